"""Pages of YouTube and of Telegram's web view saved as text."""

from __future__ import annotations

import re

from isnad.records import ZoneKind
from isnad.reports.posts.address import Platform
from isnad.reports.posts.page import Found, Line, Page
from isnad.reports.posts.words import PostWords

_VIEWS = re.compile(
    r"(?:t\.me/\w+/\d+\s+)?\d[\d.,]*[KM]? views?\s*(?:edited\s*)?(?:· *)?(?P<when>\S[^\n]{4,39})$", re.MULTILINE
)
_VIEWS_WITHIN = 200  # letters
_LINK = re.compile(r"\s*t\.me/\w+/\d+\s*")
_REACTIONS = re.compile(r"\s*(?:[^\w\s.,]{1,3}\d[\d.,]*[KM]?)+\s*")
_SHORT = 200  # letters of a line of reactions


def read_youtube(page: Page, words: PostWords) -> Found:
    """The title of a film; the site's name and menu behind it are furniture, a description is not."""
    end = words.youtube_end.search(page.folded)
    if end is None:
        return Found(layout="youtube.video.text")
    menu = words.youtube_menu.search(page.folded, end.end())
    page.mark(ZoneKind.FURNITURE, *end.span())
    if menu:
        page.mark(ZoneKind.FURNITURE, menu.start(), len(page.folded))
    return Found(layout="youtube.video.text", title=page.said(0, end.start()) or None)


def read_telegram(page: Page, platform: Platform, words: PostWords) -> Found | None:
    """A channel's post as its web view prints it: name, words, reactions, link, views and time."""
    ours = platform is Platform.TELEGRAM
    for number, line in enumerate(page.lines):  # noqa: B007
        views = _VIEWS.match(page.folded, line.start, line.start + _VIEWS_WITHIN)
        if views and (when := words.dated.search(page.folded, *views.span("when"))):
            break
    else:
        return Found(layout="telegram.post.text") if ours else None
    above = page.lines[:number]
    linked = line.text.lstrip().startswith("t.me/") or bool(above and _LINK.fullmatch(above[-1].text))
    if not linked and not ours:
        return None
    name = page.lines[0]
    titled = page.folded[name.end : name.end + 2] == "\n\n" and len(name.text) <= 80
    if titled:
        page.mark(ZoneKind.FURNITURE, name.start, name.end)
    page.mark(ZoneKind.FURNITURE, _foot(above, line), len(page.folded))
    return Found(
        layout="telegram.post.text",
        author=page.said(name.start, name.end) if titled else None,
        dates=[page.hint("published.post-time", when.start(), views.end("when"))],
    )


def _foot(above: list[Line], views: Line) -> int:
    """Where link and reactions over the views begin."""
    start = views.start
    for shape in (_LINK, _REACTIONS):
        if above and len(above[-1].text) <= _SHORT and shape.fullmatch(above[-1].text):
            start, above = above[-1].start, above[:-1]
    return start
