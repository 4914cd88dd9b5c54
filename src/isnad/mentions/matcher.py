"""Matches the words of a sentence against the vocabulary: one pass, the longest hit of each layer.

A hit keeps the reading (clitics) under which it was found. Quotation marks, hyphens and brackets between
the words of a name do not hinder a match (تنظيم «الدولة الإسلامية»).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.lexicon.load import Lexicon
from isnad.lexicon.model import Entry, Form, Layer, PlaceName
from isnad.lexicon.words import BIT, Reading, Word
from isnad.text.tokens import Kind, Sentence

_TRANSPARENT = {'"', "'", "-", "(", ")", "_"}
_CONJUNCTIONS, _PREFIXES = ("و", "ف"), ("ب", "ل")
_NUMBER_FRONTS = ("و", "ف", "ب", "ل")
_LOOSE_WINDOW = 14  # tokens within which the fixed words of a verb may stand


class Hit(NamedTuple):
    """An entry found at tokens `[first, behind)`."""

    layer: Layer
    entry: Entry
    form: Form
    reading: Reading
    first: int
    behind: int


class Scan:
    """A sentence with its words analysed and everything the vocabulary knows in it."""

    __slots__ = ("_lexicon", "bits", "hits", "sentence", "starting", "words")

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.words: list[Word | None] = [
            lexicon.word(key) if kind is Kind.WORD or kind is Kind.LATIN else None
            for key, kind in zip(sentence.keys, sentence.kinds, strict=True)
        ]
        self.bits: list[int] = [word.bits if word is not None else 0 for word in self.words]
        self.hits: dict[Layer, list[Hit]] = {}
        self.starting: dict[int, list[Hit]] = {}
        self._lexicon = lexicon
        for at, word in enumerate(self.words):
            if word is not None and word.readings:
                self._collect(at, word)

    def _collect(self, at: int, word: Word) -> None:
        best: dict[Layer, list[Hit]] = {}
        for hit in _hits_of(self.sentence, at, word):
            guard = self._lexicon.guards.get(hit.entry.id)
            if guard is not None and guard.refuses(
                self.sentence.keys, hit.first, hit.behind, self._lexicon.context_finder
            ):
                continue
            kept = best.get(hit.layer)
            if kept is None or hit.behind > kept[0].behind:
                best[hit.layer] = [hit]
            elif hit.behind == kept[0].behind:
                kept.append(hit)
        for layer, hits in best.items():
            self.starting.setdefault(at, []).extend(hits)
            self.hits.setdefault(layer, []).extend(hits)

    def of(self, layer: Layer) -> list[Hit]:
        """The hits of one layer in reading order, alternatives at one place included."""
        return self.hits.get(layer, [])

    def at(self, index: int, layer: Layer) -> list[Hit]:
        """The hits of one layer that begin at a token."""
        return [hit for hit in self.starting.get(index, ()) if hit.layer is layer]

    def numeric(self, index: int) -> bool:
        """Whether a number in digits or words stands there."""
        if self.sentence.kinds[index] is Kind.NUMBER:
            return True
        key = self.sentence.keys[index]
        words = self._lexicon.number_words
        bare = key[1:] if key[:1] in _NUMBER_FRONTS else key
        return key in words or bare in words or (bare.startswith("ال") and bare[2:] in words)

    def lexicon_bits(self, key: str) -> int:
        """The closed classes of a word that need not stand in the sentence."""
        return self._lexicon.classes.get(key, 0)

    def is_a(self, index: int, *classes: str) -> bool:
        """Whether the word stands in one of the closed classes."""
        bits = self.bits[index]
        return any(bits & BIT[name] for name in classes)

    def listed(self, index: int, name: str) -> int:
        """How many words from a token on are a member of one of the lists of grammar.yaml; 0 if none."""
        members = self._lexicon.lists[name]
        key = self.sentence.keys[index]
        rests = members.get(key)
        if rests is None and key[:1] in _CONJUNCTIONS:
            rests = members.get(key[1:])
        for rest in rests or ():
            if not rest or tuple(self.sentence.keys[index + 1 : index + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

    def listed_inside(self, index: int, name: str) -> int:
        """As `listed`, with ب or ل in front as well: بالمسؤولية, لمنع."""
        if found := self.listed(index, name):
            return found
        key = self.sentence.keys[index]
        return int(key[:1] in _PREFIXES and len(key) > 4 and () in self._lexicon.lists[name].get(key[1:], ()))

    def place_name(self, key: str) -> PlaceName | None:
        """The name of the gazetteer that a folded word is, whether or not it stands in the sentence."""
        forms = self._lexicon.vocabulary.get(key, ())
        return next((f.entry for f in forms if isinstance(f.entry, PlaceName) and not f.rest), None)

    def has_verb(self, index: int, *names: str) -> bool:
        """Whether the word can be a verb of one of the classes of grammar.yaml."""
        return any(hit.entry.id in names for hit in self.at(index, Layer.VERB))


def _hits_of(sentence: Sentence, at: int, word: Word) -> Iterator[Hit]:
    following = _next_word(sentence, at + 1)
    for reading in word.readings:
        index = reading.lookup
        for form in index.single:
            yield Hit(form.layer, form.entry, form, reading, at, at + 1)
        for form in index.by_next.get(following, ()) if index.by_next else ():
            behind = _follow(sentence, at + 1, form.rest)
            if behind:
                yield Hit(form.layer, form.entry, form, reading, at, behind)
        for form in index.loose:
            if form.rest[0] in sentence.keys and (behind := _loosely(sentence, at + 1, form.rest)):
                yield Hit(form.layer, form.entry, form, reading, at, behind)


def _next_word(sentence: Sentence, at: int) -> str:
    """The next token that a name's second word could be."""
    keys = sentence.keys
    while at < len(keys) and keys[at] in _TRANSPARENT:
        at += 1
    return keys[at] if at < len(keys) else ""


def _follow(sentence: Sentence, at: int, rest: tuple[str, ...]) -> int:
    """Behind the last of the following words, or 0 when they do not follow."""
    keys = sentence.keys
    size = len(keys)
    for word in rest:
        while at < size and keys[at] in _TRANSPARENT and keys[at] != word:
            at += 1
        if at >= size or keys[at] != word:
            return 0
        at += 1
    return at


def _loosely(sentence: Sentence, at: int, rest: tuple[str, ...]) -> int:
    """The verb alone is the hit; its fixed words must stand within a short window."""
    for start in range(at, min(at + _LOOSE_WINDOW, len(sentence))):
        if sentence.keys[start] in (".", ";"):
            return 0
        if _follow(sentence, start, rest):
            return at
    return 0
