"""上下级之间没有责任书，签订链断了。

为什么
    责任书逐级签订，一级抓一级。工作区记了某一年的责任书，而一个党组织与它的直接上级
    之间一份也没有，责任就断在这里。查机关党委、党总支、党支部和联合党支部，全年都在
    的才查；党组、临时党支部、功能型党支部、党小组和内设机构不查。决定不签的，登记一
    条，写“取消”和理由，就不算缺口。

错误
    台账: 责任书
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: QD-2026-01, 乙方: 市财政局机关党委, 甲方: 市直机关工委, 时限: 2月底前, 签订日期: 2026-02-26}
    --- # 文件: 组织.yaml
    台账: 组织
    条目:
      - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委}
      - {编号: ZZ-02, 名称: 市财政局机关党委, 类别: 机关党委, 上级: 市直机关工委}
      - {编号: ZZ-03, 名称: 市财政局第一党支部, 类别: 党支部, 上级: 市财政局机关党委}

正确
    台账: 责任书
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: QD-2026-01, 乙方: 市财政局机关党委, 甲方: 市直机关工委, 时限: 2月底前, 签订日期: 2026-02-26}
      - {编号: QD-2026-02, 乙方: 市财政局第一党支部, 甲方: 市财政局机关党委, 时限: 2月底前, 签订日期: 2026-02-27}
    --- # 文件: 组织.yaml
    台账: 组织
    条目:
      - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委}
      - {编号: ZZ-02, 名称: 市财政局机关党委, 类别: 机关党委, 上级: 市直机关工委}
      - {编号: ZZ-03, 名称: 市财政局第一党支部, 类别: 党支部, 上级: 市财政局机关党委}

怎么改
    签了的，在责任书台账里登记；准备签的，登记一条，写上时限。甲方、乙方写单位名称，写
    职务的以单位名称打头（市财政局机关党委书记 何某）。组织台账的上级写错的，改正上级。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.chain import gaps, years_kept
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    units = situation.book.units
    for year in years_kept(situation):
        for gap in gaps(situation, year):
            values: Values = {"year": year, "superior": gap.superior, "others": "、".join(gap.others)}
            place = units.by_name[gap.unit].at("名称")
            yield Fault("DJ601", place, values, "other" if gap.others else "")


RULE = Rule(
    code="DJ601",
    name="责任书签订链有缺口",
    family=Family.ACCOUNTABILITY,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("武汉市委统战部机关党的工作会议、基层党建述职会：责任书逐级签订，一级抓一级", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{year}年与上级“{superior}”之间没有责任书",
            "签了的，在责任书台账里登记；不签的，登记一条，写“取消”和理由",
        ),
        "other": Sentence(
            "{year}年与上级“{superior}”之间没有责任书，只有与“{others}”的",
            "甲方写错的，改成直接上级；没有签的，登记一条并写上时限",
        ),
    },
    check=check,
)
