"""Traps of saved pages, each met on a real site or found by a reviewer: the smallest page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import read, written
from isnad.claims.reader import default_reader
from isnad.ledger import open_ledger
from isnad.records import Document
from isnad.reports.item import Fields, Format, Item
from isnad.reports.zones import READ

TITLE = "مقتل خمسة مدنيين في غارة على بلدة هجين"
NEWS = (
    "أعلنت وزارة الدفاع في بيان أن طائرات حربية قصفت بلدة هجين مساء الخميس وقتلت خمسة مدنيين.",
    "وقال مصدر طبي في المدينة إن عشرة أشخاص أصيبوا بجروح ونقلوا إلى المستشفى الميداني القريب.",
    "وأضاف المصدر أن فرق الإنقاذ ما زالت تبحث عن مفقودين تحت الأنقاض منذ ساعات الفجر الأولى.",
)
COMMENTS = [
    f"رأيت بعيني ما جرى في حينا يوم {day} وقد قتلت أخي قذيفة سقطت على بيتنا ونحن نيام في الدار."
    for day in ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة")
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in NEWS)
HEAD = f"<h1>{TITLE}</h1>"


def each(pattern: str) -> str:
    """The paragraphs, each in a container of its own."""
    return "".join(pattern.format(paragraph) for paragraph in NEWS)


def page(body: str, head: str = "", url: str | None = None) -> Document:
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    return default_reader().document(Item(source.encode(), Fields(url=url), "page.html", Format.PAGE))


def news_of(document: Document) -> str:
    return "\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind in READ)


COMMENTED = {
    "a container longer than the news": f'{HEAD}<p>{NEWS[0]}</p><div class="replies">{"".join(f"<p>{c}</p>" for c in COMMENTS)}</div>',
    "a plain heading": f"{HEAD}{BODY}<div><h3>التعليقات (2)</h3><div><b>أبو خالد</b><p>{COMMENTS[0]}</p></div></div>",
    "a related card with text": f"{HEAD}{BODY}<div><h3>مواضيع ذات صلة</h3><div><a href=/x>انفجار في السوق</a><p>{COMMENTS[0]}</p></div></div>",
}


@pytest.mark.parametrize("name", COMMENTED)
def test_what_others_say_is_not_read_as_news(name: str) -> None:
    news = news_of(page(COMMENTED[name]))
    assert NEWS[0] in news
    assert not [comment for comment in COMMENTS if comment in news]


WHOLE = {
    "one widget a paragraph": HEAD + each('<div class="elementor-widget x"><div><p>{}</p></div></div>'),
    "entries called updated": HEAD + each('<div class="lb-post updated"><p>{}</p></div>'),
    "entries called latest": HEAD + each('<div class="latest-update"><p>{}</p></div>'),
    "a lead called social": f'{HEAD}<div class="post-social-content"><p>{NEWS[0]}</p></div><div><p>{NEWS[1]}</p><p>{NEWS[2]}</p></div>',
    "paragraphs with odd names": f'{HEAD}<p class="ad">{NEWS[0]}</p><p>{NEWS[1]}</p><blockquote class="related-quote">{NEWS[2]}</blockquote>',
    "a tab that is active": f"<style>.tab{{display:none}} .tab.active{{display:block}}</style>{HEAD}<div class='tab active'>{BODY}</div>",
    "a style for print": f'<style media="print">.body{{display:none}}</style>{HEAD}<div class="body">{BODY}</div>',
    "a style without scripts": f'<noscript><style>.body{{display:none}}</style></noscript>{HEAD}<div class="body">{BODY}</div>',
    "letters of no size around": f'{HEAD}<div style="font-size:0"><div style="font-size:16px">{BODY}</div></div>',
    "a fade-in": f'{HEAD}<div style="opacity:0">{BODY}</div>',
}


@pytest.mark.parametrize("name", WHOLE)
def test_no_paragraph_is_lost(name: str) -> None:
    news = news_of(page(WHOLE[name]))
    assert [paragraph for paragraph in NEWS if paragraph not in news] == []


UNDATED = {
    "a day in the title": f"<h1>ذكرى مجزرة 21 أغسطس 2013 في الغوطة</h1>{BODY}",
    "a day in the first sentence": f"{HEAD}<p>بدأت المعارك في المدينة يوم 7 أكتوبر 2019 بهجوم واسع.</p>{BODY}",
    "today above the title": f"<div>الثلاثاء 4 مارس 2025</div><div>القناة</div>{HEAD}{BODY}",
    "today in a bar": f'<div class="today-date">الأحد 15 يونيو 2025</div>{HEAD}{BODY}',
    "today below the news": f"{HEAD}{BODY}<div>اليوم 4 مارس 2025</div>",
    "only when it was changed": f"{HEAD}<div>آخر تحديث: 9 مارس 2021</div>{BODY}",
}


@pytest.mark.parametrize("name", UNDATED)
def test_a_page_without_a_date_of_its_own_has_none(name: str) -> None:
    found = page(UNDATED[name])
    assert (found.published, NEWS[0] in news_of(found)) == (None, True)


def article(url: str, headline: str, date: str) -> str:
    return f'{{"@type":"NewsArticle","url":"{url}","headline":"{headline}","datePublished":"{date}"}}'


def ld(*nodes: str) -> str:
    return f'<script type="application/ld+json">[{",".join(nodes)}]</script>'


DATED = {
    "changed, then published": ("", f"{HEAD}<div>آخر تحديث: 9 مارس 2021 | نشر: 4 مارس 2021</div>{BODY}"),
    "published, then changed at length": ("", f"{HEAD}<div>4 مارس 2021 | آخر تحديث: 15 آذار 2021 02:10 (توقيت القدس)</div>{BODY}"),
    "in two calendars": ("", f"{HEAD}<div>الخميس 1442/7/20 هـ الموافق 2021/03/04 م</div>{BODY}"),
    "with its author": ("", f"{HEAD}<div><span>ليلى المتخيلة</span><span>4 مارس 2021</span></div>{BODY}"),
    "of the article of this address": (
        '<link rel="canonical" href="https://n.example/1">'
        + ld(article("https://n.example/2", "خبر آخر", "2019-01-01"), article("https://n.example/1", "س", "2021-03-04")),
        HEAD + BODY,
    ),
    "printed, beside another story's metadata": (
        ld(article("https://n.example/2", "خبر آخر تماما عن السوق", "2019-01-01")), f"{HEAD}<div>4 مارس 2021</div>{BODY}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DATED)
def test_the_date_is_the_page_s_own(name: str) -> None:
    head, body = DATED[name]
    found = page(body, head)
    assert found.published == "2021-03-04", found.published_basis


@pytest.mark.parametrize("address", ["http://[bad", "http://[x/", "//", "javascript:void(0)", "http://a b/"])
def test_an_address_that_is_none_costs_nothing_else(address: str) -> None:
    post = (
        f'<article data-testid="tweet"><a href="{address}">س</a><div data-testid="tweetText">{NEWS[0]}</div></article>'
    )
    for body in (HEAD + BODY, post):
        found = page(
            body, f'<meta property="og:url" content="{address}"><link rel="canonical" href="{address}">', address
        )
        assert NEWS[0] in news_of(found)


def test_the_site_s_name_behind_the_title_is_the_outlet() -> None:
    assert page(HEAD + BODY, f"<title>{TITLE} | صحيفة المثال</title>").outlet == "صحيفة المثال"
    assert page(HEAD + BODY, f"<title>{TITLE}</title>").outlet is None


def test_a_page_saved_without_an_ending_is_a_page(tmp_path: Path) -> None:
    read(tmp_path, written(tmp_path / "page", f"<!DOCTYPE html><html><body>{HEAD}{BODY}</body></html>"))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert next(ledger.documents()).layout == "page"


def test_a_name_and_a_time_that_touch_in_the_source_stand_apart() -> None:
    assert (
        "ليلى المتخيلة 4 مارس"
        in page(f"{HEAD}<div><span>ليلى المتخيلة</span><span>4 مارس 2021</span></div>{BODY}").text
    )
    assert "#هجين" in page("<p><span><s>#</s><b>هجين</b></span></p>").text


def test_an_embedded_post_is_its_author_s() -> None:
    tweet = f'<blockquote class="twitter-tweet"><p>{NEWS[1]}</p>— سالم المتخيل (@salem_x) <a href="/s">April 2, 2018</a></blockquote>'
    found = page(f"{HEAD}<p>{NEWS[0]}</p>{tweet}<p>{NEWS[2]}</p>")
    (relay,) = found.relayed
    assert (relay.author, found.text[relay.start : relay.end]) == ("سالم المتخيل", NEWS[1])
    assert ("سالم" in news_of(found), found.published) == (False, None)


def test_a_name_that_names_nobody_is_no_author() -> None:
    assert page(HEAD + BODY, '<meta name="author" content="Super User">').author is None


def test_the_next_post_of_a_feed_is_nobody_s_share() -> None:
    own = f'<div><h2><strong>صفحة المثال</strong></h2><div data-ad-preview="message" dir="auto">{NEWS[0]}</div></div>'
    after = f'<div role="article" aria-posinset="2"><h3><strong>صفحة أخرى</strong></h3><div data-ad-preview="message" dir="auto">{COMMENTS[0]}</div></div>'
    found = page(f'<div role="main"><div role="article" aria-posinset="1">{own}</div>{after}</div>')
    loose = page(f'<div role="main">{own}{after}</div>')
    for read_ in (found, loose):
        assert (NEWS[0] in news_of(read_), COMMENTS[0] in news_of(read_), read_.relayed) == (True, False, [])


def test_the_first_post_of_a_thread_is_the_report_and_the_answers_are_not() -> None:
    posts = "".join(f'<div id="post_message_{n}">{words}</div>' for n, words in enumerate((NEWS[0], COMMENTS[0])))
    found = page(f"<h1>{TITLE}</h1>{posts}", f"<title>{TITLE} - منتديات المثال</title>")
    assert (found.layout, found.title) == ("forum.vbulletin", TITLE)
    assert (NEWS[0] in news_of(found), COMMENTS[0] in news_of(found)) == (True, False)


def test_a_channel_s_posts_in_telegram_s_web_app_are_read_and_the_readers_are_not() -> None:
    bubbles = (
        f'<div class="bubble channel-post with-replies" data-timestamp="1646215200"><div class="message">{NEWS[0]}</div></div>'
        f'<div class="bubble is-in"><div class="message">{COMMENTS[0]}</div></div>'
    )
    found = page(f'<div class="bubbles">{bubbles}</div>')
    assert (found.published_at, NEWS[0] in news_of(found)) == ("2022-03-02T10:00:00+00:00", True)
    assert COMMENTS[0] not in news_of(found)


def test_a_caption_is_one_whatever_its_box_is_called() -> None:
    picture = '<div class="elementor-widget elementor-widget-image"><figure><figcaption>السوق بعد القصف</figcaption></figure></div>'
    found = page(f"{HEAD}{picture}{BODY}")
    assert "السوق بعد القصف" in [found.text[z.start : z.end].strip() for z in found.zones if z.kind == "caption"]


def test_an_organisation_is_no_author() -> None:
    by = f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{{"@type":"Organization","name":"المنبر"}}}}'
    assert page(f'{HEAD}<p>كتب: <a href="/w/9">هالة المتخيلة</a></p>{BODY}', ld(by)).author == "هالة المتخيلة"
