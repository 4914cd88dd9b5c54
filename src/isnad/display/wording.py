"""Parts of a claim in words: day, place, figures, parties. Ranges are said in words, which no direction turns round."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from isnad.dates.interval import Interval, parse_edtf
from isnad.display.direction import ltr
from isnad.display.say import Say
from isnad.records import Claim, ClaimActor, Count, CountScope, Event, Place, Role, Status, Time

_KM_FROM = re.compile(r"(\d+(?:\.\d+)?) km from")
_COUNTRY = 6  # where_prec of a whole country
GENERIC = "generic."  # ids of the registry that stand for a kind of party, not for one
_POINT = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

# ---- when ---------------------------------------------------------------------------------------


def day(say: Say, time: Time | None) -> str:
    """The days a time can mean, with the hour; what is not known is said to be so."""
    if time is None:
        return say("unsaid")
    known = span(say, time.edtf) if time.edtf else None
    if known is None:
        return say("day.words-only", words=say.quoted(time.text)) if time.text else say("unsaid")
    if time.weekday is not None:
        known = say("day.weekday-too", days=known, weekday=say.term("weekday", time.weekday))
    return "\n".join(filter(None, (known, hour(say, time))))


def hour(say: Say, time: Time) -> str:
    """The hour or the part of the day, where the words give one."""
    clock = say("day.clock", clock=ltr(time.clock)) if time.clock else ""
    part = say.term("part_of_day", time.part_of_day) if time.part_of_day else ""
    return say("list.comma").join(filter(None, (clock, part)))


def span(say: Say, edtf: str) -> str:
    """A day, month, year or range: in English by its ISO form, in Arabic with the names of the months."""
    interval = parse_edtf(edtf)
    if interval is None:
        return ltr(edtf)
    words = _arabic(say, interval, edtf) if say.rtl else _english(say, interval, edtf)
    if not interval.approx:
        return words
    return say("day.about-range" if "/" in edtf else "day.about", day=words)


def _english(say: Say, interval: Interval, edtf: str) -> str:
    points = _POINT.findall(edtf)
    if interval.days == 1:
        return say("day.one", weekday=weekday(say, interval.earliest), day=ltr(points[0]))
    if len(points) == 1:
        return ltr(points[0])
    return say("day.range", first=ltr(points[0]), last=ltr(points[1]))


def _arabic(say: Say, interval: Interval, edtf: str) -> str:
    first, last = interval.earliest, interval.latest
    if interval.days == 1:
        return say("day.one", weekday=weekday(say, first), day=_date(say, first, with_year=True))
    depth = edtf.split("/")[0].rstrip("~").count("-")  # 0: years, 1: months, 2: days
    if "/" not in edtf:
        return str(first.year) if depth == 0 else f"{say.term('month', first.month)} {first.year}"
    if depth == 0:
        return say("day.range", first=first.year, last=last.year)
    if depth == 1:
        begin = say.term("month", first.month) + (f" {first.year}" if first.year != last.year else "")
        return say("day.range", first=begin, last=f"{say.term('month', last.month)} {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        return say("day.range", first=first.day, last=_date(say, last, with_year=True))
    begin = _date(say, first, with_year=first.year != last.year)
    return say("day.range", first=begin, last=_date(say, last, with_year=True))


def month_day(say: Say, date: dt.date) -> str:
    """A day and month, whatever the year."""
    return _date(say, date, with_year=False)


def _date(say: Say, date: dt.date, *, with_year: bool) -> str:
    return f"{date.day} {say.term('month', date.month)}" + (f" {date.year}" if with_year else "")


def weekday(say: Say, date: dt.date) -> str:
    """The name of a day of the week."""
    return say.term("weekday", date.strftime("%A"))


# ---- where --------------------------------------------------------------------------------------


def place(say: Say, where: Place | None) -> str:
    """The place by name, with how wide the words leave it."""
    if where is None:
        return say("unsaid")
    name = place_name(say, where)
    if where.precision == _COUNTRY:
        return say("place.country", place=name)
    return say("place.within", place=name, km=f"{where.radius_km:g}") if where.radius_km is not None else name


def place_name(say: Say, where: Place) -> str:
    """The place by name, with `near` and the like; in the report's words where the gazetteer does not know it."""
    name = where.name_ar if say.rtl else where.name_en
    if name is None:
        return say.quoted(where.text)
    relation, shown = where.relation or "in", say.data(name)
    distance = _KM_FROM.fullmatch(relation)
    if distance is not None:
        return say.term("relation", "km from").format(km=distance[1], place=shown)
    if relation == "in":
        return shown
    words = say.term("relation", relation)
    return words.format(place=shown) if "{place}" in words else f"{words} {shown}"


def coordinates(say: Say, where: Place | None) -> str:
    """Latitude and longitude in degrees, each by its name: two bare numbers change places beside Arabic."""
    if where is None or where.lat is None or where.lon is None:
        return ""
    return say("place.coordinates", lat=ltr(where.lat), lon=ltr(where.lon))


# ---- how many -----------------------------------------------------------------------------------


def counts(say: Say, figures: Sequence[Count]) -> list[str]:
    """Every figure on a line of its own; a part of another says so."""
    return [count(say, figure) for figure in figures]


def count(say: Say, figure: Count) -> str:
    """What is counted, how many, and who they are said to be."""
    number = amount(say, figure.low, figure.high, approx=figure.approx)
    words = say("count", what=say.term("count_what", figure.what), number=number)
    if figure.who is not None:
        words = say("count.who", count=words, who=say.term("who", figure.who))
    elif figure.as_called is not None:
        words = say("count.called", count=words, called=say.quoted(figure.as_called))
    if figure.part_of is not None:
        words = say("count.part", count=words)
    return say("count.cumulative", count=words) if figure.scope is CountScope.CUMULATIVE else words


def amount(say: Say, low: int | None, high: int | None, *, approx: bool = False) -> str:
    """A number or a range in words: exactly, at least, at most, between, about."""
    if low is None and high is None:
        return say("amount.unknown")
    if low is None:
        words = say("amount.most", high=high)
    elif high is None:
        words = say("amount.least", low=low)
    else:
        words = str(low) if low == high else say("amount.range", low=low, high=high)
    return say("amount.about", number=words) if approx and high is not None else words


# ---- who and what -------------------------------------------------------------------------------


def party(say: Say, actor: ClaimActor) -> str:
    """A party by its name in the registry, else in the report's words."""
    if actor.id is None:
        return say.quoted(actor.text)
    label = say.data(actor.label_ar if say.rtl else actor.label_en)
    generic = actor.id.startswith(GENERIC)
    return say("named-and-quoted", label=label, words=say.quoted(actor.text)) if generic else label


def parties(say: Say, actors: Sequence[ClaimActor], *, most: int = 3) -> list[str]:
    """A line for each role: who did it, to whom, with whom; the known ones first."""
    lines = []
    for role in Role:
        mine = sorted((actor for actor in actors if actor.role is role), key=lambda actor: actor.id is None)
        names = list(dict.fromkeys(party(say, actor) for actor in mine))
        if names:
            lines.append(say("party", role=say.term("role", role), names=say.listed(names, most)))
    return lines


def happening(say: Say, of: Claim | Event) -> str:
    """The type of what happened, and how."""
    kind = say.term("event_type", of.event_type)
    modes = say.listed(say.term("mode", mode) for mode in of.modes)
    return say("happening", type=kind, modes=modes) if modes else kind


def standing(say: Say, claim: Claim) -> str:
    """Whether it is told as having happened, and what a denial denies."""
    words = say.term("status", claim.status)
    if claim.denies is not None:
        words = say("status.denies", status=words, what=say.term("denied", claim.denies.what))
    if claim.told:
        return words
    if claim.status is Status.ACTUAL:
        return say("status.mentioned")
    return say("status.mentioned-as", status=words)
