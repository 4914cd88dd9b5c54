"""Floors: the figures isnad has reached and must not fall below, pinned with the inputs they were reached on.

A floor is raised in passing and lowered only with a reason, which stays in the file. One that was reached on
other inputs is not compared at all. Pure functions over the content of floors.json; no measuring here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from bench.run import Figure, Result
from bench.sets import BenchSet

_HAIR = 1e-9


class Change(msgspec.Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """A floor that went down, or all floors of a set pinned anew: what, from where to where, why, which day."""

    figure: str
    before: float | None
    after: float | None
    why: str
    on: str


class SetFloors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The floors of one set and the SHA-256 of the inputs that they hold for."""

    fingerprint: str
    floors: dict[str, float]
    lower_is_better: list[str] = []
    lowered: list[Change] = []


Floors = dict[str, SetFloors]


class FloorsError(Exception):
    """floors.json cannot be read, or a change was asked for that its rules do not allow."""


class Verdict(StrEnum):
    """How a figure stands to its floor."""

    OK = "ok"
    BELOW = "below"
    NEW = "new"
    NOT_COMPARED = "inputs changed"
    UNGRADED = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table."""

    set: str
    figure: str
    value: Figure
    floor: float | None
    verdict: Verdict


def load(path: Path) -> Floors:
    """Reads the file; a missing one holds no floors.

    Raises:
        FloorsError: it is not what docs/benchmarks.md describes.
    """
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except msgspec.DecodeError as error:
        raise FloorsError(f"{path}: {error}") from error


def save(path: Path, floors: Floors) -> None:
    """Writes the file, sets and figures in the order of the alphabet, so that a diff shows only what changed."""
    ordered = {
        name: msgspec.structs.replace(pinned, floors=dict(sorted(pinned.floors.items())))
        for name, pinned in sorted(floors.items())
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n")


def compare(spec: BenchSet, result: Result, floors: Floors) -> list[Row]:
    """Every figure of a measured set beside its floor; a floor whose figure is gone counts as fallen below."""
    pinned = floors.get(spec.name) or _unpinned(spec, result)
    names = [*result.figures, *(name for name in pinned.floors if name not in result.figures)]
    return [_row(spec, result, pinned, name) for name in names]


def _row(spec: BenchSet, result: Result, pinned: SetFloors, name: str) -> Row:
    value, floor = result.figures.get(name), pinned.floors.get(name)
    if floor is None:
        verdict = Verdict.NEW if name in spec.graded and _number(value) is not None else Verdict.UNGRADED
    elif pinned.fingerprint != result.fingerprint:
        verdict = Verdict.NOT_COMPARED
    else:
        verdict = Verdict.BELOW if _worse(value, floor, name in pinned.lower_is_better) else Verdict.OK
    return Row(set=spec.name, figure=name, value=value, floor=floor, verdict=verdict)


def raised(spec: BenchSet, result: Result, floors: Floors) -> Floors:
    """Floors with every graded figure of this result pinned that is new or better; none goes down.

    A set that was pinned on other inputs stays as it is: that is for `repinned`.
    """
    pinned = floors.get(spec.name) or _unpinned(spec, result)
    if pinned.fingerprint != result.fingerprint:
        return floors
    better = {
        name: value
        for name, value in _graded(spec, result)
        if name not in pinned.floors or _worse(pinned.floors[name], value, name in pinned.lower_is_better)
    }
    return floors | {spec.name: msgspec.structs.replace(pinned, floors=pinned.floors | better)}


def lowered(result: Result, floors: Floors, figure: str, *, why: str, on: str) -> Floors:
    """Floors with one brought down to what was measured, and the reason beside it.

    Raises:
        FloorsError: there is no such floor, nothing to lower it to, no reason, or it has not been missed.
    """
    name = f"{result.name}.{figure}"
    pinned = floors.get(result.name)
    if pinned is None or figure not in pinned.floors:
        raise FloorsError(f"{name}: there is no such floor")
    if pinned.fingerprint != result.fingerprint:
        raise FloorsError(f"{name}: the inputs changed; pin the set anew with --repin {result.name}")
    value, floor = _number(result.figures.get(figure)), pinned.floors[figure]
    if value is None:
        raise FloorsError(f"{name}: nothing was measured that it could be lowered to")
    if not _worse(value, floor, figure in pinned.lower_is_better):
        raise FloorsError(f"{name}: {value:g} has not fallen below its floor {floor:g}")
    change = Change(figure=figure, before=floor, after=value, why=_reason(why), on=on)
    return floors | {
        result.name: msgspec.structs.replace(
            pinned, floors=pinned.floors | {figure: value}, lowered=[*pinned.lowered, change]
        )
    }


def repinned(spec: BenchSet, result: Result, floors: Floors, *, why: str, on: str) -> Floors:
    """Floors with a whole set pinned anew to what was measured on inputs that have changed, reason beside it.

    Raises:
        FloorsError: the inputs have not changed (floors then only rise, or are lowered one by one), or no reason.
    """
    pinned = floors.get(spec.name)
    if pinned is None or pinned.fingerprint == result.fingerprint:
        raise FloorsError(f"{spec.name}: the inputs have not changed since its floors were pinned")
    now = dict(_graded(spec, result))
    changes = [
        Change(figure=name, before=floor, after=now.get(name), why=_reason(why), on=on)
        for name, floor in sorted(pinned.floors.items())
    ]
    fresh = _unpinned(spec, result)
    return floors | {spec.name: msgspec.structs.replace(fresh, floors=now, lowered=[*pinned.lowered, *changes])}


def missed(rows: Iterable[Row]) -> bool:
    """Whether any figure fell below its floor."""
    return any(row.verdict is Verdict.BELOW for row in rows)


def not_compared(rows: Iterable[Row]) -> list[str]:
    """The sets whose floors hold for other inputs than those that were read, in order."""
    return list(dict.fromkeys(row.set for row in rows if row.verdict is Verdict.NOT_COMPARED))


def _unpinned(spec: BenchSet, result: Result) -> SetFloors:
    kept = [name for name in spec.lower_is_better if name in spec.graded]
    return SetFloors(fingerprint=result.fingerprint or "", floors={}, lower_is_better=kept)


def _graded(spec: BenchSet, result: Result) -> Iterator[tuple[str, float]]:
    figures: Mapping[str, Figure] = result.figures
    for name in spec.graded:
        if (value := _number(figures.get(name))) is not None:
            yield name, value


def _number(value: Figure) -> float | None:
    return value if isinstance(value, int | float) else None


def _worse(value: Figure, floor: float, lower_is_better: bool) -> bool:
    number = _number(value)
    if number is None:
        return True
    return number > floor + _HAIR if lower_is_better else number < floor - _HAIR


def _reason(why: str) -> str:
    if not why.strip():
        raise FloorsError("a floor goes down only with a reason: --why '...'")
    return why.strip()
