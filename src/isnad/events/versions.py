"""Versions: reports that are one page or message, saved at several times with other bytes.

Better two reports too many than two pages made one: only an address, or Telegram's own number of a message in
its chat, says that two reports are one. A file's name never does (`index.html` stands in every folder), nor does
an `id` in a line of JSONL, which cannot be told from one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from isnad.records import Document
from isnad.reports.moments import in_order

TELEGRAM = "telegram.message"

# Escapes of characters that mean something in an address when they are not escaped, and of the escape itself.
_RESERVED = re.compile(r"%(2[13-9a-c]|2f|3[abdf]|40|5[bd])", re.IGNORECASE)
_TELEGRAM = ("t.me", "telegram.me")
_PREVIEW = re.compile(r"/s/[^/]+")
_FRONTS = ("www.", "m.", "mobile.")
_ONE_HOST = {"twitter.com": "x.com"}
_TRACKING = frozenset(
    {
        *("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "igsh", "mibextid", "rdid", "_rdr", "_rdc"),
        *("ref", "ref_src", "ref_url", "refsrc", "share_url", "mc_cid", "mc_eid", "__tn__", "__xts__", "__cft__"),
    }
)
_TRACKING_BEGINS = ("utm_", "__cft__[", "__xts__[")
_TRACKING_AT = {"x.com": frozenset({"s", "t"}), "youtu.be": frozenset({"si"}), "youtube.com": frozenset({"si"})}


def previous_versions(documents: Iterable[Document]) -> dict[str, str]:
    """For each report that has an earlier version: the version before it.

    Versions are ordered by when they were retrieved, then by when they say they were published, then by id;
    what is unknown comes first. Of reports with the same bytes none is a version of another.
    """
    pages: dict[Hashable, list[Document]] = defaultdict(list)
    for document in documents:
        if (page := page_of(document)) is not None:
            pages[page].append(document)
    found: dict[str, str] = {}
    for versions in pages.values():
        before: Document | None = None
        last: Document | None = None
        for document in sorted(versions, key=_order):
            if last is not None and last.sha256 != document.sha256:
                before = last
            if before is not None and before.sha256 != document.sha256:
                found[document.id] = before.id
            last = document
    return found


def page_of(document: Document) -> Hashable | None:
    """What the versions of one page or message have in common; None where nothing sure tells."""
    if document.url is not None and (address := canonical(document.url)) is not None:
        return address
    if document.url is None and document.layout == TELEGRAM and document.outlet and document.source_id:
        return document.outlet, document.source_id
    return None


def canonical(url: str) -> str | None:
    """An address without what differs between ways to the same page; None for a site's front page and for no address.

    Scheme, `www.`, `m.` and `mobile.`, a closing slash, the fragment and what tracks readers fall away; other
    parts of the query stay, sorted, and so does a fragment that names a page (`#/news/1`, `#!7`). The preview of a
    Telegram channel (`t.me/s/NAME`) is no page: what it shows is whatever was posted last.

    >>> canonical("https://www.example.org/news/7/?utm_source=x&id=3#top")
    'example.org/news/7?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    path = unquote(_RESERVED.sub(_kept, parts.path)).rstrip("/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if _real(*pair, host)))
    within = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    if (host in _TELEGRAM and _PREVIEW.fullmatch(path)) or not (path or query or within):
        return None
    return f"{host}{path}" + (f"?{query}" if query else "") + (f"#{unquote(within)}" if within else "")


def _host(parts: SplitResult) -> str:
    """The host in small letters, with a port that is not the usual one."""
    host = (parts.hostname or "").rstrip(".")
    while (front := next((f for f in _FRONTS if host.startswith(f) and host.count(".") > 1), None)) is not None:
        host = host.removeprefix(front)
    host = _ONE_HOST.get(host, host)
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _kept(escape: re.Match[str]) -> str:
    return f"%25{escape[1].upper()}"


def _real(name: str, value: str, host: str) -> bool:
    small = name.lower()
    if small == "ref" and value.isdecimal():  # the number of a page, where others write who sent the reader
        return True
    tracks = small in _TRACKING or small.startswith(_TRACKING_BEGINS) or small in _TRACKING_AT.get(host, ())
    return not tracks


def _order(document: Document) -> tuple[str, ...]:
    """An edited message keeps the time of its post, so the edit decides before the id does."""
    moments = (document.retrieved, document.published_at, document.edited_at)
    return (*map(in_order, moments), document.id)
