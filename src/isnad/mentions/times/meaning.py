"""From the words that a pattern took to what they say."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isnad.mentions.numbers import NumberWords
from isnad.mentions.times.automaton import Bound
from isnad.mentions.times.records import BOTH_NAMED, DAY_OR_MONTH, IMPOSSIBLE, UNKNOWN_CALENDAR, TimeSense
from isnad.mentions.times.words import TimeWords

_LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_MOON_YEARS = range(1425, 1461)  # as a year without a name of its calendar, only these are of our time
_SUN_YEARS = range(1343, 1425)
_KURDISH = 2000  # sun years above are counted by the Kurds
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_LAST_CENTURY_FROM = 30  # two digits from here on are years of the twentieth
_FIGURES = frozenset({
    *("figure", "year", "hfigure", "sunfigure", "dayfigure", "monthfigure", "hourfigure", "badyear", "modernyear"),
    *("shortyear", "lateyear", "wrongyear"),
})  # fmt: skip
_FIELDS = {"adverb": "part", "when": "part", "whenbare": "part"}
_UNITS = ("C", "E", "Y", "M", "W", "D", "TH", "TM", "TS")  # from the longest
MOON = "moon"
_SINGULAR_FROM = 11
_APART = re.compile("(^| )و ")  # خمسة و عشرين, as pieces have it
EVE = -1  # overnight: ليلة السبت is that of Saturday or the one that ends on it
_DATED = ("day", "deictic", "date")
_LATE = {"AF": 1, "EV": 1, "NI": 6, "MI": 1}  # the hour from which twelve are added


class Meaning:
    """Reads the classes of a match into a `TimeSense`."""

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self._values = words.values
        self._numbers = numbers

    def of(
        self, bounds: Iterable[Bound], texts: Sequence[str], fixed: Mapping[str, Any], part: str | None
    ) -> TimeSense | None:
        """What the classes say together with what the rule fixes; None where they cannot stand together.

        Args:
            bounds: the classes of the match.
            texts: the words of the sentence.
            fixed: fields that the rule sets.
            part: the part of the day of the other end of a range, which an hour shares.
        """
        known: dict[str, Any] = dict(fixed)
        for bound in bounds:
            if bound.field != "-" and not self._take(known, bound, texts[bound.first : bound.behind]):
                return None
        if part is not None and ("hour" in known or "clock" in known):
            known.setdefault("part", part)
        return _settled(known)

    def _take(self, known: dict[str, Any], bound: Bound, texts: Sequence[str]) -> bool:
        """One class into the fields; False where its words are no value after all."""
        cls, field, text = bound.cls, bound.field, " ".join(texts)
        count = field.replace("unit", "num")
        if cls in _FIGURES:
            known[field] = int(text) + (_century_of(int(text)) if cls in ("shortyear", "lateyear") else 0)
        elif cls in ("date", "clock", "spaced"):
            known[field] = "".join(texts)
        elif cls in ("num", "day", "hour", "wordyear"):
            value = self._number(text)
            if value is not None and cls == "wordyear" and _LAST_CENTURY_FROM <= value < 100:
                value += _century_of(int(value))
            if value is None or (cls == "wordyear" and not _FIRST_YEAR <= value <= _LAST_YEAR):
                return False
            known[field] = value if cls == "num" else int(value)
        elif cls in ("few", "fewer"):
            known["few"] = True
        elif cls == "half":
            known["num"] = known.get("num", 1) + self._values[cls][text]
        else:
            value = self._values[cls][text]
            if cls in ("two", "thetwo"):
                known[count] = 2
            if cls == "one" and 2 < (known.get(count) or 0) < _SINGULAR_FROM and value == "D":
                return False  # 5 يوم الجمعة: three to ten count أيام
            if field in ("past_ref", "present_ref", "future_ref"):
                field = "ref"
            if cls == "one":
                known.setdefault(count, 1)
            known[_FIELDS.get(field, field)] = value
            if cls in ("persian", "kurdish"):
                known["calendar"] = cls
        return True

    def _number(self, text: str) -> float | None:
        for cls in ("ordinal", "dayname", "oclock"):
            if text in self._values[cls]:
                return float(self._values[cls][text])
        return self._numbers.value_of(_APART.sub(r"\1و", text))


def _century_of(two_digits: int) -> int:
    """عام 73 is 1973, عام 12 is 2012."""
    return 1900 if two_digits >= _LAST_CENTURY_FROM else 2000


def _settled(known: dict[str, Any]) -> TimeSense | None:
    """The fields put into the shape of `TimeSense`."""
    second = known.pop("month2", None)
    if second is not None and second != known.get("month"):
        return None
    if not _night_agrees(known) or not _length_agrees(known):
        return None
    hour, more, less = known.pop("hour", None), known.pop("more", 0), known.pop("less", 0)
    if hour is not None:
        if not 0 <= hour <= 24 or not 0 <= more < 60:
            return None
        minutes = int(hour) * 60 + int(more) - int(less)
        known["clock"] = f"{minutes // 60:02}:{minutes % 60:02}"
    if known.get("clock"):
        known["clock"] = clock_of(known["clock"], known.get("part"))
        if known["clock"] is None:
            return None
    year = known.get("year")
    if known.get("calendar") not in (None, MOON):
        _sun_calendar(known, year)
    elif year is not None and year in _MOON_YEARS and known.get("month") is None:
        known["hyear"] = known.pop("year")
    if known.get("century") is not None and not 1 <= known["century"] <= 21:
        return None
    return TimeSense(**known)


def _night_agrees(known: dict[str, Any]) -> bool:
    """A night between two days: the second is the day after the first, of the week, by 'yesterday' or of the month."""
    into, into_deictic, into_day = (known.pop(name, None) for name in ("into", "into_deictic", "into_day"))
    if into is not None and known.get("weekday") not in (None, (into - 2) % 7 + 1):
        return False
    if into_deictic is not None and known["deictic"] + 1 != into_deictic:
        return False
    if into_day is not None and known["day"] + 1 != into_day:
        return False
    if any(day is not None for day in (into, into_deictic, into_day)):
        known["overnight"] = BOTH_NAMED
    if known.get("overnight") == EVE and (known.get("weekday") is None or not known.keys().isdisjoint(_DATED)):
        known.pop("overnight")  # ليلة أمس, ليلة الخميس 3 آذار
        known["part"] = "NI"
    if known.get("overnight"):
        known.setdefault("part", "NI")
    return True


def _length_agrees(known: dict[str, Any]) -> bool:
    """A year and two months, not two months and a year; counted back from now they are fourteen months."""
    more = known.get("more_unit")
    if more is None:
        return True
    if _UNITS.index(more) <= _UNITS.index(known["unit"]):
        return False
    if known.get("direction") is not None:
        count = known.pop("more_num")
        known["more_unit"] = None
        if (known["unit"], more) == ("Y", "M"):
            known["unit"], known["num"] = "M", known["num"] * 12 + count
    return True


def _sun_calendar(known: dict[str, Any], year: int | None) -> None:
    if year is not None:
        known["calendar"] = "kurdish" if year > _KURDISH else "persian"
    elif known["calendar"] == "sun":
        known["calendar"] = "persian"


def clock_of(clock: str, part: str | None) -> str | None:
    """The hour of the day, HH:MM: الخامسة مساء is 17:00; at night the hours behind midnight stay."""
    hour, minute = (int(number) for number in clock.split(":")[:2])
    if hour > 24 or minute > 59:
        return None
    if part in ("NI", "EV", "MO") and hour == 12:
        hour = 0
    elif part in _LATE and _LATE[part] <= hour < (5 if part == "MI" else 12):
        hour += 12
    return f"{hour:02}:{minute:02}"


def named(rule: str, sense: TimeSense) -> str:
    """The rule under which a mention goes: a date that is impossible, unknown or can be read two ways says so."""
    if sense.date is not None:
        return rule if sense.calendar == MOON else _numeric(rule, sense.date, sense.weekday)
    if _no_such_day(sense):
        return IMPOSSIBLE
    if sense.calendar is not None and sense.year is None:
        return UNKNOWN_CALENDAR
    if sense.month is None and sense.year is not None and sense.calendar is None and sense.year in _SUN_YEARS:
        return UNKNOWN_CALENDAR
    return rule


def _no_such_day(sense: TimeSense) -> bool:
    if sense.day is not None and not 1 <= sense.day <= 31:
        return True
    if sense.year is not None and sense.year > _LAST_YEAR and sense.calendar is None:
        return True
    if sense.month is None:
        return False
    if not 1 <= sense.month <= 12:
        return True
    longest = _LONGEST[sense.month]
    if sense.month == 2 and sense.year is not None and not calendar.isleap(sense.year):
        longest = 28
    return sense.day is not None and sense.day > longest


def _numeric(rule: str, date: str, weekday: int | None) -> str:
    first, second, third = (int(part) for part in re.split(r"[-/.]", date))
    turned = first <= 31 and 1 <= first <= 12
    day, month, year = (first, second, third) if first <= 31 else (third, second, first)
    if year in _SUN_YEARS or 99 < year < _FIRST_YEAR or year > _LAST_YEAR:
        return UNKNOWN_CALENDAR if year in _SUN_YEARS else IMPOSSIBLE
    if 1 <= month <= 12 and 1 <= day <= 31:
        if _no_such_day(TimeSense(day=day, month=month, year=year if year > 99 else 2000 + year)):
            return IMPOSSIBLE
        open_ = turned and day != month and year not in _MOON_YEARS and weekday is None
        return DAY_OR_MONTH if open_ else rule
    return rule if turned and 13 <= month <= 31 else IMPOSSIBLE
