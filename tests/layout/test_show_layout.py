"""The page of `show`: one entry, one part of it, a unit, an entry that could not be read; and its JSON."""

import json
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from made_books import situation_of, tasks

from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.document.document import Document, Heading, Paragraph, Table
from dangjian_cli.layout.show import show, show_unread
from dangjian_cli.layout.show_json import Told, show_value, unread_value
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.render.json import render
from dangjian_cli.reports.explanation import explain

NOW = date(2026, 9, 30)
LEDGER = tasks(
    {
        "编号": "RW",
        "任务": "甲",
        "时限": "8月底前",
        "节点": [{"名称": "一", "时限": "6月底前", "完成日期": "2026-06-01"}, {"时限": "7月底前"}],
        "分解到": ["甲支部"],
        "责任人": "王某",
    },
    {"编号": "C1", "任务": "乙", "时限": "8月底前", "完成日期": "2026-08-01", "上级任务": "RW"},
    {
        "编号": "C2",
        "任务": "丙",
        "频次": "每半年",
        "上级任务": "RW",
        "期次": [{"期": "2026H1", "完成日期": "2026-07-02"}],
    },
    {"编号": "C3", "任务": "丁", "时限": "每季度末", "开始": "2027-01-01"},
)


def page(asked: str, id_: str | None = None) -> Document:
    situation = situation_of(NOW, LEDGER)
    told = explain(situation, *situation.book.by_id[id_ or asked])
    return show(told, situation.book, asked, "甲.yaml:3", "2026-09-30")


def value(asked: str, id_: str | None = None) -> Any:
    situation = situation_of(NOW, LEDGER)
    told = explain(situation, *situation.book.by_id[id_ or asked])
    return json.loads(render(show_value(told, asked, about(situation))))


def about(situation: Situation) -> Told:
    return Told(situation.book, (PurePosixPath("甲.yaml"), 3), NOW, lambda path: path)


def shown(document: Document) -> list[Any]:
    """Headings, paragraphs, and the rows of tables."""
    found: list[Any] = []
    for block in document.blocks:
        match block:
            case Heading(text):
                found.append(f"【{text}】")
            case Paragraph(text):
                found.append(text.split("\n")[0])
            case Table(_, rows):
                found.append(rows)
    return found


def test_a_matter_with_stages_and_shares() -> None:
    """Its standing with every reason, its stages, its fields, its shares with their progress."""
    document = page("RW")
    assert (document.title, document.meta[1:]) == ("RW 甲", (("位置", "甲.yaml:3"), ("统计日", "2026-09-30")))
    assert shown(document) == [
        "【现状：逾期 30 天】",
        "时限“8月底前”，即 2026-08-31",
        "【节点 2 个，完成 1 个】",
        (
            ("RW/1", "6月底前", date(2026, 6, 30), date(2026, 6, 1), "按期完成", "一"),
            ("RW/2", "7月底前", date(2026, 7, 31), None, "逾期 61 天", ""),
        ),
        "【内容】",
        (
            ("责任人", "王某"),
            ("时限", "8月底前"),
            ("节点", "一，时限 6月底前，完成日期 2026-06-01"),
            ("", "时限 7月底前"),
            ("分解到", "甲支部"),
        ),
        "【下级任务 3 个条目：事项 2 项、完成 1 项，按下级计进度 50.0%】",
        (
            ("C1", "工委", date(2026, 8, 31), "按期完成", "乙"),
            ("C2", "工委", None, "2 期，完成 1 期", "丙"),
            ("RW@甲支部", "甲支部", date(2026, 8, 31), "逾期 30 天", "甲（未登记，按上级任务代列）"),
        ),
    ]


def test_a_recurring_entry() -> None:
    """A summary of its periods, then every period; its superior."""
    assert shown(page("C2"))[:3] == [
        "【现状：按期次考核】",
        "按“每半年”考核，共 2 期：逾期完成 1 期、未启动 1 期",
        (
            ("C2#2026H1", date(2026, 6, 30), date(2026, 7, 2), "逾期完成（晚 2 天）"),
            ("C2#2026H2", date(2026, 12, 31), None, "未启动"),
        ),
    ]
    assert shown(page("C2"))[-2:] == ["【上级任务】", (("RW", "工委", date(2026, 8, 31), "逾期 30 天", "甲"),)]


def test_a_recurring_entry_without_periods() -> None:
    """Why there is nothing to show."""
    assert shown(page("C3"))[0] == "【现状：没有应办的期】"


@pytest.mark.parametrize(
    ("asked", "id_", "title", "first"),
    [
        ("C2#2026H1", "C2", "C2#2026H1 丙", "【现状：逾期完成（晚 2 天）】"),
        ("RW/1", "RW", "RW/1 甲：一", "【现状：按期完成】"),
        ("RW@甲支部", "RW", "RW@甲支部 甲", "【现状：逾期 30 天】"),
    ],
)
def test_one_part_of_an_entry(asked: str, id_: str, title: str, first: str) -> None:
    """A period, a stage, a share: only that."""
    document = page(asked, id_)
    assert (document.title, shown(document)[0]) == (title, first)
    assert [one["id"] for one in value(asked, id_)["obligations"]] == [asked]


def test_shares_of_which_none_is_a_matter() -> None:
    """Recurring and cancelled shares have no progress to tell."""
    ledger = tasks(
        {"编号": "RW", "任务": "甲", "时限": "8月底前"},
        {"编号": "C1", "任务": "乙", "时限": "每半年", "上级任务": "RW"},
        {"编号": "C2", "任务": "丙", "时限": "6月底前", "取消": {}, "上级任务": "RW"},
    )
    situation = situation_of(NOW, ledger)
    told = explain(situation, *situation.book.by_id["RW"])
    assert "【下级任务 2 个条目】" in shown(show(told, situation.book, "RW", "甲.yaml:3", "2026-09-30"))


def test_a_share_shows_whose_fields_it_shows() -> None:
    """The fields are those of the superior entry, and the heading says so."""
    assert "【上级任务 RW 的内容】" in shown(page("RW@甲支部", "RW"))


def test_a_unit() -> None:
    """Its fields, what stands directly below it, where to look for what it owes."""
    assert shown(page("ZZ-3"))[2:] == [
        "【直接下级 2 个】",
        "甲支部、乙支部",
        "它的应办事项：dangjian list --unit 组织部",
    ]
    assert len(shown(page("ZZ-4"))) == 3


def test_an_entry_that_could_not_be_read() -> None:
    """What is known of it, and which command says what is wrong."""
    situation = situation_of(NOW, LEDGER)
    unread = UnreadEntry("RW-9", None, None, Place(PurePosixPath("甲.yaml")))
    document = show_unread(unread, situation.book, "ledgers/甲.yaml:3", "2026-09-30")
    assert document.title == "RW-9"
    assert shown(document)[0] == "【现状：有误未计】"
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph) and paragraph.text.endswith("dangjian check ledgers/甲.yaml")
    assert json.loads(render(unread_value(unread, about(situation)))) == {
        "as_of": "2026-09-30",
        "id": "RW-9",
        "title": None,
        "path": "甲.yaml",
        "line": 3,
        "counted": False,
        "unread": [],
    }


def test_json() -> None:
    """Everything that the page says, for scripts."""
    told = value("RW")
    assert (
        list(told)
        == (
            "as_of id title kind ledger path line counted fields obligations parent children children_done unread"
        ).split()
    )
    assert told["fields"]["节点"] == "一，时限 6月底前，完成日期 2026-06-01\n时限 7月底前"
    assert [one["id"] for one in told["obligations"]] == ["RW", "RW/1", "RW/2"]
    assert told["obligations"][0]["reasons"][-1] == "2026年统计：计入事项总数"
    assert told["children_done"] == [1, 2]
    assert [(child["id"], child["placeholder"]) for child in told["children"]] == [
        ("C1", False),
        ("C2", False),
        ("RW@甲支部", True),
    ]
    assert value("C2")["parent"]["id"] == "RW"
    assert value("C3")["parent"] is None
