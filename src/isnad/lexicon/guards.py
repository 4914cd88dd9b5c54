"""Keeps a word from being read as an entry in the wrong company.

`never_after`, `never_before`, `company`, `except` and `unless` of docs/lexicon.md, compiled once for the
entries that have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isnad.lexicon import inflect
from isnad.lexicon.model import Context, Guarded
from isnad.text.normalise import fold_key

_NONE: frozenset[str] = frozenset()
_WAR = "war"
_OUTWEIGHED = frozenset({"culture", "economy", "law", "science", "history", "figurative"})


class Guard(NamedTuple):
    """The folded words of one entry's guards."""

    company: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    exceptions: frozenset[str]
    unless: frozenset[str]

    def refuses(self, keys: Sequence[str], first: int, behind: int, contexts: Contexts) -> bool:
        """Whether the words `[first, behind)` mean something else here."""
        if self.exceptions and keys[first] in self.exceptions:
            return True
        if self.after and first and self.after.intersection(_variants(keys[first - 1])):
            return True
        if self.before and behind < len(keys) and self.before.intersection(_variants(keys[behind])):
            return True
        if self.company and not any(self.company.intersection(_variants(key)) for key in keys):
            return True
        return bool(self.unless) and contexts.veto(self.unless, keys, behind)


def compile_guards(entries: Iterable[Guarded]) -> dict[str, Guard]:
    """The guards by entry id; entries without any are left out."""
    guards: dict[str, Guard] = {}
    for entry in entries:
        given = (entry.company, entry.never_after, entry.never_before, entry.except_)
        if any(given) or entry.unless:
            company, after, before = (frozenset(_forms_of(words)) for words in given[:3])
            exceptions = frozenset(map(fold_key, entry.except_))
            guards[entry.id] = Guard(company, after, before, exceptions, frozenset(entry.unless))
    return guards


def _forms_of(notations: Iterable[str]) -> Iterator[str]:
    """Context words in every number; the notation is that of nouns."""
    for notation in notations:
        singular, _, plural = notation.partition("/")
        yield from (fold_key(form.text) for form in inflect.noun_forms(singular, plural or None))


class Contexts:
    """Which other domains a sentence speaks of; asked once a sentence, only when a guard needs it."""

    def __init__(self, contexts: Iterable[Context]) -> None:
        self._words: dict[str, set[str]] = {}
        self._phrases: dict[str, set[str]] = {}
        self._beside: dict[str, set[str]] = {}
        self._never_after: dict[str, frozenset[str]] = {}
        for context in contexts:
            if context.never_after:
                self._never_after[context.id] = frozenset(map(fold_key, context.never_after))
            for key in (*_forms_of(context.words), *map(fold_key, context.phrases)):
                table = self._beside if context.scope == "beside" else self._phrases if " " in key else self._words
                table.setdefault(key, set()).add(context.id)
        self._seen: tuple[Sequence[str], frozenset[str]] | None = None

    def veto(self, unless: frozenset[str], keys: Sequence[str], behind: int) -> bool:
        """Whether one of the contexts is there."""
        around = self._of_sentence(keys)
        if not unless.isdisjoint(around - _OUTWEIGHED if _WAR in around else around):
            return True
        following = _variants(keys[behind]) if behind < len(keys) else ()
        if any(not unless.isdisjoint(self._beside.get(form, ())) for form in following):
            return True
        ahead = " ".join(keys[behind : behind + 4]) + " "
        return any(
            not unless.isdisjoint(ids)
            for phrase, ids in self._beside.items()
            if " " in phrase and ahead.startswith(f"{phrase} ")
        )

    def _of_sentence(self, keys: Sequence[str]) -> frozenset[str]:
        if self._seen is None or self._seen[0] is not keys:
            self._seen = (keys, frozenset(self._find(keys)))
        return self._seen[1]

    def _find(self, keys: Sequence[str]) -> Iterator[str]:
        for at, key in enumerate(keys):
            for form in _variants(key):
                for context in self._words.get(form, ()):
                    if at == 0 or self._never_after.get(context, _NONE).isdisjoint(_variants(keys[at - 1])):
                        yield context
        text = f" {' '.join(keys)} "
        for phrase, ids in self._phrases.items():
            if f" {phrase} " in text:
                yield from ids


@lru_cache(maxsize=1 << 16)
def _variants(key: str) -> tuple[str, ...]:
    """A word and what is left without و ف ب ل ك, the article and a final ا of the accusative."""
    found = [key]
    if key[:1] in "وف" and len(key) > 3:
        found.append(key[1:])
    found += [form[1:] for form in found if form[:1] in "بلك" and len(form) > 3]
    found += [form[2:] for form in found if form.startswith(("ال", "لل")) and len(form) > 4]
    found += [form[:-1] for form in found if form.endswith("ا") and len(form) > 4]
    return tuple(found)
