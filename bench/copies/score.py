"""Scores near-copies: `score.py copies EXPORT PAIRS.jsonl --json`, as bench.run calls a scorer.

EXPORT is what `isnad export` wrote of all the news in one ledger. There a report names only the earliest one that it
repeats, so each judged pair is put to isnad once more, as if the two were the only reports of a ledger.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from isnad.events.copies import near_copies
from isnad.records import Document


class Pair(msgspec.Struct, frozen=True):
    """Two reports by source id and the verdict of who read them; `part`: tuned on, or kept for the last figure."""

    a: str
    b: str
    copy: bool
    note: str
    part: str


def main(arguments: list[str]) -> None:
    """Prints one JSON object of figures."""
    _, export, pairs, *_ = arguments
    documents = _read(Path(export) / "documents.jsonl")
    judged = msgspec.json.Decoder(list[Pair]).decode(b"[" + b",".join(Path(pairs).read_bytes().splitlines()) + b"]")
    said = [(pair, bool(near_copies([documents[pair.a], documents[pair.b]]))) for pair in judged]
    figures: dict[str, float | str] = {"pairs": len(judged), **_figures(said, "")}
    for part in ("tune", "final"):
        figures |= _figures([(pair, called) for pair, called in said if pair.part == part], f"{part}_")
    # In the ledger of all, the later of two copies must name some earlier one.
    copied = [pair for pair, called in said if called and pair.copy]
    named = sum(any(documents[id_].copies is not None for id_ in (pair.a, pair.b)) for pair in copied)
    figures["named_in_ledger"] = round(named / max(1, len(copied)), 4)
    print(json.dumps(figures))


def _figures(said: Iterable[tuple[Pair, bool]], name: str) -> dict[str, float]:
    right = wrong = missed = 0
    for pair, called in said:
        right += pair.copy and called
        wrong += called and not pair.copy
        missed += pair.copy and not called
    return {
        f"{name}precision": round(right / max(1, right + wrong), 4),
        f"{name}recall": round(right / max(1, right + missed), 4),
    }


def _read(path: Path) -> dict[str, Document]:
    """The exported reports by source id."""
    documents = (msgspec.json.decode(line, type=Document) for line in path.read_bytes().splitlines())
    return {document.source_id or document.id: document for document in documents}


if __name__ == "__main__":
    main(sys.argv[1:])
