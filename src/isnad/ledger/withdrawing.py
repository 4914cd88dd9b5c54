"""Taking words back out of the ledger: a report erased, or stretches of it made unreadable.

Each is an act with an author, a reason and an entry in the log, in one transaction; then files are deleted and
the database is made to give up what it had deleted. An erased report keeps its id, the hash of its bytes, and who
erased it, when and why. What linking computes from claims is thrown away where it could repeat the words: link anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.ledger import custody, reading, received, schema, scrubbing, withdrawn
from isnad.ledger.arriving import Reread, stands
from isnad.ledger.codec import from_json
from isnad.ledger.custody import Hand, Note
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError
from isnad.ledger.redacting import blocked, checked, every, judgement_over, still_in
from isnad.ledger.rows import ReadingRows, judgement_row, reading_rows
from isnad.ledger.writing import Fold, delete_and_insert, keep_earlier_texts, mark_linking
from isnad.records import Claim, Document, Erased, Judgement, Redaction
from isnad.reports.document import text_version


class Erasure(NamedTuple):
    """What an erasure did: the report as it now stands, and the reports for whose sake its bytes had to stay."""

    document: Document
    bytes_kept_for: tuple[str, ...]


class Redacted(NamedTuple):
    """What a redaction did.

    `occurrences` counts stretches; `still_in` names fields that are the report's identity and hold the words;
    `bytes_kept_for` names reports for whose sake the bytes had to stay, where they were to be erased.
    """

    document: Document
    claims: Sequence[Claim]
    occurrences: int
    still_in: tuple[str, ...]
    bytes_kept_for: tuple[str, ...]


def erase(database: Database, fold: Fold, beginnings: Iterable[str], why: str, hand: Hand) -> list[Erasure]:
    """Erase reports; see `Ledger.erase`."""
    ids = list(dict.fromkeys(reading.get(database, (reading.DOCUMENTS,), each).id for each in beginnings))
    erased = Erased(by=_said(hand.by), at=_said(hand.at), why=why)
    with database.writing() as connection:
        before = _documents(connection, ids)
        new = [id_ for id_ in ids if before[id_].erased is None]
        after = {id_: _emptied(before[id_], erased) if id_ in new else before[id_] for id_ in ids}
        kept_for = {id_: _others(connection, before[id_].sha256, ids) for id_ in ids}
        gone = {before[id_].sha256: id_ for id_ in ids if not kept_for[id_]}
        rows = {id_: reading_rows(after[id_], [], _run(connection, id_)) for id_ in new}
        about = _names(connection, new)
        withdrawn.note(connection, [before[id_] for id_ in new])
        _replace(connection, rows, fold)
        _delete_earlier_texts(connection, ids)
        with scrubbing.lifted(connection, schema.judgements, schema.custody):
            _change_judgements(connection, about, lambda one: _blank(one, new))
            _empty_details(connection, new)
        _erase_bytes(connection, gone, why, hand)
        notes = [Note(custody.ERASED, id_, before[id_].sha256, stands(rows[id_]) | {"why": why}) for id_ in new]
        custody.append(connection, notes, hand)
    # An erasure that was cut off here is ended by asking for it again.
    received.remove(database.received, gone)
    scrubbing.scrub(database)
    return [Erasure(after[id_], kept_for[id_]) for id_ in ids]


def redact(
    database: Database, fold: Fold, beginning: str, *, spans: Sequence[tuple[int, int]], words: str | None, why: str,
    hand: Hand, reread: Reread, and_original: bool,
) -> Redacted:  # fmt: skip
    """Make stretches of a report unreadable; see `Ledger.redact`."""
    id_ = reading.get(database, (reading.DOCUMENTS,), beginning).id
    with database.writing() as connection:
        before = _documents(connection, [id_])[id_]
        if before.erased is not None:
            raise LedgerError("E-CUST-011", f"report {id_} was erased; there is nothing left to redact")
        stretches = _stretches(before, spans, words, anew=not (and_original and before.redactions))
        made = [Redaction(start=s, end=e, by=_said(hand.by), at=_said(hand.at), why=why) for s, e in stretches]
        after = _blocked(before, made)
        claims = list(reread(after))
        rows = reading_rows(after, claims, _run(connection, id_))
        keep_earlier_texts(connection, {id_: rows})
        about = _names(connection, [id_])
        withdrawn.note(connection, [before])
        _replace(connection, {id_: rows}, fold)
        if and_original:
            _delete_earlier_texts(connection, [id_])
        with scrubbing.lifted(connection, schema.judgements):
            _change_judgements(connection, about, lambda one: judgement_over(one, before, after))
        kept_for = _others(connection, before.sha256, [id_]) if and_original else ()
        gone = {before.sha256: id_} if and_original and not kept_for else {}
        details = stands(rows) | {"spans": [list(one) for one in stretches], "why": why, "and_original": and_original}
        custody.append(connection, [Note(custody.REDACTED, id_, before.sha256, details)], hand)
        _erase_bytes(connection, gone, why, hand)
    received.remove(database.received, gone)
    if and_original:
        scrubbing.scrub(database)
    hidden = {before.text[start:end] for start, end in stretches}
    return Redacted(after, claims, len(stretches), tuple(still_in(after, hidden)), kept_for)


def _stretches(
    report: Document, spans: Sequence[tuple[int, int]], words: str | None, *, anew: bool
) -> list[tuple[int, int]]:
    """What is to be blocked out; unless something must be `anew`, what an interrupted redaction has done is done."""
    places = [] if words is None else every(report.text, words)
    if words is not None and not places and anew:
        raise LedgerError(
            "E-CUST-010", "the words do not stand in the report's text",
            "Check their spelling, or give --span START:END",
        )  # fmt: skip
    had = {(one.start, one.end) for one in report.redactions}
    stretches = [one for one in (*checked(report.text, spans), *places) if one not in had]
    if not stretches and anew:
        raise LedgerError("E-CUST-010", "nothing is to be redacted", "Give --span START:END or --words TEXT")
    return stretches


def _emptied(document: Document, erased: Erased) -> Document:
    """Only what names the report and its bytes, and the act."""
    return Document(
        id=document.id, source_id=None, sha256=document.sha256, url=None, outlet=None, author=None, title=None,
        language=None, retrieved=None, published=None, published_weekday=None, published_basis=[],
        published_resolved=None, main_event=None, zones=[], copies=None, previous=None, forwarded_from=None, media=[],
        text="", text_version=text_version(""), erased=erased,
    )  # fmt: skip


def _blocked(document: Document, made: Sequence[Redaction]) -> Document:
    """The report with these redactions and those that it has had; what was blocked out before stays so."""
    once = blocked(document, made, version="")
    return msgspec.structs.replace(once, text_version=text_version(once.text), redactions=[*document.redactions, *made])


def _blank(judgement: Judgement, reports: Sequence[str]) -> Judgement:
    anchor = judgement.anchor
    if anchor is not None and anchor.document in reports:
        anchor = msgspec.structs.replace(anchor, quote="", before="", after="")
    return msgspec.structs.replace(judgement, anchor=anchor, value=None, why=None)


def _names(connection: sa.Connection, reports: Sequence[str]) -> set[str]:
    """The ids of reports and of their claims, by which judgements speak of them."""
    columns = schema.claims.c
    return {*reports, *connection.scalars(sa.select(columns.id).where(columns.report.in_(list(reports))))}


def _documents(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Document]:
    columns = schema.reports.c
    found = connection.execute(sa.select(columns.id, columns.record).where(columns.id.in_(list(ids))))
    return {row.id: from_json(Document, row.record, row.id) for row in found}


def _run(connection: sa.Connection, id_: str) -> int | None:
    return connection.scalar(sa.select(schema.reports.c.run).where(schema.reports.c.id == id_))


def _others(connection: sa.Connection, sha256: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Reports that stay and need the very same bytes: not among these, not erased, and not redacted with their bytes."""
    columns = schema.reports.c
    query = sa.select(columns.id, columns.record).where(columns.sha256 == sha256, columns.id.not_in(list(ids)))
    rows = connection.execute(query.order_by(columns.id)).all()
    given_up = custody.given_up(connection, [row.id for row in rows])
    stay = (row for row in rows if row.id not in given_up)
    return tuple(row.id for row in stay if from_json(Document, row.record, row.id).erased is None)


def _replace(connection: sa.Connection, rows: dict[str, ReadingRows], fold: Fold) -> None:
    """Put reports in the place of those that are there, and throw away what linking made of these."""
    claims, events = schema.claims, schema.events
    ids = list(rows)
    touched = sa.select(schema.event_claims.c.event).where(
        schema.event_claims.c.claim.in_(sa.select(claims.c.id).where(claims.c.report.in_(ids)))
    )
    named = list(connection.scalars(touched.distinct()))
    connection.execute(claims.update().where(claims.c.event.in_(named)).values(event=None))
    connection.execute(schema.reports.update().where(schema.reports.c.main_event.in_(named)).values(main_event=None))
    connection.execute(events.delete().where(events.c.id.in_(named)))
    for table in (claims, schema.reports):  # dates and copies that others have from these words
        connection.execute(table.update().where(table.c.views.is_not(None)).values(views=None))
    delete_and_insert(connection, list(rows.values()), ids, fold)
    if rows:
        mark_linking(connection, stale=True)


def _delete_earlier_texts(connection: sa.Connection, ids: Sequence[str]) -> None:
    table = schema.earlier_texts
    connection.execute(table.delete().where(table.c.report.in_(list(ids))))


def _change_judgements(connection: sa.Connection, about: set[str], changed: Callable[[Judgement], Judgement]) -> None:
    """Change the judgements about some reports and claims, where there is something to change."""
    table = schema.judgements
    for row in connection.execute(sa.select(table.c.id, table.c.record)).all() if about else []:
        judgement = from_json(Judgement, row.record, row.id)
        anchored = judgement.anchor is not None and judgement.anchor.document in about
        new = changed(judgement) if anchored or about.intersection(judgement.targets) else judgement
        if new != judgement:
            record = judgement_row(new)["record"]
            connection.execute(table.update().where(table.c.id == row.id).values(record=record))


def _empty_details(connection: sa.Connection, ids: Sequence[str]) -> None:
    table = schema.custody
    connection.execute(table.update().where(table.c.report.in_(list(ids))).values(details=None))


def _erase_bytes(connection: sa.Connection, gone: dict[str, str], why: str, hand: Hand) -> None:
    """Give up bytes, by their hash, for the sake of a report; what is gone already leaves no second entry."""
    already = custody.erasures_of(connection, gone) if gone else {}
    received.forget(connection, gone)
    notes = [
        Note(custody.BYTES_ERASED, id_, sha256, {"why": why}) for sha256, id_ in gone.items() if sha256 not in already
    ]
    custody.append(connection, notes, hand)


def _said(value: str | None) -> str:
    return value or "not said"
