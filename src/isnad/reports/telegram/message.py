"""A message of a Telegram export as a report: its words, whose they are, when it was posted and edited, its media.

The layout is that of Telegram Desktop's own writer, 2018 to 2025. What makes a message (number, type, text) is
checked; what adorns it is taken where it has its shape and passed over where not, so that no new kind of
button costs a report.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from isnad.records import Medium, Relayed, RelayKind, Zone, ZoneKind
from isnad.reports.item import Chat, Extract, Item
from isnad.reports.telegram.moment import moment

T = TypeVar("T")
NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)  # what decoding a damaged message raises


class Part(msgspec.Struct, frozen=True):
    """A stretch of text that is formatted or a link; where a link leads is not visible and not read."""

    text: str


class Message(msgspec.Struct, frozen=True):
    """A message as exported; of the fields typed `Any` nothing is expected."""

    id: int
    type: Literal["message", "service", "unsupported"]
    text: str | list[str | Part] | None = None
    text_entities: list[Part] | None = None
    date: Any = None
    date_unixtime: Any = None
    edited: Any = None
    edited_unixtime: Any = None
    sender: Any = msgspec.field(default=None, name="from")
    sender_id: Any = msgspec.field(default=None, name="from_id")
    author: Any = None
    forwarded_from: Any = msgspec.UNSET  # null says: forwarded, and its author is gone
    saved_from: Any = msgspec.UNSET
    reply_to_message_id: Any = None
    reply_to_peer_id: Any = None
    photo: Any = None
    file: Any = None
    file_name: Any = None
    media_type: Any = None
    mime_type: Any = None
    contact_information: Any = None
    contact_vcard: Any = None
    location_information: Any = msgspec.UNSET
    place_name: Any = None
    address: Any = None
    poll: Any = None


class _Poll(msgspec.Struct, frozen=True):
    question: str
    answers: list[Part] = []


class _Point(msgspec.Struct, frozen=True):
    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)]


_DECODER = msgspec.json.Decoder(Message)
# Two faults of Telegram Desktop's writer (its issues 27571 and 24961): control characters as \xNN, and in
# version 4.1 the name of an emoji's file without quotation marks.
_CONTROL = re.compile(rb"(?<!\\)((?:\\\\)*+)\\x([0-9A-Fa-f]{2})")
_BARE_NAME = re.compile(rb'("document_id": )([^"\s\\][^"\\\r\n]*+)(?=\r?\n)')

# Instead of a path, what was not saved says why: '(File not included. Change data exporting settings ...)'.
_NOT_SAVED = re.compile(r"\((?:File|Photo) (?:not included|unavailable|exceeds)[^()]*\)\s*$")
_KINDS = {
    "video_file": "video", "video_message": "video", "animation": "animation", "audio_file": "audio",
    "voice_message": "voice", "sticker": "sticker",
}  # fmt: skip
_KINDS_BY_MIME = {"image": "photo", "video": "video", "audio": "audio"}


def decode(raw: bytes) -> Message:
    """A message out of its bytes.

    Args:
        raw: as it stands in the export; the known faults of Telegram's writer are understood.

    Raises:
        msgspec.DecodeError: it is no JSON, or (ValidationError) no message.
        UnicodeDecodeError: it is no UTF-8.
        RecursionError: it is nested without end.
    """
    try:
        return _DECODER.decode(raw)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return _DECODER.decode(mended(raw))


def mended(raw: bytes) -> bytes:
    """JSON in which what Telegram Desktop is known to write wrongly is put right."""
    return _BARE_NAME.sub(rb'\1"\2"', _CONTROL.sub(rb"\1\\u00\2", raw))


def read_message(item: Item) -> Extract:
    """One message of an export: its text is the news, whatever stands in the picture beside it.

    Args:
        item: with the message's own bytes, and its chat.

    Raises:
        msgspec.DecodeError: as `decode`; the items of an export do not.
    """
    message = decode(item.raw)
    text, zones = visible(message)
    origin = message.forwarded_from if message.forwarded_from is not msgspec.UNSET else message.saved_from
    author = _as(origin, str)
    relayed = [Relayed(kind=RelayKind.FORWARDED, author=author, start=0, end=len(text))]
    posted = moment(message.date, message.date_unixtime)
    edited = moment(message.edited, message.edited_unixtime)
    return Extract(
        text=text, zones=zones, author=_author(message, item.chat), layout="telegram.message",
        dates=[posted] if posted else [], media=_media(message), forwarded_from=author,
        relayed=relayed if text and origin is not msgspec.UNSET else [], reply_to=_reply_to(message, item.chat),
        edited_at=edited.text if edited else None,
    )  # fmt: skip


def visible(message: Message) -> tuple[str, list[Zone]]:
    """What can be read of a message, letter for letter: its text, a poll's lines, the name of a place."""
    poll = _as(message.poll, _Poll)
    asked = [poll.question, *(answer.text for answer in poll.answers)] if poll else []
    place = [_as(message.place_name, str), _as(message.address, str)]
    text = ""
    zones: list[Zone] = []
    for kind, piece in (
        (ZoneKind.MAIN, "\n".join(line for line in (_words(message), *asked) if line)),
        (ZoneKind.CAPTION, "\n".join(line for line in place if line)),
    ):
        if piece:
            start, text = len(text), f"{text}\n{piece}" if text else piece
            zones.append(Zone(kind=kind, start=start, end=len(text)))
    return text, zones


def _words(message: Message) -> str:
    parts = message.text if message.text is not None else message.text_entities or ""
    return parts if isinstance(parts, str) else "".join(p if isinstance(p, str) else p.text for p in parts)


def _author(message: Message, chat: Chat) -> str | None:
    """Who signs; in a group whoever sent it. A channel's posts, or a group's in its own name, are the chat's."""
    of_the_chat = (chat.kind or "").endswith("channel") or (chat.id is not None and message.sender_id == chat.id)
    return _as(message.author, str) or (None if of_the_chat else _as(message.sender, str))


def _reply_to(message: Message, chat: Chat) -> str | None:
    number, peer = _as(message.reply_to_message_id, int), _as(message.reply_to_peer_id, str) or chat.id
    return f"{peer}/{number}" if number is not None and peer else None


def _media(message: Message) -> list[Medium]:
    found = []
    if (photo := _as(message.photo, str)) is not None:
        found.append(Medium(kind="photo", url=_path(photo)))
    if (file := _as(message.file, str)) is not None:
        kind = _KINDS.get(_as(message.media_type, str) or "")
        kind = kind or _KINDS_BY_MIME.get((_as(message.mime_type, str) or "").partition("/")[0], "document")
        name = _as(message.file_name, str) if kind == "document" else None
        found.append(Medium(kind=kind, url=_path(file), caption=name))
    if message.location_information is not msgspec.UNSET:
        point = _as(message.location_information, _Point)
        found.append(Medium(kind="location", url=f"geo:{point.latitude},{point.longitude}" if point else None))
    if message.contact_information is not None:  # whose name and number stay in the bytes: a private person's
        found.append(Medium(kind="contact", url=_path(_as(message.contact_vcard, str) or "")))
    return found


def _path(said: str) -> str | None:
    return said if said and not _NOT_SAVED.search(said) else None


def _as(said: Any, shape: type[T]) -> T | None:
    """What is said, if it has the shape expected of it."""
    try:
        return msgspec.convert(said, shape)
    except msgspec.ValidationError:
        return None
