"""One report: what it is, its own day with the reasons, what its text consists of, and what it claims."""

from __future__ import annotations

from rich.text import Text

from isnad.display import chain, clues, wording
from isnad.display.claim import reasons
from isnad.display.claims_table import Told, claims_table, words_beside, words_list
from isnad.display.direction import ltr
from isnad.display.event import facts, heading, title
from isnad.display.page import Page
from isnad.display.say import Say, languages
from isnad.display.veil import Veil
from isnad.ledger import Ledger
from isnad.records import Document, Redaction, ZoneKind
from isnad.reports.zones import READ


def show_report(page: Page, ledger: Ledger, report: Document, *, lang: str, names: bool) -> None:
    """Write a report.

    Args:
        page: where to.
        ledger: where its claims are.
        report: which.
        lang: `en`, `ar` or `both`.
        names: show the names of private people.
    """
    claims = sorted(ledger.claims(document=report.id), key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    groups = [[Told(claim, report)] for claim in claims]
    later = ledger.later_versions(report.id)
    said = languages(lang, Veil(claims, lifted=names))
    beside = words_beside(page, len(said))
    for say in said:
        title(page, say, "report.title", report.id, chain.outlet(say, report))
        facts(page, say, _facts(say, report, later))
        heading(page, say, say("report.claims" if claims else "report.no-claims", claims=len(claims)))
        if claims:
            claims_table(page, say, groups, {}, known_type=None, words=beside)
    if claims and not beside:
        page.write()
        page.write(Text("  ·  ".join(say("event.words") for say in said), style="cyan"))
        words_list(page, said[-1], groups)
    page.write()


def _facts(say: Say, report: Document, later: list[str]) -> list[tuple[str, str]]:
    return [
        ("fact.erased", _erased(say, report)),
        ("fact.redactions", "\n".join(_redaction(say, one) for one in report.redactions)),
        ("fact.unread", say("report.unread", reason=say.data(report.unread.reason)) if report.unread else ""),
        ("fact.title", say.data(report.title) if report.title else ""),
        ("fact.outlet", say.data(report.outlet) if report.outlet else ""),
        ("fact.author", say.data(report.author) if report.author else ""),
        ("fact.url", ltr(report.url) if report.url else ""),
        ("fact.source-id", ltr(report.source_id) if report.source_id else ""),
        ("fact.published", "\n".join(clues.published(say, report))),
        ("fact.edited", ltr(report.edited_at) if report.edited_at else ""),
        ("fact.resolved", _resolved(say, report)),
        ("fact.retrieved", ltr(report.retrieved) if report.retrieved else ""),
        ("fact.zones", "\n".join(_zones(say, report))),
        ("fact.copies", _copies(say, report)),
        ("fact.previous", say.id(report.previous) if report.previous else ""),
        ("fact.later", "\n".join(map(say.id, later))),
        ("fact.layout", ltr(report.layout) if report.layout else ""),
        ("fact.relayed", "\n".join(_relayed(say, report))),
        ("fact.forwarded", say.data(report.forwarded_from) if report.forwarded_from else ""),
        ("fact.reply-to", ltr(report.reply_to) if report.reply_to else ""),
        ("fact.main-event", say.id(report.main_event) if report.main_event else ""),
        ("fact.sha256", ltr(report.sha256)),
    ]


def _resolved(say: Say, report: Document) -> str:
    if report.published_resolved is None:
        return ""
    known = wording.span(say, report.published_resolved.edtf)
    return "\n".join([known, *reasons(say, report.published_resolved.basis)])


def _zones(say: Say, report: Document) -> list[str]:
    """How many letters of the text are what, and which of it was not read as news."""
    lines = []
    for kind in ZoneKind:
        mine = [zone for zone in report.zones if zone.kind is kind]
        letters = sum(zone.end - zone.start for zone in mine)
        if letters:
            key = "report.zone" if kind in READ else "report.zone-unread"
            lines.append(say(key, zone=say.term("zone", kind), letters=letters))
    return lines


def _erased(say: Say, report: Document) -> str:
    if report.erased is None:
        return ""
    act = report.erased
    return say("report.erased", at=ltr(act.at), by=say.data(act.by), why=say.data(act.why))


def _redaction(say: Say, one: Redaction) -> str:
    span = {"start": one.start, "end": one.end}
    return say("report.redaction", **span, at=ltr(one.at), by=say.data(one.by), why=say.data(one.why))


def _relayed(say: Say, report: Document) -> list[str]:
    """Whose words stand in it besides its own."""
    return [
        say("report.relayed", kind=say.term("relay", relay.kind),
            author=say.data(relay.author) if relay.author else say("report.relayed-unnamed"))
        for relay in report.relayed
    ]  # fmt: skip


def _copies(say: Say, report: Document) -> str:
    if report.copies is None:
        return ""
    return say("report.copy", of=say.id(report.copies.of), share=ltr(f"{report.copies.share:.0%}"))
