"""Posts saved as text: who posted, when, which words are the post's; and that plain news is left alone."""

from __future__ import annotations

import time

import msgspec
import posts_samples as samples
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.claims.reader import default_reader
from isnad.records import Document, RelayKind, ZoneKind
from isnad.reports.extracting import extract
from isnad.reports.item import Extract, Fields, Item
from isnad.reports.posts.address import Platform, address, status_moment
from isnad.reports.zones import READ

FACEBOOK = "https://www.facebook.com/wadi/posts/pfbid0abc"
FILM = "https://www.facebook.com/watch/?v=12345"
STATUS = "https://x.com/wadi_news/status/"
AUGUST = STATUS + "1555312345678901248"  # 2022-08-04T21:58Z
FEBRUARY = STATUS + "1886210051792044050"  # 2025-02-03T00:28Z
ALL = [value for name, value in vars(samples).items() if name.isupper() and isinstance(value, str)]


def _item(text: str, url: str | None = None, retrieved: str | None = None) -> Item:
    fields = Fields(text=text, url=url, retrieved=retrieved)
    return Item(msgspec.json.encode(fields), fields, "test")


def _extract(text: str, url: str | None = None, retrieved: str | None = None) -> Extract:
    return extract(_item(text, url, retrieved), default_reader().zone_rules)


def _document(text: str, url: str | None = None, retrieved: str | None = None) -> Document:
    return default_reader().document(_item(text, url, retrieved))


def _read(document: Document) -> str:
    return "\n".join(document.text[z.start : z.end] for z in document.zones if z.kind in READ)


@pytest.mark.parametrize(
    ("text", "url", "day"),
    [
        (samples.FACEBOOK_TOOL, FACEBOOK, "2024-05-02/2024-05-03"),
        (samples.FACEBOOK_TOOL_ARABIC, FACEBOOK, "2024-05-02/2024-05-03"),
        (samples.FACEBOOK_TOOL, None, "2024-05-02/2024-05-03"),
        (samples.FACEBOOK_SPACED, None, "2024-05-02/2024-05-03"),
        (samples.FACEBOOK_NAKED, None, "2024-05-02/2024-05-03"),
        (samples.FACEBOOK_COPIED, FACEBOOK, "2022-08-04"),
        (samples.FACEBOOK_COPIED, None, "2022-08-04"),
        (samples.FACEBOOK_COPIED_ARABIC, FACEBOOK, "2022-08-04"),
        (samples.FACEBOOK_COPIED_ARABIC, None, "2022-08-04"),
        (samples.FACEBOOK_HOURS, FACEBOOK, None),
        (samples.FACEBOOK_YESTERDAY, FACEBOOK, None),
        (samples.FACEBOOK_NO_YEAR, FACEBOOK, None),
        (samples.FACEBOOK_FILM, FILM, None),
        (samples.X_COPIED, AUGUST, "2022-08-04"),
        (samples.X_COPIED, None, "2022-08-04"),
        (samples.X_TOOL, FEBRUARY, "2025-02-03"),
        (samples.X_2022, None, "2022-08-25"),
        (samples.TELEGRAM, None, "2025-12-18"),
        (samples.TELEGRAM, "https://t.me/wadi_news/100?embed=1", "2025-12-18"),
    ],
)  # fmt: skip
def test_author_day_and_words(text: str, url: str | None, day: str | None) -> None:
    document = _document(text, url)
    assert (document.author, document.published) == ("شبكة الوادي", day)
    assert samples.NEWS in _read(document).replace("\n", "")
    for foreign in (samples.OTHER, "عشرة", "شكرا", "Like", "أعجبني", "تعليق", "Views", "See more", "All reactions"):
        assert foreign not in _read(document)


def test_comments_are_comments() -> None:
    for text in (samples.FACEBOOK_COPIED, samples.FACEBOOK_COPIED_ARABIC, samples.X_COPIED, samples.X_2022):
        document = _document(text)
        at = text.index(samples.OTHER)
        assert next(z.kind for z in document.zones if z.start <= at < z.end) is ZoneKind.COMMENT


def test_a_thread_goes_on_until_another_speaks() -> None:
    read = _read(_document(samples.X_TOOL, FEBRUARY))
    assert "أول السلسلة" in read
    assert "ثم انتهت المهمة" in read


@pytest.mark.parametrize(
    ("text", "retrieved", "day"),
    [
        (samples.FACEBOOK_HOURS, "2024-05-02T20:00:00Z", "2024-05-02"),
        (samples.FACEBOOK_HOURS, "2024-05-02T03:30:00Z", None),  # three to four hours before: either of two days
        (samples.FACEBOOK_YESTERDAY, "2024-05-02T20:00:00Z", "2024-05-01"),
        (samples.FACEBOOK_NO_YEAR, "2022-09-01T08:00:00Z", "2022-08-04"),
        (samples.FACEBOOK_NO_YEAR, "2022-06-01T08:00:00Z", "2021-08-04"),
    ],
)
def test_times_told_from_the_saving(text: str, retrieved: str, day: str | None) -> None:
    document = _document(text, FACEBOOK, retrieved)
    assert document.published == day
    assert [basis.rule for basis in document.published_basis] == [
        "published.post-relative" if day else "published.retrieved"
    ]


def test_a_day_printed_for_a_tool_is_settled_by_the_posts_own_words() -> None:
    document = _document(samples.FACEBOOK_TOOL.replace("صباح اليوم", "صباح اليوم الجمعة"), FACEBOOK)
    assert document.published == "2024-05-03"
    assert [b.rule for b in document.published_basis] == ["published.post-day", "published.deictic-weekday"]


def test_the_tabs_line_breaks_part_what_the_copy_ran_together() -> None:
    document = _document(samples.FACEBOOK_TOOL, FACEBOOK)
    assert samples.NEWS.split()[0] in [document.text[z.start : z.end].split()[0] for z in document.zones]


@pytest.mark.parametrize(
    ("text", "days"), [(samples.FACEBOOK_SHARED, ["2024-05-03/2024-05-04"]), (samples.FACEBOOK_SHARED_COPIED, [])]
)
def test_shared_post(text: str, days: list[str]) -> None:
    found = _extract(text, FACEBOOK)
    (relayed,) = found.relayed
    assert found.author == "مالك الوادي"
    assert (relayed.kind, relayed.author) == (RelayKind.SHARED, "Wadi News - أخبار الوادي")
    assert found.text[relayed.start : relayed.end].strip() == samples.NEWS
    assert [hint.text for hint in found.dates] == days  # never the shared post's own
    assert "Wadi News" not in _read(_document(text, FACEBOOK))


def test_quoted_post() -> None:
    found = _extract(samples.X_COPIED_ARABIC)
    (relayed,) = found.relayed
    assert (found.author, relayed.kind, relayed.author) == ("مالك الوادي", RelayKind.QUOTED, "شبكة الوادي")
    assert found.text[relayed.start : relayed.end].strip() == samples.NEWS
    assert [hint.text for hint in found.dates] == ["10:15 م · 4 أغسطس 2022"]
    assert samples.OTHER not in _read(_document(samples.X_COPIED_ARABIC))


def test_words_alone() -> None:
    document = _document(samples.NEWS, AUGUST)
    assert (document.layout, document.author) == ("x.post.text", "(@wadi_news)")
    assert (document.published, document.published_at) == ("2022-08-04", "2022-08-04T21:58:54+00:00")
    cut = _document(samples.FACEBOOK_CUT, FACEBOOK)
    assert (cut.author, cut.published, _read(cut).count("نص تدريبي")) == (None, None, 1)


def test_old_page_is_read_once_and_without_answers() -> None:
    document = _document(samples.X_OLD, AUGUST)
    read = _read(document)
    assert read.count("ثم وصلت الفرق") == 1
    assert samples.NEWS in read
    assert samples.OTHER not in read


@pytest.mark.parametrize(
    ("printed", "day"),
    [("1:01 AM · Aug 5, 2022", "2022-08-05"), ("3:01 PM · Aug 4, 2022", "2022-08-04"), ("9:00 AM · Aug 9, 2022", "2022-08-04")],
)  # fmt: skip
def test_the_ids_instant_and_the_printed_day(printed: str, day: str) -> None:
    """Ahead of UTC the printed day is the report's; a day far off belongs to another post on the page."""
    document = _document(samples.X_COPIED.replace("10:15 PM · Aug 4, 2022", printed), AUGUST)
    assert (document.published, document.published_at) == (day, "2022-08-04T21:58:54+00:00")


@pytest.mark.parametrize("text", samples.PLAIN)
@pytest.mark.parametrize("url", [None, "https://wadi.example/news/1"])
def test_plain_news_is_left_alone(text: str, url: str | None) -> None:
    assert _extract(text, url) == Extract(text=text)


@pytest.mark.parametrize("text", samples.IN_POSTS)
@pytest.mark.parametrize("url", [AUGUST, FACEBOOK, "https://t.me/wadi_news/1"])
def test_no_word_of_a_post_is_taken_for_what_stands_around_it(text: str, url: str) -> None:
    found = _extract(text, url)
    kept = found.zones is None or all(zone.kind in READ for zone in found.zones if text[zone.start : zone.end].strip())
    assert (kept, found.relayed) == (True, [])


@pytest.mark.parametrize("url", [AUGUST, FACEBOOK])
def test_the_card_of_a_link_closes_a_post(url: str) -> None:
    assert "صفحة أخرى" not in _read(_document(samples.CARD, url))
    assert samples.NEWS in _read(_document(samples.CARD, url))


@pytest.mark.parametrize("run", [" ", "\n", "·", " ·", "1", ".1", "10:10", "Follow ", "a\n@aa\n·\n5h\n", "t.me/a/1\n"])
@pytest.mark.parametrize("url", [None, AUGUST, FACEBOOK, "https://t.me/wadi_news/1"])
def test_long_runs_take_no_longer_than_their_length(run: str, url: str | None) -> None:
    """Where time grows with the square of the length, 100,000 letters take minutes; else well under a second or two."""
    head, foot = f"شبكة الوادي\n@wadi_news\n{samples.NEWS} ", "May 2, 2024 · Shared with Public\nأعجبني"
    began = time.process_time()
    _extract(head + run * (100_000 // len(run)) + foot, url)
    assert time.process_time() - began < 8


def test_what_follows_the_name_of_youtube_is_read() -> None:
    document = _document(f"{samples.NEWS} - YouTube\n{samples.OTHER}", "https://youtu.be/abc")
    assert samples.OTHER in _read(document)
    assert "YouTube" not in _read(document)


def test_film_pages() -> None:
    assert _extract(samples.YOUTUBE, "https://youtu.be/abc").title == samples.NEWS
    doubtful = _extract(f"{samples.NEWS} | أخبار | الوادي", FILM)
    assert doubtful.author is None


@pytest.mark.parametrize(
    ("url", "platform", "handle", "status"),
    [
        ("https://mobile.twitter.com/wadi/status/1555312345678901248?s=20", Platform.X, "wadi", 1555312345678901248),
        ("nitter.example.org/wadi/status/1555312345678901248#m", Platform.X, "wadi", 1555312345678901248),
        ("https://web.archive.org/web/20220804/https://twitter.com/wadi/status/1555312345678901248", Platform.X, "wadi", 1555312345678901248),
        ("https://x.com/i/status/1555312345678901248", Platform.X, None, 1555312345678901248),
        ("https://x.com.wadi.example/wadi/status/1", Platform.OTHER, None, None),
        ("https://m.facebook.com/story.php?story_fbid=1", Platform.FACEBOOK, None, None),
        ("https://wadi.example/?u=https://x.com/wadi/status/1555312345678901248", Platform.OTHER, None, None),
    ],
)  # fmt: skip
def test_addresses(url: str, platform: Platform, handle: str | None, status: int | None) -> None:
    assert address(url)[:3] == (platform, handle, status)


def test_early_ids_hold_no_time() -> None:
    assert status_moment(20_000_000_000) is None


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_zones_cover_any_page_without_gaps(data: st.DataObject) -> None:
    """Pages cut, joined and strewn with marks: zones in order, from the first letter to the last, spans inside."""
    pieces = data.draw(st.lists(st.sampled_from(ALL), min_size=1, max_size=3))
    text = "\u200f".join(piece[data.draw(st.integers(0, 80)) :][: data.draw(st.integers(1, 900))] for piece in pieces)
    found = _extract(text, data.draw(st.sampled_from([None, FACEBOOK, FILM, AUGUST, "https://t.me/a/1"])), "2024-05-02")
    assert found.text == text
    if found.zones is not None and text:
        assert (found.zones[0].start, found.zones[-1].end) == (0, len(text))
        assert all(a.end == b.start and a.start < a.end for a, b in zip(found.zones, found.zones[1:], strict=False))
    for span in (*found.relayed, *(hint for hint in found.dates if hint.start is not None)):
        assert 0 <= (span.start or 0) <= (span.end or 0) <= len(text)
