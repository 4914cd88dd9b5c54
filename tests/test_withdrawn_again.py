"""What was withdrawn does not come back by another way, and nothing that was cut off stays half done."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from command import Done, exported, isnad, line, read, written
from isnad.ledger import Hand, open_ledger

NAME = "زمردخانية"  # no one's name
TEXT = f"نص تدريبي مختلق: قتل خمسة مدنيين في غارة جوية على بلدة هجين يوم الخميس، بحسب الطبيبة {NAME}."
MESSAGE = {"id": 1, "type": "message", "date": "2021-03-03T10:00:00", "date_unixtime": "1614758400", "text": TEXT}

HAND = Hand("Omar", "2026-11-20T08:00:00Z")


def telegram(path: Path, *, indent: int | None = None, name: str = "قناة متخيلة", **more: Any) -> Path:
    chat = {"name": name, "type": "public_channel", "id": 12, "messages": [MESSAGE | more]}
    return written(path, json.dumps(chat, ensure_ascii=False, indent=indent))


def redact(db: Path, report: str, *more: str) -> Done:
    return isnad("redact", report, "--words", NAME, "--why", "a witness", "--db", db, *more)


def names_exported(db: Path) -> bool:
    return any(NAME.encode() in content for content in exported(db, db.with_name("out")).values())


def page(path: Path, address: str) -> Path:
    return written(path, line(text=TEXT, url=address))


@pytest.mark.parametrize("kind", ["bytes", "message", "page"])
def test_a_redaction_is_carried_over_to_what_is_the_same(tmp_path: Path, kind: str) -> None:
    db = tmp_path / "ledger.db"
    if kind == "bytes":
        first, second, report = written(tmp_path / "a.txt", TEXT), written(tmp_path / "b.txt", TEXT), "a"
    elif kind == "message":
        first, report = telegram(tmp_path / "result.json"), "channel12/1"
        second = telegram(tmp_path / "later.json", reactions=[{"type": "emoji", "count": 3, "emoji": "x"}])
    else:
        first, report = page(tmp_path / "a.jsonl", "https://example.org/7"), ""
        second = page(tmp_path / "b.jsonl", "https://www.example.org/7/?utm_source=x")
    read(tmp_path, first)
    with open_ledger(db) as ledger:
        report = report or next(ledger.documents()).id
    assert redact(db, report).status == 0
    done = read(tmp_path, second)
    assert (done.status, done.err) == (0, "")
    with open_ledger(db) as ledger:
        [one, other] = ledger.documents()
        assert one.redactions == other.redactions
        new = max((one, other), key=lambda each: ledger.custody(each.id)[0].n)
        assert [entry.act for entry in ledger.custody(new.id)] == ["received", "read", "redacted"]
    assert not names_exported(db)
    assert isnad("verify", "--db", db).status == 0


def test_where_a_redaction_cannot_be_carried_over_nothing_is_kept(tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    read(tmp_path, telegram(tmp_path / "result.json"))
    redact(db, "channel12/1")
    done = read(tmp_path, telegram(tmp_path / "later.json", text=TEXT + " تصحيح"))
    assert (done.status, done.codes()) == (1, ["E-CUST-009"])
    with open_ledger(db) as ledger:
        assert next(ledger.documents()).id in done.err
    assert not names_exported(db)


def test_bytes_are_not_taken_anew_where_the_same_words_were_to_go_with_them(tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    read(tmp_path, telegram(tmp_path / "result.json"))
    redact(db, "channel12/1", "--and-original")
    done = read(tmp_path, telegram(tmp_path / "later.json", indent=1))
    assert (done.status, done.codes()) == (1, ["E-CUST-009"])
    kept = [path for path in db.with_name("ledger.db.received").rglob("*") if path.is_file()]
    assert kept == []


@pytest.mark.parametrize("kind", ["message", "page"])
def test_what_was_erased_is_known_by_its_message_and_its_page(tmp_path: Path, kind: str) -> None:
    db = tmp_path / "ledger.db"
    if kind == "message":
        first, second = telegram(tmp_path / "a.json"), telegram(tmp_path / "b.json", indent=1)
    else:
        first = page(tmp_path / "a.jsonl", f"https://example.org/{NAME}")
        second = page(tmp_path / "b.jsonl", f"https://m.example.org/{NAME}#top")
    read(tmp_path, first)
    with open_ledger(db) as ledger:
        report = next(ledger.documents()).id
    isnad("erase", report, "--yes", "--why", "x", "--db", db)
    assert NAME.encode() not in db.read_bytes()
    done = read(tmp_path, second)
    assert (done.status, done.codes()) == (1, ["E-CUST-008"])
    assert report in done.err
    assert (" message channel12/1: " if kind == "message" else " line 1: ") in done.err
    assert not names_exported(db)


def test_events_are_there_after_an_erasure_that_could_not_be_finished(tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    read(tmp_path, written(tmp_path / "a.txt", TEXT))
    reader = sqlite3.connect(db, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM reports").fetchall()
    assert redact(db, "a", "--and-original").codes() == ["E-CUST-012"]
    reader.close()
    with open_ledger(db) as ledger:
        assert len(list(ledger.events())) == 1
    done = redact(db, "a", "--and-original")  # the same command again
    assert (done.status, done.err) == (0, "")
    with open_ledger(db) as ledger:
        assert len(next(ledger.documents()).redactions) == 1
        assert not ledger.is_stale()
    ours = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "a.txt"]
    assert not [path for path in ours if NAME.encode() in path.read_bytes()]


def test_reading_links_what_was_left_unlinked(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    read(tmp_path, path)
    with open_ledger(tmp_path / "ledger.db") as ledger:  # killed between the redaction and its linking
        claims = list(ledger.claims())
        ledger.redact("a", spans=[(0, 3)], why="x", hand=HAND, reread=lambda _: claims)
        assert list(ledger.events()) == []
    read(tmp_path, path)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert len(list(ledger.events())) == 1
