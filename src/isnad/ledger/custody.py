"""The log of custody: what was received, when, from where, by whom, how it was read, and what was done to it since.

Each entry is bound to the one before by its hash, so that none can be changed, taken out or put in without all
later hashes becoming others. The hash covers the details through `details_sha256` only: what an erasure must
take away (a path or an address may name a person) can be taken away, and the chain still holds.

`hash` is the SHA-256 of the JSON list [n, at, act, report, sha256, by, tool, details_sha256, previous], in UTF-8
without spaces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.ledger import schema
from isnad.ledger.errors import LedgerError
from isnad.ledger.words import index_text
from isnad.records import Record

RECEIVED, SEEN_AGAIN, READ = "received", "seen-again", "read"
REDACTED, ERASED, BYTES_ERASED = "redacted", "erased", "bytes-erased"
ADOPTED = "adopted"  # a report that was in the ledger before the log began
ACTS = (RECEIVED, SEEN_AGAIN, READ, REDACTED, ERASED, BYTES_ERASED, ADOPTED)

_TABLE = schema.custody
_AT_A_TIME = 500


class Hand(NamedTuple):
    """Who does something, when (UTC, ISO 8601) and with which versions of the tool; null where it is not said."""

    by: str | None = None
    at: str | None = None
    tool: str | None = None


class Note(NamedTuple):
    """What is to be entered about a report."""

    act: str
    report: str
    sha256: str
    details: dict[str, Any]


class Entry(Record, frozen=True, kw_only=True):
    """One entry of the log; `details` is null where an erasure has emptied them."""

    n: int
    at: str | None
    act: str
    report: str
    sha256: str
    by: str | None
    tool: str | None
    details: dict[str, Any] | None
    details_sha256: str
    previous: str | None
    hash: str


def append(connection: sa.Connection, notes: Iterable[Note], hand: Hand) -> None:
    """Enter notes at the end of the log, in the transaction of what they tell of.

    Raises:
        LedgerError: E-DB-010 where a note cannot be written as text.
    """
    n, previous = last(connection)
    by, at, tool = (value and index_text(value) for value in hand)
    rows = []
    for note in notes:
        n += 1
        try:
            details = msgspec.json.encode(note.details, order="sorted").decode()
            row = {
                "n": n, "at": at, "act": note.act, "report": note.report, "sha256": note.sha256, "by": by, "tool": tool,
                "details": details, "details_sha256": digest(details), "previous": previous,
            }  # fmt: skip
            previous = row["hash"] = seal(row)
        except UnicodeEncodeError as error:
            raise LedgerError("E-DB-010", f"what is known of report {note.report!r} is no text ({error})") from error
        rows.append(row)
    if rows:
        connection.execute(_TABLE.insert(), rows)


def last(connection: sa.Connection) -> tuple[int, str | None]:
    """The number and the hash of the last entry; 0 and none in an empty log."""
    query = sa.select(_TABLE.c.n, _TABLE.c.hash).order_by(_TABLE.c.n.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (0, None) if row is None else (row.n, row.hash)


def seal(entry: Any) -> str:
    """The hash of an entry, from a row as a mapping."""
    names = ("n", "at", "act", "report", "sha256", "by", "tool", "details_sha256", "previous")
    return hashlib.sha256(msgspec.json.encode([entry[name] for name in names])).hexdigest()


def digest(details: str) -> str:
    """The SHA-256 of details as they are stored."""
    return hashlib.sha256(details.encode()).hexdigest()


def rows(connection: sa.Connection) -> Iterator[Any]:
    """All entries as they stand in the table, oldest first."""
    query = sa.select(_TABLE).order_by(_TABLE.c.n)
    with connection.execution_options(yield_per=_AT_A_TIME).execute(query) as found:
        yield from found.mappings()


def of_report(connection: sa.Connection, report: str) -> list[Entry]:
    """The entries about a report, oldest first."""
    query = sa.select(_TABLE).where(_TABLE.c.report == report).order_by(_TABLE.c.n)
    return [_entry(row) for row in connection.execute(query).mappings()]


def of_reports(connection: sa.Connection, reports: Collection[str], *acts: str) -> Iterator[Entry]:
    """The entries of some kinds about some reports, oldest first."""
    wanted = sa.select(_TABLE).where(_TABLE.c.report.in_(list(reports)), _TABLE.c.act.in_(acts))
    yield from map(_entry, connection.execute(wanted.order_by(_TABLE.c.n)).mappings())


def erasures_of(connection: sa.Connection, sha256s: Collection[str]) -> dict[str, Entry]:
    """By SHA-256 the entry that says that these bytes were erased."""
    wanted = sa.select(_TABLE).where(_TABLE.c.sha256.in_(list(sha256s)), _TABLE.c.act == BYTES_ERASED)
    return {row["sha256"]: _entry(row) for row in connection.execute(wanted).mappings()}


def given_up(connection: sa.Connection, reports: Collection[str]) -> set[str]:
    """Those of some reports whose bytes were to go with a redaction, whether or not others needed them then."""
    redactions = of_reports(connection, reports, REDACTED) if reports else ()
    return {entry.report for entry in redactions if (entry.details or {}).get("and_original")}


def _entry(row: Any) -> Entry:
    details = None
    if row["details"] is not None:
        try:
            details = msgspec.json.decode(row["details"], type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeError) as error:
            raise LedgerError(
                "E-DB-014",
                f"entry {row['n']} of the log of custody cannot be read ({error})",
                "`isnad verify` says what else was changed",
            ) from error
    return Entry(**{**row, "details": details})
