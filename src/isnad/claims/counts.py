"""How many of whom: figures of a sentence, each with what is counted, who, and what it is part of.

An amount is tied to the nearest word of harm that governs it, to a noun that states the harm itself (قتلى),
or to strikes; 'inside it ten militants' is presence, not death. Duals and lone singulars count; a bare plural
is open-ended.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from isnad.claims.frames import Frame
from isnad.lexicon.model import Happening, Layer, PeopleKind, TargetKind
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit
from isnad.mentions.numbers import Amount, NumberWords
from isnad.mentions.syntax import Syntax
from isnad.records import Count, CountScope, CountWhat

_YEARS = range(1900, 2100)


class Counted(NamedTuple):
    """A count with the frame it belongs to (None: the sentence's main happening) and its place."""

    figure: Count
    at: int
    frame: Frame | None


def counts(syntax: Syntax, found: list[Frame], numbers: NumberWords, original: str) -> list[Counted]:
    """Every count of a sentence in reading order."""
    return _Counter(syntax, found, numbers, original).collect(numbers.find(syntax.scan.sentence))


class _Counter:
    def __init__(self, syntax: Syntax, found: list[Frame], numbers: NumberWords, original: str) -> None:
        self.bare = numbers.bare
        self.syntax = syntax
        self.scan = syntax.scan
        self.keys = syntax.keys
        self.frames = found
        self.original = original
        self.found: list[Counted] = []

    def collect(self, amounts: list[Amount]) -> list[Counted]:
        taken: set[int] = set()
        for amount in amounts:
            if self.syntax.timed[amount.first] or self.syntax.timed[amount.behind - 1] or self._dates(amount):
                continue
            if not self._measures(amount):
                self._of_amount(amount, taken)
        self._bare_nouns(taken)
        self.found.sort(key=lambda c: c.at)
        return self._with_parts()

    # ---- amounts ------------------------------------------------------------------------------

    def _of_amount(self, amount: Amount, taken: set[int]) -> None:
        noun = self._counted_noun(amount)
        strikes = self._strikes(amount)
        if strikes is not None:
            self._add(
                CountWhat.STRIKES,
                None,
                None,
                amount.low,
                amount.high,
                amount.approx,
                amount.first,
                strikes.behind,
                strikes,
            )
            taken.add(strikes.at)
            return
        what, frame = self._what(amount.first, noun)
        if what is None:
            return
        behind = noun.behind if noun is not None else amount.behind
        taken.update(range(amount.first, behind))
        if noun is not None:
            taken.add(noun.first)
        who, called = self._who(noun)
        self._add(what, who, called, amount.low, amount.high, amount.approx, amount.first, behind, frame)

    def _measures(self, amount: Amount) -> bool:
        """على بعد 50 كيلومترا, الفوج 46, الطريق رقم 6: a measure or a name, not people."""
        behind = amount.behind
        if behind < self.syntax.size and self.scan.is_a(behind, "measure"):
            return True
        return amount.first > 0 and self.scan.is_a(amount.first - 1, "numbered")

    def _dates(self, amount: Amount) -> bool:
        """العام الجاري 2020, 10/ت1/2020: part of a date, not how many."""
        before, behind = self.keys[: amount.first][-1:], self.keys[amount.behind :][:1]
        if before == ["/"] or behind == ["/"]:
            return True
        year = amount.low == amount.high and amount.low is not None and amount.low in _YEARS
        return year and amount.first > 0 and bool(self.syntax.timed[amount.first - 1])

    def _counted_noun(self, amount: Amount) -> Hit | None:
        """The noun an amount counts: right behind it, across 'others', من or an adjective."""
        at = amount.behind
        for index in range(at, min(at + 4, self.syntax.size)):
            hits = [h for h in self.scan.starting.get(index, ()) if h.layer in (Layer.PEOPLE, Layer.TARGET)]
            if hits and not (self.syntax.is_verb(index)):
                return max(hits, key=lambda h: h.behind)
            if self.scan.words[index] is None and self.keys[index] not in ('"', "'", ")", "("):
                return None
            if index == at and any(isinstance(h.entry, Happening) for h in self.scan.starting.get(index, ())):
                return None
            if self.scan.bits[index] & (BIT["prep"] | BIT["conj"]) and not self.scan.listed(index, "at_least"):
                return None
        for before in range(amount.first - 1, max(-1, amount.first - 4), -1):
            hits = [h for h in self.scan.starting.get(before, ()) if h.layer is Layer.PEOPLE and h.form.tag != "sg"]
            if hits and (before == amount.first - 1 or hits[0].reading.article):
                return hits[0]
            if not self.scan.is_a(before, "prep") and not self.syntax.is_verb(before):
                return None
        return None

    def _strikes(self, amount: Amount) -> Frame | None:
        for frame in self.frames:
            if frame.at == amount.behind and not frame.verbal and not frame.harm and str(frame.entry.type) == "ASSAULT":
                return frame
        return None

    def _what(self, at: int, noun: Hit | None) -> tuple[CountWhat | None, Frame | None]:
        if noun is not None and isinstance(noun.entry, PeopleKind) and noun.entry.harm is not None:
            return noun.entry.harm, self._governing(at, noun.entry.harm)
        behind = noun.behind if noun is not None else at + 1
        if self._is_inside(at, behind):
            return CountWhat.PRESENT, None
        frame = self._governing(at, None)
        if frame is None:
            return None, None
        harm = frame.entry.harm
        if harm is CountWhat.DESTROYED and isinstance(noun.entry if noun else None, PeopleKind):
            return None, None
        if harm is not CountWhat.DESTROYED and noun is not None and isinstance(noun.entry, TargetKind):
            return None, None
        return harm, frame

    def _is_inside(self, at: int, behind: int) -> bool:
        before, after = range(max(0, at - 2), at), range(behind, min(behind + 4, self.syntax.size))
        return any(self.scan.listed(i, "inside") for i in before) or any(self.scan.listed(i, "staying") for i in after)

    def _governing(self, at: int, harm: CountWhat | None) -> Frame | None:
        """The nearest harm word before, in reach; else one right behind (five civilians were killed)."""
        heads = self._heading(at, harm)
        if heads is not None:
            return heads
        best: Frame | None = None
        for frame in self.frames:
            if not frame.harm or (harm is not None and frame.entry.harm is not harm):
                continue
            if frame.at < at and at - frame.at <= 14 and not self._cut_between(frame.behind, at):
                best = frame
        if best is not None:
            return best
        for frame in self.frames:
            if frame.harm and (harm is None or frame.entry.harm is harm) and frame.verbal and 0 < frame.at - at <= 9:
                return frame
        return None

    def _heading(self, at: int, harm: CountWhat | None) -> Frame | None:
        """وإن أكثر من عشرين أصيبوا: a figure that opens its clause belongs to the verb behind it."""
        before = at - 1
        opens = before < 0 or self.scan.is_a(before, "that") or self.keys[before].lstrip("و") in ("ان", ",", ":", "-")
        if not opens:
            return None
        for frame in self.frames:
            if frame.harm and frame.verbal and (harm is None or frame.entry.harm is harm) and 0 < frame.at - at <= 9:
                return None if any(self.keys[i] in (".", ";") for i in range(at, frame.at)) else frame
        return None

    def _cut_between(self, start: int, end: int) -> bool:
        return any(
            self.keys[i] in (".", ";", "..") or (self.syntax.is_verb(i) and not self.syntax.timed[i])
            for i in range(start, end)
        )

    def _who(self, noun: Hit | None) -> tuple[str | None, str | None]:
        if noun is None:
            return None, None
        entry = noun.entry
        start, end = self.scan.sentence.span(noun.first, noun.behind)
        called = self.original[start:end]
        if isinstance(entry, PeopleKind):
            follower = self.scan.starting.get(noun.behind, ())
            if entry.harm is not None or entry.who is None:
                for hit in follower:
                    if isinstance(hit.entry, PeopleKind) and hit.entry.harm is None and hit.entry.who:
                        return hit.entry.who, called
            return (None if entry.label else entry.who), called
        if isinstance(entry, TargetKind):
            return entry.things or entry.kind, called
        return None, called

    # ---- nouns without an amount --------------------------------------------------------------

    def _bare_nouns(self, taken: set[int]) -> None:
        """طفلان, طفل وامرأة, قتلى: a dual is two, a lone singular one, a bare plural two or more."""
        for index in sorted({h.first for h in self.scan.of(Layer.PEOPLE)}):
            if index in taken or self.syntax.is_verb(index) or self.syntax.timed[index]:
                continue
            hits = [h for h in self.scan.at(index, Layer.PEOPLE) if isinstance(h.entry, PeopleKind)]
            if not hits:
                continue
            hit = max(hits, key=lambda h: (h.behind, not h.reading.prep))
            entry = hit.entry
            if not isinstance(entry, PeopleKind) or entry.number_only or hit.reading.enclitic:
                continue
            self._bare_noun(hit, entry, taken)

    def _bare_noun(self, hit: Hit, entry: PeopleKind, taken: set[int]) -> None:
        at = hit.first
        if at and self.scan.listed(at - 1, "any"):
            return  # لم يُصب أي مدني
        if at and hit.form.tag == "pl" and self.scan.listed(at - 1, "toll"):
            return  # حصيلة قتلى الغارة: how many is said elsewhere
        if any(i in taken for i in range(max(0, at - 1), hit.behind)):
            return
        frame = self._governing(at, entry.harm)
        if entry.harm is not None:
            what: CountWhat | None = entry.harm
            if hit.reading.article and frame is None:
                return
        else:
            what = frame.entry.harm if frame is not None else None
            if frame is None or not self._is_argument(hit, frame):
                return
        if what is None or what is CountWhat.DESTROYED:
            return
        low, high = self.bare.get(hit.form.tag, self.bare["pl"])
        if entry.unit == "family":
            return
        if hit.form.tag == "sg" and hit.reading.article and not self._named_behind(hit):
            return
        who, called = self._who(hit)
        taken.add(at)
        self._add(what, who, called, low, high, False, at, hit.behind, frame)

    def _is_argument(self, hit: Hit, frame: Frame) -> bool:
        """Whether the noun is what the harm word is about, not somebody met on the way."""
        if self._among(hit.first):
            return True
        parties = [*frame.recipients, *(frame.actors if not frame.recipients else [])]
        if any(p.first <= hit.first < max(p.behind, p.first + 1) for p in parties):
            return True
        word = self.scan.words[hit.first]
        return word is not None and word.conj and any(c.frame is frame and hit.first - c.at <= 6 for c in self.found)

    def _named_behind(self, hit: Hit) -> bool:
        """الشاب محمد: a definite singular with a name behind it is one person."""
        following = hit.behind
        if following >= self.syntax.size:
            return False
        word = self.scan.words[following]
        return (
            word is not None
            and not word.article
            and not word.prep
            and not word.conj
            and not self.scan.bits[following]
            and not self.syntax.is_verb(following)
        )

    # ---- the record ---------------------------------------------------------------------------

    def _add(
        self, what: CountWhat, who: str | None, called: str | None, low: int | None, high: int | None, approx: bool,
        first: int, behind: int, frame: Frame | None,
    ) -> None:  # fmt: skip
        start, end = self.scan.sentence.span(min(first, behind), max(first + 1, behind))
        scope = CountScope.CUMULATIVE if self._cumulative(first) else CountScope.OCCASION
        count = Count(
            what=what, who=who, as_called=called, low=low, high=high, approx=approx, part_of=None, scope=scope,
            text=self.original[start:end], start=start, end=end,
        )  # fmt: skip
        both = [f for f in self.frames if f.pair is not None and frame in (f, f.pair) and f.pair.at < first]
        if both and both[0].pair is not None:
            self.found.extend(self._shared(count, first, part) for part in (both[0], both[0].pair))
        else:
            self.found.append(Counted(count, first, frame))

    def _shared(self, count: Count, at: int, frame: Frame) -> Counted:
        """قُتل وأصيب ستة: six together, at least one of each; of 'two children among them' perhaps none."""
        part = self._among(at)
        high = count.high if part or count.high is None else max(1, count.high - 1)
        return Counted(
            msgspec.structs.replace(count, what=frame.entry.harm, low=0 if part else 1, high=high, approx=True),
            at,
            frame,
        )

    def _cumulative(self, at: int) -> bool:
        around = range(max(0, at - 8), min(at + 8, self.syntax.size))
        return any(self.scan.listed(i, "total") for i in around) and any(
            self.scan.listed(i, "period") for i in range(self.syntax.size)
        )

    def _with_parts(self) -> list[Counted]:
        """'Among them two children': inside the last count of the same kind before it."""
        result: list[Counted] = []
        for counted in self.found:
            among = self._among(counted.at)
            backwards = range(len(result) - 1, -1, -1)
            same = [i for i in backwards if result[i].figure.what is counted.figure.what]
            whole = same[0] if same else next(iter(backwards), None) if among else None
            linked = among or self._part_chain(counted, result)
            if linked and whole is not None:
                parent = result[whole].figure.part_of
                part = msgspec.structs.replace(
                    counted.figure, what=result[whole].figure.what, part_of=whole if parent is None else parent
                )
                counted = Counted(part, counted.at, result[whole].frame)
            result.append(counted)
        return result

    def _among(self, at: int) -> bool:
        """Right behind 'among them', no verb between."""
        for index in range(at - 1, max(-1, at - 5), -1):
            if self.scan.listed(index, "among"):
                return True
            if self.syntax.is_verb(index):
                return False
        return False

    def _part_chain(self, counted: Counted, result: list[Counted]) -> bool:
        """بينهم طفلان وامرأة: what is joined to a part is a part too."""
        if not result or result[-1].figure.part_of is None:
            return False
        word = self.scan.words[counted.at]
        return (
            word is not None
            and word.conj
            and counted.at - result[-1].at <= 5
            and counted.figure.what is result[-1].figure.what
        )
