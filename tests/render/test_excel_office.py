"""Workbooks as LibreOffice reads and prints them."""

import csv
import io
import re
import subprocess
from pathlib import Path

import pytest
from office import Office, office
from test_excel import DOCUMENT
from test_excel_charts import CHARTS
from test_excel_evil import EVIL, told
from tools import required

from dangjian_cli.document.document import Column, Document, Ratio, Table
from dangjian_cli.render.excel import render


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice."""
    return office(tmp_path_factory.mktemp("office"))


def rows(text: str) -> list[list[str]]:
    """The cells of a CSV file that LibreOffice wrote."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_it_reads_what_was_written(program: Office) -> None:
    """All sheets, with figures, shares and days as they are to be shown."""
    sheets = program.sheets(render(DOCUMENT))
    assert sorted(sheets) == sorted(["说明", "一、按单位", "（一）事项", "（一）事项（2）", "完成情况"])
    assert rows(sheets["一、按单位"])[:5] == [
        ["单位", "总数", "完成率", "得分", "时限"],
        ["工委", "12", "62.5%", "12.50", "2026-09-30"],
        ["办公室", "0", "无", "1000", ""],
        ["文印室", "", "6.3%", "", "1899-12-31"],
        ["合计", "12", "", "", ""],
    ]


def test_evil_texts_are_neither_run_nor_changed(program: Office) -> None:
    """Formulas would be computed by now, numbers and days shortened."""
    texts = tuple(told(text) for text in EVIL.values())
    sheets = program.sheets(
        render(Document("表", blocks=(Table((Column("甲"),), tuple((text,) for text in EVIL.values())),)))
    )
    read = [row[0] if row else "" for row in rows(sheets["表"])]
    assert read[1:] == list(texts)


def test_shares_are_rounded_as_in_every_other_format(program: Office) -> None:
    """LibreOffice rounds the number that it shows; the other formats round the two integers, half up."""
    ratios = [Ratio(top, bottom) for bottom in (*range(1, 41), 80, 160, 400, 2000) for top in range(min(bottom, 200))]
    table = Table((Column("率", "number"), Column("应为")), tuple((one, one.percent()) for one in ratios))
    sheets = program.sheets(render(Document("率", blocks=(table,))))
    assert [shown for shown, wanted in rows(sheets["率"])[1:] if shown != wanted] == []


def test_it_prints(program: Office, tmp_path: Path) -> None:
    """A page for each sheet, its number below, the title on top, the words of a chart in it."""
    _, reader = required("office")
    (tmp_path / "out.pdf").write_bytes(program.pdf(render(CHARTS), "xlsx"))
    done = subprocess.run([reader, "-layout", "out.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = [re.sub(r"\s+", "", page) for page in done.stdout.decode().split("\f")[:-1]]
    assert len(pages) == 5
    for number, page in enumerate(pages, start=1):
        assert page.endswith(f"第{number}页共5页")
    assert pages[1].startswith("图各单位完成情况统计日2026-09-30")
    assert "单位：项" in pages[1]
    assert "统计日" in pages[4].partition("单位开始时限进展事项")[2]
