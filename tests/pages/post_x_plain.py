"""Twitter without scripts: its old mobile site, and nitter, whose own words are English."""

from __future__ import annotations

from datetime import datetime

from pages.kit import Expected, Page, Relay, esc
from pages.post_x import TAG, shown_time
from pages.stories import COMMENTS, Story, replies
from pages.voices import LABELS, MONTHS, handle, post_text, quote_of, said, status_id, utc


def mobile(story: Story, language: str) -> Page:
    """mobile.twitter.com in tables; the time in words with no zone, the id in the address tells it to the millisecond."""
    words, me, number = LABELS[language], handle(story), status_id(story.moment)
    url = f"https://mobile.twitter.com/{me}/status/{number}"
    clock = shown_time(story.moment, language).replace(" · ", " - ")
    text = "<br>".join(esc(part) for part in post_text(story))
    rows = said('<table class="tweet" href="/r{n}/status/{id}?p=v"><tr class="tweet-header"><td class="avatar" rowspan="3"><a href="/r{n}"><img alt="{name}" src="n.jpg"></a></td><td class="user-info"><a href="/r{n}"><strong class="fullname">{name}</strong><div class="username"><span>@</span>reader{n}</div></a></td><td class="timestamp"><a name="tweet_{id}" href="/r{n}/status/{id}?p=p">May 26</a></td></tr><tr class="tweet-container"><td colspan="2" class="tweet-content"><div class="tweet-reply-context username">' + words["reply"] + f' <a href="/{me}">@{me}</a></div>' + '<div class="tweet-text" data-id="{id}"><div class="dir-rtl" dir="rtl">{text}</div></div></td></tr><tr><td colspan="2" class="meta-and-actions"><span class="metadata"><a href="#">' + words["more"] + "</a></span></td></tr></table>")  # fmt: skip
    page = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.1//EN" "http://www.openmobilealliance.org/tech/DTD/xhtml-mobile11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{esc(story.outlet)} - {esc(story.paragraphs[0])}</title><meta content="width=device-width" name="viewport"/></head>
<body class="nojs statuses-show-page {"rtl" if language == "ar" else "ltr"}"><div id="container"><div id="brand_bar"><table><tr><td class="left"><a href="/"><img alt="Twitter" src="t.gif"></a></td><td class="right"><a href="/session/new">{words["login"]}</a></td></tr></table></div>
<div id="main_content"><div class="timeline"><table class="main-tweet"><tr><td class="avatar"><a href="/{me}?p=s"><img alt="{esc(story.outlet)}" src="a.jpg"/></a></td><td class="user-info"><a href="/{me}"><div class="fullname"><strong>{esc(story.outlet)}</strong></div><span class="username"><span>@</span>{me}</span></a></td><td class="follow"><form><input value="{words["follow"]}" type="submit"/></form></td></tr>
<tr><td colspan="3" class="tweet-content"><div class="tweet-text" data-id="{number}"><div class="dir-rtl" dir="rtl">{text}<br><a href="/hashtag/x" class="twitter-hashtag dir-rtl" dir="rtl">{TAG}</a></div></div><div class="card-photo"><div class="media"><img src="m.jpg"/></div></div></td></tr>
<tr><td colspan="3"><div class="metadata"><a href="/{me}/status/{number}?p=p">{clock}</a> <a href="/{me}/status/{number}/report">{words["menu"]}</a></div></td></tr><tr><td colspan="3"><table class="tweet-stats"><tr><td><span class="stat"><b>34</b> {words["share"]}</span></td><td><span class="stat"><b>80</b> {words["like"]}</span></td></tr></table></td></tr></table></div>
<div class="timeline replies">{rows}</div></div><div id="footer"><table><tr><td>{words["search"]}</td><td>{words["promo"]}</td></tr></table><p>المساعدة والشروط في موقع متخيل</p></div></div></body></html>"""
    expect = Expected(
        title=None, main=[*post_text(story), TAG], must_not_read=[*replies(COMMENTS), words["login"], words["promo"], words["menu"], "المساعدة والشروط"],
        author=story.outlet, published=str(utc(story.moment).date()), instant=story.instant, url=url,
    )  # fmt: skip
    return Page(f"x-mobile-{language}-{story.number:02}", "x-mobile", page.encode(), url, expect, language)


def nitter(story: Story, language: str) -> Page:
    """A nitter instance: a quote inside, replies below; `language` changes only who replies in a foreign tongue."""
    me, number = handle(story), status_id(story.moment)
    relay, quoted, before = quote_of(story)
    url = f"https://nitter.example/{me}/status/{number}"

    def full(moment: datetime) -> str:
        when = utc(moment)
        return f"{MONTHS[when.month - 1][:3]} {when.day}, {when.year} · {when.hour % 12 or 12}:{when:%M} {'PM' if when.hour > 11 else 'AM'} UTC"

    extra = "Interesting thread, thanks for posting" if language == "en" else "تسلم الأيادي على هذا السرد المرتب"
    rows = said('<div class="reply thread thread-line"><div class="timeline-item thread-last "><a class="tweet-link" href="/r{n}/status/{id}#m"></a><div class="tweet-body"><div><div class="tweet-header"><div class="tweet-name-row"><div class="fullname-and-username"><a class="fullname" href="/r{n}" title="{name}">{name}</a><a class="username" href="/r{n}" title="@reader{n}">@reader{n}</a></div><span class="tweet-date"><a href="/r{n}/status/{id}#m" title="Jun 3, 2023 · 9:02 AM UTC">Jun 3</a></span></div></div></div><div class="replying-to">Replying to <a href="/x">@x</a></div><div class="tweet-content media-body" dir="auto">{text}</div><div class="tweet-stats"><span class="tweet-stat"><div class="icon-container"><span class="icon-comment" title=""></span> 1</div></span></div></div></div></div>')  # fmt: skip
    body = "\n\n".join(esc(text) for text in post_text(story))
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{esc(story.outlet)} (@{me}): "{esc(story.paragraphs[0])}" | nitter</title><link rel="stylesheet" type="text/css" href="/css/style.css?v=18"/><link rel="canonical" href="https://twitter.com/{me}/status/{number}"/><meta property="og:type" content="article"/><meta property="og:title" content="{esc(story.outlet)} (@{me})"/><meta property="og:site_name" content="Nitter"/></head>
<body><nav><div class="inner-nav"><div class="nav-item"><a class="site-name" href="/">nitter</a></div><div class="nav-item right"><a class="icon-search" title="Search" href="/search"></a></div></div></nav>
<div class="container"><div class="conversation"><div class="main-thread"><div id="m" class="main-tweet"><div class="timeline-item "><div class="tweet-body"><div><div class="tweet-header"><a class="tweet-avatar" href="/{me}"><img class="avatar round" src="a.jpg" alt=""/></a><div class="tweet-name-row"><div class="fullname-and-username"><a class="fullname" href="/{me}" title="{esc(story.outlet)}">{esc(story.outlet)}</a><a class="username" href="/{me}" title="@{me}">@{me}</a></div><span class="tweet-date"><a href="/{me}/status/{number}#m" title="{full(story.moment)}">{MONTHS[story.day.month - 1][:3]} {story.day.day}</a></span></div></div></div>
<div class="tweet-content media-body" dir="auto">{body}
<a href="/search?q=x">{TAG}</a></div><div class="attachments"><div class="gallery-row"><div class="attachment image"><a class="still-image" href="/pic/1"><img src="p.jpg" alt=""/></a></div></div></div>
<div class="quote quote-big"><a class="quote-link" href="/{quoted}/status/{status_id(before)}#m"></a><div class="tweet-name-row"><div class="fullname-and-username"><img class="avatar round mini" src="b.jpg" alt=""/><a class="fullname" href="/{quoted}" title="{esc(relay.author)}">{esc(relay.author)}</a><a class="username" href="/{quoted}" title="@{quoted}">@{quoted}</a></div><span class="tweet-date"><a href="/{quoted}/status/{status_id(before)}#m" title="{full(before)}">May {before.day}</a></span></div><div class="quote-text" dir="auto">{esc(relay.text)}</div></div>
<p class="tweet-published">{full(story.moment)}</p><div class="tweet-stats"><span class="tweet-stat"><div class="icon-container"><span class="icon-comment" title=""></span> 12</div></span><span class="tweet-stat"><div class="icon-container"><span class="icon-heart" title=""></span> 1,080</div></span></div></div></div></div></div>
<div id="r" class="replies">{rows}<div class="reply thread thread-line"><div class="timeline-item "><div class="tweet-body"><div class="tweet-content media-body" dir="auto">{extra}</div></div></div></div><div class="show-more"><a href="?cursor=x#r">Load more</a></div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=[*post_text(story), TAG, relay.text], may_read=[relay.author, f"@{quoted}"], author=story.outlet,
        must_not_read=[*replies(COMMENTS), extra, "Replying to", "Load more", "1,080"], instant=story.instant,
        published=str(utc(story.moment).date()), url=f"https://twitter.com/{me}/status/{number}",
        relayed=[Relay("quoted", relay.author, relay.text)],
    )  # fmt: skip
    return Page(f"x-nitter-{language}-{story.number:02}", "x-nitter", page.encode(), url, expect, language)
