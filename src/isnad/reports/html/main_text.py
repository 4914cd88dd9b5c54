"""Which lines of a news page are the report: what trafilatura takes, checked against the page's own structure.

Neither is believed alone. trafilatura finds the body but also takes read-also lines, date lines and now and
then a card; names of containers miss bare pages. A line is news if trafilatura took it, or if it is prose
among such lines, and if no container, link or wording says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from isnad.records import ZoneKind
from isnad.reports.html.containers import Element, Mark
from isnad.reports.html.visible import Line
from isnad.reports.zones import ZoneRule
from isnad.text.normalise import fold, fold_key

_PROSE_WORDS = 8
_LINKED = 0.5  # share of a line's letters inside links from which it only points elsewhere
_HOLDS_MOST = 0.8  # of the letters taken: a container that holds so many is around the report, not beside it
_ENOUGH = 20  # words; where trafilatura takes fewer, our own reading goes alone
_SEPARATORS = re.compile(r"(?<=\s)[|»›•·](?=\s)")
_LETTERS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_PART_OF_TITLE = 0.4  # of the letters of a page's title; the rest is the name of the site
_ABOVE = 4  # lines above the title in which a picture's caption may stand
_TITLE_ABOVE = 6  # lines above the first prose in which a title without metadata is looked for
_TITLE_WORDS = 30
_HEAD_LINES = 3  # of what was taken, in which the page's date may stand
_DATE_WORDS = 12
_STOPS = (".", "!", "?", ":", '"', "،", "؟")


class Lines:
    """The lines of one page and what each turns out to be."""

    def __init__(self, lines: Sequence[Line], title: str | None, rules: list[ZoneRule], *, live: bool) -> None:
        self.lines = lines
        self.keys = [" ".join(fold(line.text).split()).lower() for line in lines]
        self.words = [len(key.split()) for key in self.keys]
        self.rules = rules
        self.live = live
        self.size = max(1, sum(len(line.text) for line in lines))
        self.title = _title_line(lines, self.keys, title)
        self.menus = [_is_menu(line.text) for line in lines]
        self.said = [self._wording(index) for index in range(len(lines))]

    def kinds(self, taken: str | None) -> list[ZoneKind]:
        """What each line is.

        Args:
            taken: the main text by trafilatura; None where it found none.
        """
        squeezed = _squeezed(taken or "")
        own = [self._taken(index, squeezed) for index in range(len(self.lines))]
        if sum(self.words[i] for i, is_own in enumerate(own) if is_own) < _ENOUGH:
            own = [own[i] or self._prose(i) for i in range(len(self.lines))]
        if self.title is None:
            self.title = self._heading_above(own)
        void = self._void(own)
        marks = [self._mark(line.marks, void) for line in self.lines]
        news = [own[i] and marks[i] is None and self.said[i] is None and not self._points(i) for i in range(len(own))]
        for index in range(self.title or 0):
            news[index] = False
        self._leave_others(news)
        self._fill(news, marks)
        self._trim(news)
        self._once(news)
        return [self._kind(index, news, marks) for index in range(len(self.lines))]

    # ---- one line -------------------------------------------------------------------------------

    def _wording(self, index: int) -> ZoneRule | None:
        before = self.lines[index].start / self.size
        key, words = self.keys[index], self.words[index]
        return next((rule for rule in self.rules if rule.fits(key, words, before)), None) if key else None

    def _taken(self, index: int, taken: str) -> bool:
        key = _squeezed(self.lines[index].text)
        return bool(key) and key in taken and (len(key) > 12 or self.words[index] > 1)

    def _prose(self, index: int) -> bool:
        """A line of the length of a sentence whose words are no links."""
        return self.words[index] >= _PROSE_WORDS and not self._points(index) and self.said[index] is None

    def _points(self, index: int) -> bool:
        """A line made of links, or of labels between bars, points elsewhere."""
        return self.menus[index] or self.lines[index].linked > _LINKED * len(self.lines[index].text)

    def _heading_above(self, own: list[bool]) -> int | None:
        """Where no metadata tell the title: the heading, or the line in bold or large letters, above the first prose."""
        plain = (i for i, is_own in enumerate(own) if is_own and self._prose(i) and not self._looks_headed(i))
        first = next((i for i in plain if self.keys[i].endswith(_STOPS) or self.words[i] > _DATE_WORDS), None)
        if first is None:
            return None
        above = [i for i in range(max(0, first - _TITLE_ABOVE), first) if not self._points(i) and self.said[i] is None]
        return next((i for i in above if 3 <= self.words[i] <= _TITLE_WORDS and self._looks_headed(i)), None)

    def _looks_headed(self, index: int) -> bool:
        line = self.lines[index]
        return line.heading > 0 or all(_is_strong(piece.element, line.block) for piece in line.pieces)

    # ---- containers -----------------------------------------------------------------------------

    def _void(self, own: list[bool]) -> set[Mark]:
        """Containers whose names say nothing of their content: they hold the title or most of the report."""
        letters: Counter[Mark] = Counter()
        total = 0
        for index, line in enumerate(self.lines):
            if own[index]:
                total += len(line.text)
                letters.update({mark: len(line.text) for mark in line.marks})
        around = {mark for mark, held in letters.items() if total and held >= _HOLDS_MOST * total}
        if self.title is not None:
            around.update(self.lines[self.title].marks)
        return {mark for mark in around if mark.element.tag not in ("figcaption", "button", "select", "textarea")}

    def _mark(self, marks: Sequence[Mark], void: set[Mark]) -> ZoneKind | None:
        """What the containers of a line say: a reader's comment whatever is in it, else the innermost."""
        kinds = [mark.kind for mark in marks if mark not in void]
        for kind in (ZoneKind.COMMENT, ZoneKind.TEASER):
            if kind in kinds:
                return kind
        return kinds[-1] if kinds else None

    # ---- all lines ------------------------------------------------------------------------------

    def _leave_others(self, news: list[bool]) -> None:
        """Further articles below the page's own, each under a title of its own, are other reports."""
        if self.title is None or self.live:
            return
        line = self.lines[self.title]
        home = next((e for e in line.block.iterancestors("article")), None)
        other_title = False
        for index in range(self.title + 1, len(self.lines)):
            other = self.lines[index]
            other_title = other_title or (
                other.heading == 1 == line.heading and self.keys[index] != self.keys[self.title] and any(news[:index])
            )
            article = next((e for e in other.block.iterancestors("article")), None) if home is not None else None
            strange = article is not None and article is not home and home not in article.iterancestors()
            if other_title or (strange and article is not None and home not in article.iterdescendants("article")):
                news[index] = False

    def _fill(self, news: list[bool], marks: list[ZoneKind | None]) -> None:
        """Lines among the report's that trafilatura left out, and prose beside them in the same element."""
        found = [index for index, is_news in enumerate(news) if is_news]
        if not found:
            return
        root = _common([self.lines[index].block for index in found])
        homes = {self._home(index) for index in found}
        held = self.title is None or root is None or root not in self.lines[self.title].block.iterancestors()
        pointing = False  # behind a heading such as 'read also', until prose that trafilatura took
        for index in range(found[0], len(self.lines)):
            rule = self.said[index]
            if rule is not None and rule.scope != "line" and not news[index]:
                pointing = True
            if news[index]:
                pointing = False
                continue
            inside = root is None or root in self.lines[index].block.iterancestors() or root is self.lines[index].block
            if pointing or not inside or marks[index] is not None or rule is not None or self._points(index):
                continue
            among = index < found[-1]
            news[index] = among or (self._home(index) in homes and self._sentence(index))
        for index in range(found[0] - 1, (self.title if self.title is not None else -1), -1):
            quiet = marks[index] is None and self.said[index] is None and not self._points(index)
            beside = self._home(index) in homes and self._sentence(index)
            within = held and root in self.lines[index].block.iterancestors()
            if not (quiet and (beside or within)):
                break
            news[index] = True

    def _trim(self, news: list[bool]) -> None:
        """Short lines before the first and behind the last sentence of the report: its date, the next report's label."""
        sentences = [index for index, is_news in enumerate(news) if is_news and self._sentence(index)]
        if not sentences:
            return
        for index in range(sentences[-1] + 1, len(news)):
            news[index] = False
        for index in [index for index, is_news in enumerate(news) if is_news][:_HEAD_LINES]:
            short = self.words[index] <= _DATE_WORDS and not self.keys[index].endswith(_STOPS)
            if short and _YEAR.search(self.keys[index]):
                news[index] = False

    def _sentence(self, index: int) -> bool:
        return self.words[index] >= 5 and (self.keys[index].endswith(_STOPS) or self.words[index] >= _PROSE_WORDS)

    def _home(self, index: int) -> Element | None:
        return self.lines[index].block.getparent()

    def _once(self, news: list[bool]) -> None:
        """A page that holds its text twice, for two sizes of window, tells it once."""
        seen: set[str] = set()
        for index, is_news in enumerate(news):
            if is_news and self.words[index] >= _PROSE_WORDS:
                news[index] = self.keys[index] not in seen
                seen.add(self.keys[index])

    def _kind(self, index: int, news: list[bool], marks: list[ZoneKind | None]) -> ZoneKind:
        if index == self.title or (
            self.title is not None and self.words[index] > 2 and self.keys[index] == self.keys[self.title]
        ):
            return ZoneKind.TITLE
        if news[index]:
            return ZoneKind.MAIN
        rule = self.said[index]
        if marks[index] is not None and (marks[index] is not ZoneKind.CAPTION or self._near(index, news)):
            return marks[index] or ZoneKind.FURNITURE
        if rule is not None and rule.kind is not ZoneKind.MAIN:
            return rule.kind
        return ZoneKind.TEASER if self.words[index] >= _PROSE_WORDS or self._points(index) else ZoneKind.FURNITURE

    def _near(self, index: int, news: list[bool]) -> bool:
        """Captions count where they stand within the report or at its head, not on cards."""
        after_title = self.title is not None and self.title - _ABOVE <= index
        return (any(news[:index]) or after_title) and any(news[index:])


def _is_menu(text: str) -> bool:
    """Labels between bars, and no sentence."""
    bars, dashes = len(_SEPARATORS.findall(text)), text.count(" - ")
    return (bars >= 2 or dashes >= 3) and text[-1:] not in ".!؟?"


def _is_strong(element: Element, block: Element) -> bool:
    """Set in bold or in larger letters than the text around it."""
    for above in (element, *element.iterancestors()):
        large = above.tag == "font" and (above.get("size") or "")[:2] in ("+1", "+2", "+3", "+4", "5", "6", "7")
        if above.tag in ("b", "strong", "big") or large or above.get("role") == "heading":
            return True
        if above is block:
            return False
    return False


def _squeezed(text: str) -> str:
    return _LETTERS.sub("", text)


def _title_line(lines: Sequence[Line], keys: Sequence[str], title: str | None) -> int | None:
    """The line that shows the page's title: one with the words of its metadata, else the only top heading."""
    wanted = fold_key(title).lower() if title else ""
    fitting = [
        index for index, key in enumerate(keys)
        if wanted and len(key.split()) >= 2 and len(key) > _PART_OF_TITLE * len(wanted) and _edge_of(key, wanted)
    ]  # fmt: skip
    named = (
        [index for index in fitting if lines[index].heading] or [i for i in fitting if lines[i].linked == 0] or fitting
    )
    if named:
        return min(named, key=lambda index: (lines[index].heading or 9, index))
    tops = [index for index, line in enumerate(lines) if line.heading == 1 and len(keys[index].split()) >= 3]
    return tops[0] if tops else None


def _edge_of(key: str, wanted: str) -> bool:
    """A page's title is the headline with the site's name before or behind it."""
    return wanted.startswith(key) or wanted.endswith(key)


def _common(elements: Sequence[Element]) -> Element | None:
    """The innermost element around all of them but for the farthest tenth, which may be strays."""
    held: Counter[Element] = Counter()
    for element in elements:
        held.update([element, *element.iterancestors()])
    wanted = len(elements) - len(elements) // 10
    return next((e for e in [elements[0], *elements[0].iterancestors()] if held[e] >= wanted), None)
