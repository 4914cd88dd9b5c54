"""Posts of others inside a report: whoever wrote one is a link of the chain, nearest to the outlet.

A forwarded, quoted or shared post is the word of its author, whom the report only hands on. Who speaks inside
the post stands behind its author.
"""

from __future__ import annotations

import msgspec

from isnad.claims.chain import Speech
from isnad.claims.sentence import Draft
from isnad.lexicon.load import Lexicon
from isnad.lexicon.model import Actor, Layer
from isnad.mentions.matcher import Scan
from isnad.records import Document, Link, LinkKind, Relayed, Stance
from isnad.text.tokens import sentences

_NEAR = 400  # letters around a post in which the page shows its author's name
_NO_WORD = -1


class Relays:
    """Gives the drafts of one report the authors of the posts they stand in."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.links = [(relay, _link(relay, document.text, lexicon)) for relay in document.relayed if relay.author]

    def credit(self, draft: Draft) -> None:
        """Put the authors of the posts around a draft's happening before whoever speaks there."""
        around = [link for relay, link in self.links if relay.start <= draft.word.start < relay.end]
        if not around:
            return
        spoken = draft.chain
        links = (*around, *(spoken.links if spoken is not None else ()))
        stance = spoken.stance if spoken is not None else Stance.SAYS
        size = len(draft.tokens)
        draft.chain = Speech(links, 0, size, stance, _NO_WORD, spoken.rule if spoken is not None else "chain.relayed")


def _link(relay: Relayed, text: str, lexicon: Lexicon) -> Link:
    name = relay.author or ""
    start, end = _shown(name, relay, text)
    link = Link(
        id=None, kind=LinkKind.OUTLET, label_ar=name, label_en=name, text=text[start:end], start=start, end=end
    )  # fmt: skip
    actor = _known(name, lexicon)
    if actor is None:
        return link
    kind = (
        LinkKind.PERSON
        if actor.kind == "person"
        else LinkKind.AGENCY
        if actor.sector == "JRN"
        else LinkKind.ORGANISATION
    )
    return msgspec.structs.replace(link, id=actor.id, kind=kind, label_ar=actor.ar, label_en=actor.en)


def _shown(name: str, relay: Relayed, text: str) -> tuple[int, int]:
    """Where the page shows the name; the beginning of the post, without any letter, where it does not."""
    at = text.rfind(name, max(0, relay.start - _NEAR), relay.start)
    if at < 0:
        at = text.find(name, relay.end, relay.end + _NEAR)
    return (at, at + len(name)) if at >= 0 else (relay.start, relay.start)


def _known(name: str, lexicon: Lexicon) -> Actor | None:
    """The actor whose name is the whole of a poster's name."""
    for sentence in sentences(name):
        hits = Scan(sentence, lexicon).at(0, Layer.ACTOR)
        whole = [hit.entry for hit in hits if hit.behind == len(sentence) and isinstance(hit.entry, Actor)]
        return whole[0] if whole else None
    return None
