"""A report's own date in words: the result, then a line for each clue that counted and each that was dropped."""

from __future__ import annotations

import datetime as dt

from isnad.dates.interval import parse_edtf
from isnad.display import wording
from isnad.display.claim import reasons
from isnad.display.direction import auto
from isnad.display.say import Say
from isnad.records import Clue, Document

_ANY_YEAR = "XXXX-"
_OPEN = ".."


def published(say: Say, report: Document) -> list[str]:
    """The lines that tell a report's own date and why."""
    return [_known(say, report), *(_clue(say, clue, report.published) for clue in report.published_basis)]


def _known(say: Say, report: Document) -> str:
    weekday = say.term("weekday", report.published_weekday) if report.published_weekday is not None else None
    if report.published is None:
        return say("report.undated") if weekday is None else say("report.weekday-only", weekday=weekday)
    days = wording.span(say, report.published)
    return days if weekday is None else say("day.weekday-too", days=days, weekday=weekday)


def _clue(say: Say, clue: Clue, known: str | None) -> str:
    """The reason, what it allows where that is not the result itself, and what it lost to."""
    (told,) = reasons(say, [clue])
    if clue.entry is not None:
        told = say("clue.entry", reason=told, name=auto(say.term("entry", clue.entry)))
    if clue.allows is not None and clue.allows != known:
        told = say("clue.allows", reason=told, days=allowed(say, clue.allows))
    return told if clue.over is None else say("clue.dropped", reason=told, over=say.quoted(clue.over))


def allowed(say: Say, allows: str) -> str:
    """What a clue allows, in words: a stretch of days, open or not, several, a day of whatever year, a weekday."""
    if allows.startswith("["):
        spans = [allowed(say, part) for part in allows.strip("[]").split(",")]
        return say("clue.one-of", spans=say.listed(spans))
    if allows.startswith(_ANY_YEAR):
        day = wording.month_day(say, dt.date.fromisoformat(allows.replace("XXXX", "2000")))
        return say("clue.every-year", day=day)
    first, _, last = allows.partition("/")
    if last == _OPEN:
        return say("clue.from", day=wording.span(say, first))
    if first == _OPEN:
        return say("clue.until", day=wording.span(say, last))
    return wording.span(say, allows) if parse_edtf(allows) is not None else say.term("weekday", allows)
