"""What holds of every claim, whatever its sentence says: docs/records.md, over all sentences of the lexicon."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import pytest
from lexicon_examples import files, rows_of

from helpers import known_bug, make_document, read_text
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.records import Claim, Document, Status


def sentences() -> Iterator[str]:
    for file in files():
        for row in rows_of(file):
            for kind in ("matches", "rejects"):
                yield from (example["text"] for example in row.get(kind) or [])


@pytest.fixture(scope="module")
def readings() -> list[tuple[Document, list[Claim]]]:
    documents = (make_document(text, published="2019-03-14") for text in sentences())
    return [(document, read(document, default_reader())) for document in documents]


@pytest.fixture(scope="module")
def claims(readings: list[tuple[Document, list[Claim]]]) -> list[Claim]:
    return [claim for _, found in readings for claim in found]


def test_there_are_many(claims: list[Claim]) -> None:
    assert len(claims) > 1000


def test_the_same_report_gives_the_same_claims(readings: list[tuple[Document, list[Claim]]]) -> None:
    for document, found in readings[::7]:
        assert read(document, default_reader()) == found


def test_ids_are_unique(readings: list[tuple[Document, list[Claim]]]) -> None:
    for _, found in readings:
        assert len({claim.id for claim in found}) == len(found)


def test_evidence_is_short_and_holds_the_word(claims: list[Claim]) -> None:
    for claim in claims:
        assert len(claim.evidence.text.split()) <= 60
        assert any(claim.evidence.start <= m.start < m.end <= claim.evidence.end for m in claim.mentions), (
            claim.evidence.text
        )


def test_spans_lie_in_the_text(readings: list[tuple[Document, list[Claim]]]) -> None:
    for document, found in readings:
        for claim in found:
            for part in (claim.evidence, *claim.mentions, *claim.actors, *claim.chain):
                assert 0 <= part.start < part.end <= len(document.text)
                assert document.text[part.start : part.end] == part.text


def test_the_spans_of_counts_do_too(readings: list[tuple[Document, list[Claim]]]) -> None:
    counts = [(document.text, count) for document, found in readings for claim in found for count in claim.counts]
    assert all(text[count.start : count.end] == count.text != "" for text, count in counts)


def test_names_are_short(claims: list[Claim]) -> None:
    for claim in claims:
        assert all(len(actor.text.split()) <= 12 for actor in claim.actors)
        assert all(actor.label_ar and actor.label_en for actor in claim.actors)


def test_counts_make_sense(claims: list[Claim]) -> None:
    for claim in claims:
        for number, count in enumerate(claim.counts):
            assert count.low is None or count.high is None or 0 <= count.low <= count.high
            assert count.low is not None or count.high is not None
            assert count.part_of is None or (count.part_of != number and 0 <= count.part_of < len(claim.counts))


def test_times_make_sense(claims: list[Claim]) -> None:
    for claim in claims:
        if claim.time is not None and claim.time.earliest is not None:
            assert claim.time.latest is not None
            assert claim.time.earliest <= claim.time.latest
            assert claim.time.precision in range(1, 6)
            assert claim.time.basis


def test_only_a_denial_denies(claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.denies is None or claim.status is Status.DENIED


def test_every_claim_says_why_and_through_whom(claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.why
        assert len(claim.why) == len(set(claim.why))
        assert all(link.text and link.label_ar for link in claim.chain)
        assert claim.reader == "rules"


@pytest.mark.soak
def test_no_report_is_a_fault() -> None:
    """Words of the examples thrown together for a minute: a report may be read badly, it must be read."""
    draw = random.Random(20190314)
    texts = list(sentences())
    words = [word for text in texts for word in text.split()]
    words += [
        *'،.:«»"()!؟-#%وف٣',
        "...",
        "\n",
        "5-7",
        "2.5",
        "4:30",
        "12",
        "https://a.b/c",
        "@x",
        "ـ",
        "\u200f",
    ]
    end = time.monotonic() + 60
    while time.monotonic() < end:
        text = " ".join(draw.choices(words, k=draw.choice([1, 2, 3, 5, 12, 30, 60])))
        read_text(
            text + draw.choice(["", ". ", "\n", "، "]) + draw.choice(texts),
            published=draw.choice([None, "2019-03-14", "2019"]),
        )


def test_a_report_costs_its_length() -> None:
    """Three times the report, about three times the calls (counted, since a clock on a busy machine tells tales)."""
    report = "قصفت طائرات حربية بلدة كفرنبل.\n"
    assert _calls(report * 180) < 4 * _calls(report * 60)


def test_a_sentence_costs_its_length() -> None:
    sentence = "غارات على "
    with known_bug("`telling._particulars` walks the whole sentence anew for each of its happenings"):
        assert _calls(sentence * 180) < 4 * _calls(sentence * 60)


def _calls(text: str) -> int:
    """How many calls of functions the reading of a text takes."""
    counted = 0

    def tick(_frame: object, event: str, _given: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    read_text(text)  # what is remembered between reports is no cost of this one
    sys.setprofile(tick)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return counted
