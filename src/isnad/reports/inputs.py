"""Finds what is to be read: files, folders, globs and standard input, in a fixed order, and names what it passes over.

What is in a file is `reports.files`. Nothing here looks at the language of a text; that is `reports.language`.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.reports.files import LATER, PAGE_ENDINGS, READ_ENDINGS, read_file, read_lines, unopened
from isnad.reports.item import Item, Receipt
from isnad.reports.problems import Problem

# What stands beside reports in a folder and is none: notes on them, and isnad's own ledger.
_BESIDE = {".md", ".db", ".db-wal", ".db-shm", ".db-journal"}
_SHOWN = 5  # names in a list of files left alone
_BESIDE_PAGES = ("_files", ".files", "_Dateien", "_fichiers", "_archivos")


def items(inputs: Iterable[str]) -> Iterator[Item | Problem]:
    """The reports of all inputs in order, problems in their place.

    Args:
        inputs: files, folders, glob patterns, or '-' for JSONL on standard input.
    """
    for given in inputs:
        if given == "-":
            yield from _standard_input()
        elif given.startswith(("http://", "https://")):
            yield Problem(
                "E-READ-010", given, "Addresses cannot be read yet", "Save the page's text and read the file."
            )
        else:
            yield from _named(given)


def size_of(inputs: Iterable[str]) -> int | None:
    """Bytes of the files that `items` would open; None where standard input or an address is among the inputs."""
    total = 0
    for given in inputs:
        if given == "-" or given.startswith(("http://", "https://")):
            return None
        for match in [given] if os.path.exists(given) else glob.glob(given, recursive=True):
            paths = _below(Path(match)) if os.path.isdir(match) else [Path(match)]
            total += sum(_size(path) for path in paths if isinstance(path, Path))
    return total


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError:
        return 0
    readable = path.suffix.lower() in READ_ENDINGS and stat.S_ISREG(status.st_mode)
    return status.st_size if readable else 0


def _standard_input() -> Iterator[Item | Problem]:
    if sys.stdin is None:  # a closed one
        yield Problem(
            "E-READ-002", "standard input", "There is nothing in it", "Pipe JSONL into isnad, or name a file."
        )
        return
    yield from read_lines(sys.stdin.buffer, "standard input", Receipt())


def _named(given: str) -> Iterator[Item | Problem]:
    """A file or folder of that name, else those that it fits as a pattern."""
    try:
        paths = [Path(given)] if given and os.stat(given) else []
    except (FileNotFoundError, NotADirectoryError):
        paths = [Path(match) for match in sorted(glob.glob(given, recursive=True))]
    except OSError as fault:
        yield unopened(given, fault)
        return
    if not paths:
        yield Problem("E-READ-001", given or "''", "There is no such file or folder", "Check the path.")
    for path in paths:
        yield from _folder(path) if os.path.isdir(path) else read_file(path)


def _folder(folder: Path) -> Iterator[Item | Problem]:
    """The reports below a folder, hidden ones apart; other files are named and left alone."""
    found = 0
    strays: list[str] = []
    for path in _below(folder):
        if isinstance(path, Problem):
            yield path
            continue
        ending = path.suffix.lower()
        if ending not in READ_ENDINGS | set(LATER) or _is_special(path):
            strays += [path.name] if ending not in _BESIDE else []
            continue
        for item in read_file(path):
            found += isinstance(item, Item)
            yield item
    if strays:
        names = ", ".join(strays[:_SHOWN]) + (f" and {len(strays) - _SHOWN} more" if len(strays) > _SHOWN else "")
        yield Problem(
            "E-READ-013",
            str(folder),
            f"Left alone, as of no kind isnad reads: {names}",
            "Save what is a report as .txt.",
        )
    if not found:
        yield Problem(
            "E-READ-003", str(folder), "The folder holds no readable report",
            "Reports are .txt and .html files (one each) or .jsonl files (one a line).",
        )  # fmt: skip


def _below(folder: Path) -> Iterator[Path | Problem]:
    """The files of a folder and of those in it, in a fixed order; linked folders are not followed."""
    faults: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=faults.append):
        saved = {name.rpartition(".")[0] for name in names if Path(name).suffix.lower() in PAGE_ENDINGS}
        folders[:] = sorted(name for name in folders if not _is_passed_over(at, name, saved))
        yield from (Path(at, name) for name in sorted(names) if not name.startswith("."))
    yield from (unopened(str(fault.filename), fault) for fault in faults)


def _is_passed_over(at: str, folder: str, pages: set[str]) -> bool:
    """Hidden folders, the one of pictures that a browser saves beside a page, the one of bytes beside a ledger."""
    of_page = any(folder == page + ending for page in pages for ending in _BESIDE_PAGES)
    of_ledger = folder.endswith(".received") and os.path.isfile(os.path.join(at, folder.removesuffix(".received")))
    return folder.startswith(".") or of_page or of_ledger


def _is_special(path: Path) -> bool:
    """A pipe or device: whoever names one wants it read, in a folder it would make us wait for ever."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # reading it will say why
