"""Putting records into the database: each call is one transaction, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from isnad.ledger import custody, received, schema, withdrawn
from isnad.ledger.admitting import Refused, admitted, called_alike
from isnad.ledger.arriving import Prepared, Reading, Reread, history, notes, prepared
from isnad.ledger.custody import Hand
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError
from isnad.ledger.rows import ReadingRows, Row, judgement_row, numbered
from isnad.ledger.words import search_row
from isnad.records import Claim, Document, Judgement

Given = Reading | tuple[bytes, Document, Sequence[Claim]]
Fold = Callable[[str], str]
_BATCH = 256  # reports handed to the database at once; bounds memory, not the transaction


class Saved(NamedTuple):
    """What a save did, in reports: new ones, ones read otherwise than before, ones already there as they are.

    `refused` names those that were not kept, because they had been erased or redacted before.
    """

    new: int
    changed: int
    unchanged: int
    refused: tuple[Refused, ...] = ()


class Saving(NamedTuple):
    """What all batches of a save share."""

    folder: Path | None  # of the bytes received: see `received`
    fold: Fold
    hand: Hand
    reread: Reread | None


def save_readings(
    database: Database, readings: Iterable[Given], fold: Fold, run: int | None, hand: Hand, reread: Reread | None
) -> Saved:
    """Keep reports with their claims; see `Ledger.save_readings`."""
    batches = _batches(_checked(readings, run))
    # The first batch is made before the lock is taken: whoever reads while saving should not hold others up.
    first = next(batches, None)
    saved = Saved(0, 0, 0)
    if first is None:
        return saved
    saving = Saving(database.received, fold, hand, reread)
    with database.writing() as connection:
        for batch in chain([first], batches):
            new, changed, unchanged, refused = _save_batch(connection, batch, saving)
            saved = Saved(
                saved.new + new, saved.changed + changed, saved.unchanged + unchanged, saved.refused + refused
            )
    return saved


def append_judgement(database: Database, judgement: Judgement) -> bool:
    """Append a judgement; see `Ledger.append_judgement`."""
    table, row = schema.judgements, judgement_row(judgement)
    with database.writing() as connection:
        stored = connection.scalar(sa.select(table.c.record).where(table.c.id == judgement.id))
        if stored is None:
            connection.execute(table.insert(), row)
        elif stored != row["record"]:
            raise LedgerError(
                "E-DB-011",
                f"another judgement has the id {judgement.id}",
                "Judgements are never changed; append one that undoes it",
            )
    return stored is None


def delete_and_insert(
    connection: sa.Connection, readings: Collection[ReadingRows], stale: list[str], fold: Fold
) -> None:
    """Write the rows of some reports in place of those of the `stale` ones; children go with their report."""
    if stale:
        connection.execute(schema.reports.delete().where(schema.reports.c.id.in_(stale)))
    last_report, last_claim = connection.execute(_LAST).one()
    claim = last_claim + 1
    for report, rows in enumerate(readings, start=last_report + 1):
        numbered(rows, report=report, claim=claim)
        claim += len(rows.claims)
    insert(connection, schema.reports, [rows.report for rows in readings])
    insert(connection, schema.claims, [row for rows in readings for row in rows.claims])
    insert(connection, schema.claim_actors, [row for rows in readings for row in rows.actors])
    insert(connection, schema.claim_counts, [row for rows in readings for row in rows.counts])
    insert(connection, schema.claim_links, [row for rows in readings for row in rows.links])
    postgres = connection.dialect.name == "postgresql"
    texts = [search_row(rows.report["n"], rows.report["text"], fold, as_array=postgres) for rows in readings]
    insert(connection, schema.search_texts, texts)
    for statement in () if postgres else _ENTER_SQLITE:
        connection.execute(statement, {"report": last_report, "claim": last_claim})


_LAST = sa.select(
    sa.select(sa.func.coalesce(sa.func.max(schema.reports.c.n), 0)).scalar_subquery(),
    sa.select(sa.func.coalesce(sa.func.max(schema.claims.c.n), 0)).scalar_subquery(),
)
# SQLite's search tables take whole batches: the rows that have come since.
_ENTER_SQLITE = (
    sa.text("INSERT INTO search_words (rowid, words) SELECT n, words FROM search_texts WHERE n > :report"),
    sa.text("INSERT INTO search_letters (rowid, folded) SELECT n, folded FROM search_texts WHERE n > :report"),
    sa.text(
        "INSERT INTO claim_boxes SELECT n, lat, lat, lon, lon FROM claims"
        " WHERE n > :claim AND lat IS NOT NULL AND lon IS NOT NULL"
    ),
)


def insert(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Insert rows, which all have the same columns, in the order given; none is fine.

    The statement goes to the driver as it is: SQLAlchemy's own handling of each row costs as much as the row.
    """
    if rows:
        statement = table.insert().compile(dialect=connection.dialect, column_keys=list(rows[0]))
        connection.exec_driver_sql(str(statement), rows)


def mark_linking(connection: sa.Connection, *, stale: bool) -> None:
    """Say whether claims have changed since the events were made of them, in the transaction in which they do."""
    connection.execute(schema.linking.update().values(stale=stale))


def keep_views(row: Row, stored: Any, column: str) -> None:
    """Take over what linking has added to a stored row, where the new row brings nothing of its own."""
    row[column] = row[column] or getattr(stored, column)
    row["views"] = row["views"] or stored.views


def _checked(readings: Iterable[Given], run: int | None) -> Iterator[Prepared]:
    for given in readings:
        reading = Reading(*given)
        _must_fit(reading.raw, reading.document, reading.claims)
        yield prepared(reading, run)


def _must_fit(raw: bytes, document: Document, claims: Sequence[Claim]) -> None:
    if received.sha256_of(raw) != document.sha256:
        raise LedgerError("E-DB-010", f"report {document.id!r}: its sha256 is not that of the bytes received")
    strangers = [claim.id for claim in claims if claim.document != document.id]
    if strangers:
        raise LedgerError("E-DB-010", f"report {document.id!r}: claim {strangers[0]} is another report's")
    if len({claim.id for claim in claims}) < len(claims):
        raise LedgerError("E-DB-010", f"report {document.id!r}: two of its claims have one id")
    if not all(id_ and "\x00" not in id_ for id_ in (document.id, *(claim.id for claim in claims))):
        raise LedgerError("E-DB-010", f"report {document.id!r}: it or one of its claims has no usable id")


def _batches(readings: Iterator[Prepared]) -> Iterator[list[Prepared]]:
    while batch := list(islice(readings, _BATCH)):
        yield batch


def _save_batch(connection: sa.Connection, given: list[Prepared], saving: Saving) -> Saved:
    ids = list(dict.fromkeys(one.id for one in given))
    stored, known = _stored(connection, ids), history(connection, ids)
    batch, refused = admitted(connection, given, stored, known, saving.reread)
    batch = called_alike(batch, stored, saving.reread)
    # The same report twice: the later reading counts.
    latest = {one.id: one for one in batch}
    fresh = {id_: one for id_, one in latest.items() if not _same(one, stored.get(id_))}
    stale = [id_ for id_ in fresh if id_ in stored]
    _keep_all_views(connection, fresh, stored, stale)
    keep_earlier_texts(connection, {id_: fresh[id_].rows for id_ in stale})
    raw = {one.rows.report["sha256"]: one.reading.raw for one in latest.values()}
    erased = custody.erasures_of(connection, raw)
    received.keep(connection, saving.folder, {sha256: raw[sha256] for sha256 in raw if sha256 not in erased})
    delete_and_insert(connection, [one.rows for one in fresh.values()], stale, saving.fold)
    _confirm(connection, [one for id_, one in latest.items() if id_ not in fresh])
    withdrawn.note(connection, [one.reading.document for one in fresh.values() if one.carried])
    if fresh:
        mark_linking(connection, stale=True)
    custody.append(connection, notes(batch, fresh, stored, known), saving.hand)
    return Saved(len(fresh) - len(stale), len(stale), len(batch) - len(fresh), tuple(refused))


def _confirm(connection: sa.Connection, same: list[Prepared]) -> None:
    """Reports that were read as before are this run's too: a run is known by its versions, and reads nothing twice."""
    columns = schema.reports.c
    for run in {one.run for one in same} - {None}:
        ids = [one.id for one in same if one.run == run]
        connection.execute(schema.reports.update().where(columns.id.in_(ids)).values(run=run))


def _stored(connection: sa.Connection, ids: list[str]) -> dict[str, Any]:
    columns = schema.reports.c
    query = sa.select(columns.id, columns.sha256, columns.reading, columns.main_event, columns.views, columns.outlet)
    return {row.id: row for row in connection.execute(query.where(columns.id.in_(ids)))}


def _same(one: Prepared, stored: Any) -> bool:
    if stored is None:
        return False
    report = one.rows.report
    if stored.sha256 != report["sha256"]:
        raise LedgerError("E-DB-011", f"report {report['id']} is in the ledger with other bytes")
    given = (report["main_event"], report["views"], *(claim["event"] for claim in one.rows.claims))
    return stored.reading == report["reading"] and not any(given)


def _keep_all_views(
    connection: sa.Connection, fresh: dict[str, Prepared], stored: dict[str, Any], stale: list[str]
) -> None:
    """What linking has added stays with a report that is read again, until the next linking."""
    columns = schema.claims.c
    query = sa.select(columns.id, columns.event, columns.views).where(columns.report.in_(stale))
    of_claims = {row.id: row for row in connection.execute(query)} if stale else {}
    for id_ in stale:
        keep_views(fresh[id_].rows.report, stored[id_], "main_event")
        for claim in fresh[id_].rows.claims:
            if claim["id"] in of_claims:
                keep_views(claim, of_claims[claim["id"]], "event")


def keep_earlier_texts(connection: sa.Connection, fresh: dict[str, ReadingRows]) -> None:
    """The text of an earlier extraction stays readable when another replaces it."""
    columns = schema.reports.c
    query = sa.select(columns.id, columns.text, columns.text_version, columns.record)
    for row in connection.execute(query.where(columns.id.in_(list(fresh)))).all() if fresh else []:
        report = fresh[row.id].report
        if (row.text, row.text_version) != (report["text"], report["text_version"]):
            earlier = {"report": row.id, "text_version": row.text_version, "record": row.record}
            connection.execute(schema.earlier_texts.insert(), earlier)
