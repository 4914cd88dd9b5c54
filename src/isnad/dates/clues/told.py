"""What the news says of its own day: a dateline before it, 'today Sunday' in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from isnad.dates.clues.words import Passage, Words, refused, whole, without_year
from isnad.dates.constraints import Constraint, Trust
from isnad.dates.given import fault_of, possible
from isnad.dates.interval import Interval
from isnad.mentions.times import TimeMention
from isnad.text.tokens import Kind

_PLACE_WORDS = 6  # of place and agency before the date of a dateline
_OPENING_TOKENS = 14  # among which a dateline has its figures
_FIGURES = frozenset({Kind.NUMBER, Kind.DATE})
_MENTIONS = 3  # dates of a dateline: of the moon, of the sun
_OPENING = frozenset({"-", ":", ")", "/", ","})
_CLOSING = frozenset({"-", ":", "(", ")", "/", ",", "|", "."})
_BRACKETED = frozenset({(")", ":"), (")", "-"), (")", "/"), (")", "|")})
_BRACKET_WORDS = 3  # of place and agency before a date in brackets
_LINKS = frozenset({"ه", "م", "الموافق", "الموافق ل", "-", "/", ","})  # between two datings of one day
_FARTHEST = 2  # days between today and what is called yesterday or tomorrow, with those before and after


def dateline(passage: Passage) -> Iterator[Constraint]:
    """بغداد - 16 رجب 1439 هـ الموافق 2 نيسان 2018, بغداد 21 مارس (وكالة) -: place or agency, and the date."""
    behind = 0
    if not _FIGURES.intersection(passage.sentence.kinds[:_OPENING_TOKENS]):
        return
    for mention in passage.times[:_MENTIONS]:
        opens = _opens(passage, mention) if not behind else _LINKS.issuperset(passage.keys[behind : mention.first])
        if not opens:
            return
        behind = mention.behind
        basis = passage.of_mention("published.dateline", mention)
        if spans := possible(mention):
            yield whole(Trust.DATELINE, basis, mention.sense, spans)
        elif fault := fault_of(mention):
            yield refused(Trust.DATELINE, passage.of_mention(fault, mention))
        elif (found := without_year(basis, mention.sense, Trust.DATELINE)) is not None:
            yield found


def _opens(passage: Passage, mention: TimeMention) -> bool:
    """Whether a few words and a mark stand before a date, or a few words before it and a mark behind."""
    first, keys = mention.first, passage.keys
    before = passage.count(0, first)
    if not 0 < before <= _PLACE_WORDS or passage.has_verb(0, first):
        return False
    mark = keys[first - 1]
    last = keys[mention.behind - 1 : mention.behind + 1]  # a mark behind may have been read as part of the date
    if mark == "(":
        return before <= _BRACKET_WORDS and _closes(keys[mention.behind - 1 : mention.behind + 2])
    closed = mention.behind >= len(keys) or not (_CLOSING | _LINKS).isdisjoint(last)
    if mark in _OPENING:
        return closed or ")" in keys[:first]
    return before <= 3 and mention.behind < len(keys) and keys[mention.behind] == "("


def _closes(behind: Sequence[str]) -> bool:
    """Whether a bracket closes and a mark of datelines follows it, as in «(6 كانون الأول 2019):»."""
    return any(pair in _BRACKETED for pair in pairwise(behind))


def today(passage: Passage, words: Words) -> Iterator[Constraint]:
    """اليوم الأحد, أمس السبت, اليوم الأحد 25 تشرين الثاني: the report's own day of the week, or its date."""
    if words["today"].isdisjoint(passage.words):
        return
    if words["weekdays"].isdisjoint(passage.words) and _FIGURES.isdisjoint(passage.sentence.kinds):
        return
    for mention in passage.times:
        sense = mention.sense
        if sense.deictic is None or sense.rel is not None or abs(sense.deictic) > _FARTHEST:
            continue
        if sense.month is not None and sense.day is not None and sense.yrel is None:
            basis = passage.of_mention("published.deictic-date", mention)
            if spans := possible(mention):
                yield whole(Trust.TODAY, basis, sense, spans, days=-sense.deictic)
            elif fault := fault_of(mention):
                yield refused(Trust.TODAY, passage.of_mention(fault, mention))
            elif (found := without_year(basis, sense, Trust.TODAY, days=-sense.deictic)) is not None:
                yield found
        elif sense.weekday is not None:
            basis = passage.of_mention("published.deictic-weekday", mention)
            yield Constraint(trust=Trust.TODAY, basis=basis, weekday=(sense.weekday - 1 - sense.deictic) % 7 + 1)


def named_weekday(passage: Passage, days: Interval) -> Iterator[Constraint]:
    """The weekday of the later of two days in a tale of the past: it is that one, rather than a week less a day ago."""
    weekday = days.latest.isoweekday()
    for mention in passage.times:
        sense = mention.sense
        bare = sense.weekday == weekday and not mention.ahead
        if not bare or any(
            part is not None for part in (sense.deictic, sense.rel, sense.wrel, sense.month, sense.upto)
        ):
            continue
        if sense.date is None and sense.hmonth is None and passage.has_verb(0, len(passage.keys)):
            basis = passage.of_mention("published.named-weekday", mention)
            yield Constraint(trust=Trust.WEEKDAY, basis=basis, weekday=weekday)
