"""Finds time expressions in a sentence by the rules of `times.yaml`.

It says what the words mean (`TimeSense`), not which day that was: that needs an anchor and is the
business of `isnad.dates`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from isnad.mentions.numbers import NumberWords
from isnad.mentions.times.anchored import Anchored
from isnad.mentions.times.automaton import DEAD, Automaton, Bound
from isnad.mentions.times.guards import Around, Guard, Names
from isnad.mentions.times.links import Links, carried, completed
from isnad.mentions.times.meaning import Meaning, named
from isnad.mentions.times.named import NamedDays
from isnad.mentions.times.pattern import Graph
from isnad.mentions.times.records import TimeMention, TimeSense
from isnad.mentions.times.words import Piece, TimeWords
from isnad.text.normalise import fold, fold_key
from isnad.text.tokens import Sentence

_WORD = re.compile(r"[^\s\[\](){}<>|]+")
_HOLES = re.compile(r"\{[^}]+\}|<[^>]+>")
_JOINTS = ("joint", "hyphen")
_SINCE = fold_key("منذ")
_REMEMBERED = 1 << 15  # words whose pieces are kept


class _Rule(NamedTuple):
    id: str
    fixed: dict[str, Any]
    guard: Guard


class _Line(NamedTuple):
    """A sentence in pieces: their signatures, and the token that each belongs to."""

    sentence: Sentence
    pieces: list[Piece]
    signatures: list[int]
    tokens: list[int]

    def offset(self, piece: int) -> int:
        """Where a piece begins in the original; its token, where vowel signs hide the letter."""
        sentence, token, at = self.sentence, self.tokens[piece], self.pieces[piece].at
        start, end = sentence.starts[token], sentence.ends[token]
        return start + at if end - start == len(sentence.keys[token]) else start

    def between(self, mention: TimeMention, place: int) -> str:
        """The words between a mention and a later piece."""
        return " ".join(self.pieces[i].text for i in range(bisect_left(self.tokens, mention.behind), place))

    def mention(self, first: int, behind: int, rule: str, sense: TimeSense, link: str | None) -> TimeMention:
        """The pieces `[first, behind)` as a mention."""
        last = self.tokens[behind - 1]
        since = _SINCE in (self.pieces[first].text, self.pieces[first - 1].text if first else "")
        start, end = self.offset(first), self.sentence.tails[last]
        return TimeMention(self.tokens[first], last + 1, start, end, rule, sense, since, link)


class _Match(NamedTuple):
    first: int
    behind: int
    rule: int


class TimeRules:
    """The compiled rules of a lexicon."""

    def __init__(self, raw: dict[str, Any], numbers: NumberWords) -> None:
        rows = [*raw["rules"], *raw["pairs"]]
        phrases = {name: fold(pattern) for name, pattern in raw["phrases"].items()}
        patterns = [fold(row["pattern"]) for row in rows]
        self._words = TimeWords(raw, numbers)
        self._words.know(
            word for text in (*patterns, *phrases.values()) for word in _WORD.findall(_HOLES.sub(" ", text))
        )
        graph = Graph(self._words.ways, phrases)
        self._machine = Automaton(graph, [graph.add(pattern) for pattern in patterns])
        self._rules = [_Rule(row["id"], row.get("set") or {}, Guard.of(row)) for row in rows]
        self._meaning = Meaning(self._words, numbers)
        self._around = Around(raw)
        self._names = Names(raw)
        self._named_days = NamedDays(raw)
        self._links = Links(raw)
        self._anchored = Anchored(raw)
        self._signed: dict[str, tuple[tuple[Piece, int], ...]] = {}

    def find(self, sentence: Sentence, before: Sequence[TimeMention] = ()) -> list[TimeMention]:
        """Every time expression of a sentence, the longest where they overlap, in reading order.

        Args:
            sentence: its tokens.
            before: the times of the sentence before it, against which 'the next day' is set.
        """
        line = self._line(sentence)
        matches = self._matches(line.signatures)
        if not matches:
            return []
        taken = bytearray(len(line.pieces))
        found: list[TimeMention] = []
        for match in sorted(
            matches, key=lambda m: (line.offset(m.first) - sentence.ends[line.tokens[m.behind - 1]], m.rule)
        ):
            if not any(taken[match.first : match.behind]):
                mentions = self._mentions(match, line)
                if mentions is not None:
                    taken[match.first : match.behind] = b"\1" * (match.behind - match.first)
                    found += mentions
        return self._anchored.placed(self._joined(sorted(found, key=lambda mention: mention.start), line), before)

    def _line(self, sentence: Sentence) -> _Line:
        pieces: list[Piece] = []
        signatures: list[int] = []
        tokens: list[int] = []
        for token, key in enumerate(sentence.keys):
            signed = self._signed.get(key)
            if signed is None:
                signed = self._sign(key)
            for piece, signature in signed:
                pieces.append(piece)
                signatures.append(signature)
                tokens.append(token)
        return _Line(sentence, pieces, signatures, tokens)

    def _sign(self, key: str) -> tuple[tuple[Piece, int], ...]:
        if len(self._signed) > _REMEMBERED:
            self._signed.clear()
        signed = tuple((piece, self._machine.signature(piece.labels)) for piece in self._words.pieces(key))
        self._signed[key] = signed
        return signed

    def _matches(self, signatures: Sequence[int]) -> list[_Match]:
        """Where which rules fit, by their words alone."""
        found: list[_Match] = []
        step, accepts, start = self._machine.step, self._machine.accepts, self._machine.start
        for first, signature in enumerate(signatures):
            state = step(start, signature) if signature else DEAD
            behind = first + 1
            while state != DEAD:
                found += [_Match(first, behind, rule) for rule in accepts[state]]
                if behind == len(signatures):
                    break
                state = step(state, signatures[behind])
                behind += 1
        return found

    def _mentions(self, match: _Match, line: _Line) -> list[TimeMention] | None:
        """The mention of a match, or the two or three of a pair; none of a name, whose words are then no time at all.

        None where its surroundings or values forbid it, so that its words may be another's.
        """
        rule, (first, behind) = self._rules[match.rule], match[:2]
        if not self._around.allows(rule.guard, line.pieces, first, behind):
            return None
        ends = _ends(self._machine.trace(match.rule, line.signatures, first, behind), first, behind)
        texts = [piece.text for piece in line.pieces]
        links = [self._links.joints.get(" ".join(texts[one.behind : two.first]), "to") for one, two in pairwise(ends)]
        senses: list[TimeSense] = []
        for end in reversed(ends):
            sense = self._meaning.of(end.bounds, texts, rule.fixed, senses[0].part if senses else None)
            if sense is None:
                return None
            link = links[-len(senses)] if senses else None
            senses.insert(0, completed(sense, senses[0], link) if senses else sense)
        senses = carried(senses)
        if any(one == other for one, other in pairwise(senses)):
            return None  # شباط/فبراير is one month
        if "rising" in rule.guard.flags and (senses[0].year or 0) >= (senses[-1].year or 0):
            return None
        is_name = self._names.is_name(senses[-1], line.pieces, first, behind)
        if is_name and not self._named_days.is_since(senses[-1], line.pieces, first):
            return []
        year = self._named_days.year_of(senses[0], line.pieces, first)
        if year is not None:
            senses[0] = msgspec.structs.replace(senses[0], named=year)
        return [
            line.mention(end.first, end.behind, named(rule.id, sense), sense, link)
            for end, sense, link in zip(ends, senses, [*links, None], strict=True)
        ]

    def _joined(self, mentions: list[TimeMention], line: _Line) -> list[TimeMention]:
        """With what a mention's neighbours and the verb before it say."""
        if not mentions:
            return []
        first_piece = {line.offset(index): index for index in range(len(line.pieces))}
        places = [first_piece[mention.start] for mention in mentions]
        gaps = [line.between(one, place) for one, place in zip(mentions, places[1:], strict=False)]
        mentions = self._links.dated(mentions, ["", *gaps])
        found: list[TimeMention] = []
        for number, (mention, place) in reversed([*enumerate(zip(mentions, places, strict=True))]):
            if not mention.since and self._links.lies_ahead(line.pieces, place):
                mention = msgspec.structs.replace(mention, ahead=True)
            behind = bisect_left(line.tokens, mention.behind)
            if not mention.ahead and self._anchored.is_told(mention.sense, line.pieces, place, behind):
                mention = self._anchored.told(mention)
            if found:
                mention, found[0] = self._links.linked(mention, found[0], gaps[number])
                if self._links.is_cue(mention, found[0]):
                    continue
            found.insert(0, mention)
        return found


class _End(NamedTuple):
    """One end of a range, or the whole of what is none."""

    first: int
    behind: int
    bounds: list[Bound]


def _ends(bounds: Sequence[Bound], first: int, behind: int) -> list[_End]:
    found: list[_End] = []
    own: list[Bound] = []
    for bound in bounds:
        if bound.cls in _JOINTS:
            found.append(_End(first, bound.first, own))
            first, own = bound.behind, []
        else:
            own.append(bound)
    return [*found, _End(first, behind, own)]
