"""What a page's containers say of what they hold, by containers.yaml."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

import msgspec
import yaml

from isnad.records import ZoneKind

Element: TypeAlias = Any  # an element of lxml, which has no type hints
_NAMED_BY = ("class", "id", "role", "itemprop", "data-testid", "data-component")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Mark(msgspec.Struct, frozen=True, eq=False):
    """An element that says of itself what it holds; `word` is the part of its name that says so, `weak` a mere hint."""

    kind: ZoneKind
    element: Element
    word: str = ""
    weak: bool = False


def text_of(element: Element) -> str:
    """All words in an element, single-spaced."""
    return " ".join("".join(element.itertext()).split())


def marks_of(element: Element, *, control: bool) -> list[Mark]:
    """What an element says of its content; nothing for most."""
    kind = ZoneKind.FURNITURE if control else _by_tag().get(element.tag)
    if kind is not None:
        return [Mark(kind, element)]
    for attribute in _NAMED_BY if element.attrib else ():
        names = element.get(attribute)
        if names and (said := _said_by(names)) is not None:
            return [Mark(said.kind, element, said.word, said.weak)]
    return []


class _Said(NamedTuple):
    kind: ZoneKind
    word: str
    weak: bool


@lru_cache(maxsize=50_000)
def _said_by(names: str) -> _Said | None:
    """What a list of names speaks of; comment before teaser before the rest, as in the file, and hints at the end."""
    whole = {name.lower() for name in names.split()}
    parts = {part.lower() for name in names.split() for part in _PART.findall(name)} | whole
    for rule in _rules():
        if found := (rule.names & whole) or (rule.words & parts):
            return _Said(rule.kind, min(found), weak=False)
    for rule in _rules():
        if found := rule.hints & parts:
            return _Said(rule.kind, min(found), weak=True)
    return None


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: ZoneKind
    tags: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    raw: list[dict[str, Any]] = yaml.safe_load(files(__package__).joinpath("containers.yaml").read_text("utf-8"))
    return tuple(msgspec.convert(row, _Rule) for row in raw)


@lru_cache(maxsize=1)
def _by_tag() -> dict[str, ZoneKind]:
    return {tag: rule.kind for rule in _rules() for tag in rule.tags}
