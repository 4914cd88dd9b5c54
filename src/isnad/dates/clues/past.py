"""A day or year of which the text plainly tells in the past: the report is not older."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from isnad.dates.clues.lifetimes import TOLD_DAYS
from isnad.dates.clues.printed import is_line
from isnad.dates.clues.words import Passage, Words
from isnad.dates.constraints import FIRST, LAST, Constraint, Trust, not_before
from isnad.dates.given import FIRST_YEAR
from isnad.dates.interval import Interval, from_parts
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention

_NEAR = 10  # tokens between a date and the verb that it belongs to
_AHEAD = 6  # tokens before a date that can make it a plan


def past_dates(passage: Passage, words: Words) -> Iterator[Constraint]:
    """A bound for each date with a year that stands beside a verb in the past and is no plan."""
    if not passage.has_year or not words["planned"].isdisjoint(passage.words):
        return
    for mention in passage.times:
        span = _dated(mention, words)
        if span is not None and not is_line(passage, mention, words) and _is_told(passage, mention, words):
            basis = passage.of_mention("published.past-date", mention)
            yield Constraint(trust=Trust.PAST, basis=basis, spans=not_before(span.earliest))


def told_days(passage: Passage, words: Words) -> Iterator[Constraint]:
    """«الخميس 12 نيسان» beside a verb in the past, at the head: soon after that day, in a year in which it is a Thursday."""
    if words["weekdays"].isdisjoint(passage.words) or not words["planned"].isdisjoint(passage.words):
        return
    if not words["then"].isdisjoint(passage.words):
        return
    for mention in passage.times:
        sense = mention.sense
        bare = not mention.ahead and all(
            part is None for part in (sense.year, sense.date, sense.deictic, sense.rel, sense.yrel, sense.hyear)
        )
        if not bare or sense.weekday is None or not _is_told(passage, mention, words):
            continue
        if sense.month is not None and sense.day is not None and not is_line(passage, mention, words):
            spans = _after(sense.month, sense.day, sense.weekday, words)
            if spans:
                basis = passage.of_mention("published.told-day", mention)
                yield Constraint(trust=Trust.TOLD, basis=basis, spans=spans)


def _after(month: int, day: int, weekday: int, words: Words) -> tuple[Interval, ...]:
    """The stretches after that day in each year in which it is that weekday; open before and behind the years looked at."""
    years = range(words.policy["past_from"], words.policy["latest_year"])
    days = [span.earliest for year in years if (span := from_parts(year, month, day)) is not None]
    near = [Interval(one, one + dt.timedelta(TOLD_DAYS - 1)) for one in days if one.isoweekday() == weekday]
    if not near:
        return ()
    return (Interval(FIRST, dt.date(years[0] - 1, 12, 31)), *near, Interval(dt.date(years[-1] + 1, 1, 1), LAST))


def _dated(mention: TimeMention, words: Words) -> Interval | None:
    sense = mention.sense
    if sense.year is None and sense.date is None:
        return None
    if sense.edge is not None or sense.season is not None:
        return None  # 'the end of 2017' begins nowhere certain
    span = resolve(sense, None)
    if span is None or span.earliest.year < FIRST_YEAR:
        return None
    return span if words.policy["past_from"] <= span.earliest.year <= words.policy["latest_year"] else None


def _is_told(passage: Passage, mention: TimeMention, words: Words) -> bool:
    if passage.has_before(mention.first, words["ahead"], _AHEAD):
        return False
    if mention.since:
        return True
    start = passage.clause_start(mention.first, _NEAR)
    return passage.has_verb(start, min(len(passage.keys), mention.behind + _NEAR // 2))
