"""Loads the lexicon's YAML into one `Lexicon`: entries by layer, a vocabulary of forms, closed classes.

Reading YAML takes about a second, so what was read is kept, packed, in the user's cache folder under the
digest of the files; nothing is loaded when the package is imported.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from isnad.errors import IsnadError
from isnad.lexicon import forms, lives
from isnad.lexicon.guards import Contexts, compile_guards
from isnad.lexicon.model import (
    Actor,
    Arm,
    Context,
    Entry,
    Form,
    Happening,
    Layer,
    Office,
    PeopleKind,
    PlaceName,
    Saying,
    SourceKind,
    TargetKind,
    WeaponKind,
)  # fmt: skip
from isnad.lexicon.words import BIT, Word, analyse
from isnad.text.normalise import fold_key

WordList = dict[str, list[tuple[str, ...]]]
E = TypeVar("E", bound=Entry)

HERE = Path(__file__).parent / "ar"
_MEMO_LIMIT = 200_000  # words analysed and remembered: about 100 MB at most


class Lexicon:
    """The language as this run knows it; `version` changes whenever a file does."""

    def __init__(self, raw: dict[str, Any], version: str) -> None:
        self.version = version
        self.raw = raw
        self.happenings = _entries(raw, "happenings/", Happening)
        self.actors = _entries(raw, "actors/", Actor, skip="offices.yaml")
        self.offices = [msgspec.convert(o, Office, strict=False) for o in raw.get("actors/offices.yaml") or []]
        self.arms = _entries(raw, "arms.yaml", Arm)
        self.weapons = _entries(raw, "weapons.yaml", WeaponKind)
        self.sayings = _entries(raw, "sayings.yaml", Saying)
        self.sources = _entries(raw, "sources.yaml", SourceKind)
        self.people = _entries(raw, "people.yaml", PeopleKind)
        self.targets = _entries(raw, "targets.yaml", TargetKind)
        self.contexts = _entries(raw, "contexts.yaml", Context)
        self.grammar: dict[str, dict[str, list[str]]] = raw.get("grammar.yaml") or {"words": {}, "verbs": {}}
        self.classes = _class_bits(self.grammar["words"])
        self.lists = {name: _word_list(words) for name, words in self.grammar.get("lists", {}).items()}
        self.vocabulary = forms.vocabulary(self._forms())
        self.by_arm = {(a.country, a.arm): a for a in reversed(self.actors.values()) if a.arm}
        guarded = (
            *self.happenings.values(),
            *self.actors.values(),
            *self.weapons.values(),
            *self.people.values(),
            *self.targets.values(),
        )
        self.guards = compile_guards(guarded)
        self.context_finder = Contexts(self.contexts.values())
        self.place_words = _place_words(raw.get("place_cues.yaml") or {})
        self.number_words = _number_words(raw.get("numbers.yaml") or {})
        self._words: dict[str, Word] = {}

    def _forms(self) -> Iterator[tuple[str, Form]]:
        for entries, make in self._layers():
            for entry in entries.values():
                yield from make(entry)
        for name, notations in self.grammar["verbs"].items():
            yield from forms.of_verb_class(name, notations)
        for name, words in self.grammar["words"].items():
            yield from forms.of_word_class(name, words)
        for office in self.offices:
            entry = Actor(
                id=office.id, en=office.office["en"], ar=office.office["ar"], kind="office", country=office.country
            )
            yield from forms.names(Layer.ACTOR, entry, [office.office["ar"], *office.names])
            yield from forms.names(Layer.ACTOR, entry, office.short, short=True)

    def _layers(self) -> Iterator[tuple[dict[str, Any], Callable[[Any], forms.Keyed]]]:
        yield self.happenings, forms.of_happening
        yield self.actors, forms.of_actor
        yield self.arms, forms.of_arm
        yield self.weapons, forms.of_weapon
        yield self.sayings, forms.of_saying
        yield self.sources, forms.of_source
        yield self.people, forms.of_people
        yield self.targets, forms.of_target

    def with_places(self, names: Iterable[tuple[tuple[str, ...], tuple[str, ...], bool]]) -> Lexicon:
        """The same lexicon with the names of a gazetteer in its vocabulary; this one stays as it is.

        Args:
            names: folded words of a name, ids of the places that bear it, whether it needs a cue.
        """
        new = (
            (words[0], Form(Layer.PLACE, PlaceName(id=" ".join(words), ids=ids, cue=cue), "name", "", tuple(words[1:])))
            for words, ids, cue in names
        )
        known = copy(self)
        known.vocabulary = dict(self.vocabulary)
        for key, found in forms.vocabulary(new).items():
            known.vocabulary[key] = tuple(sorted((*self.vocabulary.get(key, ()), *found), key=lambda f: -len(f.rest)))
        known._words = {}
        return known

    def word(self, key: str) -> Word:
        """The analysis of one folded word, remembered."""
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= _MEMO_LIMIT:
                self._words.clear()
            found = self._words[key] = analyse(key, self.vocabulary, self.classes)
        return found


def _place_words(raw: dict[str, Any]) -> frozenset[str]:
    """The words that announce a place (مدينة، قرية، محيط), folded, with and without article."""
    given = [w for words in (raw.get("kinds") or {}).values() for w in words]
    given += [w for key in ("countryside", "around", "inside") for w in raw.get(key) or ()]
    return frozenset(form for w in given for form in (fold_key(w), "ال" + fold_key(w)))


def _number_words(raw: dict[str, Any]) -> frozenset[str]:
    """The first words of amounts, folded: numbers in words and the vague ones (عشرات، بضعة)."""
    rows = [*raw.get("cardinals", ()), *raw.get("spoken", ())]
    given = [w for row in rows for k in ("any", "with_masculine", "with_feminine") for w in row.get(k, ())]
    given += [w for row in raw.get("scales", ()) for k in ("singular", "dual", "plural") for w in row[k]]
    given += [w for row in raw.get("policy", ()) if row["kind"] in ("amount", "bound") for w in row.get("words", ())]
    return frozenset(fold_key(w).split()[0] for w in given) - {"ما", "لا", "من", "علي", "في", "قد", "احد", "احدي", "لم"}


def _class_bits(words: dict[str, list[str]]) -> dict[str, int]:
    bits: dict[str, int] = {}
    for name, members in words.items():
        for word in members:
            key = fold_key(word)
            if name not in BIT:
                raise IsnadError(
                    "E-LEX-004",
                    f"grammar.yaml: the class {name} is not known.",
                    "See lexicon/words.py for the classes.",
                )
            if " " not in key:
                bits[key] = bits.get(key, 0) | BIT[name]
    return bits


def _word_list(words: list[str]) -> WordList:
    """The members of a list by their first word, the longest first."""
    found: WordList = {}
    for member in words:
        first, *rest = fold_key(member).split()
        found.setdefault(first, []).append(tuple(rest))
    for rests in found.values():
        rests.sort(key=len, reverse=True)
    return found


def _entries(raw: dict[str, Any], where: str, kind: type[E], *, skip: str = "") -> dict[str, E]:
    """The entries of one file or folder by id; a fault is told with its file and entry."""
    found: dict[str, E] = {}
    for name, rows in raw.items():
        if not name.startswith(where) or (skip and name.endswith(skip)):
            continue
        for row in rows or []:
            try:
                entry = msgspec.convert(row, kind, strict=False)
            except msgspec.ValidationError as fault:
                label = row.get("id", "?") if isinstance(row, dict) else "?"
                raise IsnadError(
                    "E-LEX-001", f"{name}, entry {label}: {fault}.", "See docs/lexicon.md for the keys."
                ) from None
            if (amiss := next(lives.faults(entry), None)) is not None:
                raise IsnadError("E-LEX-005", f"{name}, entry {entry.id}: {amiss}.", "See `since` in docs/lexicon.md.")
            if entry.id in found:
                raise IsnadError("E-LEX-002", f"{name}: the id {entry.id} is used twice.", "Ids are unique.")
            found[entry.id] = entry
    return found


def read_files(folder: Path) -> tuple[dict[str, Any], str]:
    """The YAML files of a folder by relative name, and the digest of their bytes."""
    paths = sorted(p for p in folder.rglob("*.yaml"))
    digest = hashlib.sha256()
    contents: dict[str, bytes] = {}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        contents[name] = path.read_bytes()
        digest.update(name.encode() + b"\0" + contents[name] + b"\0")
    version = digest.hexdigest()[:16]
    packed = _cache_path(version)
    if packed is not None and packed.is_file():
        try:
            return msgspec.msgpack.decode(packed.read_bytes()), version
        except (msgspec.MsgspecError, OSError):
            pass  # damaged, or another user's: it is read anew
    parsed = {name: _parse(name, data) for name, data in contents.items()}
    data = msgspec.msgpack.encode(parsed, enc_hook=str)  # dates as text, as the cache has them
    _keep(packed, data)
    return msgspec.msgpack.decode(data), version


def _parse(name: str, data: bytes) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(data, Loader=loader)  # noqa: S506 (a safe loader either way)
    except yaml.YAMLError as fault:
        raise IsnadError("E-LEX-003", f"{name} is not YAML: {fault}.", "Mend the line it names.") from None


def _cache_path(version: str) -> Path | None:
    from platformdirs import user_cache_path

    folder = Path(os.environ["ISNAD_CACHE"]) if "ISNAD_CACHE" in os.environ else user_cache_path("isnad")
    return folder / f"lexicon-{version}.msgpack"


def _keep(path: Path | None, data: bytes) -> None:
    """Write the packed lexicon beside others; a folder that cannot be written is no fault."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            out.write(data)
    except OSError:
        return
    try:
        Path(out.name).replace(path)
    except OSError:
        Path(out.name).unlink(missing_ok=True)


@lru_cache(maxsize=1)
def default() -> Lexicon:
    """The lexicon that ships with isnad."""
    return Lexicon(*read_files(HERE))
