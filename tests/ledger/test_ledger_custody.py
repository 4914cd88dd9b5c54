"""The log of custody: what enters it and what does not; its chain; finding a report by the name it came with."""

from __future__ import annotations

import hashlib
import json

import msgspec
import pytest
import sqlalchemy as sa
from ledger_makers import TEXT, claim, document, raw_of

from isnad.ledger import Hand, Ledger, LedgerError, Reading, schema
from isnad.records import Document
from isnad.reports.item import Receipt

REPORT = document()
HAND = Hand("reader", "2026-11-20T08:00:00Z", "isnad 0, lexicon a, gazetteer b")
FROM = Receipt(path="day/1.txt", modified="2026-11-01T00:00:00Z")


def came(report: Document = REPORT, receipt: Receipt | None = FROM, text: str = TEXT, **claims: object) -> Reading:
    """A reading of our report, come from somewhere."""
    return Reading(raw_of(text), report, [claim(report, "c1", **claims)], receipt)


def acts(ledger: Ledger) -> list[str]:
    return [entry.act for entry in ledger.custody(REPORT.id)]


def test_an_item_is_entered_as_it_came_and_as_it_was_read(ledger: Ledger) -> None:
    ledger.save_readings([came()], hand=HAND)
    first, second = ledger.custody(REPORT.id)
    assert (first.act, first.by, first.at, first.tool, first.sha256) == ("received", *HAND[:3], REPORT.sha256)
    assert first.details == {"path": "day/1.txt", "modified": "2026-11-01T00:00:00Z", "size": len(raw_of(TEXT))}
    assert second.act == "read"
    assert second.details is not None
    assert second.details["text_version"] == REPORT.text_version
    assert set(second.details) == {"text_version", "reading", "record"}


def test_the_same_item_again_leaves_no_entry_and_one_from_elsewhere_does(ledger: Ledger) -> None:
    elsewhere = msgspec.structs.replace(FROM, path="copy/1.txt")
    for _ in range(2):
        ledger.save_readings([came()], hand=HAND)
    assert acts(ledger) == ["received", "read"]
    for _ in range(2):
        ledger.save_readings([came(receipt=elsewhere), came()], hand=HAND)
    assert acts(ledger) == ["received", "read", "seen-again"]
    later = msgspec.structs.replace(FROM, modified="2026-12-01T00:00:00Z")  # the same file, touched
    ledger.save_readings([came(receipt=later)], hand=HAND)
    assert acts(ledger) == ["received", "read", "seen-again"]


def test_two_places_in_one_batch_are_both_entered(ledger: Ledger) -> None:
    ledger.save_readings([came(), came(receipt=Receipt(path="copy/1.txt"))], hand=HAND)
    entries = ledger.custody(REPORT.id)
    assert [entry.act for entry in entries] == ["received", "seen-again", "read"]
    assert [entry.details and entry.details.get("path") for entry in entries] == ["day/1.txt", "copy/1.txt", None]


def test_a_new_reading_is_entered_with_its_versions(ledger: Ledger) -> None:
    ledger.save_readings([came()], hand=HAND)
    ledger.save_readings([came(why=["better"])], hand=HAND._replace(tool="isnad 1"))
    assert acts(ledger) == ["received", "read", "read"]
    assert ledger.custody(REPORT.id)[-1].tool == "isnad 1"


def test_a_save_that_fails_enters_nothing(ledger: Ledger) -> None:
    def broken():
        yield came()
        raise RuntimeError("stumbled")

    with pytest.raises(RuntimeError):
        ledger.save_readings(broken(), hand=HAND)
    assert ledger.head() is None


def test_each_entry_is_bound_to_the_one_before_in_a_way_that_anyone_can_repeat(ledger: Ledger) -> None:
    ledger.save_readings([came()], hand=HAND)
    previous = None
    for entry in ledger.custody(REPORT.id):
        fields = [
            entry.n, entry.at, entry.act, entry.report, entry.sha256, entry.by, entry.tool, entry.details_sha256, previous,
        ]  # fmt: skip
        written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert entry.hash == hashlib.sha256(written.encode()).hexdigest()
        assert entry.previous == previous
        previous = entry.hash
    assert ledger.head() == previous


@pytest.mark.parametrize("change", ["UPDATE custody SET act = 'read'", "DELETE FROM custody"])
def test_the_database_itself_refuses_to_change_the_log(ledger: Ledger, change: str) -> None:
    ledger.save_readings([came()], hand=HAND)
    with pytest.raises(LedgerError, match="only appended"), ledger.database.writing() as connection:
        connection.exec_driver_sql(change)
    assert acts(ledger) == ["received", "read"]


def test_what_nobody_says_is_not_made_up(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [])
    first, _ = ledger.custody(REPORT.id)
    assert (first.by, first.at, first.tool) == (None, None, None)
    assert first.details == {"size": len(raw_of(TEXT))}


def test_a_receipt_that_is_no_text_is_refused_whole(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="E-DB-010"):
        ledger.save_readings([came(receipt=Receipt(path="\ud800"))], hand=HAND)
    assert ledger.summary().documents == 0


# ---- by name ------------------------------------------------------------------------------------


def named(ledger: Ledger, text: str, source_id: str | None, id_: str | None = None) -> Document:
    report = document(text, source_id=source_id, id=id_)
    ledger.save_reading(raw_of(text), report, [])
    return report


@pytest.mark.parametrize("given", ["night", "night.txt", "inbox/night.txt"])
def test_a_report_is_found_by_the_name_it_came_with(ledger: Ledger, given: str) -> None:
    report = named(ledger, "الأول", "night")
    named(ledger, "الثاني", "day")
    assert ledger.get_document(given) == report
    assert ledger.find(given) == report
    assert ledger.custody(given)[0].report == report.id


def test_reports_of_one_name_are_all_named(ledger: Ledger) -> None:
    reports = [named(ledger, text, "night") for text in ("الأول", "الثاني")]
    with pytest.raises(LedgerError) as caught:
        ledger.get_document("night")
    assert caught.value.code == "E-DB-009"
    assert all(report.id in caught.value.message for report in reports)


def test_a_whole_name_goes_before_the_beginning_of_an_id_and_a_whole_id_before_a_name(ledger: Ledger) -> None:
    by_name = named(ledger, "الأول", "ab")
    by_id = named(ledger, "الثاني", "other", "abc")
    assert ledger.get_document("ab") == by_name
    assert ledger.get_document("abc") == by_id
    named(ledger, "الثالث", "abc")
    assert ledger.get_document("abc") == by_id
    with ledger.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(schema.reports)) == 3
