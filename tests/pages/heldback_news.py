"""Held back: news pages of other styles than those the extraction was made with. See `pages.heldback`."""

from __future__ import annotations

import quopri

from pages.kit import Expected, Page, esc, ld, linked
from pages.stories import CARDS, COMMENTS, EGYPT, LEVANT, WEEKDAYS, Story, arabic_day, indic, replies

_SAVED = CARDS[5].day  # when the pages below were saved, archived or printed: never the date of the news
_HIJRI = {19: "29 شوال 1444", 20: "30 شوال 1444", 21: "1 ذو القعدة 1444", 23: "3 ذو القعدة 1444"}


def archived(story: Story) -> Page:
    """An agency's page in the Wayback Machine: paragraphs in fonts, a dateline with both calendars."""
    url = f"http://{story.host}/ar/details.asp?news={story.number}31"
    when = f"{WEEKDAYS[story.day.weekday()]} {_HIJRI[story.day.day]}هـ الموافق {story.day.day} {EGYPT[story.day.month - 1]} {story.day.year}م"
    first = (
        f"{'هجين' if story.number < 6 else 'طرابلس'} في {story.day.day} {EGYPT[story.day.month - 1]} / وكالات / "
        + story.paragraphs[1]
    )
    text = "".join(
        f'<p align="justify"><font face="Traditional Arabic" size="4">{esc(part)}</font></p>\n'
        for part in (story.paragraphs[0], first, *story.paragraphs[2:])
    )
    more = "".join(
        f'<li><font size="2"><a href="/web/20230730/x">{esc(card.title)}</a> ({card.day:%d/%m/%Y})</font></li>'
        for card in CARDS[:3]
    )
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html dir="rtl"><head><script src="//archive.example/includes/athena.js" type="text/javascript"></script>
<script type="text/javascript">window.addEventListener('DOMContentLoaded',function(){{var v=archive_analytics.values;v.service='wb';}});</script>
<!-- End Wayback Rewrite JS Include -->
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(story.outlet)}</title></head>
<body><!-- BEGIN WAYBACK TOOLBAR INSERT -->
<style type="text/css">body {{ margin-top:0 !important; }}</style>
<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;" toolbar="v2"><div id="wm-ipp"><div id="wm-ipp-inside"><div id="wm-toolbar"><div id="wm-logo"><a href="/web/" title="Wayback Machine home page"><img src="l.png" alt="Wayback Machine"></a></div><div class="c"><form id="wmtb"><input type="text" name="url" id="wmtbURL" value="{esc(url)}"><input type="submit" value="Go"></form><table><tbody><tr class="m"><td class="b">Jun</td><td class="c" id="displayMonthEl" title="You are here: 04:11:52 Jul 30, 2023">JUL</td><td class="f">Aug</td></tr><tr class="d"><td class="c" id="displayDayEl">30</td></tr></tbody></table><div class="r"><a class="nav" href="#">4 captures</a> <div class="range">20 May 2023 - 30 Jul 2023</div></div></div></div><div id="wm-capinfo"><div>COLLECTED BY an imaginary crawl of training pages</div></div></div></div></div>
<!-- END WAYBACK TOOLBAR INSERT -->
<table width="760" align="center" cellpadding="0"><tr><td colspan="2"><img src="/web/20230730im_/top.gif" alt=""></td></tr>
<tr><td class="bar" colspan="2"><font color="#fff">نشرة عامة - نشرة اقتصادية - صور اليوم - خدمة المشتركين</font></td></tr>
<tr><td width="560" valign="top"><table width="100%"><tr><td><font size="2" color="#777">{when}</font></td></tr>
<tr><td align="center"><h3><font face="Traditional Arabic" color="#00f">{esc(story.title)}</font></h3></td></tr>
<tr><td>{text}<p><font size="2">// انتهى //</font></p></td></tr>
<tr><td><font size="1">رقم الخبر: {indic("8841")} | عودة إلى القائمة | نسخة بلا صور</font></td></tr></table></td>
<td width="200" valign="top" bgcolor="#eef"><b><font size="2">نشرات سابقة</font></b><ul>{more}</ul></td></tr></table></body></html>
<!--
     FILE ARCHIVED ON 04:11:52 Jul 30, 2023 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:02:11 Aug 02, 2024.
-->"""
    expect = Expected(
        title=story.title, main=[story.paragraphs[0], first, *story.paragraphs[2:]], may_read=["// انتهى //"],
        must_not_read=[*(card.title for card in CARDS[:3]), "imaginary crawl", "4 captures", "نشرة اقتصادية", "نسخة بلا صور"],
        published=str(story.day),
    )  # fmt: skip
    return Page(f"held-archived-{story.number:02}", "held-archived", page.encode(), None, expect)


def doubled(story: Story) -> Page:
    """Saved with SingleFile; the text stands twice, for wide and for narrow screens, as does the date."""
    url = f"https://{story.host}/story/{story.site}/{story.number}"
    body = "".join(f'<p class="text-block">{linked(text)}</p>' for text in story.paragraphs)
    meta = f'<div class="meta"><span class="by">كتبت: {esc(story.author)}</span> <span class="on">{story.day.day} {LEVANT[story.day.month - 1]} {story.day.year}، {story.clock}</span></div>'
    caption = f'<figure><img src="data:image/jpeg;base64,/9j/4AAQ" alt=""><figcaption>{esc(story.caption)}</figcaption></figure>'
    cards = "".join(
        f'<a class="tile" href="/s/{n}"><b>{esc(card.title)}</b><i>{card.day:%d.%m.%Y}</i></a>'
        for n, card in enumerate(CARDS[:4])
    )
    page = f"""<!DOCTYPE html><html dir=rtl lang=ar style><!--
 Page saved with SingleFile
 url: {url}
 saved date: Sun Jul 30 2023 12:11:09 GMT+0300 (Arabian Standard Time)
--><head><meta charset=utf-8><title>{esc(story.title)} — {esc(story.outlet)}</title><meta property=og:site_name content="{esc(story.outlet)}"><style>@media(min-width:768px){{.only-narrow{{display:none}}}}@media(max-width:767px){{.only-wide{{display:none}}}}</style><style>.sf-hidden{{display:none!important}}</style><meta http-equiv=content-security-policy content="default-src 'none'"></head>
<body><div class="overlay sf-hidden"><p>هل تود تلقي إشعارات منا حول المستجدات؟</p></div><header class=site><a href="{url}">{esc(story.outlet)}</a><nav><a>من هنا وهناك</a><a>عدسة</a></nav></header>
<div class=only-wide><div class=grid><section class=story><h1>{esc(story.title)}</h1>{meta}{caption}<div class=txt>{body}</div></section><aside class=tiles><h6>تصفح المزيد من حكاياتنا</h6>{cards}</aside></div></div>
<div class=only-narrow hidden><section class=story-m><h1>{esc(story.title)}</h1>{meta}{caption}<div class=txt>{body}</div><div class=tiles-m>{cards}</div></section></div>
<footer>ادعم صحافة متخيلة باشتراك شهري</footer></body></html>"""
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption], author=story.author, outlet=story.outlet,
        must_not_read=[*(card.title for card in CARDS[:4]), "هل تود تلقي", "من هنا وهناك", "المزيد من حكاياتنا", "باشتراك شهري"],
        published=str(story.day), url=url,
    )  # fmt: skip
    return Page(f"held-doubled-{story.number:02}", "held-doubled", page.encode(), None, expect)


def folded(story: Story) -> Page:
    """The page shows the first paragraphs and a button; the whole text is only in the state of the app and in JSON-LD.

    What is not shown may be read or not: the page was saved so.
    """
    url = f"https://{story.host}/p/{story.number}9Fq2"
    shown, rest = story.paragraphs[:3], story.paragraphs[3:]
    script = ld({"@context": "https://schema.org", "@type": "ReportageNewsArticle", "headline": story.title, "url": url,
                 "datePublished": f"{story.moment:%Y-%m-%d %H:%M:%S}", "articleBody": "\n\n".join(story.paragraphs),
                 "isAccessibleForFree": False, "publisher": {"@type": "Organization", "name": story.outlet}})  # fmt: skip
    blocks = "".join(
        f'<div class="Para_root__x8Kd1"><div class="Para_inner__Qq2">{linked(text)}</div></div>' for text in shown[1:]
    )
    cards = "".join(
        f'<div class="Tile_box__77a"><div class="Tile_t__1">{esc(card.title)}</div><div class="Tile_d__2">{esc(card.lead)}</div><div class="Tile_w__3">{arabic_day(card.day, EGYPT)}</div></div>'
        for card in CARDS[1:4]
    )
    page = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"/><title>{esc(story.title)}</title><link rel="canonical" href="{url}"/>{script}</head><body dir="rtl"><div id="root"><div class="App_bar__0q"><span class="App_x__1">ادخل إلى حسابك</span></div><div class="Story_wrap__Zz1"><div class="Story_kicker__8">تقارير خاصة</div><div role="heading" aria-level="1" class="Story_head__Pp0">{esc(story.title)}</div><div class="Story_sub__Lm3">{esc(shown[0])}</div><div class="Story_line__44">{story.day.day}/{story.day.month}/{story.day.year}</div>{blocks}<div class="Gate_box__a1"><div class="Gate_t__b2">لإكمال هذه القراءة سجل مجانا</div><button>أنشئ حسابا</button></div></div><div class="Rail_box__c3"><div>الأعلى تفاعلا</div>{cards}</div></div><script>window.__STATE__={{"article":{{"rest":"{esc(" ".join(rest))}"}}}}</script></body></html>"""
    expect = Expected(
        title=story.title, main=shown, may_read=[*rest, "تقارير خاصة"], outlet=story.outlet, url=url, published=str(story.day),
        must_not_read=["ادخل إلى حسابك", "سجل مجانا", "الأعلى تفاعلا", *(card.title for card in CARDS[1:4]), *(card.lead for card in CARDS[1:4])],
    )  # fmt: skip
    return Page(f"held-folded-{story.number:02}", "held-folded", page.encode(), None, expect)


def printed_version(story: Story) -> Page:
    """A print view with text pasted from a word processor; the day of printing stands above the day of the news."""
    url = f"http://{story.host}/Print.aspx?id={story.number}"
    text = "".join(
        f'<p class="MsoNormal" dir="RTL" style="text-align:justify"><span lang="AR-SA" style="font-size:14.0pt;font-family:&quot;Simplified Arabic&quot;">{esc(part)}<o:p></o:p></span></p><p class="MsoNormal" dir="RTL"><span lang="AR-SA"><o:p>&nbsp;</o:p></span></p>'
        for part in story.paragraphs
    )
    page = f"""<!-- saved from url=({len(url):04d}){url} -->
<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>نسخة للطباعة</title><style media="print">.np{{display:none}}</style></head>
<body dir="rtl" onload="window.print()"><div class="np"><a href="javascript:window.print()">ابدأ الطباعة الآن</a> | <a href="javascript:window.close()">أغلق هذه النافذة</a></div>
<table width="650"><tr><td><img src="logo_bw.gif" alt="{esc(story.outlet)}"></td><td align="left"><small>طبعت بتاريخ: {_SAVED:%d/%m/%Y}</small></td></tr></table><hr>
<div><b><font size="+2">{esc(story.title)}</font></b></div><div>تاريخ النشر: {story.day:%d/%m/%Y} &nbsp; بقلم: {esc(story.author)}</div><hr size="1">
<div>{text}</div><hr><small>المصدر على الشبكة: {url}</small><br><small>يسمح بالاقتباس من هذا التمرين</small></body></html>"""
    expect = Expected(
        title=story.title, main=story.paragraphs, published=str(story.day), author=story.author, url=url, encoding="windows-1256",
        must_not_read=["ابدأ الطباعة", "أغلق هذه النافذة", "طبعت بتاريخ", "المصدر على الشبكة", "يسمح بالاقتباس"],
    )  # fmt: skip
    return Page(f"held-printed-{story.number:02}", "held-printed", page.encode("windows-1256"), None, expect)


def blog_in_mhtml(story: Story) -> Page:
    """A Blogger post in an MHTML file, quoted-printable; text in a div with breaks, archive and comments beside it."""
    url = f"https://{story.site}-tadrib.blogspot.example/2023/05/post_{story.number}.html"
    said = "".join(
        f'<li class="comment" id="c{n}"><div class="comment-block"><div class="comment-header"><cite class="user">{esc(one.name)}</cite><span class="datetime secondary-text"><a>{one.moment.day} {EGYPT[one.moment.month - 1]} {one.moment.year}</a></span></div><p class="comment-content">{esc(one.text)}</p></div></li>'
        for n, one in enumerate(COMMENTS)
    )
    body = "<br />\n<br />\n".join(esc(text) for text in story.paragraphs)
    page = f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(story.outlet)}: {esc(story.title)}</title><link rel="canonical" href="{url}"><meta property="og:title" content="{esc(story.title)}"><meta name="generator" content="blogger"></head><body class="loading"><div class="navbar section" id="navbar"></div><div class="content-inner"><header><div class="Header"><p class="title"><a href="/">{esc(story.outlet)}</a></p><div class="descriptionwrapper"><p class="description"><span>مدونة متخيلة من حيث لا ندري</span></p></div></div></header>
<div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{WEEKDAYS[story.day.weekday()]}، {story.day.day} {EGYPT[story.day.month - 1]} {story.day.year}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry uncustomized-post-template" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">{esc(story.title)}</h3><div class="post-header"><div class="post-header-line-1"></div></div><div class="post-body entry-content" id="post-body-1" itemprop="description articleBody"><div dir="rtl" style="text-align: right;" trbidi="on"><table align="center" class="tr-caption-container"><tbody><tr><td><img src="cid:f1@mhtml.blink"></td></tr><tr><td class="tr-caption">{esc(story.caption)}</td></tr></tbody></table>{body}</div><div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line post-footer-line-1"><span class="post-author vcard">مرسلة بواسطة <span class="fn" itemprop="author"><a class="g-profile" rel="author"><span itemprop="name">{esc(story.author)}</span></a></span></span> <span class="post-timestamp">في <a class="timestamp-link" href="{url}" rel="bookmark"><abbr class="published" itemprop="datePublished" title="{story.moment.isoformat()}">{story.moment:%I:%M} {"ص" if story.moment.hour < 12 else "م"}</abbr></a></span><div class="post-share-buttons"><a class="goog-inline-block share-button sb-email"><span class="share-button-link-text">إرسال هذا بالبريد الإلكتروني</span></a></div></div><div class="post-footer-line"><span class="post-labels">التسميات: <a rel="tag">دفتر الأيام</a></span></div></div></div>
<div class="comments" id="comments"><h4>{len(COMMENTS)} تعليقات:</h4><div id="comment-holder"><ol id="top-ra">{said}</ol></div></div></div></div></div></div><div class="blog-pager" id="blog-pager"><a class="blog-pager-newer-link">رسالة أحدث</a><a class="blog-pager-older-link">رسالة أقدم</a></div></div></div>
<aside><div class="widget PopularPosts"><h2>المشاركات الشائعة</h2><ul><li><div class="item-title"><a>{esc(CARDS[2].title)}</a></div><div class="item-snippet">{esc(CARDS[2].lead)}</div></li></ul></div><div class="widget BlogArchive"><h2>أرشيف المدونة الإلكترونية</h2><ul><li>◄ 2024 (12)</li><li>▼ 2023 (48)</li></ul></div></aside></div></body></html>"""
    quoted = quopri.encodestring(page.encode()).replace(b"\n", b"\r\n")
    head = f"""From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: saved page\r\nDate: Sun, 30 Jul 2023 09:11:09 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--q1----"\r\n\r\n\r\n------MultipartBoundary--q1----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}\r\n\r\n"""
    tail = '\r\n------MultipartBoundary--q1----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\n@charset "utf-8";\r\n.a { color: red }\r\n------MultipartBoundary--q1------\r\n'
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption], author=story.author, url=url,
        published=str(story.day), instant=story.instant,
        must_not_read=[*replies(COMMENTS), CARDS[2].title, CARDS[2].lead, "من حيث لا ندري", "إرسال هذا بالبريد", "دفتر الأيام", "أرشيف المدونة", "رسالة أقدم"],
    )  # fmt: skip
    raw = head.encode() + quoted + tail.encode()
    return Page(f"held-mhtml-{story.number:02}", "held-mhtml", raw, None, expect, ending=".mhtml")
