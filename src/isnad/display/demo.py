"""`isnad demo`: reads the bundled sample reports into a fresh ledger and shows what they say, and where they part."""

from __future__ import annotations

import shlex
import shutil
import sys
import tempfile
from contextlib import ExitStack
from importlib import resources
from pathlib import Path

from isnad.claims.reader import default_reader
from isnad.display.direction import ltr
from isnad.display.event import show_event
from isnad.display.listing import show_events
from isnad.display.page import Page
from isnad.display.say import SHOWN, languages
from isnad.errors import IsnadError
from isnad.ledger import Ledger, open_ledger
from isnad.records import Event
from isnad.reports.problems import Problem
from isnad.run import read_into

_LISTED = 5  # events in the list
_SHOWN = 2  # events shown in full: the samples tell of two


def run(db: str | None, *, page: Page | None = None) -> None:
    """Read the samples and show them.

    Args:
        db: the file to keep the ledger in; None: a new one in a temporary folder.
        page: where to write; standard output if none.

    Raises:
        IsnadError: E-DEMO-001 where the file exists already; E-DB-... where the ledger cannot be made.
    """
    page = page or Page()
    where = _fresh(db)
    with open_ledger(where) as ledger:
        problems = _read_samples(ledger)
        said = languages("both")
        for say in said:
            page.write(say("demo.hello"), rtl=say.rtl)
            page.write()
        for problem in problems:
            page.write(problem.line())
        show_events(page, ledger, lang="both", limit=_LISTED, names=False, hints=False)
        events = most_told(ledger)
        for event in events:
            show_event(page, ledger, event, why=False, lang="both", names=False, hints=False)
        page.write()
        for say in said:
            page.write(say("demo.kept", file=ltr(where)), rtl=say.rtl)
            page.write(say("demo.next"), rtl=say.rtl)
        _commands(page, where, events)


def most_told(ledger: Ledger) -> list[Event]:
    """The events that most claims tell of."""
    return sorted(ledger.events(), key=lambda e: (-len(e.claims), -len(e.documents), e.id))[:_SHOWN]


def _fresh(db: str | None) -> str:
    """An address under which nothing is kept yet."""
    if db is None:
        return str(Path(tempfile.mkdtemp(prefix="isnad-demo-")) / "isnad.db")
    if "://" in db:
        hint = "Name a file that does not exist yet; the demo never reads into a ledger of yours."
        raise IsnadError("E-DEMO-002", f"The demo keeps its ledger in a file, and {db} is none", hint)
    if Path(db).exists():
        hint = "Name a file that does not exist yet, or leave --db out; nothing was changed."
        raise IsnadError("E-DEMO-001", f"{db} exists already, and the demo starts afresh", hint)
    return db


def _read_samples(ledger: Ledger) -> list[Problem]:
    """Read the samples as `isnad read` would; gives what could not be read."""
    problems: list[Problem] = []
    with ExitStack() as stack:
        samples = sorted(resources.files("isnad").joinpath("samples").iterdir(), key=lambda file: file.name)
        paths = [
            str(stack.enter_context(resources.as_file(file)))
            for file in samples if file.name.endswith((".txt", ".jsonl"))
        ]  # fmt: skip
        read_into(ledger, paths, default_reader(), told=problems.append, step=lambda step: None)
    return problems


def _name() -> str:
    """How to call isnad from here: by its name where the shell finds it, else by the path of its script."""
    script = Path(sys.executable).with_name("isnad")
    if shutil.which("isnad") or not script.exists():
        return "isnad"
    inside = script.is_relative_to(Path.cwd())
    return shlex.quote(str(script.relative_to(Path.cwd()) if inside else script))


def _commands(page: Page, where: str, events: list[Event]) -> None:
    """Commands to try, as they can be copied."""
    isnad, db = _name(), f"--db {shlex.quote(where)}"
    page.command(f"{isnad} show {db}")
    if events:
        page.command(f"{isnad} show claim:{events[0].claims[-1][:SHOWN]} --why {db}")
        page.command(f"{isnad} show report:{events[0].documents[0][:SHOWN]} {db}")
