"""Days that are the names of happenings: the seventh of October is a day of 2023, whatever the year of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from isnad.mentions.times.guards import bare, folded
from isnad.mentions.times.records import TimeSense
from isnad.mentions.times.words import Piece


class _Happening(NamedTuple):
    year: int
    beside: frozenset[str]  # one of these stands in front
    along: frozenset[str]  # and one of these in the sentence, where any are asked for


class NamedDays:
    """Knows the happenings that are called by their day."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        named = raw["named_days"]
        self._reach = int(named["reach"])
        self._usual = folded(named["beside"])
        self._behind = folded(named["since"])
        self._days: dict[tuple[int, int], list[_Happening]] = {}
        for row in named["days"]:
            happening = _Happening(
                row["year"], folded(row["beside"]) if "beside" in row else self._usual, folded(row.get("along"))
            )
            self._days.setdefault((row["month"], row["day"]), []).append(happening)

    def year_of(self, sense: TimeSense, pieces: Sequence[Piece], first: int) -> int | None:
        """The year of the happening that a day without a year names, by the words in front of it."""
        happenings = self._days.get((sense.month or 0, sense.day or 0))
        if happenings is None or not _is_open(sense):
            return None
        before = frozenset().union(*(bare(piece.text) for piece in pieces[max(0, first - self._reach) : first]))
        words: frozenset[str] | None = None
        for happening in happenings:
            if happening.beside.isdisjoint(before):
                continue
            if not happening.along:
                return happening.year
            if words is None:
                words = frozenset().union(*(bare(piece.text) for piece in pieces))
            if not happening.along.isdisjoint(words):
                return happening.year
        return None

    def is_since(self, sense: TimeSense, pieces: Sequence[Piece], first: int) -> bool:
        """منذ ثورة 25 يناير: the happening as the time from which something is counted, not as a name."""
        led = first > 1 and pieces[first - 2].text in self._behind
        return led and self.year_of(sense, pieces, first) is not None


def _is_open(sense: TimeSense) -> bool:
    said = (sense.year, sense.yrel, sense.rel, sense.weekday, sense.same_year)
    return all(value is None for value in said)
