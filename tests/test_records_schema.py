"""The exported records keep their contract: every field, its type, and what positions and ids promise.

The names below are the contract that other people's scripts rest on. Add to them; never take one away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from command import SAMPLES, exported, line, read, written
from isnad.exports.schema import json_schema, rendered
from isnad.records import EXPORTED

Line = dict[str, Any]
Export = dict[str, list[Line]]

CONTRACT = {
    "Document": "id source_id sha256 url outlet author title language retrieved published published_weekday"
    " published_basis published_resolved main_event zones copies previous forwarded_from media text text_version",
    "Basis": "rule text start end",
    "Resolved": "basis events",
    "Zone": "kind start end",
    "Copy": "of share",
    "Medium": "kind url caption",
    "Claim": "id document event event_type modes status told denies evidence mentions actors target weapon place"
    " time time_resolved counts people supersedes chain reader why",
    "Denies": "what claim",
    "Span": "start end text",
    "ClaimActor": "role id label_ar label_en kind text start end",
    "Target": "kind text start end",
    "Weapon": "label_en text start end",
    "Place": "text start end id name_ar name_en lat lon radius_km precision country admin1 admin2 relation candidates",
    "Time": "edtf earliest latest precision clock part_of_day text start end basis",
    "Count": "what who as_called low high approx part_of scope text start end",
    "Person": "name age sex status private text start end",
    "Link": "id kind label_ar label_en office text start end verb stance source_type",
    "Event": "id aliases event_type modes status time place actors counts claims documents contains part_of origins"
    " disagreements grade",
    "Origin": "id label_en claims documents",
    "Disagreement": "about kind sides",
    "Side": "value claims",
    "Grade": "scheme value reasons",
    "Reason": "rule text_en text_ar claims",
    "Judgement": "id kind targets anchor value by at why undoes",
}
VALUES = {
    "EventType": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
    " MOBILIZE COERCE ASSAULT",
    "Status": "actual habitual planned hypothetical denied",
    "Denied": "occurrence responsibility casualties civilian-harm",
    "Role": "actor recipient partner",
    "LinkKind": "outlet agency organisation person statement anonymous",
    "Stance": "says confirms denies alleges",
    "ZoneKind": "main title teaser caption comment furniture",
    "CountWhat": "killed wounded captured missing displaced destroyed strikes present",
    "CountScope": "occasion cumulative",
    "DisagreementKind": "contradiction difference",
    "JudgementKind": "same not-same unsure correct misread grade pin note undo",
}
# Letters that offsets go wrong on: vowel signs, tatweel, direction marks, pictures beyond the first plane, CR LF.
ODD = (
    "\u200fعاجل 😀: قُتِلَ ثلاثةُ مدنيّين\u202c\r\n\r\nقال مصدرٌ طبيّ إنّ غـــارةً جويّة على بلدة «هجين» يوم الخميس ٢٠٢٣/٥/١٨"
    " أدّت إلى مقتل ٣ مدنيين وإصابة ١٢ آخرين 🚑.\r\nونفى متحدث عسكري وقوع أي غارة في البلدة."
)
HEX16 = re.compile(r"[0-9a-f]{16}")


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """What isnad writes about the samples and one report of odd letters."""
    folder = tmp_path_factory.mktemp("export")
    odd = written(folder / "odd.jsonl", line(id="odd", title="مقتل ثلاثة في غارة على هجين", text=ODD))
    done = read(folder, SAMPLES, odd)
    assert (done.status, done.err) == (0, "")
    files = exported(folder / "ledger.db", folder / "out")
    return {name: [json.loads(row) for row in files[f"{name}.jsonl"].splitlines()] for name in EXPORTED}


@pytest.fixture(scope="module")
def text_of(export: Export) -> dict[str, str]:
    """The stored text of each report."""
    return {document["id"]: document["text"] for document in export["documents"]}


def test_every_field_of_the_contract_is_there() -> None:
    definitions = json_schema()["$defs"]
    for record, fields in CONTRACT.items():
        assert not set(fields.split()) - set(definitions[record]["properties"]), record
        assert set(definitions[record]["required"]) == set(definitions[record]["properties"]), record


def test_every_value_of_the_contract_is_there() -> None:
    definitions = json_schema()["$defs"]
    for kind, values in VALUES.items():
        assert not set(values.split()) - set(definitions[kind]["enum"]), kind


def test_the_schema_in_the_docs_is_current(root: Path) -> None:
    kept = (root / "docs" / "records.schema.json").read_text(encoding="utf-8")
    assert kept == rendered(), (
        "docs/records.schema.json is not current: python -m isnad.exports.schema > docs/records.schema.json"
    )


def test_the_export_fits_the_schema(export: Export) -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    for name, record in EXPORTED.items():
        one = Draft202012Validator({"$ref": f"#/$defs/{record.__name__}", "$defs": schema["$defs"]})
        for row in export[name]:
            one.validate(row)
    assert len(export["documents"]) == 9
    assert len(export["claims"]) > 20


def spans_of(value: object) -> Iterator[Line]:
    """Whatever in a record has a text and a place in the report."""
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "text"} and value["start"] is not None:
            yield value
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_of(part)


def test_every_span_is_exactly_its_words(export: Export, text_of: dict[str, str]) -> None:
    checked = 0
    for record in (*export["claims"], *export["documents"]):
        text = text_of[record.get("document", record["id"])]
        inner = {key: value for key, value in record.items() if key != "text"}
        for span in spans_of(inner):
            assert text[span["start"] : span["end"]] == span["text"] != "", span
            checked += 1
    assert checked > 200


def test_words_are_few_and_stand_in_what_is_read(export: Export) -> None:
    zones = {document["id"]: document["zones"] for document in export["documents"]}
    for claim in export["claims"]:
        evidence = claim["evidence"]
        assert len(evidence["text"].split()) <= 60
        assert all(len(actor["text"].split()) <= 12 for actor in claim["actors"])
        for span in (evidence, *claim["mentions"]):
            kinds = {
                z["kind"] for z in zones[claim["document"]] if z["start"] < span["end"] and span["start"] < z["end"]
            }
            assert kinds <= {"main", "title", "caption"}, span


def test_zones_cover_a_report_without_gaps(export: Export) -> None:
    for document in export["documents"]:
        edges = [(zone["start"], zone["end"]) for zone in document["zones"]]
        assert edges[0][0] == 0
        assert edges[-1][1] == len(document["text"])
        assert all(before[1] == after[0] for before, after in pairwise(edges))
        assert all(start < end for start, end in edges)


def test_ids_are_sixteen_hexadecimal_digits_in_order(export: Export) -> None:
    for name in ("documents", "claims", "events"):
        ids = [row["id"] for row in export[name]]
        assert all(HEX16.fullmatch(id_) for id_ in ids)
        assert ids == sorted(set(ids)), name


def test_claims_events_and_reports_speak_of_each_other_alike(export: Export) -> None:
    claims = {claim["id"]: claim for claim in export["claims"]}
    events = {event["id"]: event for event in export["events"]}
    for claim in claims.values():
        assert claim["event"] is None or claim["id"] in events[claim["event"]]["claims"]
        assert claim["denies"] is None or claim["denies"]["claim"] in {None, *claims}
        for number, count in enumerate(claim["counts"]):
            assert count["part_of"] is None or count["part_of"] in set(range(len(claim["counts"]))) - {number}
    for event in events.values():
        mine = event["claims"]
        assert event["id"] in mine
        assert all(claims[id_]["event"] == event["id"] for id_ in mine)
        assert sorted({claims[id_]["document"] for id_ in mine}) == sorted(event["documents"])
        assert all(set(origin["claims"]) <= set(mine) for origin in event["origins"])
        for disagreement in event["disagreements"]:
            sides = [set(side["claims"]) for side in disagreement["sides"]]
            assert len(sides) > 1
            assert all(side <= set(mine) for side in sides)
            assert sum(map(len, sides)) == len(set().union(*sides))
    assert all(document["main_event"] in {None, *events} for document in export["documents"])


def test_what_later_stages_fill_is_there_and_empty(export: Export) -> None:
    for document in export["documents"]:
        assert not document["media"]
        assert document["previous"] is document["forwarded_from"] is None
    for claim in export["claims"]:
        assert claim["reader"] == "rules"
        assert claim["why"]
        assert all(person["private"] for person in claim["people"])
