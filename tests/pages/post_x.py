"""X and Twitter: the React app, the site of 2015-2019, the mobile site without scripts, and nitter."""

from __future__ import annotations

from datetime import datetime

from pages.kit import Expected, Page, Relay, esc
from pages.stories import CARDS, COMMENTS, EGYPT, Story, replies
from pages.voices import LABELS, MONTHS, handle, post_text, quote_of, said, status_id, utc

TAG = "#تدريب_مختلق"


def shown_time(moment: datetime, language: str) -> str:
    """`11:10 ص · 19 مايو 2023`."""
    clock = f"{moment.hour % 12 or 12}:{moment:%M}"
    if language == "ar":
        return f"{clock} {'م' if moment.hour > 11 else 'ص'} · {moment.day} {EGYPT[moment.month - 1]} {moment.year}"
    return f"{clock} {'PM' if moment.hour > 11 else 'AM'} · {MONTHS[moment.month - 1][:3]} {moment.day}, {moment.year}"


def _iso(moment: datetime) -> str:
    return f"{utc(moment):%Y-%m-%dT%H:%M:%S.000Z}"


def _expected(
    story: Story, parts: list[str], relay: Relay | None, quoted: str, url: str, furniture: list[str]
) -> Expected:
    main = [*parts, *([relay.text] if relay else [])]
    return Expected(
        title=None, main=main, may_read=[relay.author, f"@{quoted}"] if relay else [], url=url, author=story.outlet,
        must_not_read=[*replies(COMMENTS), *furniture], published=str(utc(story.moment).date()), instant=story.instant,
        relayed=[relay] if relay else [],
    )  # fmt: skip


def react(story: Story, language: str) -> Page:
    """A status in the React app. Every second one quotes another, whose time stands before the post's own."""
    words, me, number = LABELS[language], handle(story), status_id(story.moment)
    relay, quoted, before = quote_of(story)
    url = f"https://x.com/{me}/status/{number}"

    def name(who: str, at: str, time: str) -> str:
        return f"""<div class="css-175oi2r r-zl2h9q"><div class="css-175oi2r r-1d09ksm r-18u37iz r-1wbh5a2" id="id__{len(who)}" data-testid="User-Name"><div class="css-175oi2r"><a href="/{at}" role="link" class="css-175oi2r r-1loqt21"><div dir="rtl" class="css-146c3p1 r-bcqeeo r-b88u0q"><span class="css-1jxf684 r-1awozwy"><span class="css-1jxf684">{esc(who)}</span></span></div></a></div><div class="css-175oi2r"><a href="/{at}" role="link" tabindex="-1"><div dir="ltr" class="css-146c3p1"><span class="css-1jxf684">@{at}</span></div></a>{time}</div></div></div>"""

    quote = f"""<div aria-labelledby="id__q" class="css-175oi2r r-9aw3ui r-1s2bzr4" id="id__q"><div class="css-175oi2r r-adacv r-1udh08x"><div tabindex="0" role="link" class="css-175oi2r r-1ets6dv">{name(relay.author, quoted, f'<div dir="ltr" aria-hidden="true">·</div><div dir="ltr"><time datetime="{_iso(before)}">{before.day} {EGYPT[before.month - 1] if language == "ar" else MONTHS[before.month - 1][:3]}</time></div>')}<div data-testid="tweetText" lang="ar" dir="auto" id="id__t2" class="css-146c3p1 r-bcqeeo r-8akbws"><span class="css-1jxf684">{esc(relay.text)}</span></div></div></div></div>"""
    has_quote = story.number % 2 == 1
    parts = [*post_text(story), TAG]
    text = esc("\n\n".join(post_text(story))) + "\n"
    rows = said('<div class="css-175oi2r" data-testid="cellInnerDiv"><article aria-labelledby="id__r{n}" role="article" tabindex="0" class="css-175oi2r r-18u37iz" data-testid="tweet"><div data-testid="User-Name"><a href="/r{n}"><span>{name}</span></a><a href="/r{n}"><span>@reader{n}</span></a><a href="/r{n}/status/{id}" dir="ltr"><time datetime="{time}">3d</time></a></div><div data-testid="tweetText" lang="ar" dir="auto" id="id__c{n}"><span>{text}</span></div><div role="group" aria-label="2 replies, 5 likes"><div data-testid="reply"><span>2</span></div></div></article></div>')  # fmt: skip
    page = f"""<!DOCTYPE html><html dir="{"rtl" if language == "ar" else "ltr"}" lang="{language}" style="overflow-y: scroll;"><head><meta charset="utf-8"><title>(1) {esc(story.outlet)} on X: "{esc(story.paragraphs[0])}" / X</title><link rel="canonical" href="{url}"><meta property="og:site_name" content="X (formerly Twitter)"><style id="react-native-stylesheet">.css-175oi2r{{display:flex}}</style></head>
<body style="background-color: #FFFFFF;"><noscript><div class="errorContainer"><h1>JavaScript is not available.</h1></div></noscript><div id="react-root"><div class="css-175oi2r r-13awgt0"><header role="banner" class="css-175oi2r"><h1 role="heading"><a aria-label="X" href="/"><svg></svg></a></h1><nav aria-label="Primary" role="navigation"><a href="/explore"><div dir="ltr"><span>{words["search"]}</span></div></a><a href="/home"><span>{words["home"]}</span></a></nav></header>
<main role="main" class="css-175oi2r"><div data-testid="primaryColumn" class="css-175oi2r"><div><h2 dir="auto"><span>{words["menu"]}</span></h2></div><section aria-labelledby="accessible-list-0" role="region"><h1 dir="auto" class="css-146c3p1 r-4iw3lz" id="accessible-list-0">{words["conversation"]}</h1><div aria-label="Timeline: {words["conversation"]}"><div style="position: relative;">
<div class="css-175oi2r" data-testid="cellInnerDiv"><div><article aria-labelledby="id__a id__b" role="article" tabindex="-1" class="css-175oi2r r-18u37iz r-1udh08x" data-testid="tweet"><div class="css-175oi2r"><div data-testid="Tweet-User-Avatar"><a href="/{me}"><img alt="" src="a.jpg"></a></div>{name(story.outlet, me, "")}<button aria-label="More" data-testid="caret"></button></div>
<div class="css-175oi2r r-1s2bzr4"><div data-testid="tweetText" lang="ar" dir="auto" id="id__t1" class="css-146c3p1 r-bcqeeo r-1inkyih"><span class="css-1jxf684">{text}</span><span class="css-1jxf684 r-18u37iz"><a dir="rtl" href="/hashtag/x" role="link">{TAG}</a></span></div></div>{quote if has_quote else ""}
<div class="css-175oi2r r-12kyg2d"><div dir="ltr"><a href="/{me}/status/{number}" dir="ltr" aria-label="{shown_time(story.moment, language)}" role="link"><time datetime="{_iso(story.moment)}">{shown_time(story.moment, language)}</time></a><span aria-hidden="true">·</span><span><span>12.7K</span> <span>{words["views"]}</span></span></div></div>
<div aria-label="12 replies, 34 reposts, 80 likes" role="group"><button data-testid="reply"><span>12</span></button><button data-testid="retweet"><span>34</span></button><button data-testid="like"><span>80</span></button></div></article></div></div>
<div class="css-175oi2r" data-testid="cellInnerDiv"><div><div data-testid="inline_reply_offscreen"><div data-testid="tweetTextarea_0_label">{words["write"]}</div></div></div></div>{rows}</div></div></section></div>
<div data-testid="sidebarColumn" class="css-175oi2r"><aside aria-label="{words["people"]}" role="complementary"><h2><span>{words["people"]}</span></h2><button data-testid="UserCell"><span>{esc(story.outlet)}</span><span>أخبار مختلقة لا غير</span></button></aside><section role="region"><h2><span>{words["trends"]}</span></h2><div data-testid="trend"><span>#سوق_الخضار</span><span>{esc(CARDS[5].title)}</span></div></section></div></main>
<div data-testid="BottomBar"><span>{words["promo"]}</span></div></div></div></body></html>"""
    furniture = [words["conversation"], "JavaScript is not available", words["trends"], words["promo"], words["write"], "أخبار مختلقة لا غير", CARDS[5].title]  # fmt: skip
    expect = _expected(story, parts, relay if has_quote else None, quoted, url, furniture)
    return Page(f"x-react-{language}-{story.number:02}", "x-react", page.encode(), None, expect, language)


def permalink(story: Story, language: str) -> Page:
    """twitter.com of 2015-2019: data-time-ms, a quote with its own names, hidden pieces of a picture's address."""
    words, me, number = LABELS[language], handle(story), status_id(story.moment)
    relay, quoted, before = quote_of(story)
    url, millis = f"https://twitter.com/{me}/status/{number}", int(story.moment.timestamp() * 1000)
    clock = shown_time(story.moment, language).replace(" · ", " - ")
    rows = said('<li class="ThreadedConversation"><ol><li class="stream-item" data-item-id="{id}"><div class="tweet js-stream-tweet descendant permalink-descendant-tweet" data-tweet-id="{id}" data-name="{name}"><div class="content"><div class="stream-item-header"><a class="account-group" href="/r"><span class="FullNameGroup"><strong class="fullname show-popup-with-id">{name}</strong></span><span class="username u-dir" dir="ltr">@<b>reader{n}</b></span></a><small class="time"><a class="tweet-timestamp js-permalink"><span class="_timestamp js-short-timestamp" data-time="{seconds}" data-time-ms="{seconds}000">26</span></a></small></div><div class="js-tweet-text-container"><p class="TweetTextSize js-tweet-text tweet-text" lang="ar" data-aria-label-part="0">{text}</p></div></div></div></li></ol></li>')  # fmt: skip
    quote = f"""<div class="QuoteTweet u-block js-tweet-details-fixer"><div class="QuoteTweet-container"><a class="QuoteTweet-link js-nav" href="/{quoted}/status/{status_id(before)}" aria-hidden="true"></a><div class="QuoteTweet-innerContainer u-cf js-permalink js-media-container" data-item-id="{status_id(before)}" data-screen-name="{quoted}" tabindex="0"><div class="tweet-content"><div class="QuoteTweet-authorAndText u-alignTop"><div class="QuoteTweet-originalAuthor u-cf u-textTruncate stream-item-header account-group js-user-profile-link"><b class="QuoteTweet-fullname u-linkComplex-target">{esc(relay.author)}</b><span class="UserBadges"></span><span class="username u-dir u-textTruncate" dir="ltr">@<b>{quoted}</b></span></div><div class="QuoteTweet-text tweet-text u-dir js-ellipsis" lang="ar" dir="rtl" data-aria-label-part="2">{esc(relay.text)}</div></div></div></div></div></div>"""
    has_quote = story.number % 2 == 0
    body = "\n\n".join(esc(text) for text in post_text(story))
    page = f"""<!DOCTYPE html><html lang="{language}" data-scribe-reduced-action-queue="true"><head><meta charset="utf-8"><title>{esc(story.outlet)} on Twitter: &quot;{esc(story.paragraphs[0])}&quot;</title><link rel="canonical" href="{url}"><meta property="al:android:url" content="twitter://status?status_id={number}"><meta property="og:title" content="{esc(story.outlet)} on Twitter"><meta property="og:url" content="{url}"></head>
<body class="three-col logged-out user-style-{me} PermalinkPage" dir="{"rtl" if language == "ar" else "ltr"}"><div id="doc" class="route-permalink"><div class="topbar js-topbar"><div class="global-nav"><ul class="nav js-global-actions"><li><a href="/"><span class="text">{words["home"]}</span></a></li></ul><div class="LoginDialog-content modal">{words["login"]}</div></div></div>
<div id="page-outer"><div id="permalink-overlay"><div class="PermalinkOverlay-content"><div class="PermalinkProfile"><div class="ProfileHeaderCard"><h1 class="ProfileHeaderCard-name"><a href="/{me}">{esc(story.outlet)}</a></h1><p class="ProfileHeaderCard-bio u-dir" dir="rtl">صفحة متخيلة لأغراض التمرين</p><span class="ProfileHeaderCard-joinDateText" title="5 Mar 2011">انضم في مارس 2011</span></div></div>
<div class="permalink-container permalink-container--withArrows"><div class="permalink-inner permalink-tweet-container ThreadedConversation ThreadedConversation--permalinkTweetWithAncestors"><div class="tweet permalink-tweet js-actionable-user js-actionable-tweet js-original-tweet" data-tweet-id="{number}" data-item-id="{number}" data-permalink-path="/{me}/status/{number}" data-screen-name="{me}" data-name="{esc(story.outlet)}">
<div class="content clearfix"><div class="permalink-header"><a class="account-group js-account-group js-user-profile-link js-nav" href="/{me}"><img class="avatar js-action-profile-avatar" src="a.jpg" alt=""><span class="FullNameGroup"><strong class="fullname show-popup-with-id u-textTruncate">{esc(story.outlet)}</strong><span>&rlm;</span></span><span class="username u-dir u-textTruncate" dir="ltr">@<b>{me}</b></span></a><small class="time"><a class="tweet-timestamp js-permalink js-nav" href="/{me}/status/{number}" title="{clock}"><span class="_timestamp js-short-timestamp" data-time="{millis // 1000}" data-time-ms="{millis}" data-long-form="true">19 May</span></a></small><div class="follow-bar"><button>{words["follow"]}</button></div></div></div>
<div class="js-tweet-text-container"><p class="TweetTextSize TweetTextSize--jumbo js-tweet-text tweet-text" lang="ar" data-aria-label-part="0">{body}
<a href="/hashtag/x?src=hash" data-query-source="hashtag_click" class="twitter-hashtag pretty-link js-nav" dir="rtl"><s>#</s><b>{TAG[1:]}</b></a><a href="https://t.co/Xy" class="twitter-timeline-link u-hidden" data-pre-embedded="true" dir="ltr">pic.twitter.com/Xy{story.number}</a></p></div>
{quote if has_quote else ""}<div class="AdaptiveMediaOuterContainer"><img src="m.jpg" alt=""></div><div class="js-tweet-details-fixer tweet-details-fixer"><div class="client-and-actions"><span class="metadata"><span>{clock}</span></span></div><div class="tweet-stats-container"><ul class="stats"><li class="js-stat-count"><a><strong>34</strong> {words["share"]}</a></li><li><a><strong>80</strong> {words["like"]}</a></li></ul></div></div>
<div class="stream-item-footer"><div class="ProfileTweet-actionList"><span class="ProfileTweet-actionCountForPresentation">12</span></div></div></div></div>
<div class="replies-to permalink-inner permalink-replies"><div class="tweets-wrapper"><h2 class="u-hiddenVisually">{words["conversation"]}</h2><ol class="stream-items js-navigable-stream" id="stream-items-id">{rows}</ol></div></div></div></div></div></div>
<div class="Trends module"><h3>{words["trends"]}</h3><ul><li><a>{esc(CARDS[6].title)}</a></li></ul></div></div></body></html>"""
    furniture = ["صفحة متخيلة لأغراض", "انضم في مارس", words["login"], words["conversation"], words["trends"], CARDS[6].title]  # fmt: skip
    expect = _expected(story, [*post_text(story), TAG], relay if has_quote else None, quoted, url, furniture)
    expect.may_read.append(f"{TAG}pic.twitter.com/Xy{story.number}")
    return Page(f"x-permalink-{language}-{story.number:02}", "x-permalink", page.encode(), None, expect, language)
