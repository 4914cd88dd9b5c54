"""Writing files so that they appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from typing import BinaryIO

from isnad.errors import IsnadError


@contextmanager
def written_whole(*paths: Path) -> Iterator[list[BinaryIO]]:
    """Streams for the files; they take their names together, when the block ends without an error.

    Args:
        paths: one file, or several of one folder; folders are made where needed.

    Raises:
        IsnadError: E-OUT-001 where one of them cannot be written.
    """
    parts = [path.with_name(f".{path.name}.{os.getpid()}") for path in paths]
    try:
        with ExitStack() as stack:
            for path in paths:
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.is_dir():  # found out now, and not when half of the files have their names
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            yield [stack.enter_context(part.open("wb")) for part in parts]
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    except OSError as fault:
        where = paths[0].parent if len(paths) > 1 else paths[0]
        raise IsnadError(
            "E-OUT-001",
            f"{where} cannot be written: {fault.strerror or fault}.",
            "Choose another place with --out.",
        ) from None
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
