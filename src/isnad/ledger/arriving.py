"""What arrives to be kept: a reading with the receipt of its item, and what the log says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.events.versions import TELEGRAM
from isnad.ledger import custody, received, schema
from isnad.ledger.codec import from_json
from isnad.ledger.custody import Note
from isnad.ledger.received import sha256_of
from isnad.ledger.rows import ReadingRows, reading_rows
from isnad.records import Claim, Document, Unread
from isnad.reports.item import Receipt

Reread = Callable[[Document], Sequence[Claim]]


class Reading(NamedTuple):
    """A report as read: the bytes received, what was made of them, and how the item came, where that is known."""

    raw: bytes
    document: Document
    claims: Sequence[Claim]
    receipt: Receipt | None = None

    @property
    def where(self) -> str:
        """Where the item stood, for messages."""
        receipt = self.receipt or Receipt()
        within = f" line {receipt.line}" if receipt.line is not None else ""
        if self.document.layout == TELEGRAM and self.document.source_id:
            within = f" message {self.document.source_id}"
        return f"{receipt.path}{within}" if receipt.path else receipt.url or f"report {self.document.id}"


class Prepared(NamedTuple):
    """A reading with its rows; `carried` names reports whose redactions it has taken over."""

    reading: Reading
    run: int | None
    rows: ReadingRows
    carried: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.rows.report["id"])


class Known(NamedTuple):
    """A report that need not be read again; `unread` says why it was not read the first time."""

    unread: Unread | None = None
    outlet: str | None = None


class History(NamedTuple):
    """What the log says of the reports of a batch."""

    places: dict[str, set[tuple[str | None, str | None]]]  # path and address of each coming, by report
    withdrawn: set[str]  # reports that were erased or redacted


def has_read(
    connection: sa.Connection, folder: Path | None, report: str, receipt: Receipt, versions: Mapping[str, str]
) -> Known | None:
    """A report that came from this place and was read by a run with just these versions, and was not erased since.

    None too where its bytes were lost: a reading puts them back.
    """
    of_report, of_run, of_item = schema.reports.c, schema.runs.c, schema.raw_items.c
    wanted = (
        sa.select(
            of_report.unread_code, of_report.outlet, of_report.sha256, of_item.size,
            of_item.bytes.is_not(None).label("in_column"),
        )
        .join(schema.runs, of_run.n == of_report.run)
        .join(schema.raw_items, of_item.sha256 == of_report.sha256)
        .where(of_report.id == report)
    )  # fmt: skip
    for name, version in versions.items():
        wanted = wanted.where(of_run[name] == version)
    found = connection.execute(wanted).one_or_none()
    if found is None:
        return None
    places = set()
    for entry in custody.of_reports(connection, [report], custody.RECEIVED, custody.SEEN_AGAIN, custody.ERASED):
        if entry.act == custody.ERASED or entry.details is None:
            return None
        places.add((entry.details.get("path"), entry.details.get("url")))
    if (receipt.path, receipt.url) not in places:
        return None
    if not received.are_there(folder, found) and not custody.erasures_of(connection, [found.sha256]):
        return None
    unread = None if found.unread_code is None else documents(connection, {report})[report].unread
    return Known(unread, found.outlet)


def prepared(reading: Reading, run: int | None) -> Prepared:
    """A reading made ready to be kept."""
    return Prepared(reading, run, reading_rows(reading.document, reading.claims, run))


def history(connection: sa.Connection, ids: Sequence[str]) -> History:
    """What the log says of some reports."""
    known = History({}, set())
    acts = (custody.RECEIVED, custody.SEEN_AGAIN, custody.ERASED, custody.REDACTED)
    for entry in custody.of_reports(connection, ids, *acts):
        if entry.act in (custody.ERASED, custody.REDACTED):
            known.withdrawn.add(entry.report)
        elif entry.details is not None:
            known.places.setdefault(entry.report, set()).add((entry.details.get("path"), entry.details.get("url")))
    return known


def notes(
    batch: Sequence[Prepared], fresh: Mapping[str, Prepared], stored: Mapping[str, Any], known: History
) -> Iterator[Note]:
    """What is to be entered in the log: each coming from a new place, and each reading that says something new.

    An item that is read again as it was, from where it was, leaves no entry, so that a run can be repeated.
    """
    begun = set(stored)
    for one in batch:
        sha256, receipt = one.rows.report["sha256"], one.reading.receipt
        places = known.places.setdefault(one.id, set())
        place = (receipt.path, receipt.url) if receipt is not None else (None, None)
        if one.id not in begun:
            begun.add(one.id)
            yield Note(custody.RECEIVED, one.id, sha256, came(receipt) | {"size": len(one.reading.raw)})
        elif receipt is not None and place not in places:
            yield Note(custody.SEEN_AGAIN, one.id, sha256, came(receipt))
        places.add(place)
        if fresh.get(one.id) is one:
            yield Note(custody.READ, one.id, sha256, stands(one.rows))
            if one.carried:
                yield Note(custody.REDACTED, one.id, sha256, stands(one.rows) | _taken_over(one))


def came(receipt: Receipt | None) -> dict[str, Any]:
    """A receipt as details of the log; what is not known is left out."""
    return {} if receipt is None else dict(msgspec.to_builtins(receipt))


def stands(rows: ReadingRows) -> dict[str, Any]:
    """By what a report is known again: the version of its text, its fingerprint with and without claims."""
    report = rows.report
    return {
        "text_version": report["text_version"],
        "reading": report["reading"],
        "record": sha256_of(report["record"].encode()),
    }


def _taken_over(one: Prepared) -> dict[str, Any]:
    redactions = one.reading.document.redactions
    why = "; ".join(dict.fromkeys(each.why for each in redactions))
    return {"spans": [[each.start, each.end] for each in redactions], "why": why, "as_in": list(one.carried)}


def documents(connection: sa.Connection, ids: set[str]) -> dict[str, Document]:
    """Reports as their records have them, by id."""
    columns = schema.reports.c
    query = sa.select(columns.id, columns.record).where(columns.id.in_(list(ids)))
    return {row.id: from_json(Document, row.record, row.id) for row in connection.execute(query)} if ids else {}
