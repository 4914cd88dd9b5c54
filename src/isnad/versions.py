"""What code read a report: the released version and a digest of all that decides how it reads.

That is the package's own modules, its data apart from the lexicon (which has a version of its own), and the
libraries that take pages apart.

Two versions that are written alike are alike: a run trusts what an earlier one read with the same three
versions (code, lexicon, gazetteer) and reads nothing twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from isnad import __version__

_LIBRARIES = ("lxml", "trafilatura")


@lru_cache(maxsize=1)
def code_version() -> str:
    """For example `0.1.0+3f9a2c81`."""
    digest = hashlib.sha256()
    for piece in _pieces(Path(__file__).parent):
        digest.update(piece + b"\0")
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _pieces(root: Path) -> Iterator[bytes]:
    """Everything that counts: names and contents of files, names and versions of libraries."""
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix == ".py" or (path.suffix == ".yaml" and inside.parts[0] != "lexicon"):
            yield inside.as_posix().encode()
            yield path.read_bytes()
    for library in _LIBRARIES:
        yield f"{library} {_version_of(library)}".encode()


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
