"""verify, custody, erase and redact as their users have them, and what reading does afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import SAMPLES, Done, exported, isnad, line, read, started, written
from isnad.ledger import open_ledger

NAME = "زمردخانية"  # no one's name
TEXT = f"نص تدريبي مختلق: قتل خمسة مدنيين في غارة جوية على بلدة هجين يوم الخميس، بحسب الطبيبة {NAME}."


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A ledger of one report from a file, one from a line, and the samples."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    written(inbox / "night.txt", TEXT)
    line_of = line(
        id=7, url="https://example.org/7", retrieved="2024-03-02T10:00:00+03:00", headers={"etag": "x"},
        redirects=["https://example.org/a"],
    )  # fmt: skip
    written(inbox / "lines.jsonl", b"\n" + line_of)
    assert read(tmp_path, inbox, SAMPLES).status == 0
    return tmp_path / "ledger.db"


def verified(db: Path, *arguments: str) -> tuple[Done, dict]:
    done = isnad("verify", "--db", db, "--json", *arguments)
    return done, json.loads(done.out)


def test_a_whole_ledger_verifies_and_tells_the_hash_to_write_down(db: Path) -> None:
    done = isnad("verify", "--db", db)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("10 reports: 10 ok.\n")
    head = verified(db)[1]["log"]["head"]
    assert head in done.out
    read(db.parent, "-", stdin=line(id="later"))
    assert isnad("verify", "--db", db, "--head", head).status == 0
    other = isnad("verify", "--db", db, "--head", "0" * 64)
    assert (other.status, other.codes()) == (1, ["E-CUST-007"])


def test_damage_is_named_with_its_code_and_ends_with_1(db: Path) -> None:
    files = [path for path in db.with_name("ledger.db.received").rglob("*") if path.is_file()]
    assert len(files) == 10
    files[0].chmod(0o644)
    files[0].write_bytes(b"?")
    files[1].unlink()
    written(files[2].with_name("stray"), "x")
    done = isnad("verify", "--db", db)
    assert (done.status, sorted(done.codes())) == (1, ["E-CUST-001", "E-CUST-002"])
    assert "8 ok, 1 mismatch, 1 missing" in done.out
    assert str(files[2].with_name("stray")) in done.out
    done, found = verified(db)
    assert (done.status, found["ok"]) == (1, False)
    assert found["counts"] == {"ok": 8, "mismatch": 1, "missing": 1}


def test_custody_tells_where_an_item_came_from_and_who_read_it(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = json.loads(isnad("custody", "7", "--db", db, "--json").out)
    received, reading = history["entries"]
    details = received["details"]
    assert (details["path"], details["line"]) == (str(tmp_path / "inbox" / "lines.jsonl"), 2)
    assert (details["url"], details["retrieved"]) == ("https://example.org/7", "2024-03-02T10:00:00+03:00")
    assert (details["redirects"], details["headers"]) == (["https://example.org/a"], {"etag": "x"})
    assert details["modified"].endswith("Z")
    assert reading["details"]["text_version"] == history["text_version"]
    assert reading["tool"].startswith("isnad ")
    assert received["by"]
    monkeypatch.setenv("ISNAD_OPERATOR", "Salma")
    written(tmp_path / "night.txt", TEXT)
    read(tmp_path, tmp_path / "night.txt")
    isnad("read", tmp_path / "night.txt", "--db", db, "--operator", "Omar")
    entries = json.loads(isnad("custody", "night.txt", "--db", db, "--json").out)["entries"]
    assert [entry["act"] for entry in entries] == ["received", "read", "seen-again"]
    assert entries[-1]["by"] == "Salma"
    for lang in ("en", "ar"):
        shown = isnad("custody", "night", "--db", db, "--lang", lang)
        assert (shown.status, shown.out.count("Salma")) == (0, 1)
        assert "night.txt" in shown.out


def test_retrieved_is_told_in_utc(db: Path, tmp_path: Path) -> None:
    documents = exported(db, tmp_path / "out")["documents.jsonl"].decode().splitlines()
    retrieved = {one["source_id"]: one["retrieved"] for one in map(json.loads, documents)}
    assert (retrieved["7"], retrieved["night"]) == ("2024-03-02T07:00:00Z", None)


def test_a_ledger_in_the_folder_that_is_read_is_not_read(db: Path, tmp_path: Path) -> None:
    again = isnad("read", tmp_path, "--db", db)
    assert again.out.startswith("0 reports read, 2 there already (0 new)")


def test_an_erasure_asks_first_and_then_leaves_no_word(db: Path, tmp_path: Path) -> None:
    asked = isnad("erase", "night", "--why", "the family asks", "--db", db)
    assert (asked.status, asked.codes()) == (2, ["E-CLI-006"])
    assert NAME in isnad("show", "night", "--db", db).out
    done = isnad("erase", "night", "--why", "the family asks", "--yes", "--operator", "Omar", "--db", db)
    assert (done.status, done.err) == (0, "")
    inbox = tmp_path / "inbox"
    ledger_files = [path for path in tmp_path.rglob("*") if path.is_file() and inbox not in path.parents]
    assert not [path for path in ledger_files if NAME.encode() in path.read_bytes()]
    [erased] = [
        one for one in map(json.loads, exported(db, tmp_path / "out")["documents.jsonl"].splitlines()) if one["erased"]
    ]
    assert (erased["erased"]["by"], erased["erased"]["why"]) == ("Omar", "the family asks")
    again = read(tmp_path, inbox)
    assert (again.status, again.codes()) == (1, ["E-CUST-008"])
    assert "by Omar: the family asks" in again.err
    verification = isnad("verify", "--db", db)
    assert verification.status == 0
    assert "9 ok, 1 erased" in verification.out
    assert "Omar" in isnad("show", erased["id"], "--db", db).out


def test_a_redaction_outlives_reading_again(db: Path, tmp_path: Path) -> None:
    done = isnad("redact", "night", "--words", NAME, "--why", "a witness", "--db", db)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Redacted 1 place of report ")
    assert NAME not in isnad("show", "night", "--db", db).out
    once = exported(db, tmp_path / "once")
    assert not any(NAME.encode() in content for content in once.values())
    again = read(tmp_path, tmp_path / "inbox")
    assert (again.status, again.err) == (0, "")
    assert exported(db, tmp_path / "twice") == once
    assert isnad("verify", "--db", db).status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["erase", "zzzz", "--why", "x", "--yes"], 1, "E-DB-008"),
        (["redact", "night", "--span", "9", "--why", "x"], 2, "E-CLI-007"),
        (["redact", "night", "--span", "0:9999", "--why", "x"], 1, "E-CUST-010"),
        (["redact", "night", "--why", "x"], 1, "E-CUST-010"),
        (["erase", "night", "--why", " ", "--yes"], 2, "E-CLI-008"),
        (["redact", "night", "--words", NAME, "--why", ""], 2, "E-CLI-008"),
        (["custody", "zzzz"], 1, "E-DB-008"),
        (["custody", "night", "--lang", "fr"], 2, "E-CLI-002"),
        (["verify", "--head", "abc"], 1, "E-CUST-007"),
    ],
)
def test_what_cannot_be_done_is_said(db: Path, arguments: list[str], status: int, code: str) -> None:
    before = exported(db, db.parent / "before")
    done = isnad(*arguments, "--db", db)
    assert (done.status, done.codes()) == (status, [code])
    assert exported(db, db.parent / "after") == before


def test_a_reason_is_asked_for(db: Path) -> None:
    for command in ("erase", "redact"):
        assert isnad(command, "night", "--db", db).status == 2


def test_exports_do_not_tell_when_and_by_whom_reports_were_read(tmp_path: Path) -> None:
    found = []
    for who in ("Salma", "Omar"):
        folder = tmp_path / who
        folder.mkdir()
        isnad("read", SAMPLES, "--db", folder / "ledger.db", "--operator", who)
        found.append(exported(folder / "ledger.db", folder / "out"))
    assert found[0] == found[1]


def test_without_a_terminal_a_process_does_not_wait_for_an_answer(db: Path) -> None:
    process = started("erase", "night", "--why", "x", "--db", db)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.startswith(b"E-CLI-006")


def test_no_name_brings_control_characters_to_a_terminal(tmp_path: Path) -> None:
    nasty = "a\x1b[2Jb\u202ec"
    done = read(tmp_path, "-", stdin=line(id=nasty, outlet=nasty) + line(id="2", outlet="other"))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        report = next(one.id for one in ledger.documents() if one.source_id == nasty)
    erased = isnad("erase", report, "--why", "x", "--yes", "--db", tmp_path / "ledger.db")
    for said in (done.out, erased.out):
        assert "[2Jb" in said
        assert not {"\x1b", "\u202e"} & set(said)
