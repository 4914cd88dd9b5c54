"""The sun calendar of Iran, and of the Kurds, who count its years from another beginning.

Both begin with the spring. Eight of thirty-three years are leap years; over the years used here that agrees with the
calendar as it is kept, day by day.
"""

from __future__ import annotations

import datetime as dt

from isnad.dates.interval import Interval, day

YEARS = range(1343, 1431)
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # years of a cycle of 33
_KNOWN = (1400, dt.date(2021, 3, 21))  # a year and its first day
_KURDISH_FROM = 1321  # the Kurdish year 2718 is 1397


def sun_date(
    year: int, month: int | None = None, number: int | None = None, *, kurdish: bool = False
) -> Interval | None:
    """A year, month or day of the sun calendar; None for one it does not have.

    >>> sun_date(1397, 2, 16).edtf()
    '2018-05-06'
    """
    year -= _KURDISH_FROM if kurdish else 0
    if year not in YEARS:
        return None
    first = _new_year(year)
    if month is None:
        return Interval(first, _new_year(year + 1) - dt.timedelta(1))
    if not 1 <= month <= 12:
        return None
    begin = first + dt.timedelta(31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    length = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if number is None:
        return Interval(begin, begin + dt.timedelta(length - 1))
    return day(begin + dt.timedelta(number - 1)) if 1 <= number <= length else None


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP


def _new_year(year: int) -> dt.date:
    known, first = _KNOWN
    low, high = sorted((known, year))
    days = sum(366 if _is_leap(between) else 365 for between in range(low, high))
    return first + dt.timedelta(days if year > known else -days)
