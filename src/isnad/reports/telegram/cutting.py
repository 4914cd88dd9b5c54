"""Cuts an export into chats and the bytes of their messages, each as it stands in the file.

Where the file is no whole JSON (cut off, or one message of it is damaged), chats and messages are known by how
Telegram begins each, so that the sound ones are not lost with the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from isnad.reports.problems import Problem
from isnad.reports.telegram.message import NOT_JSON, mended

_NULL = msgspec.Raw(b"null")

_MESSAGE = rb'\{\s*+"id"\s*+:\s*+-?\d++\s*+,\s*+"type"\s*+:\s*+"(?:message|service|unsupported)"'
_CHAT = (
    rb'\{\s*+(?:"name"\s*+:\s*+(?:"(?:[^"\\]|\\.)*+"|null)\s*+,\s*+)?+"type"\s*+:\s*+(?:"\w*+"|null)\s*+,'
    rb'\s*+"id"\s*+:\s*+-?\d++\s*+,\s*+"messages"\s*+:\s*+\['
)
_BEGINNING = re.compile(rb"(?P<chat>%b)|%b" % (_CHAT, _MESSAGE))
_UP_TO_A_BRACKET = re.compile(rb'(?:[^"{}\[\]]|"(?:[^"\\]|\\.)*+")*+([{}\[\]])', re.DOTALL)
_BEHIND = re.compile(rb"[\s\]}]*+(?:,|\Z)")  # a message that is whole
_CLOSED = re.compile(rb"\s*+\]")  # behind the last message of a chat


class Cut(msgspec.Struct, frozen=True):
    """A chat: what the export says of it, and the bytes of its messages in order, sound or not."""

    name: str | None
    kind: str | None
    number: int | None
    messages: list[memoryview]


class _Head(msgspec.Struct, frozen=True):
    name: msgspec.Raw = _NULL
    type: msgspec.Raw = _NULL
    id: msgspec.Raw = _NULL
    messages: msgspec.Raw = _NULL


class _Account(msgspec.Struct, frozen=True):
    chats: msgspec.Raw = _NULL
    left_chats: msgspec.Raw = _NULL


class _Listed(msgspec.Struct, frozen=True):
    chats: list[msgspec.Raw] = msgspec.field(name="list")


def cut(data: bytes, path: str) -> Iterator[Cut | Problem]:
    """The chats of an export; a file that is none is one problem.

    Args:
        data: the whole file.
        path: its name, for problems.
    """
    try:
        yield from _whole(data, path)
    except NOT_JSON as fault:
        if not _BEGINNING.search(data):
            what = f"This is not JSON ({fault}), and no message of a Telegram export is in it"
            yield Problem("E-READ-010", path, what, "From Telegram Desktop, export as machine-readable JSON.")
            return
        if not _only_misspelt(data):
            what = f"The export is cut off or damaged: {fault}. The messages that are whole in it are read"
            yield Problem("E-READ-004", path, what, "Export the chat again; what is read already is not read twice.")
        yield from _salvaged(data)


def _whole(data: bytes, path: str) -> Iterator[Cut | Problem]:
    """The chats of a file that is JSON.

    Raises:
        msgspec.DecodeError: it is none; then nothing has been given yet.
        RecursionError: likewise, it is nested without end.
    """
    try:
        account, alone = msgspec.json.decode(data, type=_Account), msgspec.json.decode(data, type=_Head)
    except msgspec.ValidationError:
        account, alone = _Account(), _Head()
    lists = [listed for listed in (account.chats, account.left_chats) if listed is not _NULL]
    if not lists and alone.messages is _NULL:
        what = "This is a JSON document, but no export of Telegram: it has neither 'messages' nor 'chats'"
        yield Problem("E-READ-010", path, what, "Save its text as .txt, or as a line of .jsonl.")
    if alone.messages is not _NULL:
        yield _chat(alone, path)
    for listed in lists:
        try:
            chats = msgspec.json.decode(listed, type=_Listed).chats
        except msgspec.ValidationError as fault:
            yield _shapeless(path, fault)
            continue
        for chat in chats:
            try:
                yield _chat(msgspec.json.decode(chat, type=_Head), path)
            except msgspec.ValidationError as fault:
                yield _shapeless(path, fault)


def _chat(head: _Head, path: str) -> Cut | Problem:
    try:
        messages = msgspec.json.decode(head.messages, type=list[msgspec.Raw])
    except msgspec.ValidationError as fault:
        return _shapeless(path, fault)
    return _named(head, [memoryview(raw) for raw in messages])


def _named(head: _Head, messages: list[memoryview]) -> Cut:
    name, kind, number = (_value(raw) for raw in (head.name, head.type, head.id))
    return Cut(
        name=name if isinstance(name, str) else None,
        kind=kind if isinstance(kind, str) else None,
        number=number if isinstance(number, int) and not isinstance(number, bool) else None,
        messages=messages,
    )


def _value(raw: msgspec.Raw) -> Any:
    try:
        return msgspec.json.decode(raw)
    except NOT_JSON:
        return None


def _shapeless(path: str, fault: Exception) -> Problem:
    return Problem("E-READ-011", path, f"A chat in it has not Telegram's layout: {fault}", "Export the chat again.")


def _only_misspelt(data: bytes) -> bool:
    """Whether all that is wrong with a file is what Telegram Desktop is known to write wrongly: nothing is lost."""
    try:
        msgspec.json.decode(mended(data), type=_Account)
    except NOT_JSON:
        return False
    return True


def _salvaged(data: bytes) -> Iterator[Cut]:
    """The chats of a file that is no JSON, with every stretch of it that begins as a message does."""
    view = memoryview(data)
    head, messages = _Head(), list[memoryview]()
    for begun, limit in _stretches(data):
        if begun["chat"]:
            yield _named(head, messages)
            head, messages = _head_alone(begun["chat"]), []
            continue
        end = _end(data, begun.start(), limit)
        messages.append(view[begun.start() : end])
        if (
            _CLOSED.match(data, end, limit)
            or data.find(b'"messages"', end if end < limit else begun.start(), limit) >= 0
        ):
            yield _named(head, messages)  # and whose the next ones are, only another chat's words can tell
            head, messages = _Head(), []
    yield _named(head, messages)


def _stretches(data: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Each beginning of a chat or message, and where the next one is."""
    before: re.Match[bytes] | None = None
    for begun in _BEGINNING.finditer(data):
        if before is not None:
            yield before, begun.start()
        before = begun
    if before is not None:
        yield before, len(data)


def _head_alone(words: bytes) -> _Head:
    try:
        return msgspec.json.decode(mended(words) + b"]}", type=_Head)
    except NOT_JSON:
        return _Head()


def _end(data: bytes, start: int, limit: int) -> int:
    """Where the message that begins at `start` closes; the limit where it does not, or where more of it follows."""
    at, depth = start, 0
    while (match := _UP_TO_A_BRACKET.match(data, at, limit)) is not None:
        at = match.end()
        depth += 1 if match[1] in b"{[" else -1
        if depth == 0:
            return at if _BEHIND.match(data, at, limit) else limit
    return limit
