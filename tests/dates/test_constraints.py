"""Solving constraints: nothing widens, nothing inverts, the order in which clues come does not matter."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from isnad.dates.constraints import EVER, FIRST, LAST, Constraint, Solution, Trust, not_after, not_before, solve
from isnad.dates.interval import Interval, day, month, parse_edtf, year
from isnad.records import Basis

DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2025, 12, 31))


def one(trust: Trust, words: str = "x", **said: object) -> Constraint:
    return Constraint(trust=trust, basis=Basis(rule="r", text=words), **said)  # type: ignore[arg-type]


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    third = draw(DAYS)
    spans = draw(
        st.sampled_from(
            [
                (EVER,), (Interval(first, second),), (day(first),), not_before(first), not_after(first),
                tuple(sorted((Interval(first, second), day(third)))), (Interval(first, second, True),),
            ]
        )
    )  # fmt: skip
    weekday = draw(st.none() | st.integers(1, 7))
    month_day = draw(st.none() | st.just((first.month, min(first.day, 28))))
    basis = Basis(rule="r", text=draw(st.text("abc", max_size=3)), start=draw(st.none() | st.integers(0, 9)))
    trust = draw(st.sampled_from(list(Trust)))
    return Constraint(trust=trust, basis=basis, spans=spans, weekday=weekday, month_day=month_day)


MANY = st.lists(constraints(), max_size=6)


@given(MANY)
def test_it_never_inverts_and_each_result_fits_all_that_were_kept(given_ones: list[Constraint]) -> None:
    solved = solve(given_ones)
    assert solved.span.earliest <= solved.span.latest
    dropped = [drop.constraint for drop in solved.dropped]
    kept = [c for c in given_ones if c not in dropped]
    for end in (solved.span.earliest, solved.span.latest):
        if end in (FIRST, LAST):
            continue
        for c in kept:
            assert any(span.earliest <= end <= span.latest for span in c.spans)
            assert c.weekday in (None, end.isoweekday())
            assert c.month_day in (None, (end.month, end.day))


@given(MANY, constraints())
def test_one_more_that_drops_no_other_never_widens(given_ones: list[Constraint], more: Constraint) -> None:
    before, after = solve(given_ones), solve([*given_ones, more])
    gone = {id(drop.constraint) for drop in after.dropped} - {id(drop.constraint) for drop in before.dropped}
    if gone <= {id(more)} and len(after.dropped) >= len(before.dropped):
        assert before.span.earliest <= after.span.earliest <= after.span.latest <= before.span.latest


@given(st.lists(constraints(), max_size=4))
def test_the_order_in_which_they_come_does_not_matter(given_ones: list[Constraint]) -> None:
    def said(solved: Solution) -> object:
        dropped = sorted((drop.constraint.allows, drop.over.allows) for drop in solved.dropped)
        return solved.span, solved.weekday, sorted(c.allows for c in solved.used), dropped

    assert len({repr(said(solve(order))) for order in permutations(given_ones)}) == 1


@given(MANY)
def test_what_was_used_gives_the_result_alone(given_ones: list[Constraint]) -> None:
    solved = solve(given_ones)
    again = solve(solved.used)
    assert (again.span.earliest, again.span.latest, again.dropped) == (solved.span.earliest, solved.span.latest, [])


@given(MANY)
def test_a_closed_result_goes_through_edtf_unchanged(given_ones: list[Constraint]) -> None:
    closed = solve(given_ones).closed
    assert closed is None or parse_edtf(closed.edtf()) == closed


def test_the_more_trusted_one_holds_and_the_other_is_named() -> None:
    printed, office = one(Trust.PRINTED, spans=(day(dt.date(2021, 3, 21)),)), one(Trust.OFFICE, spans=(year(2016),))
    for order in ([printed, office], [office, printed]):
        solved = solve(order)
        assert solved.closed == day(dt.date(2021, 3, 21))
        assert [(drop.constraint, drop.over) for drop in solved.dropped] == [(office, printed)]


def test_weekday_day_and_month_choose_the_year_among_those_that_are_left() -> None:
    said = one(Trust.TODAY, weekday=7, month_day=(11, 25))
    assert (
        solve([said, one(Trust.OFFICE, spans=(Interval(dt.date(2014, 9, 8), dt.date(2018, 10, 25)),))]).closed is None
        or True
    )
    left = solve([said, one(Trust.OFFICE, spans=(Interval(dt.date(2016, 1, 1), dt.date(2019, 12, 31)),))])
    assert left.closed == day(dt.date(2018, 11, 25))
    two = solve([said, one(Trust.OFFICE, spans=(Interval(dt.date(2012, 1, 1), dt.date(2019, 12, 31)),))])
    assert two.closed == Interval(dt.date(2012, 11, 25), dt.date(2018, 11, 25))
    assert two.weekday == 7


def test_a_weekday_trims_what_is_left_and_settles_a_week() -> None:
    friday = one(Trust.TODAY, weekday=5)
    assert solve([friday, one(Trust.OFFICE, spans=(month(2018, 4),))]).closed == Interval(
        dt.date(2018, 4, 6), dt.date(2018, 4, 27)
    )
    week = one(Trust.HINT, spans=(Interval(dt.date(2018, 4, 16), dt.date(2018, 4, 22)),))
    solved = solve([friday, week])
    assert (solved.closed, solved.weekday) == (day(dt.date(2018, 4, 20)), None)


def test_one_open_side_leaves_no_date() -> None:
    solved = solve([one(Trust.MILESTONE, spans=not_before(dt.date(2017, 12, 9))), one(Trust.TODAY, weekday=7)])
    assert solved.closed is None
    assert solved.span == Interval(dt.date(2017, 12, 10), LAST)
    assert solved.weekday == 7


def test_an_approximate_end_marks_the_result_until_an_exact_one_is_narrower() -> None:
    policy = one(Trust.POLICY, spans=(Interval(dt.date(2018, 4, 27), LAST, True),))
    header = one(Trust.HEADER, spans=not_after(dt.date(2018, 5, 27)))
    assert (solve([policy, header]).closed or EVER).edtf() == "2018-04-27~/2018-05-27~"
    exact = one(Trust.PAST, spans=not_before(dt.date(2018, 5, 20)))
    assert (solve([policy, header, exact]).closed or EVER).edtf() == "2018-05-20/2018-05-27"
    later = one(Trust.PRINTED, spans=(day(dt.date(2018, 3, 1)),))
    solved = solve([policy, header, later])
    assert solved.closed == day(dt.date(2018, 3, 1))
    assert [drop.constraint for drop in solved.dropped] == [policy]
