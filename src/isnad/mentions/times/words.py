"""The words of `times.yaml`: which labels a token has, and what a word of a class says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from isnad.mentions.numbers import NumberWords
from isnad.text.normalise import fold_key

_CLITICS = ("و", "ف", "ب", "ل")
_FEW_KEPT = 1 << 15  # words whose pieces are remembered
_NUMBERS = (  # classes of numbers in figures: their digits, and their least and greatest value
    ("figure", (1, 11), (0, 10**11)),
    ("dayfigure", (1, 2), (1, 99)),
    ("monthfigure", (1, 2), (1, 99)),
    ("hourfigure", (1, 2), (0, 24)),
    ("year", (4, 4), (1000, 2100)),
    ("modernyear", (4, 4), (1900, 2100)),
    ("shortyear", (2, 2), (0, 99)),
    ("lateyear", (2, 2), (30, 99)),
    ("hfigure", (4, 4), (1300, 1500)),
    ("sunfigure", (4, 4), (1300, 1450)),
    ("sunfigure", (4, 4), (2600, 2800)),
    ("wrongyear", (5, 5), (20001, 20299)),
    ("badyear", (5, 6), (10000, 299999)),
)
_BY_NUMBERS = frozenset({*(name for name, *_ in _NUMBERS), "cardinal", "date", "clock"})


class Piece(NamedTuple):
    """A token, or a part of one behind its clitics: its folded letters, labels, and where in the token it begins."""

    text: str
    labels: frozenset[str]
    at: int


class TimeWords:
    """Classes of words by the labels that patterns use: `name` for a word of a class, `=word` for the word itself."""

    def __init__(self, raw: Mapping[str, Any], numbers: NumberWords) -> None:
        self.values: dict[str, dict[str, Any]] = {
            name: {_spoken(word): None if value == "X" else value for value, words in members.items() for word in words}
            for name, members in raw["classes"].items()
        }
        self.values["ordinal"] = {_spoken(word): value for word, value in numbers.ordinals.items()}
        self._whole = frozenset(fold_key(word) for word in raw["keep_whole"])
        self._cardinals = frozenset(part for key in (*numbers.units, *numbers.scales) for part in key.split())
        self._classes: dict[str, set[str]] = {}
        for name, words in self.values.items():
            for word in words:
                if " " not in word:
                    self._classes.setdefault(word, set()).add(name)
        self._literals: set[str] = set()
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    def know(self, words: Iterable[str]) -> None:
        """Words that patterns name themselves."""
        self._literals.update(words)
        for members in self.values.values():
            for phrase in members:
                if " " in phrase:
                    self._literals.update(phrase.split())

    def ways(self, cls: str) -> Sequence[tuple[str, ...]]:
        """The ways to say a class, each as the labels of its tokens.

        Raises:
            KeyError: there is no such class.
        """
        if cls in _BY_NUMBERS:
            return ((cls,),)
        phrases = [tuple(f"={word}" for word in words.split()) for words in self.values[cls] if " " in words]
        return [(cls,), *phrases]

    def pieces(self, key: str) -> tuple[Piece, ...]:
        """A token as patterns see it: cut behind its clitics where what is left is known."""
        found = self._pieces.get(key)
        if found is None:
            if len(self._pieces) > _FEW_KEPT:
                self._pieces.clear()
            found = self._pieces[key] = self._cut(key.lower() if len(key.lower()) == len(key) else key)
        return found

    def _cut(self, key: str) -> tuple[Piece, ...]:
        whole = self._labels(key)
        if whole or key in self._whole or len(key) < 3:
            return (Piece(key, whole, 0),)
        for size in (1, 2):
            front, rest = key[:size], key[size:]
            if any(letter not in _CLITICS for letter in front) or (size == 2 and front[0] not in "وف"):
                break
            for inner in (rest, f"ال{rest[1:]}" if front[-1] == "ل" and rest.startswith("ل") else ""):
                if len(inner) > 1 and (labels := self._labels(inner)):
                    clitics = [Piece(letter, self._labels(letter), at) for at, letter in enumerate(front)]
                    return (*clitics, Piece(inner, labels, size))
        return (Piece(key, whole, 0),)

    def _labels(self, text: str) -> frozenset[str]:
        labels = set(self._classes.get(text, ()))
        if text in self._literals:
            labels.add(f"={text}")
        if text[0].isascii() and text[0].isdigit():
            labels.update(_figures(text))
        elif text in self._cardinals or (text.startswith("ال") and text[2:] in self._cardinals):
            labels.add("cardinal")
        return frozenset(labels)


def _spoken(word: Any) -> str:
    """A phrase as its pieces stand in a sentence: و before its second word is a piece of its own."""
    key = fold_key(str(word)).lower()
    head, *rest = key.split()
    pieces = [head]
    for part in rest:
        pieces += ["و", part[1:]] if part.startswith("وال") or part in ("وعشرين", "وعشرون") else [part]
    return " ".join(pieces)


def _figures(text: str) -> Iterable[str]:
    if not text.isascii():
        return
    if text.isdigit():
        value = int(text) if len(text) < 12 else -1
        for name, (shortest, longest), (least, most) in _NUMBERS:
            if shortest <= len(text) <= longest and least <= value <= most:
                yield name
    elif ":" in text:
        yield "clock"
    elif sum(text.count(mark) for mark in "-/.") == 2 and not text.count(","):
        yield "date"
    else:
        yield "figure"
