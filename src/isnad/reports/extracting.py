"""The one place that knows which reader opens which format. Readers load when an item of theirs comes."""

from __future__ import annotations

from isnad.reports.item import Extract, Format, Item
from isnad.reports.zones import ZoneRules


def extract(item: Item, rules: ZoneRules) -> Extract:
    """What the reader of its format gets out of an item.

    Args:
        item: as received.
        rules: the wordings of zones, for formats whose structure does not say what is news.
    """
    if item.format is Format.PAGE:
        from isnad.reports.html.page import read_page

        return read_page(item, rules)
    if item.format is Format.TELEGRAM:
        from isnad.reports.telegram.message import read_message

        return read_message(item)
    from isnad.reports.posts.copied import read_text

    return read_text(item, untouched(item).text, rules)


def untouched(item: Item) -> Extract:
    """The text that came with an item under its title, with nothing looked at: what is left where reading fails."""
    fields = item.fields
    title = (fields.title or "").strip() or None
    body = fields.text or ""
    if item.format is Format.PAGE:
        from isnad.reports.html.source import source_of, without_tags

        body = without_tags(source_of(item).html)
    # A separate title is the first line, unless the body begins with it.
    text = body if title is None or body.lstrip().startswith(title) else f"{title}\n{body}"
    return Extract(text=text, title=title)
