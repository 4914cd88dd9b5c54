"""'The current year 2023', 'last year 2022', 'next year 2024': the year of the report, by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.dates.clues.words import TRANSPARENT, Passage, Phrases, forms
from isnad.dates.constraints import Constraint, Trust
from isnad.dates.interval import year
from isnad.text.normalise import fold_key
from isnad.text.tokens import Kind

_BETWEEN = 2  # tokens from 'this year' to the figure: brackets, a comma
_YEARS = {"this_year": 0, "last_year": 1, "next_year": -1}  # how many years after the named one the report is


class ThisYear:
    """The wordings of clues/lifetimes.yaml that call a year the current, the last or the next."""

    def __init__(self, raw: Mapping[str, Any], counted: Iterable[str]) -> None:
        self._years = Phrases((wording, after) for name, after in _YEARS.items() for wording in raw[name])
        self._the_year, self._current = (frozenset(map(fold_key, raw[name])) for name in ("the_year", "current"))
        self._counted = frozenset(map(fold_key, (*counted, *raw["counted"])))

    def find(self, passage: Passage) -> Iterator[Constraint]:
        """'The current year 2023', 'last year 2022': the year of the report."""
        if not passage.has_year:
            return
        keys = passage.keys
        for at in range(len(keys)):
            for behind, after in self._years.at(keys, at):
                yield from self._year_at(passage, at, behind, after=after)
            if not self._the_year.isdisjoint(forms(keys[at])) and at + 2 < len(keys) and keys[at + 2] in self._current:
                yield from self._year_at(passage, at, at + 1, more=1)

    def _year_at(
        self, passage: Passage, first: int, behind: int, *, after: int = 0, more: int = 0
    ) -> Iterator[Constraint]:
        for index in range(behind, min(behind + _BETWEEN, len(passage.keys))):
            key = passage.keys[index]
            if passage.sentence.kinds[index] is Kind.NUMBER and len(key) == 4 and key.isdigit():
                if 1990 <= int(key) <= 2100 and not self._is_count(passage, index + 1):
                    rule = "published.year-beside" if after else "published.this-year"
                    basis = passage.basis(rule, first, index + 1 + more)
                    yield Constraint(trust=Trust.TODAY, basis=basis, spans=(year(int(key) + after),))
                return
            if key not in TRANSPARENT:
                return

    def _is_count(self, passage: Passage, behind: int) -> bool:
        """Whether what stands behind a figure is counted by it: هذا العام 2021 مدنيا, 1990 منهم."""
        keys = passage.keys
        if behind >= len(keys) or keys[behind] in TRANSPARENT:
            return False
        found = forms(keys[behind])
        return not self._counted.isdisjoint(found) or (len(keys[behind]) > 3 and keys[behind].endswith("ا"))
