"""The languages of languages.yaml, made ready for counting; read when the first text is looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

_FILE = Path(__file__).with_name("languages.yaml")
ARABIC = 0  # its place among the languages
WORD, RARE, LETTER = 2, 1, 1  # what each counts

# Vowel signs, tatweel, marks that cannot be seen: they tell nothing, and break words up.
_MARKS = re.compile(
    "[\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# One letter on different keyboards. Before that, Kurdish ە as the old Kurdish keyboards write it: he and a non-joiner.
_KEYBOARDS = (("ه\u200c", "ە"), ("ی", "ي"), ("ى", "ي"), ("ک", "ك"), ("ھ", "ه"))
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Hebrew": re.compile(r"[\u05d0-\u05f2]"),
}
_LOWER_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")


class Profile(msgspec.Struct, frozen=True):
    """What languages.yaml says of a language."""

    code: str | None = None
    name: str = ""
    words: str = ""
    rare: str = ""
    letters: str = ""
    borrowed: str = ""
    starts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Script(NamedTuple):
    """A script other than Arabic, and the languages known in it."""

    name: str
    languages: list[Profile]

    def letters_in(self, letters: str) -> int:
        """How many of some letters belong to the script."""
        return len(_SCRIPTS[self.name].findall(letters))

    def language(self, text: str, least: float) -> Profile | None:
        """The language with the most small words, letters of its own deciding; None below a share of all words."""
        words = _LOWER_WORD.findall(text)
        if len(self.languages) == 1:
            return self.languages[0]

        def hits(profile: Profile) -> float:
            small = frozenset(profile.words.split())
            own = frozenset(profile.letters)
            return sum((word in small) + 0.6 * (not own.isdisjoint(word)) for word in words)

        best = max(self.languages, key=hits)
        return best if hits(best) >= max(1.0, least * len(words)) else None


class Profiles(NamedTuple):
    """All languages, by what is looked for; a language is a number, its place in `languages`."""

    languages: list[Profile]  # in Arabic script; the first is Arabic
    articles: list[str]  # as they begin a word, after a space
    not_articles: list[str]
    words: dict[str, list[tuple[int, int]]]  # whose, and what it counts
    letters: dict[str, list[int]]
    borrowed: dict[str, list[int]]
    scripts: list[Script]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    arabic: Profile
    others: list[Profile]
    scripts: dict[str, list[Profile]]


def plain(text: str) -> str:
    """A text without marks, one letter for each that keyboards write in several ways; other letters stay."""
    text = _MARKS.sub("", text)
    for given, one in _KEYBOARDS:
        text = text.replace(given, one)
    return text


def for_lookup(text: str) -> str:
    """A plain text as words are looked up in it: alef without hamza, Urdu's he as Arabic keyboards have it."""
    return text.replace("أ", "ا").replace("إ", "ا").replace("ہ", "ه").replace("ۀ", "ه")


@lru_cache(maxsize=1)
def profiles() -> Profiles:
    """The languages that ship with isnad."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    file = msgspec.convert(yaml.load(_FILE.read_text("utf-8"), loader), _File)  # noqa: S506 (a safe loader)
    words: dict[str, list[tuple[int, int]]] = {}
    letters: dict[str, list[int]] = {}
    borrowed: dict[str, list[int]] = {}
    languages = [file.arabic, *file.others]
    for at, profile in enumerate(languages):
        for word, weight in _weights(profile).items():
            words.setdefault(word, []).append((at, weight))
        for of, found in ((profile.letters, letters), (profile.borrowed, borrowed)):
            for letter in of:
                found.setdefault(letter, []).append(at)
    return Profiles(
        languages=languages,
        articles=[f" {start}" for start in file.arabic.starts],
        not_articles=[f" {name} " for name in file.arabic.names],
        words=words,
        letters=letters,
        borrowed=borrowed,
        scripts=[Script(name, spoken) for name, spoken in file.scripts.items()],
    )


def _weights(profile: Profile) -> dict[str, int]:
    """The words of a language, as they are looked up, and what each counts."""
    rare, words = (for_lookup(plain(listed)).split() for listed in (profile.rare, profile.words))
    return dict.fromkeys(rare, RARE) | dict.fromkeys(words, WORD)
