"""The time of each claim of a report, row by row of specs/ar/claim_times.yaml."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from helpers import make_document
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.dates.interval import parse_edtf
from isnad.records import Claim, Time
from spec_rows import FOLDER, plain_yaml

ROWS = plain_yaml(FOLDER / "claim_times.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_the_time_of_a_claim(row: dict[str, Any]) -> None:
    document = make_document(f"نص تدريبي مختلق\n{row['text']}")
    document = msgspec.structs.replace(document, published=row.get("published"), published_weekday=None)
    claims = read(document, default_reader())
    for expected in row["claims"]:
        claim = next((c for c in claims if expected["of"] in _words(c)), None)
        assert claim is not None, f"no claim rests on {expected['of']}: {[_words(c) for c in claims]}"
        time = claim.time or Time()
        if "scope" in expected:
            assert claim.counts[0].scope == expected["scope"]
        if "also" in expected:
            assert expected["also"] in [basis.rule for basis in time.basis]
        if "counts" in expected:
            assert len(claim.counts) == expected["counts"]
        if "within" in expected:
            whole, mine = parse_edtf(expected["within"]), parse_edtf(time.edtf or "")
            assert whole
            assert mine
            assert whole.meet(mine) == mine
            continue
        assert time.edtf == expected["edtf"]
        assert time.weekday == expected.get("weekday")
        assert time.part_of_day == expected.get("part")
        if "rule" in expected:
            assert time.basis[0].rule == expected["rule"]
        rules = {basis.rule for basis in time.basis}
        assert expected.get("also") in {None, *rules}
        assert expected.get("never") not in rules


def _words(claim: Claim) -> list[str]:
    return [mention.text for mention in claim.mentions]
