"""Telegram's own export."""

from __future__ import annotations

from isnad.reports.item import Extract, Item


def read_message(item: Item) -> Extract:
    """One message of an export."""
    raise NotImplementedError
