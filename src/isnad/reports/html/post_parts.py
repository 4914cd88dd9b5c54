"""What a post's page is made of, and how its names, times and addresses are written."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from isnad.records import Zone, ZoneKind
from isnad.reports.addresses import joined
from isnad.reports.html.containers import Element, text_of
from isnad.reports.html.visible import Line
from isnad.reports.moments import utc
from isnad.reports.posts.address import Address, address


class Part(msgspec.Struct, frozen=True):
    """What the text below an element is; `quote` numbers the quoted posts."""

    kind: ZoneKind
    quote: int | None = None


class Bit(NamedTuple):
    """A stretch of the visible text, the element it stands in and what it is."""

    start: int
    end: int
    element: Element
    line: Line
    part: Part


def first_name(elements: Iterable[Element]) -> str | None:
    """The words of the first element that has any."""
    names = (text_of(element) for element in elements)
    return next((name for name in names if name), None)


def address_of(url: str | None) -> Address:
    """What an address says; links on a post's own page leave the host out."""
    return address(joined("https://x.com/", url))


def handle_of(element: Element) -> str | None:
    """The poster's name on the platform, with its @."""
    words = text_of(element)
    found = re.search(r"@\w{1,30}", words)
    return found[0] if found else None


def moment_of(stamp: str) -> str | None:
    """ISO 8601 of a machine's time: seconds or milliseconds since 1970, such a number in JSON, or ISO as it is."""
    if stamp.startswith("{"):
        try:
            stamp = str(json.loads(stamp).get("time", ""))
        except (ValueError, AttributeError):
            return None
    if stamp.isascii() and stamp.isdigit() and 9 <= len(stamp) <= 13:
        seconds = int(stamp) / (1000 if len(stamp) > 11 else 1)
        return utc(dt.datetime.fromtimestamp(seconds, dt.UTC))
    return stamp.strip() or None


def joined_zones(bits: Sequence[Bit], size: int) -> Iterator[Zone]:
    """Zones without gaps: what stands between two stretches goes with the one before it."""
    start = 0
    for number, bit in enumerate(bits):
        last = number == len(bits) - 1
        if last or bits[number + 1].part.kind is not bit.part.kind:
            end = size if last else bits[number + 1].start
            yield Zone(kind=bit.part.kind, start=start, end=end)
            start = end
