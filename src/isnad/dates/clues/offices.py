"""Holders of office: 'Prime Minister Haider al-Abadi' is said between the first and the last day of his term.

Title and name must stand together. A former holder gives the end of the term as a lower bound; a passage that tells
of another time gives nothing; nothing is concluded from a title or a name alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.dates.clues.words import TRANSPARENT, Passage, Phrases, Words, forms
from isnad.dates.constraints import EVER, FIRST, LAST, Constraint, Trust, not_before
from isnad.dates.interval import Interval, parse_edtf
from isnad.lexicon.load import Lexicon

_TITLE_REACH = 12  # tokens before a name in which its title may begin
_GONE_REACH = 4  # tokens before a title in which a death or a fall is told


class Offices:
    """Titles, names and terms of the registry, and of clues/holders.yaml where it knows nobody."""

    def __init__(self, lexicon: Lexicon, others: Iterable[Mapping[str, Any]], words: Words) -> None:
        self._words = words
        self.terms: dict[tuple[str, str], list[Interval]] = {}
        names: list[tuple[str, str]] = []
        titles: list[tuple[str, tuple[str, bool]]] = []
        for office in lexicon.offices:
            titles += [(title, (office.id, True)) for title in (office.office["ar"], *office.names)]
            titles += [(title, (office.id, False)) for title in office.short]
            for held in office.held:
                self._add(office.id, str(held["by"]), held)
        for row in others:
            titles += [(title, (row["id"], True)) for title in row.get("titles") or ()]
            titles += [(title, (row["id"], False)) for title in row.get("short") or ()]
            for held in row["held"]:
                if held.get("unverified"):
                    continue  # only remembered: it dates no report
                person = held.get("by") or held["names"][0]
                self._add(row["id"], person, held)
                names += [(name, person) for name in held.get("names") or ()]
        people = {person for _, person in self.terms}
        for person in sorted(people & lexicon.actors.keys()):
            actor = lexicon.actors[person]
            names += [(name, person) for name in (actor.ar, *actor.names, *actor.short)]
        self._titles = Phrases(dict.fromkeys(titles))
        self._names = Phrases(dict.fromkeys(names))
        self._states = _state_words(lexicon)

    def _add(self, office: str, person: str, held: Mapping[str, Any]) -> None:
        begin, end = (parse_edtf(str(held[key])) if held.get(key) else None for key in ("from", "to"))
        span = Interval(begin.earliest if begin else FIRST, end.latest if end else LAST)
        self.terms.setdefault((office, person), []).append(span)

    def find(self, passage: Passage) -> Iterator[Constraint]:
        """The terms of those whom a passage names with their office."""
        if passage.has_year or not self._words["then"].isdisjoint(passage.words):
            return
        at = 0
        while at < len(passage.keys):
            behind, people = self._named(passage, at)
            if people and (found := self._term(passage, at, behind, people)) is not None:
                yield found
            at = max(behind, at + 1)

    def _named(self, passage: Passage, at: int) -> tuple[int, list[str]]:
        """The people whom the longest name at a token may mean, and where it ends."""
        found = list(self._names.at(passage.keys, at))
        behind = max((end for end, _ in found), default=0)
        return behind, [person for end, person in found if end == behind]

    def _term(self, passage: Passage, at: int, behind: int, people: list[str]) -> Constraint | None:
        """The terms of the people in the offices that stand with their name; those of the nearest title."""
        nearest: int | None = None
        former = False
        spans: set[Interval] = set()
        label: str | None = None
        for start, office, was in self._held(passage, at, behind):
            found = [span for person in people for span in self.terms.get((office, person), ())]
            if found and nearest in (None, start):
                nearest, former = start, former or was
                spans.update(found)
                label = min(label or office, office)
        if nearest is None or passage.has_before(nearest, self._words["deputy"], 1):
            return None
        if passage.has_before(nearest, self._words["gone"], _GONE_REACH):
            return None
        former = former or not self._words["former"].isdisjoint(forms_at(passage, behind))
        return _constraint(passage, min(nearest, at), max(behind, nearest), sorted(spans), label, former=former)

    def _held(self, passage: Passage, at: int, behind: int) -> Iterator[tuple[int, str, bool]]:
        """The offices whose title stands with a name: where it begins, which, and whether it is a former one."""
        keys = passage.keys
        for start in range(at, max(-1, at - _TITLE_REACH), -1):
            for end, (office, _) in self._titles.at(keys, start):
                if end <= at and (former := self._between(passage, end, at)) is not None:
                    yield start, office, former
                elif start == at and end < behind:
                    yield start, office, False
        after = behind
        while after < len(keys) and keys[after] in TRANSPARENT:
            after += 1
        if after < len(keys) and after - behind <= 1:
            for end, (office, full) in self._titles.at(keys, after):
                if full and not self._of_a_state(passage, end):
                    yield at, office, not self._words["former"].isdisjoint(forms_at(passage, end))

    def _between(self, passage: Passage, first: int, behind: int) -> bool | None:
        """Whether the words between title and name make it a former one; None where they do not belong there."""
        former = False
        for index in range(first, behind):
            found = forms(passage.keys[index])
            if passage.keys[index] in TRANSPARENT:
                continue
            if not self._words["former"].isdisjoint(found):
                former = True
            elif self._words["filler"].isdisjoint(found) and self._states.isdisjoint(found):
                return None
        return former

    def _of_a_state(self, passage: Passage, at: int) -> bool:
        return at < len(passage.keys) and not self._states.isdisjoint(forms(passage.keys[at]))


def forms_at(passage: Passage, at: int) -> tuple[str, ...]:
    """A token with what may be written together with it; none behind the end."""
    return forms(passage.keys[at]) if at < len(passage.keys) else ()


def _constraint(
    passage: Passage, first: int, behind: int, spans: list[Interval], label: str | None, *, former: bool
) -> Constraint | None:
    if EVER in spans:
        return None
    if not former:
        basis = passage.basis("published.office-holder", first, behind)
        return Constraint(trust=Trust.OFFICE, basis=basis, spans=tuple(spans), label=label)
    ended = min(span.latest for span in spans)
    if ended == LAST:
        return None
    basis = passage.basis("published.former-holder", first, behind)
    return Constraint(trust=Trust.OFFICE, basis=basis, spans=not_before(ended), label=label)


def _state_words(lexicon: Lexicon) -> frozenset[str]:
    """Names and adjectives of states, folded: رئيس الوزراء العراقي, المتحدث بالعراق."""
    from isnad.lexicon.inflect import adjective_forms
    from isnad.text.normalise import fold_key

    states = [actor for actor in lexicon.actors.values() if actor.kind == "state"]
    given = [name for actor in states for name in (actor.ar, *actor.names) if " " not in name]
    given += [form for actor in states for masculine in actor.adjectives for form in adjective_forms(masculine)]
    return frozenset(map(fold_key, given))
