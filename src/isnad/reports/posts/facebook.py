"""A page of Facebook saved as text: the post between its head and its counters, and what stands around it.

The head is a name, then a time, then who may see the post; tools that store a page's text run them together, and
people who copy get a line for each. Above it stand the browser tab's words, which repeat the post's first ones.
Other posts on the page and comments have heads of the same shape.
"""

from __future__ import annotations

import datetime as dt
import re

from isnad.records import ZoneKind
from isnad.reports.item import DateHint
from isnad.reports.posts.address import Address, Platform
from isnad.reports.posts.facebook_zones import (
    LONGEST_NAME,
    NAME_WORDS,
    OWNER_WITHIN,
    Head,
    Stamp,
    is_bar,
    mark_around,
    mark_headless,
    without_badges,
)
from isnad.reports.posts.page import Found, Page
from isnad.reports.posts.times import relative
from isnad.reports.posts.words import PostWords
from isnad.text.normalise import fold_key

_LINES_ABOVE = 12  # of marks and dots between a name and its time
_HEAD_PROSE = 45  # words: a longer line above a head is no tab line and no menu, so the head is not this post's
_PIPED = re.compile(r" \| (?P<name>[^|\n]{2,60}?)\s*$")


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
    stamps = _stamps(page, words) or _stamp_lines(page, owner, words, ours=ours)
    head = _head(page, stamps[0], owner, words) if stamps else None
    if not ours and (head is None or not _is_sure(page, head, owner, words)):
        return None
    if head is None:
        author = page.said(*owner) if owner else _beside_film(page, where)
        mark_headless(page, owner, words)
        return Found(layout="facebook.post.text", author=author)
    relayed = mark_around(page, head, stamps[1:], words)
    name = head.name or owner
    return Found(
        layout="facebook.post.text",
        author=page.said(*name) if name else None,
        dates=_dates(page, head.stamp, retrieved, words),
        relayed=relayed,
    )


def _is_sure(page: Page, head: Head, owner: tuple[int, int] | None, words: PostWords) -> bool:
    """Whether a text without an address is a post: a name, and two of what news may have one of by chance.

    A time that clings to name or words, its audience behind a dot, is what tools make of the page, and is enough.
    """
    if head.stamp.by_tool and _is_marked(page, head.stamp):
        return True
    if head.name is None and owner is None:
        return False
    marked = _is_marked(page, head.stamp) or (owner is not None and _is_dotted(page, head.stamp))
    signs = (owner is not None, marked, is_bar(page, head.stamp.end, words))
    return sum(signs) > 1


def _is_marked(page: Page, stamp: Stamp) -> bool:
    """The time has its dot or its audience with it, and no sentence goes on behind them."""
    going_on = page.folded[stamp.end : stamp.end + 1] == " " and page.folded[stamp.end : stamp.end + 2].strip()
    return _is_dotted(page, stamp) and not going_on


def _is_dotted(page: Page, stamp: Stamp) -> bool:
    return "·" in page.folded[stamp.said[1] : stamp.end]


# ---- heads --------------------------------------------------------------------------------------


def _owner(page: Page, words: PostWords) -> tuple[int, int] | None:
    """The name in 'So-and-so's Post', where the name stands on the page once more."""
    found = words.owner.search(page.folded, 0, OWNER_WITHIN)
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
        if when and "·" in page.folded[first + when.end("when") : audience.start()]:
            said = (first + when.start("when"), first + when.end("when"))
            behind = page.folded[audience.end() : audience.end() + 1]
            before = page.folded[said[0] - 1 : said[0]] if said[0] else ""
            found.append(Stamp(said[0], audience.end(), said, bool((behind + before).strip())))
    return found


def _stamp_lines(page: Page, owner: tuple[int, int] | None, words: PostWords, *, ours: bool) -> list[Stamp]:
    """Times on lines of their own under a name: with their dot, or the first under the name of the page's owner.

    Those under the counters belong to comments.
    """
    found: list[Stamp] = []
    lines = page.lines
    for number, line in enumerate(lines[1:], 1):
        below = owner is None or line.start > owner[1]  # and not among the menus above
        if below and words.line(line.text, "post.facebook.tail"):
            break
        when = words.moment_line.match(line.text)
        if when is None:
            continue
        dotted = when.group("dot") or (number + 1 < len(lines) and lines[number + 1].text.strip() == "·")
        named = owner is not None and fold_key(page.folded[slice(*owner)]) in fold_key(lines[number - 1].text)
        if (named and not found) or (dotted and (ours or owner)):
            said = (line.start + when.start("when"), line.start + when.end("when"))
            end = line.end if when.group("dot") or not dotted else lines[number + 1].end
            found.append(Stamp(line.start, end, said, by_tool=False))
    return found


def _head(page: Page, stamp: Stamp, owner: tuple[int, int] | None, words: PostWords) -> Head | None:
    """The head a stamp belongs to; None where the stamp is that of something within or under the post."""
    line = page.folded.rfind("\n", 0, stamp.start) + 1
    end = stamp.start
    for _ in range(_LINES_ABOVE):
        if not _bare(page.folded[line:end], words):
            break
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
    name = without_badges(page, start, end, words)
    action = words.action.search(page.folded, *name)
    if action:
        name = without_badges(page, name[0], action.start(), words)
    known = fold_key(page.folded[slice(*owner)]) if owner else None
    spoken = fold_key(page.folded[slice(*name)])
    if known and known in spoken and spoken.startswith(known[:3]):
        return Head(start, owner, stamp)
    if len(spoken) > LONGEST_NAME or len(spoken.split()) > NAME_WORDS or not spoken:
        return None if len(spoken.split()) > _HEAD_PROSE else Head(start, None, stamp)
    return Head(start, name, stamp)


def _bare(line: str, words: PostWords) -> bool:
    """A line of marks and dots, over which the name stands."""
    return not line.strip(" ·") or words.line(line, "post.badge", "post.badge.glued")


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


def _beside_film(page: Page, where: Address) -> str | None:
    """The page of a film prints its text, a bar, and the name; nothing where a bar may belong to the name."""
    piped = _PIPED.search(page.folded) if where.video else None
    if piped is None or " | " in page.folded[max(0, piped.start() - 25) : piped.start()]:
        return None
    page.mark(ZoneKind.FURNITURE, piped.start(), len(page.folded))
    return page.said(*piped.span("name"))
