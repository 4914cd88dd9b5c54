"""Layout 6: live blogs. Each entry is a little report and all of them are main text; the clocks may be read or not."""

from __future__ import annotations

from datetime import timedelta

from pages.kit import Expected, Page, esc, ld, linked
from pages.stories import CARDS, EGYPT, LEVANT, Story, arabic_day

_HEADS = ["ما نعرفه حتى الآن", "تفاصيل إضافية من المكان", "حصيلة ورواية", "بيان وتعليق", "أول الأنباء"]


def _entries(story: Story) -> list[tuple[str, str, str]]:
    """Clock, heading and words of each entry, newest first."""
    started = story.moment - timedelta(minutes=20 * len(story.paragraphs))
    clocks = [f"{started + timedelta(minutes=20 * at):%H:%M}" for at in range(1, len(story.paragraphs))]
    heads = _HEADS[: len(clocks)]
    return list(zip(reversed(clocks), heads, reversed(story.paragraphs[1:]), strict=True))


def plain(story: Story) -> Page:
    """Entries as divs, pinned note above, an offer and a card between entries; date in words and a time element."""
    url = f"https://{story.host}/live/{story.day:%Y%m%d}-{story.number}"
    entries = _entries(story)
    blocks = [
        f"""<div class="live-item" id="e{at}"><div class="live-item__time"><span class="dot"></span>{clock}</div><div class="live-item__content"><h3 class="live-item__title">{esc(head)}</h3><p>{linked(text)}</p><div class="live-item__share"><button>نسخ رابط التحديث</button></div></div></div>"""
        for at, (clock, head, text) in enumerate(entries)
    ]
    blocks.insert(2, f"""<div class="live-promo"><span>من أرشيفنا</span><a href="/a/4">{esc(CARDS[0].title)}</a><p>{esc(CARDS[0].lead)}</p></div>""")  # fmt: skip
    blocks.insert(1, '<div class="live-ad"><span>رسالة من راعي الصفحة</span></div>')
    page = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{esc(story.title)} - تغطية حية</title>
<meta property="og:title" content="{esc(story.title)}"><meta property="og:site_name" content="{esc(story.outlet)}"><link rel="canonical" href="{url}"></head>
<body><header class="hd"><a href="/">{esc(story.outlet)}</a><nav><a href="/live">بث وتغطيات</a><a href="/shows">برامجنا</a></nav></header>
<main class="live-page"><div class="live-badge">مباشر</div><h1>{esc(story.title)}</h1>
<div class="live-meta">تغطية يوم <time datetime="{story.day}">{arabic_day(story.day, LEVANT)}</time> <span class="count">{len(entries)} تحديثات</span></div>
<div class="live-summary"><p>{esc(story.paragraphs[0])}</p></div>
<div class="live-controls"><button>الأحدث أولا</button><button>الأقدم أولا</button><label><input type="checkbox">تحديث تلقائي كل دقيقة</label></div>
<div class="live-feed">{"".join(blocks)}</div><button class="load-more">حمّل تحديثات أقدم</button></main>
<aside class="rail"><h2>تغطيات سابقة</h2><ul><li><a href="/live/2">{esc(CARDS[2].title)}</a><time datetime="{CARDS[2].day}">{arabic_day(CARDS[2].day, EGYPT)}</time></li></ul></aside>
<footer>خدمة متخيلة لأغراض التدريب</footer></body></html>"""
    furniture = [
        "نسخ رابط التحديث",
        "راعي الصفحة",
        "من أرشيفنا",
        "الأقدم أولا",
        "تحديث تلقائي",
        "تحديثات أقدم",
        "برامجنا",
    ]
    expect = Expected(
        title=story.title, main=[story.paragraphs[0], *(words for _, head, text in entries for words in (head, text))],
        must_not_read=[CARDS[0].title, CARDS[0].lead, CARDS[2].title, *furniture],
        may_read=[clock for clock, _, _ in entries], published=str(story.day), outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"live-plain-{story.number:02}", "6-live", page.encode(), None, expect)


def structured(story: Story) -> Page:
    """LiveBlogPosting in JSON-LD, entries as articles in a list, each with its own time."""
    url = f"https://{story.host}/news/liveblog/{story.number}4410"
    entries = _entries(story)

    def at(clock: str) -> str:
        return f"{story.day}T{clock}:00{story.moment.isoformat()[-6:]}"

    script = ld({
        "@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": story.title, "url": url,
        "coverageStartTime": at(entries[-1][0]), "coverageEndTime": at(entries[0][0]),
        "datePublished": at(entries[-1][0]), "dateModified": (story.moment + timedelta(days=2)).isoformat(),
        "publisher": {"@type": "Organization", "name": story.outlet}, "author": {"@type": "Person", "name": story.author},
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": head, "datePublished": at(clock), "articleBody": text}
            for clock, head, text in entries
        ],
    })  # fmt: skip
    items = "".join(
        f"""<li class="lx-stream__post-container placeholder-animation-finished"><article class="qa-post gs-u-pb-alt+ lx-stream-post" id="post_{n}"><header class="lx-stream-post__header gs-o-media"><div class="gs-o-media__img lx-stream-post__meta"><time class="lx-stream-post__meta-time" datetime="{at(clock)}"><span class="qa-post-auto-meta">{clock}</span></time></div><h3 class="lx-stream-post__header-title gs-o-media__body"><span class="lx-stream-post__header-text">{esc(head)}</span></h3></header><div class="lx-stream-post-body"><p>{linked(text)}</p></div><div class="lx-share-tools"><span class="gs-u-vh">شارك هذه المشاركة</span></div></article></li>"""
        for n, (clock, head, text) in enumerate(entries)
    )
    page = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{esc(story.title)}</title><link rel="canonical" href="{url}"><meta property="og:type" content="article"><meta property="og:site_name" content="{esc(story.outlet)}"><meta property="og:title" content="{esc(story.title)}">{script}</head>
<body><div class="skip"><a href="#lx-stream">انتقل إلى المتن</a></div><div class="orb-banner" role="banner"><ul><li><a href="/">نافذة</a></li><li><a href="/w">أرصاد جوية</a></li></ul></div>
<div class="lx-page"><div class="lx-header"><h1 class="lx-header__title">{esc(story.title)}</h1><div class="lx-byline">يتابعها معكم {esc(story.author)}</div></div>
<figure class="lx-media"><img src="x.jpg" alt=""><figcaption>{esc(story.caption)}</figcaption></figure>
<div class="lx-summary"><p>{esc(story.paragraphs[0])}</p></div>
<div id="lx-stream" class="lx-stream"><ol class="lx-stream__feed" aria-live="polite">{items}</ol><nav class="lx-pagination" aria-label="صفحات"><span>الصفحة 1 من 1</span></nav></div>
<div class="lx-related"><h2>تابع كذلك</h2><ul><li><article><h3><a href="/n/8">{esc(CARDS[3].title)}</a></h3><p>{esc(CARDS[3].lead)}</p><time datetime="{CARDS[3].day}T03:00:00Z">{CARDS[3].day:%d/%m}</time></article></li><li><article><h3><a href="/n/9">{esc(CARDS[4].title)}</a></h3></article></li></ul></div></div>
<footer><p>لا نتحمل وزر ما في المواقع الأخرى</p></footer></body></html>"""
    furniture = ["انتقل إلى المتن", "أرصاد جوية", "شارك هذه المشاركة", "الصفحة 1 من", "تابع كذلك", "لا نتحمل وزر"]
    expect = Expected(
        title=story.title, main=[story.paragraphs[0], *(words for _, head, text in entries for words in (head, text))],
        captions=[story.caption], must_not_read=[CARDS[3].title, CARDS[3].lead, CARDS[4].title, *furniture],
        may_read=[clock for clock, _, _ in entries], published=str(story.day), author=story.author,
        outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"live-structured-{story.number:02}", "6-live", page.encode(), None, expect)
