"""One written word: what may stand before and behind a known stem, and what may not."""

from __future__ import annotations

from itertools import chain

import pytest

from isnad.lexicon import forms
from isnad.lexicon.model import Actor, Happening, Layer
from isnad.lexicon.words import BIT, Word, analyse
from isnad.records import EventType
from isnad.text.normalise import fold_key

STRIKE = Happening(id="strike", type=EventType.ASSAULT)
ARMY = Actor(id="army", kind="organisation")
VOCABULARY = forms.vocabulary(
    chain(
        forms.nouns(Layer.HAPPENING, STRIKE, ["غارة/غارات", "هجوم/هجمات", "قصف"]),
        forms.verbs(Layer.HAPPENING, STRIKE, ["قصف يقصف", "رمى يرمي"]),
        forms.nouns(Layer.PEOPLE, STRIKE, ["مدني/مدنيون"]),
        forms.names(Layer.ACTOR, ARMY, ["الجيش", "داعش"]),
        ((fold_key(form), forms.Form(Layer.STATE, ARMY, "adjective", "")) for form in ("روسي", "روسية")),
    )
)
CLASSES = {
    "في": BIT["prep"] | BIT["fa_words"],
    "وزاره": BIT["waw_words"],
    "ان": BIT["sub"] | BIT["that"],
    "من": BIT["prep"],
}


def word(written: str) -> Word:
    return analyse(fold_key(written), VOCABULARY, CLASSES)


def readings(written: str, pos: str | None = None) -> set[tuple[str, str, bool, str, str]]:
    return {
        (r.conj, r.prep, r.article, r.stem, r.enclitic)
        for r in word(written).readings
        if pos is None or any(form.pos == pos for form in r.forms)
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("غارة", ("", "", False, "غاره", "")),
        ("الغارة", ("", "", True, "غاره", "")),
        ("والغارة", ("و", "", True, "غاره", "")),
        ("بغارة", ("", "ب", False, "غاره", "")),
        ("وبالغارات", ("و", "ب", True, "غارات", "")),
        ("فبغارتين", ("ف", "ب", False, "غارتين", "")),
        ("للغارة", ("", "ل", True, "غاره", "")),
        ("لغارات", ("", "ل", False, "غارات", "")),
        ("كالغارة", ("", "ك", True, "غاره", "")),
        ("غارته", ("", "", False, "غاره", "ه")),
        ("غاراتها", ("", "", False, "غارات", "ها")),
        ("بهجومهم", ("", "ب", False, "هجوم", "هم")),
        ("هجوما", ("", "", False, "هجوما", "")),
        ("مدنيين", ("", "", False, "مدنيين", "")),
        ("للمدنيين", ("", "ل", True, "مدنيين", "")),
    ],
)
def test_a_noun_is_taken_apart(written: str, expected: tuple[str, str, bool, str, str]) -> None:
    assert expected in readings(written, "noun")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("قصفت", ("", "", False, "قصفت", "")),
        ("وقصفت", ("و", "", False, "قصفت", "")),
        ("فقصفوا", ("ف", "", False, "قصفوا", "")),
        ("قصفتها", ("", "", False, "قصفت", "ها")),
        ("قصفوها", ("", "", False, "قصفوا", "ها")),
        ("رماه", ("", "", False, "رمي", "ه")),
        ("سيقصف", ("", "س", False, "يقصف", "")),
        ("وسيقصفها", ("و", "س", False, "يقصف", "ها")),
        ("ليقصف", ("", "ل", False, "يقصف", "")),
        ("نقصفكم", ("", "", False, "نقصف", "كم")),
    ],
)
def test_a_verb_is_taken_apart(written: str, expected: tuple[str, str, bool, str, str]) -> None:
    assert expected in readings(written, "verb")


@pytest.mark.parametrize(
    "written",
    [
        "سغارة",
        "بيقصف",
        "اليقصف",
        "سقصفت",
        "الغارتها",
        "بقصفت",
        "كيقصف",
        "مغارة",
        "غارق",
        "الجيشها",
        "بروسيها",
    ],
)
def test_what_no_one_writes_is_not_read(written: str) -> None:
    assert not readings(written)


def test_an_article_does_not_go_with_a_name_or_a_pronoun_behind_one() -> None:
    assert readings("الجيش", "name") == {("", "", False, "الجيش", "")}
    assert readings("للجيش", "name") == {("", "ل", False, "الجيش", "")}
    assert readings("والجيش", "name") == {("و", "", False, "الجيش", "")}
    assert not readings("الداعش")
    assert not readings("داعشهم")


def test_an_adjective_takes_no_pronoun() -> None:
    assert readings("الروسية", "adjective")
    assert not readings("روسيهم", "adjective")


def test_the_first_letter_of_a_word_is_not_always_and() -> None:
    assert word("والغارة").conj
    assert word("وقصفت").conj
    assert not word("وزارة").conj
    assert not word("في").conj
    assert word("وفي").conj
    assert word("وفي").bits & BIT["prep"]
    assert word("والمدينة").conj


def test_what_the_outside_of_an_unknown_word_shows() -> None:
    assert word("المدينة").article
    assert word("بالمدينة").article
    assert word("بالمدينة").prep == "ب"
    assert word("للسكان").prep == "ل"
    assert not word("بلدة").prep
    assert not word("كتاب").prep
    assert word("بغارة").prep == "ب"


@pytest.mark.parametrize("written", ["و", "ف", "ب", "ال", "لل", "س", "ه", "ول", "وال", "بال"])
def test_a_letter_alone_is_no_fault(written: str) -> None:
    assert not word(written).readings


def test_a_very_long_word_is_no_fault() -> None:
    assert not word("وال" + "ا" * 10_000).readings
