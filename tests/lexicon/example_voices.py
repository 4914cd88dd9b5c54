"""Checks of voices and of numbers: who speaks in a sentence, and how many it tells of."""

from __future__ import annotations

from collections.abc import Callable

from example_parts import Failures, Row, claims_of, hits_of, says

from helpers import amounts, scans, speeches
from isnad.lexicon.model import Layer
from isnad.records import Count, CountScope


def saying(row: Row, example: Row) -> Failures:
    """Its verb or phrase makes the speaker speak; with its noun or participle he speaks in that sentence."""
    text = example["text"]
    hits = list(hits_of(row, text, Layer.SAYING))
    if not hits:
        yield "hit", [hit.entry.id for scan in scans(text) for hit in scan.of(Layer.SAYING)]
        return
    acts = [(hit, act) for scan, hit in hits for act in speeches(scan, text)]
    acts = [(hit, act) for hit, act in acts if hit.form.pos in ("noun", "participle") or act.word == hit.first]
    if "speaker" in example:
        said = [(hit, act) for hit, act in acts if any(says(link.text, example["speaker"]) for link in act.links)]
        if not said:
            yield "speaker", [link.text for _, act in acts for link in act.links]
            return
        stances = {str(act.stance) for hit, act in said if "stance" in example or act.word == hit.first}
        if stances and example.get("stance", row["stance"]) not in stances:
            yield "stance", stances


def not_saying(row: Row, example: Row) -> Failures:
    text = example["text"]
    for scan, hit in hits_of(row, text, Layer.SAYING):
        for act in speeches(scan, text):
            if act.word == hit.first:
                yield "speech", [link.text for link in act.links]
                return


def source(row: Row, example: Row) -> Failures:
    text = example["text"]
    if not list(hits_of(row, text, Layer.SOURCE)):
        yield "hit", [hit.entry.id for scan in scans(text) for hit in scan.of(Layer.SOURCE)]
    links = [link for scan in scans(text) for act in speeches(scan, text) for link in act.links]
    named = [link for link in links if says(link.text, example["speaker"])]
    if not named:
        yield "speaker", [link.text for link in links]
    elif row.get("source_type") and not any(link.source_type == row["source_type"] for link in named):
        yield "source-type", [link.source_type for link in named]


def not_source(row: Row, example: Row) -> Failures:
    text = example["text"]
    for scan, hit in hits_of(row, text, Layer.SOURCE):
        start = scan.sentence.starts[hit.first]
        for act in speeches(scan, text):
            if any(link.start <= start < link.end for link in act.links):
                yield "speaker", [link.text for link in act.links]
                return


# ---- numbers ------------------------------------------------------------------------------------

_IN_WORDS = ("amount", "bound", "range")  # found by the words alone; the others say something of a count


def number(row: Row, example: Row) -> Failures:
    wanted = (example["low"], example["high"])
    if row["kind"] in _IN_WORDS:
        seen = [(a.low, a.high) for a in amounts(example["text"])]
        if wanted not in seen:
            yield "amount", seen
        return
    counts = _counts(example["text"])
    same = [c for c in counts if (c.low, c.high) == wanted]
    if not same:
        yield "count", [(c.low, c.high) for c in counts]
    elif row["kind"] == "inside" and all(c.part_of is None for c in same):
        yield "part-of", None
    elif row["kind"] == "scope" and all(c.scope is not CountScope.CUMULATIVE for c in same):
        yield "scope", [c.scope for c in same]


def not_number(row: Row, example: Row) -> Failures:
    if row["kind"] in _IN_WORDS:
        rules = [a.rule for a in amounts(example["text"])]
        if any(row["id"] in rule.split("+") for rule in rules):
            yield "amount", rules
        return
    wrong: dict[str, Callable[[Count], bool]] = {
        "zero": lambda c: c.low == 0,
        "share": lambda _: True,
        "inside": lambda c: c.part_of is not None,
        "scope": lambda c: c.scope is CountScope.CUMULATIVE,
    }
    seen = [(c.low, c.high, c.text) for c in _counts(example["text"]) if wrong[row["kind"]](c)]
    if seen:
        yield "count", seen


def _counts(text: str) -> list[Count]:
    return [count for claim in claims_of(text) for count in claim.counts]
