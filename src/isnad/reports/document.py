"""From an item as received to a report: identity, text with its title, zones, language."""

from __future__ import annotations

import hashlib

import msgspec

from isnad.records import Document, Unread, Zone, ZoneKind
from isnad.reports.inputs import Item
from isnad.reports.language import why_not_arabic
from isnad.reports.zones import ZoneRule, zones


def make(item: Item, rules: list[ZoneRule]) -> Document:
    """The report of an item with its zones; one that is not in Arabic is kept with the reason.

    Its own date is found by `isnad.dates.published`.

    Args:
        item: as received.
        rules: the wordings of zones.
    """
    report = received(item)
    refused = why_not_arabic(report.text)
    return msgspec.structs.replace(
        report,
        language=report.language or (None if refused else "ar"),
        zones=zones(report.text, rules, titled=report.title is not None),
        unread=Unread(code=refused[0], reason=refused[1]) if refused else None,
    )


def received(item: Item) -> Document:
    """The report as it came: identity and text; nothing in it is looked at, all of it counts as main text."""
    fields = item.fields
    title = (fields.title or "").strip() or None
    text = _text(fields.text or "", title)
    source_id = str(fields.id) if fields.id is not None else None
    return Document(
        id=report_id(item.raw, fields.url, source_id), source_id=source_id, sha256=hashlib.sha256(item.raw).hexdigest(),
        url=fields.url, outlet=fields.outlet or fields.publisher, author=fields.author, title=title, language=fields.language,
        retrieved=fields.retrieved, published=None, published_weekday=None, published_basis=[], published_resolved=None,
        main_event=None, zones=[Zone(kind=ZoneKind.MAIN, start=0, end=len(text))], copies=None, previous=None,
        forwarded_from=None, media=[], text=text, text_version=hashlib.sha256(text.encode()).hexdigest()[:16],
    )  # fmt: skip


def _text(body: str, title: str | None) -> str:
    """A separate title is the first line, unless the body begins with it."""
    return body if title is None or body.lstrip().startswith(title) else f"{title}\n{body}"


def report_id(raw: bytes, url: str | None, source_id: str | None) -> str:
    """SHA-256 over the raw bytes, the URL and the source id; its first 16 hexadecimal digits."""
    digest = hashlib.sha256(raw)
    digest.update(b"\x1f" + (url or "").encode() + b"\x1f" + (source_id or "").encode())
    return digest.hexdigest()[:16]
