"""What a time expression says (`TimeSense`) and where it stands (`TimeMention`)."""

from __future__ import annotations

import msgspec

BOTH_NAMED = 2  # `overnight` of a night whose two days are named
IMPOSSIBLE = "time.impossible"
UNKNOWN_CALENDAR = "time.unknown-calendar"
DAY_OR_MONTH = "time.day-or-month"
THIS_NIGHT = "time.this-night"  # of the report's day or the one before, whatever day is named beside it


class TimeSense(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a time expression says, before it is set against an anchor.

    `rel` is how far an expression lies from now by its own words (الماضي -1, قبل الماضي -2, الجاري 0, المقبل 1); `yrel`
    and `wrel` say it of the year and of the week beside a month, a season or a weekday. `unit` is D, W, M, Y, E (ten
    years), C (a hundred) or TH, TM, TS; `direction` -1 counts it back from now, 1 forward. `bound` is 'more' or 'less'.
    `same_year` is 1 for the year named before (من العام نفسه). `upto` is the weekday up to which a weekday's range runs.
    `overnight` is 1 for what may be of the day or of the next (بعد منتصف ليل السبت), 2 where both are named (ليل السبت -
    الأحد), -1 for what may be of the day before or of the day (ليلة السبت). `more_unit` and `more_num` are
    the months of a year and two months. `smonth` is a month of the Iranian sun year, whose years `calendar` tells:
    'persian' or 'kurdish', or 'other' for one that is not read. `named` is the year of the happening whose name the
    day is (هجوم السابع من أكتوبر). `shift` sets it against the time told of before, not against now: 0 the same
    (اليوم ذاته), 1 so long after it, -1 before; `origin` is that time, and None where there was none.
    """

    date: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    upto: int | None = None
    deictic: int | None = None
    rel: int | None = None
    yrel: int | None = None
    wrel: int | None = None
    unit: str | None = None
    num: float | None = None
    few: bool = False
    same_year: int | None = None
    direction: int | None = None
    bound: str | None = None
    edge: str | None = None
    season: str | None = None
    part: str | None = None
    clock: str | None = None
    hmonth: int | None = None
    hyear: int | None = None
    smonth: int | None = None
    calendar: str | None = None
    decade: int | None = None
    century: int | None = None
    nth: int | None = None
    overnight: int | None = None
    more_unit: str | None = None
    more_num: float | None = None
    named: int | None = None
    shift: int | None = None
    origin: TimeSense | None = None
    ref: str | None = None
    often: str | None = None


class TimeMention(msgspec.Struct, frozen=True):
    """A time expression: its tokens `[first, behind)`, its original offsets, its rule and sense.

    `link` says that the next mention of the sentence belongs to it: 'to' where the two are the ends of a range,
    'and' where they are named together. `ahead` says that the verb before it tells of what is to come.
    """

    first: int
    behind: int
    start: int
    end: int
    rule: str
    sense: TimeSense
    since: bool = False
    link: str | None = None
    ahead: bool = False

    @property
    def anchored(self) -> bool:
        """Set against the time told of before it, not against the report's day: in اليوم التالي, من ذلك العام."""
        return self.sense.shift is not None or self.sense.same_year is not None

    @property
    def impossible(self) -> bool:
        """A date that no calendar has: 31 February, month 13, year 20018."""
        return self.rule == IMPOSSIBLE

    @property
    def unknown(self) -> bool:
        """A date of a calendar that its words do not settle."""
        return self.rule == UNKNOWN_CALENDAR
