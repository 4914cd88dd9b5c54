"""Times that are set against another one of the text: two days later, the same month, of that year.

They take the day that was named last before them, in their sentence or the one before. Where there was none they
keep no day at all: none of them is meant against the report's own day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from isnad.mentions.times.records import TimeMention, TimeSense
from isnad.mentions.times.words import Piece
from isnad.text.normalise import fold_key

LATER = "time.later-in-the-text"
_STOPS = frozenset({".", ";", ":", "?", "!", '"'})


class Anchored:
    """Knows what is meant against the text, and gives it the time before it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        telling = raw["anchored"]
        self._reach = int(telling["reach"])
        self._stops = _STOPS | {fold_key(word) for word in raw["clause"]["breaks"]}
        self._past = frozenset(fold_key(word) for word in telling["past"])

    def is_told(self, sense: TimeSense, pieces: Sequence[Piece], first: int, behind: int) -> bool:
        """بعد يومين قتل عشرة, توفي بعد يومين: the verb has happened, so it was not two days from now."""
        if sense.direction != 1 or sense.shift is not None:
            return False
        if behind < len(pieces) and pieces[behind].text in self._past:
            return True
        for index in range(first - 1, max(-1, first - 1 - self._reach), -1):
            word = pieces[index].text
            if word in self._stops:
                return False
            if word in self._past or (word[:1] in ("و", "ف") and word[1:] in self._past):
                return True
        return False

    @staticmethod
    def told(mention: TimeMention) -> TimeMention:
        """A length ahead as one behind what was told of before."""
        sense = msgspec.structs.replace(mention.sense, shift=1, direction=None, nth=0)
        return msgspec.structs.replace(mention, sense=sense, rule=LATER)

    @staticmethod
    def placed(mentions: Sequence[TimeMention], before: Sequence[TimeMention]) -> list[TimeMention]:
        """With the day or year that was named before.

        Args:
            mentions: those of a sentence, in reading order.
            before: those of the sentence before it.
        """
        day: TimeSense | None = None
        year: TimeSense | None = None
        found: list[TimeMention] = []
        for index, mention in enumerate((*before, *mentions)):
            sense = mention.sense
            if sense.same_year is not None and year is not None:
                known = {"year": year.year} if year.year is not None else {"yrel": year.rel}
                sense = msgspec.structs.replace(sense, same_year=None, **known)
            elif sense.shift is not None and sense.origin is None and day is not None:
                sense = msgspec.structs.replace(sense, origin=day)
            if sense is not mention.sense:
                mention = msgspec.structs.replace(mention, sense=sense)
            year = sense if sense.year is not None or (sense.unit == "Y" and sense.rel is not None) else year
            day = sense if _lies(sense) else day
            if index >= len(before):
                found.append(mention)
        return found


def _lies(sense: TimeSense) -> bool:
    """A day, month or year by itself, against which another may be set."""
    if sense.shift is not None:
        return sense.origin is not None
    if sense.often is not None or sense.ref is not None or sense.nth is not None or sense.same_year is not None:
        return False
    named = (sense.date, sense.year, sense.month, sense.weekday, sense.deictic, sense.hyear, sense.hmonth, sense.day)
    return any(value is not None for value in named) or (sense.unit is not None and sense.rel is not None)
