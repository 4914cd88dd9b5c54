"""An open database: one way to read, one way to write, for SQLite and PostgreSQL alike.

Both give every reader a consistent view while somebody writes, admit one writer at a time, and keep all of
a write or nothing of it. Nothing here knows what a claim is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from isnad.ledger.errors import LedgerError, said_plainly

_WRITE, _OUTSIDE = "isnad_write", "isnad_outside"
_WRITERS_LOCK = 0x69736E6164  # 'isnad'; the advisory lock that writers to a PostgreSQL database share
_KNOWN = {"postgresql", "postgres", "postgresql+psycopg", "sqlite", "sqlite+pysqlite"}


class Database:
    """A pool of connections to one SQLite file or PostgreSQL database.

    `received` is the folder for the bytes of items: beside an SQLite file; None where the database holds them.

    Args:
        address: a path (SQLite) or `postgresql://user@host/name`.
        wait_seconds: how long to wait for another writer before giving up with E-DB-004.
    """

    def __init__(self, address: str | Path, *, wait_seconds: float = 10.0) -> None:
        url = _url(address)
        self.postgres = url.get_backend_name() == "postgresql"
        self.label = url.render_as_string(hide_password=True) if self.postgres else str(url.database)
        self.received = None if self.postgres else _beside(str(url.database))
        self._wait_seconds = wait_seconds
        self._closed = False
        if self.postgres:
            self._engine = _postgres_engine(url)
        else:
            self._engine = sa.create_engine(url, connect_args={"timeout": wait_seconds}, paramstyle="named")
            event.listen(self._engine, "connect", _set_up_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the database, however long it reads."""
        self._must_be_open()
        with said_plainly(self.label), self._engine.connect() as connection:
            if self.postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction: kept whole when the block ends, undone when it raises or the process dies."""
        self._must_be_open()
        with said_plainly(self.label), self._engine.connect() as connection:
            connection = connection.execution_options(**{_WRITE: True})
            with connection.begin():
                if self.postgres:
                    self._queue_for_postgres(connection)
                yield connection

    @contextmanager
    def outside(self) -> Iterator[sa.Connection]:
        """A connection of its own whose statements stand each alone, for what no transaction may hold."""
        self._must_be_open()
        with said_plainly(self.label), self._engine.connect() as connection:
            alone = {_OUTSIDE: True} | ({"isolation_level": "AUTOCOMMIT"} if self.postgres else {})
            connection = connection.execution_options(**alone)
            if self.postgres:
                self._wait_for_locks(connection, within_transaction=False)
            yield connection
            connection.detach()  # its settings are not for others

    def keep_log_ahead(self) -> None:
        """Switch an SQLite file to its write-ahead log, in which readers and a writer do not wait for each other.

        The file remembers it. Where another program has the file open just now, the switch is left to the
        next opening: everything works without it, only slower.
        """
        if self.postgres:
            return
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
        except self._engine.dialect.loaded_dbapi.OperationalError:
            pass
        finally:
            raw.close()

    def close(self) -> None:
        """Give back all connections; a second time does nothing."""
        self._closed = True
        self._engine.dispose()

    def _must_be_open(self) -> None:
        if self._closed:
            raise LedgerError("E-DB-013", f"{self.label} is closed", "Open it again with open_ledger")

    def _queue_for_postgres(self, connection: sa.Connection) -> None:
        self._wait_for_locks(connection, within_transaction=True)
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS_LOCK)))

    def _wait_for_locks(self, connection: sa.Connection, *, within_transaction: bool) -> None:
        wait = sa.literal(f"{max(1, round(self._wait_seconds * 1000))}ms")
        connection.execute(sa.select(sa.func.set_config("lock_timeout", wait, within_transaction)))


def _url(address: str | Path) -> sa.URL:
    text = str(address)
    if "://" not in text:
        if not text or text == ":memory:":
            raise LedgerError("E-DB-005", f"'{text}' is not a file", "Name a file for the database, or a URL")
        return sa.URL.create("sqlite", database=text)
    try:
        url = sa.make_url(text)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise _bad_address(text.partition("://")[0] + "://...") from error
    if url.drivername not in _KNOWN or (url.drivername.startswith("sqlite") and not url.database):
        raise _bad_address(url.render_as_string(hide_password=True))
    if url.drivername.startswith("sqlite"):
        return url
    return url.set(drivername="postgresql+psycopg")


def _beside(database: str) -> Path:
    # SQLite follows links, and keeps its own logs beside the file that is meant: so do we.
    return Path(os.path.realpath(database) + ".received")


def _bad_address(shown: str) -> LedgerError:
    return LedgerError(
        "E-DB-005",
        f"the database address {shown} cannot be understood",
        "Use a path such as isnad.db, or postgresql://user@host/name",
    )


def _postgres_engine(url: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(url, pool_pre_ping=True)  # a server may have been restarted since
    except ImportError as error:
        raise LedgerError(
            "E-DB-006",
            f"PostgreSQL needs the driver psycopg ({error})",
            'Install it with: pip install "isnad[postgres]"',
        ) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions late and not at all for a change of schema; _begin_sqlite does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: a judgement that was acknowledged must outlive a power cut. Writes come in batches, so it costs little.
    for pragma in (
        "page_size=8192",
        "foreign_keys=ON",
        "synchronous=FULL",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes the lock at once: one that first reads and then writes can be refused without waiting.
    options = connection.get_execution_options()
    if not options.get(_OUTSIDE):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITE) else "BEGIN")
