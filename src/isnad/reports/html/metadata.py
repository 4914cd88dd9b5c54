"""What a page says about itself to machines: JSON-LD, Open Graph, meta tags, the comments of those who saved it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from isnad.reports.addresses import day_in_path
from isnad.reports.html.containers import Element, text_of
from isnad.text.normalise import fold_key

_ARTICLES = re.compile(
    r"(?:News|Reportage|Analysis|Background|Opinion|Report|Satirical|Tech|Scholarly)?Article$|Posting$|^Report$|^Review$"
)
_LIVE = "LiveBlogPosting"
_MAX_JSON = 2_000_000
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"url:\s*(\S+)")
_SINGLE_FILE_DATE = re.compile(r"saved date:\s*([^\n]+)")
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/(\d{14})[a-z_]*/(https?://.+)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "article:author_name")
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "article.published", "date_published", "cxenseparse:recs:publishtime", "article_date_original",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright-holder")


class Facts(msgspec.Struct):
    """What a page says of itself; every part may be missing. `saved` is when it was saved, as its saver wrote it."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    saved: str | None = None
    tab: str | None = None  # the title in the browser's tab
    dates: list[str] = []  # as written: published, the most trusted first
    doubtful: list[str] = []  # of an article that may be another's
    headline: str | None = None  # of the article that tells the first of the dates
    live: bool = False

    @property
    def day_in_url(self) -> str | None:
        """The day that many sites put into the path of an address, ISO 8601."""
        return day_in_path(self.url)


def facts_of(root: Element, given_url: str | None) -> Facts:
    """Read them.

    Args:
        root: the parsed page.
        given_url: the address that came with the page; it goes before any inside.
    """
    named = _meta(root)
    facts = Facts()
    _address(facts, root, given_url, named.get("og:url"))
    tab = _page_title(root)
    article, sure = _article(root, {facts.url, given_url, named.get("og:url")}, _first(named, _TITLES[:2]) or tab)
    facts.live = _LIVE in _types(article)
    headline = _text(article.get("headline")) if sure else None
    facts.title = _first(named, _TITLES[:2]) or headline or _first(named, _TITLES[2:]) or tab
    facts.tab = tab
    facts.author = (_names(article.get("author"), persons=True) if sure else None) or _author(named)
    facts.outlet = _first(named, _SITES[:1]) or _names(article.get("publisher")) or _first(named, _SITES[1:])
    if facts.author == facts.outlet:
        facts.author = None  # an outlet that names itself names nobody
    stated = [_text(article.get("datePublished")), _text(article.get("dateCreated"))]
    dates = [*(stated if sure else ()), *(named.get(key) for key in _DATES)]
    facts.headline = headline if any(stated) else None
    facts.dates = list(dict.fromkeys(date for date in dates if date))
    facts.doubtful = [date for date in stated if date and not sure]
    return facts


def _meta(root: Element) -> dict[str, str]:
    """Meta tags by their name in lower case; the first of a name counts."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        if element.get("itemprop") and not _is_of_page(element):
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content"))
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _is_of_page(element: Element) -> bool:
    """Microdata of the page itself: in its head, or in the thing that holds the title; a card has its own."""
    for above in element.iterancestors():
        if above.tag == "head" or above.get("itemscope") is not None:
            return above.tag == "head" or above.find(".//h1") is not None
    return True


def _article(root: Element, urls: set[str | None], title: str | None) -> tuple[dict[str, Any], bool]:
    """The JSON-LD node of the page's own article, and whether it surely is: by its address, its headline, or being alone.

    A page also has nodes of the stories on its cards.
    """
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    for node in nodes:
        if {_text(node.get("url")), _text(node.get("mainEntityOfPage"))} & (urls - {None}):
            return node, True
    wanted = fold_key(title or "").lower()
    headed = [(node, fold_key(headline).lower()) for node in nodes if (headline := _text(node.get("headline")))]
    for node, headline in headed:
        if headline in wanted or (wanted and wanted in headline):
            return node, True
    if len(nodes) == 1 and (not headed or not wanted):
        return nodes[0], True
    return (nodes[0] if nodes else {}), False


def _nodes(script: Element) -> Iterator[dict[str, Any]]:
    kind = (script.get("type") or "").lower()
    if "ld+json" not in kind or not script.text or len(script.text) > _MAX_JSON:
        return
    try:
        waiting = [json.loads(script.text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(2000):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:200]
        elif isinstance(node, dict):
            if any(_ARTICLES.search(kind) for kind in _types(node)):
                yield node
            waiting.extend(value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type")
    return tuple(str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return _clean(value) if isinstance(value, str) else None


def _names(value: object, *, persons: bool = False) -> str | None:
    """The names of an author or publisher, who may be a text, a thing or a list of either; of `persons` alone."""
    things = value if isinstance(value, list) else [value]
    things = [
        thing for thing in things if not (isinstance(thing, dict) and persons and "Organization" in _types(thing))
    ]
    names = [_clean(thing.get("name") if isinstance(thing, dict) else thing) for thing in things[:10]]
    return "، ".join(name for name in names if name) or None


def _author(named: dict[str, str]) -> str | None:
    found = _first(named, _AUTHORS)
    return None if found is None or found.startswith(("http://", "https://")) else found


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if key in named), None)


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _page_title(root: Element) -> str | None:
    element = root.find(".//head/title")
    return None if element is None else _clean(text_of(element))


def _address(facts: Facts, root: Element, given: str | None, declared: str | None) -> None:
    """The page's address, and when it was saved, from what came with it, its savers' comments and its own links."""
    canonical = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    comments = [str(comment.text or "") for comment in _first_comments(root)]
    noted = None
    for comment in comments:
        if found := _SAVED_FROM.search(comment):
            noted = found[1]
        elif "SingleFile" in comment and (found := _SINGLE_FILE.search(comment)):
            noted = found[1]
            facts.saved = date[1].strip() if (date := _SINGLE_FILE_DATE.search(comment)) else None
    facts.url = next((url for url in map(_clean, (given, noted, canonical, declared)) if _is_address(url)), None)
    if facts.url and (archived := _ARCHIVED.match(facts.url)):
        stamp, facts.url = archived[1], archived[2]
        facts.saved = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}Z"


def _is_address(url: str | None) -> bool:
    return url is not None and url.startswith(("http://", "https://"))


def _first_comments(root: Element) -> Iterator[Element]:
    """Comments before and at the head of the page, where browsers write what they know."""
    before = root.getprevious()
    while before is not None:
        if not isinstance(before.tag, str):
            yield before
        before = before.getprevious()
    for number, comment in enumerate(root.iter(etree.Comment)):
        if number == 10:
            return
        yield comment
