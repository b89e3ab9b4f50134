"""规则包里的一项不起作用，或者与另一项重了。

为什么
    规则包的一项，要么写“类型”和“频次”（多久一次），要么写“限额”和“数值”（多少）。缺
    了一样就不起作用；频次写得看不出多久一次，也不起作用。同一类组织生活，对同一类组
    织有两条规定同时生效，只能照一条算。停用要写理由，旁人才知道为什么不查。

错误
    台账: 规则包
    名称: 本市规定
    条目:
      - {编号: BD-001, 名称: 专题研究党建工作, 类型: 专题研究, 频次: 经常, 适用: 党总支}

正确
    台账: 规则包
    名称: 本市规定
    条目:
      - {编号: BD-001, 名称: 专题研究党建工作, 类型: 专题研究, 频次: 每半年, 适用: 党总支}

怎么改
    补全缺的一样。要替换自带的规定，写它的编号（见 dangjian rules --packs）；不要它的，
    在 dangjian.yaml 里写“规则包: {停用: {编号: 理由}}”。
"""

from collections.abc import Iterator

from dangjian_cli.base.text import closest
from dangjian_cli.book.requirements import Item, Packs
from dangjian_cli.book.settings import SETTINGS_FILE
from dangjian_cli.dates.deadline import read_frequency
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Related
from dangjian_cli.models.rulepack import PackHeader
from dangjian_cli.models.settings import Settings
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    own = [ledger for ledger in book.ledgers if isinstance(ledger.header, PackHeader)]
    off = situation.settings.packs.off if situation.settings.packs is not None else {}
    if not own and not off:
        return
    packs = book.packs()
    for item in packs.items:
        if not item.shipped:
            yield from _incomplete(item)
            yield from _dates(item)
            yield from _overlap(item, packs)
    yield from _switched_off(situation.settings, packs)


def _incomplete(item: Item) -> Iterator[Fault]:
    model, entry = item.model, item.entry
    if model.off is not None:
        return
    if model.type is None and model.limit is None:
        yield Fault("DJ317", entry.place.entry, {"id": model.id}, "neither")
    elif model.limit is not None and model.amount is None:
        yield Fault("DJ317", entry.key("限额"), {"limit": model.limit.value}, "amount")
    elif model.type is not None and model.frequency is None:
        yield Fault("DJ317", entry.key("类型"), {"type": model.type.value}, "no_frequency")
    elif model.frequency is not None and read_frequency(model.frequency) is None:
        yield Fault("DJ317", entry.at("频次"), {"frequency": model.frequency}, "frequency")


def _dates(item: Item) -> Iterator[Fault]:
    if item.since is not None and item.until is not None and item.until < item.since:
        values = {"until": item.until.isoformat(), "since": item.since.isoformat()}
        yield Fault("DJ317", item.entry.place.entry, values, "over_before_begun")
    published = item.published
    if item.since is not None and published is not None and item.since < published:
        values = {"published": published.isoformat(), "since": item.since.isoformat()}
        yield Fault("DJ317", item.entry.place.entry, values, "before_published")


def _overlap(item: Item, packs: Packs) -> Iterator[Fault]:
    """Another item that demands the same of the same units at the same time; only one of them counts."""
    for other in packs.items:
        if _same_demand(item, other) and (other.shipped or _order(other) < _order(item)):
            values = {"type": item.model.type or "", "other": other.model.id}
            related = () if other.shipped else (Related("另一条规定在这里", other.entry.place.entry),)
            yield Fault("DJ317", item.entry.place.entry, values, "overlap", related)
            return


def _order(item: Item) -> tuple[str, str]:
    place = item.entry.place
    return (place.file.as_posix(), f"{place.path[1]:>9}")


def _same_demand(item: Item, other: Item) -> bool:
    one, two = item.model, other.model
    if one.id == two.id or one.type is None or item.off is not None or other.off is not None:
        return False
    same = (one.type, one.lecturer) == (two.type, two.lecturer)
    kinds = not one.applies_to or not two.applies_to or set(one.applies_to) & set(two.applies_to)
    ends = (item.until is not None and other.since is not None and item.until < other.since) or (
        other.until is not None and item.since is not None and other.until < item.since
    )
    return same and bool(kinds) and not ends


def _switched_off(settings: Settings, packs: Packs) -> Iterator[Fault]:
    off = settings.packs.off if settings.packs is not None else {}
    where = Place(SETTINGS_FILE)
    for id_, reason in off.items():
        if id_ not in packs.by_id:
            near = closest(id_, packs.by_id)
            values = {"id": id_, "near": near or ""}
            yield Fault("DJ317", where.key("规则包", "停用", id_), values, "unknown_near" if near else "unknown")
        elif not reason.strip():
            yield Fault("DJ317", where.key("规则包", "停用", id_), {"id": id_}, "no_reason")


RULE = Rule(
    code="DJ317",
    name="规则包的项不起作用",
    family=Family.LIFE,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("一项规定只说一件事，同一件事只有一条规定", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "neither": Sentence("“{id}”没有写规定什么", "多久一次的，写“类型”和“频次”；多少的，写“限额”和“数值”"),
        "amount": Sentence("“{limit}”没有写数值", "补一行“数值: 数”"),
        "no_frequency": Sentence("没有写{type}多久一次", "补一行“频次”，如 每月、每季度、每年2次"),
        "frequency": Sentence("“{frequency}”看不出多久一次", "写成 每月、每季度、每半年、每年2次 这样"),
        "over_before_begun": Sentence("停止日期 {until} 早于生效日期 {since}", "核对两个日期"),
        "before_published": Sentence(
            "生效日期 {since} 早于公布日期 {published}", "核对两个日期；确是追溯生效的，删去公布日期"
        ),
        "overlap": Sentence(
            "{type}多久一次，“{other}”也有规定，同时生效", "写同一编号就是替换它；两条都不要混用，停用其中一条"
        ),
        "unknown": Sentence("停用的“{id}”不是规则包的编号", "全部编号：dangjian rules --packs"),
        "unknown_near": Sentence("停用的“{id}”不是规则包的编号", "是不是“{near}”？"),
        "no_reason": Sentence("停用“{id}”没有写理由", "在编号后面写上理由"),
    },
    check=check,
)
