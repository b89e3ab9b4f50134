"""任务没有层层分解下去。

为什么
    任务写了“分解到”，分到的单位要登记自己的条目，写上“上级任务”，否则只是把责任挂在名下，
    “上热中温下冷”。责任单位写单位组（各党支部）而没有“分解到”，就只算一项，逐个单位做没做
    看不出来；责任清单写的是各级各类组织的责任，不查这一点。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]
      分解到: [市统计局党支部]

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]
      分解到: [市统计局党支部]
    - 编号: RW-2026-002
      任务: 选派支部党务干部参加轮训
      责任单位: [市统计局党支部]
      上级任务: RW-2026-001

怎么改
    由分到的单位登记自己的条目；不需要单独登记的，从“分解到”里删去。要逐个单位考核的，在上级
    任务里写“分解到: [各党支部]”。
"""

from collections.abc import Iterator, Mapping

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import RESPONSIBILITY
from dangjian_cli.obligations.attribution import attribute, delegates, is_group, shared_out_to, units_with_a_share
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

_NAMED = 3


def check(situation: Situation) -> Iterator[Fault]:
    shares: Mapping[str, frozenset[str]] | None = None
    for ledger, entry in situation.counted:
        if shared_out_to(entry.model):
            shares = units_with_a_share(situation.book) if shares is None else shares
            yield from _shared_out(situation, ledger, entry, shares.get(entry.model.id, frozenset()))
        elif not RESPONSIBILITY.made(entry.model):
            yield from _to_a_group(situation, entry)


def _shared_out(
    situation: Situation, ledger: Ledger, entry: Entry[Matter], registered: frozenset[str]
) -> Iterator[Fault]:
    book, names = situation.book, shared_out_to(entry.model)
    key = "分解到" if entry.model.delegated_to else "适用对象"
    units = delegates(book, ledger, names)
    for name in names:
        if is_group(book.units, name) and not delegates(book, ledger, (name,)):
            yield Fault("DJ209", entry.key(key), {"name": name}, "empty")
    own = attribute(book, ledger, entry.model).unit
    missing = [unit for unit in units if unit not in registered and unit != own]
    if missing:
        more = f" 等 {len(missing)} 个单位" if len(missing) > _NAMED else ""
        values: Values = {"units": "、".join(missing[:_NAMED]) + more, "id": entry.model.id}
        yield Fault("DJ209", entry.key(key), values)


def _to_a_group(situation: Situation, entry: Entry[Matter]) -> Iterator[Fault]:
    for index, name in enumerate(entry.model.units):
        if is_group(situation.book.units, name):
            yield Fault("DJ209", entry.at("责任单位", index), {"name": name}, "group")


RULE = Rule(
    code="DJ209",
    name="任务没有分解",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市直机关党建工作会议：杜绝“上热中温下冷”现象，形成一级抓一级的责任链条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("{units}没有登记自己的条目", "由这些单位登记条目，写“上级任务: {id}”；不需要的，从这里删去"),
        "group": Sentence("责任单位写了单位组“{name}”，没有“分解到”", "逐个单位考核的，写“分解到: [{name}]”"),
        "empty": Sentence("“{name}”里一个单位也没有", "核对单位组；不需要的，从这里删去"),
    },
    check=check,
)
