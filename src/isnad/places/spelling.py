"""How else a place name is spelled: spaces, the article, أبو / بو / البو. Rules here, words in spelling.yaml.

Works on folded names only (`fold_key`), so hamza, ta marbuta and the like are no matter of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isnad.places.curated import Spelling
from isnad.text.normalise import fold_key

_ARTICLE = "ال"
_SHORTEST = 3  # letters that must be left of a word for a variant of it to be made
_LONGER = 4  # letters a bare word must have before it is given an article: صور is no الصور


class Variants:
    """The tolerated spellings of folded names."""

    def __init__(self, spelling: Spelling) -> None:
        self._first = sorted((fold_key(word) for word in spelling.first_words), key=len, reverse=True)
        self._kunya = tuple(fold_key(word) for word in spelling.kunya)

    def of(self, name: str) -> dict[str, bool]:
        """Other spellings of a folded name; true for those that count only after a cue (مدينة، قرية)."""
        made: dict[str, bool] = {}
        for bases in (self._kunyas(name), self._spaces(name), self._bare_second_word(name)):
            made.update(dict.fromkeys(bases, False))
        for base in (name, *made):
            for form in self._article(base):
                made.setdefault(form, " " not in form)
        made.pop(name, None)
        return made

    def _kunyas(self, name: str) -> Iterator[str]:
        """أبو كمال: بو كمال, البو كمال, البوكمال, ابوكمال."""
        first, _, rest = name.partition(" ")
        if first not in self._kunya:
            first = next((word for word in self._kunya if len(word) > 2 and name.startswith(word)), "")
            rest = name[len(first) :] if first and " " not in name else ""
        if len(rest) >= _SHORTEST:
            for word in self._kunya:
                yield f"{word} {rest}"
                yield f"{word}{rest}"

    def _spaces(self, name: str) -> Iterator[str]:
        words = name.split(" ")
        if len(words) == 2:
            yield "".join(words)
        elif len(words) == 1:
            for first in self._first:
                rest = name[len(first) :]
                if name.startswith(first) and len(rest) >= _SHORTEST:
                    yield f"{first} {rest}"

    def _bare_second_word(self, name: str) -> Iterator[str]:
        """دير الزور: دير زور."""
        words = name.split(" ")
        if len(words) == 2 and words[0] in self._first and words[1].startswith(_ARTICLE):
            yield f"{words[0]} {words[1][2:]}"

    def _article(self, name: str) -> Iterator[str]:
        if name.startswith(_ARTICLE) and len(name.split(" ")[0]) >= len(_ARTICLE) + _SHORTEST:
            yield name[len(_ARTICLE) :]
        elif " " not in name and len(name) >= _LONGER and not name.startswith(_ARTICLE):
            yield _ARTICLE + name


def sound(name: str, sounds: Mapping[str, str]) -> str:
    """A rough Latin rendering of an Arabic name, to be compared with an English one."""
    folded = fold_key(name)
    return "".join(sounds.get(letter, "") for letter in folded)
