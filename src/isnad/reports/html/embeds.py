"""Posts that a news page embeds: their words are their authors', and their dates are not the page's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.records import Relayed, RelayKind, ZoneKind
from isnad.reports.html.containers import Element
from isnad.reports.html.visible import Line

_EMBEDDED = frozenset(
    {"twitter-tweet", "twitter-video", "twitter-quote", "instagram-media", "fb-post", "telegram-post", "tiktok-embed"}
)
_SIGNED = re.compile(r"^\s*[—–-]\s*(?P<author>[^()]{1,80}?)\s*\(@\w{1,30}\)")  # as X signs: — Name (@handle) date


def embedded(lines: Sequence[Line], kinds: list[ZoneKind]) -> Iterator[Relayed]:
    """The posts embedded in the report's text; the line that signs one becomes furniture in `kinds`."""
    within: dict[Element, list[int]] = {}
    for index, line in enumerate(lines):
        if (box := _box(line)) is not None:
            within.setdefault(box, []).append(index)
    for indexes in within.values():
        signs = {index: found for index in indexes if (found := _SIGNED.match(lines[index].text))}
        author = next((found["author"].strip() for found in signs.values()), None)
        for index in signs:
            kinds[index] = ZoneKind.FURNITURE
        words = [lines[index] for index in indexes if kinds[index] is ZoneKind.MAIN]
        if words:
            yield Relayed(kind=RelayKind.QUOTED, author=author, start=words[0].start, end=words[-1].end)


def _box(line: Line) -> Element | None:
    return next(
        (
            e
            for e in (line.block, *line.block.iterancestors())
            if not _EMBEDDED.isdisjoint((e.get("class") or "").split())
        ),
        None,
    )
