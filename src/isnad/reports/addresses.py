"""Addresses that somebody else wrote: taken apart without believing that they are whole."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

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
