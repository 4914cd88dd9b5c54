"""Bytes as received: once, exactly, under their hash; beside an SQLite file, or in the PostgreSQL database."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from ledger_makers import TEXT, document, raw_of

from isnad.ledger import Hand, Ledger, LedgerError, open_ledger, received, schema
from isnad.ledger.database import Database
from isnad.ledger.migrations import MIGRATIONS, migrate
from isnad.ledger.rows import numbered, reading_rows
from isnad.text.normalise import fold

RAW = raw_of(TEXT)
SHA256 = hashlib.sha256(RAW).hexdigest()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Where an SQLite ledger is to be made."""
    return tmp_path / "isnad.db"


def file_of(db: Path) -> Path:
    """Where the bytes of our report stand."""
    return db.with_name("isnad.db.received") / SHA256[:2] / SHA256


def test_sqlite_keeps_each_item_once_in_a_file_that_sha256sum_agrees_with(db: Path) -> None:
    with open_ledger(db) as ledger:
        for id_ in ("first", "second"):
            ledger.save_reading(RAW, document(id=id_), [])
        assert ledger.raw_bytes(SHA256) == RAW
    done = subprocess.run(["sha256sum", file_of(db)], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == SHA256
    assert [path.name for path in received.files(db.with_name("isnad.db.received"))] == [SHA256]


def test_postgres_keeps_them_in_the_database(
    postgres_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger(postgres_address) as ledger:
        ledger.save_reading(RAW, document(), [])
        assert ledger.raw_bytes(SHA256) == RAW
    assert not list(tmp_path.iterdir())


def test_bytes_of_an_older_ledger_stay_in_their_column(address: str) -> None:
    report = document()
    database = Database(address)
    migrate(database, fold, migrations=MIGRATIONS[:2])
    with database.writing() as connection:
        connection.execute(schema.raw_items.insert(), {"sha256": SHA256, "size": len(RAW), "bytes": RAW})
        connection.execute(schema.reports.insert(), numbered(reading_rows(report, [], None), report=1, claim=1).report)
    database.close()
    with open_ledger(address) as ledger:
        assert ledger.raw_bytes(SHA256) == RAW
        assert ledger.save_reading(RAW, document(id="another"), []).new == 1
        assert not list(received.files(ledger.database.received))
        assert ledger.verify().ok
        assert [entry.act for entry in ledger.custody(report.id)] == ["adopted"]


@pytest.mark.parametrize("left", [RAW, RAW[:5]])
def test_a_file_that_a_killed_run_left_is_taken_up_if_it_is_right(db: Path, left: bytes) -> None:
    with open_ledger(db) as ledger:
        file_of(db).parent.mkdir(parents=True)
        file_of(db).write_bytes(left)
        assert ledger.verify().unreferred == [str(file_of(db))]
        ledger.save_reading(RAW, document(), [])
        assert ledger.raw_bytes(SHA256) == RAW
        assert ledger.verify().unreferred == []


def test_a_run_killed_before_it_commits_leaves_files_that_nothing_refers_to(db: Path) -> None:
    code = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from ledger_makers import TEXT, document, raw_of
from isnad.ledger import open_ledger
from isnad.ledger import custody
custody.append = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with open_ledger({str(db)!r}) as ledger:
    ledger.save_reading(raw_of(TEXT), document(), [])
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with open_ledger(db) as ledger:
        assert ledger.summary().documents == 0
        found = ledger.verify()
        assert (found.ok, found.unreferred) == (True, [str(file_of(db))])


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_kept(db: Path) -> None:
    db.with_name("isnad.db.received").write_text("in the way", encoding="utf-8")
    with open_ledger(db) as ledger:
        with pytest.raises(LedgerError, match=r"E-DB-003 .*isnad\.db\.received"):
            ledger.save_reading(RAW, document(), [])
        assert ledger.summary().documents == 0
        assert ledger.head() is None


def test_a_ledger_is_followed_through_a_link(db: Path, tmp_path: Path) -> None:
    with open_ledger(db) as ledger:
        ledger.save_reading(RAW, document(), [])
    link = tmp_path / "elsewhere.db"
    os.symlink(db, link)
    with open_ledger(link) as ledger:
        assert ledger.raw_bytes(SHA256) == RAW


def test_a_row_stays_for_every_item_and_its_column_is_filled_in_postgres_alone(ledger: Ledger) -> None:
    ledger.save_reading(RAW, document(), [])
    with ledger.database.reading() as connection:
        row = connection.execute(sa.select(schema.raw_items)).one()
    assert tuple(row) == (SHA256, len(RAW), RAW if ledger.database.postgres else None)


def test_what_a_killed_run_left_of_erased_bytes_goes_with_them(db: Path) -> None:
    with open_ledger(db) as ledger:
        ledger.save_reading(RAW, document(), [])
        part = file_of(db).with_name(f".{SHA256}.123.abcd")
        part.write_bytes(RAW[:9])
        erase = lambda: ledger.erase([document().id], why="x", hand=Hand())  # noqa: E731
        erase()
        assert list(received.files(db.with_name("isnad.db.received"))) == []
        part.write_bytes(RAW[:9])  # or an isnad that knew nothing of it erased them
        assert [found.code for item in ledger.verify().items for found in item.findings] == ["E-CUST-004"]
        erase()
        assert ledger.verify().ok


def test_files_that_may_only_be_read_are_no_hindrance(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows neither deletes such a file nor writes over it."""
    unlink, replace = os.unlink, os.replace

    def checked(path: Path) -> None:
        if os.path.exists(path) and not os.stat(path).st_mode & 0o200:
            raise PermissionError(13, "Access is denied", str(path))

    monkeypatch.setattr(os, "unlink", lambda path, **more: (checked(path), unlink(path, **more)))
    monkeypatch.setattr(os, "replace", lambda one, other: (checked(other), replace(one, other)))
    damaged = file_of(db)
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"?")
    damaged.chmod(0o444)
    with open_ledger(db) as ledger:
        ledger.save_reading(RAW, document(), [])
        assert ledger.raw_bytes(SHA256) == RAW
        ledger.erase([document().id], why="x", hand=Hand())
    assert not damaged.exists()
