"""考核方案的维度、指标、内容数与写明的不符。

为什么
    方案写明几个维度、几个指标、几项内容（如 5/15/46），少录一项，得分就少一块，而且
    看不出来。

错误
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    结构: 1/1/3
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 学习有计划, 上级: KH-1.1, 标准分: 6, 计分: 人工评定}
      - {编号: KH-1.1.2, 名称: 学习有记录, 上级: KH-1.1, 标准分: 4, 计分: 人工评定}

正确
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    结构: 1/1/2
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 学习有计划, 上级: KH-1.1, 标准分: 6, 计分: 人工评定}
      - {编号: KH-1.1.2, 名称: 学习有记录, 上级: KH-1.1, 标准分: 4, 计分: 人工评定}

怎么改
    补录缺的内容，或者改正“结构”。内容是有“计分”的最末一级。
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.base.text import half_width
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.reports.index import Index

_WRITTEN = re.compile(r"([0-9]{1,4})/([0-9]{1,4})/([0-9]{1,4})")


def check(situation: Situation) -> Iterator[Fault]:
    from dangjian_cli.reports.assessing import indexes

    for index in indexes(situation.book):
        if index.header.structure is not None:
            yield from _structure(index, index.header.structure)


def _structure(index: "Index", written: str) -> Iterator[Fault]:
    from dangjian_cli.reports.index import Level

    place = index.ledger.place("结构")
    match = _WRITTEN.fullmatch(half_width(written).replace(" ", ""))
    counted = "/".join(str(index.counted(level)) for level in Level)
    if match is None:
        yield Fault("DJ802", place, {"written": written, "counted": counted}, "unreadable")
    elif "/".join(str(int(part)) for part in match.groups()) != counted and not index.ledger.unread:
        yield Fault("DJ802", place, {"written": written, "counted": counted})


RULE = Rule(
    code="DJ802",
    name="指标结构不符",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("衢州市直机关党建指数考评：5 个维度、15 项指标、46 项内容", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("结构写的是 {written}，实际是 {counted}（维度/指标/内容）", "补录缺的，或者改正“结构”"),
        "unreadable": Sentence(
            "“{written}”看不出几个维度、几个指标、几项内容", "写成 维度/指标/内容 的个数，这份方案是 {counted}"
        ),
    },
    check=check,
)
