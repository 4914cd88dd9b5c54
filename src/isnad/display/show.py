"""`isnad show`: an event, a report, a claim or the list of events, as a reader wants them in a terminal."""

from __future__ import annotations

from isnad.display.claim import show_claim
from isnad.display.direction import ltr
from isnad.display.event import facts, show_event, title
from isnad.display.listing import show_events
from isnad.display.page import Page
from isnad.display.report import show_report
from isnad.display.say import Say, languages
from isnad.ledger import Ledger
from isnad.records import Claim, Document, Event, Judgement


def show(
    ledger: Ledger, id_: str | None, *, why: bool, lang: str, limit: int,
    names: bool = False, page: Page | None = None,
) -> None:  # fmt: skip
    """Write what has an id, or the events where none is given.

    Args:
        ledger: where to look.
        id_: the beginning of an id. An event bears the id of one of its claims: the event is meant, unless
            `claim:` stands before the id (`event:` and `report:` may stand there too). None: the events.
        why: the rules behind a claim, or what ties the claims of an event together.
        lang: `en`, `ar` or `both`.
        limit: how many events to list.
        names: show the names of private people.
        page: where to write; standard output if none.

    Raises:
        LedgerError: E-DB-008 where nothing has such an id, E-DB-009 where several have.
    """
    page = page or Page()
    if id_ is None:
        show_events(page, ledger, lang=lang, limit=limit, names=names)
        return
    found = find(ledger, id_)
    if isinstance(found, Event):
        show_event(page, ledger, found, why=why, lang=lang, names=names)
    elif isinstance(found, Claim):
        show_claim(page, ledger, found, why=why, lang=lang, names=names)
    elif isinstance(found, Document):
        show_report(page, ledger, found, lang=lang, names=names)
    else:
        for say in languages(lang):
            _judgement(page, say, found)


def find(ledger: Ledger, id_: str) -> Event | Claim | Document | Judgement:
    """The record of an id's beginning, of one kind where the kind is named before it."""
    kind, _, beginning = id_.partition(":")
    if kind == "event":
        return ledger.get_event(beginning)
    if kind == "claim":
        return ledger.get_claim(beginning)
    return ledger.get_document(beginning) if kind == "report" else ledger.find(id_)


def _judgement(page: Page, say: Say, judgement: Judgement) -> None:
    title(page, say, "judgement.title", judgement.id, say.term("judgement", judgement.kind))
    rows = [
        ("fact.targets", say.listed(map(say.id, judgement.targets), most=12)),
        ("fact.by", say.data(judgement.by)),
        ("fact.at", ltr(judgement.at)),
        ("fact.why", say.data(judgement.why or "")),
        ("fact.undoes", say.id(judgement.undoes) if judgement.undoes else ""),
    ]
    facts(page, say, rows)
