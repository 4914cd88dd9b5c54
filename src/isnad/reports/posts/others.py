"""Pages of YouTube and of Telegram's web view saved as text."""

from __future__ import annotations

import re

from isnad.records import ZoneKind
from isnad.reports.posts.address import Platform
from isnad.reports.posts.page import Found, Page
from isnad.reports.posts.words import PostWords

_YOUTUBE_END = re.compile(r" - YouTube\s*(?=$|\n|About ?Press|حول)")
_VIEWS = re.compile(
    r"^(?:t\.me/\w+/\d+\s+)?\d[\d.,]*[KM]? views?\s*(?:edited\s*)?(?:· *)?(?P<when>\S[^\n]{5,40}?)\s*$", re.MULTILINE
)
_LINK = re.compile(r"(?:^[^\S\n]*(?:[^\w\s]{1,3}\d[\d.,]*[KM]?)+\s*\n)?\s*^t\.me/(\w+)/\d+\s*$", re.MULTILINE)


def read_youtube(page: Page) -> Found:
    """The title of a film; the site's menu behind it is furniture."""
    end = _YOUTUBE_END.search(page.folded)
    if end is None:
        return Found(layout="youtube.video.text")
    page.mark(ZoneKind.FURNITURE, end.start(), len(page.folded))
    return Found(layout="youtube.video.text", title=page.said(0, end.start()) or None)


def read_telegram(page: Page, platform: Platform, words: PostWords) -> Found | None:
    """A channel's post as its web view prints it: name, words, reactions, link, views and time."""
    views = _VIEWS.search(page.folded)
    link = _LINK.search(page.folded)
    if views is None or (link is None and platform is not Platform.TELEGRAM):
        return Found(layout="telegram.post.text") if platform is Platform.TELEGRAM else None
    name = page.lines[0]
    titled = page.folded[name.end : name.end + 2] == "\n\n" and len(name.text) <= 80
    if titled:
        page.mark(ZoneKind.FURNITURE, name.start, name.end)
    page.mark(ZoneKind.FURNITURE, min(link.start() if link else views.start(), views.start()), len(page.folded))
    when = words.dated.search(page.folded, *views.span("when"))
    return Found(
        layout="telegram.post.text",
        author=page.said(name.start, name.end) if titled else None,
        dates=[page.hint("published.post-time", when.start(), views.end("when"))] if when else [],
    )
