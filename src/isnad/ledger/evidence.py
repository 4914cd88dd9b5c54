"""What a ledger can say and do about its reports as evidence: their custody, whether they are whole, taking words out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from isnad.ledger import custody, reading, related, verifying, withdrawing
from isnad.ledger.arriving import Reread
from isnad.ledger.custody import Entry, Hand
from isnad.ledger.database import Database
from isnad.ledger.related import Related
from isnad.ledger.verifying import Verification
from isnad.ledger.withdrawing import Erasure, Redacted


class Evidence:
    """The part of a `Ledger` that looks after reports as evidence."""

    database: Database
    fold: Callable[[str], str]

    def custody(self, report: str) -> list[Entry]:
        """The history of a report from the log, oldest first; `report` as in `get_document`."""
        id_ = reading.get(self.database, (reading.DOCUMENTS,), report).id
        with self.database.reading() as connection:
            return custody.of_report(connection, id_)

    def related(self, report: str) -> list[Related]:
        """Other versions, near-copies and reports of the same bytes, by id; `report` as in `get_document`."""
        return related.related(self.database, reading.get(self.database, (reading.DOCUMENTS,), report))

    def head(self) -> str | None:
        """The hash of the log's last entry; none in an empty log."""
        with self.database.reading() as connection:
            return custody.last(connection)[1]

    def verify(self, *, head: str | None = None, step: Callable[[int], None] = lambda done: None) -> Verification:
        """Check everything received and read against its hashes, and the log against itself.

        Args:
            head: a hash of the log, or its first 16 letters or more, that must be among its entries still.
            step: called with the number of reports checked so far.

        Raises:
            LedgerError: E-CUST-007 where `head` is too short.
        """
        return verifying.verify(self.database, head=head, step=step)

    def erase(self, reports: Iterable[str], *, why: str, hand: Hand) -> list[Erasure]:
        """Erase reports for good: bytes, text, what names their author or place, claims, and all that repeats them.

        Id and SHA-256 stay, with who erased them, when and why; reading the same item again does not bring it back.
        Bytes stay where another report needs the very same. What linking had computed is lost in part: link anew
        afterwards. A report erased already is swept again, which ends an erasure that was interrupted.

        Args:
            reports: as in `get_document`.
            why: the reason, which stays.
            hand: who does it, and when.

        Raises:
            LedgerError: E-DB-008 or E-DB-009 for what is no report; nothing is erased then. E-CUST-012 where
                another program kept the database from giving up the words.
        """
        return withdrawing.erase(self.database, self.fold, reports, why, hand)

    def redact(
        self,
        report: str,
        *,
        spans: Sequence[tuple[int, int]] = (),
        words: str | None = None,
        why: str,
        hand: Hand,
        reread: Reread,
        and_original: bool = False,
    ) -> Redacted:
        """Make stretches of a report unreadable, letter for letter, in a new version of its text.

        The earlier text and the bytes stay in the ledger as evidence, out of exports and displays. What linking had
        computed from the report's claims is lost: link anew afterwards.

        Args:
            report: as in `get_document`.
            spans: `[start, end)` in its text.
            words: words that are blocked out wherever they stand.
            why: the reason, which is exported with the report.
            hand: who does it, and when.
            reread: gives the claims of the redacted text.
            and_original: erase the bytes and earlier texts too; may come alone for a report that is redacted already.

        Raises:
            LedgerError: E-CUST-010 where a stretch or the words are not in the text, E-CUST-011 where the report
                was erased, E-CUST-012 as in `erase`.
        """
        return withdrawing.redact(
            self.database, self.fold, report, spans=spans, words=words, why=why, hand=hand, reread=reread,
            and_original=and_original,
        )  # fmt: skip
