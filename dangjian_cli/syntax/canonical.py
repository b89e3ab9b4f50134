"""The canonical reading: a list of entries as `fmt` writes it, checked by one expression, taken apart by splitting.

Four times as fast as events, which are most of what `check` costs. What is accepted holds no mistake of typing and no
value that other readers change; whatever else a file holds is no fault, it is read as before. The expression knows
ASCII alone (sets of ideographs take long to compile); that all else is plain text is asked of the whole text first.
"""

import re
from typing import cast

from dangjian_cli.syntax.clean import printable, quoted_key
from dangjian_cli.syntax.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.patterns import WIDE_BRACKET

LIST_START = "\n条目:\n"

_REST = r"""[^\n ,:\[\]{}#"'&*!|>@`\\]"""
_WIDE = r"[^\x00-\x7f]"
_KEY = r"[^\W\x00-\x7f]{1,99}+"  # YAML takes no key of more than 1,024 characters
_START = rf"(?:{_WIDE}|[A-Za-z]++(?:-?{_WIDE}|-[A-Z0-9]|-(?=\n))|[1-9][0-9]{{0,3}}(?:-[1-9][0-9]{{0,3}})?{_WIDE})"
_PLAIN = r"(?:(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?|-20[0-9]{2}|Q[1-4]|H[12])?|0|[1-9][0-9]{0,8}%?|[A-MO-XZ])"
_VALUE = rf"(?:{_START}{_REST}*+(?: (?!-){_REST}++)*+|{_PLAIN})(?=[\n,\]}}])"
"""Begins as no indicator, number, boolean or null does, or is a date, a period, a plain number or one with a word,
a capital that is no short yes or no."""
_FLOW = rf"[\[{{](?:{_KEY}: |{_VALUE}|, |[\[\]{{}}])*+(?<=[\]}}])"
_LINES = re.compile(rf"(?:(?:  - |    ){_KEY}:(?: (?:{_VALUE}|{_FLOW}))?\n|      - {_FLOW}\n)*+")
_TOKENS = re.compile(r"[\[\]{}]|, |[^\[\]{},:]+(?:: )?")


class NotCanonical(Exception):
    """The text is written otherwise, which is no fault."""


def canonical(text: str) -> list[Data]:
    """The elements of a list of entries. Raises NotCanonical."""
    bound = 2 * text.count(": ") + 2 * text.count(", ") + 3 * text.count("\n")
    if bound > MAX_NODES or not printable(text) or any(bracket in text for bracket in WIDE_BRACKET):
        raise NotCanonical
    if quoted_key(text) or not text.startswith("  - ") or not _LINES.fullmatch(text):
        raise NotCanonical
    try:
        return _entries(text)
    except ValueError:
        raise NotCanonical from None


def canonical_mapping(text: str) -> dict[str, Data]:
    """What stands above the list, or a whole file: moved in, it is written as an entry is. Raises NotCanonical."""
    lines = text.removesuffix("\n").replace("\n", "\n    ")
    (entry,) = canonical(f"  - {lines}\n")
    return cast("dict[str, Data]", entry)


def _entries(text: str) -> list[Data]:
    """ValueError where the lines do not fit together."""
    found: list[Data] = []
    names: dict[str, str] = {}
    entry: dict[str, Data] = {}
    records: list[Data] | None = None
    keys = 0
    for line in text.splitlines():
        if len(line) > MAX_SCALAR:
            raise ValueError(line)
        if line[4] == " ":  # "      - ", for the expression let the line pass
            if records is None:
                raise ValueError(line)
            records.append(_flow(line[8:]))
            continue
        if records is not None and not records:
            raise ValueError(line)  # a key without a value
        key, _, value = line.partition(": ")
        key = key[4:]
        if line[2] == "-":
            if len(entry) != keys:
                raise ValueError(line)  # a key twice
            entry, keys = {}, 0
            found.append(entry)
        keys += 1
        if value:
            records = None
            entry[names.setdefault(key, key)] = _flow(value) if value[0] in "[{" else value
        else:
            records = []
            entry[names.setdefault(key, key[:-1])] = records
    if len(entry) != keys or (records is not None and not records):
        raise ValueError(text)
    return found


def _flow(text: str) -> Data:
    """A list or mapping in brackets; the simple ones, which nearly all are, by splitting."""
    inner, ends = text[1:-1], text[0] + text[-1]
    if "：" in text or ("[" in text and ("，" in text or "【" in text or "】" in text)):
        raise ValueError(
            text
        )  # perhaps a mistyped colon, perhaps a comma between two names or brackets within brackets
    if "[" not in inner and "{" not in inner and "]" not in inner and "}" not in inner:
        if ends == "{}":
            return _pairs(inner)
        return _names(inner, ends)
    if ends == "[]" and inner[0] + inner[-1] == "{}" and "[" not in inner and "]" not in inner:
        parts = inner[1:-1].split("}, {")
        if len(parts) == text.count("{") == text.count("}"):
            return [_pairs(part) for part in parts]
    return _nested(text)


def _names(text: str, ends: str) -> Data:
    names = text.split(", ")
    if ends != "[]" or ": " in text or "" in names:
        raise ValueError(text)
    return cast("list[Data]", names)


def _pairs(text: str) -> dict[str, Data]:
    parts = text.split(", ")
    pairs = dict([part.split(": ") for part in parts])
    if len(pairs) != len(parts) or "" in pairs.values():
        raise ValueError(text)
    return cast("dict[str, Data]", pairs)


def _nested(text: str) -> Data:
    """Any other one, token by token."""
    tree = _Tree()
    for token in _TOKENS.findall(text):
        if token in ("]", "}"):
            tree.close(token)
        elif token == ", ":
            tree.separate()
        elif token.endswith(": "):
            tree.name(token[:-2])
        else:
            tree.put([] if token == "[" else {} if token == "{" else token)
    return tree.whole()


class _Tree:
    """Grows by tokens, ValueError where one is not due. What stands open is kept in a list, not on the call stack."""

    def __init__(self) -> None:
        self._top: list[Data] = []
        self._open: list[list[Data] | dict[str, Data]] = [self._top]
        self._key: str | None = None
        self._due = True  # an element, and no separator or end

    def put(self, value: Data) -> None:
        """An element: a text, or a list or mapping that begins."""
        node = self._open[-1]
        self._require(self._due)
        if isinstance(node, list):
            self._require(self._key is None)
            node.append(value)
        else:
            self._require(self._key is not None and self._key not in node)
            node[self._key or ""] = value
        self._key, self._due = None, not isinstance(value, str)
        if not isinstance(value, str):
            self._open.append(value)
            self._require(len(self._open) < MAX_DEPTH - 3)

    def name(self, key: str) -> None:
        """The key of the next element."""
        self._require(self._due and self._key is None)
        self._key = key

    def separate(self) -> None:
        """A comma."""
        self._require(not self._due and len(self._open) > 1)
        self._due = True

    def close(self, bracket: str) -> None:
        """The end of the list or mapping that began last; neither is empty."""
        node = self._open.pop()
        self._require(not self._due and bool(self._open) and isinstance(node, list) == (bracket == "]"))

    def whole(self) -> Data:
        """What has grown."""
        self._require(len(self._open) == 1 and len(self._top) == 1)
        return self._top[0]

    @staticmethod
    def _require(met: bool) -> None:
        if not met:
            raise ValueError
