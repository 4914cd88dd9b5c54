"""What the checks of examples share: their types, a sentence's claims, and when a phrase says what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from helpers import read_text, scans
from isnad.lexicon.model import Layer
from isnad.mentions.matcher import Hit, Scan
from isnad.records import Claim
from isnad.text.normalise import fold_key

Row = dict[str, Any]
Failures = Iterator[tuple[str, object]]  # which check failed, and what was seen instead
Check = Callable[[Row, Row], Failures]  # an entry and one of its examples


@lru_cache(maxsize=1 << 14)
def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a sentence, read once."""
    return tuple(read_text(text))


def says(text: str, words: str) -> bool:
    """Whether a phrase contains words, its letters folded; للجيش contains الجيش."""
    key, wanted = fold_key(text), fold_key(words)
    return wanted in key or wanted in " ".join(_unjoined(word) for word in key.split())


def _unjoined(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word


def hits_of(row: Row, text: str, layer: Layer, *longer: Layer) -> Iterator[tuple[Scan, Hit]]:
    """Where an entry stands in a text and no longer name hides it: one of its own layer or of `longer`."""
    for scan in scans(text):
        near = [hit for hiding in (layer, *longer) for hit in scan.of(hiding)]
        for hit in scan.of(layer):
            if hit.entry.id == row["id"] and not any(_covers(other, hit) for other in near):
                yield scan, hit


def _covers(longer: Hit, hit: Hit) -> bool:
    size = longer.behind - longer.first
    return longer.first <= hit.first and hit.behind <= longer.behind and size > hit.behind - hit.first
