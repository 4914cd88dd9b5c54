"""Days that the tense beside them lays ahead or behind, row by row of specs/ar/tense.yaml."""

from __future__ import annotations

from typing import Any

from helpers import scans
from isnad.claims.reader import default_reader
from isnad.mentions.syntax import Syntax
from isnad.mentions.tense import directed
from spec_rows import broken


def _ahead(text: str, expect: Any, _: dict[str, Any]) -> bool:
    found = []
    for scan in scans(text):
        times = default_reader().times.find(scan.sentence)
        found += directed(Syntax(scan, times), times)
    return bool(found) and any(time.ahead for time in found) is expect


def test_the_tense_lays_a_day_ahead_or_behind() -> None:
    assert broken("tense.yaml", _ahead) == []
