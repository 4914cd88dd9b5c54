"""Opening: new and older databases, newer ones and strangers', and everything that can be in the way."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from ledger_makers import TEXT, claim, document, raw_of

from isnad.errors import IsnadError
from isnad.ledger import Ledger, LedgerError, in_box, open_ledger, schema, search_text
from isnad.ledger.database import Database
from isnad.ledger.migrations import MIGRATIONS, migrate
from isnad.ledger.rows import numbered, reading_rows
from isnad.text.normalise import fold


def names(ledger: Ledger) -> list[str]:
    with ledger.database.reading() as connection:
        return sorted(connection.scalars(sa.select(schema.migrations.c.name)))


def test_an_empty_database_gets_every_migration_once(address: str) -> None:
    for _ in range(2):
        with open_ledger(address) as ledger:
            assert names(ledger) == [migration.name for migration in MIGRATIONS]
            assert ledger.summary().documents == 0


def test_the_tables_are_those_that_queries_expect(ledger: Ledger) -> None:
    with ledger.database.reading() as connection:
        inspector = sa.inspect(connection)
        for name, table in schema.metadata.tables.items():
            assert [column["name"] for column in inspector.get_columns(name)] == table.columns.keys(), name


def test_an_older_database_is_brought_up_to_date_with_what_is_in_it(address: str) -> None:
    report = document()
    rows = numbered(reading_rows(report, [claim(report, "c1")], None), report=1, claim=1)
    database = Database(address)
    migrate(database, fold, migrations=MIGRATIONS[:1])
    with database.writing() as connection:
        raw = {"sha256": report.sha256, "size": len(raw_of(TEXT)), "bytes": raw_of(TEXT)}
        connection.execute(schema.raw_items.insert(), raw)
        connection.execute(schema.reports.insert(), rows.report)
        connection.execute(schema.claims.insert(), rows.claims)
    database.close()
    with open_ledger(address) as ledger:
        assert names(ledger) == [migration.name for migration in MIGRATIONS]
        assert list(ledger.documents()) == [report]
        assert search_text(ledger, "مدفعية") == [report.id]
        assert in_box(ledger, 33, 36, 34, 37) == ["c1"]


def test_a_migration_that_fails_leaves_the_older_database(address: str) -> None:
    def stumble(_text: str) -> str:
        raise RuntimeError("no folding today")

    report = document()
    database = Database(address)
    migrate(database, fold, migrations=MIGRATIONS[:1])
    with database.writing() as connection:
        connection.execute(schema.raw_items.insert(), {"sha256": report.sha256, "size": 0, "bytes": b""})
        rows = numbered(reading_rows(report, [], None), report=1, claim=1)
        connection.execute(schema.reports.insert(), rows.report)
    with pytest.raises(RuntimeError):
        migrate(database, stumble)
    with database.reading() as connection:
        assert not sa.inspect(connection).has_table("search_texts")
    database.close()
    with open_ledger(address) as ledger:
        assert names(ledger) == [migration.name for migration in MIGRATIONS]


def test_a_newer_database_is_refused_and_left_alone(address: str) -> None:
    with open_ledger(address) as ledger, ledger.database.writing() as connection:
        connection.execute(schema.migrations.insert(), {"name": "0099-future", "applied": "2030-01-01"})
    with pytest.raises(LedgerError) as caught:
        open_ledger(address)
    assert caught.value.code == "E-DB-002"
    assert "0099-future" in caught.value.message
    assert "newer isnad" in caught.value.message


def test_several_processes_may_open_a_new_database_at_once(address: str) -> None:
    def once(_: int) -> list[str]:
        with open_ledger(address) as ledger:
            return names(ledger)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(once, range(4))) == [[migration.name for migration in MIGRATIONS]] * 4


def test_sqlite_keeps_its_log_ahead(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "isnad.db") as ledger, ledger.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


# ---- strangers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE claims (x INTEGER)"],
        ["CREATE TABLE migrations (id INTEGER, app TEXT, name TEXT)"],
        ["CREATE TABLE migrations (name TEXT, applied TEXT)"],
    ],
)
def test_somebody_elses_database_is_refused_and_left_alone(address: str, statements: list[str]) -> None:
    stranger = Database(address)
    with stranger.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    with pytest.raises(LedgerError) as caught:
        open_ledger(address)
    assert caught.value.code == "E-DB-001"
    with stranger.reading() as connection:
        assert len(sa.inspect(connection).get_table_names()) == 1
    stranger.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("ملاحظات " * 200, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(LedgerError) as caught:
        open_ledger(file)
    assert caught.value.code == "E-DB-001"
    assert str(file) in caught.value.message
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_sqlite_file_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "browser.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="E-DB-001"):
        open_ledger(file)
    assert file.read_bytes() == before


def test_a_shared_postgres_database_keeps_its_other_tables(postgres_address: str) -> None:
    with closing(Database(postgres_address)) as database, database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE bookmarks (url TEXT)")
    with open_ledger(postgres_address) as ledger:
        assert ledger.summary().claims == 0


def test_postgres_that_cannot_hold_arabic(postgres_socket: Path) -> None:
    with psycopg.connect(f"host={postgres_socket} user=isnad dbname=postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(LedgerError, match=r"E-DB-005 .* LATIN1"):
        open_ledger(f"postgresql://isnad@/latin?host={postgres_socket}")


def test_postgres_without_trigrams_finds_the_same(postgres_socket: Path, postgres_address: str) -> None:
    name = postgres_address.partition("@/")[2].partition("?")[0]
    with psycopg.connect(f"host={postgres_socket} user=isnad dbname={name}", autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS poor")
        connection.execute("CREATE ROLE poor LOGIN")
        connection.execute("GRANT ALL ON SCHEMA public TO poor")  # tables, but no extensions
    address = postgres_address.replace("isnad@", "poor@")
    with open_ledger(address) as ledger:
        report = document()
        ledger.save_reading(raw_of(TEXT), report, [])
        assert search_text(ledger, "دفعي") == [report.id]
        with ledger.database.reading() as connection:
            indexes = {index["name"] for index in sa.inspect(connection).get_indexes("search_texts")}
    assert "search_texts_letters" not in indexes
    with psycopg.connect(f"host={postgres_socket} user=isnad dbname={name}", autocommit=True) as connection:
        connection.execute("DROP OWNED BY poor CASCADE")


# ---- in the way ---------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["/proc/isnad.db", "{tmp}/missing/isnad.db", "{tmp}"])
def test_a_place_where_no_file_can_be_written(tmp_path: Path, place: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(place.format(tmp=tmp_path))
    assert caught.value.code == "E-DB-003"
    assert "--db" in caught.value.hint


def test_a_locked_database_says_so(address: str) -> None:
    with open_ledger(address) as ledger, open_ledger(address, wait_seconds=0.1) as other:
        report = document()
        with ledger.database.writing(), pytest.raises(LedgerError) as caught:
            other.save_reading(raw_of(TEXT), report, [])
        assert caught.value.code == "E-DB-004"
        assert other.save_reading(raw_of(TEXT), report, []).new == 1


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("", "E-DB-005"),
        (":memory:", "E-DB-005"),
        ("sqlite://", "E-DB-005"),
        ("mysql://u:secret@host/db", "E-DB-005"),
        ("postgresql://u:secret@host:port/db", "E-DB-005"),
        ("postgresql://u:secret@127.0.0.1:1/db", "E-DB-007"),
    ],
)
def test_an_address_that_leads_nowhere(bad: str, code: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(bad)
    assert caught.value.code == code
    assert "secret" not in str(caught.value)


def test_a_postgres_database_that_does_not_exist(postgres_socket: Path) -> None:
    with pytest.raises(LedgerError, match="E-DB-007"):
        open_ledger(f"postgres://isnad@/nothing_here?host={postgres_socket}")


def test_the_postgres_driver_is_asked_for_only_when_needed(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["psycopg"] = None
from isnad.ledger import LedgerError, open_ledger
open_ledger({str(tmp_path / "isnad.db")!r}).close()
try:
    open_ledger("postgresql://localhost/isnad")
except LedgerError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("E-DB-006 PostgreSQL needs the driver psycopg (")
    assert 'pip install "isnad[postgres]"' in done.stdout


def test_a_closed_ledger_says_so(address: str) -> None:
    ledger = open_ledger(address)
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="E-DB-013"):
        ledger.summary()


def test_an_error_reads_as_code_message_hint() -> None:
    error = LedgerError("E-DB-004", "isnad.db is locked", "Try again")
    assert str(error) == "E-DB-004 isnad.db is locked. Try again."
    assert str(IsnadError("E-X-001", "Why?")) == "E-X-001 Why?"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.message, again.hint) == (LedgerError, *error.args)
