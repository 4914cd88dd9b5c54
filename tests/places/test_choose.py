"""Which of several places of a name, and how wide the words leave it."""

from __future__ import annotations

import pytest

from helpers import chosen_places, known_bug, read_text
from isnad.places.choose import as_place
from isnad.records import Place


def ids(text: str, *, leans_to: str | None = None) -> list[str]:
    return [found.entry.id for found in chosen_places(text, leans_to=leans_to)]


def place(text: str) -> Place:
    """The first place of a text, as a claim would have it."""
    found = chosen_places(text)[0]
    return as_place(found, 0, len(text), text)


def moved(text: str, plain: str) -> tuple[float, float]:
    """How far north and east (degrees) the words move a place from where its name alone stands."""
    there, here = place(text), place(plain)
    assert there.id == here.id
    assert None not in (there.lat, there.lon, here.lat, here.lon)
    return there.lat - here.lat, there.lon - here.lon  # type: ignore[operator]


# ---- namesakes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دارت اشتباكات في طرابلس", "cur:ly.tripoli"),  # size, where nothing else speaks
        ("دارت اشتباكات في طرابلس وزوارة", "cur:ly.tripoli"),
        ("دارت اشتباكات في طرابلس شمال لبنان", "cur:lb.tripoli"),
        ("دارت اشتباكات في مدينة طرابلس اللبنانية", "cur:lb.tripoli"),
        ("اقتحمت قوة عسكرية أريحا والقدس", "cur:ps.jericho"),
        ("قصفت الطائرات أريحا في سوريا", "cur:sy.ariha"),
        ("قتل جندي في محافظة البيضاء", "cur:ye.gov.bayda"),
        ("قتل جندي في مدينة البيضاء في ليبيا", "cur:ly.bayda-ly"),
        ("قتل جندي في مدينة البيضاء في اليمن", "cur:ye.bayda"),
        ("قصف على محافظة حلب", "cur:sy.gov.aleppo"),
        ("قصف على مدينة حلب", "cur:sy.aleppo"),
        ("قصف على حلب", "cur:sy.aleppo"),
        ("وصلوا إلى محافظة الجزيرة السودانية", "cur:sd.gov.gezira"),
    ],
)
def test_of_namesakes_the_one_the_words_speak_of(text: str, expected: str) -> None:
    assert ids(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات بلدة سنجار في ريف إدلب", "cur:sy.sinjar-idlib"),
        ("قصفت الطائرات مدينة أريحا في ريف إدلب", "cur:sy.ariha"),
        ("سقطت قذائف على بلدة الزهراء في ريف حلب", "cur:sy.zahraa-aleppo"),
        ("هاجم مسلحون بلدة الكرامة شرق الرقة", "cur:sy.karamah"),
    ],
)
def test_a_larger_place_beside_it_beats_size(text: str, expected: str) -> None:
    assert ids(text)[0] == expected


def test_the_larger_namesake_is_chosen_alone() -> None:
    assert ids("قصفت الطائرات بلدة سنجار")[0] == "cur:iq.sinjar"


def test_what_is_settled_helps_with_what_follows() -> None:
    assert ids("وصل الوفد إلى بيروت. دارت اشتباكات في طرابلس")[-1] == "cur:lb.tripoli"
    assert ids("وصل الوفد إلى بنغازي. دارت اشتباكات في طرابلس")[-1] == "cur:ly.tripoli"


def test_the_country_of_the_report_helps() -> None:
    text = "دارت اشتباكات في طرابلس"
    assert ids(text) == ["cur:ly.tripoli"]
    assert ids(text, leans_to="LB") == ["cur:lb.tripoli"]


def test_what_was_not_chosen_stays_with_its_score() -> None:
    (found,) = chosen_places("دارت اشتباكات في طرابلس")
    others = [entry.id for entry, _ in found.candidates]
    assert "cur:lb.tripoli" in others
    assert found.entry.id not in others
    scores = [score for _, score in found.candidates]
    assert scores == sorted(scores, reverse=True)
    record = as_place(found, 0, 4, "نص")
    assert [candidate.id for candidate in record.candidates] == others
    assert {candidate.country for candidate in record.candidates} == {"LB", "LY"}


def test_the_same_words_give_the_same_places() -> None:
    text = "قصف على أريحا وسنجار وطرابلس والبيضاء وحلب"
    assert chosen_places(text) == chosen_places(text)


# ---- names that are words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الحزب القائم",
        "انفجار عند الباب",
        "انفجار في المدينة",
        "صور من الموقع",
        "قتل ثلاثة في الكرامة",
        "قوات سوريا الديمقراطية",
        "قصفت الطائرات البلدة عند الساعة الثالثة",
    ],
)
def test_a_word_is_no_place_without_its_cue(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجار في مدينة القائم", "cur:iq.qaim"),
        ("انفجار في مدينة الباب", "cur:sy.al-bab"),
        ("قصف على مدينة صور جنوب لبنان", "cur:lb.sour"),
        ("أطراف مدينة الميادين بريف دير الزور", "cur:sy.mayadin"),
    ],
)
def test_with_its_cue_it_is_one(text: str, expected: str) -> None:
    assert expected in ids(text)


def test_ordinary_words_of_a_report_are_no_places() -> None:
    assert ids("قتل مدني على الطريق العام") == []
    assert ids("قتل أحد عناصر الشرطة") == []


# ---- how wide -----------------------------------------------------------------------------------


def test_a_name_is_an_area_never_a_pin() -> None:
    for text in ("قصف على بلدة الباغوز", "قصف على حلب", "قصف على محافظة حلب", "قصف في سوريا"):
        radius = place(text).radius_km
        assert radius is not None
        assert radius >= 1
    assert [place(f"قصف {words}").precision for words in ("على بلدة الباغوز", "على محافظة حلب", "في سوريا")] == [
        1,
        4,
        6,
    ]


@pytest.mark.parametrize(
    ("text", "plain", "north", "east"),
    [
        ("قصف على ريف حلب الشمالي", "قصف على حلب", 1, 0),
        ("قصف على ريف حلب الجنوبي", "قصف على حلب", -1, 0),
        ("قصف على ريف دير الزور الشرقي", "قصف على دير الزور", 0, 1),
        ("قصف على ريف حماة الغربي", "قصف على حماة", 0, -1),
        ("قصف على ريف إدلب الجنوبي الشرقي", "قصف على إدلب", -1, 1),
        ("قصف شمال حلب", "قصف على حلب", 1, 0),
        ("قصف شرقي دير الزور", "قصف على دير الزور", 0, 1),
        ("قصف جنوب غربي الحسكة", "قصف على الحسكة", -1, -1),
    ],
)
def test_a_direction_moves_the_area_and_widens_it(text: str, plain: str, north: int, east: int) -> None:
    lat, lon = moved(text, plain)
    assert [(lat > 0.02) - (lat < -0.02), (lon > 0.02) - (lon < -0.02)] == [north, east]
    there, here = place(text), place(plain)
    assert there.radius_km is not None
    assert here.radius_km is not None
    assert there.radius_km > here.radius_km
    assert (there.precision or 0) > (here.precision or 0)


def test_a_countryside_without_direction_is_all_around() -> None:
    assert moved("قصف على ريف حلب", "قصف على حلب") == (0, 0)
    countryside = place("قصف على ريف حلب")
    assert countryside.relation == "countryside"
    assert countryside.precision == 4
    assert countryside.radius_km is not None
    assert countryside.radius_km >= 30


def test_near_widens_and_stays() -> None:
    near, at = place("انفجار قرب كفرنبل"), place("انفجار في كفرنبل")
    assert (near.relation, at.relation) == ("near", "in")
    assert (near.lat, near.lon) == (at.lat, at.lon)
    assert (near.radius_km or 0) > (at.radius_km or 0)
    assert (near.precision, at.precision) == (2, 1)


@pytest.mark.parametrize("words", ["في محيط", "على أطراف", "على مشارف", "بجوار"])
def test_other_words_for_near(words: str) -> None:
    assert place(f"انفجار {words} كفرنبل").relation == "near"


def test_a_distance_is_a_circle_around() -> None:
    found = place("انفجار على بعد 50 كم من كركوك")
    assert found.relation == "50 km from"
    assert found.radius_km is not None
    assert 50 <= found.radius_km <= 90
    assert (found.precision or 0) >= 3


@pytest.mark.parametrize("text", ["قتل شاب من أهالي درعا", "غادر الوفد باتجاه بغداد", "نزحوا من إدلب إلى حلب"])
def test_where_somebody_comes_from_or_goes_is_not_where_it_happened(text: str) -> None:
    assert all(found.mention.elsewhere for found in chosen_places(text))


def test_the_countryside_with_its_adjective_first() -> None:
    with known_bug("الريف الشرقي لدير الزور is read as the city itself"):
        assert place("قصف على الريف الشرقي لدير الزور").relation == "countryside"
        assert place("قصف على الريف الشمالي لحلب").relation == "countryside"


def test_a_quarter_that_no_one_knows_is_not_one_in_another_country() -> None:
    with known_bug("حي الزهراء في حمص is Al-Zahra in Gaza, although Homs stands beside it"):
        assert chosen_places("قصف على حي الزهراء في حمص")[0].entry.country == "SY"


def test_between_two_places_is_neither() -> None:
    with known_bug("بين حماة وحلب is exactly in Hama"):
        assert place("قصف بين حماة وحلب").precision != 1


def test_near_with_two_words() -> None:
    with known_bug("بالقرب من كفرنبل is in it"):
        assert place("انفجار بالقرب من كفرنبل").relation == "near"


def test_a_distance_names_no_origin() -> None:
    assert not chosen_places("انفجار على بعد 50 كم من كركوك")[0].mention.elsewhere


def test_a_misspelled_name_costs_when_places_are_weighed() -> None:
    (found,) = chosen_places("قصف على بلدة الباغور")
    assert found.entry.penalty > 0


# ---- in a claim ---------------------------------------------------------------------------------


def test_a_claim_has_the_place_of_its_own_words() -> None:
    (claim,) = read_text("قصفت مدفعية الجيش بلدة كفرنبل في ريف إدلب الجنوبي")
    assert claim.place is not None
    assert claim.place.id == "cur:sy.kafr-nabl"
    assert claim.place.admin1 == "Idlib"
    assert claim.evidence.text[claim.place.start : claim.place.end] == claim.place.text
