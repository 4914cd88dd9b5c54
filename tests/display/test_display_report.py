"""`show REPORT`: what it is, its own day with the reasons, its zones, its claims; and judgements."""

from __future__ import annotations

from display_makers import document, flat, kept, written

from isnad.ledger import open_ledger
from isnad.records import Basis, Clue, Copy, Judgement, JudgementKind, Resolved, Unread, Zone, ZoneKind


def of_samples(samples, source_id: str) -> str:
    return next(report.id for report in samples.documents() if report.source_id == source_id)


def test_a_dated_report_tells_its_day_and_why_in_both_languages(samples):
    text = flat(written(samples, of_samples(samples, "02_observatory")))
    assert (
        "published 2023-05-19 Friday because a line of the page prints the date «الجمعة 19 أيار/مايو 2023» [published.date-line]"
        in text
    )
    assert "النشر الجمعة 19 أيار/مايو 2023 السبب: سطر في الصفحة يحمل التاريخ" in text


def test_an_undated_page_says_so_and_what_of_it_was_not_read(samples):
    report = samples.get_document(of_samples(samples, "05_undated_page"))
    text = flat(written(samples, report.id, lang="en"))
    assert "the report does not tell its date" in text
    assert "pointers to other reports:" in text
    assert "not read as news" in text
    assert report.sha256 in text
    assert "لا يذكر التقرير تاريخه" in flat(written(samples, report.id, lang="ar"))


def test_its_claims_stand_in_the_order_of_its_text(samples):
    report = of_samples(samples, "02_observatory")
    claims = sorted(samples.claims(document=report), key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    text = written(samples, report, lang="en")
    places = [text.index(told.id[:8], text.index("What it claims")) for told in claims]
    assert places == sorted(places)


def test_a_weekday_alone_a_copy_and_a_date_from_other_reports(tmp_path):
    report = document(
        published=None, published_weekday="Sunday", published_basis=[Clue(rule="x.new", text="اليوم الأحد")],
        published_resolved=Resolved(edtf="2021-03-21", basis=[]), copies=Copy(of="0123456789abcdef", share=0.93),
        url="https://example.org/خبر", zones=[Zone(kind=ZoneKind.MAIN, start=0, end=10), Zone(kind=ZoneKind.COMMENT, start=10, end=20)],
    )  # fmt: skip
    with kept(tmp_path, report, []) as ledger:
        english, arabic = (flat(written(ledger, report.id, lang=lang)) for lang in ("en", "ar"))
    assert "no full date can be told; known: a Sunday by the rule x.new «اليوم الأحد»" in english
    assert "with other reports 2021-03-21 Sunday" in english
    assert "of 01234567, 93% in common" in english
    assert "readers' comments: 10 letters, not read as news" in english
    assert "https://example.org/خبر" in english
    assert "لا يُعرف تاريخه كاملا، والمعروف: يوم الأحد بقاعدة x.new" in arabic


def test_what_is_known_of_a_day_that_cannot_be_told_is_told(tmp_path):
    report = document(
        published=None, published_weekday="Thursday",
        published_basis=[
            Clue(rule="published.retrieved", text="2031-02-01", allows="../2031-02-02"),
            Clue(rule="published.far-ahead", text="2088-01-01"),
            Clue(rule="published.deictic-date", text="اليوم الخميس 12 نيسان", allows="XXXX-04-12"),
            Clue(rule="published.named-since", text="جهة متخيلة", allows="2016-03-01/.."),
            Clue(rule="published.milestone", text="انتهت الحرب المتخيلة", allows="2017-02-01/.."),
        ],
    )  # fmt: skip
    with kept(tmp_path, report, []) as ledger:
        english, arabic = (flat(written(ledger, report.id, lang=lang)) for lang in ("en", "ar"))
    known = "known: a Thursday, 12 April of a year that is not known, 2017-02-01 Wednesday or later, 2031-02-02 Sunday or earlier"
    assert known in english
    assert "not used: the date that came with the report lies too far ahead «2088-01-01»" in english
    assert "والمعروف: يوم الخميس، 12 نيسان/أبريل من عام غير معلوم" in arabic
    assert "لم يُؤخذ به: التاريخ الوارد مع التقرير بعيد في المستقبل" in arabic


def test_every_clue_is_told_with_what_it_allows_and_what_it_lost_to(tmp_path):
    report = document(
        published="2018", published_weekday="Sunday",
        published_basis=[
            Clue(rule="published.milestone", text="انهزم داعش في العراق", allows="2017-12-09/.."),
            Clue(rule="published.page-header", text="27 أيار", allows="../2019-05-27"),
            Clue(rule="published.deictic-date", text="اليوم 25 تشرين الثاني", allows="XXXX-11-25"),
            Clue(rule="published.office-holder", text="الرئيس ترامب", allows="[2017-01-20/2021-01-20,2025-01-20/..]"),
            Clue(rule="published.dropped", text="أمس الجمعة", allows="Saturday", over="اليوم الأحد"),
        ],
    )  # fmt: skip
    with kept(tmp_path, report, []) as ledger:
        english, arabic = (flat(written(ledger, report.id, lang=lang)) for lang in ("en", "ar"))
    assert "published 2018, a Sunday" in english
    assert "[published.milestone]: 2017-12-09 Saturday or later" in english
    assert "[published.page-header]: 2019-05-27 Monday or earlier" in english
    assert "25 November, of whatever year" in english
    assert "one of: 2017-01-20 to 2021-01-20, 2025-01-20 Monday or later" in english
    assert (
        "not used: it contradicts something more trusted «أمس الجمعة» [published.dropped]: Saturday; it gave way to «اليوم الأحد»"
        in english
    )
    assert "2018، يوم الأحد" in arabic
    assert "السبت 9 كانون الأول/ديسمبر 2017 أو بعده" in arabic
    assert "وقُدّم عليه «اليوم الأحد»" in arabic


def test_a_report_that_was_not_read_says_why(tmp_path):
    report = document(unread=Unread(code="E-READ-006", reason="the text is not in Arabic script"))
    with kept(tmp_path, report, []) as ledger:
        text = flat(written(ledger, f"report:{report.id[:5]}", lang="en"))
    assert "NOT READ: the text is not in Arabic script" in text
    assert "No claim was read from it." in text


def test_a_judgement(tmp_path):
    judged = Judgement(
        id="jjjj000000000000", kind=JudgementKind.NOT_SAME, targets=["aaaa", "bbbb"], anchor=None, value=None, by="ليلى",
        at="2024-03-03T08:00:00Z", why="two streets", undoes=None,
    )  # fmt: skip
    with open_ledger(tmp_path / "j.db") as ledger:
        ledger.append_judgement(judged)
        assert "Judgement jjjj0000: not the same event about aaaa, bbbb by ليلى at (UTC) 2024-03-03T08:00:00Z" in flat(
            written(ledger, "jjjj")
        )


def test_a_date_from_other_reports_names_the_claims_that_it_rests_on(tmp_path):
    basis = [
        Basis(rule="resolved.by-event", text="الثلاثاء الماضي", start=0, end=15),
        Basis(rule="resolved.by-claim", text="2018-11-20", claim="1a21e509a68dd379"),
    ]
    report = document(published=None, published_resolved=Resolved(edtf="2018-11-25", basis=basis, events=["e1"]))
    with kept(tmp_path, report, []) as ledger:
        english, arabic = (flat(written(ledger, report.id, lang=lang)) for lang in ("en", "ar"))
    assert "with other reports 2018-11-25 Sunday because other reports date an event of which it tells" in english
    assert "«الثلاثاء الماضي» [resolved.by-event]" in english
    assert "2018-11-20 Tuesday (claim 1a21e509) [resolved.by-claim]" in english
    assert "الثلاثاء 20 تشرين الثاني/نوفمبر 2018 (الرواية 1a21e509)" in arabic
