"""From an item as received to a report: identity, text with its title, zones, language."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import msgspec

from isnad.records import Document, Unread, Zone, ZoneKind
from isnad.reports.extracting import extract, untouched
from isnad.reports.item import DateHint, Extract, Item
from isnad.reports.language import identify
from isnad.reports.moments import as_utc
from isnad.reports.zones import READ, ZoneRules, zones

_NO_NEWS = Unread(
    code="E-READ-015", reason="nothing in it could be told to be the report rather than the page around it"
)


class Made(NamedTuple):
    """A report, and what may tell its date: that is for `isnad.dates.published` to weigh."""

    document: Document
    dates: list[DateHint]


def make(item: Item, rules: ZoneRules) -> Made:
    """The report of an item with its zones; one that is not in Arabic is kept with the reason.

    Args:
        item: as received.
        rules: the wordings of zones.
    """
    found = extract(item, rules)
    report = _report(item, found)
    parts = zones(report.text, rules, titled=report.title is not None) if found.zones is None else found.zones
    news = "\n".join(report.text[part.start : part.end] for part in parts if part.kind in READ)
    seen = identify(news if found.zones is not None and news.strip() else report.text)
    report = msgspec.structs.replace(
        report,
        language=report.language or seen.language,
        zones=parts,
        unread=seen.unread or (None if news.strip() else _NO_NEWS),
    )
    return Made(report, found.dates)


def received(item: Item) -> Document:
    """The report as it came: identity and text; nothing in it is looked at, all of it counts as main text."""
    return _report(item, untouched(item))


def _report(item: Item, found: Extract) -> Document:
    """Identity and what is known of the report; what the input says itself goes before what its format shows."""
    fields, text = item.fields, found.text
    source_id = str(fields.id) if fields.id is not None else None
    return Document(
        id=report_id(item.raw, fields.url, source_id), source_id=source_id, sha256=hashlib.sha256(item.raw).hexdigest(),
        url=fields.url or found.url, outlet=fields.outlet or fields.publisher or found.outlet,
        author=fields.author or found.author, title=(fields.title or "").strip() or found.title,
        language=fields.language or found.language, retrieved=as_utc(fields.retrieved or found.retrieved),
        published=None, published_weekday=None, published_basis=[], published_resolved=None, main_event=None,
        zones=[Zone(kind=ZoneKind.MAIN, start=0, end=len(text))], copies=None, previous=None,
        forwarded_from=found.forwarded_from, media=found.media, text=text,
        text_version=text_version(text), layout=found.layout, relayed=found.relayed,
        reply_to=found.reply_to, edited_at=found.edited_at,
    )  # fmt: skip


def text_version(text: str) -> str:
    """The version of a report's text: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def item_id(item: Item) -> str:
    """The id that the report of an item has, before it is read."""
    return report_id(item.raw, item.fields.url, None if item.fields.id is None else str(item.fields.id))


def report_id(raw: bytes, url: str | None, source_id: str | None) -> str:
    """SHA-256 over the raw bytes' SHA-256, the URL and the source id as a JSON list; its first 16 hexadecimal digits.

    A list, so that no two items share an id because one's bytes end as another's URL begins. The URL is the one
    given with the item: one found inside a page is a function of the bytes.
    """
    named = msgspec.json.encode([hashlib.sha256(raw).hexdigest(), url, source_id])
    return hashlib.sha256(named).hexdigest()[:16]
