"""Keeping readings: once, whole, and never half."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from ledger_makers import TEXT, claim, document, raw_of

from isnad.ledger import Ledger, LedgerError, Reading, Saved, open_ledger, schema

REPORT = document()
CLAIMS = [claim(REPORT, "c2"), claim(REPORT, "c1", lat=None, lon=None)]


def everything(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, row numbers included."""
    with ledger.database.reading() as connection:
        return {
            name: sorted(map(tuple, connection.execute(sa.select(table)).all()), key=repr)
            for name, table in schema.metadata.tables.items()
        }


def readings(number: int) -> Iterator[Reading]:
    for n in range(number):
        text = f"{TEXT} {n}"
        report = document(text)
        yield raw_of(text), report, [claim(report, f"{n:05}-{ordinal}") for ordinal in range(3)]


def test_what_is_saved_is_read_back(ledger: Ledger) -> None:
    assert ledger.save_reading(raw_of(TEXT), REPORT, CLAIMS) == Saved(new=1, changed=0, unchanged=0)
    assert list(ledger.documents()) == [REPORT]
    assert list(ledger.claims()) == [CLAIMS[1], CLAIMS[0]]
    assert ledger.raw_bytes(REPORT.sha256) == raw_of(TEXT)


def test_index_columns_repeat_the_record(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, CLAIMS)
    with ledger.database.reading() as connection:
        row = connection.execute(sa.select(schema.claims).where(schema.claims.c.id == "c2")).one()
        actor = connection.execute(sa.select(schema.claim_actors).where(schema.claim_actors.c.claim == row.n)).one()
        count = connection.execute(sa.select(schema.claim_counts).where(schema.claim_counts.c.claim == row.n)).one()
        link = connection.execute(sa.select(schema.claim_links).where(schema.claim_links.c.claim == row.n)).one()
    assert (row.report, row.event_type, row.status, row.told) == (REPORT.id, "ASSAULT", "actual", True)
    assert (row.earliest, row.latest, row.date_precision) == ("2024-02-29", "2024-02-29", 1)
    assert (row.lat, row.lon, row.radius_km, row.country) == (33.5, 36.3, 3.0, "SY")
    assert row.record == msgspec.json.encode(CLAIMS[0]).decode()
    assert (actor.role, actor.actor, actor.label_ar) == ("actor", None, "المدفعية")
    assert (count.what, count.low, count.high, count.scope) == ("killed", 2, None, "occasion")
    assert (link.kind, link.stance, link.source_type) == ("anonymous", "says", "medical")


def test_reading_the_same_report_again_changes_nothing(ledger: Ledger) -> None:
    ledger.save_readings(readings(5))
    before = everything(ledger)
    assert ledger.save_readings(readings(5)) == Saved(new=0, changed=0, unchanged=5)
    assert everything(ledger) == before


def test_the_same_report_twice_in_one_batch_is_one_report(ledger: Ledger) -> None:
    twice = [(raw_of(TEXT), REPORT, CLAIMS)] * 2
    assert ledger.save_readings(twice) == Saved(new=1, changed=0, unchanged=1)
    assert ledger.summary().documents == 1


def test_a_newer_lexicon_replaces_the_claims(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, CLAIMS)
    better = [msgspec.structs.replace(CLAIMS[0], why=["strike.artillery"]), claim(REPORT, "c3")]
    assert ledger.save_reading(raw_of(TEXT), REPORT, better) == Saved(new=0, changed=1, unchanged=0)
    assert list(ledger.claims()) == better
    with ledger.database.reading() as connection:
        actors = sa.select(schema.claims.c.id).join_from(
            schema.claim_actors, schema.claims, schema.claims.c.n == schema.claim_actors.c.claim
        )
        assert sorted(connection.scalars(actors)) == ["c2", "c3"]


def test_links_outlive_a_new_reading(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), msgspec.structs.replace(REPORT, main_event="e"), CLAIMS)
    with ledger.database.writing() as connection:
        connection.execute(schema.claims.update().where(schema.claims.c.id == "c2").values(event="e"))
    better = [msgspec.structs.replace(each, why=["other"]) for each in CLAIMS]
    ledger.save_reading(raw_of(TEXT), REPORT, better)
    assert ledger.get_claim("c2") == msgspec.structs.replace(better[0], event="e")
    assert ledger.get_document(REPORT.id).main_event == "e"


def test_bytes_that_two_reports_share_are_kept_once(ledger: Ledger) -> None:
    for id_ in ("first", "second"):
        ledger.save_reading(raw_of(TEXT), document(id=id_), [])
    with ledger.database.reading() as connection:
        assert len(connection.execute(sa.select(schema.raw_items)).all()) == 1


def test_an_earlier_text_stays_readable(ledger: Ledger) -> None:
    ledger.save_reading(raw_of(TEXT), REPORT, [])
    better = msgspec.structs.replace(REPORT, text=TEXT + "\nتتمة", text_version="2")
    ledger.save_reading(raw_of(TEXT), better, [])
    assert ledger.text_versions(REPORT.id) == [REPORT, better]
    assert list(ledger.documents()) == [better]


def test_an_exception_in_the_middle_leaves_nothing(ledger: Ledger) -> None:
    def broken() -> Iterator[Reading]:
        yield from readings(600)  # more than one batch has been handed to the database by then
        raise RuntimeError("the reader stumbled")

    ledger.save_reading(raw_of(TEXT), REPORT, CLAIMS)
    before = everything(ledger)
    with pytest.raises(RuntimeError, match="stumbled"):
        ledger.save_readings(broken())
    assert everything(ledger) == before


def test_a_killed_process_leaves_nothing(address: str) -> None:
    code = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_ledger_saving import readings
from isnad.ledger import open_ledger
def killed():
    yield from readings(600)
    os.kill(os.getpid(), signal.SIGKILL)
with open_ledger({address!r}) as ledger:
    ledger.save_readings(readings(2))
    ledger.save_readings(killed())
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with open_ledger(address) as ledger:
        assert ledger.summary().documents == 2
        assert ledger.summary().claims == 6
        ledger.save_readings(readings(3))


@pytest.mark.parametrize(
    ("raw", "report", "claims", "code"),
    [
        (b"other bytes", REPORT, CLAIMS, "E-DB-010"),
        (raw_of(TEXT), REPORT, [claim(document("غيره"), "c1")], "E-DB-010"),
        (raw_of(TEXT), REPORT, [CLAIMS[0], CLAIMS[0]], "E-DB-010"),
        (raw_of(TEXT), REPORT, [claim(REPORT, "")], "E-DB-010"),
        (raw_of(TEXT), msgspec.structs.replace(REPORT, outlet="\ud800"), [], "E-DB-010"),
        (raw_of("غيره"), document("غيره", id="taken"), [], "E-DB-011"),
        (raw_of("غيره"), document("غيره"), [claim(document("غيره"), "taken")], "E-DB-011"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    ledger: Ledger, raw: bytes, report: object, claims: list[object], code: str
) -> None:
    first = document("الأول", id="taken")
    ledger.save_reading(raw_of("الأول"), first, [claim(first, "taken")])
    before = everything(ledger)
    with pytest.raises(LedgerError) as caught:
        ledger.save_reading(raw, report, claims)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert everything(ledger) == before
