"""The same reports give the same bytes: in any order of files, in one run or several, under any hash seed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from command import SAMPLES, environment, exported, isnad, written

# Parts of reports that tell of the same few happenings, so that linking has ties to break. Ours, and invented.
WHERE = ("بلدة هجين بريف دير الزور", "مدينة سرت الليبية", "مدينة الحديدة غربي اليمن")
TOLL = ("مقتل خمسة مدنيين", "مقتل سبعة أشخاص بينهم طفلان", "إصابة عشرة مسلحين على الأقل")
ACT = ("غارة جوية شنتها طائرات حربية", "قصف مدفعي نفذته قوات الحكومة", "انفجار سيارة مفخخة")
VOICE = ("قال مصدر طبي إن", "أعلنت وزارة الدفاع أن", "أفاد شهود عيان بأن", "نفى متحدث عسكري أن")
DAY = ("مساء الخميس", "في 18 أيار/مايو 2023", "أمس الجمعة")

PROGRAM = """
import sys
from isnad.cli import app
db, out, *inputs = sys.argv[1:]
app(["read", *inputs, "--db", db], standalone_mode=False)
app(["export", "--db", db, "--out", out], standalone_mode=False)
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Thirty small reports in files of both kinds, and the samples."""
    folder = tmp_path_factory.mktemp("reports")
    chosen = random.Random(7).sample(list(product(VOICE, ACT, WHERE, TOLL, DAY)), 30)
    texts = [
        f"{voice} {act} على {where} {day} أسفرت عن {toll}.\n\nوأضاف المصدر أن الحصيلة قد ترتفع.\n"
        for voice, act, where, toll, day in chosen
    ]
    plain = [written(folder / f"r{number}.txt", text) for number, text in enumerate(texts[:20])]
    lines = [
        json.dumps({"id": f"l{number}", "outlet": f"منبر {number % 3}", "published": "2023-05-20", "text": text})
        for number, text in enumerate(texts[20:])
    ]
    return [*plain, written(folder / "lines.jsonl", "\n".join(lines)), *sorted(SAMPLES.glob("*.[tj]*"))]


def in_one_run(reports: Sequence[Path], folder: Path) -> dict[str, bytes]:
    """The export after reading the files in this order."""
    done = isnad("read", *reports, "--db", folder / "ledger.db")
    assert (done.status, done.err) == (0, "")
    return exported(folder / "ledger.db", folder / "out")


@pytest.fixture(scope="module")
def expected(reports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of one plain run."""
    found = in_one_run(reports, tmp_path_factory.mktemp("expected"))
    assert found["claims.jsonl"].count(b"\n") > 40
    assert any(len(json.loads(event)["claims"]) > 2 for event in found["events.jsonl"].splitlines())
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_does_not_matter(
    reports: list[Path], expected: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    shuffled = random.Random(seed).sample(reports, len(reports))
    assert in_one_run(shuffled, tmp_path) == expected


def test_several_runs_give_what_one_gives(reports: list[Path], expected: dict[str, bytes], tmp_path: Path) -> None:
    half = len(reports) // 2
    for part in (reports[half:], reports[:half], reports[half:]):
        found = in_one_run(part, tmp_path)
    assert found == expected


def test_a_folder_gives_what_its_files_give(reports: list[Path], expected: dict[str, bytes], tmp_path: Path) -> None:
    assert in_one_run([SAMPLES, reports[0].parent], tmp_path) == expected


def test_the_hash_seed_and_the_process_do_not_matter(
    reports: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    for seed, order in (("0", reports), ("1", reports[::-1])):
        folder = tmp_path / seed
        folder.mkdir()
        command = [
            sys.executable,
            "-c",
            PROGRAM,
            str(folder / "ledger.db"),
            str(folder / "out"),
            *map(str, order),
        ]
        subprocess.run(command, env=environment(seed), check=True, capture_output=True, timeout=60)
        found = {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}
        assert found == expected, f"PYTHONHASHSEED={seed}"
