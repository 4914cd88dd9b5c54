"""Plain text as it was given or saved: a report, or a post copied off a page with all that stood around it."""

from __future__ import annotations

from isnad.reports.item import Extract, Item
from isnad.reports.posts.address import Address, Platform, address
from isnad.reports.posts.page import Found, Page
from isnad.reports.zones import ZoneRules

_SIGNS = ("Shared with ", "المشاركة مع", "'s Post", "’s Post", "All reactions", "التفاعلات", "أعجبني", "t.me/")
_LONGEST = 150_000  # letters; what is longer is no copied page


def read_text(item: Item, text: str, rules: ZoneRules) -> Extract:
    """The text with what it shows about itself; one that is no post is left to the wordings of zones alone.

    Args:
        item: as received; its address, if any, tells the platform.
        text: all of it, with a title that came beside it as its first line.
        rules: the wordings of zones.
    """
    where = address(item.fields.url) if item.fields.url else None
    if where is not None and where.platform is Platform.OTHER:
        return Extract(text=text)
    if len(text) > _LONGEST or (where is None and not _maybe(text)):
        return Extract(text=text)
    page = Page(text)
    found = _found(page, where or Address(Platform.OTHER), item.fields.retrieved)
    if found is None:
        return Extract(text=text)
    return Extract(
        text=text, zones=page.zones(rules, titled=bool((item.fields.title or "").strip())), title=found.title,
        author=found.author, layout=found.layout, dates=found.dates, relayed=found.relayed,
    )  # fmt: skip


def _maybe(text: str) -> bool:
    """Cheap signs, so that plain news is not folded and searched: a bar of buttons, an audience, a head with a dot."""
    return ("·" in text and ("@" in text or "Like" in text)) or any(sign in text for sign in _SIGNS)


def _found(page: Page, where: Address, retrieved: str | None) -> Found | None:
    """What the reader of its platform finds; without an address, the first whose signs it bears."""
    from isnad.reports.posts.facebook import read_facebook
    from isnad.reports.posts.others import read_telegram, read_youtube
    from isnad.reports.posts.words import post_words
    from isnad.reports.posts.x import read_x

    words = post_words()
    match where.platform:
        case Platform.YOUTUBE:
            return read_youtube(page)
        case Platform.TELEGRAM:
            return read_telegram(page, where.platform, words)
        case Platform.X:
            return read_x(page, where, words)
        case Platform.FACEBOOK:
            return read_facebook(page, where, retrieved, words)
    return (
        read_facebook(page, where, retrieved, words)
        or read_x(page, where, words)
        or read_telegram(page, where.platform, words)
    )
