"""The command line. Each command is thin: it opens, calls and prints; what it calls is a function of its own.

Heavy parts are imported inside the commands, so that `isnad --help` answers at once.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from isnad import cli_custody
from isnad.cli_parts import INTERRUPTED, PARTLY, Database, Operator, existing, operator_name, stop, warn

app = typer.Typer(
    name="isnad", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False,
    help="Reads Arabic reports of armed conflict and keeps a ledger of what they claim: in which words, by whom, through whom.",
)  # fmt: skip

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files (.txt and saved pages, .html or .mhtml: one report each; .jsonl: one a line, with 'text' or 'html' and what is known of it; Telegram's result.json), folders, globs, or '-' for JSONL on standard input."
    ),
]


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    if version:
        from isnad import __version__

        typer.echo(f"isnad {__version__}")
        raise typer.Exit


@app.command()
def read(
    inputs: Inputs,
    db: Database = "isnad.db",
    reader: Annotated[str, typer.Option(help="How to read: only 'rules' so far.")] = "rules",
    jobs: Annotated[int, typer.Option(min=1, help="Processes; one so far.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print what the run did as JSON.")] = False,
    operator: Operator = None,
) -> None:
    """Read reports into the ledger and link their claims into events. Stopped, it goes on where it was."""
    if reader != "rules":
        stop("E-CLI-001", f"There is no reader '{reader}'", "Use --reader rules.")
    del jobs
    from isnad.claims.reader import default_reader
    from isnad.display.closing import closing
    from isnad.display.progress import progress
    from isnad.ledger import open_ledger
    from isnad.reports.inputs import size_of
    from isnad.run import read_into

    by = operator_name(operator)
    try:
        with open_ledger(db) as ledger, progress(size_of(inputs)) as step:
            outcome = read_into(ledger, inputs, default_reader(), told=lambda p: warn(p.line()), step=step, by=by)
    except KeyboardInterrupt:
        warn("Stopped. Nothing is half-written; the same command reads what is missing and links the events.")
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(closing(outcome, db, as_json=as_json))
    if outcome.problems:
        warn(f"Not read: {len(outcome.problems)}, each named above. Everything else was kept.")
        raise typer.Exit(PARTLY)


@app.command()
def link(db: Database = "isnad.db") -> None:
    """Compute the events anew from claims and judgements."""
    from isnad.ledger import open_ledger
    from isnad.run import relink

    with open_ledger(existing(db)) as ledger:
        typer.echo(f"{relink(ledger)} events.")


@app.command()
def show(
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="[EVENT|REPORT|CLAIM]",
            help="An id or its beginning (an event shares the id of one of its claims; claim:ID is the claim); none: the events.",
        ),
    ] = None,
    db: Database = "isnad.db",
    why: Annotated[
        bool, typer.Option("--why", help="Name the rules behind a claim, the reasons behind an event.")
    ] = False,
    lang: Annotated[str, typer.Option(help="Language of the labels: en, ar or both.")] = "both",
    limit: Annotated[int, typer.Option(min=1, help="How many events to list.")] = 20,
    names: Annotated[bool, typer.Option("--names", help="Show the names of private people.")] = False,
) -> None:
    """Show an event, a report or a claim; without an id the events, newest first."""
    if lang not in ("en", "ar", "both"):
        stop("E-CLI-002", f"'{lang}' is not a language of the display", "Use en, ar or both.")
    from isnad.display import show as display
    from isnad.ledger import open_ledger

    with open_ledger(existing(db)) as ledger:
        display.show(ledger, id_, why=why, lang=lang, limit=limit, names=names)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")],
    db: Database = "isnad.db",
    format_: Annotated[str, typer.Option("--format", help="Only 'jsonl' so far.")] = "jsonl",
) -> None:
    """Write the ledger's records to files."""
    if format_ != "jsonl":
        stop("E-CLI-003", f"There is no format '{format_}' yet", "Use --format jsonl.")
    from isnad.exports import jsonl
    from isnad.ledger import open_ledger

    with open_ledger(existing(db)) as ledger:
        written = jsonl.export(ledger, out)
    typer.echo(", ".join(f"{number} {name}" for name, number in written.items()) + f" in {out}.")


@app.command()
def annotate(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The JSONL file to write.")],
    layer: Annotated[str, typer.Option(help="What to mark: only 'times' so far.")] = "times",
) -> None:
    """Mark one layer of reports without a ledger: one line a report with its spans."""
    if layer != "times":
        stop("E-CLI-004", f"There is no layer '{layer}'", "Use --layer times.")
    from isnad.claims.reader import default_reader
    from isnad.exports.annotations import annotate_times

    problems = annotate_times(inputs, default_reader(), out, told=lambda p: warn(p.line()))
    if problems:
        raise typer.Exit(PARTLY)


@app.command()
def demo(
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="FILE", help="Where to keep it; default: a fresh temporary file."),
    ] = None,
) -> None:
    """Read the bundled sample reports into a fresh ledger and show what they say, and where they part."""
    from isnad.display import demo as walk

    walk.run(db)


cli_custody.register(app)


def main() -> None:
    """The entry point: known errors become one line and an exit status, never a traceback."""
    from isnad.errors import IsnadError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Arabic on a terminal that cannot show it is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except IsnadError as fault:
        warn(str(fault))
        sys.exit(PARTLY)
