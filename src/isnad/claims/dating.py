"""What the claims of a report say of its own date: 'yesterday' here and 'on Thursday' there, of one happening.

Told so, the report is of Friday. Only tellings of the same act by and against the same at the same place count, and
only where all of them agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from isnad.claims.report import Happening, could_be_one
from isnad.claims.sentence import Draft
from isnad.dates.constraints import Constraint, Trust
from isnad.mentions.times import TimeMention
from isnad.records import Basis, Status

_NEWS = 10  # sentences at the head of a report, in which 'yesterday' is its own


def weekday_of(happenings: Sequence[Happening], text: str) -> Constraint | None:
    """The day of the week of the report, where its claims give one; None where they do not, or not the same.

    Args:
        happenings: what the report tells of.
        text: the report's text.
    """
    drafts = [draft for happening in happenings for draft in happening.drafts if _is_news(draft)]
    told = [pair for one, other in combinations(drafts, 2) for pair in _pairs(one, other)]
    days = {(weekday.sense.weekday or 0) - (deictic.sense.deictic or 0) for deictic, weekday in told}
    if len({(day - 1) % 7 for day in days}) != 1:
        return None
    deictic, weekday = told[0]
    words = f"{text[deictic.start : deictic.end]} … {text[weekday.start : weekday.end]}"
    basis = Basis(rule="published.told-twice", text=words)
    return Constraint(trust=Trust.CLAIMS, basis=basis, weekday=(days.pop() - 1) % 7 + 1)


def _is_news(draft: Draft) -> bool:
    return draft.frame.status is Status.ACTUAL and draft.tokens.number <= _NEWS and bool(draft.times)


def _pairs(one: Draft, other: Draft) -> Iterator[tuple[TimeMention, TimeMention]]:
    """A deictic word and a bare weekday that two drafts have of one happening."""
    if not could_be_one(one, other):
        return
    for mine, theirs in ((one, other), (other, one)):
        deictic, weekday = mine.times[0], theirs.times[0]
        if _is_deictic(deictic) and _is_bare_weekday(weekday):
            yield deictic, weekday


def _is_deictic(mention: TimeMention) -> bool:
    sense = mention.sense
    return sense.deictic in (0, -1) and sense.weekday is None and sense.month is None


def _is_bare_weekday(mention: TimeMention) -> bool:
    sense = mention.sense
    return sense.weekday is not None and sense.deictic is None and sense.rel is None and sense.month is None
