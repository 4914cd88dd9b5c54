"""The sets: which files isnad reads, how the scorer judges what came out, which figures are held to a floor.

Data only, save for the change of field names that one set needs. Paths are relative to the shared folder, save those
of labels and scorers that are ours: they lie in the checkout, beside this file.
"""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

JsonLine = dict[str, Any]

SCORER = "bench/score.py"
OURS = Path(__file__).resolve().parent


class Layer(Enum):
    """What isnad is asked for: the whole way to a ledger, or one layer of annotation."""

    LEDGER = "read"
    TIMES = "times"


@dataclass(frozen=True, kw_only=True)
class BenchSet:
    """One set. `task` and `gold` are the scorer's first and later arguments; without a task nothing is scored."""

    name: str
    texts: str
    task: str | None = None
    scorer: str = SCORER
    gold: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    layer: Layer = Layer.LEDGER
    adapt: Callable[[JsonLine], JsonLine] | None = None
    graded: tuple[str, ...] = ()
    lower_is_better: tuple[str, ...] = ("not_read",)
    headline: tuple[str, ...] = ()

    def inputs(self, shared: Path) -> list[Path]:
        """The files isnad reads, sorted; empty where the set is absent."""
        return sorted(Path(name) for name in glob.glob(str(shared / self.texts)))

    def judged_by(self, shared: Path) -> list[Path]:
        """The scorer and the files it reads besides the export: labels, never shown to isnad."""
        if self.task is None:
            return []
        named = [shared / path for path in self.gold]
        inside = [sorted(path.glob("*.jsonl")) if path.is_dir() else [path] for path in named]
        return [shared / self.scorer, *(path for paths in inside for path in paths)]

    def absent(self, shared: Path) -> str | None:
        """The first thing this set needs and `shared` lacks, or None."""
        if not self.inputs(shared):
            return self.texts
        lacking = [path for path in self.judged_by(shared) if not path.exists()]
        return _name(lacking[0], shared) if lacking else None

    def fingerprint(self, shared: Path) -> str:
        """SHA-256 over names and bytes of all that a figure of this set rests on, isnad itself apart."""
        whole = hashlib.sha256()
        for path in sorted({*self.inputs(shared), *self.judged_by(shared)}):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{content}  {_name(path, shared)}\n".encode())
        return whole.hexdigest()


def _name(path: Path, shared: Path) -> str:
    """A file's path below the folder that it belongs to, wherever that lies."""
    return path.relative_to(shared if path.is_relative_to(shared) else OURS.parent).as_posix()


def telegram_post(post: JsonLine) -> JsonLine:
    """A saved post as isnad's own input line. The channel's clock runs at UTC+3:30 (the set's README)."""
    return {
        "id": str(post["id"]),
        "text": post["text"],
        "published": f"{post['date_local']}T{post['time_local']}:00+03:30",
        "url": post["url"],
        "outlet": post["channel"],
    }


_GSR = ("not_read", "f1", "easy_precision", "easy_recall", "easy_f1")

SETS = (
    BenchSet(
        name="seeds",
        texts="seeds/*.txt",
        task="seeds",
        gold=("gold/seeds.yaml",),
        graded=(
            *(
                "not_read",
                "found",
                "boilerplate_kept_out",
                "published",
                "mode",
                "status",
                "actor",
                "recipient",
            ),
            *("time", "place", "counts", "origin", "same_event_pairs_linked", "contradictions_shown"),
        ),
        headline=(
            *("found", "boilerplate_kept_out", "mode", "status", "actor", "recipient", "time", "place"),
            *("counts", "origin", "same_event_pairs_linked", "contradictions_shown"),
        ),
    ),
    BenchSet(
        name="airwars",
        texts="bench/airwars/texts.jsonl",
        task="airwars",
        gold=("bench/airwars",),
        graded=(
            *("not_read", "link_conll", "date_recall", "date_precision", "place_recall", "place_precision"),
            *(
                "party_recall",
                "party_precision",
                "killed_max_exact",
                "killed_overlap",
                "killed_several_exact",
            ),
        ),
        headline=(
            *("not_read", "link_conll", "date_recall", "place_recall", "party_recall"),
            *("killed_max_exact", "killed_overlap"),
        ),
    ),
    BenchSet(
        name="assault",
        texts="bench/gsr/assault.jsonl",
        task="gsr",
        gold=("bench/gsr/assault_labels.jsonl",),
        options=("ASSAULT",),
        graded=_GSR,
        headline=("f1", "easy_f1"),
    ),
    BenchSet(
        name="protest",
        texts="bench/gsr/protest.jsonl",
        task="gsr",
        gold=("bench/gsr/protest_labels.jsonl",),
        options=("PROTEST",),
        graded=_GSR,
        headline=("f1", "easy_f1"),
    ),
    BenchSet(
        name="timex",
        texts="bench/timex/docs.jsonl",
        task="timex",
        gold=("bench/timex/spans.jsonl",),
        layer=Layer.TIMES,
        graded=("not_read", "recall", "strict_recall", "value_accuracy"),
        headline=("recall", "strict_recall", "value_accuracy"),
    ),
    BenchSet(
        name="news",
        texts="bench/news/articles.jsonl",
        graded=("not_read",),
        headline=("not_read", "claims_made", "reports_per_second"),
    ),
    BenchSet(
        name="copies",
        texts="bench/news/articles.jsonl",
        task="copies",
        scorer=str(OURS / "copies" / "score.py"),
        gold=(str(OURS / "copies" / "news_pairs.jsonl"),),
        graded=("not_read", "precision", "recall", "final_precision", "final_recall", "named_in_ledger"),
        headline=("precision", "recall", "final_precision", "final_recall"),
    ),
    BenchSet(
        name="telegram",
        texts="bench/telegram/posts.jsonl",
        adapt=telegram_post,
        graded=("not_read",),
        headline=("not_read", "claims_made", "reports_per_second"),
    ),
)
