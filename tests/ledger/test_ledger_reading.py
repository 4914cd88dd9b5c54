"""Getting records out: equal, in order, by the beginning of an id."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_makers import TEXT, arbitrary, claim, document, event, judgement, raw_of

from isnad.ledger import Ledger, LedgerError, schema
from isnad.records import Claim, Document, Event, Judgement, Unread

REPORT = document()


def own_id(record: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()[:16]


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(
    raw=st.binary(max_size=20),
    given=arbitrary(Document),
    said=st.lists(arbitrary(Claim), max_size=2, unique_by=own_id),
    decided=arbitrary(Judgement),
)
def test_any_record_is_read_back_equal(
    ledger: Ledger, raw: bytes, given: Document, said: list[Claim], decided: Judgement
) -> None:
    replace = msgspec.structs.replace
    sha256 = hashlib.sha256(raw).hexdigest()
    report = replace(given, id=own_id((given, sha256)), sha256=sha256, main_event=given.main_event and "an event")
    claims = [
        replace(each, document=report.id, id=report.id + own_id(each), event=each.event and "an event") for each in said
    ]
    ledger.save_reading(raw, report, claims)
    assert ledger.get_document(report.id) == report
    assert list(ledger.claims(document=report.id)) == sorted(claims, key=lambda each: each.id)
    assert ledger.raw_bytes(report.sha256) == raw
    decided = replace(decided, id=own_id(decided))
    ledger.append_judgement(decided)
    assert ledger.get_judgement(decided.id) == decided


@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(made=arbitrary(Event))
def test_any_event_is_read_back_equal(ledger: Ledger, made: Event) -> None:
    made = msgspec.structs.replace(made, id=own_id(made), claims=[])
    ledger.replace_events([made], {}, {})
    assert list(ledger.events()) == [made]


def test_records_come_in_the_order_of_their_ids(ledger: Ledger) -> None:
    ids = ["b", "B", "a-1", "a1", "ا", "😀", "a_1", "1"]
    for id_ in ids:
        text = TEXT + id_
        report = document(text, id=id_)
        ledger.save_reading(raw_of(text), report, [claim(report, id_)])
        ledger.append_judgement(judgement(id_))
    assert [each.id for each in ledger.documents()] == sorted(ids)
    assert [each.id for each in ledger.claims()] == sorted(ids)
    assert [each.id for each in ledger.judgements()] == sorted(ids)


def test_events_newest_first_with_undated_ones_last(ledger: Ledger) -> None:
    days = {"e1": "2024-01-01", "e2": "2024-02-01", "e3": None}
    events = [
        event(id_, [], [], time=day and msgspec.structs.replace(event("x", [], []).time, earliest=day, latest=day))
        for id_, day in days.items()
    ]  # fmt: skip
    ledger.replace_events(events, {}, {})
    assert [each.id for each in ledger.events(newest_first=True)] == ["e2", "e1", "e3"]


def test_a_reader_sees_one_state_while_others_write(ledger: Ledger) -> None:
    claims = [claim(REPORT, f"{n:04}") for n in range(1200)]
    ledger.save_reading(raw_of(TEXT), REPORT, claims)
    reading = ledger.claims()
    assert next(reading).id == "0000"
    ledger.save_reading(raw_of(TEXT), REPORT, [claim(REPORT, "new")])
    assert len(list(reading)) == 1199
    assert [each.id for each in ledger.claims()] == ["new"]


def test_one_record_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [claim(REPORT, "abc1"), claim(REPORT, "abd2"), claim(REPORT, "abd")])
    assert ledger.get_claim("abc").id == "abc1"
    assert ledger.get_claim("abd").id == "abd"  # a whole id is never ambiguous
    assert ledger.get_document(REPORT.id[:6]) == REPORT
    with pytest.raises(LedgerError) as several:
        ledger.get_claim("ab")
    assert several.value.code == "E-DB-009"
    assert "abc1, abd, abd2" in several.value.message
    for unknown in ("x", "", "\x00", "abc%", "ABC"):
        with pytest.raises(LedgerError) as none:
            ledger.get_claim(unknown)
        assert none.value.code == "E-DB-008"


def test_an_event_comes_before_the_claim_whose_id_it_has(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [claim(REPORT, "abc"), claim(REPORT, "abd")])
    ledger.replace_events([event("abc", ["abc"], [REPORT.id], aliases=["old"])], {"abc": "abc"}, {})
    ledger.append_judgement(judgement("j1"))
    assert isinstance(ledger.find("abc"), Event)
    assert isinstance(ledger.find("abd"), Claim)
    assert isinstance(ledger.find(REPORT.id[:8]), Document)
    assert isinstance(ledger.find("j"), Judgement)
    assert ledger.get_event("old").id == "abc"
    with pytest.raises(LedgerError, match="E-DB-009"):
        ledger.find("ab")


def test_the_summary_counts(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [claim(REPORT, "c1"), claim(REPORT, "c2", told=False)])
    unread = document("؟", unread=Unread(code="E-READ-004", reason="not Arabic"))
    ledger.save_reading(raw_of("؟"), unread, [])
    ledger.replace_events([event("c1", ["c1"], [REPORT.id])], {"c1": "c1"}, {})
    summary = ledger.summary()
    assert (summary.documents, summary.unread) == (2, {"E-READ-004": 1})
    assert (summary.claims, summary.told, summary.linked, summary.events) == (2, 1, 1, 1)
    assert (summary.earliest, summary.latest) == ("2024-02-29", "2024-02-29")
    assert (summary.judgements, summary.runs) == (0, 0)


def test_a_damaged_record_is_named(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [])
    with ledger.database.writing() as connection:
        connection.execute(sa.update(schema.reports).values(record="{}"))
    with pytest.raises(LedgerError) as caught:
        list(ledger.documents())
    assert caught.value.code == "E-DB-014"
    assert REPORT.id in caught.value.message


def test_bytes_that_are_not_kept(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes("0" * 64)
