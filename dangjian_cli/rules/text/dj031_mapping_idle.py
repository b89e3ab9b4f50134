"""对应表里的种类或键不存在。

为什么
    对应表说明别人的表头各是哪个键。种类写错了，整份对应表用不上；键写错了，那一列就
    读不进来。

错误
    台账: 对应表
    名称: 市委办报表
    种类: 任务清单
    条目:
      - {编号: DY-1, 列名: 完成时间, 键: 完成日其}

正确
    台账: 对应表
    名称: 市委办报表
    种类: 任务清单
    条目:
      - {编号: DY-1, 列名: 完成时间, 键: 完成日期}

怎么改
    种类写台账的种类，如 任务清单；键写那种台账的键，不读入的列写“不用”。
"""

from collections.abc import Iterator, Sequence

from dangjian_cli.base.text import closest, names
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.kinds import GENERAL, KIND_BY_NAME, MAPPINGS, Kind
from dangjian_cli.models.mapping import UNUSED, ColumnTitle, MappingHeader
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger in situation.book.ledgers:
        if ledger.kind is MAPPINGS and isinstance(ledger.header, MappingHeader):
            yield from _about(ledger, ledger.header.target, situation.book)


def _about(ledger: Ledger, target: str | None, book: Book) -> Iterator[Fault]:
    if target is None:
        if "种类" not in ledger.lost:
            yield Fault("DJ031", ledger.place("台账"), {"known": names(KIND_BY_NAME)}, "no_kind")
        return
    kind = KIND_BY_NAME.get(target)
    if kind is None:
        near = closest(target, KIND_BY_NAME)
        values = {"kind": target, "near": near or "", "known": names(KIND_BY_NAME)}
        yield Fault("DJ031", ledger.place("种类"), values, "kind_near" if near else "kind")
        return
    kinds = [one.kind for one in book.ledgers if one.kind.name == kind.name] if kind is GENERAL else [kind]
    yield from _keys(ledger, kind, [*dict.fromkeys(key for one in (kind, *kinds) for key in _keys_of(one))])


def _keys_of(kind: Kind) -> Iterator[str]:
    return (info.alias or name for name, info in kind.entry.model_fields.items())


def _keys(ledger: Ledger, kind: Kind, known: Sequence[str]) -> Iterator[Fault]:
    for entry in ledger.of(ColumnTitle):
        key = entry.model.key
        if key is None and "键" not in entry.lost:
            yield Fault("DJ031", entry.place.entry, {"title": entry.model.title}, "no_key")
        elif key is not None and key != UNUSED and key not in known:
            near = closest(key, known)
            values = {"key": key, "kind": kind.name, "near": near or ""}
            yield Fault("DJ031", entry.at("键"), values, "key_near" if near else "key")


RULE = Rule(
    code="DJ031",
    name="对应表不起作用",
    family=Family.TEXT,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("对应表要能用", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_kind": Sentence("没有写这份对应表给哪一种台账用", "在台账头补一行“种类: 任务清单”；种类有：{known}"),
        "kind": Sentence("没有“{kind}”这种台账", "种类有：{known}"),
        "kind_near": Sentence("没有“{kind}”这种台账", "是不是“{near}”？"),
        "no_key": Sentence("“{title}”没有写对应哪个键", "补上“键”；不读入的列写“不用”"),
        "key": Sentence("{kind}没有“{key}”这个键", "键见 dangjian schema；不读入的列写“不用”"),
        "key_near": Sentence("{kind}没有“{key}”这个键", "是不是“{near}”？"),
    },
    check=check,
)
