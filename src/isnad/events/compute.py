"""From all claims of a ledger to its events, each report's main one, copies and versions. Pure: records in, views out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from isnad.events.copies import near_copies
from isnad.events.dating import Dates, dating
from isnad.events.link import link
from isnad.events.traits import traits
from isnad.events.versions import previous_versions
from isnad.events.view import event
from isnad.events.voices import Voices
from isnad.mentions.times import TimeRules
from isnad.records import Claim, Copy, CountWhat, Document, Event, EventType, Status


class Linked(NamedTuple):
    """The events, the event of each claim; by report its main event, what it copies and the version before it.

    `dates` is what the reports of one event tell of one another's days.
    """

    events: list[Event]
    of_claim: dict[str, str]
    main: dict[str, str]
    copies: dict[str, Copy]
    previous: dict[str, str]
    dates: Dates


def _built_in_times() -> TimeRules:
    from isnad.claims.reader import default_reader

    return default_reader().times


def compute(
    documents: Sequence[Document], claims: Sequence[Claim], *, times: Callable[[], TimeRules] = _built_in_times
) -> Linked:
    """Link claims into events, and reports to those they repeat; the order of input does not matter.

    Args:
        documents: all reports.
        claims: all their claims; what an earlier linking added to either is not looked at.
        times: gives the time rules, for what must be read again to date one report by another.
    """
    by_id = {d.id: d for d in documents}
    copies, previous = near_copies(documents), previous_versions(documents)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.document, c.evidence.start, c.id)):
        by_document[claim.document].append(claim)
    leads = {d: found.id for d, mine in by_document.items() if (found := leading(mine)) is not None}
    told = sorted((c for c in claims if c.told or leads.get(c.document) == c.id), key=lambda c: c.id)
    groups = link(traits(told, by_id, leads))
    dates = dating(groups, by_document, by_id, times)
    known = {c.id: msgspec.structs.replace(c, time_resolved=dates.times.get(c.id)) for c in told}
    voices = Voices(by_id, by_document, copies, previous)
    events = [event([known[t.id] for t in group], voices) for group in groups]
    of_claim = {claim: found.id for found in events for claim in found.claims}
    main = {d: of_claim[c] for d, c in leads.items() if c in of_claim}
    return Linked(sorted(events, key=lambda e: e.id), of_claim, main, copies, previous, dates)


def leading(claims: Sequence[Claim]) -> Claim | None:
    """The claim a report is mainly about: told, violent or with a toll, near the head, named often."""
    if not claims:
        return None
    return max(claims, key=lambda c: (_weight(c), -c.evidence.start, c.id))


def _weight(claim: Claim) -> float:
    weight = 3.0 if claim.told else 0.0
    weight += {EventType.ASSAULT: 2.0, EventType.COERCE: 1.0}.get(claim.event_type, 0.0)
    weight += 1.0 if claim.status is Status.ACTUAL else 0.5 if claim.status is Status.DENIED else -1.0
    weight += 0.8 * any(c.what in (CountWhat.KILLED, CountWhat.WOUNDED) for c in claim.counts)
    weight += 0.5 * (claim.place is not None) + 0.3 * (claim.time is not None)
    weight += 0.4 * min(4, len(claim.mentions))
    return weight - claim.evidence.start / 400
