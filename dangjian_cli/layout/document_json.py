"""A report for scripts: its document as plain values, the same shape for every report.

`blocks` hold headings, paragraphs, figures and tables in order; a row of a table is an object under the titles of its
columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import assert_never

from dangjian_cli.document.chart import BarChart, Figures, HeatMap, Roadmap, Trend, numbers
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Letter, Paragraph, Table
from dangjian_cli.document.value import Value


def document_values(document: Document, head: Mapping[str, Value], tail: Mapping[str, Value]) -> Mapping[str, Value]:
    """The document between what stands first (day, period) and last (what was not counted)."""
    letter = {"letter": _letter(document.letter)} if document.letter is not None else {}
    return {
        "title": document.title,
        **head,
        **letter,
        "blocks": [_block(block) for block in document.blocks],
        **({"annexes": [_block(block) for block in document.annexes]} if document.letter is not None else {}),
        **tail,
    }


def _letter(letter: Letter) -> Mapping[str, Value]:
    return {
        "issuer": letter.issuer,
        "number": letter.number,
        "addressee": letter.addressee,
        "signer": letter.signer,
        "signed_on": letter.signed_on,
    }


def _block(block: Block) -> Mapping[str, Value]:
    match block:
        case Heading(text, level):
            return {"heading": text, "level": level}
        case Paragraph(text):
            return {"paragraph": text}
        case Table(columns, rows, total, note):
            titles = tuple(_titles(columns))
            return {
                "columns": list(titles),
                "rows": [_row(titles, row) for row in rows],
                "total": _row(titles, total) if total is not None else None,
                "note": note,
            }
        case Figures(items):
            return {"figures": [{"label": one.label, "value": one.value, "note": one.note or None} for one in items]}
        case BarChart() | HeatMap() | Roadmap() | Trend():
            return {"chart": block.title, **_block(numbers(block))}
        case _:
            assert_never(block)


def _titles(columns: Sequence[Column]) -> Iterator[str]:
    """Titles as keys: of two columns with one title (事项 完成, 期次 完成) the second is 完成2."""
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.title] = seen.get(column.title, 0) + 1
        yield column.title + (str(seen[column.title]) if seen[column.title] > 1 else "")


def _row(titles: Sequence[str], row: Sequence[Cell]) -> Mapping[str, Value]:
    """The cells by title, typed; blanks that show the depth in a tree are for the eye."""
    return {
        title: cell.strip() if isinstance(cell, str) else cell
        for title, cell in zip_longest(titles[: len(row)], row, fillvalue=None)
        if title is not None
    }
