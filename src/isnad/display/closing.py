"""What a run says when it is done: one line, and by outlet and by reason where there is more than one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from isnad.dates.doubts import TWO_WAYS
from isnad.display.direction import clean
from isnad.run import Outcome, summary

_WRITE = "write it as ISO 8601, such as 2020-02-10 ('isnad show REPORT' tells what was made of it)"
_SHOWN = 12  # outlets named in the closing words; --json has all


def closing(outcome: Outcome, db: str, *, as_json: bool) -> str:
    """The closing words of a run.

    Args:
        outcome: what it did.
        db: the ledger, as the user named it.
        as_json: the summary as one JSON object instead, for scripts.
    """
    if as_json:
        return json.dumps(summary(outcome), ensure_ascii=False, indent=2)
    return "\n".join([_line(outcome, db), *_by_outlet(outcome), *_by_reason(outcome), *_dates(outcome)])


def _line(outcome: Outcome, db: str) -> str:
    read = outcome.reports - outcome.already - outcome.unread - outcome.refused
    parts = [f"{_number(read, 'report')} read"]
    if outcome.unread:
        parts.append(f"{outcome.unread} kept unread")
    if outcome.refused:
        parts.append(f"{outcome.refused} refused")
    if outcome.already:
        parts.append(f"{outcome.already} there already")
    return (
        f"{', '.join(parts)} ({outcome.new} new), {_number(outcome.claims, 'claim')};"
        f" the ledger {db} has {_number(outcome.events, 'event')}."
    )


def _by_outlet(outcome: Outcome) -> Iterator[str]:
    """The outlets with the most reports; nothing where they have no names."""
    if set(outcome.outlets) <= {""} or len(outcome.outlets) < 2:
        return
    ranked = sorted(outcome.outlets.items(), key=lambda row: (-row[1].reports, row[0]))
    for name, found in ranked[:_SHOWN]:
        unread = f", {found.unread} unread" if found.unread else ""
        yield f"  {clean(name) or '(no outlet named)'}: {_number(found.reports, 'report')}, {_number(found.claims, 'claim')}{unread}"
    if len(ranked) > _SHOWN:
        yield f"  and {len(ranked) - _SHOWN} more outlets (--json lists all)"


def _by_reason(outcome: Outcome) -> Iterator[str]:
    reasons = outcome.reasons()
    if sum(reasons.values()) > 1:
        yield "  not read, by reason: " + ", ".join(f"{code} {count}" for code, count in reasons.items())


def _dates(outcome: Outcome) -> Iterator[str]:
    """The given dates that could be read two ways, and those that were not used."""
    two_ways = outcome.dates.get(TWO_WAYS, 0)
    refused = {why: count for why, count in sorted(outcome.dates.items()) if why != TWO_WAYS}
    if two_ways:
        yield f"  {_number(two_ways, 'given date')} can be read day first or month first, and both are kept: {_WRITE}"
    if refused:
        reasons = ", ".join(f"{why.removeprefix('published.')} {count}" for why, count in refused.items())
        yield f"  {_number(sum(refused.values()), 'given date')} not used ({reasons}): {_WRITE}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
