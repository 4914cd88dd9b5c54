"""Bringing a database to the present shape: named steps, applied in order, each whole or not at all.

A step is frozen once released: a change of mind is a new step. `migrations(name, applied)` in the database
says which have been; a name unknown here means that a newer isnad has been at work, and we keep our hands off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from isnad.ledger import (
    migration_0001_records,
    migration_0002_search,
    migration_0003_custody,
    migration_0004_withdrawn,
    schema,
)
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError

Fold = Callable[[str], str]


class Migration(NamedTuple):
    """One step: its name, and what it does inside a transaction."""

    name: str
    apply: Callable[[sa.Connection, Fold], None]


MIGRATIONS = (
    Migration("0001-records", migration_0001_records.apply),
    Migration("0002-search", migration_0002_search.apply),
    Migration("0003-custody", migration_0003_custody.apply),
    Migration("0004-withdrawn", migration_0004_withdrawn.apply),
)


def migrate(database: Database, fold: Fold, *, migrations: tuple[Migration, ...] = MIGRATIONS) -> list[str]:
    """Apply the steps that a database still lacks and return their names.

    Raises:
        LedgerError: E-DB-001 for somebody else's database, E-DB-002 for one made by a newer isnad; both are
            left exactly as they were.
    """
    with database.reading() as connection:
        if not _lacking(connection, database.label, migrations):
            return []
    with database.writing() as connection:
        # Asked again: another process may have done it while we waited for our turn.
        lacking = _lacking(connection, database.label, migrations)
        for migration in lacking:
            migration.apply(connection, fold)
            applied = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(schema.migrations.insert(), {"name": migration.name, "applied": applied})
    return [migration.name for migration in lacking]


def _lacking(connection: sa.Connection, label: str, migrations: tuple[Migration, ...]) -> list[Migration]:
    applied = _applied(connection, label, migrations)
    newer = sorted(applied - {migration.name for migration in migrations})
    if newer:
        raise LedgerError(
            "E-DB-002",
            f"{label} was made by a newer isnad (it has {', '.join(newer)})",
            "Update isnad, or use another database; nothing was changed in this one",
        )
    return [migration for migration in migrations if migration.name not in applied]


def _applied(connection: sa.Connection, label: str, migrations: tuple[Migration, ...]) -> set[str]:
    inspector = sa.inspect(connection)
    tables = set(inspector.get_table_names())
    if "migrations" not in tables:
        strangers = tables
        if connection.dialect.name == "postgresql":  # a server's database may be shared; its names must not clash
            strangers = tables & set(schema.metadata.tables)
        if strangers:
            raise _not_ours(label, f"it has the tables {', '.join(sorted(strangers)[:5])}")
        return set()
    columns = {column["name"] for column in inspector.get_columns("migrations")}
    if columns != {"name", "applied"}:
        raise _not_ours(label, "its table 'migrations' is another program's")
    names = set(connection.scalars(sa.select(schema.migrations.c.name)))
    if migrations[0].name not in names:
        raise _not_ours(label, "its table 'migrations' is another program's")
    return names


def _not_ours(label: str, why: str) -> LedgerError:
    return LedgerError(
        "E-DB-001",
        f"{label} is not an isnad database ({why})",
        "Name another file or database with --db; nothing was changed in this one",
    )
