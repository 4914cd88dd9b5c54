"""The curated files: places and the tables about kinds, spelling and countries, read and checked.

Every value comes out typed; a field nobody knows, an unknown kind or a reference to no entry is an error
that names the file. What is made of them is `compiling`'s.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from isnad.places.gazetteer import GazetteerError, Kind
from isnad.records import Record

T = TypeVar("T")

_TABLES = {"kinds", "spelling", "countries", "common_words"}
_INTERNATIONAL = "XZ"


class Row(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place as written in a curated file. `cue` true: all its single words; a list: these names; false: none."""

    id: str
    ar: str
    en: str
    kind: Kind
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    misspelled: tuple[str, ...] = ()
    accuracy_km: float | None = None
    precision: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    within: str | None = None
    source: str = "unverified"
    cue: bool | tuple[str, ...] | None = None

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2, from the id `cur:sy.baghuz`; null for seas and regions of no one country."""
        code = self.id.removeprefix("cur:")[:2].upper()
        return None if code == _INTERNATIONAL else code

    def refer(self, part: str, slug: str) -> str:
        """The id of another entry of the same country: `refer("gov", "homs")`."""
        return f"{self.id[:6]}.{part}.{slug}" if part else f"{self.id[:6]}.{slug}"


class KindRule(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kind of place means where an entry does not say; `radius_km` in km."""

    radius_km: float
    precision: int
    settlement: bool = False


class Size(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Kind and radius (km) of a city with at least this population."""

    population: int
    kind: Kind
    radius_km: float


class Kinds(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """curated/kinds.yaml."""

    kinds: dict[Kind, KindRule]
    sizes: tuple[Size, ...]


class Spelling(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """curated/spelling.yaml."""

    first_words: tuple[str, ...]
    kunya: tuple[str, ...]
    before_names: tuple[str, ...]
    sounds: dict[str, str]
    not_names: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Country(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of curated/countries.yaml."""

    floor: int
    admin1: dict[str, str] = msgspec.field(default_factory=dict)


class CommonWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """curated/common_words.yaml."""

    words: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, ...], ...]


class Curated(Record, frozen=True, kw_only=True):
    """All curated files."""

    rows: tuple[Row, ...]
    kinds: Kinds
    spelling: Spelling
    countries: dict[str, Country]
    common: CommonWords


def read_curated(folder: Path) -> Curated:
    """Read every curated file.

    Raises:
        GazetteerError: a file does not parse, has a wrong field, or names an entry that does not exist.
    """
    rows = tuple(
        row
        for path in sorted(folder.glob("*.yaml"))
        if path.stem not in _TABLES
        for row in _read(path, tuple[Row, ...])
    )
    _check_references(rows)
    return Curated(
        rows=rows,
        kinds=_read(folder / "kinds.yaml", Kinds),
        spelling=_read(folder / "spelling.yaml", Spelling),
        countries=_read(folder / "countries.yaml", dict[str, Country]),
        common=_read(folder / "common_words.yaml", CommonWords),
    )


def _read(path: Path, shape: type[T]) -> T:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load(path.read_text("utf-8"), loader), shape)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise GazetteerError("E-PLACE-003", f"{path}: {error}", "See README.md beside it.") from error


def _check_references(rows: tuple[Row, ...]) -> None:
    counted = Counter(row.id for row in rows)
    twice = sorted(row_id for row_id, count in counted.items() if count > 1)
    if twice:
        raise GazetteerError("E-PLACE-004", f"curated places: ids given twice: {', '.join(twice)}")
    for row in rows:
        for part, slug in (("gov", row.admin1), ("dist", row.admin2), ("", row.within)):
            if slug and row.refer(part, slug) not in counted:
                raise GazetteerError("E-PLACE-005", f"{row.id}: there is no entry {row.refer(part, slug)}")
