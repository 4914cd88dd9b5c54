"""Whether a second telling in a report is of the same time as one above it: 'the strike', or a statement that goes on."""

from __future__ import annotations

from isnad.claims.report import same_place
from isnad.claims.sentence import Draft, parties_of
from isnad.records import Status

_CARRIED_ON = "role.carried-on-in-one-statement"


def same_news(draft: Draft, above: Draft) -> str | None:
    """The rule by which a happening is of the time of one told above it in the report; None where none says so."""
    return _same_statement(draft, above) or _same_news(draft, above)


def _same_statement(draft: Draft, above: Draft) -> str | None:
    """كما نفذت في الوقت ذاته ضربة أخرى: a statement goes on about the same occasion, by the same doer."""
    goes_on = _CARRIED_ON in draft.frame.why and draft.type is above.type
    same = draft.chain is not None and above.chain is not None and draft.chain.links == above.chain.links
    return "time.same-statement" if goes_on and same else None


def _same_news(draft: Draft, above: Draft) -> str | None:
    """One kind of deed, by one side or on one sufferer, and nothing that tells the two apart."""
    if draft.type is not above.type or above.background or above.frame.status is not Status.ACTUAL:
        return None
    points_back = draft.frame.definite or _by_a_deed(draft)
    doers = (set() if _by_a_deed(draft) else _sides(draft), _sides(above))
    sufferers = (_ids(draft, "recipient"), _ids(above, "recipient"))
    means = (set(draft.frame.modes), set(above.frame.modes))
    if any(mine and theirs and not mine & theirs for mine, theirs in (doers, sufferers, means)) or not same_place(
        draft, above
    ):
        return None
    same_doer, same_sufferer = doers[0] & doers[1], sufferers[0] & sufferers[1]
    same = (same_doer or not doers[0]) if points_back else draft.frame.told and same_doer and same_sufferer
    return "time.same-news" if same else None


def _by_a_deed(draft: Draft) -> bool:
    """الضربة استهدفت: what acts is itself the deed, named before."""
    return any(
        hit.reading.article
        for party in draft.frame.actors
        for hit in draft.deeds
        if party.first <= hit.first < party.behind
    )


def _sides(draft: Draft) -> set[str]:
    """Who did it, and of which country they are."""
    return {name for role, p in parties_of(draft) if role == "actor" for name in (p.id, p.country) if name}


def _ids(draft: Draft, role: str) -> set[str]:
    return {party.id for of, party in parties_of(draft) if of == role and party.id}
