"""Times of a sentence seen together: the ends of a range, and the tense that says on which side of now they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from isnad.mentions.times.records import TimeMention, TimeSense
from isnad.mentions.times.words import Piece
from isnad.text.normalise import fold_key

_SHARED = ("month", "hmonth", "smonth", "calendar", "year", "hyear", "yrel", "rel", "part", "deictic", "weekday", "day")
_OF_A_DAY = ("day", "weekday", "deictic", "part")
_STOPS = frozenset({".", ";", ":", "?", "!"})


def completed(first: TimeSense, second: TimeSense) -> TimeSense:
    """The first end of a range with what it leaves to the second: من 3 إلى 5 آذار 2018."""
    withheld: tuple[str, ...] = ()
    if first.day is not None:
        withheld = _OF_A_DAY
    elif first.month is not None or first.year is not None or first.hmonth is not None:
        withheld = (*_OF_A_DAY, "month") if first.month is None and first.hmonth is None else _OF_A_DAY
    taken: dict[str, Any] = {
        name: value
        for name in _SHARED
        if name not in withheld and getattr(first, name) is None and (value := getattr(second, name)) is not None
    }
    if first.month is not None and second.month is not None and first.month > second.month:
        for name in ("year", "yrel"):  # من 28 كانون الأول إلى 3 كانون الثاني 2018
            if name in taken:
                taken[name] -= 1
    return msgspec.structs.replace(first, **taken)


class Links:
    """Links neighbours and reads the tense, by the words of the lexicon."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.joints = {fold_key(word): value for value, words in raw["classes"]["joint"].items() for word in words}
        tense = raw["tense"]
        self._reach = int(tense["reach"])
        self._ahead, self._not_ahead, self._behind, shapes = (
            frozenset(fold_key(word) for word in tense[key]) for key in ("ahead", "not_ahead", "behind", "shapes")
        )
        self._shapes = tuple(shapes)

    def linked(self, one: TimeMention, other: TimeMention, between: str) -> TimeMention:
        """A mention with its link to the next, where only a joint stands between two of a kind."""
        link = self.joints.get(between)
        if link is None or one.link is not None or not _of_a_kind(one.sense, other.sense):
            return one
        sense = one.sense
        if sense.month is not None and sense.year is None and sense.rel is None and sense.yrel is None:
            sense = completed(sense, other.sense)
        return msgspec.structs.replace(one, link=link, sense=sense)

    def is_cue(self, one: TimeMention, other: TimeMention) -> bool:
        """يومي الاثنين والثلاثاء: two days, not daily."""
        return one.sense.often is not None and one.behind == other.first and other.sense.often is None

    def lies_ahead(self, pieces: Sequence[Piece], first: int) -> bool:
        """Whether the nearest verb before a mention tells of what is to come."""
        for index in range(first - 1, max(-1, first - 1 - self._reach), -1):
            word = pieces[index].text
            if word in _STOPS or word in self._behind:
                return False
            if word in self._ahead or (word.startswith("و") and word[1:] in self._ahead):
                return True
            bare = word[1:] if word[:1] in ("و", "ف") else word
            if bare.startswith(self._shapes) and len(bare) > 3 and bare not in self._not_ahead:
                return True
        return False


def _of_a_kind(one: TimeSense, other: TimeSense) -> bool:
    """Two days, two months, two years, two hours: not an hour and a year."""
    return _kind(one) == _kind(other) != 0


def _kind(sense: TimeSense) -> int:
    if sense.often is not None or sense.ref is not None or sense.num is not None or sense.few:
        return 0
    if sense.clock is not None and sense.weekday is None and sense.deictic is None and sense.month is None:
        return 1
    if any(part is not None for part in (sense.day, sense.weekday, sense.deictic, sense.date, sense.clock)):
        return 2
    if sense.month is not None or sense.hmonth is not None:
        return 3
    if sense.season is not None:
        return 4
    if sense.year is not None or sense.unit == "Y":
        return 5
    return 6 if sense.part is not None else 7 if sense.decade is not None else 0
