"""All clues of one report, as constraints: what is stated beside its text, what it prints, what its news says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from isnad.dates.clues import past, printed, stated, told
from isnad.dates.clues.lifetimes import Lifetimes
from isnad.dates.clues.milestones import Milestones
from isnad.dates.clues.offices import Offices
from isnad.dates.clues.this_year import ThisYear
from isnad.dates.clues.words import Passage, Words
from isnad.dates.constraints import LAST, Constraint
from isnad.dates.interval import Interval
from isnad.lexicon.load import Lexicon
from isnad.lexicon.model import Layer
from isnad.mentions.times import TimeRules
from isnad.records import Zone, ZoneKind
from isnad.reports.item import DateHint
from isnad.reports.zones import READ
from isnad.text.tokens import Sentence, sentences

_HEAD = 4000  # letters
_LEAD = 3  # sentences of the news that need not close with a stop: title and lead
_PROSE_WORDS = 20
_DATELINE_SENTENCES = 4  # of the news, in which one is looked for


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report before its date: its text and zones, and what came with it."""

    text: str
    zones: Sequence[Zone] | None = None  # None: all of the text is news
    given: str | int | None = None
    hints: Sequence[DateHint] = ()
    is_page: bool = False  # its format told what is where: lines that are no hint are not asked for a date
    url: str | None = None
    retrieved: str | None = None


class Clues:
    """Everything that finders of clues know, compiled once."""

    def __init__(self, lexicon: Lexicon, times: TimeRules) -> None:
        self.lexicon = lexicon
        self.times = times
        self.words = Words(lexicon.raw["clues/published.yaml"])
        self.offices = Offices(lexicon, lexicon.raw["clues/holders.yaml"], self.words)
        self.this_year = ThisYear(
            lexicon.raw["clues/lifetimes.yaml"], lexicon.raw["times.yaml"]["classes"]["counted"]["X"]
        )
        self.lifetimes = Lifetimes(lexicon, lexicon.raw["clues/lifetimes.yaml"])
        self.milestones = Milestones(lexicon.raw["clues/milestones.yaml"], self.words)

    def gather(self, source: Source) -> tuple[list[Constraint], str | None]:
        """The constraints of a report in no order that matters, and the moment that a machine wrote."""
        hint, at = stated.hinted(source.hints, self.times, self.words)
        saved = stated.saved_on(source.retrieved, self.words)
        horizon = LAST if saved is not None else self.lifetimes.horizon.last
        given = [*stated.given_date(source.given, self.times, self.words, horizon)]
        utc = [*stated.by_utc([*given, *([hint] if hint is not None else [])], self.words)]
        found = [
            *stated.retrieval(source.retrieved, self.words),
            *given,
            *([stated.over_given(hint, given)] if hint is not None else []),
            *([] if source.is_page else self._around(source)),
            *utc,
            *self._weekday_of(utc, source),
            *self._in_news(source),
        ]
        return list({(one.trust, one.allows, one.weekday): one for one in reversed(found)}.values()), at

    def _around(self, source: Source) -> Iterator[Constraint]:
        """What a text that is no page shows around its news."""
        yield from stated.in_address(source.url)
        lines = islice(sentences(source.text, 0, _HEAD), self.words.policy["head_lines"])
        head = [self._passage(source, sentence) for sentence in lines]
        yield from printed.date_lines(head, _news_start(source), source.retrieved, self.words)

    def _in_news(self, source: Source) -> Iterator[Constraint]:
        """What the sentences of the news say: of their own day first, then of what they were written after."""
        heads = _DATELINE_SENTENCES if not source.is_page else 0
        left = self.words.policy["most_past"]
        for number, sentence in enumerate(islice(_news(source), self.words.policy["most_sentences"])):
            passage = self._passage(source, sentence)
            if number < heads:
                yield from told.dateline(passage)
            if number <= self.words.policy["deictic_sentences"]:
                yield from told.today(passage, self.words)
            if number < self.lifetimes.head_sentences:
                yield from past.told_days(passage, self.words)
                yield from self.lifetimes.find(passage)
            if number >= _LEAD and not _is_prose(passage):
                continue  # a headline among others is of another report
            dated = list(islice(past.past_dates(passage, self.words), left))
            left -= len(dated)
            yield from dated
            yield from self.offices.find(passage)
            yield from self.milestones.find(passage)
            yield from self.this_year.find(passage)

    def _weekday_of(self, utc: Sequence[Constraint], source: Source) -> Iterator[Constraint]:
        """The weekday in the head that tells which of the two days of an instant the report is of."""
        for one in utc:
            first = one.spans[0].latest
            for sentence in islice(_news(source), _LEAD):
                yield from told.named_weekday(
                    self._passage(source, sentence), Interval(first, first + dt.timedelta(days=1))
                )

    def _passage(self, source: Source, sentence: Sentence) -> Passage:
        return Passage(source.text, sentence, self.times, self._is_past_verb, self._is_deed)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 (one for a run)
    def _is_past_verb(self, key: str) -> bool:
        word = self.lexicon.word(key)
        forms = [form for reading in word.readings if not reading.prep for form in reading.forms]
        verbs = [form for form in forms if form.pos == "verb" and form.tag.startswith("past")]
        return bool(verbs) and not any(form.layer is Layer.ACTOR for form in forms)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 (one for a run)
    def _is_deed(self, key: str) -> bool:
        """A verb in the past, or the noun of a happening: قصف, مجزرة."""
        readings = self.lexicon.word(key).readings
        happens = any(form.layer is Layer.HAPPENING for one in readings for form in one.forms if not form.rest)
        return happens or self._is_past_verb(key)


def _news(source: Source) -> Iterator[Sentence]:
    """The sentences of the zones that are read as news."""
    if source.zones is None:
        yield from sentences(source.text)
        return
    for zone in source.zones:
        if zone.kind in READ:
            yield from sentences(source.text, zone.start, zone.end)


def _is_prose(passage: Passage) -> bool:
    """A sentence that closes with a stop, or a long one."""
    return passage.keys[-1] in (".", "!", "?", "..") or passage.count(0, len(passage.keys)) > _PROSE_WORDS


def _news_start(source: Source) -> int:
    """Where the title or the news begins."""
    starts = [zone.start for zone in source.zones or () if zone.kind in (ZoneKind.TITLE, ZoneKind.MAIN)]
    return min(starts, default=0)
