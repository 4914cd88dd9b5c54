"""Layout 1: pages that say everything about themselves in metadata. A WordPress theme, and a React site."""

from __future__ import annotations

import json
from datetime import timedelta

from pages.kit import Expected, Page, esc, ld, linked
from pages.stories import CARDS, EGYPT, LEVANT, Story, arabic_day, teasers


def wordpress(story: Story) -> Page:
    """JSON-LD as a graph, modified a day later; cards with times of their own above and below the article."""
    url = f"https://{story.host}/politics/{4000 + story.number}/"
    later = story.moment + timedelta(days=1, hours=3)
    site = f"https://{story.host}/"
    graph = ld({"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": site + "#org", "name": story.outlet, "url": site},
        {"@type": "WebSite", "@id": site + "#website", "name": story.outlet, "inLanguage": "ar"},
        {"@type": "WebPage", "@id": url, "url": url, "name": f"{story.title} - {story.outlet}",
         "datePublished": story.moment.isoformat(), "dateModified": later.isoformat()},
        {"@type": "NewsArticle", "@id": url + "#article", "headline": story.title,
         "datePublished": story.moment.isoformat(), "dateModified": later.isoformat(), "inLanguage": "ar",
         "author": {"@type": "Person", "name": story.author}, "publisher": {"@id": site + "#org"},
         "mainEntityOfPage": {"@id": url}, "articleSection": ["سياسة"]},
    ]})  # fmt: skip
    modules = "\n".join(
        f"""<div class="td_module_10 td_module_wrap td-animation-stack"><div class="td-module-thumb"><a href="/{n}/" rel="bookmark"><img width="218" height="150" class="entry-thumb" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="{esc(card.title)}"/></a></div>
<div class="item-details"><h3 class="entry-title td-module-title"><a href="/{n}/" rel="bookmark" title="{esc(card.title)}">{esc(card.title)}</a></h3>
<div class="td-module-meta-info"><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{card.day}T08:15:22+03:00">{arabic_day(card.day, EGYPT, weekday=False)}</time></span></div>
<div class="td-excerpt">{esc(card.lead)}...</div></div></div>"""
        for n, card in enumerate(CARDS[:4], 700)
    )
    body = "\n".join(f"<p>{linked(text)}</p>" for text in story.paragraphs[1:3])
    rest = "\n".join(f'<p style="text-align: justify;">{linked(text)}</p>' for text in story.paragraphs[3:])
    caption = f"""<figure id="attachment_91" aria-describedby="caption-attachment-91" style="width: 696px" class="wp-caption aligncenter"><img class="size-full wp-image-91" src="../wp-content/uploads/2023/05/x.jpg" alt="" width="696" height="392"/><figcaption id="caption-attachment-91" class="wp-caption-text">{esc(story.caption)}</figcaption></figure>"""
    page = f"""<!doctype html >
<!--[if IE 8]>    <html class="ie8" lang="en"> <![endif]-->
<!--[if gt IE 8]><!--> <html dir="rtl" lang="ar"> <!--<![endif]-->
<head><title>{esc(story.title)} - {esc(story.outlet)}</title>
<meta charset="UTF-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="pingback" href="{site}xmlrpc.php" /><meta name='robots' content='index, follow, max-image-preview:large' />
<link rel="canonical" href="{url}" />
<meta property="og:locale" content="ar_AR" /><meta property="og:type" content="article" />
<meta property="og:title" content="{esc(story.title)} - {esc(story.outlet)}" />
<meta property="og:description" content="{esc(story.paragraphs[1][:110])}..." />
<meta property="og:url" content="{url}" /><meta property="og:site_name" content="{esc(story.outlet)}" />
<meta property="article:published_time" content="{story.moment.isoformat()}" />
<meta property="article:modified_time" content="{later.isoformat()}" />
<meta name="author" content="{esc(story.author)}" /><meta name="twitter:label1" content="كُتب بواسطة" /><meta name="twitter:data1" content="{esc(story.author)}" />
{graph}
<style id='wp-block-library-inline-css'>:root{{--wp-admin-theme-color:#007cba}}.td-hidden{{display:none}}</style>
<script>window._wpemojiSettings={{"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/","ext":".png"}};</script>
<noscript><style>.lazyload{{display:none}}</style></noscript></head>
<body class="rtl post-template-default single single-post postid-{4000 + story.number} single-format-standard" itemscope="itemscope" itemtype="https://schema.org/WebPage">
<div class="td-scroll-up"><i class="td-icon-menu-up"></i></div>
<div class="td-menu-background"></div>
<div id="td-mobile-nav"><div class="td-mobile-container"><div class="menu-td-demo-header-menu-container"><ul id="menu-main" class="td-mobile-main-menu"><li class="menu-item"><a href="/">الرئيسية</a></li><li class="menu-item"><a href="/politics">سياسة</a></li><li class="menu-item"><a href="/economy">اقتصاد</a></li><li><a href="/sport">رياضة</a></li></ul></div></div></div>
<div class="td-search-wrap-mob"><form method="get" class="td-search-form" action="{site}"><div><span>بحث</span><input id="td-header-search-mob" type="text" value="" name="s" /></div></form></div>
<div id="td-outer-wrap" class="td-theme-wrap">
<div class="td-header-wrap td-header-style-1"><div class="top-header-menu"><div class="td_data_time"><div>{arabic_day(CARDS[5].day, EGYPT)}</div></div><ul class="top-header-menu"><li><a href="/about">من نحن</a></li><li><a href="/contact">اتصل بنا</a></li></ul></div>
<div class="td-main-menu-logo td-logo-in-header"><a class="td-main-logo" href="{site}"><img src="logo.png" alt="{esc(story.outlet)}"/><span class="td-visual-hidden">{esc(story.outlet)}</span></a></div>
<div class="td-trending-now-wrapper"><div class="td-trending-now-title">عاجل</div><div class="td-trending-now-display-area"><h3 class="entry-title td-module-title"><a href="/712/">{esc(CARDS[4].title)}</a></h3></div></div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container td-post-template-default">
<div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="{site}">الرئيسية</a></span> <i class="td-icon-right td-bread-sep"></i> <span><a class="entry-crumb" href="/politics/">سياسة</a></span> <i class="td-icon-right"></i> <span class="td-bred-no-url-last">{esc(story.title)}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content">
<article id="post-{4000 + story.number}" class="post-{4000 + story.number} post type-post status-publish format-standard has-post-thumbnail hentry category-politics" itemscope itemtype="https://schema.org/Article">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/politics/">سياسة</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">{esc(story.title)}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/author/x/">{esc(story.author)}</a><div class="td-author-line"> - </div></div><span class="td-post-date td-post-date-no-dot"><time class="entry-date updated td-module-date" datetime="{story.moment.isoformat()}">{arabic_day(story.day, LEVANT, weekday=False)}</time></span><div class="td-post-comments"><a href="#respond"><i class="td-icon-comments"></i>0</a></div><div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views">1287</span></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing-visible"><a class="td-social-sharing-button" href="https://www.facebook.com/sharer.php?u=x"><div class="td-social-but-text">شارك على فيسبوك</div></a><a href="https://twitter.com/intent/tweet"><div class="td-social-but-text">غرد على تويتر</div></a></div></div>
<div class="td-post-content tagdiv-type">
<p><em>{esc(story.paragraphs[0])}</em></p>
{caption}
{body}
<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- مساحة إعلانية -</span><script async src="adsbygoogle.js"></script><ins class="adsbygoogle" style="display:block"></ins><script>(adsbygoogle = window.adsbygoogle || []).push({{}});</script></div>
{rest}
</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>كلمات دلالية</span></li><li><a href="/tag/1/">هدنة الجنوب</a></li><li><a href="/tag/2/">ملف المعابر</a></li></ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><div class="td-post-next-prev-content"><span>المقالة السابقة</span><a href="/698/">{esc(CARDS[6].title)}</a></div></div><div class="td-block-span6 td-post-next-post"><div class="td-post-next-prev-content"><span>المقالة التالية</span><a href="/699/">{esc(CARDS[7].title)}</a></div></div></div>
<div class="author-box-wrap"><a href="/author/x/"><img alt='' src='avatar.jpg' class='avatar avatar-96 photo' height='96' width='96'/></a><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/x/">{esc(story.author)}</a></span></div><div class="td-author-description">تكتب في الشؤون العامة منذ سنوات متخيلة</div></div></div>
<span class="td-page-meta" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="{esc(story.author)}"></span><meta itemprop="datePublished" content="{story.moment.isoformat()}"><meta itemprop="headline" content="{esc(story.title)}"></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title td-block-title"><a id="t1" class="td-related-left td-cur-simple-item" href="#">مقالات ذات صلة</a><a id="t2" href="#">المزيد من الكاتب</a></h4><div class="td_block_inner">{modules}</div></div>
<div class="comments" id="comments"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">ترك الرد <small><a rel="nofollow" href="#respond" style="display:none;">إلغاء الرد</a></small></h3><form action="/wp-comments-post.php" method="post" id="commentform"><p class="comment-form-input-wrap"><textarea placeholder="التعليق:" name="comment"></textarea></p><p class="comment-form-cookies-consent"><input id="c" type="checkbox"/><label for="c">احفظ اسمي وبريدي في هذا المتصفح لتعليقي القادم</label></p></form></div></div>
</div></div>
<div class="td-pb-span4 td-main-sidebar" role="complementary"><aside class="widget widget_mc4wp_form_widget"><h4 class="block-title"><span>النشرة البريدية</span></h4><form><p>اشترك ليصلك موجز الصباح إلى بريدك</p><input type="email"/></form></aside><aside class="td_block_template_1 widget"><h4 class="block-title"><span>الأكثر قراءة</span></h4><ul><li><a href="/3">{esc(CARDS[2].title)}</a></li><li><a href="/4">{esc(CARDS[3].title)}</a></li></ul></aside></div></div></div></div>
<div class="td-footer-wrapper"><div class="td-footer-info">موقع تدريبي لا صلة له بأي جهة حقيقية</div><div class="td-sub-footer-copy">&copy; 2024 جميع الحقوق محفوظة</div></div></div>
<script type="text/template" id="tmpl"><div>{{{{ data.title }}}}</div></script>
<div id="cookie-law-info-bar" style="display:none"><span>نستخدم ملفات تعريف الارتباط لتحسين تجربتك <a role="button">أوافق</a></span></div>
</body></html>"""
    furniture = ["شارك على فيسبوك", "مساحة إعلانية", "هدنة الجنوب", "موجز الصباح", "ترك الرد", "منذ سنوات متخيلة", "ملفات تعريف الارتباط", "جميع الحقوق محفوظة"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption], must_not_read=[*teasers(CARDS[:4]), CARDS[4].title, *furniture],
        published=str(story.day), instant=story.instant, author=story.author, outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"rich-wordpress-{story.number:02}", "1-rich", page.encode(), None, expect)


def react(story: Story) -> Page:
    """Hashed classes, the state of the app in a script, a list inside the body, the next article loaded below."""
    path = f"/news/{story.day:%Y/%-m/%-d}/{story.site}-{story.number}"
    url = f"https://{story.host}{path}"
    script = ld({
        "@context": "https://schema.org", "@type": "NewsArticle", "mainEntityOfPage": url, "headline": story.title,
        "datePublished": story.instant, "dateModified": story.instant, "description": story.paragraphs[1][:90],
        "author": [{"@type": "Person", "name": story.author, "url": f"https://{story.host}/author/a"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet}, "speakable": {"xpath": ["/html/head/title"]},
    })  # fmt: skip
    state = json.dumps(
        {"props": {"pageProps": {"post": {"content": "".join(f"<p>{p}</p>" for p in story.paragraphs), "related": CARDS[0].lead}}}},
        ensure_ascii=False,
    )  # fmt: skip
    more = "".join(
        f'<li class="css-1xk0z9q"><article class="gc gc--type-post"><h3 class="css-hq3w1e"><a href="/n/{n}"><span>{esc(card.title)}</span></a></h3><div class="css-7gk2ss"><span class="screen-reader-text">نشر في {card.day:%-d/%-m/%Y}</span><span aria-hidden="true">{card.day:%-d/%-m/%Y}</span></div></article></li>'
        for n, card in enumerate(CARDS[:3])
    )
    ahead = CARDS[3]
    first = "".join(f"<p>{linked(text, '/tag/x')}</p>" for text in story.paragraphs[1:3])
    rest = "".join(f"<p>{linked(text, '/tag/y')}</p>" for text in story.paragraphs[3:])
    page = f"""<!DOCTYPE html><html lang="ar" dir="rtl" class="theme-news" data-theme="light"><head><meta charSet="utf-8"/><title>{esc(story.title)} | {esc(story.outlet)}</title><meta name="pageType" content="Post"/><meta name="lastDate" content="{story.instant}"/><meta name="publishedDate" content="{story.instant}"/><link rel="canonical" href="{url}"/><meta property="og:title" content="{esc(story.title[:40])}"/><meta property="og:type" content="article"/><meta property="og:url" content="{url}"/><meta property="og:site_name" content="{esc(story.outlet)}"/><meta property="og:description" content="{esc(story.paragraphs[1][:90])}"/>{script}<script>window.__APOLLO_STATE__={{"ROOT_QUERY":{{}}}};</script><style data-styled="active">.kXzTqp{{display:flex}}</style></head>
<body><noscript><iframe src="https://tags.example/ns.html" height="0" width="0" style="display:none;visibility:hidden"></iframe></noscript><div id="__next"><div class="css-1k2oq9e" data-reactroot=""><a href="#main-content-area" class="bypass-block-link css-8q1lqk">التخطي إلى المحتوى</a>
<div role="dialog" aria-label="الخصوصية" class="css-9f0pol ot-sdk-container"><h2 class="css-2l9a">خصوصيتك تهمنا</h2><p>نخزن نحن وشركاؤنا معلومات على جهازك لقياس الجمهور وعرض إعلانات مخصصة</p><button>قبول الكل</button><button>إدارة الخيارات</button></div>
<header class="css-15zcqzi"><nav aria-label="القائمة"><ul><li><a href="/"><span>أخبار</span></a></li><li><a href="/sport"><span>رياضة</span></a></li><li><a href="/video"><span>فيديو</span></a></li></ul></nav><div class="ticker css-0pq1"><span class="css-red">آخر الأخبار</span><a href="/n/44">{esc(CARDS[5].title)}</a></div></header>
<div class="l-col l-col--12 breadcrumbs css-44z"><a href="/news">أخبار</a><span class="sep">|</span><a href="/news/region">المنطقة</a></div>
<main id="main-content-area" class="css-1ifb7up"><div class="l-col l-col--8"><header class="article-header css-1jc8k"><h1 class="css-u5l2x0">{esc(story.title)}</h1></header>
<figure class="article-featured-image css-22m"><div class="responsive-image"><img loading="lazy" class="" src="/wp-content/x.jpg?resize=770%2C513" alt="{esc(story.caption)}"/></div><figcaption>{esc(story.caption)}</figcaption></figure>
<div class="article-info-block css-ti04u9"><div class="article-b-l"><div class="article-author-name css-1jo"><a class="author-link" href="/author/a">{esc(story.author)}</a></div><div class="article-dates css-14lh8"><div class="date-simple css-1yjq2zp"><span class="screen-reader-text">نشر في {story.day:%-d/%-m/%Y}</span><span aria-hidden="true">{story.day:%-d/%-m/%Y}</span></div><span class="css-upd">آخر تحديث: {story.instant[11:16]} (توقيت غرينتش)</span></div></div><div class="social-share css-88x" aria-label="شارك"><button aria-label="نسخ الرابط"><svg class="icon" viewBox="0 0 20 20"><title>copylink</title><path d="M0 0"/></svg></button><button><span class="css-vh">احفظ المقال للقراءة لاحقا</span></button></div></div>
<div class="wysiwyg wysiwyg--all-content css-ibbk12" aria-live="polite" aria-atomic="true"><p>{esc(story.paragraphs[0])}</p>{first}
<div class="more-on css-4k1"><h2 class="more-on__heading"><span class="screen-reader-text">قصص مقترحة</span>اقرأ أيضا</h2><span class="screen-reader-text">قائمة من 3 عناصر</span><ul class="more-on__list">{more}</ul><span class="screen-reader-text">نهاية القائمة</span></div>
<div class="container--ads container--ads-leaderboard-atf" aria-hidden="true"><div class="ads-label">إعلان</div><div id="ad-1"></div></div>{rest}</div>
<div class="article-source css-5c8">المصدر: <span>تغطية متخيلة للموقع</span></div>
<div class="article-topics"><a href="/tag/q">ملفات ساخنة</a></div><button class="css-cmt"><span>التعليقات</span></button></div>
<aside class="l-col l-col--4 css-side"><h2>الأكثر مشاهدة</h2><ol><li><a href="/n/91">{esc(CARDS[1].title)}</a></li><li><a href="/n/92">{esc(CARDS[2].title)}</a></li></ol></aside>
<section class="infinite css-next" data-url="/n/303"><div class="css-rd">اقرأ التالي</div><article class="css-0aa"><header><h1 class="css-u5l2x0"><a href="/n/303">{esc(ahead.title)}</a></h1><div class="date-simple"><time dateTime="{ahead.day}T10:00:00Z">{ahead.day:%-d/%-m/%Y}</time></div></header><div class="wysiwyg wysiwyg--all-content css-ibbk12"><p>{esc(ahead.lead)}.</p><p>وقال شهود متخيلون إن مركبتين تضررتا وإن إسعافا نقل رجلا واحدا إلى المستشفى.</p></div></article></section></main>
<footer class="css-ft"><div>تابعنا على منصات التواصل</div><small>جميع الحقوق محفوظة © 2024</small></footer></div></div>
<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>"""
    furniture = ["خصوصيتك تهمنا", "إعلانات مخصصة", "التخطي إلى المحتوى", "قصص مقترحة", "احفظ المقال", "وقال شهود متخيلون", "نهاية القائمة", "تغطية متخيلة للموقع", "منصات التواصل"]  # fmt: skip
    expect = Expected(
        title=story.title, main=story.paragraphs, captions=[story.caption],
        must_not_read=[card.title for card in (*CARDS[:4], CARDS[5])] + [ahead.lead, *furniture],
        published=str(story.day), instant=story.instant, author=story.author, outlet=story.outlet, url=url,
    )  # fmt: skip
    return Page(f"rich-react-{story.number:02}", "1-rich", page.encode(), None, expect)
