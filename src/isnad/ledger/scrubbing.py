"""Making a database give up what was deleted from it: deleted rows stay in its files until their room is used again.

What no program can promise: copies and backups made before, the free room of the disk itself, and a PostgreSQL
server's own write-ahead log and archives until it recycles them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError

_WITH_WORDS = (
    *("raw_items", "reports", "earlier_texts", "search_texts", "claims", "claim_actors", "claim_counts", "claim_links"),
    *("events", "event_claims", "event_aliases", "disagreements", "judgements", "custody"),
)


@contextmanager
def lifted(connection: sa.Connection, *tables: sa.Table) -> Iterator[None]:
    """Let rows of append-only tables be changed inside the block, within the transaction."""
    postgres = connection.dialect.name == "postgresql"
    triggers = [] if postgres else _triggers(connection, tables)
    for table in tables if postgres else ():
        connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield  # where the block raises, the transaction is undone, and this with it
    for table in tables if postgres else ():
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")
    for _, statement in triggers:
        connection.exec_driver_sql(statement)


def scrub(database: Database) -> None:
    """Rewrite the files of the database without anything that was deleted.

    Raises:
        LedgerError: E-CUST-012 where another program still holds an older state of it.
    """
    try:
        cut = _rewrite_postgres(database) if database.postgres else _rewrite_sqlite(database)
    except LedgerError as fault:
        if fault.code != "E-DB-004":
            raise
        cut = False
    if not cut:
        raise LedgerError(
            "E-CUST-012",
            f"the words are out of the records, but another program holds {database.label} open, whose files may still have them",
            "Close other programs that use the ledger, and give the same command again",
        )


def _rewrite_postgres(database: Database) -> bool:
    with database.outside() as connection:
        # ANALYZE: the planner's statistics repeat values of the rows, and the older statistics are rows themselves.
        connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {', '.join(_WITH_WORDS)}")
        connection.exec_driver_sql("VACUUM (FULL) pg_catalog.pg_statistic")
    return True


def _rewrite_sqlite(database: Database) -> bool:
    """Rewrite the file and cut its log; false where a reader of an older state keeps the log from being cut."""
    with database.outside() as connection:
        for pragma in ("secure_delete=ON", "temp_store=FILE"):  # a copy of the whole file need not fit into memory
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        for index in ("search_words", "search_letters"):  # a word deleted from them is only marked as deleted
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
        connection.exec_driver_sql("VACUUM")
        return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]


def _triggers(connection: sa.Connection, tables: tuple[sa.Table, ...]) -> list[tuple[str, str]]:
    query = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table ORDER BY name")
    return [(row.name, row.sql) for table in tables for row in connection.execute(query, {"table": table.name})]
