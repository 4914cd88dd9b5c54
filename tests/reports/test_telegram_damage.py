"""A bad message, or a damaged export, costs what is bad in it and no more; and never a traceback."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram_exports import account, chat, found_in, in_layout, message, service

from command import STRIKE, read, written
from isnad.claims.reader import default_reader
from isnad.reports.files import MAX_REPORT
from isnad.reports.telegram.export import MAX_EXPORT

SOUND = [message(number, f'{STRIKE} #{number} \\x0B {{[\\"') for number in range(1, 7)]
FULL = message(3, [STRIKE, {"type": "bold", "text": "x"}], poll={"question": "؟", "answers": [{"text": "نعم"}]}, photo="a.jpg",
               forwarded_from="فلان", edited="2023-05-18T16:20:00", reply_to_message_id=1, location_information={"latitude": 1})  # fmt: skip

BAD_MESSAGES = {
    b"null": "E-READ-011",
    b"7": "E-READ-011",
    b'"message"': "E-READ-011",
    b"[]": "E-READ-011",
    b"{}": "E-READ-011",
    b'{"type": "message", "text": "a"}': "E-READ-011",
    b'{"id": "5", "type": "message", "text": "a"}': "E-READ-011",
    b'{"id": true, "type": "message", "text": "a"}': "E-READ-011",
    b'{"id": 5, "type": "poem", "text": "a"}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": 7}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": {"text": "a"}}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": ["a", ["b"]]}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": [{"type": "bold", "text": ["b"]}]}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": [null]}': "E-READ-011",
    b'{"id": 1%s, "type": "message", "text": "a"}' % (b"0" * 5000): "E-READ-011",
    b'{"id": 5, "type": "message", "date": 1e999, "text": "a"}': "E-READ-011",
    b'{"id": 5, "type": "message", "text": "\xff\xfe"}': "E-READ-004",
}
BREAK_THE_FILE = {
    b'{"id": 5, "type": "message", "date": NaN, "text": "a"}': "E-READ-004",
    b'{"id": 5, "type": "message", "text": "a" "b"}': "E-READ-004",
    b'{"id": 5, "type": "message", "text": "a"} "b"}': "E-READ-004",
    b'{"id": 5, "type": "message", "text": "a}': "E-READ-004",
    b'{"id": 5, "type": "message", "text": "\\ud800"}': "E-READ-004",
    b'{"id": 5, "type": "message", "text": "a", "x": %s}' % (b"[" * 100_000 + b"]" * 100_000): "E-READ-004",
    b'{"id": 5, "type": "message", "x": %s}' % (b'{"x":' * 100_000): "E-READ-004",
}


@pytest.mark.parametrize("bad", BAD_MESSAGES)
def test_a_message_of_the_wrong_shape_costs_itself(tmp_path: Path, bad: bytes) -> None:
    found, codes = with_bad(tmp_path, bad)
    assert codes == [BAD_MESSAGES[bad]]
    assert found == SOUND


@pytest.mark.parametrize("bad", BREAK_THE_FILE, ids=range(len(BREAK_THE_FILE)))
def test_a_message_that_breaks_the_json_costs_itself(tmp_path: Path, bad: bytes) -> None:
    found, codes = with_bad(tmp_path, bad)
    assert codes == ["E-READ-004", BREAK_THE_FILE[bad]]  # the file is told of, then the message
    assert found == SOUND


def with_bad(folder: Path, bad: bytes) -> tuple[list[Any], list[str]]:
    """The messages kept and the problems told where one between sound ones is bad."""
    content = in_layout(account(chat(*SOUND[:2], "HERE", SOUND[2]), chat(*SOUND[3:], number=9)))
    found, problems = found_in(written(folder / "result.json", content.replace(b'"HERE"', bad)))
    assert [item.fields.id for item in found][-1] == "channel9/6"
    assert found[0].fields.outlet == "قناة متخيلة"
    return [json.loads(item.raw) for item in found], [problem.code for problem in problems]


def test_no_message_is_laid_at_the_door_of_another_chat(tmp_path: Path) -> None:
    """The second chat's name is damaged: whose its messages are is not known, and not guessed."""
    content = in_layout(account(chat(*SOUND[:2]), chat(*SOUND[2:4], number=9), chat(*SOUND[4:], number=11)))
    nameless = content.replace(b'"id": 9', b'"id" 9')
    last_before_it_too = nameless.replace(b'"id": 2,', b'"id": 2,[')
    without_key = content.replace(b'"id": 9,\n    "messages"', b'"id": 9,\n    "mess')
    for damaged in (nameless, last_before_it_too, without_key):
        assert damaged != content
        found, _ = found_in(written(tmp_path / "result.json", damaged))
        known = {json.loads(item.raw)["id"]: (item.fields.id, item.fields.outlet) for item in found}
        assert known[3] == known[4] == (None, None)
        assert known[1] == ("channel1700000001/1", "قناة متخيلة")
        assert known[5] == ("channel11/5", "قناة متخيلة")


def test_ids_that_come_twice_are_both_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", in_layout(chat(SOUND[0], SOUND[0], message(1, STRIKE + " تصحيح"))))
    done = read(tmp_path, path)
    assert (done.status, done.codes()) == (0, [])
    assert done.out.startswith("2 reports read, 1 there already (2 new)")


def test_what_telegram_desktop_writes_wrongly_is_read_and_no_damage(tmp_path: Path) -> None:
    emoji = [{"type": "custom_emoji", "text": "🔴", "document_id": "BARE"}, " قصف\u000b"]
    content = in_layout(chat(message(1, emoji), message(2, STRIKE, inline_bot_buttons=[[{"data": "a\u0001b"}]])))
    content = content.replace(b'"BARE"', b"video_files/sticker (2).webm")
    content = content.replace(b"\\u000b", b"\\x0B").replace(b"\\u0001", b"\\x01")
    found, problems = found_in(written(tmp_path / "result.json", content))
    assert problems == []
    assert [item.fields.text for item in found] == ["🔴 قصف\u000b", STRIKE]
    assert all(item.raw in content for item in found)
    assert [default_reader().document(item).text for item in found] == [item.fields.text for item in found]


# ---- files --------------------------------------------------------------------------------------------

NO_EXPORTS = {
    b"  \n": "E-READ-002",
    b"[]": "E-READ-010",
    b'{"text": "a"}': "E-READ-010",
    b"text": "E-READ-010",
    b"\x00\xff": "E-READ-010",
    b"[" * 100_000: "E-READ-010",
    b'{"messages": 5}': "E-READ-011",
    b'{"chats": {"list": 5}}': "E-READ-011",
    b'{"chats": null}': "E-READ-011",
    b'{"chats": {"list": [7]}}': "E-READ-011",
    b'{"messages": []}': "E-READ-002",
    b'{"chats": {"list": []}}': "E-READ-002",
}


@pytest.mark.parametrize("content", NO_EXPORTS, ids=range(len(NO_EXPORTS)))
def test_a_json_file_that_is_no_export_is_named(tmp_path: Path, content: bytes) -> None:
    done = read(tmp_path, written(tmp_path / "a.json", content), written(tmp_path / "good.txt", STRIKE))
    assert (done.status, done.codes()) == (1, [NO_EXPORTS[content]])
    assert done.out.startswith("1 report read")


def test_an_export_is_known_by_its_content_whatever_its_order_and_mark(tmp_path: Path) -> None:
    sorted_keys = b"\xef\xbb\xbf" + json.dumps(chat(*SOUND), sort_keys=True).encode()
    found, problems = found_in(written(tmp_path / "my channel.json", sorted_keys))
    assert (len(found), problems) == (6, [])
    assert (found[0].fields.outlet, found[0].fields.id) == ("قناة متخيلة", "channel1700000001/1")


def test_an_export_of_nothing_but_joins_holds_no_report(tmp_path: Path) -> None:
    done = read(tmp_path, written(tmp_path / "result.json", in_layout(chat(service(1)))))
    assert (done.status, done.codes()) == (1, ["E-READ-030", "E-READ-002"])


def test_what_is_too_large_is_refused_by_itself(tmp_path: Path) -> None:
    found, problems = found_in(
        written(tmp_path / "result.json", in_layout(chat(SOUND[0], message(2, "x" * MAX_REPORT), SOUND[2])))
    )
    assert ([item.fields.id for item in found], [p.code for p in problems]) == (
        ["channel1700000001/1", "channel1700000001/3"],
        ["E-READ-008"],
    )
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(MAX_EXPORT + 1)
    found, problems = found_in(huge)
    assert (found, [p.code for p in problems]) == ([], ["E-READ-008"])


# ---- whatever is done to it -----------------------------------------------------------------------------

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(10**4000),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "type", "a"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def kept(content: bytes) -> list[Any]:
    """The bytes of what is read of an export; each is a report, too."""
    with tempfile.TemporaryDirectory() as folder:
        found, problems = found_in(written(Path(folder) / "result.json", content))
    for item in found:
        default_reader().document(item)
    assert all(problem.line() for problem in problems)
    return [item.raw for item in found]


@settings(max_examples=60, deadline=None)
@given(field=st.sampled_from([*FULL, "members", "latitude"]), value=ANYTHING)
def test_a_field_of_any_value_costs_at_most_its_message(field: str, value: Any) -> None:
    content = json.dumps(chat(SOUND[0], FULL | {field: value}, SOUND[3]), ensure_ascii=False).encode(
        errors="surrogatepass"
    )
    messages = [json.loads(raw) for raw in kept(content)]
    assert messages[0] == SOUND[0]
    assert messages[-1] == SOUND[3]


LAYOUT = in_layout(account(chat(*SOUND[:2], FULL, *SOUND[3:5]), left=(chat(SOUND[5], number=9),)))
BEGUN = [LAYOUT.index(b'{\n      "id": %d,' % number) for number in range(1, 7)]
ENDS = [LAYOUT.index(b"\n     }", begun) + 7 for begun in BEGUN]
RAWS = [LAYOUT[begun:end] for begun, end in zip(BEGUN, ENDS, strict=True)]
AROUND = RAWS[:2] + RAWS[3:]  # the third is the one that suffers


def test_the_bytes_looked_for_below_are_the_messages() -> None:
    assert kept(LAYOUT) == RAWS


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_damage_inside_a_message_costs_at_most_that_message(data: st.DataObject) -> None:
    at = data.draw(st.integers(BEGUN[2] + 1, ENDS[2] - 1))
    cut_out = data.draw(st.integers(0, min(40, ENDS[2] - 1 - at)))
    put_in = data.draw(st.binary(max_size=4) | st.text(alphabet='{}[]",:\\x0 ', max_size=4).map(str.encode))
    found = kept(LAYOUT[:at] + put_in + LAYOUT[at + cut_out :])
    assert [raw for raw in found if raw in AROUND] == AROUND


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(LAYOUT)))
def test_an_export_cut_off_anywhere_keeps_what_stands_whole(at: int) -> None:
    whole = [raw for raw in AROUND if LAYOUT.index(raw) + len(raw) <= at]
    found = kept(LAYOUT[:at])
    assert [raw for raw in found if raw in AROUND] == whole
