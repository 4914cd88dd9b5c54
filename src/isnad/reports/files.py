"""Opens one file and gives its reports as raw items, or says what is wrong with it.

Everything is read with a bound, so no input costs more memory than a few times `MAX_REPORT` or `MAX_PAGE`.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from isnad.reports.decoding import decode, decode_page, writable_name
from isnad.reports.item import Fields, Format, Item, Receipt
from isnad.reports.moments import utc
from isnad.reports.problems import Problem

MAX_REPORT = 8 * 1024 * 1024  # bytes of a line or a text file: some 700,000 words; longer ones are no reports
MAX_PAGE = 64 * 1024 * 1024  # bytes of a saved page, whose pictures may be inside it
_TEXT_ENDINGS = {".txt", ".text", ""}
_LINE_ENDINGS = {".jsonl", ".ndjson"}
PAGE_ENDINGS = {".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"}
_EXPORT_ENDINGS = {".json"}  # whether it is one, its content tells
LATER = {
    ".warc": "a web archive", ".gz": "a packed file", ".zip": "a packed file", ".pdf": "a PDF", ".doc": "a Word file",
    ".docx": "a Word file", ".csv": "a table", ".tsv": "a table", ".xlsx": "a table", ".xml": "an XML document", ".rss": "a feed",
}  # fmt: skip
READ_ENDINGS = _TEXT_ENDINGS | _LINE_ENDINGS | PAGE_ENDINGS | _EXPORT_ENDINGS
_LOOKED_AT = 1 << 20  # bytes of a page by which text is told from a picture that is called .html

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype html|html)[\s>]", re.IGNORECASE | re.DOTALL
)

_DECODER = msgspec.json.Decoder(Fields)


def read_file(path: Path) -> Iterator[Item | Problem]:
    """The reports of a file."""
    ending = path.suffix.lower()
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size == 0:
            yield Problem("E-READ-002", str(path), "The file is empty", "Nothing to read; leave it out.")
        elif ending in LATER:
            what = f"This looks like {LATER[ending]}, which cannot be read yet"
            yield Problem("E-READ-010", str(path), what, "Save its text as .txt, or as a line of .jsonl.")
        else:
            with path.open("rb") as stream:
                yield from _opened(stream, path, ending, _receipt(path, status))
    except OSError as fault:
        yield unopened(str(path), fault)


def _opened(stream: BinaryIO, path: Path, ending: str, receipt: Receipt) -> Iterator[Item | Problem]:
    if ending in _EXPORT_ENDINGS:
        from isnad.reports.telegram.export import read_export

        yield from read_export(stream, path, receipt)
    elif ending in _LINE_ENDINGS:
        yield from read_lines(stream, str(path), receipt)
    else:
        yield (_page if ending in PAGE_ENDINGS else _plain)(stream, path, receipt)


def _receipt(path: Path, status: os.stat_result) -> Receipt:
    """How a file came: its name as given and, for regular files, when it was last written to."""
    modified = None
    if stat.S_ISREG(status.st_mode):
        with suppress(OverflowError, ValueError, OSError):  # a time that no calendar has
            modified = utc(dt.datetime.fromtimestamp(status.st_mtime, dt.UTC))
    return Receipt(path=writable_name(str(path)), modified=modified)


def unopened(where: str, fault: OSError) -> Problem:
    """That the system refuses to open something."""
    return Problem(
        "E-READ-009",
        where,
        f"It cannot be opened: {fault.strerror or fault}",
        "Check its name and permissions.",
    )


def _whole(stream: BinaryIO, path: Path, most: int) -> bytes | Problem:
    raw = stream.read(most + 1)
    if len(raw) <= most:
        return raw
    return Problem(
        "E-READ-008", str(path), f"The file is larger than {most >> 20} MB", "Split it; one file is one report."
    )


def _page(stream: BinaryIO, path: Path, receipt: Receipt) -> Item | Problem:
    raw = _whole(stream, path, MAX_PAGE)
    if isinstance(raw, Problem):
        return raw
    if decode_page(raw[:_LOOKED_AT]) is None:
        return Problem("E-READ-005", str(path), "This is not text", "Save the page anew, as HTML or MHTML.")
    return Item(raw, Fields(id=writable_name(path.stem)), str(path), Format.PAGE, receipt)


def _plain(stream: BinaryIO, path: Path, receipt: Receipt) -> Item | Problem:
    raw = _whole(stream, path, MAX_REPORT)
    if isinstance(raw, Problem):
        return raw
    text = decode(raw)
    if text is None:
        return Problem("E-READ-005", str(path), "This is not text", "Save its text as UTF-8 and read that.")
    if _MARKUP.match(text):  # saved without an ending
        return Item(raw, Fields(id=writable_name(path.stem)), str(path), Format.PAGE, receipt)
    if not text.strip():
        return Problem("E-READ-002", str(path), "The file holds only white space", "Nothing to read; leave it out.")
    return Item(raw, Fields(text=text, id=writable_name(path.stem)), str(path), receipt=receipt)


def read_lines(stream: BinaryIO, name: str, receipt: Receipt) -> Iterator[Item | Problem]:
    """The reports of lines of JSONL.

    Args:
        stream: the lines.
        name: what the stream is called in messages.
        receipt: how it came.
    """
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
    receipt = msgspec.structs.replace(
        receipt,
        url=fields.url,
        retrieved=fields.retrieved,
        redirects=fields.redirects or [],
        headers=fields.headers or {},
    )
    if (fields.text or "").strip():
        return Item(raw, fields, where, receipt=receipt)
    if (fields.html or "").strip():
        return Item(raw, fields, where, Format.PAGE, receipt)
    return Problem("E-READ-007", where, "'text' is missing or empty", 'Every line needs "text" or "html".')
