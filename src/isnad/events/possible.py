"""The days that linked claims and their reports leave one another: sets that only shrink, all at once, to a fixpoint.

Days are ordinals (`datetime.date.toordinal`). Nothing here knows how a date is written or explained.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from isnad.dates.interval import Interval
from isnad.events.readings import Meaning
from isnad.events.trust import Told

Days = frozenset[int]
Trusted = Callable[[Told, Sequence[Told]], list[str]]
_NONE: Days = frozenset()

MOST = 1500  # days of a set; more are not counted one by one
GIVER = 7  # days: a claim that leaves more dates no other
_FEW = 40  # days of a report up to which its claims are read against each at once, not when they are asked
_AHEAD = 400  # days: how long after a happening its first undated report is looked for
_HEARD = 24  # claims that date another: the most exact ones ...
_ASKED = 60  # ... of so many that are compared with it


@dataclass
class OfReport:
    """A report: the days on which it may have been published; None: too many to count."""

    id: str
    own: Interval | None
    weekday: int | None
    days: Days | None = None
    by: set[str] = field(default_factory=set)  # its claims that took days away

    def __post_init__(self) -> None:
        self.days = within(self.own, self.weekday)

    @property
    def is_open(self) -> bool:
        """More than one day is left."""
        return self.days is None or len(self.days) > 1


@dataclass
class OfClaim:
    """A claim: the days that it can mean; None: any."""

    id: str
    report: OfReport
    own: Interval | None
    weekday: int | None
    meaning: Meaning | None
    gives: bool  # it tells of one occasion
    guessed: bool  # its days are not said in words
    days: Days | None = None
    by: set[str] = field(default_factory=set)  # claims of other reports that took days away

    def __post_init__(self) -> None:
        self.days = within(self.own, self.weekday)
        if self.meaning is not None and self.report.days is not None and len(self.report.days) <= _FEW:
            read = self.read(self.report.days)
            if read is not None and not (read if self.days is None else read & self.days):
                self.meaning = None  # the words read otherwise than they were read: leave what was read
            elif read is not None:
                self.days = read if self.days is None else read & self.days

    def on(self, published: int) -> Days | None:
        """What the words mean in a report of that day; None where they do not settle it."""
        span = self.meaning(dt.date.fromordinal(published)) if self.meaning is not None else None
        return None if span is None or span.days > MOST else frozenset(_range(span))

    def read(self, published: Days) -> Days | None:
        """What the words mean in a report of one of those days; None where they do not settle it."""
        found: set[int] = set()
        for day in published:
            days = self.on(day)
            if days is None:
                return None
            found |= days
        return frozenset(found) if len(found) <= 2 * MOST else None

    def leaves(self, days: Days) -> Days:
        """Which of some days it can mean."""
        if self.days is not None:
            return self.days & days
        return frozenset(d for d in days if _in(d, self.own) and self.weekday in (None, _weekday(d)))

    @property
    def told(self) -> Told:
        """Which it is."""
        return Told(self.id, self.report.id)

    @property
    def exact(self) -> bool:
        """Few enough days to date others."""
        return self.gives and self.days is not None and max(self.days) - min(self.days) < GIVER


def within(span: Interval | None, weekday: int | None) -> Days | None:
    """The days of an interval that fall on a weekday, where that is known; all, where none does."""
    if span is None or span.days > MOST:
        return None
    days = frozenset(_range(span))
    return frozenset(d for d in days if weekday is None or _weekday(d) == weekday) or days


def settle(claims: Sequence[OfClaim], events: Sequence[Sequence[OfClaim]], trusted: Trusted) -> None:
    """Take away the days that claims of one event, and of one report, rule out; in place.

    In each round every claim looks at the others as the last round left them, so that no order matters. What
    contradicts takes nothing away: a claim hears only those others that leave it a day, none of them where they leave
    it none together; a report hears its claims likewise.

    Args:
        claims: all that may lose days, linked or not.
        events: of these the claims of each event.
        trusted: of other claims of its event those that may date a claim.
    """
    reports = {claim.report.id: claim.report for claim in claims}
    of_report: dict[str, list[OfClaim]] = {id_: [] for id_ in reports}
    for claim in claims:
        of_report[claim.report.id].append(claim)
    changed = True
    while changed:
        heard = {claim.id: found for event in events for claim in event if (found := _heard(claim, event, trusted))}
        changed = False
        for id_, report in reports.items():
            offered = {c.id: heard[c.id] for c in of_report[id_] if c.id in heard}
            changed |= _accepted(report, of_report[id_], offered)


Offer = tuple[Days, set[str]]  # the days that others leave a claim, and which others took some away


def _heard(claim: OfClaim, event: Sequence[OfClaim], trusted: Trusted) -> Offer | None:
    if not claim.gives or (claim.days is not None and len(claim.days) == 1):
        return None
    wide = claim.days is None or max(claim.days) - min(claim.days) >= GIVER
    able = [
        other for other in event
        if other.exact and other.report is not claim.report and (wide or not other.guessed)
        and claim.leaves(other.days or _NONE)
    ]  # fmt: skip
    able = sorted(able, key=lambda other: (len(other.days or ()), other.id))[:_ASKED]
    may = set(trusted(claim.told, [other.told for other in able])) if able else set()
    others = [other for other in able if other.id in may][:_HEARD]
    left = claim.leaves(_all(o.days or _NONE for o in others))
    if not left or left == claim.days:
        return None
    return left, {o.id for o in others if claim.days is None or not claim.days <= (o.days or _NONE)}


def _accepted(report: OfReport, claims: Sequence[OfClaim], offered: dict[str, Offer]) -> bool:
    """Let a report and its claims take what is offered to the claims; whether anything changed."""
    hanging = [c for c in claims if c.meaning is not None and report.is_open]
    asked = [c for c in hanging if c.id in offered]
    if asked:
        left = {c.id: _published(report, c, offered[c.id][0]) for c in asked}
        asked = [c for c in asked if left[c.id]]
        joint = _all(left[c.id] for c in asked)
        if not joint:
            asked = []
        elif report.days is None or joint < report.days:
            report.by |= {c.id for c in asked if report.days is None or not report.days <= left[c.id]}
            report.days = joint
        else:
            joint = _NONE
    else:
        joint = _NONE
    taken = [c for c in claims if c.id in offered and (c in asked or c not in hanging)]
    for claim in taken:
        claim.days = offered[claim.id][0]
        claim.by |= offered[claim.id][1]
    return _read_again(hanging, joint) or bool(taken)


def _published(report: OfReport, claim: OfClaim, days: Days) -> Days:
    """The days of publication on which the claim's words can mean some of those days."""
    candidates: Iterable[int] = report.days if report.days is not None else (
        d for d in range(min(days) - GIVER, max(days) + _AHEAD)
        if _in(d, report.own) and report.weekday in (None, _weekday(d))
    )  # fmt: skip
    return frozenset(d for d in candidates if (read := claim.on(d)) is not None and not read.isdisjoint(days))


def _read_again(claims: Iterable[OfClaim], published: Days) -> bool:
    """Read the claims of a report that has fewer days now."""
    changed = False
    for claim in claims if published else ():
        read = claim.read(published)
        days = read if claim.days is None or read is None else read & claim.days
        if days and days != claim.days:
            claim.days, changed = days, True
    return changed


def _all(sets: Iterable[Days]) -> Days:
    found: Days | None = None
    for days in sets:
        found = days if found is None else found & days
    return found or _NONE


def _range(span: Interval) -> range:
    return range(span.earliest.toordinal(), span.latest.toordinal() + 1)


def _in(ordinal: int, span: Interval | None) -> bool:
    return span is None or span.earliest.toordinal() <= ordinal <= span.latest.toordinal()


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % 7 + 1
