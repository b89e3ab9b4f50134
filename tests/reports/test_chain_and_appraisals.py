"""责任书 and 述职评议: what the parties mean, which grade votes give, and what the two reports count."""

from datetime import date
from typing import Any

import pytest
from made_books import book_of

from dangjian_cli.dates.period import Period
from dangjian_cli.models.appraisal import Appraisal, Grade
from dangjian_cli.models.vocabulary import ResponsibilityType
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.accountability import accountability
from dangjian_cli.reports.appraisals import USUAL_SCALE, appraisals, computed_grade, talked
from dangjian_cli.reports.chain import commitments, gaps
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
YEAR = Period.of_year(2026)


def situation(*ledgers: dict[str, Any]) -> Situation:
    return Situation(book_of(*ledgers), DAY)


def commitments_of(*entries: dict[str, Any], **header: Any) -> dict[str, Any]:
    numbered = [{"编号": f"QD-{number}", **entry} for number, entry in enumerate(entries)]
    return {"台账": "责任书", "年度": "2026", "单位": "工委", **header, "条目": numbered}


def appraisals_of(*entries: dict[str, Any], **header: Any) -> dict[str, Any]:
    numbered = [{"编号": f"SP-{number}", "述职人": "书记", **entry} for number, entry in enumerate(entries)]
    return {"台账": "述职评议", "年度": "2025", "单位": "工委", **header, "条目": numbered}


@pytest.mark.parametrize(
    ("party", "unit"),
    [
        ("甲支部", "甲支部"),
        ("甲支部书记 何某", "甲支部"),
        ("书记 何某", "工委"),
        (None, "工委"),
    ],
)
def test_what_is_not_signed_is_owed_by_the_first_party(party: str | None, unit: str) -> None:
    """The unit that opens 甲方 owes the signature; of a person without one, the unit that keeps the ledger."""
    entry = {"乙方": "乙支部", "时限": "2月底前"} | ({"甲方": party} if party else {})
    (owed,) = situation(commitments_of(entry)).register.obligations
    assert owed.unit == unit


def test_a_commitment_is_done_when_it_is_signed() -> None:
    """签订日期 is its 完成日期: on time or late like anything else."""
    made = situation(
        commitments_of(
            {"乙方": "甲支部", "时限": "2月底前", "签订日期": "2026-02-26"}, {"乙方": "乙支部", "时限": "2月底前"}
        )
    )
    signed, unsigned = (made.standing(owed) for owed in made.register.obligations)
    assert (signed.word, unsigned.word) == ("按期完成", "逾期")
    (first, _) = commitments(made)
    assert first.entry.at("完成日期").path[-1] == "签订日期"


def test_a_gap_is_a_branch_that_signed_nothing_with_the_unit_above() -> None:
    """甲支部 stands below 组织部: only a 责任书 with it will do, or one that was dropped for a reason."""
    dropped = {"日期": "2026-02-01", "理由": "合并"}
    for entry, gap in (
        ({"甲方": "组织部部长 陈某"}, False),
        ({"甲方": "工委"}, True),
        ({"甲方": "组织部", "取消": dropped}, False),
        ({"甲方": "组织部", "取消": {"日期": "2026-02-01"}}, True),
        ({"甲方": "组织部", "期间": "2025"}, True),
    ):
        found = gaps(situation(commitments_of({"乙方": "甲支部", **entry})), 2026)
        assert [one.unit for one in found] == (["甲支部"] if gap else []), entry


def test_the_chain_counts_what_is_signed_and_names_who_bears_it() -> None:
    """Duties come from 责任清单 by kind, letters from 责任书, for every unit of the tree."""
    duties = {
        "台账": "责任清单", "年度": "2026", "单位": "工委",
        "条目": [
            {"编号": "ZR-1", "责任": "第一", "责任类型": "第一责任", "牵头领导": "张某", "时限": "年底前"},
            {"编号": "ZR-2", "责任": "直接", "责任类型": "直接责任", "时限": "年底前", "适用对象": ["各党支部"]},
        ],
    }  # fmt: skip
    letters = commitments_of(
        {"乙方": "甲支部", "甲方": "组织部", "时限": "2月底前", "签订日期": "2026-02-26"},
        {"乙方": "乙支部", "甲方": "组织部", "时限": "2月底前"},
        {"乙方": "办公室", "时限": "2月底前", "取消": {"日期": "2026-02-01", "理由": "合并"}},
    )
    report = accountability(situation(duties, letters), YEAR, Scope())
    assert (len(report.letters), report.signed, report.late, report.dropped) == (3, 1, 1, 1)
    links = {link.unit: link for link in report.links}
    assert links["工委"].duties[ResponsibilityType.FIRST].persons == ("张某",)
    assert links["甲支部"].duties[ResponsibilityType.DIRECT].count == 1
    assert [len(links["组织部"].downward), len(links["甲支部"].upward)] == [2, 1]


@pytest.mark.parametrize(
    ("votes", "grade"),
    [
        ({"好": "8", "较好": "2"}, "好"),
        ({"好": "7", "较好": "3"}, "较好"),
        ({"好": "3", "较好": "3", "一般": "4"}, "一般"),
        ({"差": "10"}, "差"),
        ({}, None),
        ({"好": "0"}, None),
    ],
)
def test_votes_give_a_grade(votes: dict[str, str], grade: str | None) -> None:
    """The first grade whose share is reached, the votes of better ones included."""
    model = Appraisal.model_validate({"编号": "SP-1", "述职人": "书记", "评议票数": votes})
    assert computed_grade(USUAL_SCALE, model) == grade


def test_a_scale_may_count_other_votes_and_have_no_rest() -> None:
    """计票 names the votes; what reaches no share takes the last grade."""
    scale = tuple(
        Grade.model_validate(each)
        for each in ({"等次": "优秀", "计票": "优秀", "占比": "90"}, {"等次": "合格", "计票": "合格", "占比": "50"})
    )
    for votes, grade in (({"优秀": "9", "合格": "1"}, "优秀"), ({"优秀": "8", "合格": "2"}, "合格")):
        model = Appraisal.model_validate({"编号": "SP-1", "述职人": "书记", "评议票数": votes})
        assert computed_grade(scale, model) == grade


def test_criticism_is_followed_into_its_rectification() -> None:
    """A point of criticism shows how its rectification stands; those that no appraisal names are listed apart."""
    problems = {
        "台账": "问题整改", "年度": "2026", "单位": "工委",
        "条目": [
            {"编号": "ZG-1", "问题": "一", "来源": "述职点评", "时限": "3月底前", "完成日期": "2026-03-20"},
            {"编号": "ZG-2", "问题": "二", "来源": "述职点评", "频次": "每季度", "期次": [{"期": "2026Q1", "完成日期": "2026-03-20"}]},
            {"编号": "ZG-3", "问题": "三", "来源": "述职点评", "时限": "3月底前"},
            {"编号": "ZG-4", "问题": "四", "来源": "自查", "时限": "3月底前"},
        ],
    }  # fmt: skip
    remarks = [{"内容": "一", "整改编号": "ZG-1"}, {"内容": "二", "整改编号": "ZG-2"}, "没有建账的"]
    entry = {
        "单位": "甲支部", "日期": "2026-01-23", "时限": "2026年1月底前", "等次": "差", "点评问题": remarks,
        "约谈": {"日期": "2026-10-08"},
    }  # fmt: skip
    report = appraisals(situation(problems, appraisals_of(entry)), YEAR, Scope())
    one, two, three = report.raised
    assert one.standing is not None
    assert two.standing is not None
    assert (one.standing.phase, two.standing.word, three.rectification) == (Phase.DONE, "逾期", None)
    assert [raised.id for raised in report.unlinked] == ["ZG-3"]
    (talk,) = report.talks
    assert (talk.talk_due, talked(talk.entry.model, DAY)) == (date(2026, 2, 22), False)


def test_a_secretary_of_whom_nothing_is_said_is_missed_when_the_year_is_over() -> None:
    """Only on the levels that a ledger is about, and only where a 书记 is named."""
    tree = {
        "台账": "组织",
        "条目": [
            {"编号": "ZZ-1", "名称": "工委", "类别": "机关工委", "书记": "张某"},
            {"编号": "ZZ-2", "名称": "甲支部", "类别": "党支部", "上级": "工委", "书记": "何某"},
            {"编号": "ZZ-3", "名称": "乙支部", "类别": "党支部", "上级": "工委", "书记": "吕某"},
            {"编号": "ZZ-4", "名称": "丙支部", "类别": "党支部", "上级": "工委"},
            {"编号": "ZZ-5", "名称": "丁支部", "类别": "党支部", "上级": "甲支部", "书记": "施某"},
        ],
    }
    ledger = appraisals_of({"单位": "甲支部", "日期": "2026-01-23", "时限": "2026年1月底前"})
    report = appraisals(Situation(book_of(ledger, organisation=tree), DAY), YEAR, Scope())
    assert report.absent == ((2025, "乙支部"),)
    later = appraisals_of({"单位": "甲支部", "时限": "年底前"}, 年度="2026")
    assert appraisals(Situation(book_of(later, organisation=tree), DAY), YEAR, Scope()).absent == ()
