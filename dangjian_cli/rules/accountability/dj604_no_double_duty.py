"""领导班子成员在责任清单里没有一岗双责。

为什么
    机关党的建设，主要负责人是第一责任人，班子其他成员按“一岗双责”抓职责范围内的
    党建工作。组织台账写了班子成员的单位，又有自己的责任清单，而清单里没有哪一条
    “一岗双责”由这位成员负责，就提醒。书记是第一责任人，不查；没有写班子成员的不查。

错误
    台账: 责任清单
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: ZR-01, 责任: 抓组织建设, 责任类型: 一岗双责, 牵头领导: 陈某, 时限: 年底前}
    --- # 文件: 组织.yaml
    台账: 组织
    条目:
      - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委, 书记: 张某, 班子成员: [张某, 陈某, 赵某]}

正确
    台账: 责任清单
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: ZR-01, 责任: 抓组织建设, 责任类型: 一岗双责, 牵头领导: 陈某, 时限: 年底前}
      - {编号: ZR-02, 责任: 抓宣传教育, 责任类型: 一岗双责, 牵头领导: 赵某, 时限: 年底前}
    --- # 文件: 组织.yaml
    台账: 组织
    条目:
      - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委, 书记: 张某, 班子成员: [张某, 陈某, 赵某]}

怎么改
    在责任清单里加一条，责任类型写“一岗双责”，牵头领导或责任人写这位成员；不在班子
    里了的，从组织台账的“班子成员”里删去。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.accountability import without_double_duty
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    year = situation.today.year
    for unit in situation.book.units.entries:
        for index, name in without_double_duty(situation, unit.model, year):
            yield Fault("DJ604", unit.at("班子成员", index), {"name": name, "year": year})


RULE = Rule(
    code="DJ604",
    name="班子成员没有一岗双责",
    family=Family.ACCOUNTABILITY,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("机关基层组织工作条例第三十五条：其他成员按“一岗双责”抓职责范围内的党建工作", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{year}年责任清单里没有“{name}”的一岗双责",
            "在责任清单里加一条，责任类型写“一岗双责”，牵头领导写“{name}”；不在班子里了的，从这里删去",
        )
    },
    check=check,
)
