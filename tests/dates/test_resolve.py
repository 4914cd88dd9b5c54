"""What time words mean against the report's day: tests/specs/ar/times.yaml."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from helpers import times
from isnad.dates.interval import Interval, parse_edtf
from isnad.dates.resolve import resolve
from isnad.dates.timex import timex
from isnad.mentions.times import TimeMention
from spec_rows import Options, broken, phrases


def _gives(text: str, expect: Any, options: Options) -> bool:
    """Whether a phrase has a time expression that fits, and none that means another day.

    Keys of `expect`: `edtf` (null: nothing settles it), `within` and `covers` (bounds, where the words are vague),
    `part`, `clock`, `rule`, `side` (of it that is meant: before, after), `value` (TIMEX3). `nothing`: no time expression is found. `marked`: those that stand in
    [[words|value]] or [[words|value|EDTF]] are found, and no other.
    """
    anchor = parse_edtf(str(options["anchor"])) if options.get("anchor") else None
    found = [(mention, resolve(mention.sense, anchor, future=options.get("future", False))) for mention in times(text)]
    if expect == "nothing":
        return not found
    if expect == "marked":
        return not _unlike(text, anchor)
    fitting = [span for mention, span in found if _fits(mention, span, anchor, expect)]
    return bool(fitting) and all(span is None or span in fitting for _, span in found)


def _fits(mention: TimeMention, span: Interval | None, anchor: Interval | None, expect: dict[str, Any]) -> bool:
    sense = mention.sense
    seen = {
        "part": sense.part,
        "clock": sense.clock,
        "rule": mention.rule,
        "edtf": span.edtf() if span else None,
    }
    if "value" in expect and timex(sense, anchor)[1] != expect["value"]:
        return False
    if "within" in expect and not _inside(span, parse_edtf(expect["within"])):
        return False
    if "covers" in expect and not _inside(parse_edtf(expect["covers"]), span):
        return False
    return all(str(seen[key]) == str(value) for key, value in expect.items() if key in seen)


def _unlike(marked: str, anchor: Interval | None) -> list[tuple[str, ...]]:
    """What is marked and not found, or found and not marked; the tense of the sentence settles what lies ahead."""
    wanted = [tuple(part.split("|")) for part in re.findall(r"\[\[(.+?)\]\]", marked)]
    text = re.sub(r"\[\[(.+?)\|.*?\]\]", r"\1", marked)
    found = []
    for mention in times(text):
        span = resolve(mention.sense, anchor, future=mention.ahead)
        value = timex(mention.sense, anchor, future=mention.ahead)[1]
        found.append((text[mention.start : mention.end], value, span.edtf() if span else ""))
    pairs = zip_longest(wanted, found, fillvalue=())
    return [(*want, "/", *got) for want, got in pairs if want != got[: len(want)] or not want]


def _inside(inner: Interval | None, outer: Interval | None) -> bool:
    return bool(inner and outer) and outer.earliest <= inner.earliest <= inner.latest <= outer.latest


def test_times() -> None:
    assert not (found := broken("times.yaml", _gives)), "\n".join(found)


def test_the_table_is_of_use() -> None:
    assert sum(1 for _ in phrases("times.yaml")) > 150
