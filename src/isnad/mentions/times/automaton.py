"""All patterns at once: a machine that reads tokens and knows after each which patterns may end there.

Its states are made when they are first needed and kept, so that a sentence costs one look-up a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from isnad.mentions.times.pattern import Graph, Mark

DEAD = 0


class Bound(NamedTuple):
    """The tokens `[first, behind)` that stand for a class of a pattern."""

    cls: str
    field: str
    first: int
    behind: int


class Automaton:
    """The patterns of a lexicon, joined; a token is known by the number of its set of labels (`signature`)."""

    def __init__(self, graph: Graph, patterns: Sequence[tuple[int, int]]) -> None:
        self._graph = graph
        self._patterns = patterns
        self._ends = {end: number for number, (_, end) in enumerate(patterns)}
        self._signatures: dict[frozenset[str], int] = {}
        self._labels: list[frozenset[str]] = []
        self._known: dict[frozenset[int], int] = {frozenset(): DEAD}
        self._inside: list[frozenset[int]] = [frozenset()]
        self._steps: list[dict[int, int]] = [{}]
        self.accepts: list[tuple[int, ...]] = [()]
        self.signature(frozenset())
        self.start = self._state(self._closed({start for start, _ in patterns}))

    def signature(self, labels: frozenset[str]) -> int:
        """The number of a set of labels; 0 for none."""
        number = self._signatures.setdefault(labels, len(self._labels))
        if number == len(self._labels):
            self._labels.append(labels)
        return number

    def step(self, state: int, signature: int) -> int:
        """The state behind one more token; DEAD where no pattern goes on."""
        steps = self._steps[state]
        then = steps.get(signature)
        if then is None:
            then = steps[signature] = self._made(state, signature)
        return then

    def _made(self, state: int, signature: int) -> int:
        labels, moves = self._labels[signature], self._graph.moves
        if not labels:
            return DEAD
        return self._state(
            self._closed({to for inner in self._inside[state] for label, to in moves[inner] if label in labels})
        )

    def _closed(self, states: set[int]) -> frozenset[int]:
        """With all states that are reached without a token."""
        waiting = list(states)
        while waiting:
            for to, _ in self._graph.free[waiting.pop()]:
                if to not in states:
                    states.add(to)
                    waiting.append(to)
        return frozenset(states)

    def _state(self, inside: frozenset[int]) -> int:
        number = self._known.setdefault(inside, len(self._inside))
        if number == len(self._inside):
            self._inside.append(inside)
            self._steps.append({})
            self.accepts.append(tuple(sorted(self._ends[s] for s in inside if s in self._ends)))
        return number

    def trace(self, pattern: int, signatures: Sequence[int], first: int, behind: int) -> list[Bound]:
        """How a pattern takes the tokens `[first, behind)`, which it is known to take: its classes in order."""
        start, end = self._patterns[pattern]
        failed: set[tuple[int, int]] = set()
        path: list[tuple[Mark, int]] = []

        def walk(state: int, at: int) -> bool:
            if state == end and at == behind:
                return True
            if (state, at) in failed:
                return False
            failed.add((state, at))
            if at < behind:
                labels = self._labels[signatures[at]]
                if any(label in labels and walk(to, at + 1) for label, to in self._graph.moves[state]):
                    return True
            for to, mark in self._graph.free[state]:
                if mark is not None:
                    path.append((mark, at))
                if walk(to, at):
                    return True
                if mark is not None:
                    path.pop()
            return False

        walk(start, first)
        return _bounds(path)


def _bounds(path: Sequence[tuple[Mark, int]]) -> list[Bound]:
    found: list[Bound] = []
    opened: list[int] = []
    for mark, at in path:
        if mark.opens:
            opened.append(len(found))
            found.append(Bound(mark.cls, mark.field, at, at))
        else:
            index = opened.pop()
            found[index] = found[index]._replace(behind=at)
    return found
