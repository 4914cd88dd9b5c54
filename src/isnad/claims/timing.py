"""The time of each claim of a report: its words set against the report's day, with no more precision than they have.

A claim without a time word of its own takes the day of the news it belongs to, where that is plain: the news
of the report's head is of the report's day or the one before, and 'the strike' is the strike told of above.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from isnad.claims.report import Happening
from isnad.claims.same_news import same_news
from isnad.claims.sentence import Draft
from isnad.claims.time_words import AFTER, ON_THIS_DAY, TURNED, meant
from isnad.dates.absolute import is_absolute, readings
from isnad.dates.agreement import remark
from isnad.dates.interval import WEEKDAYS, Interval, parse_edtf, weekday_number
from isnad.dates.resolve import resolve
from isnad.dates.runs import places, resolved, runs
from isnad.mentions.times import TimeMention
from isnad.mentions.times.records import BOTH_NAMED, IMPOSSIBLE, UNKNOWN_CALENDAR
from isnad.records import Basis, Document, EventType, Status, Time

_FRESH = 4  # sentences: the news stands at the head; what comes later may be background
_OPENING = 3  # sentences in which what is only mentioned is the news itself: the wounded of the strike
_SHORT = 10  # sentences: a report no longer than this has no background
_POST = 6  # sentences: so short a text speaks of its news only
_FEW, _LATELY, _NEWS = 7, 14, 45  # days: how exactly a report must be dated; how old its news is, and at most
_UP_TO_NOW = frozenset({ON_THIS_DAY, AFTER})  # rules that need the report's day beside a year
_REACH = 14  # sentences back to the news that 'the strike' is


class Anchor(NamedTuple):
    """What is known of the day on which words were said: the report's own, or that of a statement in it."""

    span: Interval | None
    weekday: int | None = None  # ISO
    basis: tuple[Basis, ...] = ()


def of_report(happenings: Sequence[Happening], document: Document, sentences: int) -> list[Time | None]:
    """The time of each happening of a report.

    Args:
        happenings: in the order of their first mention.
        document: their report, whose own date is the anchor.
        sentences: how many sentences of it were read.
    """
    own = Anchor(
        parse_edtf(document.published) if document.published else None, weekday_number(document.published_weekday)
    )
    times: list[Time | None] = []
    for index, happening in enumerate(happenings):
        time = _own_words(happening, document, own)
        if time is None:
            time = _of_the_news(happening, happenings[:index], times)
        if time is None:
            time = _of_the_day(happening, document, own, sentences)
        times.append(time)
    return times


def meaning(run: Sequence[TimeMention], anchor: Anchor, status: Status) -> Interval | None:
    """The days of time words that belong together, said on the anchor's day of something that is told so.

    What has happened was over when it was told; what goes on since a day goes on until then.
    """
    ahead = status is Status.PLANNED or (status is not Status.ACTUAL and run[0].ahead)
    if run[0].rule in TURNED and len(run) == 1:
        return meant(run[0], anchor.span, ahead=ahead, weekday=anchor.weekday)
    goes_on = run[-1].since and run[-1].sense.direction is None
    if goes_on and anchor.span is None:
        return None  # since then, and nobody knows until when
    span = near(run, anchor.span, ahead=ahead) or resolved(run, anchor.span, future=ahead, weekday=anchor.weekday)[0][1]
    if span is None or anchor.span is None or ahead or span.earliest > anchor.span.latest:
        return span
    latest = min(span.latest, anchor.span.latest)
    if goes_on:
        latest = anchor.span.latest
    elif run[-1].sense.overnight == BOTH_NAMED:  # told in that night: midnight may have been past where it was written
        latest = span.latest
    return Interval(span.earliest, latest, span.approx)


def near(run: Sequence[TimeMention], anchor: Interval | None, *, ahead: bool = False) -> Interval | None:
    """What is settled by the report's being news: a date that may be two, and a weekday that does not fit its date.

    News of 4 December that tells of '2-12' means a day before, not February; a text of June leaves both open. And
    'Saturday 5 May' in news of 6 May, a Monday, is a slip in the weekday rather than a day of another year.
    """
    if len(run) > 1 or anchor is None or anchor.days > _FEW:
        return None
    sense = run[0].sense
    if sense.date is not None:
        days = readings(sense)
        lately = Interval(anchor.earliest - dt.timedelta(_LATELY), anchor.latest)
        fresh = [span for span in days if lately.meet(span)]
        return fresh[0] if len(days) > 1 and len(fresh) == 1 else None
    if sense.weekday is None or sense.day is None or sense.month is None or sense.year is not None:
        return None
    by_date = resolve(msgspec.structs.replace(sense, weekday=None), anchor, future=ahead)
    far = by_date is None or by_date.days > 1 or abs((by_date.earliest - anchor.earliest).days) > _NEWS
    return None if far else by_date


# ---- its own words ------------------------------------------------------------------------------


def _own_words(happening: Happening, document: Document, own: Anchor) -> Time | None:
    """The narrowest of the times that its sentences give; of two as narrow, the first."""
    best: Time | None = None
    narrowest: int | None = None
    for draft in happening.drafts:
        for run in runs(sorted(draft.times, key=lambda mention: mention.first)):
            if not all(places(mention.sense) for mention in run):
                continue
            anchor = _said(draft, run, document, own)
            span = meaning(run, anchor, draft.frame.status)
            if best is None or (span is not None and (narrowest is None or span.days < narrowest)):
                time = _record(span, run, anchor, document)
                best, narrowest = _flagged(time, span, own, draft), span.days if span else None
    return best


def _flagged(time: Time, span: Interval | None, own: Anchor, draft: Draft) -> Time:
    """What is told as done and dated behind its report is kept, with a note: a slip of the pen, or of ours."""
    if span is None or own.span is None or draft.frame.status is not Status.ACTUAL or span.earliest <= own.span.latest:
        return time
    late = Basis(rule="time.after-the-report", text=own.span.edtf())
    return msgspec.structs.replace(time, basis=[*time.basis, late])


def _said(draft: Draft, run: Sequence[TimeMention], document: Document, own: Anchor) -> Anchor:
    """Of 'today' in a statement the day of the statement, of all else the report's.

    In the statement's own words always; told behind أن only where it is older than the report.
    """
    if draft.said is None or draft.said in run:
        return own
    statement = _statement(draft.said, document, own)
    if statement is None or statement.span is None:
        return own
    older = own.span is not None and statement.span.latest < own.span.earliest
    return statement if draft.quoted or (older and run[0].sense.deictic is not None) else own


def _statement(said: TimeMention, document: Document, own: Anchor) -> Anchor | None:
    """The day of a statement, where its words tell it."""
    span = meaning([said], own, Status.ACTUAL)
    if span is None or not places(said.sense):
        return None
    weekday = weekday_number(_weekday(span, [said], own))
    words = document.text[said.start : said.end]
    return Anchor(span, weekday, (Basis(rule="time.of-the-statement", text=words, start=said.start, end=said.end),))


def _record(span: Interval | None, run: Sequence[TimeMention], anchor: Anchor, document: Document) -> Time:
    start, end = run[0].start, run[-1].end
    words = document.text[start:end]
    basis = [Basis(rule=run[0].rule, text=words, start=start, end=end), *anchor.basis]
    absolute = any(is_absolute(mention.sense) for mention in run) and run[0].rule not in _UP_TO_NOW
    relative = not absolute or run[-1].since or near(run, anchor.span) is not None
    if span is not None and document.published is not None and relative:
        basis.append(Basis(rule="anchor.published", text=document.published))
    if span is None and document.published is None and relative and run[0].rule not in (IMPOSSIBLE, UNKNOWN_CALENDAR):
        basis.append(Basis(rule="anchor.none", text=""))
    basis += [Basis(rule=rule, text=words) for rule in _remarks(run, span, anchor)]
    part = next((m.sense.part for m in run if m.sense.part), None)
    clock = next((m.sense.clock for m in run if m.sense.clock), None)
    return Time(
        edtf=span.edtf() if span else None, earliest=span.earliest.isoformat() if span else None,
        latest=span.latest.isoformat() if span else None, precision=span.ucdp_precision() if span else None, clock=_clock(clock),
        part_of_day=part, text=words, start=start, end=end, basis=basis, weekday=_weekday(span, run, anchor),
    )  # fmt: skip


def _remarks(run: Sequence[TimeMention], span: Interval | None, anchor: Anchor) -> list[str]:
    """What a reader should know of a weekday beside a date: that it contradicts it, or alone settled the year."""
    alone = [msgspec.structs.replace(mention, link=None) for mention in run]
    spans = [(run[0], span)] if len(run) == 1 else resolved(alone, anchor.span, weekday=anchor.weekday)
    found = (remark(mention.sense, days, anchor.span) for mention, days in spans if mention.sense.weekday is not None)
    return [rule for rule in found if rule is not None]


def _weekday(span: Interval | None, run: Sequence[TimeMention], anchor: Anchor) -> str | None:
    """The weekday that the words come to, where its date is open: 'yesterday' said on a Sunday is a Saturday."""
    sense = run[0].sense
    if len(run) > 1 or sense.overnight is not None or (span is not None and span.days == 1):
        return None
    if sense.weekday is not None:
        return WEEKDAYS[sense.weekday - 1]
    if anchor.weekday is not None and sense.deictic is not None:
        return WEEKDAYS[(anchor.weekday - 1 + sense.deictic) % 7]
    return None


def _clock(clock: str | None) -> str | None:
    if clock is None:
        return None
    hour, _, minute = clock.partition(":")
    return f"{int(hour):02}:{minute[:2] or '00'}"


# ---- the news it belongs to ---------------------------------------------------------------------


def _of_the_news(happening: Happening, earlier: Sequence[Happening], times: Sequence[Time | None]) -> Time | None:
    """'The strike', or a second telling of who struck whom, is of the time of the nearest such one above."""
    draft = happening.lead
    if draft.background or draft.frame.status is not Status.ACTUAL:
        return None
    for other, time in zip(reversed(earlier), reversed(times), strict=True):
        above = other.lead
        if not 0 <= draft.tokens.number - above.tokens.number <= _REACH or time is None or time.earliest is None:
            continue
        rule = same_news(draft, above)
        if rule is not None:
            word = above.word
            reason = Basis(rule=rule, text=word.text, start=word.start, end=word.end)
            return msgspec.structs.replace(time, basis=[reason, *time.basis])
    return None


# ---- the day it was told ------------------------------------------------------------------------


def _of_the_day(happening: Happening, document: Document, own: Anchor, sentences: int) -> Time | None:
    """News without a time word, at the head of a report, is of the report's day or the one before.

    Where a statement that it stands in has a day of its own, of that day. What is only mentioned is of about then.
    """
    draft = happening.lead
    if draft.background or not _is_fresh(happening, sentences):
        return None
    anchor = (draft.said is not None and _statement(draft.said, document, own)) or own
    if anchor.span is None:
        return None
    about = anchor.span.approx or not happening.told
    span = Interval(anchor.span.shifted(-1).earliest, anchor.span.latest, about)
    reasons = [*anchor.basis, Basis(rule="time.news-of-the-day", text=anchor.span.edtf())]
    part = next((m for d in happening.drafts for m in d.times if m.sense.part or m.sense.clock), None)
    if part is None:
        return Time(
            edtf=span.edtf(), earliest=span.earliest.isoformat(), latest=span.latest.isoformat(),
            precision=span.ucdp_precision(), basis=reasons,
        )  # fmt: skip
    told = _record(span, [part], own, document)
    return msgspec.structs.replace(told, basis=[*told.basis[:1], *reasons])


def _is_fresh(happening: Happening, sentences: int) -> bool:
    """Told at the head or in a short report; what a short one opens with is its news, however it is put."""
    draft = happening.lead
    first = min(d.tokens.number for d in happening.drafts)
    short = sentences <= _SHORT
    if happening.told and draft.frame.status is Status.ACTUAL:
        return short or first <= _FRESH
    reported = (
        draft.frame.status is Status.ACTUAL or "status.present-tense" in draft.frame.why
    )  # تستهدف: in a post, now
    return reported and sentences <= _POST and first <= _OPENING and draft.type is EventType.ASSAULT
