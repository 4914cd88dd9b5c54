"""A saved page as a report."""

from __future__ import annotations

from isnad.reports.item import Extract, Item
from isnad.reports.zones import ZoneRule


def read_page(item: Item, rules: list[ZoneRule]) -> Extract:
    """The page's visible text with its zones, and what it says about itself."""
    raise NotImplementedError
