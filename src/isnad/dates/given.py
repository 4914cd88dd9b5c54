"""A date as it came with a report or stands printed: read whole, or told why it cannot be one."""

from __future__ import annotations

import datetime as dt

from isnad.dates.absolute import absolute, numeric_date, readings
from isnad.dates.interval import Interval, day, from_parts, parse_edtf
from isnad.mentions.times import TimeMention, TimeRules
from isnad.text.tokens import sentences

FIRST_YEAR = 1900  # a lower one on a page is of another calendar
_COMPACT = (19000101, 21001231)  # a date written as one number: 20230907
_FAULTS = {"impossible": "published.impossible-date", "unknown-calendar": "published.unknown-calendar"}


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
    by_the_sun = next((span for span in spans[:2] if not span.approx), spans[0])  # beside it the same day by the moon
    return by_the_sun if spans[0].meet(by_the_sun) else spans[0]


def readings_of(given: str | int, times: TimeRules) -> tuple[Interval, ...]:
    """Every day that a date in any form may be: two where a date in figures does not say which is the month."""
    span = parse_given(given, times)
    if span is None or isinstance(given, int):
        return () if span is None else (span,)
    found = (spans for mention in mentions(given, times) if (spans := possible(mention)) and spans[0] == span)
    return next(found, (span,))


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
    """The day of a date with its year, day first; three days for one of the moon's calendar; None for anything else."""
    sense = mention.sense
    if sense.hyear is not None and sense.hmonth is not None and sense.day is not None:
        return absolute(sense)
    if sense.date is not None:
        return _counted(next(iter(readings(sense)), None))
    if sense.year is not None and sense.month is not None and sense.day is not None:
        return _counted(from_parts(sense.year, sense.month, sense.day))
    return None


def possible(mention: TimeMention) -> tuple[Interval, ...]:
    """The same with every way in which figures can be read; empty where it is no date with its year."""
    if mention.sense.date is None:
        span = full_date(mention)
        return (span,) if span is not None else ()
    return tuple(span for span in readings(mention.sense) if _counted(span) is not None)


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
