"""Whether a weekday or a date without a year lies ahead of the report or behind it: the tense around it tells.

'The session begins Thursday' looks ahead, 'the talks ended Thursday' back. The nearest word that shows a tense
decides, first before the time expression, then behind it; where none does, news looks back.
"""

from __future__ import annotations

import msgspec

from isnad.lexicon.model import Layer
from isnad.mentions.syntax import Syntax
from isnad.mentions.times import TimeMention
from isnad.text.tokens import Kind

_BACK, _FORWARD = 14, 8  # tokens from a time expression to the word that shows its tense
_STOPS = (".", ";", "!", "?", "..")
_FUTURE_LETTERS = ("سي", "ست", "سن", "سا")  # س before the first letter of an imperfect
_SHORTEST_FUTURE = 5  # letters; ستة and سيد are none
_LAYERS = (Layer.VERB, Layer.HAPPENING, Layer.SAYING)


def looks_ahead(syntax: Syntax, first: int, behind: int) -> bool:
    """Whether a time expression at tokens `[first, behind)` that may be either is one to come."""
    for index in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if syntax.keys[index] in _STOPS:
            break
        shown = _shown(syntax, index)
        if shown is not None:
            return shown
    for index in range(behind, min(syntax.size, behind + _FORWARD)):
        if syntax.keys[index] in _STOPS:
            break
        shown = _shown(syntax, index)
        if shown is not None:
            return shown
    return False


def _shown(syntax: Syntax, index: int) -> bool | None:
    """True for a future, False for a past, None where a word shows neither."""
    scan = syntax.scan
    if scan.sentence.kinds[index] is not Kind.WORD:
        return None
    if scan.is_a(index, "future") or scan.listed(index, "lan") or scan.listed_inside(index, "due"):
        return True
    if _future_form(syntax, index):
        return True
    if not syntax.is_verb(index) or syntax.is_auxiliary(index):
        return None
    tags = {hit.form.tag for layer in _LAYERS for hit in scan.at(index, layer) if hit.form.pos == "verb"}
    if any(tag.startswith("past") for tag in tags) and not scan.has_verb(index, "call_for"):
        return False
    if scan.has_verb(index, "intend", "call_for", "scheduled"):
        return True
    return False if tags else None


def _future_form(syntax: Syntax, index: int) -> bool:
    """سيبدأ, ستعقد: a known verb behind the س, or an unknown word that looks like one."""
    key = syntax.keys[index].removeprefix("و").removeprefix("ف")
    if not key.startswith(_FUTURE_LETTERS) or len(key) < _SHORTEST_FUTURE:
        return False
    word = syntax.scan.words[index]
    readings = word.readings if word is not None else ()
    if any(r.prep == "س" for r in readings):
        return not any(not r.prep and f.pos == "verb" for r in readings for f in r.forms)
    return not readings and not syntax.scan.starting.get(index) and not syntax.scan.numeric(index)


def directed(syntax: Syntax, times: list[TimeMention]) -> list[TimeMention]:
    """The time expressions of a sentence, those that its tense lays ahead marked so."""
    return [
        msgspec.structs.replace(time, ahead=True)
        if _open(time) and looks_ahead(syntax, time.first, time.behind)
        else time
        for time in times
    ]


def _open(time: TimeMention) -> bool:
    """A weekday, or a month with or without a day, that nothing beside it turns back or ahead."""
    sense = time.sense
    if sense.rel is not None or sense.deictic is not None or sense.year is not None or sense.yrel is not None:
        return False
    return sense.weekday is not None or sense.month is not None
