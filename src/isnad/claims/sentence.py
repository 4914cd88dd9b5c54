"""One sentence read whole: everything found in it, tied into drafts of claims.

The order matters and is written here only: words, times, bones, parties, happenings, roles, one happening
from several words, speakers, status, figures, places.
"""

from __future__ import annotations

import msgspec

from isnad.claims import counts as counting
from isnad.claims import merge, status
from isnad.claims.belonging import Belonging
from isnad.claims.chain import Speakers, Speech
from isnad.claims.frames import Frame, frames
from isnad.claims.parties import Named, Party, PartyFinder, named_in
from isnad.claims.reader import Reader
from isnad.claims.roles import Roles
from isnad.claims.said import Tellings
from isnad.claims.time_words import is_period, prepared
from isnad.dates.interval import Interval
from isnad.lexicon.model import Arm, Layer, TargetKind, WeaponKind
from isnad.mentions import places as place_mentions
from isnad.mentions.matcher import Hit, Scan
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention
from isnad.places.choose import Chooser, Chosen
from isnad.records import Count, CountScope, CountWhat, Denied, EventType, Link, Span, Status, Target, Weapon
from isnad.text.tokens import Sentence

_DAMMA = "\u064f"
_CONTINUING = frozenset({"chain.continues", "chain.back-reference", "chain.open-quotation"})
_CARRIED = frozenset({"told.result", "role.light-verb"})  # the sentence has a subject, but not one that says who
_TELLING_REACH = 14  # tokens from a verb of telling to its time
_OPENING = 4  # tokens in which a sentence shows that it looks back
_MAX_EVIDENCE = 60  # words; the contract's limit


class Draft(msgspec.Struct):
    """A claim as one sentence gives it, before the report as a whole is considered."""

    frame: Frame
    tokens: Sentence
    zone: str
    word: Span
    evidence: Span
    denied: Denied | None
    counts: list[Count]
    chain: Speech | None
    places: list[Chosen]
    times: list[TimeMention]
    target: Target | None
    weapon: Weapon | None
    headline: bool
    mentions: list[Span]
    background: bool = False  # told as what had been before the news
    said: TimeMention | None = None  # when the statement that it stands in was made
    quoted: bool = False  # in the words of that statement
    deeds: list[Hit] = []  # the happening words of its sentence

    @property
    def type(self) -> EventType:
        """The PLOVER type of its happening."""
        return self.frame.entry.type


class SentenceReader:
    """Reads the sentences of one report in order; what an earlier one named is known in a later one."""

    def __init__(self, original: str, reader: Reader, chooser: Chooser, published: Interval | None) -> None:
        self.published = published
        self.pair: list[Party] = []
        self.stated: tuple[tuple[Link, ...], list[Party]] = ((), [])  # the last statement on an assault, and who acted
        self.original = original
        self.lexicon = reader.lexicon
        self.times = reader.times
        self.numbers = reader.numbers
        self.cues = reader.cues
        self.chooser = chooser
        self.named = Named()
        self.speakers = Speakers(original)
        self.tellings = Tellings(original)
        self.before: list[TimeMention] = []  # the times of the sentence before

    def read(self, sentence: Sentence, zone: str, *, headline: bool) -> list[Draft]:
        """The drafts of one sentence."""
        scan = Scan(sentence, self.lexicon)
        for actor in named_in(scan.of(Layer.ACTOR), self.published):
            self.named.add(actor)
        times = self.before = self.times.find(sentence, self.before)
        if not scan.of(Layer.HAPPENING) and not scan.of(Layer.SAYING) and not self.speakers.open_quote:
            self._note_places(scan)
            self.speakers.silent(scan)
            return []
        syntax = Syntax(scan, times)
        finder = PartyFinder(syntax, self.lexicon, self.named)
        found = frames(syntax)
        for frame in found:
            frame.passive = frame.passive or (frame.verbal and self._printed_passive(sentence.starts[frame.at]))
        roles = Roles(syntax, finder)
        for frame in found:
            roles.fill(frame)
        for index, frame in enumerate(found):
            self._refer_back(frame, found[:index], syntax, roles)
        quoted = self.tellings.quoted(sentence, open_before=self.speakers.open_quote)
        speeches = self.speakers.read(syntax, finder)
        said = self.tellings.read(syntax, times, speeches)
        unnamed = self.tellings.unnamed(syntax, times)
        found = [f for f in found if not _is_saying(f, speeches)]
        denials = {id(f): status.decide(f, syntax, speeches, found[:n], headline=headline) for n, f in enumerate(found)}
        leaders = merge.merge(found, syntax)
        for frame in leaders:
            self._carry_on(frame, speeches)
        chosen = self.chooser.settle(place_mentions.find(syntax, self.cues))
        figures = counting.counts(syntax, found, self.numbers, self.original)
        belonging = Belonging(syntax, prepared(times, syntax), found, quoted)
        figures = [_summed(figure, belonging, leaders, syntax) for figure in figures]
        background = _is_background(syntax)
        drafts = []
        for frame in leaders:
            draft = self._draft(frame, syntax, zone, headline, speeches, denials[id(frame)], chosen, belonging, leaders)
            draft.counts = _own_counts(figures, frame, leaders)
            speech = _speech_of(frame, speeches)
            draft.said = said.get(speech.word) if speech is not None else unnamed
            if speech is None and unnamed is not None and frame.at < unnamed.behind:
                draft.said = None
            draft.quoted = bool(quoted[frame.at])
            draft.deeds = scan.of(Layer.HAPPENING)
            draft.background = background or _hangs_on_a_past(frame, syntax)
            drafts.append(draft)
            if draft.type is EventType.ASSAULT and frame.actors and draft.chain is not None:
                self.stated = (draft.chain.links, frame.actors)
        return drafts

    def _carry_on(self, frame: Frame, speeches: list[Speech]) -> None:
        """وأضاف: أسفرت العملية عن ...، كما نفذت ضربة أخرى: one statement goes on with its actor."""
        speech = _speech_of(frame, speeches)
        continues = speech is not None and speech.rule in _CONTINUING and speech.links == self.stated[0]
        if (
            frame.entry.type is EventType.ASSAULT
            and not frame.actors
            and continues
            and _CARRIED.intersection(frame.why)
        ):
            frame.actors = self.stated[1]
            frame.why.append("role.carried-on-in-one-statement")

    def _printed_passive(self, start: int) -> bool:
        """قُصفت, مُنع: the vowel sign u on the first letter, behind an 'and', is printed to show the passive."""
        at = start + 1 if self.original[start + 1 : start + 2] == _DAMMA else start + 2
        joined = at == start + 2 and self.original[start : start + 1] in ("و", "ف")
        return self.original[at : at + 1] == _DAMMA and (joined or at == start + 1)

    def _refer_back(self, frame: Frame, earlier: list[Frame], syntax: Syntax, roles: Roles) -> None:
        """الطرفان: the two parties named last; whoever coordinates is whoever acts beside it."""
        for role in ("actors", "recipients"):
            parties: list[Party] = getattr(frame, role)
            at = next((i for p in parties for i in range(p.first, p.behind) if syntax.scan.is_a(i, "both")), None)
            if len(self.pair) > 1 and at is not None:
                setattr(
                    frame, role, [p._replace(first=at, behind=at + 1, tokens=syntax.scan.sentence) for p in self.pair]
                )
                frame.why.append("role.the-two-named-before")
        if frame.entry.type is EventType.COOPERATE and not frame.verbal and not frame.actors:
            acting = [f for f in earlier if f.actors and not f.harm]
            frame.actors = acting[-1].actors if acting else roles.head_of_clause(frame)
            frame.actors = [p for p in frame.actors if p.id is None or p.id not in {r.id for r in frame.recipients}]
            frame.why.append("role.coordinating-actor")
        if (
            frame.entry.type is EventType.AID
            and frame.hit.reading.prep == "ب"
            and frame.actors
            and not frame.recipients
        ):
            helped = [f for f in earlier if f.actors and not f.harm]
            frame.recipients = helped[-1].actors if helped else roles.head_of_clause(frame)
            frame.why.append("role.whoever-is-helped")
        known = [p for p in (*frame.actors, *frame.recipients, *frame.partners) if p.known and p.armed]
        if len({p.id for p in known}) > 1:
            self.pair = known[:2]

    def _note_places(self, scan: Scan) -> None:
        if scan.of(Layer.PLACE):
            self.chooser.settle(place_mentions.find(Syntax(scan, ()), self.cues))

    def _draft(
        self, frame: Frame, syntax: Syntax, zone: str, headline: bool, speeches: list[Speech],
        denied: Denied | None, chosen: list[Chosen], belonging: Belonging, leaders: list[Frame],
    ) -> Draft:  # fmt: skip
        start, end = self._evidence(frame, syntax, leaders)
        return Draft(
            frame=frame, tokens=syntax.scan.sentence, zone=zone, word=self._span(syntax, frame.at, frame.behind),
            evidence=self._span(syntax, start, end), denied=denied, counts=[], chain=_speech_of(frame, speeches),
            places=_places_of(frame, syntax, chosen, leaders), times=belonging.of(frame, alone=len(leaders) == 1),
            target=self._target(frame, syntax), weapon=self._weapon(frame, syntax), headline=headline,
            mentions=[self._span(syntax, f.at, f.behind) for f in (frame, *frame.joined)],
        )  # fmt: skip

    def _span(self, syntax: Syntax, first: int, behind: int) -> Span:
        start, end = syntax.scan.sentence.span(first, behind)
        return Span(start=start, end=end, text=self.original[start:end])

    def _evidence(self, frame: Frame, syntax: Syntax, leaders: list[Frame]) -> tuple[int, int]:
        """The sentence, or of a long one the clauses that the claim rests on."""
        if syntax.size <= _MAX_EVIDENCE and _words(self._span(syntax, 0, syntax.size)) <= _MAX_EVIDENCE:
            return 0, syntax.size
        tokens = [
            frame.at,
            *(f.at for f in frame.joined),
            *(p.first for p in (*frame.actors, *frame.recipients) if p.tokens is syntax.scan.sentence),
        ]
        start = min([*tokens, *(f.start for f in (frame, *frame.joined))])
        end = max([*(t + 1 for t in tokens), *(f.end for f in (frame, *frame.joined))])
        start = max(start, frame.at - 40)
        end = min(max(end, frame.behind), start + 75, syntax.size)
        while end > frame.behind and _words(self._span(syntax, start, end)) > _MAX_EVIDENCE:
            end -= 1
        return start, end

    def _target(self, frame: Frame, syntax: Syntax) -> Target | None:
        """What was hit: a thing among those acted on, else in the genitive."""
        if frame.entry.type is not EventType.ASSAULT:
            return None
        for party in (*frame.recipients, *(p for f in frame.joined for p in f.recipients)):
            for at in range(party.first, min(party.behind, syntax.size)):
                for hit in syntax.scan.starting.get(at, ()):
                    if isinstance(hit.entry, TargetKind):
                        span = self._span(syntax, hit.first, max(hit.behind, min(party.behind, syntax.size)))
                        return Target(kind=hit.entry.kind, text=span.text, start=span.start, end=span.end)
        return None

    def _weapon(self, frame: Frame, syntax: Syntax) -> Weapon | None:
        """The nearest weapon of the clause; what it implies for the mode is added to the frame."""
        if frame.entry.type is not EventType.ASSAULT:
            return None
        targets = {t for p in frame.recipients for t in range(p.first, p.behind)}
        best: WeaponKind | None = None
        where: tuple[int, int] | None = None
        start = min([frame.start, *(f.start for f in frame.joined)])
        end = max([frame.end, *(f.end for f in frame.joined)])
        for hit in syntax.scan.of(Layer.WEAPON):
            if not start <= hit.first < end or hit.first in targets or not _is_means(hit, frame, syntax):
                continue
            nearer = where is None or abs(hit.first - frame.at) < abs(where[0] - frame.at)
            if nearer and isinstance(hit.entry, WeaponKind):
                best, where = hit.entry, (hit.first, hit.behind)
        self._arm_modes(frame, syntax)
        if best is None or where is None:
            return None
        if not frame.modes or frame.modes == ["explosives"]:
            frame.modes = [*best.modes] or frame.modes
        span = self._span(syntax, *where)
        return Weapon(label_en=best.en, text=span.text, start=span.start, end=span.end)

    def _arm_modes(self, frame: Frame, syntax: Syntax) -> None:
        """طائرات, مدفعية in the actor's name say how; so does an air force that strikes."""
        if frame.modes:
            return
        for party in frame.actors:
            known = self.lexicon.actors.get(party.id or "")
            if known is not None and known.arm == "air" and frame.entry.id.startswith(("strike", "bombardment")):
                frame.modes = ["aerial"]
                return
            if party.tokens is not syntax.scan.sentence:
                continue
            for at in range(party.first, min(party.behind, syntax.size)):
                for hit in syntax.scan.at(at, Layer.ARM):
                    if isinstance(hit.entry, Arm) and hit.entry.modes:
                        frame.modes = list(hit.entry.modes)
                        return


def _is_means(hit: Hit, frame: Frame, syntax: Syntax) -> bool:
    """A weapon is the means where بـ or بواسطة brings it, where it acts, or where it stands right by the happening word."""
    at = hit.first
    if hit.reading.prep == "ب" or any(f.at <= at < f.behind + 3 for f in (frame, *frame.joined)):
        return True
    if at and syntax.scan.listed(at - 1, "by_means"):
        return True
    return any(p.first <= at < p.behind for p in frame.actors if p.tokens is syntax.scan.sentence)


def _words(span: Span) -> int:
    return len(span.text.split())


def _is_saying(frame: Frame, speeches: list[Speech]) -> bool:
    """A verb that only introduces what is said (أعلن، هدد بأن) is a link of the chain, not a happening."""
    return frame.verbal and any(s.word == frame.at for s in speeches) and frame.entry.type not in (
        EventType.ACCUSE, EventType.THREATEN, EventType.REQUEST, EventType.REJECT, EventType.SUPPORT,
    )  # fmt: skip


def _speech_of(frame: Frame, speeches: list[Speech]) -> Speech | None:
    """Who answers for a frame: the act of saying whose reach it lies in, the nearest one before it first."""
    inside = [s for s in speeches if s.start <= frame.at < s.end]
    if not inside:
        return None
    before = [s for s in inside if s.word <= frame.at]
    return max(before, key=lambda s: s.word) if before else inside[0]


def _places_of(frame: Frame, syntax: Syntax, chosen: list[Chosen], leaders: list[Frame]) -> list[Chosen]:
    """The places of a frame's clause and of those that joined it, nearest first; shared when it has none."""
    low = min([frame.start, *(f.start for f in frame.joined)])
    high = max([frame.end, *(f.end for f in frame.joined)])
    own = [c for c in chosen if low <= c.mention.first < high]
    if not own and len(leaders) == 1:
        own = chosen
    elif not own:
        own = [c for c in chosen if c.mention.first >= frame.at][:1] or chosen[:1]
    return sorted(
        own,
        key=lambda c: (
            c.mention.elsewhere,
            not c.mention.located,
            c.mention.first < frame.at,
            abs(c.mention.first - frame.at),
        ),
    )


def _is_background(syntax: Syntax) -> bool:
    """وكان الطيران قد قصف, يذكر أن, وسبق أن: the sentence tells what had been before the news."""
    scan = syntax.scan
    for index in range(min(_OPENING, syntax.size)):
        if scan.listed(index, "recalled"):
            return True
        if syntax.is_verb(index):
            return scan.has_verb(index, "had") and any(
                scan.listed(i, "qad") or (i > index and syntax.is_verb(i))
                for i in range(index, min(index + _TELLING_REACH, syntax.size))
            )
    return False


def _hangs_on_a_past(frame: Frame, syntax: Syntax) -> bool:
    """منذ مقتل, في ذكرى المجزرة: what is named only to date something else."""
    return any(syntax.scan.listed(i, "dated_from") for i in range(max(0, frame.at - 2), frame.at))


def _summed(counted: counting.Counted, belonging: Belonging, leaders: list[Frame], syntax: Syntax) -> counting.Counted:
    """A figure told with 'since the year began' is a sum over many occasions."""
    frame = belonging.behind(counted.at) if counted.figure.part_of is not None else None
    frame = frame or counted.frame or (leaders[0] if len(leaders) == 1 else None)
    beside = belonging.at(frame) if frame is not None else []
    if frame is not None and not beside:
        lead = next((f for f in leaders if f is frame or frame in f.joined), frame)
        beside = belonging.of(lead, alone=len(leaders) == 1)
    nearest = min(beside, key=lambda mention: abs(mention.first - counted.at), default=None)
    if nearest is None or not is_period(nearest, syntax):
        return counted
    return counted._replace(figure=msgspec.structs.replace(counted.figure, scope=CountScope.CUMULATIVE))


def _own_counts(figures: list[counting.Counted], frame: Frame, leaders: list[Frame]) -> list[Count]:
    """The figures of a frame and of those that joined it; figures of nobody go to the nearest leader."""
    group = {id(frame), *(id(f) for f in frame.joined)}
    kept: dict[int, Count] = {}
    for index, figure in enumerate(figures):
        if figure.frame is not None:
            mine = id(figure.frame) in group
        else:
            nearest = min(leaders, key=lambda f: (f.entry.type is not EventType.ASSAULT, abs(f.at - figure.at)))
            mine = nearest is frame
        if mine and not (frame.status is Status.PLANNED and figure.figure.what is CountWhat.KILLED):
            kept[index] = figure.figure
    order = {old: new for new, old in enumerate(kept)}
    return [
        msgspec.structs.replace(c, part_of=order.get(c.part_of)) if c.part_of is not None else c for c in kept.values()
    ]


def parties_of(draft: Draft) -> list[tuple[str, Party]]:
    """The parties of a draft with their roles."""
    frame = draft.frame
    return [
        *(("actor", p) for p in frame.actors), *(("recipient", p) for p in frame.recipients), *(("partner", p) for p in frame.partners),
    ]  # fmt: skip
