"""What the file of a sheet says beside its values: how far it goes, what is hidden, formulas without a value.

The reader of sheets tells none of these, and takes memory for the whole area that two far cells span: this is looked
at first. And it may never end on XML that is broken: such files do not come before it.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

_Attributes = Mapping[str, str]
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = frozenset({"1", "true"})
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError)
"""What reading an archive may raise when it is broken, or its parts are encrypted."""
MAX_ROWS = 60_000
MAX_CELLS = 6_000_000
NEVER_COMPUTED = "这一格是公式，没有算好的结果"


class Inside(NamedTuple):
    """One sheet, all counted from 0. `broken` are cells whose formula has no result, with what to say of them.

    `height` and `width` reach to the last cells that hold something. Looking stops once they are beyond all limits.
    """

    height: int = 0
    width: int = 0
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    broken: Mapping[tuple[int, int], str] = {}

    @property
    def too_large(self) -> bool:
        """Whether it is more than a ledger can be."""
        return _too_large(self.height, self.width)


def _too_large(height: int, width: int) -> bool:
    return height > MAX_ROWS or height * width > MAX_CELLS


class MalformedError(Exception):
    """The file is broken: its reader might not come to an end."""


def inside(data: bytes) -> dict[str, Inside]:
    """Every sheet of an xlsx or ods file by its name; nothing for other files. Raises MalformedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if "xl/workbook.xml" in parts.namelist():
                return _xlsx(parts)
            return _ods(parts) if "content.xml" in parts.namelist() else {}
    except (expat.ExpatError, LookupError, *BROKEN_ARCHIVE) as error:
        raise MalformedError from error


def broken_by(result: str) -> str:
    """What to say of a formula that came to an error."""
    return f"这一格的公式算出来是“{result}”"


class _EnoughError(Exception):
    """The sheet is too large: no more of it is looked at."""


def _parse(xml: bytes, handler: "_Handler") -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(_local(name), attributes)
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    parser.Parse(xml, True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Handler:
    """Hears of the elements of a file, in their order."""

    def start(self, name: str, attributes: _Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text within an element."""


class _Area:
    """Collects what is said of the cells of one sheet."""

    def __init__(self) -> None:
        self.row, self.column = -1, -1
        self.height, self.width = 0, 0
        self.rows: set[int] = set()
        self.columns: list[range] = []
        self.broken: dict[tuple[int, int], str] = {}

    def hold(self, rows: int, columns: int, hidden: bool) -> None:
        """The cells from the current one on hold something."""
        self.height, self.width = max(self.height, self.row + rows), max(self.width, self.column + columns)
        if _too_large(self.height, self.width):
            raise _EnoughError
        if hidden:
            self.rows.update(range(self.row, self.row + rows))

    def found(self) -> Inside:
        """What is known so far; hidden columns count where something stands in the sheet."""
        hidden = {at for columns in self.columns for at in range(columns.start, min(columns.stop, self.width))}
        return Inside(self.height, self.width, tuple(sorted(self.rows)), tuple(sorted(hidden)), self.broken)


class _XlsxSheet(_Handler):
    def __init__(self, stale: bool) -> None:
        self.area = _Area()
        self._stale = stale
        self._hidden = False
        self._kind = ""
        self._formula = False
        self._value: str | None = None
        self._within = False

    def start(self, name: str, attributes: _Attributes) -> None:
        match name:
            case "col" if attributes.get("hidden") in _TRUE:
                self.area.columns.append(range(int(attributes["min"]) - 1, int(attributes["max"])))
            case "row":
                self.area.row = int(attributes.get("r", self.area.row + 2)) - 1
                self.area.column = -1
                self._hidden = attributes.get("hidden") in _TRUE
            case "c":
                place = _CELL.fullmatch(attributes.get("r", ""))
                self.area.column = _number(place[1]) if place is not None else self.area.column + 1
                self._kind, self._formula, self._value = attributes.get("t", ""), False, None
            case "f":
                self._formula = True
            case "v" | "is":
                self._within, self._value = True, ""
            case _:
                pass

    def end(self, name: str) -> None:
        if name in ("v", "is"):
            self._within = False
        elif name == "c" and (self._formula or self._value is not None):
            self.area.hold(1, 1, self._hidden)
            if self._kind == "e":
                self.area.broken[self.area.row, self.area.column] = broken_by(self._value or "")
            elif self._formula and (self._stale or (not self._value and self._kind != "str")):
                self.area.broken[self.area.row, self.area.column] = NEVER_COMPUTED

    def text(self, text: str) -> None:
        if self._within:
            self._value = (self._value or "") + text


def _number(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


class _Elements(_Handler):
    """All elements of a small file, with their attributes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: _Attributes) -> None:
        self.found.append((name, {_local(key): value for key, value in attributes.items()}))


def _elements(parts: zipfile.ZipFile, name: str) -> list[tuple[str, dict[str, str]]]:
    elements = _Elements()
    _parse(parts.read(name), elements)
    return elements.found


def _xlsx(parts: zipfile.ZipFile) -> dict[str, Inside]:
    relations = _elements(parts, "xl/_rels/workbook.xml.rels")
    targets = {each["Id"]: each["Target"] for name, each in relations if name == "Relationship"}
    book = _elements(parts, "xl/workbook.xml")
    stale = any(name == "calcPr" and each.get("fullCalcOnLoad") in _TRUE for name, each in book)
    found = {}
    for each in (each for name, each in book if name == "sheet"):
        target = targets.get(each.get("id", ""), "")
        path = target[1:] if target.startswith("/") else f"xl/{target}"
        if path in parts.namelist():
            sheet = _XlsxSheet(stale)
            _until_enough(parts.read(path), sheet)
            found[each["name"]] = sheet.area.found()
    return found


def _until_enough(xml: bytes, handler: _Handler) -> None:
    try:
        _parse(xml, handler)
    except _EnoughError:
        return


class _OdsSheets(_Handler):
    def __init__(self) -> None:
        self.areas: dict[str, _Area] = {}
        self._area = _Area()
        self._rows = self._columns = 1
        self._next_row = self._next_column = 0
        self._hidden = False
        self._error = False
        self._said = ""

    def start(self, name: str, attributes: _Attributes) -> None:
        given = {_local(key): value for key, value in attributes.items()}
        match name:
            case "table":
                self._area = self.areas[given.get("name", "")] = _Area()
                self._next_row = self._next_column = 0
            case "table-column":
                many = int(given.get("number-columns-repeated", 1))
                if given.get("visibility") in ("collapse", "filter"):
                    self._area.columns.append(range(self._next_column, self._next_column + many))
                self._next_column += many
            case "table-row":
                self._rows = int(given.get("number-rows-repeated", 1))
                self._area.row, self._next_row = self._next_row, self._next_row + self._rows
                self._hidden = given.get("visibility") in ("collapse", "filter")
                self._next_column = 0
            case "table-cell" | "covered-table-cell":
                self._cell(given, attributes)
            case _:
                pass

    def _cell(self, given: _Attributes, attributes: _Attributes) -> None:
        self._columns = int(given.get("number-columns-repeated", 1))
        self._area.column, self._next_column = self._next_column, self._next_column + self._columns
        self._error, self._said = attributes.get("calcext:value-type") == "error", ""
        if "value-type" in given or "formula" in given:
            self._area.hold(self._rows, self._columns, self._hidden)
            if "value-type" not in given:
                self._area.broken[self._area.row, self._area.column] = NEVER_COMPUTED

    def end(self, name: str) -> None:
        if name == "table-cell" and self._error:
            self._area.broken[self._area.row, self._area.column] = broken_by(self._said)
            self._error = False

    def text(self, text: str) -> None:
        if self._error:
            self._said += text


def _ods(parts: zipfile.ZipFile) -> dict[str, Inside]:
    sheets = _OdsSheets()
    _until_enough(parts.read("content.xml"), sheets)
    return {name: area.found() for name, area in sheets.areas.items()}
