"""A report's own date: what came with it, what it prints, and what 'today Sunday' leaves."""

from __future__ import annotations

import pytest

from helpers import make_document
from isnad.claims.reader import default_reader
from isnad.dates.given import parse_given
from isnad.dates.published import Published, Source, published
from isnad.reports.item import DateHint

BODY = "قصفت طائرات حربية أطراف البلدة وأوقع القصف ثلاثة قتلى من المدنيين.\nوقال شهود إن القصف استمر ساعة."


def of(text: str, given: str | int | None = None, hints: list[DateHint] | None = None) -> Published:
    return published(Source(text=text, given=given, hints=hints or []), default_reader().clues)


def edtf(found: Published) -> str | None:
    return found.span.edtf() if found.span else None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2018-04-20", "2018-04-20"),
        ("2018-04-20T21:15:00Z", "2018-04-20"),
        ("2018-04-20T21:15:00+03:00", "2018-04-20"),
        ("2018-04-20 21:15", "2018-04-20"),
        (" 2018-04-20 ", "2018-04-20"),
        ("20 نيسان 2018", "2018-04-20"),
        ("20 أبريل، 2018", "2018-04-20"),
        ("الجمعة 20 نيسان/أبريل 2018", "2018-04-20"),
        ("الجمعة، 20 أبريل 2018 - 21:15", "2018-04-20"),
        ("٢٠ أبريل ٢٠١٨", "2018-04-20"),
        ("20/4/2018", "2018-04-20"),
        ("20-04-2018 09:15 م", "2018-04-20"),
        ("2018/04/20", "2018-04-20"),
        ("April 20, 2018", "2018-04-20"),
        ("20 April 2018", "2018-04-20"),
        (1524258900, "2018-04-20"),
        ("قبل ساعتين", None),
        ("غير معروف", None),
        ("", None),
        ("2018-02-31", None),
        (10**15, None),
        (-(10**15), None),
    ],
)
def test_what_came_with_the_report(given: str | int, expected: str | None) -> None:
    span = parse_given(given, default_reader().times)
    assert (span.edtf() if span else None) == expected


def test_given_wins_over_printed_and_says_so() -> None:
    found = of("نشر في 21 نيسان 2018\n" + BODY, "2018-04-20")
    assert edtf(found) == "2018-04-20"
    first, second = found.basis
    assert (first.rule, first.text, first.allows) == ("published.given", "2018-04-20", "2018-04-20")
    assert (second.rule, second.text, second.over) == ("published.dropped", "21 نيسان 2018", "2018-04-20")


def test_what_is_not_understood_is_kept_as_a_reason_and_the_page_is_asked() -> None:
    found = of("21 نيسان 2018\n" + BODY, "قبل ساعتين")
    assert edtf(found) == "2018-04-21"
    assert [basis.rule for basis in found.basis] == ["published.given-not-understood", "published.date-line"]


@pytest.mark.parametrize(
    "line",
    [
        "20 نيسان 2018",
        "الجمعة 20 أبريل 2018",
        "نشر في: 20 أبريل 2018",
        "آخر تحديث: 20/04/2018 - 14:30",
        "دمشق - 20 نيسان 2018",
        "الجمعة، 20 أبريل، 2018 | 11:20 ص",
        "2018-04-20",
        "٢٠ نيسان ٢٠١٨",
        "April 20, 2018",
    ],
)
@pytest.mark.parametrize("where", ["above", "below the title"])
def test_a_printed_line(line: str, where: str) -> None:
    text = f"{line}\n{BODY}" if where == "above" else f"قصف على أطراف البلدة\n{line}\n{BODY}"
    found = of(text)
    assert edtf(found) == "2018-04-20"
    (basis,) = found.basis
    assert basis.rule == "published.date-line"
    assert text[basis.start : basis.end] == basis.text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "قتل القيادي في 20 نيسان 2018 بغارة على سيارته في أطراف المدينة بحسب ما قاله شهود من سكان الحي.\n" + BODY,
        BODY + "\nوكان الجيش قد سيطر على البلدة في 3 أيار 2017 بعد معارك استمرت شهرين كاملين مع المسلحين.",
        "20 نيسان\n" + BODY,
        "نيسان 2018\n" + BODY,
    ],
)
def test_a_date_inside_the_news_is_not_the_reports(text: str) -> None:
    assert of(text).span is None


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("أعلن المتحدث اليوم الأحد بدء الهدنة في المدينة", "Sunday"),
        ("قتل ثلاثة جنود أمس السبت في كمين", "Sunday"),
        ("قتل ثلاثة جنود أول أمس الجمعة في كمين", "Sunday"),
        ("تبدأ الهدنة غدا الاثنين في المدينة", "Sunday"),
        ("أعلن المتحدث، اليوم (الأحد)، بدء الهدنة", "Sunday"),
        ("أعلن المتحدث الأحد بدء الهدنة", None),
        ("أعلن المتحدث اليوم بدء الهدنة", None),
        ("أعلن المتحدث الأحد الماضي بدء الهدنة", None),
    ],
)
def test_a_day_of_the_week_is_all_that_today_sunday_says(text: str, weekday: str | None) -> None:
    found = of(text)
    assert found.span is None
    assert found.weekday == weekday
    assert [basis.rule for basis in found.basis] == (["published.deictic-weekday"] if weekday else [])


def test_the_document_says_it_in_edtf() -> None:
    document = make_document(BODY, published="20 نيسان 2018")
    assert (document.published, document.published_weekday) == ("2018-04-20", None)
    undated = make_document("أعلن المتحدث اليوم الأحد بدء الهدنة في المدينة")
    assert (undated.published, undated.published_weekday) == (None, "Sunday")


def test_an_impossible_date_is_no_date() -> None:
    assert of("31 نيسان 2018\n" + BODY).span is None
    assert of(BODY, "31/4/2018").span is None


def test_hints_give_the_day_and_the_moment_each_from_the_one_that_has_it() -> None:
    hints = [
        DateHint(rule="published.post-time", text="1:02 AM · Aug 5, 2022", start=0, end=21),
        DateHint(rule="published.status-id", text="2022-08-04T22:02:00Z"),
    ]
    found = of(BODY, None, hints)
    assert (edtf(found), found.at) == ("2022-08-05", "2022-08-04T22:02:00+00:00")
    assert [basis.rule for basis in found.basis] == ["published.post-time", "published.status-id"]


def test_a_moment_far_from_the_day_is_another_thing() -> None:
    hints = [
        DateHint(rule="published.post-time", text="Aug 5, 2022"),
        DateHint(rule="published.status-id", text="2022-08-09T22:02:00Z"),
    ]
    assert of(BODY, None, hints).at is None


@pytest.mark.parametrize(("word", "day"), [("الجمعة", "2024-05-03"), ("الأحد", "2024-05-02/2024-05-03")])
def test_the_texts_weekday_settles_a_day_that_a_hint_leaves_open(word: str, day: str) -> None:
    hints = [DateHint(rule="published.post-day", text="2024-05-02/2024-05-03")]
    assert edtf(of(f"قصف على القرية اليوم {word}", None, hints)) == day
