"""What of that which arrives may be kept.

Two things are not undone by reading the same item again, nor by one that is known to be the same: an erasure, and
a redaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.events.versions import TELEGRAM
from isnad.ledger import custody, withdrawn
from isnad.ledger.arriving import History, Prepared, Reread, documents, prepared
from isnad.ledger.redacting import blocked, over
from isnad.records import Document, Redaction
from isnad.reports.document import text_version


class Refused(NamedTuple):
    """A reading that was not kept: a code that docs/errors.md explains, where it stood, what, and what to do."""

    code: str
    where: str
    what: str
    hint: str


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


def called_alike(batch: Sequence[Prepared], stored: Mapping[str, Any], reread: Reread | None) -> list[Prepared]:
    """The batch, each Telegram message under one name of its chat, the first in the order of letters.

    A chat may be renamed between two exports, and its name stands beside the message's bytes: neither the order in
    which exports come nor the number of runs may decide which name a message goes by.
    """
    names = {id_: row.outlet for id_, row in stored.items()}
    made = []
    for one in batch:
        document = one.reading.document
        if document.layout == TELEGRAM:
            known = [name for name in (names.get(one.id), document.outlet) if name]
            names[one.id] = name = min(known, default=None)
            if name != document.outlet:
                document = msgspec.structs.replace(document, outlet=name)
                claims = one.reading.claims if reread is None else reread(document)
                again = prepared(one.reading._replace(document=document, claims=claims), one.run)
                one = again._replace(carried=one.carried)
        made.append(one)
    return made


def _before(
    connection: sa.Connection, batch: Sequence[Prepared], stored: Mapping[str, Any], known: History
) -> dict[str, list[Document]]:
    """By report the withdrawn ones that decide about it: itself, or of a new one those known to be the same."""
    marks = {one.id: withdrawn.marks_of(one.reading.document) for one in batch if one.id not in stored}
    found = withdrawn.find(connection, set().union(*marks.values())) if marks else {}
    same = {id_: set().union(*(found.get(mark, ()) for mark in of_id)) for id_, of_id in marks.items()}
    same |= {id_: {id_} for id_ in known.withdrawn if id_ in stored}
    there = documents(connection, set().union(*same.values()))
    return {id_: [there[each] for each in sorted(ids) if each in there] for id_, ids in same.items() if ids}


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
