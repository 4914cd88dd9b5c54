"""A report's letters as the search index holds them: folded, split into words, stemmed.

Made from the text when a report is saved and from the query when somebody searches, by the same functions.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Any

import Stemmer  # type: ignore[import-not-found, import-untyped, unused-ignore]

_WORD = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 64  # letters of a word that count; a longer one is no word, and index entries have a limit


class _Stemming(threading.local):
    """One stemmer a thread: PyStemmer's are not to be shared."""

    def __init__(self) -> None:
        self.word: Callable[[str], str] = Stemmer.Stemmer("arabic").stemWord


_stem = _Stemming()


def folded_letters(text: str, fold: Callable[[str], str]) -> str:
    """The text in folded letters, small where a script has capitals."""
    return index_text(fold(text).casefold())


def words_of(folded: str) -> list[str]:
    """The words and figures of a folded text in order; a figure that touches a word is a word of its own."""
    return _WORD.findall(folded)


@lru_cache(maxsize=1 << 17)
def stems(word: str) -> tuple[str, ...]:
    """The forms under which a folded word is entered; a word is found when one of them is shared.

    The stemmer knows the feminine ending only as ta marbuta, which folding has turned into ha: both are tried.
    """
    word = word[:_LONGEST]
    if word[-1:] != "ه":
        return (_stem.word(word),)
    return tuple(dict.fromkeys((_stem.word(word), _stem.word(word[:-1] + "ة"))))


def search_row(n: int, text: str, fold: Callable[[str], str], *, as_array: bool) -> dict[str, Any]:
    """The row of `search_texts` for report number `n`; PostgreSQL keeps the stems as an array, SQLite in one line."""
    folded = folded_letters(text, fold)
    words = dict.fromkeys(chain.from_iterable(map(stems, dict.fromkeys(words_of(folded)))))
    return {"n": n, "folded": folded, "words": list(words) if as_array else " ".join(words)}


def index_text(text: str) -> str:
    """Text for an index column: PostgreSQL keeps no NUL, so it is replaced by U+FFFD in both databases."""
    return text.replace("\x00", "\ufffd") if "\x00" in text else text
