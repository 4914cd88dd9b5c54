"""Rows made from records: the record as JSON, whole, and the columns that are its index."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from isnad.ledger.codec import ClaimViews, ReportViews, to_json, views_json
from isnad.ledger.words import index_text
from isnad.records import Claim, Document, Event, Judgement, Place, Time

Row = dict[str, Any]
_SAME_NAMES = (
    *("id", "source_id", "sha256", "url", "outlet", "author", "title", "language", "retrieved"),
    *("published", "published_weekday", "main_event", "text", "text_version"),
)
_LARGEST = 2**63 - 1  # what a BIGINT holds
_NUL = "\\u0000"  # as JSON writes the one character that PostgreSQL keeps in no text


class ReadingRows(NamedTuple):
    """The rows of one report and its claims, by table; `claim` in the last three counts its claims from 0."""

    report: Row
    claims: list[Row]
    actors: list[Row]
    counts: list[Row]
    links: list[Row]


def reading_rows(document: Document, claims: Sequence[Claim], run: int | None) -> ReadingRows:
    """The rows for a report and its claims; `reading` is the fingerprint by which a repetition is known."""
    report = _report_row(document, run)
    rows = ReadingRows(report, [_claim_row(claim) for claim in claims], [], [], [])
    fingerprint = hashlib.sha256(report["record"].encode())
    for record in sorted(row["record"] for row in rows.claims):
        fingerprint.update(b"\n" + record.encode())
    report["reading"] = fingerprint.hexdigest()
    for n, claim in enumerate(claims):
        rows.actors.extend(_actor_rows(n, claim))
        rows.counts.extend(_count_rows(n, claim))
        rows.links.extend(_link_rows(n, claim))
    if any(_NUL in row["record"] for row in (report, *rows.claims)):
        for row in chain([report], rows.claims, rows.actors, rows.counts, rows.links):
            _without_nul(row)
    return rows


def numbered(rows: ReadingRows, *, report: int, claim: int) -> ReadingRows:
    """The rows with their numbers: the report's, and its claims' from `claim` onwards."""
    rows.report["n"] = report
    for n, row in enumerate(rows.claims, start=claim):
        row["n"] = n
    for row in chain(rows.actors, rows.counts, rows.links):
        row["claim"] += claim
    return rows


def _report_row(document: Document, run: int | None) -> Row:
    views = ReportViews(published_resolved=document.published_resolved)
    kept = document
    if document.main_event is not None or document.published_resolved is not None:
        kept = msgspec.structs.replace(document, main_event=None, published_resolved=None)
    row = {name: getattr(document, name) for name in _SAME_NAMES}
    row["unread_code"] = None if document.unread is None else document.unread.code
    return row | {"run": run, "views": views_json(views), "record": to_json(kept, "report", document.id)}


def _claim_row(claim: Claim) -> Row:
    kept = claim
    if claim.event is not None or claim.time_resolved is not None:
        kept = msgspec.structs.replace(claim, event=None, time_resolved=None)
    return {
        "id": claim.id,
        "report": claim.document,
        "event": claim.event,
        "event_type": claim.event_type.value,
        "status": claim.status.value,
        "told": claim.told,
        **_days(claim.time),
        **_point(claim.place),
        **_place(claim.place),
        "target": None if claim.target is None else claim.target.kind,
        "reader": claim.reader,
        "views": views_json(ClaimViews(time_resolved=claim.time_resolved)),
        "record": to_json(kept, "claim", claim.id),
    }


def _actor_rows(n: int, claim: Claim) -> list[Row]:
    return [
        {
            "claim": n,
            "position": position,
            "role": actor.role.value,
            "actor": actor.id,
            "kind": actor.kind,
            "label_ar": actor.label_ar,
            "label_en": actor.label_en,
        }
        for position, actor in enumerate(claim.actors)
    ]


def _count_rows(n: int, claim: Claim) -> list[Row]:
    return [
        {
            "claim": n,
            "position": position,
            "what": count.what.value,
            "who": count.who,
            "low": _fits(count.low),
            "high": _fits(count.high),
            "scope": count.scope.value,
        }
        for position, count in enumerate(claim.counts)
    ]


def _link_rows(n: int, claim: Claim) -> list[Row]:
    return [
        {
            "claim": n,
            "position": position,
            "source": link.id,
            "kind": link.kind.value,
            "label_ar": link.label_ar,
            "label_en": link.label_en,
            "stance": link.stance.value,
            "source_type": link.source_type,
        }
        for position, link in enumerate(claim.chain)
    ]


def event_row(event: Event) -> Row:
    """The row of an event."""
    row = {
        "id": event.id,
        "event_type": event.event_type.value,
        "status": event.status.value,
        **_days(event.time),
        **_point(event.place),
        "grade": None if event.grade is None else event.grade.value,
        "claims": len(event.claims),
        "reports": len(event.documents),
        "origins": len(event.origins),
        "record": to_json(event, "event", event.id),
    }
    return _without_nul(row)


def judgement_row(judgement: Judgement) -> Row:
    """The row of a judgement."""
    row = {
        "id": judgement.id,
        "kind": judgement.kind.value,
        "by": judgement.by,
        "at": judgement.at,
        "undoes": judgement.undoes,
        "record": to_json(judgement, "judgement", judgement.id),
    }
    return _without_nul(row)


def _without_nul(row: Row) -> Row:
    for name, value in row.items():
        if isinstance(value, str):
            row[name] = index_text(value)
    return row


def _days(time: Time | None) -> Row:
    if time is None:
        return {"earliest": None, "latest": None, "date_precision": None}
    return {
        "earliest": time.earliest,
        "latest": time.latest,
        "date_precision": _fits(time.precision),
    }


def _point(place: Place | None) -> Row:
    if place is None:
        return {"lat": None, "lon": None, "radius_km": None, "country": None}
    return {
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": place.country,
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return {"place": None, "place_precision": None, "admin1": None}
    return {
        "place": place.id,
        "place_precision": _fits(place.precision),
        "admin1": place.admin1,
    }


def _fits(number: int | None) -> int | None:
    return None if number is None or abs(number) > _LARGEST else number
