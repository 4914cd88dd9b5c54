"""The event as a view over its claims: the best-supported time, place and parties, ranges, origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from isnad.events.disagree import disagreements
from isnad.events.traits import origin_of
from isnad.events.voices import Voices
from isnad.records import Claim, ClaimActor, Count, CountScope, Event, Origin, Place, Status, Time
from isnad.text.normalise import fold


def event(claims: Sequence[Claim], voices: Voices) -> Event:
    """The event of a cluster of claims; its id is the smallest of theirs.

    Args:
        claims: of one event.
        voices: who repeats whom; an earlier version of a page does not speak where a later one does.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    origin = voices.of(ordered)
    current = voices.current(ordered)
    types = Counter(c.event_type for c in current)
    return Event(
        id=ordered[0].id, aliases=[], event_type=min(types, key=lambda t: (-types[t], str(t))), modes=_modes(current),
        status=_status(current), time=_time(current, origin), place=_place(current, origin), actors=_actors(current),
        counts=_counts(current), claims=[c.id for c in ordered], documents=sorted({c.document for c in ordered}),
        contains=[], part_of=[], origins=origins(ordered, origin), disagreements=disagreements(current, origin), grade=None,
    )  # fmt: skip


def _modes(claims: Sequence[Claim]) -> list[str]:
    spread = Counter(m for c in claims for m in c.modes)
    return sorted(spread, key=lambda m: (-spread[m], m))


def _status(claims: Sequence[Claim]) -> Status:
    """Told as real by anybody, it stands as told; who denies it is among the disagreements."""
    order = (Status.ACTUAL, Status.HABITUAL, Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED)
    return min((c.status for c in claims), key=order.index)


def _time(claims: Sequence[Claim], origin: Mapping[str, str]) -> Time | None:
    """The narrowest time that is given, of equals the one that most origins give.

    What other reports add to a claim's time counts: it is what its words mean among them.
    """
    known = [(c.time_resolved or c.time, origin[c.id]) for c in claims]
    times = [(time, voice) for time, voice in known if time is not None and time.edtf]
    if not times:
        return next((c.time for c in claims if c.time is not None), None)
    backing: dict[str | None, set[str]] = defaultdict(set)
    for time, voice in times:
        backing[time.edtf].add(voice)
    return min((t for t, _ in times), key=lambda t: (t.precision or 9, -len(backing[t.edtf]), t.edtf or ""))


def _place(claims: Sequence[Claim], origin: Mapping[str, str]) -> Place | None:
    """The most exact place that is given, of equals the one that most origins give."""
    backing: dict[str | None, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.place is not None:
            backing[claim.place.id].add(origin[claim.id])
    placed = [c.place for c in claims if c.place is not None]
    if not placed:
        return None
    return min(
        placed, key=lambda p: (min(p.precision or 9, 4), -len(backing[p.id]), p.radius_km or 1e9, p.id or p.text)
    )


def _actors(claims: Sequence[Claim]) -> list[ClaimActor]:
    """Every party once a role, the most often named first."""
    found: dict[tuple[str, str], ClaimActor] = {}
    spread: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        for actor in claim.actors:
            mark = (actor.role, actor.id or fold(actor.label_ar))
            spread[mark] += 1
            found.setdefault(mark, actor)
    return [found[m] for m in sorted(found, key=lambda m: (-spread[m], m))]


def _counts(claims: Sequence[Claim]) -> list[Count]:
    """For each thing counted the range over the claims: the lowest and the highest that anybody says."""
    groups: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for claim in claims:
        if claim.status is not Status.ACTUAL:
            continue
        for count in claim.counts:
            if count.low is not None and count.part_of is None and count.scope is CountScope.OCCASION:
                groups[count.what, count.who].append(count)
    ranges = []
    for (_, who), counts in sorted(groups.items(), key=lambda kv: (kv[0][0], kv[0][1] or "")):
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts]
        first = min(counts, key=lambda c: (c.text, c.start))
        ranges.append(
            Count(
                what=first.what,
                who=who,
                as_called=first.as_called,
                low=min(lows),
                high=None if None in highs else max(h for h in highs if h is not None),
                approx=any(c.approx for c in counts),
                part_of=None,
                scope=CountScope.OCCASION,
                text=first.text,
                start=first.start,
                end=first.end,
            )
        )
    return ranges


def origins(claims: Sequence[Claim], origin: Mapping[str, str]) -> list[Origin]:
    """Independent origins: one speaker once, and one text once however many outlets print it."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[origin[claim.id]].append(claim)
    return [
        Origin(
            id=id_,
            label_en=_label(members, id_),
            claims=sorted(c.id for c in members),
            documents=sorted({c.document for c in members}),
        )
        for id_, members in sorted(groups.items())
    ]


def _label(claims: Sequence[Claim], origin: str) -> str:
    """What the reports call whoever is answerable; one of several may not name them."""
    named = [c for c in claims if c.chain]
    credited = next((c for c in named if origin_of(c) == origin), named[0] if named else None)
    return credited.chain[-1].label_en if credited is not None else "the outlet itself"
