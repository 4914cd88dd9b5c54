"""Data goes one way: a room imports only rooms above it in this list. And what is imported costs little."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from command import ROOT, environment

PACKAGE = ROOT / "src" / "isnad"
# The design's list, with what has no room of its own: errors are nouns too; `run` joins the rooms for the two
# doors (display with cli, and the web).
ROOMS = (
    *("errors", "records", "text", "lexicon", "reports", "mentions", "dates", "places", "claims", "events"),
    *("ledger", "exports", "versions", "run", "display", "web", "cli_parts", "cli_custody", "cli", "__main__"),
)
# Imports against the current, as `module -> room`: to be taken away, never to be added to.
EXCEPTIONS: set[str] = set()


def imports(path: Path) -> Iterator[str]:
    """The rooms that a module imports, those inside functions and for type checkers included."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            names = [f"isnad.{alias.name}" for alias in node.names] if module == "isnad" else [module]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("isnad."))


def room_of(path: Path) -> str:
    """The room in which a module stands."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def against_the_current() -> Iterator[str]:
    """Every import of a room from one above it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        here = room_of(path)
        for room in sorted(set(imports(path)) & set(ROOMS)):
            if here != "__init__" and ROOMS.index(room) > ROOMS.index(here):
                module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
                yield f"{module} -> {room}"


def test_every_room_is_in_the_list() -> None:
    assert {room_of(path) for path in PACKAGE.rglob("*.py")} <= {*ROOMS, "__init__"}


def test_a_room_imports_only_rooms_above_it() -> None:
    found = set(against_the_current())
    assert not found - EXCEPTIONS, "imports against the current; turn them round, do not list them"
    assert not EXCEPTIONS - found, "these are gone: take them off the list"


def test_no_relative_imports() -> None:
    for path in PACKAGE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_bytes()))
        assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes), path


def python(*arguments: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


IMPORT = """
import sys, time
before, begun = set(sys.modules), time.perf_counter()
import isnad
print(time.perf_counter() - begun)
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))
"""


def test_importing_isnad_does_no_work() -> None:
    seconds, loaded = python("-c", IMPORT).splitlines()
    assert loaded == "isnad"
    assert float(seconds) < 0.1


def test_help_answers_at_once() -> None:
    """The fastest of five: what is measured is the program, not what else the machine does just now."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        assert "annotate" in python("-m", "isnad", "--help")
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.4
