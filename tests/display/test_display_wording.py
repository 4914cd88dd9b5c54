"""Days, places and figures in words, in both languages."""

from __future__ import annotations

import pytest
from display_makers import actor, claim, day, document, flat, killed, speaker, town

from isnad.display import chain, wording
from isnad.display.say import Say
from isnad.records import CountScope, Denied, Denies, LinkKind, Role, Stance, Status, Time

EN, AR = Say("en"), Say("ar")


@pytest.mark.parametrize(
    ("edtf", "english", "arabic"),
    [
        ("2023-05-18", "2023-05-18 Thursday", "الخميس 18 أيار/مايو 2023"),
        ("2023-05-18~", "about 2023-05-18 Thursday", "نحو الخميس 18 أيار/مايو 2023"),
        ("2018-04", "2018-04", "نيسان/أبريل 2018"),
        ("2018-04~", "about 2018-04", "نحو نيسان/أبريل 2018"),
        ("2018", "2018", "2018"),
        ("2014/2016", "2014 to 2016", "بين 2014 و2016"),
        ("2023-05-18/2023-05-19", "2023-05-18 to 2023-05-19", "بين 18 و19 أيار/مايو 2023"),
        ("2023-05-30/2023-06-02", "2023-05-30 to 2023-06-02", "بين 30 أيار/مايو و2 حزيران/يونيو 2023"),
        ("2023-12-31/2024-01-01", "2023-12-31 to 2024-01-01", "بين 31 كانون الأول/ديسمبر 2023 و1 كانون الثاني/يناير 2024"),
        ("2014-06/2014-08", "2014-06 to 2014-08", "بين حزيران/يونيو وآب/أغسطس 2014"),
        ("2014-12/2015-01", "2014-12 to 2015-01", "بين كانون الأول/ديسمبر 2014 وكانون الثاني/يناير 2015"),
        ("0033-99", "0033-99", "0033-99"),
    ],
)  # fmt: skip
def test_days(edtf, english, arabic):
    assert flat(wording.span(EN, edtf)) == english
    assert flat(wording.span(AR, edtf)) == arabic


def test_a_day_with_its_hour_and_one_without_a_date():
    assert (
        flat(wording.day(EN, day("2023-05-18", clock="17:00", part_of_day="AF")))
        == "2023-05-18 Thursday 17:00, afternoon"
    )
    assert flat(wording.day(AR, day("2023-05-18", clock="17:00"))) == "الخميس 18 أيار/مايو 2023 الساعة 17:00"
    assert flat(wording.day(EN, Time(text="الخميس", start=0, end=6))) == "«الخميس» (no date can be told)"
    assert wording.day(EN, None) == wording.day(EN, Time()) == "not said"
    assert wording.day(AR, None) == "لم يُذكر"


@pytest.mark.parametrize(
    ("relation", "english", "arabic"),
    [
        ("in", "Town (within 5 km)", "البلدة (ضمن 5 كم)"),
        (None, "Town (within 5 km)", "البلدة (ضمن 5 كم)"),
        ("near", "near Town (within 5 km)", "قرب البلدة (ضمن 5 كم)"),
        ("south of", "south of Town (within 5 km)", "جنوب البلدة (ضمن 5 كم)"),
        ("countryside", "countryside of Town (within 5 km)", "ريف البلدة (ضمن 5 كم)"),
        ("50 km from", "50 km from Town (within 5 km)", "على بعد 50 كم من البلدة (ضمن 5 كم)"),
        ("beyond", "beyond Town (within 5 km)", "beyond البلدة (ضمن 5 كم)"),
    ],
)
def test_places(relation, english, arabic):
    assert flat(wording.place(EN, town(relation=relation))) == english
    assert flat(wording.place(AR, town(relation=relation))) == arabic


def test_places_that_are_wide_or_unknown():
    assert flat(wording.place(EN, town(precision=6, radius_km=350))) == "Town (only the country)"
    assert flat(wording.place(EN, town(name_en=None, radius_km=None))) == "«البلدة»"
    assert wording.place(EN, None) == "not said"
    assert flat(wording.coordinates(AR, town(lon=-3.5))) == "خط العرض 34.5، خط الطول -3.5"
    assert wording.coordinates(EN, town(lat=None)) == ""


@pytest.mark.parametrize(
    ("figure", "english", "arabic"),
    [
        (killed(7, 7), "killed: 7", "القتلى: 7"),
        (killed(4, 6), "killed: 4 to 6", "القتلى: بين 4 و6"),
        (killed(11, None), "killed: at least 11", "القتلى: 11 على الأقل"),
        (killed(None, 9), "killed: at most 9", "القتلى: 9 على الأكثر"),
        (killed(None, None), "killed: number not said", "القتلى: دون ذكر عدد"),
        (killed(20, 20, approx=True), "killed: about 20", "القتلى: نحو 20"),
        (killed(7, 7, who="civilians"), "killed: 7 (civilians)", "القتلى: 7 (مدنيون)"),
        (killed(7, 7, as_called="شهداء"), "killed: 7 «شهداء»", "القتلى: 7 «شهداء»"),
        (
            killed(2, 2, who="children", part_of=0),
            "of these, killed: 2 (children)",
            "منهم القتلى: 2 (أطفال)",
        ),
        (
            killed(90, 90, scope=CountScope.CUMULATIVE),
            "killed: 90 (running total)",
            "القتلى: 90 (حصيلة تراكمية)",
        ),
    ],
)
def test_figures(figure, english, arabic):
    assert flat(wording.count(EN, figure)) == english
    assert flat(wording.count(AR, figure)) == arabic


def test_parties_by_their_names_or_in_the_words_of_the_report():
    told = [
        actor(),
        actor(id_="xx.army", en="Army of X"),
        actor(Role.RECIPIENT, "generic.civilians", "civilians"),
    ]
    assert [flat(line) for line in wording.parties(EN, told)] == [
        "by: Army of X, «المدفعية»",
        "to: civilians «المدفعية»",
    ]
    assert flat(wording.parties(EN, told, most=1)[0]) == "by: Army of X and 1 more"


def test_a_denial_says_what_it_denies_and_a_mention_that_it_is_one():
    report = document()
    denied = claim(report, "a", status=Status.DENIED, denies=Denies(what=Denied.CASUALTIES))
    assert wording.standing(EN, denied) == "denied: that there were casualties"
    assert wording.standing(AR, denied) == "نُفي: سقوط ضحايا"
    assert wording.standing(EN, claim(report, "a", told=False)) == "only mentioned, not told"
    assert (
        wording.standing(EN, claim(report, "a", told=False, status=Status.PLANNED))
        == "only mentioned, as told as planned"
    )


def test_the_chain_gives_the_origin_first_and_the_force_of_the_verb():
    from msgspec.structs import replace

    agency = replace(speaker(), kind=LinkKind.AGENCY, id="xx.news", label_en="X News", label_ar="وكالة س")
    origin = speaker(stance=Stance.ALLEGES, verb="زعم")
    told = claim(document(), "a", chain=[agency, origin])
    english = [flat(line) for line in chain.lines(EN, told, document())]
    assert english == [
        "medical source «مصدر طبي» alleges («زعم»)",
        "through X News",
        "in وكالة المثال, by-hand",
    ]
    arabic = [flat(line) for line in chain.lines(AR, told, document())]
    assert arabic == ["«مصدر طبي» («زعم»)", "عن طريق وكالة س", "في وكالة المثال، by-hand"]
    own = chain.lines(EN, claim(document(), "a"), document(outlet=None, source_id=None))
    assert flat(own[0]) == f"the report itself: {document().id[:8]}"
