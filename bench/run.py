"""Runs one set: the real command line on the texts, then the scorer on what it exported.

Nothing of isnad is imported: what is measured is what a user of the command line gets.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.sets import BenchSet, JsonLine, Layer

Figure = float | str | None

_OF = re.compile(r"(\d+) of \d+")
_REFUSAL = re.compile(r"^E-[A-Z]+-\d+", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one set: its figures, or why there are none."""

    name: str
    fingerprint: str | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    skipped: str | None = None
    failed: str | None = None


class CommandError(Exception):
    """A command that the bench ran ended otherwise than its contract allows."""


def run_set(spec: BenchSet, *, shared: Path, out: Path) -> Result:
    """Reads and scores one set. Database, export and logs stay in `out`/NAME, made afresh each time."""
    if absent := spec.absent(shared):
        return Result(name=spec.name, skipped=f"{shared / absent} is absent")
    folder = out / spec.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fingerprint = spec.fingerprint(shared)
    try:
        figures = dict(_read(spec, shared=shared, folder=folder))
        figures |= _score(spec, shared=shared, folder=folder)
    except CommandError as failure:
        return Result(name=spec.name, fingerprint=fingerprint, failed=str(failure))
    return Result(name=spec.name, fingerprint=fingerprint, figures=figures)


def _read(spec: BenchSet, *, shared: Path, folder: Path) -> Iterator[tuple[str, Figure]]:
    """Has isnad read the texts; yields how many, how fast, and what was left unread."""
    inputs = _as_input(spec, spec.inputs(shared), folder)
    given = {source for path in inputs for source in _sources(path)}
    names = [str(path) for path in inputs]
    database, export, spans = folder / "isnad.db", folder / "export", folder / "spans.jsonl"

    started = time.perf_counter()
    if spec.layer is Layer.TIMES:
        said = _isnad(folder, "annotate", *names, "--layer", "times", "--out", str(spans))
    else:
        said = _isnad(folder, "read", *names, "--db", str(database))
    seconds = time.perf_counter() - started

    yield "reports", len(given)
    yield "read_seconds", round(seconds, 1)
    yield "reports_per_second", round(len(given) / seconds, 1)
    yield "refusals", len(_REFUSAL.findall(said))
    if spec.layer is Layer.TIMES:
        yield "not_read", len(given - {str(line["id"]) for line in _lines(spans)})
        return
    _isnad(folder, "export", "--format", "jsonl", "--out", str(export), "--db", str(database))
    documents = {str(line["source_id"]) for line in _lines(export / "documents.jsonl")}
    yield "not_read", len(given - documents)
    for kind in ("claims", "events"):
        yield f"{kind}_made", sum(1 for _ in _lines(export / f"{kind}.jsonl"))


def _score(spec: BenchSet, *, shared: Path, folder: Path) -> dict[str, Figure]:
    """The scorer's figures on what isnad wrote; none for a set without labels."""
    if spec.task is None:
        return {}
    product = folder / ("spans.jsonl" if spec.layer is Layer.TIMES else "export")
    return score(shared / spec.scorer, spec.task, product, *(str(shared / path) for path in spec.gold), *spec.options)


def score(scorer: Path, task: str, product: Path, *arguments: str) -> dict[str, Figure]:
    """Runs the scorer as its own process and returns its figures; `3 of 4` counts as 3.

    Raises:
        CommandError: the scorer stopped, or printed something else than one JSON object.
    """
    done = _run([sys.executable, str(scorer), task, str(product), *arguments, "--json"])
    try:
        printed: JsonLine = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise CommandError(f"{scorer.name} {task}: {_last_line(done)}") from None
    return {name: _figure(value) for name, value in printed.items()}


def _figure(value: float | str | None) -> Figure:
    of = _OF.fullmatch(value) if isinstance(value, str) else None
    return int(of[1]) if of else value


def _as_input(spec: BenchSet, inputs: list[Path], folder: Path) -> list[Path]:
    """The input files as they are, or rewritten in `folder` where their fields have other names."""
    if spec.adapt is None:
        return inputs
    rewritten = []
    for path in inputs:
        target = folder / path.name
        with target.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(spec.adapt(line), ensure_ascii=False) + "\n" for line in _lines(path))
        rewritten.append(target)
    return rewritten


def _sources(path: Path) -> Iterator[str]:
    """The source ids by which the reports of one input file are found again in the export."""
    if path.suffix == ".jsonl":
        yield from (str(line["id"]) for line in _lines(path))
    else:
        yield path.stem


def _lines(path: Path) -> Iterator[JsonLine]:
    if not path.exists():
        raise CommandError(f"isnad did not write {path}")
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _isnad(folder: Path, *arguments: str) -> str:
    """Runs `python -m isnad`, keeps its stderr as a log, and returns it.

    Status 1 says that some inputs were not read, each with an E- code; without one it is a crash.
    """
    done = _run([sys.executable, "-m", "isnad", *arguments])
    (folder / f"{arguments[0]}.log").write_text(done.stderr, encoding="utf-8")
    named = done.returncode == 1 and _REFUSAL.search(done.stderr)
    if done.returncode and not named:
        raise CommandError(f"isnad {arguments[0]} ended with status {done.returncode}: {_last_line(done)}")
    return done.stderr


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stderr.strip().splitlines() or ["it said nothing on stderr"])[-1]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
