"""What linking compares: the claim reduced to days, area, figures, parties and weighed words."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
import Stemmer

from isnad.dates.interval import WEEKDAYS
from isnad.records import Claim, CountWhat, Document, EventType, Role, Status, Time
from isnad.reports.zones import READ
from isnad.text.normalise import fold

OUTLET = "outlet:"  # begins the origin of what an outlet says in its own voice; the report's id follows

_WORD = re.compile(r"[\u0621-\u064a]{3,}|\d{2,}")
_DOCUMENT_WORDS = 160  # words of a report that describe its main claim
_COMMON_SHARE = 0.2  # a word in more than a fifth of the claims tells nothing apart ...
_COMMON_LEAST = 6  # ... unless these are so few: in a ledger of two reports a word of both is in half of them


class Trait(msgspec.Struct, frozen=True):
    """One claim as linking sees it."""

    id: str
    document: str
    type: EventType
    status: Status
    modes: frozenset[str]
    earliest: dt.date | None
    latest: dt.date | None
    weekday: int | None
    place: str | None
    lat: float | None
    lon: float | None
    radius: float | None
    actors: frozenset[str]
    actor_countries: frozenset[str]
    recipients: frozenset[str]
    target: str | None
    tolls: Mapping[str, tuple[int, int | None]]
    origin: str
    points_back: bool
    vector: Mapping[str, float]
    norm: float


def traits(claims: Sequence[Claim], documents: Mapping[str, Document], leads: Mapping[str, str]) -> list[Trait]:
    """The traits of told claims, in the order given.

    Args:
        claims: the claims to be linked.
        documents: their reports by id.
        leads: the id of each report's leading claim; the report's own words describe it too.
    """
    bags = [_bag(c, documents[c.document], lead=leads.get(c.document) == c.id) for c in claims]
    spread = Counter(word for bag in bags for word in bag)
    total = max(1, len(bags))
    weights = {
        w: math.log(total / n) + 0.3 for w, n in spread.items() if n <= max(_COMMON_LEAST, _COMMON_SHARE * total)
    }
    return [_trait(c, b, weights) for c, b in zip(claims, bags, strict=True)]


def _trait(claim: Claim, bag: Counter[str], weights: Mapping[str, float]) -> Trait:
    vector = {w: (1 + math.log(n)) * weights[w] for w, n in bag.items() if w in weights}
    time, place = claim.time, claim.place
    located = place is not None and place.lat is not None and (place.radius_km or 0) <= 150
    return Trait(
        id=claim.id, document=claim.document, type=claim.event_type, status=claim.status, modes=frozenset(claim.modes),
        earliest=dt.date.fromisoformat(time.earliest) if time and time.earliest else None,
        latest=dt.date.fromisoformat(time.latest) if time and time.latest else None, weekday=weekday_of(time),
        place=place.id if place else None, lat=place.lat if place and located else None, lon=place.lon if place and located else None,
        radius=place.radius_km if place else None,
        actors=frozenset(a.id for a in claim.actors if a.role in (Role.ACTOR, Role.PARTNER) and a.id),
        actor_countries=frozenset(a.id.split(".")[0] for a in claim.actors if a.role in (Role.ACTOR, Role.PARTNER) and a.id),
        recipients=frozenset(a.id for a in claim.actors if a.role is Role.RECIPIENT and a.id),
        target=claim.target.kind if claim.target else None, tolls=_tolls(claim), origin=origin_of(claim),
        points_back=bool(claim.mentions) and fold(claim.mentions[0].text).lstrip("وفب").startswith("ال"),
        vector=vector, norm=math.sqrt(sum(v * v for v in vector.values())),
    )  # fmt: skip


def weekday_of(time: Time | None) -> int | None:
    """The day of the week, 1 (Monday) to 7, of a single day or of words that name it without its date."""
    if time is None:
        return None
    if time.weekday is not None:
        return WEEKDAYS.index(time.weekday) + 1
    return dt.date.fromisoformat(time.earliest).isoweekday() if time.earliest and time.earliest == time.latest else None


def weekdays_in(time: Time | None) -> frozenset[int]:
    """The days of the week that a time can be of; empty where it leaves all seven."""
    if time is None or (time.weekday is None and not (time.earliest and time.latest)):
        return frozenset()
    if time.weekday is not None:
        return frozenset({WEEKDAYS.index(time.weekday) + 1})
    first, last = dt.date.fromisoformat(time.earliest or ""), dt.date.fromisoformat(time.latest or "")
    days = (last - first).days + 1
    return (
        frozenset((first + dt.timedelta(n)).isoweekday() for n in range(days)) if days < len(WEEKDAYS) else frozenset()
    )


def origin_of(claim: Claim) -> str:
    """Who is answerable: the last link of the chain, else the report's own outlet."""
    if claim.chain:
        last = claim.chain[-1]
        return last.id or f"said:{fold(last.label_ar)}"
    return f"{OUTLET}{claim.document}"


def _tolls(claim: Claim) -> dict[str, tuple[int, int | None]]:
    """The largest whole figure of each kind."""
    found: dict[str, tuple[int, int | None]] = {}
    for count in claim.counts:
        if count.what in (CountWhat.KILLED, CountWhat.WOUNDED) and count.low is not None and count.part_of is None:
            known = found.get(count.what)
            if known is None or count.low > known[0]:
                found[count.what] = (count.low, count.high)
    return found


def _bag(claim: Claim, document: Document, *, lead: bool) -> Counter[str]:
    bag = Counter(stems(claim.evidence.text))
    for span in claim.mentions:
        for stem in stems(span.text):
            bag.pop(stem, None)
    if lead:
        text = " ".join(document.text[z.start : z.end] for z in document.zones if z.kind in READ)
        bag.update(stems(" ".join(text.split()[:_DOCUMENT_WORDS])))
    return bag


def stems(text: str) -> Iterable[str]:
    """The stems of a text's Arabic words and numbers."""
    return (_stem(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) if not word[0].isdigit() else word


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("arabic")
