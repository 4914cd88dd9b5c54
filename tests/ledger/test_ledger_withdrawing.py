"""Erasing and redacting: the words are gone from every file and table, the act stays, and reading does not undo it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import msgspec
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_makers import claim, document, event, judgement

from isnad.ledger import (
    Hand,
    Ledger,
    LedgerError,
    Reading,
    Views,
    custody,
    open_ledger,
    received,
    redacting,
    schema,
    search_text,
    withdrawn,
)
from isnad.ledger.database import Database
from isnad.ledger.migrations import MIGRATIONS, migrate
from isnad.ledger.rows import numbered, reading_rows
from isnad.ledger.words import stems
from isnad.records import Anchor, Basis, Claim, Clue, Copy, Document, Erased, Medium, Redaction, Resolved
from isnad.reports.document import text_version
from isnad.reports.item import Receipt
from isnad.text.normalise import fold

HAND = Hand("archivist", "2026-11-20T08:00:00Z", "isnad 0")
RARE = "زُمُرّدخانيّة"  # a name that no one has; spelled with vowel signs, so that its folded form is another
TEXT = f"نص تدريبي مختلق: قالت {RARE} إن القصف أصاب بيتها\nوأضافت {RARE} أن الجيران نجوا"
AT = TEXT.index(RARE)
SECRET = document(
    TEXT, source_id=f"ملف {RARE}", url=f"https://example.org/{RARE}", title=f"{RARE} تروي", author=RARE, outlet=RARE,
    forwarded_from=RARE, media=[Medium(kind="photo", caption=f"صورة {RARE}")],
    published_basis=[Clue(rule="r", text=RARE, start=AT, end=AT + len(RARE)), Clue(rule="r", text=f"في {RARE}")],
)  # fmt: skip
OTHER = document("نص تدريبي مختلق آخر عن القصف نفسه")


def claims_of(report: Document) -> list[Claim]:
    """A claim that repeats the report's words wherever a claim can."""
    made = claim(report, f"{report.id[:6]}-c")
    word = report.text[AT : AT + len(RARE)]
    actor = msgspec.structs.replace(made.actors[0], label_ar=word, label_en=word, text=word)
    link = msgspec.structs.replace(made.chain[0], label_ar=word, text=word)
    span = msgspec.structs.replace(made.evidence, text=report.text[:60])
    return [msgspec.structs.replace(made, actors=[actor], chain=[link], evidence=span)]


def filled(ledger: Ledger) -> None:
    """Two reports that tell of one event, linked and judged, the first read twice with two texts."""
    shorter = msgspec.structs.replace(SECRET, text=TEXT[:-4], text_version=text_version(TEXT[:-4]))
    receipt = Receipt(path=f"صندوق/{RARE}.txt", headers={"x": RARE})
    for report in (shorter, SECRET):
        ledger.save_readings([Reading(TEXT.encode(), report, claims_of(report), receipt)], hand=HAND)
    ledger.save_readings([Reading(OTHER.text.encode(), OTHER, claims_of(OTHER), Receipt(path="b.txt"))], hand=HAND)
    ids = [f"{SECRET.id[:6]}-c", f"{OTHER.id[:6]}-c"]
    told = event("e", ids, [SECRET.id, OTHER.id], actors=claims_of(SECRET)[0].actors)
    resolved = Resolved(edtf="2024-03-01", basis=[Basis(rule="r", text=RARE)])
    views = Views(published_resolved={OTHER.id: resolved}, copies={OTHER.id: Copy(of=SECRET.id, share=0.9)})
    ledger.replace_events([told], dict.fromkeys(ids, "e"), {SECRET.id: "e", OTHER.id: "e"}, views)
    anchor = Anchor(document=SECRET.id, quote=RARE, before="قالت ", after=" إن القصف")
    ledger.append_judgement(judgement("j", anchor=anchor))


def erase(ledger: Ledger, *reports: str) -> list:
    return ledger.erase(reports, why="asked for by the family", hand=HAND)


def forms(word: str) -> list[bytes]:
    """A word as files may hold it: as it was written, folded, stemmed, and its JSON escape."""
    folded = fold(word)
    spelled = {word, folded, *stems(folded), word.encode("ascii", "backslashreplace").decode()}
    spelled |= {form[2:] for form in spelled}  # an index leaves out letters that a word shares with the one before
    return [each.encode() for each in spelled] + [word.encode("utf-16-le"), word.encode("utf-16-be")]


def files_with(folder: Path, word: str) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if path.is_file()
        if any(form in path.read_bytes() or word in path.name for form in forms(word))
    ]  # fmt: skip


def places_with(address: str, word: str) -> set[str]:
    """Where a word is: files beside an SQLite ledger; files and statistics of a PostgreSQL database."""
    if "://" not in address:
        return set(files_with(Path(address).parent, word))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")  # what is in the server's memory, to its files
        [(data, oid)] = connection.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        )
        statistics = connection.execute("SELECT s::text FROM pg_stats s").fetchall()
    found = set(files_with(Path(data, "base", str(oid)), word))
    dump = "\n".join(row[0] for row in statistics).encode()
    return found | ({"pg_stats"} if any(form in dump for form in forms(word)) else set())


def as_sqlite_is_elsewhere(ledger: Ledger) -> None:
    """Debian's SQLite overwrites what it deletes; others leave that to the program."""
    if not ledger.database.postgres:
        with ledger.database.writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=OFF")


# ---- erasing ------------------------------------------------------------------------------------


def test_after_an_erasure_the_words_are_in_no_file_and_no_table(address: str) -> None:
    with open_ledger(address) as ledger:
        filled(ledger)
        with ledger.database.outside() as connection:
            connection.exec_driver_sql("ANALYZE")
        assert len(places_with(address, RARE)) > 1, "the search itself must be able to find them"
        as_sqlite_is_elsewhere(ledger)
        erase(ledger, SECRET.id)
        assert places_with(address, RARE) == set()
        assert search_text(ledger, fold(RARE)) == []
    assert places_with(address, RARE) == set()


def test_what_stays_is_the_id_the_hash_and_the_act(ledger: Ledger) -> None:
    filled(ledger)
    [done] = erase(ledger, SECRET.source_id or "")
    left = ledger.get_document(SECRET.id)
    assert done.document == left
    assert left.erased == Erased(by="archivist", at="2026-11-20T08:00:00Z", why="asked for by the family")
    assert (left.sha256, left.text, left.url, left.zones) == (SECRET.sha256, "", None, [])
    assert list(ledger.claims(document=SECRET.id)) == []
    assert ledger.text_versions(SECRET.id) == [left]
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)
    entries = ledger.custody(SECRET.id)
    assert [entry.act for entry in entries] == ["received", "read", "read", "bytes-erased", "erased"]
    assert [entry.details is None for entry in entries] == [True, True, True, False, False]
    assert entries[-1].by == "archivist"
    assert ledger.verify().ok


def test_others_keep_what_is_theirs_until_they_are_linked_anew(ledger: Ledger) -> None:
    filled(ledger)
    erase(ledger, SECRET.id)
    assert list(ledger.documents()) == sorted([OTHER, ledger.get_document(SECRET.id)], key=lambda d: d.id)
    assert list(ledger.claims()) == claims_of(OTHER)
    assert list(ledger.events()) == []
    anchor = ledger.get_judgement("j").anchor
    assert anchor == Anchor(document=SECRET.id, quote="", before="", after="")


def test_bytes_that_another_report_needs_stay_until_it_is_erased_too(ledger: Ledger) -> None:
    twin = document(TEXT, id="twin")
    for report in (SECRET, twin):
        ledger.save_reading(TEXT.encode(), report, [])
    [first] = erase(ledger, SECRET.id)
    assert first.bytes_kept_for == ("twin",)
    assert ledger.raw_bytes(SECRET.sha256) == TEXT.encode()
    [second] = erase(ledger, "twin")
    assert second.bytes_kept_for == ()
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)
    assert ledger.verify().ok


def test_two_reports_erased_together_do_not_keep_their_bytes_for_each_other(ledger: Ledger) -> None:
    for report in (SECRET, document(TEXT, id="twin")):
        ledger.save_reading(TEXT.encode(), report, [])
    assert [done.bytes_kept_for for done in erase(ledger, SECRET.id, "twin")] == [(), ()]
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)


@pytest.mark.parametrize("again", [SECRET, document(TEXT, id="under-another-name")])
def test_reading_the_item_again_does_not_bring_it_back(address: str, again: Document) -> None:
    with open_ledger(address) as ledger:
        filled(ledger)
        erase(ledger, SECRET.id)
        head = ledger.head()
        saved = ledger.save_readings(
            [Reading(TEXT.encode(), again, claims_of(again), Receipt(path="c.txt", line=3))], hand=HAND
        )
        assert saved[:3] == (0, 0, 0)
        [refused] = saved.refused
        assert (refused.code, refused.where) == ("E-CUST-008", "c.txt line 3")
        assert "2026-11-20T08:00:00Z, by archivist: asked for by the family" in refused.what
        assert ledger.head() == head
    assert places_with(address, RARE) == set()


def test_an_erasure_of_what_is_not_there_erases_nothing(ledger: Ledger) -> None:
    filled(ledger)
    with pytest.raises(LedgerError, match="E-DB-008"):
        erase(ledger, SECRET.id, "zzzz")
    assert ledger.get_document(SECRET.id).text == TEXT


def test_a_reader_that_holds_an_older_state_is_told_of_and_the_erasure_ends_when_repeated(address: str) -> None:
    with open_ledger(address, wait_seconds=0.2) as ledger, open_ledger(address) as other:
        filled(ledger)
        with other.database.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM reports").one()
            with pytest.raises(LedgerError, match="E-CUST-012"):
                erase(ledger, SECRET.id)
        erase(ledger, SECRET.id)
        assert [entry.act for entry in ledger.custody(SECRET.id)].count("erased") == 1
        assert places_with(address, RARE) == set()


def test_related_reports_are_named_while_they_hold_something(ledger: Ledger) -> None:
    filled(ledger)
    version = document("نسخة", url=SECRET.url, previous=SECRET.id)
    ledger.save_reading("نسخة".encode(), version, [])
    found = {each.report: (each.ties, each.share) for each in ledger.related(SECRET.id)}
    assert found == {OTHER.id: (["same-url", "copy"], 0.9) if OTHER.url == SECRET.url else (["copy"], 0.9), version.id: (["same-url", "version"], None)}  # fmt: skip
    erase(ledger, version.id)
    assert version.id not in {each.report for each in ledger.related(SECRET.id)}


# ---- redacting ----------------------------------------------------------------------------------


def redact(ledger: Ledger, *, reread: Callable[[Document], list[Claim]] = claims_of, **how: object):
    return ledger.redact(SECRET.id, why="a victim's name", hand=HAND, reread=reread, **how)  # type: ignore[arg-type]


def test_redacted_words_are_out_of_everything_shown_and_positions_hold(ledger: Ledger) -> None:
    filled(ledger)
    done = redact(ledger, words=fold(RARE))
    left = ledger.get_document(SECRET.id)
    assert done.occurrences == 2
    assert done.still_in == ("url", "source_id")
    assert len(left.text) == len(TEXT)
    assert [letter for letter in left.text if letter != "█"] == list(TEXT.replace(RARE, ""))
    shown = msgspec.json.encode([msgspec.structs.replace(left, url=None, source_id=None), *ledger.claims(), *ledger.events(), *ledger.judgements()]).decode()  # fmt: skip
    assert RARE not in shown
    assert (left.title, left.author) == ("█" * len(RARE) + " تروي", "█" * len(RARE))
    assert left.redactions[0] == Redaction(
        start=AT, end=AT + len(RARE), by="archivist", at="2026-11-20T08:00:00Z", why="a victim's name"
    )
    assert left.text_version == text_version(left.text)
    assert search_text(ledger, fold(RARE)) == []
    assert [entry.act for entry in ledger.custody(SECRET.id)][-1] == "redacted"
    assert ledger.verify().ok


def test_the_original_stays_sealed_unless_it_is_erased_too(address: str) -> None:
    with open_ledger(address) as ledger:
        plain = msgspec.structs.replace(SECRET, url=None, source_id=None)
        ledger.save_reading(TEXT.encode(), plain, claims_of(plain))
        redact(ledger, words=RARE)
        assert ledger.raw_bytes(SECRET.sha256) == TEXT.encode()
        assert ledger.text_versions(SECRET.id)[0].text == TEXT
        redact(ledger, spans=[(0, 3)], and_original=True)
        assert len(ledger.text_versions(SECRET.id)) == 1
        with pytest.raises(LedgerError, match="E-DB-008"):
            ledger.raw_bytes(SECRET.sha256)
        assert ledger.verify().ok
    assert places_with(address, RARE) == set()


def test_reading_again_keeps_a_redaction_where_the_letters_around_it_are_the_same(ledger: Ledger) -> None:
    filled(ledger)
    redact(ledger, words=RARE)
    left, head = ledger.get_document(SECRET.id), ledger.head()
    again = Reading(TEXT.encode(), SECRET, claims_of(SECRET), Receipt(path=f"صندوق/{RARE}.txt"))
    saved = ledger.save_readings([again], hand=HAND, reread=claims_of)
    assert (saved.unchanged, saved.refused, ledger.head()) == (1, (), head)
    newer = msgspec.structs.replace(SECRET, language="ar-SY")  # a newer version reads something else
    saved = ledger.save_readings([again._replace(document=newer)], hand=HAND, reread=claims_of)
    assert saved.changed == 1
    assert ledger.get_document(SECRET.id) == msgspec.structs.replace(left, language="ar-SY")
    longer = msgspec.structs.replace(SECRET, text=TEXT + ".", text_version=text_version(TEXT + "."))
    saved = ledger.save_readings([again._replace(document=longer)], hand=HAND, reread=claims_of)
    assert [refused.code for refused in saved.refused] == ["E-CUST-009"]
    assert ledger.get_document(SECRET.id).text == left.text
    assert ledger.verify().ok


def test_bytes_erased_with_a_redaction_are_not_kept_again(ledger: Ledger) -> None:
    filled(ledger)
    redact(ledger, words=RARE, and_original=True)
    assert ledger.save_readings([Reading(TEXT.encode(), SECRET, [])], reread=claims_of).refused == ()
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)
    assert ledger.verify().ok


@pytest.mark.parametrize(
    "how", [{"spans": [(5, 5)]}, {"spans": [(0, 10**6)]}, {"spans": [(-1, 2)]}, {"words": "غائب"}, {"words": " "}, {}]
)
def test_what_does_not_stand_in_the_text_is_refused(ledger: Ledger, how: dict[str, object]) -> None:
    filled(ledger)
    with pytest.raises(LedgerError, match="E-CUST-010"):
        redact(ledger, **how)
    assert ledger.get_document(SECRET.id).redactions == []


def test_an_erased_report_cannot_be_redacted(ledger: Ledger) -> None:
    filled(ledger)
    erase(ledger, SECRET.id)
    with pytest.raises(LedgerError, match="E-CUST-011"):
        redact(ledger, spans=[(0, 1)])


def test_words_are_found_whole_and_behind_particles() -> None:
    text = "علي وعلي وعليه لعلي المعلي"
    assert [text[start:end] for start, end in redacting.every(text, "علي")] == ["علي"] * 3


@given(text=st.text("ab\u0627\n ", min_size=1, max_size=30), data=st.data())
def test_a_redaction_blocks_every_letter_of_its_stretch_and_no_other(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    after = redacting.over(text, [Redaction(start=start, end=end, by="", at="", why="")])
    assert after[:start] + after[end:] == text[:start] + text[end:]
    assert set(after[start:end]) <= {"█", "\n"}
    assert after.count("\n") == text.count("\n")


# ---- the same under another id ------------------------------------------------------------------


def saved_once_more(text: str, id_: str = "again") -> Reading:
    """The page of SECRET, saved later with other furniture around the same text or another."""
    raw = f"<p>{text}</p>".encode()
    page = document(text, id=id_, url=f"{SECRET.url}#top", sha256=received.sha256_of(raw))
    return Reading(raw, page, claims_of(page), Receipt(path="again.html"))


def test_a_page_saved_once_more_comes_in_redacted_or_not_at_all(ledger: Ledger) -> None:
    filled(ledger)
    redact(ledger, words=RARE)
    other = ledger.save_readings([saved_once_more(f"{TEXT} ثم")], hand=HAND, reread=claims_of)
    assert [(one.code, SECRET.id in one.what) for one in other.refused] == [("E-CUST-009", True)]
    same = ledger.save_readings([saved_once_more(TEXT)], hand=HAND, reread=claims_of)
    assert (same.new, same.refused) == (1, ())
    again = ledger.get_document("again")
    assert (again.text, again.redactions) == (
        ledger.get_document(SECRET.id).text,
        ledger.get_document(SECRET.id).redactions,
    )
    assert ledger.custody("again")[-1].details["as_in"] == [SECRET.id]
    assert ledger.is_stale()
    assert ledger.verify().ok
    erase(ledger, SECRET.id)
    third = ledger.save_readings([saved_once_more(f"{TEXT}.", "third")], hand=HAND, reread=claims_of)
    assert [(one.code, SECRET.id in one.what) for one in third.refused] == [("E-CUST-008", True)]


def test_a_version_that_was_there_before_is_left_to_its_owner(ledger: Ledger) -> None:
    filled(ledger)
    ledger.save_readings([saved_once_more(TEXT)], hand=HAND)
    redact(ledger, words=RARE)
    assert ledger.save_readings([saved_once_more(TEXT)], hand=HAND, reread=claims_of).unchanged == 1
    assert ledger.get_document("again").redactions == []


def test_reports_withdrawn_before_there_were_marks_get_them(address: str) -> None:
    post = msgspec.structs.replace(SECRET, layout="telegram.message", source_id="channel12/1")
    database = Database(address)
    migrate(database, fold, migrations=MIGRATIONS[:3])
    with database.writing() as connection:
        rows = numbered(reading_rows(post, [], None), report=1, claim=1)
        connection.execute(schema.raw_items.insert(), {"sha256": post.sha256, "size": 1, "bytes": b"?"})
        connection.execute(schema.reports.insert(), rows.report)
        custody.append(connection, [custody.Note(custody.REDACTED, post.id, post.sha256, {})], HAND)
    database.close()
    with open_ledger(address) as ledger, ledger.database.reading() as connection:
        marks = withdrawn.marks_of(post)
        assert withdrawn.find(connection, marks) == {mark: {post.id} for mark in marks}
        assert len(marks) == 3


# ---- bytes that several reports have ------------------------------------------------------------


def test_reports_that_both_gave_up_their_bytes_do_not_keep_them_for_each_other(ledger: Ledger) -> None:
    twin = document(TEXT, id="twin")
    for report in (SECRET, twin):
        ledger.save_reading(TEXT.encode(), report, [])
    assert redact(ledger, words=RARE, and_original=True, reread=lambda _: []).bytes_kept_for == ("twin",)
    done = ledger.redact("twin", words=RARE, why="x", hand=HAND, reread=lambda _: [], and_original=True)
    assert done.bytes_kept_for == ()
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)
    assert ledger.verify().ok


def test_an_erasure_does_not_keep_bytes_for_a_report_that_gave_them_up(ledger: Ledger) -> None:
    for report in (SECRET, document(TEXT, id="twin")):
        ledger.save_reading(TEXT.encode(), report, [])
    redact(ledger, words=RARE, and_original=True, reread=lambda _: [])
    assert [done.bytes_kept_for for done in erase(ledger, "twin")] == [()]
    with pytest.raises(LedgerError, match="E-DB-008"):
        ledger.raw_bytes(SECRET.sha256)
    assert ledger.verify().ok


# ---- what stands beside the text ----------------------------------------------------------------


def judged(ledger: Ledger) -> None:
    """A judgement anchored in the report, one that names a claim of it, and one about another report."""
    said = {"value": {"name": f"لا {RARE}"}, "why": f"so says {RARE}"}
    anchor = Anchor(document=SECRET.id, quote=RARE, before="", after="")
    ledger.append_judgement(judgement("anchored", anchor=anchor, **said))
    ledger.append_judgement(judgement("naming", targets=[f"{SECRET.id[:6]}-c"], **said))
    ledger.append_judgement(judgement("other", targets=[OTHER.id], value={"name": "x"}, why="y"))


def test_judgements_give_up_the_words_of_an_erased_report(address: str) -> None:
    with open_ledger(address) as ledger:
        filled(ledger)
        judged(ledger)
        erase(ledger, SECRET.id)
        found = {one.id: one for one in ledger.judgements()}
        assert [(found[id_].value, found[id_].why) for id_ in ("anchored", "naming")] == [(None, None)] * 2
        assert (found["other"].value, found["other"].why) == ({"name": "x"}, "y")
    assert places_with(address, RARE) == set()


def test_judgements_and_media_are_redacted_with_the_report(ledger: Ledger) -> None:
    filled(ledger)
    judged(ledger)
    photos = [f"photos/{fold(RARE)}_1.jpg", f"photos/{quote(RARE)}.jpg", "photos/2.jpg"]
    media = [Medium(kind="photo", url=url, caption=f"بيت_{RARE}_بعد") for url in photos]
    pictured = msgspec.structs.replace(SECRET, media=media)
    ledger.save_readings([Reading(TEXT.encode(), pictured, claims_of(pictured))], hand=HAND)
    redact(ledger, words=RARE)
    block = "█" * len(RARE)
    found = {one.id: one for one in ledger.judgements()}
    assert found["naming"].value == {"name": f"لا {block}"}
    assert found["anchored"].why == f"so says {block}"
    left = ledger.get_document(SECRET.id)
    assert [(one.url, one.caption) for one in left.media] == [
        (None, f"بيت_{block}_بعد"), (None, f"بيت_{block}_بعد"), ("photos/2.jpg", f"بيت_{block}_بعد"),
    ]  # fmt: skip


def test_a_name_of_several_words_is_found_in_a_hashtag() -> None:
    text = "#زمرد_خانية قالت"
    assert [text[start:end] for start, end in redacting.every(text, "زمرد خانية")] == ["زمرد_خانية"]


def test_a_name_that_an_address_holds_in_its_own_writing_is_told_of() -> None:
    report = msgspec.structs.replace(SECRET, url=f"https://example.org/{quote('زمرد خانية')}", source_id="زمرد-خانية")
    assert redacting.still_in(report, ["زمرد خانية"]) == ["url", "source_id"]
