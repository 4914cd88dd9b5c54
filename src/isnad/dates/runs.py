"""Times that belong together: the ends of a range, or days named side by side, have one interval between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.dates.interval import Interval, day
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeMention, TimeSense

Resolved = tuple[TimeMention, Interval | None]


def runs(mentions: Sequence[TimeMention]) -> Iterator[list[TimeMention]]:
    """The mentions of a sentence in reading order, those that are linked in one list."""
    run: list[TimeMention] = []
    for mention in mentions:
        run.append(mention)
        if mention.link is None:
            yield run
            run = []
    if run:
        yield run


def resolved(
    mentions: Sequence[TimeMention], anchor: Interval | None, *, future: bool | None = None, weekday: int | None = None
) -> list[Resolved]:
    """Each mention with its interval; linked ones share the hull of theirs: من 3 إلى 5 آذار is three days.

    Args:
        mentions: all time expressions of a sentence, in reading order.
        anchor: the days on which it may have been written.
        future: whether what is told lies ahead; None leaves it to the verb before each mention.
        weekday: the ISO weekday on which it was written, where that is known.
    """
    found: list[Resolved] = []
    for run in runs(mentions):
        spans = [resolve(m.sense, anchor, future=m.ahead if future is None else future, weekday=weekday) for m in run]
        if len(run) > 1 and not (anchor is not None and anchor.approx):
            spans = [_outer(mention, span) for mention, span in zip(run, spans, strict=True)]
        whole = _hull(spans)
        found += [(mention, whole) for mention in run]
    return found


def _outer(mention: TimeMention, span: Interval | None) -> Interval | None:
    """من بداية 2021 حتى نهاية حزيران: at the ends of a range 'beginning' and 'end' are their outer days."""
    if span is None or not span.approx:
        return span
    if mention.link == "to" and mention.sense.edge == "start":
        return day(span.earliest)
    return day(span.latest) if mention.link is None and mention.sense.edge == "end" else span


def places(sense: TimeSense) -> bool:
    """Whether the words lay something somewhere in time: a length ('13 years'), 'still' and 'daily' do not.

    'The next day' and 'the fifth day' do, though the report's day does not settle them.
    """
    if sense.often is not None or sense.ref is not None:
        return False
    lies = (
        *(sense.date, sense.year, sense.month, sense.day, sense.weekday, sense.deictic, sense.hyear, sense.hmonth),
        *(sense.smonth, sense.season, sense.decade, sense.century, sense.rel, sense.wrel, sense.yrel, sense.direction),
        *(sense.shift, sense.nth),
    )
    return any(part is not None for part in lies)


def _hull(spans: Sequence[Interval | None]) -> Interval | None:
    """None where one of the ends is not known: half a range is no range."""
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    whole = known[0]
    for span in known[1:]:
        whole = whole.hull(span)
    return whole
