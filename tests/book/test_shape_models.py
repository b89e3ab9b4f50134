"""Headers, settings and the other kinds of entries: faults as exactly placed as in a task."""

import pytest
from pydantic import BaseModel
from shape_help import of, seen

from dangjian_cli.diagnostics.diagnostic import Part, Step
from dangjian_cli.models.organisation import OrganisationHeader, Unit
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.models.responsibility import ResponsibilityHeader
from dangjian_cli.models.settings import Settings
from dangjian_cli.models.workdays import Festival
from dangjian_cli.syntax.parsed import Data


@pytest.mark.parametrize(
    ("model", "data", "where", "code", "variant"),
    [
        (Rectification, {"编号": "1", "问题": "x", "整改类型": "看情况"}, ("整改类型",), "DJ025", ""),
        (Rectification, {"编号": "1", "问题": "x", "整改类型": "立行立该"}, ("整改类型",), "DJ025", "near"),
        (Unit, {"编号": "1", "名称": "x", "正式党员数": "十二"}, ("正式党员数",), "DJ024", "integer_expected"),
        (Festival, {"编号": "1", "名称": "x", "自": "2026-01-01", "至": "2026-01-03", "上班": ["元旦"]},
         ("上班", 0), "DJ024", "date_expected"),
        (ResponsibilityHeader, {"台账": "责任清单", "年度": "今年"}, ("年度",), "DJ024", "years_expected"),
        (ResponsibilityHeader, {"台账": "责任清单", "年度": "2028-2026"}, ("年度",), "DJ024", "years_expected"),
        (ResponsibilityHeader, {"台账": "责任清单", "应列项数": "三十"}, ("应列项数",), "DJ024", "integer_expected"),
        (ResponsibilityHeader, {"台账": "责任清单", "应列项数": {"党组织": "13", "书记": "十七"}},
         ("应列项数", "书记"), "DJ024", "integer_expected"),
        (Settings, {"格式": "1", "级别": {"DJ201": "最高"}}, ("级别", "DJ201"), "DJ025", ""),
        (Settings, {"格式": "1", "级别": "高"}, ("级别",), "DJ024", "mapping_expected"),
        (OrganisationHeader, {"台账": "组织", "单位组": {"甲组": {"类别": "党支部", "单立": "乙"}}},
         ("单位组", "甲组", "单立"), "DJ003", "near"),
        (OrganisationHeader, {"台账": "组织", "领导小组": [{"组长": "甲"}]}, ("领导小组", 0), "DJ023", "missing"),
        (OrganisationHeader, {"台账": "组织", "领导小组": ["甲"]}, ("领导小组", 0), "DJ024", "mapping_expected"),
    ],
)  # fmt: skip
def test_other_models_say_as_exactly_where(
    model: type[BaseModel], data: dict[str, Data], where: tuple[Step, ...], code: str, variant: str
) -> None:
    """One finding each, also where a value may be one of two types, at the innermost place."""
    shaped = of(model, data)
    part = Part.KEY if code == "DJ003" else Part.VALUE
    assert seen(shaped) == [(code, variant, where, part)]
    assert shaped.lost == {where[0]}
    assert shaped.model is not None
