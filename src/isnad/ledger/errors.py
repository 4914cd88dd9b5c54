"""The ledger's errors, and the one place where a database driver's complaint becomes one of them.

| code | meaning |
|---|---|
| E-DB-001 | not an isnad database, or a damaged one |
| E-DB-002 | made by a newer isnad |
| E-DB-003 | cannot be opened or written: folder, file or rights |
| E-DB-004 | locked by another program for too long |
| E-DB-005 | an address that cannot be understood |
| E-DB-006 | the driver for PostgreSQL is not installed |
| E-DB-007 | the server cannot be reached, or does not let us in |
| E-DB-008 | nothing has this id |
| E-DB-009 | the beginning of an id fits several |
| E-DB-010 | what was handed in contradicts itself or the ledger |
| E-DB-011 | the id is taken by something else |
| E-DB-012 | the database refused, for a reason of its own (disk full, ...) |
| E-DB-013 | the ledger is closed |
| E-DB-014 | a stored record cannot be read |
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from isnad.errors import IsnadError


class LedgerError(IsnadError):
    """The ledger cannot do what was asked; the table above lists the codes."""


_SQLITE = (
    ("SQLITE_BUSY", "E-DB-004"),
    ("SQLITE_LOCKED", "E-DB-004"),
    ("SQLITE_CANTOPEN", "E-DB-003"),
    ("SQLITE_READONLY", "E-DB-003"),
    ("SQLITE_PERM", "E-DB-003"),
    ("SQLITE_AUTH", "E-DB-003"),
    ("SQLITE_NOTADB", "E-DB-001"),
    ("SQLITE_CORRUPT", "E-DB-001"),
    ("SQLITE_CONSTRAINT", "E-DB-011"),
)
_POSTGRES = (
    ("55P03", "E-DB-004"),  # lock not available
    ("40P01", "E-DB-004"),  # deadlock
    ("42501", "E-DB-003"),  # no right to do this
    ("25006", "E-DB-003"),  # read-only server
    ("08", "E-DB-007"),
    ("28", "E-DB-007"),
    ("3D", "E-DB-007"),
    ("57P", "E-DB-007"),
    ("23", "E-DB-011"),
)
_SAYINGS = {
    "E-DB-001": (
        "{where} is not an isnad database, or it is damaged ({why})",
        "Name another file with --db; nothing was changed in this one",
    ),
    "E-DB-003": (
        "{where} cannot be opened or written ({why})",
        "Check that the folder exists and that you may write in it, or choose another place with --db",
    ),
    "E-DB-004": (
        "{where} is locked by another program ({why})",
        "Wait until the other isnad has finished and try again; nothing of this step was kept",
    ),
    "E-DB-007": (
        "{where} cannot be reached or does not let us in ({why})",
        "Check that the server runs, and the name of the host, the user and the database",
    ),
    "E-DB-011": (
        "{where} already holds something else under this id ({why})",
        "Nothing of this step was kept",
    ),
    "E-DB-012": ("{where} refused ({why})", "Nothing of this step was kept"),
}


@contextmanager
def said_plainly(where: str) -> Iterator[None]:
    """Turn what a database driver raises inside the block into a `LedgerError` about `where`."""
    try:
        yield
    except exc.DBAPIError as error:
        code = _code_of(error)
        message, hint = _SAYINGS[code]
        raise LedgerError(code, message.format(where=where, why=_first_line(error)), hint) from error
    except exc.TimeoutError as error:  # all pooled connections are in use
        raise LedgerError("E-DB-004", f"{where}: too many readers at once") from error


def _code_of(error: exc.DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", None)
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(name, str):
        return next((code for start, code in _SQLITE if name.startswith(start)), "E-DB-012")
    if isinstance(state, str):
        return next((code for start, code in _POSTGRES if state.startswith(start)), "E-DB-012")
    # psycopg gives no state when there was no server to give one.
    return "E-DB-007" if isinstance(error, exc.OperationalError) else "E-DB-012"


def _first_line(error: exc.DBAPIError) -> str:
    lines = [line.strip() for line in str(error.orig).splitlines() if line.strip()]
    return lines[0] if lines else type(error.orig).__name__
