"""One happening, one claim: which frames of a sentence tell of the same thing.

'An air strike hit the market and killed five': strike, hit and killed are three words of one claim. The act
leads; its aim (استهدف), its result (أسفر عن مقتل) and its means (بتفجير سيارة) join it.
"""

from __future__ import annotations

from isnad.claims.frames import Frame
from isnad.claims.parties import Party
from isnad.lexicon.model import Layer
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import EventType, Status

_NEAR_ACTS = 6  # acts before a word among which its happening is looked for
_FAR = 60  # tokens
_HAD_REACH = 4  # tokens from كان to the verb of what had been
_RESULT_REACH = 30  # tokens between an act and its result, at most


def merge(found: list[Frame], syntax: Syntax) -> list[Frame]:
    """The leading frames of a sentence, each with those that tell of the same happening in `joined`."""
    absorbed: set[int] = set()
    acts = [f for f in found if not f.harm]
    for frame in acts:
        lead = _same_act(frame, [a for a in acts if a.at < frame.at and a.at not in absorbed], syntax)
        if lead is not None:
            _absorb(lead, frame, "merge.same-act")
            absorbed.add(frame.at)
    for frame in found:
        if frame.harm:
            lead = _act_of_harm(frame, [a for a in acts if a.at not in absorbed], syntax)
            if lead is not None:
                _absorb(lead, frame, "merge.result")
                absorbed.add(frame.at)
                continue
            earlier = [h for h in found if h.harm and h.at < frame.at and h.at not in absorbed]
            if earlier and _coordinated_harm(earlier[-1], frame, syntax):
                _absorb(earlier[-1], frame, "merge.harm-and-harm")
                absorbed.add(frame.at)
    return [frame for frame in found if frame.at not in absorbed]


def _same_act(frame: Frame, earlier: list[Frame], syntax: Syntax) -> Frame | None:
    """An aim verb whose subject is an act, a means inside an act, a second word for the same blow."""
    for lead in reversed(earlier[-_NEAR_ACTS:]):
        if frame.at - lead.behind > _FAR:
            return None
        if lead.entry.type is not frame.entry.type or _apart(lead, frame, syntax):
            continue
        if frame.verbal and any(p.first <= lead.at < p.behind for p in frame.actors):
            frame.actors = []
            return lead
        if (
            frame.verbal
            and not lead.verbal
            and not frame.actors
            and frame.start <= lead.behind + 6
            and _joined_relative(lead, frame, syntax)
        ):
            return lead
        if frame.entry.type is not EventType.ASSAULT:
            continue
        if not frame.verbal and not frame.actors and _tally(frame, syntax):
            return lead
        if not frame.verbal and frame.hit.reading.prep == "ب" and frame.at - lead.behind <= 8:
            return lead
        if lead.verbal and not frame.verbal and _object_of(lead, frame):
            lead.recipients = [p for p in lead.recipients if not p.first <= frame.at < p.behind]
            return lead
        if not lead.verbal and not frame.verbal and frame.at == lead.behind:
            return lead
    return None


def _joined_relative(lead: Frame, frame: Frame, syntax: Syntax) -> bool:
    """هجمات استهدفت, الغارة التي طالت: the verb hangs on the noun, with or without a relative pronoun."""
    between = range(lead.behind, frame.at)
    if frame.passive:
        return False
    return all(not syntax.is_verb(i) or i == lead.light or syntax.is_auxiliary(i) for i in between) and not any(
        syntax.keys[i] in (",",) and frame.at - lead.behind > 3 for i in between
    )


def _tally(frame: Frame, syntax: Syntax) -> bool:
    """سلسلة ضربات بلغت 133 ضربة: the second noun only counts the first."""
    before = range(max(0, frame.at - 3), frame.at)
    return syntax.scan.numeric(frame.at - 1) and any(syntax.scan.listed(i, "amounts_to") for i in before)


def _object_of(lead: Frame, frame: Frame) -> bool:
    return any(p.first <= frame.at < p.behind for p in lead.recipients)


def _apart(one: Frame, other: Frame, syntax: Syntax) -> bool:
    return any(syntax.scan.listed(i, "apart") or syntax.keys[i] in (";", ".") for i in range(one.behind, other.at))


def _act_of_harm(harm: Frame, acts: list[Frame], syntax: Syntax) -> Frame | None:
    """The act that did the harm: named behind it with a preposition, or before it with a word of result."""
    if harm.status is Status.DENIED:
        return None  # nobody was hurt: that says nothing against the act
    candidates = [
        a for a in acts if a.entry.type in (EventType.ASSAULT, EventType.COERCE) and a.status is not Status.DENIED
    ]
    led = [
        a for a in candidates if a.at < harm.at and harm.at - a.behind <= 2 * _RESULT_REACH and _led_to(a, harm, syntax)
    ]
    if led:
        return led[-1]
    behind = [
        a for a in candidates if a.at > harm.at and not _new_clause(harm, a, syntax) and _by_cause(harm, a, syntax)
    ]
    behind = [a for a in behind if not _had_been(harm, a.at, syntax)]
    if behind:
        return behind[0]
    before = [
        a for a in candidates if a.at < harm.at and harm.at - a.behind <= _RESULT_REACH and not _apart(a, harm, syntax)
    ]
    before = [a for a in before if not _later_between(a, harm, syntax)]
    if before:
        lead = before[-1]
        own = {p.id or p.ar for p in harm.actors if p.armed}
        theirs = {p.id or p.ar for p in lead.actors}
        if harm.verbal and not harm.passive and own and theirs and not own & theirs:
            return None
        return lead
    return None


def _by_cause(harm: Frame, act: Frame, syntax: Syntax) -> bool:
    if not harm.verbal and not act.verbal and act.at == harm.behind and act.definite:
        return True  # قتلى الغارة
    if act.hit.reading.prep in ("ب", "ل"):
        return True
    for index in range(max(harm.behind - 1, act.at - 6), act.at):
        if syntax.scan.bits[index] & (BIT["cause"] | BIT["prep"]) and syntax.keys[index] not in ("من", "الي"):
            return not syntax.scan.is_a(index, "temporal") or bool(syntax.scan.listed(index, "during"))
        word = syntax.scan.words[index]
        if word is not None and word.prep == "ب":
            return True
    return bool(syntax.scan.listed(act.at - 1, "when")) or (act.verbal and syntax.keys[act.at - 1] in ("ان",))


def _new_clause(one: Frame, other: Frame, syntax: Syntax) -> bool:
    for index in range(one.behind, other.at):
        if syntax.keys[index] in (".", ";", ".."):
            return True
        word = syntax.scan.words[index]
        if syntax.scan.listed(index, "apart") or (
            word is not None and word.conj and syntax.is_verb(index) and not syntax.scan.at(index, Layer.HAPPENING)
        ):
            return True
    return False


def _later_between(act: Frame, harm: Frame, syntax: Syntax) -> bool:
    return any(syntax.scan.listed(i, "before_that") for i in range(act.behind, harm.at)) and not _has_result(
        act, harm, syntax
    )


def _has_result(act: Frame, harm: Frame, syntax: Syntax) -> bool:
    return any(
        syntax.scan.has_verb(i, "result") or syntax.scan.listed(i, "result_word") for i in range(act.behind, harm.at)
    )


def _led_to(act: Frame, harm: Frame, syntax: Syntax) -> bool:
    """A word of result right before the harm: ... أسفر عن مقتل."""
    near = range(max(act.behind, harm.at - 4), harm.at)
    return any(syntax.scan.has_verb(i, "result") for i in near) and not _apart(act, harm, syntax)


def _coordinated_harm(one: Frame, other: Frame, syntax: Syntax) -> bool:
    """قتل ... وأصيب ...: both of one occasion, unless a mark of another stands between."""
    if other.at - one.behind > _RESULT_REACH or _apart(one, other, syntax) or _had_been(one, other.behind, syntax):
        return False
    return one.entry.type is other.entry.type and one.status is other.status


def _had_been(one: Frame, end: int, syntax: Syntax) -> bool:
    """أصيب طفل كان والده قُتل: what had been before is another happening, and so is its cause."""
    for index in range(one.behind, end):
        if syntax.scan.has_verb(index, "had") and not syntax.scan.is_a(index - 1, "relative", "conj"):
            later = range(index + 1, min(index + _HAD_REACH, end))
            return any(syntax.is_verb(i) and bool(syntax.scan.at(i, Layer.HAPPENING)) for i in later)
    return False


def _absorb(lead: Frame, frame: Frame, rule: str) -> None:
    """Take over what the other word adds; the lead's own parties stand."""
    lead.joined.append(frame)
    lead.why.extend([rule, *frame.why])
    for mode in frame.modes:
        if mode not in lead.modes and frame.entry.type is lead.entry.type:
            lead.modes.append(mode)
    if frame.harm:
        victims = frame.recipients or ([] if frame.actors and frame.actors[0].armed else frame.actors)
        if not any(p.known or p.people is not None for p in lead.recipients):
            lead.recipients = [*victims, *(p for p in lead.recipients if p not in victims)]
        if not lead.actors and frame.actors and frame.actors[0].armed:
            lead.actors = frame.actors
    else:
        lead.actors = lead.actors or _fresh(frame.actors, lead)
        lead.recipients = lead.recipients or frame.recipients
        lead.partners = lead.partners or frame.partners
    lead.told = lead.told or frame.told
    if lead.status is Status.ACTUAL and not frame.harm and frame.status is not Status.ACTUAL:
        lead.status = frame.status


def _fresh(parties: list[Party], lead: Frame) -> list[Party]:
    return [p for p in parties if not p.first <= lead.at < p.behind]
