"""The pages say what the code does: every error code, every exported field, every command."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from isnad.cli import app
from isnad.records import EXPORTED

CODE = re.compile(r"\bE-[A-Z]+-\d{3}\b")


def codes_in(*paths: Path) -> set[str]:
    """The error codes that stand in files."""
    return {code for path in paths for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_error_code_is_explained_and_every_one_explained_exists(root: Path) -> None:
    used = codes_in(*(root / "src").rglob("*.py"))
    page = (root / "docs" / "errors.md").read_text(encoding="utf-8")
    explained = re.findall(rf"^\| ({CODE.pattern}) \|", page, re.MULTILINE)
    assert len(explained) == len(set(explained)), "a code is explained twice"
    assert set(explained) == used


def test_every_exported_field_and_value_is_explained(root: Path) -> None:
    page = (root / "docs" / "records.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", page))))
    for record in EXPORTED.values():
        assert not set(record.__struct_fields__) - named, record.__name__


def test_every_command_is_explained(root: Path) -> None:
    page = (root / "docs" / "records.md").read_text(encoding="utf-8")
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"^\| `isnad (\w+)", page, re.MULTILINE)) == commands


def test_pages_link_to_files_that_are_there(root: Path) -> None:
    for page in (*root.glob("*.md"), *(root / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_design_names_modules_that_are_there(root: Path) -> None:
    page = (root / "docs" / "design.md").read_text(encoding="utf-8")
    package = root / "src" / "isnad"
    named = set(re.findall(r"\b([a-z]+)\.([a-z]+)\b(?!_)", page.split("## ")[2]))
    inside = {(room, name) for room, name in named if (package / room).is_dir()}
    assert len(inside) > 15
    modules = [package / room / name for room, name in inside]
    assert all(module.is_dir() or module.with_suffix(".py").exists() for module in modules), modules


def test_the_design_tells_of_every_room(root: Path) -> None:
    rooms = (root / "docs" / "design.md").read_text(encoding="utf-8").split("## Rooms")[1]
    for path in (root / "src" / "isnad").iterdir():
        if path.is_dir() and path.name not in {"samples", "__pycache__"}:
            assert f"| `{path.name}` |" in rooms, path.name


def test_what_the_pages_import_is_there(root: Path) -> None:
    imports = [
        line
        for page in (*root.glob("*.md"), *(root / "docs").glob("*.md"))
        for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        for line in re.findall(r"^(?:from isnad|import isnad).*$", block, re.MULTILINE)
    ]
    assert len(imports) > 3
    for line in imports:
        exec(line, {})
    custody = (root / "docs" / "custody.md").read_text(encoding="utf-8")
    for name in ("read", "default_reader"):
        assert re.search(rf"^from isnad\S* import {name}$", custody, re.MULTILINE), name
