"""The commands: usage, ledgers and outputs that cannot be had, and what a second or a stopped run leaves.

What goes wrong with inputs is in test_cli_inputs.py.
"""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from command import SAMPLES, STRIKE, exported, isnad, line, read, started, written

WRONG_USE = {
    "no such command": ["tell"],
    "no such option": ["read", "x", "--loudly"],
    "no input": ["read"],
    "no processes": ["read", "x", "--jobs", "0"],
    "no such reader": ["read", "x", "--reader", "oracle"],
    "no such language": ["show", "--lang", "fr"],
    "no such format": ["export", "--out", "x", "--format", "docx"],
    "no such layer": ["annotate", "x", "--out", "y", "--layer", "moods"],
    "no out": ["export"],
}


@pytest.mark.parametrize("arguments", WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_usage_ends_with_2_and_makes_nothing(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = isnad(*arguments)
    assert done.status == 2
    assert done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["show", "link", "export", "verify"])
def test_a_ledger_that_is_not_there_is_named_and_not_made(tmp_path: Path, command: str) -> None:
    db = tmp_path / "none.db"
    done = isnad(command, "--db", db, *(["--out", tmp_path / "out"] if command == "export" else []))
    assert (done.status, done.codes()) == (2, ["E-CLI-005"])
    assert not list(tmp_path.iterdir())


def test_ledgers_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    report = written(tmp_path / "a.txt", STRIKE)
    for db, code in {
        tmp_path: "E-DB-003",
        tmp_path / "no" / "folder.db": "E-DB-003",
        report: "E-DB-001",
        "": "E-DB-005",
        "mysql://host/name": "E-DB-005",
    }.items():
        done = isnad("read", report, "--db", db)
        assert (done.status, done.codes()) == (1, [code]), db
        assert len(done.err.splitlines()) == 1
    assert report.read_text(encoding="utf-8") == STRIKE


def test_an_id_that_nothing_has_is_named(tmp_path: Path) -> None:
    read(tmp_path, written(tmp_path / "a.txt", STRIKE))
    done = isnad("show", "zzzz", "--db", tmp_path / "ledger.db")
    assert (done.status, done.codes()) == (1, ["E-DB-008"])


def test_output_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    report = written(tmp_path / "a.txt", STRIKE)
    read(tmp_path, report)
    before = exported(tmp_path / "ledger.db", tmp_path / "out")
    (tmp_path / "out" / "events.jsonl").unlink()
    (tmp_path / "out" / "events.jsonl").mkdir()
    read(tmp_path, "-", stdin=line())
    for out in (report, report / "deeper", tmp_path / "out"):
        done = isnad("export", "--db", tmp_path / "ledger.db", "--out", out)
        assert (done.status, done.codes()) == (1, ["E-OUT-001"])
    for out in (tmp_path, report / "spans.jsonl"):
        done = isnad("annotate", report, "--out", out)
        assert (done.status, done.codes()) == (1, ["E-OUT-001"])
    assert report.read_text(encoding="utf-8") == STRIKE
    left = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert left == {name: content for name, content in before.items() if name != "events.jsonl"}
    assert not list(tmp_path.glob(".*"))


def test_annotate_writes_a_line_for_each_report_and_names_the_rest(tmp_path: Path) -> None:
    spans = tmp_path / "spans.jsonl"
    source = line(id="a") + b"{\n" + line(id=7, text="English text only")
    done = isnad("annotate", "-", "--layer", "times", "--out", spans, stdin=source)
    assert (done.status, done.codes()) == (1, ["E-READ-004", "E-READ-006"])
    first, second = map(json.loads, spans.read_text(encoding="utf-8").splitlines())
    assert first["id"] == "a"
    assert [(span["type"], span["text"]) for span in first["spans"]] == [("DATE", "يوم الخميس")]
    assert second == {"id": "7", "spans": []}


def test_reading_again_changes_nothing(tmp_path: Path) -> None:
    first = read(tmp_path, SAMPLES)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("8 reports read (8 new)")
    once = exported(tmp_path / "ledger.db", tmp_path / "once")
    again = read(tmp_path, SAMPLES)
    assert again.out.startswith("0 reports read, 8 there already (0 new), 0 claims;")
    assert again.out.splitlines()[0].endswith(first.out.splitlines()[0].partition(";")[2])
    assert exported(tmp_path / "ledger.db", tmp_path / "twice") == once


def test_a_run_that_is_stopped_says_so_and_leaves_a_whole_ledger(tmp_path: Path) -> None:
    process = started(
        "read", "-", "--db", tmp_path / "ledger.db",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(line() + b"{\n")
    process.stdin.flush()
    assert process.stderr.readline().startswith(b"E-READ-004")  # it is reading now, and waits for more
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode().startswith("Stopped. ")
    assert len(err.splitlines()) == 1
    assert read(tmp_path, "-", stdin=line()).out.startswith("1 report read (1 new)")
