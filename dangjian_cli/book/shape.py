"""One mapping of a file against its model: the model, or the model of what remains after the faulty keys are left out.

Validation is tried once on the data as they are; only when that fails are the errors turned into faults, the values
that they name corrected (a synonym, a date in another spelling: the meaning is certain) or left out, and the rest tried
again.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dangjian_cli.base.text import closest
from dangjian_cli.book.wording import Verdict, recoverable, verdict
from dangjian_cli.diagnostics.diagnostic import Fault, Part, Place, Step
from dangjian_cli.models.shelf import UNIT_RECORD
from dangjian_cli.syntax.parsed import Data

M = TypeVar("M", bound=BaseModel)
_NAME_KEY = "名称"
_ROUNDS = 8
_PERSONAL = "姓名|名字|名单|申请人|本人|联系人|介绍人|身份证|证件|手机|电话|联系方式|住址|地址|出生|籍贯|工资"
"""What a key is called that tells who someone is: ledgers in numbers have none."""


class Shaped(NamedTuple, Generic[M]):
    """A validated mapping. `model` is None when what is required is missing.

    `lost` are the top keys that were left out wholly or in part; `written` maps a key to the synonym that the file has.
    """

    model: M | None
    faults: tuple[Fault, ...] = ()
    lost: frozenset[str] = frozenset()
    written: Mapping[str, str] = {}


class Elsewhere(NamedTuple):
    """Another mapping of the same file, whose keys are at times written into this one; `variant` of DJ003 says so."""

    model: type[BaseModel]
    variant: str

    def has(self, key: str) -> bool:
        """Whether the key belongs there; 名称 may mean the title of either."""
        return key != _NAME_KEY and key in _keys(self.model, ())


def shape(
    model: type[M],
    data: Mapping[str, Data],
    place: Place,
    synonyms: Mapping[str, str],
    elsewhere: Elsewhere | None = None,
) -> Shaped[M]:
    """Validate one mapping; faults are placed at the keys and values that cause them."""
    try:
        return Shaped(model.model_validate(data))
    except ValidationError:
        return _Repair(model, copy.deepcopy(dict(data)), place, synonyms, elsewhere).run()


class _Repair(Generic[M]):
    """Leaves faulty values out, one round of errors at a time, until the rest validates."""

    def __init__(
        self,
        model: type[M],
        data: dict[str, Data],
        place: Place,
        synonyms: Mapping[str, str],
        elsewhere: Elsewhere | None,
    ) -> None:
        self.model = model
        self.data = data
        self.place = place
        self.synonyms = synonyms
        self.elsewhere = elsewhere
        self.faults: list[Fault] = []
        self.lost: set[str] = set()
        self.emptied: set[tuple[Step, ...]] = set()
        self.written: dict[str, str] = {}

    def run(self) -> Shaped[M]:
        """Correct and leave out until the rest validates. Synonyms come first: one may be the key that is required."""
        for key in [key for key in self.data if key in self.synonyms]:
            self._rename(key, self.synonyms[key])
        model: M | None = None
        for _ in range(_ROUNDS):
            try:
                model = self.model.model_validate(self.data)
                break
            except ValidationError as error:
                if not self._treat_all(error.errors(include_url=False)):
                    break
        return Shaped(model, tuple(self.faults), frozenset(self.lost), self.written)

    def _treat_all(self, errors: Sequence[ErrorDetails]) -> bool:
        """Report the errors of one round and take their causes away; False when that cannot be done."""
        located = _causes([(error, _existing(error["loc"], self.data)) for error in errors])
        able = True
        for error, path in located:
            able = self._treat(error, path) and able
        return able

    def _treat(self, error: ErrorDetails, path: tuple[Step, ...]) -> bool:
        """Report one error and take its cause away; False when the mapping cannot do without what is missing."""
        if error["type"] == "missing":
            return self._missing(str(error["loc"][-1]), path)
        if error["type"] == "extra_forbidden":
            return self._unknown_key(path)
        found = verdict(error["type"])
        values = {"key": str(_last_key(path)), "value": excerpt(error["input"])}
        values |= {name: str(value) for name, value in error.get("ctx", {}).items()}
        if "allowed" in values and (near := closest(values["value"], values["allowed"].split("、"))):
            values["near"], found = near, Verdict(found.code, "near")
        self._report(found, path, Part.VALUE, values)
        if recoverable(error["type"]):
            return _put(self.data, path, values["canonical"])
        if found.variant == "mapping_expected" and isinstance(path[-1], int):
            self.lost.add(str(path[0]))
            self.emptied.add(path)
            return _put(self.data, path, {})
        return self._drop(path)

    def _missing(self, key: str, path: tuple[Step, ...]) -> bool:
        """A required key that is absent; not told when it is absent because it was faulty or misspelt."""
        if not path:
            if key not in self.lost:
                self._report(verdict("missing"), path, Part.ENTRY, {"key": key})
            return False
        if path not in self.emptied:
            self._report(verdict("missing"), path, Part.VALUE, {"key": key})
        return self._drop(path)

    def _unknown_key(self, path: tuple[Step, ...]) -> bool:
        """A key that the mapping does not have: misspelt, or unheard of."""
        key, top = str(path[-1]), len(path) == 1
        if top and self.elsewhere is not None and self.elsewhere.has(key):
            self._report(Verdict("DJ003", self.elsewhere.variant), path, Part.KEY, {"key": key})
            return _take(self.data, path)
        if UNIT_RECORD.covers(self.model) and re.search(_PERSONAL, key):
            self._report(Verdict("DJ003", "personal"), path, Part.KEY, {"key": key})
            return _take(self.data, path)
        near = closest(key, _keys(self.model, path))
        self._report(Verdict("DJ003", "near" if near else ""), path, Part.KEY, {"key": key, "near": near or ""})
        if near:
            self.lost.add(near if top else str(path[0]))
        return _take(self.data, path)

    def _rename(self, key: str, canonical: str) -> None:
        """Read a synonym as the key that is meant, unless that one is there too."""
        twice = canonical in self.data
        self._report(
            Verdict("DJ028", "key_twice" if twice else "key"),
            (key,),
            Part.KEY,
            {"key": key, "canonical": canonical},
        )
        value = self.data.pop(key)
        if twice:
            self.lost.add(canonical)
        else:
            self.data[canonical] = value
            self.written[canonical] = key

    def _drop(self, path: tuple[Step, ...]) -> bool:
        """Leave the value out: its key, or for an element of a list the whole list, so that no index moves."""
        self.lost.add(str(path[0]))
        return _take(self.data, path if isinstance(path[-1], str) else path[:-1])

    def _report(self, found: Verdict, path: tuple[Step, ...], part: Part, values: Mapping[str, str]) -> None:
        if path:
            path = (self.written.get(str(path[0]), path[0]), *path[1:])
        where = Place(self.place.file, self.place.path + path, part, self.place.revision)
        self.faults.append(Fault(found.code, where, values, found.variant))


def _causes(
    located: Sequence[tuple[ErrorDetails, tuple[Step, ...]]],
) -> Sequence[tuple[ErrorDetails, tuple[Step, ...]]]:
    """The errors that tell something, those about absent keys last.

    A value that may be one of several types has an error for each: of those at one place the first is kept, and none
    at a mapping of which a value is faulty. Unknown keys come before absent ones, which they may misspell.
    """
    faulty = [path for error, path in located if error["type"] != "missing"]
    inner = {path[:length] for path in faulty for length in range(len(path))}
    kept: dict[tuple[Step, ...], ErrorDetails] = {}
    for error, path in located:
        if error["type"] != "missing" and path not in inner:
            kept.setdefault(path, error)
    absent = [(error, path) for error, path in located if error["type"] == "missing"]
    return [*((error, path) for path, error in kept.items()), *absent]


def _existing(loc: Sequence[Step], data: Data) -> tuple[Step, ...]:
    """The part of a Pydantic location that exists in the data; branches and tags of unions do not."""
    path: list[Step] = []
    node: Data = data
    for step in loc:
        if isinstance(node, dict) and isinstance(step, str) and step in node:
            node = node[step]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _holder(data: Data, path: tuple[Step, ...]) -> Data | None:
    """The mapping or list that holds the value at `path`; None when an earlier error of the round took it away."""
    node: Data | None = data
    for step in path[:-1]:
        if isinstance(node, dict) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
    return node


def _put(data: Data, path: tuple[Step, ...], value: Data) -> bool:
    """Set the value at the path; True, for the mapping can be tried again."""
    holder, last = _holder(data, path), path[-1]
    if isinstance(holder, dict) and isinstance(last, str):
        holder[last] = value
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = value
    return True


def _take(data: Data, path: tuple[Step, ...]) -> bool:
    """Remove the key at the path, if it is still there; True, for the mapping can be tried again."""
    holder = _holder(data, path)
    if isinstance(holder, dict):
        holder.pop(str(path[-1]), None)
    return True


def _keys(model: type[BaseModel], path: tuple[Step, ...]) -> Iterator[str]:
    """The keys that the mapping at `path` may have; a nested one is looked for by the records that its field names."""
    for step in path[:-1]:
        if isinstance(step, str):
            model = _record_below(model, step) or model
    return (info.alias or name for name, info in model.model_fields.items())


def _record_below(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for info in model.model_fields.values():
        if info.alias == key:
            return next(_models_in(info.annotation), None)
    return None


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _last_key(path: tuple[Step, ...]) -> Step:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def excerpt(value: object) -> str:
    """The beginning of a text, for a sentence; nothing for a list or a mapping."""
    text = value if isinstance(value, str) else ""
    return text if len(text) <= 20 else text[:20] + "…"
