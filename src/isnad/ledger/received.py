"""The bytes as received: each item once, under its SHA-256, exactly as it came.

Beside an SQLite file they stand in a folder, `isnad.db.received/ab/abcdef...`, where anyone can run sha256sum on
them; in a PostgreSQL database, which several machines share, they stand in `raw_items.bytes`. `raw_items` has a
row for each in both. A file is whole before the transaction that refers to it is kept: what a killed run leaves
is a file that nothing refers to, and the next reading takes it up if its hash is right.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from isnad.ledger import schema
from isnad.ledger.errors import LedgerError

_ITEMS = schema.raw_items


def sha256_of(raw: bytes) -> str:
    """The SHA-256 in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def keep(connection: sa.Connection, folder: Path | None, given: Mapping[str, bytes]) -> None:
    """Keep the bytes of items, each once; a file that was lost or damaged is put back.

    Args:
        connection: of the transaction that will refer to them.
        folder: where files stand; None where the database holds the bytes.
        given: bytes by their SHA-256; none that were erased.

    Raises:
        LedgerError: E-DB-003 where the folder cannot be written.
    """
    known = set(connection.scalars(sa.select(_ITEMS.c.sha256).where(_ITEMS.c.sha256.in_(list(given)))))
    new = {sha256: raw for sha256, raw in given.items() if sha256 not in known}
    if folder is not None and given:
        in_column = set(connection.scalars(_held(given)))  # those of a ledger from before there was a folder
        lost = {sha256 for sha256 in known - in_column if _is_lost(path_of(folder, sha256), sha256)}
        _write(folder, {sha256: raw for sha256, raw in given.items() if sha256 in new or sha256 in lost})
    rows = [
        {"sha256": sha256, "size": len(raw), "bytes": raw if folder is None else None} for sha256, raw in new.items()
    ]
    if rows:
        connection.execute(_ITEMS.insert(), rows)


def are_there(folder: Path | None, item: Any) -> bool:
    """Whether something of the right length stands where the bytes belong.

    Args:
        folder: where files stand; None where the database holds the bytes.
        item: `sha256`, `size` and `in_column`: whether the column has the bytes.
    """
    if folder is None or item.in_column:
        return True
    try:
        return path_of(folder, item.sha256).stat().st_size == int(item.size)
    except FileNotFoundError:
        return False
    except OSError:  # whoever may not look cannot put it back either
        return True


def _held(sha256s: Collection[str]) -> sa.Select[Any]:
    return sa.select(_ITEMS.c.sha256).where(_ITEMS.c.sha256.in_(list(sha256s)), _ITEMS.c.bytes.is_not(None))


def get(folder: Path | None, sha256: str, column: Any) -> bytes | None:
    """The bytes of an item: those of the column where it is filled, else the file's; None where there are none.

    They are not checked here, so that damage can be seen as it is: `Ledger.verify` does.
    """
    if column is not None:
        return bytes(column)
    try:
        return None if folder is None else path_of(folder, sha256).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _refused(folder, fault) from fault


def forget(connection: sa.Connection, sha256s: Collection[str]) -> None:
    """Empty the column; `remove` takes the files, once the transaction is kept."""
    connection.execute(_ITEMS.update().where(_ITEMS.c.sha256.in_(list(sha256s))).values(bytes=None))


def remove(folder: Path | None, sha256s: Collection[str]) -> None:
    """Delete the files of items; those that are not there are passed over.

    Raises:
        LedgerError: E-CUST-012 where the system does not let us.
    """
    if folder is None:
        return
    for sha256 in sha256s:
        path = path_of(folder, sha256)
        try:
            for each in (path, *parts(folder, sha256)):
                _unlink(each)
        except OSError as fault:
            raise LedgerError(
                "E-CUST-012",
                f"the words are out of the records, but {path} cannot be deleted ({fault.strerror or fault})",
                "Mend the rights of that folder, and give the same command again",
            ) from fault
        if path.parent.is_dir():
            _sync_folder(path.parent)


def files(folder: Path | None) -> Iterator[Path]:
    """Every file in the folder, in order; those of a run that was killed while writing too."""
    if folder is not None and folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if not path.is_dir())


def parts(folder: Path | None, sha256: str) -> list[Path]:
    """What runs that were killed while writing left of the bytes with this hash."""
    return [] if folder is None else sorted(path_of(folder, sha256).parent.glob(f".{sha256}.*"))


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this hash stand."""
    return folder / sha256[:2] / sha256


def _write(folder: Path, new: Mapping[str, bytes]) -> None:
    touched = set()
    try:
        for sha256, raw in new.items():
            path = path_of(folder, sha256)
            if _is_there(path, sha256):
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_one(path, raw)
            touched |= {path.parent, folder, folder.parent}
        for changed in touched:
            _sync_folder(changed)  # a name, too, must outlive a power cut
    except OSError as fault:
        raise _refused(folder, fault) from fault


def _is_there(path: Path, sha256: str) -> bool:
    """Whether a file left by a killed run, or by one just before us, holds these bytes."""
    try:
        return sha256_of(path.read_bytes()) == sha256
    except FileNotFoundError:
        return False


def _is_lost(path: Path, sha256: str) -> bool:
    """Whether bytes that were kept are gone or others by now; not where we may not look."""
    try:
        return not _is_there(path, sha256)
    except OSError:
        return False


def _write_one(path: Path, raw: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444), "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            part.replace(path)
        except PermissionError:  # Windows does not write over a file that may only be read
            path.chmod(0o644)
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            _unlink(part)
        raise


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:  # Windows does not delete a file that may only be read
        path.chmod(0o644)
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # others cannot open a folder, and need not
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(folder: Path | None, fault: OSError) -> LedgerError:
    return LedgerError(
        "E-DB-003",
        f"the bytes received cannot be read or written in {folder} ({fault.strerror or fault})",
        "Check the rights of that folder and the space on the disk; nothing of this step was kept",
    )
