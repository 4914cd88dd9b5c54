"""What was wrong with an input, said so that its owner can mend it."""

from __future__ import annotations

import traceback
from pathlib import Path

import msgspec

from isnad.records import Unread


class Problem(msgspec.Struct, frozen=True):
    """One input that could not be read: a code that docs/errors.md explains, where, what, and what to do.

    What is only `told` failed at nothing: something that is no report was passed over, and the exit status stays.
    """

    code: str
    where: str
    what: str
    hint: str
    told: bool = False

    def line(self) -> str:
        """The problem as one line for the terminal or a log, whatever the name of the input holds."""
        said = f"{self.code} {self.where}: {self.what}. {self.hint}"
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in said)


def unread_problem(unread: Unread, where: str, became: str) -> Problem:
    """What is told of a report that was not read; `became` says what there is of it all the same."""
    return Problem(unread.code, where, unread.reason[:1].upper() + unread.reason[1:], became)


def failed(fault: Exception) -> Unread:
    """Why a report is unread on which isnad itself broke."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return Unread(
        code="E-READ-014",
        reason=f"isnad failed on it, which is a fault of isnad ({type(fault).__name__} at {where}: {fault})",
    )
