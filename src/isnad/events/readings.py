"""What a claim's time words would mean if its report were of this day or of that.

The words are found again in the stored text by the rules that found them; where they are not, or where they read
otherwise than they did, the claim keeps the days it has and says nothing of its report's day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from isnad.claims import timing
from isnad.dates.interval import Interval, day
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention, TimeRules, TimeSense
from isnad.records import Basis, Claim, Document, Status, Time
from isnad.text.tokens import sentences

NEWS_OF_THE_DAY = "time.news-of-the-day"
OF_THE_STATEMENT = "time.of-the-statement"

_AROUND = 400  # letters of a line before and behind the words that are read again; a page may be one line

Meaning = Callable[[dt.date], Interval | None]


class Reading(NamedTuple):
    """How a claim's days hang on its report's: `meaning` is None where they do not.

    `span`: the words tell of a stretch of days, not of a day within it ('during the past ten days').
    """

    meaning: Meaning | None
    span: bool = False


class Words:
    """Reads time words again; the rules are loaded when the first is asked for."""

    def __init__(self, rules: Callable[[], TimeRules]) -> None:
        self._load = rules

    @cached_property
    def _rules(self) -> TimeRules:
        return self._load()

    def reading(self, claim: Claim, document: Document) -> Reading:
        """How the days of a claim hang on the day of its report, or of the statement in it that names its own."""
        time = claim.time
        if time is None:
            return Reading(None)
        told = _told(time)
        said = self._found(document.text, told.start, told.end) if told is not None else []
        if told is not None and not said:
            return Reading(None)
        if any(reason.rule == NEWS_OF_THE_DAY for reason in time.basis):
            return Reading(_behind(said, _that_day_or_the_one_before))
        mentions = self._found(document.text, time.start, time.end)
        if not mentions:
            return Reading(None)
        stretch = any(map(_is_stretch, mentions)) or len(mentions) > 1
        return Reading(_behind(said, _meaning(mentions, claim.status)), span=stretch)

    def _found(self, text: str, start: int | None, end: int | None) -> list[TimeMention]:
        """The time expressions between two positions, each as it was found in its line."""
        if start is None or end is None:
            return []
        line = text.rfind("\n", max(0, start - _AROUND), start) + 1 or max(0, start - _AROUND)
        behind = text.find("\n", end, end + _AROUND)
        found = [
            mention
            for sentence in sentences(text, line, behind if behind >= 0 else end + _AROUND)
            for mention in self._rules.find(sentence)
            if start <= mention.start and mention.end <= end
        ]
        return found if found and (found[0].start, found[-1].end) == (start, end) else []


def _told(time: Time) -> Basis | None:
    """Where the report says on which day the statement was made that the words stand in."""
    return next((reason for reason in time.basis if reason.rule == OF_THE_STATEMENT), None)


def _behind(said: list[TimeMention], meaning: Meaning | None) -> Meaning | None:
    """A meaning by the day of a statement, as one by the day of the report that tells of it."""
    if not said or meaning is None:
        return meaning

    def through(published: dt.date) -> Interval | None:
        day_said = timing.meaning(said, timing.Anchor(day(published)), Status.ACTUAL)
        return meaning(day_said.earliest) if day_said is not None and day_said.days == 1 else None

    return through


def _that_day_or_the_one_before(published: dt.date) -> Interval:
    return Interval(published - dt.timedelta(1), published)


def _is_stretch(mention: TimeMention) -> bool:
    sense = mention.sense
    counted = sense.unit is not None and (sense.num is not None or sense.few) and sense.direction is None
    return mention.since or counted or sense.often is not None


def _meaning(mentions: list[TimeMention], status: Status) -> Meaning | None:
    """What the words mean by the report's day; None where they mean the same whatever it is."""
    if all(resolve(mention.sense, None) is not None or not _is_relative(mention.sense) for mention in mentions):
        return None

    return lambda published: timing.meaning(mentions, timing.Anchor(day(published)), status)


def _is_relative(sense: TimeSense) -> bool:
    """Whether the words point from the report's day at all: 'recently' and 'now' give no days."""
    return sense.ref is None and sense.often is None
