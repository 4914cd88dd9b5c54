"""Telegram's web preview of a channel: several messages of one day, all of them the channel's posts."""

from __future__ import annotations

from datetime import timedelta

from pages.kit import Expected, Page, Relay, esc
from pages.stories import CARDS, Story
from pages.voices import LABELS, handle, utc


def channel(story: Story, language: str) -> Page:
    """Three messages: one plain with a link's preview, one forwarded, one that answers the first and was edited."""
    words, me = LABELS[language], handle(story)
    url = f"https://t.me/s/{me}"
    source = "قناة الجسر المتخيل" if story.number < 6 else "قناة الواحة المتخيلة"
    first, second, third = [story.title, *story.paragraphs[:2]], story.paragraphs[2:4], story.paragraphs[4:]
    card = CARDS[6]

    def message(number: int, inner: str, after: int, views: str) -> str:
        when = utc(story.moment + timedelta(minutes=after))
        return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{me}/{number}" data-view="eyJj"><div class="tgme_widget_message_user"><a href="https://t.me/{me}"><i class="tgme_widget_message_user_photo bgcolor2" data-content="{esc(story.outlet[0])}"><img src="a.jpg"></i></a></div><div class="tgme_widget_message_bubble"><i class="tgme_widget_message_bubble_tail"><svg class="bubble_icon" width="9px" height="20px"></svg></i><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/{me}"><span dir="auto">{esc(story.outlet)}</span></a></div>
{inner}
<div class="tgme_widget_message_reactions js-message_reactions"><span class="tgme_reaction"><i class="emoji"><b>👍</b></i>{number}</span></div><div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">{views}</span><span class="copyonly"> {words["views"].lower()}</span><span class="tgme_widget_message_meta">{"edited " if number % 3 == 0 else ""}&nbsp;<a class="tgme_widget_message_date" href="https://t.me/{me}/{number}"><time datetime="{when:%Y-%m-%dT%H:%M:%S+00:00}" class="time">{when:%H:%M}</time></a></span></div></div></div></div></div>"""

    def text(parts: list[str]) -> str:
        return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{"<br/><br/>".join(map(esc, parts))}</div>'

    preview = f'<a class="tgme_widget_message_link_preview" href="https://{story.host}/1"><i class="link_preview_right_image" style="background-image:url(x.jpg)"></i><div class="link_preview_site_name accent_color" dir="auto">موقع متخيل آخر</div><div class="link_preview_title" dir="auto">{esc(card.title)}</div><div class="link_preview_description" dir="auto">{esc(card.lead)}</div></a>'
    forwarded = f'<div class="tgme_widget_message_forwarded_from accent_color">{words["forwarded"]}&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/jisr_mut/90"><span dir="auto">{esc(source)}</span></a></div>'
    answer = f'<a class="tgme_widget_message_reply user-color-2" href="https://t.me/{me}/601"><div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">{esc(story.outlet)}</span></div><div class="tgme_widget_message_text js-message_reply_text" dir="auto">{esc(story.title)}</div></a>'
    messages = "\n".join((
        message(601, text(first) + preview, 0, "3.4K"),
        message(602, '<a class="tgme_widget_message_photo_wrap" style="width:800px;background-image:url(p.jpg)"><div class="tgme_widget_message_photo"></div></a>' + forwarded + text(second), 20, "2.9K"),
        message(603, answer + text(third), 45, "2.1K"),
    ))  # fmt: skip
    page = f"""<!DOCTYPE html><html class="theme_light"><head><meta charset="utf-8"><title>{esc(story.outlet)} – Telegram</title><meta name="viewport" content="width=device-width, initial-scale=1.0"/><link rel="canonical" href="{url}?before=604"><meta property="og:title" content="{esc(story.outlet)}"><meta property="og:site_name" content="Telegram"><meta property="og:description" content="قناة مختلقة للتمرين"><script>window.matchMedia&&document.documentElement;</script></head>
<body class="widget_frame_base tgme_webpreview emoji_image thin_box_shadow tme_mode" lang="{language}"><div class="tgme_background_wrap"><canvas id="tgme_background" class="tgme_background default"></canvas></div>
<header class="tgme_header search_collapsed"><div class="tgme_container"><form class="tgme_header_search_form" action="/s/{me}"><input class="tgme_header_search_form_input" placeholder="{words["search"]}"></form><div class="tgme_header_right_column"><section class="tgme_right_column"><div class="tgme_channel_info"><div class="tgme_channel_info_header"><i class="tgme_page_photo_image"></i><div class="tgme_channel_info_header_title_wrap"><div class="tgme_channel_info_header_title"><span dir="auto">{esc(story.outlet)}</span></div><div class="tgme_channel_info_header_username"><a href="https://t.me/{me}">@{me}</a></div></div></div><div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">18.2K</span> <span class="counter_type">subscribers</span></div></div><div class="tgme_channel_info_description">قناة مختلقة للتمرين، لا تمثل أحدا<br/>للتواصل معنا اكتبوا إلى بوت متخيل</div><a class="tgme_channel_download_telegram" href="//telegram.org/dl">{words["telegram"]}</a></div></section></div></div></header>
<main class="tgme_main" data-url="/s/{me}"><div class="tgme_container"><section class="tgme_channel_history js-message_history"><div class="tme_messages_more_wrap js-messages_more_wrap"><a href="/s/{me}?before=601" class="tme_messages_more">{words["older"]}</a></div>
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message service_message js-widget_message" data-post="{me}/600"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_service_date_wrap"><span class="tgme_widget_message_service_date">May {story.day.day}, 2023</span></div><div class="tgme_widget_message_text">Channel photo updated</div></div></div></div>
{messages}</section></div><div class="tgme_footer_box"><a href="tg://resolve?domain={me}">{words["promo"]}</a></div></main></body></html>"""
    expect = Expected(
        title=None, main=[*first, *second, *third], may_read=[story.title], author=story.outlet, url=url,
        must_not_read=[card.title, card.lead, "لا تمثل أحدا", "بوت متخيل", "18.2K", words["older"], "Channel photo updated", words["promo"]],
        published=str(utc(story.moment).date()), relayed=[Relay("forwarded", source, "\n\n".join(second))],
    )  # fmt: skip
    return Page(
        f"telegram-channel-{language}-{story.number:02}", "telegram-channel", page.encode(), url, expect, language
    )
