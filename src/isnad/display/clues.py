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
_REMARKS = frozenset({"published.weekday-contradicts"})
_NOT_USED = frozenset(
    f"published.{name}"
    for name in (
        "given-not-understood", "given-empty", "far-ahead", "impossible-date", "before-1900", "unknown-calendar",
        "other-date", "future", "dropped",
    )
)  # fmt: skip


def published(say: Say, report: Document) -> list[str]:
    """The lines that tell a report's own date and why."""
    return [_known(say, report), *(_clue(say, clue, report.published) for clue in report.published_basis)]


def _known(say: Say, report: Document) -> str:
    weekday = say.term("weekday", report.published_weekday) if report.published_weekday is not None else None
    if report.published is None:
        return _open(say, report, weekday)
    days = wording.span(say, report.published)
    return days if weekday is None else say("day.weekday-too", days=days, weekday=weekday)


def _open(say: Say, report: Document, weekday: str | None) -> str:
    """What is known of a day that cannot be told: its day of the week, its day and month, the days it lies between."""
    used = [clue.allows for clue in report.published_basis if clue.allows is not None and clue.over is None]
    known = [say("report.weekday", weekday=weekday)] if weekday is not None else []
    days = [allows for allows in used if allows.startswith(_ANY_YEAR)]
    known += [say("report.no-year", day=_month_day(say, days[0]))] if days else []
    first = [allows.removesuffix(f"/{_OPEN}") for allows in used if allows.endswith(f"/{_OPEN}")]
    last = [allows.removeprefix(f"{_OPEN}/") for allows in used if allows.startswith(f"{_OPEN}/")]
    known += [say("clue.from", day=wording.span(say, max(first)))] if first else []
    known += [say("clue.until", day=wording.span(say, min(last)))] if last else []
    return say("report.open", known=say("list.comma").join(known)) if known else say("report.undated")


def _opening(clue: Clue) -> str:
    """Whether a clue counted, was not used, or is a remark on one that counted."""
    if clue.rule in _REMARKS:
        return "why.remark"
    return "why.not-used" if clue.over is not None or clue.rule in _NOT_USED else "why.basis"


def _month_day(say: Say, allows: str) -> str:
    return wording.month_day(say, dt.date.fromisoformat(allows.replace("XXXX", "2000")))


def _clue(say: Say, clue: Clue, known: str | None) -> str:
    """The reason, what it allows where that is not the result itself, and what it lost to."""
    (told,) = reasons(say, [clue], _opening(clue))
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
        return say("clue.every-year", day=_month_day(say, allows))
    first, _, last = allows.partition("/")
    if last == _OPEN:
        return say("clue.from", day=wording.span(say, first))
    if first == _OPEN:
        return say("clue.until", day=wording.span(say, last))
    return wording.span(say, allows) if parse_edtf(allows) is not None else say.term("weekday", allows)
