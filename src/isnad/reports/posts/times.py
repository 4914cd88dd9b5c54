"""The day of a time that is told from the moment of saving: '3h', 'Yesterday at 14:02', '4 August at 22:15'."""

from __future__ import annotations

import datetime as dt
import re

from isnad.reports.posts.words import PostWords
from isnad.text.normalise import fold_key

_SLACK = dt.timedelta(days=1)  # clocks of saver and page may stand in different zones


def relative(said: str, retrieved: str | None, words: PostWords) -> str | None:
    """The day as ISO 8601; None where the moment of saving is unknown or the words leave more than one day.

    Args:
        said: the folded words beside the name.
        retrieved: when the page was saved, ISO 8601.
        words: the wordings.
    """
    saved = _moment(retrieved)
    if saved is None:
        return None
    for pattern, unit in ((words.hours, dt.timedelta(hours=1)), (words.minutes, dt.timedelta(minutes=1))):
        if found := pattern.match(said):
            # Ages are rounded down, so the post was made within a unit.
            latest = (saved - int(found.group(1)) * unit).date()
            earliest = (saved - (int(found.group(1)) + 1) * unit).date()
            return latest.isoformat() if latest == earliest else None
    if words.yesterday.match(said):
        return (saved.date() - dt.timedelta(days=1)).isoformat()
    day = words.day.search(said)
    return _latest(day.group(), saved, words) if day else None


def _latest(day: str, saved: dt.datetime, words: PostWords) -> str | None:
    """The last such day of a year before the saving: platforms leave out the current year."""
    number = int(re.findall(r"\d+", day)[0])
    month = words.months.get(fold_key(re.sub(r"[\d.]+", "", day)).lower(), 0)
    for year in (saved.year, saved.year - 1):
        try:
            found = dt.datetime(year, month, number, tzinfo=saved.tzinfo)
        except ValueError:
            continue
        if found <= saved + _SLACK:
            return found.date().isoformat()
    return None


def _moment(retrieved: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat((retrieved or "").strip().replace("Z", "+00:00"))
    except ValueError:
        return None
