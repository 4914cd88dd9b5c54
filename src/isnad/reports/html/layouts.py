"""How the platforms' pages are built: layouts.yaml, with its selectors compiled when first used."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

import msgspec
import yaml
from cssselect import HTMLTranslator
from lxml import etree

from isnad.records import RelayKind, ZoneKind
from isnad.reports.addresses import host_of
from isnad.reports.html.containers import Element

_MOST_QUOTES = 20  # a page that shows more is no post


class _Raw(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A layout as layouts.yaml has it."""

    id: str
    site: str
    hosts: list[str] = []
    title: str = ""
    when: list[str] = []
    post: str
    text: str
    author: str = ""
    handle: str = ""
    stamp: list[tuple[str, str]] = []
    printed: str = ""
    address: str = ""
    quoted: str = ""
    quoted_box: str = ""
    quoted_text: str = ""
    quoted_author: str = ""
    forward: str = ""
    told_in: tuple[str, str] | None = None
    comment: str = ""
    other: str = ""
    relay: RelayKind = RelayKind.QUOTED
    later: ZoneKind = ZoneKind.COMMENT
    all: bool = False
    titled: bool = False


class Layout:
    """A layout with its selectors compiled."""

    def __init__(self, raw: _Raw) -> None:
        self.raw = raw
        # A page without the words of a selector cannot have it: that is asked first, on the source.
        self.when = [(re.findall(r"[\w-]{4,}", selector), _compiled(selector)) for selector in raw.when]
        self.find: dict[str, Callable[[Element], list[Element]]] = {
            name: _compiled(getattr(raw, name))
            for name in ("post", "title", "text", "author", "handle", "printed", "address", "quoted", "quoted_text",
                         "quoted_author", "forward", "comment", "other")
        }  # fmt: skip
        self.box = etree.XPath(raw.quoted_box) if raw.quoted_box else None
        self.stamps = [(_compiled(selector), attribute) for selector, attribute in raw.stamp]

    def quotes(self, post: Element) -> list[Element]:
        """The boxes of others' posts inside a post."""
        found = self.find["quoted"](post)[:_MOST_QUOTES]
        if self.box is None:
            return found
        headings = [heading for heading in found if heading.find(".//strong") is not None]
        return [box for heading in headings[1:] for box in self.box(heading)]

    def fits(self, root: Element, source: str, host: str, site: str | None) -> bool:
        """Whether the page has what the layout always has, and is of its site where the layout names one."""
        if (
            self.raw.hosts
            and site != self.raw.site
            and not any(host == name or host.endswith("." + name) for name in self.raw.hosts)
        ):
            return False
        return any(all(word in source for word in words) and found(root) for words, found in self.when)


def _compiled(selector: str) -> Callable[[Element], list[Element]]:
    if not selector:
        return lambda root: []
    if selector.startswith("xpath:"):
        return _found_by(etree.XPath(selector.removeprefix("xpath:")))
    return _found_by(etree.XPath(HTMLTranslator().css_to_xpath(selector, prefix="descendant-or-self::")))


def _found_by(path: etree.XPath) -> Callable[[Element], list[Element]]:
    return lambda root: list(path(root))


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """All layouts, in the order of the file."""
    raw = yaml.safe_load(files(__package__).joinpath("layouts.yaml").read_text("utf-8"))
    return tuple(Layout(msgspec.convert(row, _Raw)) for row in raw)


def layout_of(root: Element, source: str, url: str | None, site: str | None) -> Layout | None:
    """The layout of a page, parsed and as its source; None for a page that is no platform's.

    Args:
        root: the page.
        source: the same as it was written.
        url: its address.
        site: the name that it gives its site.
    """
    host = host_of(url)
    return next((layout for layout in layouts() if layout.fits(root, source, host, site)), None)
