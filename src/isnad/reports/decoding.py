"""Bytes as text: by byte order mark, UTF-8, what the sender declares, or the Arabic code pages of older sites."""

from __future__ import annotations

import os
import re

_SAMPLE = 20_000  # characters looked at
_LEAST_WHOLE = 4  # letters beyond ASCII that are whole, for each damaged one: a download cut short, a byte lost
_LEAST_ARABIC = 0.3  # of the characters, where a code page is a guess
_LEAST_ARABIC_PAGE = 0.01  # the same in a page, most of which is markup
_ARTICLES = re.compile(r"(?<![\u0621-\u064a])ال(?=[\u0621-\u064a])")  # read in the wrong code page, none is left
_CODE_PAGES = ("cp1256", "iso8859_6", "cp720")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_MOST_NULS = 0.003  # of a page's bytes: browsers drop a few; where there are more, it is a picture or another encoding
_HEAD = 8192  # bytes in which a page declares its encoding


def decode(raw: bytes) -> str | None:
    """The text of a file; None for what is no text. A damaged letter becomes U+FFFD, no letter is lost.

    >>> decode("قُتل".encode("utf-16"))
    'قُتل'
    """
    return _decoded(raw, None, _LEAST_ARABIC)


def decode_page(raw: bytes, declared: str | None = None) -> str | None:
    """The text of a web page; None for what is no text.

    What a page declares of its encoding is often wrong, so it is only one candidate: UTF-8 that is whole goes
    before it, and among code pages the one in which the words have their articles.

    Args:
        raw: the page.
        declared: the character set of the HTTP header, where there is one.
    """
    if 0 < raw.count(b"\0") < _MOST_NULS * len(raw):
        raw = raw.replace(b"\0", b"")
    named = _DECLARED.search(raw[:_HEAD])
    return _decoded(raw, declared or (named[1].decode("ascii", "ignore") if named else None), _LEAST_ARABIC_PAGE)


def _decoded(raw: bytes, declared: str | None, least_arabic: float) -> str | None:
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
    guessed = max((_in_code_page(raw, page) for page in _CODE_PAGES), key=_articles)
    sample = guessed[:_SAMPLE] if least_arabic == _LEAST_ARABIC else guessed
    if sum("\u0621" <= c <= "\u064a" for c in sample) > least_arabic * len(sample):
        return guessed
    return _as_declared(raw, declared)


def _in_code_page(raw: bytes, page: str) -> str:
    return raw.decode(page, errors="replace")


def _articles(text: str) -> int:
    return len(_ARTICLES.findall(text))


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    """A text in another language, in the encoding it names; it will be kept unread, but legible."""
    try:
        return raw.decode(declared) if declared else None
    except (LookupError, UnicodeDecodeError):
        return None


def writable_name(name: str) -> str:
    """A file's name as text that can be written: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", errors="replace")
