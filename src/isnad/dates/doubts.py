"""What a run should tell of the dates that came with its reports: which could be read two ways, and which not at all."""

from __future__ import annotations

from isnad.dates.interval import parse_edtf
from isnad.records import Clue, Document

TWO_WAYS = "two-ways"
REFUSED = frozenset(
    f"published.{name}"
    for name in (
        "given-not-understood", "given-empty", "far-ahead", "future", "before-1900", "impossible-date", "unknown-calendar",
    )
)  # fmt: skip


def doubt(document: Document, given: str | int | None) -> str | None:
    """Why a given date is not simply that of its report: `TWO_WAYS`, the rule by which it was refused, or None.

    Args:
        document: the report with its date.
        given: the date as it came with the report.
    """
    if given is None:
        return None
    mine = [clue for clue in document.published_basis if clue.start is None and clue.text == str(given)]
    refused = (clue.rule for clue in mine if clue.rule in REFUSED)
    return next(refused, None) or (TWO_WAYS if any(_is_open(clue, document) for clue in mine) else None)


def _is_open(clue: Clue, document: Document) -> bool:
    """Whether it leaves several days of which nothing else has chosen one."""
    several = clue.rule == "published.given" and (clue.allows or "").startswith("[")
    known = parse_edtf(document.published) if document.published is not None else None
    return several and (known is None or known.days > 1)
