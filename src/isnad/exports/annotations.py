"""`isnad annotate`: one layer of a report as spans, without a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from isnad.claims.reader import Reader
from isnad.dates.interval import parse_edtf, weekday_number
from isnad.dates.resolve import resolve
from isnad.dates.timex import timex, timex_mod
from isnad.exports.files import written_whole
from isnad.mentions.times import TimeMention
from isnad.records import Document
from isnad.reports.document import received
from isnad.reports.inputs import items
from isnad.reports.item import Item
from isnad.reports.problems import Problem, failed, unread_problem
from isnad.text.tokens import sentences


class TimeSpan(msgspec.Struct, omit_defaults=True):
    """A time expression as TIMEX3 has it; `mod` says which part of the value, or more or less than it, is meant.

    `edtf` has the days that it may mean against the report's date.
    """

    start: int
    end: int
    type: str
    value: str
    text: str
    mod: str | None = None
    edtf: str | None = None


class Annotated(msgspec.Struct):
    """The spans of one report; `id` is the one given in the input, else the report's."""

    id: str
    spans: list[TimeSpan]


def annotate_times(inputs: Iterable[str], reader: Reader, out: Path, *, told: Callable[[Problem], None]) -> int:
    """Write the time expressions of every report, one line each; gives how many inputs could not be read.

    A report in another language has its line too, without spans. The file appears whole or not at all.

    Raises:
        IsnadError: E-OUT-001 where the file cannot be written.
    """
    problems = 0

    def tell(problem: Problem) -> None:
        nonlocal problems
        problems += not problem.told
        told(problem)

    with written_whole(out) as [stream]:
        for found in items(inputs):
            if isinstance(found, Problem):
                tell(found)
            else:
                stream.write(msgspec.json.encode(_annotated(found, reader, tell)) + b"\n")
    return problems


def _annotated(item: Item, reader: Reader, tell: Callable[[Problem], None]) -> Annotated:
    try:
        document = reader.document(item)
        spans = [] if document.unread is not None else time_spans(document, reader)
        unread = document.unread
    except Exception as fault:  # ours to mend, and no reason to lose the other lines
        document, spans, unread = received(item), [], failed(fault)
    if unread is not None:
        tell(unread_problem(unread, item.where, "Its line has no spans."))
    return Annotated(document.source_id or document.id, spans)


def time_spans(document: Document, reader: Reader) -> list[TimeSpan]:
    """Every time expression of a report's text, in reading order, set against its own date."""
    anchor = parse_edtf(document.published) if document.published else None
    weekday = weekday_number(document.published_weekday)
    found: list[TimeSpan] = []
    before: list[TimeMention] = []
    for sentence in sentences(document.text, known=reader.known):
        before = reader.times.find(sentence, before)
        for mention in before:
            days = resolve(mention.sense, anchor, future=mention.ahead, weekday=weekday)
            kind, value = timex(mention.sense, anchor, future=mention.ahead, weekday=weekday)
            words = document.text[mention.start : mention.end]
            edtf = days.edtf() if days else None
            found.append(TimeSpan(mention.start, mention.end, kind, value, words, timex_mod(mention.sense), edtf))
    return found
