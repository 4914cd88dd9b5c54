"""What on a page of Facebook is not the post: the tab's words above, counters, comments and other posts under it.

Also the shared post within, and the line breaks that the copy lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.records import Relayed, RelayKind, ZoneKind
from isnad.reports.posts.cards import card, more
from isnad.reports.posts.page import Page
from isnad.reports.posts.words import PostWords
from isnad.text.normalise import fold_key

OWNER_WITHIN = 1500  # letters from the top
LONGEST_NAME = 90
NAME_WORDS = 14
_TAB_WORDS = 200  # letters of a post that a tab can show
_NO_LETTERS = re.compile(r"^[^\w#]+|[^\w#]+$")
_HASHTAGS = re.compile(r"\W*(?:#\w+\W*)*")  # the tab leaves out those the post opens with
_NO_BREAK = (*" \n.,:;!?)/-", "")
_CUT = re.compile(r"(?:\.{3}|…) ?\n\s*\n")
_TAB_END = re.compile(r"[|\-] facebook\s*$", re.IGNORECASE)
_MENU_WORDS = 6
_BADGES_WITHIN = 200  # letters at the end of a name
_TAIL = ("post.facebook.tail", "post.facebook.people")


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


def without_badges(page: Page, start: int, end: int, words: PostWords) -> tuple[int, int]:
    """The name without the marks on either side of it."""
    if before := words.badges_before.match(page.folded, start, end):
        start = before.end()
    while badge := words.badges.search(page.folded, max(start, end - _BADGES_WITHIN), end):
        end = badge.start()
    return start, end


def mark_around(page: Page, head: Head, others: list[Stamp], words: PostWords) -> list[Relayed]:
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
    first, end = without_badges(page, line, end, words)
    if action := words.action.search(page.folded, first, end):
        first, end = without_badges(page, first, action.start(), words)
    if not own_line:
        stop = max(
            (
                m.end()
                for m in re.finditer(r"[.!?\"»)](?=\S)|(?<=[a-z])(?=[A-Z])|\+\d{1,3}(?=\D)", page.folded[first:end])
            ),
            default=None,
        )
        if stop is None:
            return None
        first += stop
    name = page.folded[first:end].strip()
    return (first, end) if name and len(name) <= LONGEST_NAME and len(name.split()) <= NAME_WORDS else None


def mark_headless(page: Page, owner: tuple[int, int] | None, words: PostWords) -> None:
    """A post without its head: a first line that repeats, cut short, what follows, and what stands under it."""
    start = 0
    cut = _CUT.search(page.folded, 0, OWNER_WITHIN)
    if cut and fold_key(page.folded[cut.end() :]).startswith(fold_key(page.folded[: cut.start()]).rstrip(" .…")):
        start = cut.end()
    elif owner and _is_top(page, owner):
        start = next((line.end for line in page.lines if line.end >= owner[1]), 0)
    elif page.lines and len(page.lines) > 1 and _TAB_END.search(page.lines[0].text):
        start = page.lines[0].end
    page.mark(ZoneKind.FURNITURE, 0, start)
    _mark_edges(page, start, _mark_under(page, start, words), words)


def _is_top(page: Page, owner: tuple[int, int]) -> bool:
    """Above stand only a menu's words and the tab's, which are said again in the post."""
    name = page.folded[slice(*owner)].strip()
    above = [line.text for line in page.lines if line.end <= owner[0] and len(line.text.split()) > _MENU_WORDS]
    tab = [line.removeprefix(f"{name} - ").removesuffix(f" - {name}").rstrip(" .…") for line in above]
    return all(fold_key(line)[:_TAB_WORDS] in fold_key(page.folded[owner[1] :]) for line in tab)


def _mark_under(page: Page, start: int, words: PostWords) -> int:
    """Marks counters, buttons, comments and other posts under the post; returns where the post ends."""
    end = tail(page, start, words)
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
        if comments is None and not words.line(line.text, *_TAIL) and not _is_count(line.text):
            comments = line.start
    behind = comments if comments is not None else len(page.folded)
    page.mark(ZoneKind.COMMENT, behind, len(page.folded))
    return _before(page, end, behind)


def _before(page: Page, end: int, behind: int) -> int:
    page.mark(ZoneKind.FURNITURE, end, behind)
    return end


def tail(page: Page, start: int, words: PostWords) -> int | None:
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
        if after is None or words.line(after, *_TAIL) or _is_count(after):
            end = line.start
            break
    for line in reversed(lines):  # bare numbers above belong to the counters
        if end is None or (line.end <= end and not _is_count(line.text)):
            break
        end = min(end, line.start) if line.end <= end else end
    return end


def is_bar(page: Page, start: int, words: PostWords) -> bool:
    """Whether what stands under a post is surely a platform's: three of its lines on end, or its run-together words."""
    first = tail(page, start, words)
    if first is None:
        return False
    below = [line.text for line in page.lines if line.start >= first][:3]
    glued = bool(below) and words.tail_glued.search(below[0]) is not None
    return glued or (len(below) == 3 and all(words.line(line, *_TAIL) or _is_count(line) for line in below))


def _is_count(line: str) -> bool:
    return re.fullmatch(r"\+?\d[\d.,]*[KM]?", line.strip()) is not None


def _mark_edges(page: Page, start: int, end: int, words: PostWords) -> None:
    """What clings to the end of a post's words: pictures more, a count, the card of a link; buttons within."""
    for button in words.inline.finditer(page.folded, start, end):
        page.mark(ZoneKind.FURNITURE, *button.span())
    if (clinging := more(page.folded, start, end)) is not None:
        page.mark(ZoneKind.FURNITURE, clinging, end)
    if (other := card(page.folded, start, end)) is not None:
        page.mark(ZoneKind.TEASER, other, end)
