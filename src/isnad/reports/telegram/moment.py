"""When a message was posted or edited, from the two clocks of an export.

`date` is the exporting computer's clock without its zone, `date_unixtime` counts seconds in UTC: what lies between
the two is the zone. Exports before 2022 have the clock alone.
"""

from __future__ import annotations

import datetime as dt

from isnad.reports.item import DateHint

_FIRST_YEAR = 2013  # of Telegram; a time before it is a zero that some version wrote out
_ZONES = (-12 * 60, 14 * 60)  # minutes from UTC, the westernmost and the easternmost


def moment(clock: object, seconds: object) -> DateHint | None:
    """The moment as ISO 8601 and the rule it rests on; None where neither clock says one.

    Args:
        clock: `date` or `edited`, `2023-05-18T14:20:00`.
        seconds: the same with `_unixtime`, in text or as a number.
    """
    local, utc = _local(clock), _utc(seconds)
    if utc is None:
        return DateHint("published.telegram-local", local.isoformat()) if local else None
    if local is not None:
        offset = round((local - utc.replace(tzinfo=None)).total_seconds() / 60)
        if _ZONES[0] <= offset <= _ZONES[1]:
            zone = dt.timezone(dt.timedelta(minutes=offset))
            return DateHint("published.telegram", utc.astimezone(zone).isoformat())
    return DateHint("published.telegram-utc", utc.isoformat())


def _local(said: object) -> dt.datetime | None:
    try:
        clock = dt.datetime.fromisoformat(said if isinstance(said, str) else "")
    except ValueError:
        return None
    return clock.replace(tzinfo=None) if clock.year >= _FIRST_YEAR else None


def _utc(said: object) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromtimestamp(int(said) if isinstance(said, (str, int)) else 0, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if _FIRST_YEAR <= moment.year < dt.MAXYEAR else None
