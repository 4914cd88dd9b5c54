"""A sentence's bones, found without a parser: which words are verbs, where phrases and clauses end.

Arabic helps in three ways that need no training: function words are few, the article shows where a noun
phrase closes (after a definite word an indefinite one begins something new), and a verb stands at the head
of its clause or right behind its subject. What these do not settle is left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.lexicon.model import Layer
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit, Scan
from isnad.mentions.times import TimeMention
from isnad.text.tokens import Kind

_FUNCTION = (
    BIT["prep"] | BIT["cause"] | BIT["temporal"] | BIT["conj"] | BIT["sub"] | BIT["relative"] | BIT["neg_verb"]
    | BIT["pronoun"] | BIT["adverb"] | BIT["perhaps"] | BIT["condition"]
)  # fmt: skip
_CLAUSE_WORD = BIT["sub"] | BIT["relative"]
_CONJUNCTION = BIT["conj"]
_STOPS = {".", ";", "!", "?", "..", ":"}
_MAX_PHRASE = 12  # words; the contract's limit for the name of a party


def _adjectival(key: str) -> bool:
    """The look of a relative adjective (حربية, جوية)."""
    return len(key) > 4 and key.endswith("يه")


class Syntax:
    """Verbs, phrases and clauses of one scanned sentence."""

    __slots__ = ("_verbs", "ahead", "fixed", "keys", "scan", "size", "timed")

    def __init__(self, scan: Scan, times: Sequence[TimeMention]) -> None:
        self.scan = scan
        self.keys = scan.sentence.keys
        self.size = len(self.keys)
        self.timed = bytearray(self.size)
        self.ahead = bytearray(self.size)  # the timed words that lie ahead: غدا, الأسبوع المقبل
        for mention in times:
            self.timed[mention.first : mention.behind] = b"\1" * (mention.behind - mention.first)
            if mention.sense.rel == 1 or (mention.sense.deictic or 0) > 0:
                self.ahead[mention.first : mention.behind] = b"\1" * (mention.behind - mention.first)
        self.fixed = bytearray(self.size)  # words that belong to a verb (النار in أطلق النار), no parties
        self._verbs: list[bool | None] = [None] * self.size

    # ---- verbs --------------------------------------------------------------------------------

    def is_verb(self, at: int) -> bool:
        """Whether the word stands as a verb here; many are spelled like their masdar."""
        known = self._verbs[at]
        if known is None:
            known = self._verbs[at] = self._reads_as_verb(at)
        return known

    def _reads_as_verb(self, at: int) -> bool:
        word = self.scan.words[at]
        if word is None or not word.readings or self.timed[at] or self.scan.numeric(at):
            return False
        hits = self.scan.starting.get(at, [])
        verbs = [h for h in hits if h.form.pos == "verb" and (not h.form.jussive or self._after_jussive(at))]
        if any(h.form.pos == "noun" and not h.reading.enclitic for h in hits):
            verbs = [h for h in verbs if not h.reading.enclitic]  # إصابة is no 'he hit it'
        if not verbs:
            return False
        nominal = [
            h
            for h in hits
            if h.form.pos not in ("verb", "word")
            and h.layer is not Layer.PLACE
            and not (h.form.rest and h.layer is Layer.ACTOR)
        ]
        if at and self.scan.listed(at - 1, "negating") and not self.scan.is_a(at - 1, "neg_verb"):
            return False  # عدم ذكر اسمه: a masdar
        if not nominal:
            return not word.bits & (BIT["prep"] | BIT["locative"] | BIT["title"])
        if any(h.form.tag.startswith("present") for h in verbs) and word.key[:1] not in "مت":
            return True
        if any(h.behind - h.first > 1 and h.layer is not Layer.HAPPENING for h in nominal):
            return False
        return self._verbal_place(at)

    def _after_jussive(self, at: int) -> bool:
        return at > 0 and bool(self.scan.bits[at - 1] & BIT["jussive"])

    def _verbal_place(self, at: int) -> bool:
        """A word that may be verb or masdar is a verb after قد or لم, and at a clause's head before its subject."""
        before = at - 1
        if before >= 0 and self.scan.bits[before] & (BIT["neg_verb"] | BIT["future"]):
            return True
        if before >= 0 and (self.scan.listed(before, "qad") or self.scan.is_a(before, "relative")):
            return True
        word = self.scan.words[at]
        if before >= 0 and word is not None and word.conj and self._only_noun(before):
            return False  # مقتل وجرح ستة
        head = before < 0 or self.keys[before] in _STOPS or self.keys[before] in (",", "-", "|", ")")
        opens = (
            head
            or bool(word is not None and word.conj)
            or (
                before >= 0
                and bool(self.scan.bits[before] & (_CONJUNCTION | BIT["cause"]))
                and self.keys[before] != "و"
            )
        )
        if not opens:
            return self._subject_stands_before(at) or self._closes_nominal_clause(at)
        follower = self.skip_adverbs(at + 1)
        if follower >= self.size:
            return False
        if self.scan.numeric(follower) or self.scan.listed(follower, "about"):
            return True
        following = self.scan.words[follower]
        if following is None or self.scan.bits[follower] & _FUNCTION:
            return False
        if (
            following.conj
            and follower == at + 1
            and self.scan.at(follower, Layer.HAPPENING)
            and self._joined_verb(follower)
        ):
            return True  # قُتل وأصيب عدد من المدنيين
        if self.scan.at(follower, Layer.STATE) and not following.article:
            return False  # قصف تركي: noun and adjective
        return following.article or any(
            self.scan.at(follower, layer) for layer in (Layer.PEOPLE, Layer.ACTOR, Layer.SOURCE)
        )

    def _joined_verb(self, at: int) -> bool:
        """Whether a word with و is a verb; a chain of such words is settled from its end, so that none is too long."""
        end = at
        while end + 1 < self.size and (word := self.scan.words[end + 1]) is not None and word.conj:
            end += 1
        for later in range(end, at, -1):
            self.is_verb(later)
        return self.is_verb(at)

    def _only_noun(self, at: int) -> bool:
        """A happening word that cannot be a verb."""
        hits = self.scan.at(at, Layer.HAPPENING)
        return bool(hits) and all(h.form.pos == "noun" and h.behind == at + 1 and not h.reading.article for h in hits)

    def _subject_stands_before(self, at: int) -> bool:
        """مسلح قتل شرطيا: an indefinite singular subject right before the verb and an object right behind."""
        before, behind = at - 1, at + 1
        if before < 0 or behind >= self.size or self.scan.words[before] is None:
            return False
        word = self.scan.words[before]
        person = self.scan.at(before, Layer.PEOPLE) and word is not None and not word.article
        return bool(person) and not self.scan.bits[behind] & (BIT["relative"] | BIT["sub"])

    def _closes_nominal_clause(self, at: int) -> bool:
        """أن المزارع فلانا قتل, إنه قتل: behind أن and a closed phrase comes the verb."""
        before = at - 1
        word = self.scan.words[before] if before >= 0 else None
        if before < 0:
            return False
        if self.scan.bits[before] & BIT["that_pronoun"]:
            return True
        closed = (
            word is None
            or word.article
            or any(h.behind == at for i in range(max(0, at - 5), at) for h in self.scan.at(i, Layer.ACTOR))
        )
        follower = self.scan.words[at + 1] if at + 1 < self.size else None
        if not closed or (follower is not None and follower.article and not self.scan.at(at + 1, Layer.PEOPLE)):
            return False
        for index in range(before, max(-1, at - 25), -1):
            if self.scan.bits[index] & BIT["that"]:
                return True
            if self.keys[index] in _STOPS or self.is_verb(index) or self.scan.bits[index] & BIT["relative"]:
                return False
        return False

    def is_auxiliary(self, at: int) -> bool:
        """كان، قد، تم، قام ...: a helper that leaves the subject to the verb behind it."""
        return bool(self.scan.listed(at, "qad")) or (
            self.scan.has_verb(at, "auxiliary") and not self.scan.at(at, Layer.HAPPENING)
        )

    def verb_before(self, at: int, reach: int) -> int | None:
        """The nearest full verb before a token in the same statement, at most so many tokens back."""
        for index in range(at - 1, max(-1, at - reach), -1):
            if self.keys[index] in (".", ";"):
                return None
            if self.is_verb(index) and not self.is_auxiliary(index):
                return index
        return None

    # ---- phrases ------------------------------------------------------------------------------

    def skip_adverbs(self, at: int) -> int:
        """Past time words, adverbs and short insertions between commas, where an argument may follow."""
        while at < self.size:
            if (
                self.timed[at]
                or self.fixed[at]
                or (self.scan.bits[at] & BIT["adverb"] and not self.is_verb(at))
                or (self.keys[at] == "," and at + 1 < self.size and (self.timed[at + 1] or self._timed_insertion(at)))
                or (self.keys[at] == "," and at and self.timed[at - 1])
            ):
                at += 1
            elif self.keys[at] == "(" and (close := self._closing(at)):
                at = close + 1
            elif length := self._adverbial(at):
                at += length
            else:
                return at
        return at

    def _adverbial(self, at: int) -> int:
        """The length of a fixed adverbial (في الغالب, على ما يبدو, بشكل متقطع) that begins here, or 0."""
        return self.scan.listed(at, "adverbial") or (2 if self.scan.listed(at, "manner") and at + 1 < self.size else 0)

    def _timed_insertion(self, at: int) -> bool:
        return at + 2 < self.size and bool(self.timed[at + 2]) and bool(self.scan.bits[at + 1] & BIT["prep"])

    def _closing(self, at: int) -> int:
        for index in range(at + 1, min(at + 9, self.size)):
            if self.keys[index] == ")":
                return index
        return 0

    def phrase_end(self, at: int) -> int:
        """Behind the noun phrase that begins at a token; the token itself when none begins there."""
        index, closed, title = at, False, False
        while index < self.size and index - at < _MAX_PHRASE:
            key, kind = self.keys[index], self.scan.sentence.kinds[index]
            if kind is Kind.QUOTE or (
                key == "-"
                and index > at
                and index + 1 < self.size
                and self.scan.sentence.kinds[index + 1] is Kind.NUMBER
            ):
                index += 1
                continue
            named = self._name_end(index, first=index == at)
            if named and (index == at or not self._begins_anew(index, closed=closed, title=title)):
                index, closed, title = named, True, False
                continue
            if kind in (Kind.NUMBER, Kind.LATIN):
                if index > at and kind is Kind.NUMBER and closed and self.keys[index - 1] != "-":
                    break
                index += 1
                continue
            if kind is not Kind.WORD or self._ends_phrase(index, first=index == at):
                if key == "من" and index > at and self.scan.listed(index - 1, "partitive"):
                    index += 1
                    continue
                break
            if index > at and (
                self._begins_anew(index, closed=closed, title=title)
                or self._second_indefinite(at, index, closed=closed)
            ):
                break
            word = self.scan.words[index]
            closed = closed or bool(word is not None and word.article)
            title = bool(self.scan.bits[index] & BIT["title"]) or (title and not (word is not None and word.article))
            index += 1
        while index > at and self.scan.sentence.kinds[index - 1] is Kind.QUOTE:
            index -= 1
        return index

    def _name_end(self, at: int, *, first: bool) -> int:
        """Behind a registered name that begins here, or 0; with و in front only where a phrase may begin."""
        hits = self.scan.at(at, Layer.ACTOR)
        word = self.scan.words[at]
        if first and hits:
            return max(h.behind for h in hits)
        if not hits or (word is not None and word.conj and at and not hits[0].form.rest):
            return max((h.behind for h in hits if not h.reading.conj), default=0)
        return max(h.behind for h in hits)

    def _ends_phrase(self, at: int, *, first: bool) -> bool:
        word = self.scan.words[at]
        if word is None or self.timed[at] or self.fixed[at] or self.is_verb(at):
            return True
        if self.scan.bits[at] & _FUNCTION and not self.scan.bits[at] & BIT["title"]:
            return True
        if not first and self.scan.listed(at, "owned"):
            return True
        if self.scan.is_a(at, "locative") and not first:
            return True
        return not first and (word.conj or bool(word.prep))

    def _begins_anew(self, at: int, *, closed: bool, title: bool) -> bool:
        """After a definite word an indefinite one begins another phrase, unless it is a name behind a title."""
        word = self.scan.words[at]
        if not closed or word is None:
            return False
        if word.article:
            return self._known_noun(at)
        if self.scan.at(at, Layer.STATE):
            return False
        if any(
            self.scan.at(at, layer) for layer in (Layer.PEOPLE, Layer.TARGET, Layer.ARM, Layer.HAPPENING, Layer.WEAPON)
        ):
            return True
        return not title

    def _known_noun(self, at: int) -> bool:
        """A definite noun that names people, a force or a body, where an adjective would go on with the phrase."""
        if self.scan.at(at, Layer.STATE):
            return False
        return any(
            h.layer in (Layer.PEOPLE, Layer.ARM, Layer.TARGET)
            or (
                h.layer is Layer.ACTOR and not h.form.short and not (h.behind == at + 1 and self.keys[at].endswith("ي"))
            )
            for h in self.scan.starting.get(at, ())
        )

    def _second_indefinite(self, first: int, at: int, *, closed: bool) -> bool:
        """طائرات حربية مدينة, شبان زجاجات: behind an adjective, or a noun that cannot stand in إضافة, a noun begins anew."""
        if closed:
            return False
        before = self.scan.words[at - 1]
        if before is None:
            return False
        act = any(h.form.pos == "noun" for h in self.scan.at(at, Layer.HAPPENING))
        noun = act or self._known_noun(at) or self.scan.numeric(at) or self.scan.is_a(at, "quantity")
        if not noun and not (self.scan.words[at] is not None and self.scan.at(at, Layer.PLACE)):
            return False
        if any(h.behind == at and h.behind - h.first > 1 for h in self._whole_names(first, at)):
            return True  # طائرة مسيّرة قافلة
        if at - 1 > first and (
            self.scan.at(at - 1, Layer.STATE) or self.scan.is_a(at - 1, "adjective") or _adjectival(before.key)
        ):
            return True
        return before.key.endswith(("ون", "ين")) and bool(self.scan.at(at - 1, Layer.PEOPLE))

    def _whole_names(self, first: int, at: int) -> list[Hit]:
        """The known things of several words that stand in a phrase before a token."""
        return [
            h
            for i in range(first, at)
            for h in self.scan.starting.get(i, ())
            if h.layer in (Layer.WEAPON, Layer.ARM, Layer.TARGET)
        ]

    def phrase_before(self, at: int) -> int:
        """Where the noun phrase begins that ends right before a token; the token itself when none does."""
        start = max(0, at - _MAX_PHRASE)
        while start < at:
            if start and self._inside_phrase(start):
                start += 1
                continue
            end = self.phrase_end(start)
            if end > start and self._reaches(end, at):
                return start
            start = max(end, start + 1)
        return at

    def _inside_phrase(self, at: int) -> bool:
        word = self.scan.words[at]
        return word is None and self.scan.sentence.kinds[at] not in (Kind.NUMBER, Kind.LATIN, Kind.QUOTE)

    def _reaches(self, end: int, at: int) -> bool:
        return all(self.scan.sentence.kinds[i] is Kind.QUOTE or self.timed[i] for i in range(end, at))

    def after_preposition(self, at: int) -> bool:
        """Whether the phrase that begins at a token hangs on a preposition."""
        word = self.scan.words[at]
        if word is not None and word.prep:
            return True
        index = at - 1
        while index >= 0 and self.scan.sentence.kinds[index] is Kind.QUOTE:
            index -= 1
        if index < 0:
            return False
        return bool(self.scan.bits[index] & (BIT["prep"] | BIT["locative"] | BIT["cause"] | BIT["temporal"]))

    # ---- clauses ------------------------------------------------------------------------------

    def clause_start(self, at: int) -> int:
        """Where the clause of a token begins: behind a stop, a subordinator, a conjunction or another verb."""
        index = at - 1
        while index >= 0:
            key, bits = self.keys[index], self.scan.bits[index]
            if key in _STOPS or bits & _CLAUSE_WORD:
                return index + 1
            if bits & _CONJUNCTION and not self.scan.listed(index, "joining"):
                return index + 1
            if self.is_verb(index) and not self.is_auxiliary(index):
                return index + 1
            word = self.scan.words[index]
            if word is not None and word.conj and self.is_verb(index):
                return index
            index -= 1
        return 0

    def clause_end(self, at: int) -> int:
        """Behind the last token of the clause: before a stop, a conjunction, or a verb joined with و."""
        index = at + 1
        while index < self.size:
            key, bits = self.keys[index], self.scan.bits[index]
            if key in (".", ";", "!", "?", ".."):
                return index
            if bits & _CONJUNCTION and not self.scan.listed(index, "joining"):
                return index
            word = self.scan.words[index]
            if word is not None and word.conj and self.is_verb(index):
                return index
            if key == "," and index + 1 < self.size and self.is_verb(index + 1):
                return index
            index += 1
        return self.size
