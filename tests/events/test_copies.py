"""Near-copies, versions, and whose voice is heard where one text is printed twice. All reports are invented."""

from __future__ import annotations

import random
from itertools import cycle

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.events.compute import Linked, compute
from isnad.events.copies import near_copies
from isnad.events.versions import canonical, previous_versions
from isnad.ledger import open_ledger
from isnad.records import Copy, Document, Event
from isnad.reports.item import Fields, Item
from isnad.run import read_into

SENTENCES = (
    "نص تدريبي مختلق: قصفت طائرات حربية مجهولة مستودعا للحبوب عند أطراف بلدة وادي النحل فجر الخميس وفق شهود من الأهالي.",
    "وقال مسؤول في المجلس المحلي إن النيران أتت على المبنى كله قبل وصول سيارات الإطفاء من المدينة القريبة.",
    "ولم تعلن أي جهة مسؤوليتها عن القصف الذي جاء بعد أسبوعين من هدوء نسبي ساد القرى الواقعة شرقي النهر.",
    "وأظهرت صور تداولها السكان أكياسا محترقة وجدرانا متصدعة وعددا من الشاحنات المتضررة في الساحة الخلفية.",
    "وكانت فرق هندسية قد أنهت الشهر الماضي ترميم سقف المستودع بعد أضرار لحقت به في عاصفة الشتاء.",
    "ويعتمد آلاف المزارعين في المنطقة على هذا المخزن لحفظ محصول القمح حتى موعد تسليمه إلى المطاحن الحكومية.",
    "وطالب وجهاء العشائر بإرسال لجنة تحقيق مستقلة تحصي الخسائر وتعوض أصحاب المحاصيل قبل بداية الموسم الجديد.",
    "وتوقع خبير زراعي أن ترتفع أسعار الخبز خلال الأيام المقبلة إذا لم تصل شحنات بديلة من المرافئ.",
)
OTHERS = (
    "افتتح وزير التربية معرض الكتاب السنوي بحضور عدد كبير من الناشرين والطلاب وأولياء الأمور القادمين من المحافظات.",
    "وضم المعرض أجنحة لأدب الأطفال والعلوم والتاريخ إضافة إلى ركن للخط العربي أشرف عليه خطاطون معروفون.",
    "وأعلن المنظمون تمديد ساعات الزيارة حتى منتصف الليل في عطلة نهاية الأسبوع نظرا إلى الإقبال الواسع.",
    "ويشارك في الندوات كتاب وشعراء من سبع دول يتحدثون عن الترجمة ومستقبل القراءة بين الشباب.",
    "وخصصت إدارة المعرض يوما للمدارس الريفية تنقل فيه الحافلات التلاميذ مجانا وتمنح كل واحد منهم كتابا.",
    "وقال ناشر مخضرم إن أسعار الورق تضاعفت في عامين مما دفع دور النشر الصغيرة إلى تقليل عدد النسخ.",
)
WIRE = " ".join(SENTENCES)
RETOLD = (
    "نص تدريبي مختلق. احترق مخزن القمح في وادي النحل بعدما استهدفه طيران لم تعرف هويته قبيل شروق شمس يوم الخميس، "
    "وأخفق عناصر الإطفاء في السيطرة على الحريق لتأخر وصولهم. وروى مزارع أن محصول عام كامل ضاع في ساعات، مضيفا أن "
    "شاحنات عدة أصيبت أيضا. ودعا شيوخ المنطقة إلى تحقيق نزيه وتعويض عادل، فيما حذر تجار من أزمة في رغيف الخبز."
)


def report(text: str, **fields: str) -> Document:
    """A report as it is made from a line of JSONL; `retrieved` sets its place among others."""
    line = Fields(text=text, **fields)  # type: ignore[arg-type]
    return default_reader().document(Item(msgspec.json.encode(line), line, "test"))


def copied(earlier: str, later: str, **fields: str) -> float | None:
    """The share for which the later of two texts is a copy of the earlier."""
    one = report(earlier, retrieved="2023-05-18T08:00:00Z", **fields)
    other = report(later, retrieved="2023-05-18T09:00:00Z")
    found = near_copies([other, one])
    assert one.id not in found
    copy = found.get(other.id)
    assert copy is None or copy.of == one.id
    return copy.share if copy else None


# ---- what is a copy -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed",
    [
        WIRE,
        "وادي النحل - وكالة الخبر المختلق: " + WIRE + " (انتهى) تابعونا على صفحة الخبر المختلق",
        WIRE.replace("،", "").replace(".", " ..").replace("إ", "ا").replace("المستودع", "المستــودع"),
        WIRE.replace("فجر الخميس", "فَجْرَ اليومِ").replace("المقبلة", "القادمة").replace("مسؤول", "مصدر"),
        " ".join(SENTENCES[:4]),
        " ".join((*SENTENCES, *OTHERS)),
        " ".join((*OTHERS, SENTENCES[1], SENTENCES[2], SENTENCES[3], SENTENCES[0], *SENTENCES[5:])),
    ],
)
def test_the_same_text_is_a_copy_whatever_stands_around_it(printed: str) -> None:
    share = copied(WIRE, printed)
    assert share is not None
    assert share > 0.7


@pytest.mark.parametrize(
    "other",
    [
        RETOLD,
        " ".join((*OTHERS, SENTENCES[1])),  # an article that quotes one sentence
        " ".join((*SENTENCES[:2], *OTHERS)),
        " ".join(OTHERS),
        "",
    ],
)
def test_own_words_and_a_quoted_sentence_make_no_copy(other: str) -> None:
    assert copied(WIRE, other or "؟ 1") is None


def test_pairs_of_words_in_another_order_are_a_vocabulary_and_no_text() -> None:
    text = " ".join((*SENTENCES, *OTHERS))
    words, pieces = text.split(), []
    for size in cycle((3, 3, 4)):
        pieces.append(" ".join(words[:size]))
        words = words[size:]
        if not words:
            break
    random.Random(2).shuffle(pieces)
    assert copied(text, " ".join(pieces)) is None


def test_nearly_every_copy_is_met_though_a_word_in_fifteen_is_changed() -> None:
    rng = random.Random(3)
    words = " ".join((*SENTENCES, *OTHERS)).split()
    texts = [rng.sample(words, 45) for _ in range(100)]
    edited = [[word if rng.random() > 1 / 15 else f"بدل{n}" for n, word in enumerate(text)] for text in texts]
    found = near_copies([report(" ".join(text)) for text in (*texts, *edited)])
    assert len(found) >= 97


def test_a_short_statement_is_found_in_an_article_twenty_times_as_long() -> None:
    rng = random.Random(1)
    filling = [" ".join(rng.sample(" ".join(OTHERS).split(), 12)) for _ in range(80)]
    article = " ".join((*filling[:50], *SENTENCES[:2], *filling[50:]))
    assert copied(article, " ".join(SENTENCES[:2])) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("دوي انفجارات في محافظة وادي النحل", "دوي انفجارات في محافظة وادي النحل!", True),
        ("دوي انفجارات في محافظة وادي النحل", "دوي انفجارات في محافظة وادي الرمل", False),
        ("دوي انفجارات في محافظة وادي النحل", "عاجل: دوي انفجارات في محافظة وادي النحل شرقي البلاد صباح اليوم", False),
        (
            "عاجل | غارة من طائرة مسيرة على سيارة في قرية وادي النحل تسفر عن إصابة رجلين",
            "عاجل | غارة من طائرة مسيرة على سيارة في قرية وادي النحل تسفر عن إصابة رجلين https://example.org/7",
            True,
        ),
        (
            "مشاهد من عملية استهداف تجمع للجنود عند الأطراف الجنوبية لبلدة وادي النحل بطائرة انقضاضية يوم الأحد",
            "مشاهد من عملية استهداف آلية مدرعة عند الأطراف الجنوبية لبلدة تل الرمل بطائرة انقضاضية يوم الثلاثاء",
            False,
        ),
    ],
)
def test_short_posts_are_copies_only_where_next_to_all_is_the_same(one: str, other: str, copy: bool) -> None:
    assert (copied(one, other) is not None) is copy


def test_a_short_alarm_of_another_day_is_another_report() -> None:
    alarm = "صفارات الإنذار تدوي في وادي النحل وتل الرمل بعد رصد مسيرة"
    days = [report(alarm, published=day) for day in ("2023-05-18", "2023-05-19")]
    assert near_copies(days) == {}
    long = [report(WIRE, published=day) for day in ("2023-05-18", "2023-05-19")]
    assert near_copies(long) == {long[1].id: Copy(of=long[0].id, share=1.0)}


# ---- which is the earliest ----------------------------------------------------------------------


def test_a_copy_names_the_earliest_that_it_repeats_itself_and_unknown_days_come_last() -> None:
    half, rest = " ".join(SENTENCES[:4]), " ".join(SENTENCES[4:])
    first = report(half, published="2023-05-17")
    whole = report(half + " " + rest, published="2023-05-18")
    second_half = report(rest, published="2023-05-19")
    undated = report("وادي النحل: " + half)
    found = near_copies([undated, second_half, whole, first])
    assert {id_: copy.of for id_, copy in found.items()} == {
        whole.id: first.id,
        second_half.id: whole.id,
        undated.id: first.id,
    }


def _crowd() -> list[Document]:
    """Texts of one pool of sentences: copies, parts, mixtures and strangers."""
    rng = random.Random(7)
    pool = (*SENTENCES, *OTHERS)
    mixed = [" ".join(rng.sample(pool, rng.randint(1, len(pool)))) for _ in range(40)]
    return [
        report(text, outlet=f"outlet {n}", retrieved=f"2023-05-{rng.randint(10, 20)}") for n, text in enumerate(mixed)
    ]


CROWD = _crowd()


@settings(deadline=None, max_examples=30)
@given(st.permutations(CROWD))
def test_the_order_of_input_is_nothing_to_copies(shuffled: list[Document]) -> None:
    assert near_copies(shuffled) == near_copies(CROWD)


def test_candidates_lose_no_copy_of_a_crowd() -> None:
    ordered = sorted(CROWD, key=lambda d: (d.retrieved or "", d.id))
    for number, later in enumerate(ordered):
        alone = [near_copies([earlier, later]) for earlier in ordered[:number]]
        first = next((found[later.id].of for found in alone if later.id in found), None)
        named = near_copies(ordered).get(later.id)
        assert (named.of if named else None) == first


# ---- versions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://example.org/news/7", "http://www.example.org/news/7/?utm_source=x&fbclid=1#top"),
        ("https://m.facebook.com/story.php?id=2&story_fbid=1", "https://www.facebook.com/story.php?story_fbid=1&id=2&mibextid=q"),
        ("https://twitter.com/someone/status/17?s=20&t=abc", "https://mobile.x.com/someone/status/17"),
        ("https://example.org/خبر", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://example.org/a%2fb", "https://example.org/a%2Fb?ref=homepage"),
        ("https://t.me/s/channel/7", "https://t.me/s/channel/7?utm_source=x"),
    ],
)  # fmt: skip
def test_ways_to_one_page_are_one_address(url: str, same: str) -> None:
    assert canonical(url) == canonical(same) is not None


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://example.org/?p=7", "https://example.org/?p=8"),
        ("https://example.org/news/7", "https://example.net/news/7"),
        ("https://example.org/v?t=10", "https://example.org/v?t=20"),
        ("https://example.org/app#/news/1", "https://example.org/app#/news/2"),
        ("https://example.org/#!1", "https://example.org/#!2"),
        ("https://example.org/news.php?ref=12", "https://example.org/news.php?ref=13"),
        ("https://example.org/x%3Fid=1", "https://example.org/x?id=1"),
        ("https://example.org/x%253Fid=1", "https://example.org/x%3Fid=1"),
        ("https://example.org/a%2fb", "https://example.org/a/b"),
    ],
)
def test_other_pages_have_other_addresses(url: str, other: str) -> None:
    assert canonical(url) != canonical(other)


@pytest.mark.parametrize(
    "nothing",
    [
        "https://example.org",
        "https://www.example.org/#a",
        "index.html",
        "",
        "http://[::1",
        "https://t.me/s/channel",
        "https://t.me/s/channel/?before=604",
    ],
)
def test_a_front_page_or_no_address_makes_no_versions(nothing: str) -> None:
    assert canonical(nothing) is None
    assert previous_versions([report(WIRE, url=nothing), report(RETOLD, url=nothing)]) == {}


def test_each_version_points_to_the_one_before_and_equal_bytes_to_none() -> None:
    moments = ["2023-05-18T08:00:00Z", "2023-05-18T10:00:00+03:00", "2023-05-19T00:00:00Z"]
    pages = [
        report(f"{WIRE} {n}", url=f"https://example.org/7?utm_medium={n}", retrieved=moment)
        for n, moment in enumerate(moments)
    ]
    middle, last, again = pages[0], pages[2], msgspec.structs.replace(pages[2], id="f" * 16, retrieved="2023-05-20")
    expected = {middle.id: pages[1].id, last.id: middle.id, again.id: middle.id}
    assert previous_versions([*pages, again]) == expected
    assert previous_versions([again, *reversed(pages)]) == expected


def test_a_name_of_a_file_is_no_address_but_telegrams_number_is() -> None:
    one, other = (report(text, id="index", outlet="الخبر المختلق") for text in (WIRE, RETOLD))
    assert previous_versions([one, other]) == {}
    posts = [
        msgspec.structs.replace(
            post, layout="telegram.message", source_id="100/7", published_at=f"2023-05-18T0{n}:00:00Z"
        )
        for n, post in enumerate((other, one))
    ]
    assert previous_versions(posts) == {posts[1].id: posts[0].id}
    elsewhere = msgspec.structs.replace(posts[1], outlet="قناة أخرى")
    assert previous_versions([posts[0], elsewhere]) == {}


def test_an_edited_message_is_the_later_version() -> None:
    made = {"layout": "telegram.message", "source_id": "100/7", "published_at": "2023-05-18T01:00:00Z"}
    first, edited = (msgspec.structs.replace(report(text, id="m", outlet="قناة"), **made) for text in (WIRE, RETOLD))
    for one, other in ((first, edited), (edited, first)):
        later = msgspec.structs.replace(other, edited_at="2023-05-18T20:00:00Z")
        assert previous_versions([one, later]) == {later.id: one.id}


# ---- whose voice --------------------------------------------------------------------------------

STRIKE = "أسفرت غارة جوية على سوق بلدة هجين الخميس 18 أيار 2023 عن مقتل خمسة أشخاص"
OWN = f"نص تدريبي مختلق\n\n{STRIKE}. {' '.join(SENTENCES[4:8])}"
CREDITED = f"نص تدريبي مختلق\n\nقال المرصد السوري لحقوق الإنسان إنه {STRIKE}. {' '.join(SENTENCES[4:8])}"
ALONE = f"نص تدريبي مختلق\n\n{STRIKE.replace('أسفرت غارة', 'أدت ضربة').replace('عن مقتل', 'إلى مصرع')}. {' '.join(OTHERS[1:4])}"


def linked(*documents: Document) -> Linked:
    return compute(documents, [claim for document in documents for claim in read(document, default_reader())])


def strike(*documents: Document) -> Event:
    """The event that all these reports tell of."""
    return next(
        e for e in linked(*documents).events if len(e.documents) == len(documents) and e.event_type == "ASSAULT"
    )


def test_a_copy_in_another_outlet_is_the_voice_of_the_first() -> None:
    first, copy, other = (
        report(text, outlet=f"outlet {day}", retrieved=f"2023-05-{day}") for text, day in ((OWN, 18), (OWN + "\nانتهى", 19), (ALONE, 20))
    )  # fmt: skip
    origins = {o.id: o.documents for o in strike(first, copy, other).origins}
    assert origins == {f"outlet:{first.id}": sorted([first.id, copy.id]), f"outlet:{other.id}": [other.id]}


@pytest.mark.parametrize("days", [(18, 19), (19, 18)])
def test_a_text_that_names_its_source_here_and_not_there_is_one_voice(days: tuple[int, int]) -> None:
    own, credited = (report(t, retrieved=f"2023-05-{day}") for t, day in zip((OWN, CREDITED), days, strict=True))
    (origin,) = strike(own, credited).origins
    assert origin.documents == sorted([own.id, credited.id])
    assert not origin.id.startswith("outlet:")
    assert origin.label_en != "the outlet itself"


def test_two_who_are_credited_for_one_text_stay_two() -> None:
    one, other = report(CREDITED), report(CREDITED.replace("المرصد السوري لحقوق الإنسان", "مصدر طبي"))
    assert near_copies([one, other])
    assert len(strike(one, other).origins) == 2


def test_a_page_that_corrects_its_figure_does_not_contradict_itself() -> None:
    eight = OWN.replace("خمسة أشخاص", "ثمانية أشخاص")
    early, late = (
        report(text, url="https://example.org/7", retrieved=f"2023-05-{day}") for text, day in ((OWN, 18), (eight, 19))
    )
    event = strike(early, late)
    (origin,) = event.origins
    assert origin.documents == sorted([early.id, late.id])
    assert event.disagreements == []
    assert {(count.low, count.high) for count in event.counts if count.what == "killed"} == {(8, 8)}
    elsewhere = msgspec.structs.replace(late, url="https://example.net/9")
    assert {d.about for d in strike(early, elsewhere).disagreements} <= {"counts"}


def test_a_page_written_anew_is_still_one_voice() -> None:
    early, late = (
        report(t, url="https://example.org/7", retrieved=f"2023-05-{d}") for t, d in ((OWN, 18), (ALONE, 19))
    )
    assert near_copies([early, late]) == {}
    (origin,) = strike(early, late).origins
    assert (origin.id, len(origin.documents)) == (f"outlet:{early.id}", 2)


def test_copies_and_versions_are_kept_in_the_ledger(tmp_path) -> None:  # type: ignore[no-untyped-def]
    lines = [
        {"text": OWN, "url": "https://example.org/7", "retrieved": "2023-05-18"},
        {"text": OWN + " وتابع الأهالي البحث", "url": "https://www.example.org/7/", "retrieved": "2023-05-19"},
        {"text": ALONE, "url": "https://example.org/8", "retrieved": "2023-05-20"},
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    with open_ledger(tmp_path / "isnad.db") as ledger:
        for _ in range(2):
            read_into(ledger, [str(tmp_path / "in.jsonl")], default_reader(), told=print, step=id)
            first, second, third = sorted(ledger.documents(), key=lambda d: d.retrieved or "")
            assert second.previous == first.id
            assert second.copies is not None
            assert second.copies.of == first.id
            assert {first.copies, first.previous, third.copies, third.previous} == {None}
            assert ledger.later_versions(first.id) == [second.id]
            assert ledger.later_versions(second.id) == []
