"""Pairs and records of a ledger in canonical form, or, where that would lose something, as they were written."""

import re

from dangjian_cli.base.text import width
from dangjian_cli.edit.remarks import Remarks
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Pair, Scalar, is_null
from dangjian_cli.syntax.writing import flow_scalar, line_scalar, quoted

ENTRY_COLUMN = 2
"""Where, from 0, the dash of an entry stands."""
KEY_COLUMN = 4
_NESTED = 2
_LONGEST = 120
"""Columns of a line beyond which a list or mapping stays on several lines."""
_UNSURE = re.compile("[：:#［］｛｝]")
_UNSURE_LISTED = re.compile("[，【】：:#［］｛｝]")
_UNSURE_ALONE = re.compile("[#［｛]")
"""Signs that may be taken for more than text: in braces, in brackets, alone on a line. What was quoted stays so."""


class AsWrittenError(Exception):
    """This cannot be written otherwise without loss."""


def shifted(lines: Lines, first: int, last: int, by: int) -> list[str]:
    """Lines as they are, moved to the right or, as far as there are blanks, to the left."""
    found = [lines.line(number).rstrip(" \t") for number in range(first, last + 1)]
    if by >= 0:
        return [f"{' ' * by}{line}" if line else "" for line in found]
    return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in found]


class Rewriter:
    """Writes nodes of one text."""

    def __init__(self, lines: Lines, remarks: Remarks) -> None:
        self.lines = lines
        self.remarks = remarks

    def extent(self, key: Node, value: Node) -> tuple[int, int]:
        """First and last line of a pair."""
        end = max(key.end, value.end)
        return self.lines.number(key.start), self.lines.number(max(key.start, end - 1))

    def first_line(self, listing: Listing, item: Node) -> int:
        """The line with the dash of an element. AsWrittenError when it has none of its own."""
        column = listing.column
        for number in range(self.lines.number(item.start), self.lines.number(listing.start) - 1, -1):
            line = self.lines.line(number)
            if line[column : column + 1] == "-" and not line[:column].strip():
                return number
        raise AsWrittenError

    def pair(self, pair: Pair, column: int, *, header: bool = False) -> list[str]:
        """The lines of a key and its value with its comments. Records in the header stay as they were written."""
        try:
            return self.canonical(pair, column, header=header)
        except AsWrittenError:
            first, last = self.extent(*pair)
            start = pair[0].start
            moved = shifted(self.lines, first, last, column - (start - self.lines.start(first)))
            return [f"{' ' * column}{self.lines.line(first)[start - self.lines.start(first) :].rstrip()}", *moved[1:]]

    def canonical(self, pair: Pair, column: int, *, header: bool = False) -> list[str]:
        """The same without a way out: AsWrittenError when something would be lost."""
        key, value = pair
        begin = f"{' ' * column}{_key(key)}:"
        first, last = self.extent(key, value)
        if is_null(value):
            return [f"{begin}{self.remarks.behind(first)}"]
        if isinstance(value, Listing) and value.items and all(isinstance(item, Mapping) for item in value.items):
            if header:
                raise AsWrittenError
            if not value.flow:
                return [f"{begin}{self.remarks.behind(first)}", *self._records(value, first, column + _NESTED)]
            if not self.remarks.any(first, last):
                return [begin, *(f"{' ' * (column + _NESTED)}- {self.flow(item)}" for item in value.items)]
        if first != last and self.remarks.any(first, last):
            raise AsWrittenError
        if isinstance(value, Mapping) and header and not value.flow:
            raise AsWrittenError
        text = self._line(value) if isinstance(value, Scalar) else self.flow(value)
        line = f"{begin} {text}"
        if first != last and not isinstance(value, Scalar) and width(line) > _LONGEST:
            raise AsWrittenError
        return [f"{line}{self.remarks.behind(first)}"]

    def _records(self, listing: Listing, done: int, column: int) -> list[str]:
        """A record a line, each below its comments."""
        found: list[str] = []
        for item in listing.items:
            start = self.first_line(listing, item)
            last = self.lines.number(max(item.start, item.end - 1))
            if start != self.lines.number(item.start) or (start != last and self.remarks.any(start, last)):
                raise AsWrittenError
            for number in range(done + 1, start):
                remark = self.remarks.alone(number)
                if remark is not None:
                    found.append(f"{' ' * column}{remark}")
            found.append(f"{' ' * column}- {self.flow(item)}{self.remarks.behind(start)}")
            done = last
        return found

    def flow(self, node: Node, *, was_flow: bool = False, listed: bool = False) -> str:
        """A node on one line. AsWrittenError for what only several lines can hold, and for a key without a value."""
        match node:
            case Mapping():
                pairs = [f"{_key(key)}: {self.flow(value, was_flow=node.flow)}" for key, value in node.pairs]
                return "{" + ", ".join(pairs) + "}"
            case Listing():
                items = [self.flow(item, was_flow=node.flow, listed=True) for item in node.items]
                return "[" + ", ".join(items) + "]"
            case Scalar():
                return self._word(node, was_flow, listed)
            case _:
                raise AsWrittenError

    def _word(self, node: Scalar, was_flow: bool, listed: bool) -> str:
        if node.style in ("|", ">") or is_null(node) or _is_hidden(node):
            raise AsWrittenError
        unsure = (_UNSURE_LISTED if listed else _UNSURE).search(node.value) is not None
        return quoted(node.value) if unsure and (node.style or not was_flow) else flow_scalar(node.value)

    def _line(self, node: Scalar) -> str:
        """A value that has its line to itself."""
        if node.style in ("|", ">") or _is_hidden(node):
            raise AsWrittenError
        unsure = _UNSURE_ALONE.search(node.value) is not None
        return quoted(node.value) if unsure and node.style else line_scalar(node.value)


def _key(node: Node) -> str:
    """A key, which needs no quotation marks; one that would, or is no word, stays as it is."""
    if not isinstance(node, Scalar) or flow_scalar(node.value) != node.value:
        raise AsWrittenError
    return node.value


def _is_hidden(node: Scalar) -> bool:
    """Whether a value in quotation marks holds what only an escape can write."""
    return bool(node.style) and not node.value.replace("\n", "").replace("\t", "").isprintable()
