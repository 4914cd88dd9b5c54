"""From claims to events: which belong together, where they part, and that the order of input is nothing to it."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import make_document
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.events.compute import Linked, compute
from isnad.events.disagree import disagreements
from isnad.records import Claim, Document, Event, Time

STRIKE = "نص تدريبي مختلق\n\nقال {who} إن غارة جوية على سوق بلدة هجين الخميس 18 أيار 2023 أسفرت عن مقتل {killed}."
ELSEWHERE = "نص تدريبي مختلق\n\nقال مصدر طبي إن انفجار عبوة في الفلوجة الأحد 21 أيار 2023 أسفر عن مقتل شرطيين."
UNHURT = "نص تدريبي مختلق\n\nقال المتحدث إنه لم يُقتل أي مدني في غارة جوية على سوق بلدة هجين الخميس 18 أيار 2023."
DENIED = "نص تدريبي مختلق\n\nنفى الناطق شن غارة جوية على سوق بلدة هجين الخميس 18 أيار 2023."
VAGUE = "نص تدريبي مختلق\n\nقال مسؤول إن غارات جوية عدة وقعت في سوريا."


def told(*texts: str) -> tuple[list[Document], list[Claim]]:
    """Each text as a report of its own, with its claims."""
    documents = [make_document(text) for text in texts]
    return documents, [claim for document in documents for claim in read(document, default_reader())]


def linked(*texts: str) -> Linked:
    return compute(*told(*texts))


def shared(result: Linked) -> list[Event]:
    """The events that more than one report tells of."""
    return [event for event in result.events if len(event.documents) > 1]


def about(event: Event) -> set[str]:
    return {disagreement.about for disagreement in event.disagreements}


FIVE = STRIKE.format(who="مصدر طبي", killed="خمسة أشخاص")
EIGHT = STRIKE.format(who="المرصد", killed="ثمانية أشخاص")


def test_two_accounts_of_one_strike_are_one_event_with_two_origins() -> None:
    (event,) = shared(linked(FIVE, FIVE.replace("مصدر طبي", "مصدر أمني"), ELSEWHERE))
    assert len(event.documents) == 2
    assert len(event.origins) == 2
    assert about(event) == set()


def test_two_whole_tolls_of_two_origins_contradict_each_other() -> None:
    (event,) = shared(linked(FIVE, EIGHT))
    assert about(event) == {"counts"}
    (killed,) = [count for count in event.counts if count.what == "killed"]
    assert (killed.low, killed.high) == (5, 8)


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (
            Time(weekday="Sunday"),
            Time(edtf="2019-10-09", earliest="2019-10-09", latest="2019-10-09"),
            True,
        ),  # a Wednesday
        (Time(weekday="Wednesday"), Time(edtf="2019-10-09", earliest="2019-10-09", latest="2019-10-09"), False),
        (Time(weekday="Sunday"), Time(weekday="Monday"), True),
        (Time(weekday="Sunday"), Time(edtf="2019", earliest="2019-01-01", latest="2019-12-31"), False),
    ],
)
def test_accounts_part_over_the_weekday_too(one: Time, other: Time, *, part: bool) -> None:
    _, claims = told(FIVE, FIVE)
    claims = [
        msgspec.structs.replace(claims[0], time=one, id="a"),
        msgspec.structs.replace(claims[0], time=other, id="b"),
    ]
    found = disagreements(claims, {"a": "one", "b": "other"})
    assert ("time" in {disagreement.about for disagreement in found}) is part


def test_one_text_printed_twice_is_one_origin() -> None:
    (event,) = shared(linked(FIVE, FIVE + "\n"))
    assert len(event.origins) == 1


@pytest.mark.parametrize(
    ("account", "other", "part"),
    [
        (FIVE, DENIED, {"occurrence"}),
        (FIVE, UNHURT, set()),  # five people may have been fighters
        (FIVE.replace("أشخاص", "مدنيين"), UNHURT, {"civilian-harm"}),
        (FIVE, UNHURT.replace("أي مدني", "أحد"), {"casualties"}),
    ],
)
def test_a_denial_contradicts_what_it_denies_and_nothing_else(account: str, other: str, part: set[str]) -> None:
    (event,) = shared(linked(account, other))
    assert about(event) == part


def test_what_tells_of_no_day_and_hardly_a_place_joins_no_event() -> None:
    assert [len(event.documents) for event in linked(FIVE, ELSEWHERE, VAGUE).events] == [1, 1, 1]


@given(seed=st.integers(0, 2**16))
def test_the_order_of_reports_and_claims_is_nothing_to_events(seed: int) -> None:
    documents, claims = told(FIVE, EIGHT, DENIED, UNHURT, ELSEWHERE, VAGUE)
    expected = msgspec.json.encode(compute(documents, claims).events)
    order = random.Random(seed)
    order.shuffle(documents)
    order.shuffle(claims)
    assert msgspec.json.encode(compute(documents, claims).events) == expected


@given(kept=st.sets(st.integers(0, 5), min_size=1))
def test_every_told_claim_is_in_just_one_event(kept: set[int]) -> None:
    texts = (FIVE, EIGHT, DENIED, UNHURT, ELSEWHERE, VAGUE)
    documents, claims = told(*(texts[n] for n in sorted(kept)))
    result = compute(documents, claims)
    held = [id_ for event in result.events for id_ in event.claims]
    assert len(held) == len(set(held))
    assert set(held) == set(result.of_claim)
    assert {c.id for c in claims if c.told} <= set(held)
    for event in result.events:
        for disagreement in event.disagreements:
            sides = [id_ for side in disagreement.sides for id_ in side.claims]
            assert len(sides) == len(set(sides))
            assert set(sides) <= set(event.claims)
