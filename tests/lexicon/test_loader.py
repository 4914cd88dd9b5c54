"""The loader: faults told with file and entry, and a cache that helps and never harms."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from isnad.errors import IsnadError
from isnad.lexicon.lives import life_of
from isnad.lexicon.load import HERE, Lexicon, default, read_files

ENTRY = """\
- id: strike.air
  en: air strike
  ar: غارة جوية
  type: ASSAULT
  nouns: [غارة/غارات]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon of one entry."""
    (tmp_path / "ar" / "happenings").mkdir(parents=True)
    write(tmp_path / "ar", "happenings/air.yaml", ENTRY)
    return tmp_path / "ar"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    monkeypatch.setenv("ISNAD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def load(folder: Path) -> Lexicon:
    return Lexicon(*read_files(folder))


def fault(folder: Path) -> IsnadError:
    with pytest.raises(IsnadError) as told:
        load(folder)
    return told.value


# ---- what is loaded -----------------------------------------------------------------------------


def test_a_lexicon_of_one_entry(folder: Path) -> None:
    lexicon = load(folder)
    assert list(lexicon.happenings) == ["strike.air"]
    assert {form.entry.id for form in lexicon.vocabulary["غارات"]} == {"strike.air"}
    assert lexicon.word("وبالغارات").readings[0].stem == "غارات"


def test_an_empty_file_is_no_fault(folder: Path) -> None:
    write(folder, "happenings/later.yaml", "# nothing yet\n")
    assert list(load(folder).happenings) == ["strike.air"]


def test_the_version_is_that_of_the_files(folder: Path) -> None:
    version = load(folder).version
    assert load(folder).version == version
    write(folder, "happenings/air.yaml", ENTRY + "# a remark\n")
    assert load(folder).version != version


def test_the_name_of_a_file_counts_for_the_version(folder: Path) -> None:
    version = load(folder).version
    (folder / "happenings" / "air.yaml").rename(folder / "happenings" / "sky.yaml")
    assert load(folder).version != version


def test_the_lexicon_that_ships_loads_once() -> None:
    assert default() is default()
    assert default().happenings
    assert default().actors
    assert read_files(HERE)[1] == default().version


# ---- faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "  colour: red\n",  # a key that no one knows
        "  modes: aerial\n",  # not a list
        "  type: BOMBING\n",  # no such type
        "  harm: hurt\n",
        "  matches: [{text: نص, sense: other}]\n",  # an unknown key of an example
    ],
)
def test_a_wrong_entry_is_told_with_its_file_and_id(folder: Path, change: str) -> None:
    key = change.strip().partition(":")[0]
    entry = "".join(line for line in ENTRY.splitlines(keepends=True) if not line.startswith(f"  {key}:"))
    write(folder, "happenings/air.yaml", entry + change)
    told = fault(folder)
    assert told.code == "E-LEX-001"
    assert "happenings/air.yaml" in str(told)
    assert "strike.air" in str(told)
    assert "docs/lexicon.md" in told.hint


def test_a_missing_key_is_told(folder: Path) -> None:
    write(folder, "happenings/air.yaml", "- id: strike.air\n")
    assert fault(folder).code == "E-LEX-001"
    assert "type" in fault(folder).message


@pytest.mark.parametrize("text", ["- just words\n", "id: strike.air\ntype: ASSAULT\n", "- [1, 2]\n"])
def test_a_file_of_another_shape_is_told(folder: Path, text: str) -> None:
    write(folder, "happenings/air.yaml", text)
    assert fault(folder).code == "E-LEX-001"
    assert "happenings/air.yaml" in fault(folder).message


def test_an_id_used_twice_is_told(folder: Path) -> None:
    write(folder, "happenings/more.yaml", ENTRY)
    told = fault(folder)
    assert told.code == "E-LEX-002"
    assert "strike.air" in told.message
    assert "happenings/more.yaml" in told.message


@pytest.mark.parametrize("text", ["- id: [open\n", "- id: a\n\tb: c\n", "- 'text\n", "a: b: c\n"])
def test_what_is_not_yaml_is_told_with_its_line(folder: Path, text: str) -> None:
    write(folder, "happenings/air.yaml", text)
    told = fault(folder)
    assert told.code == "E-LEX-003"
    assert "happenings/air.yaml" in told.message
    assert "line" in told.message


def test_yaml_cannot_make_objects(folder: Path) -> None:
    write(folder, "happenings/air.yaml", "- !!python/object/apply:os.getcwd []\n")
    assert fault(folder).code == "E-LEX-003"


# ---- the cache ----------------------------------------------------------------------------------


def test_what_was_read_is_kept_under_its_version(folder: Path, cache: Path) -> None:
    raw, version = read_files(folder)
    (kept,) = cache.iterdir()
    assert kept.name == f"lexicon-{version}.msgpack"
    assert msgspec.msgpack.decode(kept.read_bytes()) == raw


def test_what_was_kept_is_used(folder: Path, cache: Path) -> None:
    read_files(folder)
    (kept,) = cache.iterdir()
    kept.write_bytes(msgspec.msgpack.encode({"from": "the cache"}))
    assert read_files(folder)[0] == {"from": "the cache"}


def test_but_not_when_a_file_has_changed(folder: Path, cache: Path) -> None:
    read_files(folder)
    write(folder, "happenings/air.yaml", ENTRY.replace("غارة/غارات", "هجوم/هجمات"))
    assert "هجمات" in load(folder).vocabulary
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x93\x01", b"not msgpack at all"])
def test_a_damaged_cache_is_read_anew(folder: Path, cache: Path, content: bytes) -> None:
    raw, _ = read_files(folder)
    (kept,) = cache.iterdir()
    kept.write_bytes(content)
    assert read_files(folder)[0] == raw
    assert msgspec.msgpack.decode(kept.read_bytes()) == raw


def test_a_folder_that_cannot_be_written_is_no_fault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("ISNAD_CACHE", str(tmp_path / "a-file" / "below"))
    assert list(load(folder).happenings) == ["strike.air"]
    assert (tmp_path / "a-file").read_text() == ""


def test_no_half_written_file_stays(folder: Path, cache: Path) -> None:
    for _ in range(3):
        read_files(folder)
    assert [path.suffix for path in cache.iterdir()] == [".msgpack"]


def test_the_cache_gives_what_the_files_gave(folder: Path) -> None:
    (folder / "actors").mkdir()
    held = "[{by: someone, from: 2014-09-08, to: null}]"
    write(folder, "actors/offices.yaml", f"- {{id: iq.pm, office: {{ar: رئيس, en: premier}}, held: {held}}}\n")
    first, _ = read_files(folder)
    again, _ = read_files(folder)
    assert again == first


# ---- lives --------------------------------------------------------------------------------------

ACTOR = """\
- id: band
  en: The Band
  ar: فرقة الجبل
  kind: organisation
  names: [فرقة الجبل, لواء الجبل]
"""


def dated(folder: Path, lines: str) -> None:
    (folder / "actors").mkdir(exist_ok=True)
    write(folder, "actors/bands.yaml", ACTOR + lines)


def test_dates_of_any_exactness(folder: Path) -> None:
    dated(folder, "  since: 2015\n  until: 2016-02\n  named:\n    - {names: [لواء الجبل], since: 2015-10-10}\n")
    band = load(folder).actors["band"]
    assert life_of(band.since, band.until) == (dt.date(2015, 1, 1), dt.date(2016, 2, 29))
    assert life_of(band.named[0].since, band.named[0].until) == (dt.date(2015, 10, 10), dt.date.max)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("  since: 2016\n  until: 2015-10-10\n", "it ends (2015-10-10) before it begins (2016)"),
        ("  since: 2015-13\n", "no calendar has 2015-13"),
        ("  since: autumn 2015\n", "autumn 2015 is no date; write 2015, 2015-10 or 2015-10-10"),
        ("  since: 2015\n  final: true\n", "it is `final` and has no `until`"),
        ("  named: [{names: [لواء البحر]}]\n", "`named` has لواء البحر, which is not in `names`"),
        ("  named: [{names: [لواء الجبل], since: 2020, until: 2019}]\n", "it ends (2019) before it begins (2020)"),
    ],
)
def test_a_life_that_cannot_be_is_refused(folder: Path, lines: str, told: str) -> None:
    dated(folder, lines)
    problem = fault(folder)
    assert problem.code == "E-LEX-005"
    assert f"actors/bands.yaml, entry band: {told}." in str(problem)
