"""The parts of a claim that stand in its report's words: who, whom, where, when, how many, through whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.display import chain, wording
from isnad.display.say import Say
from isnad.records import Claim

STYLES = {
    "happening": "magenta", "actor": "red", "recipient": "bright_blue", "partner": "bright_red", "target": "blue",
    "weapon": "bright_magenta", "place": "green", "time": "yellow", "counts": "cyan", "people": "bright_green",
    "chain": "bright_yellow",
}  # fmt: skip


class Part(NamedTuple):
    """A stretch of the report, what it is to the claim, and what it was read as."""

    kind: str
    start: int
    end: int
    text: str
    read_as: str

    @property
    def style(self) -> str:
        """Its colour; never the only thing that tells it apart."""
        return STYLES[self.kind]


def parts(say: Say, claim: Claim) -> list[Part]:
    """Every part with its reading in one language, in the order of the report."""
    found = sorted(_parts(say, claim), key=lambda part: (part.start, -part.end))
    return list(dict.fromkeys(found))


def _parts(say: Say, claim: Claim) -> Iterator[Part]:
    for span in claim.mentions:
        yield Part("happening", span.start, span.end, span.text, wording.happening(say, claim))
    for actor in claim.actors:
        yield Part(str(actor.role), actor.start, actor.end, actor.text, wording.party(say, actor))
    if claim.target is not None:
        t = claim.target
        yield Part("target", t.start, t.end, t.text, say.term("target", t.kind))
    if claim.weapon is not None:
        w = claim.weapon
        label = say.quoted(w.text) if say.rtl else say.data(w.label_en)
        yield Part("weapon", w.start, w.end, w.text, label)
    if claim.place is not None:
        p = claim.place
        yield Part("place", p.start, p.end, p.text, wording.place(say, p))
    if claim.time is not None and claim.time.start is not None and claim.time.end is not None:
        m = claim.time
        reading = wording.day(say, m).replace("\n", say("list.comma"))
        yield Part("time", claim.time.start, claim.time.end, m.text or "", reading)
    for count in claim.counts:
        yield Part("counts", count.start, count.end, count.text, wording.count(say, count))
    for person in claim.people:
        yield Part("people", person.start, person.end, person.text, _person(say, claim, person.start))
    for link in claim.chain:
        yield Part("chain", link.start, link.end, link.text, chain.said(say, link))


def _person(say: Say, claim: Claim, start: int) -> str:
    person = next(one for one in claim.people if one.start == start)
    told = [say.data(person.name)] if person.name else []
    if person.age is not None:
        told.append(say("person.age", age=person.age))
    if person.sex is not None:
        told.append(say.term("sex", person.sex))
    if person.status is not None:
        told.append(say.term("count_what", person.status))
    return say("list.comma").join(told)
