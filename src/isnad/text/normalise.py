"""The one normaliser: Arabic letters folded to one spelling, with a map back to the original offsets.

Folded: presentation forms, hamza on alef, alef maqsura and Persian ye, ta marbuta, Persian and Kurdish
letters, digits of three scripts, Arabic punctuation, quotation marks and dashes. Removed: vowel signs,
tatweel, invisible direction and joining marks, and the dots, spaces and tatweels with which activists
break up words to pass a platform's filters. Not done here: stemming, and anything that needs a word list.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ۍ": "ي", "ے": "ي",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك",
    "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ۇ": "و",
}  # fmt: skip
_SIGNS = {
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".",
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "‹": '"', "›": '"', "″": '"', "＂": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "ـ": "",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ", "\r": " ",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
}  # fmt: skip
# Vowel signs, Quranic marks, superscript alef; soft hyphen; zero-width and direction marks; variation selectors.
_REMOVED = (
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5),
    0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900), 0x00AD, 0x061C, *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
)  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(k): v for k, v in (_LETTERS | _SIGNS).items()}
    table.update(dict.fromkeys(_REMOVED, ""))
    for zero in (0x0660, 0x06F0):
        table.update({zero + d: str(d) for d in range(10)})
    for code in (*range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFF5F)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.translate(table)
    return table


_TABLE = _table()
_AR = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_MARKS = "".join(re.escape(chr(c)) for c in _REMOVED)
# A word broken up on purpose: tatweel, then dots, stars or spaces, then tatweel again (or no space at all).
_BROKEN = f"(?<=[{_AR}])(?:ـ+[ .·*_\\-‿،]{{1,3}}ـ+|ـ+[.·*_]{{1,3}}|[.·*_]{{1,3}}ـ+)(?=[{_AR}])"
_IRREGULAR = re.compile(f"{_BROKEN}|[{''.join(re.escape(chr(c)) for c, v in _TABLE.items() if len(v) != 1)}]")
_SPACES = re.compile(r"\s+")


class Folded(NamedTuple):
    """A folded text and, for each of its letters and its end, the offset in the original."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original `[start, end)` of a folded stretch; marks that belong to its last letter are left out."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_mapped(text: str) -> Folded:
    """Fold a text of any length and keep the way back.

    >>> fold_mapped("قُتِل").offsets[1]
    2
    """
    if not _IRREGULAR.search(text):
        return Folded(text.translate(_TABLE), range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _IRREGULAR.finditer(text):
        start, end = found.span()
        if at < start:
            pieces.append(text[at:start].translate(_TABLE))
            offsets.extend(range(at, start))
        given = found.group()
        folded = _TABLE.get(ord(given), "") if len(given) == 1 else ""
        if folded:
            pieces.append(folded)
            offsets.extend([start] * len(folded))
        at = end
    pieces.append(text[at:].translate(_TABLE))
    offsets.extend(range(at, len(text) + 1))
    return Folded("".join(pieces), offsets)


def fold(text: str) -> str:
    """The folded text alone, for search and comparison.

    >>> fold("الإصـابة ٢٠١٨")
    'الاصابه 2018'
    """
    return _IRREGULAR.sub(_regular, text).translate(_TABLE)


def _regular(found: re.Match[str]) -> str:
    given = found.group()
    return _TABLE.get(ord(given), "") if len(given) == 1 else ""


@lru_cache(maxsize=1 << 16)
def fold_key(name: str) -> str:
    """A name or phrase as dictionaries hold it: folded, white space single, ends trimmed."""
    return sys.intern(_SPACES.sub(" ", fold(name)).strip())
