"""What must or must not stand around a time expression: names made of time words are no times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from isnad.mentions.times.records import TimeSense
from isnad.mentions.times.words import Piece
from isnad.text.normalise import fold_key

_LASTING_REACH = 4  # words between استمر and how long
_ARTICLE = "ال"
_CLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"})
_NISBA = ("ي", "يه")  # العباسي


def _is_counted(word: str) -> bool:
    """By its ending: 2014 شخصا."""
    return len(word) > 3 and word.endswith("ا") and not word.endswith(("ها", "نا"))


def folded(words: Sequence[str] | None) -> frozenset[str]:
    """Words as pieces have them."""
    return frozenset(fold_key(word) for word in words or ())


def bare(word: str) -> frozenset[str]:
    """A word, and what it may be without the clitics in front: لحزب, وبحي."""
    return frozenset((word, *(word[size:] for size in (1, 2) if len(word) > size + 1 and word[:size] in _CLITICS)))


class Guard(NamedTuple):
    """The words around that one rule asks for or does not bear."""

    after: frozenset[str]
    or_before: frozenset[str]
    never_after: frozenset[str]
    never_before: frozenset[str]
    endings: tuple[str, ...]
    flags: frozenset[str]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Guard:
        """The guard of a row of `rules` or `pairs`."""
        return cls(
            folded(row.get("after")), folded(row.get("or_before")), folded(row.get("never_after")),
            folded(row.get("never_before")), tuple(folded(row.get("after_ending"))),
            frozenset(name for name, value in row.items() if value is True),
        )  # fmt: skip


class Around:
    """Judges a match by the pieces before and behind it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._lasting = folded(raw["lasting"])
        self._events = folded(raw["events"])
        self._counted = folded(raw["classes"]["counted"]["X"])
        self._spoken = folded(raw["spoken"])
        self._adjectives = folded(raw["adjectives"])

    def allows(self, guard: Guard, pieces: Sequence[Piece], first: int, behind: int) -> bool:
        """Whether a rule's own words stand around it."""
        before = pieces[first - 1].text if first else ""
        then = pieces[behind].text if behind < len(pieces) else ""
        if before in guard.never_after or then in guard.never_before:
            return False
        led = not guard.after or before in guard.after or then in guard.or_before
        if not led and not ("after_lasting" in guard.flags and self._lasts(pieces, first)):
            return False
        if guard.endings and not before.endswith(guard.endings):
            return False
        return not guard.flags or (
            self._follows(guard.flags, pieces, first) and self._bears(guard.flags, pieces, behind)
        )

    def _follows(self, flags: frozenset[str], pieces: Sequence[Piece], first: int) -> bool:
        """Whether the word before may stand there, in speech of that kind."""
        before = pieces[first - 1].text if first else ""
        if "after_definite" in flags and not (before.startswith(_ARTICLE) and len(before) > 3):
            return False
        if "not_definite" in flags and before.startswith(_ARTICLE) and not pieces[first - 1].labels:
            return False
        return "spoken" not in flags or any(piece.text in self._spoken for piece in pieces)

    def _bears(self, flags: frozenset[str], pieces: Sequence[Piece], behind: int) -> bool:
        """Whether the words behind may stand there."""
        then, further = ((pieces[at].text if at < len(pieces) else "") for at in (behind, behind + 1))
        if "not_counting" in flags and (then in self._counted or _is_counted(then)):
            return False
        if "never_before_event" in flags and then in ("من", "علي") and further in self._events:
            return False
        if not then.startswith(_ARTICLE):
            return "no_counted_ending" not in flags or len(then) < 4 or not then.endswith("ه")
        if "no_adjective" in flags and (then.endswith(_NISBA) or then in self._adjectives):
            return False
        return "no_construct" not in flags or bool(pieces[behind].labels)

    def _lasts(self, pieces: Sequence[Piece], first: int) -> bool:
        return any(piece.text in self._lasting for piece in pieces[max(0, first - _LASTING_REACH) : first])


class Names:
    """Knows names made of time words by what stands beside them: حي العصر, صحيفة الغد, الشيخ رمضان."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        names = raw["names"]
        (
            self._heads,
            self._movements,
            self._behind,
            self._given,
            self._titles,
            self._called,
            self._fixed,
            self._alone,
            self._inner,
        ) = (
            folded(names[key])
            for key in ("heads", "movements", "behind", "given", "titles", "called", "fixed", "alone", "inner")
        )
        self._groups = [(folded(group["heads"]), folded(group["words"])) for group in names["groups"]]

    def is_name(self, sense: TimeSense, pieces: Sequence[Piece], first: int, behind: int) -> bool:
        """Whether the words of a match are a name or a part of one."""
        word, single = pieces[first].text, behind == first + 1
        before = pieces[first - 1].text if first else ""
        then = pieces[first + 1].text if first + 1 < len(pieces) else ""
        if f"{word} {then}" in self._fixed or (single and (f"{before} {word}" in self._fixed or then in self._behind)):
            return True
        head = bare(before)
        if first > 1 and before in self._inner:  # كتيبة ثوار 17 فبراير
            head |= bare(pieces[first - 2].text)
        for heads, words in self._groups:
            if not heads.isdisjoint(head) and word in words and (sense.deictic is None or single):
                return True
        if single and self._is_person(pieces, first):
            return True
        return self._is_faction(sense, head) or self._is_called_after(sense, word, head)

    def _is_person(self, pieces: Sequence[Piece], first: int) -> bool:
        """الصحافية ضحى, المدعو علي الجمعة; and الاثنين as the two of them."""
        word = pieces[first].text
        before, further = ((pieces[at].text if at >= 0 else "") for at in (first - 1, first - 2))
        if before == "بين" and word in self._alone:
            return first + 1 >= len(pieces) or pieces[first + 1].text != "و"
        return (word in self._given and before in self._titles) or (
            word.startswith(_ARTICLE) and further in self._called
        )

    def _is_faction(self, sense: TimeSense, head: frozenset[str]) -> bool:
        """قوى 14 آذار: a day of the year without its year."""
        named = sense.day is not None and (sense.month is not None or sense.hmonth is not None)
        return named and not self._movements.isdisjoint(head) and sense.year is None and sense.hyear is None

    def _is_called_after(self, sense: TimeSense, word: str, head: frozenset[str]) -> bool:
        of_now = (sense.deictic, sense.unit, sense.clock, sense.rel)
        if self._heads.isdisjoint(head) or any(said is not None for said in of_now):
            return False
        return word.startswith(_ARTICLE) or word[:1].isdigit() or sense.month is not None or sense.hmonth is not None
