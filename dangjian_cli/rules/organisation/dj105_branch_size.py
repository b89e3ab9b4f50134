"""党支部的人数或支委数不合规定。

为什么
    正式党员三人以上设支部，不足三人的一般与别的单位联合设；七人以上设支部委员会，不足七人
    设书记一人。支委会一般三至五人，不超过七人。按正式党员数算；没有写的不查。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      正式党员数: 17
      支委数: 6

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      正式党员数: 17
      支委数: 5

怎么改
    核对人数。人数变了的，按程序调整设置；写错的，改正。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import BRANCHES, limit, living, members


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        unit = entry.model
        if unit.kind in BRANCHES:
            if unit.full_members is not None:
                yield from _members(situation, entry, unit.full_members)
            if unit.committee_size:
                yield from _committee(situation, entry, unit.committee_size)


def _members(situation: Situation, entry: Entry[Unit], full: int) -> Iterator[Fault]:
    unit, count = entry.model, members(entry.model) or full
    least, most = (limit(situation, which, unit) for which in (Limit.BRANCH_FULL_MEMBERS, Limit.BRANCH_MEMBERS_MOST))
    general = limit(situation, Limit.GENERAL_BRANCH_MEMBERS, unit)
    if least is not None and full < least and unit.kind is UnitKind.BRANCH:
        yield Fault("DJ105", entry.at("正式党员数"), {"full": full, "least": least}, "few")
    if most is not None and count > most and (general is None or count < general):  # else DJ104 speaks of it
        yield Fault("DJ105", entry.at("正式党员数"), {"count": count, "most": most}, "many")
    with_committee = limit(situation, Limit.BRANCH_COMMITTEE_FULL_MEMBERS, unit)
    if with_committee is None or unit.committee_size is None:
        return
    values = {"full": full, "least": with_committee}
    if full >= with_committee and unit.committee_size == 0:
        yield Fault("DJ105", entry.at("支委数"), values, "no_committee")
    elif full < with_committee and unit.committee_size > 1:
        yield Fault("DJ105", entry.at("支委数"), values, "committee")


def _committee(situation: Situation, entry: Entry[Unit], size: int) -> Iterator[Fault]:
    unit = entry.model
    if unit.full_members is not None and unit.full_members < (
        limit(situation, Limit.BRANCH_COMMITTEE_FULL_MEMBERS, unit) or 0
    ):
        return
    least, usual = (
        limit(situation, which, unit) for which in (Limit.BRANCH_COMMITTEE_LEAST, Limit.BRANCH_COMMITTEE_USUAL)
    )
    most = limit(situation, Limit.BRANCH_COMMITTEE_MOST, unit)
    if most is not None and size > most:
        yield Fault("DJ105", entry.at("支委数"), {"size": size, "most": most}, "too_large", severity=ERROR)
    elif least is not None and usual is not None and not least <= size <= usual:
        yield Fault("DJ105", entry.at("支委数"), {"size": size, "least": least, "usual": usual}, "unusual")


RULE = Rule(
    code="DJ105",
    name="支部规模或支委数不合",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis(
        "机关基层组织工作条例第七条、支部工作条例：正式党员三人以上设支部，七人以上设支委会，支委一般三至五人",
        Confidence.REPORTED,
    ),
    page=__doc__ or "",
    sentences={
        "few": Sentence(
            "正式党员 {full} 人，不足 {least} 人，一般不单独设支部",
            "核对人数；确实不足的，与别的单位联合设，或报上级批准",
        ),
        "many": Sentence("党员 {count} 人，一般不超过 {most} 人", "核对人数；党员多的，可以分设支部或改设总支"),
        "no_committee": Sentence(
            "正式党员 {full} 人，支委数写 0；{least} 人以上设支部委员会", "按程序选举支部委员会；写错的，改正支委数"
        ),
        "committee": Sentence(
            "正式党员 {full} 人，不足 {least} 人，一般不设支部委员会", "核对人数；不设支委会的，支委数写 0"
        ),
        "unusual": Sentence("支委 {size} 人，一般 {least} 至 {usual} 人", "核对支委数；确需的，报上级批准"),
        "too_large": Sentence("支委 {size} 人，超过 {most} 人", "核对支委数，换届时调整"),
    },
    check=check,
)
