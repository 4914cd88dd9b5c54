"""Addresses that somebody else wrote: taken apart without believing that they are whole."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import SplitResult, urljoin, urlsplit

_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(?!\d{1,2}(?:/|$))")
_NOTHING = SplitResult("", "", "", "", "")


def taken_apart(url: str | None) -> SplitResult:
    """The parts of an address; empty ones where it is none."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return _NOTHING


def host_of(url: str | None) -> str:
    """The host of an address, in lower case; empty where there is none."""
    return (taken_apart(url).hostname or "").lower()


def joined(base: str, url: str | None) -> str:
    """An address as seen from a page; the page's own where it is none."""
    try:
        return urljoin(base, url or "")
    except ValueError:
        return base


def day_in_path(url: str | None) -> str | None:
    """The day that many sites put into the path of an address, ISO 8601; None for one that no calendar has.

    >>> day_in_path("https://example.org/news/2018/4/20/road")
    '2018-04-20'
    """
    found = _DAY_IN_PATH.search(taken_apart(url).path)
    try:
        return dt.date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def month_in_path(url: str | None) -> str | None:
    """The month that some sites put into the path of an address, ISO 8601, where no day stands behind it.

    >>> month_in_path("https://example.org/2018/04/road")
    '2018-04'
    """
    found = _MONTH_IN_PATH.search(taken_apart(url).path)
    return f"{found[1]}-{found[2]}" if found else None
