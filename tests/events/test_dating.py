"""Dates travel between reports of one event: the dated one dates the other, its words its day, its day its claims."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from command import exported, isnad, line, read, written
from helpers import make_document
from isnad.claims.read import read as claims_of
from isnad.claims.read import read_report
from isnad.claims.reader import default_reader
from isnad.events.compute import Linked, compute
from isnad.events.dating import Dates, dating
from isnad.events.readings import Words
from isnad.events.traits import traits
from isnad.records import Claim, Document

# The strikes of 20 November 2018, in words of our own.
DATED = """نص تدريبي مختلق

طائرات عراقية تدمر مستودعا ومقرا لتنظيم الدولة داخل سوريا

بغداد - أعلنت قيادة العمليات المشتركة أن طائرات إف-16 العراقية شنت الثلاثاء ضربتين جويتين داخل الأراضي السورية.

وقالت القيادة إن الطائرات دمرت مستودعا للأسلحة لتنظيم الدولة الإسلامية في منطقة السوسة بداخله عشرة إرهابيين وصواريخ.

وأضافت أن الطائرات العراقية قصفت الثلاثاء مقرا للتنظيم في منطقة الباغوز كان بداخله ثلاثون إرهابيا.
"""
UNDATED = """نص تدريبي مختلق

بغداد - قصفت المدفعية العراقية اليوم الأحد مواقع لتنظيم الدولة الإسلامية قرب مدينة القائم.

وكان بيان عسكري قد ذكر أن مقاتلات إف-16 العراقية أغارت الثلاثاء الماضي على مستودع للأسلحة يستخدمه تنظيم الدولة الإسلامية في منطقة السوسة، وكان يضم صواريخ وعشرة إرهابيين.

وقصفت الطائرات العراقية الثلاثاء الماضي كذلك مقرا يتخذه التنظيم في منطقة الباغوز وبداخله ثلاثون إرهابيا.
"""
ELSEWHERE = "نص تدريبي مختلق\n\nقال مصدر طبي إن انفجار عبوة في الفلوجة الأحد أسفر عن مقتل شرطيين."

SUNDAY = "2018-11-25"
TUESDAY = "2018-11-20"


def report(text: str, published: str | None = None) -> Document:
    return make_document(text, published=published)


def computed(*documents: Document) -> tuple[Linked, list[Claim]]:
    claims = [claim for document in documents for claim in claims_of(document, default_reader())]
    return compute(documents, claims), claims


def days_of(linked: Linked, claims: Sequence[Claim], words: str) -> set[str | None]:
    """The resolved days of the claims whose time is told in these words."""
    mine = [claim for claim in claims if claim.time is not None and claim.time.text == words]
    assert mine
    return {time.edtf if (time := linked.dates.times.get(claim.id)) else None for claim in mine}


@pytest.fixture(scope="module")
def dated() -> Document:
    return report(DATED, "2018-11-21")


@pytest.fixture(scope="module")
def undated() -> Document:
    found = report(UNDATED)
    assert (found.published, found.published_weekday) == (None, "Sunday")
    return found


def test_a_dated_report_dates_another_and_that_its_own_claims(dated: Document, undated: Document) -> None:
    linked, claims = computed(dated, undated, report(ELSEWHERE))
    assert {id_: found.edtf for id_, found in linked.dates.published.items()} == {undated.id: SUNDAY}
    assert days_of(linked, claims, "الثلاثاء الماضي") == {TUESDAY}
    assert days_of(linked, claims, "اليوم الأحد") == {SUNDAY}
    resolved = linked.dates.published[undated.id]
    by_id = {event.id: event for event in linked.events}
    for event in (by_id[id_] for id_ in resolved.events):
        assert {dated.id, undated.id} <= set(event.documents)
        assert event.time is not None
        assert event.time.edtf == TUESDAY


def test_it_says_from_which_words_and_which_claims(dated: Document, undated: Document) -> None:
    linked, claims = computed(dated, undated)
    basis = linked.dates.published[undated.id].basis
    own = [reason for reason in basis if reason.rule == "resolved.by-event"]
    assert {undated.text[reason.start : reason.end] for reason in own} == {"الثلاثاء الماضي"}
    of = {claim.id: claim.document for claim in claims}
    others = [reason for reason in basis if reason.rule == "resolved.by-claim"]
    assert {(of[reason.claim or ""], reason.text) for reason in others} == {(dated.id, TUESDAY)}
    sunday = next(claim for claim in claims if claim.time is not None and claim.time.text == "اليوم الأحد")
    assert [reason.rule for reason in linked.dates.times[sunday.id].basis][-1] == "resolved.by-report"


@pytest.mark.parametrize("own", ["2018", "2018-11", "2018-11-12/2019-02-28"])
def test_a_wide_date_of_its_own_is_narrowed(dated: Document, undated: Document, own: str) -> None:
    linked, claims = computed(dated, replace(undated, published=own))
    assert linked.dates.published[undated.id].edtf == SUNDAY
    assert days_of(linked, claims, "اليوم الأحد") == {SUNDAY}


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "2017", "published_weekday": "Sunday"},  # the year before
        {"published": "2018-11-26/2018-12-31"},  # no day of it has that Tuesday behind it as the last
        {"published_weekday": None, "published": "2018-11-22"},  # settled: nothing is left to narrow
    ],
)
def test_what_contradicts_narrows_nothing(dated: Document, undated: Document, changes: dict[str, str | None]) -> None:
    linked, _ = computed(dated, replace(undated, **changes))
    assert undated.id not in linked.dates.published


def test_alone_it_stays_what_it_says(undated: Document) -> None:
    assert computed(undated, report(ELSEWHERE))[0].dates == Dates({}, {})


def test_claims_that_are_parted_tell_one_another_nothing(dated: Document, undated: Document) -> None:
    """As after 'not the same': the dates are a function of the events."""
    documents = {document.id: document for document in (dated, undated)}
    claims = {id_: claims_of(document, default_reader()) for id_, document in documents.items()}
    told = [claim for mine in claims.values() for claim in mine if claim.told]
    every = {trait.id: trait for trait in traits(told, documents, {})}
    linked = compute(list(documents.values()), [claim for mine in claims.values() for claim in mine])
    together = [[every[id_] for id_ in event.claims if id_ in every] for event in linked.events]
    apart = [[trait for trait in group if trait.document == id_] for group in together for id_ in documents]

    def result(groups: list[list[object]]) -> Dates:
        return dating(groups, claims, documents, lambda: default_reader().times)  # type: ignore[arg-type]

    assert result(together).published  # type: ignore[arg-type]
    assert result(apart) == Dates({}, {})  # type: ignore[arg-type]


def test_a_ledger_has_it_as_long_as_both_reports_are_there(tmp_path: Path) -> None:
    given = written(
        tmp_path / "reports.jsonl", line(id="u", text=UNDATED) + line(id="d", text=DATED, published="2018-11-21")
    )
    assert read(tmp_path, given).status == 0
    first = exported(tmp_path / "ledger.db", tmp_path / "out")
    found = {
        row["source_id"]: row["published_resolved"] for row in map(json.loads, first["documents.jsonl"].splitlines())
    }
    assert found["d"] is None
    assert found["u"]["edtf"] == SUNDAY
    claims = [json.loads(row) for row in first["claims.jsonl"].splitlines()]
    assert {row["time_resolved"]["edtf"] for row in claims if row["time_resolved"]} == {SUNDAY, TUESDAY}
    assert isnad("link", "--db", tmp_path / "ledger.db").status == 0
    assert exported(tmp_path / "ledger.db", tmp_path / "out") == first
    erased = isnad("erase", "d", "--db", tmp_path / "ledger.db", "--why", "test", "--yes")
    assert erased.status == 0, erased.err
    after = exported(tmp_path / "ledger.db", tmp_path / "out")
    assert b'"published_resolved":{' not in after["documents.jsonl"]
    assert b'"time_resolved":{' not in after["claims.jsonl"]


def test_words_are_read_again_as_they_were_read_first() -> None:
    words = Words(lambda: default_reader().times)
    document = report(
        "نص تدريبي مختلق\n\nقصفت طائرات حربية أمس بلدة هجين، وقُتل شرطي في الفلوجة في 3 أيار 2018.", "2018-05-20"
    )
    for claim in claims_of(document, default_reader()):
        assert claim.time is not None
        meaning = words.reading(claim, document).meaning
        if claim.time.text == "أمس":
            assert meaning is not None
            assert meaning(dt.date(2018, 5, 20)) == meaning(dt.date(2018, 5, 20))
            assert str(meaning(dt.date(2018, 5, 20)).edtf()) == claim.time.edtf == "2018-05-19"  # type: ignore[union-attr]
        else:
            assert meaning is None


def test_the_five_seeds_and_a_dated_report(shared: Path, dated: Document) -> None:
    """Report 000 is of a Sunday; the strikes of 20 November 2018, told elsewhere with a date, say of which."""
    documents = [report(path.read_text("utf-8")) for path in sorted((shared / "seeds").glob("*.txt"))]
    read = [read_report(document, default_reader()) for document in (*documents, dated)]
    documents, dated = [document for document, _ in read[:-1]], read[-1][0]
    claims = [claim for _, found in read for claim in found]
    of_statement = {
        c.id for c in claims if c.document == documents[0].id and c.place and c.place.name_en in ("Al-Susah", "Baghuz")
    }
    assert len(of_statement) == 2
    linked = compute([*documents, dated], claims)
    assert linked.dates.published[documents[0].id].edtf == SUNDAY
    assert all(linked.dates.times[id_].edtf == TUESDAY for id_ in of_statement)
    alone = compute(documents, [c for c in claims if c.document != dated.id])
    assert documents[0].id not in alone.dates.published


def test_nothing_of_an_earlier_linking_counts(dated: Document, undated: Document) -> None:
    linked, claims = computed(dated, undated)
    again = [replace(claim, time_resolved=linked.dates.times.get(claim.id)) for claim in claims]
    resolved = replace(undated, published_resolved=linked.dates.published[undated.id])
    assert msgspec.json.encode(compute([dated, resolved], again).dates) == msgspec.json.encode(linked.dates)
    assert compute([resolved], [claim for claim in again if claim.document == undated.id]).dates == Dates({}, {})
