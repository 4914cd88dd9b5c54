"""The sentences coded by others: floors of the figures that docs/benchmarks.md tells, a little below them."""

from __future__ import annotations

import pytest
from in_context import score


@pytest.mark.parametrize(
    ("name", "coded"),
    [("times_in_context_a.yaml", 262), ("times_in_context_b.yaml", 328), ("times_in_context_c.yaml", 58)],
)
def test_times_in_context(name: str, coded: int) -> None:
    found = score(name)
    assert found.coded == coded
    assert found.strict_f1 >= 0.95
    assert found.value >= 0.97
    assert found.days >= 0.95
