"""A copied page as folded text with the way back, on which a layout's reader marks what is not the post."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import msgspec

from isnad.records import Relayed, Zone, ZoneKind
from isnad.reports.item import DateHint
from isnad.reports.zones import READ, ZoneRules, zones
from isnad.text.normalise import fold_mapped

_Piece = tuple[ZoneKind | None, int, int]
_UNTITLED = {ZoneKind.TITLE: ZoneKind.MAIN}
_INVISIBLE = dict.fromkeys((0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF))


class Line(NamedTuple):
    """A line that is not empty, in folded positions."""

    start: int
    end: int
    text: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a layout's reader got out of a page; the zones are marked on the page."""

    layout: str
    author: str | None = None
    title: str | None = None
    dates: list[DateHint] = []
    relayed: list[Relayed] = []


class Page:
    """The text as stored, its folded form, and the marks made on it. Positions handed in are folded ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold_mapped(text)
        self.folded = folded.text
        self.offsets = folded.offsets
        self._marks: list[tuple[int, int, ZoneKind]] = []
        self._cuts: set[int] = set()  # in positions of the text as stored
        self._lines: list[Line] | None = None
        self._told = False  # a stretch of the post stands before

    @property
    def lines(self) -> list[Line]:
        """The lines that hold something."""
        if self._lines is None:
            self._lines, at = [], 0
            for line in self.folded.split("\n"):
                if line.strip():
                    self._lines.append(Line(at, at + len(line), line))
                at += len(line) + 1
        return self._lines

    def mark(self, kind: ZoneKind, start: int, end: int) -> None:
        """A stretch that is not the post; marks do not change what an earlier one covers."""
        if end > start:
            self._marks.append((start, end, kind))

    def cut(self, at: int) -> None:
        """A line break that the copy lost: the zone ends here, so that no sentence is read across."""
        self._cuts.add(self.offsets[at])

    def said(self, start: int, end: int) -> str:
        """The letters as they stand on the page, without direction marks and outer spaces."""
        return " ".join(self.text[self.offsets[start] : self.offsets[end]].translate(_INVISIBLE).split())

    def hint(self, rule: str, start: int, end: int) -> DateHint:
        """A printed date with its place."""
        first, behind = self.offsets[start], self.offsets[end - 1] + 1
        return DateHint(rule=rule, text=self.text[first:behind], start=first, end=behind)

    def zones(self, rules: ZoneRules, *, titled: bool) -> list[Zone] | None:
        """The whole text in zones: the marks, and between them what the wordings of zones.yaml find.

        Returns:
            None where nothing is marked, so that the text is read as any other.
        """
        if not self._marks and not self._cuts:
            return None
        pieces: list[_Piece] = []
        at = 0
        for start, end, kind in sorted(self._marks):
            if end <= at:
                continue
            pieces += self._own(at, max(at, start), rules, titled=titled)
            pieces.append((kind, self.offsets[max(at, start)], self.offsets[end]))
            at = end
        pieces += self._own(at, len(self.folded), rules, titled=titled)
        return _joined(pieces, self._cuts, len(self.text))

    def _own(self, start: int, end: int, rules: ZoneRules, *, titled: bool) -> list[_Piece]:
        """The zones of a stretch of the post itself; a later stretch goes on with it and has no title."""
        first, behind = self.offsets[start], self.offsets[end]
        piece = self.text[first:behind]
        if not piece.strip():
            return [(None, first, behind)] if piece else []
        found = zones(piece, rules, titled=titled and start == 0)
        if self._told:
            found = [Zone(kind=_UNTITLED.get(z.kind, z.kind), start=z.start, end=z.end) for z in found]
        self._told = self._told or any(zone.kind in READ for zone in found)
        return [(zone.kind, first + zone.start, first + zone.end) for zone in found]


def _parted(piece: _Piece, cuts: set[int]) -> list[_Piece]:
    kind, start, end = piece
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return [(kind, first, behind) for first, behind in pairwise(edges)]


def _joined(pieces: list[_Piece], cuts: set[int], size: int) -> list[Zone]:
    """Zones without gaps from the first letter to the last; neighbours of a kind are one, save titles and at cuts."""
    joined: list[Zone] = []
    at = 0
    parts = [part for piece in pieces for part in _parted(piece, cuts)]
    for kind, _, end in parts:
        if end <= at:
            continue
        if kind is None:  # nothing but white space
            kind = joined[-1].kind if joined else ZoneKind.FURNITURE
        if joined and joined[-1].kind is kind and kind is not ZoneKind.TITLE and at not in cuts:
            joined[-1] = Zone(kind=kind, start=joined[-1].start, end=end)
        else:
            joined.append(Zone(kind=kind, start=at, end=end))
        at = end
    if joined and at < size:
        joined[-1] = Zone(kind=joined[-1].kind, start=joined[-1].start, end=size)
    return joined
