"""One claim: the sentence with its parts marked, what each part was read as, and by which rules."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from isnad.display import chain, marked, wording
from isnad.display.direction import ltr
from isnad.display.event import facts, heading, hint, title
from isnad.display.page import Cell, Column, Page
from isnad.display.parts import Part, parts
from isnad.display.say import SHOWN, Say, languages
from isnad.display.veil import Veil
from isnad.ledger import Ledger
from isnad.records import Basis, Claim, Document, Place, Time

_OTHERS = "resolved."  # begins the rules by which other reports add to a date
_DAYS = (  # whose text is EDTF
    *("resolved.by-claim", "resolved.by-report", "anchor.published"),
    *("time.news-of-the-day", "time.after-the-report"),
)


def show_claim(page: Page, ledger: Ledger, claim: Claim, *, why: bool, lang: str, names: bool) -> None:
    """Write a claim.

    Args:
        page: where to.
        ledger: where its report is.
        claim: which.
        why: with the rules that made it, each in a plain sentence.
        lang: `en`, `ar` or `both`.
        names: show the names of private people.
    """
    report = ledger.get_document(claim.document)
    veil = Veil(ledger.claims(document=report.id), lifted=names)
    said = languages(lang, veil)
    for say in said:
        title(page, say, "claim.title", claim.id, wording.happening(say, claim))
    brackets, numbers = marked.numbered(claim, parts(said[-1], claim))
    page.write()
    page.write(marked.sentence(said[-1], claim, brackets), rtl=True)
    for say in said:
        page.write()
        _legend(page, say, parts(say, claim), numbers)
        facts(page, say, _facts(say, claim, report))
        if why:
            _rules(page, say, claim)
    if not why:
        hint(page, said, "hint.rules", f"isnad show claim:{claim.id[:SHOWN]} --why")


def reasons(say: Say, basis: Sequence[Basis], opening: str = "why.basis") -> list[str]:
    """The reasons for a date, each in a sentence with the words it rests on and the name of its rule."""
    told = []
    for reason in basis:
        sentence = say.labels.rule(reason.rule, say.lang)
        # What other reports add is a day, not words of this report.
        words = wording.span(say, reason.text) if reason.rule in _DAYS else say.quoted(reason.text)
        words = words if reason.text else ""
        key = opening if sentence else "why.basis-named"
        if reason.claim is not None:
            words = say("why.of-claim", words=words, claim=say.id(reason.claim))
        told.append(say(key, sentence=sentence, words=words, rule=ltr(reason.rule)).replace("  ", " "))
    return told


def added(say: Say, time: Time | None) -> list[str]:
    """The reasons for a day that come from other reports."""
    return reasons(say, [r for r in time.basis if r.rule.startswith(_OTHERS)]) if time is not None else []


def _legend(page: Page, say: Say, mine: Sequence[Part], numbers: dict[tuple[int, int], int]) -> None:
    """What each bracket of the sentence was read as; then what stands elsewhere in the report."""
    rows = []
    elsewhere: dict[tuple[str, str], list[Part]] = {}
    for part in mine:
        number = numbers.get((part.start, part.end))
        if number is None:
            elsewhere.setdefault((part.kind, part.read_as), []).append(part)
        else:
            rows.append(_legend_row(say, str(number), part, say.quoted(part.text)))
    for same in elsewhere.values():
        words = say.listed(dict.fromkeys(say.quoted(part.text) for part in same), most=6)
        rows.append(_legend_row(say, "–", same[0], say("part.elsewhere", words=words)))
    headings = ("", "part.heading", "part.read-as", "part.words")
    widths = ((3, 1), (13, 1), (None, 3), (None, 3))
    columns = [
        Column(say(heading) if heading else "", width, share)
        for heading, (width, share) in zip(headings, widths, strict=True)
    ]
    page.table(columns, [rows], rtl=say.rtl)


def _legend_row(say: Say, number: str, part: Part, words: str) -> list[Cell]:
    kind = Text(say(f"part.{part.kind}"), style=part.style)
    return [Cell(text, rtl=say.rtl) for text in (Text(number), kind, Text(part.read_as or "–"), Text(words))]


def _facts(say: Say, claim: Claim, report: Document) -> list[tuple[str, str]]:
    told = "\n".join(chain.lines(say, claim, report))
    resolved = claim.time_resolved
    hidden = sum(person.private for person in claim.people) if say.veil.active else 0
    return [
        ("fact.status", wording.standing(say, claim)),
        ("fact.denies", say.id(claim.denies.claim) if claim.denies and claim.denies.claim else ""),
        ("fact.day", wording.day(say, claim.time).replace("\n", say("list.comma"))),
        ("fact.day-resolved", wording.span(say, resolved.edtf) if resolved and resolved.edtf else ""),
        ("fact.place", wording.place(say, claim.place)),
        ("fact.coordinates", wording.coordinates(say, claim.place)),
        ("fact.told-by", told),
        ("fact.event", say.id(claim.event) if claim.event else say("claim.no-event")),
        ("fact.report", say("claim.report", outlet=chain.outlet(say, report), id=say.id(report.id))),
        ("fact.supersedes", say.id(claim.supersedes) if claim.supersedes else ""),
        ("fact.hidden", say("claim.hidden", number=hidden) if hidden else ""),
        ("fact.reader", say.data(claim.reader)),
    ]


def _rules(page: Page, say: Say, claim: Claim) -> None:
    heading(page, say, say("why.title"))
    for name in claim.why:
        sentence = say.labels.rule(name, say.lang)
        line = say("why.rule", rule=ltr(name), sentence=sentence) if sentence else ltr(name)
        page.write(line, rtl=say.rtl, indent=2)
    if claim.time is not None and claim.time.basis:
        heading(page, say, say("why.day", day=wording.day(say, claim.time).replace("\n", say("list.comma"))))
        for reason in reasons(say, claim.time.basis):
            page.write(reason, rtl=say.rtl, indent=2)
    if claim.time_resolved is not None:
        heading(page, say, say("why.day-resolved", day=wording.span(say, claim.time_resolved.edtf or "")))
        for reason in added(say, claim.time_resolved):
            page.write(reason, rtl=say.rtl, indent=2)
    if claim.place is not None:
        heading(page, say, say("why.place", place=wording.place(say, claim.place)))
        for line in _place(say, claim.place):
            page.write(line, rtl=say.rtl, indent=2)


def _place(say: Say, where: Place) -> list[str]:
    lines = [say("why.place.words", words=say.quoted(where.text))]
    if where.precision is not None:
        lines.append(say("why.place.precision", precision=say.term("place_precision", where.precision)))
    if where.candidates:
        others = (
            say(
                "why.place.other",
                name=say.data(c.name_en),
                country=say.term("country", c.country),
                score=f"{c.score:g}",
            )
            for c in where.candidates
        )
        lines.append(say("why.place.candidates", others=say.listed(others, most=5)))
    return lines
