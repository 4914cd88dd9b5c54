"""Runs: what is there already is not read again, what a run did is summed up, progress tells how far it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from command import ROOT, SAMPLES, STRIKE, exported, isnad, line, read, written
from isnad import versions
from isnad.claims.reader import default_reader
from isnad.ledger import open_ledger
from isnad.reports.inputs import items, size_of
from isnad.reports.item import Item, Receipt
from isnad.run import Step, read_into, read_item, versions_of


def test_a_run_goes_on_where_an_earlier_one_was(tmp_path: Path) -> None:
    lines = [line(id=f"r{number}", outlet="وكالة المثال") for number in range(5)]
    half = written(tmp_path / "day.jsonl", b"".join(lines[:3]))
    read(tmp_path, half)
    whole = read(tmp_path, written(tmp_path / "day.jsonl", b"".join(lines)))
    assert whole.out.startswith("2 reports read, 3 there already (2 new), 2 claims;")
    (tmp_path / "at-once").mkdir()
    read(tmp_path / "at-once", tmp_path / "day.jsonl")
    resumed = exported(tmp_path / "ledger.db", tmp_path / "resumed")
    assert resumed == exported(tmp_path / "at-once" / "ledger.db", tmp_path / "undisturbed")


def test_what_other_words_or_other_code_read_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, written(tmp_path / "a.txt", STRIKE))
    ours = versions_of(default_reader())
    with open_ledger(tmp_path / "ledger.db") as ledger:
        report = next(ledger.documents()).id
        here = Receipt(path=str(tmp_path / "a.txt"))
        assert ledger.has_read(report, here, **ours)
        assert not ledger.has_read(report, here, **{**ours, "lexicon": "another"})
        assert not ledger.has_read(report, Receipt(path="elsewhere.txt"), **ours)
        assert not ledger.has_read("0" * 16, here, **ours)


def test_a_report_read_again_to_no_effect_is_known_by_the_new_versions(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", STRIKE)
    read(tmp_path, path)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        newer = {"isnad": "newer", "lexicon": "newer", "gazetteer": "newer"}
        run = ledger.start_run(**newer, started="2024-01-01T00:00:00Z")
        item = next(item for item in items([str(path)]) if isinstance(item, Item))
        report, claims = read_item(item, default_reader())
        saved = ledger.save_reading(item.raw, report, claims, run=run)
        assert (saved.new, saved.changed) == (0, 0)
        assert ledger.has_read(report.id, Receipt(path=str(path)), **newer)


def test_events_are_linked_after_a_run_that_never_came_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", STRIKE)
    read(tmp_path, path)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.replace_events([], {}, {})
        ledger.start_run(**versions_of(default_reader()), started="2024-01-01T00:00:00Z")  # killed here
    assert "the ledger" in read(tmp_path, path).out
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert len(list(ledger.events())) == 1


def test_an_item_that_comes_twice_in_one_run_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", STRIKE)
    assert read(tmp_path, path, path).out.startswith("1 report read, 1 there already (1 new)")


def test_a_run_is_summed_up_by_outlet_and_by_reason(tmp_path: Path) -> None:
    lines = [
        line(id="1", outlet="وكالة المثال"), line(id="2", outlet="وكالة المثال"), line(id="3", outlet="صحيفة المثال"),
        line(id="4", outlet="صحيفة المثال", text="Five people were killed in the town"), b"{\n", b"{}\n",
    ]  # fmt: skip
    path = written(tmp_path / "day.jsonl", b"".join(lines))
    said = json.loads(isnad("read", path, "--db", tmp_path / "json.db", "--json").out)
    assert said["outlets"] == {
        "صحيفة المثال": {"reports": 2, "claims": 1, "unread": 1},
        "وكالة المثال": {"reports": 2, "claims": 2, "unread": 0},
    }
    assert said["problems"] == {"E-READ-006": 1, "E-READ-004": 1, "E-READ-007": 1}
    assert (said["reports"], said["new"], said["unread"], said["already"]) == (4, 4, 1, 0)
    told = read(tmp_path, path).out
    assert "وكالة المثال: 2 reports, 2 claims" in told
    assert "not read, by reason: E-READ-006 1, E-READ-004 1, E-READ-007 1" in told
    with open_ledger(tmp_path / "ledger.db") as ledger:
        kept = ledger.runs()[-1].summary
    assert kept is not None
    assert kept["problems"] == said["problems"]
    assert "outlets" not in kept  # an erasure need not look for names there


def test_given_dates_in_doubt_are_counted(tmp_path: Path) -> None:
    given = ["10/2/2031", "2031-02-10", "", "2088-01-01", "31/4/2018", "25/2/2020"]
    path = written(tmp_path / "day.jsonl", b"".join(line(id=str(n), published=one) for n, one in enumerate(given)))
    told = read(tmp_path, path).out
    assert "not used (far-ahead 3, given-empty 1, impossible-date 1)" in told
    path = written(tmp_path / "more.jsonl", line(id="7", published="10/2/2020"))
    assert "1 given date can be read day first or month first" in read(tmp_path, path).out
    said = json.loads(isnad("read", path, "--db", tmp_path / "json.db", "--json").out)
    assert said["given_dates"] == {"two-ways": 1}


def test_what_was_not_read_is_told_again_by_every_run(tmp_path: Path) -> None:
    path = written(tmp_path / "day.jsonl", line(id="1") + line(id="2", text="Five people were killed in the town"))
    first, second = read(tmp_path, path), read(tmp_path, path)
    assert (first.status, first.err) == (second.status, second.err)
    assert second.codes() == ["E-READ-006"]
    assert second.out.startswith("0 reports read, 1 kept unread, 1 there already (0 new)")


def test_progress_tells_bytes_of_a_known_whole(tmp_path: Path) -> None:
    steps: list[Step] = []
    with open_ledger(tmp_path / "ledger.db") as ledger:
        read_into(ledger, [str(SAMPLES)], default_reader(), told=lambda problem: None, step=steps.append)
    assert steps[-1].linking
    assert [step.size for step in steps] == sorted(step.size for step in steps)
    whole = size_of([str(SAMPLES)])
    assert whole is not None
    assert 0 <= whole - steps[-1].size <= steps[-1].reports  # all but the ends of lines
    assert size_of(["-"]) is None


def test_the_version_of_the_code_tells_of_data_and_libraries_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "isnad"
    shutil.copytree(ROOT / "src" / "isnad", root, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(versions, "__file__", str(root / "versions.py"))

    def now() -> str:
        versions.code_version.cache_clear()
        return versions.code_version()

    found = [now()]
    written(next(root.rglob("layouts.yaml")), "{}")
    found.append(now())
    written(root / "reports" / "languages.yaml", "{}")
    found.append(now())
    monkeypatch.setattr(versions, "version", lambda library: f"{library} 99")
    found.append(now())
    assert len(set(found)) == len(found)
    written(root / "lexicon" / "ar" / "zones.yaml", "{}")  # which has a version of its own
    assert now() == found[-1]
    versions.code_version.cache_clear()


@pytest.mark.parametrize("damage", ["lost", "shortened"])
def test_bytes_that_were_lost_are_put_back_by_reading_the_item_again(tmp_path: Path, damage: str) -> None:
    path = written(tmp_path / "a.txt", STRIKE)
    read(tmp_path, path)
    [file] = [each for each in (tmp_path / "ledger.db.received").rglob("*") if each.is_file()]
    file.chmod(0o644)
    if damage == "lost":
        file.unlink()
    else:
        file.write_bytes(b"?")
    assert isnad("verify", "--db", tmp_path / "ledger.db").status == 1
    assert read(tmp_path, path).status == 0
    assert file.read_bytes() == STRIKE.encode()
    assert isnad("verify", "--db", tmp_path / "ledger.db").status == 0
    assert read(tmp_path, path).out.startswith("0 reports read, 1 there already")


def test_no_order_of_exports_decides_how_a_renamed_chat_is_called(tmp_path: Path) -> None:
    older, newer = tmp_path / "older.json", tmp_path / "newer.json"
    for path, name in ((older, "قناة ب"), (newer, "قناة أ")):
        posted = {"id": 1, "type": "message", "date": "2021-03-03T10:00:00", "text": STRIKE}
        written(path, json.dumps({"name": name, "type": "public_channel", "id": 12, "messages": [posted]}))
    found = []
    for number, runs in enumerate([[(older, newer)], [(newer, older)], [(older,), (newer,)], [(newer,), (older,)]]):
        folder = tmp_path / str(number)
        folder.mkdir()
        for inputs in runs:
            read(folder, *inputs)
        found.append(exported(folder / "ledger.db", folder / "out"))
    assert "قناة أ".encode() in found[0]["documents.jsonl"]
    assert all(each == found[0] for each in found)
    replaced = tmp_path / "replaced"
    replaced.mkdir()
    read(replaced, older)
    older.write_bytes(newer.read_bytes())  # a newer export in its place
    read(replaced, older)
    assert exported(replaced / "ledger.db", replaced / "out") == found[0]
