"""What a test page is: its bytes, and what a careful person would read in it."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Relay:
    """Somebody else's post inside a post, as the page shows it."""

    kind: str  # quoted, shared or forwarded
    author: str
    text: str  # its words; paragraphs apart by an empty line


@dataclass(frozen=True)
class Expected:
    """What should be read. White space is free everywhere; letters are as the page shows them.

    `main` is in reading order and holds the relayed posts' words too. `published` is None where the page tells no
    date of its own: then none may be given. `author` None: the page names nobody. `outlet` and `url` None: not
    judged. `instant` None: the page shows no clock time with a zone.
    """

    title: str | None
    main: list[str]
    captions: list[str] = field(default_factory=list)
    must_not_read: list[str] = field(default_factory=list)
    may_read: list[str] = field(default_factory=list)  # right either way, such as the clock of a live entry
    published: str | None = None  # an EDTF day
    instant: str | None = None  # UTC
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    relayed: list[Relay] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """A saved page. `name` is its own, `layout` the group that one score is taken over."""

    name: str
    layout: str
    raw: bytes
    url_given: str | None  # the address that came with it, as in the `url` of a JSONL line
    expect: Expected
    language: str = "ar"  # of the site's own buttons and labels
    ending: str = ".html"


def esc(text: str) -> str:
    """Text for HTML, also inside attributes."""
    return html.escape(text, quote=True)


def ld(data: object) -> str:
    """A JSON-LD script; slashes escaped, as PHP does."""
    body = json.dumps(data, ensure_ascii=False).replace("/", "\\/")
    return f'<script type="application/ld+json">{body}</script>'


def linked(paragraph: str, href: str = "/tag/news") -> str:
    """A paragraph with some of its words in a link and one in bold: words must neither run together nor be lost."""
    words = [esc(word) for word in paragraph.split(" ")]
    if len(words) < 9:
        return " ".join(words)
    link = f'<a href="{href}" target="_blank" rel="noopener">{words[2]} {words[3]}</a>'
    return " ".join([*words[:2], link, *words[4:6], f"<strong>{words[6]}</strong>", *words[7:]])


def spaced(paragraph: str) -> str:
    """A paragraph as editors paste it: hard spaces, soft hyphens, direction marks, a line broken in the source."""
    words = [esc(word) for word in paragraph.split(" ")]
    for at, word in enumerate(words):
        if at % 7 == 3 and len(word) > 5 and word.isalpha():
            words[at] = word[:3] + "&shy;" + word[3:]
        if at % 11 == 5:
            words[at] = "&rlm;" + word
    glue = ["&nbsp;" if at % 5 == 1 else "\n   " if at % 13 == 7 else " " for at in range(len(words))]
    return "".join(word + (glue[at] if at < len(words) - 1 else "") for at, word in enumerate(words))
