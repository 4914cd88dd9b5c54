"""Telegram's export: what a message says, whose it is and when; and that a bad one costs itself alone.

All messages are made up, save for those of the open set in ../shared, which stays there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from telegram_exports import NOT_SAVED, TEHRAN, account, chat, clocks, found_in, in_layout, message, service

from command import STRIKE, exported, read, written
from isnad.claims.reader import default_reader
from isnad.records import Document, ZoneKind
from isnad.reports.document import report_id

CHANNEL = "channel1700000001"
POSTED = dt.datetime(2023, 5, 18, 14, 20, tzinfo=TEHRAN)
BOLD = {"type": "bold", "text": "عاجل"}
HIDDEN = {"type": "text_link", "text": "التفاصيل", "href": "https://example.org/hidden"}
EMOJI = {"type": "custom_emoji", "text": "🔴", "document_id": "stickers/emoji.webp"}
PLACE = {"latitude": 34.5, "longitude": 40.9}
FILE = {"file_name": "بيان.pdf", "file_size": 10, "mime_type": "application/pdf"}
POLL = {
    "question": "أي بلدة قُصفت؟", "closed": False, "total_voters": 3,
    "answers": [{"text": "هجين", "voters": 2, "chosen": False}, {"text": "الشعفة", "voters": 1, "chosen": False}],
}  # fmt: skip
EVERYTHING = chat(
    service(1, "create_channel", title="قناة متخيلة"),
    message(2, STRIKE, at=POSTED, **clocks("edited", POSTED + dt.timedelta(hours=2))),
    message(3, [BOLD, ": \u200f", EMOJI, " قصف على هجين ", {"type": "hashtag", "text": "#هجين"}, " ", HIDDEN], at=POSTED),
    message(4, STRIKE, at=POSTED, author="محرر متخيل", forwarded_from="قناة أخرى متخيلة", photo="photos/photo_1.jpg"),
    message(5, STRIKE, at=POSTED, forwarded_from=None, file=NOT_SAVED, media_type="video_file", mime_type="video/mp4"),
    message(6, "", at=POSTED, photo="photos/photo_2.jpg", width=800, height=600, media_spoiler=True),
    message(7, "", at=POSTED, poll=POLL),
    message(8, "تصحيح مختلق", at=POSTED, reply_to_message_id=2, file="files/a.pdf", **FILE),
    message(9, "رد مختلق", at=POSTED, reply_to_message_id=7, reply_to_peer_id="channel5"),
    message(10, "موقع مختلق", at=POSTED, place_name="جامع متخيل", address="هجين", location_information=PLACE),
    message(11, "جهة مختلقة", at=POSTED, contact_information={"first_name": "فلان", "phone_number": "+000"}),
    message(12, "مختلق", at=POSTED, file="voice.ogg", media_type="voice_message", reactions=[{"type": "emoji", "count": 9}]),
    {"id": 13, "type": "unsupported"},
    service(14, "invite_members", members=["فلان", None]),
)  # fmt: skip


def reports(folder: Path, export: Any) -> list[Document]:
    """What an export's messages are made into."""
    found, _ = found_in(written(folder / "result.json", in_layout(export)))
    return [default_reader().document(item) for item in found]


@pytest.fixture
def everything(tmp_path: Path) -> dict[int, Document]:
    """The reports of the export above, by number."""
    return {int((report.source_id or "").split("/")[1]): report for report in reports(tmp_path, EVERYTHING)}


def test_every_message_is_a_report_and_what_telegram_says_is_none(everything: dict[int, Document]) -> None:
    assert list(everything) == list(range(2, 13))
    for number, report in everything.items():
        assert report.source_id == f"{CHANNEL}/{number}"
        assert (report.outlet, report.url, report.layout) == ("قناة متخيلة", None, "telegram.message")
        assert (report.published, report.published_at) == ("2023-05-18", "2023-05-18T14:20:00+03:30")
        assert [basis.rule for basis in report.published_basis] == ["published.telegram"]
        assert [(zone.start, zone.end) for zone in report.zones if zone.kind is ZoneKind.MAIN] or number in {6}


def test_the_text_is_what_is_visible(everything: dict[int, Document]) -> None:
    assert everything[2].text == STRIKE
    assert everything[3].text == "عاجل: \u200f🔴 قصف على هجين #هجين التفاصيل"
    assert everything[7].text == "أي بلدة قُصفت؟\nهجين\nالشعفة"
    assert everything[10].text == "موقع مختلق\nجامع متخيل\nهجين"
    assert [zone.kind for zone in everything[10].zones] == [ZoneKind.MAIN, ZoneKind.CAPTION]
    assert (everything[6].text, everything[6].zones) == ("", [])
    assert everything[6].unread is not None
    assert everything[6].unread.code == "E-READ-012"


def test_whose_words_they_are(everything: dict[int, Document]) -> None:
    assert [everything[n].author for n in (2, 4)] == [None, "محرر متخيل"]
    assert [everything[n].forwarded_from for n in (2, 4, 5)] == [None, "قناة أخرى متخيلة", None]
    (relayed,) = everything[4].relayed
    assert (relayed.kind, relayed.author) == ("forwarded", "قناة أخرى متخيلة")
    assert everything[4].text[relayed.start : relayed.end] == STRIKE
    assert [r.author for r in everything[5].relayed] == [None]  # forwarded, and its author is gone
    assert everything[2].relayed == []


def test_replies_edits_and_media(everything: dict[int, Document]) -> None:
    assert [everything[n].reply_to for n in (2, 8, 9)] == [None, f"{CHANNEL}/2", "channel5/7"]
    assert [everything[n].edited_at for n in (2, 3)] == ["2023-05-18T16:20:00+03:30", None]
    media = {number: [(m.kind, m.url, m.caption) for m in report.media] for number, report in everything.items()}
    assert media == {
        2: [], 3: [], 4: [("photo", "photos/photo_1.jpg", None)], 5: [("video", None, None)],
        6: [("photo", "photos/photo_2.jpg", None)], 7: [], 8: [("document", "files/a.pdf", "بيان.pdf")], 9: [],
        10: [("location", "geo:34.5,40.9", None)], 11: [("contact", None, None)], 12: [("voice", "voice.ogg", None)],
    }  # fmt: skip


def test_the_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", in_layout(EVERYTHING))
    content = path.read_bytes()
    found, _ = found_in(path)
    for item in found:
        assert content.count(item.raw) == 1
        assert json.loads(item.raw) in EVERYTHING["messages"]
        assert item.receipt.path == str(path)
        modified = dt.datetime.fromisoformat(item.receipt.modified or "")
        assert modified.utcoffset() == dt.timedelta(0)
        assert abs(modified.timestamp() - path.stat().st_mtime) < 1
        sha256 = default_reader().document(item).sha256
        assert sha256 == hashlib.sha256(item.raw).hexdigest()


def test_what_is_passed_over_is_told_and_only_what_is_lost_counts(tmp_path: Path) -> None:
    done = read(tmp_path, written(tmp_path / "result.json", in_layout(EVERYTHING)))
    assert done.codes() == ["E-READ-012", "E-READ-031", "E-READ-030"]
    assert "could not export a message: 13." in done.err
    assert "2 of its messages are Telegram's own" in done.err
    assert done.status == 1
    sound = chat(*(m for m in EVERYTHING["messages"] if m["id"] not in (6, 13)))
    again = read(tmp_path, written(tmp_path / "result.json", in_layout(sound)))
    assert (again.status, again.codes()) == (0, ["E-READ-030"])
    assert again.out.startswith("0 reports read, 10 there already (0 new)")
    kept = [
        json.loads(line) for line in exported(tmp_path / "ledger.db", tmp_path / "out")["documents.jsonl"].splitlines()
    ]
    assert {row["edited_at"] for row in kept} == {None, "2023-05-18T16:20:00+03:30"}


# ---- chats ------------------------------------------------------------------------------------------


def test_an_account_has_all_its_chats_and_no_two_messages_share_an_id(tmp_path: Path) -> None:
    kinds = ["public_channel", "private_supergroup", "private_group", "personal_chat"]
    chats = [chat(message(1, STRIKE), kind=kind, number=7 + (kind == kinds[1])) for kind in kinds]
    left = chat(message(1, STRIKE), kind="private_channel", number=9, name=None)
    saved = {"type": "saved_messages", "id": 10, "messages": [message(1, STRIKE)]}
    found = reports(tmp_path, account(*chats, saved, left=(left,)))
    ids = ["channel7/1", "channel8/1", "chat7/1", "user7/1", "user10/1", "channel9/1"]
    assert [report.source_id for report in found] == ids
    assert len({report.id for report in found}) == len(ids)
    assert [report.outlet for report in found][3:] == ["قناة متخيلة", None, None]


def test_a_message_has_one_source_id_in_every_export(tmp_path: Path) -> None:
    edited = message(2, STRIKE + " تصحيح", **clocks("edited", POSTED))
    exports = [
        chat(message(2, STRIKE)),
        chat(edited, message(3, STRIKE), name="اسم جديد", kind="private_channel"),
        account(chat(message(2, STRIKE), number=1700000001 + 2**33)),  # as before 2021
    ]
    first, second, third = (reports(tmp_path, export)[0] for export in exports)
    assert first.source_id == second.source_id == third.source_id == f"{CHANNEL}/2"
    assert reports(tmp_path, chat(service(1), message(2, STRIKE)))[0].id == first.id  # more of the same chat, later
    assert first.id != second.id


def test_a_chat_without_a_number_goes_by_its_name(tmp_path: Path) -> None:
    nameless = {"messages": [message(2, STRIKE)]}
    assert reports(tmp_path, nameless)[0].source_id is None
    assert reports(tmp_path, {"name": "a/b", **nameless})[0].source_id == "user:a/b/2"


def test_in_a_group_the_author_is_who_sent_it(tmp_path: Path) -> None:
    sent = [
        message(1, STRIKE, **{"from": "فلان المتخيل", "from_id": "user5"}),
        message(2, STRIKE, **{"from": "غرفة متخيلة", "from_id": "channel6"}),  # in the group's own name
        message(3, STRIKE, **{"from": None, "from_id": "user7"}),
    ]
    found = reports(tmp_path, chat(*sent, name="غرفة متخيلة", kind="private_supergroup", number=6))
    assert [report.author for report in found] == ["فلان المتخيل", None, None]


# ---- when -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "rule", "at"),
    [
        ({"date": "2023-05-18T00:20:01", "date_unixtime": "1684356601"}, "", "2023-05-18T00:20:01+03:30"),
        ({"date": "2023-05-18T00:20:01", "date_unixtime": 1684356601}, "", "2023-05-18T00:20:01+03:30"),
        ({"date": "2023-05-17T20:50:09", "date_unixtime": "1684356601"}, "", "2023-05-17T20:50:01+00:00"),
        ({"date": "2023-05-18T10:50:01", "date_unixtime": "1684356601"}, "", "2023-05-18T10:50:01+14:00"),
        ({"date": "2023-05-18T10:52:01", "date_unixtime": "1684356601"}, "-utc", "2023-05-17T20:50:01+00:00"),
        ({"date": "0000-00-00", "date_unixtime": "1684356601"}, "-utc", "2023-05-17T20:50:01+00:00"),
        ({"date": "2023-05-18T00:20:01"}, "-local", "2023-05-18T00:20:01"),
        ({"date": "2023-05-18T00:20:01", "date_unixtime": "99999999999999999"}, "-local", "2023-05-18T00:20:01"),
        ({"date": "2023-05-18T00:20:01", "date_unixtime": [1]}, "-local", "2023-05-18T00:20:01"),
        ({"date": "1970-01-01T03:30:00", "date_unixtime": "0"}, None, None),
        ({"date": "2023-02-31T00:00:00", "date_unixtime": "x"}, None, None),
        ({}, None, None),
    ],
)
def test_the_moment_and_its_zone(tmp_path: Path, given: dict[str, Any], rule: str | None, at: str | None) -> None:
    (report,) = reports(tmp_path, chat({"id": 1, "type": "message", **given, "text": STRIKE}))
    assert report.published_at == at
    assert report.published == (
        "2023-05-18" if at else None
    )  # its words tell of Thursday, which chooses where UTC has not
    rules = [basis.rule for basis in report.published_basis if basis.rule.startswith("published.telegram")]
    assert rules == ([] if rule is None else [f"published.telegram{rule}"])


def test_what_older_versions_wrote_of_messages_never_edited_is_no_edit(tmp_path: Path) -> None:
    (report,) = reports(tmp_path, chat(message(1, STRIKE, edited="1970-01-01T03:30:00")))
    assert report.edited_at is None


# ---- the open set -------------------------------------------------------------------------------------


def test_the_open_set_is_read_whole(tmp_path: Path, shared: Path) -> None:
    posts = [json.loads(line) for line in (shared / "bench/telegram/posts.jsonl").read_text().splitlines()]
    made = [as_exported(post) for post in posts]
    found = reports(tmp_path, chat(service(1), *made, name="naya_foriraq", number=1700000002))
    assert len(found) == len(posts) > 1400
    for post, report in zip(posts, found, strict=True):
        assert report.source_id == f"channel1700000002/{post['id']}"
        assert report.text == post["text"]
        assert dt.datetime.fromisoformat(report.published_at or "") == posted(post)
        assert report.published == post["date_local"]
        assert report.forwarded_from == forwarded(post)
        assert [(r.author, r.end - r.start) for r in report.relayed] == (
            [(forwarded(post), len(post["text"]))] if post["forward"] else []
        )
        assert {m.kind for m in report.media} == {k for k in ("photo", "video") if post[f"has_{k}"]}
        assert report.unread is None or report.unread.code in {"E-READ-006", "E-READ-012"}
    assert sum(report.forwarded_from is not None for report in found) == 9
    assert sum(report.unread is not None for report in found) < 60


def posted(post: dict[str, Any]) -> dt.datetime:
    """When a post of the open set was published; its clock runs at UTC+3:30."""
    return dt.datetime.fromisoformat(f"{post['date_local']}T{post['time_local']}:00").replace(tzinfo=TEHRAN)


def forwarded(post: dict[str, Any]) -> str | None:
    """From whom."""
    return post["forward"].partition("Forwarded from")[2] if post["forward"] else None


def as_exported(post: dict[str, Any]) -> dict[str, Any]:
    """A post of the open set as Telegram Desktop would export it."""
    more: dict[str, Any] = {"from": post["channel"], "from_id": "channel1700000002"}
    if post["forward"]:
        more["forwarded_from"] = forwarded(post)
    if post["has_photo"]:
        more |= {"photo": NOT_SAVED, "width": 800, "height": 600}
    if post["has_video"]:
        more |= {"file": NOT_SAVED, "media_type": "video_file", "mime_type": "video/mp4", "duration_seconds": 20}
    return message(post["id"], post["text"], at=posted(post), **more)


def test_report_ids_rest_on_the_source_id(tmp_path: Path) -> None:
    (item,), _ = found_in(written(tmp_path / "result.json", in_layout(chat(message(2, STRIKE)))))
    assert default_reader().document(item).id == report_id(item.raw, None, f"{CHANNEL}/2")
