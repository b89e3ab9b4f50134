"""ParsedFile: plain data of one file, what could not be read of it, and the faults seen on the way."""

from typing import NamedTuple

from dangjian_cli.base.position import Span
from dangjian_cli.diagnostics.diagnostic import Fault, Step
from dangjian_cli.source.source_file import SourceFile

Data = str | list["Data"] | dict[str, "Data"]
"""All scalars are text; a key without a value is no key. No positions: `locate` finds them when a finding needs one."""


class Unread(NamedTuple):
    """A piece of the file that could not be read: known, not counted. `id` is its 编号 when one was seen."""

    id: str | None
    span: Span


class ParsedFile(NamedTuple):
    """What parsing one file gave. `data` is None when nothing could be read at all.

    `omitted` are paths whose values stand in the text and were left out of `data` because of a fault (of a repeated
    key, all its values: nothing is guessed). `bare` are paths of plain values that other readers of YAML would change:
    `010`, `12:30`, `2026.10`, `yes`; in a field of text they are DJ006.
    """

    source: SourceFile
    data: Data | None
    unread: tuple[Unread, ...] = ()
    faults: tuple[Fault, ...] = ()
    omitted: tuple[tuple[Step, ...], ...] = ()
    bare: frozenset[tuple[Step, ...]] = frozenset()
