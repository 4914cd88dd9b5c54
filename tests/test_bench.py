"""The bench: fingerprints, floors, scoring. All data here is invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bench import floors as pinned
from bench.__main__ import main
from bench.floors import FloorsError, SetFloors, Verdict
from bench.run import CommandError, Figure, Result, run_set, score
from bench.sets import OURS, SETS, BenchSet, telegram_post
from bench.table import history_line
from hypothesis import given
from hypothesis import strategies as st

SPEC = BenchSet(
    name="toy",
    texts="toy/texts.jsonl",
    task="gsr",
    gold=("toy/labels.jsonl",),
    options=("ASSAULT",),
    graded=("f1", "not_read"),
    headline=("f1",),
)
NO_FLOORS: pinned.Floors = {}


def write_lines(path: Path, *lines: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def result(fingerprint: str = "one", /, **figures: Figure) -> Result:
    return Result(name="toy", fingerprint=fingerprint, figures=figures)


def floors(fingerprint: str = "one", **figures: float) -> pinned.Floors:
    return {"toy": SetFloors(fingerprint=fingerprint, floors=figures, lower_is_better=["not_read"])}


def verdicts(measured: Result, held: pinned.Floors) -> dict[str, Verdict]:
    return {row.figure: row.verdict for row in pinned.compare(SPEC, measured, held)}


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A shared folder with one invented set."""
    write_lines(tmp_path / "toy/texts.jsonl", {"id": "a", "text": "قصفت طائرة مجهولة مستودعا"})
    write_lines(tmp_path / "toy/labels.jsonl", {"id": "a", "label": "yes"})
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench/score.py").write_text("print('{}')\n")
    return tmp_path


# ---- sets and fingerprints ----------------------------------------------------------------------


def test_fingerprint_is_of_names_and_bytes_wherever_they_lie(
    toy: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = SPEC.fingerprint(toy)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "moved"
    toy.rename(elsewhere)
    assert SPEC.fingerprint(elsewhere) == first


def test_labels_of_our_own_lie_in_the_checkout_and_count_too(toy: Path) -> None:
    ours = replace(SPEC, gold=(str(OURS / "copies" / "news_pairs.jsonl"),))
    assert ours.absent(toy) is None
    assert ours.fingerprint(toy) != SPEC.fingerprint(toy)
    lost = replace(SPEC, gold=(str(OURS / "copies" / "lost.jsonl"),))
    assert lost.absent(toy) == "bench/copies/lost.jsonl"


@pytest.mark.parametrize("changed", ["toy/texts.jsonl", "toy/labels.jsonl", "bench/score.py"])
def test_fingerprint_changes_with_the_texts_the_labels_and_the_scorer(toy: Path, changed: str) -> None:
    before = SPEC.fingerprint(toy)
    with (toy / changed).open("a") as file:
        file.write("\n")
    assert SPEC.fingerprint(toy) != before


@pytest.mark.parametrize("gone", ["toy/texts.jsonl", "toy/labels.jsonl", "bench/score.py"])
def test_a_set_without_one_of_its_files_is_skipped_and_says_which(toy: Path, gone: str) -> None:
    (toy / gone).unlink()
    done = run_set(SPEC, shared=toy, out=toy / "out")
    assert done.skipped == f"{toy / gone} is absent"
    assert not done.figures


def test_isnad_is_never_given_a_file_with_labels() -> None:
    for spec in SETS:
        assert spec.texts not in spec.gold
        assert not Path(spec.texts).stem.endswith(("labels", "spans", "links", "incidents")), spec.name


def test_floors_are_only_of_figures_that_are_graded(root: Path) -> None:
    by_name = {spec.name: spec for spec in SETS}
    for name, held in pinned.load(root / "bench/floors.json").items():
        assert set(held.floors) <= set(by_name[name].graded)


def test_a_channel_post_becomes_a_report_with_its_own_clock() -> None:
    post = {
        "channel": "c",
        "id": 7,
        "url": "u",
        "date_local": "2026-05-10",
        "time_local": "22:14",
        "text": "خبر",
        "views": "1K",
    }
    assert telegram_post(post) == {
        "id": "7",
        "text": "خبر",
        "published": "2026-05-10T22:14:00+03:30",
        "url": "u",
        "outlet": "c",
    }


# ---- floors -------------------------------------------------------------------------------------


def test_a_figure_is_ok_at_its_floor_below_under_it_and_new_without_one() -> None:
    assert verdicts(result(f1=0.5), floors(f1=0.5)) == {"f1": Verdict.OK}
    assert verdicts(result(f1=0.4999), floors(f1=0.5)) == {"f1": Verdict.BELOW}
    assert verdicts(result(f1=0.5, sentences=9), NO_FLOORS) == {
        "f1": Verdict.NEW,
        "sentences": Verdict.UNGRADED,
    }


def test_where_lower_is_better_more_is_below() -> None:
    assert verdicts(result(not_read=0), floors(not_read=0)) == {"not_read": Verdict.OK}
    assert verdicts(result(not_read=1), floors(not_read=0)) == {"not_read": Verdict.BELOW}


@pytest.mark.parametrize("gone", [{}, {"f1": None}, {"f1": "many"}])
def test_a_floor_whose_figure_is_gone_has_been_missed(gone: dict[str, Figure]) -> None:
    assert verdicts(result(not_read=0, **gone), floors(f1=0.5))["f1"] is Verdict.BELOW


def test_on_other_inputs_nothing_is_compared_nor_raised() -> None:
    measured, held = result("two", f1=0.1), floors("one", f1=0.5)
    rows = pinned.compare(SPEC, measured, held)
    assert {row.figure: row.verdict for row in rows} == {"f1": Verdict.NOT_COMPARED}
    assert pinned.not_compared(rows) == ["toy"]
    assert not pinned.missed(rows)
    assert pinned.raised(SPEC, result("two", f1=0.9), held) == held


def test_raising_pins_what_is_new_and_better_and_leaves_the_rest() -> None:
    held = pinned.raised(SPEC, result(f1=0.4, not_read=0, sentences=9), floors(f1=0.5, not_read=2))
    assert held == floors(f1=0.5, not_read=0)
    assert pinned.raised(SPEC, result(f1=0.4), NO_FLOORS) == floors(f1=0.4)


@given(st.floats(0, 1), st.integers(0, 9), st.floats(0, 1), st.integers(0, 9))
def test_raising_never_makes_a_floor_easier(f1: float, unread: int, floor: float, unread_floor: int) -> None:
    held = pinned.raised(SPEC, result(f1=f1, not_read=unread), floors(f1=floor, not_read=unread_floor))["toy"]
    assert held.floors["f1"] >= floor
    assert held.floors["not_read"] <= unread_floor


def test_lowering_goes_to_what_was_measured_and_keeps_the_reason(tmp_path: Path) -> None:
    held = pinned.lowered(result(f1=0.4), floors(f1=0.5), "f1", why="mentions no longer count", on="2026-11-21")
    assert held["toy"].floors == {"f1": 0.4}
    pinned.save(tmp_path / "floors.json", held)
    assert pinned.load(tmp_path / "floors.json") == held
    assert json.loads((tmp_path / "floors.json").read_text())["toy"]["lowered"] == [
        {"figure": "f1", "from": 0.5, "to": 0.4, "why": "mentions no longer count", "on": "2026-11-21"}
    ]


@pytest.mark.parametrize(
    ("measured", "held", "why", "said"),
    [
        (result(f1=0.4), floors(f1=0.5), " ", "only with a reason"),
        (result(f1=0.6), floors(f1=0.5), "w", "has not fallen"),
        (result(f1=None), floors(f1=0.5), "w", "nothing was measured"),
        (result(f1=0.4), floors(not_read=1), "w", "no such floor"),
        (result(f1=0.4), NO_FLOORS, "w", "no such floor"),
        (result("two", f1=0.4), floors(f1=0.5), "w", "--repin toy"),
    ],
)
def test_a_floor_is_not_lowered_without_cause(measured: Result, held: pinned.Floors, why: str, said: str) -> None:
    with pytest.raises(FloorsError, match=said):
        pinned.lowered(measured, held, "f1", why=why, on="2026-11-21")


def test_pinning_anew_takes_the_new_inputs_and_says_what_became_of_each_floor() -> None:
    held = pinned.repinned(SPEC, result("two", f1=0.3), floors(f1=0.5, gone=0.1), why="more texts", on="2026-11-21")[
        "toy"
    ]
    assert (held.fingerprint, held.floors) == ("two", {"f1": 0.3})
    assert [(change.figure, change.before, change.after) for change in held.lowered] == [
        ("f1", 0.5, 0.3),
        ("gone", 0.1, None),
    ]


@pytest.mark.parametrize("held", [floors(f1=0.5), NO_FLOORS])
def test_what_has_not_changed_is_not_pinned_anew(held: pinned.Floors) -> None:
    with pytest.raises(FloorsError, match="have not changed"):
        pinned.repinned(SPEC, result(f1=0.3), held, why="w", on="2026-11-21")


@pytest.mark.parametrize("broken", ["{", '{"toy": {}}', '{"toy": {"fingerprint": "f", "floors": {"f1": "high"}}}'])
def test_a_broken_floors_file_is_named(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(broken)
    with pytest.raises(FloorsError, match=r"floors\.json"):
        pinned.load(path)


# ---- scoring ------------------------------------------------------------------------------------


def test_the_scorer_judges_an_export(shared: Path, tmp_path: Path) -> None:
    export, labels = tmp_path / "export", tmp_path / "labels.jsonl"
    told = {"event_type": "ASSAULT", "told": True, "status": "actual"}
    write_lines(export / "documents.jsonl", *({"id": f"d{n}", "source_id": n} for n in "abc"))
    write_lines(export / "claims.jsonl", {"document": "da", **told}, {"document": "db", **told, "told": False})
    write_lines(export / "events.jsonl")
    write_lines(labels, {"id": "a", "label": "yes"}, {"id": "b", "label": "easy no"}, {"id": "c", "label": "yes"})
    figures = score(shared / "bench/score.py", "gsr", export, str(labels), "ASSAULT")
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1.0, 0.5, 0.6667)


def test_a_share_counts_as_its_number(tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text("""print('{"shown": "2 of 3", "missed": "c1 of d2", "none": null}')\n""")
    assert score(scorer, "seeds", tmp_path) == {"shown": 2, "missed": "c1 of d2", "none": None}


def test_a_scorer_that_stops_is_told_in_its_own_last_words(tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    scorer.write_text("raise KeyError('event_type')\n")
    with pytest.raises(CommandError, match="KeyError: 'event_type'"):
        score(scorer, "seeds", tmp_path)


# ---- the command --------------------------------------------------------------------------------


def run(*arguments: str, folder: Path) -> int:
    where = [
        "--shared",
        str(folder / "shared"),
        "--out",
        str(folder / "out"),
        "--floors",
        str(folder / "floors.json"),
    ]
    return main([*arguments, *where])


def test_without_the_data_every_set_is_skipped_and_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder=tmp_path) == 0
    shown = capsys.readouterr().out
    assert shown.count("skipped") == len(SETS)
    assert not (tmp_path / "floors.json").exists()


@pytest.mark.parametrize(
    "wrong",
    [["moon"], ["--lower", "moon.f1", "--why", "w"], ["--lower", "seeds.found"], ["--repin", "seeds"]],
)
def test_wrong_usage_is_refused_before_anything_runs(tmp_path: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*wrong, folder=tmp_path)
    assert stopped.value.code == 2
    assert not (tmp_path / "out").exists()


def test_a_floor_of_a_set_that_was_not_measured_is_not_lowered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lower", "seeds.found", "--why", "w", folder=tmp_path) == 2
    assert "not measured" in capsys.readouterr().err


def test_the_whole_way_on_invented_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reads with the real command line, pins floors, meets them, and falls below one that was set higher."""
    write_lines(
        tmp_path / "shared/bench/news/articles.jsonl",
        {
            "id": "n1",
            "title": "خبر مختلق",
            "text": "شنت طائرات مجهولة غارة على مستودع مهجور قرب القرية، وفق بيان.",
        },
        {"id": "n2", "text": "نفى متحدث باسم البلدية وقوع أي قصف في المنطقة أمس."},
    )
    assert run("news", "--update-floors", folder=tmp_path) == 0
    assert json.loads((tmp_path / "floors.json").read_text())["news"]["floors"] == {"not_read": 0}
    shown = capsys.readouterr().out
    assert "reports_per_second" in shown
    assert "**news** not_read 0" in shown

    impossible = (tmp_path / "floors.json").read_text().replace('"not_read": 0', '"not_read": -1')
    (tmp_path / "floors.json").write_text(impossible)
    assert run("news", folder=tmp_path) == 1
    assert "below" in capsys.readouterr().out


def test_a_history_line_holds_the_headline_figures_only() -> None:
    measured = result(f1=0.5, sentences=9)
    line = history_line([SPEC], [measured], on="2026-11-21", commit="abc", command="python -m bench")
    assert line == "| 2026-11-21 | abc | `python -m bench` | **toy** f1 0.5 |"
