"""`python -m bench.pages`: precision and recall of what is read of the test pages, and pages a second on one core.

The pages are those of tests/pages, made by us around our own samples. The time is that of `Reader.document`: bytes to
text, zones, metadata and date, with all caches warm; reading the claims comes on top and is measured elsewhere.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))


def main() -> None:
    """Print both."""
    from isnad.claims.reader import default_reader
    from isnad.reports.item import Fields, Format, Item
    from pages.heldback import heldback_news_pages, heldback_post_pages  # type: ignore[import-not-found]
    from pages.measure import layout_scores, zone_texts  # type: ignore[import-not-found]
    from pages.news import news_pages  # type: ignore[import-not-found]
    from pages.posts import post_pages  # type: ignore[import-not-found]

    reader = default_reader()
    for name, made in (("open", (news_pages, post_pages)), ("later", (heldback_news_pages, heldback_post_pages))):
        pages: list[Any] = [page for pages_of in made for page in pages_of()]
        items = [Item(page.raw, Fields(url=page.url_given), page.name, Format.PAGE) for page in pages]
        documents = [reader.document(item) for item in items]
        read = [(page, zone_texts(found.text, found.zones)) for page, found in zip(pages, documents, strict=True)]
        for layout, score in sorted(layout_scores(read).items()):
            print(f"{name:6} {layout:20} precision {score.precision:.3f}  recall {score.recall:.3f}")
        rates = sorted(len(items) / _seconds(reader, items) for _ in range(5))
        size = sum(len(item.raw) for item in items) / len(items) / 1024
        print(
            f"{name:6} {len(items)} pages of {size:.1f} KiB: {rates[2]:.0f} a second ({rates[0]:.0f} to {rates[-1]:.0f})"
        )


def _seconds(reader: Any, items: list[Any]) -> float:
    started = time.perf_counter()
    for item in items:
        reader.document(item)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
