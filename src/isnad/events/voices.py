"""Whose voices are heard on an event: one text is one voice however many outlets print it, and so is one page.

Who is answerable for a claim stands in its own chain (`traits.origin_of`). What other reports add is here: the
outlet that prints another's text says what the other says, also where one of the two names an agency and the
other does not; and an outlet that rewrites its page corrects itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.events.copies import shingles, words
from isnad.events.traits import OUTLET, origin_of
from isnad.records import Claim, Copy, Document
from isnad.text.normalise import fold

_STANDS = 0.6  # of the pairs of words of a claim's evidence


class Voices:
    """What is known from all reports about who repeats whom."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        claims: Mapping[str, Sequence[Claim]],
        copies: Mapping[str, Copy],
        previous: Mapping[str, str],
    ) -> None:
        """Made once a linking.

        Args:
            documents: reports by id.
            claims: claims by report id.
            copies: near-copies by report id.
            previous: the version before, by report id.
        """
        self._documents, self._claims, self._copies, self._previous = documents, claims, copies, previous
        self._pairs: dict[str, frozenset[int]] = {}
        self._heard: dict[str, str | None] = {}

    def of(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The origin of each claim of one event, by claim id; the same for claims that are one voice.

        A voice is called by whom somebody credits for it, else by the report from which the others copied. Two
        who are credited stay two, also where one text names the one here and the other there.
        """
        origins: dict[str, str] = {}
        by_words: dict[tuple[str, tuple[str, ...]], Claim] = {}
        groups = _Groups()
        for claim in sorted(claims, key=lambda c: c.id):
            first = by_words.setdefault(_said(claim), claim)
            origins[claim.id] = origin_of(claim if first.document == claim.document else first)
            heard = self._from(claim)
            if heard is not None:
                groups.join(origins[claim.id], heard)
        return {id_: groups.name(origin) for id_, origin in origins.items()}

    def current(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims of one event without those of a report that speaks of it again in a later version."""
        reports = {c.document for c in claims}
        old = {earlier for report in reports for earlier in self._earlier(report)}
        return [c for c in claims if c.document not in old]

    def _earlier(self, report: str) -> list[str]:
        """All versions before it, the nearest first."""
        found: list[str] = []
        while (before := self._previous.get(found[-1] if found else report)) is not None:
            found.append(before)
        return found

    def _from(self, claim: Claim) -> str | None:
        """The origin that a claim has from the report which its own copies, or from the first version of its page."""
        if claim.id not in self._heard:
            self._heard[claim.id] = self._copied(claim) or self._version(claim)
        return self._heard[claim.id]

    def _copied(self, claim: Claim) -> str | None:
        report, own = claim.document, None
        while (copy := self._copies.get(report)) is not None and self._stands(claim, copy.of):
            report = copy.of
            same = self._same(claim, report)
            if same is not None:
                return self._from(same) or origin_of(same)
            own = OUTLET + report
        return own if not claim.chain else None

    def _version(self, claim: Claim) -> str | None:
        earlier = self._earlier(claim.document) if not claim.chain else []
        return OUTLET + earlier[-1] if earlier else None

    def _stands(self, claim: Claim, report: str) -> bool:
        """A claim's words stand in a report, save for small changes."""
        if report not in self._pairs:
            self._pairs[report] = frozenset(shingles(words(self._documents[report].text), 2))
        return _share(claim, self._pairs[report]) >= _STANDS

    def _same(self, claim: Claim, report: str) -> Claim | None:
        """The claim of the report copied that was made from the same words."""
        there = [c for c in self._claims.get(report, ()) if c.event_type is claim.event_type]
        alike = [(_share(claim, frozenset(_pairs(c))), c.id, c) for c in there]
        best = max(alike, default=None)
        return best[2] if best is not None and best[0] >= _STANDS else None


def _pairs(claim: Claim) -> Sequence[int]:
    return shingles(words(claim.evidence.text), 2)


def _share(claim: Claim, there: frozenset[int]) -> float:
    mine = _pairs(claim)
    return len(there.intersection(mine)) / len(mine) if mine else 0.0


def _said(claim: Claim) -> tuple[str, tuple[str, ...]]:
    return fold(claim.evidence.text), tuple(fold(link.text) for link in claim.chain)


class _Groups:
    """Origins that are one: at most one that is credited, and outlets that print its words."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}  # towards the origin copied from

    def join(self, copying: str, copied: str) -> None:
        mine, theirs = self.name(copying), self.name(copied)
        if mine == theirs:
            return
        if theirs.startswith(OUTLET) and not mine.startswith(OUTLET):
            mine, theirs = theirs, mine
        if mine.startswith(OUTLET):
            self._first[mine] = theirs

    def name(self, origin: str) -> str:
        while origin in self._first:
            origin = self._first[origin]
        return origin
