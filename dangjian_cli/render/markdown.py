"""A document as Markdown with GitHub tables. What a ledger says is text and never becomes markup."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from dangjian_cli.document.chart import BarChart, Figure, Figures, HeatMap, Roadmap, Trend, numbers
from dangjian_cli.document.document import Block, Cell, Document, Heading, Paragraph, Table, shown
from dangjian_cli.render.flow import one_line, plain

_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]")
_OPENS_A_BLOCK = re.compile(r"^(?:(?=[#+=-])|[0-9]+(?=[.)]))")
"""Where a backslash keeps a line from being a heading, a rule or an item of a list: `\\# 1`, `1\\. 2`."""


def render(document: Document) -> str:
    """The document; notices first, as quotes."""
    parts = ["".join(f"> {_inline(f'注意：{notice}')}\n" for notice in document.notices)]
    parts.append(f"# {_inline(document.title)}\n")
    if document.meta:
        parts.append(_lines(" · ".join(f"{word} {value}" for word, value in document.meta)))
    letter = document.letter
    if letter is not None:
        parts.extend(_lines(text) for text in letter.opening)
    parts.extend(part for block in document.blocks for part in _block(block))
    if letter is not None:
        parts.extend(_lines(text) for text in letter.closing)
    parts.extend(part for block in document.annexes for part in _block(block))
    return "\n".join(part for part in parts if part)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * min(level + 1, 6)} {_inline(text)}\n"
        case Paragraph(text):
            yield _lines(text)
        case Table():
            yield "".join(line + "\n" for line in _table(block))
            if block.note is not None:
                yield _lines(block.note)
        case Figures(items):
            yield "".join(f"- {_card(one)}\n" for one in items)
        case BarChart() | HeatMap() | Roadmap() | Trend():
            yield f"**{_inline(block.title)}**\n"
            yield from _block(numbers(block))
        case _:
            assert_never(block)


def _card(figure: Figure) -> str:
    value = _inline(shown(figure.value)) if figure.value is not None else "-"
    return f"{_inline(figure.label)} **{value}**" + (f"（{_inline(figure.note)}）" if figure.note else "")


def _table(table: Table) -> Iterator[str]:
    yield _row([_cell(column.title) for column in table.columns])
    yield _row(["---:" if column.kind == "number" else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_cell(cell) if cell is not None else "-" for cell in row])
    if table.total is not None:
        yield _row([f"**{_cell(cell)}**" if shown(cell) else "" for cell in table.total])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    """A cell on one line. Blanks at its start, which Markdown drops, become half as many ideographic ones."""
    lines = plain(shown(cell)).split("\n")
    text = "<br>".join(_escaped(line) for line in lines)
    body = text.lstrip(" ")
    return "\u3000" * ((len(text) - len(body)) // 2) + body.rstrip(" ")


def _inline(text: str) -> str:
    # A heading drops the # at its end.
    return _escaped(one_line(text)).replace("#", "\\#")


def _lines(text: str) -> str:
    """A paragraph; its own line ends stay line ends."""
    lines = (_escaped(line.strip(" ")) for line in plain(text).split("\n"))
    return "\\\n".join(_OPENS_A_BLOCK.sub(r"\g<0>\\", line) for line in lines if line) + "\n"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
