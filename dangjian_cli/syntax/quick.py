"""The quick reading: events to plain data, no positions, for texts that raised no suspicion.

It gives up (`Odd`) at whatever is not plain and clean; the careful reading then says what it was. So nothing is reported
from here, and the two agree wherever this one gives an answer.
"""

import gc
from collections.abc import Callable
from io import StringIO

import yaml
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dangjian_cli.syntax.events import Events, events
from dangjian_cli.syntax.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from dangjian_cli.syntax.parsed import Data

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing: their key is no key."""


class Odd(Exception):
    """The text needs the careful reading."""


def quick(text: str, open_events: Callable[[str | StringIO], Events] = events) -> dict[str, Data]:
    """The data of a text whose top is a mapping. Raises Odd.

    The garbage collector is off meanwhile: it would walk all that was built, again and again, and find nothing.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _construct(open_events(text))
    except (yaml.YAMLError, UnicodeError):
        raise Odd from None
    finally:
        if collecting:
            gc.enable()


def _construct(get: Events) -> dict[str, Data]:  # noqa: C901, PLR0912 -- one loop: a call for each node would cost a third
    """Build the data, one event at a time. What stands open is kept in a list, not on the call stack."""
    get(), get()  # the starts of stream and document
    if get().__class__ is not MappingStartEvent:
        raise Odd
    root: dict[str, Data] = {}
    key_names: dict[str, str] = {}
