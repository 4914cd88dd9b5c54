"""Texts that once broke the reader or cost it minutes: each is read, and soon."""

from __future__ import annotations

import time

import pytest

from helpers import make_document
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.records import Claim
from isnad.reports.item import Fields, Item

SECONDS = 3.0  # on a slow and busy machine; what is meant is milliseconds


def claims_of(text: str) -> list[Claim]:
    document = make_document(f"نص تدريبي مختلق\n\n{text}")
    assert document.unread is None
    return read(document, default_reader())


@pytest.mark.parametrize(
    "text",
    [
        "(الطائرات الروسية قصفت المدينة)",
        "انفجرت عبوة على بعد 3,5 كم من حلب",
        "انفجرت عبوة على بعد 1,200 كم من حلب",
        "Auguſt 2019 قصفت طائرات حربية بلدة هجين",
        "الساعة 99 قصفت طائرات حربية بلدة هجين",
        "قتل " + " ".join(["واحد"] * 40) + " في القصف",
        "قصفت الطائرات البلدة\n" + "-".join(map(str, range(40))) + " x",
        " ".join(["قتل", *["وجرح", "وقتل"] * 190]),
    ],
)
def test_it_is_read_soon(text: str) -> None:
    begun = time.monotonic()
    claims_of(text)
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "اسم @a · 5h " * 4000,
        "اسم\n@a\n·\nAug 5, 2022\n" * 4000,
        "May 2, 2024 · Shared with Public" * 4000,
        "Like\nComment\n12\n" * 6000,
        "شبكة 10:15 PM · May 2, 202" * 4000,
        "1" * 100_000 + "@a · 5h",
        "Auguſt 4 · Shared with Public",
        "a." * 40_000 + "@b · 5h",
    ],
)
@pytest.mark.parametrize("url", ["https://www.facebook.com/a/posts/1", "https://x.com/a/status/1555312345678901248"])
def test_a_page_strewn_with_marks_of_posts_is_looked_through_soon(text: str, url: str) -> None:
    fields = Fields(text=f"نص تدريبي مختلق\n{text}", url=url, retrieved="2024-05-02T10:00:00Z")
    begun = time.monotonic()
    default_reader().document(Item(b"", fields, "test"))
    assert time.monotonic() - begun < SECONDS


def test_a_distance_with_a_comma_is_a_distance() -> None:
    (claim,) = claims_of("قُتل شرطي بانفجار عبوة على بعد 3,5 كم من حلب.")
    assert claim.place is not None
    assert claim.place.radius_km is not None
    assert claim.place.radius_km < 60


def test_a_quotation_that_is_never_closed_does_not_speak_for_ever() -> None:
    begun = 'قال الناطق العسكري إن "الطائرات قصفت مواقع في هجين.'
    rest = " ".join(f"وقُتل {n} أشخاص في بلدة البوكمال." for n in range(3, 20))
    last = claims_of(f"{begun} {rest}")[-1]
    assert last.chain == []
