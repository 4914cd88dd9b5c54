"""The two questions that SQLite and PostgreSQL answer differently: words in reports, and claims on the map.

Both give ids in one and the same order whichever database is behind.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from isnad.ledger.errors import LedgerError
from isnad.ledger.ledger import Ledger
from isnad.ledger.words import folded_letters, index_text, stems, words_of

_TRIGRAM = 3  # a shorter stretch of letters is in too many words to be worth asking for


def search_text(ledger: Ledger, query: str, exact: bool = False, limit: int = 50) -> list[str]:
    """Ids of the reports that have all the words of a query.

    Letters are folded on both sides (hamza, ta marbuta, vowel signs, digits, tatweel). A word is found in its
    other forms, and also inside longer ones: قصف finds وقصفت. A figure is found only whole. Reports that have
    the words as words come before those that have the letters inside other words; then the newest first.

    Args:
        ledger: where to look.
        query: words; their order does not matter unless `exact`.
        exact: the query as it is spelled, in one stretch, with no letter folded.
        limit: how many ids at most.
    """
    if exact:
        return _exact(ledger, index_text(query.strip()), limit)
    words = list(dict.fromkeys(words_of(folded_letters(query, ledger.fold))))
    if not words:
        return []
    values: dict[str, Any] = {"limit": limit}
    found, as_words = [], []
    for number, word in enumerate(words):
        as_word = _as_word(ledger, number, word, values)
        as_words.append(as_word)
        inside = _inside(ledger, number, word, values)
        found.append(f"({as_word} OR {inside})" if inside else as_word)
    return _reports(
        ledger,
        where=" AND ".join(found),
        order=f"CASE WHEN {' AND '.join(as_words)} THEN 0 ELSE 1 END, ",
        values=values,
    )


def in_box(ledger: Ledger, south: float, west: float, north: float, east: float) -> list[str]:
    """Ids, in order, of the claims whose point lies in a box; its border belongs to it.

    Degrees, WGS84. `west` greater than `east` is a box across the 180th meridian. The point alone counts, not
    the radius around it.

    Raises:
        LedgerError: E-DB-010 for degrees that no place has, or south above north.
    """
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise LedgerError(
            "E-DB-010",
            f"no box on the globe has south {south}, west {west}, north {north}, east {east}",
            "Give degrees in the order south, west, north, east",
        )
    stretches = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    source = "claims c"
    near = ""
    if not ledger.database.postgres:
        source = "claim_boxes b JOIN claims c ON c.n = b.n"  # rounded outwards; the exact point decides
        near = "b.south <= :north AND b.north >= :south AND b.west <= :east AND b.east >= :west AND "
    statement = sa.text(
        f"SELECT c.id FROM {source} WHERE {near}"  # noqa: S608 - made of constants
        "c.lat BETWEEN :south AND :north AND c.lon BETWEEN :west AND :east"
    )
    ids: set[str] = set()
    with ledger.database.reading() as connection:
        for left, right in stretches:
            box = {"south": south, "north": north, "west": left, "east": right}
            ids.update(connection.scalars(statement, box))
    return sorted(ids)


def _exact(ledger: Ledger, query: str, limit: int) -> list[str]:
    if not query:
        return []
    values: dict[str, Any] = {"limit": limit, "query": query}
    words = words_of(folded_letters(query, ledger.fold))
    near = [_inside(ledger, number, word, values, figures=True) for number, word in enumerate(words)]
    spelled = "strpos(r.text, :query) > 0" if ledger.database.postgres else "instr(r.text, :query) > 0"
    return _reports(ledger, where=" AND ".join([*filter(None, near), spelled]), order="", values=values)


def _as_word(ledger: Ledger, number: int, word: str, values: dict[str, Any]) -> str:
    """The condition that a report has the word in one of its forms."""
    name = f"word{number}"
    if ledger.database.postgres:
        values[name] = list(stems(word))
        return f"s.words && CAST(:{name} AS text[])"
    values[name] = " OR ".join(f'"{stem}"' for stem in stems(word))
    return f"s.n IN (SELECT rowid FROM search_words WHERE search_words MATCH :{name})"  # noqa: S608


def _inside(ledger: Ledger, number: int, word: str, values: dict[str, Any], *, figures: bool = False) -> str | None:
    """The condition that a report has the letters anywhere, where that is worth asking."""
    if len(word) < _TRIGRAM or (word.isdigit() and not figures):
        return None
    name = f"letters{number}"
    values[name] = f"%{word}%"  # letters and digits alone: none of them is a wildcard
    if ledger.database.postgres:
        return f"s.folded LIKE :{name}"
    return f"s.n IN (SELECT rowid FROM search_letters WHERE folded LIKE :{name})"  # noqa: S608


def _reports(ledger: Ledger, *, where: str, order: str, values: dict[str, Any]) -> list[str]:
    statement = sa.text(
        f"SELECT r.id FROM search_texts s JOIN reports r ON r.n = s.n WHERE {where}"  # noqa: S608
        f" ORDER BY {order}r.published DESC NULLS LAST, r.id LIMIT :limit"
    )
    with ledger.database.reading() as connection:
        return list(connection.scalars(statement, values))
