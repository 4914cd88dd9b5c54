"""What arrives to be kept: a reading with the receipt of its item, and what the log says of it.

Two things are not undone by reading the same item again, nor by one that is known to be the same: an erasure, and
a redaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.ledger import custody, schema, withdrawn
from isnad.ledger.codec import from_json
from isnad.ledger.custody import Note
from isnad.ledger.received import sha256_of
from isnad.ledger.redacting import blocked, over
from isnad.ledger.rows import ReadingRows, reading_rows
from isnad.records import Claim, Document, Redaction, Unread
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


class History(NamedTuple):
    """What the log says of the reports of a batch."""

    places: dict[str, set[tuple[str | None, str | None]]]  # path and address of each coming, by report
    withdrawn: set[str]  # reports that were erased or redacted


def has_read(connection: sa.Connection, report: str, receipt: Receipt, versions: Mapping[str, str]) -> Known | None:
    """A report that came from this place and was read by a run with just these versions, and was not erased since."""
    of_report, of_run = schema.reports.c, schema.runs.c
    wanted = sa.select(of_report.unread_code).join(schema.runs, of_run.n == of_report.run).where(of_report.id == report)
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
    return Known(None if found.unread_code is None else _documents(connection, {report})[report].unread)


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
    connection: sa.Connection, batch: Sequence[Prepared], stored: Mapping[str, Any], known: History, reread: Reread | None
) -> tuple[list[Prepared], list[Refused]]:  # fmt: skip
    """What of a batch may be kept, redactions carried over; and what may not.

    Args:
        connection: of the transaction.
        batch: in the order of arrival.
        stored: rows of the reports that are there, by id.
        known: what the log says of them.
        reread: reads the claims of a redacted text; without it none can be kept anew.
    """
    before = _before(connection, batch, stored, known)
    new = {one.rows.report["sha256"] for one in batch if one.id not in stored}
    gone = custody.erasures_of(connection, new) if new else {}
    given_up = custody.given_up(connection, {report.id for reports in before.values() for report in reports})
    kept: list[Prepared] = []
    refused: list[Refused] = []
    for one in batch:
        where, reports = one.reading.where, before.get(one.id, [])
        erased = next((report for report in reports if report.erased is not None), None)
        erasure = gone.get(one.rows.report["sha256"]) if one.id not in stored else None
        redacted = [report for report in reports if report.redactions]
        if erased is not None:
            refused.append(_erased(where, erased.id, *_named(erased.erased)))
        elif erasure is not None:
            why = (erasure.details or {}).get("why", "")
            refused.append(_erased(where, erasure.report, erasure.at, erasure.by, str(why)))
        elif redacted and not one.reading.document.redactions:
            # Bytes that would come anew, where those with the same words were to go, are not taken.
            unwanted = one.id not in stored and any(report.id in given_up for report in redacted)
            carried = None if unwanted else _carried(one, redacted, reread)
            if carried is None:
                refused.append(_not_carried(where, redacted[-1], same=one.id in stored))
            else:
                kept.append(carried)
        else:
            kept.append(one)
    return kept, refused


def _before(
    connection: sa.Connection, batch: Sequence[Prepared], stored: Mapping[str, Any], known: History
) -> dict[str, list[Document]]:
    """By report the withdrawn ones that decide about it: itself, or of a new one those known to be the same."""
    marks = {one.id: withdrawn.marks_of(one.reading.document) for one in batch if one.id not in stored}
    found = withdrawn.find(connection, set().union(*marks.values())) if marks else {}
    same = {id_: set().union(*(found.get(mark, ()) for mark in of_id)) for id_, of_id in marks.items()}
    same |= {id_: {id_} for id_ in known.withdrawn if id_ in stored}
    documents = _documents(connection, set().union(*same.values()))
    return {id_: [documents[each] for each in sorted(ids) if each in documents] for id_, ids in same.items() if ids}


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


def _documents(connection: sa.Connection, ids: set[str]) -> dict[str, Document]:
    columns = schema.reports.c
    query = sa.select(columns.id, columns.record).where(columns.id.in_(list(ids)))
    return {row.id: from_json(Document, row.record, row.id) for row in connection.execute(query)} if ids else {}


def _carried(one: Prepared, reports: Sequence[Document], reread: Reread | None) -> Prepared | None:
    """The reading with the redactions of the reports around which its letters are the same; none where none is."""
    document = one.reading.document
    fitting = [report for report in reports if over(document.text, report.redactions) == report.text]
    if reread is None or not fitting:
        return None
    redactions: list[Redaction] = []
    for report in fitting:
        redactions += [each for each in report.redactions if each not in redactions]
    redacted = blocked(document, redactions, version=text_version(over(document.text, redactions)))
    try:
        claims = reread(redacted)
    except Exception:  # a reader that breaks on this text must not cost the other reports of the batch
        return None
    carried = tuple(report.id for report in fitting if report.id != one.id)
    return prepared(one.reading._replace(document=redacted, claims=claims), one.run)._replace(carried=carried)


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


def _not_carried(where: str, report: Document, *, same: bool) -> Refused:
    if same:
        return Refused(
            "E-CUST-009", where,
            f"Report {report.id} was redacted, and its text now comes out otherwise, so that the redaction does not fit it",
            "The redacted report was left as it is.",
        )  # fmt: skip
    return Refused(
        "E-CUST-009", where,
        f"It is the page, message or bytes of report {report.id}, which was redacted, and the redaction cannot be carried over",
        "It was not kept. Read it into another ledger and redact it there.",
    )  # fmt: skip
