"""The JSON Schema of the exported records, made from the records themselves.

`python -m isnad.exports.schema > docs/records.schema.json` writes the copy that other people's scripts read.
A line of documents.jsonl fits `#/$defs/Document`, one of claims.jsonl `#/$defs/Claim`, and so on.
"""

from __future__ import annotations

import inspect
import json
import sys
from typing import Any

import msgspec

from isnad.records import EXPORTED

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema: one definition a record, and at the top whatever may stand on an exported line.

    Every field is required, since every field is written; others may come in later versions and are allowed.
    """
    tops, definitions = msgspec.json.schema_components(EXPORTED.values(), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:  # Python 3.13 strips the indentation of docstrings, 3.11 does not
            definition["description"] = inspect.cleandoc(definition["description"])
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    return {
        "$schema": DIALECT,
        "title": "isnad records",
        "description": "One line of documents.jsonl, claims.jsonl, events.jsonl or judgements.jsonl.",
        "anyOf": list(tops),
        "$defs": dict(sorted(definitions.items())),
    }


def rendered() -> str:
    """The schema as the file in docs/ has it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(rendered())
