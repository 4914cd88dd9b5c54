"""Claims as a table: a row a claim; what differs from another row says so by a sign and a word, not by colour alone.

Figures stand in the first columns and free words in the last: plain text has no isolates, and a number that
follows Arabic letters on a line is drawn on the wrong side of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from isnad.display import chain, differs, wording
from isnad.display.differs import Apart
from isnad.display.page import NARROW, WIDE, Cell, Column, Page
from isnad.display.say import SHOWN, Say
from isnad.records import Claim, Document, EventType, Status


class Told(NamedTuple):
    """A claim with its report."""

    claim: Claim
    report: Document


class Part(NamedTuple):
    """One piece of a cell: its lines, and the marks that go with them."""

    column: str
    lines: list[str]
    style: str = ""


def claims_table(
    page: Page, say: Say, groups: Sequence[Sequence[Told]], apart: Mapping[str, list[Apart]],
    *, known_type: EventType | None, words: bool,
) -> None:  # fmt: skip
    """Write the table.

    Args:
        page: where to.
        say: in which language.
        groups: rows; a line is drawn between groups. Rows are numbered through.
        apart: what each claim differs in.
        known_type: the type of event that needs no repeating in each row.
        words: with a column for the words of the report, where the page is wide enough.
    """
    numbers = row_numbers(groups)
    layout = _layout(page.width, words=words and page.width >= WIDE)
    columns = [
        Column("\n".join(say(f"column.{name}") for name in names), SHOWN if names == ("id",) else None, share)
        for names, share in layout
    ]
    rows = []
    for group in groups:
        cells = [{p.column: p for p in _parts(say, told, known_type, numbers)} for told in group]
        marks = [_marks(say, apart.get(told.claim.id, []), numbers) for told in group]
        rows.append(
            [[_cell(say, parts, mark, names) for names, _ in layout] for parts, mark in zip(cells, marks, strict=True)]
        )
    page.table(columns, rows, rtl=say.rtl)


def words_list(page: Page, say: Say, groups: Sequence[Sequence[Told]]) -> None:
    """The words each claim rests on, by the numbers of the table."""
    numbers = row_numbers(groups)
    rows = [
        [Cell(Text(f"{numbers[t.claim.id]}"), rtl=False), Cell(Text(say.quoted(t.claim.evidence.text)), rtl=True)]
        for group in groups for t in group
    ]  # fmt: skip
    page.table([Column("", 3), Column("")], [rows], rtl=True)


def words_beside(page: Page, say_count: int) -> bool:
    """Whether the words fit into the table: the page is wide, and it is the only table."""
    return page.width >= WIDE and say_count == 1


def row_numbers(groups: Sequence[Sequence[Told]]) -> dict[str, int]:
    """The number of each claim's row, from 1."""
    return {told.claim.id: n for n, told in enumerate((t for group in groups for t in group), start=1)}


def _layout(width: int, *, words: bool) -> list[tuple[tuple[str, ...], int]]:
    """Which parts share a column, and the column's share of the width."""
    if width < NARROW:
        return [(("id",), 0), (("day", "place"), 5), (("counts", "what"), 7), (("says",), 7)]
    one_each: list[tuple[tuple[str, ...], int]] = [
        (("id",), 0),
        (("day",), 5),
        (("place",), 5),
        (("counts",), 6),
        (("what",), 7),
        (("says",), 8),
    ]
    return [*one_each, (("words",), 12)] if words else one_each


def _parts(say: Say, told: Told, known_type: EventType | None, numbers: Mapping[str, int]) -> list[Part]:
    claim = told.claim
    return [
        Part("id", [str(numbers[claim.id]), say.id(claim.id)]),
        _said_or_silent(say, "day", _day(say, claim)),
        _said_or_silent(say, "place", wording.place(say, claim.place).split("\n")),
        _said_or_silent(say, "counts", wording.counts(say, claim.counts)),
        Part("what", _what(say, claim, known_type)),
        Part("says", chain.lines(say, claim, told.report)),
        Part("words", [say.quoted(claim.evidence.text)]),
    ]


def _said_or_silent(say: Say, column: str, lines: list[str]) -> Part:
    """What is said, or that this column is silent: named, since columns may be stacked."""
    silent = not lines or lines == [say("unsaid")]
    return Part(column, [say(f"unsaid.{column}")], "dim") if silent else Part(column, lines)


def _day(say: Say, claim: Claim) -> list[str]:
    lines = wording.day(say, claim.time).split("\n")
    if claim.time is not None and claim.time.edtf and not claim.time.text:
        lines.append(say("day.by-report"))
    if claim.time_resolved is not None and claim.time_resolved.edtf:
        lines.append(say("day.resolved", day=wording.span(say, claim.time_resolved.edtf)))
    return lines


def _what(say: Say, claim: Claim, known_type: EventType | None) -> list[str]:
    lines = [] if claim.event_type is known_type else [wording.happening(say, claim)]
    if claim.status is not Status.ACTUAL or not claim.told:
        lines.append(wording.standing(say, claim))
    lines += wording.parties(say, claim.actors, most=2)
    if claim.target is not None:
        lines.append(say("what.target", target=say.term("target", claim.target.kind)))
    if claim.weapon is not None:
        label = say.quoted(claim.weapon.text) if say.rtl else say.data(claim.weapon.label_en)
        lines.append(say("what.weapon", weapon=label))
    return lines or [say("what.plain")]


def _marks(say: Say, apart: Sequence[Apart], numbers: Mapping[str, int]) -> dict[str, list[tuple[str, str]]]:
    """Marked lines by column, each with its colour."""
    found: dict[str, list[tuple[str, str]]] = {}
    for difference in apart:
        words = differs.mark(say, difference, numbers)
        if difference.column == "what":
            words = say("mark.about", mark=words, about=say.term("about", difference.about))
        found.setdefault(difference.column, []).append((words, differs.STYLES[difference.kind]))
    return found


def _cell(
    say: Say, parts: Mapping[str, Part], marks: Mapping[str, list[tuple[str, str]]], names: Sequence[str]
) -> Cell:
    text = Text()
    for name in names:
        part = parts[name]
        lines = [(line, part.style) for line in part.lines] + marks.get(name, [])
        for line, style in lines:
            text.append("\n" if text else "").append(line, style=style)
    return Cell(text, rtl=say.rtl or names == ("words",))
