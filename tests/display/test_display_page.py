"""Direction and plain text: isolates on terminals only, no ANSI in pipes, nothing turned round."""

from __future__ import annotations

import re

import pytest
from display_makers import (
    ISOLATES,
    document,
    flat,
    kept,
    outside_isolates,
    paper,
    runs_from_the_right,
    speaker,
    town,
    written,
)  # fmt: skip
from display_makers import claim as made
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from isnad.display.direction import auto, clean, ltr
from isnad.display.page import NARROW, WIDE, Cell, Column

WIDTHS = (80, NARROW, 120, WIDE, 200)


def ids_of_everything(samples, disputed) -> list[str | None]:
    report = next(iter(samples.documents())).id
    return [None, disputed.id, f"claim:{disputed.claims[0]}", report]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["en", "ar", "both"])
def test_piped_text_has_no_ansi_and_no_isolates(samples, disputed, width, lang):
    for id_ in ids_of_everything(samples, disputed):
        text = written(samples, id_, width=width, lang=lang, why=True)
        assert "\x1b" not in text
        assert not set(ISOLATES) & set(text)
        assert all(line == line.rstrip(" ") for line in text.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["en", "ar", "both"])
def test_on_a_terminal_every_arabic_letter_is_isolated_and_no_isolate_leaves_its_line(samples, disputed, width, lang):
    for id_ in ids_of_everything(samples, disputed):
        text = written(samples, id_, terminal=True, width=width, lang=lang, why=True)
        assert "\x1b[" in text
        for line in text.splitlines():
            assert sum(line.count(opening) for opening in ISOLATES[:3]) == line.count(ISOLATES[3]), line
            assert not runs_from_the_right(outside_isolates(line)), line


def test_dates_ranges_and_ids_stay_in_logical_order_beside_arabic(samples, disputed):
    text = written(samples, disputed.id, terminal=True, lang="both")
    assert not re.search(r"\d\d-\d\d-\d{4}", text)
    arabic = [line for line in text.splitlines() if "الواقعة" in line]
    assert any(f"\u2066{disputed.id[:8]}\u2069" in line for line in arabic)


def test_the_words_of_a_terminal_and_of_a_pipe_are_the_same(samples, disputed):
    plain = written(samples, disputed.id, lang="en")
    on_terminal = written(samples, disputed.id, terminal=True, lang="en")
    assert sorted(flat(plain).split()) == sorted(flat(on_terminal).split())  # mirrored tables order them otherwise


def test_without_colour_the_signs_remain(samples, disputed):
    text = written(samples, disputed.id, terminal=True, colour=False, lang="en")
    assert "≠ contradicts" in flat(text)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", text)


def test_arabic_tables_run_from_right_to_left_on_a_terminal_and_in_logical_order_in_a_pipe():
    columns = [Column("أول"), Column("ثان")]
    row = [Cell(Text("واحد"), rtl=True), Cell(Text("اثنان"), rtl=True)]
    for terminal, first_on_the_line in ((True, "ثان"), (False, "أول")):
        page, out = paper(terminal=terminal, width=40)
        page.table(columns, [[row]], rtl=True)
        heading = next(line for line in out.getvalue().splitlines() if "أول" in line)
        assert min(("أول", "ثان"), key=heading.index) == first_on_the_line


def test_arabic_paragraphs_stand_at_the_right_edge_of_a_terminal():
    page, out = paper(terminal=True, width=30)
    page.write("نص قصير", rtl=True)
    line = out.getvalue().rstrip("\n")
    assert line.startswith(" " * 23 + "\u2067")
    page, out = paper(width=30)
    page.write("نص قصير", rtl=True)
    assert out.getvalue() == "نص قصير\n"


def test_what_has_latin_letters_only_is_copied_as_it_stands():
    page, out = paper(terminal=True)
    page.write(f"isnad show {ltr('0123abcd')}")
    assert out.getvalue() == "isnad show 0123abcd\n"


@given(
    st.lists(st.sampled_from(["خبر", "2024-01-02", "Name", "(", ")", " ", "، ", "\u202e", "ـ"]), max_size=40),
    st.integers(8, 60),
)
def test_wrapping_never_leaves_an_isolate_open(pieces, width):
    page, out = paper(terminal=True, width=width)
    page.write("".join(auto(piece) if n % 2 else piece for n, piece in enumerate(map(clean, pieces))), rtl=True)
    for line in out.getvalue().splitlines():
        assert sum(line.count(opening) for opening in ISOLATES[:3]) == line.count(ISOLATES[3])


def test_a_report_cannot_bring_control_sequences_into_the_terminal(tmp_path):
    report = document(outlet="وكالة\x1b[31m \u202eالمثال\u2069\r\n", source_id=None)
    hostile = made(report, "aaaa000000000000", chain=[speaker("مصدر\x1b]0;x\x07")], place=town(name_en="T\x9bown"))
    with kept(tmp_path, report, [hostile]) as ledger:
        for id_ in (None, hostile.id, f"claim:{hostile.id}", report.id):
            text = written(ledger, id_, why=True)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_mark_of_the_data_is_dropped_and_its_letters_stay():
    assert clean("قصف\u202e\u2067ـ\u2069 مدفعي\n  صباحا") == "قصفـ مدفعي صباحا"
    assert clean("a\tb\x1bc") == "a b\ufffdc"
