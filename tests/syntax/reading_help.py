"""What the tests of this room share."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dangjian_cli.base.position import Span
from dangjian_cli.diagnostics.codes import VARIANTS
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Step
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data, ParsedFile

PATH = PurePosixPath("甲/任务清单.yaml")


def source_of(text: str, bom: bool = False) -> SourceFile:
    """A file with that text."""
    return SourceFile(PATH, text, bom=bom)


def parsed(text: str) -> ParsedFile:
    """The text, parsed; every fault must be one that the registry knows, with its values, within the text."""
    result = parse(source_of(text))
    for fault in result.faults:
        assert sorted(fault.values) == sorted(VARIANTS[fault.code][fault.variant]), fault
        assert all(len(str(value)) <= 21 for value in fault.values.values()), fault
        span = span_of(fault)
        assert slice_of(text, span) is not None, fault
    return result


def span_of(fault: Fault) -> Span:
    """The stretch of a fault of this room: always a location."""
    assert isinstance(fault.where, Location)
    return fault.where.span


def slice_of(text: str, span: Span) -> str:
    """The text of a stretch; lines and columns must exist."""
    lines = Lines.of(text)
    start, end = lines.offset(span.start), lines.offset(span.end)
    assert 0 <= start <= end <= len(text)
    return text[start:end]


def kinds(result: ParsedFile) -> list[tuple[str, str]]:
    """Code and variant of every fault, in the order of places."""
    ordered = sorted(result.faults, key=lambda fault: (span_of(fault), fault.code))
    return [(fault.code, fault.variant) for fault in ordered]


def entries(result: ParsedFile, key: str = "条目") -> Sequence[Data]:
    """The entries that were read."""
    assert isinstance(result.data, dict)
    found = result.data.get(key, [])
    assert isinstance(found, list)
    return found


def read_ids(result: ParsedFile, key: str = "条目") -> tuple[str, ...]:
    """The 编号 of the entries that were read."""
    return tuple(str(entry.get("编号")) for entry in entries(result, key) if isinstance(entry, dict))


def unread_ids(result: ParsedFile) -> tuple[str | None, ...]:
    """The 编号 of the pieces that were not."""
    return tuple(piece.id for piece in result.unread)


def all_ids(data: Data | None) -> Iterator[str]:
    """Every 编号 anywhere in the data."""
    if isinstance(data, dict):
        own = data.get("编号")
        if isinstance(own, str):
            yield own
        for value in data.values():
            yield from all_ids(value)
    elif isinstance(data, list):
        for item in data:
            yield from all_ids(item)


def leaves(data: Data, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text in the data, with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data
