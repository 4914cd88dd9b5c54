"""The wordings of posts.yaml and the dates that platforms print, compiled to patterns over folded text.

Compiled once a process, when the first post comes. Nothing here knows where on a page a wording stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from isnad.text.normalise import fold_key

_SOME_WORDS = r"\S+(?: \S+){0,5}"
_EDGES = " :.,-|·•*\"'()[]!؟?…"
_YEAR = r"(?:19|20)\d\d"
_DOT = r"\s*+·[\s·]*+"


class PostWords:
    """The patterns, by what they find; all of them are for folded text."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], times: Mapping[str, Mapping[Any, list[str]]]) -> None:
        """Compile.

        Args:
            rows: of posts.yaml.
            times: the classes of times.yaml, for months and weekdays.
        """
        units = next(row["words"] for row in rows if row["id"] == "post.number.unit")
        number = rf"[\d.,]+ ?(?:{'|'.join(_word(w, {}) for w in units)})?"
        holes = {"{n}": number, "{w}": _SOME_WORDS}
        self.lists = {row["id"]: [_word(w, holes) for w in row["words"]] for row in rows}
        self.signs = next(tuple(row["words"]) for row in rows if row["id"] == "post.sign.glued")  # of unfolded text
        self._lines: dict[tuple[str, ...], re.Pattern[str]] = {}
        self.months = {fold_key(w).lower(): number for number, ws in times["month"].items() for w in ws}
        month = _any(self.months)
        weekday = _any(fold_key(w).lower() for ws in times["weekday"].values() for w in ws)
        half = self._any("post.clock.half")
        of_twelve = rf"(?:1[0-2]|0?[1-9]):[0-5]\d ?{half}"
        clock = rf"(?:{of_twelve}\b|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))"
        # Not the end of a film's length, to which the clock clings: 00:009:42 PM.
        clinging = rf"(?<!:\d){of_twelve}"
        at = rf"(?:[, ]{{1,3}}{self._any('post.clock.at')}?(?: ?{self._any('post.clock.hour')})? ?)"
        day = rf"(?:{month}\.? \d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}} (?:{month})\b)"
        dated = rf"(?:(?:{weekday})[, ]{{1,3}})?(?:{month}\.? \d{{1,2}},? {_YEAR}|(?<!\d)\d{{1,2}} (?:{month})[, ]{{1,3}}{_YEAR})"
        longer, hours, minutes = (self._any(f"post.ago.{unit}") for unit in ("longer", "hours", "minutes"))
        since = rf"(?:{self._any('post.ago.before')} )?"
        ago = rf"{since}\d{{1,2}} ?(?:{longer}|{hours}|{minutes})\b(?: {self._any('post.ago.behind')})?"
        near = rf"(?:{self._any('post.yesterday')}(?:{at}{clock})?|{self._any('post.now')})"
        self.year = re.compile(_YEAR)
        self.dated = _compile(dated)
        self.day = _compile(day)
        self.clock = _compile(clock)
        self.hours = _compile(rf"{since}(\d{{1,2}}) ?(?:{hours})\b")
        self.minutes = _compile(rf"{since}(\d{{1,2}}) ?(?:{minutes})\b")
        self.yesterday = _compile(self._any("post.yesterday"))
        moment = rf"(?:(?:{dated}|(?:(?:{weekday})[, ]{{1,3}})?{day})(?:{at}{clock})?|{ago}|{near})"
        self.moment = _compile(moment)
        self.moment_behind = _compile(rf"(?P<when>{moment})[\s·]*$")
        self.moment_line = _compile(
            rf"^[ ·]*(?P<when>{moment})[ ]*(?:(?P<dot>·)[ ·]*(?:{self._any('post.facebook.audience')})?[ ]*)?$"
        )
        # The time under a post of X, clock first or date first; the two are parted by a dot.
        self.x_stamp = _compile(rf"(?:{clinging}|{clock}){_DOT}{dated}|{dated}{_DOT}{clock}")
        # The shorter one beside the names over replies and quoted posts.
        # 5hReplying to
        clung = rf"\d{{1,2}} ?(?:{longer}|{hours}|{minutes})(?-i:(?<=[a-z])(?![a-z]))"
        short = rf"(?:{dated}|{day}|{ago}|{clung}|{near})"
        self.x_short = _compile(rf"{_DOT}{short}")
        self.x_glued = _compile(rf"(?:{dated}|{day})")
        self.x_month_behind = _compile(rf"(?:{month})$")
        self.audience = _compile(self._any("post.facebook.audience.glued"))
        self.owner = _compile(
            rf"^(?:facebook)? ?(?P<before>[^\n]{{1,90}}?)'(?:{self._any('post.facebook.owner-behind')})"
            rf"|^(?:facebook)? ?(?:{self._any('post.facebook.owner')}) (?P<behind>[^\n]{{1,90}})$"
        )
        self.badges = _compile(
            rf"(?:(?<![ ·])[ ·]++(?:{self._any('post.badge')})|(?:{self._any('post.badge.glued')}))(?=[ ·]*$)"
        )
        self.badges_before = _compile(rf"(?:(?:{self._any('post.badge.glued')})[ ·]*)+")
        self.action = _compile("|".join(re.escape(w) for w in self._raw(rows_of=rows, id_="post.action.glued")))
        self.tail_glued = _compile(self._any("post.facebook.tail.glued"))
        self.inline = _compile(
            rf"{self._any('post.more.glued')}|{self._any('post.x.sensitive.glued')}{self._any('post.x.view')}?"
        )
        self.cited = _compile(rf"{self._any('post.x.cited')}(?![^\W\d_])")
        menu = self._any("post.youtube.menu.glued").replace(r"\ ", r"\s+")
        self.youtube_menu = _compile(menu)
        self.youtube_end = _compile(rf" - YouTube[^\S\n]*(?=$|{menu})")
        self.x_head_glued = _compile(rf"^(?:{self._any('post.x.head')})\s*(?=\S)")

    def date(self, said: str) -> dt.date | None:
        """The day in a folded time that says its year."""
        found = self.dated.search(said)
        if found is None:
            return None
        words = re.sub(r"[\d,.]+", " ", found.group()).lower().split()
        names = (" ".join(words[first:]) for first in range(len(words)))
        month = next((self.months[name] for name in names if name in self.months), None)
        numbers = sorted((int(number) for number in re.findall(r"\d+", found.group())), reverse=True)
        try:
            return dt.date(numbers[0], month or 0, numbers[1])
        except ValueError:
            return None

    def line(self, line: str, *ids: str) -> bool:
        """Whether a folded line is nothing but a wording of one of the rows."""
        trimmed = line.strip(_EDGES).lower()
        if not trimmed or len(trimmed) > 80:
            return False
        pattern = self._lines.get(ids)
        if pattern is None:
            pattern = self._lines[ids] = re.compile("|".join(f"(?:{self._any(id_)})" for id_ in ids))
        return pattern.fullmatch(trimmed) is not None

    def _any(self, id_: str) -> str:
        return f"(?:{'|'.join(self.lists[id_])})"

    @staticmethod
    def _raw(*, rows_of: Iterable[Mapping[str, Any]], id_: str) -> list[str]:
        """The words of a row with the spaces around them, which part names from what follows."""
        found = next(row["words"] for row in rows_of if row["id"] == id_)
        return [f" {fold_key(w)} " if w.endswith(" ") else f" {fold_key(w)}" for w in found]


def _word(word: str, holes: Mapping[str, str]) -> str:
    pattern = re.escape(fold_key(word).strip(_EDGES if not word.startswith("{") else " ").lower())
    for hole, shape in holes.items():
        pattern = pattern.replace(re.escape(hole), shape)
    return pattern


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=1)
def post_words() -> PostWords:
    """The wordings that ship with isnad."""
    from isnad.lexicon import load

    raw = load.default().raw
    return PostWords(raw["posts.yaml"], raw["times.yaml"]["classes"])
