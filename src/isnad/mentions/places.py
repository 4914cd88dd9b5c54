"""Finds place names in a sentence with the words that shape them: the village of X, X's eastern countryside.

Names come from the gazetteer through the matcher. A name that is also an ordinary word or a person's counts
only behind a cue (مدينة، قرية، بلدة). Which of several places of a name is meant is decided in
`isnad.places.choose`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from isnad.lexicon.model import Actor, Layer, PlaceName
from isnad.lexicon.words import BIT
from isnad.mentions.matcher import Hit
from isnad.mentions.syntax import Syntax
from isnad.text.normalise import fold_key
from isnad.text.tokens import Kind


class PlaceMention(NamedTuple):
    """A place named at tokens `[first, behind)`; `name_at` is where the bare name begins."""

    first: int
    behind: int
    name_at: int
    name: str  # folded, as the gazetteer's index has it
    ids: tuple[str, ...]
    kind: str | None  # what the cue before the name says it is
    relation: str | None  # in, near, north of, countryside, 50 km from ...
    direction: str | None  # compass letters, e.g. E or SW
    elsewhere: bool  # an origin, a direction of movement, a speaker's seat
    located: bool  # behind a preposition of place
    country: str | None = None  # of the state whose adjective stands behind the name (طرابلس اللبنانية)


class Cues:
    """The words of place_cues.yaml, folded, with and without article."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.kinds = {form: kind for kind, words in raw["kinds"].items() for word in words for form in _forms(word)}
        self.countryside = {f for w in raw["countryside"] for f in _forms(w)}
        self.around = {f for w in raw["around"] for f in _forms(w)}
        self.inside = {f for w in raw["inside"] for f in _forms(w)}
        self.directions = {fold_key(w): letter for letter, words in raw["directions"].items() for w in words}
        self.elsewhere = {fold_key(w) for w in raw["elsewhere"]}
        self.land = {f for w in raw["land"] for f in _forms(w)}
        self.distance_units = {fold_key(w) for w in raw["distance_units"]}

    def strip(self, key: str, table: Any) -> str | None:
        """The cue inside a word with و ف ب ل in front, if it is one."""
        joined = (key, key[1:]) if key[:1] in ("و", "ف") else (key,)
        forms = (*joined, *(form[1:] for form in joined if form[:1] in ("ب", "ل")))
        return next((form for form in forms if form in table), None)


def _forms(word: str) -> tuple[str, str]:
    key = fold_key(word)
    return key, key if key.startswith("ال") else "ال" + key


def find(syntax: Syntax, cues: Cues) -> list[PlaceMention]:
    """The places a sentence names, in reading order; a longer name hides a shorter one inside it."""
    scan = syntax.scan
    found: list[PlaceMention] = []
    covered = 0
    named = _tokens_of_names(syntax)
    for at in sorted({h.first for layer in (Layer.PLACE, Layer.STATE) for h in scan.of(layer)}):
        if at < covered or scan.is_a(at, "that", "prep", "pronoun") or _speaks_or_acts(syntax, at):
            continue
        state = _land_of_state(syntax, cues, at)
        if state is not None:
            found.append(state)
            covered = state.behind
            continue
        hits = [h for h in scan.at(at, Layer.PLACE) if isinstance(h.entry, PlaceName)]
        if not hits:
            continue
        mention = _mention(syntax, cues, max(hits, key=lambda h: (h.behind, not h.reading.prep)), named)
        if mention is not None:
            found.append(mention)
            covered = mention.behind
    return found


def _land_of_state(syntax: Syntax, cues: Cues, at: int) -> PlaceMention | None:
    """الأراضي السورية, داخل العمق الليبي: the adjective names the state whose land it is."""
    scan = syntax.scan
    word = scan.words[at]
    if not at or word is None or word.conj or cues.strip(syntax.keys[at - 1], cues.land) is None:
        return None
    states = [h.entry for h in scan.at(at, Layer.STATE) if isinstance(h.entry, Actor) and h.form.pos == "adjective"]
    name = scan.place_name(fold_key(states[0].ar)) if states else None
    if name is None:
        return None
    return PlaceMention(at - 1, at + 1, at, name.id, name.ids, None, "in", None, elsewhere=False, located=True)


def _speaks_or_acts(syntax: Syntax, at: int) -> bool:
    """تقول بغداد, يشن العراق: a state or capital right behind a verb of saying or doing is somebody, not somewhere."""
    if not at or not syntax.is_verb(at - 1):
        return False
    if not any(isinstance(h.entry, Actor) and h.entry.kind == "state" for h in syntax.scan.at(at, Layer.ACTOR)):
        return False
    return bool(syntax.scan.at(at - 1, Layer.SAYING)) or syntax.scan.has_verb(at - 1, "light", "intend")


def _tokens_of_names(syntax: Syntax) -> set[int]:
    """Tokens inside the longer name of an actor (قوات سوريا الديمقراطية names no place)."""
    taken: set[int] = set()
    for hit in syntax.scan.of(Layer.ACTOR):
        if hit.behind - hit.first > 1 and not hit.form.short:
            taken.update(range(hit.first, hit.behind))
    return taken


def _mention(syntax: Syntax, cues: Cues, hit: Hit, named: set[int]) -> PlaceMention | None:
    entry = hit.entry
    if not isinstance(entry, PlaceName):
        return None
    keys, scan = syntax.keys, syntax.scan
    first, kind, relation, direction = hit.first, None, None, None
    prep = hit.reading.prep
    index = hit.first - 1
    located = prep == "ب"
    while index >= 0 and hit.first - index <= 4 and not prep:
        key = keys[index]
        if scan.sentence.kinds[index] in (Kind.QUOTE,) or key == "(":
            index -= 1
            continue
        cue = cues.strip(key, cues.kinds)
        if (
            cue is not None
            and cue.startswith("ال")
            and index == hit.first - 1
            and not scan.listed(index, "the_capital")
        ):
            break  # البلدة takes no bare name behind it
        if cue is not None and kind is None and relation is None:
            kind = cues.kinds[cue]
        elif cues.strip(key, cues.countryside) is not None:
            relation = "countryside"
        elif cues.strip(key, cues.directions) is not None and not scan.is_a(index, "title"):
            letter = cues.directions[cues.strip(key, cues.directions) or ""]
            direction = _compass(letter, direction)
            relation = relation or ("north of", "south of", "east of", "west of")["NSEW".index(letter)]
        elif cues.strip(key, cues.around) is not None:
            relation = relation or "near"
        elif cues.strip(key, cues.inside) is not None:
            relation = relation or "in"
        else:
            break
        first = index
        if key[:1] in "ب" and key[1:] in {*cues.kinds, *cues.countryside, *cues.around, *cues.inside}:
            located = True
        index -= 1
    before = keys[first - 1] if first else ""
    located = located or (first > 0 and bool(scan.listed(first - 1, "placed"))) or relation is not None
    if _is_actor_part(hit, named) and kind is None and not located:
        return None
    if kind is None and hit.behind == hit.first + 1 and _ordinary_word(syntax, hit):
        return None
    if entry.cue and kind is None and relation not in ("countryside",) and not (located and hit.behind - hit.first > 1):
        return None
    if syntax.is_verb(hit.first) and kind is None:
        return None
    behind, direction = _direction_behind(syntax, cues, hit.behind, relation, direction)
    distance = _distance(syntax, cues, first, behind)
    elsewhere = distance is None and (before.lstrip("وف") in cues.elsewhere or prep == "ل")
    return PlaceMention(
        first,
        behind,
        hit.first,
        entry.id,
        entry.ids,
        kind,
        distance or relation,
        direction,
        elsewhere,
        located,
        _state_behind(syntax, hit.behind),
    )


def _ordinary_word(syntax: Syntax, hit: Hit) -> bool:
    """A word that also names people, things or happenings (مدني) is that, unless a cue says otherwise."""
    layers = (Layer.PEOPLE, Layer.HAPPENING, Layer.WEAPON, Layer.SOURCE, Layer.VERB)
    return any(h.layer in layers and h.behind == hit.behind for h in syntax.scan.starting.get(hit.first, ()))


def _state_behind(syntax: Syntax, at: int) -> str | None:
    if at >= syntax.size:
        return None
    word = syntax.scan.words[at]
    states = [h.entry for h in syntax.scan.at(at, Layer.STATE) if isinstance(h.entry, Actor)]
    return states[0].country if states and word is not None and word.article and not word.conj else None


def _compass(letter: str, other: str | None) -> str:
    pair = {letter, *(other or "")}
    return "".join(c for c in "NSEW" if c in pair)[:2]


def _is_actor_part(hit: Hit, named: set[int]) -> bool:
    return hit.first in named


def _direction_behind(
    syntax: Syntax, cues: Cues, at: int, relation: str | None, direction: str | None
) -> tuple[int, str | None]:
    """ريف حلب الشمالي, ريف دير الزور الشرقي: the adjective says which part."""
    if relation not in ("countryside", "near"):
        return at, direction
    while at < syntax.size and syntax.keys[at] in cues.directions and syntax.keys[at].startswith("ال"):
        direction = _compass(cues.directions[syntax.keys[at]], direction)
        at += 1
    return at, direction


def _distance(syntax: Syntax, cues: Cues, first: int, behind: int) -> str | None:
    """على بعد 50 كم من X, X (75 كلم غرب كركوك)."""
    for index in range(first - 1, max(0, first - 5), -1):
        if syntax.keys[index] in cues.distance_units and syntax.scan.sentence.kinds[index - 1] is Kind.NUMBER:
            return f"{syntax.keys[index - 1]} km from"
        if syntax.scan.bits[index] & BIT["conj"] or syntax.keys[index] in (".", ","):
            return None
    return None
