"""Date lines in the head of a text that is no page, and the site's own date above a trail of links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from isnad.dates.clues.stated import saved_on
from isnad.dates.clues.words import Passage, Words, forms, refused, whole, without_year
from isnad.dates.constraints import LAST, Constraint, Trust, not_after
from isnad.dates.given import fault_of, full_date, possible
from isnad.dates.interval import Interval
from isnad.mentions.times import TimeMention, TimeSense

_LINE_WORDS = 14  # a line of date, place and byline has no more
_BESIDE = 4  # words beside the date in such a line
_HEADER_WORDS = 6  # of a header that is nothing but a date
_LISTED = 3  # lines with the same date
_RUN = 4  # headlines one under another
_HEADLINE = (4, 16)  # words
_TRAIL_MARKS = frozenset({"/", ">", "\\", "|", "<"})
_ARROWS = "»›"  # of a trail, where none of them closes a quotation
_MENU_WORDS = 3  # in a line of a menu written one under another
Rank = tuple[bool, bool, bool]
_DAYS = {"W": 7.0, "D": 1.0, "TH": 1 / 24, "TM": 1 / 1440}


def date_lines(head: Sequence[Passage], title: int, retrieved: str | None, words: Words) -> Iterator[Constraint]:
    """The dates that stand alone, or nearly, in a line of the head; of whole ones the first is the report's.

    Args:
        head: the first lines of the text.
        title: where the title, or the news, begins.
        retrieved: when it was saved, for lines such as 'three hours ago'.
        words: the lists of clues.
    """
    whole: list[tuple[Rank, Constraint]] = []
    listed = _listed(head, words)
    for passage in filter(_is_short, head):
        for mention in passage.times:
            if not is_line(passage, mention, words):
                continue
            found = _printed(passage, mention, saved_on(retrieved, words), words)
            if found is None:
                continue
            if found.month_day is not None or found.basis.rule not in ("published.date-line", "published.age-line"):
                yield found
            elif (trail := _is_over_trail(head, passage, title, words)) or found.spans[0] in listed:
                yield from _header(found, words, soon=trail)
            elif _is_over_headlines(head, passage, words):
                yield from _header(found, words, soon=False)
            else:
                whole.append((_rank(passage, mention, found, words), found))
    if whole:
        yield min(whole, key=lambda pair: pair[0])[1]


def is_line(passage: Passage, mention: TimeMention, words: Words) -> bool:
    """Whether the expression stands alone, or nearly, in a line of its own; not where the line tells of a deed.

    A sentence cut out of a line by its stops is none, nor a birthday, an anniversary or the caption of an old picture.
    """
    if (
        not _is_short(passage)
        or passage.beside_in_line > _BESIDE
        or (mention.since and mention.sense.direction is None)
    ):
        return False
    labelled = not words["published_on"].isdisjoint(passage.words)  # published on .. | updated on ..
    dates = [one for one in passage.times if full_date(one) is not None] if labelled else []
    mine = [*dates, mention] if mention not in dates else dates
    inside = {i for one in mine for i in range(one.first, one.behind)}
    if passage.count(0, len(passage.keys)) - sum(passage.count(one.first, one.behind) for one in mine) > _BESIDE:
        return False
    beside = [forms(key) for i, key in enumerate(passage.keys) if i not in inside]
    others = [
        key for i, key in enumerate(passage.keys) if i not in inside and words["published_on"].isdisjoint(forms(key))
    ]
    return all(words["of_other_days"].isdisjoint(found) for found in beside) and not any(map(passage.is_deed, others))


def _rank(passage: Passage, mention: TimeMention, found: Constraint, words: Words) -> Rank:
    """The lowest is the report's: not one of an update, one that says it is of publishing, one that is a day."""
    dates = [one for one in passage.times if full_date(one) is not None]
    beside = passage.words
    if len(dates) > 1:
        first = max((one.behind for one in dates if one.behind <= mention.first), default=0)
        beside = frozenset(form for key in passage.keys[first : mention.first] for form in forms(key))
    updated = not words["updated"].isdisjoint(beside)
    return updated, updated or words["published_on"].isdisjoint(beside), found.spans[0].days > 1


def _is_short(passage: Passage) -> bool:
    return passage.count(0, len(passage.keys)) <= _LINE_WORDS


def _printed(passage: Passage, mention: TimeMention, saved: dt.date | None, words: Words) -> Constraint | None:
    if (span := full_date(mention)) is not None and span.latest.year <= words.policy["latest_year"]:
        basis = passage.of_mention("published.date-line", mention)
        return whole(Trust.PRINTED, basis, mention.sense, possible(mention))
    if span is not None or (fault := fault_of(mention)) is not None:
        rule = "published.impossible-date" if span is not None else fault or ""
        return refused(Trust.PRINTED, passage.of_mention(rule, mention))
    if mention.sense.direction == -1 and (age := _age(mention.sense, saved)) is not None:
        return Constraint(trust=Trust.PRINTED, basis=passage.of_mention("published.age-line", mention), spans=(age,))
    return without_year(passage.of_mention("published.date-line", mention), mention.sense, Trust.PRINTED)


def _age(sense: TimeSense, saved: dt.date | None) -> Interval | None:
    """'Three hours ago' on a page saved on a known day: ages are rounded down, clocks stand in different zones."""
    if saved is None or sense.few or sense.unit not in _DAYS:
        return None
    days = int((sense.num if sense.num is not None else 1.0) * _DAYS[sense.unit])
    slack = 7 if sense.unit == "W" else 1
    return Interval(saved - dt.timedelta(days + slack), saved - dt.timedelta(days), slack > 1)


def _listed(head: Sequence[Passage], words: Words) -> set[Interval]:
    """The dates that stand alone in more than two lines: those of a list of other reports."""
    dates = [
        span
        for one in filter(_is_short, head)
        for m in one.times
        if is_line(one, m, words) and (span := full_date(m)) is not None
    ]
    return {span for span in dates if dates.count(span) >= _LISTED}


def _is_over_trail(head: Sequence[Passage], line: Passage, title: int, words: Words) -> bool:
    """A bare date above the trail of links, or the menu, over the title: the site's own date, not the report's."""
    at = line.sentence.start
    below = [other for other in head if at < other.sentence.start < title]
    if at >= title or not _is_bare(line, words):
        return False
    if line is head[0] and any(not other.times and _is_bare(other, words) for other in below):
        return True  # what stands between it and the title is furniture
    return any(_is_trail(other, words) for other in below)


def _is_over_headlines(head: Sequence[Passage], line: Passage, words: Words) -> bool:
    """A bare date at the very top, with a run of headlines below it."""
    run = head[1 : _RUN + 1]
    return line is head[0] and len(run) == _RUN and _is_bare(line, words) and all(map(_is_headline, run))


def _is_bare(line: Passage, words: Words) -> bool:
    """A line of few words, none of them of publishing."""
    return words["published_on"].isdisjoint(line.words) and line.count(0, len(line.keys)) <= _HEADER_WORDS


def _is_headline(passage: Passage) -> bool:
    """A line of some words without a stop at its end."""
    return _HEADLINE[0] <= passage.count(0, len(passage.keys)) <= _HEADLINE[1] and passage.keys[-1] not in (
        ".",
        ":",
        ",",
    )


def _is_trail(passage: Passage, words: Words) -> bool:
    written = passage.text[passage.sentence.start : passage.sentence.end]
    arrows = "«" not in written and any(arrow in written for arrow in _ARROWS)
    menu = passage.count(0, len(passage.keys)) <= _MENU_WORDS
    linked = arrows or menu or not _TRAIL_MARKS.isdisjoint(passage.keys)
    return linked and not words["breadcrumb"].isdisjoint(forms(passage.keys[0]))


def _header(found: Constraint, words: Words, *, soon: bool) -> Iterator[Constraint]:
    """The day of saving: the report is not later, and where pages are saved `soon`, by policy not much earlier."""
    latest = found.spans[0].latest
    header = msgspec.structs.replace(found.basis, rule="published.page-header")
    yield Constraint(trust=Trust.HEADER, basis=header, spans=not_after(latest))
    if not soon:
        return
    earliest = latest - dt.timedelta(words.policy["header_days"])
    early = msgspec.structs.replace(found.basis, rule="published.saved-soon")
    yield Constraint(trust=Trust.POLICY, basis=early, spans=(Interval(earliest, LAST, True),))
