"""Checking that a ledger still holds what it received and read, and that its log was not touched.

Everything is computed anew from the bytes, the texts and the records; nothing stored is believed that can be
computed. What the log itself cannot show, that all of it was made anew, is shown by a hash that somebody wrote
down elsewhere (`head`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.ledger import received, schema
from isnad.ledger.codec import from_json
from isnad.ledger.database import Database
from isnad.ledger.errors import LedgerError
from isnad.ledger.rows import reading_rows
from isnad.ledger.verifying_log import Finding, Log, Told, read_log
from isnad.records import Claim, Document, Record
from isnad.reports.document import text_version

_BATCH = 256
_LEAST_HEAD = 16
_OF_REPORT = (
    *("id", "source_id", "sha256", "url", "outlet", "author", "title", "language", "retrieved"),
    *("published", "published_weekday", "text", "text_version", "unread_code"),
)
_NOT_OF_CLAIM = {"n", "event", "views", "record"}


class ItemState(StrEnum):
    """What became of an item."""

    OK = "ok"
    MISMATCH = "mismatch"
    MISSING = "missing"
    ERASED = "erased"


class Item(Record, frozen=True, kw_only=True):
    """A report and what was found about it."""

    report: str
    sha256: str
    state: ItemState
    findings: list[Finding] = msgspec.field(default_factory=list)


class Verification(Record, frozen=True, kw_only=True):
    """What `verify` found; `unreferred` are files among the bytes received that nothing refers to: no fault."""

    items: list[Item]
    log: list[Finding]
    entries: int
    head: str | None
    unreferred: list[str]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.log and not any(item.findings for item in self.items)


def verify(database: Database, *, head: str | None, step: Callable[[int], None]) -> Verification:
    """Check a ledger; see `Ledger.verify`."""
    if head is not None and len(head) < _LEAST_HEAD:
        raise LedgerError(
            "E-CUST-007", f"'{head}' is too short for a hash of the log", f"Give {_LEAST_HEAD} letters of it or more"
        )
    with database.reading() as connection:
        log = read_log(connection, head)
        if head is not None and not log.head_found:
            log.findings.append(Finding(code="E-CUST-007", what=f"the log has no entry with the hash {head}"))
        items = []
        for item in _items(connection, database, log):
            items.append(item)
            step(len(items))
        ids = {item.report for item in items}
        items += [_lost(id_, told) for id_, told in log.reports.items() if id_ not in ids]
        unreferred = _unreferred(connection, database, log)
    return Verification(
        items=sorted(items, key=lambda item: item.report), log=log.findings, entries=log.entries, head=log.head,
        unreferred=unreferred,
    )  # fmt: skip


def _items(connection: sa.Connection, database: Database, log: Log) -> Iterator[Item]:
    reports = schema.reports.c
    ids = list(connection.scalars(sa.select(reports.id).order_by(reports.id)))
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        raw = {row.sha256: row for row in connection.execute(_raw_of(some))}
        claims = _by_report(connection, schema.claims, some)
        earlier = _by_report(connection, schema.earlier_texts, some)
        for row in connection.execute(sa.select(schema.reports).where(reports.id.in_(some)).order_by(reports.id)):
            yield _item(database, row, raw.get(row.sha256), claims.get(row.id, []), earlier.get(row.id, []), log)


def _raw_of(ids: list[str]) -> sa.Select[Any]:
    reports = schema.reports.c
    return sa.select(schema.raw_items).where(
        schema.raw_items.c.sha256.in_(sa.select(reports.sha256).where(reports.id.in_(ids)))
    )


def _by_report(connection: sa.Connection, table: sa.Table, ids: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in connection.execute(sa.select(table).where(table.c.report.in_(ids)).order_by(table.c.n)):
        found.setdefault(row.report, []).append(row)
    return found


def _item(database: Database, row: Any, raw: Any, claims: list[Any], earlier: list[Any], log: Log) -> Item:
    findings = list(_of_record(row, claims, earlier, log))
    missing = _of_bytes(database, row, raw, log)
    state = ItemState.ERASED if row.id in log.erased else ItemState.OK
    if findings or (missing is not None and missing.code != "E-CUST-002"):
        state = ItemState.MISMATCH
    elif missing is not None:
        state = ItemState.MISSING
    return Item(report=row.id, sha256=row.sha256, state=state, findings=[*([missing] if missing else []), *findings])


def _of_bytes(database: Database, row: Any, raw: Any, log: Log) -> Finding | None:
    try:
        kept = None if raw is None else received.get(database.received, row.sha256, raw.bytes)
    except LedgerError as fault:
        return Finding(code="E-CUST-002", what=fault.message)
    if row.sha256 in log.bytes_erased:
        what = "its bytes were erased, and are there all the same; give the command that erased them again"
        there = kept is not None or received.parts(database.received, row.sha256)
        return Finding(code="E-CUST-004", what=what) if there else None
    if kept is None:
        return Finding(code="E-CUST-002", what=f"the bytes received are gone ({_place(database, row.sha256)})")
    if received.sha256_of(kept) != row.sha256 or len(kept) != raw.size:
        what = f"the bytes are not those received ({_place(database, row.sha256)})"
        return Finding(code="E-CUST-001", what=what)
    return None


def _place(database: Database, sha256: str) -> str:
    return "in raw_items" if database.received is None else str(received.path_of(database.received, sha256))


def _of_record(row: Any, claims: list[Any], earlier: list[Any], log: Log) -> Iterator[Finding]:
    told = log.reports.get(row.id)
    if told is None:
        yield Finding(code="E-CUST-006", what="the log knows nothing of this report")
        return
    fingerprint = hashlib.sha256(row.record.encode())
    for record in sorted(claim.record for claim in claims):
        fingerprint.update(b"\n" + record.encode())
    if not fingerprint.hexdigest() == told.reading == row.reading:
        yield Finding(code="E-CUST-003", what="its record or its claims are not those that were read")
        return
    if received.sha256_of(row.record.encode()) != told.record:
        yield Finding(code="E-CUST-003", what="its record is not the one that was read")
    yield from _of_text(row.id, row.record, row.text_version)
    yield from _of_index(row, claims)
    if [received.sha256_of(old.record.encode()) for old in earlier] != told.earlier:
        yield Finding(code="E-CUST-003", what="its earlier texts are not those that were read")
        return
    for old in earlier:
        yield from _of_text(row.id, old.record, old.text_version)


def _of_text(id_: str, record: str, version: str) -> Iterator[Finding]:
    try:
        document = from_json(Document, record, id_)
    except LedgerError as fault:
        yield Finding(code="E-CUST-003", what=fault.message)
        return
    if not version == document.text_version == text_version(document.text):
        yield Finding(code="E-CUST-003", what=f"its text is not version {version}")


def _of_index(row: Any, claims: list[Any]) -> Iterator[Finding]:
    """The columns beside the records, of which search and lists are made."""
    try:
        document = from_json(Document, row.record, row.id)
        made = reading_rows(document, [from_json(Claim, claim.record, claim.id) for claim in claims], None)
    except LedgerError as fault:
        yield Finding(code="E-CUST-003", what=fault.message)
        return
    differ = {name for name in _OF_REPORT if made.report[name] != getattr(row, name)}
    for new, stored in zip(made.claims, claims, strict=True):
        differ |= {
            f"claim {stored.id}: {name}" for name in set(new) - _NOT_OF_CLAIM if new[name] != getattr(stored, name)
        }
    if differ:
        yield Finding(code="E-CUST-003", what=f"columns differ from its record: {', '.join(sorted(differ))}")


def _lost(id_: str, told: Told) -> Item:
    finding = Finding(code="E-CUST-006", what="the log knows this report, and the ledger has it no more")
    return Item(report=id_, sha256=told.sha256, state=ItemState.MISSING, findings=[finding])


def _unreferred(connection: sa.Connection, database: Database, log: Log) -> list[str]:
    """Files and rows of bytes that no report needs."""
    reports = schema.reports.c
    needed = set(connection.scalars(sa.select(reports.sha256).distinct())) - log.bytes_erased
    strays = [str(path) for path in received.files(database.received) if path.name not in needed]
    columns = schema.raw_items.c
    held = connection.scalars(sa.select(columns.sha256).where(columns.bytes.is_not(None)).order_by(columns.sha256))
    return [*strays, *(f"raw_items {sha256}" for sha256 in held if sha256 not in needed)]
