"""Whether it happened, and whether the sentence tells it: status and `told` of each frame.

actual, denied, planned, hypothetical, habitual are told apart by what governs the word: negation, future,
verbs and nouns of intending, conditions, adverbs of repetition. A happening that is only remembered, mourned,
feared or condemned is mentioned, not told (`telling`).
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims import telling
from isnad.claims.chain import Speech
from isnad.claims.frames import Frame
from isnad.lexicon.model import Layer
from isnad.lexicon.words import BIT
from isnad.mentions.syntax import Syntax
from isnad.records import Denied, Stance, Status
from isnad.text.tokens import Kind


def decide(
    frame: Frame, syntax: Syntax, speeches: list[Speech], earlier: Sequence[Frame], *, headline: bool
) -> Denied | None:
    """Set a frame's status and `told`; for a denial, say what is denied.

    Args:
        frame: the frame, its roles filled.
        syntax: its sentence.
        speeches: the acts of saying in it.
        earlier: the frames before it in the sentence, decided already.
        headline: whether the sentence is a headline or opens the report.
    """
    denied = _denied(frame, syntax, speeches)
    if denied is not None:
        frame.status = Status.DENIED
        frame.why.append("status.denied")
        return denied
    rule = _not_actual(frame, syntax) or _habitual(frame, syntax, headline=headline)
    if rule is not None:
        frame.status, name = rule
        frame.why.append(name)
    frame.told, rule_name = telling.told(frame, syntax, earlier, headline=headline)
    frame.why.append(rule_name)
    return None


# ---- denial -------------------------------------------------------------------------------------


def _denied(frame: Frame, syntax: Syntax, speeches: list[Speech]) -> Denied | None:
    scan = syntax.scan
    verb = frame.light if frame.light is not None and frame.light < frame.at else frame.at
    if (frame.verbal or frame.light is not None) and _negated_verb(syntax, verb):
        return _denied_harm(frame) if frame.harm else Denied.OCCURRENCE
    for speech in speeches:
        if speech.stance is Stance.DENIES and speech.word < frame.at and speech.start <= frame.at < speech.end:
            between = range(speech.word, frame.at)
            if any(scan.listed(i, "but") for i in between):
                continue
            if any(scan.listed_inside(i, "responsibility") for i in between):
                return Denied.RESPONSIBILITY
            if frame.harm or any(scan.listed_inside(i, "casualty") for i in between):
                return Denied.CASUALTIES
            return Denied.OCCURRENCE
    if not frame.verbal and frame.at:
        window = range(max(frame.start, frame.at - 3), frame.at)
        if any(scan.listed(i, "negating") and not syntax.is_verb(i) for i in window) or _negated_before(syntax, frame):
            return _denied_harm(frame) if frame.harm else Denied.OCCURRENCE
    return None


def _denied_harm(frame: Frame) -> Denied:
    """Whom it is said not to have harmed."""
    civilians = any(p.people is not None and p.people.who not in (None, "combatants") for p in frame.recipients)
    return Denied.CIVILIAN_HARM if civilians else Denied.CASUALTIES


def _negated_verb(syntax: Syntax, verb: int) -> bool:
    index = verb - 1
    while index >= 0 and (syntax.scan.bits[index] & BIT["adverb"] or syntax.scan.listed(index, "qad")):
        index -= 1
    if index < 0:
        return False
    if syntax.scan.bits[index] & BIT["neg_verb"] and not syntax.scan.listed(index, "lan"):
        word = syntax.scan.words[verb]
        if syntax.scan.listed(index, "la"):
            return (
                word is not None and word.key[:1] in "يتن" and not (index + 1 < verb and syntax.is_auxiliary(index + 1))
            )
        return True
    if syntax.is_verb(index) and syntax.is_auxiliary(index):
        return _negated_verb(syntax, index) and not syntax.scan.has_verb(index, "habit")
    return False


def _negated_before(syntax: Syntax, frame: Frame) -> bool:
    """لم تقع أي هجمات, لا توجد إصابات; but not the shelling in لم يُصب أحد في القصف."""
    if syntax.scan.listed(frame.at - 1, "circumstance"):
        return False
    for index in range(frame.at - 1, max(frame.start - 2, frame.at - 6), -1):
        if syntax.keys[index] == "," or (syntax.scan.bits[index] & BIT["prep"] and index < frame.at - 1):
            return False
        if syntax.is_verb(index):
            by_means = frame.hit.reading.prep == "ب" and bool(syntax.scan.at(index, Layer.HAPPENING))
            return _negated_verb(syntax, index) and not by_means
    return False


# ---- not (yet) real -----------------------------------------------------------------------------


def _not_actual(frame: Frame, syntax: Syntax) -> tuple[Status, str] | None:
    keys, scan = syntax.keys, syntax.scan
    verb = frame.at if frame.verbal else frame.light
    if verb is not None and verb <= frame.at:
        if _future(syntax, verb):
            return Status.PLANNED, "status.future"
        if _is_present(frame, syntax, verb) and any(syntax.ahead[i] for i in range(frame.start, frame.end)):
            return Status.PLANNED, "status.time-ahead"
        if _subjunctive(frame, syntax, verb):
            return Status.HYPOTHETICAL, "status.subjunctive"
        if (
            verb
            and (scan.listed(verb - 1, "qad") or scan.is_a(verb - 1, "perhaps"))
            and keys[verb][:1] in "يت"
            and _is_present(frame, syntax, verb)
        ):
            return Status.HYPOTHETICAL, "status.perhaps"
    head = verb if verb is not None and verb < frame.at else frame.at
    for index in range(head - 1, max(-1, frame.start - 3, head - 9), -1):
        if keys[index] in (".", ";", "..", ":"):
            break
        bits = scan.bits[index]
        if bits & BIT["condition"]:
            return Status.HYPOTHETICAL, "status.condition"
        if _intends(syntax, index) and _governs(syntax, index, head):
            return Status.PLANNED, "status.intended"
    window = range(max(0, head - 4), head)
    for index in window:
        if scan.listed_inside(index, "attempt"):
            return None
        if scan.listed_inside(index, "foiled"):
            if _phrase_between(syntax, index, head):
                return Status.HYPOTHETICAL, "status.feared"
        elif scan.bits[index] & BIT["plan_noun"] and _phrase_between(syntax, index, head):
            return Status.PLANNED, "status.plan-noun"
        elif (
            scan.bits[index] & BIT["perhaps"] and not scan.listed(index, "qad") and _phrase_between(syntax, index, head)
        ):
            return Status.HYPOTHETICAL, "status.perhaps"
    return None


def _is_present(frame: Frame, syntax: Syntax, verb: int) -> bool:
    if verb == frame.at:
        return frame.hit.form.tag.startswith("present")
    return any(h.form.tag.startswith("present") for h in syntax.scan.at(verb, Layer.VERB))


def _subjunctive(frame: Frame, syntax: Syntax, verb: int) -> bool:
    """أن يقصف, كي يقصف, ليقصف: not (yet) done, but after بعد أن and its like."""
    if not _is_present(frame, syntax, verb):
        return False
    word = syntax.scan.words[verb]
    if (
        word is not None
        and any(r.prep == "ل" for r in word.readings)
        and not any(not r.prep and not r.conj for r in word.readings)
    ):
        return True
    if verb and syntax.scan.listed(verb - 1, "wished"):
        return True
    return (
        verb > 0
        and bool(syntax.scan.listed(verb - 1, "that"))
        and not (verb > 1 and syntax.scan.listed(verb - 2, "done_before_that"))
    )


def _future(syntax: Syntax, verb: int) -> bool:
    word = syntax.scan.words[verb]
    if (
        word is not None
        and any(r.prep == "س" for r in word.readings)
        and not any(not r.prep and f.pos == "verb" for r in word.readings for f in r.forms)
    ):
        return True
    return verb > 0 and (syntax.scan.is_a(verb - 1, "future") or bool(syntax.scan.listed(verb - 1, "lan")))


def _intends(syntax: Syntax, index: int) -> bool:
    return syntax.is_verb(index) and syntax.scan.has_verb(index, "intend")


def _governs(syntax: Syntax, index: int, head: int) -> bool:
    """يعتزم شن, قرر أن يشن: nothing but its subject, أن or a preposition between."""
    between = range(index + 1, head)
    if any(syntax.is_verb(i) and not syntax.is_auxiliary(i) for i in between):
        return False
    return not any(
        syntax.keys[i] == "," or syntax.scan.listed(i, "not_governing") or syntax.scan.bits[i] & BIT["relative"]
        for i in between
    )


def _phrase_between(syntax: Syntax, index: int, head: int) -> bool:
    """Whether a noun governs a later word: no verb, relative or mark stands between."""
    for i in range(index + 1, head):
        if syntax.scan.words[i] is None and syntax.scan.sentence.kinds[i] is not Kind.QUOTE:
            return False
        if syntax.is_verb(i) and syntax.scan.bits[i] == 0 and not syntax.scan.has_verb(i, "light"):
            return False
        if syntax.scan.bits[i] & (BIT["relative"] | BIT["temporal"] | BIT["conj"]):
            return False
    return True


# ---- habit --------------------------------------------------------------------------------------


def _habitual(frame: Frame, syntax: Syntax, *, headline: bool) -> tuple[Status, str] | None:
    scan = syntax.scan
    end = min(frame.end, frame.behind + 10)
    verb = frame.at if frame.verbal else frame.light
    present = verb is not None and _is_present(frame, syntax, verb)
    begin = min(frame.at, verb if verb is not None else frame.at)
    repeated = any(scan.bits[i] & BIT["habitual"] for i in range(begin, end))
    since = any(scan.listed(i, "since") for i in range(max(0, begin - 6), min(syntax.size, end + 4)))
    plural = frame.number == "pl"
    if repeated and (present or since or (plural and not _counted(frame, syntax))):
        return Status.HABITUAL, "status.repeated"
    if verb is not None and verb > 0 and _habit_verb(syntax, verb):
        return Status.HABITUAL, "status.habit-verb"
    if plural and since:
        return Status.HABITUAL, "status.since"
    if (
        present
        and not headline
        and not frame.harm
        and (plural or _plain_present(frame, syntax))
        and not _dated(syntax, begin, end)
    ):
        return Status.HABITUAL, "status.present-tense"
    return None


def _habit_verb(syntax: Syntax, verb: int) -> bool:
    for index in range(verb - 1, max(-1, verb - 7), -1):
        if syntax.is_verb(index):
            return syntax.scan.has_verb(index, "habit")
        if syntax.keys[index] in (",", ".", ";"):
            return False
    return False


def _plain_present(frame: Frame, syntax: Syntax) -> bool:
    """A present-tense verb in running text, light or not, tells of a habit unless a day is named."""
    return frame.light is not None or (frame.verbal and not syntax.scan.listed(max(0, frame.at - 1), "qad"))


def _counted(frame: Frame, syntax: Syntax) -> bool:
    return frame.at > 0 and syntax.scan.sentence.kinds[frame.at - 1] is Kind.NUMBER


def _dated(syntax: Syntax, begin: int, end: int) -> bool:
    return any(syntax.timed[i] for i in range(max(0, begin - 4), min(syntax.size, end)))
