"""Replacing what is computed from many reports: events, and what they add to claims and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.ledger import schema
from isnad.ledger.codec import ClaimViews, ReportViews, to_json, views_json
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError
from isnad.ledger.rows import Row, event_row
from isnad.ledger.words import index_text
from isnad.ledger.writing import insert, mark_linking
from isnad.records import Copy, Event, Record, Resolved, Time


class Views(Record, frozen=True, kw_only=True):
    """What linking adds beside events: for reports by report id, for claims by claim id."""

    published_resolved: dict[str, Resolved] = msgspec.field(default_factory=dict)
    copies: dict[str, Copy] = msgspec.field(default_factory=dict)
    previous: dict[str, str] = msgspec.field(default_factory=dict)
    time_resolved: dict[str, Time] = msgspec.field(default_factory=dict)
    supersedes: dict[str, str] = msgspec.field(default_factory=dict)
    denied: dict[str, str] = msgspec.field(default_factory=dict)


def replace_events(
    database: Database,
    events: Iterable[Event],
    claim_to_event: Mapping[str, str],
    main_events: Mapping[str, str],
    views: Views,
) -> None:
    """Replace all computed views; see `Ledger.replace_events`."""
    found = sorted(events, key=lambda event: event.id)
    ids = {event.id for event in found}
    if len(ids) < len(found):
        raise LedgerError("E-DB-010", "two events have one id")
    _must_know(ids, (*claim_to_event.values(), *main_events.values()), "event")
    with database.writing() as connection:
        claims = _update(connection, schema.claims, "event", lambda id_: _of_claim(id_, claim_to_event, views))
        reports = _update(connection, schema.reports, "main_event", lambda id_: _of_report(id_, main_events, views))
        _must_know(claims, (*claim_to_event, *views.time_resolved, *views.supersedes, *views.denied), "claim")
        _must_know(claims, (claim for event in found for claim in event.claims), "claim")
        _must_know(reports, (*main_events, *views.published_resolved, *views.copies, *views.previous), "report")
        replace_event_rows(connection, found)
        mark_linking(connection, stale=False)


def _of_claim(id_: str, events: Mapping[str, str], views: Views) -> tuple[str | None, ClaimViews]:
    return events.get(id_), ClaimViews(
        time_resolved=views.time_resolved.get(id_),
        supersedes=views.supersedes.get(id_),
        denied=views.denied.get(id_),
    )


def _of_report(id_: str, events: Mapping[str, str], views: Views) -> tuple[str | None, ReportViews]:
    return events.get(id_), ReportViews(
        published_resolved=views.published_resolved.get(id_),
        copies=views.copies.get(id_),
        previous=views.previous.get(id_),
    )


def _must_know(known: set[str], asked: Iterable[str], kind: str) -> None:
    unknown = next((id_ for id_ in asked if id_ not in known), None)
    if unknown is not None:
        raise LedgerError(
            "E-DB-010", f"linking speaks of {kind} {unknown}, which is not there", "Nothing of it was kept"
        )


def _update(
    connection: sa.Connection,
    table: sa.Table,
    column: str,
    wanted: Callable[[str], tuple[str | None, ClaimViews | ReportViews]],
) -> set[str]:
    """Bring one view column and `views` up to date, touching only rows that differ; gives all ids."""
    query = sa.select(table.c.id, table.c[column].label("event"), table.c.views)
    ids: set[str] = set()
    changes: list[Row] = []
    for row in connection.execute(query):
        ids.add(row.id)
        event, views = wanted(row.id)
        written = views_json(views)
        if (row.event, row.views) != (event, written):
            changes.append({"of": row.id, "new_event": event, "new_views": written})
    if changes:
        new: dict[str, Any] = {column: sa.bindparam("new_event"), "views": sa.bindparam("new_views")}
        connection.execute(table.update().where(table.c.id == sa.bindparam("of")).values(new), changes)
    return ids


def replace_event_rows(connection: sa.Connection, events: Sequence[Event]) -> None:
    """Write events and their index in place of those that are there."""
    connection.execute(schema.events.delete())
    insert(connection, schema.events, [event_row(event) for event in events])
    insert(
        connection,
        schema.event_claims,
        [
            {"event": event.id, "position": position, "claim": claim}
            for event in events
            for position, claim in enumerate(event.claims)
        ],
    )
    insert(
        connection,
        schema.event_aliases,
        [
            {"alias": alias, "event": event.id}
            for event in events
            for alias in dict.fromkeys(map(index_text, event.aliases))
        ],
    )
    insert(
        connection,
        schema.disagreements,
        [
            {
                "event": event.id,
                "position": position,
                "about": index_text(parting.about),
                "kind": parting.kind.value,
                "record": to_json(parting, "disagreement", event.id),
            }
            for event in events
            for position, parting in enumerate(event.disagreements)
        ],
    )
