"""Facebook on its older faces: m., mbasic., and the desktop of 2015-2018."""

from __future__ import annotations

from pages.kit import Expected, Page, esc
from pages.stories import CARDS, COMMENTS, Story, replies
from pages.voices import LABELS, handle, lines, printed, said


def mobile(story: Story, language: str) -> Page:
    """m.facebook.com; the post's moment also stands in its data-ft, those of comments in their data-store."""
    words, seconds = LABELS[language], int(story.moment.timestamp())
    address = f"https://m.facebook.com/story.php?story_fbid=29{story.number}&id=1001{story.number}"
    tracked = esc(f'{{"top_level_post_id":"29{story.number}","page_insights":{{"1":{{"post_context":{{"publish_time":{seconds},"story_name":"EntStatusCreationStory"}}}}}}}}')  # fmt: skip
    text = [story.title, *story.paragraphs]
    rows = said('<div class="_2a_i" id="{n}" data-sigil="comment"><div class="_2b04"><div class="_14v5"><div class="_2b06"><div class="_2b05"><a href="/p">{name}</a></div><div data-commentid="{n}" data-sigil="comment-body">{text}</div></div><div class="_2b08 _4ghw"><abbr class="_4ghv _2b0a" data-sigil="timestamp" data-store="{{&quot;time&quot;:{seconds},&quot;short&quot;:true}}">1w</abbr><a class="_2b0a">' + words["like"] + '</a><a class="_2b0a _2b0b">' + words["reply"] + "</a></div></div></div></div>")  # fmt: skip
    page = f"""<!DOCTYPE html><html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"><head><meta charset="utf-8"><title>{esc(story.outlet)} - {esc(story.title)}</title><link rel="canonical" href="{esc(address.replace("m.", "www.", 1))}"><meta name="viewport" content="user-scalable=no,initial-scale=1"></head>
<body tabindex="0" class="touch x1 _fzu _50-3 iframe acw portrait"><div id="viewport"><div id="page"><div class="_129_" id="header-notices"></div><div class="_4g33 _52we _52z5" id="header"><a class="_4g34" href="/login"><span class="_6ber">{words["login"]}</span></a></div>
<div id="root" role="main" class="_059x async_compose"><div class="_3f50" id="m_story_permalink_view"><div class="_5rgr _5gh8 async_like" data-ft="{tracked}" data-sigil="story-div story-popup-metadata"><div class="story_body_container"><header class="_7om2 _1o88 _77kd _5qc1"><div class="_4g34 _5i2i _52we"><h3 class="_52jd _52jb _52jh _5qc3 _4vc- _3rc4" data-gt="{{&quot;tn&quot;:&quot;C&quot;}}"><span><strong><a href="/{handle(story)}">{esc(story.outlet)}</a></strong></span></h3><div class="_52jc _5qc4 _78cz _24u0 _36xo" data-sigil="m-feed-voice-subtitle"><a href="/story.php"><abbr>{printed(story.moment, language)}</abbr></a><span aria-hidden="true"> · </span><i class="img sp_x" aria-label="{words["public"]}"></i></div></div></header>
<div class="_5rgt _5nk5 _5msi" data-ft="{{&quot;tn&quot;:&quot;*s&quot;}}"><span>{lines(text[:3])}<span class="text_exposed_hide">…</span><div class="text_exposed_show">{lines(text[3:])}</div><span data-sigil="more"><a href="#">{words["more"]}</a></span></span></div></div>
<footer class="_22rc" data-sigil="m-ufi-footer"><div class="_4g33 _57-o"><a href="/ufi/reaction"><div class="_1g06" aria-label="312">312</div></a><span class="_1j-c" data-sigil="comments-token">64 {words["comment"]}</span><span class="_1j-c">19 {words["share"]}</span></div><div class="_52jj _15kl _3hwk"><a class="_15ko">{words["like"]}</a><a class="_15kq">{words["comment"]}</a></div></footer></div>
<div class="_333v _45kb" data-sigil="m-mentions-expand"><div class="_108_"><a>{words["older"]}</a></div>{rows}</div></div></div><div id="footer"><div class="_5-pp">{words["menu"]}</div><div>Meta © 2024</div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=text, must_not_read=[*replies(COMMENTS), words["login"], words["older"], words["more"], f"64 {words['comment']}"],
        author=story.outlet, url=address.replace("m.", "www.", 1), published=str(story.day), instant=story.instant,
        may_read=["…"],
    )  # fmt: skip
    return Page(
        f"facebook-mobile-{language}-{story.number:02}", "facebook-mobile", page.encode(), None, expect, language
    )


def basic(story: Story, language: str) -> Page:
    """mbasic: short classes made anew for each page, times in words only, comments under it with times alike."""
    words = LABELS[language]
    address = f"https://mbasic.facebook.com/story.php?story_fbid=31{story.number}&id=1002{story.number}"
    when = " · ".join((words["like"], words["reply"], words["share"]))
    rows = said(f'<div class="ek" id="88{{n}}"><div><h3><a class="el em" href="/c">{{name}}</a></h3><div class="en">{{text}}</div><div class="eo ep"><span class="eq" aria-hidden="true">{when} · </span><abbr class="er es">{printed(COMMENTS[0].moment, language)}</abbr></div></div></div>')  # fmt: skip
    text = [story.title, *story.paragraphs]
    page = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd"><html xmlns="http://www.w3.org/1999/xhtml" lang="{language}"><head><title>{esc(story.title[:30])}...</title><meta name="referrer" content="default"/></head>
<body tabindex="0" class="b c d e f g" dir="{"rtl" if language == "ar" else "ltr"}"><div class="h"><div id="viewport"><div class="i j k" id="header" role="banner"><form method="get" action="/search/"><table class="l m"><tbody><tr><td class="n"><input name="query" type="text" class="o p"/></td><td><input value="{words["search"]}" type="submit"/></td></tr></tbody></table></form><div class="q r" role="navigation"><a href="/home.php">{words["home"]}</a> <a href="/menu">{words["menu"]}</a></div></div>
<div id="objects_container"><div class="g" id="root" role="main"><div class="s" id="m_story_permalink_view"><div class="t u v" id="u_0_0_{story.number}"><div class="w x y" data-ft="{{&quot;top_level_post_id&quot;:&quot;31{story.number}&quot;}}"><div><header><table class="m z ba" role="presentation"><tbody><tr><td class="t bb"><a href="/p"><img src="a.jpg" alt="{esc(story.outlet)}" class="bc bd s"/></a></td><td class="t"><div class="be"><h3 class="bf bg bh bi"><span><strong><a href="/{handle(story)}?refid=52">{esc(story.outlet)}</a></strong></span></h3></div></td></tr></tbody></table></header>
<div class="bj" style="" data-ft="{{&quot;tn&quot;:&quot;*s&quot;}}">{lines(text)}</div><div class="bk bl" data-ft="{{&quot;tn&quot;:&quot;H&quot;}}"><a href="/photo.php"><img src="b.jpg" class="bm s" alt="No photo description available."/></a></div></div><div class="bn bo bp"><div class="bq br"><abbr>{printed(story.moment, language)}</abbr><span aria-hidden="true"> · </span><a>{words["public"]}</a></div></div></div></div>
<div id="ufi_31{story.number}" class="bs"><div class="bt"><div id="sentence_31{story.number}"><a href="/ufi/reaction/profile/browser/"><div class="bu bv">208</div></a></div><table class="bw"><tbody><tr><td><a>{words["like"]}</a></td><td><a>{words["comment"]}</a></td></tr></tbody></table><form method="post"><input type="text" name="comment_text"/><input type="submit" value="{words["comment"]}"/></form>{rows}<div class="ev" id="see_next_31"><a href="#">{words["older"]}</a></div></div></div></div></div></div>
<div class="ew" id="footer" role="contentinfo"><div><a>{words["home"]}</a> <a>{words["contacts"]}</a></div><div><a>Logout (حساب تدريبي متخيل)</a></div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=text, must_not_read=[*replies(COMMENTS), when, words["older"], words["menu"], "حساب تدريبي متخيل"],
        author=story.outlet, url=address, published=str(story.day),
    )  # fmt: skip
    return Page(
        f"facebook-basic-{language}-{story.number:02}", "facebook-basic", page.encode(), address, expect, language
    )


def wrapper(story: Story, language: str) -> Page:
    """userContentWrapper: data-utime on the post and on comments, text folded by text_exposed, a second post below."""
    words, seconds = LABELS[language], int(story.moment.timestamp())
    address = f"https://www.facebook.com/{handle(story)}/posts/33{story.number}"
    rows = said('<div class="UFIRow UFIComment _4oep" id="ufi_{n}"><div class="clearfix"><div class="UFIImageBlockContent"><div class="UFICommentContent"><span class="_3l3x"><span class=" UFICommentActorName"><a class="UFICommentActorName" href="/x">{name}</a></span> <span><span class="UFICommentBody"><span>{text}</span></span></span></span></div><div class="fsm fwn fcg UFICommentActions"><a class="UFILikeLink" role="button">' + words["like"] + '</a><span role="presentation"> · </span><abbr class="livetimestamp" title="x" data-utime="{seconds}">3w</abbr></div></div></div></div>')  # fmt: skip
    text = [story.title, *story.paragraphs]
    other = CARDS[6]
    page = f"""<!DOCTYPE html><html lang="{language}" id="facebook" class="no_js"><head><meta charset="utf-8"/><title id="pageTitle">{esc(story.outlet)} - {esc(story.title)}</title><meta property="og:title" content="{esc(story.outlet)}"/><meta property="og:url" content="{address}"/><link rel="canonical" href="{address}"/></head>
<body class="fbx _-kb timelineLayout noFooter ff3 win Locale_{language}" dir="{"rtl" if language == "ar" else "ltr"}"><div class="_li"><div id="pagelet_bluebar"><div id="blueBarDOMInspector"><div class="_53jh"><div class="loggedout_menubar"><a href="/"><i class="fb_logo"><u>Facebook</u></i></a><form id="login_form"><table><tr><td><label for="email">{words["login"]}</label></td></tr></table></form></div></div></div></div>
<div id="globalContainer" class="uiContextualLayerParent"><div id="content" class="fb_content clearfix"><div id="contentArea" role="main"><div class="_1xnd"><div class="_5pcr userContentWrapper" data-ft="{{&quot;tl_objid&quot;:&quot;33&quot;}}"><div class="_1dwg _1w_m _q7o"><div><div class="_5va1 _427x"><div class="_5x46"><div class="clearfix _5va3"><a class="_5pb8 _8o" href="#"><div class="_38vo"><img class="_s0 _4ooo _44ma img" src="a.jpg" alt=""/></div></a><div class="clearfix _42ef"><div class="_5va4"><div><div class="_6a _5u5j _6b"><h5 class="_14f3 _14f5 _5pbw _5vra" data-ft="{{&quot;tn&quot;:&quot;C&quot;}}"><span class="fwn fcg"><span class="fwb fcg" data-ft="{{&quot;tn&quot;:&quot;;&quot;}}"><a href="/{handle(story)}">{esc(story.outlet)}</a></span></span></h5><div class="_5pcp _5lel" id="feed_subtitle_1"><span class="fsm fwn fcg"><a class="_5pcq" href="{address}"><abbr title="{printed(story.moment, language)}" data-utime="{seconds}" data-shorten="1" class="_5ptz timestamp livetimestamp"><span class="timestampContent" id="js_8">{words["weeks"]}</span></abbr></a></span><span role="presentation" aria-hidden="true"> · </span><a data-hover="tooltip" class="uiStreamPrivacy" href="#"><i class="lock img"></i></a></div></div></div></div></div></div></div></div>
<div class="_5pbx userContent _3576" data-ft="{{&quot;tn&quot;:&quot;K&quot;}}"><div id="id_5" class="text_exposed_root">{lines(text[:2])}<p>{esc(text[2])}<span class="text_exposed_hide">...</span></p><div class="text_exposed_show">{lines(text[3:])}</div><span class="text_exposed_hide"> <span class="text_exposed_link"><a class="see_more_link" href="#"><span class="see_more_link_inner">{words["more"]}</span></a></span></span></div></div><div class="_3x-2"><div data-ft="{{&quot;tn&quot;:&quot;H&quot;}}"></div></div></div></div>
<form class="commentable_item" method="post"><div class="_sa_ _fgm _5vsi"><span class="_4arz"><span>2.4K</span></span><a class="_3hg- _42ft">96 {words["comment"]}</a></div><div class="_42nr"><a class="UFILikeLink">{words["like"]}</a><a class="comment_link">{words["comment"]}</a></div><div class="uiUfi UFIContainer _3-a6"><h6 class="accessible_elem">{words["conversation"]}</h6><div class="UFIList"><div class="UFIRow UFIPagerRow"><a class="UFIPagerLink">{words["older"]}</a></div>{rows}</div></div></form></div></div></div>
<div id="rightCol" class="_2t-a"><div class="_4-u2"><h4>{words["sponsored"]}</h4><a>{esc(CARDS[7].title)}</a></div><div class="_3k3 _4-u2"><div class="_5pcr userContentWrapper"><h5><span class="fwb"><a href="/o">{esc(story.outlet)}</a></span></h5><abbr data-utime="{seconds + 900000}" class="_5ptz"><span class="timestampContent">1d</span></abbr><div class="_5pbx userContent"><p>{esc(other.title)}. {esc(other.lead)}</p></div></div></div></div></div></div></div></body></html>"""
    expect = Expected(
        title=None, main=text, may_read=["..."], must_not_read=[*replies(COMMENTS), words["login"], words["older"], words["more"], f"96 {words['comment']}", other.title, CARDS[7].title],
        author=story.outlet, url=address, published=str(story.day), instant=story.instant,
    )  # fmt: skip
    return Page(
        f"facebook-wrapper-{language}-{story.number:02}", "facebook-wrapper", page.encode(), None, expect, language
    )
