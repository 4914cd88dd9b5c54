"""Writes known_failures.yaml anew from what fails now, and counts by layer and by check.

python tests/lexicon/refresh_known_failures.py            # write and count
python tests/lexicon/refresh_known_failures.py --look     # only count, and show what is new or mended
python tests/lexicon/refresh_known_failures.py --look actor told   # and show the failures of these checks
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
LIST = HERE / "known_failures.yaml"
sys.path[:0] = [str(HERE), str(HERE.parent)]

HEAD = """\
# Examples of the lexicon that fail today: entry, list, place in the list, and the check that fails.
# Strict: one that passes must go. Written by refresh_known_failures.py; do not add a line to hide a new failure.
"""


def main(arguments: list[str]) -> None:
    from lexicon_examples import failures, files

    failing = {file: found for file in files() if (found := failures(file))}
    before = yaml.safe_load(LIST.read_text(encoding="utf-8")) if LIST.exists() else None
    _tell_changes(before or {}, failing)
    _tell_counts(failing)
    wanted = set(arguments) - {"--look"}
    for file, found in failing.items():
        for name, seen in found.items():
            if name.rpartition(" ")[2] in wanted:
                print(f"{file}: {name}: {seen}")
    if "--look" not in arguments:
        listed = {file: sorted(found) for file, found in failing.items()}
        LIST.write_text(HEAD + yaml.safe_dump(listed, allow_unicode=True, width=120), encoding="utf-8")


def _tell_changes(before: dict[str, list[str]], failing: dict[str, dict[str, str]]) -> None:
    old = {(file, name) for file, names in before.items() for name in names}
    new = {(file, name) for file, found in failing.items() for name in found}
    for file, name in sorted(new - old):
        print(f"new     {file}: {name}: {failing[file][name]}")
    for file, name in sorted(old - new):
        print(f"mended  {file}: {name}")
    print(f"{len(new)} fail; {len(new - old)} new, {len(old - new)} mended since the list was written")


def _tell_counts(failing: dict[str, dict[str, str]]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for file, found in failing.items():
        layer = file.partition("/")[0].removesuffix(".yaml")
        for name in found:
            _, kind, _, check = name.rsplit(" ", 3)
            counts[layer, f"{kind} {check}"] += 1
    for (layer, check), number in sorted(counts.items()):
        print(f"{number:5}  {layer:12} {check}")


if __name__ == "__main__":
    main(sys.argv[1:])
