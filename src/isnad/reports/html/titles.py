"""Which line of a page shows its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from isnad.reports.html.containers import Element
from isnad.reports.html.visible import Line
from isnad.text.normalise import fold_key

_PART_OF_TITLE = 0.4  # of the letters of a page's title; the rest is the name of the site
_MOST_WORDS = 30
_ABOVE = 6  # lines above the first prose in which a title is looked for by its look
_NAMED = re.compile(
    r"(?:entry|post|article|story|news|page)[-_]?(?:title|head(?:line)?)\b|\bheadline\b|\btitle[-_]post\b",
    re.IGNORECASE,
)
_SIZES = ("+1", "+2", "+3", "+4", "5", "6", "7")


def title_line(lines: Sequence[Line], keys: Sequence[str], title: str | None) -> int | None:
    """The line with the words of a page's metadata, else its heading.

    Args:
        lines: of the page.
        keys: the same, folded.
        title: what the metadata or the browser's tab say, the site's name perhaps before or behind it.
    """
    wanted = fold_key(title).lower() if title else ""
    fitting = [
        index for index, key in enumerate(keys)
        if wanted and len(key.split()) >= 2 and len(key) > _PART_OF_TITLE * len(wanted)
        and (wanted.startswith(key) or wanted.endswith(key))
    ]  # fmt: skip
    named = [index for index, line in enumerate(lines) if line.heading and _is_named(line)]
    if not any(lines[index].heading for index in fitting) and len({keys[index] for index in named}) == 1:
        return named[0]
    best = [i for i in fitting if lines[i].heading] or [i for i in fitting if lines[i].linked == 0] or fitting
    # The name of the site alone, as many old pages have it for their title, is no title of a report.
    best = [index for index in best if lines[index].heading or len(keys[index].split()) > 4]
    if best and not any(index in best for index in named):
        return min(best, key=lambda index: (lines[index].heading or 9, index))
    if best:
        return next(index for index in named if index in best)
    tops = [index for index, line in enumerate(lines) if line.heading == 1 and len(keys[index].split()) >= 3]
    return tops[0] if tops else None


def title_by_look(lines: Sequence[Line], first: int | None, quiet: Callable[[int], bool]) -> int | None:
    """Where nothing names the title: the heading, or the line in bold or large letters, above the first prose.

    Args:
        lines: of the page.
        first: the first line of prose.
        quiet: whether a line is neither link nor furniture.
    """
    if first is None:
        return None
    above = [index for index in range(max(0, first - _ABOVE), first) if quiet(index)]
    return next(
        (index for index in above if 3 <= lines[index].words <= _MOST_WORDS and looks_headed(lines[index])), None
    )


def looks_headed(line: Line) -> bool:
    """A heading, or all of it in bold or large letters."""
    return line.heading > 0 or all(_is_strong(piece.element, line.block) for piece in line.pieces)


def _is_named(line: Line) -> bool:
    names = f"{line.block.get('class') or ''} {line.block.get('itemprop') or ''}"
    return _NAMED.search(names) is not None and line.linked < len(line.text)


def _is_strong(element: Element, block: Element) -> bool:
    for above in (element, *element.iterancestors()):
        large = above.tag == "font" and (above.get("size") or "")[:2] in _SIZES
        if above.tag in ("b", "strong", "big") or large or above.get("role") == "heading":
            return True
        if above is block:
            return False
    return False
