"""A weekday beside a date: it settles the year or the day where they are open, and may contradict the date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from isnad.dates.interval import Interval, day, from_parts
from isnad.mentions.times import TimeSense

CONTRADICTS = "time.weekday-contradicts"
SETS_YEAR = "time.weekday-sets-year"
_YEARS_AROUND = range(-10, 2)  # years around now among which a weekday chooses
_A_YEAR = 366  # days
_SIGHTED = 3  # days that a day of the moon's calendar may be


def in_year_of_weekday(sense: TimeSense, today: dt.date, usual: Interval | None) -> Interval | None:
    """A day and month without a year, in the nearest year in which it is the weekday beside it.

    Args:
        sense: what the words say.
        today: the day on which they are written.
        usual: the day by the tense of the sentence, which stays where it is that weekday, or where no year fits.
    """
    open_ = sense.yrel is None and sense.year is None and sense.rel is None
    if sense.weekday is None or sense.day is None or sense.month is None or not open_ or _is_on(usual, sense.weekday):
        return usual
    days = (from_parts(today.year + years, sense.month, sense.day) for years in _YEARS_AROUND)
    fitting = [found for found in days if _is_on(found, sense.weekday) and found is not None]
    return min(fitting, key=lambda found: abs(found.earliest - today), default=usual)


def by_weekday(span: Interval | None, sense: TimeSense) -> Interval | None:
    """A day of the moon's calendar, on which countries differ by a day, as the one that is the weekday beside it."""
    if span is None or sense.weekday is None or not of_the_moon(sense) or span.days > _SIGHTED:
        return span
    return next((day(found) for found in _days(span) if found.isoweekday() == sense.weekday), span)


def of_the_moon(sense: TimeSense) -> bool:
    """Whether a date is one of the Hijri calendar."""
    return sense.hmonth is not None or sense.calendar == "moon"


def remark(sense: TimeSense, span: Interval | None, anchor: Interval | None) -> str | None:
    """The rule to tell of a weekday that contradicts its date, or that alone put it into another year."""
    if sense.weekday is None or span is None or sense.overnight is not None or sense.upto is not None:
        return None
    if span.days <= _SIGHTED and all(found.isoweekday() != sense.weekday for found in _days(span)):
        return CONTRADICTS
    far = anchor is not None and not -_A_YEAR <= (span.earliest - anchor.earliest).days <= _A_YEAR
    return SETS_YEAR if far and sense.month is not None and sense.year is None and span.days == 1 else None


def _days(span: Interval) -> Iterator[dt.date]:
    return (span.earliest + dt.timedelta(number) for number in range(span.days))


def _is_on(span: Interval | None, weekday: int) -> bool:
    return span is not None and span.days == 1 and span.earliest.isoweekday() == weekday
