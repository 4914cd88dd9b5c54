"""How a run is shown: one table for the eye, one line for docs/benchmarks.md, one file for machines."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from bench.floors import Row, Verdict
from bench.run import Figure, Result
from bench.sets import BenchSet

_STYLE = {Verdict.OK: "green", Verdict.BELOW: "bold red", Verdict.NEW: "cyan", Verdict.NOT_COMPARED: "yellow"}


def table(results: Sequence[Result], rows: Mapping[str, list[Row]]) -> Table:
    """All sets in one table; a set without figures says why in its one line."""
    shown = Table(title="isnad bench", title_justify="left")
    shown.add_column("set", no_wrap=True)
    shown.add_column("figure", overflow="fold")
    shown.add_column("value", justify="right", overflow="fold")
    shown.add_column("floor", justify="right")
    shown.add_column("", no_wrap=True)
    for result in results:
        if result.skipped:
            shown.add_row(result.name, Text(result.skipped), "", "", Text("skipped", style="yellow"))
        elif result.failed:
            shown.add_row(result.name, Text(result.failed), "", "", Text("failed", style="bold red"))
        for row in rows.get(result.name, []):
            verdict = Text(row.verdict.value, style=_STYLE.get(row.verdict, ""))
            shown.add_row(row.set, row.figure, Text(_show(row.value)), _show(row.floor), verdict)
        shown.add_section()
    return shown


def _show(value: Figure) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:g}"


def history_line(specs: Iterable[BenchSet], results: Sequence[Result], *, on: str, commit: str, command: str) -> str:
    """One row of the table in docs/benchmarks.md: day, commit, command, headline figures of what was measured."""
    by_name = {result.name: result for result in results}
    parts = []
    for spec in specs:
        figures = by_name[spec.name].figures if spec.name in by_name else {}
        said = [f"{name} {_show(figures[name])}" for name in spec.headline if name in figures]
        if said:
            parts.append(f"**{spec.name}** " + ", ".join(said))
    return f"| {on} | {commit} | `{command}` | {'; '.join(parts) or 'nothing measured'} |"


def write_results(path: Path, results: Iterable[Result], *, on: str, commit: str) -> None:
    """The whole run as JSON: every figure with the fingerprint of the inputs it counts for."""
    sets = {
        result.name: {
            "fingerprint": result.fingerprint,
            "figures": dict(result.figures),
            "skipped": result.skipped,
            "failed": result.failed,
        }
        for result in results
    }
    run = {"on": on, "commit": commit, "sets": sets}
    path.write_text(json.dumps(run, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def commit_of(root: Path) -> str:
    """The short commit of the checkout, with `+` where tracked files differ from it; `-` outside of git."""
    try:
        head, changed = (
            subprocess.run(
                ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
            ).stdout.strip()
            for arguments in (("rev-parse", "--short", "HEAD"), ("status", "--porcelain", "-uno"))
        )
    except (OSError, subprocess.CalledProcessError):
        return "-"
    return head + ("+" if changed else "")
