"""Days that the tense beside them lays ahead or behind, row by row of specs/ar/tense.yaml."""

from __future__ import annotations

from typing import Any

from helpers import scans
from isnad.claims.reader import default_reader
from spec_rows import broken


def _ahead(text: str, expect: Any, _: dict[str, Any]) -> bool:
    found = []
    for scan in scans(text):
        found += default_reader().times.find(scan.sentence)
    return bool(found) and any(time.ahead for time in found if time.sense.ref is None) is expect


def test_the_tense_lays_a_day_ahead_or_behind() -> None:
    assert broken("tense.yaml", _ahead) == []
