"""Tokens and sentences: every one a stretch of the text as stored, and all of the text in them."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text.normalise import fold
from isnad.text.tokens import MAX_SENTENCE, Kind, Sentence, sentences

LETTERS = "ابتجدرسصعفقكلمنهويةىأإ"
plain = st.text(st.sampled_from(LETTERS + '\u064e\u0651ـ 0123456789،؛:«»"()%\n#_?!aB'), max_size=120)
anything = st.one_of(plain, st.text(), st.text(st.sampled_from(LETTERS + " .*_ـ\u200f…،")))


def tokens(text: str) -> list[tuple[str, Kind, int, int]]:
    return [
        token
        for sentence in sentences(text)
        for token in zip(sentence.keys, sentence.kinds, sentence.starts, sentence.ends, strict=True)
    ]


def words(text: str) -> list[str]:
    return [key for key, _, _, _ in tokens(text)]


@given(anything)
def test_a_token_is_the_folding_of_its_own_stretch(text: str) -> None:
    for key, kind, start, end in tokens(text):
        assert 0 <= start < end <= len(text)
        if kind is not Kind.MARK or key != "..":
            assert key in fold(text[start:end])


@given(plain)
def test_and_of_nothing_else(text: str) -> None:
    for key, kind, start, end in tokens(text):
        if kind is not Kind.MARK:
            assert fold(text[start:end]) == key


@given(anything)
def test_tokens_stand_in_order_and_sentences_do_not_cross(text: str) -> None:
    found = list(sentences(text))
    starts = [start for sentence in found for start in sentence.starts]
    assert starts == sorted(starts)
    assert [sentence.number for sentence in found] == list(range(len(found)))
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start or text[one.end - 1] == text[other.start]  # a ligature may hold both


@given(plain)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(words(text)) == re.sub(r"[\s_#]", "", fold(text))


@given(plain, st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_text_keeps_the_offsets_of_the_whole(text: str, before: int, behind: int) -> None:
    whole = "س" * before + "\n" + text + "\n" + "ص" * behind
    at = before + 1
    part = list(sentences(whole, at, at + len(text)))
    alone = list(sentences(text))
    assert [s.keys for s in part] == [s.keys for s in alone]
    assert [[start - at for start in s.starts] for s in part] == [s.starts for s in alone]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتل 12 شخصاً.", ["قتل", "12", "شخصا", "."]),
        ("عند الساعة 4:46 فجرا", ["عند", "الساعه", "4:46", "فجرا"]),
        ("بتاريخ 27/5/2018 أو 2018-05-27", ["بتاريخ", "27/5/2018", "او", "2018-05-27"]),
        ("نحو 1,200 أو ١٬٢٠٠", ["نحو", "1,200", "او", "1,200"]),
        ("#عاجل_حلب قصف", ["عاجل", "حلب", "قصف"]),
        ("https://example.org/a?b=1 نقلا عن @abc_d", ["https://example.org/a?b=1", "نقلا", "عن", "@abc_d"]),
        ("وكالة أ.ف.ب قالت", ["وكاله", "ا", "ف", "ب", "قالت"]),
        ("«داعش»", ['"', "داعش", '"']),
        ("صاروخ AC-130", ["صاروخ", "AC", "-", "130"]),
        ("توقف... ثم عاد", ["توقف", "..", "ثم", "عاد"]),
        ("2.5 مليون", ["2.5", "مليون"]),
    ],
)
def test_what_a_token_is(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قصف الجيش القرية. وقتل ثلاثة! أين هم؟ لا أحد يعلم", 4),
        ("عنوان\nمتن الخبر\n\nخاتمة", 3),
        ("وقف قرب السوق... ثم مضى", 1),
        ("وكالة أ.ف.ب تنقل عن مصدر", 1),
        ("بلغت النسبة 2.5 بالمئة", 1),
        ("", 0),
        ("\n\n \n", 0),
        ("...", 1),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_a_known_word_that_dots_break_up_is_joined() -> None:
    known = {"اصابه", "قصف"}.__contains__
    text = "إصا.بة في قص*ف الحي"
    (sentence,) = sentences(text, known=known)
    assert sentence.keys == ["اصابه", "في", "قصف", "الحي"]
    assert sentence.text(text, 0, 1) == "إصا.بة"
    assert sentence.text(text, 2, 3) == "قص*ف"


def test_joining_asks_for_no_words_that_no_one_writes() -> None:
    asked: list[str] = []

    def known(word: str) -> bool:
        asked.append(word)
        return False

    list(sentences("ظ." * 200, known=known))
    assert max(map(len, asked)) < 40
    assert len(asked) < 200 * 40


def test_an_unknown_one_is_not() -> None:
    assert [s.keys for s in sentences("ذهب.عاد", known=set().__contains__)] == [["ذهب", "."], ["عاد"]]


def test_a_text_without_stops_is_cut() -> None:
    found = list(sentences("كلمة " * 5000))
    assert max(map(len, found)) <= MAX_SENTENCE
    assert sum(map(len, found)) == 5000


def test_spans_of_a_sentence_are_those_of_its_text() -> None:
    text = "  قصفت المدفعية بلدةَ كفرنبل .  "
    (sentence,) = sentences(text)
    assert isinstance(sentence, Sentence)
    assert (sentence.start, sentence.end) == (2, text.index(".") + 1)
    assert sentence.text(text, 1, 3) == "المدفعية بلدة"
    assert text[slice(*sentence.span(2, 4))] == "بلدةَ كفرنبل"


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 40_000, "ا" * 200_000, "a" * 200_000, "1." * 100_000, "1/" * 100_000, '"' * 200_000, "." * 200_000, "a-" * 100_000,
     "http://" * 30_000, "\u0651" * 200_000, "#_" * 100_000],
    ids=["words", "one-word", "latin", "numbers", "slashes", "quotes", "dots", "hyphens", "links", "marks", "tags"],
)  # fmt: skip
def test_long_input_costs_its_length(text: str) -> None:
    begun = time.perf_counter()
    for sentence in sentences(text):
        assert 0 < len(sentence) <= MAX_SENTENCE
    assert time.perf_counter() - begun < 5.0  # about 0.2 s; a square of the length would be minutes
