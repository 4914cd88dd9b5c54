"""A date as it came with a report or stands printed: read whole, or told why it cannot be one."""

from __future__ import annotations

import datetime as dt
import re

from isnad.dates.absolute import absolute, numeric_date, readings
from isnad.dates.interval import Interval, day, from_parts, parse_edtf
from isnad.mentions.times import TimeMention, TimeRules
from isnad.text.tokens import sentences

FIRST_YEAR = 1900  # a lower one on a page is of another calendar
_COMPACT = (19000101, 21001231)  # a date written as one number: 20230907
_YEARS = (1900, 2100)
_EPOCH = re.compile(r"\d{10}|\d{13}")  # seconds or milliseconds since 1970, as text
_MILLISECONDS = 10**12  # as many seconds are the year 33658
_FAULTS = {"impossible": "published.impossible-date", "unknown-calendar": "published.unknown-calendar"}


def parse_given(given: str | int, times: TimeRules) -> Interval | None:
    """A date in any form a page prints, or None."""
    if isinstance(given, int) and _COMPACT[0] <= given <= _COMPACT[1]:
        given = f"{given // 10000:04}-{given // 100 % 100:02}-{given % 100:02}"
    if isinstance(given, int) and _YEARS[0] <= given <= _YEARS[1]:
        given = str(given)
    if isinstance(given, int) or _EPOCH.fullmatch(given.strip()):
        at = _counted_from_1970(int(given))
        return _counted(day(at.date())) if at is not None else None
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


def readings_of(given: str | int, times: TimeRules) -> tuple[tuple[Interval, ...], TimeMention | None]:
    """Every day that a date in any form may be, two where figures do not say which is the month; and its words, if any."""
    span = parse_given(given, times)
    if span is None or isinstance(given, int):
        return () if span is None else (span,), None
    read = ((possible(mention), mention) for mention in mentions(given, times))
    return next(((spans, mention) for spans, mention in read if spans and spans[0] == span), ((span,), None))


def instant(given: str | int) -> dt.datetime | None:
    """The moment in UTC of a number of seconds or milliseconds, or of ISO 8601 with a clock and `Z` or `+00:00`."""
    if isinstance(given, int) or _EPOCH.fullmatch(given.strip()):
        number = int(given)
        named = _COMPACT[0] <= number <= _COMPACT[1] or _YEARS[0] <= number <= _YEARS[1]
        return None if named else _counted_from_1970(number)
    written = moment(given)
    at = dt.datetime.fromisoformat(written) if written is not None else None
    return at if at is not None and at.utcoffset() == dt.timedelta() else None


def _counted_from_1970(number: int) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(number // 1000 if abs(number) >= _MILLISECONDS else number, dt.UTC)
    except (OverflowError, OSError, ValueError):
        return None


def why_not(given: str | int, times: TimeRules) -> str:
    """The rule that tells why something given is not read as a date."""
    if isinstance(given, int):
        return "published.given-not-understood"
    if not given.strip():
        return "published.given-empty"
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


def moment(given: str | int) -> str | None:
    """A machine's date with a clock, as it stands; a printed one gives no moment."""
    if isinstance(given, int) or _EPOCH.fullmatch(given.strip()):
        at_utc = instant(given)
        return at_utc.isoformat() if at_utc is not None else None
    text = given
    try:
        at = dt.datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.isoformat() if "T" in text or ":" in text else None


def _counted(span: Interval | None) -> Interval | None:
    return span if span is not None and span.earliest.year >= FIRST_YEAR else None
