"""What is stated of a report's date beside its text: given with it, by its format, in its address, by its saving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from isnad.dates.clues.words import Words, refused, whole
from isnad.dates.constraints import Constraint, Trust, not_after
from isnad.dates.given import instant, moment, readings_of, why_not
from isnad.dates.interval import Interval, parse_edtf
from isnad.mentions.times import TimeMention, TimeRules, TimeSense
from isnad.records import Basis
from isnad.reports.addresses import day_in_path, month_in_path
from isnad.reports.item import DateHint

_PRINTED = ("published.post-time", "published.date-line")
_OTHER = "published.other-date"
_OF_THE_POST = ("published.post-day", "published.post-time", "published.status-id")
_CLOCKS = dt.timedelta(days=2)
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


def given_date(given: str | int | None, times: TimeRules, words: Words, horizon: dt.date) -> Iterator[Constraint]:
    """The date that came with the report; of one behind the horizon only that it is."""
    if given is None:
        return
    spans, mention = readings_of(given, times)
    if not spans:
        yield refused(Trust.GIVEN, Basis(rule=why_not(given, times), text=str(given)))
    elif spans[0].latest.year > words.policy["latest_year"]:
        yield refused(Trust.GIVEN, Basis(rule="published.impossible-date", text=str(given)))
    elif spans[0].earliest > horizon:
        yield refused(Trust.GIVEN, Basis(rule="published.far-ahead", text=str(given)))
    else:
        basis = Basis(rule="published.given", text=str(given))
        local = _local_days(given, words)
        sense = mention.sense if mention else TimeSense()
        yield whole(Trust.GIVEN, basis, sense, spans if local is None else (local,))


def _local_days(given: str | int, words: Words) -> Interval | None:
    """The days in Arab countries of an instant in UTC: late in the evening the next one has begun there; None for others."""
    at = instant(given)
    if at is None:
        return None
    return Interval(at.date(), (at + dt.timedelta(hours=words.policy["east_hours"])).date())


def by_utc(constraints: Sequence[Constraint], words: Words) -> Iterator[Constraint]:
    """Of the two local days of an instant the one that UTC has, if nothing chooses: by policy, so that anything may."""
    for one in constraints:
        days = _local_days(one.basis.text, words)
        if days is not None and days.days > 1 and one.spans == (days,):
            basis = Basis(rule="published.utc-day", text=one.basis.text)
            yield Constraint(trust=Trust.POLICY, basis=basis, spans=not_after(days.earliest))


def over_given(hint: Constraint, given: Sequence[Constraint]) -> Constraint:
    """The day that a platform prints on a post, or writes into its address, holds against one that came with the file.

    Days that differ by one or two are those of two clocks: the given one then stands.
    """
    if hint.basis.rule not in _OF_THE_POST:
        return hint
    around = [Interval(span.earliest - _CLOCKS, span.latest + _CLOCKS) for span in hint.spans]
    agrees = any(span.meet(other) for one in given for span in one.spans for other in around)
    return hint if agrees or not given else msgspec.structs.replace(hint, trust=Trust.POST)


class Hinted(msgspec.Struct, frozen=True):
    """A hint that is a date, and the days it leaves."""

    hint: DateHint
    span: Interval
    mention: TimeMention | None = None

    @property
    def basis(self) -> Basis:
        """The hint as a reason."""
        return Basis(rule=self.hint.rule, text=self.hint.text, start=self.hint.start, end=self.hint.end)


def hinted(hints: Sequence[DateHint], times: TimeRules, words: Words) -> tuple[Constraint | None, str | None]:
    """The day of the first hint that is a date, and the moment of the first that is one and agrees to a day.

    A hint that tells another day altogether is named among the reasons, as not used: a reader should see both.
    """
    found = ((hint, *readings_of(hint.text, times)) for hint in hints)
    read = [Hinted(hint, spans[0], mention) for hint, spans, mention in found if spans]
    if not read:
        return None, None
    first = _local(read)
    near = Interval(first.span.earliest - _A_DAY, first.span.latest + _A_DAY)
    at = next((one for one in read if moment(one.hint.text) and near.meet(one.span)), None)
    notes = [] if at in (first, None) else [at.basis]
    notes += [msgspec.structs.replace(one.basis, rule=_OTHER) for one in read if not near.meet(one.span)][:1]
    sense = first.mention.sense if first.mention else TimeSense()
    days = _local_days(first.hint.text, words) or first.span
    own = whole(Trust.HINT, first.basis, sense, (days,))
    return msgspec.structs.replace(own, notes=(*own.notes, *notes)), moment(at.hint.text) if at else None


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
