"""The lists of grammar.yaml: each is asked for by the reader, and each the reader asks for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from isnad.lexicon.load import default
from isnad.mentions.matcher import Scan
from isnad.text.tokens import sentences

ASKED = re.compile(r"\blisted(?:_inside)?\([^\"\n]*\"(\w+)\"\)")


def test_every_list_is_asked_for_and_every_one_asked_for_exists(root: Path) -> None:
    asked = {name for path in (root / "src").rglob("*.py") for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked == set(default().lists)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("على يد مسلحين", "agent", 2),
        ("وعلى أيدي مسلحين", "agent", 2),
        ("على طريق المطار", "agent", 0),
        ("لكن القصف", "but", 1),
        ("ولكنه نفى", "but", 1),
        ("لكنائس الحي", "but", 0),
    ],
)
def test_a_member_of_a_list_is_met_with_and_in_front(text: str, name: str, words: int) -> None:
    lexicon = default()
    (sentence,) = sentences(text)
    assert Scan(sentence, lexicon).listed(0, name) == words
