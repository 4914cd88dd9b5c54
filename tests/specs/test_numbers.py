"""Amounts in words and digits: tests/specs/ar/numbers.yaml."""

from __future__ import annotations

from typing import Any

from helpers import amounts
from spec_rows import Options, broken, phrases


def _gives(text: str, expect: Any, options: Options) -> bool:
    """Whether a phrase has the amount and, but for `among`, no other; `nothing`: it has none."""
    found = [{"low": a.low, "high": a.high, "approx": a.approx} for a in amounts(text)]
    if expect == "nothing":
        return not found
    fitting = [amount for amount in found if expect.items() <= amount.items()]
    return bool(fitting) and (options.get("among", False) or len(found) == 1)


def test_numbers() -> None:
    assert not (found := broken("numbers.yaml", _gives)), "\n".join(found)


def test_the_table_is_of_use() -> None:
    assert sum(1 for _ in phrases("numbers.yaml")) > 150


def test_a_range_may_break_off() -> None:
    """A number and the word of a range may end a sentence."""
    assert [(amount.low, amount.high) for amount in amounts("مقتل 5 -")] == [(5, 5)]
    assert [(amount.low, amount.high) for amount in amounts("أصيب خمسة أو")] == [(5, 5)]
