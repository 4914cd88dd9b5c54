"""Finds time expressions in a sentence by the patterns of `times.yaml`.

It says what the words mean (`TimeSense`), not which day that was: that needs an anchor and is the
business of `isnad.dates`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import count
from typing import Any

import msgspec

from isnad.mentions.numbers import NumberWords
from isnad.text.normalise import fold, fold_key
from isnad.text.tokens import Kind, Sentence

_OPEN_CLASSES = {
    "date": r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
    "clock": r"\d{1,2}:\d{2}(?::\d{2})?",
    "year": r"(?:18|19|20)\d{2}",
    "hyear": r"1[34]\d{2}",
    "decade": r"(?:ال)?(?:عشرينات|عشرينيات|ثلاثينات|ثلاثينيات|اربعينات|اربعينيات|خمسينات|خمسينيات|ستينات|ستينيات|سبعينات|سبعينيات|ثمانينات|ثمانينيات|تسعينات|تسعينيات)",
}
_ALIASES = {"yrel": "rel", "weekday2": "weekday", "month2": "month"}
_FIELDS = {"alone": "part", "span": "unit", "spans": "unit"}  # classes that give the value of another field
_PLACEHOLDER = re.compile(r"\{([a-z_]+2?)\}")
_DECADES = ("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")


class TimeSense(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a time expression says, before it is set against an anchor."""

    date: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    deictic: int | None = None
    rel: int | None = None
    yrel: int | None = None
    unit: str | None = None
    num: float | None = None
    few: bool = False
    direction: int | None = None
    edge: str | None = None
    season: str | None = None
    part: str | None = None
    clock: str | None = None
    hmonth: int | None = None
    hyear: int | None = None
    decade: int | None = None
    ref: str | None = None
    often: str | None = None


class TimeMention(msgspec.Struct, frozen=True):
    """A time expression: its tokens `[first, behind)`, its original offsets, its rule and sense."""

    first: int
    behind: int
    start: int
    end: int
    rule: str
    sense: TimeSense
    since: bool = False
    ahead: bool = False  # the tense beside it lays it ahead of the report


class TimeRules:
    """The compiled patterns of a lexicon."""

    def __init__(self, raw: dict[str, Any], numbers: NumberWords) -> None:
        self.numbers = numbers
        self.open = _OPEN_CLASSES | {"num": numbers.pattern, "day": numbers.day_pattern, "hour": numbers.hour_pattern}
        self.values = {
            name: {fold_key(word).lower(): _value(value) for value, words in members.items() for word in words}
            for name, members in raw["classes"].items()
        }
        self.triggers = self._triggers()
        self.classes_of = self._classes_of()
        self.rules = [
            (row["id"], self._compile(row["pattern"]), row.get("set") or {}, _required(row["pattern"]))
            for row in raw["rules"]
        ]

    def _triggers(self) -> set[str]:
        words = {
            w for name, members in self.values.items() if name not in ("rel", "ago", "few", "edge") for w in members
        }
        return {w.split()[0] for w in words}

    def _classes_of(self) -> dict[str, frozenset[str]]:
        """The classes that a word may open, by its first word."""
        found: dict[str, set[str]] = {}
        for name, members in self.values.items():
            for word in members:
                found.setdefault(word.split()[0], set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def _present(self, sentence: Sentence) -> set[str]:
        """The classes of which a word may stand in the sentence."""
        present: set[str] = set()
        counting = self.numbers.counting
        for key, kind in zip(sentence.keys, sentence.kinds, strict=True):
            if kind is Kind.WORD or kind is Kind.LATIN:
                for form in (key.lower(), key[1:], key[2:]):
                    if form in self.classes_of:
                        present |= self.classes_of[form]
                    if form in counting:
                        present |= _COUNT_CLASSES
                if key.endswith(("ينات", "ينيات")):
                    present.add("decade")
            elif kind is Kind.NUMBER:
                present |= _DIGIT_CLASSES
            elif kind is Kind.DATE:
                present.add("date")
            elif kind is Kind.CLOCK:
                present.add("clock")
        return present

    def _compile(self, pattern: str) -> re.Pattern[str]:
        numbered = count()
        body = _PLACEHOLDER.sub(lambda found: self._group(found.group(1), next(numbered)), fold(pattern))
        return re.compile(rf"(?<!\S)(?P<front>[وف]?[بل]?)(?:{body})(?!\S)")

    def _group(self, name: str, number: int) -> str:
        """A class as a group; the number lets one class stand in two branches of a pattern."""
        cls = _ALIASES.get(name, name)
        words = self.open.get(cls) or "|".join(map(re.escape, sorted(self.values[cls], key=len, reverse=True)))
        return f"(?P<{name}__{number}>{words})"

    def find(self, sentence: Sentence) -> list[TimeMention]:
        """Every time expression of a sentence, longest first where they overlap, in reading order."""
        if not self._worth_trying(sentence):
            return []
        text, begins = _joined(sentence)
        found: list[tuple[int, int, int, str, TimeSense]] = []
        present = self._present(sentence)
        for order, (rule, pattern, fixed, required) in enumerate(self.rules):
            if not required <= present:
                continue
            for match in pattern.finditer(text):
                sense = self._sense(match, fixed)
                if sense is not None:
                    found.append((match.end("front"), match.end(), order, rule, sense))
        return _chosen(found, sentence, begins, text)

    def _worth_trying(self, sentence: Sentence) -> bool:
        triggers = self.triggers
        for key, kind in zip(sentence.keys, sentence.kinds, strict=True):
            if kind is Kind.WORD:
                if key in triggers or key[1:] in triggers or key[2:] in triggers:
                    return True
            elif (
                kind in (Kind.DATE, Kind.CLOCK)
                or (kind is Kind.NUMBER and len(key) == 4)
                or (kind is Kind.LATIN and key.lower() in triggers)
            ):
                return True
        return False

    def _sense(self, match: re.Match[str], fixed: dict[str, Any]) -> TimeSense | None:
        known: dict[str, Any] = dict(fixed)
        for group, words in match.groupdict().items():
            name = group.partition("__")[0]
            if words is None or name in ("front", "month2", "weekday2", "ago"):
                continue
            if name in ("past_ref", "present_ref", "future_ref"):
                known["ref"] = self.values[name][words.lower()]
            elif name == "often":
                known["often"] = self.values[name][words.lower()]
            elif name == "unit2":
                known["unit"], known["num"] = self.values[name][words.lower()], 2
            elif name == "few":
                known["few"] = True
            elif name in ("year", "hyear"):
                known[name] = int(words)
            elif name in ("num", "day", "hour"):
                value = self.numbers.value_of(words)
                if value is None:
                    return None
                if name == "hour":
                    if value > 24:
                        return None
                    known["clock"] = f"{int(value):02}"
                elif name == "day":
                    if not 1 <= value <= 31:
                        return None
                    known[name] = int(value)
                else:
                    known[name] = value
            elif name in ("date", "clock"):
                known[name] = words
            elif name == "decade":
                known[name] = 20 + 10 * next(i for i, d in enumerate(_DECADES) if d in words)
            else:
                known[_FIELDS.get(name, name)] = self.values[_ALIASES.get(name, name)][words.lower()]
        if known.get("rel") is not None and len(known) == 1:
            return None
        if known.get("clock") and known.get("part") in ("AF", "EV", "NI"):
            known["clock"] = _afternoon(known["clock"], known["part"])
        return TimeSense(**known)


def _afternoon(clock: str, part: str) -> str:
    """الخامسة مساء is 17:00; at night the hours behind midnight stay."""
    hour, colon, minute = clock.partition(":")
    late = 12 > int(hour) >= (6 if part == "NI" else 1)
    return f"{int(hour) + 12 if late else int(hour):02}{colon}{minute}"


_COUNT_CLASSES = frozenset({"num", "day", "hour"})
_DIGIT_CLASSES = frozenset({"year", "hyear", *_COUNT_CLASSES})
_OPTIONAL = re.compile(r"\(\?:[^()]*\)\?")


def _required(pattern: str) -> frozenset[str]:
    """The classes without which a pattern cannot match: those outside its optional groups."""
    while (without := _OPTIONAL.sub("", pattern)) != pattern:
        pattern = without
    if "|" in pattern:
        return frozenset()
    return frozenset(_ALIASES.get(name, name) for name in _PLACEHOLDER.findall(pattern))


def _value(given: Any) -> Any:
    return None if given == "X" else given


def _joined(sentence: Sentence) -> tuple[str, list[int]]:
    """The tokens with single spaces between, and where each begins."""
    begins: list[int] = []
    at = 0
    for key in sentence.keys:
        begins.append(at)
        at += len(key) + 1
    return " ".join(_lowered(key) for key in sentence.keys), begins


def _lowered(key: str) -> str:
    """Small letters, unless that would change the word's length."""
    low = key.lower()
    return low if len(low) == len(key) else key


def _chosen(
    found: Iterable[tuple[int, int, int, str, TimeSense]], sentence: Sentence, begins: list[int], text: str
) -> list[TimeMention]:
    """Longest first, then in the order of the rules; no two overlap."""
    taken: list[tuple[int, int]] = []
    mentions: list[TimeMention] = []
    for start, end, _, rule, sense in sorted(found, key=lambda f: (f[0] - f[1], f[2])):
        if any(start < e and s < end for s, e in taken):
            continue
        taken.append((start, end))
        first, behind = bisect_right(begins, start) - 1, bisect_left(begins, end)
        inside = start - begins[first]
        whole = sentence.ends[first] - sentence.starts[first] == len(sentence.keys[first])
        at = sentence.starts[first] + (inside if whole else 0)
        before = sentence.keys[first - 1] if first else ""
        since = text.startswith("منذ ", start) or before in ("منذ", "ومنذ")
        mentions.append(TimeMention(first, behind, at, sentence.ends[behind - 1], rule, sense, since))
    return sorted(mentions, key=lambda m: m.first)
