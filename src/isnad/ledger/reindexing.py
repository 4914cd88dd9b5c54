"""Making the index columns and the search tables again from the records, which are not touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from isnad.ledger import schema
from isnad.ledger.codec import from_json
from isnad.ledger.database import Database
from isnad.ledger.rows import ReadingRows, reading_rows
from isnad.ledger.views import replace_event_rows
from isnad.ledger.writing import delete_and_insert, keep_views
from isnad.records import Claim, Document, Event

_BATCH = 256


def reindex(database: Database, fold: Callable[[str], str]) -> None:
    """Make the index again; see `Ledger.reindex`."""
    with database.writing() as connection:
        ids = list(connection.scalars(sa.select(schema.reports.c.id).order_by(schema.reports.c.n)))
        for start in range(0, len(ids), _BATCH):
            some = ids[start : start + _BATCH]
            delete_and_insert(connection, _rows_again(connection, some), some, fold)
        events = connection.execute(sa.select(schema.events.c.id, schema.events.c.record))
        replace_event_rows(connection, [from_json(Event, row.record, row.id) for row in events])


def _rows_again(connection: sa.Connection, ids: list[str]) -> list[ReadingRows]:
    reports, claims = schema.reports.c, schema.claims.c
    of_reports: dict[str, list[Any]] = {id_: [] for id_ in ids}
    for row in connection.execute(
        sa.select(claims.id, claims.report, claims.event, claims.views, claims.record)
        .where(claims.report.in_(ids))
        .order_by(claims.n)
    ):
        of_reports[row.report].append(row)
    query = sa.select(reports.id, reports.run, reports.main_event, reports.views, reports.record)
    return [
        _with_views(row, of_reports[row.id])
        for row in connection.execute(query.where(reports.id.in_(ids)).order_by(reports.n))
    ]


def _with_views(report: Any, claims: list[Any]) -> ReadingRows:
    document = from_json(Document, report.record, report.id)
    rows = reading_rows(document, [from_json(Claim, row.record, row.id) for row in claims], report.run)
    keep_views(rows.report, report, "main_event")
    for new, stored in zip(rows.claims, claims, strict=True):
        keep_views(new, stored, "event")
    return rows
