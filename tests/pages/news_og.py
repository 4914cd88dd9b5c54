"""Layout 2: Open Graph and little else. The date stands in the address, or in a line above the text."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

from pages.kit import Expected, Page, esc, linked, spaced
from pages.stories import CARDS, EGYPT, LEVANT, WEEKDAYS, Story, arabic_day, teasers


def dated_address(story: Story) -> Page:
    """The page shows no date of its own: its address does, the cards beside show others."""
    slug = quote("-".join(story.title.replace(":", "").split()[:5]))
    url = f"https://{story.host}/{story.day:%Y/%m/%d}/{slug}/"
    related = "".join(
        f"""<li class="rp-item"><a href="https://{story.host}/{card.day:%Y/%m/%d}/{quote(card.title.split()[0])}/"><span class="rp-thumb lazy" data-bg="x.jpg"></span><span class="rp-title">{esc(card.title)}</span></a><span class="rp-date">{arabic_day(card.day, EGYPT, weekday=False)}</span></li>"""
        for card in CARDS[:4]
    )
    paragraphs = "\n\n".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[1:])
    page = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl" prefix="og: http://ogp.me/ns#">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{esc(story.title)} &laquo; {esc(story.outlet)}</title>
<meta property="og:type" content="article"/>
<meta property="og:title" content="{esc(story.title)}"/>
<meta property="og:site_name" content="{esc(story.outlet)}"/>
<meta property="og:url" content="{url}"/>
<meta property="og:image" content="https://{story.host}/wp-content/uploads/2021/11/default.jpg"/>
<meta property="og:description" content="{esc(story.paragraphs[1][:80])}"/>
<link rel="stylesheet" href="/wp-content/themes/sahifa/style.css?ver=4.9.8" type="text/css" media="all"/>
<script>/* <![CDATA[ */ var tie = {{"mobile_menu_active":"true","lang_no_results":"\\u0644\\u0627"}}; /* ]]> */</script>
</head>
<body id="top" class="rtl single single-post">
<div class="wrapper-outer"><div class="background-cover"></div>
<aside id="slide-out"><div class="search-mobile"><form method="get"><button type="submit"><i class="fa fa-search"></i></button><input type="text" title="بحث" value="بحث"/></form></div><div id="mobile-menu"></div></aside>
<div id="wrapper" class="boxed"><header id="theme-header" class="theme-header">
<div class="top-nav"><div class="container"><span class="today-date">{arabic_day(CARDS[5].day, LEVANT)}</span><ul class="menu"><li><a href="/contact">راسلنا</a></li><li><a href="/ads">أعلن معنا</a></li></ul></div></div>
<div class="header-content"><div class="logo"><h2><a title="{esc(story.outlet)}" href="/"><img src="/logo.png" alt="{esc(story.outlet)}"/><strong>{esc(story.outlet)} موقع تدريبي</strong></a></h2></div></div>
<nav id="main-nav"><ul><li><a href="/">الواجهة</a></li><li><a href="/c/1">تقارير محلية</a><ul class="sub-menu"><li><a href="/c/2">الشرق</a></li><li><a href="/c/3">الجنوب</a></li></ul></li></ul></nav></header>
<div class="breaking-news"><span class="breaking-news-title">خبر عاجل</span><ul><li><a href="/z">{esc(CARDS[5].title)}</a></li></ul></div>
<div id="main-content" class="container"><div class="content">
<div id="crumbs"><a href="/"><span class="fa fa-home"></span> الواجهة</a> <span class="delimiter">/</span> <a href="/c/1">تقارير محلية</a> <span class="delimiter">/</span> <span class="current">{esc(story.title)}</span></div>
<article id="the-post" class="post-listing post"><div class="single-post-thumb"><img src="x.jpg" alt=""/></div><div class="single-post-caption">{esc(story.caption)}</div>
<div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{esc(story.title)}</span></h1>
<p class="post-meta"><span class="post-cats"><i class="fa fa-folder"></i><a href="/c/1" rel="category tag">تقارير محلية</a></span> <span class="post-comments"><a href="#c">اضف تعليق</a></span> <span class="post-views"><i class="fa fa-eye"></i>432 زيارة</span></p>
<div class="entry"><div class="share-post"><span class="share-text">شاركها</span><ul class="flat-social"><li><a class="social-facebook" href="#"><span>فيسبوك</span></a></li><li><a class="social-twitter" href="#"><span>تويتر</span></a></li></ul></div>
<p style="text-align: center;"><span style="color: #ff0000;">{esc(story.paragraphs[0])}</span></p>
{paragraphs}
<section id="related-inline" class="read-also-box"><span>إقرأ أيضاً</span> <a href="/r">{esc(CARDS[0].title)}</a></section>
</div>
<span style="display:none" class="updated">{CARDS[7].day}</span><div style="display:none" class="vcard author"><strong class="fn"><a href="/author/admin">admin</a></strong></div>
<p class="post-tag">الوسوم <a href="/tag/a" rel="tag">حواجز</a> <a href="/tag/b" rel="tag">سوق الماشية</a></p></div></article>
<section id="related_posts"><div class="block-head"><h3>مقالات مشابهة</h3></div><ul class="post-listing">{related}</ul></section>
</div><aside id="sidebar"><div class="widget" id="tabbed-widget"><ul class="tabs"><li>الأشهر</li><li>الأخيرة</li></ul><ul class="tabs-wrap"><li><h3><a href="/p1">{esc(CARDS[6].title)}</a></h3><span class="tie-date">{arabic_day(CARDS[6].day, EGYPT, weekday=False)}</span></li></ul></div></aside></div>
<footer id="theme-footer"><div class="footer-bottom">حقوق النسخ {esc(story.outlet)} 2025</div></footer></div></div></body></html>"""
    furniture = ["أعلن معنا", "خبر عاجل", "اضف تعليق", "سوق الماشية", "مقالات مشابهة", "تقارير محلية", "432 زيارة"]
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[card.title for card in (*CARDS[:4], *CARDS[5:7])] + furniture,
        published=str(story.day), outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"og-dated-address-{story.number:02}", "2-open-graph", page.encode(), None, expect)


def drupal(story: Story) -> Page:
    """A Drupal 7 node: updated much later by its metadata, dated in a line; text in bare divs, hard spaces, shy."""
    url = f"http://{story.host}/ar/node/{51000 + story.number}"
    updated = (story.moment + timedelta(days=40)).isoformat()
    shown = f"{WEEKDAYS[story.day.weekday()]}, {story.day.day} {LEVANT[story.day.month - 1]} ({EGYPT[story.day.month - 1]}) {story.day.year} - {story.clock}"
    parts = [f"<div>{spaced(text)}</div>" for text in story.paragraphs[1:]]
    text = "\n<div>&nbsp;</div>\n".join(parts)
    rows = "".join(
        f'<div class="views-row views-row-{n}"><div class="views-field views-field-created"><span class="field-content">{card.day:%d/%m/%Y}</span></div><div class="views-field views-field-title"><span class="field-content"><a href="/ar/node/{n}">{esc(card.title)}</a></span></div><div class="views-field views-field-body"><div class="field-content">{esc(card.lead)} ...</div></div></div>'
        for n, card in enumerate(CARDS[:3], 1)
    )
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" version="XHTML+RDFa 1.0" dir="rtl" xmlns:og="http://ogp.me/ns#">
<head profile="http://www.w3.org/1999/xhtml/vocab"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="Generator" content="Drupal 7 (http://drupal.org)" />
<link rel="canonical" href="{url}" /><link rel="shortlink" href="{url}" />
<meta property="og:site_name" content="{esc(story.outlet)}" /><meta property="og:type" content="article" />
<meta property="og:title" content="{esc(story.title)}" /><meta property="og:url" content="{url}" />
<meta property="og:updated_time" content="{updated}" />
<title>{esc(story.title)} | {esc(story.outlet)}</title>
<script type="text/javascript">jQuery.extend(Drupal.settings, {{"basePath":"\\/","pathPrefix":"ar\\/"}});</script></head>
<body class="html not-front not-logged-in one-sidebar sidebar-second page-node page-node- node-type-article i18n-ar">
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">تجاوز إلى المحتوى الرئيسي</a></div>
<div id="page-wrapper"><div id="header"><a href="/ar" title="الرئيسية" rel="home" id="logo"><img src="/logo.png" alt="الرئيسية"/></a>
<div class="region region-header"><form action="/" id="search-block-form"><h2 class="element-invisible">استمارة البحث</h2><label class="element-invisible">ابحث في الأرشيف</label><input type="text"/></form></div></div>
<div id="main-menu"><h2 class="element-invisible">القائمة الرئيسية</h2><ul class="links"><li class="menu-1 first"><a href="/ar">الرئيسية</a></li><li><a href="/ar/reports">تقارير</a></li><li class="last"><a href="/en">English</a></li></ul></div>
<div id="breadcrumb"><h2 class="element-invisible">أنت هنا</h2><div class="breadcrumb"><a href="/ar">الرئيسية</a> » <a href="/ar/reports">تقارير</a></div></div>
<div id="main-wrapper"><div id="content" class="column"><div class="section"><a id="main-content"></a>
<h1 class="title" id="page-title">{esc(story.title)}</h1><div class="tabs"></div>
<div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-{51000 + story.number}" class="node node-article clearfix" about="/ar/node/{51000 + story.number}" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{esc(story.title)}" class="rdf-meta element-hidden"></span>
<div class="content clearfix"><div class="field field-name-post-date field-type-ds field-label-hidden"><div class="field-items"><div class="field-item even"><span class="date-display-single">{shown}</span></div></div></div>
<div class="field field-name-field-writer field-label-inline"><div class="field-label">إعداد:&nbsp;</div><div class="field-items"><div class="field-item even">{esc(story.author)}</div></div></div>
<div class="field field-name-field-image field-type-image field-label-hidden"><div class="field-items"><div class="field-item even" rel="og:image rdfs:seeAlso"><img typeof="foaf:Image" src="/files/x.jpg" alt="" /><blockquote class="image-field-caption">{esc(story.caption)}</blockquote></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded"><div class="rtejustify">{esc(story.paragraphs[0])}</div>
{text}
</div></div></div>
<div class="field field-name-field-tags field-type-taxonomy-term-reference field-label-above"><div class="field-label">الكلمات المفتاحية:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/ar/t/1">رصد ميداني</a></div><div class="field-item odd"><a href="/ar/t/2">نزوح داخلي</a></div></div></div>
</div><div class="link-wrapper"><ul class="links inline"><li class="print_html first"><a href="/ar/print/1" rel="nofollow">نسخة للطباعة</a></li><li class="statistics_counter last"><span>870 قراءة</span></li></ul></div></div></div></div>
<div id="block-views-related" class="block block-views"><h2>مواضيع متصلة</h2><div class="content"><div class="view view-related"><div class="view-content">{rows}</div></div></div></div></div></div></div>
<div id="sidebar-second" class="column sidebar"><div class="block block-views"><h2>آخر المستجدات</h2><div class="content"><div class="item-list"><ul><li><a href="/ar/node/8">{esc(CARDS[4].title)}</a> <em class="created">{arabic_day(CARDS[4].day, EGYPT)}</em></li></ul></div></div></div><div class="block block-simplenews"><h2>القائمة البريدية</h2><div class="content">سجل بريدك لتصلك أعدادنا الشهرية</div></div></div></div>
<div id="footer-wrapper"><div id="footer">تعبر المواد المنشورة عن خيال كتابها وحدهم</div></div></div></body></html>"""
    furniture = ["تجاوز إلى المحتوى", "ابحث في الأرشيف", "رصد ميداني", "نسخة للطباعة", "870 قراءة", "مواضيع متصلة", "أعدادنا الشهرية", "عن خيال كتابها"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[*teasers(CARDS[:3]), CARDS[4].title, *furniture],
        published=str(story.day), author=story.author, outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"og-drupal-{story.number:02}", "2-open-graph", page.encode(), None, expect)
