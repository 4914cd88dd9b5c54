"""Moments as machines write them, made comparable."""

from __future__ import annotations

import datetime as dt


def moment(given: str | None) -> str | None:
    """A time of ISO 8601 in UTC, which sorts as text; None where it is none. A clock without zone is taken for UTC.

    >>> moment("2023-05-18T10:00:00+03:00")
    '2023-05-18T07:00:00.000000+00:00'
    """
    try:
        read = dt.datetime.fromisoformat((given or "").strip())
        utc = (read if read.tzinfo else read.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return utc.isoformat(timespec="microseconds")
