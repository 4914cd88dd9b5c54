"""Layout 5: AMP pages, as served and as kept by a search engine's cache."""

from __future__ import annotations

from pages.kit import Expected, Page, esc, ld, linked
from pages.stories import CARDS, EGYPT, Story, arabic_day

_BOILERPLATE = """<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none}</style></noscript>"""
_FURNITURE = ["مساحة للمعلن", "نستعمل الكعكات", "حمّل تطبيقنا", "عودة إلى الأعلى", "النسخة الكاملة", "اكتشف أقسامنا"]


def _body(story: Story, header: str) -> str:
    """What is between <body> and </body> on an AMP page."""
    cards = "".join(
        f'<div class="amp-wp-related"><a href="/amp/{n}"><amp-img src="t.jpg" width="100" height="75" layout="fixed"></amp-img><span class="rt">{esc(card.title)}</span></a><span class="rd">{arabic_day(card.day, EGYPT, weekday=False)}</span></div>'
        for n, card in enumerate(CARDS[:3])
    )
    split = len(story.paragraphs) - 1
    return f"""<amp-analytics type="gtag" data-credentials="include"><script type="application/json">{{"vars":{{"gtag_id":"X","title":"{esc(CARDS[0].title)}"}}}}</script></amp-analytics>
<amp-sidebar id="sidebar" layout="nodisplay" side="right"><div class="menu-head">اكتشف أقسامنا</div><ul><li><a href="/">المطالعة الأولى</a></li><li><a href="/s">ساحات</a></li></ul></amp-sidebar>
<amp-user-notification id="gdpr" layout="nodisplay"><div>نستعمل الكعكات كي نعرف ما تفضله <button on="tap:gdpr.dismiss">حسنا</button></div></amp-user-notification>
<header id="top" class="amp-wp-header"><div><a href="/"><amp-img src="logo.png" width="160" height="40" alt="{esc(story.outlet)}"></amp-img></a><button on="tap:sidebar.toggle">☰</button></div></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{esc(story.title)}</h1>{header}</header>
<figure class="amp-wp-article-featured-image wp-caption"><amp-img src="x.jpg" width="1024" height="576" layout="responsive" alt="{esc(story.caption)}"><noscript><img src="x.jpg" alt=""/></noscript></amp-img><p class="wp-caption-text">{esc(story.caption)}</p></figure>
<div class="amp-wp-article-content">{"".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[:split])}
<div class="amp-ad-wrapper"><span class="amp-ad-label">مساحة للمعلن</span><amp-ad width="300" height="250" type="doubleclick" data-slot="/1/x"><div fallback></div></amp-ad></div>
<p class="read-also"><strong>طالع أيضا: <a href="/amp/9">{esc(CARDS[3].title)}</a></strong></p>
{"".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[split:])}</div>
<amp-social-share type="twitter" width="44" height="44"></amp-social-share><amp-social-share type="whatsapp"></amp-social-share>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">وسوم: <a href="/t/1">مخافر الحدود</a></div></footer></article>
<section class="amp-wp-related-posts"><h3>مختارات لك</h3>{cards}</section>
<amp-iframe src="https://app.example/" width="300" height="90" layout="fixed"><p placeholder>حمّل تطبيقنا</p></amp-iframe>
<footer class="amp-wp-footer"><a href="#top">عودة إلى الأعلى</a> <a href="../">النسخة الكاملة</a></footer>"""


def amp(story: Story) -> Page:
    """JSON-LD with the date, whose author is the outlet; nobody is named."""
    url = f"https://{story.host}/world/{story.number}777"
    script = ld({
        "@context": "http://schema.org", "@type": "NewsArticle", "mainEntityOfPage": url, "headline": story.title,
        "publisher": {"@type": "Organization", "name": story.outlet}, "datePublished": story.moment.isoformat(),
        "dateModified": story.moment.isoformat(), "author": {"@type": "Organization", "name": story.outlet},
        "image": {"@type": "ImageObject", "url": "https://x.example/x.jpg"},
    })  # fmt: skip
    header = f'<div class="amp-wp-meta amp-wp-posted-on"><time datetime="{story.moment.isoformat()}">{arabic_day(story.day, EGYPT)}</time></div>'
    page = f"""<!doctype html><html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script><script custom-element="amp-sidebar" async src="https://cdn.ampproject.org/v0/amp-sidebar-0.1.js"></script>
<title>{esc(story.title)} - {esc(story.outlet)}</title><link rel="canonical" href="{url}"/><meta name="viewport" content="width=device-width,minimum-scale=1">{_BOILERPLATE}{script}<style amp-custom>.amp-wp-title{{direction:rtl}}</style></head>
<body class="rtl">{_body(story, header)}</body></html>"""
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[card.title for card in CARDS[:4]] + ["مخافر الحدود", "مختارات لك", *_FURNITURE],
        published=str(story.day), instant=story.instant, outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"amp-plain-{story.number:02}", "5-amp", page.encode(), url + "/amp", expect)


def cached(story: Story) -> Page:
    """The same in a cache's frame, which says when the snapshot was taken: that is no date of publication."""
    url = f"https://{story.host}/world/{story.number}778/amp"
    snap = CARDS[5].day
    header = f'<div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{esc(story.author)}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{story.moment.isoformat()}">قبل شهرين</time></div>'
    page = f"""<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><base href="{url}"><div style="background:#fff;border:1px solid #999;margin:-1px -1px 0;padding:0;"><div style="background:#ddd;border:1px solid #999;color:#000;font:13px arial,sans-serif;font-weight:normal;margin:12px;padding:8px;text-align:right" dir="rtl"><div>هذه نسخة مخبأة من الصفحة <a href="{url}" style="text-decoration:underline;color:#00c">{url}</a>. وهي لقطة لها كما ظهرت في {snap.day} {EGYPT[snap.month - 1]} {snap.year} 04:11:52 GMT. ربما تكون <a href="{url}">الصفحة الحالية</a> قد تغيرت منذ ذلك الحين. <a href="http://support.example/">مزيد من المعلومات</a>.</div><div><span><b>النسخة الكاملة</b></span> <span><a href="#">نسخة نصية فقط</a></span> <span><a href="#">عرض المصدر</a></span></div><div>نصيحة: للعثور سريعا على كلمة في هذه الصفحة، استعمل بحث المتصفح.</div></div></div><div style="position:relative">
<!doctype html><html amp="" lang="ar" dir="rtl"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script><title>{esc(story.title)}</title><link rel="canonical" href="{url.removesuffix("/amp")}"/><meta property="og:site_name" content="{esc(story.outlet)}">{_BOILERPLATE}</head>
<body class="rtl">{_body(story, header)}</body></html></div>"""
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[card.title for card in CARDS[:4]] + ["نسخة مخبأة", "بحث المتصفح", "مخافر الحدود", *_FURNITURE],
        published=str(story.day), instant=story.instant, author=story.author, outlet=story.outlet,
        url=url.removesuffix("/amp"),
    )  # fmt: skip
    given = f"https://cache.search.example/search?q=cache:{url}"
    return Page(f"amp-cached-{story.number:02}", "5-amp", page.encode(), given, expect)
