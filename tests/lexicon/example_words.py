"""Checks of names and nouns, contexts and pages: whether an entry stands in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from example_parts import Check, Failures, Row, claims_of, hits_of

from helpers import scans
from isnad.claims.reader import default_reader
from isnad.lexicon.model import Layer
from isnad.mentions.matcher import Hit, Scan
from isnad.reports.posts.words import post_words
from isnad.text.normalise import fold, fold_key


def _named(row: Row, text: str) -> bool:
    """Whether an actor is named; short forms only count where it is also named in full."""
    return any(not hit.form.short for _, hit in hits_of(row, text, Layer.ACTOR))


def actor(row: Row, example: Row) -> Failures:
    """Named, or lending its adjective, or composed (طائرات + روسية)."""
    text = example["text"]
    adjective = any(True for _ in hits_of(row, text, Layer.STATE))
    if not adjective and not _named(row, text) and row["id"] not in _parties(text):
        yield "hit", [hit.entry.id for scan in scans(text) for hit in scan.of(Layer.ACTOR)]


def not_actor(row: Row, example: Row) -> Failures:
    """An adjective alone is no actor; it must not become one."""
    if _named(row, example["text"]) or row["id"] in _parties(example["text"]):
        yield "hit", row["id"]


def _parties(text: str) -> set[str | None]:
    """Ids of those who act, suffer or speak."""
    claims = claims_of(text)
    return {a.id for c in claims for a in c.actors} | {link.id for c in claims for link in c.chain}


def noun(layer: Layer) -> tuple[Check, Check]:
    """Checks of a layer of nouns; a noun that counts only with its number is looked for beside one."""

    def found(row: Row, hits: Iterator[tuple[Scan, Hit]]) -> bool:
        return any(not row.get("number_only") or _numbered(scan, hit) for scan, hit in hits)

    def match(row: Row, example: Row) -> Failures:
        text = example["text"]
        if not found(row, hits_of(row, text, layer)):
            yield "hit", [hit.entry.id for scan in scans(text) for hit in scan.of(layer)]

    def reject(row: Row, example: Row) -> Failures:
        if found(row, hits_of(row, example["text"], layer, Layer.ACTOR, Layer.PLACE)):
            yield "hit", row["id"]

    return match, reject


def _numbered(scan: Scan, hit: Hit) -> bool:
    """A dual is two; else an amount stands in front, من between them or not."""
    ends = {amount.behind for amount in default_reader().numbers.find(scan.sentence)}
    before = hit.first - 1 if hit.first and scan.sentence.keys[hit.first - 1] == "من" else hit.first
    return hit.form.tag == "du" or bool(ends & {before, hit.first})


# ---- contexts and pages -------------------------------------------------------------------------


def _in_context(row: Row, text: str) -> bool:
    """Whether the sentence is in a context; for one that stands beside its word, beside a word of ours."""
    finder = default_reader().lexicon.context_finder
    for scan in scans(text):
        keys = scan.sentence.keys
        for at, word in enumerate(scan.words):
            forms = [form for reading in word.readings for form in reading.forms] if word is not None else []
            ours = row["scope"] == "sentence" or any(form.layer is Layer.HAPPENING for form in forms)
            if ours and finder.veto(frozenset({row["id"]}), keys, at + 1):
                return True
    return False


def context(row: Row, example: Row) -> Failures:
    if not _in_context(row, example["text"]):
        yield "context", None


def not_context(row: Row, example: Row) -> Failures:
    if _in_context(row, example["text"]):
        yield "context", row["id"]


def _fits_zone(row: Row, text: str) -> bool:
    (rule,) = (r for r in default_reader().zone_rules if r.id == row["id"])
    line = fold_key(text).lower()
    return rule.fits(line, len(line.split()), 1.0)


def zone(row: Row, example: Row) -> Failures:
    if not _fits_zone(row, example["text"]):
        yield "line", None


def not_zone(row: Row, example: Row) -> Failures:
    if _fits_zone(row, example["text"]):
        yield "line", row["id"]


def _on_posts(row: Row, text: str) -> bool:
    """A wording of posts.yaml: anywhere in the line if it may cling to other words, else the whole line."""
    words = post_words()
    if row["id"].endswith(".glued"):
        return any(re.search(word, fold(text).lower()) for word in words.lists[row["id"]])
    line = fold(text)
    return words.line(line, row["id"]) or words.line(re.sub(r"^\d+ ", "", line), row["id"])


def post(row: Row, example: Row) -> Failures:
    if not _on_posts(row, example["text"]):
        yield "line", None


def not_post(row: Row, example: Row) -> Failures:
    if _on_posts(row, example["text"]):
        yield "line", row["id"]
