"""What speaks for and against two claims telling of one event: a table a reader can check.

Each feature is a small function; its docstring is the sentence a user reads beside the number, English and
Arabic. A feature gives a strength between -1 and 1, or None where the claims do not say; the table weighs it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from isnad.events.traits import Trait
from isnad.places.gazetteer import haversine_km
from isnad.records import Status

Judge = Callable[[Trait, Trait], float | None]

_SAME_WEEKDAY = 0.2


class Feature(NamedTuple):
    """One line of the table."""

    judge: Judge
    weight: float

    @property
    def name(self) -> str:
        """The feature's name, as `why` shows it."""
        return self.judge.__name__

    @property
    def sentences(self) -> tuple[str, str]:
        """What it says, in English and in Arabic."""
        english, _, arabic = (self.judge.__doc__ or "").partition("|")
        return english.strip(), arabic.strip()


def days(one: Trait, other: Trait) -> float | None:
    """The days they can mean overlap, or lie apart, or fall on other days of the week. | الأيام التي يحتملها النصان متداخلة أو متباعدة أو تقع في غير اليوم نفسه من الأسبوع."""
    apart = _weekdays_apart(one.weekday, other.weekday)
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return _by_weekday(apart)
    width = max((one.latest - one.earliest).days, (other.latest - other.earliest).days)
    gap = max((other.earliest - one.latest).days, (one.earliest - other.latest).days)
    if gap > 0:
        return -min(1.0, 0.35 + 0.25 * gap)
    if width <= 7:
        return 1.0 if width <= 1 else 0.7
    return _by_weekday(apart) if apart is not None else 0.2 if width <= 31 else None


def _weekdays_apart(one: int | None, other: int | None) -> int | None:
    """How many days lie between two days of the week, 0 to 3; None where one is not known."""
    if one is None or other is None:
        return None
    return min((one - other) % 7, (other - one) % 7)


def _by_weekday(apart: int | None) -> float | None:
    """Where no date tells: one weekday speaks weakly for one event, another strongly against it."""
    if apart is None:
        return None
    return _SAME_WEEKDAY if apart == 0 else -min(1.0, 0.35 + 0.25 * apart)


def areas(one: Trait, other: Trait) -> float | None:
    """The places are one, or within their radii, or too far apart. | المكان واحد، أو ضمن نصف القطر، أو بعيد."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    distance = haversine_km(one.lat, one.lon, other.lat, other.lon)
    reach = (one.radius or 5.0) + (other.radius or 5.0)
    if one.place == other.place or distance <= 3:
        return 1.0 if reach <= 30 else 0.4 if reach <= 120 else 0.1
    if distance <= reach:
        return 0.5 if reach <= 60 else 0.1
    return -min(1.0, 0.3 + (distance - reach) / 60)


def words(one: Trait, other: Trait) -> float | None:
    """They share rare words, or hardly any. | يشتركان في كلمات نادرة أو لا يكادان يشتركان."""
    if not one.norm or not other.norm:
        return None
    small, large = (one.vector, other.vector) if len(one.vector) < len(other.vector) else (other.vector, one.vector)
    cosine = sum(weight * large[word] for word, weight in small.items() if word in large) / (one.norm * other.norm)
    return min(1.0, 2.2 * cosine - 0.25)


def tolls(one: Trait, other: Trait) -> float | None:
    """The figures of killed and wounded agree or differ. | أعداد القتلى والجرحى متفقة أو مختلفة."""
    found: list[float] = []
    for what, weight in (("killed", 1.0), ("wounded", 0.6)):
        mine, theirs = one.tolls.get(what), other.tolls.get(what)
        if mine is None or theirs is None:
            continue
        if mine == theirs:
            found.append(weight * (0.5 if mine[0] <= 1 else 1.0))
        elif mine[1] is not None and theirs[1] is not None:
            near = abs(mine[0] - theirs[0]) <= 0.5 * max(mine[0], theirs[0])
            found.append(-0.1 * weight if near else -0.6 * weight)
    return max(-1.0, min(1.0, sum(found))) if found else None


def parties(one: Trait, other: Trait) -> float | None:
    """The same, related or different parties are said to act. | الجهة الفاعلة نفسها أو قريبة منها أو غيرها."""
    if not one.actors or not other.actors:
        return None
    if one.actors & other.actors:
        return 0.8
    return 0.3 if one.actor_countries & other.actor_countries else -0.8


def acted_upon(one: Trait, other: Trait) -> float | None:
    """The same or different parties are acted upon. | الجهة المستهدفة نفسها أو غيرها."""
    if not one.recipients or not other.recipients:
        return None
    return 0.8 if one.recipients & other.recipients else -0.4


def targets(one: Trait, other: Trait) -> float | None:
    """The same kind of thing was hit, or another. | نوع الهدف نفسه أو غيره."""
    if one.target is None or other.target is None:
        return None
    return 0.7 if one.target == other.target else -0.25


def means(one: Trait, other: Trait) -> float | None:
    """The same means, or others. | الوسيلة نفسها أو غيرها."""
    if not one.modes or not other.modes:
        return None
    return 0.4 if one.modes & other.modes else -0.5


def denial(one: Trait, other: Trait) -> float | None:
    """One denies what the other tells. | أحدهما ينفي ما يرويه الآخر."""
    if (one.status is Status.DENIED) == (other.status is Status.DENIED):
        return None
    return 0.5


def one_report(one: Trait, other: Trait) -> float | None:
    """One report sets them apart, or has one speaker after another tell of the same. | التقرير يميز بينهما، أو ينقل روايتين للأمر نفسه."""
    if one.document != other.document:
        return None
    if one.points_back or other.points_back or one.status is not other.status:
        return 1.0 if one.origin != other.origin else 0.2
    return -1.0 if one.origin == other.origin else -0.2


SAME_EVENT: tuple[Feature, ...] = (
    Feature(days, 3.0),
    Feature(areas, 3.0),
    Feature(words, 4.0),
    Feature(tolls, 1.5),
    Feature(parties, 1.0),
    Feature(acted_upon, 1.0),
    Feature(targets, 0.8),
    Feature(means, 0.8),
    Feature(denial, 1.0),
    Feature(one_report, 3.0),
)
THRESHOLD = 3.0  # two claims at or above it tell of one event


def score(one: Trait, other: Trait) -> float:
    """The weighted sum of the table for two claims."""
    return sum(f.weight * strength for f in SAME_EVENT if (strength := f.judge(one, other)) is not None)


def explain(one: Trait, other: Trait) -> list[tuple[str, float, str, str]]:
    """Each feature that speaks: its name, what it adds, and its sentence in English and Arabic."""
    return [
        (f.name, round(f.weight * strength, 2), *f.sentences)
        for f in SAME_EVENT if (strength := f.judge(one, other)) is not None
    ]  # fmt: skip


_BEYOND_DAYS = ("days", "denial", "one_report")
_SPEAKS = 0.5  # what a feature must add to count as one of two


def likeness(one: Trait, other: Trait) -> float:
    """What two claims share beyond their days, by the table; 0 where that is not enough to speak of.

    Linking may be content with a place and a near day; where the day is what shall be learnt, the rest must bear it
    alone: at least two features speak for it, none strongly against, and the weekdays do not part.
    """
    if _weekdays_apart(one.weekday, other.weekday):
        return 0.0
    judged = ((f, f.judge(one, other)) for f in SAME_EVENT if f.name not in _BEYOND_DAYS)
    added = [f.weight * strength for f, strength in judged if strength is not None]
    return sum(added) if sum(value >= _SPEAKS for value in added) >= 2 and min(added) > -1.0 else 0.0
