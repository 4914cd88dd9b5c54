"""An item as received, and what a reader of its format got out of it; nothing here looks at the language."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from isnad.records import Medium, Relayed, Zone


class Format(StrEnum):
    """What an item's bytes are."""

    TEXT = "text"
    PAGE = "page"
    TELEGRAM = "telegram"


class Fields(msgspec.Struct):
    """What a JSONL line may say about a report; other keys are ignored."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | int | None = None
    retrieved: str | None = None
    language: str | None = None
    redirects: list[str] | None = None
    headers: dict[str, str] | None = None


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """How an item came to us, as far as is known; times are UTC, ISO 8601."""

    path: str | None = None  # of the file it stood in, as named
    line: int | None = None  # of that file, from 1
    modified: str | None = None  # when that file was last written to
    url: str | None = None  # the address it was saved from
    retrieved: str | None = None  # when that was, as given
    redirects: list[str] = []
    headers: dict[str, str] = {}


class Chat(msgspec.Struct, frozen=True):
    """The chat that a message stood in, which the message's own bytes do not tell."""

    id: str | None = None  # as Telegram writes a peer, `channel1234`
    kind: str | None = None  # `public_channel`, `private_group` ...


class Item(msgspec.Struct, frozen=True):
    """One report as received: its bytes, what came with it, where it stood (for messages) and how it came."""

    raw: bytes
    fields: Fields
    where: str
    format: Format = Format.TEXT
    receipt: Receipt = Receipt()
    chat: Chat = Chat()


class DateHint(msgspec.Struct, frozen=True):
    """Something that may tell when a report was published: a rule's name and the words or machine date it read.

    `start` and `end` are positions in the stored text; null where it does not stand there (metadata).
    """

    rule: str
    text: str
    start: int | None = None
    end: int | None = None


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What a format's reader got out of an item. What the input itself says in `Fields` goes before it.

    `text` is everything visible in reading order, with the title in it where the page shows one; `zones` is None
    where only the wordings of zones.yaml can tell; `dates` go from the most to the least trusted.
    """

    text: str
    zones: list[Zone] | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    retrieved: str | None = None
    language: str | None = None
    layout: str | None = None
    dates: list[DateHint] = []
    media: list[Medium] = []
    forwarded_from: str | None = None
    relayed: list[Relayed] = []
    reply_to: str | None = None
    edited_at: str | None = None
