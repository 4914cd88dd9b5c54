"""Arabic inflection: from the form a dictionary prints to every form a report may print.

Mechanism only, on unvowelled spelling: verbs by the shape of their past and present, nouns by their
endings. It may make a form that no speaker uses; it must not miss one that reports use. Clitics in
front (و ف ب ل ك ال س) and pronouns behind are the business of `lexicon.words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class VerbForm(NamedTuple):
    """One written form of a verb; `person` as 3ms, 3fs, 3mp ...; `jussive` forms stand only after لم and لا."""

    text: str
    tense: str
    person: str
    jussive: bool = False


class NounForm(NamedTuple):
    """One written form of a noun phrase without article; `number` is sg, du or pl."""

    text: str
    number: str
    construct: bool = False


def past_forms(past: str) -> Iterator[VerbForm]:
    """All persons that reports use, from the third person masculine singular of the past tense."""

    def form(text: str, person: str) -> VerbForm:
        return VerbForm(text, "past", person)

    yield form(past, "3ms")
    if past[-1] in "ىا" and len(past) > 2:
        base, glide = past[:-1], ("ي" if past[-1] == "ى" else "و")
        yield from (form(base + "ت", "3fs"), form(base + "وا", "3mp"), form(base + "تا", "3fd"))
        yield from (form(base + glide + "ا", "3md"), form(base + glide + "ن", "3fp"), form(base + glide + "نا", "1p"))
        return
    if past[-1] == "ي":
        base = past[:-1]
        yield from (form(past + "ت", "3fs"), form(base + "وا", "3mp"), form(past + "ا", "3md"), form(past + "نا", "1p"))
        return
    yield from (form(past + "ت", "3fs"), form(past + "وا", "3mp"), form(past + "ا", "3md"), form(past + "تا", "3fd"))
    if past[-1] in "أء":
        yield form(past[:-1] + "ؤوا", "3mp")
    short = past[:-2] + past[-1] if len(past) > 2 and past[-2] == "ا" else past
    yield from (form(short + "ن", "3fp"), form(short + "نا", "1p"))


def present_forms(present: str) -> Iterator[VerbForm]:
    """All persons that reports use, from the third person masculine singular of the present tense."""
    stem = present[1:]
    weak = present[-1] in "ىيو" and len(present) > 3

    def form(text: str, person: str, *, jussive: bool = False) -> VerbForm:
        return VerbForm(text, "present", person, jussive)

    for prefix, person in (("ي", "3ms"), ("ت", "3fs"), ("ن", "1p")):
        yield form(prefix + stem, person)
    base = stem[:-1] if weak else stem
    glide = ("و" if present[-1] == "و" else "ي") if weak else ""
    if base[-1] == "أ":
        yield from (form("ي" + base[:-1] + "ؤون", "3mp"), form("ي" + base[:-1] + "ؤوا", "3mp"))
    yield from (form("ي" + base + "ون", "3mp"), form("ي" + base + "وا", "3mp"), form("ت" + base + "ون", "2mp"))
    for ending in ("ان", "ا"):
        yield form("ي" + base + glide + ending, "3md")
        yield form("ت" + base + glide + ending, "3fd")
    if not weak:
        yield form("ي" + stem + "ن", "3fp")
    if weak:
        shortened = base
    elif len(stem) > 2 and stem[-2] in "ايو":
        shortened = stem[:-2] + stem[-1]
    else:
        return
    for prefix, person in (("ي", "3ms"), ("ت", "3fs")):
        yield form(prefix + shortened, person, jussive=True)


def noun_forms(singular: str, plural: str | None) -> Iterator[NounForm]:
    """Singular, dual and plural of a noun or of noun + adjective(s), in every case a report may print."""
    head, *rest = singular.split()
    yield from _number(head, rest, "sg")
    yield from _dual(head, rest)
    if plural:
        head, *rest = plural.split()
        yield from _number(head, rest, "pl")


def _number(head: str, rest: list[str], number: str) -> Iterator[NounForm]:
    yield NounForm(" ".join([head, *rest]), number)
    if rest:
        yield NounForm(" ".join([head, *map(with_article, rest)]), number)
    if _takes_alef(head) or (number == "sg" and head.endswith(("ان", "ون", "ين"))):
        yield NounForm(" ".join([head + "ا", *(w + "ا" if _takes_alef(w) else w for w in rest)]), number)
        if rest:
            yield NounForm(" ".join([head + "ا", *rest]), number)
    if number == "pl" and head.endswith("ون") and len(head) > 4:
        oblique = head[:-2] + "ين"
        adjectives = [w[:-2] + "ين" if w.endswith("ون") else w for w in rest]
        yield NounForm(" ".join([oblique, *adjectives]), number)
        if rest:
            yield NounForm(" ".join([oblique, *map(with_article, adjectives)]), number)
        else:
            yield NounForm(head[:-1], number, construct=True)
            yield NounForm(oblique[:-1], number, construct=True)


def _dual(head: str, rest: list[str]) -> Iterator[NounForm]:
    if head.endswith(("ان", "ات", "ون")) and len(head) > 5:
        return
    for ending in ("ان", "ين"):
        words = [_dual_word(head, ending), *(_dual_word(w, ending) for w in rest)]
        yield NounForm(" ".join(words), "du")
        if rest:
            yield NounForm(" ".join([words[0], *map(with_article, words[1:])]), "du")
            yield NounForm(" ".join([words[0], *rest]), "du")
    if not rest:
        yield NounForm(_dual_word(head, "ا"), "du", construct=True)
        yield NounForm(_dual_word(head, "ي"), "du", construct=True)


def _dual_word(word: str, ending: str) -> str:
    if word.endswith("ة"):
        return word[:-1] + "ت" + ending
    if word.endswith("ى"):
        return word[:-1] + "ي" + ending
    return word + ending


def _takes_alef(word: str) -> bool:
    return word[-1] not in "ةىاء" and not word.endswith(("ات", "ون", "ين", "ان")) and len(word) > 2


def adjective_forms(masculine: str) -> Iterator[str]:
    """Every agreement form of a regular adjective, without article.

    >>> "عراقية" in set(adjective_forms("عراقي"))
    True
    """
    yield from (masculine, masculine + "ة", masculine + "ا", masculine + "ون", masculine + "ين", masculine + "ات")
    yield from (masculine + "ان", masculine + "تان", masculine + "تين")


def with_article(word: str) -> str:
    """The word with the article, unless it has one."""
    return word if word.startswith("ال") and len(word) > 4 else "ال" + word
