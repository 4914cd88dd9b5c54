"""Finds amounts in a sentence: digits, number words with their agreements, vague words by a table of policy.

'At least', 'about', 'more than' and 'between' change the number beside them; what words like عشرات stand
for is decided in numbers.yaml, with its reasons, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from isnad.text.normalise import fold_key
from isnad.text.tokens import Kind, Sentence

_MAX_WORDS = 9  # tokens of one number in words
_BARE = {"sg": "singular", "du": "dual", "pl": "plural"}
_DUAL_THOUSAND = ("الفا", "مليونا")


class Amount(NamedTuple):
    """An amount at tokens `[first, behind)`, the words of its bound included; None is open."""

    first: int
    behind: int
    low: int | None
    high: int | None
    approx: bool
    rule: str
    ordinary: bool = True  # false where the word is often something else (أحد)


class _Bound(NamedTuple):
    id: str
    words: tuple[str, ...]
    low: str | None
    high: str | None
    approx: bool
    before: bool
    behind: bool


class _Vague(NamedTuple):
    id: str
    words: tuple[str, ...]
    low: int | None
    high: int | None
    approx: bool
    never_before: frozenset[str]
    never_after: frozenset[str]


class NumberWords:
    """The number words and the policy of numbers.yaml, compiled."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.units: dict[str, int] = {}
        for row in (*raw["cardinals"], *raw["spoken"]):
            for form in (*row.get("any", ()), *row.get("with_masculine", ()), *row.get("with_feminine", ())):
                self.units[fold_key(form)] = int(row["value"])
        self.scales: dict[str, tuple[int, int]] = {}
        for row in raw["scales"]:
            for name, times in (("singular", 1), ("plural", 1), ("dual", 2)):
                for form in row[name]:
                    self.scales.setdefault(fold_key(form), (int(row["value"]), times))
        self.ordinals = _ordinals(raw["ordinals"])
        self._heads = {key.split()[0] for key in (*self.units, *self.scales)}
        self.counting = frozenset({*self._heads, *(k.split()[0] for k in self.ordinals)})  # first words of any number
        self.bounds = [*_bounds(raw["policy"])]
        self.bare = {tag: (int(raw["bare"][name]["low"]), raw["bare"][name]["high"]) for tag, name in _BARE.items()}
        self.vague = sorted(_vague(raw["policy"]), key=lambda v: -len(v.words))
        self._vague_heads = {v.words[0] for v in self.vague}
        words = "|".join(
            re.escape(w)
            for w in sorted({p for k in (*self.units, *self.scales) for p in k.split()}, key=len, reverse=True)
        )
        self.pattern = rf"(?:\d+(?:[.,]\d+)*|(?:ال)?(?:{words})(?: و?(?:ال)?(?:{words}))*+)"
        ordinal = "|".join(re.escape(w) for w in sorted(self.ordinals, key=len, reverse=True))
        self.day_pattern = rf"(?:\d{{1,2}}(?!\d)|(?:{ordinal}))"
        self.hour_pattern = rf"(?:\d{{1,2}}(?!\d)|(?:{ordinal}|{words}))"

    # ---- values -------------------------------------------------------------------------------

    def value_of(self, words: str) -> float | None:
        """The value of digits, an ordinal or number words; None for what is no number.

        >>> numbers.value_of("خمسه وعشرين")  # doctest: +SKIP
        25
        """
        words = words.strip()
        if words[:1].isdigit():
            return _digits(words)
        if words in self.ordinals:
            return self.ordinals[words]
        tokens = words.split()
        found = self._words(tokens, 0)
        return found[0] if found and found[1] == len(tokens) else None

    def _words(self, keys: list[str], at: int) -> tuple[int, int] | None:
        """A number in words (or digits before a scale) that begins at a token: value and the token behind."""
        total, current, index, seen = 0, 0, at, False
        while index < len(keys) and index - at < _MAX_WORDS:
            part = self._part(keys, index, joined=seen)
            if part is None:
                break
            value, scale, behind = part
            if scale and not seen and keys[index] in _DUAL_THOUSAND:
                value *= 2  # ألفا شخص is two thousand; behind a number (عشرون ألفا) it is the accusative
            if scale:
                total += (current or 1) * value
                current = 0
            elif seen and current and value >= 100 and current < 10 and behind - index == 1:
                current *= value
            else:
                current += value
            index, seen = behind, True
        return (total + current, index) if seen else None

    def _part(self, keys: list[str], at: int, *, joined: bool) -> tuple[int, bool, int] | None:
        key = keys[at]
        for form in (
            key,
            key[1:] if key.startswith("و") and joined else "",
            key[2:] if key.startswith("ال") else "",
            key[3:] if key.startswith("وال") and joined else "",
        ):
            if not form:
                continue
            if form in self.scales and (form not in self.units):
                value, times = self.scales[form]
                return value * times, True, at + 1
            two = f"{form} {keys[at + 1]}" if at + 1 < len(keys) else ""
            if two in self.units:
                return self.units[two], False, at + 2
            if form in self.units and (form != key or not joined or self._follows(keys, at)):
                return self.units[form], False, at + 1
        if key == "و" and joined and at + 1 < len(keys):
            return self._part(keys, at + 1, joined=True)
        return None

    @staticmethod
    def _follows(keys: list[str], at: int) -> bool:
        """خمس مئة: without و only a hundred follows a unit."""
        return keys[at].startswith(("مي", "ما", "مئ"))

    # ---- finding ------------------------------------------------------------------------------

    def find(self, sentence: Sentence) -> list[Amount]:
        """Every amount of a sentence in reading order, with its bounds."""
        found: list[Amount] = []
        at = 0
        keys, kinds = sentence.keys, sentence.kinds
        while at < len(keys):
            amount = self._at(keys, kinds, at)
            if amount is None:
                at += 1
                continue
            amount = self._bounded(keys, amount)
            found.append(self._ranged(keys, kinds, amount))
            at = found[-1].behind
        return found

    def _at(self, keys: list[str], kinds: list[Kind], at: int) -> Amount | None:
        if kinds[at] is Kind.NUMBER:
            value = _digits(keys[at])
            if value is None or (at + 1 < len(keys) and keys[at + 1] == "%"):
                return None
            behind = at + 1
            if behind < len(keys) and keys[behind] in self.scales and kinds[behind] is Kind.WORD:
                scale, _ = self.scales[keys[behind]]
                value, behind = value * scale, behind + 1
            if value != int(value):
                return None
            return Amount(at, behind, int(value), int(value), False, "number.digits")
        if kinds[at] is not Kind.WORD:
            return None
        bare = keys[at].lstrip("و") if keys[at].startswith("و") and keys[at] not in self._heads else keys[at]
        for form in (keys[at], bare, bare[1:] if bare[:1] in "بلف" else "", bare[2:] if bare.startswith("ال") else ""):
            if form in self._vague_heads and (vague := self._vague_at(keys, at, form)):
                return vague
        window = self._until_joined(keys, at) if at and keys[at - 1] in ("بين", "وبين") else at + _MAX_WORDS
        for form in (keys[at], bare, bare[1:] if bare[:1] in "بلف" else "", bare[2:] if bare.startswith("ال") else ""):
            if form and form in self._heads:
                found = self._words([form, *keys[at + 1 : window]], 0)
                if found and not (found[0] == 1 and found[1] == 1 and form != keys[at]):
                    return Amount(at, at + found[1], found[0], found[0], False, "number.words")
        return None

    def _until_joined(self, keys: list[str], at: int) -> int:
        """بين عشرة وخمسة عشر: the first number ends where و begins the second."""
        for index in range(at + 1, min(at + _MAX_WORDS, len(keys))):
            if keys[index].startswith("و"):
                return index
        return at + _MAX_WORDS

    def _vague_at(self, keys: list[str], at: int, form: str) -> Amount | None:
        for vague in self.vague:
            size = len(vague.words)
            if vague.words[0] != form or tuple(keys[at + 1 : at + size]) != vague.words[1:]:
                continue
            behind = at + size
            if behind < len(keys) and (
                keys[behind] in vague.never_before or (vague.words == ("عدد",) and keys[behind].startswith("ال"))
            ):
                continue
            if at and (keys[at - 1] in vague.never_after or keys[at - 1].lstrip("و") in vague.never_after):
                continue
            return Amount(at, behind, vague.low, vague.high, vague.approx, vague.id, vague.id != "amount.one-of")
        return None

    def _bounded(self, keys: list[str], amount: Amount) -> Amount:
        """With the bound that stands right before or right behind it, or behind the noun it counts."""
        for bound in self.bounds:
            size = len(bound.words)
            start = amount.first - size
            if bound.before and start >= 0 and _equal(keys, start, bound.words):
                return _apply(bound, amount._replace(first=start))
            if not bound.behind:
                continue
            for gap in range(4):
                at = amount.behind + gap
                if _equal(keys, at, bound.words) and not any(k in (",", ".", ";") for k in keys[amount.behind : at]):
                    widened = amount._replace(behind=at + size) if gap == 0 else amount
                    return _apply(bound, widened)
        return amount

    def _ranged(self, keys: list[str], kinds: list[Kind], amount: Amount) -> Amount:
        """بين 5 و10, 5 إلى 10, 5-10, خمسة أو ستة."""
        joint = amount.behind
        if joint >= len(keys):
            return amount
        between = amount.first > 0 and keys[amount.first - 1] in ("بين", "وبين")
        step = 0
        if keys[joint] in ("الي", "او", "-", "حتي") or (between and keys[joint] == "و"):
            step = 1
        elif between and keys[joint].startswith("و"):
            step = 0
        else:
            return amount
        if joint + step >= len(keys):
            return amount
        other = self._at(keys, kinds, joint + step)
        if other is None or other.low is None or amount.low is None or other.low <= amount.low or not other.ordinary:
            return amount
        first = amount.first - 1 if between else amount.first
        return Amount(first, other.behind, amount.low, other.high, True, "range.between")


def _equal(keys: list[str], at: int, words: tuple[str, ...]) -> bool:
    if at < 0 or at + len(words) > len(keys):
        return False
    first = keys[at]
    if first != words[0] and first[1:] != words[0]:
        return False
    return all(keys[at + i] == words[i] for i in range(1, len(words)))


def _apply(bound: _Bound, amount: Amount) -> Amount:
    low = amount.low if bound.low == "n" else None
    high = amount.high if bound.high == "n" else None
    return amount._replace(low=low, high=high, approx=amount.approx or bound.approx, rule=f"{amount.rule}+{bound.id}")


def _digits(words: str) -> float | None:
    """1200, 1,200, 1.200 (groups of three), 2.5; None for several numbers glued together."""
    if re.fullmatch(r"\d+", words):
        return int(words) if len(words) < 12 else None
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", words):
        return int(re.sub(r"[.,]", "", words))
    if re.fullmatch(r"\d+[.,]\d+", words):
        return float(words.replace(",", "."))
    return None


def _ordinals(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Ordinals with and without article (السادس عشر, الحادي والعشرين)."""
    found: dict[str, int] = {}
    for row in rows:
        for form in (*row["masculine"], *row["feminine"]):
            key = fold_key(form)
            if " " in key or row["value"] not in (20, 30):
                found[key] = int(row["value"])
            found["ال" + key] = int(row["value"])
    return found


def _bounds(policy: list[dict[str, Any]]) -> Iterator[_Bound]:
    rows = [(row, fold_key(words)) for row in policy if row["kind"] == "bound" for words in row["words"]]
    for row, words in sorted(rows, key=lambda pair: -len(pair[1].split())):
        position = row.get("position", "either")
        low, high = (str(row[k]) if row[k] is not None else None for k in ("low", "high"))
        yield _Bound(
            row["id"],
            tuple(words.split()),
            low,
            high,
            bool(row["approx"]),
            position in ("either", "before"),
            position in ("either", "behind"),
        )


def _vague(policy: list[dict[str, Any]]) -> Iterator[_Vague]:
    for row in policy:
        if row["kind"] != "amount":
            continue
        for words in row["words"]:
            folded = (frozenset(map(fold_key, row.get(k) or ())) for k in ("never_before", "never_after"))
            yield _Vague(
                row["id"], tuple(fold_key(words).split()), row["low"], row["high"], bool(row["approx"]), *folded
            )
