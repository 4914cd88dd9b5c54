"""Times of a sentence seen together: the ends of a range, and the tense that says on which side of now they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from isnad.mentions.times.meaning import clock_of
from isnad.mentions.times.records import THIS_NIGHT, TimeMention, TimeSense
from isnad.mentions.times.words import Piece
from isnad.text.normalise import fold_key

_SHARED = ("month", "hmonth", "smonth", "calendar", "year", "hyear", "yrel", "rel", "part", "deictic", "weekday", "day")
_OF_A_DAY = ("day", "weekday", "deictic", "part")
_HOUR, _DAY, _YEAR, _PART = 1, 2, 5, 6
_STOPS = frozenset({".", ";", ":", "?", "!"})


def completed(first: TimeSense, second: TimeSense, link: str | None = None) -> TimeSense:
    """The first end of a range with what it leaves to the second: من 3 إلى 5 آذار 2018.

    Of من 25 إلى 5 كانون الثاني the first is a day of the month before.
    """
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
    if link == "to" and "month" in taken and first.day is not None and first.day > (second.day or first.day):
        taken["month"] = (taken["month"] - 2) % 12 + 1
        if taken["month"] == 12 and "year" in taken:
            taken["year"] -= 1
    return msgspec.structs.replace(first, **taken)


def carried(senses: Sequence[TimeSense]) -> list[TimeSense]:
    """The ends of a range, each with the year that only the one before it names: من بداية 2021 حتى نهاية حزيران."""
    found = [*senses[:1]]
    for sense in senses[1:]:
        before, said = found[-1], (sense.year, sense.yrel, sense.rel, sense.same_year, sense.hmonth)
        begun = before.month if before.month is not None else 0 if before.edge is not None else None
        if sense.month is not None and before.year is not None and begun is not None and not any(map(_is_said, said)):
            turned = sense.month < begun
            sense = msgspec.structs.replace(sense, year=before.year + turned)
        found.append(sense)
    return found


def _is_said(value: object) -> bool:
    return value is not None


class Links:
    """Links neighbours and reads the tense, by the words of the lexicon."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.joints = {fold_key(word): value for value, words in raw["classes"]["joint"].items() for word in words}
        tense = raw["tense"]
        self._reach = int(tense["reach"])
        self._ahead, self._not_ahead, self._behind, shapes, never_shapes = (
            frozenset(fold_key(word) for word in tense[key])
            for key in ("ahead", "not_ahead", "behind", "shapes", "never_shapes")
        )
        self._shapes, self._never_shapes = tuple(shapes), tuple(never_shapes)
        self._before_names = frozenset(fold_key(word) for word in tense["before_names"])
        self._undone_by = frozenset(fold_key(word) for word in tense["undone_by"])
        self._into_clock = frozenset(fold_key(word) for word in raw["into_clock"])
        clause = raw["clause"]
        self._clause_reach = int(clause["reach"])
        self._clause_breaks = frozenset(fold_key(word) for word in clause["breaks"])

    def linked(self, one: TimeMention, other: TimeMention, between: str) -> tuple[TimeMention, TimeMention]:
        """Two neighbours, linked where only a joint stands between two of a kind."""
        link = one.link or self.joints.get(between)
        if link is None or (one.link is None and not _of_a_kind(one.sense, other.sense, link)):
            return one, other
        sense, then = carried((one.sense, other.sense))
        other = msgspec.structs.replace(other, sense=then)
        if sense.often is not None:  # أيام السبت والأحد
            return one, msgspec.structs.replace(other, sense=msgspec.structs.replace(then, often=sense.often))
        if sense.month is not None and sense.year is None and sense.rel is None and sense.yrel is None:
            sense = completed(sense, then)
        if sense.weekday is not None and then.weekday is not None and _is_bare(sense) and sense.rel in (None, then.rel):
            sense = msgspec.structs.replace(sense, upto=then.upto or then.weekday, rel=then.rel)
        return msgspec.structs.replace(one, link=link, sense=sense), other

    def dated(self, mentions: Sequence[TimeMention], gaps: Sequence[str]) -> list[TimeMention]:
        """Hours and parts of the day with the day that was named before them in their clause.

        Args:
            mentions: those of a sentence, in reading order.
            gaps: the words in front of each, back to the one before.
        """
        found: list[TimeMention] = []
        taken = False  # whether the one before has its day from another
        for mention, gap in zip(mentions, gaps, strict=True):
            of_a_day = found[-1] if found and _kind(found[-1].sense) == _DAY else None
            takes = of_a_day is not None and self._is_of(mention, of_a_day, gap, taken)
            if of_a_day is not None and takes:
                mention = _of_day(mention, of_a_day.sense)
            taken = takes
            found.append(mention)
        return found

    def _is_of(self, mention: TimeMention, day: TimeMention, gap: str, taken: bool) -> bool:
        """مساء أمس عند الساعة الثامنة; غدا من الثامنة حتى الرابعة; قصف أمس البلدة فجرا."""
        if day.sense.often is not None or mention.rule == THIS_NIGHT or _kind(mention.sense) not in (_HOUR, _PART):
            return False
        words = gap.split()
        if all(word in self._into_clock for word in words):
            return _kind(mention.sense) == _HOUR or day.sense.part is None or taken
        if day.sense.clock is not None or len(words) > self._clause_reach:
            return False
        return not any(word in self._clause_breaks or (word.startswith("و") and len(word) > 3) for word in words)

    def is_cue(self, one: TimeMention, other: TimeMention) -> bool:
        """يومي الاثنين والثلاثاء: two days, not daily."""
        sense = one.sense
        two = sense.num == 2 and sense.rel is None and sense.direction is None and sense.bound is None
        if not two and sense.often in (None, "every"):
            return False
        return one.behind == other.first and other.link is not None

    def lies_ahead(self, pieces: Sequence[Piece], first: int) -> bool:
        """Whether the nearest verb before a mention tells of what is to come."""
        for index in range(first - 1, max(-1, first - 1 - self._reach), -1):
            word = pieces[index].text
            if word in _STOPS or word in self._behind:
                return False
            if word in self._ahead or (word.startswith("و") and word[1:] in self._ahead):
                return index == 0 or pieces[index - 1].text not in self._undone_by
            bare = word[1:] if word[:1] in ("و", "ف") else word
            shaped = bare.startswith(self._shapes) and not bare.startswith(self._never_shapes)
            named = index > 0 and pieces[index - 1].text in self._before_names  # من سنجة, في سيواس: a place
            if shaped and len(bare) > 3 and bare not in self._not_ahead and not named:
                return True
        return False


def _of_day(mention: TimeMention, day: TimeSense) -> TimeMention:
    """An hour or part of the day, of that day."""
    sense = mention.sense
    part = sense.part or (day.part if sense.clock is not None else None)
    clock = sense.clock if sense.clock is None or sense.part is not None else clock_of(sense.clock, part) or sense.clock
    overnight = day.overnight if part == day.part else sense.overnight
    dated = msgspec.structs.replace(day, clock=clock, part=part, edge=sense.edge, overnight=overnight)
    return msgspec.structs.replace(mention, sense=dated)


def _of_a_kind(one: TimeSense, other: TimeSense, link: str) -> bool:
    """Two days, two months, two years, two hours, or from a year to a month of it: not an hour and a year."""
    if link == "to" and _kind(one) == _YEAR and other.month is not None:
        return True
    return _kind(one) == _kind(other) != 0


def _is_bare(sense: TimeSense) -> bool:
    """A weekday by itself, perhaps with a part of the day."""
    return sense.deictic is None and sense.day is None and sense.date is None and sense.wrel is None


def _kind(sense: TimeSense) -> int:
    if sense.ref is not None or sense.num is not None or sense.few or (sense.often is not None and not sense.weekday):
        return 0
    if sense.clock is not None and sense.weekday is None and sense.deictic is None and sense.month is None:
        return _HOUR
    if any(part is not None for part in (sense.day, sense.weekday, sense.deictic, sense.date, sense.clock)):
        return _DAY
    if sense.month is not None or sense.hmonth is not None:
        return 3
    if sense.season is not None:
        return 4
    if sense.year is not None or sense.unit == "Y":
        return _YEAR
    return _PART if sense.part is not None else 7 if sense.decade is not None else 0
