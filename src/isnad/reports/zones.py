"""Tells a report's news from the page around it, line by line, by the wordings of zones.yaml.

Claims come from the main text, titles and captions; teasers, comments and furniture are kept in the text
and never read as news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from isnad.records import Zone, ZoneKind
from isnad.text.normalise import fold, fold_key

READ = frozenset({ZoneKind.MAIN, ZoneKind.TITLE, ZoneKind.CAPTION})
_TITLE_WORDS = 25
_PROSE_WORDS = 12  # a line with more words than this, closed with a stop, is prose again
_SHAPED_WORDS = 12  # a line of furniture with a number or date in it has no more
_BULLET = re.compile(r"^(?:[^\w#@+\"'(\[]|\d+[.)] )+")
_EDGES = " :.,-|·•*\"'()[]!؟?…"
_HOLES = {
    "{n}": r"[\d.,]+ ?(?:k|m|b|الف|الاف|مليون)?",
    "{w}": r"\S+(?: \S+){0,5}",
    "{tags}": r"#\S+(?:[ |]{1,3}#\S+)*",
}


class ZoneRule(NamedTuple):
    """One wording of furniture: what a line that has it is, and how far that goes."""

    id: str
    kind: ZoneKind
    scope: str  # line | rest | block
    starts: tuple[str, ...]
    equals: frozenset[str]
    shapes: re.Pattern[str] | None
    contains: tuple[str, ...]
    max_words: int | None
    after: float
    reads: str | None = None  # what the line is still good for: source, author, date, place, tags

    def fits(self, line: str, words: int, share: float) -> bool:
        """Whether a folded line has the wording; `share` of the page lies before it."""
        if share < self.after:
            return False
        trimmed = line.strip(_EDGES)
        limit = self.max_words
        if trimmed in self.equals or (
            words <= _SHAPED_WORDS and self.shapes is not None and self.shapes.fullmatch(trimmed)
        ):
            return True
        if words <= (limit or 12) and _BULLET.sub("", line).startswith(self.starts):
            return True
        return (limit is None or words <= limit) and any(part in line for part in self.contains)


class ZoneRules(list[ZoneRule]):
    """All rules in order, with one quick look that tells most lines from any of them."""

    def __init__(self, rules: Iterable[ZoneRule]) -> None:
        super().__init__(rules)
        self._starts = tuple({start for rule in self for start in rule.starts})
        self._equals = frozenset(words for rule in self for words in rule.equals)
        self._contains = re.compile("|".join(sorted({re.escape(part) for rule in self for part in rule.contains})))
        self._shaped = [rule for rule in self if rule.shapes is not None]

    def first(self, line: str, words: int, share: float) -> ZoneRule | None:
        """The first rule whose wording a folded line has; `share` of the page lies before it."""
        known = (
            line.strip(_EDGES) in self._equals
            or _BULLET.sub("", line).startswith(self._starts)
            or self._contains.search(line) is not None
        )
        likely = self if known else self._shaped if words <= _SHAPED_WORDS else ()
        return next((rule for rule in likely if rule.fits(line, words, share)), None)


def compile_rules(raw: list[dict[str, Any]], times: dict[str, Any]) -> ZoneRules:
    """The rules of zones.yaml, folded and ready; `times` are the classes of times.yaml, for dates."""
    date = _date_shape(times)

    def folded(row: dict[str, Any], key: str) -> list[str]:
        return [fold_key(str(w)).lower() for w in row.get(key) or []]

    rules = []
    for row in raw:
        equals = folded(row, "equals")
        shapes = [w for w in equals if "{" in w]
        rule = ZoneRule(
            id=row["id"],
            kind=ZoneKind(row["kind"]),
            scope=row.get("scope", "line"),
            starts=tuple(folded(row, "starts")),
            equals=frozenset(w.strip(_EDGES) for w in equals if w not in shapes) - {""},
            shapes=re.compile("|".join(_shape(w, date) for w in shapes)) if shapes else None,
            contains=tuple(folded(row, "contains")),
            max_words=row.get("max_words"),
            after=float(row.get("after", 0)),
            reads=row.get("reads"),
        )
        rules.append(rule)
    return ZoneRules(rules)


_DATE_CLASSES = (
    *(
        "month",
        "weekday",
        "deictic",
        "one",
        "some",
        "two",
        "theone",
        "thesome",
        "thetwo",
        "part",
        "adverb",
        "when",
        "ago",
    ),
)


def _date_shape(times: dict[str, Any]) -> str:
    """A date or time as pages print it: numbers with months, weekdays and the like, and at least one number."""
    given = [w for name in _DATE_CLASSES for ws in (times.get(name) or {}).values() for w in ws]
    words = sorted({fold_key(w).lower() for w in given}, key=len, reverse=True)
    token = "|".join([*map(re.escape, words), r"\d[\d:/.-]*+", "am|pm|at|ago|edited|في|الساعه|يوم|عام|م|ه|[hdwmy]"])
    return rf"(?=\D{{0,40}}\d)(?:{token})(?:[ ,|/-]{{1,3}}(?:{token})){{0,9}}"


def _shape(words: str, date: str) -> str:
    pattern = re.escape(words.strip(_EDGES) if not words.startswith("{") else words)
    for hole, shape in (_HOLES | {"{date}": date}).items():
        pattern = pattern.replace(re.escape(hole), shape)
    return pattern


def zones(text: str, rules: ZoneRules, *, titled: bool) -> list[Zone]:
    """The zones of a text, without gaps, in order.

    Args:
        text: the report as stored.
        rules: from `compile_rules`.
        titled: the first line is a title given with the report.
    """
    found: list[Zone] = []
    for kind, start, end in _Lines(text, rules, titled=titled).kinds():
        if found and found[-1].kind is kind and kind is not ZoneKind.TITLE:
            found[-1] = Zone(kind=kind, start=found[-1].start, end=end)
        else:
            found.append(Zone(kind=kind, start=start, end=end))
    return found


class _Lines:
    """Walks the lines of a page, remembering what an earlier line opened."""

    def __init__(self, text: str, rules: ZoneRules, *, titled: bool) -> None:
        self.lines = text.split("\n")
        self.size = max(1, len(text))
        self.rules = rules
        self.titled = titled
        self.title: str | None = None

    def kinds(self) -> list[tuple[ZoneKind, int, int]]:
        found: list[tuple[ZoneKind, int, int]] = []
        rest: ZoneKind | None = None
        block: ZoneKind | None = None
        at = 0
        for number, line in enumerate(self.lines):
            start, at = at, at + len(line) + (number < len(self.lines) - 1)
            key = " ".join(fold(line).split()).lower()
            if not key:
                found.append((found[-1][0] if found else ZoneKind.MAIN, start, at))
                continue
            words = len(key.split())
            if block is not None and _is_prose(key, words) and number and not self.lines[number - 1].strip():
                block = None
            kind = rest or block or ZoneKind.MAIN
            if rest is None and not (self.titled and number == 0):
                rule = self.rules.first(key, words, start / self.size)
                if rule is not None:
                    kind = rule.kind
                    rest = rule.kind if rule.scope == "rest" else None
                    block = rule.kind if rule.scope == "block" else block
            if kind is ZoneKind.MAIN:
                kind = self._title_or_main(key, words, number)
            found.append((kind, start, at))
        return [(kind, start, end) for kind, start, end in found if end > start]

    def _title_or_main(self, key: str, words: int, number: int) -> ZoneKind:
        """The first short line without a stop is the title; a page often prints it twice."""
        if self.title is None:
            short = 2 <= words <= _TITLE_WORDS and key[-1] not in ".:!,"
            more = any(rest.strip() for rest in self.lines[number + 1 :])
            self.title = key
            return ZoneKind.TITLE if (self.titled and number == 0) or (short and more) else ZoneKind.MAIN
        return ZoneKind.TITLE if key == self.title and words > 2 else ZoneKind.MAIN


def _is_prose(key: str, words: int) -> bool:
    """A full sentence; a teaser's text is cut off with dots."""
    return words > _PROSE_WORDS and key.rstrip("\"' )").endswith((".", "!", "?")) and not key.endswith("..")
