"""专职党务工作人员偏少。

为什么
    专职党务工作人员一般占机关工作人员总数的百分之一至百分之二。机关工委、机关党委写了“专
    职党务人员数”和“机关人数”的才查。

错误
    - 编号: ZZ-06
      名称: 市财政局机关党委
      类别: 机关党委
      专职党务人员数: 1
      机关人数: 240

正确
    - 编号: ZZ-06
      名称: 市财政局机关党委
      类别: 机关党委
      专职党务人员数: 3
      机关人数: 240

怎么改
    核对两个数；确实偏少的，向党组（党委）反映，逐步配齐。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        unit = entry.model
        if unit.kind not in (UnitKind.COMMITTEE, UnitKind.WORKING_COMMITTEE) or unit.party_staff is None:
            continue
        share = limit(situation, Limit.PARTY_STAFF_PERCENT, unit)
        if share is None:
            continue
        if unit.party_staff == 0:
            yield Fault("DJ108", entry.at("专职党务人员数"), variant="none")
        elif unit.staff and unit.party_staff * 100 < unit.staff * share:
            values = {"party_staff": unit.party_staff, "staff": unit.staff, "share": share}
            yield Fault("DJ108", entry.at("专职党务人员数"), values)


RULE = Rule(
    code="DJ108",
    name="专职党务人员偏少",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis(
        "机关基层组织工作条例第三十条：专职党务工作人员一般占机关工作人员的百分之一至百分之二", Confidence.READ
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "专职党务 {party_staff} 人，机关 {staff} 人，不到 {share}%",
            "核对两个数；确实偏少的，向党组（党委）反映，逐步配齐",
        ),
        "none": Sentence("没有专职党务工作人员", "写错的改正；确实没有的，向党组（党委）反映，明确专人"),
    },
    check=check,
)
