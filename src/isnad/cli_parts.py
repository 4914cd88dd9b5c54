"""What the commands share: options, exit statuses, and how they warn and stop."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

Database = Annotated[
    str, typer.Option("--db", metavar="FILE|URL", help="The ledger: an SQLite file or postgresql://...")
]
Operator = Annotated[
    str | None,
    typer.Option(
        "--operator",
        metavar="NAME",
        help="Who does it, for the log of custody; else $ISNAD_OPERATOR, else your user name.",
    ),
]
DONE, PARTLY, USAGE, INTERRUPTED = 0, 1, 2, 130


def operator_name(given: str | None) -> str | None:
    """Who acts: as given, else $ISNAD_OPERATOR, else the system's name for the user, if it has one."""
    name = given or os.environ.get("ISNAD_OPERATOR")
    if not name:
        try:
            name = getpass.getuser()
        except (OSError, KeyError):
            return None
    return name.encode("utf-8", errors="replace").decode()


def existing(db: str) -> str:
    """A ledger to look into must be there; reading makes one, looking does not."""
    file = db.removeprefix("sqlite:///") if db.startswith("sqlite:///") else db
    if "://" not in file and not Path(file).exists():
        stop("E-CLI-005", f"There is no ledger {db}", "Make one with `isnad read`, or name another with --db.")
    return db


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def warn(line: str) -> None:
    """A line on standard error."""
    typer.echo(line, err=True)


def stop(code: str, what: str, hint: str) -> NoReturn:
    """End because the command was put wrongly."""
    warn(f"{code} {what}. {hint}")
    raise typer.Exit(USAGE)
