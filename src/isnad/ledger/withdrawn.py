"""By what a report that was erased or redacted is known again: its bytes, its page, its message; hashes only.

The same words come back under another id: a file under another name, a message from an export in which somebody
has since reacted to it, a page saved once more. A hash tells that without keeping an address that was erased.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import sqlalchemy as sa

from isnad.events.versions import TELEGRAM, canonical
from isnad.ledger import schema
from isnad.records import Document

_TABLE = schema.withdrawn


def marks(sha256: str, url: str | None, source_id: str | None, *, telegram: bool) -> set[str]:
    """The hashes of what identifies a report.

    Args:
        sha256: of its bytes.
        url: its address.
        source_id: its name; of a Telegram message, which says the chat too.
        telegram: whether it is one.
    """
    page = canonical(url) if url is not None else None
    named = [f"page {page}"] if page is not None else []
    named += [f"message {source_id}"] if telegram and source_id else []
    return {sha256, *(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest() for name in named)}


def marks_of(document: Document) -> set[str]:
    """Likewise, of a report."""
    return marks(document.sha256, document.url, document.source_id, telegram=document.layout == TELEGRAM)


def note(connection: sa.Connection, reports: Iterable[Document]) -> None:
    """Note by what these reports, which are being withdrawn, will be known again."""
    for report in reports:
        known = set(connection.scalars(sa.select(_TABLE.c.mark).where(_TABLE.c.report == report.id)))
        rows = [{"mark": mark, "report": report.id} for mark in sorted(marks_of(report) - known)]
        if rows:
            connection.execute(_TABLE.insert(), rows)


def find(connection: sa.Connection, wanted: Iterable[str]) -> dict[str, set[str]]:
    """By mark the reports withdrawn that had it."""
    found: dict[str, set[str]] = {}
    for row in connection.execute(sa.select(_TABLE).where(_TABLE.c.mark.in_(list(wanted)))):
        found.setdefault(row.mark, set()).add(row.report)
    return found
