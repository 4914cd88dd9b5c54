"""Which language a text is in: tests/specs/ar/languages.yaml, and what must not change the verdict."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.reports.language import identify
from spec_rows import Options, Phrase, broken, phrases

ROWS = "languages.yaml"
PHRASES = list(phrases(ROWS))
ARABIC = "سقطت قذيفة على السوق فأصيب بائع وطفل، ونقلهما الأهالي إلى المشفى في سيارة خاصة."
PERSIAN = "خمپاره‌ای به بازار اصابت کرد و یک فروشنده و یک کودک زخمی شدند و مردم آنها را به بیمارستان بردند."
ENGLISH = "A shell hit the market and a vendor and a child were wounded; people took them to the hospital."

addresses = st.sampled_from(
    ["https://example.org/news/the-market-and-the-town?a=1", "www.example.com/for/you", "t.me/some_channel/12", "@the_town_news"]
)  # fmt: skip
signs = st.text("0123456789٠١٢٣۴۵🔴🇸🇾❤️👍🏽!?.،؛:()|-–…\u200f\u200e", min_size=1, max_size=12)
marks = st.sampled_from([*"ًٌٍَُِّْـ", "ــ"])


def _language(text: str) -> str:
    return identify(text).language or "unknown"


def _gives(text: str, expect: Any, options: Options) -> bool:
    return _language(text) == expect


def test_languages() -> None:
    assert not (found := broken(ROWS, _gives)), "\n".join(found)


def test_the_table_is_of_use() -> None:
    asked = Counter(phrase.expect for phrase in PHRASES)
    assert min(asked[code] for code in ("ar", "fa", "ckb", "ur")) > 12
    assert min(asked[code] for code in ("ps", "ug", "en", "fr", "tr", "kmr", "ru", "he")) > 3


@given(st.sampled_from(PHRASES), st.lists(addresses | signs, max_size=12), st.data())
def test_addresses_and_signs_do_not_change_the_language(phrase: Phrase, extra: list[str], data: st.DataObject) -> None:
    words = phrase.text.split(" ")
    for piece in extra:
        words.insert(data.draw(st.integers(0, len(words))), piece)
    assert _language(" ".join(words)) == _language(phrase.text)


@given(st.sampled_from([p for p in PHRASES if p.expect in ("ar", "fa", "ur", "ckb", "ug", "ps")]), st.data())
def test_vowel_signs_and_tatweel_do_not_change_the_language(phrase: Phrase, data: st.DataObject) -> None:
    marked = "".join(
        letter + (data.draw(marks) if letter.isalpha() and not letter.isascii() and data.draw(st.booleans()) else "")
        for letter in phrase.text
    )
    assert _language(marked) == _language(phrase.text)


@pytest.mark.parametrize("text", ["", "12 45 / 9 : 7", "🔴🔴", "ــــ", "https://example.org/a"])
def test_without_letters_there_is_no_language(text: str) -> None:
    found = identify(text)
    assert found.language is None
    assert found.unread is not None
    assert found.unread.code == "E-READ-012"


@given(st.text(max_size=400) | st.text("ابتكيهەڕپچگ ک\u200c\n", max_size=400))
@settings(max_examples=200)
def test_every_text_gets_a_verdict(text: str) -> None:
    found = identify(text)
    assert (found.language == "ar") == (found.unread is None)


@pytest.mark.parametrize("other", [PERSIAN, ENGLISH])
def test_half_in_arabic_is_read_whatever_the_order_and_the_length(other: str) -> None:
    for halves in ([ARABIC, other], [other, ARABIC]):
        for times in (1, 40, 400):
            assert _language("\n".join("\n".join([half] * times) for half in halves)) == "ar"


@pytest.mark.parametrize(("other", "code"), [(PERSIAN, "fa"), (ENGLISH, "en")])
def test_a_little_arabic_does_not_make_a_text_arabic(other: str, code: str) -> None:
    for times in (8, 400):
        assert _language("\n".join([other] * times + ["أخبار | عاجل | اتصل بنا"])) == code


def test_other_keyboards_and_forms_make_no_other_language() -> None:
    assert _language(ARABIC.replace("ي", "ی").replace("ك", "ک").replace("ه", "ہ")) == "ar"
    assert _language("ﻗﺘﻞ ﺛﻼﺛﺔ ﻣﺪﻧﻴﻴﻦ ﻓﻲ ﻗﺼﻒ ﻋﻠﻰ ﺍﻟﺒﻠﺪﺓ") == "ar"
    assert _language(PERSIAN.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")) == "fa"


@pytest.mark.parametrize("text", ["a", "ok", "RT"])
def test_the_shortest_latin_text_is_not_arabic(text: str) -> None:
    assert identify(text).unread is not None
