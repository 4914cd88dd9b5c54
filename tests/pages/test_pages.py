"""The test pages themselves: what is expected stands on the page, what must not be read stands there too."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from html.parser import HTMLParser

import pytest

from pages.heldback import heldback_news_pages, heldback_post_pages
from pages.kit import Expected, Page
from pages.measure import Score, score, wrongly_read
from pages.news import news_pages
from pages.posts import post_pages

SETS: list[Callable[[], Iterator[Page]]] = [news_pages, post_pages, heldback_news_pages, heldback_post_pages]
_UNSEEN = re.compile("[\u00ad\u200e\u200f]")
_INLINE = {"a", "b", "strong", "span", "em", "i", "font", "bdi", "wbr", "img", "mark", "u", "s"}


class _Shown(HTMLParser):
    """The words of a page and where they stand, with no idea of what is hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self._off = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._off += tag in ("script", "style")
        self.words += "" if tag in _INLINE else " "

    def handle_endtag(self, tag: str) -> None:
        self._off -= tag in ("script", "style")
        self.words += "" if tag in _INLINE else " "

    def handle_data(self, data: str) -> None:
        self.words += "" if self._off else data


def _flat(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _source(page: Page) -> str:
    """The page's HTML; that of an MHTML file out of its first part."""
    if page.ending == ".mhtml":
        first = next(part for part in message_from_bytes(page.raw).walk() if part.get_content_type() == "text/html")
        return bytes(first.get_payload(decode=True)).decode()
    return page.raw.decode(page.expect.encoding)


def _shown(page: Page) -> str:
    parser = _Shown()
    parser.feed(_source(page))
    return _flat(parser.words)


@pytest.mark.parametrize("pages", SETS, ids=lambda made: made.__name__)
def test_what_is_expected_stands_on_the_page_in_that_order(pages: Callable[[], Iterator[Page]]) -> None:
    for page in pages():
        shown, at = _shown(page), 0
        for words in page.expect.main:
            found = shown.find(_flat(words), at)
            assert found >= 0, (page.name, words)
            at = found + 1
        for words in [page.expect.title or "", *page.expect.captions]:
            assert _flat(words) in shown, (page.name, words)
        for words in page.expect.may_read:  # some of it only in what the page holds for its scripts
            assert _flat(words) in shown + _flat(_source(page)), (page.name, words)
        for relay in page.expect.relayed:
            assert _flat(relay.author) in shown, page.name
            assert _flat(relay.text) in _flat(" ".join(page.expect.main)), page.name


@pytest.mark.parametrize("pages", SETS, ids=lambda made: made.__name__)
def test_what_must_not_be_read_stands_on_the_page_and_not_in_what_is_expected(
    pages: Callable[[], Iterator[Page]],
) -> None:
    for page in pages():
        shown = _shown(page)
        for words in page.expect.must_not_read:
            assert _flat(words) in shown, (page.name, words)
        due = [page.expect.title or "", *page.expect.main, *page.expect.captions]
        assert wrongly_read(due, page.expect) == [], page.name
        assert wrongly_read(page.expect.must_not_read, page.expect) == page.expect.must_not_read, page.name
        perfect = score(due, page.expect)
        assert perfect.both == perfect.read == perfect.due > 10, page.name
        assert len(page.expect.must_not_read) > 2, page.name


@pytest.mark.parametrize("pages", SETS, ids=lambda made: made.__name__)
def test_names_differ_and_scripts_hold_json(pages: Callable[[], Iterator[Page]]) -> None:
    made = list(pages())
    assert len({page.name for page in made}) == len(made)
    for page in made:
        for script in re.findall(r'type="application/ld\+json">(.*?)</script>', _source(page)):
            assert json.loads(script)


def test_a_score_counts_words_in_any_order_of_the_parts() -> None:
    expected = Expected(
        title="عنوان الخبر", main=["قال المصدر كلاما طويلا", "وأضاف كلاما آخر"], captions=["صورة من مكان بعيد"]
    )
    assert score(["عنوان الخبر", "صورة من مكان بعيد", "قال المصدر كلاما طويلا\nوأضاف كلاما آخر"], expected) == Score(
        13, 13, 13
    )
    assert score(["قال المصدر كلاما طويلا", "إعلان تجاري"], expected) == Score(4, 6, 13)


def test_a_score_leaves_out_what_may_be_read_or_not() -> None:
    expected = Expected(title=None, main=["قال المصدر"], may_read=["14:20"])
    assert score(["14:20 قال المصدر"], expected) == score(["قال المصدر"], expected)
    assert score(["قال المصدر 14:21"], expected).precision < 1
