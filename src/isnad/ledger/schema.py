"""The tables as queries see them; `migration_*.py` make them.

In every table `record` is authoritative: the JSON of the record in `isnad.records`, exactly as msgspec writes
it. All other columns are an index made from it and can be made again (`Ledger.reindex`). What other reports
add stands beside the record, never in it, and is replaced as a whole after each linking: `claims.event`,
`reports.main_event` and the JSON in `views`.

`n` numbers the rows of `reports` and `claims`; the tables that hang on them (`claim_actors.claim`,
`search_texts.n`) use the number, everything else the id.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

metadata = sa.MetaData()

_KEY = sa.Text  # compared byte by byte in both databases, so that 'ordered by id' means one order
_WHOLE = sa.BigInteger


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _numbers(*names: str) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Double) for name in names]


migrations = sa.Table("migrations", metadata, sa.Column("name", _KEY, primary_key=True), *_texts("applied"))

raw_items = sa.Table(
    "raw_items",
    metadata,
    sa.Column("sha256", _KEY, primary_key=True),
    sa.Column("size", _WHOLE),
    sa.Column("bytes", sa.LargeBinary),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("isnad", "lexicon", "gazetteer", "started", "finished", "summary"),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("id", "source_id", "sha256", "url", "outlet", "author", "title", "language", "retrieved"),
    *_texts("published", "published_weekday", "main_event", "text", "text_version", "unread_code"),
    sa.Column("run", _WHOLE),
    *_texts("reading", "views", "record"),
)

earlier_texts = sa.Table(
    "earlier_texts",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("report", "text_version", "record"),
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("id", "report", "event", "event_type", "status"),
    sa.Column("told", sa.Boolean),
    *_texts("earliest", "latest"),
    sa.Column("date_precision", _WHOLE),
    *_texts("place"),
    *_numbers("lat", "lon", "radius_km"),
    sa.Column("place_precision", _WHOLE),
    *_texts("country", "admin1", "target", "reader", "views", "record"),
)

claim_actors = sa.Table(
    "claim_actors",
    metadata,
    sa.Column("claim", _WHOLE, primary_key=True),
    sa.Column("position", _WHOLE, primary_key=True),
    *_texts("role", "actor", "kind", "label_ar", "label_en"),
)

claim_counts = sa.Table(
    "claim_counts",
    metadata,
    sa.Column("claim", _WHOLE, primary_key=True),
    sa.Column("position", _WHOLE, primary_key=True),
    *_texts("what", "who"),
    sa.Column("low", _WHOLE),
    sa.Column("high", _WHOLE),
    *_texts("scope"),
)

claim_links = sa.Table(
    "claim_links",
    metadata,
    sa.Column("claim", _WHOLE, primary_key=True),
    sa.Column("position", _WHOLE, primary_key=True),
    *_texts("source", "kind", "label_ar", "label_en", "stance", "source_type"),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", _KEY, primary_key=True),
    *_texts("event_type", "status", "earliest", "latest"),
    sa.Column("date_precision", _WHOLE),
    *_numbers("lat", "lon", "radius_km"),
    *_texts("country", "grade"),
    sa.Column("claims", _WHOLE),
    sa.Column("reports", _WHOLE),
    sa.Column("origins", _WHOLE),
    *_texts("record"),
)

event_claims = sa.Table(
    "event_claims",
    metadata,
    sa.Column("event", _KEY, primary_key=True),
    sa.Column("position", _WHOLE, primary_key=True),
    *_texts("claim"),
)

event_aliases = sa.Table(
    "event_aliases",
    metadata,
    sa.Column("alias", _KEY, primary_key=True),
    sa.Column("event", _KEY, primary_key=True),
)

disagreements = sa.Table(
    "disagreements",
    metadata,
    sa.Column("event", _KEY, primary_key=True),
    sa.Column("position", _WHOLE, primary_key=True),
    *_texts("about", "kind", "record"),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("id", "kind", "by", "at", "undoes", "record"),
)

search_texts = sa.Table(
    "search_texts",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("folded"),
    sa.Column("words", sa.Text().with_variant(ARRAY(sa.Text), "postgresql")),
)

withdrawn = sa.Table(
    "withdrawn",
    metadata,
    sa.Column("mark", _KEY, primary_key=True),
    sa.Column("report", _KEY, primary_key=True),
)

linking = sa.Table(  # one row: whether claims have changed since the events were made of them
    "linking",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("stale", sa.Boolean),
)

custody = sa.Table(
    "custody",
    metadata,
    sa.Column("n", _WHOLE().with_variant(sa.Integer, "sqlite"), primary_key=True),
    *_texts("at", "act", "report", "sha256", "by", "tool", "details", "details_sha256", "previous", "hash"),
)
