"""Intervals of whole days and their EDTF form (ISO 8601-2, level 1).

An interval is all that is known: nothing here turns 'in 2014' into a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

import msgspec

_EDTF_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


class Interval(msgspec.Struct, frozen=True, order=True):
    """Days from `earliest` to `latest`, both included; `approx` where the words say 'about'."""

    earliest: dt.date
    latest: dt.date
    approx: bool = False

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"an interval cannot end before it begins: {self.earliest}..{self.latest}")

    @property
    def days(self) -> int:
        """How many days it spans; 1 for a single day."""
        return (self.latest - self.earliest).days + 1

    def meet(self, other: Interval) -> Interval | None:
        """The days both allow, or None when they contradict; never wider than either."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if latest < earliest:
            return None
        return Interval(earliest, latest, self.approx or other.approx)

    def hull(self, other: Interval) -> Interval:
        """The shortest span that holds both."""
        earliest, latest = min(self.earliest, other.earliest), max(self.latest, other.latest)
        return Interval(earliest, latest, self.approx or other.approx)

    def shifted(self, days: int) -> Interval:
        """The same span that many days later."""
        step = dt.timedelta(days)
        return Interval(self.earliest + step, self.latest + step, self.approx)

    def edtf(self) -> str:
        """EDTF: a day, month or year where the span is exactly one, else a range.

        >>> Interval(dt.date(2018, 4, 1), dt.date(2018, 4, 30)).edtf()
        '2018-04'
        >>> Interval(dt.date(2018, 4, 3), dt.date(2018, 4, 9), approx=True).edtf()
        '2018-04-03~/2018-04-09~'
        """
        first, last, mark = self.earliest, self.latest, "~" if self.approx else ""
        begin, end = first.isoformat(), last.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            begin, end = begin[:4], end[:4]
        elif first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            begin, end = begin[:7], end[:7]
        return f"{begin}{mark}" if begin == end else f"{begin}{mark}/{end}{mark}"

    def ucdp_precision(self) -> int:
        """UCDP GED's date_prec: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."""
        for precision, most in ((1, 1), (2, 6), (3, 7), (4, 31)):
            if self.days <= most:
                return precision
        return 5


def day(value: dt.date) -> Interval:
    """One day."""
    return Interval(value, value)


def month(year: int, number: int) -> Interval:
    """One month."""
    return Interval(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Interval:
    """One year."""
    return Interval(dt.date(number, 1, 1), dt.date(number, 12, 31))


def from_parts(y: int, m: int | None = None, d: int | None = None) -> Interval | None:
    """A year, month or day; None for one that no calendar has (31 February, month 13)."""
    try:
        if m is None:
            return year(y)
        return month(y, m) if d is None else day(dt.date(y, m, d))
    except (ValueError, IndexError):
        return None


def parse_edtf(text: str) -> Interval | None:
    """The interval of an EDTF day, month, year or range as `Interval.edtf` writes it; None for anything else."""
    first, _, last = text.partition("/")
    begin, end = _point(first), _point(last or first)
    if begin is None or end is None or end.latest < begin.earliest:
        return None
    return Interval(begin.earliest, end.latest, "~" in text)


def _point(text: str) -> Interval | None:
    found = _EDTF_POINT.fullmatch(text)
    if not found:
        return None
    y, m, d = (int(part) if part else None for part in found.groups())
    return from_parts(y or 0, m, d) if y else None
