"""What isnad says when something cannot be done: a code that the docs explain, what, and what to do.

Every part derives its own error from `IsnadError`; the doors (command line, web) catch that one class.
"""

from __future__ import annotations


class IsnadError(Exception):
    """Something could not be done, for a reason the user can act upon.

    Attributes:
        code: stable name such as `E-DB-004`, explained in the docs.
        message: what happened, and where.
        hint: what to do about it; empty where there is nothing to add.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)  # all three, so that the error survives pickling between processes
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, _closed(self.message), _closed(self.hint)) if part)


def _closed(sentence: str) -> str:
    sentence = sentence.strip()
    return sentence if not sentence or sentence[-1] in ".!?؟" else sentence + "."
