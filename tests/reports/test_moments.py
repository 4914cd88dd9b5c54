"""Moments in UTC: only where the zone is told."""

from __future__ import annotations

import pytest

from isnad.reports.moments import as_utc, in_order


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-03-02T10:00:00Z", "2024-03-02T10:00:00Z"),
        ("2024-03-02T01:00+03:00", "2024-03-01T22:00:00Z"),
        ("2024-03-02 10:00 UTC", "2024-03-02T10:00:00Z"),
        ("Sat, 02 Mar 2024 10:00:00 GMT", "2024-03-02T10:00:00Z"),
        ("Sat, 02 Mar 2024 10:00:00 +0200", "2024-03-02T08:00:00Z"),
    ],
)
def test_a_moment_with_a_zone_is_told_in_utc(given: str, expected: str) -> None:
    assert as_utc(given) == expected


@pytest.mark.parametrize(
    "given",
    ["2024-03-02T10:00:00", "2024-03-02", "Sat, 02 Mar 2024 10:00:00 -0000", "أمس", "", "0001-01-01T00:00+03:00", None],
)
def test_what_tells_no_zone_stays_as_it_is(given: str | None) -> None:
    assert as_utc(given) == given


def test_moments_come_in_the_order_of_time_however_they_are_written() -> None:
    ordered = [
        None, "2024-03-02T01:00+03:00", "2024-03-02", "Sat, 02 Mar 2024 10:00:00 +0200", "2024-03-02T10:00:00",
        "2024-03-02T11:00:00Z", "Sat Mar 02 2024 15:00:00 GMT+0300 (x)", "2024-03-02T12:00:00.5Z",
    ]  # fmt: skip
    backwards = ordered[::-1]
    assert sorted(backwards, key=in_order) == ordered
    assert in_order("0001-01-01T00:00+03:00") == in_order("امس") == ""
