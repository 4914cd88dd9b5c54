"""What `isnad verify` and `isnad custody` print: findings, the state of the log, and a report's history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from isnad.display import chain
from isnad.display.direction import ltr
from isnad.display.event import facts, heading, title
from isnad.display.page import Page
from isnad.display.say import Say, languages
from isnad.ledger import Entry, Ledger, Related, Verification
from isnad.reports.problems import Problem

_HINTS = {
    "E-CUST-001": "Compare with a copy elsewhere. Where it is a file, delete it and read the item again: that puts it back.",
    "E-CUST-002": "Bring the folder of bytes back beside the ledger, or read the item again: that puts its file back.",
    "E-CUST-004": "It will be gone then.",
}
_HINT = "See docs/custody.md."


# ---- verify -------------------------------------------------------------------------------------


def problems(found: Verification) -> Iterator[str]:
    """Everything that is wrong, a line each: the log first."""
    for finding in found.log:
        yield Problem(finding.code, "the log of custody", finding.what, _HINT).line()
    for item in found.items:
        for finding in item.findings:
            yield Problem(
                finding.code, f"report {item.report}", finding.what, _HINTS.get(finding.code, _HINT)
            ).line()  # fmt: skip


def summary(found: Verification, head: str | None) -> Iterator[str]:
    """How many items are what, the files that nothing refers to, and the log's last hash."""
    counts = Counter(str(item.state) for item in found.items)
    told = ", ".join(f"{counts[state]} {state}" for state in ("ok", "mismatch", "missing", "erased") if counts[state])
    yield f"{len(found.items)} reports: {told or 'none'}."
    if found.unreferred:
        yield f"Nothing refers to {len(found.unreferred)} of the files received (left by a stopped run; no fault):"
        yield from (f"  {name}" for name in found.unreferred)
    if found.log:
        yield f"The log of custody has {found.entries} entries and is NOT whole."
        return
    yield f"The log of custody is whole: {found.entries} entries."
    if head is not None:
        yield f"It still holds the hash {head}."
    if found.head is not None:
        yield f"Its last hash: {found.head}"
        yield "Write it down elsewhere: `isnad verify --head HASH` later proves that the log still contains it."


def verification_json(found: Verification) -> str:
    """All of it, for programs."""
    counts = Counter(str(item.state) for item in found.items)
    log = {"whole": not found.log, "entries": found.entries, "head": found.head, "findings": found.log}
    return _json({"ok": found.ok, "counts": counts, "log": log, "items": found.items, "unreferred": found.unreferred})


# ---- custody ------------------------------------------------------------------------------------


def custody_json(ledger: Ledger, report: str) -> str:
    """A report's history, for programs."""
    document = ledger.get_document(report)
    named = {name: getattr(document, name) for name in ("id", "source_id", "sha256", "url", "text_version", "erased")}
    return _json(named | {"entries": ledger.custody(document.id), "related": ledger.related(document.id)})


def show_custody(page: Page, ledger: Ledger, report: str, *, lang: str) -> None:
    """Write a report's history, oldest first, and what other reports it is tied to.

    Args:
        page: where to.
        ledger: where it is.
        report: as in `Ledger.get_document`.
        lang: `en`, `ar` or `both`.
    """
    document = ledger.get_document(report)
    entries, related = ledger.custody(document.id), ledger.related(document.id)
    for say in languages(lang):
        title(page, say, "custody.title", document.id, chain.outlet(say, document))
        facts(page, say, [
            ("fact.source-id", ltr(document.source_id) if document.source_id else ""),
            ("fact.url", ltr(document.url) if document.url else ""),
            ("fact.sha256", ltr(document.sha256)),
        ])  # fmt: skip
        for entry in entries:
            when = ltr(entry.at) if entry.at else say("custody.unsaid")
            heading(page, say, say("custody.entry", n=entry.n, at=when, act=say.term("act", entry.act)))
            facts(page, say, _facts(say, entry))
        if related:
            heading(page, say, say("custody.related"))
            for other in related:
                page.write(_tied(say, other), rtl=say.rtl, indent=2)
    page.write()


def _facts(say: Say, entry: Entry) -> list[tuple[str, str]]:
    details = entry.details or {}
    line = details.get("line")
    path = details.get("path")
    where = say("custody.line", path=ltr(path), line=line) if path and line else ltr(path) if path else ""
    return [
        ("fact.by", say.data(entry.by) if entry.by else ""),
        ("fact.tool", ltr(entry.tool) if entry.tool else ""),
        ("fact.path", where),
        ("fact.modified", _value(details, "modified")),
        ("fact.url", _value(details, "url")),
        ("fact.redirects", "\n".join(map(ltr, details.get("redirects", [])))),
        ("fact.headers", "\n".join(ltr(f"{k}: {v}") for k, v in sorted(details.get("headers", {}).items()))),
        ("fact.retrieved-as-given", _value(details, "retrieved")),
        ("fact.size", _value(details, "size")),
        ("fact.text-version", _value(details, "text_version")),
        ("fact.spans", _spans(details.get("spans", []))),
        ("fact.why", say.data(str(details["why"])) if details.get("why") else ""),
        ("fact.emptied", say("custody.emptied") if entry.details is None else ""),
        ("fact.hash", ltr(entry.hash)),
    ]


def _value(details: dict[str, Any], name: str) -> str:
    return ltr(details[name]) if details.get(name) is not None else ""


def _spans(spans: Sequence[Sequence[int]]) -> str:
    return ", ".join(ltr(f"{start}:{end}") for start, end in spans)


def _tied(say: Say, other: Related) -> str:
    ties = say.listed(say.term("tie", tie) for tie in other.ties)
    if other.share is None:
        return say("custody.tied", id=say.id(other.report), ties=ties)
    return say("custody.copy", id=say.id(other.report), ties=ties, share=ltr(f"{other.share:.0%}"))


def _json(what: object) -> str:
    return msgspec.json.format(msgspec.json.encode(what), indent=2).decode()
