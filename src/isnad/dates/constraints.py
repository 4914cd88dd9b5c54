"""What clues allow of a day, solved: from the most trusted down, as long as something is left.

A constraint allows stretches of days (open ones too), a day of the week, or a day and month of whatever year. One
that contradicts what more trusted ones leave is dropped, and told of. Nothing here knows where a clue was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import msgspec

from isnad.dates.interval import WEEKDAYS, Interval
from isnad.records import Basis

FIRST, LAST = dt.date.min, dt.date.max
EVER = Interval(FIRST, LAST)
_YEARS = (1900, 2100)  # in which a day and month without a year are looked for


class Trust(IntEnum):
    """How far a clue is believed: the lower one holds against the higher."""

    RETRIEVED = 0  # nobody saves a page before it is there
    POST = 1  # a post's own day, where what came with it is far off
    GIVEN = 2
    HINT = 3  # what the page's format says of its date
    ADDRESS = 4  # before printed lines: a page of today prints other reports' dates and its own day
    PRINTED = 5
    DATELINE = 6
    TODAY = 7  # 'today Sunday'
    HEADER = 8
    PAST = 9  # a day of which the text tells in the past
    MILESTONE = 10
    OFFICE = 11
    CLAIMS = 12  # 'yesterday' and 'Thursday' of one happening
    NAMED = 13  # a name that was not there before
    ACTED = 14  # deeds of somebody who is gone
    TOLD = 15  # a weekday with day and month of which the head tells
    WEEKDAY = 16  # a bare weekday, which chooses between the two days of an instant
    POLICY = 17


class Constraint(msgspec.Struct, frozen=True, kw_only=True):
    """What one clue allows: any of `spans`, on that weekday (1 is Monday), on that month and day."""

    trust: Trust
    basis: Basis
    spans: tuple[Interval, ...] = (EVER,)
    weekday: int | None = None
    month_day: tuple[int, int] | None = None
    notes: tuple[Basis, ...] = ()  # reasons that belong to it
    label: str | None = None  # of the lexicon's entry that it rests on

    @property
    def idle(self) -> bool:
        """Whether it allows every day: something that was met and could not be used."""
        return self.spans == (EVER,) and self.weekday is None and self.month_day is None

    @property
    def allows(self) -> str:
        """In EDTF: `2017-12-09/..`, `[2017/2020,2025/..]`, `XXXX-11-25`; or the name of a weekday."""
        if self.month_day is not None:
            return "XXXX-{:02}-{:02}".format(*self.month_day)
        if self.spans == (EVER,) and self.weekday is not None:
            return WEEKDAYS[self.weekday - 1]
        told = [edtf(span) for span in self.spans]
        return told[0] if len(told) == 1 else f"[{','.join(told)}]"


class Dropped(NamedTuple):
    """A constraint that was not used, and the one it could not be reconciled with."""

    constraint: Constraint
    over: Constraint


class Solution(NamedTuple):
    """The days that all constraints which hold allow; an open side is `FIRST` or `LAST`."""

    span: Interval
    weekday: int | None
    used: list[Constraint]
    dropped: list[Dropped]

    @property
    def closed(self) -> Interval | None:
        """The days, where both ends are known."""
        return None if self.span.earliest == FIRST or self.span.latest == LAST else self.span


def not_before(day: dt.date) -> tuple[Interval, ...]:
    """All days from one on."""
    return (Interval(day, LAST),)


def not_after(day: dt.date) -> tuple[Interval, ...]:
    """All days up to one."""
    return (Interval(FIRST, day),)


def edtf(span: Interval) -> str:
    """EDTF in which an open side is `..`."""
    if span.earliest == FIRST or span.latest == LAST:
        first = ".." if span.earliest == FIRST else span.earliest.isoformat()
        return f"{first}/{'..' if span.latest == LAST else span.latest.isoformat()}"
    return span.edtf()


def solve(constraints: Iterable[Constraint]) -> Solution:
    """The narrowest interval that the constraints allow, the most trusted first.

    Equally trusted ones go in the order of their words, so that the order in which they come does not matter.
    """
    kept: list[Constraint] = []
    dropped: list[Dropped] = []
    room = _Room()
    for constraint in sorted(constraints, key=_order):
        less = room.within(constraint)
        if less is None or less.hull is None:
            dropped.append(Dropped(constraint, _against(constraint, kept)))
        else:
            kept.append(constraint)
            room = less
    span = _hull(kept) or EVER
    weekday = next((one.weekday for one in kept if one.weekday is not None), None)
    return Solution(_marked(span, kept), None if span.days == 1 else weekday, _needed(kept, span, weekday), dropped)


def _order(one: Constraint) -> tuple[object, ...]:
    start = -1 if one.basis.start is None else one.basis.start
    return one.trust, start, one.basis.rule, one.basis.text, one.allows, one.spans, one.weekday or 0


def _against(constraint: Constraint, kept: Sequence[Constraint]) -> Constraint:
    """The first of those kept with which the constraint leaves nothing."""
    alone = (one for one in kept if _hull([one, constraint]) is None)
    return next(alone, None) or next(_together(constraint, kept), constraint)


def _together(constraint: Constraint, kept: Sequence[Constraint]) -> Iterator[Constraint]:
    """Those kept with which, and all before them, the constraint leaves nothing."""
    room = _Room().within(constraint)
    for one in kept:
        room = room and room.within(one)
        if room is None or room.hull is None:
            yield one


def _needed(kept: Sequence[Constraint], span: Interval, weekday: int | None) -> list[Constraint]:
    """Those without which the result would be another; of two that say the same, the more trusted one."""
    outdone = _outdone(kept)
    needed = [one for one in kept if one.idle or not outdone(one)]
    for one in reversed(needed):
        if one.idle:
            continue
        rest = [other for other in needed if other is not one]
        says = span.days == 1 or weekday is None or any(other.weekday is not None for other in rest)
        if says and rest and _hull(rest) == span:
            needed = rest
    return needed


def _outdone(kept: Sequence[Constraint]) -> Callable[[Constraint], bool]:
    """Asks of a bound on one side whether another of the stretches kept begins later, or ends earlier."""
    single = [one.spans[0] for one in kept if len(one.spans) == 1]
    first = max((span.earliest for span in single), default=FIRST)
    last = min((span.latest for span in single), default=LAST)

    def is_outdone(one: Constraint) -> bool:
        if one.weekday is not None or one.month_day is not None or len(one.spans) != 1:
            return False
        (own,) = one.spans
        return (own.latest == LAST and own.earliest < first) or (own.earliest == FIRST and own.latest > last)

    return is_outdone


def _marked(span: Interval, kept: Sequence[Constraint]) -> Interval:
    """`approx` where an end of the result rests on approximate words alone."""
    met = _met(kept)
    if span.days == 1 and any(one.weekday is not None for one in kept):
        return Interval(span.earliest, span.latest)  # the weekday chose it
    ends = (("earliest", met[0].earliest), ("latest", max(one.latest for one in met)))
    for name, day in ends:
        givers = [edge for one in kept for edge in one.spans if getattr(edge, name) == day]
        if givers and all(edge.approx for edge in givers):
            return Interval(span.earliest, span.latest, True)
    return Interval(span.earliest, span.latest)


# ---- the days that several constraints leave ----------------------------------------------------


class _Room(NamedTuple):
    """What the constraints so far leave, kept from one to the next: a report may have very many."""

    spans: tuple[Interval, ...] = (EVER,)
    weekday: int | None = None
    month_day: tuple[int, int] | None = None

    def within(self, one: Constraint) -> _Room | None:
        """What is left with one more; None if they exclude each other."""
        weekday = one.weekday if self.weekday is None else self.weekday
        month_day = one.month_day if self.month_day is None else self.month_day
        if one.weekday not in (None, weekday) or one.month_day not in (None, month_day):
            return None
        spans = tuple(met for span in self.spans for other in one.spans if (met := span.meet(other)) is not None)
        return _Room(spans, weekday, month_day) if spans else None

    @property
    def hull(self) -> Interval | None:
        """From the first to the last day; None if there is none."""
        fitting = [fit for span in self.spans if (fit := _fitting(span, self.weekday, self.month_day)) is not None]
        if not fitting:
            return None
        return Interval(min(fit.earliest for fit in fitting), max(fit.latest for fit in fitting))


def _hull(constraints: Sequence[Constraint]) -> Interval | None:
    """From the first to the last day that all allow; None if there is none."""
    room: _Room | None = _Room()
    for one in constraints:
        room = room and room.within(one)
    return room.hull if room is not None else None


def _met(constraints: Iterable[Constraint]) -> list[Interval]:
    """The stretches that all allow, whatever their day of the week."""
    spans: list[Interval] = [EVER]
    for one in constraints:
        spans = [met for span in spans for other in one.spans if (met := span.meet(other)) is not None]
    return sorted(spans)


def _fitting(span: Interval, weekday: int | None, month_day: tuple[int, int] | None) -> Interval | None:
    """The part of a span from its first to its last day of that weekday or month and day; open sides stay open."""
    if month_day is not None:
        first, last = max(span.earliest.year, _YEARS[0]), min(span.latest.year, _YEARS[1])
        days = [
            day for year in range(first, last + 1) if (day := _day(year, *month_day)) and _holds(day, span, weekday)
        ]
        if not days:
            return None
        begin, end = days[0], days[-1]
    elif weekday is not None:
        ahead = (weekday - span.earliest.isoweekday()) % 7
        if ahead >= span.days:
            return None
        begin = span.earliest + dt.timedelta(ahead)
        end = span.latest - dt.timedelta((span.latest.isoweekday() - weekday) % 7)
    else:
        return span
    return Interval(FIRST if span.earliest == FIRST else begin, LAST if span.latest == LAST else end)


def _holds(day: dt.date, span: Interval, weekday: int | None) -> bool:
    return span.earliest <= day <= span.latest and weekday in (None, day.isoweekday())


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
