"""Lives of organisations as clues of a report's date: invented reports, and the registry's own dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from isnad.claims.parties import named_in
from isnad.claims.reader import Reader, default_reader
from isnad.dates.interval import parse_edtf
from isnad.dates.published import Source, published
from isnad.lexicon.load import default
from isnad.lexicon.model import Layer
from isnad.mentions.matcher import Scan
from isnad.text.tokens import sentences

SPECS = yaml.safe_load((Path(__file__).parents[1] / "specs" / "ar" / "lifetimes.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The built-in language and map."""
    return default_reader()


@pytest.mark.parametrize("row", SPECS, ids=[row["about"] for row in SPECS])
def test_invented_reports(row: dict[str, Any], reader: Reader) -> None:
    own = published(Source(text=row["text"]), reader.clues)
    rules = {reason.rule for reason in own.basis}
    assert (own.span.edtf() if own.span else None) == (str(row["published"]) if row["published"] else None)
    assert rules >= set(row.get("rules", ()))
    assert rules.isdisjoint(row.get("without", ()))


def test_many_bodies_are_dated_and_none_ends_after_the_release(reader: Reader) -> None:
    actors = default().actors.values()
    assert sum(actor.since is not None and not actor.unverified for actor in actors) >= 150
    released = reader.clues.lifetimes.horizon.released
    assert [actor.id for actor in actors if str(actor.until or "") > released.isoformat()] == []


def test_a_name_dates_by_its_own_life_where_it_has_one(reader: Reader) -> None:
    def reasons(text: str) -> list[str | None]:
        return [reason.allows for reason in published(Source(text=text), reader.clues).basis]

    assert reasons("قال تنظيم داعش إنه انسحب من القرية") == ["2013-04-08/.."]
    assert reasons("قالت دولة العراق الإسلامية إنها انسحبت من القرية") == ["2006-10-15/.."]


@pytest.mark.parametrize(
    ("published", "named"), [("2014-05-01", "sy.army"), ("2025-03-09", "sy.army.new"), ("2016/2018", "sy.army")]
)
def test_of_two_bodies_of_one_name_the_one_that_was_is_meant(reader: Reader, published: str, named: str) -> None:
    sentence = next(iter(sentences("قال الجيش السوري إن الطريق فتح")))
    hits = Scan(sentence, reader.lexicon).of(Layer.ACTOR)
    assert list(named_in(hits, parse_edtf(published))) == [named]
