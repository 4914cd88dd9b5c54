"""One language of the display: its texts and terms, and data put among them without breaking the line."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.display.direction import auto, ltr
from isnad.display.labels import LANGUAGES, Labels, labels
from isnad.display.veil import Veil

SHOWN = 8  # letters of an id that are shown; `isnad show` takes any beginning that fits one record


class Say:
    """Says things in English or in Arabic."""

    def __init__(self, lang: str, veil: Veil | None = None, words: Labels | None = None) -> None:
        self.lang = lang
        self.rtl = lang == "ar"
        self.veil = veil or Veil()
        self.labels = words or labels()

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values, which are put in as they are."""
        return self.labels.texts[key][self.lang].format(**values)

    def term(self, kind: str, value: object) -> str:
        """The word for a value of a closed vocabulary."""
        return self.labels.term(kind, value, self.lang)

    def data(self, text: str) -> str:
        """A name or phrase from the records, private names hidden."""
        return auto(self.veil.over(text, self("name.hidden")))

    def quoted(self, text: str) -> str:
        """Words of a report, in quotation marks that turn with their direction."""
        return auto(f"«{self.veil.over(text, self('name.hidden'))}»")

    def id(self, id_: str) -> str:
        """An id as far as it is shown."""
        return ltr(id_[:SHOWN])

    def listed(self, items: Iterable[str], most: int = 4) -> str:
        """Some things one after the other, and how many more there are."""
        every = list(items)
        shown = self("list.comma").join(every[:most])
        return shown if len(every) <= most else self("list.more", shown=shown, more=len(every) - most)


def languages(lang: str, veil: Veil | None = None) -> list[Say]:
    """The languages asked for: `en`, `ar`, or `both`."""
    return [Say(one, veil) for one in LANGUAGES if lang in (one, "both")]
