"""What must or must not stand around a time expression: names made of time words are no times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from isnad.mentions.times.records import TimeSense
from isnad.mentions.times.words import Piece
from isnad.text.normalise import fold_key

_LASTING_REACH = 4  # words between استمر and how long


def _is_counted(word: str) -> bool:
    """By its ending: 2014 شخصا."""
    return len(word) > 3 and word.endswith("ا") and not word.endswith(("ها", "نا"))


def _folded(words: Sequence[str] | None) -> frozenset[str]:
    return frozenset(fold_key(word) for word in words or ())


class Guard(NamedTuple):
    """The words around that one rule asks for or does not bear."""

    after: frozenset[str]
    never_after: frozenset[str]
    never_before: frozenset[str]
    endings: tuple[str, ...]
    not_counting: bool
    no_event: bool
    lasting: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Guard:
        """The guard of a row of `rules` or `pairs`."""
        return cls(
            _folded(row.get("after")), _folded(row.get("never_after")), _folded(row.get("never_before")),
            tuple(_folded(row.get("after_ending"))), bool(row.get("not_counting")), bool(row.get("never_before_event")),
            bool(row.get("after_lasting")),
        )  # fmt: skip


class Around:
    """Judges a match by the pieces before and behind it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        names = raw["names"]
        self._heads = _folded(names["heads"])
        self._groups = [(_folded(names[key]), _folded(names[f"{key[:-1]}_words"])) for key in ("battles",)]
        self._groups.append((_folded(names["media"]), _folded(names["media_words"])))
        self._titles = _folded(names["titles"])
        self._behind = _folded(names["behind"])
        self._lasting = _folded(raw["lasting"])
        self._events = _folded(raw["events"])
        self._counted = _folded(raw["classes"]["counted"]["X"])

    def allows(self, guard: Guard, pieces: Sequence[Piece], first: int, behind: int) -> bool:
        """Whether a rule's own words stand around it."""
        before = pieces[first - 1].text if first else ""
        then = pieces[behind].text if behind < len(pieces) else ""
        if guard.after and before not in guard.after and not (guard.lasting and self._lasts(pieces, first)):
            return False
        if guard.endings and not before.endswith(guard.endings):
            return False
        if before in guard.never_after or then in guard.never_before:
            return False
        if guard.not_counting and (then in self._counted or _is_counted(then)):
            return False
        if guard.no_event and then in ("من", "علي"):
            return behind + 1 >= len(pieces) or pieces[behind + 1].text not in self._events
        return True

    def _lasts(self, pieces: Sequence[Piece], first: int) -> bool:
        return any(piece.text in self._lasting for piece in pieces[max(0, first - _LASTING_REACH) : first])

    def is_name(self, sense: TimeSense, pieces: Sequence[Piece], first: int, behind: int) -> bool:
        """حي العصر, صحيفة الغد, لواء 17 تموز: the words are a name or a part of one."""
        word = pieces[first].text
        before = pieces[first - 1].text if first else ""
        then = pieces[first + 1].text if first + 1 < len(pieces) else ""
        if f"{before} {word}" in self._titles or f"{word} {then}" in self._titles:
            return True
        for heads, words in self._groups:
            if before in heads and word in words and (sense.deictic is None or behind == first + 1):
                return True
        if behind == first + 1 and then in self._behind:
            return True
        if before not in self._heads or sense.deictic is not None or sense.unit is not None or sense.clock is not None:
            return False
        return word.startswith("ال") or word[:1].isdigit() or sense.month is not None or sense.hmonth is not None
