"""Texts and sizes that break Word files: nothing raises, nothing is lost, same document same bytes."""

import os
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from word_reading import content, opened, said

from dangjian_cli.document.chart import (
    Bar,
    BarChart,
    HeatCell,
    HeatMap,
    HeatRow,
    Lane,
    Point,
    Roadmap,
    Series,
    Tone,
    Trend,
)
from dangjian_cli.document.document import Block, Column, Document, Heading, Letter, Paragraph, Table
from dangjian_cli.render.flow import plain
from dangjian_cli.render.word import render

ROOT = Path(__file__).resolve().parents[2]
EVIL = (
    "\x00\x01\x08\x0b\x1b[31m", "\x7f\x80\x9f", "\ufffe\uffff", "\ud800", "\u202e倒着", "\u200f右\u200b", "党旗🚩👨‍👩‍👧", "𠮷㐂䶮", "=1+1",
    "<w:t>", "]]>", "&amp;", "<!--", "a & b < c > d \"e\" 'f'", "\t缩进\t", "甲\r\n乙\n丙\u2028丁", " 前后有空格 ", "&#0;", "<?xml?>",
    "{{ 模板 }}", "长" * 2000, "x" * 2000,
)  # fmt: skip


def _document(text: str) -> Document:
    """The text in every place that a document has."""
    blocks: tuple[Block, ...] = (
        Heading(text),
        Paragraph(text),
        Table(
            (Column(text), Column("数", "number"), Column("说明", "free")), ((text, 1, text),), (text, 1, text), text
        ),
        BarChart(text, (Series(text),), (Bar(text, (1,)),), text),
        HeatMap(text, text, (text,), (HeatRow(text, (HeatCell(text, Tone.BAD),)),), text),
        Trend(text, (Series(text),), (Point(text, (1,)),), text),
    )
    return Document(text, ((text, text),), blocks, (text,), Letter(text, text, text, text))


@pytest.mark.parametrize("text", EVIL, ids=lambda text: ascii(text[:12]))
def test_any_text_stands_anywhere(text: str) -> None:
    """Control characters are spelled out, markup is text, and nothing else of the text is changed."""
    file = opened(_document(text))
    shown = plain(text)
    found = content(file)
    flat = ["".join(cell.strip() for cell in each[-1]) if isinstance(each, list) else each for each in found]
    assert flat[0] == f"注意：{shown}"
    assert found[1:4] == [shown, shown, shown]
    assert found[4] == f"{shown}：{shown}"
    lines = [line for line in shown.split("\n") if line]
    assert found[6 : 7 + len(lines)] == [shown, *lines]
    table = found[7 + len(lines)]
    assert isinstance(table, list)
    assert [cell.lstrip(" ") for cell in table[1]] == [shown.lstrip(" "), "1", shown.lstrip(" ")]
    assert found[8 + len(lines)] == shown


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_any_texts_are_read_back(texts: list[str]) -> None:
    """Paragraphs and cells, whatever Unicode holds."""
    blocks: list[Block] = [
        *(Paragraph(text) for text in texts),
        Table((Column("文"),), tuple((text,) for text in texts)),
    ]
    found = content(opened(Document("标题", (), blocks, letter=Letter())))
    assert [each for each in found[1:] if isinstance(each, str)] == [
        each for each in said(Document("", (), blocks)) if isinstance(each, str)
    ]
    assert isinstance(found[-1], list)
    assert found[-1][1:] == [[plain(text).lstrip(" \u3000")] for text in texts]


def _lane(number: int) -> Lane:
    from datetime import date

    return Lane(f"事项{number}", "工委", None, date(2026, 1 + number % 12, 3), Tone.PLAIN, "推进中")


def _roadmap(months: int) -> Roadmap:
    from datetime import date

    end = date(2026 + (months - 1) // 12, 1 + (months - 1) % 12, 28)
    return Roadmap("路线图", date(2026, 1, 1), end, date(2026, 9, 30), (_lane(1), _lane(20)))


@pytest.mark.parametrize(
    "block",
    [
        Table((), ()),
        Table((Column("甲"),), ()),
        Table(tuple(Column(f"第{number}列") for number in range(150)), (tuple(range(150)),), tuple(range(150))),
        Table((Column("甲", "free"), Column("乙", "free")), (("字" * 30000, "x" * 30000),)),
        BarChart("图", (), ()),
        BarChart("图", (Series("甲"),), ()),
        BarChart(
            "图",
            (Series("甲"), Series("乙"), Series("丙", Tone.QUIET)),
            (Bar("零", (0, 0, 0)), Bar("大", (10**9, 1, 0))),
        ),
        BarChart("图", tuple(Series(f"第{number}") for number in range(30)), (Bar("甲", tuple(range(30))),)),
        HeatMap("图", "单位", (), ()),
        HeatMap("图", "单位", tuple(f"{week}周" for week in range(53)), (HeatRow("甲", (None,) * 53),)),
        Trend("图", (), ()),
        *(_roadmap(months) for months in (1, 12, 36, 60, 240)),
        Roadmap("图", _roadmap(1).first, _roadmap(1).last, _roadmap(24).last, ()),
    ],
    ids=lambda block: type(block).__name__,
)
def test_nothing_and_too_much_are_drawn(block: Block) -> None:
    """Empty tables and charts, tables of 150 columns: no table has more columns than the 63 that Word opens."""
    file = opened(Document("标题", (), (block,)))
    for table in file.element.body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        assert 0 < len(grid) <= 63
        assert all(int(column.get(qn("w:w"))) > 0 for column in grid)
        for row in table.iter(qn("w:tr")):
            spans = [each.get(qn("w:val")) for each in row.iter(qn("w:gridSpan"))]
            cells = len(list(row.iter(qn("w:tc"))))
            assert cells - len(spans) + sum(map(int, spans)) == len(grid)


def test_no_column_is_lost_when_a_table_is_continued() -> None:
    """The first column is repeated, all others are there once."""
    titles = [f"第{number}列" for number in range(150)]
    table = Table(tuple(map(Column, titles)), (tuple(range(150)),))
    parts = [each for each in content(opened(Document("", (), (table,)))) if isinstance(each, list)]
    assert [title for part in parts for title in part[0] if title != titles[0]] == titles[1:]
    assert {part[1][0] for part in parts} == {"0"}


@pytest.mark.untraced
def test_five_thousand_rows_take_seconds() -> None:
    """Python-docx alone takes minutes for so many cells."""
    columns = (
        Column("编号"),
        Column("单位"),
        Column("时限"),
        Column("天数", "number"),
        Column("责任人"),
        Column("事项", "free"),
    )
    rows = tuple(
        (f"RW-2026-{at:04d}", "市直机关工委", "9月底前", at, "某某", f"落实第{at}项任务，形成长效机制")
        for at in range(5000)
    )
    started = time.perf_counter()
    data = render(Document("清单", (), (Table(columns, rows),)))
    took = time.perf_counter() - started
    print(f"5,000 行：{took:.1f} 秒，{len(data) // 1024} KiB")
    assert took < 20
    (table,) = (each for each in content(_read(data)) if isinstance(each, list))
    assert table[1:] == [[str(cell) for cell in row] for row in rows]


def _read(data: bytes) -> Any:
    import docx

    return docx.Document(BytesIO(data))


@pytest.mark.untraced
def test_same_document_same_bytes_everywhere(tmp_path: Path) -> None:
    """Whatever the time zone, the locale and the order of hashes; nothing in the file tells a time or a machine."""
    code = "import sys; sys.path.insert(0, 'tests/render'); from word_demo import letter, render; sys.stdout.buffer.write(render(letter()))"
    made = []
    for zone, language, seed in (
        ("UTC", "C", "0"),
        ("Asia/Shanghai", "zh_CN.UTF-8", "1"),
        ("America/New_York", "de_DE.UTF-8", "4711"),
    ):
        clean = {
            **os.environ,
            "TZ": zone,
            "LANG": language,
            "LC_ALL": language,
            "PYTHONHASHSEED": seed,
            "USER": f"u{seed}",
            "PYTHONUTF8": "1",
        }
        done = subprocess.run((sys.executable, "-c", code), cwd=ROOT, env=clean, capture_output=True, check=True)
        made.append(done.stdout)
    assert made[0] == made[1] == made[2]
    with zipfile.ZipFile(BytesIO(made[0])) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        assert package.namelist()[1:] == sorted(package.namelist()[1:])
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python-docx" not in everything
    assert b"dcterms" not in everything.replace(b"xmlns:dcterms", b"")
