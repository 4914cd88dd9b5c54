"""What arrives to be kept: a reading with the receipt of its item, and what the log says of it.

Two things are not undone by reading the same item again: an erasure, and a redaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.ledger import custody, schema
from isnad.ledger.codec import from_json
from isnad.ledger.custody import Note
from isnad.ledger.received import sha256_of
from isnad.ledger.redacting import blocked, over
from isnad.ledger.rows import ReadingRows, reading_rows
from isnad.records import Claim, Document
from isnad.reports.document import text_version
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
        line = f" line {receipt.line}" if receipt.line is not None else ""
        return f"{receipt.path}{line}" if receipt.path else receipt.url or f"report {self.document.id}"


class Refused(NamedTuple):
    """A reading that was not kept: a code that docs/errors.md explains, where it stood, what, and what to do."""

    code: str
    where: str
    what: str
    hint: str


class Prepared(NamedTuple):
    """A reading with its rows."""

    reading: Reading
    run: int | None
    rows: ReadingRows

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.rows.report["id"])


class History(NamedTuple):
    """What the log says of the reports of a batch."""

    places: dict[str, set[tuple[str | None, str | None]]]  # path and address of each coming, by report
    withdrawn: set[str]  # reports that were erased or redacted


def has_read(connection: sa.Connection, report: str, receipt: Receipt, versions: Mapping[str, str]) -> bool:
    """Whether a report that came from this place was read by a run with just these versions, and not erased since."""
    of_report, of_run = schema.reports.c, schema.runs.c
    wanted = sa.select(of_report.id).join(schema.runs, of_run.n == of_report.run).where(of_report.id == report)
    for name, version in versions.items():
        wanted = wanted.where(of_run[name] == version)
    if connection.scalar(wanted) is None:
        return False
    places = set()
    for entry in custody.of_reports(connection, [report], custody.RECEIVED, custody.SEEN_AGAIN, custody.ERASED):
        if entry.act == custody.ERASED or entry.details is None:
            return False
        places.add((entry.details.get("path"), entry.details.get("url")))
    return (receipt.path, receipt.url) in places


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


def admitted(
    connection: sa.Connection, batch: Iterable[Prepared], stored: Mapping[str, Any], withdrawn: set[str], reread: Reread | None
) -> tuple[list[Prepared], list[Refused]]:  # fmt: skip
    """What of a batch may be kept, redactions carried over; and what may not.

    Args:
        connection: of the transaction.
        batch: in the order of arrival.
        stored: rows of the reports that are there, by id.
        withdrawn: ids of those that were erased or redacted.
        reread: reads the claims of a redacted text; without it none can be kept anew.
    """
    kept: list[Prepared] = []
    refused: list[Refused] = []
    batch = list(batch)
    new = {one.rows.report["sha256"] for one in batch if one.id not in stored}
    gone = custody.erasures_of(connection, new) if new else {}
    standing = _documents(connection, withdrawn)
    for one in batch:
        report = standing.get(one.id)
        erasure = gone.get(one.rows.report["sha256"]) if one.id not in stored else None
        if erasure is not None:
            why = (erasure.details or {}).get("why", "")
            refused.append(_erased(one.reading.where, erasure.report, erasure.at, erasure.by, str(why)))
        elif report is not None and report.erased is not None:
            refused.append(_erased(one.reading.where, report.id, *_named(report.erased)))
        elif report is not None and report.redactions and not one.reading.document.redactions:
            carried = _carried(one, report, reread)
            if carried is None:
                refused.append(_not_carried(one.reading.where, report))
            else:
                kept.append(carried)
        else:
            kept.append(one)
    return kept, refused


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


def _documents(connection: sa.Connection, ids: set[str]) -> dict[str, Document]:
    columns = schema.reports.c
    query = sa.select(columns.id, columns.record).where(columns.id.in_(list(ids)))
    return {row.id: from_json(Document, row.record, row.id) for row in connection.execute(query)} if ids else {}


def _carried(one: Prepared, report: Document, reread: Reread | None) -> Prepared | None:
    """The reading with the redactions of the report as it stands, where its letters are the same around them."""
    document = one.reading.document
    if reread is None or over(document.text, report.redactions) != report.text:
        return None
    redacted = blocked(document, report.redactions, version=text_version(report.text))
    try:
        claims = reread(redacted)
    except Exception:  # a reader that breaks on this text must not cost the other reports of the batch
        return None
    return prepared(one.reading._replace(document=redacted, claims=claims), one.run)


def _named(erased: Any) -> tuple[str, str, str]:
    return erased.at, erased.by, erased.why


def _erased(where: str, report: str, at: str | None, by: str | None, why: str) -> Refused:
    reason = f": {why}" if why else ""
    return Refused(
        "E-CUST-008",
        where,
        f"It was erased (report {report}, {at or 'time not said'}, by {by or 'somebody who is not named'}{reason})",
        "It was not kept again. Leave it out, or read it into another ledger.",
    )


def _not_carried(where: str, report: Document) -> Refused:
    return Refused(
        "E-CUST-009",
        where,
        f"Report {report.id} was redacted, and its text now comes out otherwise, so that the redaction does not fit it",
        "The redacted report was left as it is.",
    )
