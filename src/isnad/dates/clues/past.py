"""A day or year of which the text plainly tells in the past: the report is not older."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.dates.clues.printed import is_line
from isnad.dates.clues.words import Passage, Words
from isnad.dates.constraints import Constraint, Trust, not_before
from isnad.dates.given import FIRST_YEAR
from isnad.dates.interval import Interval
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
