"""Who wrote a page, where only what is visible says so: the line under the title that names its author."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from isnad.reports.html.containers import Element
from isnad.reports.html.visible import Line, Piece
from isnad.reports.zones import ZoneRule
from isnad.text.normalise import fold_key

_CALLED = frozenset({"author", "authors", "byline", "writer", "reporter", "journalist", "correspondent", "fn"})
_ICONS = frozenset({"user", "author", "person", "pen", "pencil", "edit", "feather", "users"})
_PART = re.compile(r"[a-z]+")
_MOST_WORDS = 8
_LINE_WORDS = 14  # a line that tells author and day has no more
_BREAKS = frozenset("|•·–—-/")
_AROUND = 3  # elements above a name in which it may be called an author's


class Byline(NamedTuple):
    """The author's name and the lines that say it."""

    name: str
    lines: tuple[int, ...]


def byline(
    lines: Sequence[Line], said: Callable[[int], ZoneRule | None], near: Iterable[int], rules: Sequence[ZoneRule]
) -> Byline | None:
    """The author that a page shows.

    Args:
        lines: all lines of the page.
        said: the wording that a line has, where one fits.
        near: the lines in which an author is looked for, the likeliest first.
        rules: all wordings, for the words that stand before an author's name.
    """
    starts = {start.strip(" :-|") for rule in rules if rule.reads == "author" for start in rule.starts}
    for index in near:
        rule = said(index)
        if lines[index].words <= _LINE_WORDS and (name := _after_label(lines[index].text, starts)) is not None:
            return Byline(name, (index,))
        if rule is not None and rule.reads == "author":
            name = _behind(lines[index].text, rule)
            if name is not None:
                return Byline(name, (index,))
            if (
                lines[index].words <= 2
                and index + 1 < len(lines)
                and (name := _name(lines[index + 1].text)) is not None
            ):
                return Byline(name, (index, index + 1))
        for piece in lines[index].pieces:
            if _is_called_author(piece.element, lines[index].block) or _has_icon(piece):
                words = lines[index].text[piece.start : piece.end]
                name = _name(words)
                if name is not None and fold_key(words).lower().strip(" :-|") not in starts | nobody(rules):
                    return Byline(name, (index,) if lines[index].words <= _MOST_WORDS else ())
    return None


def nobody(rules: Sequence[ZoneRule]) -> set[str]:
    """What stands in an author's place and names nobody, folded: admin, the editors."""
    return {words for rule in rules if rule.reads == "author" for words in rule.equals}


def _behind(text: str, rule: ZoneRule) -> str | None:
    """What stands behind the words of a wording; None where nothing does."""
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        if fold_key(" ".join(words[:count])).lower().strip(" :-|") in {start.strip(" :-|") for start in rule.starts}:
            return _name(" ".join(words[count:]))
    return None


def _after_label(text: str, starts: set[str]) -> str | None:
    """What stands behind 'by:' in the middle of a line that tells more than that."""
    words = text.split()
    for at, word in enumerate(words[:-1]):
        if word.endswith(":") and fold_key(word.rstrip(":")).lower() in starts:
            name = itertools.takewhile(lambda w: w not in _BREAKS and not any(c.isdigit() for c in w), words[at + 1 :])
            return _name(" ".join(itertools.islice(name, _MOST_WORDS)))
    return None


def _name(text: str) -> str | None:
    name = re.split(r"[|•·–—]| - ", text)[0].strip(" \u00a0:،,-()[]/")
    return name if name and len(name.split()) <= _MOST_WORDS and not any(c.isdigit() for c in name) else None


def _is_called_author(element: Element, block: Element) -> bool:
    around = [element, *element.iterancestors()]
    for above in around[: around.index(block) + 2 if block in around else _AROUND]:
        names = f"{above.get('class') or ''} {above.get('rel') or ''} {above.get('itemprop') or ''}".lower()
        if not _CALLED.isdisjoint(_PART.findall(names)) and "prep" not in names:
            return True
    return False


def _has_icon(piece: Piece) -> bool:
    """A name behind the picture of a person or a pen."""
    icons = (child for child in piece.element if child.tag in ("i", "svg", "span", "img"))
    return any(not _ICONS.isdisjoint(_PART.findall((icon.get("class") or "").lower())) for icon in icons)
