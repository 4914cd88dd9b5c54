"""Sentences with their time expressions coded by hand, and how the reader's come out against them.

Files a and b were written by people who had not seen the reader, c by one who mended it, before it was read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from helpers import make_document
from isnad.claims.reader import default_reader
from isnad.dates.interval import parse_edtf
from isnad.exports.annotations import TimeSpan, time_spans
from spec_rows import FOLDER, plain_yaml

FILES = ("times_in_context_a.yaml", "times_in_context_b.yaml")
_MARK = re.compile(r"\[\[|\]\]")


class Coded(NamedTuple):
    """A sentence without its marks, the day of its report, and its expressions as coded: start, end, fields."""

    text: str
    published: str
    spans: list[tuple[int, int, dict[str, Any]]]


class Score(NamedTuple):
    """Over a file: F1 of exact extents; of those that match, the share with the right type and value, and days."""

    coded: int
    found: int
    strict_f1: float
    value: float
    days: float


def sentences_of(name: str) -> Iterator[Coded]:
    """The coded sentences of a file."""
    for block in plain_yaml(FOLDER / name):
        for row in block["texts"]:
            yield _unmarked(row, str(block["published"]))


def _unmarked(row: dict[str, Any], published: str) -> Coded:
    plain, edges, last = "", [], 0
    for mark in _MARK.finditer(row["text"]):
        plain += row["text"][last : mark.start()]
        edges.append(len(plain))
        last = mark.end()
    plain += row["text"][last:]
    ends = list(zip(edges[::2], edges[1::2], strict=True))
    return Coded(plain, published, [(*end, fields) for end, fields in zip(ends, row["spans"], strict=True)])


def read(coded: Coded) -> list[TimeSpan]:
    """What the reader finds in a sentence."""
    return time_spans(make_document(coded.text, published=coded.published), default_reader())


def score(name: str, *, tell: bool = False) -> Score:
    """The figures of a file; `tell` prints every difference."""
    n: Counter[str] = Counter()
    for coded in sentences_of(name):
        found = {(span.start, span.end): span for span in read(coded)}
        n["coded"] += len(coded.spans)
        n["found"] += len(found)
        for start, end, fields in coded.spans:
            span = found.pop((start, end), None)
            if span is None:
                _tell(tell, "MISSED", coded, coded.text[start:end], fields, [s.text for s in read(coded)])
                continue
            n["exact"] += 1
            right = (span.type, span.value) == (fields["type"], str(fields["value"]))
            n["value"] += right
            if not right:
                _tell(tell, "VALUE", coded, span.text, fields, (span.type, span.value))
            if "edtf" in fields:
                same = _same_days(span.edtf, fields["edtf"])
                n["with_days"] += 1
                n["days"] += same
                if not same:
                    _tell(tell, "DAYS", coded, span.text, fields, span.edtf)
        for span in found.values():
            _tell(tell, "NONE", coded, span.text, {}, (span.type, span.value))
    precision, recall = n["exact"] / n["found"], n["exact"] / n["coded"]
    f1 = 2 * precision * recall / (precision + recall)
    return Score(n["coded"], n["found"], f1, n["value"] / n["exact"], n["days"] / n["with_days"])


def _same_days(mine: str | None, coded: str | None) -> bool:
    if mine is None or coded is None:
        return mine is coded
    one, other = parse_edtf(mine), parse_edtf(str(coded))
    return one is not None and other is not None and (one.earliest, one.latest) == (other.earliest, other.latest)


def _tell(tell: bool, kind: str, coded: Coded, words: str, fields: dict[str, Any], got: object) -> None:
    if tell:
        print(
            f"{kind:6} {words} | {fields.get('type')} {fields.get('value')} {fields.get('edtf')} | got {got} | {coded.published} {coded.text}"
        )


if __name__ == "__main__":
    print(score(sys.argv[1], tell=True))
