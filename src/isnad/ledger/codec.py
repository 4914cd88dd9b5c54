"""Records as JSON, and back: what a report says in one piece, what other reports add in another.

`event`, `time_resolved`, `main_event` and `published_resolved` come from linking, not from reading. They are
never in the JSON of a record; they are put back when it is read.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from isnad.ledger.errors import LedgerError
from isnad.records import Claim, Copy, Document, Record, Resolved, Time

_R = TypeVar("_R", bound=Record)
_encoder = msgspec.json.Encoder()


class ReportViews(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What other reports add to a report."""

    published_resolved: Resolved | None = None
    copies: Copy | None = None
    previous: str | None = None


class ClaimViews(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What other reports add to a claim."""

    time_resolved: Time | None = None
    supersedes: str | None = None
    denied: str | None = None


def to_json(record: Record, kind: str, id_: str) -> str:
    """A record as msgspec writes it.

    Raises:
        LedgerError: E-DB-010 where the record holds half a character (a lone surrogate) or too large a number.
    """
    try:
        return _encoder.encode(record).decode()
    except (UnicodeEncodeError, OverflowError) as error:
        raise LedgerError("E-DB-010", f"{kind} {id_!r} cannot be written as JSON ({error})") from error


def from_json(kind: type[_R], record: str, id_: str) -> _R:
    """A record from its JSON.

    Raises:
        LedgerError: E-DB-014 where the JSON is not such a record.
    """
    try:
        return msgspec.json.decode(record, type=kind)
    except (msgspec.DecodeError, UnicodeError) as error:
        name = kind.__name__.lower()
        raise LedgerError("E-DB-014", f"the stored {name} {id_} cannot be read ({error})") from error


def document_from(id_: str, main_event: str | None, views: str | None, record: str) -> Document:
    """A document with what other reports add to it."""
    document = from_json(Document, record, id_)
    if main_event is None and views is None:
        return document
    added = from_json(ReportViews, views or "{}", id_)
    return msgspec.structs.replace(
        document,
        main_event=main_event,
        published_resolved=added.published_resolved,
        copies=added.copies or document.copies,
        previous=added.previous or document.previous,
    )


def claim_from(id_: str, event: str | None, views: str | None, record: str) -> Claim:
    """A claim with what other reports add to it."""
    claim = from_json(Claim, record, id_)
    if event is None and views is None:
        return claim
    added = from_json(ClaimViews, views or "{}", id_)
    denies = claim.denies
    if denies is not None and added.denied is not None:
        denies = msgspec.structs.replace(denies, claim=added.denied)
    return msgspec.structs.replace(
        claim,
        event=event,
        time_resolved=added.time_resolved,
        supersedes=added.supersedes or claim.supersedes,
        denies=denies,
    )


def views_json(views: ReportViews | ClaimViews) -> str | None:
    """The JSON of what other reports add; null where they add nothing."""
    written = _encoder.encode(views).decode()
    return None if written == "{}" else written
