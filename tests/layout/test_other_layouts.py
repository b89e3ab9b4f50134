"""The pages of `list`, `config` and `doctor`."""

import json
from datetime import date
from pathlib import PurePosixPath

from made_books import situation_of, tasks

from dangjian_cli.document.document import Table
from dangjian_cli.layout.health import health_document, health_values
from dangjian_cli.layout.listing import listing_document, listing_values
from dangjian_cli.layout.settings import Layer, settings_document, settings_values
from dangjian_cli.models.mine import Mine
from dangjian_cli.models.settings import Settings
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.render.json import render
from dangjian_cli.reports.health import Point, Verdict
from dangjian_cli.reports.listing import Listed, Wanted, listing
from dangjian_cli.reports.scope import Scope

NOW = date(2026, 9, 30)
SITUATION = situation_of(
    NOW,
    tasks(
        {
            "编号": "1",
            "任务": "甲",
            "时限": "6月底前",
            "责任人": "王某、赵某",
            "牵头领导": "张某",
            "责任单位": "办公室、组织部",
        },
        {"编号": "2", "任务": "乙", "时限": "长期坚持", "完成日期": "2026-05-01"},
        {"编号": "3", "任务": "丙", "取消": {"日期": "2026-08-01"}},
        {"编号": "4", "任务": "丁", "频次": "每半年", "时限": "8月底前"},
    ),
)


def listed() -> tuple[Listed, ...]:
    return listing(SITUATION, Wanted(Scope(), None, frozenset(), frozenset(Role)))


def test_the_page_of_list() -> None:
    """Each count by itself in the title; a deadline that is no day in its own words; days only of what is late."""
    document = listing_document(listed(), SITUATION.book, (("统计日", "2026-09-30"),))
    assert document.title == "应办事项：事项 3 项、期次 2 期"
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert table.rows[0] == ("1", "事项", "办公室", date(2026, 6, 30), "逾期 92 天", "王某、赵某", "甲")
    assert [row[3:5] for row in table.rows[1:3]] == [("长期坚持", "已完成"), (None, "已取消")]


def test_the_page_of_an_empty_list() -> None:
    """It says so, and a csv still has its titles."""
    document = listing_document((), SITUATION.book, ())
    assert document.title == "应办事项：没有符合条件的"
    assert isinstance(document.blocks[0], Table)


def test_objects_of_list() -> None:
    """The keys of the issue, in its order."""
    lines = {one.obligation.place: 7 for one in listed()}
    values = json.loads(render(listing_values(listed(), lines, lambda path: PurePosixPath("甲") / path)))
    assert values[0] == {
        "id": "1", "role": "事项", "kind": "任务清单", "title": "甲", "unit": "办公室", "partners": ["组织部"],
        "leader": "张某", "owner": "王某、赵某", "opens": "2026-01-01", "due": "2026-06-30", "due_text": "6月底前",
        "assessable": True, "recurrence": None, "phase": "未启动", "timing": "逾期", "hold": "无", "word": "逾期",
        "days_late": 92, "progress": None, "done_on": None, "path": "甲/1.yaml", "line": 7,
    }  # fmt: skip
    assert (
        list(values[0])
        == (
            "id role kind title unit partners leader owner opens due due_text assessable recurrence phase timing hold word "
            "days_late progress done_on path line"
        ).split()
    )
    assert (values[1]["progress"], values[1]["done_on"], values[1]["owner"]) == (100, "2026-05-01", None)
    assert (values[2]["assessable"], values[2]["due_text"], values[2]["hold"]) == (False, None, "已取消")
    assert (values[3]["id"], values[3]["recurrence"], values[3]["due_text"]) == ("4#2026H1", "每半年", "8月底前")


def test_the_page_of_config() -> None:
    """Every setting with its value, where it comes from and what it means."""
    settings = Settings.model_validate({"格式": "1", "临期天数": "7", "级别": {"DJ201": "错误"}})
    layers = (
        Layer("file", "甲/dangjian.yaml", settings),
        Layer("user", "~/config.yaml", Mine.model_validate({"单位": "工委"}), {"单位": 2}),
    )
    document = settings_document(layers)
    assert document.title == "设置（甲/dangjian.yaml）"
    (table,) = document.blocks
    assert isinstance(table, Table)
    keys = [info.alias for model in (Settings, Mine) for info in model.model_fields.values()]
    assert [row[0] for row in table.rows] == keys
    rows = {row[0]: row[1:3] for row in table.rows}
    assert rows["临期天数"] == ("7", "甲/dangjian.yaml")
    assert rows["级别"] == ("DJ201: 错误", "甲/dangjian.yaml")
    assert rows["统计日"] == ("（空）", "默认")
    assert rows["单位"] == ("工委", "~/config.yaml:2")
    assert rows["责任人"] == ("（空）", "默认")
    values = settings_values(layers)
    assert values["单位"] == {
        "value": "工委",
        "origin": "user",
        "description": "用户文件里的：不写 --unit 时看哪个单位",
        "file": "~/config.yaml",
        "line": 2,
    }
    assert values["临期天数"] == {"value": "7", "origin": "file", "description": "距时限几天以内为临期，默认 15"}
    assert values["久未更新天数"] == {
        "value": "60",
        "origin": "default",
        "description": "推进中几天没有进展要提示，默认 60",
    }


def test_the_page_of_doctor() -> None:
    """What was seen, then what to do."""
    points = [Point("甲", Verdict.FINE, "好"), Point("乙", Verdict.ATTENTION, "不好", "这样做")]
    (table,) = health_document(points).blocks
    assert isinstance(table, Table)
    assert table.rows == (("甲", "正常", "好"), ("乙", "注意", "不好。这样做"))
    assert health_values(points)[1] == {"subject": "乙", "verdict": "注意", "seen": "不好", "remedy": "这样做"}
