"""The records as JSON lines: documents, claims, events, judgements, each ordered by id.

The same ledger gives the same bytes. Files are written under a temporary name and appear whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from isnad.exports.files import written_whole
from isnad.ledger import Ledger
from isnad.records import EXPORTED, Record


def export(ledger: Ledger, folder: Path) -> dict[str, int]:
    """Write the four files into a folder, made where needed; gives the number of lines of each.

    Raises:
        IsnadError: E-OUT-001 where the folder cannot be written.
    """
    records: dict[str, Iterable[Record]] = {
        "documents": ledger.documents(), "claims": ledger.claims(), "events": ledger.events(), "judgements": ledger.judgements(),
    }  # fmt: skip
    with written_whole(*(folder / f"{name}.jsonl" for name in EXPORTED)) as streams:
        return {name: _write(stream, records[name]) for name, stream in zip(EXPORTED, streams, strict=True)}


def _write(stream: BinaryIO, records: Iterable[Record]) -> int:
    encoder = msgspec.json.Encoder()
    number = 0
    for number, record in enumerate(records, start=1):  # noqa: B007 (the last number is the count)
        stream.write(encoder.encode(record))
        stream.write(b"\n")
    return number
