"""The quick reading: events to plain data, no positions, for texts that raised no suspicion.

It gives up at whatever is not plain and clean; the careful reading then says what it was. So nothing is
reported from here, and the two agree wherever this one gives an answer.
"""

from collections.abc import Callable
from io import StringIO

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dangjian_cli.syntax.events import Events, events
from dangjian_cli.syntax.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from dangjian_cli.syntax.nodes import NULLS
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.patterns import ID_KEY
from dangjian_cli.syntax.suspicion import suspicious


class _Odd(Exception):
    """The text needs the careful reading."""


def quick(text: str, open_events: Callable[[str | StringIO], Events] = events) -> dict[str, Data] | None:
    """The data of a clean text whose top is a mapping; None when it needs the careful reading."""
    if suspicious(text):
        return None
    try:
        return _construct(open_events(text))
    except (_Odd, yaml.YAMLError):
        return None


_Mapping = dict[str, Data]
_List = list[Data]
_Empties = dict[tuple[int, str], _Mapping]
"""Keys without a value, which are no keys, and the mapping that each stands in."""


def _construct(get: Events) -> _Mapping:
    """Build the data event by event. What stands open is kept in a list, not on the call stack."""
    get(), get()  # the starts of the stream and of the document
    if not isinstance(get(), MappingStartEvent):
        raise _Odd
    root: _Mapping = {}
    names: dict[str, str] = {}
    empties: _Empties = {}
    above: list[tuple[_Mapping | _List, bool]] = []
    node: _Mapping | _List = root
    in_flow = False
    nodes = 0
    while True:
        begun = _fill_mapping(get, node, (names, empties), in_flow) if isinstance(node, dict) else _fill_list(get, node)
        if begun is not None:
            above.append((node, in_flow))
            if len(above) >= MAX_DEPTH:
                raise _Odd
            node, in_flow = begun
            continue
        nodes += 2 * len(node) + 1
        if not above:
            break
        node, in_flow = above.pop()
    if any(key in node for (_, key), node in empties.items()):
        raise _Odd  # a key written twice, once without a value
    get()  # the end of the document
    if not root or nodes > MAX_NODES or not isinstance(get(), StreamEndEvent):
        raise _Odd
    return root


def _fill_mapping(get: Events, node: _Mapping, keys: tuple[dict[str, str], _Empties], in_flow: bool) -> "_Begun | None":
    """Read pairs until the mapping ends (None) or a value begins that is itself a list or mapping."""
    names, empties = keys
    while True:
        event = get()
        if not isinstance(event, ScalarEvent):
            if isinstance(event, MappingEndEvent):
                return None
            raise _Odd
        # One string for all the keys of one name: a ledger has a dozen names and thousands of keys.
        key = names.setdefault(event.value, event.value)
        if key in node:
            raise _Odd
        event = get()
        if isinstance(event, ScalarEvent):
            value = event.value
            if value in NULLS and not event.style:
                if in_flow or (id(node), key) in empties:
                    raise _Odd  # perhaps {张某}
                empties[id(node), key] = node
            elif _swallows(value) or (key == ID_KEY and not event.style and _goes_on(event)):
                raise _Odd
            else:
                node[key] = value
        else:
            begun = _begin(event)
            node[key] = begun[0]
            return begun


def _fill_list(get: Events, node: _List) -> "_Begun | None":
    """Read elements until the list ends (None) or an element begins that is itself a list or mapping."""
    while True:
        event = get()
        if isinstance(event, ScalarEvent):
            value = event.value
            if _swallows(value):
                raise _Odd
            if event.style or value not in NULLS:
                node.append(value)
        elif isinstance(event, SequenceEndEvent):
            return None
        else:
            begun = _begin(event)
            node.append(begun[0])
            return begun


def _swallows(value: str) -> bool:
    """Whether it is too long, or perhaps holds a list that the line above swallowed (a blank line folds to a break)."""
    return " - " in value or "\n- " in value or len(value) > MAX_SCALAR


def _goes_on(event: ScalarEvent) -> bool:
    """Whether a plain value goes on in the next line: of a 编号 that line is a mistake."""
    start, end = event.start_mark, event.end_mark
    return start is None or end is None or start.line != end.line


_Begun = tuple[_Mapping | _List, bool]


def _begin(event: Event | None) -> _Begun:
    """The empty list or mapping that the event starts, and whether it stands in brackets."""
    if isinstance(event, MappingStartEvent):
        return {}, bool(event.flow_style)
    if isinstance(event, SequenceStartEvent):
        return [], bool(event.flow_style)
    raise _Odd
