"""Bad input: each is named with its code in one line, the rest is read, the exit status is the contract's.

The sentences are ours and invented.
"""

from __future__ import annotations

import errno
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from command import STRIKE, exported, isnad, line, read, started, written
from isnad.claims.reader import default_reader
from isnad.reports.item import Fields, Item
from isnad.run import read_item

PERSIAN = "به گزارش منابع محلی، در پی حمله هوایی پنج غیرنظامی کشته شدند و گروهی دیگر زخمی شدند."


BAD_FILES = {
    "empty.txt": (b"", "E-READ-002"),
    "blank.txt": (b" \n\t\n", "E-READ-002"),
    "blank.jsonl": (b"\n\n\n", "E-READ-002"),
    "picture.txt": (bytes(range(256)) * 8, "E-READ-005"),
    "latin.txt": ("Die Bürger hören täglich von Kämpfen".encode("latin-1"), "E-READ-005"),
    "english.txt": (b"Five people were killed in the town on Thursday.", "E-READ-006"),
    "persian.txt": (PERSIAN.encode(), "E-READ-006"),
    "numbers.txt": (b"12 45 / 9 : 7", "E-READ-012"),
    "page.html": (b"<p>text</p>", "E-READ-006"),
    "blank.html": (b"<html><script>1</script></html>", "E-READ-012"),
    "picture.html": (bytes(range(256)) * 8, "E-READ-005"),
    "table.csv": (b"a,b", "E-READ-010"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_and_the_good_one_beside_it_is_read(tmp_path: Path, name: str) -> None:
    content, code = BAD_FILES[name]
    bad, good = written(tmp_path / name, content), written(tmp_path / "good.txt", STRIKE)
    done = read(tmp_path, bad, good)
    assert done.status == 1
    assert done.codes() == [code]
    assert f"{code} {bad}: " in done.err
    assert done.out.startswith("1 report read")
    assert "Traceback" not in done.err


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    good = written(tmp_path / "good.txt", STRIKE)
    done = read(tmp_path, tmp_path / "missing.txt", tmp_path / "*.nothing", "", good, "https://example.org/a")
    assert done.status == 1
    assert done.codes() == ["E-READ-001", "E-READ-001", "E-READ-001", "E-READ-010"]
    assert done.out.startswith("1 report read (1 new)")


def test_a_folder_without_a_report_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    assert read(tmp_path, folder).codes() == ["E-READ-003"]
    written(folder / "empty.txt", b"")
    assert read(tmp_path, folder).codes() == ["E-READ-002", "E-READ-003"]


def test_a_folder_is_read_to_its_end_and_what_is_no_report_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "deeper" / ".hidden").mkdir(parents=True)
    written(folder / "a.txt", STRIKE)
    written(folder / "deeper" / "b.jsonl", line(id="b"))
    written(folder / "deeper" / ".hidden" / "c.txt", STRIKE)
    written(folder / "README.md", "# About these reports")
    written(folder / "photo.jpg", bytes(range(256)))
    os.mkfifo(folder / "pipe.txt")
    done = read(tmp_path, folder)
    assert done.out.startswith("2 reports read (2 new)")
    assert done.codes() == ["E-READ-013"]
    assert "photo.jpg" in done.err
    assert "pipe.txt" in done.err
    assert "README.md" not in done.err


def test_broken_json_on_line_7_costs_that_line_alone(tmp_path: Path) -> None:
    lines = [line(id=f"r{number}") for number in range(1, 10)]
    lines[6] = lines[6][:40] + b"\n"
    done = read(tmp_path, written(tmp_path / "day.jsonl", b"".join(lines)))
    assert done.status == 1
    assert done.out.startswith("8 reports read (8 new)")
    assert done.codes() == ["E-READ-004"]
    assert "day.jsonl line 7: " in done.err


BAD_LINES = {
    b'{"text": ["a"]}': "E-READ-011",
    b'{"text": "a", "title": 5}': "E-READ-011",
    b'{"text": "a", "id": true}': "E-READ-011",
    b'{"text": "a", "published": {"on": "Friday"}}': "E-READ-011",
    b"[1, 2]": "E-READ-011",
    b"null": "E-READ-011",
    b'{"id": "c"}': "E-READ-007",
    b'{"text": " \\n "}': "E-READ-007",
    b'{"html": "<p>a</p>"}': "E-READ-006",
    b'{"text": "\\ud800"}': "E-READ-004",
    b'{"text": "\xff\xfe"}': "E-READ-004",
    b"\x00\x01\x02": "E-READ-005",
    b'{"text": "a", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}": "E-READ-004",
}


def test_lines_of_the_wrong_shape_are_named_each_in_one_line(tmp_path: Path) -> None:
    done = read(tmp_path, "-", stdin=b"\n".join(BAD_LINES) + b"\n" + line())
    assert done.status == 1
    assert done.codes() == list(BAD_LINES.values())
    assert done.out.startswith("1 report read, 1 kept unread (2 new)")
    *problems, last = done.err.splitlines()
    assert len(problems) == len(BAD_LINES)
    assert last == f"Not read: {len(BAD_LINES)}, each named above. Everything else was kept."


def test_a_report_in_another_language_is_kept_unread_with_the_reason(tmp_path: Path) -> None:
    done = read(tmp_path, written(tmp_path / "persian.txt", PERSIAN))
    assert done.out.startswith("0 reports read, 1 kept unread (1 new), 0 claims")
    (document,) = exported(tmp_path / "ledger.db", tmp_path / "out")["documents.jsonl"].splitlines()
    kept = json.loads(document)
    assert kept["text"] == PERSIAN
    assert kept["unread"] == {"code": "E-READ-006", "reason": "the text is in Persian, not in Arabic"}
    assert kept["language"] == "fa"


def test_a_report_on_which_isnad_breaks_is_kept_unread() -> None:
    fields = Fields(text=STRIKE, id="a")
    document, claims = read_item(Item(line(id="a"), fields, "a"), None)  # type: ignore[arg-type]
    assert (document.text, document.source_id, claims) == (STRIKE, "a", [])
    assert document.unread is not None
    assert document.unread.code == "E-READ-014"
    assert "AttributeError at run.py:" in document.unread.reason


def test_dialect_with_letters_from_elsewhere_is_arabic(tmp_path: Path) -> None:
    done = read(tmp_path, "-", stdin=line(text="گال المصدر إن القصف استهدف السوق الچبير في المدينة"))
    assert (done.status, done.codes()) == (0, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_text_is_read_in_the_encodings_it_comes_in(tmp_path: Path, encoding: str) -> None:
    done = read(tmp_path, written(tmp_path / "a.txt", STRIKE.encode(encoding)))
    assert (done.status, done.codes()) == (0, [])
    assert json.loads(exported(tmp_path / "ledger.db", tmp_path / "out")["documents.jsonl"])["text"] == STRIKE


def test_a_download_cut_short_is_no_other_encoding(tmp_path: Path) -> None:
    read(tmp_path, written(tmp_path / "a.txt", STRIKE.encode()[:41]))
    text = json.loads(exported(tmp_path / "ledger.db", tmp_path / "out")["documents.jsonl"])["text"]
    assert text.startswith(STRIKE[:20])
    assert text.endswith("\ufffd")


def test_odd_names_stay_one_line_and_can_be_kept(tmp_path: Path) -> None:
    two_lines = written(tmp_path / "two\nlines\x1b[31m.txt", "English text")
    no_utf8 = Path(os.fsdecode(os.fsencode(tmp_path) + b"/report-\xff.txt"))
    try:
        written(no_utf8, STRIKE)
    except OSError:  # a file system that has UTF-8 names only
        no_utf8 = written(tmp_path / "report.txt", STRIKE)
    done = read(tmp_path, two_lines, no_utf8)
    assert done.codes() == ["E-READ-006"]
    assert len(done.err.splitlines()) == 2
    assert "\x1b" not in done.err
    assert done.out.startswith("1 report read, 1 kept unread (2 new)")


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user who owns nothing here; root may read everything and would see no difference."""
    default_reader()  # its files may stand where only root comes
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_opened_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        closed = folder / "reports" / "closed"
        closed.mkdir(parents=True)
        written(folder / "reports" / "good.txt", STRIKE)
        written(folder / "reports" / "secret.txt", STRIKE).chmod(0)
        folder.chmod(0o777)
        isnad("show", "--db", folder / "none.db")  # imports what is needed while it can be read
        read(folder, folder / "reports" / "good.txt")
        for path in folder.glob("ledger.db*"):
            path.chmod(0o666)
        closed.chmod(0)
        with without_rights():
            done = read(folder, folder / "reports")
            into_closed = isnad("export", "--db", folder / "ledger.db", "--out", closed / "out")
        closed.chmod(0o700)
        assert done.codes() == ["E-READ-009", "E-READ-009"]
        assert "secret.txt: It cannot be opened: Permission denied." in done.err
        assert "closed: It cannot be opened: Permission denied." in done.err
        assert done.out.startswith("0 reports read, 1 there already (0 new)")
        assert (into_closed.status, into_closed.codes()) == (1, ["E-OUT-001"])


def test_names_that_the_system_refuses_are_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    done = read(tmp_path, "x" * 5000, loop)
    assert done.codes() == ["E-READ-009", "E-READ-009"]
    assert os.strerror(errno.ENAMETOOLONG) in done.err


# ---- size -----------------------------------------------------------------------------------------

HUGE = 200 * 1024 * 1024


def test_a_line_of_200_mb_is_named_and_costs_no_memory(tmp_path: Path) -> None:
    begun = time.monotonic()
    process = started("read", "-", "--db", tmp_path / "ledger.db")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    block = STRIKE.encode() * 10_000
    process.stdin.write(b'{"text": "')
    for _ in range(HUGE // len(block) + 1):
        process.stdin.write(block)
    process.stdin.write(b'"}\n' + line())
    process.stdin.close()
    out, err = process.stdout.read().decode(), process.stderr.read().decode()
    _, state, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(state)
    process.stdout.close()
    process.stderr.close()
    assert process.returncode == 1
    assert err.startswith("E-READ-008 standard input line 1: ")
    assert out.startswith("1 report read (1 new)")
    assert usage.ru_maxrss < 600 * 1024  # KiB on Linux
    assert time.monotonic() - begun < 30


def test_a_file_of_200_mb_is_named(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(HUGE)
    assert read(tmp_path, big).codes() == ["E-READ-008"]


def test_an_export_tells_when_it_was_written_to_as_other_files_do(tmp_path: Path) -> None:
    posted = {"id": 1, "type": "message", "date": "2021-03-03T10:00:00", "text": STRIKE}
    path = written(tmp_path / "result.json", json.dumps({"type": "public_channel", "id": 1, "messages": [posted]}))
    with suppress(OverflowError, OSError):  # some systems keep a time that no calendar has
        os.utime(path, (1 << 50, 1 << 50))
    assert read(tmp_path, path).status == 0
    os.utime(path, (0, 0))
    read(tmp_path, written(tmp_path / "copy.json", path.read_bytes()))
    entries = json.loads(isnad("custody", "channel1/1", "--db", tmp_path / "ledger.db", "--json").out)["entries"]
    assert entries[-1]["details"]["modified"].endswith("Z")
