"""A long run that is killed again and again ends where an undisturbed one does (`make soak`)."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from command import SAMPLES, exported, isnad, line, started, written

REPORTS = 3_000
KILLS = 20
SHORTEST = 2.0  # seconds before a kill; starting takes one
PLACES = ("هجين", "السوسة", "الباغوز", "الميادين", "القائم", "تلعفر", "منبج", "سرمدا", "نوى", "بزاعة")
DAYS = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة")
NUMBERS = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")


@pytest.mark.soak
def test_killed_at_random_moments_and_resumed_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    inputs = _inputs(tmp_path / "reports")
    began = time.monotonic()
    whole = started("read", inputs, "--db", tmp_path / "whole.db")
    _, err = whole.communicate()
    assert whole.returncode == 0, err
    longest = max(2 * SHORTEST, 2 * (time.monotonic() - began) / KILLS)
    chance = random.Random(3)
    alive = 0
    for _ in range(KILLS):
        process = started("read", inputs, "--db", tmp_path / "killed.db")
        time.sleep(chance.uniform(SHORTEST, longest))
        alive += process.poll() is None
        process.kill()
        process.communicate()
    assert alive >= KILLS // 2, "too many runs came to their end before they were killed"
    assert isnad("read", inputs, "--db", tmp_path / "killed.db").status == 0
    _same_export(tmp_path)
    _whole_custody(tmp_path / "killed.db")


def _same_export(folder: Path) -> None:
    whole = exported(folder / "whole.db", folder / "whole")
    assert whole["documents.jsonl"].count(b"\n") == REPORTS
    assert exported(folder / "killed.db", folder / "killed") == whole


def _whole_custody(db: Path) -> None:
    """Every report was received once and read once, and nothing is broken."""
    assert isnad("verify", "--db", db).status == 0
    from isnad.ledger import open_ledger

    with open_ledger(db) as ledger:
        acts = Counter(
            (entry.report, entry.act) for report in ledger.documents() for entry in ledger.custody(report.id)
        )
    assert set(acts.values()) == {1}
    assert len(acts) == 2 * REPORTS


def _inputs(folder: Path) -> Path:
    """Reports made from the samples, as lines, text files and pages; no two alike."""
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts += [
        json.loads(row)["text"]
        for path in sorted(SAMPLES.glob("*.jsonl"))
        for row in path.read_text("utf-8").splitlines()
    ]
    chance = random.Random(1)
    lines = []
    for number in range(REPORTS):
        text = chance.choice(texts)
        for words in (PLACES, DAYS, NUMBERS):
            for word in words:
                text = text.replace(word, chance.choice(words))
        kind = number % 10
        if kind == 0:
            written(folder / f"{number}.txt", text)
        elif kind == 1:
            paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
            written(folder / f"{number}.html", f"<html><body><article>{paragraphs}</article></body></html>")
        else:
            lines.append(line(id=f"r{number}", text=text, outlet=f"وكالة {number % 7}"))
    written(folder / "lines.jsonl", b"".join(lines))
    return folder
