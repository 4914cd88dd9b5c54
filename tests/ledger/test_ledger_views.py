"""What linking adds and what people decide."""

from __future__ import annotations

import msgspec
import pytest
import sqlalchemy as sa
from ledger_makers import TEXT, claim, document, event, judgement, raw_of
from test_ledger_saving import everything

from isnad.ledger import Ledger, LedgerError, Views, schema
from isnad.records import Copy, Denied, Denies, Resolved, Status, Time

REPORT = document()
CLAIMS = [
    claim(REPORT, "c1"),
    claim(REPORT, "c2", status=Status.DENIED, denies=Denies(what=Denied.RESPONSIBILITY)),
    claim(REPORT, "c3"),
]
EVENT = event("c1", ["c1", "c2"], [REPORT.id], aliases=["c9"])
ADDED = Views(
    published_resolved={REPORT.id: Resolved(edtf="2024-03-01", events=["c1"])},
    copies={REPORT.id: Copy(of="earlier", share=0.9)},
    previous={REPORT.id: "before"},
    time_resolved={"c1": Time(edtf="2024-02-29")},
    supersedes={"c3": "c1"},
    denied={"c2": "c1"},
)


@pytest.fixture
def linked(ledger: Ledger) -> Ledger:
    ledger.save_reading(raw_of(TEXT), REPORT, CLAIMS)
    ledger.replace_events([EVENT], {"c1": "c1", "c2": "c1"}, {REPORT.id: "c1"}, ADDED)
    return ledger


def test_views_are_read_with_the_records(linked: Ledger) -> None:
    replace = msgspec.structs.replace
    assert list(linked.events()) == [EVENT]
    assert list(linked.claims()) == [
        replace(CLAIMS[0], event="c1", time_resolved=Time(edtf="2024-02-29")),
        replace(CLAIMS[1], event="c1", denies=Denies(what=Denied.RESPONSIBILITY, claim="c1")),
        replace(CLAIMS[2], supersedes="c1"),
    ]
    assert [each.id for each in linked.claims(event="c1")] == ["c1", "c2"]
    assert linked.get_document(REPORT.id) == replace(
        REPORT,
        main_event="c1",
        published_resolved=Resolved(edtf="2024-03-01", events=["c1"]),
        copies=Copy(of="earlier", share=0.9),
        previous="before",
    )


def test_records_stay_what_the_report_says(linked: Ledger) -> None:
    with linked.database.reading() as connection:
        records = list(connection.scalars(sa.select(schema.claims.c.record).order_by(schema.claims.c.id)))
    assert records == [msgspec.json.encode(each).decode() for each in CLAIMS]


def test_a_linked_report_read_again_changes_nothing(linked: Ledger) -> None:
    before = everything(linked)
    assert linked.save_reading(raw_of(TEXT), REPORT, CLAIMS).unchanged == 1
    assert everything(linked) == before


def test_the_next_linking_replaces_all(linked: Ledger) -> None:
    linked.replace_events([event("c3", ["c3"], [REPORT.id])], {"c3": "c3"}, {})
    assert [each.id for each in linked.events()] == ["c3"]
    assert list(linked.claims(event="c1")) == []
    assert linked.get_claim("c1") == CLAIMS[0]
    assert linked.get_document(REPORT.id) == REPORT
    with linked.database.reading() as connection:
        assert list(connection.scalars(sa.select(schema.event_claims.c.claim))) == ["c3"]
        assert list(connection.scalars(sa.select(schema.disagreements.c.event))) == ["c3"]
        assert list(connection.scalars(sa.select(schema.event_aliases.c.alias))) == []


@pytest.mark.parametrize(
    ("events", "claim_to_event", "main_events"),
    [
        ([EVENT], {"unknown": "c1"}, {}),
        ([EVENT], {"c1": "unknown"}, {}),
        ([EVENT], {}, {"unknown": "c1"}),
        ([event("e", ["unknown"], [])], {"c3": "e"}, {REPORT.id: "e"}),
        ([EVENT, EVENT], {}, {}),
    ],
)
def test_a_linking_that_does_not_fit_changes_nothing(
    linked: Ledger, events: list[object], claim_to_event: dict[str, str], main_events: dict[str, str]
) -> None:
    before = everything(linked)
    with pytest.raises(LedgerError, match="E-DB-010"):
        linked.replace_events(events, claim_to_event, main_events)  # type: ignore[arg-type]
    assert everything(linked) == before


def test_the_index_can_be_made_again_from_the_records(linked: Ledger) -> None:
    def contents() -> dict[str, list[object]]:
        return {name: sorted((row[1:] for row in rows), key=repr) for name, rows in everything(linked).items()}

    run = linked.start_run(isnad="0.1", lexicon="abc", gazetteer="def", started="2024-03-02T10:00:00Z")
    linked.save_reading(raw_of("غيره"), document("غيره"), [], run=run)
    before = contents()
    with linked.database.writing() as connection:
        connection.execute(schema.claims.update().values(country="XX", earliest=None, told=False))
        connection.execute(schema.claim_actors.delete())
        connection.execute(schema.search_texts.delete())
        connection.execute(schema.events.update().values(claims=99))
        connection.execute(schema.reports.update().values(outlet="?", unread_code="?"))
    linked.reindex()
    assert contents() == before


def test_judgements_are_appended_once(ledger: Ledger) -> None:
    first, second = judgement("j2"), judgement("j1", undoes="j2")
    assert ledger.append_judgement(first)
    assert ledger.append_judgement(second)
    assert not ledger.append_judgement(first)
    assert list(ledger.judgements()) == [second, first]
    with pytest.raises(LedgerError, match="E-DB-011"):
        ledger.append_judgement(judgement("j1", why="another reason"))


@pytest.mark.parametrize("change", [schema.judgements.update().values(by="x"), schema.judgements.delete()])
def test_the_database_itself_keeps_judgements(ledger: Ledger, change: sa.Executable) -> None:
    ledger.append_judgement(judgement("j1"))
    with pytest.raises(LedgerError, match="only appended"), ledger.database.writing() as connection:
        connection.execute(change)
    assert list(ledger.judgements()) == [judgement("j1")]


def test_runs_say_which_versions_were_used(ledger: Ledger) -> None:
    run = ledger.start_run(isnad="0.1", lexicon="abc", gazetteer="def", started="2024-03-02T10:00:00Z")
    other = ledger.start_run(isnad="0.2", lexicon="abc", gazetteer="def", started="2024-03-03T10:00:00Z")
    ledger.finish_run(run, finished="2024-03-02T10:01:00Z", summary={"reports": 3})
    assert [(each.id, each.isnad, each.finished, each.summary) for each in ledger.runs()] == [
        (run, "0.1", "2024-03-02T10:01:00Z", {"reports": 3}),
        (other, "0.2", None, None),
    ]
