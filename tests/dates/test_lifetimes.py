"""Lives of organisations as clues of a report's date: invented reports, and the registry's own dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from isnad.claims.reader import Reader, default_reader
from isnad.dates.published import Source, published
from isnad.lexicon.load import default

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
