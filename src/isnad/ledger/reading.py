"""Getting records out: streams in the order of ids, one by its id or the beginning of it, counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.ledger import received, schema
from isnad.ledger.codec import claim_from, document_from, from_json
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError
from isnad.records import Claim, Document, Event, Judgement, Record

_R = TypeVar("_R", bound=Record)
_AT_A_TIME = 500
_SHOWN = 5


class Kind(NamedTuple, Generic[_R]):
    """How one kind of record is asked for and put together."""

    name: str
    table: sa.Table
    columns: tuple[sa.ColumnElement[Any], ...]
    make: Callable[[Any], _R]


def _document(row: Any) -> Document:
    return document_from(row.id, row.main_event, row.views, row.record)


def _claim(row: Any) -> Claim:
    return claim_from(row.id, row.event, row.views, row.record)


def _event(row: Any) -> Event:
    return from_json(Event, row.record, row.id)


def _judgement(row: Any) -> Judgement:
    return from_json(Judgement, row.record, row.id)


def _kind(name: str, table: sa.Table, make: Callable[[Any], _R], *extra: str) -> Kind[_R]:
    return Kind(name, table, tuple(table.c[column] for column in ("id", *extra, "record")), make)


DOCUMENTS = _kind("report", schema.reports, _document, "main_event", "views")
CLAIMS = _kind("claim", schema.claims, _claim, "event", "views")
EVENTS = _kind("event", schema.events, _event)
JUDGEMENTS = _kind("judgement", schema.judgements, _judgement)
# An event shares its id with one of its claims; who gives that id means the event.
KINDS: tuple[Kind[Any], ...] = (EVENTS, DOCUMENTS, CLAIMS, JUDGEMENTS)


class Run(Record, frozen=True, kw_only=True):
    """One run of isnad over a ledger: the versions it used, UTC times, and what it says it did."""

    id: int
    isnad: str
    lexicon: str
    gazetteer: str
    started: str
    finished: str | None
    summary: dict[str, Any] | None


class Summary(Record, frozen=True, kw_only=True):
    """How much a ledger holds; `unread` counts reports by the code of the reason."""

    documents: int
    unread: dict[str, int]
    claims: int
    told: int
    linked: int
    events: int
    judgements: int
    runs: int
    earliest: str | None
    latest: str | None


def stream(database: Database, kind: Kind[_R], *, newest_first: bool = False, **equal: str | None) -> Iterator[_R]:
    """Records of a kind, in the order of ids or by day, a few at a time; `equal` keeps those of a column's value."""
    table = kind.table
    query = sa.select(*kind.columns)
    for column, value in equal.items():
        if value is not None:
            query = query.where(table.c[column] == value)
    order = [table.c.latest.desc().nulls_last(), table.c.earliest.desc().nulls_last()] if newest_first else []
    query = query.order_by(*order, table.c.id)
    with (
        database.reading() as connection,
        connection.execution_options(yield_per=_AT_A_TIME).execute(query) as rows,
    ):
        for row in rows:
            yield kind.make(row)


def get(database: Database, kinds: Sequence[Kind[_R]], beginning: str) -> _R:
    """The one record whose id is or begins with `beginning`, or the report with that very source id.

    Raises:
        LedgerError: E-DB-008 where there is none, E-DB-009 where there are several.
    """
    with database.reading() as connection:
        found = [(kind, id_) for kind in kinds for id_ in _ids(connection, kind, beginning)]
        exact = [(kind, id_) for kind, id_ in found if id_ == beginning]
        if not exact and any(
            kind.table is schema.reports for kind in kinds
        ):  # a whole name goes before the beginning of an id
            reports = next(kind for kind in kinds if kind.table is schema.reports)
            exact = [(reports, id_) for id_ in _by_source_id(connection, beginning)]
        ids = sorted({id_ for _, id_ in exact or found})
        names = " or ".join(kind.name for kind in kinds)
        if not ids:
            raise LedgerError("E-DB-008", f"no {names} has an id that begins with {beginning!r}")
        if len(ids) > 1:
            more = " ..." if len(ids) > _SHOWN else ""
            what = "several reports were given as" if exact else "several ids begin with"
            hint = "Give the id of one" if exact else "Give more of its letters"
            raise LedgerError("E-DB-009", f"{what} {beginning!r}: {', '.join(ids[:_SHOWN])}{more}", hint)
        kind = next(kind for kind, id_ in exact or found if id_ == ids[0])
        return kind.make(connection.execute(sa.select(*kind.columns).where(kind.table.c.id == ids[0])).one())


def _ids(connection: sa.Connection, kind: Kind[Any], beginning: str) -> list[str]:
    """A few ids that begin so; an event is also found by one that it used to have."""
    if not beginning or "\x00" in beginning:
        return []
    ids = _beginning_with(connection, kind.table.c.id, kind.table.c.id, beginning)
    if kind is EVENTS and beginning not in ids:
        aliases = schema.event_aliases.c
        ids = sorted({*ids, *_beginning_with(connection, aliases.event, aliases.alias, beginning)})
    return ids


def _by_source_id(connection: sa.Connection, given: str) -> list[str]:
    """A few reports of this very source id; a file is also found by its name with ending and folders."""
    if not given or "\x00" in given:
        return []
    columns = schema.reports.c
    for name in dict.fromkeys((given, PurePath(given).stem)):
        query = sa.select(columns.id).where(columns.source_id == name).order_by(columns.id).limit(_SHOWN + 1)
        ids = list(connection.scalars(query))
        if ids:
            return ids
    return []


def _beginning_with(
    connection: sa.Connection, wanted: sa.Column[str], column: sa.Column[str], beginning: str
) -> list[str]:
    # A range, which the index answers; byte order makes U+10FFFF come after every letter.
    within = sa.and_(column >= beginning, column < beginning + "\U0010ffff")
    return list(connection.scalars(sa.select(wanted).where(within).order_by(column).limit(_SHOWN + 1)))


def raw_bytes(database: Database, sha256: str) -> bytes:
    """The bytes as received.

    Raises:
        LedgerError: E-DB-008 where nothing with this hash was received or its bytes are no longer kept.
    """
    columns = schema.raw_items.c
    with database.reading() as connection:
        row = connection.execute(sa.select(columns.bytes).where(columns.sha256 == sha256)).one_or_none()
    raw = None if row is None else received.get(database.received, sha256, row.bytes)
    if raw is None:
        raise LedgerError("E-DB-008", f"no bytes with the sha256 {sha256} are kept")
    return raw


def text_versions(database: Database, beginning: str) -> list[Document]:
    """The report as earlier extractions gave it, oldest first, and as it stands now."""
    now = get(database, (DOCUMENTS,), beginning)
    columns = schema.earlier_texts.c
    query = sa.select(columns.record).where(columns.report == now.id).order_by(columns.n)
    with database.reading() as connection:
        return [*(from_json(Document, record, now.id) for record in connection.scalars(query)), now]


def later_versions(database: Database, beginning: str) -> list[str]:
    """The ids of the reports whose version before is this one, in order."""
    id_ = get(database, (DOCUMENTS,), beginning).id
    columns = schema.reports.c
    with database.reading() as connection:
        points_here = columns.views.contains(f'"previous":{msgspec.json.encode(id_).decode()}', autoescape=True)
        return list(connection.scalars(sa.select(columns.id).where(points_here).order_by(columns.id)))


def runs(database: Database) -> list[Run]:
    """All runs, oldest first."""
    with database.reading() as connection:
        return [
            Run(
                id=row.n,
                isnad=row.isnad,
                lexicon=row.lexicon,
                gazetteer=row.gazetteer,
                started=row.started,
                finished=row.finished,
                summary=None if row.summary is None else msgspec.json.decode(row.summary),
            )
            for row in connection.execute(sa.select(schema.runs).order_by(schema.runs.c.n))
        ]


def summary(database: Database) -> Summary:
    """How much the ledger holds."""
    claims, unread = schema.claims.c, schema.reports.c.unread_code
    with database.reading() as connection:
        of_claims = connection.execute(
            sa.select(
                sa.func.count().label("claims"),
                sa.func.count().filter(claims.told).label("told"),
                sa.func.count(claims.event).label("linked"),
                sa.func.min(claims.earliest).label("earliest"),
                sa.func.max(claims.latest).label("latest"),
            )
        ).one()
        codes = connection.execute(
            sa.select(unread, sa.func.count()).where(unread.is_not(None)).group_by(unread).order_by(unread)
        )
        return Summary(
            documents=_size(connection, schema.reports),
            unread={row[0]: row[1] for row in codes},
            claims=of_claims.claims,
            told=of_claims.told,
            linked=of_claims.linked,
            events=_size(connection, schema.events),
            judgements=_size(connection, schema.judgements),
            runs=_size(connection, schema.runs),
            earliest=of_claims.earliest,
            latest=of_claims.latest,
        )


def _size(connection: sa.Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
