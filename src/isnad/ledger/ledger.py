"""The ledger itself: what can be kept in it and asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import msgspec
import sqlalchemy as sa

from isnad.ledger import arriving, reading, reindexing, schema, views, writing
from isnad.ledger.arriving import Known, Reading, Reread
from isnad.ledger.custody import Hand
from isnad.ledger.database import Database
from isnad.ledger.evidence import Evidence
from isnad.ledger.migrations import migrate
from isnad.ledger.reading import Run, Summary
from isnad.ledger.views import Views
from isnad.ledger.writing import Given, Saved
from isnad.records import Claim, Document, Event, Judgement
from isnad.reports.item import Receipt


def open_ledger(
    url_or_path: str | Path, *, fold: Callable[[str], str] | None = None, wait_seconds: float = 10.0
) -> Ledger:
    """Open a ledger, making or updating its tables where needed.

    Args:
        url_or_path: a path for SQLite, or `postgresql://user@host/name`.
        fold: folds letters for the search index; by default `isnad.text.normalise.fold`.
        wait_seconds: how long to wait for another writer.

    Raises:
        LedgerError: E-DB-001 to E-DB-007, see `isnad.ledger.errors`.
    """
    folding = fold or _usual_fold()
    database = Database(url_or_path, wait_seconds=wait_seconds)
    try:
        migrate(database, folding)
        database.keep_log_ahead()
    except BaseException:
        database.close()
        raise
    return Ledger(database, folding)


def _usual_fold() -> Callable[[str], str]:
    from isnad.text.normalise import fold

    return fold


class Ledger(Evidence):
    """Reports, claims, events and judgements in one database. Use it in a `with` block or call `close`.

    May be shared by threads. Iterators read one state of the ledger, also while others write; one that is not
    run to its end holds a connection until it is closed or dropped.
    """

    def __init__(self, database: Database, fold: Callable[[str], str]) -> None:
        self.database = database
        self.fold = fold

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; a second time does nothing."""
        self.database.close()

    # ---- keeping --------------------------------------------------------------------------------

    def save_reading(self, raw: bytes, document: Document, claims: Sequence[Claim], *, run: int | None = None) -> Saved:
        """Keep one report with its claims; as `save_readings`."""
        return self.save_readings([Reading(raw, document, claims)], run=run)

    def save_readings(
        self,
        readings: Iterable[Given],
        *,
        run: int | None = None,
        hand: Hand | None = None,
        reread: Reread | None = None,
    ) -> Saved:
        """Keep reports, as received, with their claims, and enter them in the log of custody, in one transaction.

        A report that is already there, read the same way, changes nothing; where it came from another path or
        address, the log says so. One read differently, by a newer lexicon say, gets its new claims in place of the
        old; where its text changed, the old text stays readable in `text_versions`. Bytes received are kept once.
        What linking has added to a report or claim stays until the next `replace_events`, unless the record given
        brings its own. What was erased is not kept again, and a redaction stays.

        Args:
            readings: each a `Reading`, or `(raw, document, claims)`; up to 256 are held in memory.
            run: the run that read them, from `start_run`.
            hand: who reads, when, and with which versions, for the log.
            reread: gives the claims of a redacted text; without it a redacted report is left as it is.

        Raises:
            LedgerError: E-DB-010 where bytes, document and claims do not belong together, E-DB-011 where an id
                is taken by other content. Nothing of the call is kept then.
        """
        return writing.save_readings(self.database, readings, self.fold, run, hand or Hand(), reread)

    def replace_events(
        self,
        events: Iterable[Event],
        claim_to_event: Mapping[str, str],
        main_events: Mapping[str, str],
        added: Views | None = None,
    ) -> None:
        """Replace, in one transaction, everything that linking computes.

        Args:
            events: all events of the ledger.
            claim_to_event: event id by claim id; other claims have no event.
            main_events: event id by report id; other reports have no main event.
            added: dates resolved, copies, earlier versions, and claims that others supersede or deny; whatever is not in it
                goes back to what the reports themselves say.

        Raises:
            LedgerError: E-DB-010 where a claim, report or event is spoken of that is not there.
        """
        views.replace_events(self.database, events, claim_to_event, main_events, added or Views())

    def append_judgement(self, judgement: Judgement) -> bool:
        """Append what a person decided; false where this very judgement was there already.

        Raises:
            LedgerError: E-DB-011 where another judgement has its id.
        """
        return writing.append_judgement(self.database, judgement)

    def start_run(self, *, isnad: str, lexicon: str, gazetteer: str, started: str) -> int:
        """Note that a run begins, with the versions it uses; gives its number."""
        row = {"isnad": isnad, "lexicon": lexicon, "gazetteer": gazetteer, "started": started}
        with self.database.writing() as connection:
            key = connection.execute(schema.runs.insert(), row).inserted_primary_key
        assert key is not None  # noqa: S101 - always given for one row
        return int(key[0])

    def finish_run(self, run: int, *, finished: str, summary: Mapping[str, object]) -> None:
        """Note when a run ended and what it did."""
        values = {"finished": finished, "summary": msgspec.json.encode(dict(summary)).decode()}
        with self.database.writing() as connection:
            connection.execute(schema.runs.update().where(schema.runs.c.n == run).values(values))

    def has_read(self, report: str, receipt: Receipt, *, isnad: str, lexicon: str, gazetteer: str) -> Known | None:
        """The report of an id, if it came from this very place before and was read with just these versions.

        None for an erased one, whoever brings it again is told, and for one whose bytes were lost.
        """
        versions = {"isnad": isnad, "lexicon": lexicon, "gazetteer": gazetteer}
        with self.database.reading() as connection:
            return arriving.has_read(connection, self.database.received, report, receipt, versions)

    def is_linked(self, *, isnad: str, lexicon: str, gazetteer: str) -> bool:
        """Whether the last run had these versions and came to its end, and no claim has changed since."""
        last = next(iter(reversed(self.runs())), None)
        versions = None if last is None else (last.isnad, last.lexicon, last.gazetteer)
        ended = last is not None and last.finished is not None
        return ended and versions == (isnad, lexicon, gazetteer) and not self.is_stale()

    def is_stale(self) -> bool:
        """Whether claims have changed since the events were made of them (`replace_events`)."""
        with self.database.reading() as connection:
            return bool(connection.scalar(sa.select(schema.linking.c.stale)))

    def reindex(self) -> None:
        """Make every index column and the search tables again from the records, in one transaction."""
        reindexing.reindex(self.database, self.fold)

    # ---- reading --------------------------------------------------------------------------------

    def documents(self) -> Iterator[Document]:
        """All reports, ordered by id."""
        return reading.stream(self.database, reading.DOCUMENTS)

    def claims(self, *, document: str | None = None, event: str | None = None) -> Iterator[Claim]:
        """All claims, or those of a report or an event, ordered by id."""
        return reading.stream(self.database, reading.CLAIMS, report=document, event=event)

    def events(self, *, newest_first: bool = False) -> Iterator[Event]:
        """All events, ordered by id, or by their last possible day with the newest first."""
        return reading.stream(self.database, reading.EVENTS, newest_first=newest_first)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, ordered by id."""
        return reading.stream(self.database, reading.JUDGEMENTS)

    def get_document(self, beginning: str) -> Document:
        """The report whose id is, or alone begins with, `beginning`, or whose `source_id` it is.

        Raises:
            LedgerError: E-DB-008 where there is none, E-DB-009 where there are several.
        """
        return reading.get(self.database, (reading.DOCUMENTS,), beginning)

    def get_claim(self, beginning: str) -> Claim:
        """The claim whose id is, or alone begins with, `beginning`; errors as in `get_document`."""
        return reading.get(self.database, (reading.CLAIMS,), beginning)

    def get_event(self, beginning: str) -> Event:
        """The event that has or had such an id; errors as in `get_document`."""
        return reading.get(self.database, (reading.EVENTS,), beginning)

    def get_judgement(self, beginning: str) -> Judgement:
        """The judgement whose id is, or alone begins with, `beginning`; errors as in `get_document`."""
        return reading.get(self.database, (reading.JUDGEMENTS,), beginning)

    def find(self, beginning: str) -> Document | Claim | Event | Judgement:
        """Whatever has an id that begins so; an event before the claim whose id it shares."""
        found: Document | Claim | Event | Judgement = reading.get(self.database, reading.KINDS, beginning)
        return found

    def raw_bytes(self, sha256: str) -> bytes:
        """The bytes as received, by their hash; E-DB-008 where there are none."""
        return reading.raw_bytes(self.database, sha256)

    def text_versions(self, beginning: str) -> list[Document]:
        """The report as earlier extractions gave it, oldest first, and as it stands now."""
        return reading.text_versions(self.database, beginning)

    def later_versions(self, beginning: str) -> list[str]:
        """The ids of the versions of a report's page that come right after it."""
        return reading.later_versions(self.database, beginning)

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        return reading.runs(self.database)

    def summary(self) -> Summary:
        """How much the ledger holds."""
        return reading.summary(self.database)
