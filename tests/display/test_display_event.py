"""`show EVENT` and the list: every claim with its chain, what differs marked by a sign and a word."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest
from display_makers import actor, claim, day, document, flat, kept, killed, person, speaker, town, written
from rich.cells import cell_len

from isnad.display.listing import killed as range_killed
from isnad.errors import IsnadError
from isnad.ledger import open_ledger
from isnad.records import (
    Denied,
    Denies,
    Disagreement,
    DisagreementKind,
    Grade,
    Reason,
    Role,
    Side,
    Stance,
    Status,
)

# ---- the samples -------------------------------------------------------------------------------


def test_the_samples_are_shown_as_disputed_with_both_tolls(samples, disputed):
    assert {d.about for d in disputed.disagreements} >= {"occurrence", "counts"}
    english = flat(written(samples, disputed.id, lang="en"))
    assert "≠ CONTRADICTION, cannot both hold: whether it happened" in english
    assert "killed: 9 (combatants)" in english
    assert "killed: 7 (civilians)" in english
    arabic = flat(written(samples, disputed.id, lang="ar"))
    assert "≠ تناقض لا يصح طرفاه معا: هل وقع الأمر" in arabic
    assert "القتلى: 9 (مقاتلون)" in arabic
    assert "الخميس 18 أيار/مايو 2023" in arabic
    both = written(samples, disputed.id, lang="both")
    assert flat(both).count("claims:") + flat(both).count("الروايات:") > 2


@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("lang", ["en", "ar", "both"])
def test_every_claim_and_its_words_are_there_at_every_width(samples, disputed, width, lang):
    text = written(samples, disputed.id, width=width, lang=lang)
    words = re.sub(r"\s", "", text)
    for told in samples.claims(event=disputed.id):
        assert told.id[:8] in text
        if width != 160 or lang == "both":  # beside other columns the words are wrapped among them
            assert re.sub(r"\s", "", told.evidence.text) in words
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_the_words_stand_in_the_table_where_there_is_room(samples, disputed):
    assert "words of the report" in written(samples, disputed.id, width=160, lang="en")
    assert "The words of the reports" in written(samples, disputed.id, width=80, lang="en")


def test_rows_of_one_origin_stand_together(samples, disputed):
    text = written(samples, disputed.id, lang="en")
    order = {id_: text.index(id_[:8], text.index("The claims")) for id_ in disputed.claims}
    in_order = sorted(order, key=lambda id_: order[id_])
    origin_of = {id_: origin.id for origin in disputed.origins for id_ in origin.claims}
    met = [origin_of[id_] for id_ in in_order]
    assert sum(one != other for one, other in pairwise(met)) == len(set(met)) - 1


def test_why_says_what_ties_the_claims_together_in_both_languages(samples, disputed):
    assert re.search(r"claims 1 and \d+: \+\d", flat(written(samples, disputed.id, lang="en", why=True)))
    assert "لماذا عُدّت هذه الروايات عن واقعة واحدة" in flat(written(samples, disputed.id, lang="ar", why=True))


def test_an_id_may_be_shortened_and_an_unknown_one_is_an_error(samples, disputed):
    assert written(samples, disputed.id[:6]) == written(samples, disputed.id)
    assert written(samples, f"event:{disputed.id}") == written(samples, disputed.id)
    for unknown in ("zzzz", "claim:zzzz", "event:zzzz", "report:zzzz", ""):
        with pytest.raises(IsnadError, match="E-DB-008"):
            written(samples, unknown)


# ---- the cases they lack ------------------------------------------------------------------------


def test_what_is_not_said_is_said_to_be_so(tmp_path):
    report = document()
    with kept(tmp_path, report, [claim(report, "aaaa000000000000")]) as ledger:
        for id_ in (None, "aaaa", "claim:aaaa", report.id):
            assert "not said" in written(ledger, id_, lang="en")
            assert "لم يُذكر" in written(ledger, id_, lang="ar")
        assert "The accounts do not part" in written(ledger, "aaaa", lang="en")
        assert "One claim alone" in written(ledger, "aaaa", lang="en", why=True)


def test_every_kind_of_difference_is_marked_in_its_own_column(tmp_path):
    report = document()
    one = claim(
        report, "aaaa000000000000", place=town(), time=day("2024-02-29"), counts=[killed(4, 4)], actors=[actor(id_="xx.army", en="Army of X")],
        chain=[speaker("مصدر أول")],
    )  # fmt: skip
    other = claim(
        report, "bbbb000000000000", place=town(name_en="Faraway", name_ar="البعيدة", lat=36.9), time=day("2024-02-27"),
        counts=[killed(11, None)], actors=[actor(id_="yy.army", en="Army of Y")], chain=[speaker("مصدر ثان")],
    )  # fmt: skip
    denial = claim(
        report,
        "cccc000000000000",
        status=Status.DENIED,
        denies=Denies(what=Denied.OCCURRENCE),
        chain=[speaker("متحدث", Stance.DENIES, "نفى")],
    )
    sides = {
        "place": ("Town", "Faraway"), "time": ("2024-02-29", "2024-02-27"), "counts": ("4 killed", "11+ killed"),
        "actor": ("xx.army", "yy.army"), "manner": ("so", "otherwise"),
    }  # fmt: skip
    apart = [
        Disagreement(
            about=about, kind=DisagreementKind.DIFFERENCE if about == "actor" else DisagreementKind.CONTRADICTION,
            sides=[Side(value=a, claims=[one.id]), Side(value=b, claims=[other.id])],
        )
        for about, (a, b) in sides.items()
    ]  # fmt: skip
    apart.append(
        Disagreement(
            about="occurrence", kind=DisagreementKind.CONTRADICTION,
            sides=[Side(value="actual", claims=[one.id, other.id]), Side(value="denied", claims=[denial.id])],
        )
    )  # fmt: skip
    with kept(tmp_path, report, [one, other, denial]) as ledger:
        event = msgspec.structs.replace(ledger.get_event("aaaa"), disagreements=apart)
        ledger.replace_events([event], {c.id: event.id for c in (one, other, denial)}, {report.id: event.id})
        english = flat(written(ledger, "aaaa", lang="en", width=200))
        arabic = flat(written(ledger, "aaaa", lang="ar", width=200))
        listed = flat(written(ledger, lang="en", width=200))
    assert "killed: at least 11 [claims: 2]" in english
    assert "2024-02-29 Thursday [claims: 1]" in english
    assert "Faraway (within 5 km) [claims: 2]" in english
    assert "Army of X [claims: 1]" in english
    assert "otherwise [claims: 2]" in english  # what the display does not know is shown as it stands
    assert "told as having happened [claims: 1, 2]" in english
    assert "denied [claims: 3]" in english
    assert "~ difference, may both hold: who did it" in english
    assert english.count("≠ contradicts 2") >= 3
    assert "~ differs from" in english
    assert "القتلى: 11 على الأقل [الروايات: 2]" in arabic
    assert "نُفي [الروايات: 3]" in arabic
    assert "≠ يناقض" in arabic
    assert "≠ disputed: the place" in listed
    assert "killed: at least 4" in listed


def test_marks_stand_in_the_cell_that_differs(tmp_path):
    report = document()
    one = claim(report, "aaaa000000000000", counts=[killed(4, 4)], chain=[speaker("مصدر أول")])
    other = claim(report, "bbbb000000000000", counts=[killed(11, 11)], chain=[speaker("مصدر ثان")])
    with kept(tmp_path, report, [one, other]) as ledger:
        lines = written(ledger, "aaaa", lang="en", width=200).splitlines()
    marked = [line for line in lines if "≠ contradicts" in line]
    heading = next(line for line in lines if "figures" in line and "who says it" in line)
    assert len(marked) == 2
    assert all(line.index("≠") == heading.index("figures") for line in marked)


def test_names_of_private_people_are_hidden_everywhere_unless_asked_for(tmp_path):
    report = document(title="مقتل سالم الكرمي")
    told = claim(
        report,
        "aaaa000000000000",
        people=[person()],
        actors=[msgspec.structs.replace(actor(Role.RECIPIENT), text="وسالم الكرمي")],
    )
    open_one = document("قال الوزير عمر الحلو إن القصف توقف")
    public = claim(
        open_one,
        "dddd000000000000",
        people=[msgspec.structs.replace(person("عمر الحلو", private=False))],
        mentions=[],
    )
    with kept(tmp_path, report, [told]) as ledger:
        ledger.save_reading(open_one.text.encode(), open_one, [public])
        for id_ in (None, "aaaa", "claim:aaaa", report.id):
            for lang, hidden in (("en", "[name hidden]"), ("ar", "[اسم محجوب]")):
                text = flat(written(ledger, id_, lang=lang, why=True, width=300))
                assert "الكرمي" not in text
                assert hidden in text
                assert "الكرمي" in flat(written(ledger, id_, lang=lang, names=True))
        assert "و[name hidden]" in flat(written(ledger, "aaaa", lang="en"))  # the letters joined to a name stay
        assert "names of private people hidden: 1" in flat(written(ledger, "claim:aaaa", lang="en"))
        assert "عمر الحلو" in flat(written(ledger, "dddd", lang="en"))


def test_an_event_with_a_grade_former_ids_and_parts(tmp_path):
    report = document()
    told = claim(report, "aaaa000000000000")
    grade = Grade(scheme="s", value="Weak", reasons=[Reason(rule="r", text_en="one origin", text_ar="مصدر واحد")])
    with kept(tmp_path, report, [told]) as ledger:
        event = msgspec.structs.replace(
            ledger.get_event("aaaa"), aliases=["eeee000000000000"], part_of=["aaaa000000000000"], grade=grade
        )
        ledger.replace_events([event], {told.id: event.id}, {})
        english = flat(written(ledger, "eeee", lang="en"))
        assert "Weak one origin" in english
        assert "earlier ids eeee0000" in english
        assert "مصدر واحد" in written(ledger, "eeee", lang="ar")


# ---- the list -----------------------------------------------------------------------------------


def test_the_list_has_the_newest_first_and_says_how_many_more_there_are(samples):
    events = list(samples.events(newest_first=True))
    for lang, more in (("en", f"... and {len(events) - 3} more"), ("ar", f"... و{len(events) - 3} غيرها")):
        text = written(samples, lang=lang, limit=3)
        places = [text.index(event.id[:8]) for event in events[:3]]
        assert places == sorted(places)
        assert more in text
        assert events[3].id[:8] not in text
    everything = written(samples, lang="en", limit=len(events))
    assert "more" not in everything.splitlines()[-3]
    assert all(event.id[:8] in everything for event in events)


def test_an_empty_ledger_says_what_to_do(tmp_path):
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert "isnad read FILES" in written(ledger, lang="en")
        assert "لا وقائع بعد" in written(ledger, lang="ar")


def test_the_range_of_killed_is_over_whole_figures_of_what_is_told():
    report = document()
    told = [
        claim(report, "a", counts=[killed(4, 6), killed(2, 2, part_of=0)]), claim(report, "b", counts=[killed(9, 9)]),
        claim(report, "c", status=Status.DENIED, counts=[killed(0, 0)]),
    ]  # fmt: skip
    assert range_killed(told) == (4, 9)
    assert range_killed([*told, claim(report, "d", counts=[killed(5, None)])]) == (4, None)
    assert range_killed([claim(report, "e")]) is None
