"""What posts share: accounts, words of the platforms' buttons in both languages, comments, hashed class names."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from pages.kit import Relay, esc
from pages.stories import COMMENTS, EGYPT, Story

LABELS = {
    "ar": {
        "like": "أعجبني", "comment": "تعليق", "share": "مشاركة", "reply": "رد", "follow": "متابعة", "public": "عام",
        "more": "عرض المزيد", "reactions": "كل التفاعلات:", "write": "اكتب تعليقا عاما...", "relevant": "الأكثر ملاءمة",
        "older": "عرض تعليقات سابقة", "menu": "قائمة الموقع", "contacts": "جهات الاتصال", "sponsored": "ممول",
        "login": "سجّل الدخول للتواصل مع أصدقائك", "weeks": "3 أسابيع", "search": "ابحث هنا", "views": "مشاهدة",
        "conversation": "سلسلة الردود", "people": "أشخاص ذوو صلة", "trends": "المتداول في منطقتك",
        "promo": "لا تفوّت ما يجري الآن", "forwarded": "محوّلة من", "telegram": "افتح في التطبيق", "home": "الرئيسية",
    },
    "en": {
        "like": "Like", "comment": "Comment", "share": "Share", "reply": "Reply", "follow": "Follow", "public": "Public",
        "more": "See more", "reactions": "All reactions:", "write": "Write a public comment...",
        "relevant": "Most relevant", "older": "View previous comments", "menu": "Site menu", "contacts": "Contacts",
        "sponsored": "Sponsored", "login": "Log in to connect with friends", "weeks": "3w", "search": "Search here",
        "views": "Views", "conversation": "Conversation thread", "people": "Relevant people",
        "trends": "Trending in your region", "promo": "Don't miss what's happening", "forwarded": "Forwarded from",
        "telegram": "Open in the app", "home": "Home",
    },
}  # fmt: skip
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
HASHED = ["x1n2onr6", "x78zum5", "xdt5ytf", "x1iyjqo2", "x1qughib", "x6s0dn4", "x1a2a7pz", "x193iq5w", "xeuugli", "x13faqbe", "x1vvkbs", "x1xmvt09", "x1lliihq", "xdj266r", "x14z9mp", "xat24cr", "x1lziwak", "x1yztbdb", "xzsf02u", "x1s688f"]  # fmt: skip


def hashed(seed: int, count: int = 6) -> str:
    """Class names that say nothing, the same at every run."""
    return " ".join(random.Random(seed).sample(HASHED, count))


def handle(story: Story) -> str:
    return f"{story.site}_tadrib"


def status_id(moment: datetime, salt: int = 77) -> int:
    """The id of a status: its milliseconds since the platform's epoch, then 22 bits of machine and sequence."""
    return (int(moment.timestamp() * 1000) - 1288834974657 << 22) + salt


def post_text(story: Story) -> list[str]:
    """A post of a few lines; long ones are for the platforms that allow them."""
    return [story.paragraphs[0], story.paragraphs[-2]]


def quote_of(story: Story) -> tuple[Relay, str, datetime]:
    """The post that a post quotes, the handle of its author, and when that was written: before the post itself."""
    where = "البلدة" if story.number < 6 else "الطريق"
    words = f"رسالة تدريبية مختلقة: نرجو من الأهالي الابتعاد عن {where} حتى تنتهي الفرق من رفع الركام وإحصاء المتضررين"
    author = "مرصد النهر المتخيل" if story.number < 6 else "غرفة الجبل المتخيلة"
    return Relay("quoted", author, words), "nahr_mutakhayyal", story.moment - timedelta(days=1, hours=2)


def printed(moment: datetime, language: str) -> str:
    """A day and clock as Facebook prints them, in its user's own zone, which it does not name."""
    hour, half = moment.hour % 12 or 12, moment.hour >= 12
    if language == "ar":
        return f"{moment.day} {EGYPT[moment.month - 1]} {moment.year}، الساعة {hour}:{moment:%M} {'م' if half else 'ص'}"
    return f"{MONTHS[moment.month - 1]} {moment.day}, {moment.year} at {hour}:{moment:%M} {'PM' if half else 'AM'}"


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def lines(paragraphs: list[str], wrap: str = "<p>{}</p>") -> str:
    """Paragraphs, each in an element."""
    return "".join(wrap.format(esc(text)) for text in paragraphs)


def said(template: str) -> str:
    """The readers' comments by a template of `{name}`, `{text}`, `{time}`, `{seconds}`, `{id}`."""
    return "".join(
        template.format(
            name=esc(comment.name), text=esc(comment.text), time=comment.moment.isoformat(),
            seconds=int(comment.moment.timestamp()), id=status_id(comment.moment), n=n,
        )
        for n, comment in enumerate(COMMENTS)
    )  # fmt: skip
