"""The TIMEX3 type and value of a time expression (ISO 8601 as TimeML uses it); what nothing settles stays X."""

from __future__ import annotations

import datetime as dt

from isnad.dates.calendar import WEEK
from isnad.dates.interval import Interval
from isnad.dates.resolve import resolve
from isnad.mentions.times import TimeSense


def timex(sense: TimeSense, anchor: Interval | None) -> tuple[str, str]:
    """TIMEX3 type and value (ISO 8601 as TimeML uses it); parts that nothing settles stay X."""
    if sense.often is not None:
        return "SET", sense.often
    if sense.ref is not None:
        return "DATE", sense.ref
    if _is_duration(sense):
        return "DURATION", _duration(sense)
    span = resolve(sense, anchor)
    value = _date_value(sense, span)
    if sense.clock is not None:
        return "TIME", f"{value}T{sense.clock}" if value else f"XXXX-XX-XXT{sense.clock}"
    if sense.part is not None:
        return "TIME", f"{value or 'XXXX-XX-XX'}T{sense.part}"
    if value:
        return "DATE", value
    return "DATE", _vague(sense)


def _is_duration(sense: TimeSense) -> bool:
    return (
        sense.unit is not None
        and (sense.num is not None or sense.few)
        and sense.direction is None
        and sense.rel is None
    )


def _duration(sense: TimeSense) -> str:
    amount = "X" if sense.num is None else f"{sense.num:g}"
    unit = sense.unit or "D"
    return (
        f"PT{amount}{unit[1]}"
        if unit.startswith("T")
        else f"P{amount}{unit}"
        if unit not in "EC"
        else f"P{amount}{'DE' if unit == 'E' else 'CE'}"
    )


def _date_value(sense: TimeSense, span: Interval | None) -> str:
    if span is not None:
        if span.days == 1:
            return span.earliest.isoformat()
        edtf = span.edtf().rstrip("~")
        if "/" not in edtf:
            return edtf
        if sense.season is not None:
            return f"{span.earliest.year}-{sense.season}"
        if sense.unit == "W" and span.days == WEEK:
            return "{}-W{:02}".format(*(span.earliest + dt.timedelta(1)).isocalendar()[:2])
        if sense.edge is not None or sense.decade is not None:
            return span.earliest.isoformat()[:7] if sense.decade is None else f"{span.earliest.year // 10}"
    if sense.month is not None:
        return f"XXXX-{sense.month:02}" + (f"-{sense.day:02}" if sense.day else "")
    if sense.weekday is not None:
        return f"XXXX-WXX-{sense.weekday}"
    return ""


def _vague(sense: TimeSense) -> str:
    direction = sense.rel if sense.rel is not None else sense.direction
    if sense.deictic is not None:
        direction = sense.deictic
    if direction is None or direction == 0:
        return "PRESENT_REF"
    return "PAST_REF" if direction < 0 else "FUTURE_REF"
