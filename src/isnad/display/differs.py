"""Where the accounts of an event part: which cells of which claims, against which others, in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isnad.dates.interval import WEEKDAYS
from isnad.display import wording
from isnad.display.say import Say
from isnad.records import Claim, Disagreement, DisagreementKind, Event, Side

_TOLD_OR_DENIED = ("occurrence", "responsibility", "casualties", "civilian-harm")
# The figures of a side as `events.disagree` writes them: "7 killed (civilians)", "11+ killed", "4-6 wounded"
_FIGURE = re.compile(r"(\d+)(\+|-(\d+))? ([a-z]+)(?: \(([a-z-]+)\))?")
_COLUMNS = {"time": "day", "place": "place", "counts": "counts"}
STYLES = {DisagreementKind.CONTRADICTION: "red", DisagreementKind.DIFFERENCE: "yellow"}


class Apart(NamedTuple):
    """One claim on one side of a disagreement, and the claims on the others."""

    about: str
    kind: DisagreementKind
    others: tuple[str, ...]

    @property
    def column(self) -> str:
        """The column of the table that it marks."""
        return _COLUMNS.get(self.about, "what")


def apart(event: Event) -> dict[str, list[Apart]]:
    """For each claim that stands on a side, what it differs in and from which claims."""
    found: dict[str, list[Apart]] = defaultdict(list)
    for disagreement in event.disagreements:
        for side in disagreement.sides:
            others = [id_ for other in disagreement.sides if other is not side for id_ in other.claims]
            for claim in side.claims:
                found[claim].append(Apart(disagreement.about, disagreement.kind, tuple(others)))
    return dict(found)


def mark(say: Say, difference: Apart, numbers: Mapping[str, int]) -> str:
    """A sign and words: with which rows of the table this cell does not agree."""
    rows = sorted(numbers[id_] for id_ in difference.others if id_ in numbers)
    return say(f"mark.{difference.kind}", rows=say.listed((str(row) for row in rows), most=5))


def heading(say: Say, disagreement: Disagreement) -> str:
    """What the accounts part about, and whether both can hold."""
    kind = say.term("disagreement", disagreement.kind)
    about = say.term("about", disagreement.about)
    return say(f"disagreement.{disagreement.kind}", kind=kind, about=about)


def side(say: Say, disagreement: Disagreement, of: Side, claims: Sequence[Claim]) -> str:
    """What one side says, in words; as the ledger has it where there is no better."""
    if disagreement.about in _TOLD_OR_DENIED:
        return say.term("status", of.value)
    mine = [claim for claim in claims if claim.id in of.claims]
    if disagreement.about == "time":
        if of.value in WEEKDAYS:
            return say.term("weekday", of.value)
        return wording.span(say, of.value) if of.value else say("unsaid")
    if disagreement.about == "counts":
        return _figure(say, of.value)
    if disagreement.about == "place":
        places = [claim.place for claim in mine if claim.place is not None]
        return wording.place(say, places[0]) if places else say.data(of.value)
    names = {actor.id: wording.party(say, actor) for claim in mine for actor in claim.actors if actor.id}
    parts = of.value.split(", ")
    return say("list.comma").join(names.get(part) or say.data(part) for part in parts)


def _figure(say: Say, value: str) -> str:
    found = _FIGURE.fullmatch(value)
    if found is None:
        return say.data(value)
    low, more, high, what, who = found.groups()
    number = wording.amount(say, int(low), int(high) if high else None if more else int(low))
    words = say("count", what=say.term("count_what", what), number=number)
    return say("count.who", count=words, who=say.term("who", who)) if who else words
