"""Time expressions with the words before them that turn their meaning: before, after, since it began, within.

What the words around a time make of it is noted in its rule and its sense; `meant` sets it against the anchor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from isnad.dates.interval import Interval, from_parts
from isnad.dates.resolve import resolve
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention, TimeSense

ON_THIS_DAY = "time.on-this-day"
BEFORE, AFTER = "time.before", "time.after"
COUNTED, LASTING, WITHIN = "time.counted-from", "time.lasting-from", "time.within"
HOURS_AGO = "time.hours-ago"
TURNED = frozenset({ON_THIS_DAY, BEFORE, AFTER, COUNTED, LASTING, WITHIN, HOURS_AGO})
_BEGUN = 8  # tokens from منذ to the date of what began
_DAYS = {"D": 1.0, "W": 7.0, "TH": 1 / 24}
_STOPS = frozenset({".", ";", ":", ",", "!", "?", ".."})


def prepared(times: Sequence[TimeMention], syntax: Syntax) -> list[TimeMention]:
    """The times of a sentence in reading order, turned by the words before them and joined with what they count from."""
    found: list[TimeMention] = []
    for mention in sorted(times, key=lambda m: m.first):
        last = found[-1] if found else None
        joined = _joined(last, mention, syntax) if last is not None and last.link is None else None
        if joined is not None:
            found[-1] = joined
        elif last is not None and last.link is not None:
            found.append(mention)
        else:
            found.append(_turned(mention, syntax))
    return found


def is_period(mention: TimeMention, syntax: Syntax) -> bool:
    """Whether a figure told with it is a sum over a long while: since the year began, within the last six months."""
    sense = mention.sense
    if sense.unit in ("TH", "TM", "TS"):
        return False
    if mention.since:
        return sense.deictic is None or sense.deictic < -1
    long = sense.unit is not None or sense.month is not None or sense.year is not None
    return long and sense.day is None and sense.direction is None and bool(syntax.scan.listed(_before(mention), "over"))


# ---- the words around -----------------------------------------------------------------------------


def _turned(mention: TimeMention, syntax: Syntax) -> TimeMention:
    sense = mention.sense
    if sense.deictic == 0 and sense.month is None and sense.year is None and _is_that_day(mention, syntax):
        return msgspec.structs.replace(mention, rule=ON_THIS_DAY)
    if sense.unit in ("TH", "TM", "TS") and sense.direction == -1 and sense.few:
        return msgspec.structs.replace(mention, rule=HOURS_AGO)
    if _is_length(sense) and syntax.scan.listed(_before(mention), "over") and not _goes_on_with_from(mention, syntax):
        return msgspec.structs.replace(mention, rule=WITHIN, sense=msgspec.structs.replace(sense, rel=-1))
    if mention.since or mention.link is not None:
        return mention
    if _is_date(sense):
        if syntax.scan.listed(_before(mention), "before_time"):
            return msgspec.structs.replace(mention, rule=BEFORE)
        if syntax.scan.listed(_before(mention), "after_time"):
            return msgspec.structs.replace(mention, rule=AFTER)
        if _since_it_began(mention, syntax):
            return msgspec.structs.replace(mention, since=True)
    return mention


def _joined(last: TimeMention, mention: TimeMention, syntax: Syntax) -> TimeMention | None:
    """One expression of two: on this day in 2016, two days before 20 April, for three days from 5 May."""
    sense, there = last.sense, mention.sense
    between = syntax.keys[last.behind : mention.first]
    if last.rule == ON_THIS_DAY and len(between) <= 1:
        if there.year is not None and there.month is None:
            return _over(last, mention, ON_THIS_DAY, msgspec.structs.replace(sense, year=there.year))
        if there.unit == "Y" and there.direction == -1 and there.num is not None:
            years = msgspec.structs.replace(sense, num=there.num, unit="Y", direction=-1)
            return _over(last, mention, ON_THIS_DAY, years)
        return None
    from_there = len(between) == 1 and bool(syntax.scan.listed(last.behind, "from_time"))
    if not from_there or not _is_date(there) or sense.unit not in ("D", "W") or sense.num is None:
        return None
    direction = sense.direction or (1 if syntax.scan.listed(_before(last), "after_time") else 0)
    rule = COUNTED if direction else LASTING
    whole = msgspec.structs.replace(there, num=sense.num, unit=sense.unit, direction=direction or None)
    return _over(last, mention, rule, whole)


def _over(last: TimeMention, mention: TimeMention, rule: str, sense: TimeSense) -> TimeMention:
    return msgspec.structs.replace(mention, first=last.first, start=last.start, rule=rule, sense=sense, since=False)


def _is_that_day(mention: TimeMention, syntax: Syntax) -> bool:
    return any(at >= 0 and syntax.scan.listed(at, "such_a_day") for at in (mention.first - 2, mention.first - 1))


def _is_length(sense: TimeSense) -> bool:
    bare = sense.direction is None and sense.rel is None and sense.edge is None and sense.often is None
    return sense.unit in _DAYS and sense.num is not None and bare and not _is_date(sense)


def _is_date(sense: TimeSense) -> bool:
    """A day, month or year of the calendar, or a weekday; not a part of one, nor one counted from now."""
    if sense.deictic is not None or sense.unit is not None or sense.part is not None or sense.clock is not None:
        return False
    return any(v is not None for v in (sense.date, sense.year, sense.month, sense.weekday, sense.hmonth))


def _before(mention: TimeMention) -> int:
    """The token before a time; of one that opens its sentence, its own first, which is none of the words asked for."""
    return max(mention.first - 1, 0)


def _goes_on_with_from(mention: TimeMention, syntax: Syntax) -> bool:
    """خلال ثلاثة أيام من المعارك: of the fighting, not of now."""
    return mention.behind < syntax.size and bool(syntax.scan.listed(mention.behind, "from_time"))


def _since_it_began(mention: TimeMention, syntax: Syntax) -> bool:
    """منذ اندلاع الحرب في 15 نيسان: nothing but what began stands between."""
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _BEGUN), -1):
        if syntax.scan.listed(at, "since"):
            return True
        if syntax.keys[at] in _STOPS or syntax.timed[at] or syntax.is_verb(at):
            return False
    return False


# ---- against the anchor ---------------------------------------------------------------------------


def meant(mention: TimeMention, anchor: Interval | None, *, ahead: bool, weekday: int | None) -> Interval | None:
    """The days of a turned time (`TURNED`); None where one of its ends is open or it cannot be told.

    Args:
        mention: the time.
        anchor: the days on which it was said.
        ahead: whether what is told lies ahead.
        weekday: the ISO weekday on which it was said, where that is known.
    """
    sense, rule = mention.sense, mention.rule
    if rule in (COUNTED, LASTING, AFTER):
        base = resolve(
            msgspec.structs.replace(sense, num=None, unit=None, direction=None), anchor, future=ahead, weekday=weekday
        )
        if base is None:
            return None
        return _open(base, anchor, ahead=ahead) if rule == AFTER else _from(base, sense)
    if anchor is None or ahead:
        return None
    if rule == WITHIN:
        days = round((sense.num or 1) * _DAYS[sense.unit or "D"])
        return Interval(anchor.earliest - dt.timedelta(max(days - 1, 1)), anchor.latest, True)
    if rule == HOURS_AGO:
        return Interval(anchor.earliest - dt.timedelta(1), anchor.latest, anchor.approx)
    return _that_day(anchor, sense) if rule == ON_THIS_DAY else None


def _from(base: Interval, sense: TimeSense) -> Interval:
    days = round((sense.num or 0) * _DAYS[sense.unit or "D"])
    if sense.direction is not None:
        return base.shifted(sense.direction * days)
    return Interval(base.earliest, base.latest + dt.timedelta(max(days - 1, 0)), base.approx)


def _open(base: Interval, anchor: Interval | None, *, ahead: bool) -> Interval | None:
    first = base.latest + dt.timedelta(1)
    return None if anchor is None or ahead or first > anchor.latest else Interval(first, anchor.latest)


def _that_day(anchor: Interval, sense: TimeSense) -> Interval | None:
    """The day and month of the report in another year."""
    if sense.year is None and sense.num is None:
        return None
    ends = [
        from_parts(sense.year if sense.year is not None else day.year - round(sense.num or 0), day.month, day.day)
        for day in (anchor.earliest, anchor.latest)
    ]
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    return ends[0].hull(ends[1])
