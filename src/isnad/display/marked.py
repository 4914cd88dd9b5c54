"""A sentence with its parts marked: [brackets]¹ with a number behind them that the list below explains.

The brackets stand around whole words: a mark inside a word would break its letters apart (غارة in بغارة). The
list has the exact words. Colour is added where there is colour, and needed nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.text import Text

from isnad.display.direction import AUTO, POP, clean
from isnad.display.parts import Part
from isnad.display.say import Say
from isnad.records import Claim

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = range(0x064B, 0x0653)  # vowel signs, which belong to the letter before


class Bracket(NamedTuple):
    """A stretch of whole words and its number."""

    start: int
    end: int
    number: int
    style: str


def numbered(claim: Claim, parts: Sequence[Part]) -> tuple[list[Bracket], dict[tuple[int, int], int]]:
    """The brackets of the sentence, and the number of each part by its own span; parts outside have none."""
    sentence = claim.evidence
    private = [(person.start, person.end) for person in claim.people if person.private]
    brackets: list[Bracket] = []
    numbers: dict[tuple[int, int], int] = {}
    by_words: dict[tuple[int, int], int] = {}
    for part in sorted(parts, key=lambda p: (p.start, -p.end)):
        if not sentence.start <= part.start < part.end <= sentence.end:
            continue
        start, end = _whole_words(sentence.text, part.start - sentence.start, part.end - sentence.start)
        for first, last in private:  # no bracket inside a name that may be hidden
            if start < last - sentence.start and first - sentence.start < end:
                start, end = min(start, first - sentence.start), max(end, last - sentence.start)
        if (start, end) not in by_words:
            by_words[start, end] = len(by_words) + 1
            brackets.append(Bracket(start, end, by_words[start, end], part.style))
        numbers[part.start, part.end] = by_words[start, end]
    return _nested(brackets), numbers


def sentence(say: Say, claim: Claim, brackets: Sequence[Bracket]) -> Text:
    """The words of the claim with brackets and numbers, in quotation marks."""
    words = claim.evidence.text
    edges = sorted({0, len(words), *(edge for b in brackets for edge in (b.start, b.end))})
    text = Text(f"{AUTO}«")
    for first, last in pairwise(edges):
        for opening in sorted((b for b in brackets if b.start == first), key=lambda b: -b.end):
            text.append("[", style=opening.style)
        inside = [b for b in brackets if b.start <= first and last <= b.end]
        style = min(inside, key=lambda b: b.end - b.start).style if inside else ""
        text.append(clean(say.veil.over(words[first:last], say("name.hidden"))), style=style)
        for closing in sorted((b for b in brackets if b.end == last), key=lambda b: b.end - b.start):
            text.append("]" + str(closing.number).translate(_RAISED), style=closing.style)
    return text.append(f"»{POP}")


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and _joined(text[start - 1]) and _joined(text[start]):
        start -= 1
    while end < len(text) and _joined(text[end - 1]) and _joined(text[end]):
        end += 1
    return start, end


def _joined(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or ord(letter) in _MARKS or letter in "ـٰ"


def _nested(brackets: Sequence[Bracket]) -> list[Bracket]:
    """Brackets that lie beside or inside each other: one that crosses an earlier one makes that one longer."""
    done: list[Bracket] = []
    for bracket in sorted(brackets, key=lambda b: (b.start, -b.end)):
        done = [b._replace(end=bracket.end) if b.start < bracket.start < b.end < bracket.end else b for b in done]
        done.append(bracket)
    return done
