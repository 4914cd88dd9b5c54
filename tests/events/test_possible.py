"""The days that linked claims leave one another: only ever fewer, never none, in whatever order they are looked at."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from isnad.dates.interval import Interval
from isnad.events.possible import Days, OfClaim, OfReport, settle
from isnad.events.readings import Meaning
from isnad.events.trust import Told, Trust

FIRST = dt.date(2018, 1, 1).toordinal()
WORLD = 24  # days

Span = tuple[int, int] | None


def interval(span: Span) -> Interval | None:
    return Interval(*(dt.date.fromordinal(FIRST + n) for n in sorted(span))) if span else None


def shifted(days: int) -> Meaning:
    """'So many days ago'."""
    return lambda published: Interval(*[published - dt.timedelta(days)] * 2)


def last(weekday: int) -> Meaning:
    """'Last Tuesday'."""

    def meaning(published: dt.date) -> Interval:
        back = (published.isoweekday() - weekday) % 7 or 7
        return Interval(*[published - dt.timedelta(back)] * 2)

    return meaning


def before(published: dt.date) -> Interval:
    """'In recent days'."""
    return Interval(published - dt.timedelta(4), published)


SPANS = st.none() | st.just((0, WORLD)) | st.tuples(st.integers(0, WORLD), st.integers(0, WORLD))
EXACT = st.integers(8, 14).map(lambda day: (day, day))  # so that claims often have a day in common
MEANINGS = st.none() | st.builds(shifted, st.integers(0, 3)) | st.builds(last, st.integers(1, 7)) | st.just(before)
REPORTS = st.tuples(SPANS, st.none() | st.integers(1, 7))
MOSTLY = st.sampled_from((True, True, True, False))
HANGING = st.tuples(st.integers(0, 4), st.integers(0, 2), SPANS, MEANINGS, MOSTLY, st.booleans())
FIXED = st.tuples(st.integers(0, 4), st.integers(0, 2), EXACT, st.none(), MOSTLY, st.just(False))
WORLDS = st.tuples(
    st.lists(REPORTS, min_size=5, max_size=5),
    st.tuples(st.lists(HANGING, min_size=2, max_size=8), st.lists(FIXED, min_size=2, max_size=5)).map(
        lambda two: two[0] + two[1]
    ),
)

Drawn = tuple[list[tuple[Span, int | None]], list[tuple[int, int, Span, Meaning | None, bool, bool]]]
World = tuple[list[OfClaim], list[list[OfClaim]]]


def made(drawn: Drawn) -> World:
    """Claims and the events that they are in, as `settle` takes them."""
    reports = [OfReport(f"r{n}", interval(span), weekday) for n, (span, weekday) in enumerate(drawn[0])]
    claims = [
        OfClaim(f"c{n:02}", reports[of], interval(span), None, meaning, gives, guessed)
        for n, (of, _, span, meaning, gives, guessed) in enumerate(drawn[1])
    ]
    events: list[list[OfClaim]] = [[] for _ in range(3)]
    for claim, (_, event, *_) in zip(claims, drawn[1], strict=True):
        events[event].append(claim)
    return claims, events


def trusting(one: str, other: str) -> float:
    """Some pairs are much alike, some rather, some not; always the same ones."""
    return 4.0 + float((int(one[1:]) * 7 + int(other[1:]) * 3) % 4)


def settled(world: World, trusted: Callable[[Told, Sequence[Told]], list[str]] | None = None) -> World:
    claims, events = world
    trust = Trust([[claim.told for claim in event] for event in events], trusting)
    settle(claims, events, trusted or trust.of)
    return world


def state(world: World) -> dict[str, tuple[Days | None, frozenset[str]]]:
    found = {claim.id: (claim.days, frozenset(claim.by)) for claim in world[0]}
    return found | {claim.report.id: (claim.report.days, frozenset(claim.report.by)) for claim in world[0]}


@given(WORLDS)
def test_days_are_only_ever_taken_away_and_never_all(drawn: Drawn) -> None:
    world = made(drawn)
    before_it = {id_: days for id_, (days, _) in state(world).items()}
    own = {claim.id: claim.own for claim in world[0]} | {claim.report.id: claim.report.own for claim in world[0]}
    for id_, (days, _) in state(settled(world)).items():
        assert days is None or days
        assert before_it[id_] is None or (days is not None and days <= before_it[id_])
        span = own[id_]
        if span is not None and days is not None:
            assert span.earliest.toordinal() <= min(days) <= max(days) <= span.latest.toordinal()


@given(WORLDS, st.integers(0, 2**16))
def test_the_order_is_nothing_to_it(drawn: Drawn, seed: int) -> None:
    expected = state(settled(made(drawn)))
    claims, events = made(drawn)
    shuffle = random.Random(seed).shuffle
    shuffle(claims)
    shuffle(events)
    for event in events:
        shuffle(event)
    assert state(settled((claims, events))) == expected


@given(WORLDS)
def test_a_second_time_takes_nothing_more(drawn: Drawn) -> None:
    world = settled(made(drawn))
    once = state(world)
    assert state(settled(world)) == once


@given(WORLDS)
def test_who_may_date_nobody_takes_nothing_away(drawn: Drawn) -> None:
    world = made(drawn)
    once = state(world)
    assert state(settled(world, lambda claim, others: [])) == once


def test_one_link_alone_must_be_strong_and_two_reports_or_two_events_may_be_weaker() -> None:
    likeness = {("a1", "b1"): 4.6, ("a1", "c1"): 4.6, ("a2", "b2"): 3.2, ("a3", "b3"): 6.5}
    first = [Told("a1", "A"), Told("b1", "B"), Told("c1", "C")]
    second, third = [Told("a2", "A"), Told("b2", "B")], [Told("a3", "A"), Told("b3", "B")]

    def like(one: str, other: str) -> float:
        return likeness.get((one, other), 0.0)

    assert Trust([first], like).of(first[0], first[1:2]) == []
    assert Trust([first], like).of(first[0], first[1:]) == ["b1", "c1"]
    assert Trust([first, second], like).of(first[0], first[1:2]) == ["b1"]
    assert Trust([first, second], like).of(second[0], second[1:]) == ["b2"]
    assert Trust([second], like).of(second[0], second[1:]) == []
    assert Trust([third], like).of(third[0], third[1:]) == ["b3"]
