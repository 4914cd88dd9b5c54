"""The time of each claim of a report: its words set against the report's day, with no more precision than they have.

A claim without a time word of its own takes the day of the news it belongs to, where that is plain: the news
of the report's head is of the report's day or the one before, and 'the strike' is the strike told of above.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.report import Happening
from isnad.claims.sentence import Draft, parties_of
from isnad.dates.interval import WEEKDAYS, Interval, parse_edtf, weekday_number
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention, TimeSense
from isnad.places.gazetteer import haversine_km
from isnad.records import Basis, Document, EventType, Status, Time

_FRESH = 4  # sentences: the news stands at the head; what comes later may be background
_OPENING = 3  # sentences in which what is only mentioned is the news itself: the wounded of the strike
_SHORT = 10  # sentences: a report no longer than this has no background
_POST = 6  # sentences: so short a text speaks of its news only
_REACH = 14  # sentences back to the news that 'the strike' is


def of_report(happenings: Sequence[Happening], document: Document, sentences: int) -> list[Time | None]:
    """The time of each happening of a report.

    Args:
        happenings: in the order of their first mention.
        document: their report, whose own date is the anchor.
        sentences: how many sentences of it were read.
    """
    anchor = parse_edtf(document.published) if document.published else None
    times: list[Time | None] = []
    for index, happening in enumerate(happenings):
        words = _own_words(happening, document, anchor)
        if words is None:
            words = _of_the_news(happening, happenings[:index], times, anchor)
        if words is None:
            words = _of_the_day(happening, document, anchor, sentences)
        times.append(words)
    return times


# ---- its own words ------------------------------------------------------------------------------


def _own_words(happening: Happening, document: Document, anchor: Interval | None) -> Time | None:
    """The narrowest of the times that its sentences give; of two as narrow, the first."""
    weekday = weekday_number(document.published_weekday)
    best: tuple[Interval | None, TimeMention] | None = None
    for draft in happening.drafts:
        for mention in draft.times:
            if not places(mention.sense):
                continue
            span = _resolve(mention, anchor, weekday, draft.frame.status)
            if best is None or _better(span, best[0]):
                best = (span, mention)
    return _record(*best, document) if best is not None else None


def places(sense: TimeSense) -> bool:
    """Whether the words lay something somewhere in time: a length ('13 years'), 'still' and 'daily' do not."""
    if sense.often is not None:
        return False
    if sense.ref is not None:
        return False
    lies = (sense.date, sense.year, sense.month, sense.day, sense.weekday, sense.deictic, sense.hmonth, sense.season, sense.decade, sense.rel, sense.direction)  # fmt: skip
    return any(part is not None for part in lies)


def _resolve(mention: TimeMention, anchor: Interval | None, weekday: int | None, status: Status) -> Interval | None:
    future = status is Status.PLANNED or (mention.ahead and status is not Status.ACTUAL)
    span = resolve(mention.sense, anchor, future=future, weekday=weekday)
    goes_on = mention.since and mention.sense.direction is None
    if span is None or anchor is None or span.earliest > anchor.latest or future:
        return span
    # What has happened was over when it was told.
    return Interval(span.earliest, anchor.latest if goes_on else min(span.latest, anchor.latest), span.approx)


def _better(one: Interval | None, other: Interval | None) -> bool:
    if one is None:
        return False
    return other is None or one.days < other.days


def _record(span: Interval | None, mention: TimeMention, document: Document) -> Time:
    text = document.text[mention.start : mention.end]
    basis = [Basis(rule=mention.rule, text=text, start=mention.start, end=mention.end)]
    if span is not None and document.published is not None and mention.sense.year is None:
        basis.append(Basis(rule="anchor.published", text=document.published))
    time = _time(span, basis)
    sense = mention.sense
    settled = span is not None and span.days == 1
    return Time(
        edtf=time.edtf, earliest=time.earliest, latest=time.latest, precision=time.precision, clock=_clock(sense.clock),
        part_of_day=sense.part, weekday=None if settled else _weekday(sense, document), text=text, start=mention.start,
        end=mention.end, basis=basis,
    )  # fmt: skip


def _weekday(sense: TimeSense, document: Document) -> str | None:
    """The weekday that the words, or 'yesterday' in the report of a Sunday, come to."""
    if sense.weekday is not None:
        return WEEKDAYS[sense.weekday - 1]
    own = weekday_number(document.published_weekday)
    if own is not None and sense.deictic is not None:
        return WEEKDAYS[(own - 1 + sense.deictic) % 7]
    return None


def _clock(clock: str | None) -> str | None:
    if clock is None:
        return None
    hour, _, minute = clock.partition(":")
    return f"{int(hour):02}:{minute[:2] or '00'}"


def _time(span: Interval | None, basis: list[Basis]) -> Time:
    if span is None:
        return Time(basis=basis)
    return Time(
        edtf=span.edtf(), earliest=span.earliest.isoformat(), latest=span.latest.isoformat(),
        precision=span.ucdp_precision(), basis=basis,
    )  # fmt: skip


# ---- the news it belongs to ---------------------------------------------------------------------


def _of_the_news(
    happening: Happening, earlier: Sequence[Happening], times: Sequence[Time | None], anchor: Interval | None
) -> Time | None:
    """'The strike', or a second telling of who struck whom, is of the time of the nearest such one above."""
    draft = happening.lead
    if draft.background or draft.frame.status is not Status.ACTUAL:
        return None
    for other, time in zip(reversed(earlier), reversed(times), strict=True):
        if draft.tokens.number - other.lead.tokens.number > _REACH:
            return None
        if time is None or time.earliest is None or not _same_news(draft, other.lead):
            continue
        rule = Basis(
            rule="time.same-news", text=other.lead.word.text, start=other.lead.word.start, end=other.lead.word.end
        )
        return Time(
            edtf=time.edtf, earliest=time.earliest, latest=time.latest, precision=time.precision, weekday=time.weekday,
            basis=[rule, *time.basis],
        )  # fmt: skip
    return None


def _same_news(draft: Draft, other: Draft) -> bool:
    """One kind of deed by one doer, on one sufferer or at one place, and nothing that tells them apart."""
    if draft.type is not other.type or other.background or other.frame.status is not Status.ACTUAL:
        return False
    mine, theirs = _ids(draft, "recipient"), _ids(other, "recipient")
    means, other_means = set(draft.frame.modes), set(other.frame.modes)
    if (mine and theirs and not mine & theirs) or (means and other_means and not means & other_means):
        return False
    if not _ids(draft, "actor") & _ids(other, "actor") or not _near(draft, other):
        return False
    return draft.frame.definite or (draft.frame.told and bool(mine & theirs))


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


# ---- the report's day ---------------------------------------------------------------------------


def _of_the_day(happening: Happening, document: Document, anchor: Interval | None, sentences: int) -> Time | None:
    """News without a time word, at the head of a report, is of the report's day or the one before.

    What is only mentioned is of about then.
    """
    draft = happening.lead
    if anchor is None or draft.background or not _is_fresh(happening, sentences):
        return None
    about = anchor.approx or not happening.told
    span = Interval(anchor.shifted(-1).earliest, anchor.latest, about)
    part = next((m for d in happening.drafts for m in d.times if m.sense.part or m.sense.clock), None)
    basis = [Basis(rule="time.news-of-the-day", text=anchor.edtf())]
    if part is None:
        return _time(span, basis)
    told = _record(span, part, document)
    return Time(
        edtf=told.edtf, earliest=told.earliest, latest=told.latest, precision=told.precision, clock=told.clock,
        part_of_day=told.part_of_day, text=told.text, start=told.start, end=told.end, basis=[*told.basis[:1], *basis],
    )  # fmt: skip


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
