"""What an import tells: the sheets that were read, what is wrong cell by cell, and how many entries come of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dangjian_cli.base.text import names
from dangjian_cli.document.document import Block, Document, Paragraph
from dangjian_cli.reports.importing import Finding, Imported, SheetRead

_SOME = 8
"""Cells that a hint names."""


def imported(report: Imported) -> Document:
    """The document; the title says which file was read as what."""
    return Document(f"{report.file}：{report.kind}", (), tuple(_blocks(report)))


def _blocks(report: Imported) -> Iterator[Block]:
    lines = [line for sheet in report.sheets for line in _about(sheet)]
    lines += [f"没有读“{name}”：{why}" for name, why in report.unread]
    for lines_of_block in (lines, [*_findings(report, grave=True)], [*_findings(report, grave=False)]):
        if lines_of_block:
            yield Paragraph("\n".join(lines_of_block))
    if report.rows:
        counts = f"新增 {report.added} 条，修改 {report.changed} 条，不变 {report.same} 条，有错 {report.wrong} 行"
        yield Paragraph(f"{report.rows} 行：{counts}")
    else:
        yield Paragraph("表头下面没有一行内容")


def _about(sheet: SheetRead) -> Iterator[str]:
    yield f"[{sheet.name}]：第 {sheet.header} 行是表头，{sheet.rows} 行"
    if sheet.unknown:
        yield f"  没有读入的列：{names(f'{title}（{cell}）' for title, cell in sheet.unknown)}"
    if sheet.left_out:
        yield f"  不算条目的行：{names(f'{text}（第 {row} 行）' for text, row in sheet.left_out)}"
    if sheet.hidden_rows:
        yield f"  隐藏的行也读了：第 {names(_runs(sheet.hidden_rows))} 行；不要的，先从表里删去"
    if sheet.hidden_columns:
        yield f"  隐藏的列也读了：{names(sheet.hidden_columns)} 列；不要的，先从表里删去"


def _runs(numbers: Sequence[int]) -> Iterable[str]:
    """4 至 6 for 4, 5, 6."""
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        row = [number for _, number in run]
        yield str(row[0]) if len(row) == 1 else f"{row[0]} 至 {row[-1]}"


def _findings(report: Imported, *, grave: bool) -> Iterator[str]:
    for one in report.findings:
        if one.grave is grave:
            yield f"{'错误' if grave else '提示'} {report.file}[{one.sheet}!{_cells(one)}] {one.message}"
            if grave:
                yield f"  改法：{one.help}"


def _cells(finding: Finding) -> str:
    more = f" 等 {len(finding.cells)} 处" if len(finding.cells) > _SOME else ""
    return names(finding.cells[:_SOME]) + more
