"""Reads files, folders, globs and standard input into raw items, one a report, and names what it cannot read.

Everything is read with a bound, so no input costs more memory than a few times `MAX_REPORT`. Nothing here
looks at the language of a text; that is `reports.language`.
"""

from __future__ import annotations

import datetime as dt
import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from isnad.reports.decoding import decode, writable_name
from isnad.reports.item import Fields, Item, Receipt
from isnad.reports.moments import utc
from isnad.reports.problems import Problem

MAX_REPORT = 8 * 1024 * 1024  # bytes of a line or a text file: some 700,000 words; longer ones are no reports
_TEXT_ENDINGS = {".txt", ".text", ""}
_LINE_ENDINGS = {".jsonl", ".ndjson"}
_LATER = {
    ".html": "a saved page", ".htm": "a saved page", ".xhtml": "a saved page", ".mhtml": "a saved page",
    ".warc": "a web archive", ".gz": "a packed file", ".zip": "a packed file", ".pdf": "a PDF", ".doc": "a Word file",
    ".docx": "a Word file", ".csv": "a table", ".tsv": "a table", ".xlsx": "a table", ".json": "a JSON document",
    ".xml": "an XML document", ".rss": "a feed",
}  # fmt: skip
# What stands beside reports in a folder and is none: notes on them, and isnad's own ledger.
_BESIDE = {".md", ".db", ".db-wal", ".db-shm", ".db-journal"}
_SHOWN = 5  # names in a list of files left alone


_DECODER = msgspec.json.Decoder(Fields)


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


def _standard_input() -> Iterator[Item | Problem]:
    if sys.stdin is None:  # a closed one
        yield Problem(
            "E-READ-002", "standard input", "There is nothing in it", "Pipe JSONL into isnad, or name a file."
        )
        return
    yield from _lines(sys.stdin.buffer, "standard input", Receipt())


def _named(given: str) -> Iterator[Item | Problem]:
    """A file or folder of that name, else those that it fits as a pattern."""
    try:
        paths = [Path(given)] if given and os.stat(given) else []
    except (FileNotFoundError, NotADirectoryError):
        paths = [Path(match) for match in sorted(glob.glob(given, recursive=True))]
    except OSError as fault:
        yield _unopened(given, fault)
        return
    if not paths:
        yield Problem("E-READ-001", given or "''", "There is no such file or folder", "Check the path.")
    for path in paths:
        yield from _folder(path) if os.path.isdir(path) else _file(path)


def _folder(folder: Path) -> Iterator[Item | Problem]:
    """The reports below a folder, hidden ones apart; other files are named and left alone."""
    found = 0
    strays: list[str] = []
    for path in _below(folder):
        if isinstance(path, Problem):
            yield path
            continue
        ending = path.suffix.lower()
        if ending not in _TEXT_ENDINGS | _LINE_ENDINGS | set(_LATER) or _is_special(path):
            strays += [path.name] if ending not in _BESIDE else []
            continue
        for item in _file(path):
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
            "Reports are .txt files (one each) or .jsonl files (one a line).",
        )  # fmt: skip


def _below(folder: Path) -> Iterator[Path | Problem]:
    """The files of a folder and of those in it, in a fixed order; linked folders are not followed."""
    faults: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _of_a_ledger(at, name))
        yield from (Path(at, name) for name in sorted(names) if not name.startswith("."))
    yield from (_unopened(str(fault.filename), fault) for fault in faults)


def _of_a_ledger(at: str, folder: str) -> bool:
    """The folder in which a ledger keeps the bytes that it received; it stands beside the ledger."""
    return folder.endswith(".received") and os.path.isfile(os.path.join(at, folder.removesuffix(".received")))


def _is_special(path: Path) -> bool:
    """A pipe or device: whoever names one wants it read, in a folder it would make us wait for ever."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # reading it will say why


def _file(path: Path) -> Iterator[Item | Problem]:
    ending = path.suffix.lower()
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size == 0:
            yield Problem("E-READ-002", str(path), "The file is empty", "Nothing to read; leave it out.")
        elif ending in _LATER:
            what = f"This looks like {_LATER[ending]}, which cannot be read yet"
            yield Problem("E-READ-010", str(path), what, "Save its text as .txt, or as a line of .jsonl.")
        else:
            with path.open("rb") as stream:
                receipt = _receipt(path, status)
                lines = ending in _LINE_ENDINGS
                yield from (_lines(stream, str(path), receipt) if lines else iter([_plain(stream, path, receipt)]))
    except OSError as fault:
        yield _unopened(str(path), fault)


def _receipt(path: Path, status: os.stat_result) -> Receipt:
    """How a file came: its name as given and, for regular files, when it was last written to."""
    modified = None
    if stat.S_ISREG(status.st_mode):
        with suppress(OverflowError, ValueError, OSError):  # a time that no calendar has
            modified = utc(dt.datetime.fromtimestamp(status.st_mtime, dt.UTC))
    return Receipt(path=writable_name(str(path)), modified=modified)


def _unopened(where: str, fault: OSError) -> Problem:
    return Problem(
        "E-READ-009",
        where,
        f"It cannot be opened: {fault.strerror or fault}",
        "Check its name and permissions.",
    )


def _plain(stream: BinaryIO, path: Path, receipt: Receipt) -> Item | Problem:
    raw = stream.read(MAX_REPORT + 1)
    if len(raw) > MAX_REPORT:
        return Problem(
            "E-READ-008",
            str(path),
            f"The file is larger than {MAX_REPORT >> 20} MB",
            "Split it; one file is one report.",
        )
    text = decode(raw)
    if text is None:
        return Problem("E-READ-005", str(path), "This is not text", "Save its text as UTF-8 and read that.")
    if not text.strip():
        return Problem("E-READ-002", str(path), "The file holds only white space", "Nothing to read; leave it out.")
    return Item(raw, Fields(text=text, id=writable_name(path.stem)), str(path), receipt=receipt)


def _lines(stream: BinaryIO, name: str, receipt: Receipt) -> Iterator[Item | Problem]:
    number = 0
    anything = False
    while line := stream.readline(MAX_REPORT + 1):
        number += 1
        where = f"{name} line {number}"
        if len(line) > MAX_REPORT:
            anything = True
            _skip_line(stream, line)
            what = f"The line is longer than {MAX_REPORT >> 20} MB"
            yield Problem("E-READ-008", where, what, "One line is one report; check the file.")
            continue
        raw = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).rstrip(b"\r\n")
        if raw.strip():
            anything = True
            yield _line(raw, where, msgspec.structs.replace(receipt, line=number))
    if not anything:
        yield Problem("E-READ-002", name, "There is nothing in it", "Nothing to read; leave it out.")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _line(raw: bytes, where: str, receipt: Receipt) -> Item | Problem:
    try:
        fields = _DECODER.decode(raw)
    except msgspec.ValidationError as fault:
        what = f"A field has the wrong type: {fault}" if "$." in str(fault) else "The line is not a JSON object"
        return Problem("E-READ-011", where, what, "See docs/records.md for the fields.")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        if b"\0" in raw[:4096]:
            return Problem("E-READ-005", where, "This is not text", "A .jsonl file has one JSON object a line.")
        return Problem("E-READ-004", where, f"This is not JSON: {fault}", "Mend the line, or leave it out.")
    if fields.text is None and fields.html is not None:
        return Problem("E-READ-010", where, "It has only 'html', which cannot be read yet", "Give its text as 'text'.")
    if not (fields.text or "").strip():
        return Problem("E-READ-007", where, "'text' is missing or empty", 'Every line needs "text".')
    return Item(raw, fields, where, receipt=_as_told(receipt, fields))


def _as_told(receipt: Receipt, fields: Fields) -> Receipt:
    """What the line itself says of how it came, beside where the line stands."""
    return msgspec.structs.replace(
        receipt, url=fields.url, retrieved=fields.retrieved, redirects=fields.redirects or [],
        headers=fields.headers or {},
    )  # fmt: skip
