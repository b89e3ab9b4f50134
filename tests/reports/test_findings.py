"""Whose fault a finding is."""

from datetime import date
from pathlib import Path

from made_books import written

from dangjian_cli.cli.check import diagnose
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.findings import attributed

DAY = date(2026, 9, 30)
LEDGERS = {
    "组织": "台账: 组织\n条目:\n"
    "  - {编号: ZZ-1, 名称: 机关党委, 类别: 机关党委}\n"
    "  - {编号: ZZ-2, 名称: 第一党支部, 简称: 一支部, 类别: 党支部, 上级: 机关党委, 任期年: 9}\n",
    "任务": "台账: 任务清单\n年度: 2026\n单位: 机关党委\n条目:\n"
    "  - {编号: RW-1, 任务: 甲, 责任单位: 一支部, 责任人: 王某, 时限: 适时}\n"
    "  - {编号: RW-2, 任务: 乙, 时限: 适时}\n",
    "生活": "台账: 组织生活\n年度: 2026\n单位: 一支部\n条目:\n"
    "  - {编号: HY-1, 类型: 党员大会, 日期: 2026-03-01, 应到: 3, 实到: 5}\n",
    "坏的": "台账: 任务清单\n单位: 机关党委\n年度：2026\n条目:\n  - {编号: RW-9, 任务: 丙}\n",
}


def test_a_finding_belongs_to_the_unit_that_owes(tmp_path: Path) -> None:
    """Of an entry its unit and persons, of a meeting the unit that held it, of a unit itself, else the ledger's office."""
    written(tmp_path, **LEDGERS)
    session = open_session([tmp_path], Output(quiet=True))
    found = attributed(Situation(session.loaded.book, DAY), diagnose(session, True, DAY))
    told = {(one.diagnostic.primary.file.stem, one.id): (one.unit, one.owners) for one in found}
    assert told["任务", "RW-1"] == ("第一党支部", ("王某",))
    assert told["任务", "RW-2"] == ("机关党委", ())
    assert told["生活", "HY-1"] == ("第一党支部", ())
    assert told["坏的", None] == ("机关党委", ())
    units = {
        one.unit
        for one in attributed(Situation(session.loaded.book, DAY), diagnose(session, True, DAY))
        if one.diagnostic.primary.file.stem == "组织"
    }
    assert units <= {"机关党委", "第一党支部"}
    assert units
