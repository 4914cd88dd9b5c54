"""Plain text as it was given or saved: a report, or a post copied off a page with all that stood around it."""

from __future__ import annotations

from isnad.reports.item import Extract, Item
from isnad.reports.zones import ZoneRule


def read_text(item: Item, text: str, rules: list[ZoneRule]) -> Extract:
    """The text, with what it shows about itself."""
    return Extract(text=text)
