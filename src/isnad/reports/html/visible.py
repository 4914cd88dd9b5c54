"""What is visible on a page, in reading order, as lines; for each the element it stands in and what that is called.

Only structure is looked at. White space is collapsed as a browser does it; no letter is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from lxml import etree

from isnad.reports.html.containers import Element, Mark, marks_of

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed", "canvas", "audio", "video",
     "datalist", "math", "map", "title", "meta", "link"}
)  # fmt: skip
_CONTROLS = frozenset({"button", "select", "textarea", "label", "input"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "mark", "q", "ruby", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var", "wbr", "img", "picture", "source", "label", "o:p", "nobr"}
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_NAMES = frozenset(
    {"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "screen-reader", "d-none", "hidden",
     "amp-hidden", "element-invisible", "offscreen", "u-hidden", "text_exposed_hide", "accessible_elem", "a11y-hidden", "assistive-text", "print-only"}
)  # fmt: skip
# Elements that sites set apart by style alone: a name and a time that touch in the source stand apart on the page.
_APART = frozenset({"span", "time", "a", "small", "cite", "abbr", "data"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_MAX_LINES = 100_000  # a page with more has no report in it


class Piece(NamedTuple):
    """A stretch of a line, `[start, end)` within it, and the containers around it that say what they hold."""

    start: int
    end: int
    element: Element
    marks: tuple[Mark, ...]


class Line(msgspec.Struct):
    """A line of the visible text.

    `block` is the element that made it a line; `heading` is 1 to 6, or 0; `linked` counts its letters inside links.
    """

    text: str
    start: int
    block: Element
    heading: int
    linked: int
    pieces: list[Piece]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The containers around the whole line, from outside in."""
        first = self.pieces[0].marks
        if len(self.pieces) == 1 or not first:
            return first
        return tuple(mark for mark in first if all(mark in piece.marks for piece in self.pieces))

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.text)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


class Visible(NamedTuple):
    """A page's visible text and its lines in order."""

    text: str
    lines: list[Line]


class _Writer:
    """Gathers pieces of text into lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.at = 0
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.size = 0
        self.linked = 0
        self.space = False
        self.closed = False  # an element of its own has just ended

    def piece(self, text: str, element: Element, marks: list[Mark], *, linked: bool) -> None:
        """Add the text of an element; a space where white space was."""
        words = _SPACE.sub(" ", text)
        self.closed = False
        if words == " ":
            self.space = True
            return
        if words[0] == " ":
            self.space = True
        ends_open = words[-1] == " "
        words = words.strip(" ")
        if self.space and self.size:
            self.parts.append(" ")
            self.size += 1
        self.pieces.append(Piece(self.size, self.size + len(words), element, tuple(marks)))
        self.parts.append(words)
        self.size += len(words)
        self.linked += len(words) if linked else 0
        self.space = ends_open

    def end_line(self, block: Element, heading: int) -> None:
        """Close the line, if there is anything on it."""
        if self.size and len(self.lines) < _MAX_LINES:
            text = "".join(self.parts)
            self.lines.append(Line(text, self.at, block, heading, self.linked, self.pieces))
            self.at += len(text) + 1
        self.parts, self.pieces, self.size, self.linked, self.space = [], [], 0, 0, False


def visible(root: Element, hidden: frozenset[str] = frozenset()) -> Visible:
    """The visible text of a page.

    Args:
        root: the parsed page, which is not changed.
        hidden: names of classes that the page's own style sheet does not display.
    """
    writer = _Writer()
    unseen = 0  # depth inside something that is not displayed
    links = 0
    blocks: list[tuple[Element, int]] = [(root, 0)]
    marks: list[Mark] = []
    opened: dict[Element, int] = {}
    hides = _HIDDEN_NAMES | hidden
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not unseen and element.tail:
                writer.piece(element.tail, _parent(element, root), marks, linked=links > 0)
            continue
        tag = element.tag
        if event == "start":
            if unseen or tag in _UNSEEN or _is_hidden(element, hides):
                unseen += 1
                continue
            links += tag == "a"
            if tag not in _INLINE:
                writer.end_line(*blocks[-1])
                blocks.append((element, _HEADINGS.get(tag, blocks[-1][1])))
            own = marks_of(element, control=tag in _CONTROLS)
            if own:
                opened[element] = len(own)
                marks.extend(own)
            writer.space = writer.space or (writer.closed and tag in _APART)
            if element.text:
                writer.piece(element.text, element, marks, linked=links > 0)
            continue
        if unseen:
            unseen -= 1
            if not unseen and element.tail:
                writer.piece(element.tail, _parent(element, root), marks, linked=links > 0)
            continue
        if tag not in _INLINE:
            writer.end_line(*blocks.pop())
        for _ in range(opened.pop(element, 0)):
            marks.pop()
        links -= tag == "a"
        writer.closed = tag in _APART
        if element.tail and element is not root:
            writer.piece(element.tail, _parent(element, root), marks, linked=links > 0)
    writer.end_line(root, 0)
    return Visible("\n".join(line.text for line in writer.lines), writer.lines)


def _parent(element: Element, root: Element) -> Element:
    parent = element.getparent()
    return root if parent is None else parent


def _is_hidden(element: Element, hides: frozenset[str]) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = attributes.get("class")
    return names is not None and not hides.isdisjoint(names.split())


_RULE = re.compile(r"([^{}@]{1,400})\{([^{}]{0,2000})\}")
_BRACE = re.compile(r"[{};]")
_HIDES = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
_SHEETS = 400_000  # letters of style sheets looked at


def hidden_classes(root: Element) -> frozenset[str]:
    """Classes that the page's own style sheets hide from everybody.

    Rules for print, inside @media or for a page without scripts are not believed, nor is one that another rule about
    the same class takes back (a tab is hidden, the active one is not).
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    left = _SHEETS
    for sheet in root.iter("style"):
        if left <= 0 or (sheet.get("media") or "all").strip().lower() not in ("all", "screen") or _in_noscript(sheet):
            continue
        text = (sheet.text or "")[:left]
        left -= len(text)
        for selectors, rules in _plain_rules(text):
            hides = _HIDES.search(rules) is not None
            for selector in selectors.split(","):
                named = _CLASS.findall(selector)
                if hides and selector.strip() == f".{named[0] if named else ''}":
                    hidden.update(named)
                elif not hides and "display" in rules:
                    shown.update(named)
    return frozenset(hidden - shown)


def _in_noscript(element: Element) -> bool:
    return next(element.iterancestors("noscript"), None) is not None


def _plain_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Rules that stand in no @ block."""
    at, depth = 0, 0
    while at < len(sheet):
        mark = sheet.find("@", at)
        stretch = sheet[at : mark if mark >= 0 else len(sheet)]
        yield from ((rule[1], rule[2]) for rule in _RULE.finditer(stretch))
        if mark < 0:
            return
        at, depth = mark, 0
        while (brace := _BRACE.search(sheet, at)) is not None:
            at = brace.end()
            depth += {"{": 1, "}": -1, ";": 0}[brace[0]]
            if depth <= 0:
                break
        else:
            return
