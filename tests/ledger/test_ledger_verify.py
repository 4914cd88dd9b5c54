"""Verifying: whatever is changed behind the ledger's back is found and named; what is whole is said to be whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import TEXT, claim, document, raw_of

from isnad.ledger import Hand, ItemState, Ledger, LedgerError, Reading, Verification, open_ledger, received, schema
from isnad.ledger.scrubbing import lifted
from isnad.reports.document import text_version
from isnad.reports.item import Receipt

HAND = Hand("reader", "2026-11-20T08:00:00Z", "isnad 0")
ERASED = document(f"{TEXT} 2")
# What is a count of rows or computed from many reports is no evidence, and may change without a trace.
FREE = {"reports": {"n", "run", "main_event", "views"}, "claims": {"n", "event", "views"}, "earlier_texts": {"n"}}


def filled(address: str) -> Ledger:
    """A ledger of four reports: one of two texts, one redacted, one erased, one with several claims."""
    ledger = open_ledger(address)
    for number in range(4):
        text = f"{TEXT} {number}"
        report = document(text, source_id=f"r{number}", title=TEXT[:12])
        claims = [claim(report, f"{number}-{n}") for n in range(2)]
        readings = [Reading(raw_of(text), report, claims, Receipt(path=f"{number}.txt", line=1))]
        ledger.save_readings(readings, hand=HAND)
    longer = raw_of(f"{TEXT} 0"), f"{TEXT} 0\nتتمة"
    first = msgspec.structs.replace(document(f"{TEXT} 0"), text=longer[1], text_version=text_version(longer[1]))
    ledger.save_readings([Reading(longer[0], first, [claim(first, "0-0")])], hand=HAND)
    ledger.redact("r1", spans=[(6, 13)], why="a name", hand=HAND, reread=lambda report: [claim(report, "1-0")])
    ledger.erase(["r2"], why="asked for", hand=HAND)
    return ledger


@pytest.fixture(scope="module")
def whole(new_address: Callable[[], str]) -> Iterator[Ledger]:
    """Such a ledger, which tests change and put back."""
    with closing(filled(new_address())) as ledger:
        yield ledger


def test_what_is_whole_is_said_to_be(whole: Ledger) -> None:
    steps: list[int] = []
    found = whole.verify(step=steps.append)
    assert found.ok, found
    assert (found.log, found.unreferred, found.head, found.entries) == ([], [], whole.head(), 12)
    states = sorted(item.state for item in found.items)
    assert states == [ItemState.ERASED, ItemState.OK, ItemState.OK, ItemState.OK]
    assert steps == [1, 2, 3, 4]


def other(value: Any) -> st.SearchStrategy[Any]:
    """A value that differs by as little as can be: a bit of a byte, a letter, one."""
    if isinstance(value, bool):
        return st.just(not value)
    if isinstance(value, int | float):
        return st.just(value + 1)
    if isinstance(value, bytes):
        return st.tuples(st.integers(0, len(value) - 1), st.integers(0, 7)).map(lambda at: flipped(value, *at))
    if isinstance(value, str) and value:
        places = st.integers(0, len(value) - 1)
        return places.map(lambda at: value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :])
    return st.just("1")


def flipped(raw: bytes, at: int, bit: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]


TABLES = ("reports", "claims", "earlier_texts", "custody", "raw_items")


@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_one_change_to_anything_stored_is_found_and_named(whole: Ledger, data: st.DataObject) -> None:
    table = schema.metadata.tables[data.draw(st.sampled_from(TABLES))]
    row = data.draw(st.sampled_from(rows_of(whole, table)))
    names = (
        set(table.columns.keys()) - FREE.get(table.name, {"n"}) - ({"sha256"} if table is schema.raw_items else set())
    )
    name = data.draw(st.sampled_from(sorted(names)))
    changed = with_other_value(
        whole, table, row, name, data.draw(st.just(b"1") if name == "bytes" else other(row[name]))
    )
    if changed is None:
        return  # the database itself refuses it
    if table is schema.custody:
        assert changed.log[0].code == "E-CUST-005"
        assert any(f"at entry {n}," in changed.log[0].what for n in (row["n"], row["n"] + 1))
    else:
        assert {item.report for item in changed.items if item.findings} & reports_of(whole, table, row), changed
    assert whole.verify().ok


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_changed_bit_of_any_item_is_found_and_named(whole: Ledger, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from([report for report in whole.documents() if report.erased is None]))
    right = whole.raw_bytes(report.sha256)
    put_bytes(whole, report.sha256, data.draw(other(right)))
    findings = {item.report: [finding.code for finding in item.findings] for item in whole.verify().items}
    put_bytes(whole, report.sha256, right)
    assert findings.pop(report.id) == ["E-CUST-001"]
    assert not any(findings.values())


def rows_of(ledger: Ledger, table: sa.Table) -> list[Any]:
    key = next(iter(table.primary_key.columns))
    with ledger.database.reading() as connection:
        rows = connection.execute(sa.select(table).order_by(key)).mappings().all()
    return [row for row in rows if table is not schema.raw_items or row["sha256"] != ERASED.sha256]


def reports_of(ledger: Ledger, table: sa.Table, row: Any) -> set[str]:
    """The report that a row belongs to."""
    if table is schema.raw_items:
        return {report.id for report in ledger.documents() if report.sha256 == row["sha256"]}
    return {row["id"] if table is schema.reports else row["report"]}


def with_other_value(ledger: Ledger, table: sa.Table, row: Any, name: str, value: Any) -> Verification | None:
    """What is found while one value is another, put there as a forger would who can lift a trigger."""
    key = next(iter(table.primary_key.columns))

    def put(new: Any) -> None:
        with ledger.database.writing() as connection, lifted(connection, table):
            connection.execute(table.update().where(key == row[key.name]).values({name: new}))

    try:
        put(value)
    except LedgerError as refused:
        if refused.code != "E-DB-011":
            raise
        return None
    try:
        return ledger.verify()
    finally:
        put(row[name])


def put_bytes(ledger: Ledger, sha256: str, raw: bytes) -> None:
    """Put other bytes in the place of those received."""
    if ledger.database.received is None:
        change(ledger, schema.raw_items.update().where(schema.raw_items.c.sha256 == sha256).values(bytes=raw))
    else:
        path = received.path_of(ledger.database.received, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(raw)


def change(ledger: Ledger, *statements: sa.Executable) -> None:
    with ledger.database.writing() as connection, lifted(connection, schema.custody):
        for statement in statements:
            connection.execute(statement)


# ---- what is taken away, put in or made anew ----------------------------------------------------


@pytest.fixture
def ours(address: str) -> Iterator[Ledger]:
    """Such a ledger for one test alone."""
    with closing(filled(address)) as ledger:
        yield ledger


def codes(ledger: Ledger, **asked: Any) -> list[str]:
    found = ledger.verify(**asked)
    return sorted(finding.code for finding in [*found.log, *(f for item in found.items for f in item.findings)])


def state(ledger: Ledger, id_: str) -> ItemState:
    return next(item.state for item in ledger.verify().items if item.report == id_)


def test_bytes_that_are_gone_are_missing(ours: Ledger) -> None:
    report = ours.get_document("r3")
    if ours.database.received is None:
        change(ours, schema.raw_items.update().values(bytes=None))
    else:
        received.remove(ours.database.received, [report.sha256])
    assert state(ours, report.id) is ItemState.MISSING
    assert "E-CUST-002" in codes(ours)


def test_rows_that_are_gone_are_missed(ours: Ledger) -> None:
    gone = ours.get_document("r3").id
    change(ours, schema.reports.delete().where(schema.reports.c.id == gone))
    assert (state(ours, gone), codes(ours)) == (ItemState.MISSING, ["E-CUST-006"])
    change(ours, schema.claims.delete().where(schema.claims.c.id == "1-0"), schema.earlier_texts.delete())
    assert codes(ours) == ["E-CUST-003", "E-CUST-003", "E-CUST-006"]


def test_a_report_slipped_in_is_found(ours: Ledger) -> None:
    columns = [column for column in schema.reports.c if column.name not in ("n", "id")]
    copy = sa.select(sa.literal(99), sa.literal("slipped-in"), *columns).where(schema.reports.c.source_id == "r3")
    change(ours, schema.reports.insert().from_select(["n", "id", *(column.name for column in columns)], copy))
    assert codes(ours) == ["E-CUST-006"]


@pytest.mark.parametrize("n", [1, 5, 9])
def test_an_entry_taken_out_breaks_the_log_where_it_was(ours: Ledger, n: int) -> None:
    change(ours, schema.custody.delete().where(schema.custody.c.n == n))
    [finding] = ours.verify().log[:1]
    assert finding.code == "E-CUST-005"
    assert f"at entry {n + 1}," in finding.what


def test_details_may_be_gone_only_where_the_report_was_erased(ours: Ledger) -> None:
    change(
        ours, schema.custody.update().where(schema.custody.c.report == ours.get_document("r3").id).values(details=None)
    )
    assert "E-CUST-005" in codes(ours)


def test_the_end_of_a_log_cut_off_is_found_by_a_hash_written_down(ours: Ledger) -> None:
    head = ours.head()
    assert head is not None
    ours.save_reading(raw_of("جديد"), document("جديد"), [])
    assert codes(ours, head=head) == codes(ours, head=head[:16]) == []
    new = document("جديد").id
    change(
        ours, schema.custody.delete().where(schema.custody.c.n >= 12),
        schema.reports.delete().where(schema.reports.c.id == new),
    )  # fmt: skip
    assert "E-CUST-007" in codes(ours, head=head)
    with pytest.raises(LedgerError, match="E-CUST-007"):
        ours.verify(head=head[:8])


def test_bytes_that_come_back_after_an_erasure_are_found(ours: Ledger) -> None:
    put_bytes(ours, ERASED.sha256, raw_of(f"{TEXT} 2"))
    assert codes(ours) == ["E-CUST-004"]
    ours.erase([ERASED.id], why="again", hand=HAND)
    assert (codes(ours), ours.verify().unreferred) == ([], [])
    assert [entry.act for entry in ours.custody(ERASED.id)].count("erased") == 1
