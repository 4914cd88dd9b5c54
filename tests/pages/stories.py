"""Our eight sample reports, and what we made up to stand around them: other news, readers, names. All invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "isnad" / "samples"
WEEKDAYS = ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Story:
    """A sample report, with the outlet and the moment that its pages give it."""

    number: int
    site: str  # the outlet's name in its addresses
    title: str
    paragraphs: list[str]  # the first says that all is invented
    outlet: str
    moment: datetime
    author: str
    caption: str

    @property
    def day(self) -> date:
        return self.moment.date()

    @property
    def host(self) -> str:
        return f"www.{self.site}-news.example"

    @property
    def instant(self) -> str:
        return self.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def clock(self) -> str:
        return self.moment.strftime("%H:%M")


@dataclass(frozen=True)
class Card:
    """Another outlet's or another day's news, as a teaser shows it."""

    title: str
    lead: str
    day: date


@dataclass(frozen=True)
class Comment:
    """What a reader wrote below."""

    name: str
    text: str
    moment: datetime


def arabic_day(day: date, months: list[str], *, weekday: bool = True, indic: bool = False) -> str:
    """`الجمعة 19 أيار 2023`."""
    words = f"{day.day} {months[day.month - 1]} {day.year}"
    words = f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words
    return words.translate(_INDIC) if indic else words


def indic(text: str) -> str:
    """With Arabic-Indic digits."""
    return text.translate(_INDIC)


@cache
def stories() -> tuple[Story, ...]:
    """The eight, in the order of their numbers."""
    lines = (SAMPLES / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"][-2:]: row for row in map(json.loads, lines)}
    told = {
        number: (row["title"], row["text"].split("\n\n"), row["outlet"]) for number, row in rows.items()
    } | _from_files()
    sites = {"01": "difaf", "02": "jisr", "03": "wadi", "04": "sahl", "05": "furat", "06": "rimal", "07": "qibli"}
    days = {"04": 20, "06": 21, "07": 21, "08": 23}
    return tuple(
        Story(
            int(number), sites.get(number, "waha"), title, paragraphs, outlet,
            datetime(2023, 5, days.get(number, 19), 10 + at, 7 * at + 3,
                     tzinfo=timezone(timedelta(hours=2 if int(number) > 5 else 3))),
            AUTHORS[at % len(AUTHORS)], CAPTIONS[int(number) > 5],
        )
        for at, (number, (title, paragraphs, outlet)) in enumerate(sorted(told.items()))
    )  # fmt: skip


def _from_files() -> dict[str, tuple[str, list[str], str]]:
    """The samples that are pages in plain text, without the furniture that stands in them."""

    def read(name: str) -> list[str]:
        return [part.strip() for part in (SAMPLES / name).read_text(encoding="utf-8").strip().split("\n\n")]

    second, fifth, eighth = read("02_observatory.txt"), read("05_undated_page.txt"), read("08_followup.txt")
    return {
        "02": (second[1], [second[0], *second[3:]], "صحيفة الجسر التدريبية"),
        "05": (fifth[2], [fifth[0], *fifth[4:8]], "شبكة مراسلي الفرات التدريبية"),
        "08": (eighth[1], [eighth[0], *eighth[3:]], "صحيفة الواحة التدريبية"),
    }


AUTHORS = ["سلمى المتخيلة", "رائد الافتراضي", "هدى النموذجية"]
CAPTIONS = [
    "منظر من أطراف البلدة في صورة أرشيفية مختلقة (تصوير تدريبي)",
    "طريق صحراوي تعبره شاحنات، لقطة مختلقة للتدريب",
]
CARDS = [
    Card("مقتل ستة عمال بسقوط قذيفة على محطة مياه في ريف منبج", "قضى العمال الستة وهم يصلحون مضخة، بحسب دفاع مدني متخيل", date(2023, 4, 2)),
    Card("انفجار عبوة ناسفة بحافلة في درعا يخلف ثلاث ضحايا", "مرت الحافلة فوق العبوة عند مفرق زراعي فتحطمت مقدمتها", date(2023, 3, 27)),
    Card("غارات متتالية على أطراف معرة النعمان تشرد مئات العائلات", "افترش الهاربون بساتين الزيتون في انتظار من ينقلهم", date(2022, 12, 9)),
    Card("اشتباكات بين فصيلين في الزاوية تغلق الطريق الساحلي", "تبادل المسلحون النيران بالأسلحة المتوسطة طوال ساعتين", date(2023, 6, 14)),
    Card("سقوط صاروخ قرب مدرسة في تعز وإصابة تلميذتين", "كان التلاميذ قد خرجوا إلى الفسحة حين دوى الصوت", date(2023, 2, 11)),
    Card("طائرة مجهولة تستهدف سيارة على طريق أوباري", "احترقت السيارة بمن فيها ولم يعرف عدد ركابها", date(2023, 7, 30)),
    Card("ارتفاع أسعار القمح بعد موسم شحيح الأمطار", "يشكو المزارعون غلاء البذار ووقود الآبار", date(2023, 5, 1)),
    Card("المنتخب المتخيل يستعد لمباراته الودية الأخيرة", "أجرى اللاعبون حصة خفيفة على ملعب البلدية", date(2023, 5, 24)),
]  # fmt: skip
COMMENTS = [
    Comment("أبو المثال", "ابن خالتي شاهد الأمر بعينيه ويقول إن الموتى سبعة عشر وليس كما كتبتم", datetime(2023, 5, 25, 21, 14, tzinfo=UTC)),
    Comment("قارئة من بعيد", "قبل أسبوع ضربوا قريتنا كذلك وماتت جارتنا مع أولادها الثلاثة ولم يكتب أحد", datetime(2023, 5, 26, 7, 40, tzinfo=UTC)),
    Comment("Mithal_77", "حسبنا الله، إلى متى هذا الدمار؟ شكرا للموقع على النقل", datetime(2023, 6, 2, 12, 5, tzinfo=UTC)),
]  # fmt: skip


def teasers(cards: list[Card]) -> list[str]:
    """The words of cards, for `must_not_read`."""
    return [words for card in cards for words in (card.title, card.lead)]


def replies(comments: list[Comment]) -> list[str]:
    """The words of comments, for `must_not_read`."""
    return [comment.text for comment in comments]
