"""Which time of a sentence belongs to which happening: a day belongs to the verb it stands with.

'They buried today those whom yesterday's raid killed' has two days, and the raid has only one of them. A time
goes to the verb or happening word before it in its clause, and where none stands there to the one behind it. What
belongs to a burial, a verdict or a telling is no time of the deed that is buried, judged or told.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.claims.frames import Frame
from isnad.dates.runs import places, runs
from isnad.lexicon.model import Layer
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention

_STOPS = frozenset({".", ";", "!", "?", "..", ":"})
_DATELINE = frozenset({"-", ":", ")", "|"})  # marks behind the date of a dateline
_PLACE_WORDS = 6  # of place and agency before the date of a dateline
_NEAR = 3  # tokens between a noun and the verb that says it occurred, or a statement and its day
_BEGUN = 8  # tokens from منذ to the date of what began

Run = list[TimeMention]


class Belonging:
    """The times of one sentence, each with the word that governs it."""

    def __init__(
        self, syntax: Syntax, times: Sequence[TimeMention], found: Sequence[Frame], quoted: Sequence[int]
    ) -> None:
        """Settle every time of a sentence.

        Args:
            syntax: the sentence.
            times: its time expressions, as `prepared` leaves them.
            found: the frames of all its happening words.
            quoted: for each token whether it stands in a quotation.
        """
        self.syntax = syntax
        self.scan = syntax.scan
        self.quoted = quoted
        self.frames = {frame.at: frame for frame in found}
        self.lights = {frame.light for frame in found}
        self.runs = list(runs(sorted(times, key=lambda mention: mention.first)))
        self.governed: dict[int, list[Run]] = {}  # by the word of a frame
        self.free: list[Run] = []  # governed by nothing: at the head of a note without a verb
        for run in self.runs:
            self._settle(run)

    # ---- what asks ----------------------------------------------------------------------------

    def of(self, frame: Frame, *, alone: bool) -> list[TimeMention]:
        """The times of a happening: those of its act come before those of its harm, the first before the second.

        Args:
            frame: the leading frame, with those that joined it.
            alone: whether the sentence tells of nothing else, so that what is governed by nothing is its own.
        """
        own = sorted((frame, *frame.joined), key=lambda f: (f.harm, f is not frame, f.at))
        lengths: list[TimeMention] = []  # 'for three days', 'at six': beside a day, not instead of one
        for of in own:
            mine = self.governed.get(of.at, [])
            if any(places(mention.sense) for run in mine for mention in run):
                return self._nearest_first(mine, frame) + lengths
            lengths += [mention for run in mine for mention in run]
        if alone and self.free:
            return self._nearest_first(self.free, frame) + lengths
        return lengths

    def at(self, frame: Frame) -> list[TimeMention]:
        """The times that stand with one word."""
        return [mention for run in self.governed.get(frame.at, []) for mention in run]

    def behind(self, at: int) -> Frame | None:
        """The verb of a clause of its own right behind a figure, where it has a time: بينهم طفلان قُتلا أمس."""
        following = (self.frames.get(index) for index in range(at + 1, at + 1 + _NEAR))
        return next((frame for frame in following if frame is not None and frame.verbal and self.at(frame)), None)

    @staticmethod
    def _nearest_first(found: Sequence[Run], frame: Frame) -> list[TimeMention]:
        return sorted((mention for run in found for mention in run), key=lambda m: abs(m.first - frame.at))

    # ---- what governs a time ------------------------------------------------------------------

    def _settle(self, run: Run) -> None:
        first = run[0].first
        if self._is_dateline(run):
            return
        begun = self._begun_at(run)
        if begun is not None:  # منذ مقتل الوزير في 5 آذار: of his death, and all that has been since
            between = [frame for at, frame in self.frames.items() if begun < at < first]
            for frame in between[-1:]:
                self.governed.setdefault(frame.at, []).append([_of_its_own(m) for m in run])
            first = begun
        word = self._before(first)
        if word is None:
            word = self._behind(run[-1].behind)
        if word is None:
            self.free.append(run)
            return
        for frame in self._frames_of(word):
            self.governed.setdefault(frame.at, []).append(run)

    def _is_head(self, at: int) -> bool:
        return at in self.frames or (self.syntax.is_verb(at) and not self.syntax.is_auxiliary(at))

    def _before(self, first: int) -> int | None:
        """The nearest verb or happening word before a time in its clause."""
        if self._opens_anew(first):
            return None
        for at in range(first - 1, -1, -1):
            if self.syntax.keys[at] in _STOPS or self.scan.is_a(at, "that") or self.quoted[at] != self.quoted[first]:
                return None
            if self._is_head(at) or self._is_other(at) or (first - at <= _NEAR and self._is_statement(at)):
                return at
        return None

    def _opens_anew(self, first: int) -> bool:
        """واليوم قُتل, بينما أمس قُصفت: the time stands at the head of a clause, its verb right behind."""
        behind = next((run[-1].behind for run in self.runs if run[0].first <= first < run[-1].behind), first + 1)
        behind = self.syntax.skip_adverbs(behind)
        if not first or behind >= self.syntax.size or not self.syntax.is_verb(behind):
            return False
        word, before = self.scan.words[first], first - 1
        joined = word is not None and word.conj and not self.scan.words[behind].conj  # type: ignore[union-attr]
        return joined or self.scan.is_a(before, "conj", "relative", "sub") or self.syntax.keys[before] in ("و",)

    def _behind(self, behind: int) -> int | None:
        """The first verb or happening word behind a time that stands in front, past the comma that sets it off."""
        while behind < self.syntax.size and self.syntax.keys[behind] == ",":
            behind += 1
        for at in range(behind, self.syntax.size):
            if self.syntax.keys[at] in (".", ";", "!", "?"):
                return None
            if self._is_head(at) and not (at > behind and self._tells(at)):
                return at
        return None

    def _tells(self, at: int) -> bool:
        return at not in self.frames and bool(self.scan.at(at, Layer.SAYING))

    def _is_other(self, at: int) -> bool:
        """حكمت محكمة, at the head of its clause."""
        opens = not at or self.syntax.keys[at - 1] in _STOPS or self.syntax.keys[at - 1] in (",", "-")
        return bool(self.scan.listed(at, "other_deeds")) and (opens or self.syntax.keys[at].startswith("و"))

    def _is_statement(self, at: int) -> bool:
        """في بيان يوم الثلاثاء: a day behind it is that of the telling."""
        return bool(self.scan.listed_inside(at, "statement"))

    # ---- whose word that is -------------------------------------------------------------------

    def _frames_of(self, word: int) -> list[Frame]:
        """The happenings that a verb belongs to: by its own word, as their light verb, as the verb of their result."""
        if word in self.frames:
            return [self.frames[word]]
        if word in self.lights:
            return [frame for frame in self.frames.values() if frame.light == word]
        if self._tells(word) or self.scan.has_verb(word, "publish"):
            return []
        frame = self._served(word)
        return [frame] if frame is not None else []

    def _served(self, word: int) -> Frame | None:
        """The happening that a verb helps to tell."""
        if not self.scan.has_verb(word, "occur", "light", "light_passive", "result"):
            return None
        before = max((at for at in self.frames if at < word), default=None)
        behind = min((at for at in self.frames if at > word), default=None)
        if self.scan.has_verb(word, "result"):
            return self._of_result(word, before, behind)
        if before is not None and not self.frames[before].verbal and self._occurred(before, word):
            return self.frames[before]
        return self.frames[behind] if behind is not None and not self._verb_between(word, behind) else None

    def _of_result(self, word: int, before: int | None, behind: int | None) -> Frame | None:
        """هجوم أسفر أمس عن مقتل: of the harm behind it, or of the deed before."""
        if behind is not None and not self._verb_between(word, behind):
            return self.frames[behind]
        return self.frames[before] if before is not None else None

    def _occurred(self, noun: int, verb: int) -> bool:
        """هجوم وقع, الهجوم الذي جرى: the verb says of the noun that it occurred."""
        if self._verb_between(noun, verb):
            return False
        return verb - self.frames[noun].behind <= _NEAR or self.scan.is_a(verb - 1, "relative")

    def _verb_between(self, first: int, last: int) -> bool:
        return any(self.syntax.is_verb(at) and not self.syntax.is_auxiliary(at) for at in range(first + 1, last))

    # ---- dates that are not of the deed -------------------------------------------------------

    def _is_dateline(self, run: Run) -> bool:
        """الجزائر، 6 كانون الأول - قُتل أمس: a date before the dash, where the news has a day of its own."""
        first, behind = run[0].first, run[-1].behind
        keys = self.syntax.keys
        others = [m for other in self.runs if other is not run for m in other if places(m.sense)]
        if not others or first > 2 * _PLACE_WORDS or any(self._is_head(at) for at in range(first)):
            return False
        marked = behind < len(keys) and (
            keys[behind] in _DATELINE or keys[behind - 1] in _DATELINE or keys[behind] == "("
        )
        words = sum(self.scan.words[at] is not None for at in range(first))
        return marked and words <= _PLACE_WORDS

    def _begun_at(self, run: Run) -> int | None:
        """Where منذ stands that dates something from what began on the day of a time; None for none."""
        if not run[0].since:
            return None
        for at in range(run[0].first, max(-1, run[0].first - _BEGUN), -1):
            if self.scan.listed(at, "since"):
                return at if at < run[0].first - 1 else None
        return None


def _of_its_own(mention: TimeMention) -> TimeMention:
    return msgspec.structs.replace(mention, since=False)
