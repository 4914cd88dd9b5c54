"""Progress for anything that takes longer than a blink: number done, rate, time left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from isnad.run import Step


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[Step], None]]:
    """A line on standard error while a run goes on; nothing where that is no terminal.

    Args:
        total: bytes of all inputs, by which the time left is told; None where nobody knows.
    """
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        *(() if total is None else (BarColumn(bar_width=24), TextColumn("{task.percentage:>3.0f}%"))),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        *(() if total is None else (TextColumn("left:"), TimeRemainingColumn())),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total, rate="")

        def step(now: Step) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{now.reports / elapsed:,.0f} a second" if elapsed > 0.5 else ""
            what = f"{now.reports:,} reports, linking" if now.linking else f"{now.reports:,} reports"
            bar.update(task, completed=now.size, description=what, rate=rate)

        yield step
