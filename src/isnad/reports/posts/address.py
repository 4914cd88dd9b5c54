"""What the address of a post tells: the platform, the poster's handle, and the moment inside an X status id."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import NamedTuple

_ARCHIVED = re.compile(r"^https?://(?:web\.)?archive\.(?:org|ph|is|today)/(?:web/)?(?:[\w*]+/)?(?=https?:/|[\w-]+\.)")
_HOST = re.compile(r"^(?:https?:)?/{0,2}(?:[^/@]*@)?([^/:?#]+)(?::\d+)?(/[^?#]*)?", re.IGNORECASE)
_STATUS = re.compile(r"^/([A-Za-z0-9_]{1,20})/(?:web/)?status(?:es)?/(\d{5,20})")
_X_HOSTS = ("x.com", "twitter.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "xcancel.com")
_EPOCH_MS = 1288834974657  # of X's ids, in milliseconds since 1970
_FIRST = 29_700_859_247  # ids up to this one were counted, not timed (4 November 2010)


class Platform(StrEnum):
    """Whose page an address is on."""

    FACEBOOK = "facebook"
    X = "x"
    YOUTUBE = "youtube"
    TELEGRAM = "telegram"
    OTHER = "other"


class Address(NamedTuple):
    """What an address says by itself."""

    platform: Platform
    handle: str | None = None
    status: int | None = None  # X's id of a post
    video: bool = False  # Facebook's page of a film, which prints its text another way


def address(url: str) -> Address:
    """What the address of a page, or of an archived copy of one, says.

    >>> address("https://web.archive.org/web/20220101000000/https://twitter.com/someone/status/1477000000000000000")
    Address(platform=<Platform.X: 'x'>, handle='someone', status=1477000000000000000, video=False)
    """
    found = _HOST.match(_ARCHIVED.sub("", url.strip()))
    if found is None:
        return Address(Platform.OTHER)
    host, path = found.group(1).lower(), found.group(2) or "/"
    if _under(host, *_X_HOSTS) or host.startswith("nitter."):
        status = _STATUS.match(path)
        if status is None:
            return Address(Platform.X)
        handle = None if status.group(1) == "i" else status.group(1)
        return Address(Platform.X, handle, int(status.group(2)))
    if _under(host, "facebook.com", "fb.com", "fb.watch"):
        return Address(
            Platform.FACEBOOK, video=host == "fb.watch" or bool(re.search(r"/(?:watch|videos|reel)\b", path))
        )
    if _under(host, "youtube.com", "youtu.be"):
        return Address(Platform.YOUTUBE)
    if _under(host, "t.me", "telegram.me"):
        return Address(Platform.TELEGRAM)
    return Address(Platform.OTHER)


def status_moment(status: int) -> dt.datetime | None:
    """When a post of X was made, in UTC to the second, by its id; None for ids of 2010 and before, which hold no time.

    >>> status_moment(1477000000000000000)
    datetime.datetime(2021, 12, 31, 19, 38, 13, tzinfo=datetime.timezone.utc)
    """
    if not _FIRST < status < 1 << 63:
        return None
    return dt.datetime.fromtimestamp(((status >> 22) + _EPOCH_MS) // 1000, dt.UTC)


def _under(host: str, *domains: str) -> bool:
    return any(host == domain or host.endswith("." + domain) for domain in domains)
