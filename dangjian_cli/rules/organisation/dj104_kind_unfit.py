"""组织类别与党员数不相称。

为什么
    党员一百人以上的设基层党委，五十人以上、一百人以下的设党总支，“以上”含本数；不足的，
    因工作需要经上级批准也可以设。这里的党员含预备党员；没有写党员数的不查。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      正式党员数: 52
      预备党员数: 1

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      正式党员数: 42
      预备党员数: 1

怎么改
    核对党员数。该改设的，报上级批准后改设；不足而经批准设的，在“类别”那一行的末尾写
    “# 忽略 DJ104：批准文号”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living, members


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        count = members(entry.model)
        if count is None or entry.model.kind not in _RANKED:
            continue
        rank, due = _RANKED.index(entry.model.kind), _due(situation, entry.model, count)
        if due is None or due == rank or (due == 0 and rank == 1):
            continue
        values = {"count": count, "kind": entry.model.kind.value, "due": _RANKED[due].value}
        yield Fault("DJ104", entry.at("类别"), values, "" if due > rank else "below")


_RANKED = (UnitKind.BRANCH, UnitKind.JOINT_BRANCH, UnitKind.GENERAL_BRANCH, UnitKind.COMMITTEE)


def _due(situation: Situation, unit: Unit, count: int) -> int | None:
    """Where in the ranks so many members put a unit; None when no pack says it."""
    committee = limit(situation, Limit.COMMITTEE_MEMBERS, unit)
    general = limit(situation, Limit.GENERAL_BRANCH_MEMBERS, unit)
    if committee is None or general is None:
        return None
    return 3 if count >= committee else 2 if count >= general else 0


RULE = Rule(
    code="DJ104",
    name="组织类别与党员数不符",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis(
        "机关基层组织工作条例第五、六条：党员一百人以上设基层党委，五十人以上设总支，不足的经上级批准也可以设",
        Confidence.READ,
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence("党员 {count} 人，设的是{kind}，一般应设{due}", "核对党员数；该改设的，报上级批准后改设"),
        "below": Sentence(
            "党员 {count} 人，不到设{kind}的人数", "核对党员数；经上级批准设的，在这一行末尾写“# 忽略 DJ104：批准文号”"
        ),
    },
    check=check,
)
