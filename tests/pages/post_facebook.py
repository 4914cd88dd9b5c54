"""Facebook as its desktop app draws it: hashed classes, letters of a time strewn about, a shared post, comments."""

from __future__ import annotations

import json
from datetime import timedelta

from pages.kit import Expected, Page, Relay, esc
from pages.stories import CARDS, COMMENTS, Story, replies
from pages.voices import LABELS, handle, hashed, lines, printed, said

_LINE = '<div class="xdj266r x14z9mp xat24cr x1lziwak x1vvkbs x126k92a"><div dir="auto" style="text-align: start;">{}</div></div>'


def _strewn(visible: str) -> str:
    """A time whose letters stand between others that are moved out of sight."""
    letters = []
    for at, letter in enumerate(visible):
        letters.append(f'<span class="{hashed(at, 3)}" style="position: absolute; top: 3em;">{"qzx47"[at % 5]}</span>')
        letters.append(f'<span class="{hashed(at + 9, 3)}" style="order: {at};">{esc(letter)}</span>')
    return f'<span class="{hashed(5)}" style="display: flex;">{"".join(letters)}</span>'


def _time_link(href: str, label: str | None) -> str:
    named = f' aria-label="{esc(label)}"' if label else ""
    shown = esc(label.split("،")[0].split(" at ")[0]) if label else _strewn("3w")
    return f'<span class="{hashed(31)}"><a class="{hashed(32, 9)}" role="link" tabindex="0" href="{href}"{named}><span class="{hashed(33, 3)}">{shown}</span></a></span>'


def _actor(name: str, level: str) -> str:
    return f'<{level} id=":r{len(name)}:" class="{hashed(41, 9)}"><span class="{hashed(42)}"><a role="link" tabindex="0" href="https://www.facebook.com/x?__cft__[0]=AZX" aria-label="{esc(name)}"><strong><span class="{hashed(43)}">{esc(name)}</span></strong></a></span></{level}>'


def _comments(words: dict[str, str]) -> str:
    row = (
        f'<div class="{hashed(51)}"><div aria-label="{words["comment"]}: {{name}}" class="{hashed(52)}" role="article" tabindex="-1">'
        f'<div class="{hashed(53)}"><span class="{hashed(54)}"><a role="link" href="#"><span dir="auto">{{name}}</span></a></span>'
        f'<div class="{hashed(55)}"><span class="{hashed(56)}" dir="auto" lang="ar"><div class="xdj266r"><div dir="auto" style="text-align: start;">{{text}}</div></div></span></div></div>'
        f'<ul class="{hashed(57)}" aria-hidden="false"><li><span><a href="?comment_id={{n}}">{words["weeks"]}</a></span></li><li><div role="button">{words["like"]}</div></li><li><div role="button">{words["reply"]}</div></li></ul></div></div>'
    )
    return f'<div class="{hashed(58)}"><div role="button"><span>{words["relevant"]}</span></div><h3 class="html-h3" style="position:absolute;clip:rect(0,0,0,0)">{words["comment"]}</h3>{said(row)}<div role="button"><span>{words["older"]}</span></div><form role="presentation"><div aria-label="{words["write"]}" contenteditable="true" role="textbox"></div><div>{words["write"]}</div></form></div>'


def _frame(story: Story, language: str, post: str, script: str) -> bytes:
    words = LABELS[language]
    noise = "".join(f'<div class="{hashed(n)}" aria-hidden="true"><span>Facebook</span></div>' for n in range(6))
    turn = "rtl" if language == "ar" else "ltr"
    page = f"""<!DOCTYPE html><html id="facebook" class="_9dls __fb-light-mode" lang="{language}" dir="{turn}"><head><meta charset="utf-8"><title>(4) {esc(story.outlet)} - {esc(story.title[:40])}... | Facebook</title><meta name="referrer" content="origin-when-crossorigin"><style>._9dls{{color-scheme:light}}</style>{script}</head>
<body class="_6s5d _71pn segoe"><div id="mount_0_0_aB"><div><div class="{hashed(1)}"><div role="banner"><a aria-label="Facebook" href="/"><svg viewBox="0 0 36 36"><title>Facebook</title></svg></a><div><label><input type="search" placeholder="{words["search"]}"></label><span>{words["search"]}</span></div></div>
<div role="navigation" aria-label="{words["menu"]}"><h2 class="{hashed(2)}" dir="auto">{words["menu"]}</h2><ul><li><a href="/"><span>{words["home"]}</span></a></li><li><a href="/groups"><span>Reels</span></a></li></ul></div>
<div class="{hashed(3)}" data-pagelet="page"><div role="main" class="{hashed(4)}">{noise}<div class="{hashed(5)}">{post}</div>
<div class="{hashed(6)}"><div aria-label="{words["sponsored"]}" role="complementary"><h3>{words["sponsored"]}</h3><a href="/ads"><span>{esc(CARDS[7].title)}</span></a></div><div><h2>{words["contacts"]}</h2><ul><li>صديق متخيل أول</li><li>صديق متخيل ثان</li></ul></div></div></div></div></div></div></div>
<div class="{hashed(7)}" style="display:none"><div role="dialog">{words["login"]}</div></div></body></html>"""
    return page.encode()


def _foot(words: dict[str, str]) -> str:
    return f"""<div class="{hashed(61)}"><div><span class="{hashed(62)}">{words["reactions"]}</span><span aria-hidden="true"><span>1.2K</span></span></div><div><span>87 {words["comment"]}</span> <span>41 {words["share"]}</span></div><div role="button" aria-label="{words["like"]}"><span>{words["like"]}</span></div><div role="button"><span>{words["comment"]}</span></div><div role="button"><span>{words["share"]}</span></div></div>"""


def _furniture(language: str) -> list[str]:
    words = LABELS[language]
    return [words["reactions"], words["older"], f"87 {words['comment']}", "صديق متخيل أول", words["login"], "Facebook Facebook", CARDS[7].title]  # fmt: skip


def desktop(story: Story, language: str) -> Page:
    """A page's post. On every fourth only `3w` in strewn letters tells the time: that is no date."""
    words, dated = LABELS[language], story.number % 4 != 3
    address = f"https://www.facebook.com/{handle(story)}/posts/pfbid0{story.number}aZkQ"
    label = printed(story.moment, language) if dated else None
    state = {"require": [["story", {"creation_time": int(story.moment.timestamp()), "url": address}]]}
    script = f'<script type="application/json" data-sjs>{json.dumps(state)}</script>' if dated else ""
    text = [story.title, *story.paragraphs]
    post = f"""<div aria-describedby=":r1: :r2:" aria-labelledby=":r3:" aria-posinset="1" role="article" class="{hashed(11)}"><div class="{hashed(12)}"><div data-ad-rendering-role="profile_name">{_actor(story.outlet, "h2")}<span> · <div role="button" tabindex="0"><span>{words["follow"]}</span></div></span></div>
<div class="{hashed(13)}">{_time_link(address, label)}<span aria-hidden="true"> · </span><span title="{words["public"]}"><svg><title>{words["public"]}</title></svg></span></div></div>
<div class="{hashed(14)}" dir="auto"><div data-ad-comet-preview="message" data-ad-preview="message" data-ad-rendering-role="story_message"><div class="{hashed(15)}"><span class="{hashed(16)}" dir="auto">{lines(text, _LINE)}</span></div></div></div>
<div class="{hashed(17)}"><a role="link" href="/photo/?fbid=1"><img alt="May be an image of text" src="p.jpg" class="{hashed(18)}"></a></div>{_foot(words)}{_comments(words)}</div>"""
    expect = Expected(
        title=None, main=text, must_not_read=replies(COMMENTS) + _furniture(language), author=story.outlet, url=address,
        published=str(story.day) if dated else None, instant=story.instant if dated else None,
    )  # fmt: skip
    return Page(f"facebook-desktop-{language}-{story.number:02}", "facebook-desktop", _frame(story, language, post, script), address, expect, language)  # fmt: skip


def shared(story: Story, language: str) -> Page:
    """Somebody shares an outlet's post a day later with words of their own; the inner post has a time of its own."""
    words, sharer = LABELS[language], "صفحة أصداء البلدة المتخيلة"
    remark = "ننقل هذا التدريب المختلق كما وصلنا، ونرجو التثبت قبل إعادة نشره"
    later = story.moment + timedelta(days=1)
    address = f"https://www.facebook.com/permalink.php?story_fbid=pfbid02{story.number}&id=1000{story.number}"
    text = [story.title, *story.paragraphs]
    post = f"""<div aria-labelledby=":r7:" aria-posinset="1" role="article" class="{hashed(21)}"><div class="{hashed(22)}"><div data-ad-rendering-role="profile_name">{_actor(sharer, "h2")}</div><div class="{hashed(23)}">{_time_link(address, printed(later, language))}<span aria-hidden="true"> · </span></div></div>
<div data-ad-comet-preview="message" data-ad-preview="message"><div class="{hashed(24)}"><span dir="auto">{lines([remark], _LINE)}</span></div></div>
<div class="{hashed(25)}"><div class="{hashed(26)}"><div class="{hashed(27)}"><img alt="" src="q.jpg"></div><div class="{hashed(28)}"><div>{_actor(story.outlet, "h3")}</div><div>{_time_link(f"https://www.facebook.com/{handle(story)}/posts/pfbid0{story.number}", printed(story.moment, language))}</div>
<div class="{hashed(29)}" dir="auto"><div class="{hashed(30)}"><span class="{hashed(16)}" dir="auto">{lines(text, _LINE)}</span></div></div></div></div></div>{_foot(words)}{_comments(words)}</div>"""
    expect = Expected(
        title=None, main=[remark, *text], must_not_read=replies(COMMENTS) + _furniture(language), author=sharer,
        may_read=[story.outlet], url=address, published=str(later.date()),
        relayed=[Relay("shared", story.outlet, "\n\n".join(text))],
    )  # fmt: skip
    return Page(f"facebook-shared-{language}-{story.number:02}", "facebook-shared", _frame(story, language, post, ""), address, expect, language)  # fmt: skip
