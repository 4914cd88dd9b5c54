"""Moments that machines write, in UTC; what does not say its zone stays as it was given."""

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
