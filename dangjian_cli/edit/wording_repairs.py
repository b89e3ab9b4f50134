"""Repairs of what the models refuse: other names of keys, other spellings of values. Each says what the data become."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Part, Place, Step
from dangjian_cli.edit.spot import Cut, Spot
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.writing import flow_scalar

NEVER = "时限"
"""The wording of a deadline is the office's own."""

_MONTH_AND_DAY = re.compile(r"(?P<month>[0-9]{1,2})[-./月](?P<day>[0-9]{1,2})[日号]?")
_YEAR = re.compile("[0-9]{4}")


class Wording(NamedTuple):
    """The cut that cures a fault, and the word that then stands at its place: a key or a value."""

    cut: Cut
    place: Place
    word: str


Rewording = Callable[[Spot], str | None]
"""The word that is meant; None when it needs a person."""


def reworded(spot: Spot, rewording: Rewording) -> Wording | None:
    """The repair of a key or value; None when it needs a person, or takes several lines."""
    place = spot.fault.where
    if not isinstance(place, Place) or "\n" in spot.written or spot.written[:1] in ("|", ">", "[", "{"):
        return None
    word = rewording(spot)
    if word is None or _is_taken(spot, place, word):
        return None
    if place.part is Part.VALUE and place.path[-1] == NEVER and word != _found(spot.data, place.path):
        return None
    return Wording(Cut(spot.start, spot.end, flow_scalar(word)), place, word)


def after(data: Data, wording: Wording) -> Data:
    """The data with the word in its place. KeyError, TypeError or IndexError when there is no such place."""
    return _after(data, wording.place.path, wording.place.part, wording.word)


def _after(data: Data, path: tuple[Step, ...], part: Part, word: str) -> Data:
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        if rest or part is Part.VALUE:
            return {**data, str(step): _after(data[str(step)], rest, part, word) if rest else word}
        return {word if key == step else key: value for key, value in data.items()}
    assert isinstance(data, list)
    assert isinstance(step, int)
    return [*data[:step], _after(data[step], rest, part, word) if rest else word, *data[step + 1 :]]


def _found(data: Data | None, path: tuple[Step, ...]) -> Data | None:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return None
    return data


def _is_taken(spot: Spot, place: Place, word: str) -> bool:
    """Whether the mapping has the key already."""
    holder = _found(spot.data, place.path[:-1])
    return place.part is Part.KEY and isinstance(holder, dict) and word in holder


def _canonical(spot: Spot) -> str | None:
    return spot.value("canonical")


def _as_it_is(spot: Spot) -> str | None:
    """The same word, in quotation marks."""
    place = spot.fault.where
    found = _found(spot.data, place.path) if isinstance(place, Place) else None
    return found if isinstance(found, str) else None


def _near(spot: Spot) -> str | None:
    return spot.value("near")


def _suggestion(spot: Spot) -> str | None:
    return spot.value("suggestion")


def _in_the_year(spot: Spot) -> str | None:
    """`6月30日` in a ledger that is for one year."""
    years = spot.data.get("年度") if isinstance(spot.data, dict) else None
    found = _MONTH_AND_DAY.fullmatch(spot.value("value").strip())
    if found is None or not isinstance(years, str) or not _YEAR.fullmatch(years):
        return None
    with suppress(ValueError):
        return date(int(years), int(found["month"]), int(found["day"])).isoformat()
    return None


SAFE: Mapping[tuple[str, str], Rewording] = {
    ("DJ006", ""): _as_it_is,
    ("DJ024", "date_spelling"): _canonical,
    ("DJ024", "spelling"): _canonical,
    ("DJ028", "key"): _canonical,
    ("DJ028", "value"): _canonical,
}
"""Repairs whose meaning is certain: `check` reads the word already as what it becomes."""

LIKELY: Mapping[tuple[str, str], Rewording] = {
    ("DJ003", "near"): _near,
    ("DJ010", "near"): _near,
    ("DJ015", "name_separator"): _suggestion,
    ("DJ024", "date_incomplete"): _in_the_year,
    ("DJ025", "near"): _near,
}
"""Repairs that most writers would have meant (`--unsafe`)."""
