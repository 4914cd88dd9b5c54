"""The parties of a happening noun: its genitive, the adjective of a state, the light verb before or behind it.

شن X هجوما, هجوم شنه X, تعرض X لقصف, قصف تركي, مقتل خمسة, عزم X تنفيذ غارات.
"""

from __future__ import annotations

from isnad.claims.frames import Frame
from isnad.claims.parties import Party, PartyFinder, unique
from isnad.claims.subjects import REACH, Subjects
from isnad.lexicon.model import Actor, Layer
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import EventType
from isnad.text.tokens import Kind


class NounRoles:
    """Fills the parties of the nominal frames of one sentence."""

    def __init__(self, syntax: Syntax, finder: PartyFinder, subjects: Subjects) -> None:
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.finder = finder
        self.subjects = subjects

    def fill(self, frame: Frame) -> None:
        """The parties right around the noun, and those of its light verb."""
        at = frame.pair.behind if frame.pair else self._adjectives(frame)
        if frame.entry.genitive != "none" and not frame.hit.reading.enclitic and at < self.syntax.size:
            self._genitive(frame, at)
        if not frame.actors and not frame.harm and frame.entry.genitive in ("actor", "either"):
            self._belonging_to(frame, at)
        self._light_verb(frame)

    def _belonging_to(self, frame: Frame, at: int) -> None:
        """غارة للتحالف, قصف لقوات X على Y: an armed party behind لـ acts."""
        word = self.scan.words[at] if at < self.syntax.size else None
        if word is None or word.prep != "ل":
            return
        parties, _ = self.finder.group(at)
        armed = [p for p in parties if p.armed and p.target is None and (p.known or p.people is None)]
        if armed:
            frame.actors = armed
            frame.recipients = [p for p in frame.recipients if p not in parties]
            frame.why.append("role.belonging-to")

    def implied_actor(self, frame: Frame) -> list[Party]:
        """Who acts when the noun does not say: the owner of its pronoun, the subject of what it completes."""
        acts = frame.entry.genitive in ("actor", "either") and not frame.harm
        if frame.hit.reading.enclitic and acts:
            return self._owner_of_pronoun(frame)
        before = frame.at - 1
        if frame.hit.reading.prep == "ل" and before > 0:
            start = self.syntax.phrase_before(frame.at)
            if start < frame.at and not self.syntax.after_preposition(start):
                parties, _ = self.finder.group(start)
                return [p for p in parties if p.known or p.armed]
        index = before
        while index > 0 and (
            self.scan.is_a(index, "light_noun", "quantity") or self.keys[index] in ("من",) or self.scan.numeric(index)
        ):
            index -= 1
        if index < before and index > 0:
            return self._planner(index + 1)
        if (
            frame.entry.type is EventType.MOBILIZE
            and frame.behind < self.syntax.size
            and self.keys[frame.behind] == "من"
        ):
            parties, _ = self.subjects.parties_after(frame.behind + 1)
            return [p for p in parties if p.known or p.armed]
        return []

    def _planner(self, at: int) -> list[Party]:
        """عزم القوات تنفيذ غارات, عاد لشن هجمات: whose plan, whose doing it is."""
        start = self.syntax.phrase_before(at)
        if (start < at and start and self.scan.is_a(start - 1, "plan_noun")) or (
            start < at and self.scan.is_a(start, "plan_noun")
        ):
            parties, _ = self.finder.group(start + 1 if self.scan.is_a(start, "plan_noun") else start)
            return [p for p in parties if p.known or p.armed]
        verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if self.syntax.is_verb(i)), None)
        if verb is None:
            return []
        subject = self.subjects.of_verb(verb) or self._subject_before_joined(verb)
        return [p for p in subject if p.known or p.armed]

    def _subject_before_joined(self, verb: int) -> list[Party]:
        """..., وعاد لشن هجمات: a verb joined with و goes on with the subject of the one before."""
        word = self.scan.words[verb]
        if word is None or not word.conj:
            return []
        earlier = self.syntax.verb_before(verb, REACH)
        return self.subjects.of_verb(earlier) if earlier is not None else []

    def _owner_of_pronoun(self, frame: Frame) -> list[Party]:
        """أعلن العراق أن ضرباته ...: the pronoun means the subject of the verb before."""
        return self.subjects.before_pronoun(frame.at)

    def _adjectives(self, frame: Frame) -> int:
        """Adjectives of states right behind the noun name who acts (قصف تركي, غارات إسرائيلية عنيفة)."""
        at = frame.behind
        while at < self.syntax.size and at - frame.behind < 5:
            states = self.scan.at(at, Layer.STATE)
            word = self.scan.words[at]
            if word is None and self.scan.sentence.kinds[at] is Kind.QUOTE:
                at += 1
                continue
            if states and word is not None and not word.prep and isinstance(states[0].entry, Actor):
                arm = "air" if {"aerial", "drone"} & set(frame.modes) else "all"
                force = self.finder.force(states[0].entry, arm)
                frame.actors.append(self.finder.force_party(at, force))
                frame.why.append("role.state-adjective")
                at += 1
            elif word is not None and self._is_adjective(frame, at):
                at += 1
            else:
                break
        return at

    def _is_adjective(self, frame: Frame, at: int) -> bool:
        """An indefinite noun is followed by an adjective of its own gender, a definite one by a definite one."""
        word = self.scan.words[at]
        if word is None or word.prep or word.conj or self.syntax.timed[at] or self.scan.numeric(at):
            return False
        if self.scan.bits[at] & (BIT["habitual"] | BIT["adjective"]):
            return True
        if self.scan.bits[at] or self.syntax.is_verb(at):
            return False
        if self.scan.starting.get(at) and not any(h.layer is Layer.STATE for h in self.scan.starting[at]):
            return False
        key = word.key
        if frame.definite != word.article:
            return False
        feminine = frame.number == "pl" or self.keys[frame.behind - 1].endswith("ه")
        return key.endswith(("ه", "يه")) if feminine else key.endswith(("ي", "يا")) or len(key) == 4

    def _genitive(self, frame: Frame, at: int) -> None:
        """The phrase in إضافة: who acts or who is acted on, by the word and by who it is."""
        if self.scan.bits[at] & BIT["relative"]:
            return
        if frame.harm and any(h.form.pos == "noun" and not h.reading.prep for h in self.scan.at(at, Layer.HAPPENING)):
            return  # قتلى الغارة: of the strike
        parties, end = self.subjects.parties_at(at)
        if not parties:
            return
        if end < self.syntax.size and self.syntax.is_verb(end) and not parties[0].known and parties[0].people is None:
            parties = parties[:1]
        role = frame.entry.genitive
        if role == "either":
            role = self._either(frame, parties[0], end)
        if (
            role == "actor"
            and not parties[0].armed
            and not parties[0].known
            and (parties[0].people is not None or parties[0].target is not None or self.finder.is_place(parties[0]))
        ):
            role = "recipient"
        if role == "actor":
            frame.actors = unique([*frame.actors, *parties])
            objects, _ = self.subjects.parties_at(self.syntax.skip_adverbs(end))
            if objects and not frame.recipients:
                frame.recipients = objects
        else:
            frame.recipients = unique([*frame.recipients, *parties])
        frame.why.append(f"role.genitive-{role}")

    def _either(self, frame: Frame, party: Party, end: int) -> str:
        """Some masdars take either: قتل الجيش مدنيا, قتل المدنيين. People, and whoever suffers harm, are acted on."""
        follows, _ = self.subjects.parties_at(self.syntax.skip_adverbs(end))
        if party.armed and follows and (follows[0].people is not None or follows[0].target is not None):
            return "actor"
        if party.people is not None or party.target is not None or frame.harm or frame.entry.type is EventType.COERCE:
            return "recipient"
        return "actor" if party.armed or (party.known and party.kind != "state") else "recipient"

    def _light_verb(self, frame: Frame) -> None:
        """شن X غارات, هجوم شنه X, تعرض X لقصف: the light verb's subject takes its part."""
        before = self._governing_verb(frame)
        if before is not None:
            self._light_before(frame, before)
            return
        at = self._behind_noun_phrase(frame)
        if at < self.syntax.size and self.scan.is_a(at, "relative"):
            at += 1
        light = at < self.syntax.size and self.scan.has_verb(at, "light") and not self.scan.at(at, Layer.HAPPENING)
        if light and self._takes_up(at, frame):
            frame.light = at
            frame.why.append("role.light-verb-behind")
            subject, _ = self.subjects.parties_at(self.syntax.skip_adverbs(at + 1))
            frame.actors = unique([*frame.actors, *subject])

    def _takes_up(self, verb: int, frame: Frame) -> bool:
        """Whether the pronoun on a verb means the noun: غارات شنها; not الغارات ... على بيان أصدره, where another stands nearer."""
        if not any(self.scan.bits[i] & (BIT["prep"] | BIT["temporal"]) for i in range(frame.behind, verb)):
            return True
        pronouns = {h.reading.enclitic for h in self.scan.at(verb, Layer.VERB)}
        feminine = frame.number == "pl" or self.keys[frame.behind - 1].endswith("ه")
        return ("ه" if feminine else "ها") not in pronouns

    def _behind_noun_phrase(self, frame: Frame) -> int:
        at = frame.behind
        while at < min(frame.end, frame.behind + 8):
            if self.syntax.is_verb(at) or self.scan.is_a(at, "relative") or self.keys[at] in (",", "."):
                return at
            at += 1
        return self.syntax.size

    def _governing_verb(self, frame: Frame) -> int | None:
        """The light verb whose object, or with لـ whose complement, the noun is."""
        for index in range(frame.at - 1, max(-1, frame.at - 22), -1):
            if self.keys[index] in (".", ";", "..", ":") or self.scan.is_a(index, "relative", "sub"):
                return None
            if self.syntax.is_verb(index):
                light = self.scan.has_verb(index, "light", "light_passive")
                return (
                    index
                    if (light and not self.scan.at(index, Layer.SAYING)) or self._bare_light(index, frame)
                    else None
                )
        return None

    def _bare_light(self, index: int, frame: Frame) -> bool:
        """أعلن الرئيس هدنة; who announces a killing or a strike has not done it by that."""
        if self.scan.at(index, Layer.SAYING) and frame.entry.type in (EventType.ASSAULT, EventType.COERCE):
            return False
        return self.scan.has_verb(index, "light") and frame.at - index <= 2

    def _light_before(self, frame: Frame, verb: int) -> None:
        passive = self.scan.has_verb(verb, "light_passive")
        prefixed = frame.hit.reading.prep in ("ل", "ب") or (frame.at and self.keys[frame.at - 1] in ("الي", "في"))
        if passive and not (prefixed or frame.at - verb <= 4):
            return
        frame.light = verb
        frame.why.append("role.light-verb")
        fake = Frame(
            frame.hit._replace(first=verb, behind=verb + 1),
            frame.entry,
            verbal=True,
            start=self.syntax.clause_start(verb),
            end=frame.at,
        )
        subject = self.subjects.before(fake)
        if not subject and self.subjects.pronoun_before(fake):
            subject = self.subjects.by_pronoun(fake.start - 1)
        if not subject:
            at = self.syntax.skip_adverbs(verb + 1)
            if at < frame.at and not (self.scan.words[at] is not None and self.scan.is_a(at, "quantity")):
                subject, _ = self.subjects.parties_at(at)
                subject = [p for p in subject if p.behind <= frame.at]
        if passive:
            frame.recipients = unique([*frame.recipients, *subject])
        else:
            frame.actors = unique([*frame.actors, *subject])
