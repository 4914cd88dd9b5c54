"""Which texts may share words, without comparing each with each: MinHash over passages (rensa).

A whole text will not do: a post of sixty words that stands in an article of a thousand is a twentieth of it.
So each text is cut into passages, at places that its own words choose, so that two copies are cut alike whatever
stands before. Passages that MinHash finds alike make their texts candidates; who asks compares them exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rensa import RMinHash

_CUT = 24  # a passage ends before a run whose number this divides: one in so many
_LEAST = 8  # runs of a passage
_SEED = 1407  # any; fixed, so that a run finds what the last one found
_PERMUTATIONS, _BANDS = 64, 32  # of two values: passages that share three tenths of their runs meet in 19 of 20 cases
_HELD = 24  # texts kept a passage; a footer in ten thousand pages shall not pair each with each


class Passages:
    """The passages of the texts seen so far."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._index = RMinHashLSH(1 / 3, _PERMUTATIONS, _BANDS)
        self._owners: list[int] = []

    def met(self, runs: Sequence[int], number: int) -> set[int]:
        """The earlier texts that have a passage much like one of this text's, which is then remembered too.

        Args:
            runs: of words of the text, as numbers, in their order.
            number: what to call this text.
        """
        candidates: set[int] = set()
        new: list[RMinHash] = []
        for sketch in _sketches(runs):
            owners = {self._owners[passage] for passage in self._index.query(sketch)}
            candidates |= owners
            if len(owners) < _HELD:
                new.append(sketch)
        self._index.insert_many(new, len(self._owners))
        self._owners += [number] * len(new)
        return candidates


def _sketches(runs: Sequence[int]) -> list[RMinHash]:
    from rensa import RMinHash

    tokens = [number.to_bytes(8, "big", signed=True) for number in runs]
    cut = [tokens[start:end] for start, end in _passages(runs)]
    sketches: list[RMinHash] = RMinHash.from_token_sets(cut, _PERMUTATIONS, _SEED)
    return sketches


def _passages(runs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """`[start, end)` of each passage; the last may be short."""
    start = 0
    for at, number in enumerate(runs):
        if number % _CUT == 0 and at - start >= _LEAST:
            yield start, at
            start = at
    if start < len(runs):
        yield start, len(runs)
