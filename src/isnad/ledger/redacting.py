"""A report with some of its words made unreadable: letter for letter, so that every position stays what it was.

Pure functions on documents; `withdrawing` keeps what they make.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import msgspec

from isnad.ledger.errors import LedgerError
from isnad.records import Anchor, Clue, Document, Judgement, Medium, Redaction, Relayed
from isnad.text.normalise import fold, fold_mapped

BLOCK = "\u2588"
_JOINING = str.maketrans("_-+", "   ")
_KEPT = "\n\r"  # lines stay lines, so that title, paragraphs and zones stay where they are


def blocked(document: Document, redactions: Sequence[Redaction], *, version: str) -> Document:
    """The report with these stretches blocked out, in the text and wherever else their words stand.

    Args:
        document: with its words readable.
        redactions: all that are to hold.
        version: the name of the new text version, from `text_version`.
    """
    text = over(document.text, redactions)
    words = {document.text[one.start : one.end] for one in redactions}

    def without(said: str | None) -> str | None:
        return None if said is None else _without(said, words)

    return msgspec.structs.replace(
        document,
        text=text, text_version=version, redactions=list(redactions),
        title=None if document.title is None else _title(document, redactions, words),
        outlet=without(document.outlet), author=without(document.author),
        forwarded_from=without(document.forwarded_from),
        published_basis=[_clue(clue, text, words) for clue in document.published_basis],
        media=[_medium(medium, words) for medium in document.media],
        relayed=[_relayed(relayed, words) for relayed in document.relayed],
    )  # fmt: skip


def over(text: str, redactions: Sequence[Redaction]) -> str:
    """The text with the stretches blocked out."""
    letters = list(text)
    for one in redactions:
        letters[one.start : one.end] = [c if c in _KEPT else BLOCK for c in letters[one.start : one.end]]
    return "".join(letters)


def every(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, as `[start, end)`: as words of their own or behind a particle (و, ل ...).

    They may be spelled otherwise in what folding makes equal: hamza, vowel signs, digits, tatweel.
    """
    return _joined(_places(text, words))


def checked(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, in order.

    Raises:
        LedgerError: E-CUST-010 where one is empty or leaves the text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise LedgerError(
                "E-CUST-010",
                f"{start}:{end} is no stretch of the report's text, which has {len(text)} letters",
                "Positions count letters from 0, as in documents.jsonl; the letter at END stays",
            )
    return _joined(spans)


def judgement_over(judgement: Judgement, before: Document, after: Document) -> Judgement:
    """A judgement without the words that were made unreadable in the report that it is about."""
    words = {before.text[one.start : one.end] for one in after.redactions}
    value, anchor = judgement.value, judgement.anchor
    return msgspec.structs.replace(
        judgement,
        anchor=anchor if anchor is None or anchor.document != before.id else _anchor(anchor, before, after),
        value=None if value is None else {_without(name, words): _without(said, words) for name, said in value.items()},
        why=None if judgement.why is None else _without(judgement.why, words),
    )


def _anchor(anchor: Anchor, before: Document, after: Document) -> Anchor:
    quoted = anchor.before + anchor.quote + anchor.after
    at = before.text.find(quoted) if quoted else -1
    words = {before.text[one.start : one.end] for one in after.redactions}
    if at < 0:
        parts = [_without(part, words) for part in (anchor.before, anchor.quote, anchor.after)]
    else:
        first, second = at + len(anchor.before), at + len(anchor.before) + len(anchor.quote)
        parts = [after.text[at:first], after.text[first:second], after.text[second : at + len(quoted)]]
    return msgspec.structs.replace(anchor, before=parts[0], quote=parts[1], after=parts[2])


def still_in(document: Document, words: Collection[str]) -> list[str]:
    """The fields that name the report and hold such words: they are part of its identity and stay."""
    fields = {"url": document.url, "source_id": document.source_id}
    return [name for name, said in fields.items() if said and _holds(said, words)]


def _holds(address: str, words: Collection[str]) -> bool:
    """Whether words stand in an address or a file's name, as they are or in its own way of writing them."""
    return any(_places(said, each) for said in {address, unquote(address)} for each in words)


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand, a hashtag's or file name's `_`, `-` and `+` counting as the spaces that they stand for."""
    parts = fold(words.translate(_JOINING)).split()
    if not parts:
        return []
    pattern = rf"(?<!\w)[{_particles()}]{{0,2}}(" + r"\s+".join(map(re.escape, parts)) + r")(?!\w)"
    folded = fold_mapped(text.translate(_JOINING))
    # Up to the next letter, so that vowel signs on the last one go with it.
    return [(folded.offsets[m.start(1)], folded.offsets[m.end(1)]) for m in re.finditer(pattern, folded.text)]


@lru_cache(maxsize=1)
def _particles() -> str:
    """The letters that are written together with the word behind them, two at most."""
    import yaml

    found = yaml.safe_load(Path(__file__).with_name("particles.yaml").read_text(encoding="utf-8"))
    return re.escape("".join(found["particles"]))


def _title(document: Document, redactions: Sequence[Redaction], words: Collection[str]) -> str:
    """The title, as its line of the text now reads, and without the words elsewhere."""
    title = document.title or ""
    at = document.text.find(title)
    if title and at >= 0:
        shifted = [
            msgspec.structs.replace(one, start=max(0, one.start - at), end=one.end - at)
            for one in redactions if one.end > at
        ]  # fmt: skip
        title = over(title, [one for one in shifted if one.start < len(title)])
    return _without(title, words)


def _clue(clue: Clue, text: str, words: Collection[str]) -> Clue:
    over = None if clue.over is None else _without(clue.over, words)
    if clue.start is not None and clue.end is not None:
        return msgspec.structs.replace(clue, text=text[clue.start : clue.end], over=over)
    return msgspec.structs.replace(clue, text=_without(clue.text, words), over=over)


def _medium(medium: Medium, words: Collection[str]) -> Medium:
    url, caption = medium.url, medium.caption
    return msgspec.structs.replace(
        medium,
        url=None if url is None or _holds(url, words) else url,
        caption=None if caption is None else _without(caption, words),
    )


def _relayed(relayed: Relayed, words: Collection[str]) -> Relayed:
    author = relayed.author
    return msgspec.structs.replace(relayed, author=None if author is None else _without(author, words))


def _without(said: str, words: Collection[str]) -> str:
    letters = list(said)
    for start, end in (span for each in words for span in _places(said, each)):
        letters[start:end] = [c if c in _KEPT else BLOCK for c in letters[start:end]]
    return "".join(letters)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
