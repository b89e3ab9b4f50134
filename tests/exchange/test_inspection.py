"""What rules say of lines is said of cells to someone who has a sheet."""

import pytest

from dangjian_cli.exchange.inspection import _of_cells


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("可写：甲、乙；也可以删去这一行", "可写：甲、乙；也可以空着这一格"),
        ("补上这一行：任务: ……", "填上“任务”"),
        ("补一行“责任人: 姓名”；有几个人的，用顿号隔开", "填上“责任人”；有几个人的，用顿号隔开"),
        ("补一行“佐证: [{名称: ……, 文号: ……}]”，没有文号的写“位置”", "填上“佐证”，没有文号的写“位置”"),
        ("补一行“类型”，如 党员大会", "填上“类型”，如 党员大会"),
        ("写成 60 或 60%", "写成 60 或 60%"),
    ],
)
def test_a_line_of_a_ledger_is_a_cell_of_a_sheet(line: str, cell: str) -> None:
    """A clerk who deletes “this line” would delete the whole entry."""
    assert _of_cells(line) == cell
