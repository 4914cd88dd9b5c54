"""The calendars of Iran and the moon beside ours, against dates that are known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.dates.moon import moon_date, sighted
from isnad.dates.sun import sun_date


@pytest.mark.parametrize(
    ("year", "month", "number", "kurdish", "expected"),
    [
        (1400, 1, 1, False, "2021-03-21"),
        (1399, 12, 30, False, "2021-03-20"),
        (1397, 12, 30, False, None),
        (1397, 2, 16, False, "2018-05-06"),
        (1388, 3, 22, False, "2009-06-12"),
        (1357, 11, 22, False, "1979-02-11"),
        (1404, 1, 1, False, "2025-03-21"),
        (2718, 1, 1, True, "2018-03-21"),
        (1397, 13, 1, False, None),
        (1200, 1, 1, False, None),
    ],
)
def test_sun_dates(year: int, month: int, number: int, kurdish: bool, expected: str | None) -> None:
    found = sun_date(year, month, number, kurdish=kurdish)
    assert (found.edtf() if found else None) == expected


@given(st.integers(1343, 1429), st.integers(1, 12))
def test_a_sun_month_ends_where_the_next_begins(year: int, month: int) -> None:
    this = sun_date(year, month)
    then = sun_date(year, month + 1) if month < 12 else sun_date(year + 1, 1)
    assert this is not None
    assert then is not None
    assert this.latest + dt.timedelta(1) == then.earliest


def test_a_moon_date_is_a_day_off_where_the_moon_was_seen_a_day_off() -> None:
    exact = moon_date(1435, 9, 15)
    assert exact is not None
    assert exact.edtf() == "2014-07-12"
    seen = sighted(exact)
    assert seen is not None
    assert seen.edtf() == "2014-07-11~/2014-07-13~"
    assert moon_date(1435, 9, 31) is None
    assert moon_date(1600) is None
