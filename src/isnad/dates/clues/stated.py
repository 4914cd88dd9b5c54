"""What is stated of a report's date beside its text: given with it, by its format, in its address, by its saving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from isnad.dates.clues.words import Words, refused
from isnad.dates.constraints import Constraint, Trust, not_after
from isnad.dates.given import moment, parse_given, why_not
from isnad.dates.interval import Interval, parse_edtf
from isnad.mentions.times import TimeRules
from isnad.records import Basis
from isnad.reports.addresses import day_in_path, month_in_path
from isnad.reports.item import DateHint

_PRINTED = ("published.post-time", "published.date-line")
_OTHER = "published.other-date"
_A_DAY = dt.timedelta(days=1)


def retrieval(retrieved: str | None, words: Words) -> Iterator[Constraint]:
    """Nothing is saved before it is published; a day is left for the clocks of places east of the saver's."""
    saved = saved_on(retrieved, words)
    if saved is not None:
        basis = Basis(rule="published.retrieved", text=retrieved or "")
        yield Constraint(trust=Trust.RETRIEVED, basis=basis, spans=not_after(saved + _A_DAY))


def saved_on(retrieved: str | None, words: Words) -> dt.date | None:
    """The day of saving, where it can be one."""
    try:
        saved = dt.datetime.fromisoformat((retrieved or "").strip().replace("Z", "+00:00")).date()
    except ValueError:
        return None
    return saved if words.policy["first_retrieval"] <= saved.year <= words.policy["latest_year"] else None


def given_date(given: str | int | None, times: TimeRules, words: Words) -> Iterator[Constraint]:
    """The date that came with the report."""
    if given is None:
        return
    span = parse_given(given, times)
    if span is None:
        yield refused(Trust.GIVEN, Basis(rule=why_not(given, times), text=str(given)))
    elif span.latest.year > words.policy["latest_year"]:
        yield refused(Trust.GIVEN, Basis(rule="published.impossible-date", text=str(given)))
    else:
        yield Constraint(trust=Trust.GIVEN, basis=Basis(rule="published.given", text=str(given)), spans=(span,))


class Hinted(msgspec.Struct, frozen=True):
    """A hint that is a date, and the days it leaves."""

    hint: DateHint
    span: Interval

    @property
    def basis(self) -> Basis:
        """The hint as a reason."""
        return Basis(rule=self.hint.rule, text=self.hint.text, start=self.hint.start, end=self.hint.end)


def hinted(hints: Sequence[DateHint], times: TimeRules) -> tuple[Constraint | None, str | None]:
    """The day of the first hint that is a date, and the moment of the first that is one and agrees to a day.

    A hint that tells another day altogether is named among the reasons, as not used: a reader should see both.
    """
    read = [Hinted(hint, span) for hint in hints if (span := parse_given(hint.text, times)) is not None]
    if not read:
        return None, None
    first = _local(read)
    near = Interval(first.span.earliest - _A_DAY, first.span.latest + _A_DAY)
    at = next((one for one in read if moment(one.hint.text) and near.meet(one.span)), None)
    notes = [] if at in (first, None) else [at.basis]
    notes += [msgspec.structs.replace(one.basis, rule=_OTHER) for one in read if not near.meet(one.span)][:1]
    found = Constraint(trust=Trust.HINT, basis=first.basis, spans=(first.span,), notes=tuple(notes))
    return found, moment(at.hint.text) if at else None


def _local(read: Sequence[Hinted]) -> Hinted:
    """The most trusted hint; of an instant in UTC and a printed day after it the printed one, which is the place's own."""
    first = read[0]
    if not first.hint.text.endswith(("Z", "+00:00")):
        return first
    after = first.span.earliest + _A_DAY
    printed = (one for one in read if one.hint.rule in _PRINTED and one.span.days == 1)
    return next((one for one in printed if one.span.earliest == after), first)


def in_address(url: str | None) -> Iterator[Constraint]:
    """The day, or the month alone, that many sites put into the address of a page."""
    found = day_in_path(url) or month_in_path(url)
    span = parse_edtf(found) if found is not None else None
    if found is not None and span is not None:
        yield Constraint(trust=Trust.ADDRESS, basis=Basis(rule="published.url", text=found), spans=(span,))
