"""A run: inputs read into a ledger, then linked. What a command line, a notebook or a page calls.

Reports are kept in batches, each in one transaction; an input that fails is told of and leaves no half. What the
ledger already has, read with the same code and words, is not read again: a run that was stopped, however, goes on
where it was when it is started anew. A report on which reading itself breaks is kept unread with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from isnad.claims.read import read, read_report
from isnad.claims.reader import Reader
from isnad.dates.doubts import doubt
from isnad.events.compute import compute
from isnad.ledger import Hand, Known, Ledger, Reading, Views
from isnad.records import Claim, Document, Unread
from isnad.reports.document import item_id, received
from isnad.reports.inputs import items
from isnad.reports.item import Format, Item
from isnad.reports.moments import utc
from isnad.reports.problems import Problem, failed, unread_problem
from isnad.versions import code_version

BATCH = 100  # reports a transaction
BATCH_BYTES = 8 * 1024 * 1024  # as received, after which a transaction is closed early


class OutletSum(msgspec.Struct):
    """What a run read of one outlet."""

    reports: int = 0
    claims: int = 0
    unread: int = 0


class Outcome(msgspec.Struct):
    """What a run did: reports met, how many of them had been read before, are new, or kept (since when ever) unread."""

    reports: int = 0
    size: int = 0  # bytes
    already: int = 0
    unread: int = 0
    refused: int = 0
    new: int = 0
    changed: int = 0
    claims: int = 0
    events: int = 0
    outlets: dict[str, OutletSum] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    dates: dict[str, int] = msgspec.field(default_factory=dict)  # given ones in doubt, by why (isnad.dates.doubts)

    def reasons(self) -> dict[str, int]:
        """How many inputs could not be read, by the code of the reason, the most frequent first."""
        return dict(Counter(problem.code for problem in self.problems).most_common())


class Step(msgspec.Struct, frozen=True):
    """How far a run is: reports and bytes of input behind it, and whether it reads or links."""

    reports: int
    size: int
    linking: bool = False


def read_into(
    ledger: Ledger,
    inputs: Iterable[str],
    reader: Reader,
    *,
    told: Callable[[Problem], None],
    step: Callable[[Step], None],
    by: str | None = None,
) -> Outcome:
    """Read inputs into a ledger and link all its claims.

    Args:
        ledger: where to keep them.
        inputs: files, folders, globs or '-'.
        reader: lexicon and gazetteer.
        told: called with each problem as it is met.
        step: called as the run goes on.
        by: who reads, for the log of custody.
    """
    outcome = Outcome()
    versions = versions_of(reader)
    hand = hand_of(by, reader)
    linked = ledger.is_linked(**versions)
    run = ledger.start_run(**versions, started=_now())
    known = _knower(ledger, versions)
    for batch in _batches(_readings(inputs, reader, outcome, told=told, step=step, known=known)):
        saved = ledger.save_readings(batch, run=run, hand=hand._replace(at=_now()), reread=lambda d: read(d, reader))
        outcome.new, outcome.changed = outcome.new + saved.new, outcome.changed + saved.changed
        outcome.refused += len(saved.refused)
        for problem in (Problem(*refused) for refused in saved.refused):
            outcome.problems.append(problem)
            told(problem)
    if linked and not ledger.is_stale():
        outcome.events = ledger.summary().events
    else:
        step(Step(outcome.reports, outcome.size, linking=True))
        relink(ledger, outcome)
    ledger.finish_run(run, finished=_now(), summary=counts(outcome))
    return outcome


def counts(outcome: Outcome) -> dict[str, object]:
    """What a run did in figures, as the ledger keeps it: no name in it that an erasure would have to find."""
    names = ("reports", "already", "new", "changed", "unread", "refused", "claims", "events")
    given = dict(sorted(outcome.dates.items()))
    return {**{name: getattr(outcome, name) for name in names}, "problems": outcome.reasons(), "given_dates": given}


def summary(outcome: Outcome) -> dict[str, object]:
    """What a run did, by outlet too, as `isnad read --json` prints it."""
    outlets = {name: msgspec.to_builtins(found) for name, found in sorted(outcome.outlets.items())}
    return {**counts(outcome), "outlets": outlets}


def versions_of(reader: Reader) -> dict[str, str]:
    """The versions of code, lexicon and gazetteer that a reader reads with."""
    return {"isnad": code_version(), "lexicon": reader.lexicon.version, "gazetteer": reader.gazetteer.version}


def hand_of(by: str | None, reader: Reader) -> Hand:
    """Who acts now, and with which versions."""
    tool = ", ".join(f"{name} {version}" for name, version in versions_of(reader).items())
    return Hand(by=by, at=_now(), tool=tool)


def _knower(ledger: Ledger, versions: dict[str, str]) -> Callable[[Item], Known | None]:
    """Tells what became of an item that was read with these versions and from this place, in an earlier run or in this."""
    met: set[tuple[str, str | None, str | None]] = set()

    def known(item: Item) -> Known | None:
        here = (item_id(item), item.receipt.path, item.receipt.url)
        if here in met:
            return Known()
        met.add(here)
        found = ledger.has_read(here[0], item.receipt, **versions)
        return None if found is not None and _renamed(item, found) else found

    return known


def _renamed(item: Item, found: Known) -> bool:
    """Whether the ledger may have to call a message's chat otherwise: by the first of its names."""
    name = item.fields.outlet
    return item.format is Format.TELEGRAM and name is not None and (not found.outlet or name < found.outlet)


def _readings(
    inputs: Iterable[str],
    reader: Reader,
    outcome: Outcome,
    *,
    told: Callable[[Problem], None],
    step: Callable[[Step], None],
    known: Callable[[Item], Known | None],
) -> Iterator[Reading]:
    """The readings of what is not known yet; everything met is counted and told of as it comes."""
    for found in items(inputs):
        if isinstance(found, Problem):
            outcome.problems += [] if found.told else [found]
            told(found)
            continue
        outcome.reports += 1
        outcome.size += len(found.raw)
        before = known(found)
        if before is None:
            yield _reading(found, reader, outcome, told)
        elif before.unread is None:
            outcome.already += 1
        else:
            _not_read(before.unread, found, outcome, told)
        if outcome.reports % 10 == 0:
            step(Step(outcome.reports, outcome.size))


def _reading(item: Item, reader: Reader, outcome: Outcome, told: Callable[[Problem], None]) -> Reading:
    document, claims = read_item(item, reader)
    outcome.claims += len(claims)
    if (why := doubt(document, item.fields.published)) is not None:
        outcome.dates[why] = outcome.dates.get(why, 0) + 1
    of_outlet = outcome.outlets.setdefault(document.outlet or document.author or "", OutletSum())
    of_outlet.reports += 1
    of_outlet.claims += len(claims)
    if document.unread is not None:
        of_outlet.unread += 1
        _not_read(document.unread, item, outcome, told)
    return Reading(item.raw, document, claims, item.receipt)


def _not_read(unread: Unread, item: Item, outcome: Outcome, told: Callable[[Problem], None]) -> None:
    problem = unread_problem(unread, item.where, "It is kept in the ledger, unread.")
    outcome.unread += 1
    outcome.problems.append(problem)
    told(problem)


def read_item(item: Item, reader: Reader) -> tuple[Document, list[Claim]]:
    """One item as a report with its claims; needs no database."""
    try:
        return read_report(reader.document(item), reader)
    except Exception as fault:  # ours to mend, and no reason to lose the other reports
        return msgspec.structs.replace(received(item), unread=failed(fault)), []


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    size = 0
    for reading in readings:
        batch.append(reading)
        size += len(reading.raw)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def relink(ledger: Ledger, outcome: Outcome | None = None) -> int:
    """Compute all events of a ledger anew from its claims; gives their number."""
    linked = compute(list(ledger.documents()), list(ledger.claims()))
    added = Views(
        copies=linked.copies, previous=linked.previous,
        published_resolved=linked.dates.published, time_resolved=linked.dates.times,
    )  # fmt: skip
    ledger.replace_events(linked.events, linked.of_claim, linked.main, added)
    if outcome is not None:
        outcome.events = len(linked.events)
    return len(linked.events)


def relink_if_stale(ledger: Ledger) -> int:
    """Compute the events anew where claims have changed since, as an erasure that was cut off leaves them; as `relink`."""
    return relink(ledger) if ledger.is_stale() else ledger.summary().events


def _now() -> str:
    return utc(dt.datetime.now(dt.UTC).replace(microsecond=0))
