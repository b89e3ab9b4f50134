"""Documents as Markdown, read back by a small reader of GitHub tables."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.document.document import Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.render.markdown import render

HOSTILE = st.text("落实制度 |\\`*_[]<>~$&#-+=1.)\n\u202e", max_size=20)


def read_tables(markdown: str) -> list[list[list[str]]]:
    """The tables of a Markdown text: header and rows, cells unescaped, the rule left out."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in markdown.split("\n"):
        if not line.startswith("| "):
            inside = False
            continue
        if not inside:
            tables.append([])
            inside = True
        cells = re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]
        if not all(re.fullmatch(r" -{3}:? ", cell) for cell in cells):
            tables[-1].append([_unescaped(cell.strip(" ")) for cell in cells])
    return tables


def _unescaped(cell: str) -> str:
    text = re.sub(r"\\([\\`*_\[\]<>|~$&])|<br>", lambda found: found[1] or "\n", cell)
    return text.replace("\u3000", "  ")


def test_a_document_as_markdown() -> None:
    """Notices as a quote on the first line, then title, meta, headings and tables with aligned numbers."""
    columns = (Column("单位"), Column("总数", "number"), Column("完成率", "number"))
    rows: tuple[tuple[Cell, ...], ...] = (("工委", 11, Ratio(5, 11)), ("  办公室", None, Ratio(0, 0)))
    document = Document(
        "概况",
        (("统计日", "2026-09-30"), ("期间", "2026年")),
        (Heading("按单位"), Table(columns, rows, ("合计", 11, None), "注：*略*"), Paragraph("- 甲\n乙")),
        ("1 个条目有误，没有计入。",),
    )
    assert (
        render(document)
        == """\
> 注意：1 个条目有误，没有计入。

# 概况

统计日 2026-09-30 · 期间 2026年

## 按单位

| 单位 | 总数 | 完成率 |
| --- | ---: | ---: |
| 工委 | 11 | 45.5% |
| \u3000办公室 | - | 无 |
| **合计** | **11** |  |

注：\\*略\\*

\\- 甲\\
乙
"""
    )


CELL = HOSTILE.map(lambda text: text.replace("\u202e", "").strip())


@given(st.lists(st.tuples(CELL, st.integers()), max_size=4), CELL)
def test_tables_read_back(rows: list[tuple[str, int]], title: str) -> None:
    """Whatever a ledger says, a reader of GitHub tables gets the same cells back."""
    text = render(Document("表", blocks=(Table((Column(title), Column("数", "number")), tuple(rows)),)))
    assert read_tables(text) == [[[title, "数"], *([cell, str(number)] for cell, number in rows)]]


@given(HOSTILE)
def test_no_line_of_a_text_becomes_a_block(text: str) -> None:
    """A paragraph never turns into a heading, a list, a quote, a rule or a table; a title stays one line."""
    lines = render(Document(text, blocks=(Paragraph(text),))).split("\n")
    assert lines[0].startswith("# ")
    assert not any(re.match(r"\s|[#>+=|~`<*_-]|[0-9]+[.)]", line) for line in lines[1:])
    assert "\u202e" not in "".join(lines)


def test_headings_keep_their_numbers_and_their_depth() -> None:
    """A trailing # is text, and no heading is deeper than Markdown knows."""
    text = render(Document("表", blocks=(Heading("编号 #"), Heading("深", 9))))
    assert "## 编号 \\#\n" in text
    assert "\n###### 深\n" in text
