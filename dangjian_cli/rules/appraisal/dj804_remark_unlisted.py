"""述职点评的问题没有建账整改。

为什么
    点评了不改，等于没有点评。点评的问题要建立台账，逐一整改：每个点评问题写上“整改编
    号”，指到问题整改台账里“来源”为述职点评的那一条，两边都查得到。

错误
    - 编号: SP-01
      述职人: 支部书记 魏某
      单位: 市统计局党支部
      时限: 3月底前
      点评问题: [支部委员参加活动少]

正确
    台账: 述职评议
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: SP-01
        述职人: 支部书记 魏某
        单位: 市统计局党支部
        时限: 3月底前
        点评问题: [{内容: 支部委员参加活动少, 整改编号: SZ-03}]
    --- # 文件: 整改.yaml
    台账: 问题整改
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: SZ-03, 问题: 支部委员参加活动少, 来源: 述职点评, 时限: 5月底前}

怎么改
    在问题整改台账里建一条，“来源”写述职点评，再把它的编号写到“整改编号”里。已经建了
    的，补上编号；来源写了别的，改成述职点评。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.appraisal import Appraisal
from dangjian_cli.models.vocabulary import Origin
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.appraisals import rectification
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    for _, entry in book.each(Appraisal):
        for index, remark in enumerate(entry.model.remarks):
            id_ = remark.rectification
            if id_ is None:
                yield Fault("DJ804", entry.at("点评问题", index))
            elif id_ in book.by_id:
                target, place = rectification(situation, id_), entry.at("点评问题", index, "整改编号")
                if target is None:
                    yield Fault("DJ804", place, {"id": id_}, "kind")
                elif target.origin is not Origin.APPRAISAL:
                    origin = target.origin.value if target.origin is not None else "没有写"
                    yield Fault("DJ804", place, {"id": id_, "origin": origin}, "origin")


RULE = Rule(
    code="DJ804",
    name="点评问题没有建账",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("基层党建述职会讲话：自身查找、点评的问题要建立台账，逐一整改", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("点评的问题没有写整改编号", "在问题整改台账里建一条，把编号写到“整改编号”里"),
        "kind": Sentence("“{id}”不是问题整改台账里的条目", "改成问题整改台账里的编号；没有建的，建一条"),
        "origin": Sentence("“{id}”的来源不是述职点评（{origin}）", "把那一条的来源改成“述职点评”；指错了的，改编号"),
    },
    check=check,
)
