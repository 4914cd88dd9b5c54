"""Told or only mentioned: does the sentence assert the happening, or speak of something else beside it?

A finite verb asserts, unless it only describes who is meant (those who attacked the army). A noun asserts
when a verb makes it happen (an attack took place, killed five, was announced) or when it stands alone as a
headline does; hanging on another noun or a preposition it is a topic: the trial for the murder, after the attack.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.frames import Frame
from isnad.lexicon.model import Layer
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import EventType
from isnad.text.tokens import Kind

_MARKS = {".", ";", "!", "?", "..", ":"}
_REACH = 16  # tokens within which a verb governs a noun behind it
_LINKING = BIT["prep"] | BIT["cause"] | BIT["temporal"] | BIT["locative"]


def told(frame: Frame, syntax: Syntax, earlier: Sequence[Frame], *, headline: bool) -> tuple[bool, str]:
    """Whether the sentence tells of the happening, and the rule that says so."""
    if _particulars(frame, syntax) < (2 if frame.entry.type is EventType.ASSAULT and frame.light is None else 1):
        return False, "told.not-without-particulars"
    if syntax.keys[-1] == "?":
        return False, "told.not-a-question"
    if frame.at and syntax.scan.listed(frame.at - 1, "any"):
        return False, "told.not-any"
    if frame.verbal:
        return _verb_tells(frame, syntax)
    if _governed(frame, syntax):
        return False, "told.not-genitive-of-a-noun"
    if frame.hit.reading.conj and earlier and frame.at - earlier[-1].behind <= _REACH and not frame.definite:
        return earlier[-1].told, "told.joined-to-the-one-before"
    if (
        frame.entry.type in (EventType.COOPERATE, EventType.AID)
        and frame.hit.reading.prep == "ب"
        and frame.actors
        and frame.recipients
    ):
        return True, "told.coordinated"
    if frame.light is not None:
        return _light_tells(frame, syntax)
    return _noun_tells(frame, syntax, headline=headline)


def _particulars(frame: Frame, syntax: Syntax) -> int:
    """How many particulars the clause gives: who, whom, when, where, how many, with what, with what result.

    A happening told of nobody, nowhere, at no time is talk of such things in general.
    """
    start, end = min(frame.start, frame.at), max(frame.end, frame.behind)
    found = bool(frame.actors) + bool(frame.recipients) + bool(frame.partners)
    found += any(syntax.timed[i] for i in range(start, end))
    found += any(syntax.scan.numeric(i) for i in range(start, end))
    found += any(syntax.scan.has_verb(i, "result") for i in range(start, end))
    for layer in (Layer.PLACE, Layer.WEAPON):
        found += any(start <= h.first < end for h in syntax.scan.of(layer))
    return found + (frame.entry.id in _PARTICULAR)


_PARTICULAR = frozenset(
    {"blast.vehicle-bomb", "blast.ied", "blast.suicide", "shelling.landed"}
)  # the word names the means


# ---- verbs --------------------------------------------------------------------------------------


def _verb_tells(frame: Frame, syntax: Syntax) -> tuple[bool, str]:
    """A verb in a relative clause says who is meant, not what happened."""
    if _relative_before(frame.at, syntax) or _describes(frame, syntax):
        return False, "told.not-in-a-relative-clause"
    return True, "told.verb"


def _relative_before(at: int, syntax: Syntax) -> bool:
    """Whether a word stands in a relative clause, right behind its pronoun or past helpers and a subject."""
    if at and syntax.scan.listed(at - 1, "he_who"):
        return True  # before a verb, من is 'he who'
    for index in range(at - 1, max(-1, at - 5), -1):
        if syntax.scan.is_a(index, "relative"):
            return True
        if syntax.scan.words[index] is None or (syntax.is_verb(index) and not syntax.is_auxiliary(index)):
            return False
    return False


def _describes(frame: Frame, syntax: Syntax) -> bool:
    """سفينة خطفها قراصنة: a verb with a pronoun right behind an indefinite noun describes the noun."""
    if not frame.hit.reading.enclitic or frame.hit.reading.conj or frame.at == 0:
        return False
    word = syntax.scan.words[frame.at - 1]
    return (
        word is not None
        and not word.article
        and not syntax.scan.bits[frame.at - 1]
        and not syntax.is_verb(frame.at - 1)
    )


def _own_news(frame: Frame, syntax: Syntax) -> bool:
    end = min(frame.end, frame.behind + 10)
    return any(syntax.timed[i] or syntax.scan.numeric(i) for i in range(frame.behind, end))


# ---- nouns --------------------------------------------------------------------------------------


def _governed(frame: Frame, syntax: Syntax) -> bool:
    """The noun is the genitive of another that is no light noun (جريمة اغتيال, خطر التعذيب, ضحايا القصف)."""
    index = frame.at - 1
    while index >= 0 and syntax.scan.sentence.kinds[index] is Kind.QUOTE:
        index -= 1
    if index < 0 or frame.hit.reading.conj:
        return False
    if frame.hit.reading.prep:
        return frame.hit.reading.prep in "بل" and _accusing(index, syntax)
    word = syntax.scan.words[index]
    if word is None or syntax.timed[index] or syntax.is_verb(index):
        return False
    bits = syntax.scan.bits[index]
    if bits & BIT["mention_noun"]:
        return True
    if bits & (BIT["light_noun"] | BIT["quantity"] | BIT["demonstrative"]) or _light_prefixed(word.key, syntax):
        return False
    if bits & BIT["prep"] and index > 0:
        before = syntax.scan.bits[index - 1]
        return bool(before & BIT["mention_noun"]) or _accusing(index - 1, syntax)
    if bits or syntax.scan.numeric(index) or _closes_subject(index, frame) or _unknown_verb(index, syntax):
        return False
    if any(h.layer in (Layer.SAYING, Layer.VERB, Layer.NUMBER) for h in syntax.scan.starting.get(index, ())):
        return False
    return (
        not word.article
        and not syntax.scan.at(index, Layer.STATE)
        and index + 1 == frame.at
        and not _ends_phrase(index, syntax)
    )


def _closes_subject(index: int, frame: Frame) -> bool:
    """وجه نائب كردي انتقادات: the word before belongs to the subject of the light verb."""
    return frame.light is not None and frame.light < frame.at and any(p.behind == index + 1 for p in frame.actors)


def _unknown_verb(index: int, syntax: Syntax) -> bool:
    """عمت احتجاجات: at the head of a clause, a word that no list knows is the verb."""
    word = syntax.scan.words[index]
    if word is None or word.readings or word.article or syntax.scan.bits[index] or len(word.key) < 2:
        return False
    return index == 0 or syntax.keys[index - 1] in _MARKS or syntax.keys[index - 1] in (",", "-", '"') or word.conj


def _light_prefixed(key: str, syntax: Syntax) -> bool:
    return bool(syntax.scan.lexicon_bits(key[1:]) & (BIT["light_noun"] | BIT["quantity"])) if len(key) > 3 else False


def _ends_phrase(index: int, syntax: Syntax) -> bool:
    """The word before closes a phrase of its own (a name, a place), so the noun begins anew."""
    return any(
        h.behind == index + 1
        for i in range(max(0, index - 4), index + 1)
        for h in syntax.scan.starting.get(i, ())
        if h.layer in (Layer.ACTOR, Layer.PLACE)
    )


def _accusing(index: int, syntax: Syntax) -> bool:
    """اتهامه باغتصاب, متورط في خطف: somebody is accused of it, tried for it, plans it."""
    bits = syntax.scan.bits[index]
    if bits & (BIT["mention_noun"] | BIT["plan_noun"]):
        return True
    return any(
        h.layer is Layer.HAPPENING and str(h.entry.id).startswith(("talk.accus", "politics.sanction", "talk.condemn"))
        for h in syntax.scan.starting.get(index, ())
    )


def _light_tells(frame: Frame, syntax: Syntax) -> tuple[bool, str]:
    light = frame.light if frame.light is not None else frame.at
    if light > frame.at and (frame.definite or _hangs(frame, syntax)):
        return False, "told.not-definite-with-relative"
    if light < frame.at and _relative_before(light, syntax):
        return False, "told.not-in-a-relative-clause"
    return True, "told.light-verb"


def _noun_tells(frame: Frame, syntax: Syntax, *, headline: bool) -> tuple[bool, str]:
    governor = _verb_before(frame, syntax)
    if governor is not None:
        rule = _asserting(governor, frame, syntax)
        if rule is not None:
            return True, rule
    hanging = _hangs(frame, syntax)
    behind = _verb_behind(frame, syntax)
    if behind is not None and not hanging and (not frame.definite or _own_news(frame, syntax)):
        return True, "told.subject-of-a-verb"
    if governor is None and not hanging and not frame.definite and _opens_clause(frame, syntax):
        return True, "told.headline"
    if headline and not hanging and (frame.actors or frame.recipients or not frame.definite):
        return True, "told.headline"
    if frame.harm and frame.number != "" and _counted(frame, syntax) and governor is not None:
        return True, "told.toll"
    return False, "told.not-asserted"


def _verb_before(frame: Frame, syntax: Syntax) -> int | None:
    """The verb before the noun in its clause, with nothing between but a subject and prepositions."""
    for index in range(frame.at - 1, max(-1, frame.at - _REACH), -1):
        if syntax.keys[index] in _MARKS:
            return None
        if syntax.scan.is_a(index, "relative", "sub") and not syntax.scan.is_a(index, "temporal"):
            return None
        if syntax.is_verb(index):
            return index
    return None


def _asserting(verb: int, frame: Frame, syntax: Syntax) -> str | None:
    """A verb that makes the noun happen: of result, of occurring, of announcing."""
    scan = syntax.scan
    if _relative_before(verb, syntax):
        return None
    if scan.has_verb(verb, "result"):
        return "told.result"
    if (
        scan.has_verb(verb, "occur")
        and (not frame.definite or _own_news(frame, syntax))
        and not _preposition_between(verb, frame, syntax)
    ):
        return "told.occurs"
    if scan.has_verb(verb, "light_passive") and not frame.definite:
        return "told.occurs"
    if scan.at(verb, Layer.SAYING) and _announced(verb, frame, syntax):
        return "told.announced"
    return None


def _announced(verb: int, frame: Frame, syntax: Syntax) -> bool:
    """أعلن X مقتل, أفاد بمقتل, كشف عن تنفيذ: the noun is what is said."""
    if frame.hit.reading.prep == "ب":
        return True
    before = frame.at - 1
    if syntax.scan.is_a(before, "prep"):
        return syntax.keys[before] in ("عن", "الي") and not frame.definite
    return not frame.definite or bool(frame.recipients)


def _preposition_between(verb: int, frame: Frame, syntax: Syntax) -> bool:
    return any(syntax.scan.bits[i] & _LINKING for i in range(frame.at - 1, max(verb, frame.at - 3), -1)) or bool(
        frame.hit.reading.prep
    )


def _hangs(frame: Frame, syntax: Syntax) -> bool:
    """Behind a preposition: after the attack, because of the shelling, in an explosion."""
    if frame.hit.reading.prep:
        return True
    index = frame.at - 1
    while index >= 0 and (
        syntax.scan.sentence.kinds[index] in (Kind.QUOTE, Kind.NUMBER)
        or syntax.scan.bits[index] & (BIT["light_noun"] | BIT["quantity"])
    ):
        index -= 1
    if index < 0:
        return False
    word = syntax.scan.words[index + 1] if index + 1 < frame.at else None
    if word is not None and word.key[:1] in "بل" and len(word.key) > 4:
        return True
    return bool(syntax.scan.bits[index] & _LINKING) and not syntax.is_verb(index)


def _verb_behind(frame: Frame, syntax: Syntax) -> int | None:
    """The verb whose subject the noun is: aim, result or occurrence, before any mark or relative."""
    for index in range(frame.behind, min(frame.end, frame.behind + 14)):
        if syntax.scan.is_a(index, "relative", "sub") or syntax.keys[index] in _MARKS:
            return None
        if syntax.is_verb(index):
            aim = any(h.layer is Layer.HAPPENING for h in syntax.scan.starting.get(index, ()))
            return index if aim or syntax.scan.has_verb(index, "result", "occur", "light") else None
    return None


def _opens_clause(frame: Frame, syntax: Syntax) -> bool:
    """At the head of a sentence, behind a colon, a dash or a comma: told as a headline tells."""
    index = frame.at - 1
    while index >= 0 and (
        syntax.timed[index]
        or syntax.scan.sentence.kinds[index] in (Kind.QUOTE, Kind.NUMBER)
        or syntax.scan.bits[index] & (BIT["light_noun"] | BIT["quantity"])
    ):
        index -= 1
    if index < 0:
        return True
    return syntax.keys[index] in (":", "-", "|", "..", ".") or _unknown_verb(index, syntax)


def _counted(frame: Frame, syntax: Syntax) -> bool:
    window = range(max(0, frame.at - 3), frame.at)
    return (
        frame.number == "du"
        or any(syntax.scan.numeric(i) for i in window)
        or any(syntax.scan.bits[i] & BIT["quantity"] for i in window)
    )
