"""Telegram Desktop's JSON export, one chat or an account with all of its chats, as items: one a message."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from isnad.reports.files import MAX_REPORT
from isnad.reports.item import Chat, Fields, Format, Item, Receipt
from isnad.reports.problems import Problem
from isnad.reports.telegram.cutting import Cut, cut
from isnad.reports.telegram.message import NOT_JSON, Message, decode, visible

MAX_EXPORT = 1 << 30  # bytes of a file; it is held in memory
_SHOWN = 5  # numbers of messages in a list

# A user, a group and a channel may have one number; these words, Telegram's own for a peer, tell them apart.
_PEERS = {
    "private_group": "chat", "public_group": "chat", "private_supergroup": "channel", "public_supergroup": "channel",
    "private_channel": "channel", "public_channel": "channel",
}  # fmt: skip
_OLD_NUMBERS = range(1 << 33, (1 << 33) + (1 << 32))  # until 2021 a group's or channel's number had 2^33 added


def read_export(stream: BinaryIO, path: Path, receipt: Receipt) -> Iterator[Item | Problem]:
    """The messages of an export, problems in their place; a JSON file that is none is one problem.

    Args:
        stream: the open file.
        path: its name, for problems.
        receipt: how it came.
    """
    status = os.fstat(stream.fileno())
    data = b"" if status.st_size > MAX_EXPORT else stream.read(MAX_EXPORT + 1)
    if max(status.st_size, len(data)) > MAX_EXPORT:
        what = f"The export is larger than {MAX_EXPORT >> 30} GB"
        yield Problem("E-READ-008", str(path), what, "Export each chat by itself, or a part of its time.")
        return
    data = data.removeprefix(b"\xef\xbb\xbf")
    anything = False
    for chat in cut(data, str(path)) if data and not data.isspace() else ():
        for found in [chat] if isinstance(chat, Problem) else _items(chat, receipt):
            anything = anything or isinstance(found, Item) or not found.told
            yield found
    if not anything:
        yield Problem("E-READ-002", str(path), "There is no message in it", "Nothing to read; leave it out.")


def _items(cut_: Cut, receipt: Receipt) -> Iterator[Item | Problem]:
    """The reports of one chat; what Telegram itself says in it (joins, pins, titles) is counted and told at the end."""
    chat = Chat(id=_chat_id(cut_), kind=cut_.kind)
    called = cut_.name or chat.id or "without a name"
    service, unsupported = 0, list[int]()
    for place, raw in enumerate(cut_.messages, start=1):
        message = _message(raw, f"{receipt.path} chat {called}, message in place {place}")
        if isinstance(message, Problem):
            yield message
        elif message.type == "service":
            service += 1
        elif message.type == "unsupported":
            unsupported.append(message.id)
        else:
            yield _item(message, bytes(raw), chat, cut_.name, receipt)
    where = f"{receipt.path} chat {called}"
    if unsupported:
        numbers = ", ".join(map(str, unsupported[:_SHOWN])) + (" ..." if len(unsupported) > _SHOWN else "")
        what = f"Telegram Desktop could not export {_count(unsupported)}: {numbers}"
        yield Problem("E-READ-031", where, what, "Update Telegram Desktop and export the chat again.")
    if service:
        what = f"{service} of its messages are Telegram's own (joins, pins, titles) and no reports"
        yield Problem("E-READ-030", where, what, "Nothing to do.", told=True)


def _message(raw: memoryview, where: str) -> Message | Problem:
    if raw.nbytes > MAX_REPORT:
        what = f"The message is longer than {MAX_REPORT >> 20} MB"
        return Problem("E-READ-008", where, what, "Telegram has none so long; check the file.")
    try:
        message = decode(bytes(raw))
    except msgspec.ValidationError as fault:
        return Problem("E-READ-011", where, f"It has not Telegram's layout: {fault}", "Export the chat again.")
    except NOT_JSON as fault:
        return Problem("E-READ-004", where, f"This is not JSON: {fault}", "Export the chat again.")
    return message


def _item(message: Message, raw: bytes, chat: Chat, name: str | None, receipt: Receipt) -> Item:
    source_id = f"{chat.id}/{message.id}" if chat.id else None
    where = f"{receipt.path} message {source_id or message.id}"
    fields = Fields(text=visible(message)[0], id=source_id, outlet=name)
    return Item(raw, fields, where, Format.TELEGRAM, receipt, chat)


def _chat_id(cut_: Cut) -> str | None:
    """A chat's id, the same in every export of it; None where the export does not tell which chat it is."""
    peer = _PEERS.get(cut_.kind or "", "user")
    number = cut_.number
    if number is None:
        return f"{peer}:{cut_.name}" if cut_.name else None
    return f"{peer}{number - _OLD_NUMBERS.start if peer != 'user' and number in _OLD_NUMBERS else number}"


def _count(messages: list[int]) -> str:
    return f"{len(messages)} messages" if len(messages) > 1 else "a message"
