"""The words of clues/published.yaml, and the cheap looking-up that all finders of clues share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

import msgspec

from isnad.dates.constraints import Constraint, Trust
from isnad.dates.interval import WEEKDAYS, Interval
from isnad.mentions.times import TimeMention, TimeRules, TimeSense
from isnad.records import Basis, Clue
from isnad.text.normalise import fold_key
from isnad.text.tokens import Kind, Sentence

T = TypeVar("T")
TRANSPARENT = frozenset({'"', "'", "-", "(", ")", "[", "]", "_", ","})
_STOPS = frozenset({".", ";", "!", "?", ".."})
_LEAPING = ((2, 27), (2, 28), (2, 29), (3, 1), (3, 2))
_WRITTEN = (Kind.WORD, Kind.NUMBER, Kind.LATIN, Kind.DATE, Kind.CLOCK)


class Passage:
    """A sentence of the news with its time expressions, which are looked for only when a clue asks."""

    def __init__(
        self, text: str, sentence: Sentence, times: TimeRules, is_verb: Callable[[str], bool],
        is_deed: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self.text = text
        self.sentence = sentence
        self.keys = sentence.keys
        self._times = times
        self._is_verb = is_verb
        self.is_deed = is_deed

    @cached_property
    def times(self) -> list[TimeMention]:
        """Its time expressions."""
        return self._times.find(self.sentence)

    @cached_property
    def beside_in_line(self) -> int:
        """How many words its line of the text has outside it."""
        start, end = self.sentence.start, self.sentence.end
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        to = self.text.find("\n", end)
        behind = self.text[end : to if to >= 0 else len(self.text)]
        return sum(any(map(str.isalnum, word)) for word in f"{before} {behind}".split())

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, each also without what is written together with it."""
        return frozenset(form for key in self.keys for form in forms(key))

    @cached_property
    def years(self) -> list[int]:
        """The years that stand in it in figures."""
        pairs = zip(self.keys, self.sentence.kinds, strict=True)
        return [int(key) for key, kind in pairs if kind is Kind.NUMBER and len(key) == 4 and key.isdigit()]

    @property
    def has_year(self) -> bool:
        """Whether a year or a whole date stands in it in figures."""
        return any(1900 <= year <= 2100 for year in self.years) or Kind.DATE in self.sentence.kinds

    def clause_start(self, at: int, reach: int) -> int:
        """Where the words before a token that can belong to it begin: at most so many, and none before a stop."""
        for index in range(at - 1, max(-1, at - 1 - reach), -1):
            if self.keys[index] in _STOPS:
                return index + 1
        return max(0, at - reach)

    def has_before(self, at: int, words: frozenset[str], reach: int) -> bool:
        """Whether one of the words stands among the last ones before a token."""
        return any(not words.isdisjoint(forms(self.keys[i])) for i in range(self.clause_start(at, reach), at))

    def basis(self, rule: str, first: int, behind: int) -> Basis:
        """The tokens `[first, behind)` as a reason."""
        start, end = self.sentence.span(first, behind)
        return Basis(rule=rule, text=self.text[start:end], start=start, end=end)

    def of_mention(self, rule: str, mention: TimeMention) -> Basis:
        """A time expression as a reason."""
        start, end = mention.start, mention.end
        return Basis(rule=rule, text=self.text[start:end], start=start, end=end)

    def has_verb(self, first: int, behind: int) -> bool:
        """Whether a verb in the past tense that the lexicon knows stands at tokens `[first, behind)`."""
        return any(map(self._is_verb, self.keys[first:behind]))

    def count(self, first: int, behind: int) -> int:
        """How many words and numbers stand at tokens `[first, behind)`."""
        return sum(kind in _WRITTEN for kind in self.sentence.kinds[first:behind])


class Phrases(Generic[T]):
    """Wordings by their first word, with what each stands for."""

    def __init__(self, given: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for wording, value in given:
            first, *rest = fold_key(wording).replace("-", " ").split()
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, keys: Sequence[str], index: int) -> Iterator[tuple[int, T]]:
        """What begins at a token, the longest wording first, each with where it ends."""
        for form in forms(keys[index]):
            for rest, value in self._by_first.get(form, ()):
                if behind := follow(keys, index + 1, rest):
                    yield behind, value


def follow(keys: Sequence[str], at: int, rest: Sequence[str]) -> int:
    """Behind the last of the words if they stand there, marks between them aside; else 0."""
    for word in rest:
        while at < len(keys) and keys[at] in TRANSPARENT:
            at += 1
        if at >= len(keys) or keys[at] != word:
            return 0
        at += 1
    return at


@lru_cache(maxsize=1 << 16)
def forms(key: str) -> tuple[str, ...]:
    """A word, and what is left without و ف, ب ل ك and the article.

    >>> forms("وبالحرب")
    ('وبالحرب', 'بالحرب', 'الحرب', 'حرب')
    """
    found = [key]
    if key[:1] in "وف" and len(key) > 3:
        found.append(key[1:])
    for form in tuple(found):
        if form[:1] in "بك" and len(form) > 3:
            found.append(form[1:])
        elif form.startswith("لل") and len(form) > 4:
            found.append("ال" + form[2:])
        elif form[:1] == "ل" and len(form) > 3:
            found.append(form[1:])
    found += [form[2:] for form in found if form.startswith("ال") and len(form) > 4]
    return tuple(dict.fromkeys(found))


class Words:
    """The lists and the policy of clues/published.yaml."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.policy: dict[str, int] = raw["policy"]
        self._lists = {name: frozenset(map(fold_key, words)) for name, words in raw["words"].items()}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._lists[name]


def refused(trust: Trust, basis: Basis) -> Constraint:
    """A clue that allows nothing less than before: it is only told of, with why it is not used."""
    return Constraint(trust=trust, basis=basis)


def whole(trust: Trust, basis: Basis, sense: TimeSense, spans: tuple[Interval, ...], *, days: int = 0) -> Constraint:
    """A date with its year, whose weekday chooses among the days that it may be; one that none of them is, is told of.

    Args:
        trust: how far the words are believed.
        basis: the words.
        sense: what they say.
        spans: the days that they may be.
        days: how many days later the report is.
    """
    later = tuple(span.shifted(days) for span in spans)
    if sense.weekday is None:
        return Constraint(trust=trust, basis=basis, spans=later)
    if not any(_has(span, sense.weekday) for span in spans):
        its = WEEKDAYS[spans[0].earliest.isoweekday() - 1] if spans[0].days == 1 else None
        note = Clue(rule="published.weekday-contradicts", text=basis.text, start=basis.start, end=basis.end, allows=its)
        return Constraint(trust=trust, basis=basis, spans=later, notes=(note,))
    chosen = (sense.weekday - 1 + days) % 7 + 1 if any(span.days > 1 for span in spans) else None
    return Constraint(trust=trust, basis=basis, spans=later, weekday=chosen)


def _has(span: Interval, weekday: int) -> bool:
    return (weekday - span.earliest.isoweekday()) % 7 < span.days


def without_year(basis: Basis, sense: TimeSense, trust: Trust, *, days: int = 0) -> Constraint | None:
    """A day and month, with the weekday that may stand beside them; None where the words give no such thing.

    Args:
        basis: the words.
        sense: what they say.
        trust: how far they are believed.
        days: how many days later the report is.
    """
    if sense.month is None or sense.day is None or sense.year is not None or sense.yrel is not None:
        return None
    if sense.rel is not None:
        return None
    weekday = None if sense.weekday is None else (sense.weekday - 1 + days) % 7 + 1
    try:
        day = dt.date(2000, sense.month, sense.day)  # a leap year, so that 29 February is a day
    except ValueError:
        return refused(trust, msgspec.structs.replace(basis, rule="published.impossible-date"))
    if days and (day.month, day.day) in _LEAPING:
        return Constraint(trust=trust, basis=basis, weekday=weekday)  # which day is next depends on the year
    day += dt.timedelta(days)
    return Constraint(trust=trust, basis=basis, weekday=weekday, month_day=(day.month, day.day))
