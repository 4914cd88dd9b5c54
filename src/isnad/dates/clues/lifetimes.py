"""Lives of organisations: a name is not printed before there is such a body, nor its deeds told as news after its end.

Only a name that one entry alone bears says so, and only at the head of the news. An end counts for bodies whose names
ended with them (`final`), told of as acting. The horizon of the lexicon stands here as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from isnad.dates.clues.words import TRANSPARENT, Passage, forms
from isnad.dates.constraints import Constraint, Solution, Trust, not_after, not_before, solve
from isnad.dates.interval import parse_edtf
from isnad.lexicon.forms import names
from isnad.lexicon.lives import Life, life_of
from isnad.lexicon.load import Lexicon
from isnad.lexicon.model import Actor, Layer
from isnad.mentions.matcher import Hit, Scan
from isnad.records import Basis
from isnad.text.normalise import fold_key

_OPEN = Life(dt.date.min, dt.date.max)
TOLD_DAYS = 61  # a report tells of a day at most so long after it, the day with it
_BEFORE = 3  # tokens before a verb among which a word can take it out of today
_BESIDE = 2  # tokens beside a name in which it can be told that the body is gone
_SOFT = frozenset({Trust.MILESTONE, Trust.NAMED})
_ACTS = frozenset({Layer.HAPPENING, Layer.SAYING, Layer.VERB})

Words = tuple[str, ...]


class Horizon(NamedTuple):
    """No report is later than `last`; none after the release is dated by it.

    It is the lexicon's date: whatever speaks of a later day, the report's saving among it, says that it has passed.
    """

    last: dt.date
    released: dt.date

    def choose(self, constraints: Sequence[Constraint], soon: int) -> Solution | None:
        """The one year that a policy leaves of a weekday, day and month; None where it leaves more, or dates disagree.

        Args:
            constraints: all that speaks of the report's date.
            soon: within how many days of its publication a report is mostly saved.
        """
        days = {one.month_day for one in constraints if one.month_day is not None}
        told = any(one.trust is Trust.TOLD for one in constraints)
        if len(days) > 1 or not (days or told):
            return None
        most = 1 if days else TOLD_DAYS
        if solve(constraints).span.days <= most:
            return None
        for saved in (one for one in constraints if one.trust is Trust.RETRIEVED):
            if (found := self._within(constraints, _saved_soon(saved, soon), most)) is not None:
                return found
        return None if self._is_past(constraints) else self._behind_no_horizon(constraints, most)

    def _behind_no_horizon(self, constraints: Sequence[Constraint], most: int) -> Solution | None:
        """One soft clue alone, a milestone or a name, does not choose: without it the day must be the same."""
        basis = Basis(rule="published.horizon", text=self.last.isoformat())
        policy = Constraint(trust=Trust.POLICY, basis=basis, spans=not_after(self.last))
        solved = self._within(constraints, policy, most)
        if solved is None:
            return None
        soft = (one for one in solved.used if one.trust in _SOFT)
        rests = ([other for other in constraints if other is not one] for one in soft)
        others = [self._within(rest, policy, most) for rest in rests]
        return solved if all(other is not None and other.span == solved.span for other in others) else None

    def _is_past(self, constraints: Sequence[Constraint]) -> bool:
        """Whether a clue names a day behind the horizon."""
        ends = [day for one in constraints for span in one.spans for day in (span.earliest, span.latest)]
        return any(self.last < day < dt.date.max for day in ends)

    def _within(self, constraints: Sequence[Constraint], policy: Constraint, most: int) -> Solution | None:
        """What a policy leaves, if it is few days and none after the lexicon's release."""
        solved = solve([*constraints, policy])
        return solved if solved.span.days <= most and solved.span.latest <= self.released else None


def _saved_soon(saved: Constraint, soon: int) -> Constraint:
    """What is assumed where it is known when a report was saved."""
    first = saved.spans[0].latest - dt.timedelta(soon)
    basis = Basis(rule="published.saved-soon", text=saved.basis.text)
    return Constraint(trust=Trust.POLICY, basis=basis, spans=not_before(first))


class Lifetimes:
    """The names of the registry whose lives are known, and the lists of clues/lifetimes.yaml."""

    def __init__(self, lexicon: Lexicon, raw: Mapping[str, Any]) -> None:
        self._lexicon = lexicon
        self._lists = {name: frozenset(map(fold_key, raw[name])) for name in ("gone", "then", "before", "distinctive")}
        self.policy: Mapping[str, Any] = raw["policy"]

    @property
    def head_sentences(self) -> int:
        """How many sentences of the news are its head."""
        return int(self.policy["head_sentences"])

    @cached_property
    def horizon(self) -> Horizon:
        """Up to when reports are reckoned with."""
        return Horizon(*(_day(str(self.policy[name])) for name in ("horizon", "released")))

    def find(self, passage: Passage) -> Iterator[Constraint]:
        """What the names in a passage of the head allow, each once."""
        if not self._can_name(passage.keys):
            return
        scan = Scan(passage.sentence, self._lexicon)
        seen: set[tuple[str, Life]] = set()
        for hit, life in self._named(scan):
            if (hit.entry.id, life) in seen:
                continue
            seen.add((hit.entry.id, life))
            if life.first.year >= self.policy["earliest"]:
                basis = passage.basis("published.named-since", hit.first, hit.behind)
                yield Constraint(trust=Trust.NAMED, basis=basis, spans=not_before(life.first))
            if life.last < dt.date.max and _is_final(hit) and self._acts(passage, scan, hit):
                basis = passage.basis("published.acted-until", hit.first, hit.behind)
                last = life.last + dt.timedelta(self.policy["grace_days"])
                yield Constraint(trust=Trust.ACTED, basis=basis, spans=not_after(last))

    # ---- names ----------------------------------------------------------------------------------

    @cached_property
    def _lives(self) -> dict[tuple[str, Words], Life]:
        """The life that each name of a dated entry tells of, by entry and folded words."""
        known: dict[tuple[str, Words], Life] = {}
        for actor in self._lexicon.actors.values():
            if actor.unverified or (actor.since is None and actor.until is None):
                continue
            own = {name: life_of(one.since, one.until) for one in actor.named for name in one.names}
            whole = life_of(actor.since, actor.until)
            for name in (actor.ar, *actor.names):
                for words in _written(actor, name):
                    if self._tells(actor, words):
                        known[actor.id, words] = own.get(name, whole)
        return {key: life for key, life in known.items() if life != _OPEN}

    @cached_property
    def _openings(self) -> frozenset[Words]:
        """The first two words of every name, or its only one."""
        return frozenset(words[:2] for _, words in self._lives)

    def _can_name(self, keys: Sequence[str]) -> bool:
        """Whether a name may begin somewhere: a cheap question before the dear one."""
        written = [key for key in keys if key not in TRANSPARENT]
        for key, behind in zip(written, [*written[1:], ""], strict=False):
            if any((form,) in self._openings or (form, behind) in self._openings for form in forms(key)):
                return True
        return False

    def _tells(self, actor: Actor, words: Words) -> bool:
        """Whether a name is more than an ordinary word."""
        if len(words) > 1 or words[0] in self._lists["distinctive"]:
            return True
        others = self._lexicon.vocabulary.get(words[0], ())
        alone = all(form.entry.id == actor.id for form in others if not form.rest)
        return alone and len(words[0]) >= self.policy["letters"]

    def _named(self, scan: Scan) -> Iterator[tuple[Hit, Life]]:
        """The names that one entry alone bears, none inside a longer one, with their lives."""
        behind = 0
        for at in sorted({hit.first for hit in scan.of(Layer.ACTOR)}):
            hits = scan.at(at, Layer.ACTOR)
            if at < behind:
                continue
            behind = hits[0].behind
            if len({hit.entry.id for hit in hits}) > 1 or any(hit.form.short for hit in hits):
                continue
            lives = (self._lives.get((hit.entry.id, (hit.reading.stem, *hit.form.rest))) for hit in hits)
            life = next((life for life in lives if life is not None), None)
            if life is not None:
                yield hits[0], life

    # ---- deeds ----------------------------------------------------------------------------------

    def _acts(self, passage: Passage, scan: Scan, hit: Hit) -> bool:
        """Whether the one named is told of as doing something now, and not as one that is gone."""
        if passage.has_year or not self._lists["then"].isdisjoint(passage.words):
            return False
        if any(s.entry.id != _state(hit) and not s.reading.conj for s in scan.at(hit.behind, Layer.STATE)):
            return False  # قوات النظام الإيراني
        around = [*range(max(0, hit.first - _BESIDE), hit.first), *range(hit.behind, hit.behind + _BESIDE)]
        if any(
            not self._lists["gone"].isdisjoint(forms(scan.sentence.keys[i])) for i in around if i < len(scan.sentence)
        ):
            return False
        at = _back(scan.sentence.keys, hit.first - 1)
        if at >= 0 and _is_deed(scan, at, hit.reading.prep):
            return not passage.has_before(at, self._lists["before"], _BEFORE)
        ahead = hit.behind
        opens = at < 0 or scan.sentence.keys[at] in (":", "|", "/", ".")
        return opens and not hit.reading.prep and ahead < len(scan.sentence) and _is_verb(scan, ahead)


def _written(actor: Actor, name: str) -> Iterator[Words]:
    for first, form in names(Layer.ACTOR, actor, [name]):
        yield first, *form.rest


def _day(written: str) -> dt.date:
    span = parse_edtf(written)
    if span is None:
        raise ValueError(f"clues/lifetimes.yaml: {written} is no date")
    return span.latest


def _is_final(hit: Hit) -> bool:
    return isinstance(hit.entry, Actor) and hit.entry.final


def _state(hit: Hit) -> str | None:
    country = hit.entry.country if isinstance(hit.entry, Actor) else None
    return country.lower() if country else None


def _back(keys: Sequence[str], at: int) -> int:
    while at >= 0 and keys[at] in TRANSPARENT:
        at -= 1
    return at


def _is_deed(scan: Scan, at: int, prep: str) -> bool:
    """A verb before the name, or what was done: قصف قوات النظام, قصف مدفعي لقوات النظام."""
    if not prep:
        return _is_verb(scan, at) or any(
            h.form.pos == "noun" and h.behind == at + 1 for h in scan.at(at, Layer.HAPPENING)
        )
    before = (h for h in scan.of(Layer.HAPPENING) if h.form.pos == "noun" and at - 1 <= h.behind - 1 <= at)
    return prep == "ل" and any(before)


def _is_verb(scan: Scan, at: int) -> bool:
    """A verb that tells: active, in the past or the present."""
    hits = [hit for hit in scan.starting.get(at, ()) if hit.layer in _ACTS and hit.form.pos == "verb"]
    return any(not hit.form.passive and not hit.form.jussive and hit.reading.prep != "س" for hit in hits)
