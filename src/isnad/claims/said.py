"""When a statement was made: قال الثلاثاء إن, والثلاثاء الماضي أعلن; its 'today' is that day, not the report's.

The day of a statement holds while its speaker goes on (وأضاف حينها), within a sentence and over the next ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.chain import Speech
from isnad.dates.runs import places
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention
from isnad.records import Link
from isnad.text.tokens import Kind, Sentence

_REACH = 14  # tokens from a verb of telling to its time
_NEAR = 4  # tokens from a statement to its day
_OPENS, _CLOSES = "«“", "»”"


class Tellings:
    """Follows the day on which the statement of a report was made, sentence by sentence."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.links: tuple[Link, ...] = ()
        self.time: TimeMention | None = None

    def read(self, syntax: Syntax, times: Sequence[TimeMention], speeches: Sequence[Speech]) -> dict[int, TimeMention]:
        """The time of each act of saying of a sentence, by its word; those that name none and do not go on are absent."""
        found: dict[int, TimeMention] = {}
        for speech in sorted(speeches, key=lambda s: s.word):
            own = _time_of(speech, times, syntax)
            if own is not None or speech.links != self.links:
                self.links, self.time = speech.links, own
            if self.time is not None:
                found[speech.word] = self.time
        if not speeches:
            self.links, self.time = (), None
        return found

    @staticmethod
    def unnamed(syntax: Syntax, times: Sequence[TimeMention]) -> TimeMention | None:
        """The time of a statement of which nobody says whose it is: وجاء في بيان يوم الثلاثاء أن."""
        for at in range(syntax.size):
            if not syntax.scan.listed_inside(at, "statement"):
                continue
            for time in times:
                if places(time.sense) and at < time.first <= at + _NEAR and not _told_between(at, time.first, syntax):
                    return time
        return None

    def quoted(self, sentence: Sentence, *, open_before: bool) -> bytearray:
        """Which tokens of a sentence stand inside a quotation, given whether one was open before it."""
        inside = bytearray(len(sentence))
        quoting = open_before
        for at, kind in enumerate(sentence.kinds):
            if kind is Kind.QUOTE:
                mark = self.original[sentence.starts[at]]
                quoting = mark in _OPENS or (mark not in _CLOSES and not quoting)
            inside[at] = quoting
        return inside


def _time_of(speech: Speech, times: Sequence[TimeMention], syntax: Syntax) -> TimeMention | None:
    """The time right before the verb of telling, or between it and what is told."""
    if speech.word < 0:
        return None
    for time in times:
        if not places(time.sense):
            continue
        if 0 <= speech.word - time.behind <= 1 and not any(syntax.is_verb(i) for i in range(time.behind, speech.word)):
            return time
        if speech.word < time.first <= speech.word + _REACH and not _told_between(speech.word, time.first, syntax):
            return time
    return None


def _told_between(word: int, first: int, syntax: Syntax) -> bool:
    """Whether what is told begins before the time: behind أن, a colon or a quotation mark."""
    kinds = syntax.scan.sentence.kinds
    return any(
        syntax.keys[i] in (":", ".", ";")
        or kinds[i] is Kind.QUOTE
        or syntax.scan.is_a(i, "that")
        or (syntax.is_verb(i) and not syntax.scan.has_verb(i, "publish") and not syntax.scan.listed(i, "issued_by"))
        for i in range(word + 1, first)
    )
