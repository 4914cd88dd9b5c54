"""Which language a text is in: Arabic, which isnad reads, or another, by small words and letters (languages.yaml).

Persian, Kurdish and Urdu outlets write of the same events in the same script. Their letters alone do not give
them away: dialects, names and foreign keyboards bring them into Arabic, and Persian from an Arabic keyboard has
none. So the signs of each language are added up, and a text is Arabic unless another language has clearly more:
a report refused is evidence lost, one in another language that is read costs little.

No library does it: on our table (tests/specs/ar/languages.yaml) py3langid 0.4, told which languages to choose from,
takes 9 of 57 Arabic texts for others, knows no Central Kurdish, is four times as slow, and
brings 77 MB with numpy. lingua 2.1 is a wheel of 96 MB.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from isnad.records import Unread
from isnad.reports.profiles import ARABIC, LETTER, WORD, Profile, for_lookup, plain, profiles

_FIRST_LOOK, _SECOND_LOOK = 1_200, 20_000  # characters looked at, where Arabic is plain to see and where it is not
_PIECES = 8  # of a longer text, spread over it: an Arabic article may have a long foreign header

_WORD = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]+")  # of a plain text
_OTHER_LETTERS = re.compile(r"[A-Za-z\u00c0-\u05ff\u0700-\u1fff\u2c00-\ud7ff]+")
_ANY_LETTER = re.compile(r"[^\W\d_]")
_PRESENTATION = re.compile(r"[\ufb50-\ufdf1\ufe70-\ufefc]+")  # without the phrases that are one sign, as ﷺ
_ADDRESS = re.compile(r"(?:https?://|www\.|\b[a-z][\w-]{0,40}\.[a-z]{2,4}/)[!-~]*|[@#][A-Za-z]\w*", re.ASCII)

_PLAIN = 3.0  # Arabic has so many times the signs of any other language: no second look
_CLEARLY = 1.5  # another language must have so many times the signs of Arabic
_ARABIC_LINES = 0.33  # of the letters in lines of Arabic: a post in two languages is read for them
_LEAST = 3  # signs of another language: one slip is not enough
_LEAST_ARABIC = 0.25  # of all letters, or, if there are whole lines of Arabic:
_LEAST_BESIDE_LINES = 0.08  # pages with much foreign furniture are still Arabic
_LINE_WORDS = 4  # at least, in a line that is a sentence
_LEAST_OF_WORDS = 0.08  # of a text in another script: so many are small words of its language


class Identified(NamedTuple):
    """The language of a text, and whether isnad can read it.

    Attributes:
        language: BCP 47 code; None where it is none of those that isnad knows.
        unread: code and reason, where isnad cannot read it.
    """

    language: str | None
    unread: Unread | None = None


class _Signs(NamedTuple):
    """What was counted in a text."""

    arabic: int
    best: Profile
    other: int  # for the best
    own: bool  # it has more than letters that Arabic borrows
    letters: int  # in Arabic script
    foreign: int  # letters in other scripts


def identify(text: str) -> Identified:
    """The language of a text: all of it or any part, from a headline on.

    Args:
        text: as received; links, tags in Latin letters, digits and signs do not count.

    >>> identify("The strike hit a market in the town").unread.reason
    'the text is in English, not in Arabic'
    """
    seen = _signs(plain(_sample(text, _FIRST_LOOK)))
    if seen.letters > seen.foreign and seen.arabic >= max(_LEAST, _PLAIN * seen.other):
        return Identified("ar")
    looked = plain(_PRESENTATION.sub(_decomposed, _ADDRESS.sub(" ", _sample(text, _SECOND_LOOK))))
    if not _ANY_LETTER.search(looked):
        return _unread(None, "the text has no letters", code="E-READ-012")
    seen = _signs(looked)
    if not _has_arabic_script(looked, seen):
        return _in_another_script(looked)
    return _refused(seen.best) if _is_another(looked, seen) else Identified("ar")


def _sample(text: str, size: int) -> str:
    """The text, or pieces of it from the beginning to the end."""
    if len(text) <= size:
        return text
    length, step = size // _PIECES, (len(text) - size // _PIECES) / (_PIECES - 1)
    return " ".join(text[int(piece * step) :][:length] for piece in range(_PIECES))


def _signs(text: str) -> _Signs:
    """Signs of Arabic, and of the language that has most beside it, in a plain text."""
    known = profiles()
    words = _WORD.findall(for_lookup(text))
    line = f" {' '.join(words)} "
    scores = [0] * len(known.languages)
    scores[ARABIC] = WORD * (sum(map(line.count, known.articles)) - sum(map(line.count, known.not_articles)))
    for word in words:
        for at, weight in known.words.get(word, ()):
            scores[at] += weight
    _count_letters(known.letters, text, scores)
    own = scores.copy()
    _count_letters(known.borrowed, text, scores)
    other = max(scores[ARABIC + 1 :])
    at = scores.index(other, ARABIC + 1)
    foreign = sum(map(len, _OTHER_LETTERS.findall(text)))
    return _Signs(scores[ARABIC], known.languages[at], other, own[at] > 0, sum(map(len, words)), foreign)


def _count_letters(letters: dict[str, list[int]], text: str, scores: list[int]) -> None:
    for letter, of in letters.items():
        if found := text.count(letter):
            for at in of:
                scores[at] += LETTER * found


def _is_another(text: str, seen: _Signs) -> bool:
    """Whether a text in Arabic script is in another language, and no good part of it in Arabic."""
    if not seen.own or seen.other < _LEAST or seen.other <= _CLEARLY * seen.arabic:
        return False
    lines = [_signs(line) for line in text.splitlines()]
    return sum(line.letters for line in lines if line.arabic > line.other) < _ARABIC_LINES * seen.letters


def _has_arabic_script(text: str, seen: _Signs) -> bool:
    """Whether what is in Arabic script may be the report: a fair share of the letters, or whole lines."""
    letters = seen.letters + seen.foreign
    if seen.letters >= _LEAST_ARABIC * letters:
        return seen.letters > 0
    return seen.letters >= _LEAST_BESIDE_LINES * letters and any(map(_is_arabic_line, text.splitlines()))


def _is_arabic_line(line: str) -> bool:
    words = _WORD.findall(line)
    foreign = sum(map(len, _OTHER_LETTERS.findall(line)))
    return len(words) >= _LINE_WORDS and sum(map(len, words)) > foreign


def _in_another_script(text: str) -> Identified:
    """The language of a text in Latin, Cyrillic, Hebrew or other letters."""
    letters = "".join(_OTHER_LETTERS.findall(text))
    script = max(profiles().scripts, key=lambda script: script.letters_in(letters))
    if 2 * script.letters_in(letters) < len(letters) or not letters:
        return _unread(None, "the text is not in Arabic script")
    found = script.language(text.lower(), _LEAST_OF_WORDS)
    if found is None:
        return _unread(None, f"the text is in {script.name} script, not in Arabic")
    return _refused(found)


def _refused(found: Profile) -> Identified:
    return _unread(found.code, f"the text is in {found.name}, not in Arabic")


def _unread(language: str | None, reason: str, code: str = "E-READ-006") -> Identified:
    return Identified(language, Unread(code=code, reason=reason))


def _decomposed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())
