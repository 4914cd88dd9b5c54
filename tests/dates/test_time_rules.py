"""Every rule of times.yaml beside an example that it must find, in [brackets], and one in which it must find nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from helpers import times
from isnad.lexicon.load import HERE

RAW = yaml.safe_load((HERE / "times.yaml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [*RAW["rules"], *RAW["pairs"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_rule_finds_its_example(row: dict[str, Any]) -> None:
    wanted = re.findall(r"\[(.+?)\]", row["finds"])
    text = re.sub(r"[\[\]]", "", row["finds"])
    found = [(text[m.start : m.end], m.rule) for m in times(text)]
    assert [words for words, _ in found] == wanted
    assert row["id"] in {rule for _, rule in found}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_a_rule_leaves_its_counter_example_alone(row: dict[str, Any]) -> None:
    assert row["id"] not in {mention.rule for mention in times(row["leaves"])}


def test_no_two_rules_have_one_name() -> None:
    names = [row["id"] for row in ROWS]
    assert sorted(names) == sorted(set(names))
