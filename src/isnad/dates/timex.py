"""The TIMEX3 type, value and `mod` of a time expression (ISO 8601 as TimeML uses it); what nothing settles stays X.

An edge has the value of the whole and says which part it is in `mod`; an ambiguous date in figures is read day first;
a Hijri day is that of the tables. `isnad.dates.resolve` says which days each may be.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from isnad.dates.absolute import exact, is_absolute
from isnad.dates.agreement import of_the_moon
from isnad.dates.interval import Interval, from_parts
from isnad.dates.resolve import moon_near, resolve, unit_away
from isnad.mentions.times import TimeSense

_MODS = {"start": "START", "mid": "MID", "end": "END"}
_SHARES = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
_SMALLER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "W": ("D", 7)}
_A_WEEK, _A_MONTH, _A_SEASON, _A_DECADE, _A_CENTURY = 7, 31, 93, 3654, 36526  # days, at most
_CALENDAR_UNITS = ("W", "M", "Y")
_IN_YEARS = {"E": 10, "C": 100}


def timex(
    sense: TimeSense, anchor: Interval | None, *, future: bool = False, weekday: int | None = None
) -> tuple[str, str]:
    """TIMEX3 type and value; the value is empty for a date that no calendar has, or of a calendar not known.

    Args:
        sense: what the words say.
        anchor: the days on which they may have been written.
        future: what is told lies ahead.
        weekday: the ISO weekday on which they were written, where that is known.
    """
    if sense.often is not None:
        return "SET", _often(sense)
    if sense.ref is not None:
        return "DATE", sense.ref
    if _is_duration(sense):
        return "DURATION", _duration(sense)
    if _is_vague(sense):
        return "DATE", _reference(sense)
    value = _date(sense, anchor, future=future, weekday=weekday)
    if sense.clock is not None or sense.part is not None:
        return "TIME", f"{value or 'XXXX-XX-XX'}T{sense.clock or sense.part}"
    return "DATE", value


def timex_mod(sense: TimeSense) -> str | None:
    """TIMEX3's `mod`: START, MID or END of what `value` names; more or less than it; None without any."""
    if sense.edge in _MODS:
        return _MODS[sense.edge]
    if sense.bound is None:
        return None
    if sense.direction is None:
        return "MORE_THAN" if sense.bound == "more" else "LESS_THAN"
    return "BEFORE" if (sense.bound == "more") == (sense.direction < 0) else "AFTER"


# ---- how long, how often ------------------------------------------------------------------------


def _is_duration(sense: TimeSense) -> bool:
    if sense.shift is not None:
        return False
    counted = sense.num is not None or (sense.few and sense.rel is None) or (sense.bound is not None and sense.unit)
    return bool(sense.unit is not None and counted and sense.direction is None)


def _is_vague(sense: TimeSense) -> bool:
    """A few days ago, in the last years: no number and no calendar unit."""
    return sense.few and sense.unit is not None and sense.shift is None


def _duration(sense: TimeSense) -> str:
    unit, count = sense.unit or "D", 1.0 if sense.num is None else sense.num
    if sense.few:
        return _period("X", "Y" if unit in _IN_YEARS else unit)
    if unit in _IN_YEARS:
        unit, count = "Y", count * _IN_YEARS[unit]
    if count != int(count) and unit in _SMALLER:
        unit, count = _SMALLER[unit][0], count * _SMALLER[unit][1]
    return _period(f"{count:g}", unit) + _and_more(sense, unit)


def _and_more(sense: TimeSense, unit: str) -> str:
    """The months of a year and two months: P1Y2M; of days and hours: P1DT2H."""
    if sense.more_unit is None:
        return ""
    return _period(f"{sense.more_num:g}", sense.more_unit)[2 if unit.startswith("T") else 1 :]


def _period(amount: str, unit: str) -> str:
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def _often(sense: TimeSense) -> str:
    if sense.often != "every":
        return sense.often or ""
    if sense.weekday is None and sense.part is None:
        return _duration(sense)
    days = f"XXXX-WXX-{sense.weekday}" if sense.weekday is not None else "XXXX-XX-XX"
    return f"{days}T{sense.part}" if sense.part is not None else days


def _reference(sense: TimeSense) -> str:
    way = sense.direction if sense.direction is not None else sense.rel
    return "PRESENT_REF" if not way else "PAST_REF" if way < 0 else "FUTURE_REF"


# ---- when ---------------------------------------------------------------------------------------


def _date(sense: TimeSense, anchor: Interval | None, *, future: bool, weekday: int | None) -> str:
    whole = msgspec.structs.replace(sense, edge=None, bound=None, overnight=None)
    if sense.weekday is not None and of_the_moon(sense):
        settled = resolve(whole, anchor, future=future, weekday=weekday)
        if settled is not None and settled.days == 1:
            return settled.edtf()
    if sense.shift is not None:
        if sense.num is not None and sense.unit in _CALENDAR_UNITS:  # a week later: the week in which that day lies
            whole = msgspec.structs.replace(whole, num=None, shift=round((sense.shift or 0) * sense.num))
        span = resolve(whole, anchor, future=future, weekday=weekday)
        return (_written(sense, span) if span else "") or _open(sense)
    if is_absolute(whole):
        span = exact(whole)
        return _written(sense, span) if span else ""
    if sense.month is not None and sense.day is not None and from_parts(2000, sense.month, sense.day) is None:
        return ""
    if sense.hmonth is not None and anchor is not None and anchor.days == 1:
        span = moon_near(whole, anchor.earliest, future=future)
    elif anchor is not None and anchor.days == 1 and whole.direction is not None and whole.unit in _CALENDAR_UNITS:
        span = unit_away(whole, anchor.earliest)
    else:
        span = resolve(whole, anchor, future=future, weekday=weekday)
    return (_written(sense, span) if span else "") or _open(sense)


def _written(sense: TimeSense, span: Interval) -> str:
    """A span as one ISO value; empty where it is none."""
    first = span.earliest
    if sense.unit is not None and sense.unit.startswith("T"):
        return span.latest.isoformat() if (sense.direction or 0) < 0 else first.isoformat()
    if span.days == 1:
        return first.isoformat()
    if sense.season is not None:
        return f"{first.year:04}-{sense.season}" if span.days < _A_SEASON else ""
    if sense.hyear is not None or sense.hmonth is not None or sense.calendar is not None:
        middle = first + dt.timedelta(span.days // 2)
        return middle.isoformat()[: 4 if span.days > _A_MONTH else 7]
    if sense.decade is not None or sense.unit == "E":
        return f"{first.year // 10}" if span.days < _A_DECADE else ""
    if sense.century is not None or sense.unit == "C":
        return f"{first.year // 100}" if span.days < _A_CENTURY else ""
    if sense.unit == "W":
        return "{}-W{:02}".format(*(first + dt.timedelta(1)).isocalendar()[:2]) if span.days == _A_WEEK else ""
    value = Interval(span.earliest, span.latest).edtf()
    if "/" in value:
        return ""
    return f"{value}-{sense.edge}" if sense.edge in _SHARES else value


def _open(sense: TimeSense) -> str:
    """What the words say by themselves, the rest X."""
    if sense.month is not None:
        return f"XXXX-{sense.month:02}" + (f"-{sense.day:02}" if sense.day else "")
    if sense.weekday is not None:
        return f"XXXX-WXX-{sense.weekday}"
    if sense.season is not None:
        return f"XXXX-{sense.season}"
    if sense.nth is not None or sense.day is not None or sense.hmonth is not None:
        return "XXXX-XX-XX"
    if sense.deictic is not None:
        return _way(sense.deictic)
    way = sense.rel if sense.rel is not None else sense.direction
    if way is None and (sense.clock is not None or sense.part is not None):
        return ""
    return _way(way or 0)


def _way(days: int) -> str:
    return "PRESENT_REF" if days == 0 else "PAST_REF" if days < 0 else "FUTURE_REF"
