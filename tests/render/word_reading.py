"""Word files read back by python-docx: what stands in them, in order."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from dangjian_cli.document.document import Document, shown
from dangjian_cli.layout.document_json import document_values
from dangjian_cli.render.flow import plain
from dangjian_cli.render.word import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Rows = list[list[str]]


def opened(document: Document) -> Any:
    """The document written and opened again."""
    return docx.Document(BytesIO(render(document)))


def content(file: Any) -> list[str | Rows]:
    """The texts of all paragraphs that have one, and the cells of all tables, in order."""
    found: list[str | Rows] = []
    for element in file.element.body:
        if element.tag == qn("w:p"):
            if text := text_of(element):
                found.append(text)
        elif element.tag == qn("w:tbl"):
            found.append([[cell_text(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))])
    return found


def text_of(element: Any) -> str:
    """The text of a paragraph, line breaks as \\n."""
    return "".join("\n" if part.tag == qn("w:br") else part.text or "" for part in element.iter(qn("w:t"), qn("w:br")))


def cell_text(cell: Any) -> str:
    return "\n".join(text_of(each) for each in cell.iter(qn("w:p")))


def said(document: Document) -> list[str | Rows]:
    """What the blocks of the document say, taken from its JSON form, control characters spelled out."""
    found: list[str | Rows] = []
    blocks: Any = document_values(document, {}, {})["blocks"]
    for block in blocks:
        found.extend(_said(block))
    return found


def _said(block: Mapping[str, Any]) -> Iterator[str | Rows]:
    for key in ("heading", "paragraph"):
        if key in block:
            yield from filter(None, plain(block[key]).split("\n") if key == "paragraph" else [plain(block[key])])
    if "rows" in block:
        columns: Sequence[str] = block["columns"]
        # The second of two columns with one title is 完成2 there: compared are the cells.
        rows = [["—" if row[title] is None else _cell(row[title]) for title in columns] for row in block["rows"]]
        if block["total"] is not None:
            rows.append([_cell(block["total"][title]) for title in columns])
        yield rows
        if block["note"]:
            yield plain(block["note"])


def _cell(value: Any) -> str:
    return plain(shown(value)).strip()


def stripped(rows: Rows) -> Rows:
    """Rows below the header, cells without the blanks around them (depth in a tree is an indent)."""
    return [[cell.strip() for cell in row] for row in rows[1:]]
