"""Speakers: where the phrase that names one ends, and who that is.

A speaker is named at length (office, body, name); a statement is a link of its own before its author. Who is
known is in the registry, who is unnamed but typed in sources.yaml.
"""

from __future__ import annotations

from isnad.claims.parties import PartyFinder
from isnad.lexicon.model import Actor, Layer, Saying, SourceKind
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import Link, LinkKind, Stance
from isnad.text.tokens import Kind

_MAX_WORDS = 12


class SpeakerReader:
    """Reads the speakers of one sentence."""

    def __init__(self, syntax: Syntax, finder: PartyFinder, original: str) -> None:
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.finder = finder
        self.original = original

    def phrase(self, at: int) -> tuple[int, int] | None:
        """A speaker is named at length: office, organisation, name; up to a function word, a mark or a verb."""
        end = at
        while end < self.syntax.size and end - at < _MAX_WORDS:
            names = self.scan.at(end, Layer.ACTOR)
            if names and not names[0].reading.conj:
                end = max(h.behind for h in names)
                continue
            if self.scan.sentence.kinds[end] in (Kind.QUOTE, Kind.LATIN) and end - at < _MAX_WORDS - 1:
                if self.scan.sentence.kinds[end] is Kind.QUOTE and end > at and self._content_quote(end):
                    break
                end += 1
                continue
            word = self.scan.words[end]
            if word is None or self.syntax.timed[end] or (end > at and self._ends(end)):
                break
            end += 1
        while end > at and self.scan.words[end - 1] is None and self.scan.sentence.kinds[end - 1] is Kind.QUOTE:
            end -= 1
        return (at, end) if end > at and any(self.scan.words[i] is not None for i in range(at, end)) else None

    def _content_quote(self, at: int) -> bool:
        """An opening quotation mark that is followed by a verb or many words opens the content, not a name."""
        closing = next(
            (i for i in range(at + 1, min(at + 5, self.syntax.size)) if self.scan.sentence.kinds[i] is Kind.QUOTE), None
        )
        return closing is None

    def _ends(self, at: int) -> bool:
        bits = self.scan.bits[at]
        word = self.scan.words[at]
        told = word is not None and not word.article and bool(self.scan.at(at, Layer.HAPPENING))
        if told and not any(self.scan.at(at, layer) for layer in (Layer.ACTOR, Layer.SOURCE, Layer.PLACE)):
            return True  # أعلنت وزارة الصحة مقتل ...: what is said begins
        if (
            bits & (BIT["that"] | BIT["sub"] | BIT["relative"] | BIT["temporal"] | BIT["pronoun"])
            and not bits & BIT["title"]
        ):
            return True
        if (
            self.scan.listed(at, "issued_by")
            or self.scan.listed(at, "any")
            or (self.scan.is_a(at, "light_noun") and not bits & BIT["title"])
        ):
            return True  # ... وقوع أي هجوم
        if bits & BIT["prep"]:
            return not (self.keys[at] in ("في", "من") and self._belongs(at))
        if bits & BIT["conj"] or self.syntax.is_verb(at):
            return True
        if word is None:
            return True
        if word.prep:
            return not (
                word.prep in "لب"
                and bool(
                    self.scan.at(at, Layer.ACTOR)
                    or self.scan.at(at, Layer.PLACE)
                    or bool(self.scan.listed(at, "in_the_name_of"))
                )
            )
        return word.conj and not self.scan.at(at, Layer.ACTOR) and not word.article

    def _belongs(self, at: int) -> bool:
        """ضابط في الجيش, مصدر من الشرطة: the body a speaker belongs to is part of his name."""
        following = at + 1
        return following < self.syntax.size and bool(
            self.scan.at(following, Layer.ACTOR)
            or self.scan.at(following, Layer.PLACE)
            or self.scan.at(following, Layer.ARM)
            or self.scan.is_a(following, "title")
        )

    def owner(self, at: int) -> tuple[int, int] | None:
        """Whose statement it is, named behind it (بيان للوزارة, صادر عن المكتب)."""
        at = self.syntax.skip_adverbs(at)
        while at < self.syntax.size and (self.scan.listed(at, "issued_by") or self.keys[at] in ("عن", "من")):
            at += 1
        if at >= self.syntax.size or self.scan.bits[at] & (BIT["prep"] | BIT["that"]) or self.syntax.is_verb(at):
            return None
        phrase = self.phrase(at)
        if phrase is None:
            return None
        hits = [h for i in range(*phrase) for h in self.scan.starting.get(i, ())]
        return phrase if any(h.layer in (Layer.ACTOR, Layer.SOURCE) for h in hits) else None

    def issuer(self, at: int, saying: Saying) -> tuple[Link, ...]:
        """صادر عن X: who issued the statement just named."""
        if at + 1 < self.syntax.size and self.scan.listed(at, "issued_by") and self.keys[at + 1] in ("عن", "من"):
            phrase = self.phrase(at + 2)
            return self.links(*phrase, saying) if phrase else ()
        return ()

    def links(self, first: int, behind: int, saying: Saying | None, *, verb: int | None = None) -> tuple[Link, ...]:
        """The speaker of a phrase as links; a statement or a report is a link before its author."""
        while first < behind and self.scan.words[first] is None and self.scan.sentence.kinds[first] is not Kind.LATIN:
            first += 1
        if first >= behind:
            return ()
        if self.scan.listed(first, "statement") and behind - first > 1:
            owner = self.owner(first + 1) or ((first + 1, behind) if self.has_speaker(first + 1, behind) else None)
            if owner is not None:
                start, end = self.scan.sentence.span(first, first + 1)
                text = self.original[start:end]
                statement = Link(
                    id=None,
                    kind=LinkKind.STATEMENT,
                    label_ar=text,
                    label_en="statement",
                    text=text,
                    start=start,
                    end=end,
                )
                return (statement, *self.links(*owner, saying, verb=verb))
        link = self._link(first, behind, saying, verb)
        return (link,) if link is not None else ()

    def has_speaker(self, first: int, behind: int) -> bool:
        """Whether somebody registered or a typed source stands among the tokens."""
        return any(
            h.layer in (Layer.ACTOR, Layer.SOURCE) for i in range(first, behind) for h in self.scan.starting.get(i, ())
        )

    def is_known(self, first: int, behind: int) -> bool:
        """Somebody, and not a law or a piece of information: known, titled, or a statement."""
        if self.scan.is_a(first, "title") or bool(self.scan.listed(first, "statement")):
            return True
        return self.has_speaker(first, min(behind, first + 2))

    def _link(self, first: int, behind: int, saying: Saying | None, verb: int | None) -> Link | None:
        start, end = self.scan.sentence.span(first, behind)
        text = self.original[start:end].strip(' ،,:"«»“”')
        start = self.original.index(text, start)
        end = start + len(text)
        verb_text = None
        if verb is not None:
            at, to = self.scan.sentence.span(verb, verb + 1)
            verb_text = self.original[at:to]
        hits = [h for i in range(first, behind) for h in self.scan.starting.get(i, ()) if h.behind <= behind]
        stance = saying.stance if saying is not None else Stance.SAYS
        actors = [
            h.entry
            for h in hits
            if isinstance(h.entry, Actor)
            and h.layer is Layer.ACTOR
            and not (h.form.short and h.entry.id not in self.finder.named)
        ]
        source = next((h.entry for h in hits if isinstance(h.entry, SourceKind)), None)
        person = next((a for a in actors if a.kind == "person"), None)
        if person is not None:
            return Link(
                id=person.id,
                kind=LinkKind.PERSON,
                label_ar=person.ar,
                label_en=person.en,
                text=text,
                start=start,
                end=end,
                verb=verb_text,
                stance=stance,
            )
        if (
            source is not None
            and hits
            and isinstance(hits[0].entry, (SourceKind, Actor))
            and self._head_is_source(first, source)
        ):
            kind = LinkKind.PERSON if source.kind == "person" else LinkKind.ANONYMOUS
            return Link(
                id=None,
                kind=kind,
                label_ar=text,
                label_en=source.en or text,
                text=text,
                start=start,
                end=end,
                verb=verb_text,
                stance=stance,
                source_type=source.source_type,
            )
        if actors:
            party = self.finder.read(first, behind)
            actor = next((a for a in actors if a.id == party.id), actors[0])
            label_ar, label_en, ident = (party.ar, party.en, party.id) if party.id else (actor.ar, actor.en, actor.id)
            kind = LinkKind.AGENCY if actor.sector == "JRN" else LinkKind.ORGANISATION
            return Link(
                id=ident,
                kind=kind,
                label_ar=label_ar,
                label_en=label_en,
                text=text,
                start=start,
                end=end,
                verb=verb_text,
                stance=stance,
            )
        kind = (
            LinkKind.PERSON
            if self.scan.is_a(first, "title")
            else LinkKind.ANONYMOUS
            if source
            else LinkKind.ORGANISATION
        )
        if not source and not self.scan.is_a(first, "title") and behind - first < 2 and not self.scan.words[first]:
            return None
        return Link(
            id=None, kind=kind, label_ar=text, label_en=text, text=text, start=start, end=end, verb=verb_text, stance=stance,
            source_type=source.source_type if source else None,
        )  # fmt: skip

    def _head_is_source(self, first: int, source: SourceKind) -> bool:
        return any(h.entry is source for h in self.scan.starting.get(first, ()))

    def blocked(self, at: int) -> bool:
        """Whether no speaker can begin at a token."""
        word = self.scan.words[at]
        if word is None:
            return self.scan.sentence.kinds[at] not in (Kind.LATIN, Kind.QUOTE)
        if word.prep or self.scan.bits[at] & (BIT["prep"] | BIT["that"] | BIT["sub"] | BIT["conj"] | BIT["temporal"]):
            return True
        if (
            self.scan.at(at, Layer.HAPPENING)
            and not self.scan.at(at, Layer.SOURCE)
            and not self.scan.at(at, Layer.ACTOR)
        ):
            return True
        return self.syntax.is_verb(at)

    def first_word(self, at: int) -> int:
        """The next token that is a word."""
        while at < self.syntax.size and self.scan.words[at] is None:
            at += 1
        return at
