"""What stands around the lines of a page: boxes, and what the names of containers are worth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from isnad.records import ZoneKind
from isnad.reports.html.containers import Element, Mark
from isnad.reports.html.visible import Line

_HOLDS_MOST = 0.8  # of the letters taken: what holds so many is around the report, not beside it
_SEPARATORS = re.compile(r"(?<=\s)[|»›•·](?=\s)")
_LETTERS = re.compile(r"[\W_]+")
_ITEMS = ("p", "blockquote", "li", "q")  # whose own names say how they look, not what they hold
_CERTAIN = ("figcaption", "button", "select", "textarea")


def void_marks(
    lines: Sequence[Line], taken: Sequence[bool], prose: Callable[[int], bool], title: int | None
) -> set[Mark]:
    """Containers whose names say nothing of their content: they hold the title or most of the report.

    A report may be cut into containers of one name, a paragraph each; then the name says nothing in any of
    them. Of comments only what also holds the title is around the report: a page may have more comments than text.

    Args:
        lines: of the page.
        taken: which of them trafilatura took for the main text.
        prose: whether a line has the length of a sentence and is no link.
        title: the line of the title.
    """
    letters: Counter[object] = Counter()
    holders: set[Mark] = set()
    total = 0
    for index, line in enumerate(lines):
        if taken[index]:
            total += len(line.text)
            holders.update(line.marks)
            named = {(mark.kind, mark.word) for mark in line.marks if mark.word and prose(index)}
            letters.update(dict.fromkeys((*line.marks, *named), len(line.text)))
    most = {what for what, held in letters.items() if total and held >= _HOLDS_MOST * total}
    around = {mark for mark in holders if mark in most or (mark.kind, mark.word) in most}
    around = {mark for mark in around if mark.kind is not ZoneKind.COMMENT}
    if title is not None:
        around.update(lines[title].marks)
    return {mark for mark in around if mark.element.tag not in _CERTAIN}


def kind_said(marks: Sequence[Mark], void: set[Mark], *, taken_prose: bool) -> ZoneKind | None:
    """What the containers of a line say: a reader's comment whatever is in it, a pointer, else the innermost.

    A name that only hints, and the name of a paragraph itself, do not outweigh a sentence that trafilatura took.
    """
    marks = [mark for mark in marks if mark not in void]
    if taken_prose:
        marks = [m for m in marks if not m.weak and (m.element.tag not in _ITEMS or m.kind is ZoneKind.COMMENT)]
    sure = {mark.kind for mark in marks if not mark.weak}
    for kind in (ZoneKind.COMMENT, ZoneKind.TEASER):
        if kind in sure:
            return kind
    if ZoneKind.CAPTION in sure:
        return ZoneKind.CAPTION
    kinds = [mark.kind for mark in marks]
    return ZoneKind.TEASER if ZoneKind.TEASER in kinds else kinds[-1] if kinds else None


def is_menu(text: str) -> bool:
    """Labels between bars, and no sentence."""
    bars, dashes = len(_SEPARATORS.findall(text)), text.count(" - ")
    return (bars >= 2 or dashes >= 3) and text[-1:] not in ".!؟?"


def squeezed(text: str) -> str:
    """The letters of a text alone, as two readings of a page have them alike."""
    return _LETTERS.sub("", text)


def common_box(elements: Sequence[Element]) -> Element | None:
    """The innermost element around all of them but for the farthest tenth, which may be strays."""
    held: Counter[Element] = Counter()
    for element in elements:
        held.update([element, *element.iterancestors()])
    wanted = len(elements) - len(elements) // 10
    return next((e for e in [elements[0], *elements[0].iterancestors()] if held[e] >= wanted), None)
