"""Runs the examples of the lexicon: what each layer's `matches` must give and its `rejects` must not.

An example is named by its entry, its list and its place in it ('strike.air match 0'); a failure also by the check
that failed ('strike.air match 0 actor'). Happenings are read whole; the other layers are checked where their
words are found, since most of them make no claim by themselves. All of them are good for one thing more: what no
sentence may give is looked for in every one (`overlap`, `two-roles`, `span`).
"""

from __future__ import annotations

import example_voices as voices
import example_words as words
from example_parts import Check, Failures, Row, claims_of, says

from isnad.claims.reader import default_reader
from isnad.lexicon.model import Layer
from isnad.records import Claim

# Closed classes without entries, and kinds of force, which are words beside an adjective and make no sentence.
_DATES = "clues/"  # tests/dates/test_clues.py runs theirs
_WITHOUT_EXAMPLES = ("grammar.yaml", "times.yaml", "place_cues.yaml", "arms.yaml")


def files() -> list[str]:
    """The lexicon's files whose entries bear examples."""
    raw = default_reader().lexicon.raw
    return sorted(name for name in raw if name not in _WITHOUT_EXAMPLES and not name.startswith(_DATES))


def rows_of(file: str) -> list[Row]:
    """The entries of one file, as written."""
    raw = default_reader().lexicon.raw[file]
    return raw["policy"] if file == "numbers.yaml" else raw


def failures(file: str) -> dict[str, str]:
    """Every check of a file that fails, by name, with its sentence and what was seen instead."""
    match, reject = _CHECKS[file.partition("/")[0].removesuffix(".yaml")]
    found: dict[str, str] = {}
    for row in rows_of(file):
        for kind, check in (("match", match), ("reject", reject)):
            examples = row.get(f"{kind}es" if kind == "match" else "rejects") or []
            if not examples:
                found[f"{row['id']} {kind} - missing"] = "no example"
            for number, example in enumerate(examples):
                for failed, seen in (*check(row, example), *_breaches(example["text"])):
                    found[f"{row['id']} {kind} {number} {failed}"] = f"{example['text']} (seen: {seen})"
    return found


def _breaches(text: str) -> Failures:
    """What no sentence may give, whatever it says: a party or voice that holds the word of what was done, one
    that acts and suffers at once, a span that is not of the text."""
    for claim in claims_of(text):
        parts = (claim.evidence, *claim.mentions, *claim.actors, *claim.counts, *claim.chain)
        spans = [part for part in (*parts, claim.target, claim.weapon, claim.place) if part is not None]
        if wrong := [span for span in spans if not span.text or text[span.start : span.end] != span.text]:
            yield "span", wrong
        done = [(mention.start, mention.end) for mention in claim.mentions]
        holding = [p.text for p in (*claim.actors, *claim.chain) if any(p.start < e and s < p.end for s, e in done)]
        if holding:
            yield "overlap", holding
        roles = {role: {a.id for a in claim.actors if a.id and a.role == role} for role in ("actor", "recipient")}
        if both := roles["actor"] & roles["recipient"]:
            yield "two-roles", both


# ---- happenings ---------------------------------------------------------------------------------


def _happening(row: Row, example: Row) -> Failures:
    """A claim of this entry, else of its type, that has what the example names; the best of several counts."""
    wanted_type = example.get("type", row["type"])
    claims = claims_of(example["text"])
    own = [c for c in claims if row["id"] in c.why] or [c for c in claims if str(c.event_type) == wanted_type]
    if not own:
        yield "claim", [c.why[0] for c in claims]
        return
    yield from min((list(_unmet(claim, wanted_type, example)) for claim in own), key=len)


def _unmet(claim: Claim, wanted_type: str, example: Row) -> Failures:
    if str(claim.event_type) != wanted_type:
        yield "type", claim.event_type
    if example.get("told", True) is not claim.told:
        yield "told", claim.why
    if "status" in example and str(claim.status) != example["status"]:
        yield "status", claim.status
    if not set(example.get("modes", ())) <= set(claim.modes):
        yield "modes", claim.modes
    for role in ("actor", "recipient", "partner"):
        if role in example:
            parties = [a for a in claim.actors if a.role == role]
            if not any(says(a.text, example[role]) or says(a.label_ar, example[role]) for a in parties):
                yield role, [f"{a.role}: {a.text}" for a in claim.actors]
    seen = [{"what": str(c.what), "who": c.who, "low": c.low, "high": c.high} for c in claim.counts]
    if any(not any(wanted.items() <= count.items() for count in seen) for wanted in example.get("counts", ())):
        yield "counts", seen


def _not_happening(row: Row, example: Row) -> Failures:
    for claim in claims_of(example["text"]):
        if claim.told and row["id"] in claim.why:
            yield "claim", claim.why
            return


_CHECKS: dict[str, tuple[Check, Check]] = {
    "happenings": (_happening, _not_happening),
    "actors": (words.actor, words.not_actor),
    "weapons": words.noun(Layer.WEAPON),
    "people": words.noun(Layer.PEOPLE),
    "targets": words.noun(Layer.TARGET),
    "sayings": (voices.saying, voices.not_saying),
    "sources": (voices.source, voices.not_source),
    "numbers": (voices.number, voices.not_number),
    "contexts": (words.context, words.not_context),
    "zones": (words.zone, words.not_zone),
    "posts": (words.post, words.not_post),
}
