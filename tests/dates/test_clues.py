"""The clues of the lexicon: each kind, milestone and office gives its clue in its examples, and not in the others."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import pytest

from isnad.claims.reader import default_reader
from isnad.dates.clues.gather import Source
from isnad.dates.clues.milestones import Milestones
from isnad.dates.constraints import Constraint
from isnad.dates.published import published

RAW = default_reader().lexicon.raw
MILESTONES = RAW["clues/milestones.yaml"]["milestones"]
OFFICES = RAW["clues/holders.yaml"]
KINDS = RAW["clues/published.yaml"]["clues"] + RAW["clues/lifetimes.yaml"]["clues"]


def found(text: str, rules: tuple[str, ...]) -> list[Constraint]:
    constraints, _ = default_reader().clues.gather(Source(text=text, zones=default_zones(text)))
    return [one for one in constraints if one.basis.rule in rules]


def default_zones(text: str) -> Any:
    from isnad.reports.zones import zones

    return zones(text, default_reader().zone_rules, titled=False)


def kinds() -> Iterator[Any]:
    for row in KINDS:
        for example in row["matches"]:
            yield pytest.param(row["id"], example["text"], example["gives"], id=f"{row['id']}: {example['text'][:30]}")


@pytest.mark.parametrize(("rule", "text", "gives"), list(kinds()))
def test_a_kind_of_clue_gives_what_its_example_says(rule: str, text: str, gives: str) -> None:
    assert str(gives) in [one.allows for one in found(text, (rule,))]


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row["id"])
def test_a_kind_of_clue_is_not_seen_where_it_is_not(row: dict[str, Any]) -> None:
    for example in row["rejects"]:
        assert not found(example["text"], (row["id"],)), example


def of_milestone(row: dict[str, Any], text: str) -> bool:
    """Whether a text gives the bound of this milestone."""
    first = str(row["date"]).split("/")[0]
    bounds = found(text, ("published.milestone", "published.milestone-time"))
    return any(one.spans[0].earliest.isoformat().startswith(first) for one in bounds)


@pytest.mark.parametrize("row", MILESTONES, ids=lambda row: row["id"])
def test_a_milestone_bounds_what_tells_of_it_as_past_and_nothing_else(row: dict[str, Any]) -> None:
    assert [text for text in row["matches"] if not of_milestone(row, text)] == []
    assert [text for text in row["rejects"] if of_milestone(row, text)] == []


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row["id"])
def test_a_holder_of_office_is_known_by_title_and_name_together(row: dict[str, Any]) -> None:
    rule = ("published.office-holder",)
    remembered = [held.get("unverified", False) for held in row["held"]]  # such terms date no report
    if not any(remembered):
        assert [text for text in row["matches"] if not found(text, rule)] == []
    if all(remembered):
        assert [text for text in row["matches"] if found(text, rule)] == []
    assert [text for text in row["rejects"] if found(text, rule)] == []


def test_there_are_many_and_their_ids_are_unique() -> None:
    for rows, least in ((MILESTONES, 80), (OFFICES, 40)):
        assert len({row["id"] for row in rows}) == len(rows) > least
        assert all(row["matches"] and row["rejects"] for row in rows)
    offices = default_reader().lexicon.offices
    assert sum(len(row["held"]) for row in OFFICES) + sum(len(office.held) for office in offices) > 300


@pytest.mark.parametrize(
    ("text", "allows"),
    [
        ("قال رئيس الوزراء حيدر العبادي إن القوات تقدمت", "2014-09-08/2018-10-25"),
        ("قال رئيس الوزراء العراقي السابق حيدر العبادي إن البلاد تجاوزت الأزمة", "2018-10-25/.."),
        ("أعلن الرئيس الأمريكي دونالد ترامب سحب الجنود", "[2017-01-20/2021-01-20,2025-01-20/..]"),
        ("قال نوري المالكي رئيس الوزراء العراقي إن الجيش باق", "2006-05-20/2014-09-08"),
        ("أمر القائد العام للقوات المسلحة (مصطفى الكاظمي) بفتح تحقيق", "2020-05-07/2022-10-27"),
        ("قال المتحدث باسم قيادة العمليات المشتركة بالعراق العميد تحسين الخفاجي إن القوة عادت", "2020-01-01/.."),
        ("رحب نائب رئيس الوزراء حيدر العبادي بالاتفاق", None),
        ("قال حيدر العبادي إن القوات تقدمت", None),
        ("في عام 2016 كان رئيس الوزراء حيدر العبادي قد زار الجبهة", None),
        ("وكان رئيس الوزراء حيدر العبادي قد وعد آنذاك بالإعمار", None),
        ("شكلت اللجنة بعد اغتيال رئيس المجلس السياسي الأعلى صالح الصماد", None),
        ("التقى حيدر العبادي رئيس الوزراء التركي في بغداد", None),
    ],
)
def test_what_a_title_and_a_name_say(text: str, allows: str | None) -> None:
    told = found(text, ("published.office-holder", "published.former-holder"))
    assert [one.allows for one in told] == ([] if allows is None else [allows])


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت سيارة مفخخة أمس في منطقة نبع السلام",
        "قتل جنديان قبل ثلاثة أيام في منطقة نبع السلام",
        "زار الوفد أمس عائلات ضحايا انفجار مرفأ بيروت",
        "قتل عشرة مدنيين الشهر الماضي في درعا التي تشهد فوضى منذ سقوط نظام الأسد",
        "أدلى شاهد أمس بإفادته في قضية اغتيال رفيق الحريري",
    ],
)
def test_another_deeds_time_is_not_the_milestones(text: str) -> None:
    assert [one.allows for one in found(text, ("published.milestone",))]
    assert not found(text, ("published.milestone-time",))


@pytest.mark.parametrize(
    ("text", "allows"),
    [
        ("انتهت الحرب على داعش في العراق أواخر العام الماضي", "2018"),
        ("انتهت الحرب على داعش في العراق قبل عامين", "about two years after"),
        ("أعلن العراق الشهر الماضي انتهاء الحرب على داعش", "2018-01"),
        ("أعلن العراق أواخر العام الماضي تأمين الطرق، مؤكدا انتهاء الحرب على داعش", "2018"),
        ("أعلن العراق تأمين الطرق الشهر الماضي. وقال مؤكدا انتهاء الحرب على داعش", None),
        ("انتهت الحرب على داعش في العراق قبل نحو عامين", None),
        ("انتهت الحرب على داعش في العراق منذ سنوات", None),
    ],
)
def test_a_time_told_of_a_milestone_gives_the_reports_own(text: str, allows: str | None) -> None:
    told = list(found(text, ("published.milestone-time",)))
    if allows == "about two years after":
        assert told[0].spans[0].earliest.isoformat() <= "2019-12-09" <= told[0].spans[-1].latest.isoformat()
        return
    assert [one.allows for one in told] == ([] if allows is None else [allows])


def test_a_line_of_thousands_of_dates_is_read_in_its_time() -> None:
    days = [dt.date(1995, 1, 1) + dt.timedelta(n) for n in range(8000)]
    text = "نص تدريبي مختلق: قتل رجل في " + " وقتل آخر في ".join(f"{day:%d/%m/%Y}" for day in reversed(days))
    began = time.process_time()
    own = published(Source(text=text, given="2000-01-05"), default_reader().clues)
    assert own.span is not None
    assert own.span.edtf() == "2000-01-05"
    assert time.process_time() - began < 2
    assert len(own.basis) < 100  # nobody reads thousands of reasons


def test_every_reject_of_a_milestone_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the guards off each row has a reject that its own patterns match: else it would test nothing."""
    monkeypatch.setattr(Milestones, "_is_past", lambda *_: True)
    sharp = {row["id"]: any(of_milestone(row, text) for text in row["rejects"]) for row in MILESTONES}
    assert [id for id, one in sharp.items() if not one] == []
