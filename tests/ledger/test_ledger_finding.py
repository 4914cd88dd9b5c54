"""Words in reports and claims on the map; the same answers from both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
import pytest
from ledger_makers import claim, document, raw_of

from isnad.ledger import Ledger, LedgerError, in_box, open_ledger, search_text

TEXTS = {
    "shelled": "وقصفت المدفعية مواقع في محيط القرية",
    "shelled2": "قصفت طائرات حربية الطريق العام",
    "injured": "تحدثت مصادر طبية عن إصابة طفلين",
    "year": "جرى ذلك في ربيع عام ٢٠١٨",
    "long-year": "الرقم المتسلسل 120187 والوثيقة 20185",
    "sure": "نفى الناطق ذلك مؤكّداً أن الطريق مفتوح",
    "broken": "قـ.ـصف عنيف على الحي القديم",
    "latin": "Reuters نقلت عن مصدر 100% موثوق",
}


def keep(ledger: Ledger, texts: dict[str, str]) -> None:
    ledger.save_readings([(raw_of(text), document(text, id=id_), []) for id_, text in texts.items()])


@pytest.fixture(scope="module")
def library(new_address: Callable[[], str]) -> Iterator[Ledger]:
    """Reports that tests only look at."""
    with open_ledger(new_address()) as ledger:
        keep(ledger, TEXTS)
        yield ledger


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("قصف", {"shelled", "shelled2", "broken"}),
        ("مدفعية", {"shelled"}),
        ("المدفعيه", {"shelled"}),
        ("اصابة", {"injured"}),
        ("إصابه", {"injured"}),
        ("2018", {"year"}),
        ("۲۰۱۸", {"year"}),
        ("مؤكدا", {"sure"}),
        ("طريق", {"shelled2", "sure"}),
        ("الطريق قصف", {"shelled2"}),
        ("قصف، المدفعية!", {"shelled"}),
        ("reuters", {"latin"}),
        ("في", {"shelled", "year"}),
        ("دبابة", set()),
        ("", set()),
        ("% _ \" ' * - ( ) : ^ \x00", set()),
        ('قصف" OR "طريق', set()),
    ],
)
def test_words_are_found_however_they_are_written(library: Ledger, query: str, found: set[str]) -> None:
    assert set(search_text(library, query)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("إصابة", ["injured"]),
        ("اصابة", []),
        ("٢٠١٨", ["year"]),
        ("2018", ["long-year"]),
        ("وقصفت المدفعية", ["shelled"]),
        ("المدفعية وقصفت", []),
        ("100%", ["latin"]),
        ("reuters", []),
        ("مؤكّداً", ["sure"]),
        ("  ", []),
    ],
)
def test_exact_search_takes_the_letters_as_they_are(library: Ledger, query: str, found: list[str]) -> None:
    assert search_text(library, query, exact=True) == found


def test_words_come_before_letters_inside_words_then_the_newest(ledger: Ledger) -> None:
    texts = {
        "inside": ("والمستشفيات", "2024-05-05"),
        "old": ("مستشفيات", "2024-01-01"),
        "new": ("مستشفيات المدينة", "2024-02-02"),
        "undated": ("مستشفيات الريف", None),
    }
    for id_, (text, day) in texts.items():
        ledger.save_reading(raw_of(text), document(text, id=id_, published=day), [])
    assert search_text(ledger, "مستشفيات") == ["new", "old", "undated", "inside"]
    assert search_text(ledger, "مستشفيات", limit=1) == ["new"]


def test_a_report_read_again_is_found_by_its_new_text_only(ledger: Ledger) -> None:
    keep(ledger, TEXTS)
    text = TEXTS["broken"]
    assert search_text(ledger, "عنيف") == ["broken"]
    better = msgspec.structs.replace(document(text, id="broken"), text="هدوء تام", text_version="2")
    ledger.save_reading(raw_of(text), better, [])
    assert search_text(ledger, "عنيف") == []
    assert search_text(ledger, "هدوء") == ["broken"]
    assert search_text(ledger, "تام", exact=True) == ["broken"]


def test_a_word_longer_than_any_index_entry(ledger: Ledger) -> None:
    text = "".join(chr(0x627 + n * 7 % 36) for n in range(20_000))
    ledger.save_reading(raw_of(text), document(text), [])
    assert search_text(ledger, text[:300]) == [document(text).id]


POINTS = {
    "hajin": (34.6867, 40.8311),
    "border": (34.0, 41.0),
    "rafah": (31.2969, 34.2455),
    "nowhere": (None, None),
    "half": (34.5, None),
    "fiji": (-17.8, 178.0),
    "samoa": (-13.8, -171.8),
}


def place(ledger: Ledger, points: Mapping[str, tuple[float | None, float | None]]) -> None:
    report = document()
    claims = [claim(report, id_, lat=lat, lon=lon) for id_, (lat, lon) in points.items()]
    ledger.save_reading(raw_of(report.text), report, claims)


@pytest.fixture(scope="module")
def mapped(new_address: Callable[[], str]) -> Iterator[Ledger]:
    """Claims that tests only look at."""
    with open_ledger(new_address()) as ledger:
        place(ledger, POINTS)
        yield ledger


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((34.0, 40.0, 35.0, 41.0), ["border", "hajin"]),
        ((34.000001, 40.0, 35.0, 41.0), ["hajin"]),
        ((34.6867, 40.8311, 34.6867, 40.8311), ["hajin"]),
        ((34.68671, 40.8311, 34.7, 40.9), []),
        ((-20.0, 170.0, 0.0, -170.0), ["fiji", "samoa"]),
        ((-90.0, -180.0, 90.0, 180.0), ["border", "fiji", "hajin", "rafah", "samoa"]),
    ],
)
def test_claims_in_a_box(mapped: Ledger, box: tuple[float, float, float, float], found: list[str]) -> None:
    assert in_box(mapped, *box) == found


def test_the_map_follows_a_new_reading(ledger: Ledger) -> None:
    place(ledger, POINTS)
    place(ledger, {"hajin": (31.3, 34.3)})
    assert in_box(ledger, 34, 40, 35, 41) == []
    assert in_box(ledger, 31, 34, 32, 35) == ["hajin"]


@pytest.mark.parametrize("box", [(35, 40, 34, 41), (0, 0, 91, 1), (0, -181, 1, 0), (float("nan"), 0, 1, 1)])
def test_a_box_that_is_none(mapped: Ledger, box: tuple[float, float, float, float]) -> None:
    with pytest.raises(LedgerError, match="E-DB-010"):
        in_box(mapped, *box)
