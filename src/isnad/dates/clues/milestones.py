"""Dated milestones: what a report tells as past was before it; 'ended late last year' fixes the year.

A pattern is words with a little room between them; who wrote of a battle that was still to be won must not match.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
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
_TIME_BEFORE, _TIME_BEHIND = 16, 4  # tokens from a milestone to the time that is told of it
_DAYS, _YEARS = 62, 25  # for which the report's day, then its month, is tried

Wordings = tuple[tuple[str, ...], ...]  # alternatives, each of one or more words


class Step(msgspec.Struct, frozen=True):
    """One word of a pattern in its alternatives, and how much may stand before it."""

    wordings: Wordings
    gap: int


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened on known days; `sudden`: nobody spoke of it before, so that its name is enough."""

    id: str
    span: Interval
    sudden: bool
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

    def find(self, passage: Passage) -> Iterator[Constraint]:
        """What the milestones in a passage allow, each once."""
        seen: set[str] = set()
        for at, key in enumerate(passage.keys):
            for form in forms(key):
                for rest, pattern in self._by_first.get(form, ()):
                    if pattern.of.id in seen or not (behind := self._match(passage, at, rest, pattern)):
                        continue
                    seen.add(pattern.of.id)
                    yield from self._told(passage, at, behind, pattern.of)

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
                if not self._words["not_between"].isdisjoint(forms(passage.keys[at])):
                    return 0
                room -= 1
            at += 1
        return 0

    def _is_past(self, passage: Passage, at: int, pattern: Pattern) -> bool:
        if pattern.verbal:
            return not passage.has_before(at, self._words["negation"], _BEFORE)
        near = passage.clause_start(at, _BEFORE)
        since = [i for i in range(near, at) if not self._words["since"].isdisjoint(forms(passage.keys[i]))]
        reach = at - since[-1] - 1 if since else _BEFORE  # what is denied before 'since' is another matter
        if passage.has_before(at, self._words["doubt"], reach):
            return False
        if pattern.of.sudden:
            return True
        happened = passage.has_before(at, self._words["happened"], _BEFORE)
        return happened and not passage.has_before(at, self._words["not_yet"], reach)

    def _told(self, passage: Passage, at: int, behind: int, milestone: Milestone) -> Iterator[Constraint]:
        """The milestone as a bound, and the days that a time told of it leaves."""
        basis = passage.basis("published.milestone", at, behind)
        spans = not_before(milestone.span.earliest)
        yield Constraint(trust=Trust.MILESTONE, basis=basis, spans=spans)
        mention = self._time(passage, at, behind)
        if mention is not None and (solved := reports_of(mention, milestone.span)):
            start, end = min(basis.start or 0, mention.start), max(basis.end or 0, mention.end)
            told = msgspec.structs.replace(
                basis, rule="published.milestone-time", text=passage.text[start:end], start=start, end=end
            )
            yield Constraint(trust=Trust.MILESTONE, basis=told, spans=solved)

    def _time(self, passage: Passage, at: int, behind: int) -> TimeMention | None:
        """The one relative time that can be told of the milestone; none where two compete, or it is 'about'."""
        first, last = at - _TIME_BEFORE, behind + _TIME_BEHIND
        around = [mention for mention in passage.times if first <= mention.first < last]
        near = [mention for mention in around if _is_relative(mention)]
        dated = [mention for mention in around if mention.sense.year is not None or mention.sense.date is not None]
        if len(near) != 1 or dated:
            return None
        said = range(max(0, near[0].first - 1), min(len(passage.keys), near[0].behind + 1))
        about = any(not self._words["approximate"].isdisjoint(forms(passage.keys[i])) for i in said)
        return None if about else near[0]


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
    of = Milestone(id=row["id"], span=span, sudden=bool(row.get("sudden")), company=company)
    for kind in ("verb", "noun"):
        for notation in row.get(kind) or ():
            yield Pattern(of, tuple(_steps(notation, classes)), kind == "verb")


def _steps(notation: str, classes: Mapping[str, list[str]]) -> Iterator[Step]:
    gap = 0
    for part in notation.split():
        if part == "...":
            gap = _WIDE
            continue
        if part.startswith("+"):
            gap, part = 0, part[1:]
        given: Iterable[str] = part.split("|")
        words = [w for one in given for w in (classes[one[1:]] if one.startswith("$") else [one])]
        yield Step(tuple(tuple(fold_key(w.replace("_", " ")).split()) for w in words), gap)
        gap = _GAP
