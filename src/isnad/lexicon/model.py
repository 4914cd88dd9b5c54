"""What a lexicon entry is once it is loaded: small frozen records, one kind a layer.

Data without logic. A `Form` is one written form in the vocabulary and points at its entry.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import msgspec

from isnad.records import CountWhat, EventType, Stance

Date = str | int | None  # EDTF: a year, a month or a day


class Layer(StrEnum):
    """Which part of the language an entry belongs to."""

    HAPPENING = "happening"
    ACTOR = "actor"
    ARM = "arm"
    STATE = "state"
    WEAPON = "weapon"
    SAYING = "saying"
    SOURCE = "source"
    PEOPLE = "people"
    TARGET = "target"
    CONTEXT = "context"
    VERB = "verb"
    GRAMMAR = "grammar"
    PLACE = "place"
    NUMBER = "number"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that an entry must, or must not, read; the other keys say what must come of it."""

    text: str
    why: str | None = None
    type: str | None = None
    modes: list[str] | None = None
    status: str | None = None
    told: bool | None = None
    actor: str | None = None
    recipient: str | None = None
    partner: str | None = None
    counts: list[dict[str, str | int | None]] | None = None
    strikes: int | None = None
    stance: str | None = None
    speaker: str | None = None
    who: str | None = None
    kind: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What all entries share."""

    id: str
    en: str = ""
    ar: str = ""
    note: str | None = None
    since: Date = None
    until: Date = None
    matches: list[Example] = []
    rejects: list[Example] = []


class Guarded(Entry, frozen=True, kw_only=True):
    """An entry whose words mean something else in some company; words stand for their clitic forms too."""

    company: list[str] = []  # one of these must stand in the sentence
    never_after: list[str] = []  # none of these right before
    never_before: list[str] = []  # none of these right behind
    except_: list[str] = msgspec.field(name="except", default_factory=list)  # whole words that are another word
    unless: list[str] = []  # contexts


class Happening(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something done: an event type with its words and the way its parties are named."""

    type: EventType
    modes: list[str] = []
    nouns: list[str] = []
    verbs: list[str] = []
    passives: list[str] = []
    participles: list[str] = []
    genitive: str = "either"
    recipient: list[str] = []
    partner: list[str] = []
    object: str = "recipient"
    reciprocal: bool = False
    harm: CountWhat | None = None
    needs: list[str] = []


class Named(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names with dates of their own; without any they were used before, or mean others too, and date nothing."""

    names: list[str]
    since: Date = None
    until: Date = None


class Actor(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone known: a state, an organisation, a holder of office, or a typed but unnamed group."""

    kind: str
    sector: str | None = None
    country: str | None = None
    parent: str | None = None
    arm: str | None = None
    names: list[str] = []
    short: list[str] = []
    hostile: list[str] = []
    adjectives: list[str] = []
    capital: list[str] | str | None = None
    unverified: bool = False  # `since` and `until` are only remembered: they date no report
    final: bool = False  # with its end the names went too: nobody is told of under them later
    named: list[Named] = []


class Arm(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of force: with a state's adjective it names that state's force (طائرات روسية)."""

    arm: str
    nouns: list[str]
    modes: list[str] = []


class WeaponKind(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A weapon or platform and the PLOVER modes that naming it implies."""

    weapon_class: str = msgspec.field(name="class")
    modes: list[str] = []
    nouns: list[str] = []


class Saying(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb, noun or phrase of saying and its force."""

    stance: Stance
    verbs: list[str] = []
    nouns: list[str] = []
    phrases: list[str] = []
    participles: list[str] = []
    frame: str = "verb"
    continues: bool = False


class SourceKind(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of unnamed or generic speaker (security sources, eyewitnesses, a spokesman)."""

    source_type: str | None = None
    kind: str = "anonymous"
    nouns: list[str] = []


class PeopleKind(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of people that reports count."""

    who: str | None = None
    nouns: list[str] = []
    adjectives: list[str] = []
    label: bool = False
    civilian: bool = False
    unit: str | None = None
    harm: CountWhat | None = None
    number_only: bool = False


class TargetKind(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of thing that is hit."""

    kind: str
    nouns: list[str] = []
    things: str | None = None
    civilian: bool = False
    number_only: bool = False


class PlaceName(Entry, frozen=True, kw_only=True):
    """A name of the gazetteer and the places that bear it; `cue`: an ordinary word or a person's name too."""

    ids: tuple[str, ...] = ()
    cue: bool = False


class Context(Guarded, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A domain in whose company a word means something else."""

    scope: str = "sentence"  # or "beside": only directly behind the word it qualifies
    words: list[str] = []
    phrases: list[str] = []


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office and who held it from when to when."""

    id: str
    office: dict[str, str]
    country: str | None = None
    names: list[str] = []
    short: list[str] = []
    held: list[dict[str, object]] = []
    checked: str | None = None


class Form(NamedTuple):
    """One written form of an entry: its first word is the key under which the vocabulary holds it."""

    layer: Layer
    entry: Entry
    pos: str  # noun | verb | name | word | phrase | adjective | participle
    tag: str  # past.3fs, present.3ms, sg, du, pl, ...
    rest: tuple[str, ...] = ()  # the words that follow, folded
    loose: bool = False  # they may stand a few words further on
    passive: bool = False  # the grammatical subject is the one acted on
    jussive: bool = False  # stands only after لم or لا
    short: bool = False  # means its entry only after the full name


class WordClass(Entry, frozen=True, kw_only=True):
    """A closed class as an entry, for the forms that stand in `grammar.yaml`."""
