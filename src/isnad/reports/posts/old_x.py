"""The page of Twitter as it was until 2020, whose HTML still comes out of tools as text full of empty lines.

It prints each post of a thread twice or thrice, ages such as '6h6 hours ago', and readers' answers under heads of
their own. The first printing of the poster's words is kept; everything else is marked.
"""

from __future__ import annotations

import re

from isnad.records import ZoneKind
from isnad.reports.posts.page import Page
from isnad.reports.posts.words import PostWords
from isnad.text.normalise import fold_key

_GAP = "\n" * 8
_AGE = re.compile(r"^\s*\d{1,2}([smhd])\d{1,2} (?:second|minute|hour|day)s? ago\s*$", re.MULTILINE)
_HEAD = re.compile(r"^(?P<name>\S.{0,60}?)(?:Verified account)? @(?P<handle>\w{2,15})\s*$", re.MULTILINE)
_COUNT = re.compile(r"\d[\d.,]*(?: (?:repl(?:y|ies)|retweets?|likes?|quote tweets?))?", re.IGNORECASE)


def is_old(page: Page, handle: str | None) -> bool:
    """Whether the page shows the old layout: ages, gaps nobody types, or shorter ones and the poster's own head."""
    if _GAP in page.folded or _AGE.search(page.folded) is not None:
        return True
    heads = _HEAD.finditer(page.folded) if handle and "\n\n\n\n" in page.folded else ()
    return any(head.group("handle").lower() == (handle or "").lower() for head in heads)


def mark_old(page: Page, handle: str | None, words: PostWords) -> None:
    """Mark heads, ages, counters, second printings, and the answers of others.

    Args:
        page: the text.
        handle: the poster's, from the address.
        words: for 'Replying to'.
    """
    printed: dict[str, ZoneKind] = {}  # a line's words and whose they were
    speaker = ZoneKind.MAIN
    for line in page.lines:
        key = fold_key(line.text)
        if words.line(key.split("@")[0], "post.x.replying"):
            kind = speaker = ZoneKind.COMMENT
        elif head := _HEAD.match(line.text):
            own = handle is not None and head.group("handle").lower() == handle.lower()
            speaker, kind = (ZoneKind.MAIN if own else ZoneKind.COMMENT), ZoneKind.FURNITURE
        elif _AGE.match(line.text) or _COUNT.fullmatch(key):
            kind = ZoneKind.FURNITURE
        elif key in printed:
            kind = printed[key] if printed[key] is not ZoneKind.MAIN else ZoneKind.FURNITURE
        else:
            kind = printed[key] = speaker
        if kind is not ZoneKind.MAIN:
            page.mark(kind, line.start, min(line.end + 1, len(page.folded)))
