"""The command line as its user has it: a status, what it prints, what it says on standard error.

`isnad(...)` calls the real entry point in this process, where a command costs no start; whatever it does not
catch itself reaches the test as the exception that it is. `started(...)` is for what only a process can show.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from isnad.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "src" / "isnad" / "samples"
ROOT = Path(__file__).resolve().parents[1]
STRIKE = "قتل خمسة مدنيين في غارة جوية على بلدة هجين يوم الخميس، بحسب مصدر طبي."  # ours, and invented


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str

    def codes(self) -> list[str]:
        """The codes of the problems told of, in order."""
        return [line.split()[0] for line in self.err.splitlines() if line.startswith("E-")]


def isnad(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    status = 0
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["isnad", *map(str, arguments)]),
        patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Done(status, _text(out), _text(err))


def started(*arguments: str | Path, seed: str = "0", **options: object) -> subprocess.Popen[bytes]:
    """Start a command as a process of its own; its three streams are pipes."""
    command = [sys.executable, "-m", "isnad", *map(str, arguments)]
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(command, env=environment(seed), **streams, **options)  # type: ignore[call-overload, no-any-return]


def environment(seed: str = "0") -> dict[str, str]:
    """The environment of a process that runs the code under test."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "NO_COLOR": "1", "COLUMNS": "100"}


def exported(db: Path, folder: Path) -> dict[str, bytes]:
    """The bytes of a ledger's export, by the names of its files."""
    done = isnad("export", "--db", db, "--out", folder)
    assert done.status == 0, done.err
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read(folder: Path, *inputs: str | Path, stdin: bytes = b"") -> Done:
    """Read inputs into `ledger.db` of the folder."""
    return isnad("read", *inputs, "--db", folder / "ledger.db", stdin=stdin)


def line(**fields: object) -> bytes:
    """One report as a line of JSONL."""
    return json.dumps({"text": STRIKE} | fields, ensure_ascii=False).encode() + b"\n"


def written(path: Path, content: bytes | str) -> Path:
    """A file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
