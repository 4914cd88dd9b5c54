"""Held back: posts of platforms and faces that the extraction was not made with. See `pages.heldback`."""

from __future__ import annotations

from pages.kit import Expected, Page, Relay, esc
from pages.stories import CARDS, COMMENTS, EGYPT, Story, arabic_day, indic, replies
from pages.voices import LABELS, MONTHS, handle, hashed, post_text, quote_of, said, status_id, utc


def instagram(story: Story, language: str) -> Page:
    """A picture's caption with comments in the same list; the date also in og:description."""
    words, me = LABELS[language], handle(story)
    url = f"https://www.instagram.com/p/Cs{story.number}tAdRb/"
    text = [story.title, *post_text(story)]
    caption = (
        "<br>".join(esc(part) for part in text) + '<br><a class="x1i10hfl" href="/explore/tags/x/">#تمرين_مختلق</a>'
    )
    rows = said(f'<ul class="_a9ym"><div role="button" class="_a9yo"><li class="_a9zj _a9zl"><div class="_a9zm"><div class="_a9zr"><h3 class="_a9zc"><div class="{hashed(71)}"><a href="/r{{n}}/">{{name}}</a></div></h3><div class="_a9zs"><span class="_ap3a _aaco" dir="auto">{{text}}</span></div><div class="_a9zu"><a href="#"><time class="_a9ze" datetime="{{time}}" title="x">9w</time></a><button><span>{words["reply"]}</span></button></div></div></div></li></div></ul>')  # fmt: skip
    when = f"{MONTHS[story.day.month - 1]} {story.day.day}, {story.day.year}"
    page = f"""<!DOCTYPE html><html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}" class="_9dls _ar44"><head><meta charset="utf-8"><title>{esc(story.outlet)} on Instagram: "{esc(story.title)}"</title><meta property="og:type" content="article"><meta property="og:url" content="{url}"><meta property="og:title" content="{esc(story.outlet)} on Instagram"><meta name="description" content="412 likes, 31 comments - {me} on {when}: &quot;{esc(story.title)}&quot;"><link rel="canonical" href="{url}"></head>
<body class="_a3wf _-kb segoe"><div id="mount_0_0_Ig"><div class="{hashed(72)}"><nav><a href="/"><span>{words["home"]}</span></a><a><span>{words["search"]}</span></a></nav><main role="main" class="_a993 _a994"><article role="presentation" class="_aatb _aati"><div class="_aatk"><img alt="Photo by {esc(story.outlet)} on {when}. May be an image of text." src="p.jpg"></div>
<div class="_aasi"><header class="_aaqw"><div class="_aaqy"><div class="{hashed(73)}"><a role="link" href="/{me}/"><span class="_ap3a _aaco" dir="auto">{esc(story.outlet)}</span></a><div>•</div><button><div>{words["follow"]}</div></button></div></div></header>
<div class="_ae2s"><ul class="_a9z6 _a9za"><div role="button"><li class="_a9zj _a9zl _a9z5"><div class="_a9zm"><div class="_a9zr"><h2 class="_a9zc"><a href="/{me}/">{esc(story.outlet)}</a></h2><div class="_a9zs"><h1 class="_ap3a _aaco _aacu" dir="auto">{caption}</h1></div><div class="_a9zu"><time class="_a9ze" datetime="{utc(story.moment):%Y-%m-%dT%H:%M:%S.000Z}">9w</time></div></div></div></li></div>{rows}<li><button><span>{words["older"]}</span></button></li></ul>
<section class="_ae5m"><a href="/liked_by/"><span>412 {words["like"]}</span></a><div><a><time class="_aaqe" datetime="{utc(story.moment):%Y-%m-%dT%H:%M:%S.000Z}" title="{when}">{MONTHS[story.day.month - 1]} {story.day.day}</time></a></div><form><textarea aria-label="{words["write"]}"></textarea><span>{words["write"]}</span></form></section></div></div></article>
<div class="_aaqz"><h2>More posts from {me}</h2><div><a href="/p/1"><img alt="{esc(CARDS[0].title)}" src="q.jpg"></a></div></div></main><footer><span>© 2024 Instagram from Meta</span></footer></div></div></body></html>"""
    expect = Expected(
        title=None, main=[*text, "#تمرين_مختلق"], author=story.outlet, url=url, published=str(story.day), instant=story.instant,
        must_not_read=[*replies(COMMENTS), words["older"], f"412 {words['like']}", "More posts from", "Instagram from Meta"],
    )  # fmt: skip
    return Page(f"held-instagram-{language}-{story.number:02}", "held-instagram", page.encode(), None, expect, language)


def youtube(story: Story, language: str) -> Page:
    """A film's page: its title and its description are read, comments and other films are not."""
    words = LABELS[language]
    url = f"https://www.youtube.com/watch?v=tAd{story.number}R1bXyZ0"
    text = [*story.paragraphs[:3], "تابعوا قناتنا التدريبية"]
    lines = "\n\n".join(esc(part) for part in text)
    rows = said(f'<ytd-comment-thread-renderer class="style-scope"><ytd-comment-renderer id="comment"><div id="header-author"><h3><a id="author-text"><span>@{{name}}</span></a></h3><span id="published-time-text"><a>{"قبل شهر" if language == "ar" else "1 month ago"}</a></span></div><div id="content"><yt-attributed-string id="content-text">{{text}}</yt-attributed-string></div><div id="toolbar"><span id="vote-count-middle">3</span><button>{words["reply"]}</button></div></ytd-comment-renderer></ytd-comment-thread-renderer>')  # fmt: skip
    others = "".join(
        f'<ytd-compact-video-renderer><h3><span id="video-title" title="{esc(card.title)}">{esc(card.title)}</span></h3><yt-formatted-string class="ytd-channel-name">قناة مجاورة متخيلة</yt-formatted-string><span class="inline-metadata-item">7.1K {words["views"]}</span></ytd-compact-video-renderer>'
        for card in CARDS[:4]
    )
    day = (
        arabic_day(story.day, EGYPT, weekday=False)
        if language == "ar"
        else f"{MONTHS[story.day.month - 1][:3]} {story.day.day}, {story.day.year}"
    )
    page = f"""<!DOCTYPE html><html style="font-size: 10px" lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"><head><meta charset="utf-8"><title>(2) {esc(story.title)} - YouTube</title><link rel="canonical" href="{url}"><meta property="og:site_name" content="YouTube"><meta property="og:title" content="{esc(story.title)}"></head>
<body dir="rtl"><div id="watch7-content" class="watch-main-col" itemscope itemid="" itemtype="http://schema.org/VideoObject"><link itemprop="url" href="{url}"><meta itemprop="name" content="{esc(story.title)}"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><link itemprop="name" content="{esc(story.outlet)}"></span><meta itemprop="datePublished" content="{story.moment.isoformat()}"><meta itemprop="uploadDate" content="{story.moment.isoformat()}"></div>
<ytd-app><ytd-masthead><div id="container"><yt-formatted-string id="text">{words["search"]}</yt-formatted-string><div id="guide-section-title">{words["menu"]}</div></div></ytd-masthead>
<ytd-watch-flexy><div id="primary"><div id="player"><div class="ytp-error" style="display: none">تعذر تشغيل هذا المقطع</div><div class="ytp-time-display">0:00 / 2:31</div></div><ytd-watch-metadata><div id="title"><h1 class="style-scope ytd-watch-metadata"><yt-formatted-string class="style-scope ytd-watch-metadata">{esc(story.title)}</yt-formatted-string></h1></div><div id="owner"><ytd-video-owner-renderer><ytd-channel-name id="channel-name"><yt-formatted-string id="text"><a href="/@{handle(story)}">{esc(story.outlet)}</a></yt-formatted-string></ytd-channel-name><yt-formatted-string id="owner-sub-count">18.9K</yt-formatted-string></ytd-video-owner-renderer><button>{words["follow"]}</button></div><div id="actions"><button>{words["like"]} 214</button><button>{words["share"]}</button></div>
<div id="description"><div id="info-container"><yt-formatted-string id="info"><span>9,204 {words["views"]}</span> <span>{day}</span></yt-formatted-string></div><ytd-text-inline-expander id="description-inline-expander"><yt-attributed-string user-input><span class="yt-core-attributed-string--white-space-pre-wrap">{lines}</span></yt-attributed-string><tp-yt-paper-button id="collapse">{words["more"]}</tp-yt-paper-button></ytd-text-inline-expander></div></ytd-watch-metadata>
<ytd-comments id="comments"><div id="title"><h2>3 {words["comment"]}</h2></div><div id="placeholder-area">{words["write"]}</div>{rows}</ytd-comments></div><div id="secondary">{others}</div></ytd-watch-flexy></ytd-app></body></html>"""
    expect = Expected(
        title=story.title, main=text, author=story.outlet, url=url, published=str(story.day), instant=story.instant,
        must_not_read=[*replies(COMMENTS), *(card.title for card in CARDS[:4]), "تعذر تشغيل", "قناة مجاورة متخيلة", words["write"], words["more"], f"9,204 {words['views']}"],
    )  # fmt: skip
    return Page(f"held-youtube-{language}-{story.number:02}", "held-youtube", page.encode(), None, expect, language)


def touch(story: Story, language: str) -> Page:
    """m.facebook.com as of 2023: components with no names but `m`, pictures as letters of the private use area."""
    words = LABELS[language]
    url = f"https://m.facebook.com/{handle(story)}/posts/{story.number}8812"
    text = [story.title, *story.paragraphs]
    day = (
        f"{story.day.day} {EGYPT[story.day.month - 1]} {story.day.year}"
        if language == "ar"
        else f"{MONTHS[story.day.month - 1]} {story.day.day}, {story.day.year}"
    )
    day = indic(day) if language == "ar" and story.number % 2 else day

    glyphs = "\U000f02a5\U000f078b\U000f0378"

    def area(inner: str, extra: str = "") -> str:
        return f'<div data-mcomponent="ServerTextArea" data-type="text" class="m" {extra}><div class="native-text rslh" style="text-align:start"><span class="f1">{inner}</span></div></div>'

    rows = said('<div data-mcomponent="MContainer" class="m bg-s3"><div data-mcomponent="MContainer" class="m">' + area("{name}") + area("{text}") + '</div><div class="m">' + area("9w") + area(words["like"]) + area(words["reply"]) + "</div></div>")  # fmt: skip
    page = f"""<!DOCTYPE html>
<!-- saved from url=({len(url):04d}){url} -->
<html lang="{language}"><head><meta charset="utf-8"><title>{esc(story.outlet)}</title><meta name="theme-color" content="#FFFFFF"></head><body tabindex="0" class="touch x2 ios"><div id="screen-root"><div data-screen-id="65549" class="screen"><div data-comp-id="22" data-mcomponent="MScreen" class="m screen-child"><div data-mcomponent="MContainer" class="m fixed-container top">{area(glyphs[0])}{area(words["login"], 'role="button"')}</div>
<div data-mcomponent="MContainer" data-type="vscroller" class="vscroller m"><div data-mcomponent="MContainer" data-tracking-duration-id="1" class="m"><div data-mcomponent="MContainer" class="m displayed"><div data-mcomponent="ImageArea" class="m"><img alt="{esc(story.outlet)}" src="a.jpg"></div><div class="m">{area(f'<a href="/{handle(story)}"><span class="f2">{esc(story.outlet)}</span></a>', 'role="link"')}{area(f'<span class="f5">{day}</span><span class="f6"> · </span><span class="f7">{glyphs[1]}</span>')}</div></div>
<div data-mcomponent="MContainer" class="m">{area("<br/>".join(esc(part) for part in text), 'dir="auto"')}</div><div data-mcomponent="MContainer" class="m"><img alt="No photo description available." src="b.jpg"></div>
<div data-mcomponent="MContainer" class="m">{area(f"{glyphs[2]} 508")}{area(f"71 {words['comment']}")}{area(f"33 {words['share']}")}</div><div class="m">{area(words["like"], 'role="button"')}{area(words["comment"], 'role="button"')}{area(words["share"], 'role="button"')}</div></div>
<div data-mcomponent="MContainer" class="m">{area(words["relevant"])}</div>{rows}<div class="m">{area(words["older"])}</div></div><div data-mcomponent="MContainer" class="m fixed-container bottom">{area(words["write"])}</div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=text, author=story.outlet, published=str(story.day), url=url,
        must_not_read=[*replies(COMMENTS), words["login"], f"71 {words['comment']}", words["relevant"], words["older"], words["write"]],
    )  # fmt: skip
    return Page(f"held-touch-{language}-{story.number:02}", "held-touch", page.encode(), None, expect, language)


def bare_x(story: Story, language: str) -> Page:
    """Twitter's React app of 2020, saved with SingleFile: no tweetText or User-Name marks, no time element on the post.

    The status id in the address of the saved page is the only exact time. It answers nobody, and quotes another.
    """
    words, me, number = LABELS[language], handle(story), status_id(story.moment)
    relay, quoted, before = quote_of(story)
    url = f"https://twitter.com/{me}/status/{number}"
    body = "\n\n".join(esc(part) for part in post_text(story))

    def who(name: str, at: str) -> str:
        return f'<div class="css-1dbjc4n r-1wbh5a2 r-dnmrzs"><div class="css-901oao r-hkyrab r-1qd0xha"><div class="css-901oao css-bfa6kz"><span class="css-901oao css-16my406 r-1qd0xha"><span class="css-901oao css-16my406">{esc(name)}</span></span></div></div><div class="css-901oao css-bfa6kz r-1re7ezh"><span class="css-901oao css-16my406">@{at}</span></div></div>'

    rows = said('<div class="css-1dbjc4n r-my5ep6 r-qklmqi"><article role="article" class="css-1dbjc4n r-18u37iz" data-focusable="true"><div class="css-1dbjc4n">' + '<a href="/r{n}"><span>{name}</span><span>@reader{n}</span></a><a href="/r{n}/status/{id}"><time datetime="{time}">May 26</time></a></div><div lang="ar" dir="auto" class="css-901oao r-hkyrab r-bcqeeo"><span class="css-901oao css-16my406">{text}</span></div></article></div>')  # fmt: skip
    page = f"""<!DOCTYPE html><html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"><!--
 Page saved with SingleFile
 url: {url}
 saved date: Sun Jul 30 2023 12:20:41 GMT+0300
--><head><meta charset="utf-8"><title>{esc(story.outlet)} on Twitter: "{esc(story.paragraphs[0])}" / Twitter</title></head>
<body><div id="react-root"><div class="css-1dbjc4n r-13awgt0"><header class="css-1dbjc4n"><nav><a><span>{words["home"]}</span></a><a><span>{words["search"]}</span></a></nav></header><main role="main"><div class="css-1dbjc4n"><div><h2><span>{words["menu"]}</span></h2></div><section role="region"><h1 class="css-4rbku5">{words["conversation"]}</h1><div>
<div><article role="article" class="css-1dbjc4n r-18u37iz r-thb0q2" data-focusable="true"><div class="css-1dbjc4n r-18u37iz"><a href="/{me}" role="link" data-focusable="true">{who(story.outlet, me)}</a></div><div class="css-1dbjc4n"><div lang="ar" dir="auto" class="css-901oao r-hkyrab r-1blvdjr"><span class="css-901oao css-16my406 r-1qd0xha">{body}</span></div></div>
<div class="css-1dbjc4n r-1bs4hfb r-1867qdf"><div role="link" class="css-1dbjc4n">{who(relay.author, quoted)}<div><time datetime="{utc(before):%Y-%m-%dT%H:%M:%S.000Z}">{MONTHS[before.month - 1][:3]} {before.day}</time></div><div lang="ar" dir="auto" class="css-901oao r-hkyrab"><span class="css-901oao css-16my406">{esc(relay.text)}</span></div></div></div>
<div class="css-901oao r-1re7ezh"><a href="/{me}/status/{number}"><span>{story.moment:%I:%M %p} · {MONTHS[story.day.month - 1][:3]} {story.day.day}, {story.day.year}</span></a><span>·</span><a href="https://help.example"><span>Twitter for Android</span></a></div><div><a><span>34</span> <span>{words["share"]}</span></a><a><span>80</span> <span>{words["like"]}</span></a></div><div role="group" aria-label="12 replies"></div></article></div>{rows}</div></section></div>
<div class="css-1dbjc4n"><aside><h2>{words["people"]}</h2><span>بيانات حساب متخيلة</span></aside><div><h2>{words["trends"]}</h2><span>{esc(CARDS[3].title)}</span></div></div></main></div></div></body></html>"""
    expect = Expected(
        title=None, main=[*post_text(story), relay.text], may_read=[relay.author, f"@{quoted}"], author=story.outlet, url=url,
        must_not_read=[*replies(COMMENTS), "Twitter for Android", words["conversation"], words["trends"], "بيانات حساب متخيلة", CARDS[3].title],
        published=str(utc(story.moment).date()), instant=story.instant,
        relayed=[Relay("quoted", relay.author, relay.text)],
    )  # fmt: skip
    return Page(f"held-x2020-{language}-{story.number:02}", "held-x2020", page.encode(), None, expect, language)


def embedded(story: Story, language: str) -> Page:
    """One Telegram message as shown in a frame: it answers another and was forwarded; the day stands in the corner."""
    words, me = LABELS[language], handle(story)
    url, source = f"https://t.me/{me}/{700 + story.number}", "قناة السهل المتخيلة"
    text = story.paragraphs
    body = "<br/><br/>".join(esc(part) for part in text)
    answered = COMMENTS[0].text
    when = utc(story.moment)
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Telegram Widget</title><base target="_blank"><link href="//telegram.org/css/widget-frame.css" rel="stylesheet"></head>
<body class="widget_frame_base body_widget_post emoji_image nodark no_transition"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" id="widget_message" data-post="{me}/{700 + story.number}"><div class="tgme_widget_message_user"><a href="{url}"><i class="tgme_widget_message_user_photo"><img src="a.jpg"></i></a></div><div class="tgme_widget_message_bubble"><a class="tgme_widget_message_bubble_logo" href="//core.telegram.org/widgets"></a><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/{me}"><span dir="auto">{esc(story.outlet)}</span></a></div>
<div class="tgme_widget_message_forwarded_from accent_color">{words["forwarded"]} <span class="tgme_widget_message_forwarded_from_name" dir="auto">{esc(source)}</span> (<span class="tgme_widget_message_forwarded_from_author">مراسل</span>)</div>
<a class="tgme_widget_message_reply" href="https://t.me/{me}/9"><div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">مشترك متخيل</span></div><div class="tgme_widget_message_metatext js-message_reply_text" dir="auto">{esc(answered)}</div></a>
<div class="tgme_widget_message_text js-message_text" dir="auto">{body}</div><div class="media_supported_cont"><div class="message_media_not_supported_wrap" style="display:none"><div class="message_media_not_supported_label">Please open Telegram to view this post</div><span class="message_media_view_in_telegram">VIEW IN TELEGRAM</span></div></div>
<div class="tgme_widget_message_footer js-message_footer"><div class="tgme_widget_message_link accent_color"><a class="link_anchor flex_ellipsis" href="{url}"><span class="ellipsis">t.me/{me}</span>/{700 + story.number}</a></div><div class="tgme_widget_message_info js-message_info"><span class="tgme_widget_message_views">5.6K</span><span class="copyonly"> {words["views"].lower()}</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="{url}"><time datetime="{when:%Y-%m-%dT%H:%M:%S+00:00}" class="datetime">{MONTHS[when.month - 1][:3]} {when.day} at {when:%H:%M}</time></a></span></div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=text, author=story.outlet, url=url, published=str(when.date()), instant=story.instant,
        must_not_read=["VIEW IN TELEGRAM", "Please open Telegram", "مشترك متخيل", answered, "5.6K"],
        relayed=[Relay("forwarded", source, "\n\n".join(text))],
    )  # fmt: skip
    return Page(
        f"held-embedded-{language}-{story.number:02}",
        "held-embedded",
        page.encode(),
        f"{url}?embed=1",
        expect,
        language,
    )
