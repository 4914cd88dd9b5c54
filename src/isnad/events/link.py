"""Which claims tell of one event: candidates by day, area and rare words, a score by the table, then clusters.

The result does not depend on the order of input: pairs are taken from the strongest down, and two clusters
join only when their claims agree on the whole, so that one vague claim does not bridge two events.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from isnad.events.features import THRESHOLD, score
from isnad.events.traits import Trait
from isnad.records import EventType

_MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE})
_WIDE_DAYS = 14  # a claim whose days span more is found by place and words only
_HEARD = 12  # claims of a group that are asked before it joins another
_CELL = 0.5  # degrees
_RARE = 40  # a word in more claims than this makes no candidates
_CROWDED = 400  # claims in one block beyond which only neighbours in time are paired


def link(claims: Sequence[Trait]) -> list[list[Trait]]:
    """Clusters of claims, each sorted by id, in the order of their smallest id."""
    by_id = {trait.id: trait for trait in claims}
    scored = []
    for one, other in sorted(_candidates(claims)):
        value = score(by_id[one], by_id[other])
        if value >= THRESHOLD:
            scored.append((-value, one, other))
    clusters = _Clusters(by_id)
    for value, one, other in sorted(scored):
        clusters.join(one, other, -value)
    return clusters.groups()


def _family(trait: Trait) -> str:
    return "harm" if trait.type in _MATERIAL else str(trait.type)


def _candidates(claims: Sequence[Trait]) -> set[tuple[str, str]]:
    blocks: dict[object, list[Trait]] = defaultdict(list)
    for trait in claims:
        for key in _keys(trait):
            blocks[key].append(trait)
    spread = Counter(word for trait in claims for word in trait.vector)
    for trait in claims:
        for word in trait.vector:
            if 1 < spread[word] <= _RARE:
                blocks["word", _family(trait), word].append(trait)
    return {pair for members in blocks.values() if len(members) > 1 for pair in _pairs(members)}


def _keys(trait: Trait) -> Iterator[tuple[object, ...]]:
    family = _family(trait)
    days: Iterable[int | None] = (None,)
    if trait.earliest and trait.latest and (trait.latest - trait.earliest).days <= _WIDE_DAYS:
        first = trait.earliest.toordinal() - 1
        days = range(first, trait.latest.toordinal() + 2)
    for day in days:
        if trait.lat is not None and trait.lon is not None:
            row, column = int(trait.lat // _CELL), int(trait.lon // _CELL)
            for r in (row - 1, row, row + 1):
                for c in (column - 1, column, column + 1):
                    if (r, c) == (row, column) or day is not None:
                        yield family, day, r, c
    yield family, "document", trait.document


def _pairs(members: list[Trait]) -> Iterator[tuple[str, str]]:
    unique = sorted({m.id: m for m in members}.values(), key=lambda m: (m.earliest or dt.date.min, m.id))
    reach = len(unique) if len(unique) <= _CROWDED else _CROWDED // 4
    for index, one in enumerate(unique):
        for other in unique[index + 1 : index + 1 + reach]:
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


class _Clusters:
    """Groups that join while their members agree on the whole."""

    def __init__(self, by_id: dict[str, Trait]) -> None:
        self.by_id = by_id
        self.of = {i: i for i in by_id}
        self.members = {i: [i] for i in by_id}

    def join(self, one: str, other: str, strength: float) -> None:
        a, b = self.of[one], self.of[other]
        if a == b or not self._agree(a, b):
            return
        a, b = sorted((a, b))
        for moved in self.members.pop(b):
            self.of[moved] = a
            self.members[a].append(moved)

    def _agree(self, a: str, b: str) -> bool:
        """The mean score over pairs across two groups is above the threshold's half; none speaks strongly against.

        Claims that name day and place decide; vague ones are heard only where a group has no others.
        """
        one, other = self._speakers(a), self._speakers(b)
        values = [score(x, y) for x in one for y in other]
        return sum(values) / len(values) >= THRESHOLD * 0.5 and min(values) > -THRESHOLD

    def _speakers(self, group: str) -> list[Trait]:
        members = [self.by_id[i] for i in self.members[group]]
        specific = [t for t in members if t.earliest is not None and t.lat is not None]
        return (specific or members)[:_HEARD]

    def groups(self) -> list[list[Trait]]:
        return [
            [self.by_id[i] for i in sorted(ids)] for _, ids in sorted(self.members.items(), key=lambda kv: min(kv[1]))
        ]
