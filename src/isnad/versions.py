"""What code read a report: the released version and a digest of the package's own modules.

Two versions that are written alike are alike: a run trusts what an earlier one read with the same three
versions (code, lexicon, gazetteer) and reads nothing twice.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from isnad import __version__


@lru_cache(maxsize=1)
def code_version() -> str:
    """For example `0.1.0+3f9a2c81`."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:8]}"
