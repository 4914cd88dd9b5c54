"""`read(report) -> claims`: one report, no database, no other report.

Sentences give drafts; drafts of one happening become one claim with all its mentions; what the report knows
of itself (its day, its places) is set against the words. The same input gives the same claims in a test, in
eight processes and on a cluster.
"""

from __future__ import annotations

import hashlib

import msgspec

from isnad.claims import timing
from isnad.claims.dating import weekday_of
from isnad.claims.parties import Party
from isnad.claims.reader import Reader
from isnad.claims.relays import Relays
from isnad.claims.report import Happening, gather
from isnad.claims.sentence import Draft, SentenceReader, parties_of
from isnad.dates.interval import Interval, parse_edtf
from isnad.dates.published import complete
from isnad.places.choose import Chooser, as_place
from isnad.records import (
    Claim,
    ClaimActor,
    Count,
    CountWhat,
    Denies,
    Document,
    Link,
    Place,
    Role,
    Span,
    Status,
    Time,
    ZoneKind,
)  # fmt: skip
from isnad.reports.zones import READ
from isnad.text.tokens import Sentence, sentences

_HEADLINE_TOKENS = 40
_ROLES = {"actor": Role.ACTOR, "recipient": Role.RECIPIENT, "partner": Role.PARTNER}


def read(document: Document, reader: Reader) -> list[Claim]:
    """The claims of one report, in the order of their words.

    Args:
        document: the report with its zones and its own date.
        reader: lexicon and gazetteer, shared by all reports of a run.
    """
    return read_report(document, reader)[1]


def read_report(document: Document, reader: Reader) -> tuple[Document, list[Claim]]:
    """The claims of one report, and the report with what they say of its own date.

    Args:
        document: the report with its zones and the date that its text gives.
        reader: lexicon and gazetteer, shared by all reports of a run.
    """
    if document.unread is not None:
        return document, []
    drafts, number = _drafts(document, reader)
    happenings = gather(drafts)
    document = complete(document, weekday_of(happenings, document.text))
    times = timing.of_report(happenings, document, number)
    seen: dict[tuple[int, int, str], int] = {}
    return document, [
        _claim(happening, time, document, seen) for happening, time in zip(happenings, times, strict=True)
    ]


def _drafts(document: Document, reader: Reader) -> tuple[list[Draft], int]:
    """The drafts of a report, and how many sentences were read."""
    chooser = Chooser(reader.gazetteer)
    sentence_reader = SentenceReader(document.text, reader, chooser, _published(document))
    relays = Relays(document, reader.lexicon)
    drafts: list[Draft] = []
    number = 0
    for zone in document.zones:
        if zone.kind not in READ:
            continue
        for sentence in sentences(document.text, zone.start, zone.end, known=reader.known):
            number += 1
            sentence.number = number
            headline = zone.kind is ZoneKind.TITLE or (number == 1 and _short_and_open(sentence))
            found = sentence_reader.read(sentence, str(zone.kind), headline=headline)
            for draft in found:
                relays.credit(draft)
            drafts.extend(found)
    return drafts, number


def _published(document: Document) -> Interval | None:
    """The days on which a report can have been published, where it says."""
    return parse_edtf(document.published) if document.published else None


def _short_and_open(sentence: Sentence) -> bool:
    """A post without a title opens like a headline: short, and without a stop at its end."""
    return len(sentence) <= _HEADLINE_TOKENS and sentence.keys[-1] not in (".", "!", "?")


def _claim(happening: Happening, time: Time | None, document: Document, seen: dict[tuple[int, int, str], int]) -> Claim:
    draft = happening.lead
    frame = draft.frame
    key = (draft.word.start, draft.word.end, str(draft.type))
    ordinal = seen[key] = seen.get(key, -1) + 1
    place = _place(happening, document.text)
    return Claim(
        id=claim_id(document.id, draft.word, str(draft.type), ordinal),
        document=document.id,
        event=None,
        event_type=draft.type,
        modes=_modes(happening),
        status=frame.status,
        told=happening.told,
        denies=Denies(what=draft.denied) if frame.status is Status.DENIED and draft.denied is not None else None,
        evidence=draft.evidence,
        mentions=_mentions(happening),
        actors=_actors(happening, document.text),
        target=next((d.target for d in happening.drafts if d.target is not None), None),
        weapon=next((d.weapon for d in happening.drafts if d.weapon is not None), None),
        place=place,
        time=time,
        time_resolved=None,
        counts=_counts(happening),
        people=[],
        supersedes=None,
        chain=_chain(happening),
        reader="rules",
        why=list(dict.fromkeys([*frame.why, *([draft.chain.rule] if draft.chain else []), *happening.why])),
    )


def claim_id(document: str, word: Span, event_type: str, ordinal: int) -> str:
    """A claim's id: over the report, the happening word's span and the type, not over how it was understood."""
    material = f"{document}\x1f{word.start}\x1f{word.end}\x1f{event_type}\x1f{ordinal}"
    return hashlib.sha256(material.encode()).hexdigest()[:16]


def _modes(happening: Happening) -> list[str]:
    modes: dict[str, None] = {}
    for draft in happening.drafts:
        modes.update(dict.fromkeys(draft.frame.modes))
    return list(modes)


def _mentions(happening: Happening) -> list[Span]:
    spans = {(s.start, s.end): s for draft in happening.drafts for s in draft.mentions}
    return [spans[key] for key in sorted(spans)]


def _actors(happening: Happening, text: str) -> list[ClaimActor]:
    """The parties of all drafts, each once a role, the leading draft's words first."""
    found: dict[tuple[str, str], ClaimActor] = {}
    for draft in happening.drafts:
        named = {role for role, _ in found}
        for role, party in parties_of(draft):
            if draft is not happening.lead and role in named and not party.known:
                continue
            mark = (role, party.id or party.ar)
            if mark not in found:
                found[mark] = _claim_actor(role, party, draft, text)
    return list(found.values())


def _claim_actor(role: str, party: Party, draft: Draft, text: str) -> ClaimActor:
    tokens = party.tokens or draft.tokens
    start, end = tokens.span(party.first, min(party.behind, len(tokens)))
    words = text[start:end]
    return ClaimActor(
        role=_ROLES[role], id=party.id, label_ar=party.ar if party.known else words, label_en=party.en if party.known or party.people else words,
        kind=party.kind, text=words, start=start, end=end,
    )  # fmt: skip


def _place(happening: Happening, text: str) -> Place | None:
    """The most exact place of the happening's own words; one only passed through is no place of it."""
    best: Place | None = None
    for draft in happening.drafts:
        for found in draft.places:
            if found.mention.elsewhere and best is not None:
                continue
            start, end = draft.tokens.span(found.mention.first, found.mention.behind)
            place = as_place(found, start, end, text[start:end])
            if best is None or _narrower(place, best):
                best = place
    return best


def _narrower(one: Place, other: Place) -> bool:
    return (one.radius_km or 1e9) < 0.5 * (other.radius_km or 1e9) and one.country == other.country


def _counts(happening: Happening) -> list[Count]:
    """For each kind of harm the fullest draft's figures, or another's that say the same more closely."""
    kept: list[Count] = []
    for what in dict.fromkeys(c.what for draft in happening.drafts for c in draft.counts):
        told = [found for draft in happening.drafts if (found := _figures(draft.counts, what))]
        first = _whole(told[0])
        best = max((f for f in told if f is told[0] or (first is not None and _whole(f) == first)), key=_closeness)
        offset = len(kept)
        kept.extend(msgspec.structs.replace(c, part_of=None if c.part_of is None else c.part_of + offset) for c in best)
    return kept


def _figures(counts: list[Count], what: CountWhat) -> list[Count]:
    """The figures of one kind, `part_of` counted among them."""
    places = {old: new for new, old in enumerate(i for i, c in enumerate(counts) if c.what is what)}
    return [msgspec.structs.replace(counts[old], part_of=places.get(_no(counts[old].part_of))) for old in places]


def _no(part_of: int | None) -> int:
    return -1 if part_of is None else part_of


def _whole(figures: list[Count]) -> tuple[int | None, int | None] | None:
    return next(((c.low, c.high) for c in figures if c.part_of is None), None)


def _closeness(figures: list[Count]) -> tuple[bool, int]:
    """A figure that says of whom comes before one that does not, then the one with more parts."""
    return any(c.who is not None and c.part_of is None for c in figures), len(figures)


def _chain(happening: Happening) -> list[Link]:
    for draft in happening.drafts:
        if draft.chain is not None:
            return list(draft.chain.links)
    return []
