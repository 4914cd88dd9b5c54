"""Dates whose words name their year: in figures, by month, season or decade, by the moon or by the sun of Iran."""

from __future__ import annotations

import datetime as dt
import re

from isnad.dates.calendar import edge_of, season
from isnad.dates.interval import Interval, from_parts, year
from isnad.dates.moon import moon_date, sighted
from isnad.dates.sun import sun_date
from isnad.mentions.times import TimeSense

_MOON_YEARS = range(1425, 1461)  # a date in figures of such a year is a Hijri one
_UNSETTLED = range(1343, 1425)  # of such a one a sun date, a Hijri one of long ago, or nobody knows
_CENTURY = 19  # reports of these wars mean the twentieth by a bare decade


def is_absolute(sense: TimeSense) -> bool:
    """Whether the words name their year, and so need no anchor."""
    years = (sense.date, sense.year, sense.hyear, sense.decade, sense.century, sense.calendar)
    return any(value is not None for value in years)


def absolute(sense: TimeSense) -> Interval | None:
    """The days of a date that needs no anchor; None for one that no calendar has, or of a calendar not known."""
    if sense.date is not None:
        return sighted(_moon(sense.date)) if sense.calendar == "moon" else _figures(sense)
    if sense.hyear is not None:
        return edge_of(sighted(moon_date(sense.hyear, sense.hmonth, sense.day)), sense.edge)
    return edge_of(exact(sense), sense.edge)


def exact(sense: TimeSense) -> Interval | None:
    """The same as the words have it: day first, the moon by its tables, the whole of which an edge is a part."""
    if sense.date is not None:
        return _moon(sense.date) if sense.calendar == "moon" else _readings(sense)[0]
    if sense.hyear is not None:
        return moon_date(sense.hyear, sense.hmonth, sense.day)
    if sense.calendar is not None:
        kurdish = sense.calendar == "kurdish"
        return sun_date(sense.year or 0, sense.smonth, sense.day, kurdish=kurdish)
    if sense.decade is not None:
        first = (_CENTURY if sense.century is None else sense.century - 1) * 100 + sense.decade
        return Interval(year(first).earliest, year(first + 9).latest)
    if sense.century is not None:
        first = (sense.century - 1) * 100
        return Interval(dt.date(max(first, 1), 1, 1), dt.date(first + 99, 12, 31))
    if sense.year is None:
        return None
    return season(sense.year, sense.season) if sense.season else from_parts(sense.year, sense.month, sense.day)


def numeric_date(text: str) -> Interval | None:
    """2018-05-27 or 27/5/2018; day first, as Arabic outlets write; None for a date no calendar has."""
    y, m, d, _ = _parts(text)
    if y in _MOON_YEARS:
        return moon_date(y, m, d)
    if y in _UNSETTLED:
        return None
    found = from_parts(y, m, d)
    return found or (from_parts(y, d, m) if m > 12 and _parts(text)[3] else None)


def _moon(text: str) -> Interval | None:
    """A Hijri date in figures."""
    y, m, d, _ = _parts(text)
    return moon_date(y, m, d)


def _parts(text: str) -> tuple[int, int, int, bool]:
    """Year, month and day of a date in figures, and whether month and day may stand the other way round."""
    first, second, third = (int(part) for part in re.split(r"[-/.]", text))
    if first > 31:
        return first, second, third, False
    full = third + (2000 if third < 70 else 1900 if third < 100 else 0)
    return full, second, first, True


def readings(sense: TimeSense) -> tuple[Interval, ...]:
    """Every day that a date in figures may be, day first and then month first; one where a weekday settles it."""
    if sense.calendar == "moon" or _parts(sense.date or "")[0] in _MOON_YEARS:
        by_the_moon = absolute(sense)
        return () if by_the_moon is None else (by_the_moon,)
    return tuple(span for span in _readings(sense) if span is not None)


def _figures(sense: TimeSense) -> Interval | None:
    """A date in figures with all that it may mean: 7/9/2023 is a day of September or of July, and any between."""
    found, other = _readings(sense)
    if found is not None and _parts(sense.date or "")[0] in _MOON_YEARS:
        return sighted(found)
    return found.hull(other) if found and other else found


def _readings(sense: TimeSense) -> tuple[Interval | None, Interval | None]:
    """Day first, and month first where that is a date too; a weekday that only one of them is settles it."""
    text = sense.date or ""
    found = numeric_date(text)
    y, m, d, turns = _parts(text)
    other = from_parts(y, d, m) if turns and y not in _MOON_YEARS and m != d else None
    if found is None or other is None or sense.weekday is None:
        return found, other
    fits = [span for span in (found, other) if span.earliest.isoweekday() == sense.weekday]
    return (fits[0], None) if len(fits) == 1 else (found, other)
