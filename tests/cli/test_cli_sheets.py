"""`import` of sheets as they should not be: each is told with its place and a remedy, and nothing is lost unsaid."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from cli_runner import PROGRAM, ROOT, Result, run_here
from made_sheets import GOOD, OTHER, TITLES, bomb, changed, computed, locked, ods, xlsx
from soak import PERCENT

from dangjian_cli.exchange.inside import MalformedError, inside

LEDGER = "任务清单-2026.yaml"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the ledgers."""
    return Path(shutil.copytree(ROOT / "tests" / "data" / "sheets", tmp_path / "台账"))


def bring(workspace: Path, data: bytes, name: str = "表.xlsx", *more: str) -> Result:
    """Import a file, and write what can be written."""
    (workspace / name).write_bytes(data)
    result = run_here(["import", name, "--year", "2026", "--unit", "市直机关工委", *more], workspace)
    assert "程序自身出错" not in result.stderr, result.stderr
    return result


def written(workspace: Path) -> str:
    ledger = workspace / LEDGER
    return ledger.read_text("utf-8") if ledger.exists() else ""


UNFIT = {
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "表.xlsx", "其实是 PNG 图片，不是表格", "请找到原来的表格文件"),
    "a page": (b"\xef\xbb\xbf\n<HTML><table></table></HTML>", "表.xls", "其实是网页", "用 Excel 打开，另存为 xlsx"),
    "XML": (b'<?xml version="1.0"?><Workbook/>', "表.xls", "是 XML 格式的表格", "用 Excel 打开，另存为 xlsx"),
    "text": ("任务,时限".encode(), "表.xls", "不是表格，或已损坏", "把后缀改成 .csv"),
    "nothing": (b"", "表.xlsx", "是空文件", "请核对是不是传错了文件"),
    "half of it": (xlsx(TITLES, GOOD)[:3000], "表.xlsx", "已损坏，或没有传完", "请重新取得这个文件"),
    "half of a part": (
        changed(xlsx(TITLES, GOOD), SHEET, lambda xml: xml[: len(xml) // 2]),
        "表.xlsx",
        "读不了：不是完整的表格文件",
        "用 Excel 打开后另存为 xlsx",
    ),
    "a password": (locked(), "表.xlsx", "有打开密码", "去掉密码后另存一份"),
    "a password of LibreOffice": (
        changed(ods(("", TITLES)), "META-INF/manifest.xml", lambda _: b"<manifest:encryption-data/>"),
        "表.ods",
        "有打开密码",
        "去掉密码后另存一份",
    ),
    "a password of old Excel": (
        b"\xd0\xcf\x11\xe0" + bytes(508) + bytes.fromhex("0908100000060500") + bytes(12) + b"\x2f\x00\x36\x00" + bytes(99),
        "表.xls",
        "有打开密码",
        "去掉密码后另存一份",
    ),
    "an OLE file of something else": (locked().replace(b"E\0n\0c", b"E\0m\0c"), "表.xls", "读不了", "另存为 xlsx"),
    "a document": (changed(xlsx(TITLES), "xl/styles.xml", bytes).replace(b"xl/styles.xml", b"word/body.xml"), "表.xlsx", "其实是Word 文档", "存为 xlsx"),
    "a bomb": (bomb(), "表.xlsx", "解开后过大", "只留台账的表，另存一份"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNFIT)
def test_what_is_no_sheet_is_refused(case: str, workspace: Path) -> None:
    """With what it is, and what to do; nothing is written."""
    data, name, message, help = UNFIT[case]
    result = bring(workspace, data, name, "--write")
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"错误：{name} {message}")
    assert help in result.stderr.splitlines()[1]
    assert written(workspace) == ""


def test_a_bomb_takes_no_memory(workspace: Path) -> None:
    """It is refused before it is unpacked: half a gigabyte is more than it may have."""
    (workspace / "表.xlsx").write_bytes(bomb())
    limited = f"ulimit -v {450 * 1024}; exec {PROGRAM} import 表.xlsx"
    done = subprocess.run(["bash", "-c", limited], cwd=workspace, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode().splitlines()[0][:17]) == (2, "错误：表.xlsx 解开后过大（约")


AREAS = {
    "a cell far below": (xlsx(TITLES, GOOD, more=lambda sheet: sheet.write(70_000, 1, "x")), "表.xlsx", "第 70001 行还有内容"),
    "a cell far away": (xlsx(TITLES, GOOD, more=lambda sheet: sheet.write(59_000, 600, "x")), "表.xlsx", "的内容一直到 WC59001"),
    "rows repeated": (ods(("", TITLES), ('table:number-rows-repeated="90000"', GOOD)), "表.ods", "第 90001 行还有内容"),
    "cells repeated": (
        ods(("", TITLES), ('table:number-rows-repeated="50000"', ['<table:table-cell table:number-columns-repeated="900" office:value-type="string"/>'])),
        "表.ods",
        "的内容一直到 AHP50001",
    ),
}  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("case", AREAS)
def test_an_area_that_is_far_too_large_is_refused(case: str, workspace: Path) -> None:
    """A stray cell would cost gigabytes: it is named, with how to be rid of it."""
    data, name, where = AREAS[case]
    started = time.monotonic()
    result = bring(workspace, data, name)
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"错误：{name}[任务] {where}")
    assert "改法：删去" in result.stderr
    assert time.monotonic() - started < 10


def test_no_titles(workspace: Path) -> None:
    """Asked for the kind; with the kind, for the title that must be there."""
    unknown = bring(workspace, xlsx(GOOD, OTHER), "表.xlsx", "--write")
    assert unknown.stderr.startswith("错误：从 表.xlsx 的表头看不出是哪一种台账\n改法：用 --kind 写明")
    named = bring(workspace, xlsx(GOOD, OTHER), "表.xlsx", "--kind", "任务清单", "--write")
    assert (named.code, named.stderr.splitlines()[0]) == (
        2,
        "错误：表.xlsx 前 20 行里没有找到任务清单的表头（至少要有“任务”一列）",
    )
    assert bring(workspace, xlsx()).stderr.startswith("错误：表.xlsx 是空表")
    assert written(workspace) == ""


def test_no_rows(workspace: Path) -> None:
    """There is nothing to be written, and no file comes of it."""
    result = bring(workspace, xlsx(TITLES), "表.xlsx", "--write")
    assert (result.code, result.stderr) == (0, "没有要写入的\n")
    assert "表头下面没有一行内容" in result.stdout
    assert written(workspace) == ""


def test_another_table_below_is_not_read_with_the_titles_of_the_first(workspace: Path) -> None:
    """Its columns are others: 时限 would become 措施."""
    rows = (TITLES, GOOD, (), ("任务", "时限", "责任单位"), ("整理档案", "8月底前", "工委办公室"))
    result = bring(workspace, xlsx(*rows), "表.xlsx", "--write")
    assert (result.code, written(workspace)) == (1, "")
    assert (
        "错误 表.xlsx[任务!A4] 这一行像是另一张表的表头，从这一行起没有读\n  改法：两张表分到两张工作表里"
        in result.stdout
    )
    part = bring(workspace, xlsx(*rows), "表.xlsx", "--write", "--only-valid")
    assert (part.code, written(workspace).count("编号")) == (1, 1)
    assert "整理档案" not in written(workspace)


def test_titles_once_more_are_no_entry(workspace: Path) -> None:
    """As on every printed page: the rows below belong to the same table, and the row is named."""
    result = bring(workspace, xlsx(TITLES, GOOD, TITLES, OTHER), "表.xlsx", "--write")
    assert (result.code, written(workspace).count("编号")) == (0, 2)
    assert "不算条目的行：任务（第 3 行）" in result.stdout


def test_two_columns_of_one_title(workspace: Path) -> None:
    """Which one counts is not guessed."""
    result = bring(workspace, xlsx((*TITLES, "完成时限"), (*GOOD, "7月底前")), "表.xlsx", "--write", "--only-valid")
    assert "错误 表.xlsx[任务!G1] “完成时限”和 F1 都是“时限”\n  改法：只留一列" in result.stdout


def hide(sheet: object) -> None:
    sheet.set_row(2, None, None, {"hidden": True})  # type: ignore[attr-defined]
    sheet.set_row(3, None, None, {"hidden": True})  # type: ignore[attr-defined]
    sheet.set_row(5, None, None, {"hidden": True})  # type: ignore[attr-defined]
    sheet.set_column(1, 1, None, None, {"hidden": True})  # type: ignore[attr-defined]


COLLAPSED = 'table:visibility="collapse"'
HIDDEN = {
    "xlsx": xlsx(TITLES, GOOD, OTHER, ("甲", *GOOD[1:]), ("乙", *GOOD[1:]), ("丙", *GOOD[1:]), more=hide),
    "ods": ods(
        ("", TITLES),
        ("", GOOD),
        (COLLAPSED, OTHER),
        ('table:visibility="filter"', ("甲", *GOOD[1:])),
        ("", ("乙", *GOOD[1:])),
        (COLLAPSED, ("丙", *GOOD[1:])),
        columns=f"<table:table-column/><table:table-column {COLLAPSED}/><table:table-column table:number-columns-repeated='9'/>",
    ),
}


@pytest.mark.parametrize("form", HIDDEN)
def test_what_is_hidden_is_read_and_told(form: str, workspace: Path) -> None:
    """Also what a filter hides. Nobody wonders where an entry comes from."""
    result = bring(workspace, HIDDEN[form], f"表.{form}", "--write")
    assert (result.code, written(workspace).count("编号"), written(workspace).count("措施: 征求意见")) == (0, 5, 1)
    assert "  隐藏的行也读了：第 3 至 4、6 行；不要的，先从表里删去\n" in result.stdout
    assert "  隐藏的列也读了：B 列；不要的，先从表里删去\n" in result.stdout


def test_nothing_is_said_to_be_hidden_where_all_is_seen(workspace: Path) -> None:
    """Nor of a title above the table, and of a column that is not read."""

    def beyond(sheet: object) -> None:
        sheet.set_row(0, None, None, {"hidden": True})  # type: ignore[attr-defined]
        sheet.set_column(6, 6, None, None, {"hidden": True})  # type: ignore[attr-defined]

    told = bring(workspace, xlsx(("2026年机关党建任务",), (*TITLES, "联系电话"), (*GOOD, "内线"), more=beyond)).stdout
    assert "没有读入的列：联系电话（G2）" in told
    assert "隐藏" not in told


def test_sheets_that_are_passed_over_are_named(workspace: Path) -> None:
    """A hidden one is read when it is asked for."""
    data = xlsx(TITLES, GOOD, others=["隐藏的", "联系人"])
    data = changed(data, "xl/sharedStrings.xml", lambda xml: xml)
    result = bring(workspace, data)
    assert "没有读“隐藏的”：是隐藏的表；要读的，加上 --sheet 隐藏的\n" in result.stdout
    assert "没有读“联系人”" not in result.stdout
    wanted = bring(workspace, data, "表.xlsx", "--sheet", "隐藏的")
    assert (wanted.code, "[隐藏的]：第 1 行是表头，0 行" in wanted.stdout) == (0, True)


def test_a_sheet_without_titles_beside_one_with_them_is_named(workspace: Path) -> None:
    """Entries may stand there."""

    def others(sheet: object) -> None:
        sheet.set_row(0)  # type: ignore[attr-defined]

    data = xlsx(TITLES, GOOD, others=["说明"], more=others)
    data = changed(data, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"B1", b"B2"))
    assert "没有读“说明”：前 20 行里没有任务清单的表头\n" in bring(workspace, data).stdout


def formula(cell: str, text: str, value: object) -> object:
    return lambda sheet: sheet.write_formula(cell, text, None, value)


def test_the_result_of_a_formula_is_read(workspace: Path) -> None:
    """What the program that saved the file computed."""
    data = computed(xlsx(TITLES, GOOD, more=formula("A2", '="组织"&"培训"', "组织培训")))  # type: ignore[arg-type]
    assert bring(workspace, data, "表.xlsx", "--write").code == 0
    assert "任务: 组织培训" in written(workspace)


FORMULAS = {
    "no result": (computed(xlsx(TITLES, GOOD, more=formula("F2", "=TODAY()", ""))), "表.xlsx", "F2", "这一格是公式，没有算好的结果"),  # type: ignore[arg-type]
    "a made-up result": (xlsx(TITLES, GOOD, more=formula("F2", "=TODAY()", 46203)), "表.xlsx", "F2", "这一格是公式，没有算好的结果"),  # type: ignore[arg-type]
    "an error": (computed(xlsx(TITLES, GOOD, more=formula("A2", "=1/0", "#DIV/0!"))), "表.xlsx", "A2", "这一格的公式算出来是“#DIV/0!”"),  # type: ignore[arg-type]
    "an error in LibreOffice": (
        ods(("", TITLES), ("", ('<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>', *GOOD[1:]))),
        "表.ods", "A2", "这一格的公式算出来是“#DIV/0!”",
    ),
    "no result in LibreOffice": (ods(("", TITLES), ("", ('<table:table-cell table:formula="of:=A9"/>', *GOOD[1:]))), "表.ods", "A2", "这一格是公式，没有算好的结果"),
}  # fmt: skip


@pytest.mark.parametrize("case", FORMULAS)
def test_a_formula_without_a_result_is_told_by_its_cell(case: str, workspace: Path) -> None:
    """An empty cell would be taken for an empty cell."""
    data, name, cell, message = FORMULAS[case]
    result = bring(workspace, data, name, "--write", "--only-valid")
    told = [line for line in result.stdout.splitlines() if line.startswith("错误")]
    assert told == [f"错误 {name}[任务!{cell}] {message}"]
    assert "  改法：用 Excel 打开，改好公式后保存一次，再导入；或把这一格改成文字" in result.stdout
    assert (result.code, written(workspace)) == (1, "")


def test_an_empty_text_is_a_result(workspace: Path) -> None:
    """`=IF(A2="","",A2)` gives nothing, and means it."""
    data = computed(xlsx(TITLES, GOOD, OTHER, more=formula("B2", '=IF(1,"","")', "")))  # type: ignore[arg-type]
    data = changed(data, SHEET, lambda xml: xml.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>'))
    assert "错误" not in bring(workspace, data).stdout


def test_days_as_texts_and_as_numbers(workspace: Path) -> None:
    """Four spellings and Excel's own numbers; what is no day is told by its cell."""
    titles = (*TITLES, "完成日期")
    days = ("2026.6.30", "2026/6/30", "2026年6月30日", 46203, "20260630", "六月底", 12, "2026-02-30")
    rows = [(f"任务{at}", *GOOD[1:], day) for at, day in enumerate(days)]
    result = bring(workspace, xlsx(titles, *rows), "表.xlsx", "--write", "--only-valid")
    told = [line.partition(" ")[2].partition("]")[0] for line in result.stdout.splitlines() if line[:2] == "错误"]
    assert told == ["表.xlsx[任务!G7", "表.xlsx[任务!G8", "表.xlsx[任务!G9"]
    assert written(workspace).count("完成日期: 2026-06-30") == 5


def test_merged_cells_beside_the_table(workspace: Path) -> None:
    """They hold nothing: this once ended in a traceback."""
    data = xlsx(TITLES, GOOD, OTHER, more=lambda sheet: sheet.merge_range("Z2:Z3", ""))
    assert bring(workspace, data).code == 0


@pytest.mark.parametrize("cut", range(50, 4900, 400))
def test_a_file_cut_off_or_spoilt_anywhere_is_refused_or_read(cut: int, workspace: Path) -> None:
    """Never a traceback."""
    whole = xlsx(TITLES, GOOD, OTHER)
    assert bring(workspace, whole[:cut]).code == 2
    spoilt = bytearray(whole)
    spoilt[cut : cut + 8] = b"\xff" * 8
    assert bring(workspace, bytes(spoilt)).code in (0, 1, 2)


@pytest.mark.untraced
@pytest.mark.soak
def test_very_many_rows(workspace: Path) -> None:
    """Every one becomes an entry: 50,000 in `make soak`, a tenth of them otherwise."""
    many = 50_000 if PERCENT == 100 else 5_000
    rows = [(f"任务{at}", *GOOD[1:]) for at in range(many)]
    result = bring(workspace, xlsx(TITLES, *rows), "表.xlsx", "--write")
    assert (result.code, result.stderr) == (0, "已写入；要退回，运行 dangjian undo\n")
    assert f"{many} 行：新增 {many} 条，修改 0 条，不变 0 条，有错 0 行" in result.stdout
    text = written(workspace)
    assert (text.count("编号: RW-2026-"), text.count(f"任务: 任务{many - 1}\n")) == (many, 1)


def test_a_reader_that_would_not_end_is_not_asked() -> None:
    """Broken XML in a sheet of LibreOffice keeps calamine 0.9 busy for ever."""
    broken = changed(ods(("", TITLES)), "content.xml", lambda xml: xml.replace(b"</table:table>", b"</table:tabZe>"))
    for data in (broken, changed(xlsx(TITLES), SHEET, lambda xml: xml[:-9]), xlsx(TITLES)[:900]):
        with pytest.raises(MalformedError):
            inside(data)


@pytest.mark.parametrize("name", ["panic.xls", "abort.xls"])
def test_a_reader_that_dies_is_not_heard(name: str, workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """calamine 0.9 panics on the one file, and takes its process down on the other; its report is English."""
    data = (ROOT / "tests" / "data" / "xls" / name).read_bytes()
    result = bring(workspace, data, "表.xls")
    assert (result.code, result.stderr.splitlines()[0]) == (2, "错误：表.xls 读不了：不是完整的表格文件")
    assert capfd.readouterr().err == ""


def test_a_sheet_of_old_excel(workspace: Path) -> None:
    """Saved by LibreOffice as xls."""
    result = bring(workspace, (ROOT / "tests" / "data" / "xls" / "whole.xls").read_bytes(), "表.xls")
    assert (result.code, "3 行：新增 3 条" in result.stdout) == (0, True)
    missing = bring(workspace, (workspace / "表.xls").read_bytes(), "表.xls", "--sheet", "任物")
    assert missing.stderr.endswith("改法：是不是“任务”？\n")
