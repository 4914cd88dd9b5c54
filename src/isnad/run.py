"""A run: inputs read into a ledger, then linked. What a command line, a notebook or a page calls.

Reports are kept in batches, each in one transaction; an input that fails is told of and leaves no half. A report
on which reading itself breaks is kept unread with the reason, so that one page cannot cost a night's run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import msgspec

from isnad import __version__
from isnad.claims.read import read
from isnad.claims.reader import Reader
from isnad.events.compute import compute
from isnad.ledger import Hand, Ledger, Reading
from isnad.records import Claim, Document
from isnad.reports.document import received
from isnad.reports.inputs import items
from isnad.reports.item import Item
from isnad.reports.moments import utc
from isnad.reports.problems import Problem, failed, unread_problem

BATCH = 200  # reports a transaction
BATCH_BYTES = 8 * 1024 * 1024  # as received, after which a transaction is closed early


class Outcome(msgspec.Struct):
    """What a run did."""

    reports: int = 0
    unread: int = 0
    new: int = 0
    claims: int = 0
    events: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)


def read_into(
    ledger: Ledger,
    inputs: Iterable[str],
    reader: Reader,
    *,
    told: Callable[[Problem], None],
    step: Callable[[int], None],
    by: str | None = None,
) -> Outcome:
    """Read inputs into a ledger and link all its claims.

    Args:
        ledger: where to keep them.
        inputs: files, folders, globs or '-'.
        reader: lexicon and gazetteer.
        told: called with each problem as it is met.
        step: called with the number of reports read so far.
        by: who reads, for the log of custody.
    """
    outcome = Outcome()
    hand = hand_of(by, reader)
    run = ledger.start_run(
        isnad=__version__, lexicon=reader.lexicon.version, gazetteer=reader.gazetteer.version, started=_now()
    )
    for batch in _batches(_readings(inputs, reader, outcome, told), step):
        saved = ledger.save_readings(batch, run=run, hand=hand._replace(at=_now()), reread=lambda d: read(d, reader))
        outcome.new += saved.new
        for problem in (Problem(*refused) for refused in saved.refused):
            outcome.problems.append(problem)
            told(problem)
    relink(ledger, outcome)
    ledger.finish_run(
        run,
        finished=_now(),
        summary={"reports": outcome.reports, "claims": outcome.claims, "problems": len(outcome.problems)},
    )
    return outcome


def _readings(
    inputs: Iterable[str], reader: Reader, outcome: Outcome, told: Callable[[Problem], None]
) -> Iterator[Reading]:
    for found in items(inputs):
        if isinstance(found, Problem):
            outcome.problems.append(found)
            told(found)
            continue
        document, claims = read_item(found, reader)
        outcome.reports += 1
        outcome.claims += len(claims)
        if document.unread is not None:
            problem = unread_problem(document.unread, found.where, "It is kept in the ledger, unread.")
            outcome.unread += 1
            outcome.problems.append(problem)
            told(problem)
        yield Reading(found.raw, document, claims, found.receipt)


def read_item(item: Item, reader: Reader) -> tuple[Document, list[Claim]]:
    """One item as a report with its claims; needs no database."""
    try:
        document = reader.document(item)
        return document, read(document, reader)
    except Exception as fault:  # ours to mend, and no reason to lose the other reports
        return msgspec.structs.replace(received(item), unread=failed(fault)), []


def hand_of(by: str | None, reader: Reader) -> Hand:
    """Who acts now, with these versions of isnad, lexicon and gazetteer."""
    tool = f"isnad {__version__}, lexicon {reader.lexicon.version}, gazetteer {reader.gazetteer.version}"
    return Hand(by=by, at=_now(), tool=tool)


def _batches(readings: Iterable[Reading], step: Callable[[int], None]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    size = 0
    for number, reading in enumerate(readings, start=1):
        batch.append(reading)
        size += len(reading.raw)
        if number % 10 == 0:
            step(number)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def relink(ledger: Ledger, outcome: Outcome | None = None) -> int:
    """Compute all events of a ledger anew from its claims; gives their number."""
    linked = compute(list(ledger.documents()), list(ledger.claims()))
    ledger.replace_events(linked.events, linked.of_claim, linked.main)
    if outcome is not None:
        outcome.events = len(linked.events)
    return len(linked.events)


def _now() -> str:
    return utc(dt.datetime.now(dt.UTC).replace(microsecond=0))
