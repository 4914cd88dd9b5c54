"""Patterns of time expressions, read from their notation into a graph of states.

Notation: words with spaces between; `[...]` may be left out; `(a|b)` one of several; `{class}` a word of a class,
whose value goes into the field of that name, `{class:field}` into another, `{class:-}` nowhere; `<phrase>` a
pattern that has a name; `{cut}` parts two ends of a range between which nothing stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"[\[\]()|]|\{[^}]+\}|<[^>]+>|[^\s\[\](){}<>|]+")


class Mark(NamedTuple):
    """Where the words of a class begin or end on the way through a pattern."""

    cls: str
    field: str
    opens: bool


Words = Callable[[str], Sequence[tuple[str, ...]]]  # the ways to say a class, each as labels of tokens


class Graph:
    """States with steps that take one token (`moves`) and steps that take none (`free`)."""

    def __init__(self, words: Words, phrases: Mapping[str, str]) -> None:
        self.moves: list[list[tuple[str, int]]] = []
        self.free: list[list[tuple[int, Mark | None]]] = []
        self._words = words
        self._phrases = phrases

    def state(self) -> int:
        """A new state."""
        self.moves.append([])
        self.free.append([])
        return len(self.moves) - 1

    def add(self, pattern: str) -> tuple[int, int]:
        """A pattern as states from its first to its last."""
        tokens = iter([*_TOKEN.findall(pattern), ")"])
        return self._choice(tokens)

    def _choice(self, tokens: Iterator[str]) -> tuple[int, int]:
        """Branches up to the closing bracket."""
        start, end = self.state(), self.state()
        at = self._branch(start)
        for sign in tokens:
            if sign in (")", "]"):
                self.free[at].append((end, None))
                return start, end
            if sign == "|":
                self.free[at].append((end, None))
                at = self._branch(start)
            elif sign in ("(", "["):
                first, last = self._choice(tokens)
                self.free[at].append((first, None))
                if sign == "[":
                    self.free[at].append((last, None))
                at = last
            else:
                at = self._one(at, sign)
        raise ValueError("a bracket is not closed")

    def _branch(self, start: int) -> int:
        at = self.state()
        self.free[start].append((at, None))
        return at

    def _one(self, at: int, sign: str) -> int:
        if sign.startswith("<"):
            first, last = self.add(self._phrases[sign[1:-1]])
            self.free[at].append((first, None))
            return last
        if sign.startswith("{"):
            cls, _, field = sign[1:-1].partition(":")
            if cls == "cut":
                return self._cut(at)
            return self._class(at, cls, field or cls)
        return self._step(at, f"={sign}")

    def _step(self, at: int, label: str) -> int:
        then = self.state()
        self.moves[at].append((label, then))
        return then

    def _cut(self, at: int) -> int:
        """A joint of no words."""
        inside, end = self.state(), self.state()
        self.free[at].append((inside, Mark("joint", "-", True)))
        self.free[inside].append((end, Mark("joint", "-", False)))
        return end

    def _class(self, at: int, cls: str, field: str) -> int:
        inside, outside, end = self.state(), self.state(), self.state()
        self.free[at].append((inside, Mark(cls, field, True)))
        if cls in self._phrases:  # a class that is a pattern itself: numbers
            first, last = self.add(self._phrases[cls])
            self.free[inside].append((first, None))
            self.free[last].append((outside, None))
        grown: dict[tuple[str, ...], int] = {(): inside}  # words that begin alike share their states
        for labels in () if cls in self._phrases else self._words(cls):
            for size in range(1, len(labels)):
                if labels[:size] not in grown:
                    grown[labels[:size]] = self._step(grown[labels[: size - 1]], labels[size - 1])
            self.moves[grown[labels[:-1]]].append((labels[-1], outside))
        self.free[outside].append((end, Mark(cls, field, False)))
        return end
