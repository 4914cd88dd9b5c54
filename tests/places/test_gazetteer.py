"""The gazetteer: names found in every spelling, namesakes kept apart, a table that is fast and always the same."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from isnad.places.compiling import build_table
from isnad.places.curated import read_curated
from isnad.places.gazetteer import (
    CURATED,
    Entry,
    Gazetteer,
    GazetteerError,
    Kind,
    Table,
    distance_km,
    haversine_km,
    load,
    load_curated,
    read_table,
)
from isnad.text.normalise import fold_key

ROWS = [
    {
        "geonameid": 1, "name": "Ālbū Kamāl", "alternatenames": ["أبو كمال", "البو كمال", "Abu Kamal"],
        "latitude": 34.4506, "longitude": 40.9171, "population": 57572, "countrycode": "SY", "admin1code": "07",
    },
    {
        "geonameid": 2, "name": "Al Qāmishlī", "alternatenames": ["قامشلو", "القامشلي", "قامیشلۆ"],
        "latitude": 37.052, "longitude": 41.231, "population": 184231, "countrycode": "SY", "admin1code": "01",
    },
    {
        "geonameid": 3, "name": "Tallkayf", "alternatenames": ["قضاء تلكيف", "تلكيف"],
        "latitude": 36.49, "longitude": 43.12, "population": 23524, "countrycode": "IQ", "admin1code": "15",
    },
    {
        "geonameid": 4, "name": "Nameless", "alternatenames": ["Nameless"],
        "latitude": 35.0, "longitude": 38.0, "population": 10, "countrycode": "SY", "admin1code": "11",
    },
    {
        "geonameid": 5, "name": "Elsewhere", "alternatenames": ["مكان"],
        "latitude": 0.0, "longitude": 0.0, "population": 10, "countrycode": "BR", "admin1code": "01",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load()


@pytest.fixture(scope="module")
def built() -> bytes:
    """The table of ROWS: half a second to make, so it is made once."""
    return build_table(ROWS, CURATED)


def ids(found: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in found]


def one(places: Gazetteer, name: str, kind: Kind) -> Entry:
    (entry,) = (e for e in places.find(name) if e.kind is kind and e.id.startswith("cur:"))
    return entry


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("البوكمال", "cur:sy.albukamal"),
        ("أبو كمال", "cur:sy.albukamal"),
        ("البو كمال", "cur:sy.albukamal"),
        ("ابوكمال", "cur:sy.albukamal"),
        ("بو كمال", "cur:sy.albukamal"),
        ("دير الزور", "cur:sy.deir-ez-zor"),
        ("ديرالزور", "cur:sy.deir-ez-zor"),
        ("دير زور", "cur:sy.deir-ez-zor"),
        ("الباغوز", "cur:sy.baghuz"),
        ("الباغوز فوقاني", "cur:sy.baghuz"),
        ("الباغور", "cur:sy.baghuz"),
        ("هجين", "cur:sy.hajin"),
        ("السوسة", "cur:sy.al-susah"),
        ("السوسه", "cur:sy.al-susah"),
        ("معسكر السهم", "cur:sy.sahm-camp"),
        ("جبال قره جوخ", "cur:iq.qara-chokh"),
        ("قرة جوغ", "cur:iq.qara-chokh"),
        ("القائم", "cur:iq.qaim"),
        ("تل عفر", "cur:iq.tal-afar"),
        ("تلعفر", "cur:iq.tal-afar"),
        ("كفر نبل", "cur:sy.kafr-nabl"),
        ("كوباني", "cur:sy.ain-al-arab"),
        ("سري كانيه", "cur:sy.ras-al-ayn"),
        ("زركان", "cur:sy.abu-rasayn"),
        ("ديريك", "cur:sy.malikiyah"),
        ("خانيونس", "cur:ps.khan-yunis"),
        ("بورتسودان", "cur:sd.port-sudan"),
        ("مصراته", "cur:ly.misrata"),
        ("باب المندب", "cur:ye.bab-al-mandab"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(places: Gazetteer, written: str, expected: str) -> None:
    assert expected in ids(places.find(written))


def test_a_misspelled_name_costs_and_a_right_one_does_not(places: Gazetteer) -> None:
    assert places.find("الباغوز")[0].penalty == 0
    assert places.find("الباغور")[0].penalty > places.find("ديرالزور")[-1].penalty > 0


def test_namesakes_are_all_kept(places: Gazetteer) -> None:
    found = places.find("الرقة")
    assert {"cur:sy.raqqa", "cur:sy.gov.raqqa"} <= set(ids(found))
    assert len({entry.country for entry in found}) > 1
    assert {entry.country for entry in places.find("طرابلس")} >= {"LY", "LB"}
    assert {entry.country for entry in places.find("أريحا")} >= {"SY", "PS"}


def test_a_city_and_its_curated_entry_are_one(places: Gazetteer) -> None:
    entry = one(places, "البوكمال", Kind.TOWN)
    assert entry.source == "geonames"
    assert entry.same_as is not None
    assert entry.population
    assert places.by_id[entry.same_as] is entry
    assert not any(other.id.startswith("gn:") for other in places.find("البوكمال"))


@pytest.mark.parametrize("word", ["النصر", "الثورة", "الكرامة", "محمد", "إب", "القائم", "الباب", "صور", "عين"])
def test_ordinary_words_need_a_cue(places: Gazetteer, word: str) -> None:
    assert all(entry.cue for entry in places.find(word))


@pytest.mark.parametrize("name", ["القاهرة", "حلب", "البيضاء", "عمران", "الموصل", "الحديدة", "الفرات"])
def test_well_known_names_need_none(places: Gazetteer, name: str) -> None:
    assert not places.find(name)[0].cue


def test_a_bare_word_without_its_article_needs_a_cue(places: Gazetteer) -> None:
    assert all(entry.cue for entry in places.find("فلوجة") if entry.penalty)


def test_an_unverified_point_is_good_for_a_district_at_best(places: Gazetteer) -> None:
    camp = one(places, "معسكر السهم", Kind.BASE)
    assert camp.source == "unverified"
    assert camp.precision >= 3
    assert distance_km(camp, one(places, "البوكمال", Kind.TOWN)) < 30
    assert all(e.precision >= 3 for e in places.entries if e.source == "unverified")


def test_larger_places(places: Gazetteer) -> None:
    hajin, quarter = one(places, "هجين", Kind.TOWN), one(places, "غويران", Kind.QUARTER)
    governorate = one(places, "دير الزور", Kind.GOVERNORATE)
    assert places.contains(governorate, hajin)
    assert places.contains(one(places, "البوكمال", Kind.DISTRICT), hajin)
    assert places.contains(one(places, "سوريا", Kind.COUNTRY), hajin)
    assert not places.contains(hajin, governorate)
    assert not places.contains(hajin, hajin)
    assert not places.contains(governorate, quarter)
    assert [e.id for e in places.around(quarter)][:2] == ["cur:sy.hasakah", "cur:sy.gov.hasakah"]
    assert places.contains(one(places, "كردستان العراق", Kind.REGION), one(places, "زاخو", Kind.TOWN))
    assert places.contains(one(places, "قطاع غزة", Kind.REGION), one(places, "الشجاعية", Kind.QUARTER))


def test_distance() -> None:
    assert haversine_km(36.2, 37.15, 36.2, 37.15) == 0
    assert haversine_km(33.5138, 36.2765, 36.2021, 37.1343) == pytest.approx(309, abs=3)


def test_every_governorate_is_there(places: Gazetteer) -> None:
    counted = {
        country: sum(e.kind is Kind.GOVERNORATE and e.country == country for e in places.entries)
        for country in ("SY", "IQ", "LB", "PS", "YE", "LY", "SD")
    }
    assert counted == {"SY": 14, "IQ": 19, "LB": 9, "PS": 16, "YE": 22, "LY": 22, "SD": 18}


def test_names_are_what_a_matcher_needs(places: Gazetteer) -> None:
    named = {words: (found, cue) for words, found, cue in places.names()}
    assert "cur:sy.deir-ez-zor" in named["دير", "الزور"][0]
    assert not named["دير", "الزور"][1]
    assert named["النصر",][1]
    assert all(fold_key(" ".join(words)) == " ".join(words) for words in named)
    assert all(found for found, _ in named.values())


def test_curated_files_hold_each_name_once() -> None:
    for row in read_curated(CURATED).rows:
        folded = [fold_key(name) for name in (row.ar, *row.names, *row.misspelled)]
        assert len(folded) == len(set(folded)), row.id


def test_curated_places_lie_in_their_governorates() -> None:
    places = load_curated()
    governorates = {(e.country, e.admin1): e for e in places.entries if e.kind is Kind.GOVERNORATE}
    for entry in places.entries:
        if entry.admin1 and entry.kind not in {Kind.RIVER, Kind.BORDER, Kind.REGION, Kind.DESERT, Kind.ROAD}:
            governorate = governorates[entry.country, entry.admin1]
            assert distance_km(entry, governorate) <= governorate.radius_km + 1, entry.id


def test_the_curated_part_works_alone() -> None:
    places = load_curated()
    assert ids(places.find("هجين")) == ["cur:sy.hajin"]
    assert not any(entry.id.startswith("gn:") for entry in places.entries)


def test_the_built_table_is_small_quick_and_current() -> None:
    """In a process of its own, so that nothing is warm; the median of five, since the machine is shared."""
    code = (
        "import time, isnad.places.gazetteer as g; a = time.perf_counter(); p = g.load(); b = time.perf_counter();"
        "import sys; assert 'yaml' not in sys.modules, 'stale table: pip install -e .'; print(b - a)"
    )
    runs = (subprocess.run([sys.executable, "-c", code], check=True, capture_output=True) for _ in range(5))
    assert sorted(float(run.stdout) for run in runs)[2] < 0.15


def test_the_table_is_the_same_whatever_the_order_of_rows(built: bytes, tmp_path: Path) -> None:
    assert build_table(ROWS[::-1], CURATED) == built
    path = tmp_path / "table"
    path.write_bytes(built)
    places = read_table(path)
    assert places.by_id["gn:1"].id == "cur:sy.albukamal"
    assert places.by_id["gn:2"].names[0] == "القامشلي"
    assert places.by_id["gn:3"].ar == "تلكيف"
    assert places.by_id["gn:3"].admin1 == "Ninawa"
    assert not {"gn:4", "gn:5"} & set(places.by_id)


def test_a_table_older_than_the_curated_files_is_compiled_anew(built: bytes, tmp_path: Path) -> None:
    table = msgspec.msgpack.decode(gzip.decompress(built), type=Table)
    stale = msgspec.structs.replace(table, sources="older", compiled=msgspec.Raw(b"\xc0"))
    path = tmp_path / "table"
    path.write_bytes(gzip.compress(msgspec.msgpack.encode(stale)))
    assert read_table(path).by_id["gn:1"].id == "cur:sy.albukamal"


def test_a_missing_or_broken_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"pip install -e \.") as missing:
        read_table(tmp_path / "none")
    assert missing.value.code == "E-PLACE-001"
    (tmp_path / "broken").write_bytes(b"no table")
    with pytest.raises(GazetteerError) as broken:
        read_table(tmp_path / "broken")
    assert broken.value.code == "E-PLACE-002"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- {id: cur:sy.x, ar: س, en: X, kind: planet, lat: 1, lon: 1}", "E-PLACE-003"),
        ("- {id: cur:sy.x, ar: س, en: X, kind: town, lat: 1, lon: 1, colour: red}", "E-PLACE-003"),
        ("- {id: cur:sy.baghuz, ar: س, en: X, kind: town, lat: 1, lon: 1}", "E-PLACE-004"),
        ("- {id: cur:sy.x, ar: س, en: X, kind: town, lat: 1, lon: 1, admin1: nowhere}", "E-PLACE-005"),
    ],
)
def test_a_wrong_curated_line_is_named(tmp_path: Path, line: str, code: str) -> None:
    for path in CURATED.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "zz.yaml").write_text(line + "\n", "utf-8")
    with pytest.raises(GazetteerError) as wrong:
        read_curated(tmp_path)
    assert wrong.value.code == code
