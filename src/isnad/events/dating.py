"""Dates that travel between reports: where linked claims tell of one occasion and one is dated, the others narrow.

Computed after linking from its events alone, and never used to link: other events give other dates, so that a
judgement which parts two claims takes back what the one told of the other. What a report says of itself is not
touched; what others add stands beside it, with the claims that it rests on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from isnad.dates.interval import WEEKDAYS, Interval, parse_edtf
from isnad.events.features import likeness
from isnad.events.possible import Days, OfClaim, OfReport, settle
from isnad.events.readings import NEWS_OF_THE_DAY, Reading, Words
from isnad.events.traits import Trait, weekday_of
from isnad.events.trust import Told, Trust
from isnad.mentions.times import TimeRules
from isnad.records import Basis, Claim, CountScope, Document, Resolved, Status, Time

_TELLING = (Status.ACTUAL, Status.DENIED)


class Dates(NamedTuple):
    """What other reports add: to reports, by report id, and to claims, by claim id."""

    published: dict[str, Resolved]
    times: dict[str, Time]


def dating(
    groups: Iterable[Sequence[Trait]],
    claims: Mapping[str, Sequence[Claim]],
    documents: Mapping[str, Document],
    rules: Callable[[], TimeRules],
) -> Dates:
    """The dates that reports and claims have from others.

    Args:
        groups: the claims of each event.
        claims: all claims by report id, linked or not.
        documents: their reports by id.
        rules: gives the time rules; called only where words must be read again.
    """
    by_id = {claim.id: claim for of_report in claims.values() for claim in of_report}
    events = [group for group in groups if _may_date([by_id[trait.id] for trait in group], documents)]
    if not events:
        return Dates({}, {})
    variables = _variables({t.document for group in events for t in group}, claims, documents, Words(rules))
    traits = {trait.id: trait for group in events for trait in group}

    trust = Trust(
        [[Told(trait.id, trait.document) for trait in group] for group in events],
        lambda one, other: likeness(traits[one], traits[other]),
    )
    linked = [[variables[trait.id] for trait in group if trait.id in variables] for group in events]
    settle(list(variables.values()), linked, trust.of)
    of_claim = {trait.id: group[0].id for group in events for trait in group}
    return Dates(_published(variables, by_id, documents, of_claim), _times(variables, by_id, documents))


def _may_date(claims: Sequence[Claim], documents: Mapping[str, Document]) -> bool:
    """An event of several reports in which somebody has days to lose; whether somebody can take them shows later."""
    return len({c.document for c in claims}) > 1 and any(_is_open(c.time, documents[c.document]) for c in claims)


def _is_open(time: Time | None, document: Document) -> bool:
    if time is None:
        return False
    return time.earliest is None or time.earliest != time.latest


def _variables(
    reports: Iterable[str], claims: Mapping[str, Sequence[Claim]], documents: Mapping[str, Document], words: Words
) -> dict[str, OfClaim]:
    """The claims with a time of some reports, by id: in reports that are dated only those that are linked are asked."""
    found: dict[str, OfClaim] = {}
    for id_ in sorted(reports):
        document = documents[id_]
        own = parse_edtf(document.published) if document.published else None
        weekday = WEEKDAYS.index(document.published_weekday) + 1 if document.published_weekday else None
        report = OfReport(id_, own, weekday)
        for claim in claims[id_]:
            if (
                claim.time is not None
                and (variable := _variable(claim, claim.time, report, document, words)) is not None
            ):
                found[claim.id] = variable
    return found


def _variable(claim: Claim, time: Time, report: OfReport, document: Document, words: Words) -> OfClaim | None:
    """A claim's days; None where its words give none, whatever its report's day ('now', 'for thirty days')."""
    own = _span(time)
    # A dated report's words have been read; only a report with several days left reads them again.
    reading = words.reading(claim, document) if report.is_open or (own is not None and own.days > 1) else Reading(None)
    meaning = reading.meaning if report.is_open else None
    if own is None and meaning is None:
        return None
    tallied = any(count.scope is CountScope.CUMULATIVE for count in claim.counts)
    return OfClaim(
        id=claim.id, report=report, own=own, weekday=weekday_of(time), meaning=meaning,
        gives=claim.status in _TELLING and not tallied and not reading.span,
        guessed=any(reason.rule == NEWS_OF_THE_DAY for reason in time.basis),
    )  # fmt: skip


def _span(time: Time) -> Interval | None:
    if time.earliest is None or time.latest is None:
        return None
    return Interval(dt.date.fromisoformat(time.earliest), dt.date.fromisoformat(time.latest), "~" in (time.edtf or ""))


# ---- how it is told -----------------------------------------------------------------------------


def _published(
    variables: Mapping[str, OfClaim], claims: Mapping[str, Claim], documents: Mapping[str, Document],
    events: Mapping[str, str],
) -> dict[str, Resolved]:  # fmt: skip
    reports = {variable.report.id: variable.report for variable in variables.values()}
    found: dict[str, Resolved] = {}
    for id_, report in reports.items():
        span = _narrower(report.days, report.own)
        if span is None or not report.by:
            continue
        basis: list[Basis] = []
        for own in sorted(report.by):
            time, text = claims[own].time, documents[id_].text
            start, end = (time.start, time.end) if time is not None else (None, None)
            words = text[start:end] if start is not None and end is not None else ""
            basis.append(Basis(rule="resolved.by-event", text=words, start=start, end=end))
            basis += _others(variables[own].by, variables)
        named = sorted({events[own] for own in report.by if own in events})
        found[id_] = Resolved(edtf=span.edtf(), basis=list(dict.fromkeys(basis)), events=named)
    return found


def _times(
    variables: Mapping[str, OfClaim], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> dict[str, Time]:
    found: dict[str, Time] = {}
    for id_, variable in variables.items():
        time, span = claims[id_].time, _narrower(variable.days, variable.own)
        if time is None or span is None:
            continue
        basis = _others(variable.by, variables)
        if variable.report.by:
            days = _hull(variable.report.days or ())
            basis.append(Basis(rule="resolved.by-report", text=days.edtf() if days else ""))
        if not basis:
            continue  # narrowed by its own words alone: that is not for other reports to say
        found[id_] = msgspec.structs.replace(
            time, edtf=span.edtf(), earliest=span.earliest.isoformat(), latest=span.latest.isoformat(),
            precision=span.ucdp_precision(), weekday=time.weekday if span.days > 1 else None, basis=[*time.basis, *basis],
        )  # fmt: skip
    return found


def _others(ids: Collection[str], variables: Mapping[str, OfClaim]) -> list[Basis]:
    """The claims of other reports that dated this one, each with its days."""
    reasons = []
    for id_ in sorted(ids):
        days = _hull(variables[id_].days or ())
        reasons.append(Basis(rule="resolved.by-claim", text=days.edtf() if days else "", claim=id_))
    return reasons


def _narrower(days: Days | None, own: Interval | None) -> Interval | None:
    """The interval of the days that are left, where it is narrower than a report's own words made it."""
    hull = _hull(days or ())
    if hull is None or (own is not None and hull.days >= own.days):
        return None
    return hull


def _hull(days: Collection[int]) -> Interval | None:
    return Interval(dt.date.fromordinal(min(days)), dt.date.fromordinal(max(days))) if days else None
