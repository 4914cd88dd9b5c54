"""Which of several places of a name is meant, and how wide the words leave it.

Reasons, strongest first: a larger place named beside it, places the report has settled already, the country
the report speaks of, the kind the words give ('the village of'), size as the last resort. What was not
chosen stays among the candidates. Directions and countrysides move and widen the area; a place name never
becomes a pin.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from isnad.mentions.places import PlaceMention
from isnad.places.gazetteer import Entry, Gazetteer, Kind, haversine_km
from isnad.records import Candidate, Place

_AREAS = frozenset(
    {Kind.COUNTRY, Kind.GOVERNORATE, Kind.DISTRICT, Kind.REGION, Kind.DESERT, Kind.SEA, Kind.RIVER, Kind.BORDER}
)
_CUE_KINDS = {
    "city": {Kind.CITY, Kind.TOWN}, "town": {Kind.TOWN, Kind.CITY, Kind.VILLAGE, Kind.DISTRICT}, "village": {Kind.VILLAGE, Kind.SETTLEMENT, Kind.TOWN},
    "district": {Kind.DISTRICT, Kind.QUARTER, Kind.REGION}, "governorate": {Kind.GOVERNORATE}, "camp": {Kind.CAMP, Kind.BASE},
    "site": {Kind.AIRBASE, Kind.AIRPORT, Kind.CROSSING, Kind.DAM, Kind.FIELD, Kind.MOUNTAIN, Kind.SITE, Kind.BASE, Kind.PORT, Kind.VALLEY, Kind.RIVER, Kind.ISLAND, Kind.LAKE},
}  # fmt: skip
_NEAR_KM = 150.0
_BEARING = {"N": (1, 0), "S": (-1, 0), "E": (0, 1), "W": (0, -1)}
_KM_PER_DEGREE = 111.2


class Chosen(NamedTuple):
    """A mention with the place it most likely means and the others of that name."""

    mention: PlaceMention
    entry: Entry
    candidates: tuple[tuple[Entry, float], ...]


class Chooser:
    """Settles the places of one report, sentence by sentence; what is settled helps with what follows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.settled: list[Entry] = []
        self.countries: Counter[str] = Counter()
        self.governorates: Counter[tuple[str | None, str]] = Counter()

    def lean(self, country: str, weight: int) -> None:
        """Note that the report speaks of a country (its outlet, its actors)."""
        self.countries[country] += weight

    def settle(self, mentions: Sequence[PlaceMention]) -> list[Chosen]:
        """Choose for every mention of a sentence."""
        options = [self._options(m) for m in mentions]
        chosen: list[Chosen] = []
        for index, mention in enumerate(mentions):
            if not options[index]:
                continue
            around = [e for i, found in enumerate(options) if i != index and abs(i - index) <= 2 for e in found[:3]]
            scored = sorted(
                ((e, self._score(e, mention, around)) for e in options[index]), key=lambda pair: (-pair[1], pair[0].id)
            )
            best = scored[0][0]
            chosen.append(Chosen(mention, best, tuple(scored[1:6])))
        for found in chosen:
            self._remember(found.entry)
        return chosen

    def _options(self, mention: PlaceMention) -> list[Entry]:
        entries = list(self.gazetteer.lookup(mention.name)) or [self.gazetteer.by_id[i] for i in mention.ids]
        entries = [e for e in entries if mention.country in (None, e.country)] or entries
        wanted = _CUE_KINDS.get(mention.kind or "")
        fitting = [e for e in entries if wanted and e.kind in wanted]
        return fitting or entries

    def _remember(self, entry: Entry) -> None:
        if entry.kind is not Kind.COUNTRY:
            self.settled.append(entry)
        if entry.country:
            self.countries[entry.country] += 1
        if entry.admin1:
            self.governorates[entry.country, entry.admin1] += 1

    def _score(self, entry: Entry, mention: PlaceMention, around: Iterable[Entry]) -> float:
        score = -10 * entry.penalty
        score += 6 * any(self.gazetteer.contains(other, entry) and other.kind is not Kind.COUNTRY for other in around)
        score += 3 * any(other.kind is Kind.COUNTRY and other.country == entry.country for other in around)
        if any(
            other.kind not in _AREAS and 0 < haversine_km(entry.lat, entry.lon, other.lat, other.lon) <= 60
            for other in around
        ):
            score += 2
        if self.settled:
            nearest = min(haversine_km(entry.lat, entry.lon, o.lat, o.lon) for o in self.settled[-8:])
            score += 3 * max(0.0, 1 - nearest / _NEAR_KM)
        if entry.admin1:
            score += min(2.0, 0.7 * self.governorates[entry.country, entry.admin1])
        total = sum(self.countries.values())
        if total and entry.country:
            score += 3 * self.countries[entry.country] / total
        if entry.population:
            score += math.log10(entry.population + 1) / 3
        score += 0.8 if entry.id.startswith("cur:") else 0.0
        score += 0.5 if mention.kind is None and entry.kind in (Kind.CITY, Kind.TOWN, Kind.GOVERNORATE) else 0.0
        return score


def _kilometres(relation: str) -> float:
    """The distance in a relation such as '50 km from' or '3,5 km from'; a comma before three digits groups thousands."""
    number = relation.split()[0]
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    return float(re.sub(r"[.,]", "", number) if grouped else number.replace(",", "."))


def as_place(found: Chosen, start: int, end: int, text: str) -> Place:
    """The record of a chosen place, its area moved and widened as the words say."""
    entry, mention = found.entry, found.mention
    lat, lon, radius, precision = entry.lat, entry.lon, entry.radius_km, entry.precision
    relation = mention.relation or "in"
    if relation == "countryside":
        lat, lon, radius = _moved(entry, mention.direction, max(radius, 12.0), 35.0 if _is_governorate(entry) else 18.0)
        precision = max(precision, 4 if _is_governorate(entry) else 3)
    elif relation.endswith("km from"):
        radius, precision = _kilometres(relation) * 1.2 + radius, max(precision, 3)
    elif relation.endswith(" of") and mention.direction:
        lat, lon, radius = _moved(entry, mention.direction, radius + 6, min(radius, 10.0) + 5)
        precision = max(precision, 2)
    elif relation == "near":
        radius, precision = radius + 5, max(precision, 2)
    return Place(
        text=text, start=start, end=end, id=entry.id, name_ar=entry.ar, name_en=entry.en, lat=round(lat, 4), lon=round(lon, 4),
        radius_km=round(radius, 1), precision=precision, country=entry.country, admin1=entry.admin1, admin2=entry.admin2,
        relation=relation,
        candidates=[
            Candidate(id=e.id, name_en=e.en, country=e.country or "", lat=e.lat, lon=e.lon, score=round(score, 2))
            for e, score in found.candidates
        ],
    )  # fmt: skip


def _is_governorate(entry: Entry) -> bool:
    return entry.kind in (Kind.GOVERNORATE, Kind.CITY)


def _moved(entry: Entry, direction: str | None, radius: float, by_km: float) -> tuple[float, float, float]:
    if not direction:
        return entry.lat, entry.lon, max(radius, by_km)
    north = sum(_BEARING[letter][0] for letter in direction)
    east = sum(_BEARING[letter][1] for letter in direction)
    scale = by_km / max(1.0, math.hypot(north, east))
    lat = entry.lat + north * scale / _KM_PER_DEGREE
    lon = entry.lon + east * scale / (_KM_PER_DEGREE * max(0.2, math.cos(math.radians(entry.lat))))
    return lat, lon, max(radius, by_km * 0.8)
