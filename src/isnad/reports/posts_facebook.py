"""A page of Facebook saved as text: the post between its head and its counters, and what stands around it.

The head is a name, then a time, then who may see the post; tools that store a page's text run them together, and
people who copy get a line for each. Above it stand the browser tab's words, which repeat the post's first ones.
Other posts on the page and comments have heads of the same shape.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from isnad.records import Relayed, RelayKind, ZoneKind
from isnad.reports.item import DateHint
from isnad.reports.posts_address import Address, Platform
from isnad.reports.posts_page import Found, Page
from isnad.reports.posts_times import relative
from isnad.reports.posts_words import PostWords
from isnad.text.normalise import fold_key

_OWNER_WITHIN = 1500  # letters from the top
_LONGEST_NAME = 90
_NAME_WORDS = 14
_HEAD_PROSE = 45  # words: a longer line above a head is no tab line and no menu, so the head is not this post's
_TAB_WORDS = 200  # letters of a post that a tab can show
_NO_LETTERS = re.compile(r"^[^\w#]+|[^\w#]+$")
_HASHTAGS = re.compile(r"\W*(?:#\w+\W*)*")  # the tab leaves out those the post opens with
_NO_BREAK = (*" \n.,:;!?)/-", "")
_CUT = re.compile(r"(?:\.{3}|…) ?\n\s*\n")
_TAB_END = re.compile(r"[|\-] facebook\s*$", re.IGNORECASE)
_PIPED = re.compile(r" \| (?P<name>[^|\n]{2,60}?)\s*$")
_MORE_PICTURES = re.compile(r"\s*\+\d{1,3}\s*$")
_COUNT_BEHIND = re.compile(r"(?<=[.!?\"]) ?\d{1,3}(?:,\d{3})*[KM]?\s*$")
_CARD = re.compile(r"(?<![\w@/.:-])(?:[a-z0-9-]+\.)+[a-z]{2,10}(?=[\u0621-\u06d3\"])")


class Stamp(NamedTuple):
    """The time over a post with who may see it, in folded positions."""

    start: int
    end: int
    said: tuple[int, int]  # the time alone
    by_tool: bool  # run together with what stands around it, as a copy by hand is not


class Head(NamedTuple):
    """Name and time over a post, in folded positions; `name` is null where the name cannot be told from the text."""

    start: int
    name: tuple[int, int] | None
    stamp: Stamp


def read_facebook(page: Page, where: Address, retrieved: str | None, words: PostWords) -> Found | None:
    """The post on a page of Facebook; None where neither the address nor the text shows one.

    Args:
        page: the text.
        where: what its address says.
        retrieved: when it was saved, for times such as '3h'.
        words: the wordings.
    """
    owner = _owner(page, words)
    ours = where.platform is Platform.FACEBOOK
    stamps = _stamps(page, words) or _stamp_line(page, owner, words, ours=ours)
    head = _head(page, stamps[0], owner, words) if stamps else None
    if head is None:
        if not ours and not (owner and _tail(page, owner[1], words) is not None):
            return None
        author = page.said(*owner) if owner else _beside_film(page, where)
        _mark_headless(page, owner, words)
        return Found(layout="facebook.post.text", author=author)
    relayed = _mark(page, head, stamps[1:], words)
    name = head.name or owner
    return Found(
        layout="facebook.post.text",
        author=page.said(*name) if name else None,
        dates=_dates(page, head.stamp, retrieved, words),
        relayed=relayed,
    )


# ---- heads --------------------------------------------------------------------------------------


def _owner(page: Page, words: PostWords) -> tuple[int, int] | None:
    """The name in 'So-and-so's Post', where the name stands on the page once more."""
    found = words.owner.search(page.folded, 0, _OWNER_WITHIN)
    if found is None:
        return None
    start, end = found.span("before" if found.group("before") else "behind")
    name = page.folded[start:end].strip()
    again = name in page.folded[: found.start()] or name in page.folded[found.end() :]
    return (start, end) if name and again else None


def _stamps(page: Page, words: PostWords) -> list[Stamp]:
    """Every time that is followed by who may see the post."""
    found = []
    for audience in words.audience.finditer(page.folded):
        first = max(0, audience.start() - 60)
        when = words.moment_behind.search(page.folded[first : audience.start()])
        if when:
            said = (first + when.start("when"), first + when.end("when"))
            behind = page.folded[audience.end() : audience.end() + 1]
            before = page.folded[said[0] - 1 : said[0]] if said[0] else ""
            found.append(Stamp(said[0], audience.end(), said, bool((behind + before).strip())))
    return found


def _stamp_line(page: Page, owner: tuple[int, int] | None, words: PostWords, *, ours: bool) -> list[Stamp]:
    """A time on a line of its own under a name: with its dot, or under the name of the page's owner."""
    for number, line in enumerate(page.lines[1:], 1):
        when = words.moment_line.match(line.text)
        if when is None:
            continue
        dotted = when.group("dot") or (number + 1 < len(page.lines) and page.lines[number + 1].text.strip() == "·")
        named = owner is not None and fold_key(page.folded[slice(*owner)]) in fold_key(page.lines[number - 1].text)
        if named or (dotted and (ours or owner)):
            said = (line.start + when.start("when"), line.start + when.end("when"))
            return [Stamp(line.start, line.end, said, by_tool=False)]
        if words.line(line.text, "post.facebook.tail"):
            return []
    return []


def _head(page: Page, stamp: Stamp, owner: tuple[int, int] | None, words: PostWords) -> Head | None:
    """The head a stamp belongs to; None where the stamp is that of something within or under the post."""
    line = page.folded.rfind("\n", 0, stamp.start) + 1
    end = stamp.start
    while not words.badges.sub("", page.folded[line:end]).strip(" ·"):
        above = page.folded[:line].rstrip(" \n·")
        if not above:
            return None
        end, line = len(above), above.rfind("\n") + 1
    if any(len(piece.text.split()) > _HEAD_PROSE for piece in page.lines if piece.end < line):
        return None
    start = line
    if owner and owner[1] > line:  # the owner's line and the head run together
        behind = words.owner.search(page.folded, line, end)
        start = behind.end() if behind else line
    name = _without_badges(page, start, end, words)
    action = words.action.search(page.folded, *name)
    if action:
        name = (name[0], action.start())
    known = fold_key(page.folded[slice(*owner)]) if owner else None
    spoken = fold_key(page.folded[slice(*name)])
    if known and known in spoken and spoken.startswith(known[:3]):
        return Head(start, owner, stamp)
    if len(spoken) > _LONGEST_NAME or len(spoken.split()) > _NAME_WORDS or not spoken:
        return None if len(spoken.split()) > _HEAD_PROSE else Head(start, None, stamp)
    return Head(start, name, stamp)


def _without_badges(page: Page, start: int, end: int, words: PostWords) -> tuple[int, int]:
    """The name without the marks on either side of it."""
    if before := words.badges_before.match(page.folded, start, end):
        start = before.end()
    while badge := words.badges.search(page.folded[start:end]):
        end = start + badge.start()
    return start, end


def _dates(page: Page, stamp: Stamp, retrieved: str | None, words: PostWords) -> list[DateHint]:
    said = page.folded[slice(*stamp.said)]
    printed = words.date(said)
    if printed is not None:
        hint = page.hint("published.post-time", *stamp.said)
        if not stamp.by_tool:
            return [hint]
        text = f"{printed}/{printed + dt.timedelta(days=1)}"
        return [DateHint(rule="published.post-day", text=text, start=hint.start, end=hint.end)]
    day = relative(said, retrieved, words)
    if day is None:
        return []
    place = page.hint("published.post-relative", *stamp.said)
    return [DateHint(rule=place.rule, text=day, start=place.start, end=place.end)]


# ---- zones --------------------------------------------------------------------------------------


def _mark(page: Page, head: Head, others: list[Stamp], words: PostWords) -> list[Relayed]:
    """Everything around the post, and the shared post within it."""
    page.mark(ZoneKind.FURNITURE, 0, head.stamp.end)
    end = _mark_under(page, head.stamp.end, words)
    _restore_breaks(page, head)
    relayed = []
    shared = next((stamp for stamp in others if stamp.start < end), None)
    if shared:
        name = _shared_name(page, head.stamp.end, shared, words)
        page.mark(ZoneKind.FURNITURE, name[0] if name else shared.start, shared.end)
        said = page.said(*name) if name else None
        span = page.offsets[shared.end], page.offsets[end]
        relayed = [Relayed(kind=RelayKind.SHARED, author=said, start=span[0], end=span[1])]
        _mark_edges(page, head.stamp.end, name[0] if name else shared.start, words)
    _mark_edges(page, shared.end if shared else head.stamp.end, end, words)
    return relayed


def _restore_breaks(page: Page, head: Head) -> None:
    """The tab's words keep the line breaks that the post's first words have lost: a hashtag, then the news."""
    begin = head.stamp.end
    body = page.folded[begin : begin + _TAB_WORDS]
    name = page.folded[slice(*head.name)].strip() if head.name else ""
    at = 0
    for line in page.lines:
        if line.end > head.start:
            return
        words = line.text.removeprefix(f"{name} - ").removesuffix(f" - {name}").rstrip()
        cut_off = words.endswith(("...", "…"))  # within a word at times
        piece = _NO_LETTERS.sub("", words)
        found = body.find(piece, at) if len(piece) > 2 else -1
        if found < 0 or not _HASHTAGS.fullmatch(body, at, found):
            continue
        if body[at:found].strip() and body[found - 1].isalnum():
            page.cut(begin + found)
        at = found + len(piece)
        if not cut_off and body[at : at + 1] not in _NO_BREAK:
            page.cut(begin + at)


def _shared_name(page: Page, start: int, stamp: Stamp, words: PostWords) -> tuple[int, int] | None:
    """The name over a shared post, which follows the sharer's words without a break: only where it can be told."""
    line = max(start, page.folded.rfind("\n", 0, stamp.start) + 1)
    own_line = line > start
    end = stamp.start
    if own_line and not page.folded[line:end].strip(" ·"):
        above = page.folded[:line].rstrip(" \n·")
        end, line = len(above), max(start, above.rfind("\n") + 1)
    first, end = _without_badges(page, line, end, words)
    action = words.action.search(page.folded, first, end)
    end = action.start() if action else end
    if not own_line:
        stop = max((m.end() for m in re.finditer(r"[.!?\"»)](?=\S)|(?<=[a-z])(?=[A-Z])|\+\d{1,3}(?=\D)", page.folded[first:end])), default=None)
        if stop is None:
            return None
        first += stop
    name = page.folded[first:end].strip()
    return (first, end) if name and len(name) <= _LONGEST_NAME and len(name.split()) <= _NAME_WORDS else None


def _mark_headless(page: Page, owner: tuple[int, int] | None, words: PostWords) -> None:
    """A post without its head: a first line that repeats, cut short, what follows, and what stands under it."""
    start = 0
    cut = _CUT.search(page.folded, 0, _OWNER_WITHIN)
    if cut and fold_key(page.folded[cut.end() :]).startswith(fold_key(page.folded[: cut.start()]).rstrip(" .…")):
        start = cut.end()
    elif owner:
        start = next((line.end for line in page.lines if line.end >= owner[1]), 0)
    elif page.lines and len(page.lines) > 1 and _TAB_END.search(page.lines[0].text):
        start = page.lines[0].end
    page.mark(ZoneKind.FURNITURE, 0, start)
    _mark_edges(page, start, _mark_under(page, start, words), words)


def _mark_under(page: Page, start: int, words: PostWords) -> int:
    """Marks counters, buttons, comments and other posts under the post; returns where the post ends."""
    end = _tail(page, start, words)
    if end is None:
        return len(page.folded)
    comments = None
    for line in page.lines:
        if line.start < end:
            continue
        if words.line(line.text, "post.suggested"):
            page.mark(ZoneKind.TEASER, line.start, len(page.folded))
            page.mark(ZoneKind.COMMENT, comments if comments is not None else line.start, line.start)
            return _before(page, end, comments if comments is not None else line.start)
        if comments is None and not words.line(line.text, "post.facebook.tail") and not _is_count(line.text):
            comments = line.start
    behind = comments if comments is not None else len(page.folded)
    page.mark(ZoneKind.COMMENT, behind, len(page.folded))
    return _before(page, end, behind)


def _before(page: Page, end: int, behind: int) -> int:
    page.mark(ZoneKind.FURNITURE, end, behind)
    return end


def _tail(page: Page, start: int, words: PostWords) -> int | None:
    """Where counters and buttons begin: a wording that cannot be news, or two lines of them on end."""
    glued = words.tail_glued.search(page.folded, start)
    end = glued.start() if glued else None
    lines = [line for line in page.lines if line.start >= start]
    for number, line in enumerate(lines):
        if end is not None and line.start >= end:
            break
        if not words.line(line.text, "post.facebook.tail"):
            continue
        after = lines[number + 1].text if number + 1 < len(lines) else None
        if after is None or words.line(after, "post.facebook.tail") or _is_count(after):
            end = line.start
            break
    while end is not None:  # bare numbers above belong to the counters
        above = [line for line in lines if line.end <= end]
        if not above or not _is_count(above[-1].text):
            break
        end = above[-1].start
    return end


def _is_count(line: str) -> bool:
    return re.fullmatch(r"\+?\d[\d.,]*[KM]?", line.strip()) is not None


def _mark_edges(page: Page, start: int, end: int, words: PostWords) -> None:
    """What clings to the end of a post's words: pictures more, a count, the card of a link; buttons within."""
    for button in words.inline.finditer(page.folded, start, end):
        page.mark(ZoneKind.FURNITURE, *button.span())
    for clinging in (_MORE_PICTURES, _COUNT_BEHIND):
        if found := clinging.search(page.folded, start, end):
            page.mark(ZoneKind.FURNITURE, found.start(), end)
    if card := _CARD.search(page.folded, start, end):
        page.mark(ZoneKind.TEASER, card.start(), end)


def _beside_film(page: Page, where: Address) -> str | None:
    """The page of a film prints its text, a bar, and the name; nothing where a bar may belong to the name."""
    piped = _PIPED.search(page.folded) if where.video else None
    if piped is None or " | " in page.folded[max(0, piped.start() - 25) : piped.start()]:
        return None
    page.mark(ZoneKind.FURNITURE, piped.start(), len(page.folded))
    return page.said(*piped.span("name"))
