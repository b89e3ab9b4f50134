"""Paragraphs and tables as WordprocessingML text: a table of 5,000 rows in a moment, where objects take minutes.

What a document says gets into XML here and nowhere else, through `_run`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from dangjian_cli.render.flow import plain
from dangjian_cli.render.word_styles import CELL, Page, Style, fonts

PADDING = 60
"""Between the line of a cell and its text."""

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def paragraph(style: Style, text: str, extra: str = "", size: int | None = None, keep: bool = False) -> str:
    """A paragraph; line ends of the text are line breaks. `extra` are properties that come last: w:ind, w:jc, w:sectPr.

    `keep`: on the page of what follows. `size` in half points, where it is not the style's.
    """
    properties = f'<w:pStyle w:val="{style.id}"/>{"<w:keepNext/>" if keep else ""}{extra}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_run(style, text, size)}</w:p>"


def indented(style: Style, left: int = 0, right: int = 0) -> str:
    """The w:ind that moves a paragraph of the style in from both sides."""
    return f'<w:ind w:left="{style.left + left}" w:right="{style.right + right}"/>'


def _run(style: Style, text: str, size: int | None = None) -> str:
    """User text, control characters spelled out, as one run with its typeface said."""
    if not text:
        return ""
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).split("\n"))
    return f"<w:r><w:rPr>{fonts(style.font)}{sized}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def page_number(style: Style) -> str:
    """— 1 —, the number filled in by Word."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    field = "".join(f"<w:r><w:rPr>{fonts(style.font)}</w:rPr>{part}</w:r>" for part in parts)
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr>{_run(style, "— ")}{field}{_run(style, " —")}</w:p>'


def section(page: Page, footers: str) -> str:
    """The w:sectPr of the pages up to here."""
    return f"<w:sectPr>{footers}{page.section}</w:sectPr>"


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its text, how many columns it takes, its fill (six hex digits).

    `merge` joins cells below each other: "restart" the first of them, "continue" the others. `bare` are the sides
    without a black line, in the order top, left, bottom, right; above and below it is a white one, which parts bars.
    """

    text: str = ""
    style: Style = CELL
    span: int = 1
    fill: str | None = None
    merge: str | None = None
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row; a `header` is repeated on every page, `keep` stays on the page of what follows."""

    boxes: tuple[Box, ...]
    header: bool = False
    keep: bool = False


def table(widths: Sequence[int], lines: Iterable[Line], size: int) -> str:
    """A table with thin lines as wide as its columns; no row is parted by the end of a page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = (("top", 30), ("left", PADDING), ("bottom", 30), ("right", PADDING))
    padding = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side, margin in margins)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{padding}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_line(line, widths, size) for line in lines)}</w:tbl>"
    )


def _line(line: Line, widths: Sequence[int], size: int) -> str:
    cells, at = [], 0
    for box in line.boxes:
        cells.append(_cell(box, sum(widths[at : at + box.span]), size, line.keep))
        at += box.span
    header = "<w:tblHeader/>" if line.header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(box: Box, width: int, size: int, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    merge = f'<w:vMerge w:val="{box.merge}"/>' if box.merge else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{box.fill}"/>' if box.fill else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{_bare(box)}{fill}<w:vAlign w:val="center"/>'
    # Blanks that open a text show its depth: they move the whole text in, also where it is continued.
    body = box.text.lstrip(" \u3000")
    depth = sum(2 if char == "\u3000" else 1 for char in box.text[: len(box.text) - len(body)])
    indent = indented(box.style, left=min(depth * size * 5, max(width // 2 - 2 * PADDING, 0))) if depth else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(box.style, body, indent, size, keep)}</w:tc>"


def _bare(box: Box) -> str:
    if not box.bare:
        return ""
    white = 'w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"'
    nil = 'w:val="nil"'
    sides = (f"<w:{side} {white if side in ('top', 'bottom') else nil}/>" for side in box.bare)
    return f"<w:tcBorders>{''.join(sides)}</w:tcBorders>"
