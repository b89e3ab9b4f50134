"""The page of `status` and its JSON: what stands where, in which words, and nothing else."""

import json
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from made_books import book_of, tasks, written

from dangjian_cli.book.book import Book
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Document, Heading, Paragraph, Table
from dangjian_cli.layout.status import status
from dangjian_cli.layout.status_json import status_json
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.render.json import render
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.scope import Scope

NOW = date(2026, 9, 30)
COUNTS = (
    "total done done_on_time done_late due due_done_on_time overdue due_soon in_progress not_started postponed "
    "suspended cancelled carried exempt ongoing unassessable outside unread completion_rate on_time_rate"
).split()
TOP = (
    "matters occurrences as_of period by groups overlapping overdue_items earlier_open_items entries undelegated "
    "remaining unread"
).split()


def task(id_: str, **keys: Any) -> dict[str, Any]:
    return {"编号": id_, "任务": f"任务{id_}", "时限": "6月底前", **keys}


def reported(book: Book, by: Dimension = Dimension.UNIT, period: Period | None = None) -> Completion:
    return completion(Situation(book, NOW), period or Period.of_year(2026), Scope(), by)


def page(book: Book, by: Dimension = Dimension.UNIT, period: Period | None = None) -> Document:
    return status(reported(book, by, period), book, "（测试）")


def as_json(book: Book, by: Dimension = Dimension.UNIT) -> Any:
    return json.loads(render(status_json(reported(book, by), book, lambda path: PurePosixPath("甲") / path)))


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def paragraphs(document: Document) -> list[str]:
    return [line for block in document.blocks if isinstance(block, Paragraph) for line in block.text.split("\n")]


def table(document: Document, heading: str) -> Table:
    """The table below a heading that begins so."""
    for above, block in zip(document.blocks, document.blocks[1:], strict=False):
        if isinstance(above, Heading) and above.text.startswith(heading):
            assert isinstance(block, Table)
            return block
    raise AssertionError(heading)


EVERYTHING = [
    task("1", 硬任务="是"),
    task("2", 完成日期="2026-06-01"),
    task("3", 时限="10月5日前", 延期=[{"新时限": "10月6日前", "批准日期": "2026-09-01"}]),
    task("4", 时限="2025年12月1日前"),
    task("5", 时限="2025年12月1日前", 暂缓={"自": "2026-01-01"}),
    task("6", 结转={"日期": "2026-03-01", "至": "9"}),
    task("7", 时限="每季度末", 责任单位=["甲支部"]),
    task("8", 时限="年底前", 节点=[{"名称": "一", "时限": "8月底前"}], 状态="已完成", 责任单位=["甲支部"]),
    task("9", 进度="100", 分解到=["乙支部"]),
    task("10", 时限="长期坚持"),
]


def test_the_page_in_its_order() -> None:
    """Headline, groups, overdue, due soon, left open before, carried over; each list by its counts."""
    document = page(book_of(tasks(*EVERYTHING)))
    assert document.title == "台账：2026年完成情况"
    assert document.meta == (("统计日", "2026-09-30（测试）"), ("范围", "全部单位"))
    assert headings(document) == [
        "按单位",
        "逾期：事项 3 项、期次 2 期、节点 1 个，另有往期事项 1 项",
        "临期：事项 1 项、期次 1 期",
        "往期未了：事项 2 项",
        "已结转：事项 1 项",
    ]
    assert paragraphs(document)[-3:] == [
        "条目 10 ＋ 应分解而未分解 1 ＝ 总数 6 ＋ 已结转 1 ＋ 长期 1 ＋ 跨期 2 ＋ 按期次考核 1",
        "另有 1 项写了已完成而无完成日期，按未完成计。",
        "另有 1 项进度 100 或节点全部完成而无完成日期，按未完成计。",
    ]


def test_rows_of_the_lists() -> None:
    """Wording, days, the mark of hard tasks; a postponed deadline says so; what is suspended is not called overdue."""
    document = page(book_of(tasks(*EVERYTHING)))
    assert table(document, "逾期").rows[0] == ("1", "工委", "6月底前", 92, "", "【硬任务】任务1")
    assert table(document, "临期").rows[1] == ("3", "工委", "10月6日前（延期）", 6, "", "任务3")
    assert [(row[0], row[3]) for row in table(document, "往期未了").rows] == [("4", "逾期 303 天"), ("5", "暂缓")]
    assert table(document, "已结转").rows == (("6", "工委", "转入 9", "任务6"),)


def test_groups_by_unit() -> None:
    """Rolled up with 本级 below, total row, and which rows contain shares of superior tasks."""
    groups = table(page(book_of(tasks(*EVERYTHING))), "按单位")
    assert [row[0] for row in groups.rows] == [
        "工委（含下级）",
        "　本级",
        "　组织部（含下级）",
        "　　甲支部",
        "　　乙支部",
    ]
    assert groups.total == ("合计", 6, 1, (1, 6), 3, 1, 4, 0, 2)
    assert groups.note == "含下级的事项中，上级任务分解项：工委 1、组织部 1。"


def test_groups_that_overlap_have_no_total() -> None:
    """合计以首行为准 (b6 point 14)."""
    groups = table(page(book_of(tasks(task("1", 专项="甲、乙"))), Dimension.CAMPAIGN), "按专项")
    assert (groups.total, groups.note) == (None, "一项可在多组，各组有重复；合计以首行为准。")


def test_groups_without_figures_of_the_period_are_left_out() -> None:
    """What lies outside the period is in the equation, not in a row of noughts."""
    book = book_of(tasks(task("1", 责任单位=["办公室"]), task("2", 时限="2027年底前", 责任单位=["组织部"])))
    assert [row[0] for row in table(page(book), "按单位").rows] == ["工委（含下级）", "　办公室"]


def test_nothing_at_all() -> None:
    """An empty workspace has a page too."""
    document = page(book_of())
    assert headings(document) == ["按单位", "逾期", "临期"]
    assert paragraphs(document) == ["没有可列的条目。", "没有逾期的。", "没有临期的。", "条目 0 ＝ 总数 0"]
    assert "没有写配合单位或第二责任单位的条目。" in paragraphs(page(book_of(), Dimension.PARTNER))


def test_remarks_below_the_headline() -> None:
    """What stands apart of both counts, close-outs, postponements, shares, provisional deadlines."""
    problem = {"编号": "Z", "问题": "甲", "时限": "6月底前", "完成日期": "2026-06-01"}
    rectification = {"台账": "问题整改", "年度": "2026", "单位": "工委", "条目": [problem]}
    recurring = task("7", 时限="每季度末", 取消={"日期": "2026-07-01"})
    document = page(book_of(tasks(*EVERYTHING, {**recurring, "编号": "11"}), rectification))
    assert paragraphs(document)[:5] == [
        "单列（不进事项总数）：已结转 1、长期 1、跨期 2",
        "单列（不进期次总数）：已取消 2",
        "问题整改 1 项：已销号 0 项，待销号 1 项，销号率 0.0%",
        "总数中经批准延期的 1 项",
        "其中上级任务分解项 1 项",
    ]
    far = {**tasks(task("1", 时限="反馈后300个工作日内")), "基准日": "2026-03-20"}
    late = page(book_of(far), period=Period.of_year(2027))
    assert paragraphs(late)[-1] == "1 项的时限按工作日推算，所在年份的工作日历未公布，以公布后为准。"


@pytest.mark.parametrize(
    ("broken", "notice"), [(1, "1 个条目有误，没有计入（1）"), (7, "7 个条目有误，没有计入（1、2、3、4、5 等）")]
)
def test_the_notice_comes_first(broken: int, notice: str, tmp_path: Path) -> None:
    """What was not counted is said before anything else, with the first few ids and files."""
    entries = "".join(f"  - {{编号: {number}, 任务: 甲, 完成日期: 昨天}}\n" for number in range(1, broken + 1))
    texts = dict.fromkeys("甲乙丙丁", "什么也不是\n") if broken > 1 else {}
    book = written(tmp_path, 任务=f"台账: 任务清单\n年度: 2026\n条目:\n{entries}", **texts)
    files = "；4 个文件没有读入（丁.yaml、丙.yaml、乙.yaml 等）" if broken > 1 else ""
    assert page(book).notices == (f"数据不完整：{notice}{files}。请运行 dangjian check，按提示改正。",)
    unread = as_json(book)["unread"]
    assert len(unread) == broken + len(texts)
    assert unread[0] == {"id": "1", "title": "甲", "unit": None, "path": "甲/任务.yaml"}
    assert "有误未计 " + str(broken) in paragraphs(page(book))[0]


def test_an_entry_without_a_number_is_told_without_one(tmp_path: Path) -> None:
    """A broken entry whose 编号 was not seen either."""
    book = written(tmp_path, 任务="台账: 任务清单\n年度: 2026\n条目:\n  - {任务: 甲}\n")
    assert page(book).notices == ("数据不完整：1 个条目有误，没有计入。请运行 dangjian check，按提示改正。",)


def test_json_has_exactly_these_keys() -> None:
    """Scripts rely on them: the keys of the issue, in its order; close-outs only where there is rectification."""
    problem = {"编号": "Z", "问题": "甲", "时限": "6月底前"}
    rectification = {"台账": "问题整改", "名称": "整改", "年度": "2026", "单位": "工委", "条目": [problem]}
    value = as_json(book_of(tasks(*EVERYTHING), rectification), Dimension.LEDGER)
    assert list(value) == TOP
    assert list(value["occurrences"]) == COUNTS
    assert list(value["matters"]) == [*COUNTS, "closed", "awaiting_closure", "closure_rate"]
    groups = {group["name"]: group for group in value["groups"]}
    assert list(groups["要点"]) == ["name", "matters", "occurrences"]
    assert list(groups["要点"]["matters"]) == COUNTS
    assert groups["整改"]["matters"]["closure_rate"] == [0, 1]
    assert value["matters"]["completion_rate"] == [1, 7]
    assert (value["as_of"], value["period"], value["by"], value["overlapping"]) == ("2026-09-30", "2026", "台账", False)


def test_json_lists() -> None:
    """The rows of the lists, with where they stand."""
    value = as_json(book_of(tasks(*EVERYTHING)))
    assert value["overdue_items"][0] == {
        "id": "1",
        "role": "事项",
        "kind": "任务清单",
        "title": "任务1",
        "unit": "工委",
        "owner": None,
        "due": "2026-06-30",
        "due_text": "6月底前",
        "word": "逾期",
        "days_late": 92,
        "hard": True,
        "earlier": False,
        "path": "甲/1.yaml",
    }
    assert [(item["id"], item["word"], item["earlier"]) for item in value["earlier_open_items"]] == [
        ("4", "逾期", True),
        ("5", "暂缓", True),
    ]
    assert (value["entries"], value["undelegated"]) == (10, 1)
