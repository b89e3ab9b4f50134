"""Ledgers in numbers (党费, 发展党员): names, ID numbers and negative amounts are refused, with the way out."""

from pathlib import Path

import pytest
from badinput_workspace import BAD, findings, lay_out, run_here

CASES = "台账: 发展党员\n名称: 例子\n年度: 2026\n单位: 市直机关工委\n条目:\n  - {编号: FZ-2026-001, 细则版本: 2026}\n"
DUES = "台账: 党费\n名称: 例子\n年度: 2026\n单位: 市直机关工委\n条目:\n  - {编号: DF-1, 期: 2026-01, 应收: 100, 实收: 100}\n"


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        (CASES.replace("细则版本", "姓名: 某某, 细则版本"), "DJ003", "姓名、证件号、电话留在线下档案"),
        (CASES.replace("细则版本", "身份证号: 略, 细则版本"), "DJ003", "姓名、证件号、电话留在线下档案"),
        (CASES.replace("FZ-2026-001", "某某某"), "DJ411", "换成 FZ-2026-001 这样的编号"),
        (CASES.replace("FZ-2026-001", "11010519491231002X"), "DJ411", "换成 FZ-2026-001 这样的编号"),
        (CASES.replace("FZ-2026-001", "11010519491231002X"), "DJ008", "删去号码"),
        (CASES + "# 联系人 13800138000\n", "DJ008", "删去号码"),
        (CASES.replace("细则版本: 2026", "细则版本: 2026, 申请: 某某 2026-01-05"), "DJ024", "2026-06-30"),
        (DUES.replace("实收: 100", "实收: -100"), "DJ506", "金额不写负数"),
        (DUES.replace("实收: 100", "实收: 一百"), "DJ506", "只写半角数字"),
        (DUES.replace("实收: 100", "实收: 100, 姓名: 某某"), "DJ003", "姓名、证件号、电话留在线下档案"),
    ],
)
def test_refused_with_a_remedy(text: str, code: str, remedy: str, tmp_path: Path) -> None:
    """An error, and what to do instead."""
    shown = run_here(["check", ".", "--format", "json"], lay_out(tmp_path, text))
    assert shown.code == 1
    told = [one for one in findings(shown) if one.file == BAD and one.spot.endswith(code)]
    assert [one.severity for one in told] == ["error"]
    assert remedy in told[0].words
