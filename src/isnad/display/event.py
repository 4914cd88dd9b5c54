"""One event: what is claimed to have happened, where the accounts part, and every claim with its chain."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from isnad.display import differs, linking, wording
from isnad.display.claims_table import Told, claims_table, row_numbers, words_beside, words_list
from isnad.display.page import Cell, Column, Page
from isnad.display.say import SHOWN, Say, languages
from isnad.display.veil import Veil
from isnad.ledger import Ledger
from isnad.records import Claim, Document, Event, Status

_LABELS = 18  # letters of the column of labels


def show_event(
    page: Page, ledger: Ledger, event: Event, *, why: bool, lang: str, names: bool, hints: bool = True
) -> None:
    """Write an event with its claims.

    Args:
        page: where to.
        ledger: where its claims and reports are.
        event: which.
        why: also why its claims are taken to tell of one event.
        lang: `en`, `ar` or `both`.
        names: show the names of private people.
        hints: say what can be asked next.
    """
    claims = list(ledger.claims(event=event.id))
    reports = {id_: ledger.get_document(id_) for id_ in sorted({claim.document for claim in claims})}
    veil = Veil((claim for id_ in reports for claim in ledger.claims(document=id_)), lifted=names)
    groups = by_origin(event, [Told(claim, reports[claim.document]) for claim in claims])
    apart = differs.apart(event)
    said = languages(lang, veil)
    beside = words_beside(page, len(said))
    pairs = linking.strongest_pairs(ledger, claims) if why else []
    for say in said:
        title(page, say, "event.title", event.id, wording.happening(say, event))
        facts(page, say, _facts(say, event, claims, reports))
        _disagreements(page, say, event, claims, row_numbers(groups))
        heading(page, say, say("event.claims"))
        claims_table(page, say, groups, apart, known_type=event.event_type, words=beside)
        if why:
            heading(page, say, say("event.linking"))
            linking.write(page, say, pairs, row_numbers(groups))
    if not beside:
        page.write()
        page.write(Text("  ·  ".join(say("event.words") for say in said), style="cyan"))
        words_list(page, said[-1], groups)
    if hints and not why:
        first = groups[0][0].claim.id if groups else event.id
        hint(page, said, "hint.claim", f"isnad show claim:{first[:SHOWN]} --why")
        hint(page, said, "hint.event", f"isnad show {event.id[:SHOWN]} --why")


def by_origin(event: Event, told: Sequence[Told]) -> list[list[Told]]:
    """The claims in groups, one an independent origin: who tells before who denies, the more often heard first."""
    by_id = {one.claim.id: one for one in told}
    groups = [[by_id.pop(id_) for id_ in origin.claims if id_ in by_id] for origin in event.origins]
    groups.append(list(by_id.values()))  # what no origin names is still shown
    ordered = [sorted(group, key=_in_reading_order) for group in groups if group]
    return sorted(ordered, key=lambda g: (_denying(g), -len(g), _in_reading_order(g[0])))


def title(page: Page, say: Say, key: str, id_: str, words: str) -> None:
    """The first line of a record's account."""
    page.write()
    page.write(Text(say(key, id=say.id(id_), words=words), style="cyan"), rtl=say.rtl)


def heading(page: Page, say: Say, words: str) -> None:
    """The first line of a part of it."""
    page.write()
    page.write(Text(words, style="cyan"), rtl=say.rtl)


def hint(page: Page, said: Sequence[Say], key: str, command: str) -> None:
    """What can be asked next, and the command for it."""
    page.write()
    for say in said:
        page.write(Text(say(key), style="dim"), rtl=say.rtl)
    page.command(command)


def facts(page: Page, say: Say, rows: Sequence[tuple[str, str]]) -> None:
    """Labels with their values, a line each; empty values are left out."""
    cells = [
        [Cell(Text(say(label), style="dim"), rtl=say.rtl), Cell(Text(value), rtl=say.rtl)]
        for label, value in rows if value
    ]  # fmt: skip
    page.table([Column("", _LABELS), Column("")], [cells], rtl=say.rtl)


def _facts(say: Say, event: Event, claims: Sequence[Claim], reports: dict[str, Document]) -> list[tuple[str, str]]:
    where = event.place
    return [
        ("fact.status", say.term("status", event.status)),
        ("fact.day", _day(say, event)),
        ("fact.place", _place(say, event)),
        ("fact.precision", say.term("place_precision", where.precision) if where and where.precision else ""),
        ("fact.parties", "\n".join(wording.parties(say, event.actors, most=4))),
        ("fact.counts", "\n".join(wording.counts(say, event.counts))),
        (
            "fact.told",
            say("event.told", claims=len(claims), reports=len(reports), origins=len(event.origins)),
        ),
        ("fact.contains", say.listed(say.id(id_) for id_ in event.contains)),
        ("fact.part-of", say.listed(say.id(id_) for id_ in event.part_of)),
        ("fact.aliases", say.listed(say.id(id_) for id_ in event.aliases)),
        ("fact.grade", _grade(say, event)),
    ]


def _day(say: Say, event: Event) -> str:
    """The day, and that it is known from another report than the one whose words give it."""
    known = wording.day(say, event.time).replace("\n", say("list.comma"))
    others = event.time is not None and any(reason.rule.startswith("resolved.") for reason in event.time.basis)
    return "\n".join([known, say("event.day-resolved")]) if others else known


def _place(say: Say, event: Event) -> str:
    where = event.place
    if where is None:
        return say("unsaid")
    country = say.term("country", where.country) if where.country else ""
    return say("list.comma").join(filter(None, (wording.place(say, where), country, wording.coordinates(say, where))))


def _grade(say: Say, event: Event) -> str:
    if event.grade is None:
        return ""
    reasons = [reason.text_ar if say.rtl else reason.text_en for reason in event.grade.reasons]
    return "\n".join([say.data(event.grade.value), *(say.data(reason) for reason in reasons)])


def _disagreements(page: Page, say: Say, event: Event, claims: Sequence[Claim], numbers: dict[str, int]) -> None:
    heading(page, say, say("event.differs" if event.disagreements else "event.agrees"))
    for disagreement in event.disagreements:
        style = differs.STYLES[disagreement.kind]
        page.write(Text(differs.heading(say, disagreement), style=style), rtl=say.rtl, indent=2)
        for side in disagreement.sides:
            rows = say.listed((str(row) for row in sorted(numbers[i] for i in side.claims if i in numbers)), most=12)
            words = differs.side(say, disagreement, side, claims)
            page.write(say("event.side", side=words, rows=rows), rtl=say.rtl, indent=6)


def _denying(group: Sequence[Told]) -> bool:
    return all(told.claim.status is Status.DENIED for told in group)


def _in_reading_order(told: Told) -> tuple[str, str, int, str]:
    return told.report.published or "~", told.report.id, told.claim.evidence.start, told.claim.id
