"""A report's day known as a span: what words mean against it, never wider for less, never upside down."""

from __future__ import annotations

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from isnad.dates.interval import Interval, day, parse_edtf
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeSense

days = st.dates(dt.date(1980, 1, 1), dt.date(2040, 12, 31))
weekdays = st.integers(1, 7)
rels = st.sampled_from([None, -2, -1, 0, 1])
edges = st.sampled_from([None, "start", "mid", "end"])
units = st.sampled_from(["D", "W", "M", "Y", "E", "C"])
senses = st.one_of(
    st.builds(TimeSense, deictic=st.integers(-2, 2), weekday=st.none() | weekdays),
    st.builds(TimeSense, weekday=weekdays, rel=rels, part=st.sampled_from([None, "NI"])),
    st.builds(TimeSense, month=st.integers(1, 12), day=st.none() | st.integers(1, 31), rel=rels, edge=edges),
    st.builds(TimeSense, month=st.integers(1, 12), day=st.integers(1, 31), yrel=st.integers(-2, 1)),
    st.builds(TimeSense, month=st.integers(1, 12), day=st.integers(1, 31), weekday=weekdays),
    st.builds(TimeSense, weekday=weekdays, rel=rels, overnight=st.just(1)),
    st.builds(TimeSense, hmonth=st.integers(1, 12), day=st.integers(1, 29), weekday=weekdays),
    st.builds(TimeSense, day=st.integers(1, 31), rel=st.integers(-2, 1)),
    st.builds(TimeSense, season=st.sampled_from(["SP", "SU", "FA", "WI"]), rel=rels),
    st.builds(TimeSense, season=st.sampled_from(["SP", "SU", "FA", "WI"]), yrel=st.integers(-2, 1)),
    st.builds(TimeSense, unit=units, rel=rels, edge=edges),
    st.builds(TimeSense, unit=units | st.just("TH"), num=st.integers(1, 90), direction=st.sampled_from([-1, 1])),
    st.builds(TimeSense, unit=units | st.just("TH"), num=st.integers(1, 90), rel=st.sampled_from([-1, 1])),
    st.builds(
        TimeSense, unit=units, num=st.integers(1, 9), direction=st.just(-1), bound=st.sampled_from(["more", "less"])
    ),
    st.builds(TimeSense, weekday=weekdays, upto=weekdays, rel=rels),
    st.builds(TimeSense, weekday=weekdays, wrel=st.integers(-2, 1)),
    st.builds(
        TimeSense, hmonth=st.integers(1, 12), day=st.none() | st.integers(1, 30), rel=st.sampled_from([None, -1, 1])
    ),
    st.builds(TimeSense, hmonth=st.sampled_from([9, 11]), nth=st.integers(1, 4)),
    st.builds(TimeSense, clock=st.just("04:30")),
)


@st.composite
def nested(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """An anchor and a narrower one inside it."""
    first = draw(days)
    length = draw(st.one_of(st.integers(0, 9), st.integers(0, 1500)))
    begin = draw(st.integers(0, length))
    end = draw(st.integers(begin, length))
    outer = Interval(first, first + dt.timedelta(length))
    return outer, Interval(first + dt.timedelta(begin), first + dt.timedelta(end))


def holds(anchor: Interval, weekday: int | None) -> bool:
    """Whether a span has such a weekday."""
    return weekday is None or any(
        (anchor.earliest + dt.timedelta(n)).isoweekday() == weekday for n in range(min(anchor.days, 7))
    )


def own_weekday(sense: TimeSense) -> int | None:
    return None if sense.weekday is None or sense.deictic is None else (sense.weekday - 1 - sense.deictic) % 7 + 1


@given(senses, nested(), st.none() | weekdays, st.booleans())
def test_less_doubt_about_the_report_is_never_more_about_the_day(
    sense: TimeSense, anchors: tuple[Interval, Interval], weekday: int | None, future: bool
) -> None:
    outer, inner = anchors
    if own_weekday(sense) is not None:
        weekday = None  # two weekdays may contradict each other, and the report then contradicts itself
    assume(holds(inner, weekday) and holds(inner, own_weekday(sense)))
    wide = resolve(sense, outer, future=future, weekday=weekday)
    narrow = resolve(sense, inner, future=future, weekday=weekday)
    if narrow is not None:
        assert wide is not None
        assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest


@given(senses, days, st.integers(1, 900), st.booleans())
def test_what_words_mean_moves_forward_with_the_day(sense: TimeSense, today: dt.date, later: int, future: bool) -> None:
    assume(own_weekday(sense) is None)
    now = resolve(sense, day(today), future=future)
    then = resolve(sense, day(today + dt.timedelta(later)), future=future)
    if now is not None and then is not None:
        assert (now.earliest, now.latest) <= (then.earliest, then.latest)
        assert now.latest <= then.latest


@given(senses, nested(), weekdays)
def test_a_known_weekday_only_narrows(sense: TimeSense, anchors: tuple[Interval, Interval], weekday: int) -> None:
    anchor, _ = anchors
    assume(holds(anchor, weekday) and own_weekday(sense) is None)
    without, known = resolve(sense, anchor), resolve(sense, anchor, weekday=weekday)
    if known is not None:
        assert without is not None
        assert without.earliest <= known.earliest <= known.latest <= without.latest


@given(senses, nested())
def test_what_is_resolved_goes_through_edtf(sense: TimeSense, anchors: tuple[Interval, Interval]) -> None:
    found = resolve(sense, anchors[0])
    assert found is None or parse_edtf(found.edtf()) == found


def test_a_sunday_of_2018() -> None:
    """Of a year known to be a Sunday's, yesterday is a Saturday."""
    span = resolve(TimeSense(deictic=-1), parse_edtf("2018"), weekday=7)
    assert span == Interval(dt.date(2018, 1, 6), dt.date(2018, 12, 29))
    assert span.earliest.isoweekday() == span.latest.isoweekday() == 6
