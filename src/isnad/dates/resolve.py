"""What a time expression means against an anchor, and its TIMEX3 value.

The anchor is the report's own date, as an interval. Nothing is invented: without an anchor a weekday stays
a weekday, and an anchor wider than a week gives no day.
"""

from __future__ import annotations

import datetime as dt
import re

from hijridate import Hijri

from isnad.dates.interval import Interval, day, from_parts, month, year
from isnad.mentions.times import TimeSense

_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365, "E": 3650, "C": 36500}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (1, 2)}
_HIJRI_YEARS = (1343, 1500)


def resolve(sense: TimeSense, anchor: Interval | None, *, future: bool = False) -> Interval | None:
    """The days an expression can mean; None where the words and the anchor do not settle it.

    Args:
        sense: what the words say.
        anchor: the days on which they may have been written.
        future: the happening is told as yet to come, so a bare weekday is the next one.
    """
    try:
        if sense.date is not None or sense.year is not None or sense.hmonth is not None:
            return _absolute(sense)  # a date that no calendar has is no date, whatever the anchor
        return _absolute(sense) or (_against(sense, anchor, future=future) if anchor is not None else None)
    except (OverflowError, ValueError):
        return None


def _absolute(sense: TimeSense) -> Interval | None:
    if sense.date is not None:
        return numeric_date(sense.date)
    if sense.hmonth is not None and sense.hyear is not None:
        return _hijri(sense)
    if sense.decade is not None:
        first = 1900 + sense.decade  # reports of these wars mean the twentieth century by a bare decade
        return Interval(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    if sense.year is not None:
        if sense.season is not None:
            first, last = _SEASON_MONTHS[sense.season]
            return Interval(month(sense.year, first).earliest, month(sense.year, last).latest)
        found = from_parts(sense.year, sense.month, sense.day)
        return _edge(found, sense.edge) if found else None
    return None


def numeric_date(text: str) -> Interval | None:
    """2018-05-27 or 27/5/2018; day first, as Arabic outlets write; None for a date no calendar has."""
    parts = [int(p) for p in re.split(r"[-/.]", text)]
    if parts[0] > 31:
        return from_parts(parts[0], parts[1], parts[2])
    d, m, y = parts
    y += 2000 if y < 70 else 1900 if y < 100 else 0
    return from_parts(y, m, d) or from_parts(y, d, m)


def _hijri(sense: TimeSense) -> Interval | None:
    if sense.hyear is None or sense.hmonth is None or not _HIJRI_YEARS[0] <= sense.hyear <= _HIJRI_YEARS[1]:
        return None
    try:
        first = Hijri(sense.hyear, sense.hmonth, sense.day or 1)
        if sense.day is not None:
            return day(dt.date.fromisoformat(first.to_gregorian().isoformat()))
        begin = dt.date.fromisoformat(first.to_gregorian().isoformat())
        return Interval(begin, begin + dt.timedelta(first.month_length() - 1))
    except ValueError:
        return None


def _against(sense: TimeSense, anchor: Interval, *, future: bool) -> Interval | None:
    if sense.month is not None:
        return _month_near(sense, anchor, future=future)
    if sense.deictic is not None:
        return _on_weekday(anchor.shifted(sense.deictic), sense.weekday) if anchor.days <= 31 else None
    if sense.weekday is not None:
        return _weekday_near(sense, anchor, future=future)
    if sense.day is not None and sense.rel is not None:
        return _day_of_month(sense, anchor)
    if sense.season is not None:
        return _season_near(sense, anchor)
    if sense.unit is not None:
        return _units(sense, anchor)
    if sense.clock is not None or sense.part is not None:
        return anchor if anchor.days == 1 else None
    return None


def _month_near(sense: TimeSense, anchor: Interval, *, future: bool) -> Interval | None:
    """A month (and day) without a year: the last such on or before the anchor, or the next for a future."""
    if anchor.days > 200 or sense.month is None:
        return None
    base = anchor.latest.year
    if sense.yrel is not None:
        return _edge(from_parts(base + sense.yrel, sense.month, sense.day), sense.edge)
    ahead = future or sense.rel == 1
    years = (base, base + 1) if ahead else (base, base - 1)
    for candidate in years:
        found = from_parts(candidate, sense.month, sense.day)
        if found and (found.latest >= anchor.earliest if ahead else found.earliest <= anchor.latest):
            return _edge(found, sense.edge)
    return None


def _weekday_near(sense: TimeSense, anchor: Interval, *, future: bool) -> Interval | None:
    """The last such weekday on or before the anchor; strictly before for الماضي, after it for المقبل."""
    if anchor.days > 7 or sense.weekday is None:
        return None
    if sense.rel == 1 or (future and sense.rel != -1):
        days = [_next(d, sense.weekday) for d in (anchor.earliest, anchor.latest)]
    else:
        days = [_last(d, sense.weekday, strict=sense.rel == -1) for d in (anchor.earliest, anchor.latest)]
    return day(days[0]) if days[0] == days[1] else Interval(min(days), max(days))


def _last(anchor: dt.date, weekday: int, *, strict: bool) -> dt.date:
    back = (anchor.isoweekday() - weekday) % 7
    return anchor - dt.timedelta(back or (7 if strict else 0))


def _next(anchor: dt.date, weekday: int) -> dt.date:
    return anchor + dt.timedelta((weekday - anchor.isoweekday()) % 7 or 7)


def _on_weekday(span: Interval, weekday: int | None) -> Interval:
    """اليوم الأحد: the weekday narrows the days, and rules a day off when the page was printed a day later."""
    if weekday is None:
        return span
    for slack in (0, 1):
        for offset in range(-slack, span.days + slack):
            candidate = span.earliest + dt.timedelta(offset)
            if candidate.isoweekday() == weekday:
                return day(candidate) if span.days <= 7 else span
    return span


def _day_of_month(sense: TimeSense, anchor: Interval) -> Interval | None:
    if anchor.days > 31 or sense.day is None:
        return None
    first = anchor.latest.replace(day=1)
    if sense.rel == -1:
        first = (first - dt.timedelta(1)).replace(day=1)
    elif sense.rel == 1:
        first = (first + dt.timedelta(32)).replace(day=1)
    return from_parts(first.year, first.month, sense.day)


def _season_near(sense: TimeSense, anchor: Interval) -> Interval | None:
    if anchor.days > 200 or sense.season is None:
        return None
    first, last = _SEASON_MONTHS[sense.season]
    base = anchor.latest.year + (sense.yrel or 0)
    found = Interval(month(base, first).earliest, month(base, last).latest)
    ahead = found.earliest > anchor.latest
    going_on = sense.rel == -1 and found.latest >= anchor.earliest
    if sense.yrel is None and (ahead or going_on):
        return Interval(month(base - 1, first).earliest, month(base - 1, last).latest)
    return found


def _units(sense: TimeSense, anchor: Interval) -> Interval | None:
    if sense.unit not in _UNIT_DAYS:
        return None
    if sense.num is None and not sense.few and sense.direction is None:
        return _edge(_named_unit(sense, anchor), sense.edge)
    if anchor.days > 366:
        return None
    count = sense.num if sense.num is not None else 1.0
    length = round(_UNIT_DAYS[sense.unit] * count)
    if sense.direction == -1:
        return _ago(sense.unit, length, anchor)
    if sense.rel == -1:
        return Interval(anchor.earliest - dt.timedelta(length), anchor.latest)
    if sense.rel == 1:
        return Interval(anchor.earliest, anchor.latest + dt.timedelta(length))
    return None


def _ago(unit: str, length: int, anchor: Interval) -> Interval:
    """'Three days ago' is a day; 'two months ago' only a month or so."""
    slack = {"D": 0, "W": 2, "M": 15, "Y": 183}.get(unit, length // 4)
    return Interval(
        anchor.earliest - dt.timedelta(length + slack), anchor.latest - dt.timedelta(max(length - slack, 1)), slack > 0
    )


def _named_unit(sense: TimeSense, anchor: Interval) -> Interval | None:
    """The past week, this month, last year."""
    rel = sense.rel if sense.rel is not None else 0
    if sense.unit == "Y":
        return None if anchor.latest.year != anchor.earliest.year else year(anchor.latest.year + rel)
    if anchor.days > 62:
        return None
    if sense.unit == "M":
        first = anchor.latest.replace(day=1)
        for _ in range(abs(rel)):
            first = (first - dt.timedelta(1)).replace(day=1) if rel < 0 else (first + dt.timedelta(32)).replace(day=1)
        return month(first.year, first.month)
    if sense.unit == "W":
        return Interval(
            anchor.earliest + dt.timedelta(7 * rel - 6), anchor.latest + dt.timedelta(7 * rel + (6 if rel >= 0 else 5))
        )
    if sense.unit == "D" and rel == -1:
        return Interval(anchor.earliest - dt.timedelta(7), anchor.latest)
    return None


def _edge(span: Interval | None, edge: str | None) -> Interval | None:
    """The beginning, middle or end third of a span."""
    if span is None or edge is None or span.days < 3:
        return span
    third = max(span.days // 3, 1)
    start, end = span.earliest, span.latest
    if edge == "start":
        return Interval(start, start + dt.timedelta(third), True)
    if edge == "end":
        return Interval(end - dt.timedelta(third), end, True)
    return Interval(start + dt.timedelta(third), end - dt.timedelta(third), True)


# ---- TIMEX3 -------------------------------------------------------------------------------------


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
        if sense.unit == "W":
            return "{}-W{:02}".format(*span.earliest.isocalendar()[:2])
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
