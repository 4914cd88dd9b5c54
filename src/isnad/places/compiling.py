"""Cities and curated places made into one gazetteer: merged, completed by rule, indexed by every spelling.

Runs when isnad is built, and at load where the built table is older than the curated files.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from isnad.places.cities import read_cities
from isnad.places.curated import CommonWords, Curated, Row, read_curated
from isnad.places.gazetteer import City, Compiled, Entry, Kind, Table, fingerprint, haversine_km, pack
from isnad.places.spelling import Variants
from isnad.text.normalise import fold_key

_SAME_PLACE_KM = 10.0  # within this, or twice its accuracy, a curated settlement is the city of its name
_UNVERIFIED_PRECISION = 3  # a point nobody compared is good for a district at best
_SHORTEST_NAME = 3  # letters; shorter names (إب، قم، لد) need a cue
_SPELLED, _TOLERATED, _MISSPELLED = range(3)
_SIZED = {Kind.CITY, Kind.TOWN, Kind.VILLAGE}


def build_table(rows: Iterable[Mapping[str, object]], folder: Path) -> bytes:
    """The gzipped bytes of the built table, from GeoNames' rows (see `read_cities`) and the curated files.

    The same rows, in any order, and the same files give the same bytes.
    """
    curated = read_curated(folder)
    cities = read_cities(rows, curated.countries, curated.spelling)
    table = Table(
        sources=fingerprint(folder),
        cities=msgspec.Raw(msgspec.msgpack.encode(cities)),
        compiled=msgspec.Raw(msgspec.msgpack.encode(compile_places(cities, folder))),
    )
    return gzip.compress(msgspec.msgpack.encode(table), compresslevel=9, mtime=0)


def compile_places(cities: Sequence[City], folder: Path) -> Compiled:
    """All places and their names from the cities table and the curated files.

    Raises:
        GazetteerError: a curated file is wrong.
    """
    curated = read_curated(folder)
    taken = _same_places(curated, cities)
    english = {row.id: row.en for row in curated.rows}
    swallowed = {city.id for city in taken.values()}
    entries = [_curated_entry(row, curated, english, taken.get(row.id)) for row in curated.rows]
    entries += [_city_entry(city, curated, english) for city in cities if city.id not in swallowed]
    compiled = Compiled(version="", entries=tuple(entries), index=_index(entries, curated))
    version = hashlib.sha256(msgspec.msgpack.encode(compiled)).hexdigest()[:16]
    return msgspec.structs.replace(compiled, version=version)


# ---- entries ------------------------------------------------------------------------------------


def _same_places(curated: Curated, cities: Iterable[City]) -> dict[str, City]:
    """Which city of the table each curated settlement is: same country, a name in common, and near."""
    by_name: defaultdict[tuple[str | None, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in city.names:
            by_name[city.country, fold_key(name)].append(city)
    near: list[tuple[bool, float, str, str, City]] = []
    for row in curated.rows:
        if not curated.kinds.kinds[row.kind].settlement:
            continue
        reach = max(_SAME_PLACE_KM, 2 * (row.accuracy_km or 0))
        for name in {fold_key(name) for name in (row.ar, *row.names)}:
            for city in by_name.get((row.country, name), ()):
                apart = haversine_km(row.lat, row.lon, city.lat, city.lon)
                if apart <= reach:
                    other_name = fold_key(row.ar) != fold_key(city.names[0])
                    near.append((other_name, apart, row.id, city.id, city))
    pairs: dict[str, City] = {}
    given: set[str] = set()
    for _, _, row_id, city_id, city in sorted(near, key=lambda found: found[:4]):
        if row_id not in pairs and city_id not in given:
            pairs[row_id] = city
            given.add(city_id)
    return pairs


def _curated_entry(row: Row, curated: Curated, english: Mapping[str, str], city: City | None) -> Entry:
    rule = curated.kinds.kinds[row.kind]
    verified = city is not None or row.source != "unverified"
    radius = row.accuracy_km or rule.radius_km
    if city is not None and row.kind in _SIZED:
        radius = _size(city, curated)[1]
    return Entry(
        id=row.id,
        ar=row.ar,
        en=row.en,
        names=tuple(dict.fromkeys((row.ar, *row.names, *(city.names if city else ())))),
        kind=row.kind,
        lat=city.lat if city else row.lat,
        lon=city.lon if city else row.lon,
        radius_km=radius,
        precision=row.precision or (rule.precision if verified else max(rule.precision, _UNVERIFIED_PRECISION)),
        country=row.country,
        admin1=_area(row, Kind.GOVERNORATE, "gov", row.admin1, english),
        admin2=_area(row, Kind.DISTRICT, "dist", row.admin2, english),
        within=row.refer("", row.within) if row.within else None,
        population=(city.population or None) if city else None,
        same_as=city.id if city else None,
        source="geonames" if city else row.source,
    )


def _area(row: Row, kind: Kind, part: str, slug: str | None, english: Mapping[str, str]) -> str | None:
    """The English name of the governorate or district a place is in, or is."""
    if row.kind is kind:
        return row.en
    return english[row.refer(part, slug)] if slug else None


def _city_entry(city: City, curated: Curated, english: Mapping[str, str]) -> Entry:
    kind, radius = _size(city, curated)
    slug = curated.countries[city.country].admin1.get(city.admin1, "")
    prefix = f"cur:{city.country.lower()}"
    return Entry(
        id=city.id,
        ar=city.names[0],
        en=city.en,
        names=city.names,
        kind=kind,
        lat=city.lat,
        lon=city.lon,
        radius_km=radius,
        precision=curated.kinds.kinds[kind].precision,
        country=city.country,
        admin1=english[f"{prefix}.gov.{slug}"] if slug and not slug.startswith("reg.") else None,
        within=f"{prefix}.{slug}" if slug.startswith("reg.") else None,
        population=city.population or None,
        source="geonames",
    )


def _size(city: City, curated: Curated) -> tuple[Kind, float]:
    size = next(size for size in curated.kinds.sizes if city.population >= size.population)
    return size.kind, size.radius_km


# ---- names --------------------------------------------------------------------------------------


def _index(entries: Sequence[Entry], curated: Curated) -> dict[str, tuple[int, ...]]:
    """Every folded spelling with its packed entries: best spelling first, then curated, then by population."""
    rows = {row.id: row for row in curated.rows}
    common = _Common(curated.common)
    variants = Variants(curated.spelling)
    best: defaultdict[str, dict[int, tuple[int, bool]]] = defaultdict(dict)
    for position, entry in enumerate(entries):
        row = rows.get(entry.id)
        tolerant = row is not None or curated.countries[entry.country or ""].floor == 0
        for name, level, cue in _forms(entry, row, variants if tolerant else None, common):
            known = best[name].get(position)
            if known is None or (level, cue) < known:
                best[name][position] = (level, cue)

    def order(found: tuple[int, tuple[int, bool]]) -> tuple[int, bool, bool, int, int]:
        position, (level, cue) = found
        entry = entries[position]
        return level, cue, entry.id not in rows, -(entry.population or 0), position

    return {
        name: tuple(
            pack(position, cue=cue, level=level) for position, (level, cue) in sorted(best[name].items(), key=order)
        )
        for name in sorted(best)
    }


def _forms(
    entry: Entry, row: Row | None, variants: Variants | None, common: _Common
) -> Iterator[tuple[str, int, bool]]:
    """A place's names as folded forms, each with its level of spelling and whether it needs a cue."""
    for name in entry.names:
        folded = fold_key(name)
        cue = common.needs_cue(folded, row, name)
        yield folded, _SPELLED, cue
        if variants is not None:
            for form, announced in variants.of(folded).items():
                yield form, _TOLERATED, cue or announced or common.holds(form)
    for name in row.misspelled if row else ():
        folded = fold_key(name)
        yield folded, _MISSPELLED, common.holds(folded)


class _Common:
    """Names that are also ordinary words or names of people."""

    def __init__(self, common: CommonWords) -> None:
        words = {fold_key(word) for group in common.words for word in group}
        people = {fold_key(name) for group in common.people for name in group}
        self._words = words | {"ال" + word for word in words} | people

    def holds(self, folded: str) -> bool:
        """Whether a folded name is common, or too short to stand alone."""
        return folded in self._words or len(folded) < _SHORTEST_NAME

    def needs_cue(self, folded: str, row: Row | None, name: str) -> bool:
        """As its entry says; where it says nothing, as the lists say."""
        if row is None or row.cue is None:
            return self.holds(folded)
        if isinstance(row.cue, bool):
            return row.cue and " " not in folded
        return name in row.cue
