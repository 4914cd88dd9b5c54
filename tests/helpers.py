"""What tests of the reader share: a text through the real parts, whole or up to one layer.

Everything goes by the reader that ships (`default_reader`), made once a process. No part is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest

from isnad.claims.chain import Speakers, Speech
from isnad.claims.parties import Named, PartyFinder
from isnad.claims.read import read
from isnad.claims.reader import default_reader
from isnad.mentions.matcher import Scan
from isnad.mentions.numbers import Amount
from isnad.mentions.places import find
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention
from isnad.places.choose import Chooser, Chosen
from isnad.records import Claim, Document
from isnad.reports.item import Fields, Item
from isnad.text.tokens import Sentence, sentences


def make_document(text: str, *, published: str | None = None, title: str | None = None) -> Document:
    """A report as it is made from a line of JSONL."""
    fields = Fields(text=text, published=published, title=title)
    return default_reader().document(Item(msgspec.json.encode(fields), fields, "test"))


def read_text(text: str, *, published: str | None = None, title: str | None = None) -> list[Claim]:
    """The claims of a text."""
    return read(make_document(text, published=published, title=title), default_reader())


def sentences_of(text: str) -> Iterator[Sentence]:
    """Sentences with words that were broken up joined again, as the reader sees them."""
    return sentences(text, known=default_reader().known)


def scans(text: str) -> list[Scan]:
    """The sentences of a text with everything that the vocabulary knows in them."""
    return [Scan(sentence, default_reader().lexicon) for sentence in sentences_of(text)]


def amounts(text: str) -> list[Amount]:
    """The amounts of a text, sentence by sentence."""
    return [amount for sentence in sentences_of(text) for amount in default_reader().numbers.find(sentence)]


def times(text: str) -> list[TimeMention]:
    """The time expressions of a text."""
    found: list[TimeMention] = []
    before: list[TimeMention] = []
    for sentence in sentences_of(text):
        before = default_reader().times.find(sentence, before)
        found += before
    return found


def chosen_places(text: str, *, leans_to: str | None = None) -> list[Chosen]:
    """The places that a report names, each as its reader would settle it, sentence by sentence."""
    reader = default_reader()
    chooser = Chooser(reader.gazetteer)
    if leans_to:
        chooser.lean(leans_to, 3)
    syntaxes = [Syntax(scan, reader.times.find(scan.sentence)) for scan in scans(text)]
    return [found for syntax in syntaxes for found in chooser.settle(find(syntax, reader.cues))]


def speeches(scan: Scan, text: str) -> list[Speech]:
    """The acts of saying of one sentence that stands alone."""
    reader = default_reader()
    syntax = Syntax(scan, reader.times.find(scan.sentence))
    return Speakers(text).read(syntax, PartyFinder(syntax, reader.lexicon, Named()))


@contextmanager
def known_bug(what: str) -> Iterator[None]:
    """Checks inside fail today because of a bug that is told of; once they pass, the test fails and says so."""
    try:
        yield
    except Exception:
        return
    pytest.fail(f"This passes now, take `known_bug` away: {what}")
