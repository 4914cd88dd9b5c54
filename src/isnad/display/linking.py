"""Why claims are taken to tell of one event: for each the claim it goes with best, and the reasons by weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isnad.display.direction import ltr
from isnad.display.page import Page
from isnad.display.say import Say
from isnad.events.compute import leading
from isnad.events.features import explain, score
from isnad.events.traits import traits
from isnad.ledger import Ledger
from isnad.records import Claim


class Reason(NamedTuple):
    """A line of the table of features: what it adds, and its sentence in both languages."""

    adds: float
    sentence: dict[str, str]


class Pair(NamedTuple):
    """Two claims and what speaks for and against their telling of one event, the weightiest first."""

    one: str
    other: str
    total: float
    reasons: list[Reason]


def strongest_pairs(ledger: Ledger, claims: Sequence[Claim]) -> list[Pair]:
    """For each claim of an event its best companion; weighs words by the whole ledger, as linking does."""
    if len(claims) < 2:
        return []
    documents = {document.id: document for document in ledger.documents()}
    by_report: dict[str, list[Claim]] = {}
    for claim in ledger.claims():
        by_report.setdefault(claim.document, []).append(claim)
    leads = {id_: lead.id for id_, mine in by_report.items() if (lead := leading(mine)) is not None}
    compared = [c for mine in by_report.values() for c in mine if c.told or leads.get(c.document) == c.id]
    wanted = {claim.id for claim in claims}
    mine = {trait.id: trait for trait in traits(compared, documents, leads) if trait.id in wanted}
    pairs: dict[tuple[str, str], Pair] = {}
    for one in mine.values():
        companions = [other for other in mine.values() if other.id != one.id]
        if not companions:
            continue
        best = max(companions, key=lambda other: (score(one, other), other.id))
        first, second = sorted((one, best), key=lambda trait: trait.id)
        reasons = [Reason(adds, {"en": en, "ar": ar}) for _, adds, en, ar in explain(first, second) if adds]
        weightiest_first = sorted(reasons, key=lambda reason: -abs(reason.adds))
        pairs[first.id, second.id] = Pair(first.id, second.id, score(first, second), weightiest_first)
    return list(pairs.values())


def write(page: Page, say: Say, pairs: Sequence[Pair], numbers: Mapping[str, int]) -> None:
    """Write the pairs by the numbers of the table."""
    if not pairs:
        page.write(say("linking.single"), rtl=say.rtl, indent=2)
    for pair in sorted(pairs, key=lambda p: sorted((numbers[p.one], numbers[p.other]))):
        first, second = sorted((numbers[pair.one], numbers[pair.other]))
        line = say("linking.pair", one=first, other=second, total=_signed(pair.total))
        page.write(line, rtl=say.rtl, indent=2)
        for reason in pair.reasons:
            sentence = say("linking.reason", adds=_signed(reason.adds), why=reason.sentence[say.lang])
            page.write(sentence, rtl=say.rtl, indent=6)


def _signed(value: float) -> str:
    return ltr(f"{value:+.1f}")
