"""Pages to write on, ledgers to show, and records by hand for the cases that the samples lack."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from isnad.display.page import Page
from isnad.display.show import show
from isnad.events.view import event as view
from isnad.events.voices import Voices
from isnad.ledger import Ledger, open_ledger
from isnad.records import (
    Claim,
    ClaimActor,
    Count,
    CountScope,
    CountWhat,
    Document,
    EventType,
    Link,
    LinkKind,
    Person,
    Place,
    Role,
    Span,
    Stance,
    Status,
    Time,
    Zone,
    ZoneKind,
)  # fmt: skip

ISOLATES = "\u2066\u2067\u2068\u2069"
TEXT = "قصفت المدفعية أطراف البلدة صباح أمس وقتل سالم الكرمي وأصيب اثنان، قال مصدر طبي"


def written(
    ledger: Ledger,
    id_: str | None = None,
    *,
    terminal: bool = False,
    width: int = 120,
    colour: bool = True,
    **options: Any,
) -> str:
    """What `show` writes, on a terminal or as plain text."""
    page, out = paper(terminal=terminal, width=width, colour=colour)
    chosen = {"why": False, "lang": "both", "limit": 50} | options
    show(ledger, id_, page=page, **chosen)
    return out.getvalue()


def paper(*, terminal: bool = False, width: int = 120, colour: bool = True) -> tuple[Page, io.StringIO]:
    """A page and what is written on it."""
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, width=width, markup=False, emoji=False, highlight=False,
        color_system="truecolor" if terminal and colour else None, _environ={"TERM": "xterm-256color"},
    )  # fmt: skip
    return Page(console), out


def flat(text: str) -> str:
    """The words of a page in one line: columns and wrapping apart, without isolates and colours."""
    return " ".join(re.sub(f"[{ISOLATES}]|\x1b\\[[0-9;]*m", "", text).split())


def outside_isolates(line: str) -> str:
    """What stands on a line outside of all isolates."""
    depth, kept = 0, []
    for letter in line:
        if letter in ISOLATES[:3]:
            depth += 1
        elif letter == ISOLATES[3]:
            depth -= 1
        elif not depth:
            kept.append(letter)
    return "".join(kept)


def runs_from_the_right(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def span(word: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(word)
    return {"text": word, "start": start, "end": start + len(word)}


def document(text: str = TEXT, **changes: Any) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    made = Document(
        id=sha256[:16], source_id="by-hand", sha256=sha256, url=None, outlet="وكالة المثال", author=None, title=None,
        language="ar", retrieved=None, published="2024-03-01", published_weekday=None, published_basis=[],
        published_resolved=None, main_event=None, zones=[Zone(kind=ZoneKind.MAIN, start=0, end=len(text))],
        copies=None, previous=None, forwarded_from=None, media=[], text=text, text_version="1",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def claim(of: Document, id_: str, **changes: Any) -> Claim:
    """A claim that says as little as one can."""
    made = Claim(
        id=id_, document=of.id, event=None, event_type=EventType.ASSAULT, modes=[], status=Status.ACTUAL, told=True,
        denies=None, evidence=Span(start=0, end=len(of.text), text=of.text), mentions=[Span(**span("قصفت"))], actors=[],
        target=None, weapon=None, place=None, time=None, time_resolved=None, counts=[], people=[], supersedes=None,
        chain=[], reader="rules", why=["bombardment"],
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def killed(low: int | None, high: int | None, **changes: Any) -> Count:
    made = Count(
        what=CountWhat.KILLED, who=None, as_called=None, low=low, high=high, approx=False, part_of=None,
        scope=CountScope.OCCASION, **span("سالم"),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def speaker(label: str = "مصدر طبي", stance: Stance = Stance.SAYS, verb: str | None = None) -> Link:
    return Link(
        id=None, kind=LinkKind.ANONYMOUS, label_ar=label, label_en="medical source", verb=verb, stance=stance,
        **span("مصدر طبي"),
    )  # fmt: skip


def actor(role: Role = Role.ACTOR, id_: str | None = None, en: str = "المدفعية") -> ClaimActor:
    return ClaimActor(role=role, id=id_, label_ar="المدفعية", label_en=en, kind="group", **span("المدفعية"))


def town(**changes: Any) -> Place:
    made = Place(
        **span("البلدة"), id="cur:x", name_ar="البلدة", name_en="Town", lat=34.5, lon=40.9, radius_km=5, precision=1,
        country="SY", relation="in",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def person(name: str = "سالم الكرمي", *, private: bool = True) -> Person:
    return Person(name=name, age=9, sex="male", status="killed", private=private, **span("سالم الكرمي"))


def day(edtf: str, **changes: Any) -> Time:
    return Time(edtf=edtf, earliest=None, latest=None, **span("أمس"), **changes)


@contextmanager
def kept(folder: Path, report: Document, claims: list[Claim]) -> Iterator[Ledger]:
    """A ledger with these claims as one event."""
    with open_ledger(folder / "by-hand.db") as ledger:
        ledger.save_reading(report.text.encode(), report, claims)
        if claims:
            event = view(claims, Voices({}, {}, {}, {}))
            ledger.replace_events([event], {one.id: event.id for one in claims}, {report.id: event.id})
        yield ledger
