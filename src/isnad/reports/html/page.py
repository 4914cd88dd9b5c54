"""A saved page as a report: its visible text with zones, and what it says about itself."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HTMLParser, parse

from isnad.records import Zone, ZoneKind
from isnad.reports.decoding import decode_page
from isnad.reports.html.byline import byline
from isnad.reports.html.containers import Element
from isnad.reports.html.layouts import layout_of
from isnad.reports.html.main_text import Lines
from isnad.reports.html.metadata import Facts, facts_of
from isnad.reports.html.mhtml import is_mhtml, opened
from isnad.reports.html.posts import PostPage
from isnad.reports.html.visible import Line, Visible, hidden_classes, visible
from isnad.reports.item import DateHint, Extract, Item
from isnad.reports.zones import ZoneRules

_PICTURES = re.compile(
    r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=\s%]{200,}"
)  # inside the page; the parser need not see them
# A tag of this length holds no page's markup; libxml2 compares each of its attributes with all others.
_LONG_TAG = re.compile(r"<(/?[a-zA-Z][\w:-]{0,40})\s[^>]{20000,}>")
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 3  # lines before the title, and after it before the news begins, in which a page prints its date
_DATE_WORDS = 16


def read_page(item: Item, rules: ZoneRules) -> Extract:
    """The page's visible text with its zones, and what it says about itself.

    Args:
        item: with HTML as its bytes, or in its field `html`.
        rules: the wordings of zones.
    """
    url = item.fields.url or item.receipt.url
    saved = None
    if item.fields.html is not None:
        source = item.fields.html
    elif is_mhtml(item.raw):
        inside = opened(item.raw)
        source = (decode_page(inside.html, inside.charset) or "") if inside else ""
        url, saved = (url or inside.url, inside.saved) if inside else (url, None)
    else:
        source = decode_page(item.raw, _charset(item.receipt.headers)) or ""
    source = _LONG_TAG.sub(r"<\1>", _PICTURES.sub("data:", source))
    root = parsed(source)
    shown = None if root is None else _shown(root)
    if root is None or shown is None or not any(c.isalpha() for c in shown.text):
        return Extract(text=_without_tags(source), layout="page.damaged")
    facts = facts_of(root, url)
    facts.saved = facts.saved or saved
    layout = layout_of(root, source, facts.url)
    if layout is not None:
        return PostPage(root, layout, facts, rules).extract(shown)
    return _news(root, shown, source, facts, rules)


def _without_tags(source: str) -> str:
    """All letters of a page that no parser makes sense of (nested without end, say): line by line, nothing told apart."""
    text = html.unescape(_TAG.sub("\n", _SCRIPT.sub("\n", source)))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)


def _shown(root: Element) -> Visible:
    body = root.find("body")
    return visible(root if body is None else body, hidden_classes(root))


def parsed(source: str) -> Element | None:
    """The tree of a page, however broken; None where there is nothing in it. Nothing outside it is looked up."""
    parser = HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_blank_text=False)
    clean = source.replace("\x00", "").encode("utf-8", "replace")
    if not clean.strip():
        return None
    try:
        root = parse(io.BytesIO(clean), parser=parser).getroot()
    except (etree.LxmlError, AssertionError):
        return None
    return root


def _charset(headers: dict[str, str]) -> str | None:
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    return kind.lower().partition("charset=")[2].strip(" \"';") or None


def _news(root: Element, shown: Visible, source: str, facts: Facts, rules: ZoneRules) -> Extract:
    lines = Lines(shown.lines, facts.title, rules, live=facts.live)
    kinds = lines.kinds(_by_trafilatura(source))
    title = shown.lines[lines.title].text if lines.title is not None else facts.title
    author = byline(shown.lines, lines.said, _head(kinds, lines.title), rules) if facts.author is None else None
    for index in author.lines if author else ():
        kinds[index] = ZoneKind.FURNITURE if kinds[index] is not ZoneKind.TITLE else ZoneKind.TITLE
    return Extract(
        text=shown.text,
        zones=list(_zones(shown.lines, kinds, len(shown.text))),
        title=title,
        url=facts.url,
        outlet=facts.outlet,
        author=author.name if author else facts.author,
        retrieved=facts.saved,
        layout="page.live" if facts.live else "page",
        dates=_dates(facts, shown.lines, kinds, lines.title),
    )


def _by_trafilatura(source: str) -> str | None:
    """The main text as trafilatura has it; it changes the tree it is given, so it gets one of its own."""
    import trafilatura

    root = parsed(source)
    if root is None:
        return None
    found = trafilatura.bare_extraction(
        root, fast=True, with_metadata=False, include_comments=False, include_tables=True, deduplicate=False
    )
    return None if found is None else getattr(found, "text", None)


def _zones(lines: Sequence[Line], kinds: Sequence[ZoneKind], size: int) -> Iterator[Zone]:
    """The zones of a text without gaps: a line with its break, neighbours of a kind together."""
    start = 0
    for index, kind in enumerate(kinds):
        last = index == len(kinds) - 1
        if last or kinds[index + 1] is not kind or kind is ZoneKind.TITLE:
            end = size if last else lines[index + 1].start
            yield Zone(kind=kind, start=start, end=end)
            start = end


def _dates(facts: Facts, lines: Sequence[Line], kinds: Sequence[ZoneKind], title: int | None) -> list[DateHint]:
    """What may tell the page's date, the most trusted first; cards and comments are not asked."""
    hints = [DateHint("published.page-metadata", date) for date in facts.dates]
    first = next((index for index, kind in enumerate(kinds) if kind is ZoneKind.MAIN), None)
    if first is not None:
        near = _beside(lines, kinds, first if title is None else min(title, first), first)
        stamps = [(line, _stamp(line)) for line in near]
        hints += [DateHint("published.time-element", stamp, line.start, line.end) for line, stamp in stamps if stamp]
        hints += [
            DateHint("published.date-line", line.text, line.start, line.end)
            for line in near if any(c.isdigit() for c in line.text) and line.words <= _DATE_WORDS
        ]  # fmt: skip
    if facts.day_in_url:
        hints.append(DateHint("published.url", facts.day_in_url))
    return hints


def _beside(lines: Sequence[Line], kinds: Sequence[ZoneKind], title: int, first: int) -> list[Line]:
    """The lines in which a page prints its date: under its title, then above it, then behind the news."""
    last = max(index for index, kind in enumerate(kinds) if kind is ZoneKind.MAIN)
    places = [
        *range(title, first + 1),
        *range(title - 1, max(-1, title - 1 - _NEAR), -1),
        *range(last + 1, last + 1 + _NEAR),
    ]
    good = (ZoneKind.FURNITURE, ZoneKind.TITLE, ZoneKind.MAIN)
    return [lines[index] for index in places if index < len(lines) and kinds[index] in good]


def _head(kinds: Sequence[ZoneKind], title: int | None) -> list[int]:
    """The lines between title and news, the two before the title and the two behind the news."""
    news = [index for index, kind in enumerate(kinds) if kind is ZoneKind.MAIN]
    if not news:
        return []
    first = news[0] if title is None else min(title, news[0])
    places = [*range(first, news[0] + 3), first - 1, first - 2, news[-1] + 1, news[-1] + 2]
    return [
        index for index in places if 0 <= index < len(kinds) and kinds[index] is not ZoneKind.COMMENT and index != title
    ]


def _stamp(line: Line) -> str | None:
    """The machine-readable time of a line's time element."""
    for piece in line.pieces:
        for element in (piece.element, *piece.element.iterancestors()):
            if element.tag in ("time", "abbr", "span"):
                stamps = [str(element.get(name) or "") for name in ("datetime", "content", "title")]
                if stamp := next((stamp for stamp in stamps if _ISO.match(stamp)), None):
                    return stamp
            if element is line.block:
                break
    return None
