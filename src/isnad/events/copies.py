"""Near-copies: which report repeats the words of an earlier one, and how much of them.

What is compared is what a reader would call the text: the read zones, letters folded, words alone, in runs of
two and of four (shingles). Nothing here looks at what a report claims; that two reports tell of one event makes no copy.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from isnad.dates.interval import parse_edtf
from isnad.events.alike import Passages
from isnad.records import Copy, Document
from isnad.reports.moments import in_order
from isnad.reports.zones import READ
from isnad.text.normalise import fold

PAIRS = 0.42  # of the shorter text's pairs of neighbouring words: about half its words, as a changed one breaks two
RUNS = 0.15  # of its runs of four words: one subject's vocabulary makes pairs, only one wording makes runs
LEAST = 15  # runs, as in 18 words in a row; fewer may be a formula ...
SHORT_RUNS = 0.8  # ... unless the text is too short to have so many and most of them are there
SHORT = LEAST + 3  # words; below it a text that says the same on another day is another report
FORMULA = 8  # words; below it only the very same words are a copy

_ADDRESS = re.compile(r"\S*(?:://|pic\.twitter\.com/)\S*")
_WORD = re.compile(r"[^\W_]+")


class Printed(NamedTuple):
    """A report as text to compare: how many words, and which stand together in pairs and in runs of four."""

    document: Document
    words: int
    pairs: array[int]
    runs: array[int]


def near_copies(documents: Iterable[Document]) -> dict[str, Copy]:
    """For each report that nearly repeats an earlier one: the earliest such, and the share that is common.

    Of two texts one is a copy where enough of the shorter one's shingles stand in the longer one too, so that a
    shortened text is one, and a text that is a part of a longer one; a long text that quotes a few sentences of
    another is none. Reports are taken by day of publication, moment (where a machine wrote it), time of
    retrieval, id; what is unknown comes last. The order of input does not matter.
    """
    found: dict[str, Copy] = {}
    passages = Passages()
    earlier: list[Printed] = []
    for report in map(printed, sorted(documents, key=rank)):
        candidates = [earlier[number] for number in sorted(passages.met(report.runs, len(earlier)))]
        earlier.append(report)
        if candidates and (copy := _Compared(report).first_like(candidates)) is not None:
            found[report.document.id] = copy
    return found


class _Compared:
    """One report, ready to be compared with many."""

    def __init__(self, report: Printed) -> None:
        self.report = report
        self.pairs, self.runs = frozenset(report.pairs), frozenset(report.runs)

    def first_like(self, others: Iterable[Printed]) -> Copy | None:
        """The first of others that has enough in common with it."""
        shares = ((other.document.id, self.share(other)) for other in others)
        return next((Copy(of=of, share=round(share, 3)) for of, share in shares if share is not None), None)

    def share(self, other: Printed) -> float | None:
        """The share of the shorter text's pairs of words that stand in the other, or None where it is no copy."""
        mine = self.report
        runs, shortest = len(self.runs.intersection(other.runs)), min(len(mine.runs), len(other.runs))
        if not shortest or runs / shortest < max(RUNS, min(SHORT_RUNS, LEAST / shortest)):
            return None
        share = len(self.pairs.intersection(other.pairs)) / min(len(mine.pairs), len(other.pairs))
        if share < PAIRS:
            return None
        short = min(mine.words, other.words) < SHORT
        return None if short and _other_day(mine.document, other.document) else share


def rank(document: Document) -> tuple[str, str, str, str]:
    """Sorts reports from the earliest; a day of which only the month is known stands at its end."""
    days = parse_edtf(document.published) if document.published else None
    return (
        days.latest.isoformat() if days else _LAST,
        in_order(document.published_at) or _LAST,
        in_order(document.retrieved) or _LAST,
        document.id,
    )


_LAST = "~"  # sorts behind every date


def _other_day(one: Document, other: Document) -> bool:
    """Both days of publication are known and cannot be the same."""
    mine, theirs = (parse_edtf(d.published) if d.published else None for d in (one, other))
    return mine is not None and theirs is not None and mine.meet(theirs) is None


# ---- words and shingles -------------------------------------------------------------------------


def printed(document: Document) -> Printed:
    """A report as text to compare; a very short one is compared as a whole."""
    found = words("\n".join(document.text[z.start : z.end] for z in document.zones if z.kind in READ))
    pair, run = (2, 4) if len(found) >= FORMULA else (len(found), len(found))
    return Printed(document, len(found), shingles(found, pair), shingles(found, run))


def words(text: str) -> list[str]:
    """The folded words of a text: no punctuation, no web addresses."""
    return _WORD.findall(_ADDRESS.sub(" ", fold(text)).lower())


def shingles(found: Sequence[str], size: int) -> array[int]:
    """The runs of so many words, each once and in order, as numbers that are the same in every process."""
    numbers = [_number(word) for word in found]
    return array("q", dict.fromkeys(map(hash, zip(*(numbers[at:] for at in range(size)), strict=False))))


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    # Not `hash`, which differs from process to process for text; for tuples of numbers it does not.
    return int.from_bytes(blake2b(word.encode(), digest_size=7).digest(), "big")
