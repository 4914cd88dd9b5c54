"""`show CLAIM`: the sentence with its parts marked, what each was read as, and by which rules."""

from __future__ import annotations

import re

import msgspec
import pytest
from display_makers import (
    TEXT,
    actor,
    claim,
    day,
    document,
    flat,
    kept,
    killed,
    person,
    span,
    speaker,
    town,
    written,
)

from isnad.display import marked
from isnad.display.parts import parts
from isnad.display.say import Say
from isnad.ledger import Views
from isnad.records import Basis, Candidate, Role, Span, Target, Weapon

FULL = {
    "actors": [actor(id_="xx.army", en="Army of X")], "place": town(), "time": day("2024-02-29", basis=[Basis(rule="time.deictic", text="أمس")]),
    "counts": [killed(1, 1)], "chain": [speaker()],
}  # fmt: skip


def legend(text: str) -> dict[str, str]:
    """The bracketed words by their raised numbers."""
    return {number: words for words, number in re.findall(r"\[([^\[\]]+)\]([⁰¹²³⁴-⁹]+)", text)}


def test_the_sentence_is_marked_by_brackets_and_numbers_that_the_list_explains(tmp_path):
    report = document()
    with kept(tmp_path, report, [claim(report, "aaaa000000000000", **FULL)]) as ledger:
        text = flat(written(ledger, "claim:aaaa", lang="en"))
    assert legend(text) == {
        "¹": "قصفت",
        "²": "المدفعية",
        "³": "البلدة",
        "⁴": "أمس",
        "⁵": "سالم",
        "⁶": "مصدر طبي",
    }
    assert "2 who did it Army of X «المدفعية»" in text
    assert "3 place Town (within 5 km) «البلدة»" in text
    assert "5 figure killed: 1 «سالم»" in text
    assert "6 said by medical source «مصدر طبي»" in text


def test_a_mark_never_stands_inside_a_word():
    report = document("شنت طائرات غارتين بالقنابل على السوقين")
    told = claim(
        report, "a", mentions=[Span(**span("غارت", report.text))],
        weapon=Weapon(label_en="bomb", **span("قنابل", report.text)), target=Target(kind="market", **span("سوق", report.text)),
    )  # fmt: skip
    brackets, _ = marked.numbered(told, parts(Say("en"), told))
    sentence = flat(marked.sentence(Say("en"), told, brackets).plain)
    assert sentence == "«شنت طائرات [غارتين]¹ [بالقنابل]² على [السوقين]³»"


def test_parts_inside_each_other_and_parts_that_cross():
    report = document("قتل سبعة مدنيين من السوق")
    told = claim(
        report, "a", mentions=[Span(**span("قتل", report.text))],
        actors=[msgspec.structs.replace(actor(Role.RECIPIENT), **span("سبعة مدنيين", report.text))],
        counts=[killed(7, 7, **span("مدنيين من", report.text))],
    )  # fmt: skip
    brackets, numbers = marked.numbered(told, parts(Say("en"), told))
    assert flat(marked.sentence(Say("en"), told, brackets).plain) == "«[قتل]¹ [سبعة [مدنيين من]³]² السوق»"
    assert sorted(numbers.values()) == [1, 2, 3]


def test_two_parts_with_the_same_words_share_a_number_and_parts_elsewhere_have_none(tmp_path):
    report = document()
    told = claim(
        report, "aaaa000000000000", evidence=Span(start=0, end=TEXT.index(" وقتل"), text=TEXT[: TEXT.index(" وقتل")]),
        place=town(), target=Target(kind="village", **span("البلدة")), chain=[speaker()],
    )  # fmt: skip
    with kept(tmp_path, report, [told]) as ledger:
        text = flat(written(ledger, "claim:aaaa", lang="en"))
    assert "2 what was hit village «البلدة»" in text
    assert "2 place Town" in text
    assert "– said by medical source «مصدر طبي» «مصدر طبي» (elsewhere in the report)" in text


@pytest.mark.parametrize("terminal", [True, False])
def test_a_hidden_name_is_one_piece(tmp_path, terminal):
    report = document()
    half = msgspec.structs.replace(
        actor(Role.RECIPIENT), text="سالم", **{k: v for k, v in span("سالم").items() if k != "text"}
    )
    told = claim(report, "aaaa000000000000", people=[person()], actors=[half])
    with kept(tmp_path, report, [told]) as ledger:
        text = flat(written(ledger, "claim:aaaa", lang="en", terminal=terminal))
    assert "وقتل [[name hidden]]² وأصيب" in text
    assert "الكرمي" not in text
    assert "[سالم]" not in text


def test_why_names_the_rules_in_plain_words(tmp_path):
    report = document()
    others = [Candidate(id="y", name_en="Town (other)", country="IQ", lat=1, lon=2, score=3.25)]
    told = claim(
        report,
        "aaaa000000000000",
        **FULL | {"place": town(candidates=others), "why": ["strike.air", "chain.verb", "x.unknown"]},
    )
    with kept(tmp_path, report, [told]) as ledger:
        english, arabic = (flat(written(ledger, "claim:aaaa", lang=lang, why=True)) for lang in ("en", "ar"))
        assert "The rules" not in flat(written(ledger, "claim:aaaa", lang="en")).replace("The rules it was read by", "")
    assert "strike.air: a word of the lexicon for: air strike" in english
    assert "chain.verb: a verb of saying introduces it" in english
    assert "x.unknown" in english
    assert "because the day is counted from the report's own: «أمس» [time.deictic]" in english
    assert "Town (other) (Iraq, score 3.25)" in english
    assert "strike.air: لفظ من المعجم معناه: غارة جوية" in arabic
    assert "السبب: لفظ نسبي هو «أمس» [time.deictic]" in arabic


def test_a_claim_with_the_id_of_its_event_can_be_asked_for(samples, disputed):
    assert flat(written(samples, disputed.id, lang="en")).startswith("Event")
    assert flat(written(samples, f"claim:{disputed.id}", lang="en")).startswith("Claim")


def test_every_claim_of_the_samples_can_be_shown(samples):
    for told in samples.claims():
        for lang in ("en", "ar"):
            text = flat(written(samples, f"claim:{told.id}", lang=lang, why=True))
            assert all(name in text for name in told.why)
            words = re.sub(r"\]?[⁰¹²³⁴-⁹]*|[\[\]]", "", text)
            assert re.sub(r"\s+", " ", told.evidence.text).replace("[", "").replace("]", "") in words


def test_a_day_from_other_reports_is_explained_beside_the_own_one(tmp_path):
    report = document()
    reason = Basis(rule="resolved.by-claim", text="2024-02-28", claim="bbbb000000000000")
    resolved = day("2024-02-28", basis=[Basis(rule="time.deictic", text="أمس"), reason])
    told = claim(report, "aaaa000000000000", **FULL | {"time_resolved": resolved})
    with kept(tmp_path, report, [told]) as ledger:
        (event,) = ledger.events()
        ledger.replace_events([event], {told.id: event.id}, {}, Views(time_resolved={told.id: resolved}))
        english, arabic = (flat(written(ledger, "claim:aaaa", why=True, lang=lang)) for lang in ("en", "ar"))
        together = flat(written(ledger, "aaaa", lang="en"))
    assert "day with others 2024-02-28 Wednesday" in english
    assert "Why this day with other reports: 2024-02-28 Wednesday" in english
    assert "2024-02-28 Wednesday (claim bbbb0000) [resolved.by-claim]" in english
    assert "(الرواية bbbb0000)" in arabic
    assert "narrowed with the help of other reports" in together
