"""Ranges and pairs as claims take them, and how fast times are found."""

from __future__ import annotations

import time

import pytest

from helpers import sentences_of, times
from isnad.claims.reader import default_reader
from isnad.dates.interval import parse_edtf
from isnad.dates.resolve import resolve
from isnad.dates.runs import resolved
from isnad.dates.timex import timex
from spec_rows import phrases

ANCHOR = parse_edtf("2018-05-27")
PER_SECOND = 1500  # a floor that a busy machine keeps; measured alone it is above 5,000


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("قصف الميناء من 3 إلى 5 آذار", ["2018-03-03/2018-03-05"] * 2),
        ("قصف الميناء بين عامي 2014 و2017", ["2014/2017"] * 2),
        ("قصف الميناء يومي 3 و4 آذار", ["2018-03-03/2018-03-04"] * 2),
        ("قصف الميناء أيام 3 و4 و5 آذار", ["2018-03-03/2018-03-05"] * 3),
        ("قصف الميناء من 25 إلى 5 كانون الثاني 2017", ["2016-12-25/2017-01-05"] * 2),
        ("قصف الميناء من بداية عام 2016 حتى نهاية حزيران", ["2016-01/2016-06"] * 2),
        ("قصف الميناء من مطلع العام حتى نيسان", ["2018-01/2018-04"] * 2),
        ("قصف الميناء من منتصف 2016 حتى نهاية حزيران 2017", ["2016-05-02~/2017-06-30~"] * 2),
        ("دارت معارك ليل الخميس - الجمعة", ["2018-05-24/2018-05-25"]),
        ("قصف الميناء الخميس ثم قصف المطار السبت", ["2018-05-24", "2018-05-26"]),
        ("قصف الميناء من 30 إلى 31 شباط", [None] * 2),
    ],
)
def test_what_is_linked_shares_its_days(text: str, edtf: list[str | None]) -> None:
    assert [span.edtf() if span else None for _, span in resolved(times(text), ANCHOR)] == edtf


def test_the_verb_before_it_says_on_which_side_a_weekday_lies() -> None:
    (_, ahead), (_, behind) = resolved(times("ستعقد الجلسة الخميس. عقدت الجلسة الخميس"), ANCHOR)
    assert ahead == parse_edtf("2018-05-31")
    assert behind == parse_edtf("2018-05-24")


def test_a_thousand_times_take_no_second() -> None:
    rules = default_reader().times
    sentences = [s for phrase in phrases("times.yaml") for s in sentences_of(phrase.text)]
    for sentence in sentences:
        rules.find(sentence)
    found, begun = 0, time.process_time()
    for _ in range(3):
        for sentence in sentences:
            for mention in rules.find(sentence):
                resolve(mention.sense, ANCHOR)
                timex(mention.sense, ANCHOR)
                found += 1
    assert found / (time.process_time() - begun) > PER_SECOND
