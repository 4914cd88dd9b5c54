"""A frame for each happening word of a sentence: whether it counts as one here, and what clause it rules.

Chooses among readings and refuses words that mean something else in this company (a football attack, an
explosion of anger). Who did it to whom is filled in by `roles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from isnad.claims.parties import Party
from isnad.lexicon.model import Actor, Happening, Layer, PeopleKind
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit, Scan
from isnad.mentions.syntax import Syntax
from isnad.records import Status


class Frame:
    """A happening under construction; `at` is its word, `[start, end)` its clause, in tokens."""

    __slots__ = (
        "actors", "at", "behind", "definite", "end", "entry", "hit", "joined", "light", "modes", "number",
        "pair", "partners", "passive", "recipients", "start", "status", "told", "verbal", "why",
    )  # fmt: skip

    def __init__(self, hit: Hit, entry: Happening, *, verbal: bool, start: int, end: int) -> None:
        self.hit = hit
        self.entry = entry
        self.at = hit.first
        self.behind = hit.behind
        self.verbal = verbal
        self.passive = verbal and hit.form.passive
        self.start = start
        self.end = end
        self.definite = not verbal and (hit.reading.article or bool(hit.reading.enclitic))
        self.number = "" if verbal else hit.form.tag
        self.actors: list[Party] = []
        self.recipients: list[Party] = []
        self.partners: list[Party] = []
        self.modes: list[str] = list(entry.modes)
        self.status = Status.ACTUAL
        self.told = True
        self.light: int | None = None
        self.joined: list[Frame] = []  # frames of the same happening: its result, its aim
        self.pair: Frame | None = None  # the word of harm joined to it that shares what follows: قتل وأصيب خمسة
        self.why: list[str] = [entry.id]

    @property
    def harm(self) -> bool:
        """Whether the word tells what became of people or things rather than the act."""
        return self.entry.harm is not None


def frames(syntax: Syntax) -> list[Frame]:
    """The frames of a sentence in reading order, roles still empty."""
    scan = syntax.scan
    found: list[Frame] = []
    covered = 0
    for at in sorted({hit.first for hit in scan.of(Layer.HAPPENING)}):
        if at < covered or syntax.timed[at]:
            continue
        verbal = syntax.is_verb(at)
        if _inside_a_name(scan, at):
            continue
        for hit in _readings(scan, at, verbal=verbal):
            entry = hit.entry
            if not isinstance(entry, Happening):
                continue
            if hit.form.loose:
                _mark_fixed(syntax, hit)
            start, end = syntax.clause_start(at), syntax.clause_end(hit.behind - 1)
            if entry.needs and not any(_present(syntax, need, start, end, hit) for need in entry.needs):
                continue
            found.append(Frame(hit, entry, verbal=verbal, start=start, end=end))
            covered = hit.behind
            break
    for one, other in pairwise(found):
        joined = (
            one.harm and other.harm and one.verbal == other.verbal and one.behind == other.at and other.hit.reading.conj
        )
        if joined and not (one.verbal and syntax.phrase_before(one.at) < one.at):
            one.pair = other
    return found


def _inside_a_name(scan: Scan, at: int) -> bool:
    """A word of a longer name, or a name by itself that only clitics would make a happening (فيدان, ليبرمان)."""
    for start in range(max(0, at - 5), at + 1):
        for hit in scan.at(start, Layer.ACTOR):
            if start < at < hit.behind and hit.behind - start > 1 and not hit.form.short:
                return True
    whole = any(not h.reading.conj and not h.reading.prep for h in scan.at(at, Layer.ACTOR))
    return whole and all(h.reading.conj or h.reading.prep for h in scan.at(at, Layer.HAPPENING))


def _mark_fixed(syntax: Syntax, hit: Hit) -> None:
    """The words that a verb is fixed with belong to it: النار in أطلق الجنود النار."""
    rest = hit.form.rest
    for start in range(hit.behind, syntax.size - len(rest) + 1):
        if tuple(syntax.keys[start : start + len(rest)]) == rest:
            if not syntax.scan.is_a(start, "prep", "title") and not _is_somebody(syntax, start):
                syntax.fixed[start : start + len(rest)] = b"\1" * len(rest)
            return


def _is_somebody(syntax: Syntax, at: int) -> bool:
    return any(h.layer in (Layer.PEOPLE, Layer.ARM, Layer.ACTOR) for h in syntax.scan.starting.get(at, ()))


def _readings(scan: Scan, at: int, *, verbal: bool) -> Iterator[Hit]:
    """Hits at a token that fit its being verb or not, the longest first."""
    hits = [h for h in scan.at(at, Layer.HAPPENING) if (h.form.pos == "verb") == verbal]
    if verbal:
        hits = [h for h in hits if not h.form.jussive or (at and scan.bits[at - 1] & BIT["jussive"])]
    yield from sorted(hits, key=lambda h: (h.first - h.behind, not h.form.loose, len(h.reading.conj + h.reading.prep)))


def _present(syntax: Syntax, need: str, start: int, end: int, own: Hit) -> bool:
    """Whether a word of a class stands in the clause, the happening word itself apart."""
    scan = syntax.scan
    for at in range(start, end):
        if own.first <= at < own.behind:
            continue
        if need == "number":
            if scan.numeric(at):
                return True
            continue
        for hit in scan.starting.get(at, ()):
            if _is(hit, need):
                return True
    return need == "place" and any(
        scan.bits[at] & (BIT["locative"]) for at in range(start, end) if not own.first <= at < own.behind
    )


def _is(hit: Hit, need: str) -> bool:
    entry = hit.entry
    if need == "human":
        return hit.layer is Layer.PEOPLE or (
            isinstance(entry, Actor) and entry.kind in ("organisation", "person", "group")
        )
    if need == "armed":
        if isinstance(entry, PeopleKind):
            return entry.who == "combatants" or entry.label  # إرهابيون: what one side calls the other
        if isinstance(entry, Actor):
            return entry.sector in ("MIL", "REB", "PRM", "UAF", "COP")
        return hit.layer is Layer.ARM and entry.id != "arm.government"
    if need == "weapon":
        return hit.layer is Layer.WEAPON
    if need == "thing":
        return hit.layer is Layer.TARGET
    if need == "place":
        return hit.layer is Layer.PLACE
    return False
