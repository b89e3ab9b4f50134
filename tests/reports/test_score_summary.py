"""The summary equals the list behind it, in the very figures that are printed."""

import re
from datetime import date
from fractions import Fraction as F
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from made_books import book_of, tasks
from made_scores import index, sheet

from dangjian_cli.dates.period import Period
from dangjian_cli.document.chart import BarChart
from dangjian_cli.document.document import Cell, Document, Heading, Paragraph, Table
from dangjian_cli.layout.rank import rank_document
from dangjian_cli.layout.score import score_document
from dangjian_cli.layout.score_json import score_values
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.ranking import rank
from dangjian_cli.reports.scope import Scope

Q3 = Period.of_quarter(2026, 3)
UNITS = ("甲支部", "乙支部", "丙支部", "丁支部")
POINTS = st.decimals(0, 3, places=2).map(str)
WORTHS = st.sampled_from(["1", "2", "3", "0.5", "2.5", "3.33"])

Draft = dict[str, Any]
UNIT = st.fixed_dictionaries(
    {
        "done": st.integers(0, 7),
        "open": st.integers(0, 7),
        "judged": st.lists(st.none() | POINTS, min_size=3, max_size=3),
        "bonus": st.none() | POINTS,
        "taken": st.none() | POINTS,
    }
)


def situation(worths: list[str], drafts: list[Draft]) -> Situation:
    """Four branches: tasks done and open, three contents judged by hand, a bonus and a deduction of one content."""
    contents = [
        {"编号": "R", "名称": "完成", "计分": "完成率", "标准分": worths[0]},
        {"编号": "T", "名称": "按期", "计分": "按期率", "满分线": "90", "标准分": worths[1]},
        {"编号": "D", "名称": "逾期", "计分": "逐件扣分", "查询": "状态:逾期", "每件": "0.33", "标准分": worths[2]},
        *({"编号": f"H{n}", "名称": f"评定{n}", "计分": "人工评定", "标准分": worths[n]} for n in range(3)),
    ]
    owed: list[Draft] = []
    sheets = []
    for unit, draft in zip(UNITS, drafts, strict=True):
        for number in range(draft["done"] + draft["open"]):
            fact = {"完成日期": "2026-09-10"} if number < draft["done"] else {}
            owed.append(
                {"编号": f"{unit}{number}", "任务": f"事{len(owed)}", "责任单位": unit, "时限": "9月15日前"} | fact
            )
        judged = [{"内容": f"H{n}", "得分": each, "依据": "表"} for n, each in enumerate(draft["judged"]) if each]
        bonuses = [{"事由": "甲", "分值": draft["bonus"], "依据": "一号"}] if draft["bonus"] else []
        taken = [{"事由": "乙", "分值": draft["taken"], "依据": "二号", "内容": "H0"}] if draft["taken"] else []
        sheets.append(sheet(unit, 评定=judged, 加分=bonuses, 扣分=taken))
    units = [{"编号": f"Z-{name}", "名称": name, "类别": "党支部", "上级": "工委"} for name in UNITS]
    office = {"编号": "Z-0", "名称": "工委", "类别": "机关工委"}
    plan = index(*contents, full="100", 适用对象=["党支部"], 加分上限="2")
    organisation = {"台账": "组织", "条目": [office, *units]}
    return Situation(book_of(plan, tasks(*owed), *sheets, organisation=organisation), date(2026, 10, 20))


def number(cell: Cell) -> F:
    assert cell is not None
    return F(str(cell))


def table(document: Document, last: str) -> Table | None:
    """The table whose last column is so called."""
    tables = (one for one in document.blocks if isinstance(one, Table))
    return next((one for one in tables if one.columns[-1].title == last), None)


def require_trail(document: Document) -> None:
    """The sums of one unit's trail, from what it prints."""
    (told,) = (one.text for one in document.blocks if isinstance(one, Paragraph) and one.text.startswith("总分"))
    total, base, bonus, taken = map(F, re.findall(r"(?:总分|基本分|加分|扣分) ([0-9.]+)", told)[:4])
    match = re.search(r"标准分 ([0-9.]+)，得 ([0-9.]+)，折合满分 100 得", told)
    assert match is not None
    scored, points = map(F, match.groups())
    contents = table(document, "怎样算的")
    assert contents is not None
    cells = [str(row[1]).split("/") for row in contents.rows]
    printed = [(F(got), F(worth)) for got, worth in cells if got[0].isdigit()]
    assert points == sum((got for got, _ in printed), F(0))
    assert scored == sum((worth for _, worth in printed), F(0))
    assert base == F(int(points / scored * 100 * 100 + F(1, 2)), 100)
    assert total == max(F(0), base + bonus - taken)
    deductions = table(document, "事由")
    if taken:
        headings = [one.text for one in document.blocks if isinstance(one, Heading)]
        assert f"扣分：{float(taken):g}" in headings
        assert deductions is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(WORTHS, min_size=3, max_size=3), st.lists(UNIT, min_size=4, max_size=4))
def test_every_summary_is_the_sum_of_its_list(worths: list[str], drafts: list[Draft]) -> None:
    found = situation(worths, drafts)
    ranking = rank(found, Q3)
    printed = score_document(ranking.scores, Scope(), "试验")
    units = table(printed, "缺项")
    assert units is not None
    totals = {str(row[0]): row[1] for row in units.rows}
    for card in ranking.scores.cards:
        alone = score_document(ranking.scores, Scope.of(found.book.units, card.unit, (card.unit,), below=True), "试验")
        if card.total is None:
            assert totals[card.unit] is None
        else:
            require_trail(alone)
            assert number(totals[card.unit]) == card.total
    given_totals = [number(each) for each in totals.values() if each is not None]
    if given_totals:
        told = next(one.text for one in printed.blocks if isinstance(one, Paragraph) and "平均" in one.text)
        mean = re.search(r"平均 ([0-9.]+) 分", told)
        assert mean is not None
        assert F(mean[1]) == F(int(sum(given_totals, F(0)) / len(given_totals) * 100 + F(1, 2)), 100)
    values = score_values(ranking.scores, ranking.scores.cards)["units"]
    assert isinstance(values, list)
    assert [value["total"] for value in values] == [None if each is None else each for each in totals.values()]


@settings(max_examples=40, deadline=None)
@given(st.lists(WORTHS, min_size=3, max_size=3), st.lists(UNIT, min_size=4, max_size=4))
def test_places_follow_the_totals_and_everything_is_measured_from_the_mean_that_is_printed(
    worths: list[str], drafts: list[Draft]
) -> None:
    found = situation(worths, drafts)
    document = rank_document(rank(found, Q3), found, Scope(), "试验")
    places = table(document, "与组平均差")
    if places is None:
        return
    totals = [number(row[2]) for row in places.rows]
    told = next(one.text for one in document.blocks if isinstance(one, Paragraph) and "平均" in one.text)
    match = re.search(r"平均 ([0-9.]+) 分", told)
    assert match is not None
    mean = F(match[1])
    assert mean == F(int(sum(totals, F(0)) / len(totals) * 100 + F(1, 2)), 100)
    for row, total in zip(places.rows, totals, strict=True):
        assert int(str(row[0]).removesuffix("（并列）")) == 1 + sum(each > total for each in totals)
        assert str(row[0]).endswith("（并列）") == (totals.count(total) > 1)
        assert number(row[6]) == total - mean
    (bars,) = (one for one in document.blocks if isinstance(one, BarChart))
    bases = {card.unit: card.base for card in rank(found, Q3).scores.cards}
    assert {bar.label: sum((F(str(each)) for each in bar.values), F(0)) for bar in bars.bars} == {
        str(row[1]): bases[str(row[1])] for row in places.rows
    }
