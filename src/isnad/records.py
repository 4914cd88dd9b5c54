"""The nouns of isnad: what is kept, in the shape in which it is exported.

Frozen records without logic. Field names and meanings are the contract that other people's scripts
read (docs/records.md); a field may be added, none is renamed, retyped or dropped. Positions are
Unicode code points into the report's stored text, half open `[start, end)`.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, made by keyword, equal by value."""


# ---- closed vocabularies ------------------------------------------------------------------------


class EventType(StrEnum):
    """PLOVER's sixteen event types (specs: PLOVER manual, 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How the words present the happening."""

    ACTUAL = "actual"
    HABITUAL = "habitual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Denied(StrEnum):
    """What a denial is about."""

    OCCURRENCE = "occurrence"
    RESPONSIBILITY = "responsibility"
    CASUALTIES = "casualties"
    CIVILIAN_HARM = "civilian-harm"


class Role(StrEnum):
    """The part someone plays in a claim; a partner acts together with, or helps, the actor."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTNER = "partner"


class LinkKind(StrEnum):
    """What kind of voice hands a claim on."""

    OUTLET = "outlet"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    PERSON = "person"
    STATEMENT = "statement"
    ANONYMOUS = "anonymous"


class Stance(StrEnum):
    """The force of a verb of saying."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ALLEGES = "alleges"


class ZoneKind(StrEnum):
    """What a stretch of a report's text is; claims come from MAIN, TITLE and CAPTION only."""

    MAIN = "main"
    TITLE = "title"
    CAPTION = "caption"
    TEASER = "teaser"
    COMMENT = "comment"
    FURNITURE = "furniture"


class RelayKind(StrEnum):
    """How somebody else's post came to stand in a report."""

    FORWARDED = "forwarded"
    QUOTED = "quoted"
    SHARED = "shared"


class CountWhat(StrEnum):
    """What is counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"
    STRIKES = "strikes"
    PRESENT = "present"


class CountScope(StrEnum):
    """Whether a figure is of one occasion or a running total."""

    OCCASION = "occasion"
    CUMULATIVE = "cumulative"


class DisagreementKind(StrEnum):
    """A contradiction cannot hold on both sides; a difference may, and a reader should see both."""

    CONTRADICTION = "contradiction"
    DIFFERENCE = "difference"


class JudgementKind(StrEnum):
    """What a person can decide."""

    SAME = "same"
    NOT_SAME = "not-same"
    UNSURE = "unsure"
    CORRECT = "correct"
    MISREAD = "misread"
    GRADE = "grade"
    PIN = "pin"
    NOTE = "note"
    UNDO = "undo"


# ---- pieces -------------------------------------------------------------------------------------


class Span(Record, frozen=True, kw_only=True):
    """A stretch of a report; `text` is exactly `report_text[start:end]`."""

    start: int
    end: int
    text: str


class Zone(Record, frozen=True, kw_only=True):
    """A stretch of a report and what it is."""

    kind: ZoneKind
    start: int
    end: int


class Basis(Record, frozen=True, kw_only=True):
    """One reason for a date: the rule and the words it read; `start` is null for given metadata.

    `claim` names the claim of another report that the reason is taken from; there the words are its days, as EDTF.
    """

    rule: str
    text: str
    start: int | None = None
    end: int | None = None
    claim: str | None = None


class Clue(Basis, frozen=True, kw_only=True):
    """A reason for a report's own date: what it allows, EDTF or a weekday; for one not used, the words that it lost to.

    `entry` is the id of the milestone or the office in the lexicon that it rests on.
    """

    allows: str | None = None
    over: str | None = None
    entry: str | None = None


class Resolved(Record, frozen=True, kw_only=True):
    """A report's date as narrowed by other reports of the same events."""

    edtf: str
    basis: list[Basis] = []
    events: list[str] = []


class Unread(Record, frozen=True, kw_only=True):
    """Why a report that is kept was not read."""

    code: str
    reason: str


class Copy(Record, frozen=True, kw_only=True):
    """The earliest near-copy of a report in the ledger and the share that is common, 0 to 1."""

    of: str
    share: float


class Medium(Record, frozen=True, kw_only=True):
    """A picture, film or file that belongs to a report."""

    kind: str
    url: str | None = None
    caption: str | None = None


class Relayed(Record, frozen=True, kw_only=True):
    """A stretch of a report that is another's post; `author` is the name as the page shows it."""

    kind: RelayKind
    author: str | None
    start: int
    end: int
    url: str | None = None


class Redaction(Record, frozen=True, kw_only=True):
    """A stretch of the text that was made unreadable: by whom, when (UTC) and why."""

    start: int
    end: int
    by: str
    at: str
    why: str


class Erased(Record, frozen=True, kw_only=True):
    """That a report was erased: by whom, when (UTC) and why; nothing of its words is left."""

    by: str
    at: str
    why: str


class ClaimActor(Record, frozen=True, kw_only=True):
    """Someone in a claim; `id` is null for one the registry does not know, labels then repeat the words."""

    role: Role
    id: str | None
    label_ar: str
    label_en: str
    kind: str
    text: str
    start: int
    end: int


class Target(Record, frozen=True, kw_only=True):
    """What was hit: `home`, `school`, `hospital`, `camp`, `market`, `vehicle`, `military-site` ..."""

    kind: str
    text: str
    start: int
    end: int


class Weapon(Record, frozen=True, kw_only=True):
    """The means."""

    label_en: str
    text: str
    start: int
    end: int


class Candidate(Record, frozen=True, kw_only=True):
    """Another place of the same name and its score against the chosen one."""

    id: str
    name_en: str
    country: str
    lat: float | None
    lon: float | None
    score: float


class Place(Record, frozen=True, kw_only=True):
    """Where: a point with an honest radius; `precision` is UCDP's where_prec, 1 (exact) to 7."""

    text: str
    start: int
    end: int
    id: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: int | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    relation: str | None = None
    candidates: list[Candidate] = []


class Time(Record, frozen=True, kw_only=True):
    """When: EDTF with its first and last possible day; `precision` is UCDP's date_prec, 1 (day) to 5.

    `weekday` (`Tuesday`) stands where the words name the day of the week and leave its date open.
    """

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: int | None = None
    clock: str | None = None
    part_of_day: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    basis: list[Basis] = []
    weekday: str | None = None


class Count(Record, frozen=True, kw_only=True):
    """A figure: `who` is null where the words do not say; `high` is null when open-ended."""

    what: CountWhat
    who: str | None
    as_called: str | None
    low: int | None
    high: int | None
    approx: bool
    part_of: int | None
    scope: CountScope
    text: str
    start: int
    end: int


class Person(Record, frozen=True, kw_only=True):
    """A victim or other named person; private unless a reviewer says otherwise."""

    name: str | None
    age: int | None
    sex: str | None
    status: str | None
    private: bool
    text: str
    start: int
    end: int


class Link(Record, frozen=True, kw_only=True):
    """One hand through which a claim came; `source_type` describes an anonymous one."""

    id: str | None
    kind: LinkKind
    label_ar: str
    label_en: str
    office: str | None = None
    text: str
    start: int
    end: int
    verb: str | None = None
    stance: Stance = Stance.SAYS
    source_type: str | None = None


class Denies(Record, frozen=True, kw_only=True):
    """What a denial denies, and which claim of the ledger, where known."""

    what: Denied
    claim: str | None = None


class Side(Record, frozen=True, kw_only=True):
    """One side of a disagreement."""

    value: str
    claims: list[str]


class Disagreement(Record, frozen=True, kw_only=True):
    """Where the accounts of an event part; sides share no claim."""

    about: str
    kind: DisagreementKind
    sides: list[Side]


class Origin(Record, frozen=True, kw_only=True):
    """An independent origin of an event's claims; copies of one text count once."""

    id: str
    label_en: str
    claims: list[str]
    documents: list[str]


class Reason(Record, frozen=True, kw_only=True):
    """Why a grade was given, in words."""

    rule: str
    text_en: str
    text_ar: str
    claims: list[str] = []


class Grade(Record, frozen=True, kw_only=True):
    """A grade from the table of a scheme."""

    scheme: str
    value: str
    reasons: list[Reason] = []


class Anchor(Record, frozen=True, kw_only=True):
    """Words a judgement holds on to, so that it survives a new text version or lexicon."""

    document: str
    quote: str
    before: str
    after: str
    event_type: EventType | None = None


# ---- what is exported ---------------------------------------------------------------------------


class Document(Record, frozen=True, kw_only=True):
    """A report as received, with what it says about itself."""

    id: str
    source_id: str | None
    sha256: str
    url: str | None
    outlet: str | None
    author: str | None
    title: str | None
    language: str | None
    retrieved: str | None
    published: str | None
    published_weekday: str | None
    published_basis: list[Clue]
    published_resolved: Resolved | None
    main_event: str | None
    zones: list[Zone]
    copies: Copy | None
    previous: str | None
    forwarded_from: str | None
    media: list[Medium]
    text: str
    text_version: str
    unread: Unread | None = None
    published_at: str | None = None
    layout: str | None = None
    relayed: list[Relayed] = []
    redactions: list[Redaction] = []
    erased: Erased | None = None
    reply_to: str | None = None
    edited_at: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """What one report claims to have happened: never edited, its id made from its words."""

    id: str
    document: str
    event: str | None
    event_type: EventType
    modes: list[str]
    status: Status
    told: bool
    denies: Denies | None
    evidence: Span
    mentions: list[Span]
    actors: list[ClaimActor]
    target: Target | None
    weapon: Weapon | None
    place: Place | None
    time: Time | None
    time_resolved: Time | None
    counts: list[Count]
    people: list[Person]
    supersedes: str | None
    chain: list[Link]
    reader: str
    why: list[str]


class Event(Record, frozen=True, kw_only=True):
    """A view over the claims that tell of one happening."""

    id: str
    aliases: list[str]
    event_type: EventType
    modes: list[str]
    status: Status
    time: Time | None
    place: Place | None
    actors: list[ClaimActor]
    counts: list[Count]
    claims: list[str]
    documents: list[str]
    contains: list[str]
    part_of: list[str]
    origins: list[Origin]
    disagreements: list[Disagreement]
    grade: Grade | None


class Judgement(Record, frozen=True, kw_only=True):
    """What a person decided: appended, signed, undone only by another judgement."""

    id: str
    kind: JudgementKind
    targets: list[str]
    anchor: Anchor | None
    value: dict[str, str] | None
    by: str
    at: str
    why: str | None
    undoes: str | None


EXPORTED: dict[str, type[Record]] = {
    "documents": Document,
    "claims": Claim,
    "events": Event,
    "judgements": Judgement,
}
