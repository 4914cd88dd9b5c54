"""A date as it came with a report or stands printed: read whole, or told why it cannot be one."""

from __future__ import annotations

import datetime as dt

from isnad.dates.interval import Interval, day, from_parts, parse_edtf
from isnad.dates.resolve import numeric_date, resolve
from isnad.mentions.times import TimeMention, TimeRules
from isnad.text.tokens import sentences

FIRST_YEAR = 1900  # a lower one on a page is of another calendar
_COMPACT = (19000101, 21001231)  # a date written as one number: 20230907
_FAULTS = {"impossible": "published.impossible-date", "unknown-calendar": "published.unknown-calendar"}
_SEEN = dt.timedelta(days=1)  # a month of the moon begins where and when its crescent is seen


def parse_given(given: str | int, times: TimeRules) -> Interval | None:
    """A date in any form a page prints, or None."""
    if isinstance(given, int) and _COMPACT[0] <= given <= _COMPACT[1]:
        given = f"{given // 10000:04}-{given // 100 % 100:02}-{given % 100:02}"
    if isinstance(given, int):
        try:
            return _counted(day(dt.datetime.fromtimestamp(given, dt.UTC).date()))
        except (OverflowError, OSError, ValueError):
            return None
    try:
        return _counted(day(dt.datetime.fromisoformat(given.strip().replace("Z", "+00:00")).date()))
    except ValueError:
        pass
    if (span := parse_edtf(given.strip())) is not None:
        return _counted(span)
    spans = [span for mention in mentions(given, times) if (span := full_date(mention)) is not None]
    if not spans:
        return None
    met = spans[0] if len(spans) == 1 else spans[0].meet(spans[1])  # one day by the moon and by the sun
    return met or spans[0]


def why_not(given: str | int, times: TimeRules) -> str:
    """The rule that tells why something given is not read as a date."""
    if isinstance(given, int):
        return "published.given-not-understood"
    try:
        if dt.datetime.fromisoformat(given.strip().replace("Z", "+00:00")).year < FIRST_YEAR:
            return "published.before-1900"
    except ValueError:
        pass
    faults = (fault for mention in mentions(given, times) if (fault := fault_of(mention)) is not None)
    return next(faults, "published.given-not-understood")


def mentions(text: str, times: TimeRules) -> list[TimeMention]:
    """The time expressions of a short text."""
    return [mention for sentence in sentences(text) for mention in times.find(sentence)]


def full_date(mention: TimeMention) -> Interval | None:
    """The day of a date with its year; three days for one of the moon's calendar; None for anything else."""
    sense = mention.sense
    if sense.hyear is not None and sense.hmonth is not None and sense.day is not None:
        span = resolve(sense, None)
        return Interval(span.earliest - _SEEN, span.latest + _SEEN) if span is not None else None
    if sense.date is not None:
        return _counted(numeric_date(sense.date))
    if sense.year is not None and sense.month is not None and sense.day is not None:
        return _counted(from_parts(sense.year, sense.month, sense.day))
    return None


def fault_of(mention: TimeMention) -> str | None:
    """The rule that tells why a whole date is none: no calendar has it, or its year is of another time or calendar."""
    sense = mention.sense
    if (fault := _FAULTS.get(mention.rule.removeprefix("time."))) is not None:
        return fault
    whole = sense.date is not None or None not in (sense.year, sense.month, sense.day)
    if not whole or full_date(mention) is not None:
        return None
    span = numeric_date(sense.date) if sense.date else from_parts(sense.year or 0, sense.month, sense.day)
    return "published.impossible-date" if span is None else "published.before-1900"


def moment(text: str) -> str | None:
    """A machine's date with a clock, as it stands; a printed one gives no moment."""
    try:
        at = dt.datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.isoformat() if "T" in text or ":" in text else None


def _counted(span: Interval | None) -> Interval | None:
    return span if span is not None and span.earliest.year >= FIRST_YEAR else None
