"""The calendar of weeks, months, seasons, years and centuries as news speaks of them.

The week of the news begins on Sunday; the winter of a year begins in its December.
"""

from __future__ import annotations

import datetime as dt

from isnad.dates.interval import Interval, day, month, year

WEEK = 7
UNIT_YEARS = {"Y": 1, "E": 10, "C": 100}
_SHARES = {"H1": (1, 2), "H2": (2, 2), "Q1": (1, 4), "Q2": (2, 4), "Q3": (3, 4), "Q4": (4, 4)}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins


def last_weekday(today: dt.date, weekday: int) -> dt.date:
    """The last such ISO weekday by today, today included."""
    return today - dt.timedelta((today.isoweekday() - weekday) % WEEK)


def next_weekday(today: dt.date, weekday: int) -> dt.date:
    """The next such ISO weekday after today."""
    return today + dt.timedelta((weekday - today.isoweekday() - 1) % WEEK + 1)


def month_from(today: dt.date, count: int) -> dt.date:
    """The first day of the month so many months away."""
    number = today.year * 12 + today.month - 1 + count
    return dt.date(number // 12, number % 12 + 1, 1)


def season(in_year: int, name: str) -> Interval:
    """Three months by the calendar; the winter of a year begins in its December.

    Raises:
        ValueError: the calendar has no such year.
    """
    first = dt.date(in_year, _SEASONS[name], 1)
    last = month_from(first, 2)
    return Interval(first, month(last.year, last.month).latest)


def calendar_unit(unit: str, today: dt.date) -> Interval | None:
    """The day, week, month, year, decade or century around a day; the week of the news begins on Sunday."""
    if unit == "D":
        return day(today)
    if unit == "W":
        sunday = last_weekday(today, 7)
        return Interval(sunday, sunday + dt.timedelta(WEEK - 1))
    if unit == "M":
        return month(today.year, today.month)
    if unit in UNIT_YEARS:
        size = UNIT_YEARS[unit]
        first = today.year // size * size
        return Interval(year(first).earliest, year(first + size - 1).latest)
    return None


def edge_of(span: Interval | None, edge: str | None) -> Interval | None:
    """The beginning, middle or end third of a span."""
    if span is None or edge is None or span.days < 3:
        return span
    if edge in _SHARES:
        return _share(span, *_SHARES[edge])
    third = max(span.days // 3, 1)
    start, end = span.earliest, span.latest
    if edge == "start":
        return Interval(start, start + dt.timedelta(third), True)
    if edge == "end":
        return Interval(end - dt.timedelta(third), end, True)
    return Interval(start + dt.timedelta(third), end - dt.timedelta(third), True)


def _share(span: Interval, number: int, of: int) -> Interval:
    """One of so many equal parts: of a year whole months, of anything else about so many days."""
    start, end = span.earliest, span.latest
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        months = 12 // of
        last = month(start.year, number * months).latest
        return Interval(dt.date(start.year, (number - 1) * months + 1, 1), last)
    days = span.days
    first, last = start + dt.timedelta((number - 1) * days // of), start + dt.timedelta(number * days // of - 1)
    return Interval(first, last, True)
