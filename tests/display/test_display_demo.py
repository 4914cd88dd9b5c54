"""`isnad demo`, and `isnad show` as a program."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from display_makers import flat, paper

from isnad.display import demo
from isnad.errors import IsnadError
from isnad.ledger import open_ledger


def isnad(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "isnad", *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=os.environ | environment, timeout=120, check=False
    )


def test_the_demo_shows_both_events_in_both_languages_and_what_to_try_next(tmp_path):
    page, out = paper(width=400)  # the folder's name is longer under xdist
    where = tmp_path / "a folder" / "demo.db"
    where.parent.mkdir()
    demo.run(str(where), page=page)
    text = out.getvalue()
    with open_ledger(where) as ledger:
        assert ledger.summary().documents == 8
        for event in demo.most_told(ledger):
            assert f"Event {event.id[:8]}" in text
            assert f"الواقعة {event.id[:8]}" in text
    assert "eight invented sample reports" in text
    assert "ثمانية تقارير تدريبية مختلقة" in flat(text)
    commands = re.findall(r"^  (\S*isnad show .*)$", text, re.MULTILINE)
    assert len(commands) == 3
    assert all(f"--db '{where}'" in command for command in commands)
    for command in commands:
        words = command.split(" --db ")[0].split()[1:]
        assert isnad(*words, "--db", str(where)).returncode == 0


def test_a_command_to_copy_stands_in_one_line(tmp_path):
    page, out = paper(width=80)
    where = tmp_path / ("deep" * 20) / "demo.db"
    where.parent.mkdir()
    demo.run(str(where), page=page)
    assert out.getvalue().count(f" --db {where}\n") == 3


def test_without_a_file_the_ledger_is_a_new_one_in_a_temporary_folder(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page, out = paper()
    demo.run(None, page=page)
    (made,) = tmp_path.glob("isnad-demo-*/isnad.db")
    assert str(made) in out.getvalue().replace("\n", "")


def test_a_file_that_exists_is_refused_and_left_as_it_is(tmp_path):
    mine = tmp_path / "mine.db"
    mine.write_bytes(b"precious")
    page, out = paper()
    with pytest.raises(IsnadError, match="E-DEMO-001"):
        demo.run(str(mine), page=page)
    assert mine.read_bytes() == b"precious"
    assert out.getvalue() == ""
    with pytest.raises(IsnadError, match="E-DEMO-002"):
        demo.run("postgresql://nowhere/x", page=page)


def test_the_program_writes_plain_utf8_into_a_pipe_whatever_the_environment_asks_for(samples, disputed):
    where = str(samples.database.label)
    for environment in (
        {"FORCE_COLOR": "1", "COLUMNS": "80"},
        {"PYTHONIOENCODING": "ascii", "COLUMNS": "wide"},
    ):
        done = isnad("show", disputed.id[:8], "--db", where, **environment)
        assert done.returncode == 0, done.stderr
        assert "اعتداء عنيف" in done.stdout
        assert not re.search("[\x1b\u2066-\u2069]", done.stdout)
    assert isnad("show", disputed.id[:8], "--db", where, "--names", "--lang", "ar").returncode == 0
    missing = isnad("show", "zzzz", "--db", where)
    assert missing.returncode == 1
    assert "E-DB-008" in missing.stderr
    assert "Traceback" not in missing.stderr
