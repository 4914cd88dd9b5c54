"""MHTML, as browsers save a page with everything in it: the page itself, its address and when it was saved."""

from __future__ import annotations

import datetime as dt
import email.policy
import re
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_HEAD = re.compile(rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.MULTILINE)
_MAX_PARTS = 50_000


class Inside(NamedTuple):
    """The page inside; `saved` is UTC, ISO 8601."""

    html: bytes
    charset: str | None
    url: str | None
    saved: str | None


def is_mhtml(raw: bytes) -> bool:
    """Whether the bytes begin as such a file does: with the headers of a letter, `multipart/related` among them."""
    head = _HEAD.match(raw[:16_384].replace(b"\r\n", b"\n").lstrip())
    return head is not None and b"multipart/" in head[0].lower()


def opened(raw: bytes) -> Inside | None:
    """The page inside; None where the file has none that can be read."""
    try:
        letter = BytesParser(policy=email.policy.default).parsebytes(raw)
        parts = [part for _, part in zip(range(_MAX_PARTS), letter.walk(), strict=False)]
        page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        if not isinstance(page, EmailMessage):
            return None
        content = page.get_payload(decode=True)
        url = letter.get("Snapshot-Content-Location") or page.get("Content-Location")
        return Inside(
            content if isinstance(content, bytes) else b"",
            page.get_content_charset(),
            str(url) if url else None,
            _utc(letter.get("Date")),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError):
        return None  # a damaged letter: the standard library raises whatever its parts raise


def _utc(date: object) -> str | None:
    try:
        moment = parsedate_to_datetime(str(date)) if date else None
    except (ValueError, TypeError):
        return None
    return None if moment is None or moment.tzinfo is None else moment.astimezone(dt.UTC).isoformat(timespec="seconds")
