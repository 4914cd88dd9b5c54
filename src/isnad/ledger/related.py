"""Other reports of a ledger that hold the same or nearly the same words as one: versions, copies, the same bytes."""

from __future__ import annotations

from isnad.ledger import reading
from isnad.ledger.database import Database
from isnad.records import Document, Record

SAME_BYTES, SAME_URL, SAME_SOURCE_ID, VERSION, COPY = "same-bytes", "same-url", "same-source-id", "version", "copy"


class Related(Record, frozen=True, kw_only=True):
    """Another report, and what ties it to the one asked about; `share` is of a near-copy, 0 to 1."""

    report: str
    ties: list[str]
    share: float | None = None


def related(database: Database, document: Document) -> list[Related]:
    """The reports that are tied to one, by id; those that were erased are left out, they hold nothing."""
    found = []
    for other in reading.stream(database, reading.DOCUMENTS):
        if other.id != document.id and other.erased is None:
            ties = list(_ties(document, other))
            if ties:
                found.append(Related(report=other.id, ties=ties, share=_share(document, other)))
    return found


def _ties(one: Document, other: Document) -> list[str]:
    ties = {
        SAME_BYTES: one.sha256 == other.sha256,
        SAME_URL: one.url is not None and one.url == other.url,
        SAME_SOURCE_ID: one.source_id is not None and one.source_id == other.source_id,
        VERSION: one.previous == other.id or other.previous == one.id,
        COPY: _group(one) == _group(other) and (one.copies is not None or other.copies is not None),
    }
    return [name for name, holds in ties.items() if holds]


def _group(document: Document) -> str:
    """The earliest of the near-copies that a report belongs to."""
    return document.id if document.copies is None else document.copies.of


def _share(one: Document, other: Document) -> float | None:
    shares = [each.copies.share for each in (one, other) if each.copies is not None]
    return min(shares) if shares and _group(one) == _group(other) else None
