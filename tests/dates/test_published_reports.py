"""Whole invented reports and the date that each tells of itself: tests/specs/ar/published.yaml."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from isnad.claims.read import read_report
from isnad.claims.reader import default_reader
from isnad.records import Document
from isnad.reports.item import Fields, Item
from spec_rows import Phrase, phrases

NAME = "published.yaml"
ROWS = list(phrases(NAME))


def report(phrase: Phrase) -> Document:
    """The report as a run makes it, with what its claims add."""
    given = {key: phrase.options.get(key) for key in ("published", "url", "retrieved")}
    fields = Fields(text=phrase.text, **given)
    return read_report(default_reader().document(Item(msgspec.json.encode(fields), fields, "test")), default_reader())[
        0
    ]


def said(document: Document, expect: dict[str, Any]) -> dict[str, Any]:
    basis = document.published_basis
    told = {
        "published": document.published,
        "weekday": document.published_weekday,
        "used": [clue.rule for clue in basis if clue.over is None],
        "dropped": [clue.text for clue in basis if clue.over is not None],
    }
    return told if "dropped" in expect else {key: value for key, value in told.items() if key != "dropped" or value}


@pytest.mark.parametrize("phrase", ROWS, ids=lambda phrase: phrase.text[:60])
def test_a_report_tells_its_date(phrase: Phrase) -> None:
    document = report(phrase)
    assert (said(document, phrase.expect) == phrase.expect) is phrase.must, said(document, phrase.expect)
    for clue in document.published_basis:
        if clue.start is not None:
            assert document.text[clue.start : clue.end] == clue.text


def test_there_are_enough_of_them() -> None:
    assert len(ROWS) >= 25


@pytest.mark.parametrize("phrase", ROWS[::3], ids=lambda phrase: phrase.text[:60])
def test_what_the_claims_add_is_added_once(phrase: Phrase) -> None:
    once = report(phrase)
    assert read_report(once, default_reader())[0] == once
