"""Exports as Telegram Desktop writes them: its fields in its order, its indentation, its way with links and hashtags."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from isnad.reports.inputs import items
from isnad.reports.item import Item
from isnad.reports.problems import Problem

TEHRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))
NOT_SAVED = "(File not included. Change data exporting settings to download.)"
_LINKED = re.compile(r"(?P<link>https?://\S+)|(?P<hashtag>#\w+)|(?P<mention>@\w+)")


def message(number: int, text: str | list[Any], *, at: dt.datetime | None = None, **more: Any) -> dict[str, Any]:
    """A message; `at` with the zone of the computer that exported it."""
    at = at or dt.datetime(2023, 5, 18, 14, 20, number % 60, tzinfo=TEHRAN)
    parts = entities(text) if isinstance(text, str) else text
    whole = [part if isinstance(part, dict) else {"type": "plain", "text": part} for part in parts]
    return {
        "id": number, "type": "message", **clocks("date", at), **more,
        "text": "".join(parts) if all(isinstance(part, str) for part in parts) else parts, "text_entities": whole,
    }  # fmt: skip


def clocks(name: str, at: dt.datetime) -> dict[str, str]:
    """A time as an export has it: the local clock, and the seconds in UTC."""
    return {name: at.replace(tzinfo=None).isoformat(), f"{name}_unixtime": str(int(at.timestamp()))}


def entities(text: str) -> list[str | dict[str, str]]:
    """A text cut where it has links, hashtags and names."""
    parts: list[str | dict[str, str]] = []
    at = 0
    for match in _LINKED.finditer(text):
        parts += [text[at : match.start()]] if match.start() > at else []
        parts.append({"type": match.lastgroup or "", "text": match[0]})
        at = match.end()
    return parts + ([text[at:]] if at < len(text) else [])


def service(number: int, action: str = "pin_message", **more: Any) -> dict[str, Any]:
    """What Telegram itself says in a chat."""
    at = dt.datetime(2023, 5, 18, 14, 0, tzinfo=TEHRAN)
    start = {"id": number, "type": "service", **clocks("date", at)}
    return {**start, "actor": "قناة متخيلة", "actor_id": "channel1700000001", "action": action, **more, "text": ""}


def chat(
    *messages: Any, name: str | None = "قناة متخيلة", kind: str = "public_channel", number: int = 1700000001
) -> Any:
    """A chat with its messages: a whole export, or one of an account's."""
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def account(*chats: Any, left: tuple[Any, ...] = ()) -> Any:
    """An account's export."""
    listed = {"about": "Here is the data you requested.", "chats": {"about": "All chats.", "list": list(chats)}}
    return {**listed, "left_chats": {"about": "Left.", "list": list(left)}} if left else listed


def in_layout(export: Any) -> bytes:
    """The bytes of an export, one space a level as Telegram writes it."""
    return json.dumps(export, ensure_ascii=False, indent=1).encode()


def found_in(path: Path) -> tuple[list[Item], list[Problem]]:
    """The items of a file, and its problems."""
    found = list(items([str(path)]))
    return [f for f in found if isinstance(f, Item)], [f for f in found if isinstance(f, Problem)]
