"""The Hijri calendar, by the tables of Umm al-Qura (`hijridate`).

A Hijri date is a day off where the moon was seen on another evening than the tables say, and countries differ. So a
day is the day of the tables and one on either side, marked as approximate; a month or year likewise. Where a
Gregorian date stands beside it, that one counts and this calendar is not asked.
"""

from __future__ import annotations

import datetime as dt

from isnad.dates.interval import Interval, day

YEARS = range(1343, 1501)  # those that the tables have
_MONTHS = 12


def moon_date(year: int, month: int | None = None, number: int | None = None) -> Interval | None:
    """A Hijri year, month or day by the tables alone; None for one they do not have."""
    if year not in YEARS:
        return None
    if month is None:
        first, last = moon_date(year, 1), moon_date(year, _MONTHS)
        return Interval(first.earliest, last.latest) if first and last else None
    from hijridate import Hijri

    try:
        found = Hijri(year, month, number or 1)
    except ValueError:
        return None
    begin = dt.date.fromisoformat(found.to_gregorian().isoformat())
    return day(begin) if number else Interval(begin, begin + dt.timedelta(found.month_length() - 1))


def sighted(span: Interval | None) -> Interval | None:
    """With the day on either side on which the moon may have been seen."""
    if span is None:
        return None
    one = dt.timedelta(1)
    return Interval(span.earliest - one, span.latest + one, True)


def moon_year(today: dt.date) -> int:
    """The Hijri year of a day.

    Raises:
        OverflowError: the tables do not reach it.
    """
    from hijridate import Gregorian

    return int(Gregorian(today.year, today.month, today.day).to_hijri().year)
