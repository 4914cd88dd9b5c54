"""The transcript in README.md is what the commands print today.

After a change that is meant, `ISNAD_WRITE_README=1 make test ARGS=tests/test_readme.py` writes it anew.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from command import isnad

CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
REPORT = re.compile(r"saved as `(report\.txt)`:\n\n```text\n(.*?)```", re.DOTALL)


def commands_of(transcript: str) -> list[str]:
    """The command lines of a transcript."""
    return [line[2:] for line in transcript.splitlines() if line.startswith("$ ")]


def printed_by(commands: list[str]) -> str:
    """The transcript of commands run here and now."""
    lines: list[str] = []
    for command in commands:
        done = isnad(*shlex.split(command)[1:])
        assert done.status == 0, done.err
        shown = [line.rstrip() for line in done.out.strip("\n").splitlines()]
        lines += [f"$ {command}", *shown, ""]
    return "\n".join(lines[:-1]) + "\n"


def test_the_transcript_is_true(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = root / "README.md"
    text = page.read_text(encoding="utf-8")
    report = REPORT.search(text)
    transcript = CONSOLE.search(text)
    assert report is not None
    assert transcript is not None
    (tmp_path / report[1]).write_text(report[2], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    now = printed_by(commands_of(transcript[1]))
    if os.environ.get("ISNAD_WRITE_README"):
        page.write_text(text.replace(transcript[1], now), encoding="utf-8")
        return
    assert transcript[1] == now
