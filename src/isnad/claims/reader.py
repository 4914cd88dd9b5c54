"""What a run reads with: lexicon, gazetteer and the rules compiled from them, made once and shared."""

from __future__ import annotations

from functools import lru_cache

from isnad.dates.published import Clues, dated
from isnad.lexicon import load
from isnad.lexicon.load import Lexicon
from isnad.mentions.numbers import NumberWords
from isnad.mentions.places import Cues
from isnad.mentions.times import TimeRules
from isnad.places import gazetteer as places
from isnad.places.gazetteer import Gazetteer
from isnad.records import Document
from isnad.reports.document import make
from isnad.reports.item import Item
from isnad.reports.zones import ZoneRules, compile_rules


class Reader:
    """The language and the map as one run knows them."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon.with_places(gazetteer.names())
        self.gazetteer = gazetteer
        self.numbers = NumberWords(lexicon.raw["numbers.yaml"])
        self.times = TimeRules(lexicon.raw["times.yaml"], self.numbers)
        self.clues = Clues(self.lexicon, self.times)
        self.cues = Cues(lexicon.raw["place_cues.yaml"])
        self.zone_rules: ZoneRules = compile_rules(lexicon.raw["zones.yaml"], lexicon.raw["times.yaml"]["classes"])

    def document(self, item: Item) -> Document:
        """The report of an item: identity, zones, language and its own date."""
        made = make(item, self.zone_rules)
        return dated(made.document, item.fields.published, made.dates, self.clues)

    def known(self, word: str) -> bool:
        """Whether a folded word is in the lexicon, with or without clitics."""
        return bool(self.lexicon.word(word).readings)


@lru_cache(maxsize=1)
def default_reader() -> Reader:
    """The reader that ships with isnad: the built-in lexicon and gazetteer."""
    return Reader(load.default(), places.load())
