"""Who a claim comes from and through whom: the origin first, then each hand it passed, the outlet last."""

from __future__ import annotations

from isnad.display import wording
from isnad.display.say import Say
from isnad.records import Claim, Document, Link, LinkKind, Stance


def lines(say: Say, claim: Claim, report: Document) -> list[str]:
    """The chain of a claim, a line a hand: the origin with the force of its saying, those between, the report."""
    if not claim.chain:
        return [say("chain.own-voice", outlet=outlet(say, report))]
    *between, origin = claim.chain
    through = [name(say, link) for link in reversed(between)]
    told = [said(say, origin)]
    if through:
        told.append(say("chain.through", links=say.listed(through)))
    return [*told, say("chain.in", outlet=outlet(say, report))]


def said(say: Say, link: Link) -> str:
    """A speaker with what kind of saying it is, and the report's own word for it where it has more force."""
    words = name(say, link)
    if link.stance is Stance.SAYS:
        return words
    force = say.term("stance", link.stance)
    verb = say("chain.verb", force=force, verb=say.quoted(link.verb)) if link.verb else force
    return say("chain.said", speaker=words, verb=verb)


def name(say: Say, link: Link) -> str:
    """A speaker by name; an unnamed one by what he is said to be."""
    label = link.label_ar if say.rtl else link.label_en
    if link.id is None and (say.rtl or link.kind is not LinkKind.ANONYMOUS):
        return say.quoted(link.text or label)
    if link.id is None or link.id.startswith(wording.GENERIC):
        return say("named-and-quoted", label=say.data(label), words=say.quoted(link.text))
    shown = say.data(label)
    return say("chain.office", person=shown, office=say.data(link.office)) if link.office else shown


def outlet(say: Say, report: Document) -> str:
    """The report by its outlet and the name it was given, or by its id."""
    known = [words for words in (report.outlet, report.source_id) if words]
    return say("list.comma").join(say.data(words) for words in known) if known else say.id(report.id)
