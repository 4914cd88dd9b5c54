"""From which day to which an entry, or one of its names, was: dates of the lexicon read as they are written.

A date is a day, a month or a year of EDTF; a life begins with the first day that its beginning allows and ends with
the last day that its end allows. What is written amiss is refused when the file loads.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from isnad.lexicon.model import Actor, Date, Entry


class Life(NamedTuple):
    """First and last day, both included; `date.min` and `date.max` where an end is not known."""

    first: dt.date
    last: dt.date

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether it was at some time between two days."""
        return self.first <= last and first <= self.last


def life_of(since: Date, until: Date) -> Life:
    """The days that the two dates leave.

    Args:
        since: the beginning as EDTF (`2015`, `2015-10`, `2015-10-10`); None for one that is not known.
        until: the end, the same; None also for what still is.

    Raises:
        ValueError: a date that no calendar has, or an end before the beginning.
    """
    first = dt.date.min if since is None else _days(since)[0]
    last = dt.date.max if until is None else _days(until)[1]
    if last < first:
        raise ValueError(f"it ends ({until}) before it begins ({since})")
    return Life(first, last)


def faults(entry: Entry) -> Iterator[str]:
    """What is amiss with the dates of an entry, in words that stand behind its name."""
    dated = [(entry.since, entry.until)]
    if isinstance(entry, Actor):
        dated += [(one.since, one.until) for one in entry.named]
        own = {entry.ar, *entry.names}
        strange = (name for one in entry.named for name in one.names if name not in own)
        yield from (f"`named` has {name}, which is not in `names`" for name in strange)
        if entry.final and entry.until is None:
            yield "it is `final` and has no `until`"
    for since, until in dated:
        try:
            life_of(since, until)
        except ValueError as fault:
            yield str(fault)


def _days(written: str | int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year, month or day."""
    parts = str(written).split("-")
    if len(parts) > 3 or [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not all(map(str.isdigit, parts)):
        raise ValueError(f"{written} is no date; write 2015, 2015-10 or 2015-10-10")
    year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
    try:
        first = dt.date(year, month, day)
    except ValueError:
        raise ValueError(f"no calendar has {written}") from None
    if len(parts) == 3:
        return first, first
    last = month if len(parts) == 2 else 12
    return first, dt.date(year, last, calendar.monthrange(year, last)[1])
