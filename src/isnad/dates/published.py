"""A report's own date: every clue that speaks of it, solved as constraints, with what was used and what was dropped.

What allows days only on one side, or a day without its year, stays in the reasons: no date is made of it.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from isnad.dates.clues.gather import Clues, Source
from isnad.dates.constraints import EVER, Constraint, Dropped, Solution, Trust, edtf, solve
from isnad.dates.given import moment
from isnad.dates.interval import WEEKDAYS, Interval, parse_edtf
from isnad.records import Basis, Clue, Document
from isnad.reports.item import DateHint

__all__ = ["Clues", "Published", "Source", "complete", "dated", "published"]

# They give way to whatever says more, and are then not spoken of.
_UNSAID = frozenset({"published.utc-day", "published.named-weekday", "published.told-day"})


class Published(NamedTuple):
    """What is known of the day of publication, and why."""

    span: Interval | None
    weekday: str | None
    basis: list[Clue]
    at: str | None = None  # the moment, ISO 8601, with its zone where that is known


def dated(document: Document, given: str | int | None, hints: list[DateHint], clues: Clues) -> Document:
    """The report with its own date, as far as it says; see `published`."""
    source = Source(
        text=document.text, zones=document.zones, given=given, hints=hints, is_page=_is_page(document),
        url=document.url, retrieved=document.retrieved,
    )  # fmt: skip
    return _with(document, published(source, clues))


def _is_page(document: Document) -> bool:
    """Whether its format told what is where: its hints are then all that the page around the news says of its date."""
    return document.layout is not None and not document.layout.endswith(".text")


def published(source: Source, clues: Clues) -> Published:
    """The report's own date: the narrowest interval that its clues allow.

    Args:
        source: the report's text, zones, and what came with it.
        clues: what the finders of clues know.
    """
    constraints, at = clues.gather(source)
    solved = clues.lifetimes.horizon.choose(constraints, clues.words.policy["header_days"]) or solve(constraints)
    span = solved.closed
    return Published(span, _weekday(solved), _basis(solved), _at(source, at, solved))


def complete(document: Document, constraint: Constraint | None) -> Document:
    """The report with one clue more, which its claims gave; one that adds nothing changes nothing.

    Args:
        document: the report with the date that its text gives.
        constraint: what its claims say of it, less trusted than all else.
    """
    known = parse_edtf(document.published) if document.published else None
    if constraint is None or any(clue.rule == constraint.basis.rule for clue in document.published_basis):
        return document
    before = Constraint(
        trust=Trust.RETRIEVED,
        basis=_last(document, constraint),
        spans=(known or EVER,),
        weekday=WEEKDAYS.index(document.published_weekday) + 1 if document.published_weekday else None,
    )
    solved = solve([before, constraint])
    added = _basis(solved._replace(used=[one for one in solved.used if one is not before]))
    if not added:
        return document
    own = Published(solved.closed, _weekday(solved), [*document.published_basis, *added], document.published_at)
    return _with(document, own)


def _last(document: Document, constraint: Constraint) -> Clue:
    """The reason that a clue of the claims is told to contradict: the first of the report's date."""
    first = next(iter(document.published_basis), None)
    return first if first is not None else Clue(rule=constraint.basis.rule, text="")


def _with(document: Document, own: Published) -> Document:
    return msgspec.structs.replace(
        document,
        published=own.span.edtf() if own.span else None,
        published_weekday=own.weekday,
        published_basis=own.basis,
        published_at=own.at,
    )


def _weekday(solved: Solution) -> str | None:
    return WEEKDAYS[solved.weekday - 1] if solved.weekday is not None else None


def _at(source: Source, at: str | None, solved: Solution) -> str | None:
    """The moment: the given date's if it was used and has a clock, else that of the hints where it fits the day."""
    used = {one.trust for one in solved.used}
    dropped = {one.constraint.trust for one in solved.dropped}
    given = moment(source.given) if source.given is not None and Trust.GIVEN not in dropped else None
    if any(one.trust is Trust.GIVEN and one.idle for one in solved.used):
        given = None  # no date at all
    if Trust.GIVEN in used:
        return given
    return given if Trust.HINT in dropped or at is None else at


# ---- reasons ------------------------------------------------------------------------------------


def _basis(solved: Solution) -> list[Clue]:
    """One reason for each constraint that counts, then for each that was dropped."""
    told: list[Clue] = []
    for one in solved.used:
        if one.trust is Trust.TOLD:
            told += [_clue(one, allows=edtf(span)) for span in one.spans if solved.closed and span.meet(solved.closed)]
            continue  # of the years of a day told of only the one that was found is worth a word
        told.append(_clue(one, allows=None if one.idle else one.allows))
        told += [_note(note) for note in one.notes]
    return told + [_dropped(one) for one in solved.dropped if one.constraint.basis.rule not in _UNSAID]


def _note(note: Basis) -> Clue:
    if isinstance(note, Clue):
        return note
    return Clue(rule=note.rule, text=note.text, start=note.start, end=note.end)


def _clue(one: Constraint, *, allows: str | None) -> Clue:
    basis = one.basis
    return Clue(
        rule=basis.rule, text=basis.text, start=basis.start, end=basis.end, allows=allows, entry=one.label
    )  # fmt: skip


def _dropped(one: Dropped) -> Clue:
    """A clue that was not used; of one that would be later than the saving, that is said."""
    late = one.over.basis.rule == "published.retrieved" and one.constraint.trust <= Trust.ADDRESS
    rule = "published.future" if late else "published.dropped"
    told = msgspec.structs.replace(_clue(one.constraint, allows=one.constraint.allows), rule=rule)
    return msgspec.structs.replace(told, over=one.over.basis.text)
