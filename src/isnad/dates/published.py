"""A report's own date, as far as the report says: given metadata, printed date lines, 'today Sunday'.

Each thing that speaks is one `Basis`. Given metadata wins; a printed line is next; a weekday without a
date stays a weekday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from isnad.dates.absolute import numeric_date
from isnad.dates.interval import Interval, day, from_parts, parse_edtf
from isnad.mentions.times import TimeMention, TimeRules
from isnad.records import Basis, Document, Zone
from isnad.reports.item import DateHint
from isnad.reports.zones import READ
from isnad.text.tokens import Kind, Sentence, sentences

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINE_WORDS = 14  # a line of date, place and byline has no more
_HEAD_LINES = 12
_COMPACT = (19000101, 21001231)  # a date written as one number: 20230907


_FIRST_YEAR = 1900  # a lower one on a page is of another calendar
_PRINTED = ("published.post-time", "published.date-line")
_OTHER = "published.other-date"


class Published(NamedTuple):
    """What is known of the day of publication, and why."""

    span: Interval | None
    weekday: str | None
    basis: list[Basis]
    at: str | None = None  # the moment, ISO 8601, with its zone where that is known


def dated(document: Document, given: str | int | None, hints: Sequence[DateHint], times: TimeRules) -> Document:
    """The report with its own date, as far as it says; see `published`."""
    own = published(document.text, given, times, hints, page=document.zones if _is_page(document) else None)
    return msgspec.structs.replace(
        document,
        published=own.span.edtf() if own.span else None,
        published_weekday=own.weekday,
        published_basis=own.basis,
        published_at=own.at,
    )


def _is_page(document: Document) -> bool:
    """Whether its format told what is where: its hints are then all that the page around the news says of its date."""
    return document.layout is not None and not document.layout.endswith(".text")


def published(
    text: str,
    given: str | int | None,
    times: TimeRules,
    hints: Sequence[DateHint] = (),
    *,
    page: Sequence[Zone] | None = None,
) -> Published:
    """The report's own date.

    Args:
        text: the whole stored text, furniture included: that is where pages print their date.
        given: what came with the report, ISO 8601, seconds since 1970, or any printed date.
        times: the time rules of the lexicon.
        hints: what the report's format says of its date, the most trusted first.
        page: the zones of a saved page or post; lines of it that are no hint are then not asked for a date.
    """
    basis: list[Basis] = []
    if given is not None:
        span = parse_given(given, times)
        if span is not None:
            return Published(span, None, [Basis(rule="published.given", text=str(given))], _moment(str(given)))
        basis.append(Basis(rule="published.given-not-understood", text=str(given)))
    hinted = _hinted(text, hints, times, page)
    if hinted is not None:
        return hinted._replace(basis=[*basis, *hinted.basis])
    for sentence in _head(text) if page is None else ():
        for mention in times.find(sentence):
            span = _full_date(mention)
            if span is not None and _is_date_line(sentence, mention):
                basis.append(_basis("published.date-line", text, mention))
                return Published(span, None, basis)
    weekday, reason = _weekday(text, times, page)
    if reason is not None:
        basis.append(reason)
    return Published(None, weekday, basis)


class _Hinted(NamedTuple):
    """A hint that is a date, and the days it leaves."""

    hint: DateHint
    span: Interval

    @property
    def basis(self) -> Basis:
        """The hint as a reason."""
        return Basis(rule=self.hint.rule, text=self.hint.text, start=self.hint.start, end=self.hint.end)


def _hinted(text: str, hints: Sequence[DateHint], times: TimeRules, page: Sequence[Zone] | None) -> Published | None:
    """The day of the first hint that is a date, and the moment of the first that is one and agrees to a day.

    A hint that tells another day altogether is named among the reasons, as not used: a reader should see both.
    Where a hint leaves more than one day, the text's own 'today Sunday' may choose among them.
    """
    read = [_Hinted(hint, span) for hint in hints if (span := parse_given(hint.text, times)) is not None]
    if not read:
        return None
    first = _local(read)
    near = Interval(first.span.earliest - dt.timedelta(days=1), first.span.latest + dt.timedelta(days=1))
    at = next((one for one in read if _moment(one.hint.text) and near.meet(one.span)), None)
    basis = [first.basis] if at in (first, None) else [first.basis, at.basis]
    basis += [msgspec.structs.replace(one.basis, rule=_OTHER) for one in read if not near.meet(one.span)][:1]
    if first.span.days > 1:
        weekday, reason = _weekday(text, times, page)
        days = [first.span.earliest + dt.timedelta(days=n) for n in range(min(first.span.days, len(WEEKDAYS)))]
        fitting = [value for value in days if WEEKDAYS[value.weekday()] == weekday]
        if reason is not None and len(fitting) == 1 and first.span.days <= len(WEEKDAYS):
            return Published(day(fitting[0]), None, [*basis, reason])
    return Published(first.span, None, basis, _moment(at.hint.text) if at else None)


def _local(read: Sequence[_Hinted]) -> _Hinted:
    """The most trusted hint; of an instant in UTC and a printed day after it the printed one, which is the place's own."""
    first = read[0]
    if not first.hint.text.endswith(("Z", "+00:00")):
        return first
    after = first.span.earliest + dt.timedelta(days=1)
    printed = (one for one in read if one.hint.rule in _PRINTED and one.span.days == 1)
    return next((one for one in printed if one.span.earliest == after), first)


def parse_given(given: str | int, times: TimeRules) -> Interval | None:
    """A date in any form a page prints, or None."""
    if isinstance(given, int) and _COMPACT[0] <= given <= _COMPACT[1]:
        given = f"{given // 10000:04}-{given // 100 % 100:02}-{given % 100:02}"
    if isinstance(given, int):
        try:
            return day(dt.datetime.fromtimestamp(given, dt.UTC).date())
        except (OverflowError, OSError, ValueError):
            return None
    try:
        return day(dt.datetime.fromisoformat(given.strip().replace("Z", "+00:00")).date())
    except ValueError:
        pass
    if (span := parse_edtf(given.strip())) is not None and span.days <= len(WEEKDAYS):
        return span
    for sentence in sentences(given):
        for mention in times.find(sentence):
            span = _full_date(mention)
            if span is not None:
                return span
    return None


def _moment(text: str) -> str | None:
    """A machine's date with a clock, as it stands; a printed one gives no moment."""
    try:
        moment = dt.datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.isoformat() if "T" in text or ":" in text else None


def _full_date(mention: TimeMention) -> Interval | None:
    sense = mention.sense
    if sense.date is not None:
        span = numeric_date(sense.date)
        return span if span is not None and span.earliest.year >= _FIRST_YEAR else None
    if (sense.year or 0) < _FIRST_YEAR:
        return None
    if sense.year is not None and sense.month is not None and sense.day is not None:
        return from_parts(sense.year, sense.month, sense.day)
    return None


def _head(text: str) -> Iterable[Sentence]:
    for number, sentence in enumerate(sentences(text)):
        if number >= _HEAD_LINES:
            return
        yield sentence


def _is_date_line(sentence: Sentence, mention: TimeMention) -> bool:
    """The date stands alone, or nearly, in its line; not inside a sentence of the news."""
    words = sum(kind in (Kind.WORD, Kind.NUMBER) for kind in sentence.kinds)
    inside = sum(sentence.kinds[i] in (Kind.WORD, Kind.NUMBER) for i in range(mention.first, mention.behind))
    return words <= _LINE_WORDS and words - inside <= 4


def _basis(rule: str, text: str, mention: TimeMention) -> Basis:
    return Basis(rule=rule, text=text[mention.start : mention.end], start=mention.start, end=mention.end)


def _weekday(text: str, times: TimeRules, page: Sequence[Zone] | None) -> tuple[str | None, Basis | None]:
    """'Today Sunday' or 'yesterday Saturday' in the first sentences gives the day of the week."""
    stretches = [(0, len(text))] if page is None else [(zone.start, zone.end) for zone in page if zone.kind in READ]
    told = (sentence for start, end in stretches for sentence in sentences(text, start, end))
    for number, sentence in enumerate(told):
        if number > 25:
            return None, None
        for mention in times.find(sentence):
            sense = mention.sense
            if sense.weekday is not None and sense.deictic is not None and sense.rel is None:
                index = (sense.weekday - 1 - sense.deictic) % 7
                return WEEKDAYS[index], _basis("published.deictic-weekday", text, mention)
    return None, None
