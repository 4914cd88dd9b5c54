"""Where the accounts of one event part.

A contradiction cannot hold on both sides (two far places, two exact tolls, told and denied); a difference
may (two helpers named), and a reader should see both. A coarse value that contains a finer one agrees with
it. Every side names its claims, and sides share none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from isnad.events.traits import weekdays_in
from isnad.places.gazetteer import haversine_km
from isnad.records import Claim, CountWhat, Denied, Disagreement, DisagreementKind, Role, Side, Status, Time

_EXACT_PLACE = 3  # where_prec of a district: coarser places do not contradict one another
_SLACK_KM = 8.0
_COUNTED = (CountWhat.KILLED, CountWhat.WOUNDED)
_NO_CIVILIANS = (None, "combatants", "security-forces", "police")


def disagreements(claims: Sequence[Claim], origin: Mapping[str, str]) -> list[Disagreement]:
    """Every disagreement among the claims of one event, in a fixed order.

    Args:
        claims: of the event.
        origin: whose voice each is, by claim id.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    told = [c for c in ordered if c.status is Status.ACTUAL]
    found = [
        _occurrence(ordered), _responsibility(ordered), _casualties(ordered), _place(told), _time(told), *(_toll(told, what, origin) for what in _COUNTED),
        _parties(told, "actor", Role.ACTOR), _parties(told, "recipient", Role.RECIPIENT), _parties(told, "partner", Role.PARTNER),
    ]  # fmt: skip
    return [d for d in found if d is not None]


def _occurrence(claims: Sequence[Claim]) -> Disagreement | None:
    """Told by one, denied by another; who only denies casualties or a part in it does not deny that it happened."""
    denied = [c for c in claims if c.status is Status.DENIED and _what(c) is Denied.OCCURRENCE]
    told = [c for c in claims if c.status in (Status.ACTUAL, Status.HABITUAL)]
    return _denied("occurrence", told, denied)


def _responsibility(claims: Sequence[Claim]) -> Disagreement | None:
    """A party that denies a part in it, against those who name it as the one who did it."""
    denied = [c for c in claims if c.status is Status.DENIED and _what(c) is Denied.RESPONSIBILITY]
    accused = {a.id for c in denied for a in c.actors if a.role is Role.ACTOR and a.id}
    told = [
        c for c in claims if c.status is Status.ACTUAL and accused & {a.id for a in c.actors if a.role is Role.ACTOR}
    ]
    return _denied("responsibility", told, denied)


def _casualties(claims: Sequence[Claim]) -> Disagreement | None:
    """That nobody was hurt, against figures of killed or wounded; that no civilian was, against those of others than fighters."""
    denied = [c for c in claims if c.status is Status.DENIED and _what(c) in (Denied.CASUALTIES, Denied.CIVILIAN_HARM)]
    whole = any(_what(c) is Denied.CASUALTIES for c in denied)
    told = [
        c
        for c in claims
        if c.status is Status.ACTUAL
        and any(k.what in _COUNTED and k.low and (whole or k.who not in _NO_CIVILIANS) for k in c.counts)
    ]
    return _denied("casualties" if whole else "civilian-harm", told, denied)


def _what(claim: Claim) -> Denied:
    return claim.denies.what if claim.denies is not None else Denied.OCCURRENCE


def _denied(about: str, told: Sequence[Claim], denied: Sequence[Claim]) -> Disagreement | None:
    if not told or not denied:
        return None
    sides = [Side(value="actual", claims=[c.id for c in told]), Side(value="denied", claims=[c.id for c in denied])]
    return Disagreement(about=about, kind=DisagreementKind.CONTRADICTION, sides=sides)


def _sides(
    claims: Sequence[Claim],
    apart: Callable[[Claim, Claim], bool],
    value: Callable[[Claim], str],
    key: Callable[[Claim], str] = lambda _: "",
) -> list[Side]:
    """Claims that clash with another, grouped by what they say; a claim that clashes with none stands on no side."""
    clashing = {c.id: c for one, other in combinations(claims, 2) if apart(one, other) for c in (one, other)}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in claims:
        if claim.id in clashing:
            groups[value(claim), key(claim)].append(claim.id)
    return [Side(value=v, claims=ids) for (v, _), ids in sorted(groups.items())]


def _place(claims: Sequence[Claim]) -> Disagreement | None:
    placed = [c for c in claims if c.place and c.place.lat is not None and (c.place.precision or 9) <= _EXACT_PLACE]

    def apart(one: Claim, other: Claim) -> bool:
        a, b = one.place, other.place
        if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return False
        return haversine_km(a.lat, a.lon, b.lat, b.lon) > (a.radius_km or 0) + (b.radius_km or 0) + _SLACK_KM

    sides = _sides(
        placed,
        apart,
        lambda c: (c.place.name_en or c.place.text) if c.place else "",
        lambda c: (c.place.id or "") if c.place else "",
    )
    return _contradiction("place", sides)


def _time(claims: Sequence[Claim]) -> Disagreement | None:
    dated = [c for c in claims if c.time and ((c.time.earliest and c.time.latest) or c.time.weekday)]

    def apart(one: Claim, other: Claim) -> bool:
        a, b = one.time, other.time
        if a is None or b is None:
            return False
        if a.earliest and a.latest and b.earliest and b.latest and (a.latest < b.earliest or b.latest < a.earliest):
            return True
        mine, theirs = weekdays_in(a), weekdays_in(b)
        return bool(mine and theirs and not mine & theirs)

    return _contradiction("time", _sides(dated, apart, lambda c: _when(c.time) if c.time else ""))


def _when(time: Time) -> str:
    """The weekday where its date is open, else the days as EDTF."""
    return time.weekday or time.edtf or ""


def _toll(claims: Sequence[Claim], what: CountWhat, origin: Mapping[str, str]) -> Disagreement | None:
    """Two whole figures of one kind that exclude each other; figures of different people do not."""

    def figure(claim: Claim) -> tuple[int, int | None, str | None] | None:
        whole = [k for k in claim.counts if k.what is what and k.low is not None and k.part_of is None]
        if not whole:
            return None
        best = max(whole, key=lambda k: k.low or 0)
        return best.low or 0, best.high, best.who

    counted = [c for c in claims if figure(c) is not None]

    def apart(one: Claim, other: Claim) -> bool:
        a, b = figure(one), figure(other)
        if a is None or b is None or origin[one.id] == origin[other.id]:
            return False
        if a[2] is not None and b[2] is not None and a[2] != b[2] and "civilians" not in (a[2], b[2]):
            return False
        return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])

    kinds: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for low, high, who in filter(None, map(figure, counted)):
        kinds[low, high].update({who} if who else set())

    def value(claim: Claim) -> str:
        """The figure; one that does not say of whom stands with the same figure that does."""
        low, high, who = figure(claim) or (0, None, None)
        who = who or (next(iter(kinds[low, high])) if len(kinds[low, high]) == 1 else None)
        shown = f"{low}" if low == high else f"{low}+" if high is None else f"{low}-{high}"
        return f"{shown} {what}" + (f" ({who})" if who else "")

    sides = _sides(counted, apart, value)
    return _contradiction("counts", sides)


def _parties(claims: Sequence[Claim], about: str, role: Role) -> Disagreement | None:
    """Different known parties in one role: both may have had a part, so it is a difference."""

    def ids(claim: Claim) -> frozenset[str]:
        return frozenset(a.id for a in claim.actors if a.role is role and a.id and not a.id.startswith("generic."))

    named = [c for c in claims if ids(c)]

    def apart(one: Claim, other: Claim) -> bool:
        mine, theirs = ids(one), ids(other)
        if mine & theirs:
            return False
        return not {i.split(".")[0] for i in mine} & {i.split(".")[0] for i in theirs}

    sides = _sides(named, apart, lambda c: ", ".join(sorted(ids(c))))
    if len(sides) < 2:
        return None
    return Disagreement(about=about, kind=DisagreementKind.DIFFERENCE, sides=sides)


def _contradiction(about: str, sides: list[Side]) -> Disagreement | None:
    if len(sides) < 2:
        return None
    return Disagreement(about=about, kind=DisagreementKind.CONTRADICTION, sides=sides)
