"""What a time expression means against an anchor, the report's own date.

The meaning is written against one day (`_on`). Where the report's day is known only as a span, the expression
means what it means on the first of its days, on the last, or on one between: the hull of the two, since every
meaning moves forward with the day. So a wide anchor gives a wide interval, and no day is invented.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from isnad.dates.absolute import absolute, is_absolute, readings
from isnad.dates.agreement import by_weekday, in_year_of_weekday
from isnad.dates.calendar import UNIT_YEARS, calendar_unit, edge_of, last_weekday, month_from, next_weekday, season
from isnad.dates.interval import Interval, day, from_parts, month
from isnad.dates.moon import moon_date, moon_year, sighted
from isnad.mentions.times import TimeSense

_WEEK = 7
_HALF = {"W": 3, "M": 15, "Y": 183, "E": 1826, "C": 18262}  # days
_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
_RAMADAN = 9
_TENTH = 9  # days into its month on which the feast of the pilgrimage begins, less one
_LEAP_REACH = 8  # years within which any day of the calendar comes round again
_GAP = 3000  # days; no expression is without a meaning for longer


def resolve(
    sense: TimeSense, anchor: Interval | None, *, future: bool = False, weekday: int | None = None
) -> Interval | None:
    """The days an expression can mean; None where the words and the anchor do not settle it.

    Args:
        sense: what the words say.
        anchor: the days on which they may have been written, as many as there are.
        future: the happening is told as yet to come, so a bare weekday is the next one.
        weekday: the ISO weekday on which they were written, where that is known; days of the anchor that are
            no such day are left out, unless there are no others.
    """
    try:
        if sense.shift is not None:
            return _from_the_text(sense, anchor, future=future, weekday=weekday)
        if is_absolute(sense):
            return _over_midnight(sense, by_weekday(_told_by(sense, anchor, future=future), sense))
        if anchor is None:
            return None
        for known in (weekday, _own_weekday(sense)):
            anchor = _inward(anchor, known)
        return _over_midnight(sense, _over(sense, anchor, future=future))
    except (OverflowError, ValueError):
        return None


def _told_by(sense: TimeSense, anchor: Interval | None, *, future: bool) -> Interval | None:
    """A date; of one in figures with two readings not the one that was yet to come when it was told as past."""
    if sense.date is None or anchor is None or future:
        return absolute(sense)
    days = readings(sense)
    past = [span for span in days if span.earliest <= anchor.latest]
    return past[0] if len(past) == 1 < len(days) else absolute(sense)


def _over_midnight(sense: TimeSense, found: Interval | None) -> Interval | None:
    """ليل السبت - الأحد is of either day; ليلة السبت is the night before it for some, the one behind it for others."""
    if found is None or sense.overnight is None:
        return found
    first, last = sorted((0, min(sense.overnight, 1)))
    return Interval(found.earliest + dt.timedelta(first), found.latest + dt.timedelta(last), found.approx)


def _from_the_text(sense: TimeSense, anchor: Interval | None, *, future: bool, weekday: int | None) -> Interval | None:
    """The same day, month or year as the time told of before, or so long before or after it."""
    there = resolve(sense.origin, anchor, future=future, weekday=weekday) if sense.origin is not None else None
    if there is None or sense.few:
        return None
    unit, shift = sense.unit or "D", sense.shift or 0
    if sense.num is not None:
        ends = [_away(sense, unit, shift * sense.num, end) for end in (there.earliest, there.latest)]
    else:
        ends = [calendar_unit(unit, _moved(end, unit, shift)[0]) for end in (there.earliest, there.latest)]
    if ends[0] is None or ends[1] is None or (unit == "D" and there.days > _WEEK):
        return None  # the next day after 'in 2014'
    whole = ends[0].hull(ends[1])
    return Interval(whole.earliest, whole.latest, True) if there.approx else whole


def _own_weekday(sense: TimeSense) -> int | None:
    """أمس السبت was written on a Sunday."""
    if sense.weekday is None or sense.deictic is None:
        return None
    return (sense.weekday - 1 - sense.deictic) % _WEEK + 1


def _inward(anchor: Interval, weekday: int | None) -> Interval:
    """From the first to the last such weekday of an anchor; a page may be printed a day off, so a day around it too."""
    if weekday is None:
        return anchor
    for slack in (0, 1):
        first = next_weekday(anchor.earliest - dt.timedelta(slack + 1), weekday)
        last = last_weekday(anchor.latest + dt.timedelta(slack), weekday)
        if first <= last:
            return Interval(first, last, anchor.approx)
    return anchor


def _over(sense: TimeSense, anchor: Interval, *, future: bool) -> Interval | None:
    """The hull of what it means on the anchor's first and last day; a day without a meaning gives way to the next."""
    first = _first_meaning(sense, anchor.earliest, anchor.latest, 1, future=future)
    if first is None or (anchor.days == 1 and not anchor.approx):
        return first
    last = _first_meaning(sense, anchor.latest, anchor.earliest, -1, future=future)
    whole = first.hull(last) if last else first
    return Interval(whole.earliest, whole.latest, True) if anchor.approx else whole


def _first_meaning(sense: TimeSense, start: dt.date, end: dt.date, step: int, *, future: bool) -> Interval | None:
    for offset in range(min(abs((end - start).days), _GAP) + 1):
        found = _on(sense, start + dt.timedelta(step * offset), future=future)
        if found is not None:
            return found
    return None


# ---- against one day ----------------------------------------------------------------------------


def _on(sense: TimeSense, today: dt.date, *, future: bool) -> Interval | None:
    """What the words mean when they are written today."""
    if sense.often or sense.ref or sense.same_year or (sense.nth is not None and sense.hmonth is None):
        return None
    if sense.month is not None:
        near = in_year_of_weekday(sense, today, _month_near(sense, today, future=future))
        return edge_of(near, sense.edge)
    if sense.hmonth is not None:
        return by_weekday(sighted(moon_near(sense, today, future=future)), sense)
    if sense.deictic is not None:
        return day(today + dt.timedelta(sense.deictic))
    if sense.weekday is not None and sense.wrel is not None:
        week = calendar_unit("W", today + dt.timedelta(_WEEK * sense.wrel))
        return day(last_weekday(week.latest, sense.weekday)) if week else None
    if sense.weekday is not None:
        return day(_weekday_near(sense, today, future=future))
    if sense.day is not None:
        first = month_from(today, sense.rel or 0)
        return from_parts(first.year, first.month, sense.day)
    if sense.season is not None:
        return edge_of(_season_near(sense, today), sense.edge)
    if sense.unit is not None:
        return _units(sense, today)
    if sense.clock is not None or sense.part is not None:
        return day(today)
    return None


def _month_near(sense: TimeSense, today: dt.date, *, future: bool) -> Interval | None:
    """A month, or a day of it, without its year: the last begun by today, or for what lies ahead the next one.

    May said in May is this May; last May is then that of last year, and next May that of next year.
    """
    if sense.month is None:
        return None
    if sense.yrel is not None:
        return from_parts(today.year + sense.yrel, sense.month, sense.day)
    if sense.named is not None:  # هجوم السابع من أكتوبر, once it has been
        named = from_parts(sense.named, sense.month, sense.day)
        if named is not None and named.earliest <= today:
            return named
    this_month = sense.month == today.month
    if sense.rel == 0 and this_month:
        return from_parts(today.year, sense.month, sense.day)
    step = 1 if sense.rel == 1 or (future and sense.rel != -1) else -1
    for years in range(_LEAP_REACH + 1):
        found = from_parts(today.year + step * years, sense.month, sense.day)
        if found is None:
            continue
        whole = month(found.earliest.year, sense.month)
        if step > 0:
            fits = (
                found.latest >= today + dt.timedelta(sense.rel == 1)
                if sense.day
                else whole.earliest > today or (sense.rel != 1 and this_month)
            )
        else:
            fits = found.earliest <= today and not (sense.rel == -1 and whole.latest >= today)
        if fits:
            return found
    return None


def moon_near(sense: TimeSense, today: dt.date, *, future: bool = False) -> Interval | None:
    """A month of the Hijri calendar, a day of it or a day of the feast behind it, without its year."""
    if sense.hmonth is None:
        return None
    this_year = moon_year(today)
    if sense.yrel is not None:
        return _moon_date(sense, this_year + sense.yrel)
    around = [found for years in (-2, -1, 0, 1, 2) if (found := _moon_date(sense, this_year + years)) is not None]
    if sense.rel == 1 or (future and sense.rel != -1):
        return next((found for found in around if found.latest >= today + dt.timedelta(sense.rel == 1)), None)
    past = [found for found in around if found.earliest <= today and not (sense.rel == -1 and found.latest >= today)]
    return past[-1] if past else None


def _moon_date(sense: TimeSense, in_year: int) -> Interval | None:
    if sense.nth is None:
        return moon_date(in_year, sense.hmonth, sense.day)
    before = moon_date(in_year, sense.hmonth)  # أول أيام عيد الفطر is the day behind Ramadan
    if before is None or sense.hmonth is None:
        return None
    feast_begins = 0 if sense.hmonth == _RAMADAN else _TENTH
    return day(before.latest + dt.timedelta(sense.nth + feast_begins))


def _weekday_near(sense: TimeSense, today: dt.date, *, future: bool) -> dt.date:
    """The last such weekday by today; strictly before it for الماضي, strictly after it for المقبل."""
    weekday, rel = sense.weekday or 1, sense.rel
    if sense.upto is not None:  # من الأحد إلى الخميس: the Sunday before that Thursday
        end = msgspec.structs.replace(sense, weekday=sense.upto, upto=None)
        return last_weekday(_weekday_near(end, today, future=future), weekday)
    if rel is not None and rel > 0:
        return next_weekday(today, weekday) + dt.timedelta(_WEEK * (rel - 1))
    if future and (rel is None or rel == 0):
        return next_weekday(today - dt.timedelta(1), weekday)
    if rel is not None and rel < 0:
        return last_weekday(today - dt.timedelta(1), weekday) - dt.timedelta(_WEEK * (-rel - 1))
    return last_weekday(today, weekday)


def _season_near(sense: TimeSense, today: dt.date) -> Interval | None:
    """Last summer is over, next summer has not begun; a bare one is the last that has begun."""
    name = sense.season or "SP"
    if sense.yrel is not None:
        return season(today.year + sense.yrel, name)
    around = [season(today.year + years, name) for years in (-3, -2, -1, 0, 1)]
    if sense.rel is not None and sense.rel > 0:
        return next(found for found in around if found.earliest > today)
    if sense.rel is not None and sense.rel < 0:
        return [found for found in around if found.latest < today][sense.rel]
    return [found for found in around if found.earliest <= today][-1]


# ---- units --------------------------------------------------------------------------------------


def _units(sense: TimeSense, today: dt.date) -> Interval | None:
    """Three days ago, in a month; within the last ten days; last week, this year."""
    unit = sense.unit or "D"
    count = sense.num if sense.num is not None else None if sense.few else 1.0
    if sense.direction is not None:
        return _away(sense, unit, sense.direction * count, today) if count is not None else None
    if sense.num is not None and sense.rel is not None:
        there = _moved(today, unit, (1 if sense.rel > 0 else -1) * sense.num)
        return Interval(min(there), today) if sense.rel <= 0 else Interval(today, max(there))
    if sense.few or sense.num is not None or unit in _HOURS:
        return None
    rel = sense.rel if sense.rel is not None else 0
    return edge_of(calendar_unit(unit, _moved(today, unit, rel)[0]), sense.edge)


def _away(sense: TimeSense, unit: str, count: float, today: dt.date) -> Interval | None:
    """'Three days ago' is a day; 'two months ago' that month of the calendar, and half a month around the day itself."""
    there = _moved(today, unit, count)
    if unit in _HOURS:
        return Interval(*there)
    found = calendar_unit(unit, there[0])
    if found is None:
        return None
    if unit != "D":
        half = dt.timedelta(_HALF[unit])
        found = found.hull(Interval(there[0] - half, there[0] + half))
    if sense.bound == "less":
        found = found.hull(day(today))
    elif sense.bound == "more":
        one = 1 if count > 0 else -1
        found = found.hull(calendar_unit(unit, _moved(today, unit, count + one)[0]) or found)
    return Interval(found.earliest, found.latest, unit != "D" or sense.bound is not None)


def unit_away(sense: TimeSense, today: dt.date) -> Interval | None:
    """The calendar's week, month or year in which 'so long ago' lies, as TIMEX3 writes it."""
    count = sense.num if sense.num is not None else None if sense.few else 1.0
    if count is None or sense.unit is None or sense.direction is None:
        return None
    return calendar_unit(sense.unit, _moved(today, sense.unit, sense.direction * count)[0])


def _moved(today: dt.date, unit: str, count: float) -> tuple[dt.date, dt.date]:
    """The day so many units away, first and last where hours may cross midnight."""
    if unit in _HOURS:
        days = count * _HOURS[unit] / 24
        low, high = int(days // 1), int(-(-days // 1))
        return today + dt.timedelta(low), today + dt.timedelta(high)
    if unit == "D" or unit == "W":
        there = today + dt.timedelta(round(count * (_WEEK if unit == "W" else 1)))
        return there, there
    if unit == "M" and count != int(count):  # a month and a half
        there = _moved(today, unit, int(count))[0] + dt.timedelta(round((count - int(count)) * 2 * _HALF["M"]))
        return there, there
    months = round(count * (UNIT_YEARS[unit] * 12 if unit in UNIT_YEARS else 1))
    first = month_from(today, months)
    there = min(first + dt.timedelta(today.day - 1), month(first.year, first.month).latest)
    return there, there
