"""Linking claims that leave their day wide or name only its weekday: found, weighed, and no bridge between two events."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from helpers import make_document
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.events.compute import compute
from isnad.events.features import days
from isnad.events.traits import Trait, traits
from isnad.records import Claim, Document, Time

TUESDAYS = {"weekday": "Tuesday", "earliest": "2018-01-02", "latest": "2018-12-25", "edtf": "2018-01-02/2018-12-25"}
FIRST = "نص تدريبي مختلق\n\nقال مصدر طبي إن غارة جوية على سوق بلدة هجين الثلاثاء 20 تشرين الثاني 2018 أسفرت عن مقتل خمسة أشخاص."
SECOND = "نص تدريبي مختلق\n\nأعلن الجيش أن طائراته دمرت الثلاثاء 27 تشرين الثاني 2018 مستودعا للذخيرة عند مدخل هجين."
VAGUE = "نص تدريبي مختلق\n\nذكر المرصد أن خمسة أشخاص قتلوا في غارة جوية على سوق في هجين الثلاثاء الماضي."
OTHER = "نص تدريبي مختلق\n\nذكر المرصد أن ثلاثة أشخاص قتلوا في قصف مدفعي على هجين الثلاثاء الماضي."


def told(text: str, **time: str) -> tuple[Document, list[Claim]]:
    """A report and its claims, each with this time, as a report that is dated to a year gives it."""
    document = make_document(text)
    claims = read(document, default_reader())
    return document, [replace(claim, time=replace(claim.time or Time(), **time)) for claim in claims]


def together(*told: tuple[Document, list[Claim]]) -> set[frozenset[str]]:
    """Which reports share an event."""
    linked = compute([document for document, _ in told], [claim for _, claims in told for claim in claims])
    return {frozenset(event.documents) for event in linked.events}


def test_a_weekday_finds_its_event_and_joins_no_two() -> None:
    first, second, vague = told(FIRST), told(SECOND), told(VAGUE, **TUESDAYS)
    assert together(first, second, vague) == {frozenset({first[0].id, vague[0].id}), frozenset({second[0].id})}


def test_another_weekday_is_another_event() -> None:
    first, vague = told(FIRST), told(OTHER, **TUESDAYS | {"weekday": "Saturday"})
    assert together(first, vague) == {frozenset({first[0].id}), frozenset({vague[0].id})}


@pytest.mark.parametrize(
    ("one", "other", "speaks"),
    [
        ({"weekday": "Tuesday"}, {"weekday": "Tuesday"}, "for"),
        ({"weekday": "Tuesday"}, {"weekday": "Friday"}, "against"),
        (TUESDAYS, {"earliest": "2018-11-20", "latest": "2018-11-20"}, "for"),
        (TUESDAYS, {"earliest": "2018-11-23", "latest": "2018-11-23"}, "against"),
        ({"earliest": "2018-01-01", "latest": "2018-12-31"}, {"earliest": "2018-11-20", "latest": "2018-11-20"}, None),
        ({"earliest": "2018-01-01", "latest": "2018-12-31"}, {"earliest": "2019-11-20", "latest": "2019-11-20"}, "against"),
    ],
)  # fmt: skip
def test_what_wide_days_speak_for(one: dict[str, str], other: dict[str, str], speaks: str | None) -> None:
    strength = days(trait(**one), trait(**other))
    assert days(trait(**other), trait(**one)) == strength
    if strength is None:
        assert speaks is None
    else:
        assert 0 < strength <= 0.3 if speaks == "for" else strength <= -0.6


def trait(**time: str) -> Trait:
    document, claims = told(VAGUE)
    (found,) = traits([replace(claims[0], time=Time(**time))], {document.id: document}, {})  # type: ignore[arg-type]
    assert found.earliest is None or isinstance(found.earliest, dt.date)
    return found
