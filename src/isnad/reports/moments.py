"""Moments that machines write, in UTC; what does not say its zone stays as it was given.

Only where moments are put in order is a clock without zone taken for UTC: it must come somewhere.
"""

from __future__ import annotations

import datetime as dt
import re

_BY_SCRIPT = "%a %b %d %Y %H:%M:%S GMT%z"  # as JavaScript writes it: Sun Jul 30 2023 12:11:09 GMT+0300 (...)
_NAMED_UTC = re.compile(r"\s*(?:UTC|GMT)$", re.IGNORECASE)


def as_utc(given: str | None) -> str | None:
    """A moment in UTC, `2024-03-02T07:00:00Z`, where it is ISO 8601 or as e-mail and JavaScript write it, and tells its zone.

    >>> as_utc("2024-03-02T10:00+03:00")
    '2024-03-02T07:00:00Z'
    >>> as_utc("2024-03-02T10:00")
    '2024-03-02T10:00'
    """
    if given is None:
        return None
    moment = _moment(given.strip())
    if moment is None or moment.tzinfo is None:
        return given
    try:
        return utc(moment)
    except OverflowError:  # at the very end of the calendar
        return given


def in_order(given: str | None) -> str:
    """A moment as text that sorts by time; empty, which comes first, where it is none. A clock without zone is taken for UTC.

    >>> in_order("2023-05-18T10:00:00+03:00")
    '2023-05-18T07:00:00.000000+00:00'
    """
    moment = _moment((given or "").strip())
    if moment is None:
        return ""
    try:
        at = (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except OverflowError:  # at the very end of the calendar
        return ""
    return at.isoformat(timespec="microseconds")


def utc(moment: dt.datetime) -> str:
    """A moment whose zone is known, as ISO 8601 in UTC."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _moment(given: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(_NAMED_UTC.sub("+00:00", given))
    except ValueError:
        pass
    try:
        return dt.datetime.strptime(given.partition(" (")[0], _BY_SCRIPT)
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError):
        return None
