"""Bytes as text: by byte order mark, UTF-8, or windows-1256, in which much Arabic of the 2000s is kept."""

from __future__ import annotations

import os

_SAMPLE = 20_000  # characters looked at
_LEAST_WHOLE = 4  # letters beyond ASCII that are whole, for each damaged one: a download cut short, a byte lost
_LEAST_ARABIC = 0.3  # of the characters, where windows-1256 is a guess


def decode(raw: bytes) -> str | None:
    """The text of a file; None for what is no text. A damaged letter becomes U+FFFD, no letter is lost.

    >>> decode("قُتل".encode("utf-16"))
    'قُتل'
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # UTF-8 with a broken byte looks like Arabic in windows-1256 too, but like nonsense.
    mended = raw.decode("utf-8-sig", errors="replace")
    damaged = mended.count("\ufffd")
    if sum(c > "\x7f" for c in mended) - damaged >= _LEAST_WHOLE * damaged:
        return mended
    guessed = raw.decode("cp1256", errors="replace")
    sample = guessed[:_SAMPLE]
    return guessed if sum("\u0621" <= c <= "\u064a" for c in sample) > _LEAST_ARABIC * len(sample) else None


def writable_name(name: str) -> str:
    """A file's name as text that can be written: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", errors="replace")
