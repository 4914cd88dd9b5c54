"""Which claims of an event may date another: one wrong link must not carry a wrong day from report to report.

A link may rest on a place and a near day. Where the day itself is to be learnt, the rest has to bear it: one claim
that is much like the other, or claims of several reports, or two reports that share several events.
The figures are from 1,375 posts about Syria (Airwars), and chosen by them: 57 of 59 reports dated so were dated right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

ALONE = 6.0  # likeness at which one claim suffices
TOGETHER = 4.5  # likeness at which it takes claims of two reports: of one, three dates in four were right
IN_COMPANY = 3.0  # likeness that suffices where the two reports are so much alike in two events or more

Likeness = Callable[[str, str], float]


class Told(NamedTuple):
    """A claim and its report, by id."""

    claim: str
    report: str


class Trust:
    """Who may date whom among the claims of some events."""

    def __init__(self, events: Sequence[Sequence[Told]], likeness: Likeness) -> None:
        """Made once a linking.

        Args:
            events: the claims of each event.
            likeness: what two claims, by id, share beyond their days.
        """
        self._likeness = cache(likeness)
        self._by_report: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for number, event in enumerate(events):
            for claim, report in event:
                self._by_report[report][number].append(claim)
        self._shares = cache(self._share_events)

    def of(self, claim: Told, others: Sequence[Told]) -> list[str]:
        """Of other claims of its event, in other reports, those that may date it."""
        like = [(self._like(claim.claim, other.claim), other) for other in others]
        much = [other.claim for value, other in like if value >= ALONE]
        if much:
            return much
        rather = [other for value, other in like if value >= TOGETHER]
        if len({other.report for other in rather}) > 1:
            return [other.claim for other in rather]
        fair = [other for value, other in like if value >= IN_COMPANY]
        return [other.claim for other in fair if self._shares(*sorted((claim.report, other.report)))]

    def _like(self, one: str, other: str) -> float:
        return self._likeness(min(one, other), max(one, other))

    def _share_events(self, one: str, other: str) -> bool:
        """Two events or more in which claims of the two reports are like each other."""
        mine, theirs = self._by_report[one], self._by_report[other]
        shared = 0
        for event in sorted(mine.keys() & theirs.keys()):
            shared += any(self._like(a, b) >= IN_COMPANY for a in mine[event] for b in theirs[event])
            if shared > 1:
                return True
        return False
