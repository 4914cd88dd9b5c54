"""Every example of the lexicon is run: a `match` gives what it says, a `reject` gives nothing of its entry.

Examples that fail today are listed in known_failures.yaml; the list is strict both ways, so it can only shrink
knowingly. `python tests/lexicon/refresh_known_failures.py` writes it anew and counts.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from lexicon_examples import failures, files, rows_of

from isnad.claims.reader import default_reader

KNOWN = Path(__file__).with_name("known_failures.yaml")


@lru_cache(maxsize=1)
def known() -> dict[str, list[str]]:
    return yaml.safe_load(KNOWN.read_text(encoding="utf-8")) or {}


@pytest.mark.parametrize("file", files())
def test_examples_do_as_they_say(file: str) -> None:
    failing, listed = failures(file), set(known().get(file, ()))
    unlisted = [f"{name}: {seen}" for name, seen in failing.items() if name not in listed]
    assert not unlisted, f"{file}: examples fail that are not in {KNOWN.name}:\n" + "\n".join(unlisted)
    mended = sorted(listed - failing.keys())
    assert not mended, f"{file}: these pass now, remove them from the list ({KNOWN.name}):\n" + "\n".join(mended)


def test_the_list_names_files_that_exist() -> None:
    assert set(known()) <= set(files())


def test_ids_are_unique_in_the_whole_lexicon() -> None:
    ids = Counter(row["id"] for file in (*files(), "arms.yaml") for row in rows_of(file))
    assert [id_ for id_, times in ids.items() if times > 1] == []


def test_every_reject_says_why_and_every_sentence_stands_once() -> None:
    for file in files():
        for row in rows_of(file):
            assert all(example.get("why") for example in row.get("rejects") or []), row["id"]
            texts = [example["text"] for kind in ("matches", "rejects") for example in row.get(kind) or []]
            assert len(texts) == len(set(texts)), row["id"]


def test_entries_have_a_label_in_both_languages() -> None:
    raw = default_reader().lexicon.raw
    for file in (*files(), "arms.yaml"):
        for row in raw[file] if file != "numbers.yaml" else raw[file]["policy"]:
            label = row.get("office", row)
            assert label.get("ar"), (file, row["id"])
            assert label.get("en"), (file, row["id"])
