"""权重合计不符，或者得分超过标准分。

为什么
    权重和标准分合不起来，满分就不是满分，各单位的得分没法比；评定的得分超过标准分，
    这一项就不计，按缺项算。

错误
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设, 权重: 10}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1, 权重: 10}
      - {编号: KH-1.1.1, 名称: 学习有计划, 上级: KH-1.1, 标准分: 6, 计分: 人工评定}
      - {编号: KH-1.1.2, 名称: 学习有记录, 上级: KH-1.1, 标准分: 3.9, 计分: 人工评定}

正确
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设, 权重: 10}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1, 权重: 10}
      - {编号: KH-1.1.1, 名称: 学习有计划, 上级: KH-1.1, 标准分: 6, 计分: 人工评定}
      - {编号: KH-1.1.2, 名称: 学习有记录, 上级: KH-1.1, 标准分: 4, 计分: 人工评定}

怎么改
    核对方案原文，改正写错的那一个；权重可以不写，写了就要等于下级之和。得分按标准分
    改正。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from fractions import Fraction

    from dangjian_cli.reports.index import Index
    from dangjian_cli.reports.score_sheets import Sheet


def check(situation: Situation) -> Iterator[Fault]:
    from dangjian_cli.reports.assessing import indexes
    from dangjian_cli.reports.score_sheets import sheets_by_unit

    found = indexes(situation.book)
    for index in found:
        yield from _sums(index)
    worth = {content.model.id: content.worth for index in found for content in index.contents}
    for sheets in sheets_by_unit(situation.book).values():
        for sheet in sheets:
            yield from _too_much(sheet, worth)


def _sums(index: "Index") -> Iterator[Fault]:
    from dangjian_cli.reports.cards import decimal

    faulty = any("标准分" in entry.lost or "权重" in entry.lost for entry in index.ledger.entries)
    if faulty or index.ledger.unread:
        return  # what was left out as faulty is missing from the sums
    for line in index.uneven:
        values = {"weight": str(line.model.weight), "sum": str(decimal(line.worth))}
        yield Fault("DJ801", line.entry.at("权重"), values, "weight")
    if index.roots and index.whole != index.full_marks:
        key = "满分" if index.header.full_marks is not None else "台账"
        values = {"full": str(decimal(index.full_marks)), "sum": str(decimal(index.whole))}
        yield Fault("DJ801", index.ledger.place(key), values, "whole")


def _too_much(sheet: "Sheet", worth: "dict[str, Fraction]") -> Iterator[Fault]:
    from dangjian_cli.reports.cards import decimal

    given = [("评定", at, one.content, one.points) for at, one in enumerate(sheet.model.judgements)]
    given += [("自评", at, one.content, one.points) for at, one in enumerate(sheet.model.own)]
    for key, at, content, points in given:
        most = worth.get(content or "")
        if most is not None and points is not None and points > most:
            values = {"points": str(points), "most": str(decimal(most)), "content": content or ""}
            yield Fault("DJ801", sheet.entry.at(key, at, "得分"), values, "points")


RULE = Rule(
    code="DJ801",
    name="权重合计不符",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("权重等于下级标准分之和，合计等于满分；得分不超过标准分", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "weight": Sentence("权重写的是 {weight}，下级合计 {sum}", "核对方案原文，改正权重或下级的标准分"),
        "whole": Sentence("各维度合计 {sum} 分，满分是 {full} 分", "核对方案原文，改正标准分；满分不是 100 的写“满分”"),
        "points": Sentence("“{content}”的得分 {points} 超过标准分 {most}，没有计入", "核对评定的材料，改正得分"),
    },
    check=check,
)
