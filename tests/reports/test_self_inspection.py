"""季度自查: the three questions, the items and the colours are what the lists behind them say."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given
from made_books import DAYS, book_of, ledgers, tasks

from dangjian_cli.book.forms import DEFAULT_CHECKLIST, checklists_of
from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.layout.inspection_json import inspection_values
from dangjian_cli.obligations.obligation import Hold, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.inspection import Inspection, Question, figures
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
QUARTER = Period(date(2026, 7, 1), date(2026, 10, 1))
SHIPPED = checklists_of(book_of())


def checklist(*items: dict[str, Any], **header: Any) -> dict[str, Any]:
    numbered = [{"编号": f"ZC-{at}", "名称": f"第{at}项", **item} for at, item in enumerate(items, start=1)]
    return {"台账": "自查项目", "名称": "本局", **header, "条目": numbered}


def inspection(*books: dict[str, Any], name: str = DEFAULT_CHECKLIST, period: Period = QUARTER) -> Inspection:
    book = book_of(*books)
    return Inspection(Request(Situation(book, DAY), period, Scope()), checklists_of(book)[name])


def told(found: Inspection, question: Question) -> dict[str, tuple[str, ...]]:
    return {answer.listed.obligation.id: answer.remarks for answer in found.answers[question]}


def test_the_three_questions() -> None:
    """Not started, under way, to be summed up: by phase and day; what is due later, held back or done is not asked."""
    found = inspection(
        tasks(
            {"编号": "1", "任务": "没动", "时限": "8月底前"},
            {"编号": "2", "任务": "在办", "时限": "9月底前", "进展": [{"日期": "2026-08-01", "内容": "动了"}]},
            {"编号": "3", "任务": "以后的", "时限": "10月底前"},
            {"编号": "4", "任务": "早该办的", "时限": "3月底前"},
            {"编号": "5", "任务": "暂缓的", "时限": "8月底前", "暂缓": {"自": "2026-07-01", "理由": "机构改革"}},
            {"编号": "6", "任务": "晚办完的", "时限": "8月20日前", "完成日期": "2026-08-25"},
            {"编号": "7", "任务": "有做法的", "时限": "8月底前", "完成日期": "2026-08-20", "经验做法": "先定人"},
            {"编号": "8", "任务": "有不足的", "时限": "9月底前", "存在不足": "进度慢"},
            {"编号": "9", "任务": "按期的", "时限": "8月底前", "完成日期": "2026-08-20"},
        )
    )
    assert told(found, Question.NOT_STARTED) == {"4": (), "1": (), "8": ()}
    assert told(found, Question.UNFINISHED) == {"2": ()}
    assert told(found, Question.IMPROVE) == {
        "6": ("晚 5 天完成",),
        "7": ("经验做法：先定人",),
        "8": ("存在不足：进度慢",),
    }


def test_what_an_entry_says_of_itself_is_told_once() -> None:
    """A monthly entry has three periods in the quarter and one 存在不足; a late period is told for itself."""
    found = inspection(
        tasks(
            {
                "编号": "1",
                "任务": "督导",
                "频次": "每月",
                "存在不足": "记录不全",
                "期次": [{"期": "2026-08", "完成日期": "2026-09-03"}],
            }
        )
    )
    assert told(found, Question.IMPROVE) == {"1#2026-01": ("存在不足：记录不全",), "1#2026-08": ("晚 3 天完成",)}


@given(ledgers(), DAYS)
def test_the_questions_are_the_phases(ledger: dict[str, Any], day: date) -> None:
    """Whatever the ledger: what is asked is open, due by the end of the period and has the phase of its question."""
    book = book_of(ledger)
    period = Period(date(day.year, 1, 1), date(day.year + 1, 1, 1)).split(Grain.QUARTER)[(day.month - 1) // 3]
    found = Inspection(Request(Situation(book, day), period, Scope()), SHIPPED[DEFAULT_CHECKLIST])
    phases = {Question.NOT_STARTED: Phase.NOT_STARTED, Question.UNFINISHED: Phase.IN_PROGRESS}
    named: list[str] = []
    for question, phase in phases.items():
        for answer in found.answers[question]:
            owed, standing = answer.listed.obligation, answer.listed.standing
            named.append(owed.id)
            assert standing.phase is phase
            assert standing.hold is Hold.NONE
            assert standing.due is not None
            assert standing.due <= period.last
            assert owed.role is not Role.MILESTONE
    assert len(set(named)) == len(named)
    report = found.request.completion
    late = {one.obligation.id for one in report.overdue if one.obligation.role is not Role.MILESTONE}
    assert late <= set(named)


def test_a_colour_is_the_number_of_items_not_in_order() -> None:
    """Three of thirteen are yellow, seven red (祁门 [B]); an item counts once for a unit, however much it found."""
    ledger = tasks(
        {"编号": "1", "任务": "甲", "时限": "7月底前", "责任单位": "办公室"},
        {"编号": "2", "任务": "乙", "时限": "8月底前", "责任单位": "办公室", "硬任务": "是"},
        {
            "编号": "3",
            "任务": "丙",
            "时限": "8月底前",
            "责任单位": "组织部",
            "完成日期": "2026-08-01",
            "佐证": ["签到表"],
        },
        {"编号": "4", "任务": "丁", "时限": "8月底前", "责任单位": "甲支部"},
    )
    cards = {card.unit: card for card in inspection(ledger).cards}
    assert [result.item.title for result in cards["办公室"].wrong] == ["任务逾期", "任务未启动", "硬任务逾期"]
    assert [len(result.hits) for result in cards["办公室"].wrong] == [2, 2, 1]
    assert {unit: card.colour for unit, card in cards.items()} == {"办公室": "黄", "组织部": "绿", "甲支部": "绿"}
    own = checklist({"查询": "状态:逾期"}, {"查询": "硬任务"}, 黄="1", 红="2")
    cards = {card.unit: card for card in inspection(ledger, own, name="本局").cards}
    assert {unit: card.colour for unit, card in cards.items()} == {"办公室": "红", "组织部": "绿", "甲支部": "黄"}


def test_an_item_speaks_of_the_units_it_is_for() -> None:
    """适用 takes units, groups and kinds of organisation."""
    ledger = tasks(
        {"编号": "1", "任务": "甲", "时限": "7月底前", "责任单位": "办公室"},
        {"编号": "2", "任务": "乙", "时限": "7月底前", "责任单位": "甲支部"},
    )
    for named, units in (("党支部", {"甲支部"}), ("各党支部", {"甲支部"}), ("办公室", {"办公室"}), ("没有的", set())):
        found = inspection(ledger, checklist({"查询": "状态:逾期", "适用": named}), name="本局")
        assert {hit.unit for hit in found.items[0].hits} == units
        assert found.in_order == (not units)


def test_the_eight_checks_are_counts_and_shares() -> None:
    """认识 and 特色 are left to the unit; every other line is computed by the query that is printed beside it."""
    ledger = tasks(
        {"编号": "1", "任务": "甲", "时限": "7月底前", "责任人": "王某", "融合业务": "招商"},
        {"编号": "2", "任务": "乙", "时限": "8月底前", "完成日期": "2026-08-01"},
    )
    lines = figures(inspection(ledger).request, SHIPPED["八查"], ())
    groups = list(dict.fromkeys(line.item.group for line in lines))
    assert groups == ["认识", "组织", "计划", "责任", "活动", "融合", "特色", "成效"]
    blank = {line.item.group for line in lines if line.value is None}
    assert blank == {"认识", "特色"}
    values = {line.item.title: line.value for line in lines}
    assert values["写了责任人的事项"] == Ratio(1, 2)
    assert values["写了融合业务的事项"] == Ratio(1, 2)
    assert values["已完成的事项"] == Ratio(1, 2)
    assert values["硬任务"] == 0
    assert all(line.item.query for line in lines if line.value is not None)


def test_the_checklists_that_are_shipped() -> None:
    """Thirteen items, each found by a query or by rules; where it comes from and how sure that is."""
    thirteen = SHIPPED[DEFAULT_CHECKLIST]
    assert len(thirteen.items) == 13
    assert Counter(bool(item.query) + bool(item.codes) for item in thirteen.items) == {1: 13}
    assert (thirteen.yellow, thirteen.red) == (3, 7)
    assert "祁门县" in thirteen.basis


def test_the_values_for_scripts_are_those_lists() -> None:
    """Three questions, items with what each found, a card a unit; `in_order` as the exit code says."""
    found = inspection(tasks({"编号": "1", "任务": "甲", "时限": "7月底前", "责任单位": "办公室", "责任人": "王某"}))
    values: Any = inspection_values(found)
    assert values["in_order"] is False
    assert [one["id"] for one in values["questions"]["not_started"]] == ["1"]
    assert values["questions"]["unfinished"] == values["questions"]["to_improve"] == []
    hits = {item["title"]: [(hit["id"], hit["owners"]) for hit in item["hits"]] for item in values["items"]}
    assert hits["任务逾期"] == [("1", ["王某"])]
    assert hits["硬任务逾期"] == []
    assert values["cards"] == [{"unit": "办公室", "colour": "绿", "wrong": {"任务逾期": 1, "任务未启动": 1}}]
    assert values["findings"] == {"error": 0, "warning": 0, "info": 0}
