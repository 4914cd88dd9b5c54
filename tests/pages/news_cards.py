"""Layout 4: other news in the middle of and after the article, and readers who tell of strikes themselves."""

from __future__ import annotations

from pages.kit import Expected, Page, esc, linked
from pages.stories import CARDS, COMMENTS, EGYPT, Story, arabic_day, replies, teasers


def portal(story: Story) -> Page:
    """A portal: machine-readable times only on cards and comments, its own date in words under the title."""
    url = f"https://{story.host}/article/{90200 + story.number}"
    shown = f"نُشر: {arabic_day(story.day, EGYPT, weekday=False)} الساعة {story.clock}"
    inside = "".join(
        f'<div class="card news-card"><a href="/article/{n}"><img class="card-img-top" src="t.jpg" alt=""><div class="card-body"><h5 class="card-title">{esc(card.title)}</h5><p class="card-text">{esc(card.lead)}</p><small class="text-muted"><time datetime="{card.day}T06:00:00Z">{card.day:%Y/%m/%d}</time></small></div></a></div>'
        for n, card in enumerate(CARDS[:2], 1)
    )
    below = "".join(
        f'<div class="col-md-4"><div class="news-box" itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="{card.day}"><h4 itemprop="headline"><a href="/article/{n}">{esc(card.title)}</a></h4><p>{esc(card.lead)}</p></div></div>'
        for n, card in enumerate(CARDS[2:6], 10)
    )
    said = "".join(
        f'<div class="comment-item media" id="c{n}"><img class="avatar" src="a.png"><div class="media-body"><h6 class="comment-author">{esc(said.name)}</h6><time class="comment-date" datetime="{said.moment.isoformat()}">{said.moment:%d/%m/%Y %H:%M}</time><p class="comment-text">{esc(said.text)}</p><div class="comment-actions"><a>أعجبني (4)</a> <a>رد على التعليق</a></div></div></div>'
        for n, said in enumerate(COMMENTS)
    )
    page = f"""<!DOCTYPE html>
<html lang="ar">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{esc(story.title)}</title>
<link rel="canonical" href="{url}"><link rel="stylesheet" href="/css/bootstrap.rtl.min.css"><script async src="https://tag.example/gtag.js"></script></head>
<body class="rtl" dir="rtl">
<div class="top-bar"><div class="container">تابعونا <a href="#"><i class="fab fa-facebook"></i></a></div></div>
<nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/"><img src="/logo.svg" alt="{esc(story.outlet)}"></a><div class="collapse navbar-collapse"><ul class="navbar-nav"><li class="nav-item active"><a class="nav-link" href="/">بوابة الأخبار</a></li><li class="nav-item"><a class="nav-link" href="/mix">منوعات</a></li></ul></div></nav>
<div class="container"><div class="row"><div class="col-lg-8">
<h1 class="article-title">{esc(story.title)}</h1>
<div class="article-meta d-flex"><span><i class="far fa-user"></i> {esc(story.author)}</span><span><i class="far fa-clock"></i> {shown}</span></div>
<div class="article-image"><img src="/img/x.jpg" class="img-fluid" alt="صورة"><div class="image-caption">{esc(story.caption)}</div></div>
<div class="article-content" id="article-content">
<div class="lead"><strong>{esc(story.paragraphs[0])}</strong></div>
<p>{linked(story.paragraphs[1])}</p>
<div class="related-inside"><div class="related-head">قد يهمك أيضا</div>{inside}</div>
<p>{linked(story.paragraphs[2])}</p>
<blockquote class="twitter-tweet" data-lang="ar" style="display:none"><p>تغريدة لم تحمّل</p></blockquote>
{"".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[3:])}
</div>
<div class="tags"><span>هاشتاغ:</span> <a href="/t/1">#خط_التماس</a> <a href="/t/2">#قوافل_الإمداد</a></div>
<div class="share-bottom">انشر الخبر عبر <a>واتساب</a> <a>تلغرام</a></div>
<section class="related"><h3 class="section-title">أخبار متعلقة</h3><div class="row">{below}</div></section>
<section class="comments-section" id="comments"><h3>آراء القراء ({len(COMMENTS)})</h3>{said}
<form class="comment-form"><label>اكتب رأيك هنا</label><textarea></textarea><button>إرسال الرأي</button><p class="note">نحتفظ بحق حذف ما يسيء إلى الآخرين</p></form></section>
</div><div class="col-lg-4"><div class="widget"><h3>حديث الساعة</h3><ul><li><a href="/article/5">{esc(CARDS[6].title)}</a></li></ul></div></div></div></div>
<footer>بوابة متخيلة أنشئت للتدريب وحده</footer></body></html>"""
    furniture = ["قد يهمك أيضا", "تغريدة لم تحمّل", "#خط_التماس", "انشر الخبر عبر", "رد على التعليق", "آراء القراء", "نحتفظ بحق", "حديث الساعة", "أنشئت للتدريب"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=teasers(CARDS[:6]) + replies(COMMENTS) + furniture,
        published=str(story.day), author=story.author, url=url,
    )  # fmt: skip
    return Page(f"cards-portal-{story.number:02}", "4-cards", page.encode(), None, expect)


def undated(story: Story) -> Page:
    """A page with no date of its own: only cards, comments and the year of the copyright have one."""
    url = f"https://{story.host}/{story.site}-{story.number}.html"
    aside = "".join(
        f'<div class="post-card post-card--sm"><a class="post-card__link" href="/x{n}.html"><span class="post-card__title">{esc(card.title)}</span></a><span class="post-card__date"><time datetime="{card.day}T12:00:00+03:00">{arabic_day(card.day, EGYPT)}</time></span><span class="post-card__excerpt">{esc(card.lead)}</span></div>'
        for n, card in enumerate(CARDS[:2])
    )
    listed = "".join(
        f'<article class="post-{n} post type-post hentry"><h2 class="entry-title"><a href="/x{n}.html" rel="bookmark">{esc(card.title)}</a></h2><div class="entry-meta"><time class="entry-date published" datetime="{card.day}T12:00:00+03:00">{card.day:%d/%m/%Y}</time></div><div class="entry-summary"><p>{esc(card.lead)} <a class="more-link">تابع القراءة</a></p></div></article>'
        for n, card in enumerate(CARDS[3:6], 20)
    )
    said = "".join(
        f'<li id="comment-{n}" class="comment even thread-even depth-1"><article id="div-comment-{n}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{esc(said.name)}</b> <span class="says">يقول:</span></div><div class="comment-metadata"><a href="#comment-{n}"><time datetime="{said.moment.isoformat()}">{said.moment:%Y-%m-%d} الساعة {said.moment:%H:%M}</time></a></div></footer><div class="comment-content"><p>{esc(said.text)}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#">الرد على هذا</a></div></article></li>'
        for n, said in enumerate(COMMENTS, 11)
    )
    half = len(story.paragraphs) // 2 + 1
    page = f"""<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>{esc(story.title)} - {esc(story.outlet)}</title><meta property="og:site_name" content="{esc(story.outlet)}"><meta property="og:title" content="{esc(story.title)}"><meta property="og:url" content="{url}"><script>(function(w,d){{w.dl=w.dl||[];}})(window,document)</script></head>
<body class="single"><div id="page" class="site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/" rel="home">{esc(story.outlet)}</a></p><p class="site-description">أخبار مختلقة على مدار الساعة</p></div><nav id="site-navigation"><button class="menu-toggle">قائمة التصفح</button><ul><li><a href="/">المدخل</a></li><li><a href="/local">من البلدات</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main">
<article class="post type-post hentry single-entry"><header class="entry-header"><span class="cat-links"><a href="/local">من البلدات</a></span><h1 class="entry-title">{esc(story.title)}</h1></header>
<figure class="post-thumbnail"><img src="x.jpg" alt=""><figcaption class="wp-caption-text">{esc(story.caption)}</figcaption></figure>
<div class="entry-content">{"".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[:half])}
<aside class="inline-related" aria-label="ذات صلة"><h4>لا تفوّت قراءة</h4>{aside}</aside>
{"".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[half:])}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك الموضوع:</h3><ul><li><a class="share-facebook"><span>النقر للمشاركة على فيسبوك (فتح في نافذة جديدة)</span></a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>مرتبط</em></h3><div class="jp-relatedposts-items"><div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a href="/w">{esc(CARDS[2].title)}</a></h4><time class="jp-relatedposts-post-date" datetime="">{arabic_day(CARDS[2].day, EGYPT, weekday=False)}</time><p class="jp-relatedposts-post-context">في "من البلدات"</p></div></div></div></div>
<footer class="entry-footer"><span class="tags-links">موسوم <a rel="tag" href="/t">يوميات الحصار</a></span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">{len(COMMENTS)} أفكار عن “{esc(story.title)}”</h2><ol class="comment-list">{said}</ol><div id="respond"><h3>اترك تعليقاً</h3><p class="comment-notes"><span id="email-notes">لن يتم نشر عنوان بريدك الإلكتروني.</span></p></div></div>
<section class="latest"><h2>أحدث ما نشر</h2>{listed}</section></main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_comments"><h2>أحدث التعليقات</h2><ul><li class="recentcomments"><span class="comment-author-link">{esc(COMMENTS[0].name)}</span> على <a href="/x">{esc(CARDS[6].title)}</a></li></ul></section><section class="widget widget_archive"><h2>الأرشيف</h2><ul><li><a href="/2023/07">يوليو 2023</a></li><li><a href="/2023/06">يونيو 2023</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer">© 2024 {esc(story.outlet)}</footer></div></body></html>"""
    furniture = ["على مدار الساعة", "لا تفوّت قراءة", "النقر للمشاركة", "يوميات الحصار", "الرد على هذا", "أفكار عن", "لن يتم نشر", "أحدث ما نشر", "تابع القراءة"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=teasers(CARDS[:2]) + teasers(CARDS[3:6]) + [CARDS[2].title] + replies(COMMENTS) + furniture,
        outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"cards-undated-{story.number:02}", "4-cards", page.encode(), None, expect)
