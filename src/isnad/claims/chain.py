"""Through whom we hear it: the acts of saying in a sentence, how far their words reach, and who they quote.

The outlet's own voice is an empty chain. The last link is the origin. A speaker carries on into the next
sentences while verbs of continuing (وأضاف), a back reference (المصدر) or an open quotation say so.
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.links import SpeakerReader
from isnad.claims.parties import PartyFinder
from isnad.lexicon.model import Layer, Saying, SourceKind
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit, Scan
from isnad.mentions.syntax import Syntax
from isnad.records import Link, LinkKind, Stance
from isnad.text.normalise import fold
from isnad.text.tokens import Kind

_MAX_WORDS = 12
_NO_WORD = -1  # of an act of saying that stands in an earlier sentence
_LONGEST_QUOTATION = 8  # sentences; one that is longer was never closed


class Speech(NamedTuple):
    """One act of saying: its links from the outlet outwards and the tokens it is answerable for."""

    links: tuple[Link, ...]
    start: int
    end: int
    stance: Stance
    word: int
    rule: str


class Speakers:
    """Follows who speaks through the sentences of one report."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.last: tuple[Link, ...] = ()
        self.open_quote = False
        self.quoted = 0  # sentences since a quotation was opened

    def read(self, syntax: Syntax, finder: PartyFinder) -> list[Speech]:
        """The acts of saying in the next sentence; remembers its speaker for the one after."""
        reader = _SentenceSpeech(self, syntax, finder)
        speeches = reader.collect()
        if not speeches and self.open_quote and self.last:
            speeches = [Speech(self.last, 0, syntax.size, Stance.SAYS, _NO_WORD, "chain.open-quotation")]
        if speeches:
            self.last = max(speeches, key=lambda s: s.word).links or self.last
        elif not self.open_quote:
            self.last = ()
        self._follow_quotes(syntax.scan)
        return speeches

    def silent(self, scan: Scan) -> None:
        """A sentence in which nobody speaks: the voice goes back to the outlet."""
        self.last = ()
        self._follow_quotes(scan)

    def _follow_quotes(self, scan: Scan) -> None:
        self.quoted = self.quoted + 1 if self.open_quote else 0
        if self.quoted > _LONGEST_QUOTATION:
            self.open_quote = False
        for at, kind in enumerate(scan.sentence.kinds):
            if kind is Kind.QUOTE:
                mark = self.original[scan.sentence.starts[at]]
                if mark in "«“":
                    self.open_quote = True
                elif mark in "»”":
                    self.open_quote = False
                elif mark == '"':
                    self.open_quote = not self.open_quote


class _SentenceSpeech:
    """The acts of saying of one sentence."""

    def __init__(self, speakers: Speakers, syntax: Syntax, finder: PartyFinder) -> None:
        self.speakers = speakers
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.finder = finder
        self.who = SpeakerReader(syntax, finder, speakers.original)
        self.latest: tuple[Link, ...] = ()

    def collect(self) -> list[Speech]:
        """Every act of saying, in reading order."""
        found = [*self._headline_speaker()]
        self.latest = found[0].links if found else self.speakers.last
        covered = found[0].start if found else 0
        for hit in self.scan.of(Layer.SAYING):
            if hit.first < covered or not isinstance(hit.entry, Saying) or any(s.word == hit.first for s in found):
                continue
            if hit.form.pos == "participle" and found:
                continue  # whoever spoke goes on
            speech = self._of_hit(hit, hit.entry)
            if speech is not None:
                found.append(speech)
                self.latest = speech.links or self.latest
        return _without_overlap(found, self.syntax.size)

    def _headline_speaker(self) -> list[Speech]:
        """`X: ...` at the head of a sentence."""
        for at in range(1, min(9, self.syntax.size - 1)):
            if self.keys[at] == ":":
                first = self.who.first_word(0)
                if any(self.syntax.is_verb(i) for i in range(first, at)) or first >= at:
                    return []
                hits = [h for i in range(first, at) for h in self.scan.starting.get(i, ())]
                if any(h.layer in (Layer.ACTOR, Layer.SOURCE) for h in hits) and not any(
                    h.layer is Layer.HAPPENING for h in hits
                ):
                    links = self.who.links(first, at, None)
                    return [Speech(links, at + 1, self.syntax.size, Stance.SAYS, first, "chain.headline-colon")]
                return []
        return []

    def _of_hit(self, hit: Hit, saying: Saying) -> Speech | None:
        if hit.form.pos == "verb":
            return self._of_verb(hit, saying) if self.syntax.is_verb(hit.first) else None
        if hit.form.pos == "phrase":
            return self._of_phrase(hit, saying)
        if hit.form.pos == "noun":
            return self._of_noun(hit, saying)
        if hit.form.pos == "participle":
            return self._of_participle(hit, saying)
        return None

    def _of_verb(self, hit: Hit, saying: Saying) -> Speech | None:
        at = hit.first
        if at and self.scan.bits[at - 1] & BIT["neg_verb"]:
            return None
        if self.scan.listed(at, "aside"):
            return Speech((), hit.behind, self.syntax.size, Stance.SAYS, at, "chain.impersonal")
        if self._announces_intent(hit.behind) or self._so_called(at):
            return None
        subject = self._subject_behind(hit.behind) or self._subject_before(at)
        content = self._content_start(hit.behind if subject is None or subject[0] < at else subject[1])
        end = self._reach(hit.behind)
        if subject is None:
            if not (saying.continues or self._pronoun_subject(hit)):
                return None
            links = self.latest
            if not links:
                return None
            return Speech(links, content, end, saying.stance, at, "chain.continues")
        if self._refers_back(subject) and self.latest:
            return Speech(self.latest, content, end, saying.stance, at, "chain.back-reference")
        if not self._plausible(subject, hit.behind):
            return None
        links = self.who.links(*subject, saying, verb=at)
        if not links:
            return None
        if at and self.scan.listed(at - 1, "as_said"):
            return Speech(links, 0, self.syntax.size, saying.stance, at, "chain.postposed-verb")
        if self._postposed(at, subject[1]):
            return Speech(links, 0, at, saying.stance, at, "chain.postposed-verb")
        return Speech(links, content, end, saying.stance, at, "chain.verb")

    def _announces_intent(self, behind: int) -> bool:
        """أعلن استعداده، أعلن عزمه: somebody's plan, told by whoever speaks; no speech of its own."""
        return behind < self.syntax.size and bool(self.scan.bits[behind] & BIT["plan_noun"])

    def _so_called(self, at: int) -> bool:
        """ما يسمى, لما تدعى: a name, not a speech."""
        return (
            at > 0
            and bool(self.scan.listed(at - 1, "so_called"))
            and not (at > 1 and self.scan.listed(at - 2, "according"))
        )

    def _plausible(self, subject: tuple[int, int], behind: int) -> bool:
        """Somebody known or titled speaks; somebody unknown only before أن, a colon or a quotation."""
        first, end = subject
        hits = [h for i in range(first, min(end, first + 3)) for h in self.scan.starting.get(i, ())]
        if any(
            h.layer in (Layer.ACTOR, Layer.SOURCE) or isinstance(h.entry, SourceKind) for h in hits
        ) or self.scan.is_a(first, "title"):
            return True
        if any(h.layer in (Layer.HAPPENING, Layer.TARGET, Layer.WEAPON) and h.first == first for h in hits):
            return False
        told = range(max(end, behind), min(max(end, behind) + 4, self.syntax.size))
        if any(h.form.pos == "noun" for i in told for h in self.scan.at(i, Layer.HAPPENING)):
            return True
        for index in range(min(end, behind), min(max(end, behind) + 12, self.syntax.size)):
            if self.scan.bits[index] & BIT["that"] or self.keys[index] in (":", '"'):
                return True
            if self.syntax.is_verb(index) and index >= behind:
                return False
        return False

    def _pronoun_subject(self, hit: Hit) -> bool:
        """وقال إن ...: no subject but the one who spoke before."""
        following = self.syntax.skip_adverbs(hit.behind)
        if following >= self.syntax.size:
            return False
        return (
            bool(self.scan.bits[following] & (BIT["that"] | BIT["prep"]))
            or self.keys[following] in (":", '"', ",")
            or self._prefixed(following)
        )

    def _prefixed(self, at: int) -> bool:
        word = self.scan.words[at]
        return word is not None and bool(word.prep)

    def _postposed(self, verb: int, behind: int) -> bool:
        """..., يقول فلان: nothing of weight follows, and a comma stands before."""
        before = self.keys[verb - 1] if verb else ""
        rest = [i for i in range(behind, self.syntax.size) if self.scan.words[i] is not None]
        return verb > 3 and before in (",", '"') and len(rest) < 2

    def _subject_behind(self, at: int) -> tuple[int, int] | None:
        at = self.syntax.skip_adverbs(at)
        if at >= self.syntax.size or self.who.blocked(at):
            return None
        return self.who.phrase(at)

    def _subject_before(self, verb: int) -> tuple[int, int] | None:
        start = self.syntax.clause_start(verb)
        at = self.who.first_word(start)
        end = verb
        while end > at and (
            self.syntax.timed[end - 1] or self.syntax.is_auxiliary(end - 1) or self.scan.words[end - 1] is None
        ):
            end -= 1
        if at >= end or end - at > _MAX_WORDS or self.who.blocked(at):
            return None
        hits = [h for i in range(at, end) for h in self.scan.starting.get(i, ())]
        named = any(h.layer in (Layer.ACTOR, Layer.SOURCE) for h in hits) or self.scan.is_a(at, "title")
        return (at, end) if named else None

    def _refers_back(self, subject: tuple[int, int]) -> bool:
        first, behind = subject
        if behind - first > 2:
            return False
        if self.scan.listed(first, "speaker_again"):
            return behind - first == 1 or bool(self.scan.listed(first + 1, "himself"))
        if behind - first == 1 and not self.scan.starting.get(first) and self.speakers.last:
            return any(self.keys[first] in _folded_words(link.text) for link in self.speakers.last)
        return False

    def _of_phrase(self, hit: Hit, saying: Saying) -> Speech | None:
        """بحسب X, وفق ما أعلن X, نقلا عن X."""
        if saying.frame == "noun":
            return None
        at = hit.behind
        while at < self.syntax.size and (self.scan.listed(at, "saying_filler") or self._is_saying_verb(at)):
            at += 1
        if at >= self.syntax.size:
            return None
        phrase = self.who.phrase(at)
        if phrase is None or (self.who.blocked(at) and not self._prefixed(at)):
            if self.scan.listed(hit.behind - 1, "his_words") and self.speakers.last:
                return Speech(self.speakers.last, 0, self.syntax.size, saying.stance, hit.first, "chain.continues")
            return None
        if not self.who.is_known(*phrase):
            return None
        links = self.who.links(*phrase, saying)
        if not links:
            return None
        links = (*links, *self.who.issuer(phrase[1], saying))
        if self.scan.listed(hit.first, "quoting"):
            earlier = self._quoter(hit.first)
            if earlier:
                return Speech((*earlier, *links), 0, self.syntax.size, Stance.SAYS, hit.first, "chain.quoting")
        if hit.first <= 1:
            return Speech(links, phrase[1], self.syntax.size, saying.stance, hit.first, "chain.preposed-phrase")
        return Speech(
            links, self._sentence_part(hit.first), self.syntax.size, saying.stance, hit.first, "chain.postposed-phrase"
        )

    def _sentence_part(self, at: int) -> int:
        """A source named at the end covers its sentence from the last conjunction of clauses on."""
        index = at
        while index > 0:
            if self.keys[index - 1] in (";", ".."):
                return index
            if index > 1 and self.scan.listed(index - 1, "meanwhile"):
                return index
            index -= 1
        return 0

    def _is_saying_verb(self, at: int) -> bool:
        return bool(self.scan.at(at, Layer.SAYING)) and self.syntax.is_verb(at)

    def _quoter(self, at: int) -> tuple[Link, ...]:
        """Who quotes: the subject of the verb of saying before نقلا عن."""
        for index in range(at - 1, -1, -1):
            if self._is_saying_verb(index):
                subject = self._subject_behind(index + 1)
                return self.who.links(*subject, None, verb=index) if subject and subject[1] <= at else ()
        return ()

    def _of_participle(self, hit: Hit, saying: Saying) -> Speech | None:
        """ندد الحزب بالاغتيال معتبرا أن ...: the subject of the verb before speaks on."""
        start = self._content_start(hit.behind)
        verb = next(
            (i for i in range(hit.first - 1, -1, -1) if self.syntax.is_verb(i) and not self.syntax.is_auxiliary(i)),
            None,
        )
        if verb is None:
            return None
        subject = self._subject_behind(verb + 1) or self._subject_before(verb)
        if subject is None or subject[1] > hit.first:
            return None
        links = self.who.links(*subject, saying, verb=hit.first)
        return Speech(links, start, self._reach(start), saying.stance, hit.first, "chain.participle") if links else None

    def _of_noun(self, hit: Hit, saying: Saying) -> Speech | None:
        """إعلان X أن ..., في بيان لـ X."""
        word = self.scan.words[hit.first]
        before = self.keys[hit.first - 1] if hit.first else ""
        owner = self.who.owner(hit.behind)
        if owner is None:
            return None
        links = self.who.links(*owner, saying)
        if not links:
            return None
        if self.scan.listed_inside(hit.first, "statement"):
            links = (self._statement(hit), *links)
            if before not in ("في", "وفي") and not (word is not None and word.prep == "ب"):
                content = self._content_start(owner[1])
                return Speech(links, content, self._reach(owner[1]), saying.stance, hit.first, "chain.statement")
            return None
        content = self._content_start(owner[1])
        if content >= self.syntax.size:
            return None
        return Speech(links, content, self._reach(content), saying.stance, hit.first, "chain.noun-of-saying")

    def _statement(self, hit: Hit) -> Link:
        start, end = self.scan.sentence.span(hit.first, hit.behind)
        text = self.speakers.original[start:end]
        return Link(
            id=None,
            kind=LinkKind.STATEMENT,
            label_ar=hit.entry.ar or text,
            label_en=hit.entry.en or text,
            text=text,
            start=start,
            end=end,
        )

    def _content_start(self, at: int) -> int:
        for index in range(at, min(at + 14, self.syntax.size)):
            if self.scan.bits[index] & BIT["that"] or self.keys[index] in (":", '"'):
                return index + 1
            if self.syntax.is_verb(index) or self.scan.at(index, Layer.HAPPENING):
                return index
        return at

    def _reach(self, at: int) -> int:
        """To the end of the sentence, or to where another clause of the outlet's own begins."""
        for index in range(at, self.syntax.size):
            if index > at + 2 and self.scan.listed(index, "meanwhile"):
                return index
        return self.syntax.size


def _folded_words(text: str) -> set[str]:
    return set(fold(text).split())


def _without_overlap(found: list[Speech], size: int) -> list[Speech]:
    """Where one act of saying begins inside another's reach, the earlier one ends there unless it quotes it."""
    found.sort(key=lambda s: (s.word, s.start))
    kept: list[Speech] = []
    for index, speech in enumerate(found):
        later = [
            s
            for s in found[index + 1 :]
            if speech.start < s.word < speech.end
            and s.rule in ("chain.verb", "chain.continues", "chain.back-reference")
        ]
        end = min((s.word for s in later), default=speech.end)
        if end > speech.start or speech.start >= speech.word:
            kept.append(speech._replace(end=max(end, speech.start)))
    return [s for s in kept if s.end <= size and s.start < s.end]
