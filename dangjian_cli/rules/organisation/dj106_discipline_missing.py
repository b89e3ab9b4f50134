"""机关党委没有机关纪委，或者总支、支部没有纪检委员。

为什么
    机关党委应当设机关纪委；总支委员会、支部委员会设纪律检查委员。组织台账里写了“否”才报，
    没有写的不查。机关纪委在组织台账里单独登记了的，算有。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      纪检委员: 否

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      纪检委员: 是

怎么改
    设了的，改写“是”；没有设的，按程序选举或增补。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import BRANCHES, living


def check(situation: Situation) -> Iterator[Fault]:
    units = situation.book.units
    for entry in living(situation):
        unit = entry.model
        if unit.kind is UnitKind.COMMITTEE and unit.discipline_committee is False:
            below = (units.get(name) for name in units.children.get(unit.title, ()))
            if not any(one is not None and one.kind is UnitKind.DISCIPLINE for one in below):
                yield Fault("DJ106", entry.at("机关纪委"), variant="committee")
        elif (unit.kind in BRANCHES or unit.kind is UnitKind.GENERAL_BRANCH) and unit.discipline_member is False:
            yield Fault("DJ106", entry.at("纪检委员"), variant="member")


RULE = Rule(
    code="DJ106",
    name="没有纪检机构或纪检委员",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("机关基层组织工作条例第九条：机关党委设机关纪委，总支、支部设纪检委员", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "committee": Sentence("机关党委没有设机关纪委", "设了的，改写“是”；没有设的，按程序设立"),
        "member": Sentence("没有纪律检查委员", "有的，改写“是”；没有的，按程序选举或增补"),
    },
    check=check,
)
