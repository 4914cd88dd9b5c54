"""The format of tests/specs: what is expected first, then the phrases that must give it, then those that must not.

    rows:
      - expect: {...}      # what a phrase gives; the keys are those of the runner
        given: [...]       # phrases that give it
        not: [...]         # phrases that do not
    known_bugs:            # rows of the same shape, with `why`; each of their phrases fails today

Other keys of a row (`anchor`, `future`) go to the runner. Strict: a phrase under `known_bugs` that comes to
pass fails the test, which says so. A reader's failing sentence becomes a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).with_name("specs") / "ar"
Options = dict[str, Any]
Gives = Callable[[str, Any, Options], bool]  # a phrase, what is expected, the row's other keys


class _Loader(yaml.SafeLoader):
    """YAML in which 2018-05-27 is the text that stands there."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain_yaml(path: Path) -> Any:
    """A spec file with its dates as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


class Phrase(NamedTuple):
    """One phrase of a row."""

    text: str
    expect: Any
    must: bool
    options: Options
    bug: str | None

    def holds(self, gives: Gives) -> bool:
        """Whether it does what its row says."""
        return gives(self.text, self.expect, self.options) is self.must

    def __str__(self) -> str:
        verb = "must give" if self.must else "must not give"
        return f"{self.text!r} {verb} {self.expect} {self.options or ''}"


def phrases(name: str) -> Iterator[Phrase]:
    """Every phrase of a spec file."""
    spec = plain_yaml(FOLDER / name)
    shared = {key: value for key, value in spec.items() if key not in ("rows", "known_bugs")}
    for row in spec["rows"]:
        yield from _of_row(row, shared, None)
    for row in spec.get("known_bugs") or []:
        yield from _of_row(row, shared, row["why"])


def _of_row(row: dict[str, Any], shared: Options, bug: str | None) -> Iterator[Phrase]:
    options = shared | {key: value for key, value in row.items() if key not in ("expect", "given", "not", "why")}
    for must, texts in ((True, row.get("given")), (False, row.get("not"))):
        for text in texts or ():
            yield Phrase(text, row["expect"], must, options, bug)


def broken(name: str, gives: Gives) -> list[str]:
    """The phrases of a spec file that do not hold, and the known bugs that are none any more."""
    return [
        f"{phrase}: {'passes now, take it out of known_bugs' if phrase.bug else 'fails'}"
        for phrase in phrases(name)
        if phrase.holds(gives) is (phrase.bug is not None)
    ]
