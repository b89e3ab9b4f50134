"""A workbook taken apart: what its cells hold and how they look, read from its XML without any package."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Style:
    """How a cell looks."""

    number_format: str
    fill: str
    align: str
    indent: int
    bold: bool
    quoted: bool


class Opened:
    """The parts of an xlsx file; every part that is XML is parsed, so that one that is not well formed is noticed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            self.parts = {name: packed.read(name) for name in packed.namelist()}
        self.trees = {name: ElementTree.fromstring(content) for name, content in self.parts.items()}
        self._read = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self.names = list(self._read.sheet_names)
        self._styles = list(self._all_styles())

    def rows(self, name: str) -> list[list[object]]:
        """The cells of a sheet, as python-calamine reads them."""
        return [list(row) for row in self._read.get_sheet_by_name(name).to_python(skip_empty_area=False)]

    def sheet(self, name: str) -> ElementTree.Element:
        """The XML of a sheet."""
        return self.trees[f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"]

    def style(self, name: str, place: str) -> Style:
        """How the cell of this name (E7) looks."""
        (cell,) = (cell for cell in self.sheet(name).iter(f"{_MAIN}c") if cell.get("r") == place)
        return self._styles[int(cell.get("s", "0"))]

    def attribute(self, name: str, element: str, attribute: str) -> str | None:
        """An attribute of the first such element of a sheet."""
        found = self.sheet(name).find(f".//{_MAIN}{element}")
        return None if found is None else found.get(attribute)

    def attributes(self, name: str, element: str, attribute: str) -> list[str | None]:
        """An attribute of all such elements of a sheet."""
        return [one.get(attribute) for one in self.sheet(name).iter(f"{_MAIN}{element}")]

    def text(self, name: str, element: str) -> str:
        """The text of the first such element of a sheet."""
        found = self.sheet(name).find(f".//{_MAIN}{element}")
        return "" if found is None else found.text or ""

    def count(self, element: str) -> int:
        """How many such elements all sheets have together."""
        sheets = (tree for part, tree in self.trees.items() if part.startswith("xl/worksheets/sheet"))
        return sum(1 for tree in sheets for _ in tree.iter(f"{_MAIN}{element}"))

    def charts(self) -> list[str]:
        """The XML of every chart."""
        return [self.parts[name].decode() for name in sorted(self.parts) if re.match(r"xl/charts/chart\d+\.xml", name)]

    def _all_styles(self) -> "list[Style]":
        styles = self.trees["xl/styles.xml"]
        formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")}
        fills = [one.find(f".//{_MAIN}fgColor") for one in styles.iter(f"{_MAIN}fill")]
        bold = [one.find(f"{_MAIN}b") is not None for one in styles.iter(f"{_MAIN}font")]
        cells = styles.find(f"{_MAIN}cellXfs")
        assert cells is not None
        found = []
        for one in cells:
            aligned = one.find(f"{_MAIN}alignment")
            fill = fills[int(one.get("fillId", "0"))]
            number = one.get("numFmtId", "0")
            found.append(
                Style(
                    formats.get(number, {"0": "General", "1": "0", "2": "0.00"}.get(number, number)),
                    "" if fill is None else fill.get("rgb", "").removeprefix("FF"),
                    "" if aligned is None else aligned.get("horizontal", ""),
                    0 if aligned is None else int(aligned.get("indent", "0")),
                    bold[int(one.get("fontId", "0"))],
                    one.get("quotePrefix") == "1",
                )
            )
        return found
