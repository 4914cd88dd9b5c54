"""Saved pages of the platforms: which stretch is the post, who wrote it and when, whom it quotes, what readers added.

Layouts are described in layouts.yaml. Whatever a layout does not name is furniture: a post's page shows much
that is not the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.records import Relayed, RelayKind, ZoneKind
from isnad.reports.addresses import joined
from isnad.reports.html.containers import Element, text_of
from isnad.reports.html.layouts import Layout
from isnad.reports.html.metadata import Facts
from isnad.reports.html.post_parts import Bit, Part, address_of, first_name, handle_of, joined_zones, moment_of
from isnad.reports.html.titles import title_line
from isnad.reports.html.visible import Visible
from isnad.reports.item import DateHint, Extract
from isnad.reports.moments import utc
from isnad.reports.posts.address import status_moment
from isnad.reports.zones import ZoneRules
from isnad.text.normalise import fold

_LEAST_WORDS = 3  # of a line taken for a post's text where the layout's own names for it are gone
_LABEL = 60  # letters that a button's label inside a post's text has at most
_DIGIT = re.compile(r"\d")


class PostPage:
    """The page of one post, or of a channel's."""

    def __init__(self, root: Element, layout: Layout, facts: Facts, rules: ZoneRules) -> None:
        self.layout = layout
        self.facts = facts
        self.rules = rules
        self.comments = set(layout.find["comment"](root))
        every = [post for post in layout.find["post"](root) if not self._in(post, self.comments)]
        self.posts = every if layout.raw.all else self._own(every)
        self.root = root
        self.comments |= self._listed()
        self.quotes = self._quotes()
        self.parts: dict[Element, Part] = {}
        self._mark(every)

    # ---- which elements -------------------------------------------------------------------------

    def _own(self, posts: list[Element]) -> list[Element]:
        """The page's own post: the one whose address is the page's, else the first, outermost one."""
        wanted = address_of(self.facts.url).status
        for post in posts if wanted else ():
            links = [str(link.get("href") or "") for link in self.layout.find["address"](post)]
            own = [status for link in links if (status := address_of(link).status)]
            if own[:1] == [wanted]:
                return [post]
        with_text = [post for post in posts if self.layout.find["text"](post)]
        return (with_text or posts)[:1]

    @staticmethod
    def _in(element: Element, those: set[Element]) -> bool:
        return element in those or any(above in those for above in element.iterancestors())

    def _listed(self) -> set[Element]:
        """Further posts of the feed that the page happens to show below its own: nobody's quotes."""
        found: set[Element] = set()
        for post in self.posts:
            first = next(iter(self.layout.find["text"](post)), None)
            own = set() if first is None else {first, *first.iterancestors()}
            found.update(e for e in post.iterdescendants() if e.get("aria-posinset") is not None and e not in own)
        return found

    def _quotes(self) -> list[Element]:
        """Others' posts inside the page's own, outermost ones, with words of their own in them."""
        find = self.layout.find
        found: list[Element] = []
        for post in self.posts:
            for quote in self.layout.quotes(post):
                inside = (
                    quote is not post
                    and quote not in post.iterancestors()
                    and not self._in(quote, {*found, *self.comments})
                )
                if inside and find["quoted_text"](quote):
                    found.append(quote)
        return found

    def _mark(self, every: list[Element]) -> None:
        find, raw = self.layout.find, self.layout.raw
        own = set(self.posts)
        around = {above for post in self.posts for above in post.iterancestors()}
        for post in every:
            if post not in own and post not in around:
                self.parts.setdefault(post, Part(raw.later))
        for post in self.posts:
            self.parts[post] = Part(ZoneKind.FURNITURE)
            for name, kind in (("title", ZoneKind.TITLE), ("text", ZoneKind.MAIN)):
                self.parts.update({e: Part(kind) for e in find[name](post) if not self._in(e, self.comments)})
        for number, quote in enumerate(self.quotes):
            self.parts[quote] = Part(ZoneKind.FURNITURE, number)
            for text in find["quoted_text"](quote):
                self.parts[text] = Part(ZoneKind.MAIN, number)
            for name in find["quoted_author"](quote):
                self.parts[name] = Part(ZoneKind.FURNITURE, number)
        for other in find["other"](self.root):
            self.parts[other] = Part(ZoneKind.FURNITURE)
        for comment in self.comments:
            self.parts[comment] = Part(ZoneKind.COMMENT)
            for element in comment.iterdescendants():
                self.parts.pop(element, None)

    # ---- what it says ---------------------------------------------------------------------------

    def extract(self, shown: Visible) -> Extract:
        """The post, as far as the page shows it."""
        bits = [
            Bit(line.start + piece.start, line.start + piece.end, piece.element, line, self._part(piece.element))
            for line in shown.lines for piece in line.pieces
        ]  # fmt: skip
        read = [bit._replace(part=self._unless_worded(bit)) for bit in bits]
        title = self._name("title")
        if self.layout.raw.titled:
            title, read = self._with_page_title(shown, read)
        if not any(bit.part.kind is ZoneKind.MAIN for bit in read):
            read = [bit._replace(part=self._by_its_look(bit)) for bit in bits]
        author = self._name("author") or self.facts.author
        handle = next((name for name in map(handle_of, self._all("handle")) if name), None)
        return Extract(
            text=shown.text, zones=list(joined_zones(read, len(shown.text))), title=title, url=self.facts.url or self._url(),
            outlet=None, author=author or handle, retrieved=self.facts.saved, layout=self.layout.raw.id, dates=list(self._dates()),
            forwarded_from=self._name("forward") if len(self.posts) == 1 else None, relayed=list(self._relayed(read)),
        )  # fmt: skip

    def _with_page_title(self, shown: Visible, bits: list[Bit]) -> tuple[str | None, list[Bit]]:
        """The title of the page where a line shows it, as in a forum, above the first post."""
        keys = [" ".join(fold(line.text).split()).lower() for line in shown.lines]
        index = title_line(shown.lines, keys, self.facts.title)
        if index is None:
            return None, bits
        line = shown.lines[index]
        titled = Part(ZoneKind.TITLE)
        return line.text, [bit._replace(part=titled) if bit.line is line else bit for bit in bits]

    def _unless_worded(self, bit: Bit) -> Part:
        """'See more' and 'see translation' stand inside the text of a post."""
        if bit.part.kind is not ZoneKind.MAIN or len(bit.line.text) > _LABEL:
            return bit.part
        key = " ".join(fold(bit.line.text).split()).lower()
        rules = (rule for rule in self.rules if rule.scope == "line" and rule.reads is None)
        rule = next((rule for rule in rules if rule.fits(key, len(key.split()), 0.5)), None)
        return bit.part if rule is None else Part(rule.kind, bit.part.quote)

    def _part(self, element: Element) -> Part:
        for above in (element, *element.iterancestors()):
            if above in self.parts:
                return self.parts[above]
        return Part(ZoneKind.FURNITURE)

    def _by_its_look(self, bit: Bit) -> Part:
        """Where hashed names hide which part is the text: lines of the post that are words, not links."""
        line = bit.line
        inside = bit.part.kind is ZoneKind.FURNITURE and self._in(line.block, set(self.posts))
        plain = line.heading == 0 and line.linked < 0.5 * len(line.text) and line.words >= _LEAST_WORDS
        text = Part(ZoneKind.MAIN, bit.part.quote)
        return text if inside and plain and self._unless_worded(bit._replace(part=text)) == text else bit.part

    def _all(self, name: str) -> Iterator[Element]:
        """Elements of the post's own, not of one quoted in it or of a comment."""
        strange = {*self.quotes, *self.comments}
        for post in self.posts:
            yield from (e for e in self.layout.find[name](post) if not self._in(e, strange))

    def _name(self, which: str) -> str | None:
        return first_name(self._all(which))

    def _url(self) -> str | None:
        """The post's address, where the page itself has none: by its own link."""
        links = [str(link.get("href") or "") for post in self.posts[:1] for link in self.layout.find["address"](post)]
        own = next((link for link in links if link.startswith("https://") or address_of(link).status is not None), None)
        return joined("https://x.com/", own) if own and len(self.posts) == 1 else None

    def _relayed(self, bits: Sequence[Bit]) -> Iterator[Relayed]:
        """Posts of others: forwarded whole, or quoted and shared inside."""
        news = [bit for bit in bits if bit.part.kind is ZoneKind.MAIN]
        own = set(self.posts)
        by_post: dict[Element, list[Bit]] = {}
        for bit in news:
            home = next((e for e in (bit.element, *bit.element.iterancestors()) if e in own), None)
            by_post.setdefault(home, []).append(bit)
        for post in self.posts:
            by = first_name(self.layout.find["forward"](post))
            inside = [bit for bit in by_post.get(post, ()) if by]
            if inside:
                yield Relayed(kind=RelayKind.FORWARDED, author=by, start=inside[0].start, end=inside[-1].end)
        for number, quote in enumerate(self.quotes):
            words = [bit for bit in news if bit.part.quote == number]
            if words:
                by = first_name(self.layout.find["quoted_author"](quote))
                yield Relayed(kind=self.layout.raw.relay, author=by, start=words[0].start, end=words[-1].end)

    def _dates(self) -> Iterator[DateHint]:
        status = address_of(self.facts.url).status
        if status is not None and (made := status_moment(status)) is not None:
            yield DateHint("published.status-id", utc(made))
        if self.layout.raw.all and len(self.posts) > 1:
            yield from self._of_all()
            return
        strange = {*self.quotes, *self.comments}
        for find, attribute in self.layout.stamps:
            for element in (e for post in self.posts for e in find(post) if not self._in(e, strange)):
                if moment := moment_of(str(element.get(attribute) or "")):
                    yield DateHint("published.post-stamp", moment)
        page_wide = (e for find, attribute in self.layout.stamps if attribute == "content" for e in find(self.root))
        for moment in filter(None, (moment_of(str(element.get("content") or "")) for element in page_wide)):
            yield DateHint("published.post-stamp", moment)
        if moment := self._told_inside():
            yield DateHint("published.post-stamp", moment)
        for element in self._all("printed"):
            for words in (element.get("title"), element.get("aria-label"), text_of(element)):
                if words and _DIGIT.search(words) and len(words) <= _LABEL:
                    yield DateHint("published.post-time", " ".join(words.split()))
        if self.facts.dates:
            yield DateHint("published.page-metadata", self.facts.dates[0])

    def _told_inside(self) -> str | None:
        """The time that the page's own data tell, where they tell one only."""
        if self.layout.raw.told_in is None:
            return None
        where, pattern = self.layout.raw.told_in
        if where == "script":
            sources = [str(script.text or "") for script in self.root.iter("script")]
        else:
            around = [e for post in self.posts for e in (post, *post.iterancestors(), *post.iterdescendants())]
            sources = [str(e.get(where)) for e in around if e.get(where) and not self._in(e, self.comments)]
        told = {found for source in sources for found in re.findall(pattern, source)}
        return moment_of(told.pop()) if len(told) == 1 else None

    def _of_all(self) -> Iterator[DateHint]:
        """A page of several posts has the days from its first to its last."""
        moments = sorted(
            moment for find, attribute in self.layout.stamps for post in self.posts for element in find(post)[-1:]
            if (moment := moment_of(str(element.get(attribute) or "")))
        )  # fmt: skip
        if moments and moments[0][:10] == moments[-1][:10]:
            yield DateHint("published.post-stamp", moments[-1])
