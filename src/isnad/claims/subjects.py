"""Who a verb is said of: the subject before it or behind it, or the one a pronoun means.

Also the phrase a relative pronoun takes up and the subject carried on from the verb before. Grammar only;
what part the subject plays is decided in `roles`.
"""

from __future__ import annotations

from isnad.claims.frames import Frame
from isnad.claims.parties import Party, PartyFinder
from isnad.lexicon.model import Happening, Layer
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import EventType

_ANY = Happening(id="role.any-verb", type=EventType.CONSULT)  # stands in where only a verb's subject is asked for
REACH = 25  # tokens back to the verb whose subject a pronoun means


class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, syntax: Syntax, finder: PartyFinder) -> None:
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.finder = finder

    def before(self, frame: Frame) -> list[Party]:
        """The subject that stands before its verb, past auxiliaries, adverbs and insertions."""
        at = self._past_helpers(frame.at)
        if at <= frame.start:
            return self._antecedent(frame.start - 1) if frame.start else []
        start = self.syntax.phrase_before(at)
        adjacent = frame.start - 1 <= start < at
        if adjacent and self._describes_act(start, at):
            return self.finder.group(start)[0][:1]
        head = self.clause_head(frame, at)
        if head or not adjacent or self.syntax.after_preposition(start):
            return head
        parties, end = self.finder.group(start)
        return parties if end <= frame.at else parties[:1]

    def head_of_clause(self, frame: Frame) -> list[Party]:
        """The phrase with which the clause of a frame opens, if it is somebody."""
        return [p for p in self.clause_head(frame, frame.at) if p.known or p.armed]

    def clause_head(self, frame: Frame, before: int) -> list[Party]:
        """The phrase that opens the clause, when only prepositional phrases stand between it and the verb."""
        at = self._past_openers(frame.start, before)
        if at >= before or self.syntax.after_preposition(at) or self.keys[at] in ("-", "|"):
            return []
        word = self.scan.words[at]
        if (
            word is None
            or self.syntax.is_verb(at)
            or self.scan.bits[at] & (BIT["prep"] | BIT["locative"] | BIT["temporal"])
        ):
            return []
        opener = frame.start == 0 or self.scan.is_a(frame.start - 1, "sub") or self.keys[frame.start - 1] in ":.\"'"
        if not opener and not self.syntax.is_auxiliary(frame.start - 1):
            return []
        parties, end = self.finder.group(at)
        between = range(end, before)
        if any(self.keys[i] in (",", ";") for i in between) and not self.syntax.is_auxiliary(frame.at - 1):
            return []
        return parties

    def _past_openers(self, at: int, before: int) -> int:
        """Past لا يزال, كان, قد and adverbs with which a clause opens."""
        while at < before:
            following = self.syntax.skip_adverbs(at)
            if following >= before:
                return before
            if self.syntax.is_auxiliary(following) or self.scan.bits[following] & (BIT["neg_verb"] | BIT["neg"]):
                at = following + 1
            elif following == at:
                return at
            else:
                at = following
        return at

    def _past_helpers(self, at: int) -> int:
        """Back over قد, لم, كان, time words and adverbs that stand right before a verb."""
        index = at
        while index > 0:
            before = index - 1
            if (
                self.syntax.timed[before]
                or self.syntax.is_auxiliary(before)
                or self.scan.bits[before] & BIT["neg_verb"]
                or (self.keys[before] == "," and before and self.syntax.timed[before - 1])
            ):
                index = before
            elif self.keys[before] == ")" and "(" in self.keys[max(0, before - 8) : before]:
                index = max(i for i in range(max(0, before - 8), before) if self.keys[i] == "(")
            else:
                break
        return index

    def _describes_act(self, start: int, at: int) -> bool:
        """في هجوم استهدف ...: an indefinite act right before the verb is its subject."""
        hits = [h for i in range(start, at) for h in self.scan.at(i, Layer.HAPPENING)]
        return any(not h.reading.article and h.form.pos == "noun" for h in hits)

    def _antecedent(self, marker: int) -> list[Party]:
        """The phrase before a relative pronoun (القوات التي قصفت)."""
        if marker <= 0 or not self.scan.is_a(marker, "relative"):
            return []
        end = marker
        while end > 0 and self.keys[end - 1] in (",", ")", '"'):
            end -= 1
        start = self.syntax.phrase_before(end)
        return [self.finder.read(start, end)] if start < end else []

    def carried(self, frame: Frame) -> list[Party]:
        """..., وقصفت ...: a verb joined with و and without a subject goes on with the one of the verb before."""
        for index in range(frame.at - 1, max(-1, frame.at - 30), -1):
            if self.keys[index] in (".", ";", "..", ":"):
                return []
            if self.syntax.is_verb(index) and (
                not self.syntax.is_auxiliary(index) or self.scan.words[index + 1] is not None
            ):
                return self.of_verb(index)
        return []

    def of_verb(self, verb: int) -> list[Party]:
        """The subject of any verb, behind it or before."""
        found, _ = self.parties_at(self.syntax.skip_adverbs(verb + 1))
        if found and (found[0].known or found[0].armed or found[0].people is not None):
            return found
        hit = self.scan.starting[verb][0]._replace(first=verb, behind=verb + 1)
        stand_in = Frame(hit, _ANY, verbal=True, start=self.syntax.clause_start(verb), end=verb + 1)
        return self.before(stand_in) or found

    def by_pronoun(self, marker: int) -> list[Party]:
        """أعلن الجيش أنه قصف: the pronoun on أن means the subject of the verb before it, ها rather the act before it."""
        if self.keys[marker].endswith("ها"):
            for index in range(marker - 1, max(-1, marker - 25), -1):
                acts = [h for h in self.scan.at(index, Layer.HAPPENING) if h.form.pos == "noun"]
                if acts and (self.keys[acts[0].behind - 1].endswith("ه") or acts[0].form.tag == "pl"):
                    return [self.finder.read(index, acts[0].behind)]
        return self.before_pronoun(marker)

    def before_pronoun(self, at: int) -> list[Party]:
        """The subject of the verb before a token, if a pronoun there can mean it."""
        verb = self.syntax.verb_before(at, REACH)
        return [p for p in self.of_verb(verb) if p.known or p.armed] if verb is not None else []

    def pronoun_before(self, frame: Frame) -> bool:
        """Whether a pronoun on أن stands right before the verb (أنه قصف)."""
        return (
            frame.start > 0
            and self.scan.is_a(frame.start - 1, "that_pronoun")
            and frame.at == self.syntax.skip_adverbs(frame.start)
        )

    def parties_at(self, at: int) -> tuple[list[Party], int]:
        """The parties at a token unless a preposition or verb stands there."""
        if at >= self.syntax.size:
            return [], at
        word = self.scan.words[at]
        if word is not None and (word.prep or word.conj or self.scan.listed(at, "negating")):
            return [], at
        if self.scan.numeric(at) and at + 1 < self.syntax.size and self.syntax.fixed[at + 1]:
            return [], at + 2  # أطلقت أربعة صواريخ: the verb's own noun, counted
        return self.finder.group(at)

    def parties_after(self, at: int) -> tuple[list[Party], int]:
        """The parties at a token, past time words and adverbs; a preposition on them is no hindrance."""
        at = self.syntax.skip_adverbs(at)
        return self.finder.group(at) if at < self.syntax.size else ([], at)
