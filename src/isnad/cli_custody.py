"""The commands that look after reports as evidence: verify, custody, erase, redact."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli_parts import PARTLY, Database, Operator, existing, number, operator_name, stop, warn

if TYPE_CHECKING:
    from isnad.ledger import Related

Report = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report's id or its beginning, or the name it was given as.")
]
Reports = Annotated[
    list[str], typer.Argument(metavar="REPORT...", help="Ids or their beginnings, or the names they were given as.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which stays in the ledger.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (verify, custody, erase, redact):
        app.command()(command)


def verify(
    db: Database = "isnad.db",
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A hash of the log, noted earlier, that it must hold.")
    ] = None,
    json: Json = False,
) -> None:
    """Check that everything received and read is still what it was, and that the log was not touched."""
    from isnad.display import evidence
    from isnad.display.progress import progress
    from isnad.ledger import open_ledger
    from isnad.run import Step

    with open_ledger(existing(db)) as ledger, progress(None) as step:
        found = ledger.verify(head=head, step=lambda done: step(Step(done, 0)))
    if json:
        typer.echo(evidence.verification_json(found))
    else:
        for line in evidence.problems(found):
            warn(line)
        for line in evidence.summary(found, head):
            typer.echo(line)
    if not found.ok:
        raise typer.Exit(PARTLY)


def custody(
    report: Report,
    db: Database = "isnad.db",
    json: Json = False,
    lang: Annotated[str, typer.Option(help="Language of the labels: en, ar or both.")] = "both",
) -> None:
    """Print a report's history: when it came, from where, by whom, how it was read, and what was done to it."""
    if lang not in ("en", "ar", "both"):
        stop("E-CLI-002", f"'{lang}' is not a language of the display", "Use en, ar or both.")
    from isnad.display import evidence
    from isnad.display.page import Page
    from isnad.ledger import open_ledger

    with open_ledger(existing(db)) as ledger:
        if json:
            typer.echo(evidence.custody_json(ledger, report))
        else:
            evidence.show_custody(Page(), ledger, report, lang=lang)


def erase(
    reports: Reports,
    why: Why,
    db: Database = "isnad.db",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    operator: Operator = None,
) -> None:
    """Erase reports for good: bytes, text, claims, quotations. Id, hash, and who did it when and why stay."""
    from isnad.claims.reader import default_reader
    from isnad.display.direction import clean
    from isnad.ledger import open_ledger
    from isnad.run import hand_of, relink_if_stale

    _reasoned(why)
    with open_ledger(existing(db)) as ledger:
        found = [ledger.get_document(report) for report in reports]
        names = ", ".join(f"{one.id} ({clean(one.source_id or one.url or 'no name')})" for one in found)
        if not yes:
            _confirmed(f"Erase {number(len(found), 'report')} for good? {names}")
        ids = {one.id for one in found}
        tied = [(one.id, other) for one in found for other in ledger.related(one.id) if other.report not in ids]
        hand = hand_of(operator_name(operator), default_reader())
        try:
            done = ledger.erase(ids, why=why, hand=hand)
        finally:  # where files could not be rid of the words, the records are; the events must not stay behind
            events = relink_if_stale(ledger)
    typer.echo(f"Erased: {names}. The ledger now has {number(events, 'event')}.")
    for one in done:
        if one.bytes_kept_for:
            typer.echo(
                f"The bytes of {one.document.id} stay: {', '.join(one.bytes_kept_for)} came with the very same ones."
            )
    _name(tied, "may still hold these words; erase it too if it is meant")


def redact(
    report: Report,
    why: Why,
    db: Database = "isnad.db",
    span: Annotated[
        list[str] | None,
        typer.Option("--span", metavar="START:END", help="A stretch of the text; positions as in the export."),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="Words to block out wherever they stand.")
    ] = None,
    and_original: Annotated[
        bool, typer.Option("--and-original", help="Erase the bytes received and earlier texts as well.")
    ] = False,
    operator: Operator = None,
) -> None:
    """Make words of a report unreadable in a new version of its text; the original stays sealed in the ledger."""
    spans = [_span(one) for one in span or []]
    _reasoned(why)
    from isnad.claims.read import read
    from isnad.claims.reader import default_reader
    from isnad.ledger import open_ledger
    from isnad.run import hand_of, relink_if_stale

    with open_ledger(existing(db)) as ledger:
        reader = default_reader()
        hand = hand_of(operator_name(operator), reader)
        try:
            done = ledger.redact(
                report, spans=spans, words=words, why=why, hand=hand, reread=lambda one: read(one, reader),
                and_original=and_original,
            )  # fmt: skip
        finally:
            relink_if_stale(ledger)
        tied = [(done.document.id, other) for other in ledger.related(done.document.id)]
    places, claims = number(done.occurrences, "place"), number(len(done.claims), "claim")
    typer.echo(f"Redacted {places} of report {done.document.id}, which now makes {claims}.")
    if done.still_in:
        typer.echo(f"The words still stand in its {' and '.join(done.still_in)}, which is how it is known.")
    if done.bytes_kept_for:
        typer.echo(f"Its bytes stay: {', '.join(done.bytes_kept_for)} came with the very same ones.")
    elif not and_original:
        typer.echo("The bytes received and the earlier text stay sealed in the ledger; --and-original erases them.")
    _name(tied, "may hold these words, and was left as it is")


def _confirmed(question: str) -> None:
    if not sys.stdin.isatty():
        stop("E-CLI-006", "An erasure has to be confirmed, and there is no terminal to ask on", "Add --yes.")
    typer.confirm(question, abort=True)


def _reasoned(why: str) -> None:
    if not why.strip():
        stop("E-CLI-008", "The reason is empty", "Say with --why why it is done; the ledger keeps it.")


def _span(given: str) -> tuple[int, int]:
    start, colon, end = given.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        stop("E-CLI-007", f"'{given}' is no stretch of a text", "Use --span START:END, two positions as in the export.")
    return int(start), int(end)


def _name(tied: list[tuple[str, Related]], what: str) -> None:
    """Name the reports that are versions or copies of one that was withdrawn."""
    for id_, other in tied:
        share = f", {other.share:.0%} in common" if other.share is not None else ""
        typer.echo(f"Report {other.report} ({', '.join(other.ties)} as {id_}{share}) {what}.")
