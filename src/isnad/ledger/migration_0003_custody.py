"""Third shape: the log of custody. Reports that are there already are entered as they stand.

Frozen, as all migrations. Bytes received before stay where they are, in `raw_items.bytes`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from isnad.ledger.custody import ADOPTED, Hand, Note, append

_TABLES = """
CREATE TABLE custody (
    n {number} PRIMARY KEY, "at" TEXT, act TEXT NOT NULL, report {key} NOT NULL, sha256 {key} NOT NULL, "by" TEXT,
    tool TEXT, details TEXT, details_sha256 TEXT NOT NULL, previous TEXT, hash {key} NOT NULL
);
CREATE INDEX custody_report ON custody (report);
CREATE INDEX custody_bytes_erased ON custody (sha256) WHERE act = 'bytes-erased'
"""
_SQLITE = {"number": "INTEGER", "key": "TEXT"}
_POSTGRES = {"number": "BIGINT", "key": 'TEXT COLLATE "C"'}
# As for judgements: the database itself holds to it. An erasure, which empties details, lifts it for its transaction.
_APPEND_ONLY_SQLITE = (
    """CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody
       BEGIN SELECT RAISE(ABORT, 'the log of custody is only appended to'); END""",
    """CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody
       BEGIN SELECT RAISE(ABORT, 'the log of custody is only appended to'); END""",
)
_APPEND_ONLY_POSTGRES = (
    """CREATE FUNCTION isnad_custody_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE integrity_constraint_violation USING MESSAGE = 'the log of custody is only appended to'; END $$""",
    """CREATE TRIGGER custody_only_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON custody
       FOR EACH STATEMENT EXECUTE FUNCTION isnad_custody_only_appended()""",
)
_AT_A_TIME = 500
_REPORTS = sa.text(
    "SELECT n, id, sha256, text_version, reading, record FROM reports WHERE n > :after ORDER BY n LIMIT :limit"
)
_EARLIER = sa.text(
    "SELECT report, record FROM earlier_texts WHERE report IN"
    " (SELECT id FROM reports WHERE n > :after ORDER BY n LIMIT :limit) ORDER BY n"
)


def apply(connection: sa.Connection, _fold: Callable[[str], str]) -> None:
    """Make the log and enter the reports that are there."""
    postgres = connection.dialect.name == "postgresql"
    for statement in _TABLES.format(**(_POSTGRES if postgres else _SQLITE)).split(";\n"):
        connection.exec_driver_sql(statement)
    for statement in _APPEND_ONLY_POSTGRES if postgres else _APPEND_ONLY_SQLITE:
        connection.exec_driver_sql(statement)
    n: int | None = -1
    while n is not None:
        n = _adopt_some(connection, n)


def _adopt_some(connection: sa.Connection, after: int) -> int | None:
    """Enter some of the reports whose number comes after this one; gives the last, none where there are no more."""
    some = {"after": after, "limit": _AT_A_TIME}
    reports = connection.execute(_REPORTS, some).all()
    earlier: dict[str, list[str]] = {}
    for row in connection.execute(_EARLIER, some):
        earlier.setdefault(row.report, []).append(_digest(row.record))
    append(connection, [_note(row, earlier.get(row.id, [])) for row in reports], Hand())
    return reports[-1].n if reports else None


def _note(row: Any, earlier: list[str]) -> Note:
    stands = {"text_version": row.text_version, "reading": row.reading, "record": _digest(row.record)}
    return Note(ADOPTED, row.id, row.sha256, stands | {"earlier": earlier})


def _digest(record: str) -> str:
    return hashlib.sha256(record.encode()).hexdigest()
