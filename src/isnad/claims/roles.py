"""Who did it to whom: the parties of each frame, by the grammar of its word.

Verbs: subject before or behind (SVO, VSO), object behind, the passive's agent (على يد، من قبل). Nouns: see
`nouns`. Where grammar leaves two readings, an armed party acts and an unarmed one is acted upon.
"""

from __future__ import annotations

from isnad.claims.frames import Frame
from isnad.claims.nouns import NounRoles
from isnad.claims.parties import Party, PartyFinder, unique
from isnad.claims.subjects import Subjects
from isnad.lexicon.model import Actor, Layer
from isnad.mentions.syntax import Syntax
from isnad.records import EventType
from isnad.text.normalise import fold_key

_WITH = ("مع",)
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})


class Roles:
    """Fills the parties of the frames of one sentence."""

    def __init__(self, syntax: Syntax, finder: PartyFinder) -> None:
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.finder = finder
        self.subjects = Subjects(syntax, finder)
        self.nouns = NounRoles(syntax, finder, self.subjects)

    def fill(self, frame: Frame) -> None:
        """Find the parties of one frame."""
        if frame.verbal:
            self._of_verb(frame)
            self._recipients(frame, frame.behind, frame.end)
        else:
            self.nouns.fill(frame)
            self._recipients(frame, frame.behind, frame.end)
            frame.actors = frame.actors or self.nouns.implied_actor(frame)
        self._agent(frame)
        self._together(frame)
        frame.actors = [p for p in frame.actors if p.known or not self._is_any(p)]
        if frame.entry.reciprocal:
            frame.actors = unique([*frame.actors, *frame.partners, *frame.recipients])
            frame.partners, frame.recipients = [], []

    def head_of_clause(self, frame: Frame) -> list[Party]:
        """The phrase with which the clause of a frame opens, if it is somebody."""
        return self.subjects.head_of_clause(frame)

    def _of_verb(self, frame: Frame) -> None:
        before = self.subjects.before(frame)
        after = self.syntax.skip_adverbs(frame.pair.behind if frame.pair else frame.behind)
        enclitic = frame.hit.reading.enclitic
        if enclitic and before and not self.subjects.pronoun_before(frame):
            subject, at = self.subjects.parties_at(after)
            self._assign(frame, subject, before)
            frame.why.append("role.object-before-verb")
        elif before:
            found, at = self.subjects.parties_at(after) if not enclitic else ([], after)
            self._assign(frame, before, found)
            frame.why.append("role.subject-before-verb")
        elif self.subjects.pronoun_before(frame):
            found, at = self.subjects.parties_at(after)
            self._assign(frame, self.subjects.by_pronoun(frame.start - 1), found)
            frame.why.append("role.pronoun")
        else:
            subject, at = self.subjects.parties_at(after)
            following = self.syntax.skip_adverbs(at)
            if subject and following < self.syntax.size and self.keys[following] in _WITH:
                partners, at = self.subjects.parties_after(following + 1)
                frame.partners = [p for p in partners if p.known or p.armed]
                following = self.syntax.skip_adverbs(at)
            if following < self.syntax.size and self.keys[following] == "," and subject:
                following += 1
            objects: list[Party] = []
            if subject and not frame.passive and frame.entry.object != "none":
                objects, at = self.subjects.parties_at(following)
                if not objects:
                    objects = self._object_behind_phrase(following)
            if frame.hit.reading.conj and not objects and (not subject or self._acted_on(frame, subject)):
                carried = self.subjects.carried(frame)
                subject, objects = (carried, subject) if carried else (subject, objects)
            self._assign(frame, subject, objects)
            frame.why.append("role.subject-behind-verb")

    def _is_any(self, party: Party) -> bool:
        """أي طائرة, أي من الفصائل: nobody in particular."""
        return party.tokens is self.scan.sentence and bool(self.scan.listed(party.first, "any"))

    def _object_behind_phrase(self, at: int) -> list[Party]:
        """دهس مستوطن بسيارته راعيا: the object behind a phrase of means or place."""
        if at >= self.syntax.size:
            return []
        word = self.scan.words[at]
        if word is not None and word.prep == "ب":
            behind = self.syntax.phrase_end(at)
        elif self.keys[at] == "في":
            behind = self.syntax.phrase_end(at + 1)
        else:
            return []
        objects, _ = self.subjects.parties_at(self.syntax.skip_adverbs(behind))
        return [p for p in objects if p.people is not None or p.target is not None]

    def _assign(self, frame: Frame, subject: list[Party], objects: list[Party]) -> None:
        """Subject and object into roles; a lone unarmed 'subject' of a transitive verb is its object."""
        if frame.passive or self._reads_passive(frame, subject, objects):
            frame.passive = True
            frame.recipients = unique([*frame.recipients, *subject])
            return
        if subject and not objects and self._acted_on(frame, subject):
            subject, objects = [], subject
        frame.actors = unique([*frame.actors, *subject])
        where = frame.entry.object
        if where == "partner":
            frame.partners = unique([*frame.partners, *objects])
        elif where in ("recipient", "place"):
            frame.recipients = unique([*frame.recipients, *objects])

    def _reads_passive(self, frame: Frame, subject: list[Party], objects: list[Party]) -> bool:
        """قتل, جرح, خطف are spelled alike in both voices: without an object, a subject that is not armed suffered it."""
        if objects or not subject or frame.entry.object == "none":
            return False
        return frame.harm or (frame.entry.object == "recipient" and self._has_agent(frame))

    def _acted_on(self, frame: Frame, subject: list[Party]) -> bool:
        """Whether the only party of a transitive verb is rather the one acted on: places, things, civilians."""
        if frame.entry.object not in ("recipient", "place") or frame.entry.type not in _VIOLENT:
            return False
        first = subject[0]
        if first.armed or (first.known and first.kind != "state"):
            return False
        return first.people is not None or first.target is not None or self.finder.is_place(first)

    def _recipients(self, frame: Frame, start: int, end: int) -> None:
        """Those whom the word's own prepositions bring: على X, ضد X, مع X."""
        wanted = {fold_key(p): frame.recipients for p in frame.entry.recipient}
        other = (
            frame.recipients
            if frame.entry.type is EventType.COOPERATE and not frame.entry.reciprocal
            else frame.partners
        )
        wanted.update({fold_key(p): other for p in frame.entry.partner})
        if not wanted or (frame.recipients and not frame.entry.partner):
            return
        for at in range(start, min(end, start + 16)):
            if self.scan.is_a(at, "that") or (self.scan.is_a(at, "relative") and at + 1 != frame.light):
                return
            if at > start and self.syntax.is_verb(at) and at != frame.light:
                return
            key = self.keys[at]
            if key in wanted and self.scan.words[at] is not None and not self.scan.listed(at - 1, "fixed_before"):
                parties, _ = self.subjects.parties_after(at + 1)
                if parties:
                    wanted[key].extend(p for p in parties if p not in wanted[key])
                    return
            word = self.scan.words[at]
            if word is not None and word.prep in wanted:
                parties, _ = self.finder.group(at)
                if parties:
                    wanted[word.prep].extend(parties)
                    return

    def _has_agent(self, frame: Frame) -> bool:
        return any(self.scan.listed(i, "agent") for i in range(frame.behind, min(frame.end, self.syntax.size - 1)))

    def _agent(self, frame: Frame) -> None:
        """على يد X, من قبل X, برصاص X: somebody who acts, whatever the word's voice."""
        for at in range(frame.behind, min(frame.end, self.syntax.size - 1)):
            if self.scan.listed(at, "agent"):
                parties, _ = self.subjects.parties_after(at + 2)
            elif self.scan.listed(at, "agent_noun") and at + 1 < self.syntax.size:
                parties, _ = self.subjects.parties_after(at + 1)
                parties = [p for p in parties if p.armed]
                if not parties and (states := self.scan.at(at + 1, Layer.STATE)) and isinstance(states[0].entry, Actor):
                    parties = [self.finder.force_party(at + 1, self.finder.force(states[0].entry, "all"))]
            else:
                continue
            if parties:
                frame.recipients = unique([*frame.recipients, *(frame.actors if frame.harm else [])])
                frame.actors = unique([*([] if frame.harm else frame.actors), *parties])
                frame.why.append("role.agent-phrase")
                return

    def _together(self, frame: Frame) -> None:
        """قصفت X مع Y, بمشاركة Y: somebody who acts too."""
        if frame.entry.partner or frame.entry.reciprocal:
            return
        for at in range(frame.behind, min(frame.end, frame.behind + 10)):
            if length := self.scan.listed(at, "together"):
                self._add_partner(frame, at + length)
                return
            if (
                self.keys[at] in _WITH
                and frame.verbal
                and not self.scan.listed(at - 1, "fixed_before")
                and not frame.partners
            ):
                self._add_partner(frame, at + 1)
                return

    def _add_partner(self, frame: Frame, at: int) -> None:
        parties, _ = self.subjects.parties_after(at)
        known = [p for p in parties if p.known or p.armed]
        frame.partners = unique([*frame.partners, *known])
