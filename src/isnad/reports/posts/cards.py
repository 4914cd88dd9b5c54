"""What clings to the end of a post's words: the card of a link, how many pictures more, a film's length, counters.

Each of them is also something that reports say (a domain in a sentence, a clock, a number), so each is taken only
where it closes the post, and in the shape in which the platforms print it.
"""

from __future__ import annotations

import re

_END = 60  # letters looked back over for counters
_LONGEST_CARD = 500  # letters
_LETTER = r"[\u0621-\u06d3\"#]"
_DOMAIN = r"(?:[a-z0-9-]+\.)+[a-z]{2,10}"
# The domain a card leads to, then title and first words of that other page, run together without a space.
_CARD = re.compile(rf"(?<![\w@/.:-]){_DOMAIN}(?={_LETTER})|From [\w.-]+\.[a-z]{{2,10}}\s*$")
_BEFORE = re.compile(r"(?:^|[\n.!?\"…\U00002600-\U0001faff]|\S\.[a-z]{2,10}/\S{1,200}|#\w{1,60})[^\S\n]*$")
_STOP = re.compile(r"(?<![.…])[.!?](?:\s|$)")
_CUT = ("...", "…")
_COUNTS = re.compile(r"\s*\d[\d.,KMB\s]*$")
_PLAYER = re.compile(r"(?<![ \d:])(?:\d?\d:\d\d)+$")
_MORE_PICTURES = re.compile(r"\s*\+\d{1,3}$")
_COUNT = re.compile(r"(?<=[.!?\"])(?:\d{1,3}| ?\d{1,3}(?:,\d{3})+)[KM]?$")


def card(text: str, start: int, end: int) -> int | None:
    """Where the card of a link begins, which is the last thing in a post; None where a domain is part of a sentence.

    It begins a line, or stands behind a full stop, a hashtag or an address; it is one line, a title or words cut
    off with dots, and so no sentence that ends with its stop.

    Args:
        text: of the page, folded.
        start: where the words of the post begin.
        end: where they end.
    """
    last = max(start, end - _LONGEST_CARD)
    for found in _CARD.finditer(text, last, end):
        said = text[found.start() : end].rstrip()
        named = text.startswith("From ", found.start())
        whole = "\n" not in said and (said.endswith(_CUT) or not _STOP.search(said))
        if whole and (named or _BEFORE.search(text[max(start, found.start() - 2 * _END) : found.start()])):
            return found.start()
    return None


def player(text: str, start: int, end: int) -> int | None:
    """Where the lengths of films begin that cling to the end of the words; a clock behind a space is said."""
    return _closing(_PLAYER, text, start, end)


def more(text: str, start: int, end: int) -> int | None:
    """Where the number of further pictures, or that of reactions, clings to the end of the words."""
    found = _closing(_MORE_PICTURES, text, start, end)
    return found if found is not None else _closing(_COUNT, text, start, end)


def counts(text: str, start: int, end: int) -> int | None:
    """Where the counters under a post begin."""
    return _closing(_COUNTS, text, start, end)


def _closing(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Where a pattern begins that reaches to the end of the words; only the last letters are looked at."""
    stop = start + len(text[start:end].rstrip())
    found = pattern.search(text, max(start, stop - _END), stop)
    return found.start() if found else None
