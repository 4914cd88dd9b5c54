"""`python -m bench [SET ...]`: read each set, score it, print one table, compare with the floors.

Exit status: 0 nothing fell below its floor (absent sets are skipped), 1 something did or could not be run,
2 wrong usage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shlex
import sys
from pathlib import Path

from rich.console import Console

from bench import floors as pinned
from bench.run import Result, run_set
from bench.sets import SETS, BenchSet
from bench.table import commit_of, history_line, table, write_results

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Runs the bench and returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = _asked(given)
    console, today = Console(), dt.datetime.now(dt.UTC).date().isoformat()
    try:
        floors = pinned.load(asked.floors)
    except pinned.FloorsError as error:
        return _refuse(error)

    chosen = _chosen(asked)
    results = [_measured(spec, asked) for spec in chosen]
    refused = None
    try:
        changed = _changed(floors, chosen, results, asked, today)
    except pinned.FloorsError as error:
        changed, refused = floors, error
    if changed != floors:
        pinned.save(asked.floors, changed)

    rows = {
        spec.name: pinned.compare(spec, result, changed)
        for spec, result in zip(chosen, results, strict=True)
        if result.figures
    }
    console.print(table(results, rows))
    for name in pinned.not_compared(row for of_set in rows.values() for row in of_set):
        console.print(f"{name}: inputs changed since its floors were pinned; --repin {name} --why '...' pins anew")
    if any(result.figures for result in results):
        _keep(results, asked, today, given, console)
    if refused:
        return _refuse(refused)
    below = pinned.missed(row for of_set in rows.values() for row in of_set)
    return int(below or any(result.failed for result in results))


def _refuse(error: Exception) -> int:
    print(f"bench: {error}. No floor was changed.", file=sys.stderr)
    return 2


def _measured(spec: BenchSet, asked: argparse.Namespace) -> Result:
    print(f"bench: {spec.name} ...", file=sys.stderr, flush=True)
    return run_set(spec, shared=asked.shared, out=asked.out)


def _changed(
    floors: pinned.Floors,
    chosen: list[BenchSet],
    results: list[Result],
    asked: argparse.Namespace,
    today: str,
) -> pinned.Floors:
    """The floors after what the command line asks for; a set without figures raises none."""
    by_name = {name.partition(".")[0] for name in (*asked.repin, *asked.lower)}
    for spec, result in zip(chosen, results, strict=True):
        if not result.figures:
            if spec.name in by_name:
                raise pinned.FloorsError(f"{spec.name}: it was not measured ({result.skipped or result.failed})")
            continue
        if spec.name in asked.repin:
            floors = pinned.repinned(spec, result, floors, why=asked.why, on=today)
        for figure in (name.partition(".")[2] for name in asked.lower if name.startswith(f"{spec.name}.")):
            floors = pinned.lowered(result, floors, figure, why=asked.why, on=today)
        if asked.update_floors:
            floors = pinned.raised(spec, result, floors)
    return floors


def _keep(results: list[Result], asked: argparse.Namespace, today: str, given: list[str], console: Console) -> None:
    commit = commit_of(ROOT)
    write_results(asked.out / "results.json", results, on=today, commit=commit)
    command = shlex.join(["python", "-m", "bench", *given])
    line = history_line(SETS, results, on=today, commit=commit, command=command)
    console.print("\nA row for docs/benchmarks.md:")
    console.print(line, soft_wrap=True, markup=False, highlight=False)
    console.print(f"Databases, exports and logs: {asked.out}", soft_wrap=True, highlight=False)


def _chosen(asked: argparse.Namespace) -> list[BenchSet]:
    """The sets to run, in their usual order; also those whose floors are to be changed by name."""
    named = {*asked.sets, *asked.repin, *(name.partition(".")[0] for name in asked.lower)}
    return [spec for spec in SETS if not named or spec.name in named]


def _asked(arguments: list[str]) -> argparse.Namespace:
    """The command line; unknown sets and a lowering without a reason are refused before anything runs."""
    known = [spec.name for spec in SETS]
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Score isnad on the shared sets and compare with the pinned floors.",
    )
    say = parser.add_argument
    say("sets", nargs="*", metavar="SET", help=f"which sets, all if none is named: {', '.join(known)}")
    say("--out", type=Path, default=ROOT / "bench" / "out", help="where to work (bench/out)")
    say("--shared", type=Path, default=shared_folder(), help="the data ($ISNAD_SHARED, else ../shared)")
    say("--floors", type=Path, default=ROOT / "bench" / "floors.json", help="the file of floors")
    say("--update-floors", action="store_true", help="pin new figures and raise floors; lowers none")
    say("--lower", action="append", default=[], metavar="SET.FIGURE", help="down to what is measured now")
    say("--repin", action="append", default=[], metavar="SET", help="pin a set whose inputs changed anew")
    say("--why", default="", help="the reason for --lower or --repin, kept in the file of floors")
    asked = parser.parse_args(arguments)
    for name in (*asked.sets, *asked.repin, *(name.partition(".")[0] for name in asked.lower)):
        if name not in known:
            parser.error(f"there is no set '{name}'; there are: {', '.join(known)}")
    if (asked.lower or asked.repin) and not asked.why.strip():
        parser.error("a floor goes down only with a reason: --why '...'")
    return asked


def shared_folder() -> Path:
    """The folder with the sets: $ISNAD_SHARED, or `shared` beside the project's own folder."""
    return Path(os.environ.get("ISNAD_SHARED") or ROOT.parent / "shared")


if __name__ == "__main__":
    raise SystemExit(main())
