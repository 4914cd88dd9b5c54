"""The time of a claim: its own words set against the report's day, and no more precision than they have."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.sentence import Draft
from isnad.dates.interval import Interval, parse_edtf
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention
from isnad.records import Basis, Document, Status, Time

_FRESH_SENTENCES = 4  # the news stands at the head; what comes later may be background


def of_drafts(drafts: Sequence[Draft], document: Document, status: Status) -> Time | None:
    """The time of a happening from the words of its drafts, the narrowest first.

    Args:
        drafts: the drafts of one claim.
        document: its report, whose own date is the anchor.
        status: a planned happening lies ahead.
    """
    anchor = parse_edtf(document.published) if document.published else None
    best: tuple[Interval | None, TimeMention] | None = None
    for draft in drafts:
        for mention in draft.times:
            span = _resolve(mention, anchor, status)
            if best is None or _better(span, best[0]):
                best = (span, mention)
    if best is None:
        return _of_the_day(drafts[0], anchor, status)
    return _record(best[0], best[1], document)


def _resolve(mention: TimeMention, anchor: Interval | None, status: Status) -> Interval | None:
    span = resolve(mention.sense, anchor, future=status is Status.PLANNED)
    if span is not None and mention.since and anchor is not None and span.earliest <= anchor.latest:
        return Interval(span.earliest, max(anchor.latest, span.latest), span.approx)
    return span


def _better(one: Interval | None, other: Interval | None) -> bool:
    if one is None:
        return False
    return other is None or one.days < other.days


def _record(span: Interval | None, mention: TimeMention, document: Document) -> Time:
    text = document.text[mention.start : mention.end]
    basis = [Basis(rule=mention.rule, text=text, start=mention.start, end=mention.end)]
    if span is not None and document.published is not None and mention.sense.year is None:
        basis.append(Basis(rule="anchor.published", text=document.published))
    return Time(
        edtf=span.edtf() if span else None, earliest=span.earliest.isoformat() if span else None,
        latest=span.latest.isoformat() if span else None, precision=span.ucdp_precision() if span else None,
        clock=_clock(mention.sense.clock), part_of_day=mention.sense.part, text=text, start=mention.start, end=mention.end, basis=basis,
    )  # fmt: skip


def _clock(clock: str | None) -> str | None:
    if clock is None:
        return None
    hour, _, minute = clock.partition(":")
    return f"{int(hour):02}:{minute[:2] or '00'}"


def _of_the_day(draft: Draft, anchor: Interval | None, status: Status) -> Time | None:
    """News without a time word, at the head of a dated report, is of that day or the one before."""
    if (
        anchor is None
        or anchor.days > 1
        or status is not Status.ACTUAL
        or draft.tokens.number > _FRESH_SENTENCES
        or not draft.frame.told
    ):
        return None
    span = Interval(anchor.shifted(-1).earliest, anchor.latest)
    return Time(
        edtf=span.edtf(), earliest=span.earliest.isoformat(), latest=span.latest.isoformat(), precision=span.ucdp_precision(),
        basis=[Basis(rule="time.news-of-the-day", text=anchor.edtf())],
    )  # fmt: skip
