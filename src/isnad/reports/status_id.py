"""The time inside the id of a post on X: its upper bits count milliseconds.

The scheme is Twitter's own (Snowflake, 2010): the 41 bits above the lowest 22 are the milliseconds since
2010-11-04T01:42:54.657Z. Ids before it were plain counters and tell no time.
"""

from __future__ import annotations

import datetime as dt
import re

_EPOCH_MS = 1_288_834_974_657
_FIRST = 29_700_859_247  # ids up to here are older than the scheme
_LAST_MS = 4_102_444_800_000  # the year 2100: what lies beyond is no such id
_STATUS = re.compile(r"/status(?:es)?/(\d{1,20})(?!\d)")


def status_of(url: str | None) -> str | None:
    """The id in the address of a post (x.com, twitter.com, their mirrors and archived copies); None in others."""
    found = _STATUS.search(url) if url else None
    return found[1] if found else None


def instant_of(url: str | None) -> str | None:
    """When the post of an address was written: UTC, ISO 8601, or None.

    >>> instant_of("https://x.com/name/status/1658800000000000000")
    '2023-05-17T11:41:53Z'
    """
    status = status_of(url)
    if status is None or int(status) <= _FIRST:
        return None
    milliseconds = (int(status) >> 22) + _EPOCH_MS
    if milliseconds > _LAST_MS:
        return None
    return dt.datetime.fromtimestamp(milliseconds // 1000, dt.UTC).isoformat().replace("+00:00", "Z")
