"""The held-back set: styles that nobody looked at while the extraction was made. Read only at the end, and once.

A page of it that fails is told of with its figure; if it is mended by looking at it, it is held back no longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from pages import heldback_news, heldback_posts
from pages.kit import Page
from pages.stories import stories

NEWS = (
    heldback_news.archived, heldback_news.doubled, heldback_news.folded, heldback_news.printed_version,
    heldback_news.blog_in_mhtml,
)  # fmt: skip
POSTS = (
    heldback_posts.instagram, heldback_posts.youtube, heldback_posts.touch, heldback_posts.bare_x,
    heldback_posts.embedded,
)  # fmt: skip


def heldback_news_pages() -> Iterator[Page]:
    """Five templates of news, each around the eight reports."""
    return (template(story) for template in NEWS for story in stories())


def heldback_post_pages() -> Iterator[Page]:
    """Five templates of posts, each around the eight reports in both languages."""
    return (template(story, language) for template in POSTS for language in ("ar", "en") for story in stories())
