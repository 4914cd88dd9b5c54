"""Reading the log of custody from its beginning: whether its chain holds, and what it says of each report."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.ledger import custody
from isnad.records import Record


class Finding(Record, frozen=True, kw_only=True):
    """Something that is wrong: a code that docs/errors.md explains, and what."""

    code: str
    what: str


class Told(msgspec.Struct):
    """What the log says of one report."""

    sha256: str
    reading: str | None = None  # the fingerprint by the last entry that gives one
    text_version: str | None = None  # likewise
    record: str | None = None  # likewise: the hash of its record without the claims
    earlier: list[str] = msgspec.field(default_factory=list)  # hashes of the records of its earlier texts, in order


class Log(msgspec.Struct):
    """What the log says, read once from its beginning."""

    reports: dict[str, Told] = msgspec.field(default_factory=dict)
    bytes_erased: set[str] = msgspec.field(default_factory=set)
    erased: set[str] = msgspec.field(default_factory=set)
    emptied: dict[str, int] = msgspec.field(default_factory=dict)  # first entry without details, by report
    findings: list[Finding] = msgspec.field(default_factory=list)
    entries: int = 0
    head: str | None = None
    head_found: bool = False


def read_log(connection: sa.Connection, head: str | None) -> Log:
    """What the log says, and where its chain is broken.

    Args:
        connection: to read with.
        head: the beginning of a hash to look for among the entries that are whole.
    """
    log = Log()
    for row in custody.rows(connection):
        log.entries += 1
        broken = _broken(row, log)
        if broken is not None:
            # From here on nothing in the log proves anything; what it says is still compared with what is there.
            if not any(finding.code == "E-CUST-005" for finding in log.findings):
                what = f"the log is broken at entry {row['n']}, about report {row['report']}: {broken}"
                log.findings.append(Finding(code="E-CUST-005", what=what))
        elif head is not None and row["hash"].startswith(head) and not log.findings:
            log.head_found = True
        log.head = row["hash"]
        _take_in(log, row)
    for report, n in log.emptied.items():
        if report not in log.erased:
            what = f"entry {n} of the log, about report {report}, lost its details, though the report was never erased"
            log.findings.append(Finding(code="E-CUST-005", what=what))
    return log


def _broken(row: Any, log: Log) -> str | None:
    """What is wrong with an entry, seen from the one before."""
    if row["previous"] != log.head:
        return "it does not follow the one before, which was changed or taken out"
    if row["act"] not in custody.ACTS or custody.seal(row) != row["hash"]:
        return "it was changed"
    if row["details"] is not None and custody.digest(row["details"]) != row["details_sha256"]:
        return "its details were changed"
    return None


def _take_in(log: Log, row: Any) -> None:
    told = log.reports.setdefault(row["report"], Told(row["sha256"]))
    if row["act"] == custody.BYTES_ERASED:
        log.bytes_erased.add(row["sha256"])
    elif row["act"] == custody.ERASED:
        log.erased.add(row["report"])
    if row["details"] is None:
        log.emptied.setdefault(row["report"], row["n"])
        return
    try:
        details = msgspec.json.decode(row["details"], type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeError):
        return
    if "reading" in details:
        told.earlier.extend(details.get("earlier", ()))
        if told.record is not None and told.text_version != details.get("text_version"):
            told.earlier.append(told.record)
        if details.get("and_original") or row["act"] == custody.ERASED:
            told.earlier.clear()
        told.reading, told.text_version, told.record = (details.get(k) for k in ("reading", "text_version", "record"))
