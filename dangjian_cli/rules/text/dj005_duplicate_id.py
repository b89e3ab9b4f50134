"""编号在工作区内重复。

为什么
    编号是条目的身份：引用、对比两个版本、登记进展都凭编号找条目。两个条目同号，
    就不知道说的是哪一个。不只在一个文件里，整个工作区内都不能重复；往年台账的编
    号也不再用。规则包的一项可以有几个版本，编号相同，生效日期不同。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
    - 编号: RW-2026-001
      任务: 召开推进会

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
    - 编号: RW-2026-002
      任务: 召开推进会

怎么改
    给后登记的条目换一个没有用过的编号；如果是同一件事登记了两次，删去一条。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.kinds import RULE_PACKS
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    first: dict[str, Entry[EntryModel]] = {}
    for ledger, entry in situation.book.each(EntryModel):
        id_ = entry.model.id
        earlier = first.setdefault(_version(ledger, entry.model) if ledger.kind is RULE_PACKS else id_, entry)
        if earlier is not entry:
            related = Related("这个编号已经用在这里", earlier.at("编号"))
            yield Fault("DJ005", entry.at("编号"), {"id": id_}, related=(related,))


def _version(ledger: Ledger, model: EntryModel) -> str:
    """An item of a rule pack may have several versions, each in force from another day."""
    since = getattr(model, "in_force", None) or getattr(ledger.header, "in_force", None)
    return f"{model.id} {since}"


RULE = Rule(
    code="DJ005",
    name="编号重复",
    family=Family.TEXT,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("编号在整个工作区内不重复", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("编号“{id}”重复", "换一个没有用过的编号；同一件事登记了两次的，删去一条")},
    check=check,
)
