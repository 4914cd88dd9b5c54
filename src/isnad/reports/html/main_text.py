"""Which lines of a news page are the report: what trafilatura takes, checked against the page's own structure.

Neither is believed alone. trafilatura finds the body but also takes read-also lines, date lines and now and
then a card; names of containers miss bare pages. A line is news if trafilatura took it, or if it is prose
among such lines, and if no container, link or wording says otherwise.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from isnad.records import ZoneKind
from isnad.reports.html.around import common_box, is_menu, kind_said, squeezed, void_marks
from isnad.reports.html.containers import Element
from isnad.reports.html.titles import looks_headed, title_by_look, title_line
from isnad.reports.html.visible import Line
from isnad.reports.zones import ZoneRule, ZoneRules
from isnad.text.normalise import fold

_PROSE_WORDS = 8
_LINKED = 0.5  # share of a line's letters inside links from which it only points elsewhere
_ENOUGH = 20  # words; where trafilatura takes fewer, our own reading goes alone
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_OWN_DATE = re.compile(
    r"(?:post|entry|article|news|story|publish|pub)(?:ed)?[-_]?(?:date|on|time)\b|\bdate-header\b", re.IGNORECASE
)
_ABOVE = 4  # lines above the title in which a picture's caption may stand
_MOST_CARDS = 40  # behind one report
_HEAD_LINES = 3  # of what was taken, in which the page's date may stand
_DATE_WORDS = 12
_STOPS = (".", "!", "?", ":", '"', "،", "؟")


class Lines:
    """The lines of one page and what each turns out to be."""

    def __init__(self, lines: Sequence[Line], title: str | None, rules: ZoneRules, *, live: bool) -> None:
        self.lines = lines
        self.keys = [" ".join(fold(line.text).split()).lower() for line in lines]
        self.words = [len(key.split()) for key in self.keys]
        self.rules = rules
        self.live = live
        self.size = max(1, sum(len(line.text) for line in lines))
        self.title = title_line(lines, self.keys, title)
        self.first_sentence = 0  # where the report's own words begin
        self._span = (0, 0)  # the first and the last line of the news
        self._said: dict[int, ZoneRule | None] = {}
        self._pointing = [is_menu(line.text) or line.linked > _LINKED * len(line.text) for line in lines]

    def kinds(self, taken: str | None) -> list[ZoneKind]:
        """What each line is.

        Args:
            taken: the main text by trafilatura; None where it found none.
        """
        letters = squeezed(taken or "")
        own = [self._taken(index, letters) for index in range(len(self.lines))]
        if sum(self.words[i] for i, is_own in enumerate(own) if is_own) < _ENOUGH:
            own = [own[i] or self._prose(i) for i in range(len(self.lines))]
        if self.title is None:
            self.title = title_by_look(self.lines, self._first_prose(own), self._quiet)
        void = void_marks(self.lines, own, self._prose, self.title)
        marks = [
            kind_said(line.marks, void, taken_prose=own[i] and self._prose(i) and self.keys[i].endswith(_STOPS))
            for i, line in enumerate(self.lines)
        ]
        news = [own[i] and marks[i] is None and not self._pointing[i] and self.said(i) is None for i in range(len(own))]
        for index in range(self.title or 0):
            news[index] = False
        self._leave_others(news)
        self._leave_headed(news, marks)
        self._fill(news, marks)
        self._trim(news)
        self._leave_cards(news)
        self._once(news)
        told = [index for index, is_news in enumerate(news) if is_news]
        self.first_sentence = next((index for index in told if self._sentence(index)), 0)
        self._span = (told[0], told[-1]) if told else (len(news), -1)
        return [self._kind(index, news, marks) for index in range(len(self.lines))]

    def said(self, index: int) -> ZoneRule | None:
        """The wording of furniture that a line has, if any."""
        if index not in self._said:
            key, before = self.keys[index], self.lines[index].start / self.size
            self._said[index] = self.rules.first(key, self.words[index], before) if key else None
        return self._said[index]

    def beside(self, kinds: Sequence[ZoneKind], near: int) -> list[int]:
        """The lines in which a page tells of itself: under its title, above it, behind the news.

        Above and behind only inside the box that holds title and news and little else, or in an element that is called
        the date of a post: elsewhere sites print today.
        """
        news = [index for index, kind in enumerate(kinds) if kind is ZoneKind.MAIN]
        if not news:
            return []
        first = news[0] if self.title is None else min(self.title, news[0])
        box = common_box([self.lines[index].block for index in news])
        if self.title is not None and box is not None:
            titled = self._around(self.title)
            box = next((element for element in (box, *box.iterancestors()) if element in titled), None)
        around = [*range(first - 1, max(-1, first - 1 - near), -1), *range(news[-1] + 1, news[-1] + 1 + near)]
        boxed = box is not None and box.tag not in ("body", "html", "center", "form", "main")
        inside = []
        for index in (index for index in around if index < len(self.lines)):
            above = self._around(index)
            named = any(_OWN_DATE.search(element.get("class") or "") for element in above[:3])
            if named or (boxed and box in above):
                inside.append(index)
        return [*range(first, max(news[0], self.first_sentence)), *inside]

    # ---- one line -------------------------------------------------------------------------------

    def _taken(self, index: int, taken: str) -> bool:
        key = squeezed(self.lines[index].text)
        return bool(key) and key in taken and (len(key) > 12 or self.words[index] > 1)

    def _quiet(self, index: int) -> bool:
        return not self._pointing[index] and self.said(index) is None

    def _prose(self, index: int) -> bool:
        """A line of the length of a sentence whose words are no links."""
        return self.words[index] >= _PROSE_WORDS and self._quiet(index)

    def _sentence(self, index: int) -> bool:
        return self.words[index] >= 5 and (self.keys[index].endswith(_STOPS) or self.words[index] >= _PROSE_WORDS)

    def _first_prose(self, own: list[bool]) -> int | None:
        plain = (i for i, is_own in enumerate(own) if is_own and self._prose(i) and not looks_headed(self.lines[i]))
        return next((i for i in plain if self.keys[i].endswith(_STOPS) or self.words[i] > _DATE_WORDS), None)

    def _home(self, index: int) -> Element | None:
        return self.lines[index].block.getparent()

    def _around(self, index: int) -> tuple[Element, ...]:
        """The elements around a line, its own first."""
        block = self.lines[index].block
        return (block, *block.iterancestors())

    # ---- all lines ------------------------------------------------------------------------------

    def _leave_others(self, news: list[bool]) -> None:
        """Further articles below the page's own, each under a title of its own, are other reports."""
        if self.title is None or self.live:
            return
        line = self.lines[self.title]
        home = next((e for e in line.block.iterancestors("article")), None)
        first = next((index for index, is_news in enumerate(news) if is_news), len(news))
        other_title = False
        for index in range(self.title + 1, len(self.lines)):
            other = self.lines[index]
            if other.heading == 1 == line.heading and self.keys[index] != self.keys[self.title] and index > first:
                other_title = True
            article = next((e for e in other.block.iterancestors("article")), None) if home is not None else None
            strange = article is not None and article is not home and home not in article.iterancestors()
            if other_title or (strange and article is not None and home not in article.iterdescendants("article")):
                news[index] = False

    def _leave_headed(self, news: list[bool], marks: list[ZoneKind | None]) -> None:
        """What stands under a heading such as 'comments' or 'related', in the box that it heads, is no news."""
        first = next((index for index, is_news in enumerate(news) if is_news and self._sentence(index)), None)
        if first is None:
            return
        report = set(self._around(first))
        for index in range(first + 1, len(self.lines)):
            short = self.words[index] <= _DATE_WORDS and marks[index] is None and not news[index]
            rule = self.said(index) if short and not self._pointing[index] else None
            if rule is None or rule.scope == "line" or rule.kind not in (ZoneKind.COMMENT, ZoneKind.TEASER):
                continue
            outside = list(itertools.takewhile(lambda e: e not in report, self._around(index)))
            # Of comments everything beside the report; of pointers the narrowest box that holds more than their heading.
            wide = rule.kind is ZoneKind.COMMENT
            box = outside[-1] if wide and outside else next((e for e in outside if self._holds_more(e, index)), None)
            to_end = wide and box is self.lines[index].block  # the comments are the heading's neighbours
            for later in range(index, len(self.lines)):
                inside = box is not None and box in self._around(later)
                if not inside and not to_end:
                    break
                news[later] = False
                marks[later] = marks[later] or rule.kind
            if to_end:
                return

    def _holds_more(self, element: Element, index: int) -> bool:
        """Whether an element holds the line behind one, too."""
        return index + 1 < len(self.lines) and element in self._around(index + 1)

    def _fill(self, news: list[bool], marks: list[ZoneKind | None]) -> None:
        """Lines among the report's that trafilatura left out, and prose beside them in the same element."""
        found = [index for index, is_news in enumerate(news) if is_news]
        if not found:
            return
        root = common_box([self.lines[index].block for index in found])
        homes = {self._home(index) for index in found}
        held = self.title is None or root is None or root not in self.lines[self.title].block.iterancestors()
        pointing = False  # behind a heading such as 'read also', until prose that trafilatura took
        for index in range(found[0], len(self.lines)):
            if news[index]:
                pointing = False
                continue
            rule = self.said(index)
            pointing = pointing or (rule is not None and rule.scope != "line")
            inside = root is None or root in self._around(index)
            if pointing or not inside or marks[index] is not None or rule is not None or self._pointing[index]:
                continue
            news[index] = index < found[-1] or (self._home(index) in homes and self._sentence(index))
        for index in range(found[0] - 1, (self.title if self.title is not None else -1), -1):
            beside = self._home(index) in homes and self._sentence(index)
            within = held and root in self.lines[index].block.iterancestors()
            if marks[index] is not None or not self._quiet(index) or not (beside or within):
                break
            news[index] = True

    def _trim(self, news: list[bool]) -> None:
        """Short lines before the first and behind the last sentence of the report: its date, the next report's label."""
        sentences = [index for index, is_news in enumerate(news) if is_news and self._sentence(index)]
        if not sentences:
            return
        root = common_box([self.lines[index].block for index in sentences])
        for index in range(sentences[-1] + 1, len(news)):
            item = self.lines[index].block.tag == "li" and root in self.lines[index].block.iterancestors()
            news[index] = news[index] and item
        for index in [index for index, is_news in enumerate(news) if is_news][:_HEAD_LINES]:
            short = self.words[index] <= _DATE_WORDS and not self.keys[index].endswith(_STOPS)
            if short and _YEAR.search(self.keys[index]):
                news[index] = False

    def _leave_cards(self, news: list[bool]) -> None:
        """Behind the report, a sentence alone in a box with a link before it is the lead of another story's card."""
        told = [index for index, is_news in enumerate(news) if is_news]
        homes = [home for index in told if (home := self._home(index)) is not None]
        for index in told[:0:-1][:_MOST_CARDS]:
            beside = self._around(index - 1) if self._pointing[index - 1] else ()
            card = next((element for element in self._around(index)[1:3] if element in beside), None)
            held = sum(card is other or card in other.iterancestors() for other in homes)
            if card is None or held > 1:
                return
            news[index] = False

    def _once(self, news: list[bool]) -> None:
        """A page that holds its text twice, for two sizes of window, tells it once."""
        seen: set[str] = set()
        for index, is_news in enumerate(news):
            if is_news and self.words[index] >= _PROSE_WORDS:
                news[index] = self.keys[index] not in seen
                seen.add(self.keys[index])

    def _kind(self, index: int, news: list[bool], marks: list[ZoneKind | None]) -> ZoneKind:
        same = self.title is not None and self.words[index] > 2 and self.keys[index] == self.keys[self.title]
        titled = same and not self._pointing[index] and marks[index] is None
        if index == self.title or titled:
            return ZoneKind.TITLE
        if news[index]:
            return ZoneKind.MAIN
        mark, rule = marks[index], self.said(index)
        if mark is ZoneKind.CAPTION and (not self._near(index) or self._pointing[index]):
            mark = ZoneKind.TEASER
        if mark is not None:
            return mark
        if rule is not None and rule.kind is not ZoneKind.MAIN:
            return rule.kind
        dated = index < self.first_sentence and _YEAR.search(self.keys[index]) is not None
        points = self._pointing[index] or (self.words[index] >= _PROSE_WORDS and not dated)
        return ZoneKind.TEASER if points else ZoneKind.FURNITURE

    def _near(self, index: int) -> bool:
        """Captions count where they stand within the report or at its head, not on cards."""
        first, last = self._span
        after_title = self.title is not None and self.title - _ABOVE <= index
        return (first < index or after_title) and index <= last
