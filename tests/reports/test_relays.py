"""Posts of others are links of the chain: forwarded, shared and quoted words are their authors', not the sharer's."""

from __future__ import annotations

import json

import pytest

from helpers import default_reader
from isnad.claims.read import read
from isnad.records import Claim, Document, LinkKind, Relayed, RelayKind
from isnad.reports.item import Fields, Format, Item

OWN = "قصفت المدفعية أطراف بلدة الباغوز صباح الجمعة."
THEIRS = "قتل خمسة مدنيين في غارة جوية على بلدة هجين يوم الخميس."
SPOKEN = "قال مصدر طبي إن خمسة مدنيين قتلوا في غارة جوية على بلدة هجين يوم الخميس."


def claims_of(author: str, theirs: str = THEIRS) -> list[Claim]:
    """The claims of a post that has its own words and shares another's."""
    text = f"صفحة المثال\n{OWN}\n{author}\n{theirs}"
    made = default_reader().document(Item(text.encode(), Fields(text=text), "test"))
    start = text.index(theirs)
    relay = Relayed(kind=RelayKind.SHARED, author=author, start=start, end=start + len(theirs))
    return read(with_relay(made, relay), default_reader())


def with_relay(document: Document, relay: Relayed) -> Document:
    import msgspec

    return msgspec.structs.replace(document, relayed=[relay])


def test_shared_words_have_their_author_before_whoever_speaks() -> None:
    own, theirs = sorted(claims_of("شبكة المثال المتخيلة", SPOKEN), key=lambda claim: claim.evidence.start)
    assert own.chain == []
    assert [(link.kind, link.label_ar) for link in theirs.chain] == [
        (LinkKind.OUTLET, "شبكة المثال المتخيلة"),
        (LinkKind.ANONYMOUS, "مصدر طبي"),
    ]


def test_an_author_that_the_registry_knows_is_known() -> None:
    theirs = max(claims_of("وكالة رويترز"), key=lambda claim: claim.evidence.start)
    assert [(link.kind, link.id) for link in theirs.chain] == [(LinkKind.AGENCY, "media.reuters")]
    assert theirs.chain[0].text == "وكالة رويترز"


@pytest.mark.parametrize("shown", [True, False])
def test_a_link_stands_where_the_page_shows_the_name(shown: bool) -> None:
    message = {
        "id": 7, "type": "message", "date": "2024-03-02T10:00:00", "date_unixtime": "1709362800",
        "from": "قناة المثال", "forwarded_from": "قناة أخرى متخيلة", "text": THEIRS,
    }  # fmt: skip
    if shown:
        message["text"] = f"قناة أخرى متخيلة\n{THEIRS}"
    item = Item(json.dumps(message).encode(), Fields(outlet="قناة المثال"), "test", Format.TELEGRAM)
    document = default_reader().document(item)
    link = read(document, default_reader())[0].chain[0]
    assert link.label_ar == "قناة أخرى متخيلة"
    assert document.text[link.start : link.end] == link.text
