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
from isnad.claims.sentence import Draft, parties_of
from isnad.dates.absolute import is_absolute, readings
from isnad.dates.agreement import remark
from isnad.dates.interval import WEEKDAYS, Interval, parse_edtf, weekday_number
from isnad.dates.resolve import resolve
from isnad.dates.runs import places, resolved, runs
from isnad.mentions.times import TimeMention
from isnad.mentions.times.records import BOTH_NAMED
from isnad.places.gazetteer import haversine_km
from isnad.records import Basis, Document, EventType, Status, Time

_FRESH = 4  # sentences: the news stands at the head; what comes later may be background
_OPENING = 3  # sentences in which what is only mentioned is the news itself: the wounded of the strike
_SHORT = 10  # sentences: a report no longer than this has no background
_POST = 6  # sentences: so short a text speaks of its news only
_CARRIED_ON = "role.carried-on-in-one-statement"
_FEW, _LATELY, _NEWS = 7, 14, 45  # days: how exactly a report must be dated; how old its news is, and at most
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
    span = near(run, anchor.span, ahead=ahead) or resolved(run, anchor.span, future=ahead, weekday=anchor.weekday)[0][1]
    if span is None or anchor.span is None or ahead or span.earliest > anchor.span.latest:
        return span
    latest = min(span.latest, anchor.span.latest)
    if run[-1].since and run[-1].sense.direction is None:
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
                best, narrowest = _record(span, run, anchor, document), span.days if span else None
    return best


def _said(draft: Draft, run: Sequence[TimeMention], document: Document, own: Anchor) -> Anchor:
    """Of 'today' in the words of a statement the day of the statement; of all else the report's."""
    if draft.said is None or not draft.quoted or draft.said in run:
        return own
    return _statement(draft.said, document, own) or own


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
    relative = not any(is_absolute(mention.sense) for mention in run) or near(run, anchor.span) is not None
    if span is not None and document.published is not None and relative:
        basis.append(Basis(rule="anchor.published", text=document.published))
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
        rule = _same_statement(draft, above) or _same_news(draft, above)
        if rule is not None:
            word = above.word
            reason = Basis(rule=rule, text=word.text, start=word.start, end=word.end)
            return msgspec.structs.replace(time, basis=[reason, *time.basis])
    return None


def _same_statement(draft: Draft, above: Draft) -> str | None:
    """كما نفذت في الوقت ذاته ضربة أخرى: a statement goes on about the same occasion, by the same doer."""
    goes_on = _CARRIED_ON in draft.frame.why and draft.type is above.type
    same = draft.chain is not None and above.chain is not None and draft.chain.links == above.chain.links
    return "time.same-statement" if goes_on and same else None


def _same_news(draft: Draft, above: Draft) -> str | None:
    """One kind of deed, by one side or on one sufferer, and nothing that tells the two apart."""
    if draft.type is not above.type or above.background or above.frame.status is not Status.ACTUAL:
        return None
    points_back = draft.frame.definite or _by_a_deed(draft)
    doers = (set() if _by_a_deed(draft) else _sides(draft), _sides(above))
    sufferers = (_ids(draft, "recipient"), _ids(above, "recipient"))
    means = (set(draft.frame.modes), set(above.frame.modes))
    if any(mine and theirs and not mine & theirs for mine, theirs in (doers, sufferers, means)) or not _near(
        draft, above
    ):
        return None
    same_doer, same_sufferer = doers[0] & doers[1], sufferers[0] & sufferers[1]
    same = (same_doer or not doers[0]) if points_back else draft.frame.told and same_doer and same_sufferer
    return "time.same-news" if same else None


def _by_a_deed(draft: Draft) -> bool:
    """الضربة استهدفت: what acts is itself the deed, named before."""
    return any(
        hit.reading.article
        for party in draft.frame.actors
        for hit in draft.deeds
        if party.first <= hit.first < party.behind
    )


def _sides(draft: Draft) -> set[str]:
    """Who did it, and of which country they are."""
    return {name for role, p in parties_of(draft) if role == "actor" for name in (p.id, p.country) if name}


def _ids(draft: Draft, role: str) -> set[str]:
    return {party.id for of, party in parties_of(draft) if of == role and party.id}


def _near(draft: Draft, other: Draft) -> bool:
    """No two places that cannot be one; who names none says nothing against."""
    if not draft.places or not other.places:
        return True
    return any(
        haversine_km(a.entry.lat, a.entry.lon, b.entry.lat, b.entry.lon) <= a.entry.radius_km + b.entry.radius_km + 15
        for a in draft.places for b in other.places
    )  # fmt: skip


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
