"""The ledger: reports, claims, events and judgements in one database, SQLite or PostgreSQL.

    with open_ledger("isnad.db") as ledger:
        ledger.save_readings(readings)
        for claim in ledger.claims(): ...
        search_text(ledger, "قصف مدفعي")

In every table `record` is authoritative: the JSON of the record, exactly as msgspec writes it. All other
columns are an index made from it. What a report says is never edited; what linking computes from many
reports (events, resolved dates) stands beside it and is replaced as a whole. Bytes received are kept once,
under their SHA-256; judgements are only appended.

Not here: reading, linking, exporting. This room keeps records and gives them back.
"""

from isnad.ledger.admitting import Refused
from isnad.ledger.arriving import Known, Reading
from isnad.ledger.custody import Entry, Hand
from isnad.ledger.errors import LedgerError
from isnad.ledger.finding import in_box, search_text
from isnad.ledger.ledger import Ledger, open_ledger
from isnad.ledger.reading import Run, Summary
from isnad.ledger.related import Related
from isnad.ledger.verifying import Item, ItemState, Verification
from isnad.ledger.verifying_log import Finding
from isnad.ledger.views import Views
from isnad.ledger.withdrawing import Erasure, Redacted
from isnad.ledger.writing import Saved

__all__ = [
    "Entry",
    "Erasure",
    "Finding",
    "Hand",
    "Item",
    "ItemState",
    "Known",
    "Ledger",
    "LedgerError",
    "Reading",
    "Redacted",
    "Refused",
    "Related",
    "Run",
    "Saved",
    "Summary",
    "Verification",
    "Views",
    "in_box",
    "open_ledger",
    "search_text",
]
