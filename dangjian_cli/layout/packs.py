"""`rules --packs`: what rule packs require, on what it rests, and whether it applies on a day."""

from collections.abc import Iterator, Mapping
from datetime import date

from dangjian_cli.book.requirements import Item, ItemState, Packs
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.document.value import Value
from dangjian_cli.models.vocabulary import Confidence

_COLUMNS = (
    Column("编号"),
    Column("规定"),
    Column("适用"),
    Column("可信度"),
    Column("现状"),
    Column("名称与依据", "free"),
)
_MARKS = {
    Confidence.READ: "A 条文原文，条号已核对",
    Confidence.REPORTED: "B 据转述，请对照正式文本",
    Confidence.UNVERIFIED: "C 未见原文，请对照正式文本",
    Confidence.CONVENTION: "约 没有规定支撑，本工具或本单位的约定",
}
_ADVICE = (
    "在工作区里写一个“台账: 规则包”的文件，用同一编号就替换这里的一项，用新编号就增加一项；"
    "不适用的，在 dangjian.yaml 里写“规则包: {停用: {编号: 理由}}”。"
)


def packs_document(packs: Packs, day: date) -> Document:
    """One table a pack, those of the workspace last; then what the marks mean."""
    return Document("规则包", (("日期", day.isoformat()),), tuple(_blocks(packs, day)))


def packs_values(packs: Packs, day: date) -> list[Mapping[str, Value]]:
    """The same for scripts, one object a version."""
    return [_value(packs, item, day) for item in packs.items]


def _blocks(packs: Packs, day: date) -> Iterator[Block]:
    by_pack: dict[str, list[Item]] = {}
    for item in packs.items:
        by_pack.setdefault(item.pack, []).append(item)
    for pack, items in sorted(by_pack.items(), key=lambda pair: not pair[1][0].shipped):
        yield Heading(pack if items[0].shipped else f"{pack}（本工作区）")
        yield Table(_COLUMNS, tuple(_row(packs, item, day) for item in items))
    yield Paragraph("可信度：" + "；".join(_MARKS.values()) + "。")
    yield Paragraph(_ADVICE)


def _row(packs: Packs, item: Item, day: date) -> tuple[str, ...]:
    model, state = item.model, packs.state(item, day)
    since = f"，{item.since} 起" if item.since is not None else ""
    reason = f"；停用：{item.off}" if state is ItemState.OFF else ""
    return (
        model.id,
        _demanded(item),
        "、".join(kind.value for kind in model.applies_to) or "各类组织",
        item.basis.confidence.value,
        state.value,
        f"{model.title}（{item.basis.text}{since}{reason}）",
    )


def _demanded(item: Item) -> str:
    """How often, or the number."""
    model = item.model
    if model.limit is None:
        condition = f"（{model.condition.value}的）" if model.condition is not None else ""
        return f"{model.frequency or '-'}{condition}"
    return f"{model.amount:f}{model.limit.measure}" if model.amount is not None else "-"


def _value(packs: Packs, item: Item, day: date) -> Mapping[str, Value]:
    model = item.model
    return {
        "id": model.id,
        "title": model.title,
        "pack": item.pack,
        "shipped": item.shipped,
        "type": model.type,
        "lecturer": model.lecturer,
        "frequency": model.frequency,
        "condition": model.condition,
        "limit": model.limit,
        "amount": model.amount,
        "applies_to": list(model.applies_to),
        "basis": item.basis.text,
        "confidence": item.basis.confidence,
        "in_force": item.since,
        "until": item.until,
        "state": packs.state(item, day),
        "off": item.off,
    }
