"""Dates whose words name their year: in figures, by month, season or decade, by the Hijri calendar."""

from __future__ import annotations

import datetime as dt
import re

from isnad.dates.calendar import edge_of, season
from isnad.dates.interval import Interval, day, from_parts
from isnad.mentions.times import TimeSense

_HIJRI_YEARS = (1343, 1500)


def is_absolute(sense: TimeSense) -> bool:
    """Whether the words name their year, and so need no anchor."""
    return sense.date is not None or sense.year is not None or sense.hyear is not None or sense.decade is not None


def absolute(sense: TimeSense) -> Interval | None:
    """The days of a date that needs no anchor; None for one that no calendar has."""
    if sense.date is not None:
        return numeric_date(sense.date)
    if sense.hyear is not None:
        return edge_of(_hijri(sense), sense.edge)
    if sense.decade is not None:
        first = 1900 + sense.decade  # reports of these wars mean the twentieth century by a bare decade
        return Interval(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    if sense.year is None:
        return None
    found = season(sense.year, sense.season) if sense.season else from_parts(sense.year, sense.month, sense.day)
    return edge_of(found, sense.edge)


def numeric_date(text: str) -> Interval | None:
    """2018-05-27 or 27/5/2018; day first, as Arabic outlets write; None for a date no calendar has."""
    parts = [int(p) for p in re.split(r"[-/.]", text)]
    if parts[0] > 31:
        return from_parts(parts[0], parts[1], parts[2])
    d, m, y = parts
    y += 2000 if y < 70 else 1900 if y < 100 else 0
    return from_parts(y, m, d) or from_parts(y, d, m)


def _hijri(sense: TimeSense) -> Interval | None:
    from hijridate import Hijri

    if sense.hyear is None or sense.hmonth is None or not _HIJRI_YEARS[0] <= sense.hyear <= _HIJRI_YEARS[1]:
        return None
    try:
        first = Hijri(sense.hyear, sense.hmonth, sense.day or 1)
        begin = dt.date.fromisoformat(first.to_gregorian().isoformat())
        return day(begin) if sense.day is not None else Interval(begin, begin + dt.timedelta(first.month_length() - 1))
    except ValueError:
        return None
