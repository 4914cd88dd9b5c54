"""Folding: the same letters by both ways, a way back for every letter, and no input that costs more than its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.text.normalise import fold, fold_key, fold_mapped

MARKS = "\u064b\u0651\u0670\u0610\u06d6\u200f\u2067\ufeff\u00ad\ufe0f"
BREAKERS = "ـ.·*_-‿، \n\t"
arabic = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from("بجدهوزحطيكلمنسعفصقرشت" + MARKS + BREAKERS),
    )
)
anything = st.one_of(arabic, st.text())


@given(anything)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold(text) == fold_mapped(text).text


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_offsets_never_go_back_and_end_at_the_end(text: str) -> None:
    folded = fold_mapped(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert not folded.text or offsets[0] >= 0


@given(anything)
def test_every_letter_leads_back_to_one_that_folds_to_it(text: str) -> None:
    folded = fold_mapped(text)
    for letter, offset in zip(folded.text, folded.offsets, strict=False):
        assert letter in fold(text[offset])


@given(anything, st.data())
def test_a_span_lies_in_the_text_and_holds_its_letters(text: str, data: st.DataObject) -> None:
    folded = fold_mapped(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, behind = folded.span(start, end)
    assert 0 <= first <= behind <= len(text)
    assert folded.text[start:end] in fold(text[first:behind]) or start == end


@given(anything)
def test_a_key_has_single_spaces_and_no_ends(text: str) -> None:
    key = fold_key(text)
    assert key == " ".join(key.split())
    assert fold_key(key) == key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إبراهيم آمنة ٱلله", "احمد ابراهيم امنه الله"),
        ("مستشفى", "مستشفي"),
        ("الإصــــابة", "الاصابه"),
        ("قُتِلَ شَخْصٌ", "قتل شخص"),
        ("کردستان گاز پارێز", "كردستان كاز باريز"),
        ("٢٠١٨ و۲۰۱۹", "2018 و2019"),
        ("ﻏﺎﺭﺓ ﻻ", "غاره لا"),
        ("ﷲ", "الله"),
        ("«الخبر» “عاجل”", '"الخبر" "عاجل"'),
        ("نعم، لا؛ أين؟ ٥٪", "نعم, لا; اين? 5%"),
        ("قـ.ـصف", "قصف"),
        ("قـ ـصف", "قصف"),
        ("ق*ـصف", "قصف"),
        ("\u202bالجيش\u202c", "الجيش"),
        ("2018–2019", "2018-2019"),
        ("أ.ف.ب", "ا.ف.ب"),
        ("مسؤول شئون", "مسؤول شئون"),
        ("１２ ＡＢ", "12 AB"),
    ],
)
def test_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_dots_and_spaces_between_words_stay() -> None:
    assert fold("انتهى. بدأ * نقطة - أخرى") == "انتهي. بدا * نقطه - اخري"


def test_the_marks_of_the_last_letter_are_left_out_of_its_span() -> None:
    text = "وقُتِلَ رجلٌ"
    folded = fold_mapped(text)
    at = folded.text.index("رجل")
    assert text[slice(*folded.span(at, at + 3))] == "رجل"


N = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "\u0651" * N,
        "ق" + "\u064b" * N + "صف",
        "ب" + "ـ" * N,
        "ب" + "ـ" * (N // 2) + "." + "ـ" * (N // 2),
        "بـ." * (N // 3),
        "ـ.ـ" * (N // 3),
        "ب.ـ" * (N // 3),
        "\u200f" * N,
        "ﷺ" * (N // 18),
        " " * N,
    ],
    ids=[
        "marks",
        "marks-in-a-word",
        "tatweel",
        "tatweel-and-dot",
        "cut",
        "dotted",
        "broken",
        "invisible",
        "ligatures",
        "spaces",
    ],
)
def test_no_input_costs_more_than_its_length(text: str) -> None:
    begun = time.perf_counter()
    assert fold(text) == fold_mapped(text).text
    assert time.perf_counter() - begun < 2.0  # about 0.05 s; a square of the length would be minutes


@settings(max_examples=20)
@given(st.text(st.sampled_from("بـ. \u0651"), max_size=2000))
def test_broken_words_of_any_length(text: str) -> None:
    assert fold(text) == fold_mapped(text).text
    assert "ـ" not in fold(text)
