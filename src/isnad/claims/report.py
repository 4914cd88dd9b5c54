"""A report as a whole: the drafts of its sentences that tell of one happening become one.

Headline, lead and body tell the same thing three times. They are one claim when type, status and speaker
agree, nothing contradicts, and something beyond the type is shared; two speakers are two claims, always.
"""

from __future__ import annotations

import msgspec

from isnad.claims.sentence import Draft, parties_of
from isnad.places.gazetteer import haversine_km
from isnad.records import Count, EventType, Status

_REMEMBERED = 40  # happenings and drafts compared with; no report tells more at once, and hostile ones cost no more
_REACH = 12  # sentences back in which a second telling is looked for


class Happening(msgspec.Struct):
    """One happening of a report with every draft that tells of it, the fullest first."""

    drafts: list[Draft]
    told: bool
    why: list[str] = []

    @property
    def lead(self) -> Draft:
        """The draft whose words the claim rests on."""
        return self.drafts[0]


def gather(drafts: list[Draft]) -> list[Happening]:
    """Happenings in the order of their first mention."""
    found: list[Happening] = []
    for draft in drafts:
        same = _earlier(draft, found)
        if same is not None:
            same.drafts.append(draft)
            same.told = same.told or draft.frame.told
            same.why.append("report.same-happening")
        elif draft.frame.told or parties_of(draft) or draft.places:
            found.append(Happening([draft], draft.frame.told))
    for happening in found:
        happening.drafts.sort(key=_fullness, reverse=True)
    _same_means(found)
    return found


def _same_means(found: list[Happening]) -> None:
    """'The strike' of somebody whose strikes the report elsewhere calls air strikes is an air strike too."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for happening in found:
        for draft in happening.drafts:
            if draft.type is EventType.ASSAULT and draft.frame.modes:
                for country in _actor_countries(draft):
                    known.setdefault(country, set()).add(tuple(draft.frame.modes))
    for happening in found:
        draft = happening.lead
        if (
            draft.type is not EventType.ASSAULT
            or any(d.frame.modes for d in happening.drafts)
            or draft.frame.entry.id not in _NEUTRAL
        ):
            continue
        means = set().union(*(known.get(c, set()) for c in _actor_countries(draft)))
        if len(means) == 1:
            draft.frame.modes = list(means.pop())
            happening.why.append("report.same-means")


def _actor_countries(draft: Draft) -> set[str]:
    return {p.country for p in draft.frame.actors if p.country}


_NEUTRAL = frozenset(
    {"strike.general", "strike.target", "strike.pound", "bombardment", "attack"}
)  # words that leave the means open


def _fullness(draft: Draft) -> tuple[bool, int]:
    """How much a draft says; a headline is told in short, so the body leads."""
    said = len(draft.frame.actors) + len(draft.frame.recipients) + len(draft.counts) + len(draft.times)
    exact = sum(c.entry.radius_km < 30 for c in draft.places)
    return draft.frame.told, 2 * said + 3 * min(exact, 1) + len(draft.places) - draft.headline


def _earlier(draft: Draft, found: list[Happening]) -> Happening | None:
    for happening in reversed(found[-_REMEMBERED:]):
        if draft.tokens.number - happening.drafts[-1].tokens.number > _REACH:
            continue
        told = happening.drafts[-_REMEMBERED:]
        if all(_compatible(draft, other) for other in told) and any(_shares(draft, other) for other in told):
            return happening
    return None


def _compatible(one: Draft, other: Draft) -> bool:
    """Nothing that the two say contradicts."""
    if one.type is not other.type or one.frame.status is not other.frame.status or one.frame.status is Status.DENIED:
        return False
    if one.tokens is other.tokens:
        return False
    return (
        _same_voice(one, other) and _same_or_silent(one, other, "actor") and _same_or_silent(one, other, "recipient")
        and same_place(one, other) and _same_modes(one, other) and _same_counts(one, other) and _same_time(one, other)
    )  # fmt: skip


def could_be_one(one: Draft, other: Draft) -> bool:
    """Whether two tellings, whoever tells, are of one act: nothing contradicts, and means, side hit and place agree."""
    if one.type is not other.type or one.frame.status is not other.frame.status or one.tokens is other.tokens:
        return False
    hit = {p.id for r, p in parties_of(one) if r == "recipient" and p.id}
    also = {p.id for r, p in parties_of(other) if r == "recipient" and p.id}
    acted, countries = ({p.id for r, p in parties_of(d) if r == "actor" and p.id} for d in (one, other))
    by = bool(acted & countries) or not (acted and countries) or bool(_actor_countries(one) & _actor_countries(other))
    same_means = bool(set(one.frame.modes) & set(other.frame.modes))
    placed = bool(one.places and other.places) and same_place(one, other)
    return bool(hit & also) and by and same_means and placed and _same_counts(one, other)


def _same_voice(one: Draft, other: Draft) -> bool:
    """A headline, and a sentence that only points back, speak for whoever speaks below."""
    if one.chain is None or other.chain is None:
        quiet = one if one.chain is None else other
        return quiet.headline or not quiet.frame.told or (one.chain is None and other.chain is None)
    mine, theirs = one.chain.links[-1:], other.chain.links[-1:]
    return [link.id or link.label_ar for link in mine] == [link.id or link.label_ar for link in theirs]


def _same_or_silent(one: Draft, other: Draft, role: str) -> bool:
    mine = {p.id for r, p in parties_of(one) if r == role and p.id}
    theirs = {p.id for r, p in parties_of(other) if r == role and p.id}
    return not mine or not theirs or bool(mine & theirs)


def same_place(one: Draft, other: Draft) -> bool:
    """No two places that cannot be one; who names none says nothing against."""
    if not one.places or not other.places:
        return True
    return any(
        haversine_km(a.entry.lat, a.entry.lon, b.entry.lat, b.entry.lon) <= a.entry.radius_km + b.entry.radius_km + 15
        for a in one.places for b in other.places
    )  # fmt: skip


def _same_modes(one: Draft, other: Draft) -> bool:
    mine, theirs = set(one.frame.modes), set(other.frame.modes)
    return not mine or not theirs or bool(mine & theirs)


def _same_counts(one: Draft, other: Draft) -> bool:
    """Different figures of one kind are different happenings, unless one can be a part of the other."""
    return not any(_excludes(a, b) for a in one.counts for b in other.counts)


def _excludes(one: Count, other: Count) -> bool:
    """Two exact and whole figures of the same people that differ."""
    if one.what is not other.what or one.who != other.who or one.part_of is not None or other.part_of is not None:
        return False
    exact = None not in (one.low, one.high, other.low, other.high)
    return exact and one.low != other.low


def _same_time(one: Draft, other: Draft) -> bool:
    """Two different weekdays or dates are two days."""
    for mine in one.times[:1]:
        for theirs in other.times[:1]:
            a, b = mine.sense, theirs.sense
            if a.weekday and b.weekday and a.weekday != b.weekday:
                return False
            if a.day and b.day and (a.day, a.month) != (b.day, b.month):
                return False
            if a.deictic is not None and b.deictic is not None and a.deictic != b.deictic:
                return False
            if (a.rel or 0) != (b.rel or 0) or (a.year and b.year and a.year != b.year):
                return False
    return True


def _shares(one: Draft, other: Draft) -> bool:
    """Something beyond the type: a party, a place, a figure, a target; a word that points back needs nothing."""
    if not one.frame.told and one.frame.definite:
        return True
    mine, theirs = {p.id or p.ar for _, p in parties_of(one)}, {p.id or p.ar for _, p in parties_of(other)}
    parties = bool(mine & theirs)
    places = bool({c.entry.id for c in one.places} & {c.entry.id for c in other.places})
    figures = bool({(c.what, c.low) for c in one.counts} & {(c.what, c.low) for c in other.counts})
    if one.type is not EventType.ASSAULT:
        return parties
    thing = one.target is not None and other.target is not None and one.target.kind == other.target.kind
    return (parties + places + figures + thing) >= (1 if one.headline or other.headline or one.frame.definite else 2)
