"""Which claims tell of one event: candidates by day (or weekday, month), area and rare words, a score, then clusters.

The result does not depend on the order of input: pairs are taken from the strongest down, and two clusters
join only when their claims agree on the whole, so that one vague claim does not bridge two events.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from isnad.events.features import THRESHOLD, score
from isnad.events.traits import Trait
from isnad.records import EventType

_MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE})
_WIDE_DAYS = 14  # a claim whose days span more is vague: it is found by place with weekday or month, and by words
_WIDEST_DAYS = 800  # a vague claim whose days span more is found by place with weekday, and by words
_MONTH_DAYS = 31  # a claim whose days span more does not speak for its group where others do
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
    met = {pair for members in blocks.values() if len(members) > 1 for pair in _pairs(members)}
    met.update(_vague_and_dated(claims))
    return met


def _keys(trait: Trait) -> Iterator[tuple[object, ...]]:
    family = _family(trait)
    days: Iterable[int | None] = (None,)
    if _is_dated(trait) and trait.earliest and trait.latest:
        first = trait.earliest.toordinal() - 1
        days = range(first, trait.latest.toordinal() + 2)
    for day in days:
        if trait.lat is not None and trait.lon is not None:
            row, column = _cell(trait.lat, trait.lon)
            for r in (row - 1, row, row + 1):
                for c in (column - 1, column, column + 1):
                    if (r, c) == (row, column) or day is not None:
                        yield family, day, r, c
    yield family, "document", trait.document


def _is_dated(trait: Trait) -> bool:
    """Its days are few enough to be looked up one by one."""
    return _width(trait) <= _WIDE_DAYS


def _width(trait: Trait) -> float:
    """How many days lie between the first and the last that it can mean."""
    if trait.earliest is None or trait.latest is None:
        return math.inf
    return (trait.latest - trait.earliest).days


def _vague_and_dated(claims: Sequence[Trait]) -> Iterator[tuple[str, str]]:
    """Pairs of a claim that is vague about its day and a dated one of the same area and weekday, or month.

    Dated claims are not paired with one another here, and a block with too many of them is passed over: in a
    place where so much happens, a weekday tells little, and rare words still find what belongs together.
    """
    vague: dict[tuple[object, ...], list[Trait]] = defaultdict(list)
    for trait in claims:
        if trait.lat is not None and trait.lon is not None and not _is_dated(trait):
            row, column = _cell(trait.lat, trait.lon)
            for when in _weekday_or_months(trait):
                for r in (row - 1, row, row + 1):
                    for c in (column - 1, column, column + 1):
                        vague[_family(trait), when, r, c].append(trait)
    dated: dict[tuple[object, ...], list[Trait]] = defaultdict(list)
    for trait in claims:
        if trait.lat is not None and trait.lon is not None and _is_dated(trait):
            for when in _weekdays_and_months(trait):
                key: tuple[object, ...] = (_family(trait), when, *_cell(trait.lat, trait.lon))
                if key in vague:
                    dated[key].append(trait)
    for key, there in sorted(dated.items(), key=str):
        if len(there) <= _CROWDED and len(vague[key]) <= _CROWDED:
            for one in vague[key]:
                for other in there:
                    yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)


def _weekday_or_months(trait: Trait) -> Iterator[tuple[str, int]]:
    """By what a vague claim is looked up: its weekday, else each month of its days, else nothing."""
    if trait.weekday is not None:
        yield "weekday", trait.weekday
    elif trait.earliest and trait.latest and (trait.latest - trait.earliest).days <= _WIDEST_DAYS:
        yield from (("month", month) for month in range(_month(trait.earliest), _month(trait.latest) + 1))


def _weekdays_and_months(trait: Trait) -> set[tuple[str, int]]:
    """By what a dated claim is found: every weekday and month that its days touch."""
    if trait.earliest is None or trait.latest is None:
        return set()
    days = [trait.earliest + dt.timedelta(n) for n in range((trait.latest - trait.earliest).days + 1)]
    return {("weekday", d.isoweekday()) for d in days} | {("month", _month(d)) for d in days}


def _month(date: dt.date) -> int:
    return date.year * 12 + date.month


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

        Claims that name place and day, or month, decide; vaguer ones are heard only where a group has no others.
        """
        one, other = self._speakers(a), self._speakers(b)
        values = [score(x, y) for x in one for y in other]
        return sum(values) / len(values) >= THRESHOLD * 0.5 and min(values) > -THRESHOLD

    def _speakers(self, group: str) -> list[Trait]:
        members = [self.by_id[i] for i in self.members[group]]
        specific = [t for t in members if t.lat is not None and _width(t) <= _MONTH_DAYS]
        return (specific or members)[:_HEARD]

    def groups(self) -> list[list[Trait]]:
        return [
            [self.by_id[i] for i in sorted(ids)] for _, ids in sorted(self.members.items(), key=lambda kv: min(kv[1]))
        ]
