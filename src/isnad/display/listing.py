"""The events of a ledger, newest first, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from rich.text import Text

from isnad.display import differs, wording
from isnad.display.event import hint
from isnad.display.page import NARROW, Cell, Column, Page
from isnad.display.say import SHOWN, Say, languages
from isnad.display.veil import Veil
from isnad.ledger import Ledger
from isnad.records import Claim, CountScope, CountWhat, DisagreementKind, Event, Status


class Row(NamedTuple):
    """An event with its claims."""

    event: Event
    claims: list[Claim]


def show_events(page: Page, ledger: Ledger, *, lang: str, limit: int, names: bool, hints: bool = True) -> None:
    """Write the list; says how many more there are, and what to do where there is none.

    Args:
        page: where to.
        ledger: whose events.
        lang: `en`, `ar` or `both`.
        limit: how many at most.
        names: show the names of private people.
        hints: say what can be asked next.
    """
    held = ledger.summary()
    shown = islice(ledger.events(newest_first=True), limit)
    rows = [Row(event, list(ledger.claims(event=event.id))) for event in shown]
    reports = sorted({id_ for row in rows for id_ in row.event.documents})
    veil = Veil((claim for id_ in reports for claim in ledger.claims(document=id_)), lifted=names)
    said = languages(lang, veil)
    for say in said:
        page.write()
        if not rows:
            page.write(say("list.none", reports=held.documents, claims=held.claims), rtl=say.rtl)
            continue
        title = say("list.title", events=held.events, reports=held.documents, claims=held.claims)
        page.write(Text(title, style="cyan"), rtl=say.rtl)
        _table(page, say, rows)
        if held.events > len(rows):
            page.write(Text(say("list.rest", more=held.events - len(rows)), style="dim"), rtl=say.rtl)
    if rows and hints:
        hint(page, said, "hint.list", f"isnad show {rows[0].event.id[:SHOWN]}")


def killed(claims: Sequence[Claim]) -> tuple[int, int | None] | None:
    """The lowest and the highest figure of killed that any claim gives as a whole; None as high: open-ended."""
    ranges = [
        (count.low, count.high)
        for claim in claims if claim.status is Status.ACTUAL
        for count in claim.counts
        if count.what is CountWhat.KILLED and count.low is not None
        and count.part_of is None and count.scope is CountScope.OCCASION
    ]  # fmt: skip
    if not ranges:
        return None
    highs = [high for _, high in ranges if high is not None]
    return min(low for low, _ in ranges), max(highs) if len(highs) == len(ranges) else None


def _table(page: Page, say: Say, rows: Sequence[Row]) -> None:
    narrow = page.width < NARROW
    day_place = ["column.day", "column.place"]
    headings = [day_place] if narrow else [[heading] for heading in day_place]
    columns = [
        Column(say("column.event"), SHOWN),
        *(Column("\n".join(map(say, heading)), None, 6) for heading in headings),
        Column(say("column.figures"), None, 6),
        Column(say("column.what"), None, 6),
        Column(say("column.parties"), None, 7),
    ]
    page.table(columns, [[_row(say, row, stacked=narrow)] for row in rows], rtl=say.rtl)


def _row(say: Say, row: Row, *, stacked: bool) -> list[Cell]:
    event = row.event
    day = wording.day(say, event.time) if event.time else say("unsaid.day")
    where = wording.place(say, event.place) if event.place else say("unsaid.place")
    when_where = [f"{day}\n{where}"] if stacked else [day, where]
    what = [wording.happening(say, event)]
    if event.status is not Status.ACTUAL:
        what.append(say.term("status", event.status))
    parties = "\n".join(wording.parties(say, event.actors, most=2)) or say("unsaid.parties")
    texts = [
        Text(say.id(event.id)), *map(Text, when_where), _figures(say, row), Text("\n".join(what)), Text(parties)
    ]  # fmt: skip
    return [Cell(text, rtl=say.rtl) for text in texts]


def _figures(say: Say, row: Row) -> Text:
    """Killed, claims, origins, and the sign where the accounts part."""
    dead = killed(row.claims)
    lines = [say("list.killed", number=wording.amount(say, *dead))] if dead else []
    lines.append(say("list.claims", claims=len(row.claims)))
    lines.append(say("list.origins", origins=len(row.event.origins)))
    text = Text("\n".join(lines))
    for kind in DisagreementKind:
        about = [d.about for d in row.event.disagreements if d.kind is kind]
        if about:
            named = say.listed(say.term("about", one) for one in dict.fromkeys(about))
            text.append("\n").append(say(f"list.{kind}", about=named), style=differs.STYLES[kind])
    return text
