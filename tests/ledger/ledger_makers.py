"""Records for the ledger's tests: small ones by hand, and arbitrary ones for hypothesis."""

from __future__ import annotations

import hashlib
import types
import typing
from enum import Enum
from typing import Any

import msgspec
from hypothesis import strategies as st

from isnad.records import (
    Claim,
    ClaimActor,
    Count,
    CountScope,
    CountWhat,
    Disagreement,
    DisagreementKind,
    Document,
    Event,
    EventType,
    Judgement,
    JudgementKind,
    Link,
    LinkKind,
    Place,
    Record,
    Role,
    Side,
    Span,
    Status,
    Time,
    Zone,
    ZoneKind,
)
from isnad.reports.document import text_version

TEXT = "قصفت المدفعية أطراف البلدة صباح أمس"


def raw_of(text: str) -> bytes:
    return text.encode()


def document(text: str = TEXT, *, id: str | None = None, **changes: Any) -> Document:
    sha256 = hashlib.sha256(raw_of(text)).hexdigest()
    made = Document(
        id=id or sha256[:16],
        source_id=None,
        sha256=sha256,
        url="https://example.org/1",
        outlet="وكالة المثال",
        author=None,
        title=None,
        language="ar",
        retrieved="2024-03-02T10:00:00Z",
        published="2024-03-01",
        published_weekday=None,
        published_basis=[],
        published_resolved=None,
        main_event=None,
        zones=[Zone(kind=ZoneKind.MAIN, start=0, end=len(text))],
        copies=None,
        previous=None,
        forwarded_from=None,
        media=[],
        text=text,
        text_version=text_version(text),
    )
    return msgspec.structs.replace(made, **changes)


def claim(of: Document, id: str, *, lat: float | None = 33.5, lon: float | None = 36.3, **changes: Any) -> Claim:
    word = Span(start=0, end=4, text=of.text[:4])
    made = Claim(
        id=id,
        document=of.id,
        event=None,
        event_type=EventType.ASSAULT,
        modes=["heavy-weapons"],
        status=Status.ACTUAL,
        told=True,
        denies=None,
        evidence=word,
        mentions=[word],
        actors=[
            ClaimActor(
                role=Role.ACTOR,
                id=None,
                label_ar="المدفعية",
                label_en="المدفعية",
                kind="unknown",
                text="المدفعية",
                start=5,
                end=13,
            )
        ],
        target=None,
        weapon=None,
        place=Place(text="البلدة", start=20, end=26, lat=lat, lon=lon, radius_km=3.0, country="SY"),
        time=Time(edtf="2024-02-29", earliest="2024-02-29", latest="2024-02-29", precision=1),
        time_resolved=None,
        counts=[
            Count(
                what=CountWhat.KILLED,
                who=None,
                as_called=None,
                low=2,
                high=None,
                approx=False,
                part_of=None,
                scope=CountScope.OCCASION,
                text="قتيلان",
                start=0,
                end=6,
            )
        ],
        people=[],
        supersedes=None,
        chain=[
            Link(
                id=None,
                kind=LinkKind.ANONYMOUS,
                label_ar="مصدر طبي",
                label_en="a medical source",
                text="مصدر طبي",
                start=0,
                end=8,
                source_type="medical",
            )
        ],
        reader="rules",
        why=["strike.shelling"],
    )
    return msgspec.structs.replace(made, **changes)


def event(id: str, claims: list[str], documents: list[str], **changes: Any) -> Event:
    made = Event(
        id=id, aliases=[], event_type=EventType.ASSAULT, modes=[], status=Status.ACTUAL,
        time=Time(earliest="2024-02-29", latest="2024-02-29"), place=None, actors=[], counts=[], claims=claims,
        documents=documents, contains=[], part_of=[], origins=[],
        disagreements=[
            Disagreement(
                about="counts", kind=DisagreementKind.DIFFERENCE, sides=[Side(value="2", claims=claims)]
            )
        ],
        grade=None,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def judgement(id: str, **changes: Any) -> Judgement:
    made = Judgement(
        id=id, kind=JudgementKind.SAME, targets=["a", "b"], anchor=None, value=None, by="reviewer",
        at="2024-03-03T08:00:00Z", why="same street, same hour", undoes=None,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


# ---- arbitrary records --------------------------------------------------------------------------

_TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(["", "\x00", "مؤكّداً", "٢٠١٨", "a\u2066b\u2069", "😀", "'; --", '"', "\\", "\r\n"]),
)


def arbitrary(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of a kind, made from its annotations."""
    hints = typing.get_type_hints(kind)
    fields = {name: _of(hints[name]) for name in kind.__struct_fields__}
    return st.builds(kind, **fields)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return st.one_of([_of(part) for part in typing.get_args(hint)])
    if typing.get_origin(hint) is list:
        return st.lists(_of(typing.get_args(hint)[0]), max_size=2)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(_TEXT, _TEXT, max_size=2)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        return arbitrary(hint)
    plain = {
        str: _TEXT,
        int: st.integers(-(2**63), 2**64 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[hint]
