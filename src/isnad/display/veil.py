"""Names of private people are hidden in everything shown, the reports' own sentences included, unless asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isnad.records import Claim

_CLITICS = "[وف]?[بلك]?"


class Veil:
    """Hides the names of private people in a text."""

    def __init__(self, claims: Iterable[Claim] = (), *, lifted: bool = False) -> None:
        """Take the names from claims.

        Args:
            claims: all claims of the reports that will be quoted, since a name in one is also in the words of another.
            lifted: hide nothing.
        """
        private = [person for claim in claims for person in claim.people if person.private] if not lifted else []
        names = {name.strip() for person in private for name in (person.name or person.text, person.name or "")}
        longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
        alternatives = "|".join(re.escape(name) for name in longest_first)
        self._names = re.compile(rf"(?<!\w)({_CLITICS})(?:{alternatives})(?!\w)") if alternatives else None

    @property
    def active(self) -> bool:
        """Whether there is anything to hide."""
        return self._names is not None

    def over(self, text: str, hidden: str) -> str:
        """The text with `hidden` in place of each name."""
        return self._names.sub(lambda found: f"{found[1]}{hidden}", text) if self._names else text

    def hides(self, text: str) -> bool:
        """Whether a name would be hidden in it."""
        return bool(self._names and self._names.search(text))
