"""What the display says, in English and in Arabic: texts, terms for the closed vocabularies, rules in plain words.

All of it is data in `labels/`; what the lexicon already labels (happenings, kinds of target, countries) is taken
from there, so that no word is kept twice.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from isnad.lexicon.load import HERE as LEXICON
from isnad.lexicon.load import read_files

LANGUAGES = ("en", "ar")
_FOLDER = Path(__file__).parent / "labels"

Both = dict[str, str]  # {"en": ..., "ar": ...}


class Labels:
    """Every string of the display, in both languages."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self.texts: dict[str, Both] = _parse(folder / "texts.yaml")
        self.terms: dict[str, dict[str, Both]] = {
            kind: {str(value): both for value, both in terms.items()}
            for kind, terms in _parse(folder / "terms.yaml").items()
        }
        self.rules: dict[str, Both] = _parse(folder / "rules.yaml")

    def term(self, kind: str, value: object, lang: str) -> str:
        """The words for a value of a closed vocabulary; the value itself where there are none."""
        both = self.terms.get(kind, {}).get(str(value)) or self._of_lexicon(kind, str(value))
        return both[lang] if both else str(value)

    def rule(self, name: str, lang: str) -> str | None:
        """A rule in a plain sentence; None where its name is all there is."""
        both = self.rules.get(name)
        if both is not None:
            return both[lang]
        entry = self.happenings.get(name)
        return self.texts["why.lexicon"][lang].format(label=entry[lang]) if entry else None

    def _of_lexicon(self, kind: str, value: str) -> Both | None:
        if kind == "target":
            return self.targets.get(value)
        if kind == "entry":
            return self.entries.get(value)
        return self.countries.get(value) if kind == "country" else None

    @cached_property
    def happenings(self) -> dict[str, Both]:
        """The lexicon's labels of happenings by id."""
        names = [name for name in self._lexicon if name.startswith("happenings/")]
        return {row["id"]: _both(row) for name in names for row in self._lexicon[name] or []}

    @cached_property
    def targets(self) -> dict[str, Both]:
        """The lexicon's labels of targets by kind; the first entry of a kind names it."""
        found: dict[str, Both] = {}
        for row in self._lexicon.get("targets.yaml") or []:
            found.setdefault(row["kind"], _both(row))
        return found

    @cached_property
    def countries(self) -> dict[str, Both]:
        """The names of countries by their two letters."""
        rows = self._lexicon.get("actors/states.yaml") or []
        return {row["country"]: _both(row) for row in rows if row.get("kind") == "state" and row.get("country")}

    @cached_property
    def entries(self) -> dict[str, Both]:
        """The names of what dates reports, by id: milestones, with their day, and offices."""
        found = {row["id"]: row["office"] for row in self._lexicon.get("actors/offices.yaml") or []}
        for row in self._lexicon.get("clues/holders.yaml") or []:
            found[row["id"]] = {"en": row.get("en") or row["titles"][0], "ar": row["titles"][0]}
        for row in (self._lexicon.get("clues/milestones.yaml") or {}).get("milestones", ()):
            found[row["id"]] = {lang: f"{row[lang]}: {row['date']}" for lang in LANGUAGES}
        return found

    @cached_property
    def _lexicon(self) -> dict[str, Any]:
        return read_files(LEXICON)[0]


def _both(row: dict[str, Any]) -> Both:
    return {"en": row["en"], "ar": row["ar"]}


def _parse(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def labels() -> Labels:
    """The labels that ship with isnad."""
    return Labels()
