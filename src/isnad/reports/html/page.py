"""A saved page as a report: its visible text with zones, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HTMLParser

from isnad.records import Zone, ZoneKind
from isnad.reports.html.byline import byline, nobody
from isnad.reports.html.containers import Element
from isnad.reports.html.embeds import embedded
from isnad.reports.html.layouts import layout_of
from isnad.reports.html.main_text import Lines
from isnad.reports.html.metadata import Facts, facts_of
from isnad.reports.html.posts import PostPage
from isnad.reports.html.source import parsable, parsed, source_of, without_tags
from isnad.reports.html.visible import Line, Visible, hidden_classes, visible
from isnad.reports.item import DateHint, Extract, Item
from isnad.reports.zones import ZoneRules
from isnad.text.normalise import fold_key

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_AT_BAR = re.compile(r"\s*(?:[|–—•·«»]|::?|-)\s+(?P<site>[^|–—]{2,60})")
_BEFORE_BAR = re.compile(r"(?P<site>[^|–—]{2,60}?)\s*(?:[|–—•·«»]|::?|\s-)\s*")
_BAR = re.compile(r"\s+[|•·]\s+")
_NEAR = 3  # lines above the title and behind the news in which a page prints its date
_DATE_WORDS = 16


def read_page(item: Item, rules: ZoneRules) -> Extract:
    """The page's visible text with its zones, and what it says about itself.

    Args:
        item: with HTML as its bytes, or in its field `html`.
        rules: the wordings of zones.
    """
    given = source_of(item)
    source = parsable(given.html)
    root = parsed(source)
    shown = None if root is None else _shown(root)
    if root is None or shown is None or not any(c.isalpha() for c in shown.text):
        return Extract(text=without_tags(source), layout="page.damaged")
    facts = facts_of(root, given.url)
    facts.saved = facts.saved or given.saved
    layout = layout_of(root, source, facts.url, facts.outlet)
    if layout is not None:
        return PostPage(root, layout, facts, rules).extract(shown)
    return _news(root, shown, source, facts, rules)


def _shown(root: Element) -> Visible:
    body = root.find("body")
    return visible(root if body is None else body, hidden_classes(root))


def _news(root: Element, shown: Visible, source: str, facts: Facts, rules: ZoneRules) -> Extract:
    lines = Lines(shown.lines, facts.title, rules, live=facts.live)
    kinds = lines.kinds(_by_trafilatura(source))
    title = shown.lines[lines.title].text if lines.title is not None else facts.title
    relayed = list(embedded(shown.lines, kinds))
    if facts.author is not None and fold_key(facts.author).lower() in nobody(rules):
        facts.author = None
    author = byline(shown.lines, lines.said, _head(kinds, lines.title), rules) if facts.author is None else None
    for index in author.lines if author else ():
        if kinds[index] is not ZoneKind.TITLE:
            kinds[index] = ZoneKind.FURNITURE
    return Extract(
        text=shown.text,
        zones=list(_zones(shown.lines, kinds, len(shown.text))),
        title=title,
        url=facts.url,
        outlet=facts.outlet or _site(facts.tab, title),
        author=author.name if author else facts.author,
        retrieved=facts.saved,
        layout="page.live" if facts.live else "page",
        dates=_dates(facts, lines, kinds),
        relayed=relayed,
    )


def _site(tab: str | None, title: str | None) -> str | None:
    """The site's name, as the browser's tab has it behind or before the title: 'Title | Site'."""
    if not tab or not title or title not in tab:
        return None
    before, _, behind = tab.partition(title)
    found = _AT_BAR.fullmatch(behind) or _BEFORE_BAR.fullmatch(before)
    return found["site"].strip() or None if found and not (before.strip() and behind.strip()) else None


def _by_trafilatura(source: str) -> str | None:
    """The main text as trafilatura has it; it changes the tree it is given, so it gets one of its own."""
    import trafilatura

    root = parsed(source, HTMLParser)
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


def _dates(facts: Facts, lines: Lines, kinds: Sequence[ZoneKind]) -> list[DateHint]:
    """What may tell the page's date, the most trusted first.

    Neither cards and comments are asked, nor the news and its title, which tell of other days, nor what stands
    outside the report's own box, where sites print today's date; nor when the page was last changed.
    """
    stated = [DateHint("published.page-metadata", date) for date in facts.dates]
    doubtful = [DateHint("published.page-metadata", date) for date in facts.doubtful]
    if lines.title is not None and facts.headline and not _alike(facts.headline, lines.lines[lines.title].text):
        stated, doubtful = [], [*stated, *doubtful]  # the article that it describes is another
    hints = list(stated)
    near = [lines.lines[index] for index in lines.beside(kinds, _NEAR) if kinds[index] is ZoneKind.FURNITURE]
    stamps = [(line, _stamp(line)) for line in near]
    hints += [DateHint("published.time-element", stamp, line.start, line.end) for line, stamp in stamps if stamp]
    for line in near:
        if line.words <= _DATE_WORDS:
            hints += [hint for start, end in _segments(line.text) if (hint := _printed(line, start, end, lines.rules))]
    hints += doubtful
    if facts.day_in_url:
        hints.append(DateHint("published.url", facts.day_in_url))
    return hints


def _alike(one: str, other: str) -> bool:
    """Two wordings of one title: half of the shorter one's words are in both."""
    mine, theirs = set(fold_key(one).lower().split()), set(fold_key(other).lower().split())
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a line between bars and dots."""
    start = 0
    for bar in _BAR.finditer(text):
        yield start, bar.start()
        start = bar.end()
    yield start, len(text)


def _printed(line: Line, start: int, end: int, rules: ZoneRules) -> DateHint | None:
    words = line.text[start:end]
    key = fold_key(words).lower()
    rule = rules.first(key, len(key.split()), 0.5) if key else None
    if not any(c.isdigit() for c in words) or (rule is not None and rule.reads == "updated"):
        return None
    return DateHint("published.date-line", words, line.start + start, line.start + end)


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
