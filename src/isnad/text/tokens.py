r"""Tokens and sentences of a folded text, with offsets into the original.

Words are runs of Arabic letters, numbers keep their separators, hashtags lose # and _; a sentence ends at
. ! ? or a line's end. `\w` and `\b` are not used: they split Arabic words at vowel signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import IntEnum

from isnad.text.normalise import Folded, fold_mapped


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    LATIN = 3
    DATE = 4  # 27/5/2018, 2018-05-27
    CLOCK = 5  # 4:46
    QUOTE = 6
    MARK = 7  # other punctuation
    LINK = 8  # addresses and @names


_TOKEN = re.compile(
    r"""(?P<link>https?://\S+|www\.[^\s"]+|pic\.[a-z]+\.com/\S+|[a-z]+\.(?:me|com|net|org)/\S+|@[A-Za-z0-9_]+)
    |(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d))
    |(?P<clock>(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d))
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<word>[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]+)
    |(?P<latin>[A-Za-z\u00c0-\u024f]+(?:['-][A-Za-z]+)*)
    |(?P<quote>["'])
    |(?P<end>\n|\.{2,}|…|[.!?])
    |(?P<mark>[^\s_#])""",
    re.VERBOSE,
)
_KINDS = {
    "word": Kind.WORD, "number": Kind.NUMBER, "latin": Kind.LATIN, "date": Kind.DATE, "clock": Kind.CLOCK,
    "quote": Kind.QUOTE, "mark": Kind.MARK, "link": Kind.LINK, "end": Kind.MARK,
}  # fmt: skip
MAX_SENTENCE = 400  # tokens; longer stretches without a stop are cut, so that no input costs more than its length


class Sentence:
    """A run of tokens: parallel lists of folded keys, kinds and original offsets, and its own offsets.

    `ends` leave out the vowel signs and tatweel behind a token's last letter, `tails` do not.
    """

    __slots__ = ("ends", "keys", "kinds", "number", "starts", "tails")

    def __init__(self, number: int) -> None:
        self.number = number
        self.keys: list[str] = []
        self.kinds: list[Kind] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.tails: list[int] = []

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def start(self) -> int:
        """Original offset of the first token."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Original offset behind the last token."""
        return self.ends[-1]

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Original `[start, end)` of the tokens `[first, behind)`."""
        return self.starts[first], self.ends[behind - 1]

    def text(self, original: str, first: int, behind: int) -> str:
        """The original letters of the tokens `[first, behind)`."""
        return original[self.starts[first] : self.ends[behind - 1]]


def sentences(
    text: str, start: int = 0, end: int | None = None, *, known: Callable[[str], bool] | None = None
) -> Iterator[Sentence]:
    """Sentences of `text[start:end]`; offsets are those of `text`.

    Args:
        text: the report's text as stored.
        start: where to begin.
        end: where to stop; default the end.
        known: says whether a folded word is in the lexicon; a word broken up with a dot is joined when
            the whole is known (إصا.بة).
    """
    folded = fold_mapped(text[start:end])
    number = 0
    current = Sentence(number)
    for kind, key, at, behind in _tokens(folded, known):
        if kind is None:
            if len(current):
                yield current
                number += 1
                current = Sentence(number)
            continue
        first, last = folded.span(at, behind)
        current.keys.append(key)
        current.kinds.append(kind)
        current.starts.append(start + first)
        current.ends.append(start + last)
        current.tails.append(_tail(text, start + last, start + folded.offsets[behind]))
        if len(current) >= MAX_SENTENCE:
            yield current
            number += 1
            current = Sentence(number)
    if len(current):
        yield current


def _tail(text: str, at: int, limit: int) -> int:
    """The end of a word with the signs on its last letter and the tatweel behind it: صباحاً, هـ."""
    while at < limit and (text[at] == "ـ" or unicodedata.combining(text[at])):
        at += 1
    return at


def _tokens(folded: Folded, known: Callable[[str], bool] | None) -> Iterator[tuple[Kind | None, str, int, int]]:
    """Tokens of the folded text; a kind of None ends a sentence (its mark is given first, but for line ends)."""
    text = folded.text
    skip_to = 0
    previous = ""
    for found in _TOKEN.finditer(text):
        at, behind = found.span()
        if at < skip_to:
            continue
        group = found.lastgroup or "mark"
        key = found.group()
        if group == "end":
            if key == "\n":
                yield None, "", at, behind
            elif key in ("..", "...", "…") or len(key) > 1:
                yield Kind.MARK, "..", at, behind
            elif key == "." and len(previous) == 1 and behind < len(text) and not text[behind].isspace():
                continue  # initials: أ.ف.ب
            else:
                yield Kind.MARK, key, at, behind
                yield None, "", at, behind
            previous = ""
            continue
        if group == "word" and known is not None and text[behind : behind + 1] in (".", "*"):
            joined, joined_end = _joined(text, at, behind, known)
            if joined:
                yield Kind.WORD, joined, at, joined_end
                skip_to, previous = joined_end, joined
                continue
        yield _KINDS[group], key, at, behind
        previous = key


_LONGEST_WORD = 20  # letters; what goes on longer is no word broken up
_PART = re.compile(r"[.*_]{1,2}([\u0621-\u063a\u0641-\u064a]+)")


def _joined(text: str, at: int, behind: int, known: Callable[[str], bool]) -> tuple[str, int]:
    """A word that dots or stars break up, whole, if the lexicon knows it and not its first part."""
    word, end = text[at:behind], behind
    if len(word) > 5 or known(word):
        return "", behind
    while (part := _PART.match(text, end)) is not None:
        word += part.group(1)
        end = part.end()
        if len(word) > _LONGEST_WORD:
            break
        if known(word):
            return word, end
    return "", behind
