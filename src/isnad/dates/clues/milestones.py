"""Dated milestones: what a report tells as past was before it; 'ended late last year' fixes the year.

A pattern is words with a little room between them; who wrote of a battle that was still to be won must not match.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from isnad.dates.clues.words import TRANSPARENT, Passage, Words, follow, forms
from isnad.dates.constraints import Constraint, Trust, not_before
from isnad.dates.interval import Interval, day, month, parse_edtf
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention
from isnad.text.normalise import fold_key

_GAP = 2  # words that may stand between two of a pattern
_WIDE = 9  # where `...` stands in it
_BEFORE = 6  # words before a pattern among which a 'not yet' is looked for
_AROUND = 3  # words before the name of a milestone that are looked at beside the nearest
_TITLES = 7  # where `~` stands in a pattern: words of rank and office before a name
_GOES_ON = 20  # words from the time of an announcement to what it goes on to tell
_ANNOUNCED = 8  # words from 'announced' to its object
_DAYS, _YEARS = 62, 25  # for which the report's day, then its month, is tried

Wordings = tuple[tuple[str, ...], ...]  # alternatives, each of one or more words


class Step(msgspec.Struct, frozen=True):
    """One word of a pattern in its alternatives, and how much may stand before it; `titled`: ranks and offices only."""

    wordings: Wordings
    gap: int
    titled: bool = False


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened on known days.

    `sudden`: nobody spoke of it before, so that its name is enough. `planned`: it was announced long before it was done.
    """

    id: str
    span: Interval
    sudden: bool
    planned: bool
    company: frozenset[str]  # one of these must stand in the sentence


class Pattern(msgspec.Struct, frozen=True):
    """A wording of a milestone: as a verb in the past, or as a noun."""

    of: Milestone
    steps: tuple[Step, ...]
    verbal: bool


class Milestones:
    """The patterns of clues/milestones.yaml by their first words."""

    def __init__(self, raw: Mapping[str, Any], words: Words) -> None:
        self._words = words
        self._by_first: dict[str, list[tuple[tuple[str, ...], Pattern]]] = {}
        for row in raw["milestones"]:
            for pattern in _patterns(row, raw["classes"]):
                for wording in pattern.steps[0].wordings:
                    self._by_first.setdefault(wording[0], []).append((wording[1:], pattern))
        self._bare = frozenset(self._by_first)  # a word of its own that begins as if something were written before it

    def find(self, passage: Passage) -> Iterator[Constraint]:
        """What the milestones in a passage allow, each once."""
        seen: set[str] = set()
        for at, key in enumerate(passage.keys):
            for form in forms(key):
                for rest, pattern in self._by_first.get(form, ()):
                    if pattern.of.id in seen or not (behind := self._match(passage, at, rest, pattern)):
                        continue
                    seen.add(pattern.of.id)
                    yield from self._told(passage, at, behind, pattern)

    def _match(self, passage: Passage, at: int, rest: tuple[str, ...], pattern: Pattern) -> int:
        """Behind the pattern, if it stands there and is told as past; else 0."""
        behind = follow(passage.keys, at + 1, rest) if rest else at + 1
        for step in pattern.steps[1:]:
            behind = behind and self._step(passage, behind, step)
        if not behind or (pattern.of.company and pattern.of.company.isdisjoint(passage.words)):
            return 0
        return behind if self._is_past(passage, at, pattern) else 0

    def _step(self, passage: Passage, at: int, step: Step) -> int:
        room = step.gap
        while at < len(passage.keys) and room >= 0:
            for wording in step.wordings:
                if wording[0] in forms(passage.keys[at]):
                    behind = follow(passage.keys, at + 1, wording[1:]) if len(wording) > 1 else at + 1
                    if behind:
                        return behind
            if passage.keys[at] not in TRANSPARENT:
                found = forms(passage.keys[at])
                if not self._words["not_between"].isdisjoint(found):
                    return 0
                if step.titled and self._words["titles"].isdisjoint(found):
                    return 0
                room -= 1
            at += 1
        return 0

    # ---- past or not ----------------------------------------------------------------------------

    def _is_past(self, passage: Passage, at: int, pattern: Pattern) -> bool:
        if pattern.verbal:
            return not passage.has_before(at, self._words["negation"], _BEFORE)
        if not self._words["aims"].isdisjoint(forms(passage.keys[at])) and _is_aim(passage.keys[at]):
            return False
        return self._named(passage, at) if pattern.of.sudden else self._has_happened(passage, at, pattern.of)

    def _named(self, passage: Passage, at: int) -> bool:
        """Whether the name of something sudden is not that of a plan, a fear or a rumour; the nearest word decides."""
        for found in self._back(passage, at, _BEFORE):
            if not self._words["since"].isdisjoint(found):
                return True
            if not (self._words["doubt"] | self._words["wish"]).isdisjoint(found):
                return False
        return True

    def _has_happened(self, passage: Passage, at: int, milestone: Milestone) -> bool:
        """Whether 'since', or 'announced', governs the name: nothing is denied, hoped or said with 'that' in between."""
        if passage.keys[at] not in self._bare and passage.keys[at].startswith(("ب", "ل", "ك")):
            return False
        for reach, found in enumerate(self._back(passage, at, _ANNOUNCED)):
            denied = self._words["not_yet"] | self._words["doubt"] | self._words["wish"] | self._words["cut"]
            if not self._words["announced"].isdisjoint(found):
                return not milestone.planned and not self._is_ahead(passage, at - reach - 1)
            if not self._words["happened"].isdisjoint(found):
                return reach <= 1
            if not denied.isdisjoint(found):
                return False
        return False

    def _is_ahead(self, passage: Passage, at: int) -> bool:
        """Whether an announcement is itself still awaited: قبل إعلان, ينتظر إعلان; 'since the announcement' is not."""
        for found in self._back(passage, at, _AROUND):
            if not self._words["since"].isdisjoint(found):
                return False
            if not (self._words["not_yet"] | self._words["wish"]).isdisjoint(found):
                return True
        return False

    def _back(self, passage: Passage, at: int, reach: int) -> Iterator[tuple[str, ...]]:
        """The words before a token in their forms, the nearest first, none before a stop."""
        for index in range(at - 1, passage.clause_start(at, reach) - 1, -1):
            yield forms(passage.keys[index])

    # ---- its time -------------------------------------------------------------------------------

    def _told(self, passage: Passage, at: int, behind: int, pattern: Pattern) -> Iterator[Constraint]:
        """The milestone as a bound, and the days that a time told of it leaves."""
        milestone = pattern.of
        basis = passage.basis("published.milestone", at, behind)
        spans = not_before(milestone.span.earliest)
        yield Constraint(trust=Trust.MILESTONE, basis=basis, spans=spans, label=milestone.id)
        mention = self._time(passage, at, behind, pattern)
        if mention is not None and (solved := reports_of(mention, milestone.span)):
            start, end = min(basis.start or 0, mention.start), max(basis.end or 0, mention.end)
            told = msgspec.structs.replace(
                basis, rule="published.milestone-time", text=passage.text[start:end], start=start, end=end
            )
            yield Constraint(trust=Trust.MILESTONE, basis=told, spans=solved, label=milestone.id)

    def _time(self, passage: Passage, at: int, behind: int, pattern: Pattern) -> TimeMention | None:
        """The relative time right beside the verb that tells of the milestone; none where it is 'about'.

        That verb is the milestone's own, or the 'announced' of which it is the object: the time then stands between.
        """
        near = [mention for mention in passage.times if _is_relative(mention)]
        if pattern.verbal:
            beside = [one for one in near if one.first == behind or one.behind == at or at < one.first < behind]
        else:
            beside = [one for one in near if one.behind == at and self._announces(passage, one.first)]
            beside = beside or self._of_announcement(passage, at, near)
        if len(beside) != 1:
            return None
        said = range(max(0, beside[0].first - 1), min(len(passage.keys), beside[0].behind + 1))
        about = any(not self._words["approximate"].isdisjoint(forms(passage.keys[i])) for i in said)
        return None if about else beside[0]

    def _of_announcement(self, passage: Passage, at: int, near: Sequence[TimeMention]) -> list[TimeMention]:
        """أعلن أواخر العام الماضي سيطرة قواته, مؤكدا انتهاء الحرب: the time of the announcement that goes on."""
        if not passage.has_before(at, self._words["announced"] | self._words["happened"], 1):
            return []
        return [one for one in near if 0 < at - one.behind <= _GOES_ON and self._announces(passage, one.first)]

    def _announces(self, passage: Passage, at: int) -> bool:
        return passage.has_before(at, self._words["announced"], _AROUND)


def _is_aim(key: str) -> bool:
    """Whether a deed stands behind ل: لإسقاط النظام."""
    return key.startswith(("ل", "ول", "فل"))


def reports_of(mention: TimeMention, happened: Interval) -> tuple[Interval, ...]:
    """The days on which a report can have been written that puts a milestone at such a relative time."""
    first = happened.earliest
    tried = [day(first + dt.timedelta(n)) for n in range(_DAYS)]
    begin = tried[-1].latest + dt.timedelta(1)
    tried.append(Interval(begin, month(begin.year, begin.month).latest))
    year, number = tried[-1].latest.year, tried[-1].latest.month
    for _ in range(12 * _YEARS):
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
        tried.append(month(year, number))
    found: list[Interval] = []
    for anchor in tried:
        span = resolve(mention.sense, anchor)
        if span is None or span.meet(happened) is None:
            continue
        rough = span.approx and mention.sense.edge is None
        if found and found[-1].latest + dt.timedelta(1) == anchor.earliest:
            found[-1] = Interval(found[-1].earliest, anchor.latest, found[-1].approx or rough)
        else:
            found.append(Interval(anchor.earliest, anchor.latest, rough))
    return () if found and found[-1].latest == tried[-1].latest else tuple(found)


def _is_relative(mention: TimeMention) -> bool:
    """A time that needs the report's day, and is exact enough to give it back."""
    sense = mention.sense
    if sense.year is not None or sense.date is not None or sense.few or mention.since:
        return False
    if sense.yrel is not None or (sense.rel == -1 and (sense.unit in ("W", "M", "Y") or sense.month is not None)):
        return sense.num is None
    if sense.direction == -1:
        return sense.unit in ("D", "W", "M", "Y") and (sense.num is not None or sense.unit is not None)
    return sense.deictic is not None and sense.deictic <= 0


def _patterns(row: Mapping[str, Any], classes: Mapping[str, list[str]]) -> Iterator[Pattern]:
    span = parse_edtf(str(row["date"]))
    if span is None:
        raise ValueError(f"clues/milestones.yaml: {row['id']} has no date")
    company = frozenset(form for word in row.get("with") or () for form in forms(fold_key(word)))
    of = Milestone(
        id=row["id"], span=span, sudden=bool(row.get("sudden")), planned=bool(row.get("planned")), company=company
    )
    for kind in ("verb", "noun"):
        for notation in row.get(kind) or ():
            yield Pattern(of, tuple(_steps(notation, classes)), kind == "verb")


def _steps(notation: str, classes: Mapping[str, list[str]]) -> Iterator[Step]:
    gap, titled = 0, False
    for part in notation.split():
        if part in ("...", "~"):
            gap, titled = (_WIDE, False) if part == "..." else (_TITLES, True)
            continue
        if part.startswith("+"):
            gap, part = 0, part[1:]
        given: Iterable[str] = part.split("|")
        words = [w for one in given for w in (classes[one[1:]] if one.startswith("$") else [one])]
        yield Step(tuple(tuple(fold_key(w.replace("_", " ")).split()) for w in words), gap, titled)
        gap, titled = _GAP, False
