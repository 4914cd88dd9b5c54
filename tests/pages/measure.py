"""Precision and recall of what was read, word by word, against what should be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from pages.kit import Expected, Page

FLOOR = 0.98
READ = ("title", "main", "caption")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GAP = "\0"


class _Zone(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Score:
    """How many words were read, should be read, and are in both."""

    both: int = 0
    read: int = 0
    due: int = 0

    @property
    def precision(self) -> float:
        return self.both / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.due if self.due else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.both + other.both, self.read + other.read, self.due + other.due)


def zone_texts(text: str, zones: Iterable[_Zone], kinds: Iterable[str] = READ) -> list[str]:
    """The stretches of a report's text that are of these kinds, in order."""
    wanted = set(kinds)
    return [text[zone.start : zone.end] for zone in sorted(zones, key=lambda z: z.start) if str(zone.kind) in wanted]


def score(read: Iterable[str], expected: Expected) -> Score:
    """The words of what was read against title, main text and captions.

    Args:
        read: the stretches that were read, in order (`zone_texts`).
        expected: of that page.
    """
    got = _words(read)
    due = _words([expected.title or "", *expected.main, *expected.captions])
    both, rest = _matched(got, due)
    free = sum(_taken(rest, _words([phrase])) for phrase in expected.may_read)
    return Score(both, len(got) - free, len(due))


def layout_scores(read: Iterable[tuple[Page, list[str]]]) -> dict[str, Score]:
    """A score for each layout over all of its pages."""
    found: dict[str, Score] = defaultdict(Score)
    for page, stretches in read:
        found[page.layout] += score(stretches, page.expect)
    return dict(found)


def wrongly_read(read: Iterable[str], expected: Expected) -> list[str]:
    """Those teasers, comments and labels that stand in what was read."""
    got = " ".join(_words(read))
    return [words for words in expected.must_not_read if " ".join(_words([words])) in got]


def missed(read: Iterable[str], expected: Expected) -> list[str]:
    """Those paragraphs and captions of which more than one word in ten is missing, for the message of a failing test."""
    got = _words(read)
    parts = [expected.title or "", *expected.main, *expected.captions]
    return [part for part in parts if (due := _words([part])) and _matched(got, due)[0] < 0.9 * len(due)]


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two strings are the same but for white space and invisible marks."""
    return _words([one or ""]) == _words([other or ""])


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _UNSEEN.sub("", text).split()]


def _matched(got: list[str], due: list[str]) -> tuple[int, list[str]]:
    """How many words are in both in stretches of the same order, and what is left of those read.

    A second and third look finds what stands in another order (a caption), in stretches of three words or more.
    """
    both = 0
    for least in (1, 3, 3):
        blocks = SequenceMatcher(None, got, due, autojunk=False).get_matching_blocks()
        for block in reversed(blocks):
            if block.size < least:
                continue
            both += block.size
            got = [*got[: block.a], _GAP, *got[block.a + block.size :]]
            due = [*due[: block.b], _GAP + "d", *due[block.b + block.size :]]
    return both, got


def _taken(rest: list[str], phrase: list[str]) -> int:
    """Takes a phrase out of what is left, once; how many words that were."""
    for at in range(len(rest) - len(phrase) + 1):
        if phrase and rest[at : at + len(phrase)] == phrase:
            rest[at : at + len(phrase)] = [_GAP]
            return len(phrase)
    return 0
