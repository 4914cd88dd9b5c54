"""Posts as saved pages: ten layouts, every sample report, the site's own words in Arabic and in English."""

from __future__ import annotations

from collections.abc import Iterator

from pages import post_facebook, post_facebook_older, post_telegram, post_x, post_x_plain
from pages.kit import Page
from pages.stories import stories

TEMPLATES = (
    post_facebook.desktop, post_facebook.shared,
    post_facebook_older.mobile, post_facebook_older.basic, post_facebook_older.wrapper,
    post_x.react, post_x.permalink, post_x_plain.mobile, post_x_plain.nitter,
    post_telegram.channel,
)  # fmt: skip


def post_pages() -> Iterator[Page]:
    """The ten templates, each around the eight reports in both languages."""
    return (template(story, language) for template in TEMPLATES for language in ("ar", "en") for story in stories())
