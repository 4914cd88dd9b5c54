"""Saved pages and posts, as the test pages in tests/pages have them: what is read of them, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.claims.reader import default_reader
from isnad.records import Document
from isnad.reports.item import Fields, Format, Item
from pages.heldback import heldback_news_pages, heldback_post_pages
from pages.kit import Page
from pages.measure import FLOOR, layout_scores, missed, same_words, wrongly_read, zone_texts
from pages.news import news_pages
from pages.posts import post_pages

TEXT = "قتل خمسة مدنيين في غارة جوية على بلدة هجين يوم الخميس، بحسب مصدر طبي في البلدة."
SETS: list[Callable[[], Iterator[Page]]] = [news_pages, post_pages, heldback_news_pages, heldback_post_pages]
each_set = pytest.mark.parametrize("pages", SETS, ids=lambda pages: pages.__name__)


@cache
def documents(pages: Callable[[], Iterator[Page]]) -> list[tuple[Page, Document]]:
    """The pages of a set, read."""
    return [(page, document(page.raw, page.url_given)) for page in pages()]


def document(raw: bytes, url: str | None = None) -> Document:
    return default_reader().document(Item(raw, Fields(url=url), "page.html", Format.PAGE))


@each_set
def test_main_text_titles_and_captions_are_read_and_little_else(pages: Callable[[], Iterator[Page]]) -> None:
    read = [(page, zone_texts(found.text, found.zones)) for page, found in documents(pages)]
    for page, stretches in read:
        assert wrongly_read(stretches, page.expect) == [], page.name
        assert missed(stretches, page.expect) == [], page.name
    for layout, score in layout_scores(read).items():
        assert (score.precision >= FLOOR, score.recall >= FLOOR) == (True, True), (layout, score)


@each_set
def test_the_date_is_right_or_honestly_absent(pages: Callable[[], Iterator[Page]]) -> None:
    for page, found in documents(pages):
        assert found.published == page.expect.published, (page.name, found.published_basis)
        if page.expect.instant:
            assert found.published_at is not None, page.name
            assert datetime.fromisoformat(found.published_at) == datetime.fromisoformat(page.expect.instant), page.name


@each_set
def test_title_author_and_outlet_are_as_shown(pages: Callable[[], Iterator[Page]]) -> None:
    for page, found in documents(pages):
        assert same_words(found.title, page.expect.title), page.name
        assert same_words(found.author, page.expect.author), (page.name, found.author)
        assert page.expect.outlet in (None, found.outlet), page.name
        assert page.url_given or page.expect.url in (None, found.url), page.name


@each_set
def test_posts_of_others_are_told_apart(pages: Callable[[], Iterator[Page]]) -> None:
    for page, found in documents(pages):
        relayed = [(relay.kind, relay.author, found.text[relay.start : relay.end]) for relay in found.relayed]
        assert len(relayed) == len(page.expect.relayed), (page.name, relayed)
        for (kind, author, text), due in zip(relayed, page.expect.relayed, strict=True):
            assert (kind, same_words(author, due.author), same_words(text, due.text)) == (due.kind, True, True), (
                page.name
            )


@each_set
def test_zones_cover_the_text_in_order_without_gaps(pages: Callable[[], Iterator[Page]]) -> None:
    for page, found in documents(pages):
        ends = [0, *(zone.end for zone in found.zones)]
        assert [zone.start for zone in found.zones] == ends[:-1], page.name
        assert ends[-1] == len(found.text), page.name
        assert all(zone.start < zone.end for zone in found.zones), page.name


def test_what_a_saver_noted_of_address_and_time_is_kept() -> None:
    note = "<!-- Page saved with SingleFile\n url: https://example.org/a\n saved date: Sun Jul 30 2023 12:11:09 GMT+0300 (X)\n-->"
    saved = document(f"<html>{note}<body><p>{TEXT}</p></body></html>".encode())
    assert (saved.url, saved.retrieved) == ("https://example.org/a", "2023-07-30T09:11:09Z")
    archived = document(f"<p>{TEXT}</p>".encode(), "https://web.archive.org/web/20230730041152/http://example.org/b")
    assert (archived.url, archived.retrieved) == (
        "https://web.archive.org/web/20230730041152/http://example.org/b", "2023-07-30T04:11:52Z",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256", "iso8859_6"])
@pytest.mark.parametrize(
    "declared", ["", '<meta charset="utf-8">', '<meta charset="windows-1252">', '<meta charset="none">']
)
def test_letters_are_right_whatever_a_page_declares(encoding: str, declared: str) -> None:
    text = TEXT.translate({ord("ّ"): None})
    page = f"<html><head>{declared}</head><body><p>{text}</p></body></html>"
    assert text in document(page.encode(encoding)).text


HOSTILE = {
    "nested": "<div>" * 200_000 + TEXT,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}</p>",
    "long attribute": f"<p title='{'x' * 20_000_000}'>{TEXT}</p>",
    "entities": "<!DOCTYPE x [" + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40)) + f"]><p>&a39;{TEXT}",
    "headings": '<div role="article" aria-posinset=1>' + "<h3><strong>x</strong></h3><p dir=auto>y</p>" * 2000 + f"<p>{TEXT}</p></div>",
    "json": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{TEXT}</p>",
    "letters of no text": f"<p>\0{TEXT * 5}\0</p>",
    "parts": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + "--x\nContent-Type: text/plain\n\na\n" * 20_000
    + f"--x\nContent-Type: text/html\n\n<p>{TEXT}</p>\n--x--",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_little_and_loses_no_letter(name: str) -> None:
    started = time.perf_counter()
    found = document(HOSTILE[name].encode())
    assert time.perf_counter() - started < 10
    assert TEXT in found.text


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "<html><body><article>", "<article data-testid=tweet>", "MIME-Version: 1.0\n"]),
)
def test_no_bytes_break_it(noise: bytes, before: str) -> None:
    found = document(before.encode() + noise + TEXT.encode())
    assert [zone.start for zone in found.zones] == [0, *(zone.end for zone in found.zones)][:-1]
