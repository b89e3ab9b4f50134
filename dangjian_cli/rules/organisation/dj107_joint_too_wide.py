"""联合党支部覆盖的单位太多。

为什么
    正式党员不足三人的单位可以联合成立党支部，覆盖的单位一般不超过五个，多了组织生活难开齐。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 联合党支部
      覆盖单位数: 7

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 联合党支部
      覆盖单位数: 5

怎么改
    核对覆盖单位数；确实多的，可以分设。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        covered = entry.model.covered_units
        if covered is None or entry.model.kind is not UnitKind.JOINT_BRANCH:
            continue
        most = limit(situation, Limit.JOINT_BRANCH_UNITS, entry.model)
        if most is not None and covered > most:
            yield Fault("DJ107", entry.at("覆盖单位数"), {"covered": covered, "most": most})


RULE = Rule(
    code="DJ107",
    name="联合党支部覆盖单位过多",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）：联合党支部覆盖单位一般不超过五个", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("覆盖 {covered} 个单位，一般不超过 {most} 个", "核对覆盖单位数；确实多的，可以分设"),
    },
    check=check,
)
