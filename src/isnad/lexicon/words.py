"""One written word and the ways it can be read: clitics in front, a known stem, a pronoun behind.

A reading is kept only when its stem is in the vocabulary, so nothing is split on suspicion. Every word
is analysed once and remembered; reports repeat words far more than they invent them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from isnad.lexicon.model import Form, Layer

# Closed classes as bits, one for each list under `words:` in grammar.yaml.
CLASS_NAMES = (
    "prep", "locative", "cause", "temporal", "conj", "sub", "that", "that_pronoun", "relative", "result",
    "neg", "neg_verb", "jussive", "future", "perhaps", "condition", "both", "pronoun", "demonstrative", "quantity",
    "adverb", "adjective", "habitual", "plan_noun", "back_reference", "measure", "numbered", "title", "mention_noun", "light_noun", "waw_words", "fa_words", "al_words",
)  # fmt: skip
BIT: Mapping[str, int] = {name: 1 << i for i, name in enumerate(CLASS_NAMES)}

_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")


class FormIndex(NamedTuple):
    """The forms of a reading by what must follow: nothing, a second word, or a word a little further on."""

    single: tuple[Form, ...]
    by_next: Mapping[str, tuple[Form, ...]]
    loose: tuple[Form, ...]


def index_forms(forms: tuple[Form, ...]) -> FormIndex:
    """Forms sorted for matching, the longest first under each second word."""
    by_next: dict[str, list[Form]] = {}
    for form in forms:
        if form.rest and not form.loose:
            by_next.setdefault(form.rest[0], []).append(form)
    return FormIndex(
        tuple(f for f in forms if not f.rest),
        {k: tuple(v) for k, v in by_next.items()},
        tuple(f for f in forms if f.loose and f.rest),
    )


class Reading(NamedTuple):
    """A word taken apart: و/ف, then ب ل ك or س, the article, a stem of the vocabulary, a pronoun."""

    conj: str
    prep: str
    article: bool
    stem: str
    enclitic: str
    forms: tuple[Form, ...]
    lookup: FormIndex


class Word:
    """What is known of one folded word, wherever it stands."""

    __slots__ = ("article", "bits", "conj", "key", "prep", "readings")

    def __init__(self, key: str, readings: tuple[Reading, ...], bits: int, *, conj: bool, article: bool, prep: str):
        self.key = key
        self.readings = readings
        self.bits = bits
        self.conj = conj
        self.article = article
        self.prep = prep


def analyse(key: str, vocabulary: Mapping[str, tuple[Form, ...]], classes: Mapping[str, int]) -> Word:
    """Every supported reading of a folded word, and what its outside shows.

    Args:
        key: the word, folded.
        vocabulary: folded first words to the forms that begin with them.
        classes: folded words of the closed classes to their bits.
    """
    readings = tuple(_readings(key, vocabulary))
    bits = classes.get(key, 0)
    bare = key[1:] if key[0] in "وف" and len(key) > 2 else ""
    if not bits and bare:
        bits = classes.get(bare, 0)
    conj = _has_conjunction(key, bare, bits, readings, classes)
    body = key[1:] if conj else key
    prep = ""
    article = (
        body.startswith("ال") and len(body) > 3 and not classes.get(body, 0) & BIT["al_words"] and body not in classes
    )
    if body[:1] in "بلك":
        if body[1:3] == "ال" and len(body) > 5:
            prep, article = body[0], True
        elif body.startswith("لل") and len(body) > 4:
            prep, article = "ل", True
        elif any(r.prep == body[0] for r in readings) and not any(not r.prep for r in readings):
            prep = body[0]
    return Word(key, readings, bits, conj=conj, article=article, prep=prep)


def _has_conjunction(key: str, bare: str, bits: int, readings: tuple[Reading, ...], classes: Mapping[str, int]) -> bool:
    """Whether the first letter is 'and' rather than part of the word; unknown words in و are taken to be 'and'."""
    own = classes.get(key, 0)
    if not bare or own & (BIT["waw_words"] | BIT["fa_words"]) or own:
        return False
    if any(not r.conj for r in readings):
        return False
    if any(r.conj for r in readings) or classes.get(bare, 0) or bare.startswith("ال"):
        return True
    return key[0] == "و" and len(key) > 4


def _readings(key: str, vocabulary: Mapping[str, tuple[Form, ...]]) -> Iterator[Reading]:
    for conj, rest in _split_conjunction(key):
        for prep, article, stem in _split_front(rest):
            for base, enclitic in _split_pronoun(stem, article=article):
                forms = vocabulary.get(base)
                if forms:
                    fitting = tuple(f for f in forms if _fits(f, prep, enclitic, article=article))
                    if fitting:
                        yield Reading(conj, prep, article, base, enclitic, fitting, index_forms(fitting))


def _split_conjunction(key: str) -> Iterator[tuple[str, str]]:
    yield "", key
    if key[0] in "وف" and len(key) > 2:
        yield key[0], key[1:]


def _split_front(word: str) -> Iterator[tuple[str, bool, str]]:
    """Preposition, article and what is left, in every possible way."""
    yield "", False, word
    if word.startswith("ال") and len(word) > 3:
        yield "", True, word[2:]
    first = word[0]
    if first in "بكلس" and len(word) > 2:
        rest = word[1:]
        yield first, False, rest
        if first in "بك" and rest.startswith("ال") and len(rest) > 3:
            yield first, True, rest[2:]
        if word.startswith("لل") and len(word) > 3:
            yield "ل", False, "ال" + word[2:]
            yield "ل", True, word[2:]


def _split_pronoun(stem: str, *, article: bool) -> Iterator[tuple[str, str]]:
    yield stem, ""
    if article:
        return
    for enclitic in _ENCLITICS:
        if not stem.endswith(enclitic) or len(stem) - len(enclitic) < 2:
            continue
        base = stem[: -len(enclitic)]
        yield base, enclitic
        last = base[-1]
        if last == "ت":
            yield base[:-1] + "ه", enclitic
        elif last == "و":
            yield base + "ا", enclitic
        elif last == "ا":
            yield base[:-1] + "ي", enclitic
        elif last in "ئؤ":
            yield base[:-1] + "ء", enclitic


def _fits(form: Form, prep: str, enclitic: str, *, article: bool) -> bool:
    """Whether such clitics can stand on such a form."""
    if form.pos == "verb":
        return not article and prep in ("", "س", "ل") and (not prep or form.tag.startswith("present"))
    if prep == "س":
        return False
    if form.layer is Layer.GRAMMAR:
        return not prep and not article and not enclitic
    if form.pos in ("name", "phrase"):
        return not article and not enclitic
    return not (form.pos == "adjective" and enclitic)
