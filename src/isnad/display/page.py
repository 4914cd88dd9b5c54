"""The page that is written on: a terminal, with colours and isolates, or plain text for pipes and files.

Nothing prints around it. Arabic paragraphs and tables stand at the right edge of a terminal, columns from right
to left; in plain text everything keeps its logical order and the reader's program does the rest.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from isnad.display.direction import closed_on_every_line, has_rtl, without_isolates

PLAIN_WIDTH = 120  # columns where there is no terminal to ask
NARROW, WIDE = 110, 140  # below: stacked cells; from here on: a column for the words


class Block:
    """A paragraph or a cell in one direction."""

    def __init__(self, text: Text | str, *, rtl: bool = False, indent: int = 0) -> None:
        self.text = Text(text) if isinstance(text, str) else text
        self.rtl = rtl
        self.indent = indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(1, options.max_width - self.indent)
        # What has one direction only is left plain, so that a command or an id is copied as it is typed.
        mixed = isolating(console) and has_rtl(self.text.plain)
        text = self.text if mixed else without_isolates(self.text)
        lines: list[Text] = list(text.wrap(console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        at_the_right = self.rtl and isolating(console)
        for line in closed_on_every_line(lines, rtl=self.rtl) if mixed else lines:
            yield Segment(" " * (width - line.cell_len if at_the_right else self.indent))
            yield from line.render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        found = Measurement.get(console, options, without_isolates(self.text))
        return Measurement(found.minimum + self.indent, found.maximum + self.indent)


class Column(NamedTuple):
    """A column: its heading, and its width in letters or its share of what is left."""

    heading: str
    width: int | None = None
    share: int = 1


class Cell(NamedTuple):
    """What stands in a column of a row."""

    text: Text
    rtl: bool


class Page:
    """Where the display writes."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or _standard_output()

    @property
    def width(self) -> int:
        """Letters a line."""
        return self.console.width

    @property
    def terminal(self) -> bool:
        """Whether people read it as it is written, on a terminal that can show direction."""
        return isolating(self.console)

    def write(self, text: Text | str = "", *, rtl: bool = False, indent: int = 0) -> None:
        """A paragraph."""
        self._print(Block(text, rtl=rtl, indent=indent) if text else Text())

    def command(self, words: str) -> None:
        """A command line to copy: never folded."""
        self.console.file.write(f"  {words}\n")

    def table(self, columns: Sequence[Column], groups: Sequence[Sequence[Sequence[Cell]]], *, rtl: bool) -> None:
        """A table: groups of rows with a line between the groups; without headings where they are empty."""
        mirrored = rtl and self.terminal
        headed = any(column.heading for column in columns)
        table = Table(
            box=box.HORIZONTALS,
            show_edge=headed,
            pad_edge=False,
            header_style="",
            show_header=headed,
            width=self.width,
        )
        for column in columns[::-1] if mirrored else columns:
            table.add_column(
                Block(Text(column.heading, style="cyan"), rtl=rtl),
                width=column.width, ratio=None if column.width else column.share,
            )  # fmt: skip
        for group in groups:
            for row in group:
                cells = [Block(cell.text, rtl=cell.rtl) for cell in row]
                table.add_row(*(cells[::-1] if mirrored else cells))
            table.add_section()
        self._print(table)

    def _print(self, what: Block | Table | Text) -> None:
        if self.terminal:
            self.console.print(what)
            return
        with self.console.capture() as captured:
            self.console.print(what)
        lines = captured.get().split("\n")
        self.console.file.write("\n".join(line.rstrip(" ") for line in lines))


def isolating(console: Console) -> bool:
    """Whether isolates are written: on terminals only, and not on one that says it can do nothing."""
    return console.is_terminal and not console.is_dumb_terminal


def _standard_output() -> Console:
    """Standard output as it is: a terminal, or plain text whatever the environment asks for."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper) and out.encoding.lower().replace("-", "") != "utf8":
        out.reconfigure(encoding="utf-8")  # no other encoding has Arabic and Latin letters together
    terminal = out.isatty()
    asked = os.environ.get("COLUMNS", "")
    width = None if terminal else int(asked) if asked.isdigit() and int(asked) > 0 else PLAIN_WIDTH
    return Console(force_terminal=terminal, width=width, markup=False, emoji=False, highlight=False)
