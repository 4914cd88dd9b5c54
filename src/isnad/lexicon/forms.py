"""From entries to written forms: the vocabulary that a reader matches against.

Each function turns the notation of docs/lexicon.md into `Form`s. Keys and following words are folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from isnad.lexicon import inflect
from isnad.lexicon.model import (
    Actor,
    Arm,
    Entry,
    Form,
    Happening,
    Layer,
    PeopleKind,
    Saying,
    SourceKind,
    TargetKind,
    WeaponKind,
    WordClass,
)  # fmt: skip
from isnad.text.normalise import fold_key

Keyed = Iterator[tuple[str, Form]]
Vocabulary = Mapping[str, tuple[Form, ...]]


def vocabulary(forms: Iterable[tuple[str, Form]]) -> dict[str, tuple[Form, ...]]:
    """Forms by first word, the longest first, each once."""
    grouped: dict[str, dict[tuple[object, ...], Form]] = defaultdict(dict)
    for key, form in forms:
        grouped[key].setdefault((form.layer, form.entry.id, *form[2:]), form)
    return {key: tuple(sorted(found.values(), key=lambda f: -len(f.rest))) for key, found in grouped.items()}


def nouns(layer: Layer, entry: Entry, notations: Iterable[str]) -> Keyed:
    """`singular/plural` in all its forms."""
    for notation in notations:
        singular, _, plural = notation.partition("/")
        for form in inflect.noun_forms(singular.strip(), plural.strip() or None):
            first, *rest = fold_key(form.text).split()
            yield first, Form(layer, entry, "noun", form.number, tuple(rest))


def verbs(layer: Layer, entry: Entry, notations: Iterable[str], *, passive: bool = False) -> Keyed:
    """`past present [passive-past passive-present] [+ fixed words]` in all persons."""
    for notation in notations:
        spoken, _, fixed = notation.partition("+")
        parts = spoken.split()
        pairs = [(parts[:2], passive), (parts[2:4], True)]
        for rest in _fixed_words(fixed.split()):
            for pair, is_passive in pairs:
                for form in _conjugate(pair):
                    yield fold_key(form.text), Form(
                        layer, entry, "verb", f"{form.tense}.{form.person}", rest,
                        loose=bool(rest), passive=is_passive, jussive=form.jussive,
                    )  # fmt: skip


def _fixed_words(fixed: list[str]) -> Iterator[tuple[str, ...]]:
    """The words behind a verb; a lone noun also in its dual and accusative (أسقط طائرتي)."""
    yield tuple(map(fold_key, fixed))
    if len(fixed) == 1 and len(fixed[0]) > 3 and not fixed[0].startswith("ال"):
        for form in inflect.noun_forms(fixed[0], None):
            if fold_key(form.text) != fold_key(fixed[0]):
                yield (fold_key(form.text),)


def _conjugate(pair: list[str]) -> Iterator[inflect.VerbForm]:
    if pair:
        yield from inflect.past_forms(pair[0])
    if len(pair) > 1:
        yield from inflect.present_forms(pair[1])


def names(layer: Layer, entry: Entry, given: Iterable[str], *, short: bool = False) -> Keyed:
    """Fixed names; a plain hyphen inside a name also stands for a space and for nothing."""
    for name in given:
        for variant in {name, name.replace("-", " "), name.replace("-", "")}:
            words = fold_key(variant).replace('"', "").split()
            if words:
                yield words[0], Form(layer, entry, "name", "", tuple(words[1:]), short=short)


def phrases(layer: Layer, entry: Entry, given: Iterable[str]) -> Keyed:
    """Fixed wordings."""
    for phrase in given:
        first, *rest = fold_key(phrase).split()
        yield first, Form(layer, entry, "phrase", "", tuple(rest))


def participles(layer: Layer, entry: Entry, given: Iterable[str]) -> Keyed:
    """Participles that describe how (مشيرا إلى، مضيفة): indefinite accusative, in every agreement."""
    for notation in given:
        head, *rest = notation.split()
        stem = head.removesuffix("ا")
        for text in (stem + "ا", stem + "ة", stem + "ين", stem + "ات"):
            yield fold_key(text), Form(layer, entry, "participle", "", tuple(fold_key(w) for w in rest))


def of_happening(entry: Happening) -> Keyed:
    """The forms of one happening."""
    yield from nouns(Layer.HAPPENING, entry, entry.nouns)
    yield from verbs(Layer.HAPPENING, entry, entry.verbs)
    yield from verbs(Layer.HAPPENING, entry, entry.passives, passive=True)
    yield from participles(Layer.HAPPENING, entry, entry.participles)


def of_actor(entry: Actor) -> Keyed:
    """The names of one actor; a state also lends its adjective."""
    if entry.adjectives:
        for masculine in entry.adjectives:
            for text in inflect.adjective_forms(masculine):
                yield fold_key(text), Form(Layer.STATE, entry, "adjective", "")
    capitals = [entry.capital] if isinstance(entry.capital, str) else entry.capital or []
    yield from names(Layer.ACTOR, entry, [entry.ar, *entry.names, *entry.hostile])
    yield from names(Layer.ACTOR, entry, entry.short, short=True)
    for form_key, form in names(Layer.ACTOR, entry, capitals):
        yield form_key, form._replace(tag="capital")


def of_arm(entry: Arm) -> Keyed:
    """The nouns of one kind of force."""
    yield from nouns(Layer.ARM, entry, entry.nouns)


def of_weapon(entry: WeaponKind) -> Keyed:
    """The nouns of one weapon."""
    yield from nouns(Layer.WEAPON, entry, entry.nouns)


def of_saying(entry: Saying) -> Keyed:
    """Verbs, nouns, phrases and participles of one saying."""
    yield from verbs(Layer.SAYING, entry, entry.verbs)
    yield from nouns(Layer.SAYING, entry, entry.nouns)
    yield from phrases(Layer.SAYING, entry, entry.phrases)
    yield from participles(Layer.SAYING, entry, entry.participles)


def of_source(entry: SourceKind) -> Keyed:
    """The nouns of one kind of speaker."""
    yield from nouns(Layer.SOURCE, entry, entry.nouns)


def of_people(entry: PeopleKind) -> Keyed:
    """The nouns of one kind of people."""
    yield from nouns(Layer.PEOPLE, entry, entry.nouns)


def of_target(entry: TargetKind) -> Keyed:
    """The nouns of one kind of target."""
    yield from nouns(Layer.TARGET, entry, entry.nouns)


def of_verb_class(name: str, notations: Iterable[str]) -> Keyed:
    """The verbs of one class of grammar.yaml; the class is the entry's id."""
    entry = WordClass(id=name)
    for notation in notations:
        yield from verbs(Layer.VERB, entry, [notation])


def of_word_class(name: str, words: Iterable[str]) -> Keyed:
    """The wordings of more than one word of a closed class."""
    entry = WordClass(id=name)
    for word in words:
        first, *rest = fold_key(word).split()
        if rest:
            yield first, Form(Layer.GRAMMAR, entry, "word", "", tuple(rest))
