"""Second shape: search in the folded letters of reports, and claims inside a box on the map.

Frozen, as all migrations. Existing reports and claims are entered; their records are not touched.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy import exc

from isnad.ledger.words import search_row

_SQLITE = (
    "CREATE TABLE search_texts (n INTEGER PRIMARY KEY REFERENCES reports (n) ON DELETE CASCADE,"
    " folded TEXT NOT NULL, words TEXT NOT NULL)",
    # Words are split and stemmed before they come here: 'ascii' leaves all Arabic letters alone.
    "CREATE VIRTUAL TABLE search_words USING fts5 (words, content='search_texts', content_rowid='n',"
    " tokenize='ascii', detail='none', columnsize=0)",
    "CREATE VIRTUAL TABLE search_letters USING fts5 (folded, content='search_texts', content_rowid='n',"
    " tokenize='trigram', detail='none', columnsize=0)",
    # Entries leave by triggers and come in batches: a trigger for each would make FTS5 write to disk for each.
    "CREATE TRIGGER search_texts_out AFTER DELETE ON search_texts BEGIN"
    " INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.n, old.words);"
    " INSERT INTO search_letters (search_letters, rowid, folded) VALUES ('delete', old.n, old.folded); END",
    "CREATE VIRTUAL TABLE claim_boxes USING rtree (n, south, north, west, east)",
    "CREATE TRIGGER claim_boxes_out AFTER DELETE ON claims WHEN old.lat IS NOT NULL AND old.lon IS NOT NULL BEGIN"
    " DELETE FROM claim_boxes WHERE n = old.n; END",
)
_FILL_SQLITE = (
    "INSERT INTO search_words (rowid, words) SELECT n, words FROM search_texts",
    "INSERT INTO search_letters (rowid, folded) SELECT n, folded FROM search_texts",
    "INSERT INTO claim_boxes SELECT n, lat, lat, lon, lon FROM claims WHERE lat IS NOT NULL AND lon IS NOT NULL",
)
_POSTGRES = (
    "CREATE TABLE search_texts (n BIGINT PRIMARY KEY REFERENCES reports (n) ON DELETE CASCADE,"
    " folded TEXT NOT NULL, words TEXT[] NOT NULL)",
    # An array of our own stems rather than a tsvector: no second opinion on what a word is, no limit of 1 MB.
    "CREATE INDEX search_texts_words ON search_texts USING gin (words)",
    "CREATE INDEX claims_point ON claims (lat, lon) WHERE lat IS NOT NULL AND lon IS NOT NULL",
)


def apply(connection: sa.Connection, fold: Callable[[str], str]) -> None:
    """Make the search tables and fill them from the reports that are there."""
    postgres = connection.dialect.name == "postgresql"
    for statement in _POSTGRES if postgres else _SQLITE:
        connection.exec_driver_sql(statement)
    if postgres:
        _index_letters_where_possible(connection)
    enter = sa.text("INSERT INTO search_texts (n, folded, words) VALUES (:n, :folded, :words)")
    for n, text in connection.execute(sa.text("SELECT n, text FROM reports ORDER BY n")).all():
        connection.execute(enter, search_row(n, text, fold, as_array=postgres))
    for statement in () if postgres else _FILL_SQLITE:
        connection.exec_driver_sql(statement)


def _index_letters_where_possible(connection: sa.Connection) -> None:
    """Use pg_trgm where the server has it and lets us; without it the same query reads all texts."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except exc.DBAPIError:
        return
    home = connection.exec_driver_sql(
        "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ns ON ns.oid = extnamespace"
        " WHERE extname = 'pg_trgm'"
    ).scalar_one()
    connection.exec_driver_sql(
        f"CREATE INDEX search_texts_letters ON search_texts USING gin (folded {home}.gin_trgm_ops)"
    )
