"""News pages: six layouts, two pages of each, around every sample report."""

from __future__ import annotations

from collections.abc import Iterator

from pages import news_amp, news_bare, news_cards, news_live, news_og, news_rich
from pages.kit import Page
from pages.stories import stories

TEMPLATES = (
    news_rich.wordpress, news_rich.react,
    news_og.dated_address, news_og.drupal,
    news_bare.tables, news_bare.webforms,
    news_cards.portal, news_cards.undated,
    news_amp.amp, news_amp.cached,
    news_live.plain, news_live.structured,
)  # fmt: skip


def news_pages() -> Iterator[Page]:
    """The twelve templates, each around the eight reports."""
    return (template(story) for template in TEMPLATES for story in stories())
