"""Saved pages of the platforms: which stretch is the post, who wrote it and when, whom it quotes, what readers added.

Layouts are described in layouts.yaml. Whatever a layout does not name is furniture: a post's page shows much
that is not the post.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec
import yaml
from cssselect import HTMLTranslator
from lxml import etree

from isnad.records import Relayed, RelayKind, Zone, ZoneKind
from isnad.reports.html.containers import Element
from isnad.reports.html.metadata import Facts
from isnad.reports.html.visible import Line, Visible
from isnad.reports.item import DateHint, Extract
from isnad.reports.status_id import instant_of, status_of
from isnad.reports.zones import ZoneRule
from isnad.text.normalise import fold

_LEAST_WORDS = 3  # of a line taken for a post's text where the layout's own names for it are gone
_DIGIT = re.compile(r"\d")


class _Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A layout as layouts.yaml has it."""

    id: str
    site: str
    when: list[str]
    post: str
    text: str
    author: str = ""
    handle: str = ""
    stamp: list[tuple[str, str]] = []
    printed: str = ""
    address: str = ""
    quoted: str = ""
    quoted_text: str = ""
    quoted_author: str = ""
    forward: str = ""
    comment: str = ""
    other: str = ""
    relay: RelayKind = RelayKind.QUOTED
    later: ZoneKind = ZoneKind.COMMENT
    all: bool = False


class Layout:
    """A layout with its selectors compiled."""

    def __init__(self, raw: _Raw) -> None:
        self.raw = raw
        # A page without the words of a selector cannot have it: that is asked first, on the source.
        self.when = [(re.findall(r"[\w-]{4,}", selector), _compiled(selector)) for selector in raw.when]
        self.find: dict[str, Callable[[Element], list[Element]]] = {
            name: _compiled(getattr(raw, name))
            for name in ("post", "text", "author", "handle", "printed", "address", "quoted", "quoted_text",
                         "quoted_author", "forward", "comment", "other")
        }  # fmt: skip
        self.stamps = [(_compiled(selector), attribute) for selector, attribute in raw.stamp]

    def fits(self, root: Element, source: str) -> bool:
        """Whether the page has what the layout always has."""
        return any(all(word in source for word in words) and found(root) for words, found in self.when)


def _compiled(selector: str) -> Callable[[Element], list[Element]]:
    if not selector:
        return lambda root: []
    path = etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="descendant-or-self::"))
    return lambda root: list(path(root))


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """All layouts, in the order of the file."""
    raw = yaml.safe_load(files(__package__).joinpath("layouts.yaml").read_text("utf-8"))
    return tuple(Layout(msgspec.convert(row, _Raw)) for row in raw)


def layout_of(root: Element, source: str) -> Layout | None:
    """The layout of a page, parsed and as its source; None for a page that is no platform's."""
    return next((layout for layout in layouts() if layout.fits(root, source)), None)


class _Part(msgspec.Struct, frozen=True):
    """What the text below an element is; `quote` numbers the quoted posts."""

    kind: ZoneKind
    quote: int | None = None


class PostPage:
    """The page of one post, or of a channel's."""

    def __init__(self, root: Element, layout: Layout, facts: Facts, rules: list[ZoneRule]) -> None:
        self.layout = layout
        self.facts = facts
        self.rules = rules
        self.comments = set(layout.find["comment"](root))
        every = [post for post in layout.find["post"](root) if not self._in(post, self.comments)]
        self.posts = every if layout.raw.all else self._own(every)
        self.root = root
        self.quotes = self._quotes()
        self.parts: dict[Element, _Part] = {}
        self._mark(every)

    # ---- which elements -------------------------------------------------------------------------

    def _own(self, posts: list[Element]) -> list[Element]:
        """The page's own post: the one whose address is the page's, else the first, outermost one."""
        wanted = status_of(self.facts.url)
        for post in posts if wanted else ():
            links = [str(link.get("href") or "") for link in self.layout.find["address"](post)]
            own = [link for link in links if status_of(link)]
            if own and status_of(own[0]) == wanted:
                return [post]
        with_text = [post for post in posts if self.layout.find["text"](post)]
        return (with_text or posts)[:1]

    @staticmethod
    def _in(element: Element, those: set[Element]) -> bool:
        return element in those or any(above in those for above in element.iterancestors())

    def _quotes(self) -> list[Element]:
        """Others' posts inside the page's own, outermost ones, with words of their own in them."""
        find = self.layout.find
        found: list[Element] = []
        for post in self.posts:
            for quote in find["quoted"](post):
                inside = quote is not post and not self._in(quote, {*found, *self.comments})
                if inside and find["quoted_text"](quote):
                    found.append(quote)
        return found

    def _mark(self, every: list[Element]) -> None:
        find, raw = self.layout.find, self.layout.raw
        for post in every:
            if post not in self.posts and not any(post in own.iterancestors() for own in self.posts):
                self.parts.setdefault(post, _Part(raw.later))
        for post in self.posts:
            self.parts[post] = _Part(ZoneKind.FURNITURE)
            for text in find["text"](post):
                if not self._in(text, self.comments):
                    self.parts[text] = _Part(ZoneKind.MAIN)
        for number, quote in enumerate(self.quotes):
            self.parts[quote] = _Part(ZoneKind.FURNITURE, number)
            for text in find["quoted_text"](quote):
                self.parts[text] = _Part(ZoneKind.MAIN, number)
            for name in find["quoted_author"](quote):
                self.parts[name] = _Part(ZoneKind.FURNITURE, number)
        for other in find["other"](self.root):
            self.parts[other] = _Part(ZoneKind.FURNITURE)
        for comment in self.comments:
            self.parts[comment] = _Part(ZoneKind.COMMENT)
            for element in comment.iterdescendants():
                self.parts.pop(element, None)

    # ---- what it says ---------------------------------------------------------------------------

    def extract(self, shown: Visible) -> Extract:
        """The post, as far as the page shows it."""
        pieces = list(self._pieces(shown))
        if not any(part.kind is ZoneKind.MAIN for *_, part in pieces):
            pieces = [(start, end, self._by_its_look(line, part)) for line, start, end, part in self._with_lines(shown)]
        author = self._name("author") or self.facts.author
        handle = next((name for name in map(_handle, self._all("handle")) if name), None)
        return Extract(
            text=shown.text, zones=list(_joined(pieces, len(shown.text))), title=None, url=self.facts.url,
            outlet=None, author=author or handle, layout=self.layout.raw.id, dates=list(self._dates(shown)),
            forwarded_from=self._name("forward"), relayed=list(self._relayed(pieces)),
        )  # fmt: skip

    def _with_lines(self, shown: Visible) -> Iterator[tuple[Line, int, int, _Part]]:
        for line in shown.lines:
            for piece in line.pieces:
                yield line, line.start + piece.start, line.start + piece.end, self._part(piece.element)

    def _pieces(self, shown: Visible) -> Iterator[tuple[int, int, _Part]]:
        for line, start, end, part in self._with_lines(shown):
            yield start, end, self._unless_worded(line, part)

    def _unless_worded(self, line: Line, part: _Part) -> _Part:
        """'See more' and 'see translation' stand inside the text of a post."""
        if part.kind is not ZoneKind.MAIN or len(line.text) > 60:
            return part
        key = " ".join(fold(line.text).split()).lower()
        rule = next(
            (rule for rule in self.rules if rule.scope == "line" and rule.fits(key, len(key.split()), 0.5)), None
        )
        return part if rule is None else _Part(rule.kind, part.quote)

    def _part(self, element: Element) -> _Part:
        for above in (element, *element.iterancestors()):
            if above in self.parts:
                return self.parts[above]
        return _Part(ZoneKind.FURNITURE)

    def _by_its_look(self, line: Line, part: _Part) -> _Part:
        """Where hashed names hide which part is the text: lines of the post that are words, not links."""
        inside = any(self._in(line.block, {post}) for post in self.posts) and part.kind is ZoneKind.FURNITURE
        plain = line.heading == 0 and line.linked < 0.5 * len(line.text) and line.words >= _LEAST_WORDS
        worded = self._unless_worded(line, _Part(ZoneKind.MAIN)).kind is not ZoneKind.MAIN
        return _Part(ZoneKind.MAIN, part.quote) if inside and plain and not worded else part

    def _all(self, name: str) -> Iterator[Element]:
        """Elements of the post's own, not of one quoted in it or of a comment."""
        strange = {*self.quotes, *self.comments}
        for post in self.posts:
            yield from (e for e in self.layout.find[name](post) if not self._in(e, strange))

    def _name(self, which: str) -> str | None:
        names = (" ".join(element.text_content().split()) for element in self._all(which))
        return next((name for name in names if name), None)

    def _relayed(self, pieces: Sequence[tuple[int, int, _Part]]) -> Iterator[Relayed]:
        forwarder = self._name("forward")
        news = [(start, end) for start, end, part in pieces if part.kind is ZoneKind.MAIN and part.quote is None]
        if forwarder and news and len(self.posts) == 1:
            yield Relayed(kind=RelayKind.FORWARDED, author=forwarder, start=news[0][0], end=news[-1][1])
        for number, quote in enumerate(self.quotes):
            spans = [(s, e) for s, e, part in pieces if part.quote == number and part.kind is ZoneKind.MAIN]
            names = (" ".join(e.text_content().split()) for e in self.layout.find["quoted_author"](quote))
            if spans:
                author = next((name for name in names if name), None)
                yield Relayed(kind=self.layout.raw.relay, author=author, start=spans[0][0], end=spans[-1][1])

    def _dates(self, shown: Visible) -> Iterator[DateHint]:
        if self.layout.raw.site == "X" and (instant := instant_of(self.facts.url)):
            yield DateHint("published.status-id", instant)
        if self.layout.raw.all and len(self.posts) > 1:
            yield from self._of_all()
            return
        strange = {*self.quotes, *self.comments}
        for find, attribute in self.layout.stamps:
            for element in (e for post in self.posts for e in find(post) if not self._in(e, strange)):
                if moment := _moment(str(element.get(attribute) or "")):
                    yield DateHint("published.post-stamp", moment)
        for element in self._all("printed"):
            for words in (element.get("title"), element.get("aria-label"), element.text_content()):
                if words and _DIGIT.search(words):
                    yield DateHint("published.post-time", " ".join(words.split()))
        if self.facts.dates:
            yield DateHint("published.page-metadata", self.facts.dates[0])

    def _of_all(self) -> Iterator[DateHint]:
        """A page of several posts has the days from its first to its last."""
        moments = sorted(
            moment for find, attribute in self.layout.stamps for post in self.posts for element in find(post)[-1:]
            if (moment := _moment(str(element.get(attribute) or "")))
        )  # fmt: skip
        if moments and moments[0][:10] == moments[-1][:10]:
            yield DateHint("published.post-stamp", moments[-1])


def _handle(element: Element) -> str | None:
    words = " ".join(element.text_content().split())
    found = re.search(r"@\w{1,30}", words)
    return found[0] if found else None


def _moment(stamp: str) -> str | None:
    """ISO 8601 of a machine's time: seconds or milliseconds since 1970, such a number in JSON, or ISO as it is."""
    if stamp.startswith("{"):
        try:
            stamp = str(json.loads(stamp).get("time", ""))
        except (ValueError, AttributeError):
            return None
    if stamp.isdigit() and 9 <= len(stamp) <= 13:
        seconds = int(stamp) / (1000 if len(stamp) > 11 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return stamp.strip() or None


def _joined(pieces: Sequence[tuple[int, int, _Part]], size: int) -> Iterator[Zone]:
    """Zones without gaps: what stands between two pieces goes with the one before it."""
    start = 0
    for number, (_, _, part) in enumerate(pieces):
        last = number == len(pieces) - 1
        if last or pieces[number + 1][2].kind is not part.kind:
            end = size if last else pieces[number + 1][0]
            yield Zone(kind=part.kind, start=start, end=end)
            start = end
