"""Is a text Arabic? By its letters and the article alone; no word list, no guess at which other language it is.

Persian, Kurdish and Urdu outlets write of the same events in the same script. Their own letters give them
away, unless the text is Arabic with such a letter here and there (dialect, names, a foreign keyboard): then
its nouns have the article.
"""

from __future__ import annotations

import re

from isnad.text.normalise import fold

_SAMPLE = 20_000  # characters looked at
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT = re.compile(r"[\u0621-\u063a\u0641-\u064a]")  # of a folded text
# Letters that Arabic does not have; forms of its own letters from other keyboards (ک ی ہ ھ ە ٱ) are not among them.
_OTHERS = re.compile(r"[\u0672-\u06a8\u06ab-\u06bd\u06bf\u06c0\u06c3-\u06cb\u06cd-\u06d3]")
_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")
_WITH_ARTICLE = re.compile(r"[وفبك]?ال..|لل.")
_LEAST_ARABIC = 0.25  # of all letters: posts with many Latin names and links are still Arabic
_MOST_OTHERS = 0.01  # of the letters in Arabic script
_LEAST_ARTICLES = 0.1  # of the words, where there are more of such letters


def why_not_arabic(text: str) -> tuple[str, str] | None:
    """Code and reason where a text cannot be read as Arabic; None where it can.

    >>> why_not_arabic("The strike hit a market")
    ('E-READ-006', 'the text is not in Arabic script')
    """
    sample = text[:_SAMPLE]
    folded = fold(sample)
    letters = len(_LETTER.findall(folded))
    arabic = len(_ARABIC_SCRIPT.findall(folded))
    if not letters:
        return "E-READ-012", "the text has no letters"
    if arabic < _LEAST_ARABIC * letters:
        return "E-READ-006", "the text is not in Arabic script"
    if len(_OTHERS.findall(sample)) >= _MOST_OTHERS * arabic and _articles(folded) < _LEAST_ARTICLES:
        return "E-READ-006", "the text is in another language that is written in Arabic script"
    return None


def _articles(folded: str) -> float:
    """The share of words that have the article."""
    words = _WORD.findall(folded)
    return sum(_WITH_ARTICLE.match(word) is not None for word in words) / max(1, len(words))
