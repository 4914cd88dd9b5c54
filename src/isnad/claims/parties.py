"""From a noun phrase to somebody: a registered actor, a state's force, a kind of people, or just the words.

Most parties of a conflict report are in no list; the phrase itself then names them. The registry says who
the known ones are, and the owner of what was hit stands for it (مواقع تنظيم X: X).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.dates.interval import Interval
from isnad.lexicon.lives import life_of
from isnad.lexicon.load import Lexicon
from isnad.lexicon.model import Actor, Arm, Entry, Layer, PeopleKind, TargetKind
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit
from isnad.mentions.syntax import Syntax
from isnad.text.tokens import Sentence

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SPY"})
_MAX_WORDS = 12


class Party(NamedTuple):
    """A phrase `[first, behind)` and whom it names; `id` is None for somebody the registry does not know."""

    first: int
    behind: int
    id: str | None
    ar: str
    en: str
    kind: str
    sector: str | None = None
    country: str | None = None
    people: PeopleKind | None = None
    target: TargetKind | None = None
    armed: bool = False
    tokens: Sentence | None = None  # the sentence whose tokens are meant; a party may be carried into another

    @property
    def known(self) -> bool:
        """Whether the registry knows it."""
        return self.id is not None


class Named:
    """Who a report has named so far, for the short forms that mean them later (التنظيم، التحالف)."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def add(self, actor: str) -> None:
        """Remember that a full name stood here."""
        if actor in self.ids:
            self.ids.remove(actor)
        self.ids.append(actor)

    def __contains__(self, actor: object) -> bool:
        return actor in self.ids


class PartyFinder:
    """Reads the parties of one sentence."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, named: Named) -> None:
        self.syntax = syntax
        self.scan = syntax.scan
        self.lexicon = lexicon
        self.named = named
        self.phrase_start = -1

    def group(self, at: int) -> tuple[list[Party], int]:
        """The parties joined with و that begin at a token, and where they end."""
        found: list[Party] = []
        while at < self.syntax.size and len(found) < 6:
            end = self.syntax.phrase_end(at)
            if end <= at:
                break
            party = self.read(at, end)
            if found and not self._joins(found[0], party):
                break
            found.append(party)
            at = max(party.behind, end)
            more, at = self._more_states(party, at)
            found.extend(more)
            following = self._next_joined(at)
            if following is None:
                break
            at = following
        return found, (found[-1].behind if found else at)

    def _more_states(self, party: Party, at: int) -> tuple[list[Party], int]:
        """الحكومتين العراقية والسورية, قوات فرنسية وأميركية: one noun, several states."""
        found: list[Party] = []
        arms = [
            h.entry
            for i in range(party.first, party.behind)
            for h in self.scan.at(i, Layer.ARM)
            if isinstance(h.entry, Arm)
        ]
        while at < self.syntax.size and (arms or party.armed or party.kind == "state"):
            word = self.scan.words[at]
            states = [h.entry for h in self.scan.at(at, Layer.STATE) if isinstance(h.entry, Actor)]
            if (
                word is None
                or not word.conj
                or not states
                or (self.scan.at(at, Layer.ACTOR) and not word.key.startswith("وال"))
            ):
                break
            force = self.force(states[0], arms[0].arm if arms else "all")
            found.append(self.force_party(at, force))
            at += 1
        return found, at

    def _next_joined(self, at: int) -> int | None:
        if at < self.syntax.size and self.scan.sentence.keys[at] == ",":
            at += 1
        if at >= self.syntax.size:
            return None
        word = self.scan.words[at]
        if word is None or not word.conj or self.syntax.is_verb(at) or self.scan.bits[at] & BIT["conj"]:
            return None
        if self.scan.at(at, Layer.HAPPENING) and not self.scan.at(at, Layer.PEOPLE):
            return None
        return at

    @staticmethod
    def _joins(one: Party, other: Party) -> bool:
        """Parties of a kind are joined; a stray noun behind a known actor is not."""
        return other.known or other.armed or other.people is not None or not one.known

    def read(self, first: int, behind: int) -> Party:
        """Who a phrase names, its owner included (مواقع تابعة لـ X)."""
        self.phrase_start = first
        owner_end = self._owner_end(behind)
        hits = [h for i in range(first, owner_end) for h in self.scan.starting.get(i, ()) if h.behind <= owner_end]
        people = next((h.entry for h in hits if isinstance(h.entry, PeopleKind)), None)
        target = next((h.entry for h in hits if isinstance(h.entry, TargetKind)), None)
        actor = self._actor(hits, head_is_people=people is not None)
        first = self._without_amount(first, behind)
        if actor is not None:
            end = owner_end
            return Party(
                first, min(end, first + _MAX_WORDS), actor.id, actor.ar, actor.en, actor.kind, actor.sector,
                actor.country, people, target, actor.sector in ARMED or actor.kind == "state", self.scan.sentence,
            )  # fmt: skip
        words = self._words(first, behind)
        arm = next((h.entry for h in hits if isinstance(h.entry, Arm)), None)
        armed = arm is not None and arm.arm != "government"
        if people is not None:
            armed = people.who == "combatants" or people.who == "security-forces"
            return Party(
                first,
                behind,
                None,
                words,
                people.en or words,
                "people",
                None,
                None,
                people,
                target,
                armed,
                self.scan.sentence,
            )
        return Party(
            first,
            behind,
            None,
            words,
            words,
            "group" if armed else "unknown",
            target=target,
            armed=armed,
            tokens=self.scan.sentence,
        )

    def _without_amount(self, first: int, behind: int) -> int:
        """25 عنصرا, عدد من المدنيين: the amount is a count, not part of the name."""
        return first if behind - first <= 1 or not self.scan.is_a(first, "demonstrative") else first + 1

    def _words(self, first: int, behind: int) -> str:
        behind = min(behind, first + _MAX_WORDS)
        return " ".join(k for k in self.scan.sentence.keys[first:behind] if k not in ('"', "'"))

    def _owner_end(self, at: int) -> int:
        """Behind the owner named after a phrase: لـ X, تابعة لـ X, خاضعة لسيطرة X, من X, في صفوف X."""
        keys, size = self.scan.sentence.keys, self.syntax.size
        index = at
        if index < size and self.scan.listed(index, "owned"):
            index += 1
            while index < size and (keys[index] == '"' or self.scan.listed(index, "owned_by")):
                index += 1
            return self._behind_actor(index) or at
        if index < size and (length := self.scan.listed(index, "in_ranks")):
            return self._behind_actor(index + length) or at
        if index < size and keys[index] == "من":
            following = index + 1
            while following < size and (self.scan.at(following, Layer.PEOPLE) or self.scan.at(following, Layer.ARM)):
                following += 1
                if self.scan.at(following, Layer.ACTOR) or self.scan.at(following, Layer.STATE):
                    break
            return self._behind_actor(following) or self._behind_actor(index + 1) or at
        if index < size:
            word = self.scan.words[index]
            if word is not None and word.prep == "ل":
                if self.scan.at(index, Layer.ACTOR):
                    return self._behind_actor(index) or at
                index = self._behind_complement(index)
        if index + 1 < size and keys[index] == "في" and self.scan.at(index + 1, Layer.ACTOR):
            owner = [
                h
                for h in self.scan.at(index + 1, Layer.ACTOR)
                if isinstance(h.entry, Actor) and h.entry.kind != "state"
            ]
            return (self._behind_actor(index + 1) or at) if owner else at
        return at

    def _behind_complement(self, at: int) -> int:
        """اجتماعا لهيئة الحرب في التنظيم: past the complement, to where its body is named."""
        end = at + 1
        while end < self.syntax.size and end - at < 4:
            word = self.scan.words[end]
            if word is None or self.scan.bits[end] or not word.article:
                return end
            end += 1
        return end

    def _behind_actor(self, at: int) -> int:
        if at >= self.syntax.size:
            return 0
        hits = [h for h in self.scan.at(at, Layer.ACTOR) if self._means(h)]
        if hits:
            return max(h.behind for h in hits)
        if self.scan.at(at, Layer.ARM):
            end = self.syntax.phrase_end(at) if not self._prefixed(at) else at + 2
            end = min(end, self.syntax.size)
            if any(self.scan.at(i, Layer.STATE) for i in range(at, end)):
                return end
        return 0

    def _prefixed(self, at: int) -> bool:
        word = self.scan.words[at]
        return word is not None and bool(word.prep)

    def _means(self, hit: Hit) -> bool:
        """A short form means its actor only after the full name."""
        if isinstance(hit.entry, Actor) and hit.entry.kind == "state" and hit.first == self.phrase_start:
            return True
        return not hit.form.short or hit.entry.id in self.named

    def _actor(self, hits: list[Hit], *, head_is_people: bool) -> Actor | None:
        """The registered actor among the hits of a phrase: a full name, else a force with a state's adjective."""
        names = [h for h in hits if h.layer is Layer.ACTOR and isinstance(h.entry, Actor) and self._means(h)]
        specific = [h for h in names if not h.entry.id.startswith("generic.") and h.form.tag != "capital"]
        composed = self._composed(hits, names)
        if composed is not None and all(
            h.form.short or (isinstance(h.entry, Actor) and h.entry.kind == "state") for h in specific
        ):
            return composed
        if specific:
            best = max(specific, key=self._preference)
            if isinstance(best.entry, Actor):
                return best.entry
        if composed is not None:
            return composed
        bare = self._bare_arm(hits)
        if bare is not None:
            return bare
        if names and not head_is_people:
            entry = names[0].entry
            return entry if isinstance(entry, Actor) else None
        return None

    def _preference(self, hit: Hit) -> tuple[bool, bool, int, int]:
        """A body before its state, a full name before a short one, a longer name, of equals the one named last."""
        state = isinstance(hit.entry, Actor) and hit.entry.kind == "state"
        recent = self.named.ids.index(hit.entry.id) if hit.entry.id in self.named else -1
        own = not hit.form.short
        return not state, own, hit.behind - hit.first, recent

    def _bare_arm(self, hits: list[Hit]) -> Actor | None:
        """القوات الجوية without a state: the air force that the report has named last."""
        arms = [
            h
            for h in hits
            if isinstance(h.entry, Arm)
            and h.reading.article
            and h.entry.id not in ("arm.government", "arm.all", "arm.land")
        ]
        if not arms or not isinstance(arms[0].entry, Arm):
            return None
        for ident in reversed(self.named.ids):
            known = self.lexicon.actors.get(ident)
            if known is not None and known.arm == arms[0].entry.arm:
                return known
        return None

    def _composed(self, hits: list[Hit], names: list[Hit]) -> Actor | None:
        """طائرات + روسية: the Russian air force; جنود + أتراك: Turkish forces."""
        state = next((h.entry for h in hits if h.layer is Layer.STATE and isinstance(h.entry, Actor)), None)
        if state is None:
            state = next((h.entry for h in names if isinstance(h.entry, Actor) and h.entry.kind == "state"), None)
        if state is None or state.country is None:
            return None
        arms = [h.entry for h in hits if isinstance(h.entry, Arm)]
        people = next((h.entry for h in hits if isinstance(h.entry, PeopleKind)), None)
        if arms:
            return self.force(state, arms[0].arm)
        if any(h.entry.id.startswith("generic.") for h in names):
            sector = next(
                h.entry.sector for h in names if isinstance(h.entry, Actor) and h.entry.id.startswith("generic.")
            )
            return self.force(
                state, {"COP": "police", "GOV": "government", "LEG": "government"}.get(sector or "", "all")
            )
        if people is not None and people.who in ("combatants", "security-forces"):
            return self.force(state, "all")
        return None

    def is_place(self, party: Party) -> bool:
        """Whether the phrase names a place rather than somebody."""
        key = self.scan.sentence.keys[party.first]
        if key in self.lexicon.place_words or (key[:1] == "و" and key[1:] in self.lexicon.place_words):
            return True
        return any(self.scan.at(i, Layer.PLACE) for i in range(party.first, party.behind))

    def force_party(self, at: int, force: Actor) -> Party:
        """A state's force named by an adjective alone (قصف تركي)."""
        return Party(
            at,
            at + 1,
            force.id,
            force.ar,
            force.en,
            force.kind,
            force.sector,
            force.country,
            armed=True,
            tokens=self.scan.sentence,
        )

    def force(self, state: Actor, arm: str) -> Actor:
        """The registered force of a state, or one made from the state's name."""
        known = self.lexicon.by_arm
        for wanted in (arm,) if arm in _CIVIL_ARMS else (arm, "all", "land"):
            if (state.country, wanted) in known:
                return known[state.country, wanted]
        if arm == "government":
            return state
        return Actor(
            id=f"{state.id}.{arm}", ar=f"قوات {state.ar}", en=f"{state.en} ({_FORCE_EN.get(arm, 'forces')})", kind="organisation",
            sector=_FORCE_SECTOR.get(arm, "MIL"), country=state.country, parent=state.id,
        )  # fmt: skip


_CIVIL_ARMS = ("government", "police", "intelligence")  # no army stands in for these
_FORCE_SECTOR = {"police": "COP", "intelligence": "SPY"}
_FORCE_EN = {
    "air": "air force",
    "sea": "navy",
    "police": "police",
    "intelligence": "intelligence",
    "land": "ground forces",
}


def alive(hits: list[Hit], published: Interval | None) -> list[Hit]:
    """Of hits that share a name, those whose entry was when the report appeared; else the first in the file."""
    if len(hits) < 2:
        return hits
    return [h for h in hits if published is not None and _lived(h.entry, published)] or hits[:1]


def _lived(entry: Entry, published: Interval) -> bool:
    return life_of(entry.since, entry.until).meets(published.earliest, published.latest)


def named_in(hits: list[Hit], published: Interval | None) -> Iterator[str]:
    """Ids of the actors that a sentence names in full."""
    by_place: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if not hit.form.short:
            by_place.setdefault((hit.first, hit.behind), []).append(hit)
    for sharing in by_place.values():
        yield from (h.entry.id for h in alive(sharing, published)[:1])


def unique(parties: list[Party]) -> list[Party]:
    """Parties once each, in order."""
    seen: set[str] = set()
    kept = []
    for party in parties:
        mark = party.id or party.ar
        if mark not in seen:
            seen.add(mark)
            kept.append(party)
    return kept
