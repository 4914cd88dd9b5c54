"""The heads on a page of X: name and @handle over each post, and which of them is the one the page is about."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import NamedTuple

from isnad.reports.posts.address import Address
from isnad.reports.posts.old_x import is_old
from isnad.reports.posts.page import Page
from isnad.reports.posts.words import PostWords

_AT = re.compile(r"@([A-Za-z0-9_]{2,})")
_COUNTS = re.compile(
    r"(?:\d[\d.,]*[KMB]?(?: ?(?:Views?|Likes?|Retweets?|Quote Tweets?|Reposts?|Quotes?|Bookmarks?|Replies|Reply))?)+"
)
_LONGEST_NAME = 60  # letters; X allows 50
_NAME_WORDS = 10
_LONGEST_LINE = 5 * _LONGEST_NAME  # looked back over
_LINES_ABOVE = 12
_MOST_HEADS = 500  # of a page; who reads a copied one has long stopped


class Head(NamedTuple):
    """Name and handle over a post, in folded positions."""

    start: int
    at: int  # of the handle's @
    end: int  # of the handle, and of the time where one stands beside it
    handle: str
    timed: bool


def heads_of(page: Page, words: PostWords) -> list[Head]:
    """Every @handle with a name before it, whatever it turns out to be."""
    found: list[Head] = []
    for match in islice(_AT.finditer(page.folded), _MOST_HEADS):
        handle, end = match.group(1), match.end()
        month = words.x_month_behind.search(handle)
        glued = words.x_glued.match(page.folded, match.start(1) + month.start()) if month else None
        if month and glued:
            handle, end, timed = handle[: month.start()], glued.end(), True
        else:
            beside = words.x_short.match(page.folded, end)
            timed = beside is not None and not _goes_on(page, beside.end())
            end = beside.end() if beside and timed else end
        start = _name_start(page, match.start(), words)
        if start is not None and handle:
            timed = timed and not words.cited.match(page.folded[start : match.start()].strip())
            found.append(Head(start, match.start(), end, handle, timed))
    return found


def _goes_on(page: Page, at: int) -> bool:
    """A sentence goes on behind a time: '@so_and_so · 3 March two were killed'."""
    return page.folded[at : at + 1] in (" ", ",") and bool(page.folded[at + 1 : at + 2].strip())


def _name_start(page: Page, at: int, words: PostWords) -> int | None:
    """Where the name before a handle begins: on its line, or on the line before; None where there is none."""
    line = _line_start(page, at)
    if not page.folded[line:at].strip():
        above = line - 4 + len(page.folded[max(0, line - 4) : line].rstrip()) if line >= 4 else 0
        if above <= line - 4:
            return None
        at, line = above, _line_start(page, above)
    name = page.folded[line:at]
    if len(name) > _LONGEST_NAME or len(name.split()) > _NAME_WORDS:
        # Run together with the words before it, from which only a counter parts it.
        ends = [found.end() for found in _COUNTS.finditer(name) if name[found.end() :].strip()]
        return line + ends[-1] if ends and at - line - ends[-1] <= _LONGEST_NAME else at
    if (head := words.x_head_glued.match(name)) and head.end() < len(name):
        line += head.end()
    counts = _COUNTS.match(page.folded, line, at)
    if counts and page.folded[counts.end() : at].strip():
        line = counts.end()
    return line


def _line_start(page: Page, at: int) -> int:
    """Where the line of a position begins, or so far before it that no name is that long."""
    first = max(0, at - _LONGEST_LINE)
    return max(first, page.folded.rfind("\n", first, at) + 1)


def focal_of(
    page: Page, heads: list[Head], where: Address, stamp: re.Match[str] | None, words: PostWords
) -> Head | None:
    """The head of the post that the page is about."""
    plain = [head for head in heads if not head.timed and (stamp is None or head.at < stamp.start())]
    if where.handle:
        below = is_old(page, where.handle)  # its heads stand under the words
        timed = min((head.at for head in heads if head.timed), default=len(page.folded))
        for head in plain if below else (head for head in plain if head.at > timed or _opens(page, head, words)):
            if not _may_be_name(page, head, words):
                continue
            if head.handle.lower().startswith(where.handle.lower()):
                return head._replace(end=head.at + 1 + len(where.handle), handle=where.handle)
    if stamp is None:
        return None
    plain = [head for head in plain if is_name(page, head, words)]
    before = max((head.at for head in heads if head.timed and head.at < stamp.start()), default=-1)
    for head in plain:
        if _opens(page, head, words) or (head.at > before >= 0 and _own_line(page, head)):
            return head
    return None


def is_name(page: Page, head: Head, words: PostWords) -> bool:
    """What stands before the handle is a name, not a sentence, 'Replying to' or 'according to'."""
    return _may_be_name(page, head, words) and not words.cited.match(page.folded[head.start : head.at].strip())


def _may_be_name(page: Page, head: Head, words: PostWords) -> bool:
    name = page.folded[head.start : head.at].strip()
    if words.line(name, "post.x.replying"):
        return False
    return 0 < len(name) <= _LONGEST_NAME and len(name.split()) <= _NAME_WORDS and "\n\n" not in name


def _opens(page: Page, head: Head, words: PostWords) -> bool:
    """Nothing but headings stands above."""
    above = list(takewhile(lambda line: line.end <= head.start, page.lines[: _LINES_ABOVE + 1]))
    return len(above) <= _LINES_ABOVE and all(words.line(line.text, "post.x.head") for line in above)


def _own_line(page: Page, head: Head) -> bool:
    """The name begins a paragraph."""
    return page.folded[max(0, head.start - 4) : head.start].rstrip(" ").endswith("\n")
