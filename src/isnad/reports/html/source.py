"""The source of a page: as text, with what would hurt a parser taken out, as a tree, or without its tags."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from isnad.reports.decoding import decode_page
from isnad.reports.html.containers import Element
from isnad.reports.html.mhtml import is_mhtml, opened
from isnad.reports.item import Item

# Pictures inside the page; the parser need not see them.
_PICTURES = re.compile(r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=\s%]{200,}")
_LONG_TAG = 20_000  # letters; no markup is so long, and libxml2 compares each attribute of a tag with all others
_TAG_NAME = re.compile(r"</?[a-zA-Z][\w:-]{0,40}")
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")


class Source(NamedTuple):
    """A page as text, its address and when it was saved, as far as what it came in tells."""

    html: str
    url: str | None
    saved: str | None


def source_of(item: Item) -> Source:
    """The page of an item: a field of JSON, inside MHTML, or its very bytes."""
    url = item.fields.url or item.receipt.url
    if item.fields.html is not None:
        return Source(item.fields.html, url, None)
    if is_mhtml(item.raw) and (inside := opened(item.raw)) is not None:
        return Source(decode_page(inside.html, inside.charset) or "", url or inside.url, inside.saved)
    return Source(decode_page(item.raw, _charset(item.receipt.headers)) or "", url, None)


def parsable(source: str) -> str:
    """The source without pictures inside it and without tags of absurd length."""
    return _with_short_tags(_PICTURES.sub("data:", source))


def _with_short_tags(source: str) -> str:
    """The source with tags of absurd length cut to their names."""
    if max(map(len, source.split(">"))) <= _LONG_TAG:
        return source
    parts, at = [], 0
    while (start := source.find("<", at)) >= 0 and (end := source.find(">", start)) >= 0:
        name = _TAG_NAME.match(source, start) if end - start > _LONG_TAG else None
        parts.append(source[at:start] + name[0] + ">" if name else source[at : end + 1])
        at = end + 1
    return "".join([*parts, source[at:]])


def without_tags(source: str) -> str:
    """All letters of a page that no parser makes sense of (nested without end, say): line by line, nothing told apart."""
    parts, at = [], 0
    while (script := _SCRIPT.search(source, at)) is not None:
        parts.append(source[at : script.start()])
        closing = _SCRIPT_END.search(source, script.end())
        at = script.end() if closing is None else closing.end()
        if closing is None:  # nor has any later one an end
            break
    text = html.unescape(_TAG.sub("\n", "\n".join([*parts, source[at:]])))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)


def parsed(source: str, parser_of: Callable[..., Any] = etree.HTMLParser) -> Element | None:
    """The tree of a page, however broken; None where there is nothing in it. Nothing outside it is looked up.

    Args:
        source: the page.
        parser_of: makes the parser; lxml's plain one costs less than the one whose elements know HTML.
    """
    parser = parser_of(encoding="utf-8", huge_tree=False, no_network=True, remove_blank_text=False)
    clean = source.replace("\x00", "").encode("utf-8", "replace")
    if not clean.strip():
        return None
    try:
        root = etree.parse(io.BytesIO(clean), parser=parser).getroot()
    except (etree.LxmlError, AssertionError):
        return None
    return root


def _charset(headers: dict[str, str]) -> str | None:
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    return kind.lower().partition("charset=")[2].strip(" \"';") or None
