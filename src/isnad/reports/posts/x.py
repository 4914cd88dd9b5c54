"""A page of X saved as text: the post between its head and its time, and what stands around it.

Three ways of saving meet here: lines as copied from the screen, the same run together without line breaks, and the
words of the post alone. Every post has a head (name, @handle); the one the page is about has no time beside its
head but the full one below its words; those it answers, quotes or is answered by have a short time beside it.
"""

from __future__ import annotations

import re
from itertools import islice

from isnad.records import Relayed, RelayKind, ZoneKind
from isnad.reports.item import DateHint
from isnad.reports.posts.address import Address, Platform, status_moment
from isnad.reports.posts.cards import card, counts, player
from isnad.reports.posts.old_x import is_old, mark_old
from isnad.reports.posts.page import Found, Page
from isnad.reports.posts.words import PostWords
from isnad.reports.posts.x_heads import Head, focal_of, heads_of, is_name

_PROSE_WORDS = 7
_MOST_TIMES = 100  # looked at on a page
_REST = 200  # letters behind a time


def read_x(page: Page, where: Address, words: PostWords) -> Found | None:
    """The post on a page of X; None where neither the address nor the text shows one."""
    stamp = _stamp(page, words)
    heads = heads_of(page, words)
    focal = focal_of(page, heads, where, stamp, words)
    if where.platform is not Platform.X and (focal is None or not _is_sure(page, heads, focal, stamp)):
        return None
    dates = _dates(page, where, stamp)
    if where.platform is Platform.X and stamp is None and is_old(page, where.handle):
        mark_old(page, where.handle, words)
        return Found(layout="x.post.text", author=_old_author(page, focal, where), dates=dates)
    relayed = _mark(page, heads, focal, stamp, words)
    return Found(layout="x.post.text", author=_author(page, focal, where), dates=dates, relayed=relayed)


def _stamp(page: Page, words: PostWords) -> re.Match[str] | None:
    """The time under the post: it closes its line, or counters cling to it, and no prose follows on the next line."""
    for found in islice(words.x_stamp.finditer(page.folded), _MOST_TIMES):
        rest = page.folded[found.end() : found.end() + _REST].lstrip(" ·")
        clinging = page.folded[found.end() : found.end() + 1]
        below = rest.strip().split("\n")[0]
        if rest[:1] in ("", "\n"):
            if len(below.split()) < _PROSE_WORDS or "@" in below:
                return found
        elif clinging == "·" or clinging.isalnum() or rest[:1].isdigit():
            return found
    return None


def _is_sure(page: Page, heads: list[Head], focal: Head, stamp: re.Match[str] | None) -> bool:
    """Whether a text without an address is a post: head and time, words between them, and one sign more.

    The sign is a head in the shape of the platform (handle on a line of its own, or clinging to the name), another
    post's head with its time, or counters under the time.
    """
    if stamp is None or not page.folded[focal.end : stamp.start()].strip():
        return False
    shaped = page.folded[focal.at - 1 : focal.at] != " "
    counted = page.folded[stamp.end() : stamp.end() + _REST].lstrip(" ·\n")[:1].isdigit()
    return shaped or counted or any(head.timed for head in heads)


def _author(page: Page, focal: Head | None, where: Address) -> str | None:
    name = page.said(focal.start, focal.at) if focal else ""
    return name or (f"(@{where.handle})" if where.handle else None)


def _old_author(page: Page, focal: Head | None, where: Address) -> str | None:
    """The old page puts its mark of a verified account between name and handle."""
    name = _author(page, focal, where)
    return name.removesuffix("Verified account").strip() if name else None


def _dates(page: Page, where: Address, stamp: re.Match[str] | None) -> list[DateHint]:
    """The id's instant, then the printed time; where they differ by a day, `dates.published` takes the later.

    The printed one goes by the clock of who saved the page: where it is ahead of UTC it is nearer to the day of the
    report, where it is behind, UTC is. A printed time that is days away belongs to another post on the page.
    """
    moment = status_moment(where.status) if where.status else None
    instant = DateHint(rule="published.status-id", text=f"{moment:%Y-%m-%dT%H:%M:%SZ}") if moment else None
    printed = page.hint("published.post-time", *stamp.span()) if stamp else None
    return [hint for hint in (instant, printed) if hint is not None]


# ---- zones


def _mark(
    page: Page, heads: list[Head], focal: Head | None, stamp: re.Match[str] | None, words: PostWords
) -> list[Relayed]:
    """Everything around the post, and the quoted post within it."""
    text = page.folded
    timed = [head for head in heads if head.timed]
    begin = focal.end if focal else 0
    end = stamp.start() if stamp else next((head.start for head in timed if head.at > begin), len(text))
    above = [head for head in timed if head.at < (focal.start if focal else end)]
    if focal:
        _mark_others(page, above, focal, 0, focal.start, ZoneKind.TEASER)
        page.mark(ZoneKind.FURNITURE, focal.start, focal.end)
    relayed = _mark_body(page, [head for head in heads if head.at > begin], begin, end, words)
    if stamp:
        below = [head for head in timed if head.at >= stamp.end()]
        foot = _foot(page, stamp.end(), words)
        behind = min(below[0].start if below else len(text), foot)
        page.mark(ZoneKind.FURNITURE, stamp.start(), behind)
        _mark_others(page, [h for h in below if h.start < foot], focal, behind, foot, ZoneKind.COMMENT)
        page.mark(ZoneKind.TEASER, foot, len(text))
    elif end < len(text):
        page.mark(ZoneKind.COMMENT, end, len(text))
    return relayed


def _foot(page: Page, start: int, words: PostWords) -> int:
    """Where the conversation ends and the rest of the page begins."""
    found = (line.start for line in page.lines if line.start >= start and words.line(line.text, "post.x.end"))
    return next(found, len(page.folded))


def _mark_others(page: Page, heads: list[Head], focal: Head | None, start: int, end: int, kind: ZoneKind) -> None:
    """Posts above or below: the same poster's go on with the thread until another one speaks; theirs are `kind`."""
    if not heads:
        page.mark(ZoneKind.FURNITURE, start, end)
        return
    page.mark(ZoneKind.FURNITURE, start, heads[0].start)
    thread = focal is not None
    for head, behind in zip(heads, [*(h.start for h in heads[1:]), end], strict=True):
        own = focal is not None and head.handle.lower() == focal.handle.lower()
        thread = thread and (own or kind is ZoneKind.TEASER)
        if not (own and thread):
            page.mark(kind, head.start, behind)
            continue
        page.mark(ZoneKind.FURNITURE, head.start, head.end)
        counters = counts(page.folded, head.end, behind)
        page.mark(ZoneKind.FURNITURE, counters if counters is not None else behind, behind)


def _mark_body(page: Page, heads: list[Head], start: int, end: int, words: PostWords) -> list[Relayed]:
    """The words of the post: quoted post, card of a link, buttons."""
    inside = (line for line in page.lines if start <= line.start and line.end <= end)
    quote = next((line for line in inside if words.line(line.text, "post.x.quote")), None)
    head = next((h for h in heads if h.at < end and (h.timed or (quote and h.start >= quote.end))), None)
    if (film := player(page.folded, start, end)) is not None:
        page.mark(ZoneKind.FURNITURE, film, end)
    for button in words.inline.finditer(page.folded, start, end):
        page.mark(ZoneKind.FURNITURE, *button.span())
    other = card(page.folded, start, end)
    if other is not None:
        page.mark(ZoneKind.TEASER, other, end)
    if head is None:
        return []
    page.mark(ZoneKind.FURNITURE, quote.start if quote and quote.end <= head.start else head.start, head.end)
    name = page.said(head.start, head.at) if is_name(page, head, words) else f"(@{head.handle})"
    first, last = page.offsets[head.end], page.offsets[other if other is not None and other > head.end else end]
    return [Relayed(kind=RelayKind.QUOTED, author=name, start=first, end=last)]
