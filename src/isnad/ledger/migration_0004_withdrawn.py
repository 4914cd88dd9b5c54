"""Fourth shape: by what reports that were withdrawn are known again, and whether the events are of all claims.

Frozen, as all migrations. Of what was erased before, only the hash of its bytes is left to know it by.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from isnad.ledger.withdrawn import marks

_TABLES = """
CREATE TABLE withdrawn (mark {key} NOT NULL, report {key} NOT NULL, PRIMARY KEY (mark, report));
CREATE INDEX withdrawn_report ON withdrawn (report);
CREATE TABLE linking (n {number} PRIMARY KEY, stale BOOLEAN NOT NULL);
INSERT INTO linking (n, stale) VALUES (1, TRUE)
"""
_SQLITE = {"number": "INTEGER", "key": "TEXT"}
_POSTGRES = {"number": "BIGINT", "key": 'TEXT COLLATE "C"'}
_WITHDRAWN = sa.text(
    'SELECT id, sha256, url, source_id, record LIKE \'%"layout":"telegram.message"%\' AS telegram FROM reports'
    " WHERE id IN (SELECT report FROM custody WHERE act IN ('erased', 'redacted')) ORDER BY n"
)


def apply(connection: sa.Connection, _fold: Callable[[str], str]) -> None:
    """Make the tables and enter the reports that are withdrawn already."""
    postgres = connection.dialect.name == "postgresql"
    for statement in _TABLES.format(**(_POSTGRES if postgres else _SQLITE)).split(";\n"):
        connection.exec_driver_sql(statement)
    for row in connection.execute(_WITHDRAWN).all():
        for mark in sorted(marks(row.sha256, row.url, row.source_id, telegram=bool(row.telegram))):
            enter = sa.text("INSERT INTO withdrawn (mark, report) VALUES (:mark, :report)")
            connection.execute(enter, {"mark": mark, "report": row.id})
