"""From nodes to what counts: mistakes that YAML does not see reported, and their values left out.

Nothing is guessed: of two different values for one key neither is taken, of a list with a doubtful element nothing.
Only an entry of a list of the top is left out alone, and named as unread.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from dangjian_cli.diagnostics.diagnostic import Step
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.bare import MISREAD_START, misread
from dangjian_cli.syntax.limits import MAX_SCALAR
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.mistakes.keys import in_key
from dangjian_cli.syntax.mistakes.lines import in_indent
from dangjian_cli.syntax.mistakes.refused import refused_key, refused_node
from dangjian_cli.syntax.mistakes.silent import (
    braces,
    glued_pairs,
    list_element,
    lost_value,
    swallowed,
    whole_entry,
    wide_list,
)
from dangjian_cli.syntax.naming import name_entries, name_entry
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Pair, Refused, Scalar, end_of, is_null, keys_of
from dangjian_cli.syntax.patterns import ID_KEY
from dangjian_cli.syntax.progress import Piece

Path = tuple[Step, ...]


class Absent(Enum):
    """Why a node gives no value."""

    EMPTY = "empty"
    LEFT_OUT = "left out"


@dataclass(slots=True)
class Settled:
    """What counts of a text. Paths are those of the data that `root` becomes."""

    root: Mapping
    findings: list[Finding] = field(default_factory=list)
    omitted: list[Path] = field(default_factory=list)
    bare: list[Path] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)


def settle(lines: Lines, pairs: list[Pair], replaced: tuple[int, ...]) -> Settled:
    """Settle the pairs of the top. `replaced` are offsets of characters that make their value unreadable."""
    root = Mapping(pairs, pairs[0][0].start if pairs else 0, pairs[-1][1].end if pairs else 0, False, 0)
    return _Settler(lines, replaced, root).settle()


class _Settler:
    """Walks the nodes, at most as deep as the reading allowed."""

    def __init__(self, lines: Lines, replaced: tuple[int, ...], root: Mapping) -> None:
        self.lines = lines
        self.text = lines.text
        self.replaced = replaced
        self.root = root
        self.result = Settled(root)
        self.strays: list[Piece] = []
        """Entries that slipped into others: named whatever becomes of those."""
        self.plain_keys: set[str] = set()
        self.has_question_mark = "?" in lines.text

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key of the text."""
        return frozenset(keys_of(self.root))

    def settle(self) -> Settled:
        """The result for the whole text."""
        self._take_back_strays(self.root.pairs)
        settled = self._mapping(self.root, ())
        assert isinstance(settled, Mapping)  # the top is never left out
        self.result.root = settled
        named = {piece.start for piece in self.result.unread}
        self.result.unread += [piece for piece in self.strays if piece.start not in named]
        return self.result

    def _take_back_strays(self, pairs: list[Pair]) -> None:
        """A key of an entry that begins with ideographic spaces stands, for YAML, at the top and ends the list."""
        for index in range(len(pairs) - 1, 0, -1):
            key, value = pairs[index]
            above = pairs[index - 1][1]
            blank = in_indent(key.value, key.start) if isinstance(key, Scalar) and not key.style else None
            if blank is not None and isinstance(above, Listing) and above.items:
                last = above.items.pop()
                self.result.findings.append(blank)
                above_and_key = Mapping([], last.start, max(key.end, value.end), False, 0)
                self.result.unread += name_entry(self.lines, above_and_key)
                del pairs[index]

    def _value(self, node: Node, path: Path) -> Node | Absent:
        """The settled node; what was noted of its inside is taken back when it is left out."""
        omitted, bare, unread = len(self.result.omitted), len(self.result.bare), len(self.result.unread)
        settled = self._settled(node, path)
        if settled is Absent.LEFT_OUT:
            del self.result.omitted[omitted:]
            del self.result.bare[bare:]
            del self.result.unread[unread:]
            if not _within_entry(path):
                name = name_entry if _is_entry(path) else name_entries
                self.result.unread += name(self.lines, node)
        return settled

    def _settled(self, node: Node, path: Path) -> Node | Absent:
        if isinstance(node, Scalar):
            return self._scalar(node, path)
        if isinstance(node, Listing):
            return self._listing(node, path)
        if isinstance(node, Mapping):
            return self._mapping(node, path)
        return self._left_out(refused_node(self.text, node, str(path[-1]) if path else ""))

    def _left_out(self, *findings: Finding) -> Absent:
        self.result.findings += findings
        return Absent.LEFT_OUT

    def _scalar(self, node: Scalar, path: Path) -> Scalar | Absent:
        if len(node.value) > MAX_SCALAR:
            values = {"length": len(node.value), "limit": MAX_SCALAR}
            return self._left_out(Finding("DJ019", "scalar", node.start, node.start + 1, values))
        if self._is_unreadable(node):
            return Absent.LEFT_OUT
        if is_null(node):
            return Absent.EMPTY
        if node.style:
            return node
        found = wide_list(node)
        if found is None and self.text.find("\n", node.start, node.end) >= 0:
            found = swallowed(self.text, node, None if path[-1] == ID_KEY else self.keys)
        if found is not None:
            return self._left_out(found)
        if node.value[0] in MISREAD_START and misread(node.value):
            self.result.bare.append(path)
        return node

    def _is_unreadable(self, node: Node) -> bool:
        index = bisect_left(self.replaced, node.start)
        return index < len(self.replaced) and self.replaced[index] < node.end

    def _listing(self, node: Listing, path: Path) -> Listing | Absent:
        """A list with a doubtful element is left out whole, but for the entries of a list of the top."""
        kept: list[Node] = []
        of_entries = len(path) == 1 and any(_is_mapping(item) for item in node.items)
        for item in node.items:
            found = self._element(item, node, path)
            settled = self._left_out(found) if found is not None else self._value(item, (*path, len(kept)))
            if not isinstance(settled, Absent):
                kept.append(settled)
            elif settled is Absent.LEFT_OUT:
                alone = of_entries or (len(path) == 1 and found is not None and not node.flow)
                if not alone:
                    return Absent.LEFT_OUT
                if found is not None:
                    self.result.unread += name_entry(self.lines, item)
        return node._replace(items=kept)

    def _element(self, item: Node, node: Listing, path: Path) -> Finding | None:
        if isinstance(item, Scalar) and not item.style:
            return list_element(self.text, item) if node.flow else whole_entry(self.text, item, self.keys)
        if isinstance(item, Mapping) and not node.flow and len(path) > 2:
            return self._strayed(item, node)
        return None

    def _strayed(self, item: Mapping, node: Listing) -> Finding | None:
        """An entry whose dash slipped to the right, into the last value of the entry above it."""
        first = item.pairs[0][0] if item.pairs and not item.flow else None
        if not isinstance(first, Scalar) or first.value != ID_KEY:
            return None
        dash = self.text.rfind("-", 0, first.start)
        self.strays += name_entry(self.lines, item)
        return Finding("DJ014", "dash_too_deep", dash, dash + 1, {"indent": node.column})

    def _mapping(self, node: Mapping, path: Path) -> Mapping | Absent:
        if node.flow and path:
            found = braces(self.text, node)
            if found is None and self.text.find("，", node.start, node.end) >= 0:
                found = glued_pairs(self.text, node, self.keys)
            if found is not None:
                return self._left_out(found)
        named = self._named(node, path)
        if isinstance(named, Absent):
            return named
        kept: list[Pair] = []
        for name, pairs in named.items():
            key, value = self._repeated(name, pairs) if len(pairs) > 1 else pairs[0]
            if value is None:
                self._omit((*path, name), [value for _, value in pairs])
                settled: Node | Absent = Absent.LEFT_OUT
            else:
                settled = self._pair(key, value, (*path, name))
            if not isinstance(settled, Absent):
                kept.append((key, settled))
            elif settled is Absent.EMPTY and value is not None:
                kept.append((key, value))
            elif settled is Absent.LEFT_OUT and name == ID_KEY and _is_entry(path):
                return settled
        return node._replace(pairs=kept)

    def _named(self, node: Mapping, path: Path) -> "dict[str, list[tuple[Scalar, Node]]] | Absent":
        """The pairs by name; LEFT_OUT when a key makes the whole mapping doubtful."""
        named: dict[str, list[tuple[Scalar, Node]]] = {}
        for key, value in node.pairs:
            name = self._name(key, value, path)
            if isinstance(name, str) and isinstance(key, Scalar):
                named.setdefault(name, []).append((key, value))
            elif name is Absent.LEFT_OUT:
                if path:
                    return name
                self.result.unread += name_entries(self.lines, key)
                self.result.unread += name_entries(self.lines, value)
        return named

    def _pair(self, key: Scalar, value: Node, path: Path) -> Node | Absent:
        settled = self._value(value, path)
        if settled is Absent.EMPTY:
            found = lost_value(self.text, key)
            if found is not None:
                settled = self._left_out(found)
        if settled is Absent.LEFT_OUT:
            self.result.omitted.append(path)
        return settled

    def _name(self, key: Node, value: Node, path: Path) -> str | Absent:
        """The name of a key. EMPTY when only this pair is left out, LEFT_OUT when all of the mapping is."""
        if isinstance(key, Scalar) and key.value in self.plain_keys and not key.style and not self.has_question_mark:
            return key.value
        refused = refused_key(self.text, key)
        if refused is not None or not isinstance(key, Scalar):
            return self._left_out(*([refused] if refused else []))
        verdict = in_key(key)
        if verdict is not None:
            self.result.findings.append(verdict.finding)
            if verdict.is_entry:
                return Absent.LEFT_OUT
            if not verdict.keep:
                self._omit((*path, verdict.meant), [value])
                return Absent.EMPTY
        if self._is_unreadable(key):
            self._omit((*path, key.value.replace("\ufffd", "")), [value])
            return Absent.EMPTY
        if verdict is None and not key.style:
            self.plain_keys.add(key.value)
        return key.value

    def _repeated(self, name: str, pairs: "Sequence[tuple[Scalar, Node]]") -> "tuple[Scalar, Node | None]":
        """DJ013 at every place but the first, which each points to; the pair that counts, without a value if none does.

        It is no guess to take a value that all places agree on, or the only one beside empty ones.
        """
        first = pairs[0][0]
        filled = [pair for pair in pairs if not is_null(pair[1])]
        agreed = all(self._written(value) == self._written(filled[0][1]) for _, value in filled)
        variant = (
            "empty_beside" if len(filled) < len(pairs) and agreed else "same_value" if agreed else "different_values"
        )
        see = (("第一次写在这里", first.start, first.end),)
        for key, _ in pairs[1:]:
            self.result.findings.append(Finding("DJ013", variant, key.start, key.end, {"key": excerpt(name)}, see))
        return (filled or pairs)[0] if agreed else (first, None)

    def _written(self, node: Node) -> str:
        return self.text[node.start : end_of(node)]

    def _omit(self, path: Path, values: list[Node]) -> None:
        self.result.omitted.append(path)
        if not _within_entry(path):
            for value in values:
                self.result.unread += name_entries(self.lines, value)


def _is_entry(path: Path) -> bool:
    """Whether the path is that of an element of a list of the top."""
    return len(path) == 2 and isinstance(path[1], int)


def _within_entry(path: Path) -> bool:
    return len(path) > 2 and isinstance(path[1], int)


def _is_mapping(node: Node) -> bool:
    return isinstance(node.inner if isinstance(node, Refused) else node, Mapping)
