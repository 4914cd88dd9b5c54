"""Intervals: what two allow together is never wider than either, and EDTF gives back what was written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.dates.interval import Interval, day, from_parts, month, parse_edtf, year

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    first = draw(days)
    length = draw(st.one_of(st.integers(0, 40), st.integers(0, 3000)))
    return Interval(first, first + dt.timedelta(length), draw(st.booleans()))


intervals = st.one_of(
    _intervals(),
    st.builds(day, days),
    st.builds(month, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(year, st.integers(1900, 2100)),
)


def bounds(span: Interval) -> tuple[dt.date, dt.date]:
    return span.earliest, span.latest


@given(intervals, intervals)
def test_a_meeting_is_inside_both_or_nothing(one: Interval, other: Interval) -> None:
    met = one.meet(other)
    apart = one.latest < other.earliest or other.latest < one.earliest
    assert (met is None) is apart
    if met is not None:
        assert one.earliest <= met.earliest <= met.latest <= one.latest
        assert other.earliest <= met.earliest <= met.latest <= other.latest
        assert met.approx is (one.approx or other.approx)


@given(intervals, intervals, intervals)
def test_the_order_of_meeting_does_not_matter(one: Interval, other: Interval, third: Interval) -> None:
    assert one.meet(other) == other.meet(one)
    first, last = one.meet(other), other.meet(third)
    assert (first.meet(third) if first else None) == (one.meet(last) if last else None)


@given(intervals)
def test_meeting_oneself_changes_nothing(one: Interval) -> None:
    assert one.meet(one) == one


@given(days, days)
def test_an_interval_cannot_be_upside_down(one: dt.date, other: dt.date) -> None:
    if one > other:
        with pytest.raises(ValueError, match="cannot end before"):
            Interval(one, other)
    else:
        assert Interval(one, other).days == (other - one).days + 1


@given(intervals)
def test_edtf_gives_back_its_days(one: Interval) -> None:
    assert parse_edtf(one.edtf()) == one


@given(
    st.one_of(st.builds(day, days), st.builds(month, st.integers(1900, 2100), st.integers(1, 12))),
    st.booleans(),
)
def test_edtf_keeps_that_a_day_or_a_month_is_approximate(one: Interval, approx: bool) -> None:
    marked = Interval(one.earliest, one.latest, approx)
    assert parse_edtf(marked.edtf()) == marked


def test_edtf_keeps_that_a_range_is_approximate() -> None:
    span = Interval(dt.date(2019, 3, 5), dt.date(2019, 3, 9), approx=True)
    assert span.edtf() == "2019-03-05~/2019-03-09~"


@given(intervals, st.integers(-4000, 4000))
def test_shifting_keeps_the_length(one: Interval, by: int) -> None:
    moved = one.shifted(by)
    assert moved.days == one.days
    assert moved.shifted(-by) == one
    assert (moved.earliest - one.earliest).days == by


@pytest.mark.parametrize(
    ("span", "edtf"),
    [
        (day(dt.date(2018, 4, 20)), "2018-04-20"),
        (month(2018, 4), "2018-04"),
        (month(2016, 2), "2016-02"),
        (year(2018), "2018"),
        (Interval(dt.date(2018, 4, 20), dt.date(2018, 4, 22)), "2018-04-20/2018-04-22"),
        (Interval(dt.date(2018, 4, 1), dt.date(2018, 5, 31)), "2018-04/2018-05"),
        (Interval(dt.date(2018, 1, 1), dt.date(2019, 12, 31)), "2018/2019"),
        (Interval(dt.date(2018, 4, 1), dt.date(2018, 4, 30), approx=True), "2018-04~"),
        (Interval(dt.date(2018, 2, 1), dt.date(2018, 2, 27)), "2018-02-01/2018-02-27"),
    ],
)
def test_edtf_says_no_more_than_needed(span: Interval, edtf: str) -> None:
    assert span.edtf() == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2018-13",
        "2018-02-30",
        "18-04-20",
        "2018-04-22/2018-04-20",
        "yesterday",
        "2018-4-2",
        "2018-04-20/x",
    ],
)
def test_what_is_no_edtf_is_nothing(text: str) -> None:
    assert parse_edtf(text) is None


@given(st.text(st.sampled_from("0123456789-/~?%. "), max_size=24))
def test_no_text_breaks_the_parser(text: str) -> None:
    found = parse_edtf(text)
    assert found is None or found.earliest <= found.latest


@pytest.mark.parametrize(("count", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (365, 5)])
def test_precision_of_ucdp(count: int, precision: int) -> None:
    first = dt.date(2019, 3, 1)
    assert Interval(first, first + dt.timedelta(count - 1)).ucdp_precision() == precision


@given(
    st.integers(-3, 10000),
    st.one_of(st.none(), st.integers(-1, 14)),
    st.one_of(st.none(), st.integers(-1, 33)),
)
def test_parts_that_no_calendar_has_are_nothing(y: int, m: int | None, d: int | None) -> None:
    found = from_parts(y, m, d)
    if found is not None:
        assert found.earliest.year == found.latest.year == y
        assert m is None or found.earliest.month == found.latest.month == m
