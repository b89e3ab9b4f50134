"""组织树有误：上级不存在、上级是自己、上下级成环、重名、撤销早于成立。

为什么
    汇总逐级向上加，靠的是“上级”这一栏。上级写错了，下面的数就归不上去；两个单位
    同名，就不知道算给谁。

错误
    - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委}
    - {编号: ZZ-02, 名称: 工委办公室, 类别: 内设机构, 上级: 机关工委}

正确
    - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委}
    - {编号: ZZ-02, 名称: 工委办公室, 类别: 内设机构, 上级: 市直机关工委}

怎么改
    “上级”写组织台账里登记过的名称或简称，最上面的单位不写；重名的改名或改简称；
    同一个单位登记了两次的，删去一条。
"""

from collections.abc import Iterator

from dangjian_cli.base.text import closest
from dangjian_cli.book.entries import Entry
from dangjian_cli.book.units import Units
from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.organisation import Unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.units import UnitNames, cycles


def check(situation: Situation) -> Iterator[Fault]:
    units = situation.book.units
    yield from _superiors(units, UnitNames(situation.book))
    yield from _cycles(units)
    yield from _namesakes(units)
    for entry in units.entries:
        unit = entry.model
        if unit.founded and unit.dissolved and unit.dissolved < unit.founded:
            values = {"founded": unit.founded.isoformat(), "dissolved": unit.dissolved.isoformat()}
            yield Fault("DJ111", entry.at("撤销日期"), values, "dissolved")


def _superiors(units: Units, names: UnitNames) -> Iterator[Fault]:
    for entry in units.entries:
        superior = entry.model.superior
        if superior is None:
            continue
        above = units.by_name.get(superior)
        if above is entry:
            yield Fault("DJ111", entry.at("上级"), {"name": superior}, "itself")
        elif above is None and names.complete:
            near = closest(superior, units.by_name)
            values = {"name": superior, "near": near or ""}
            yield Fault("DJ111", entry.at("上级"), values, "unknown_near" if near else "unknown")


def _cycles(units: Units) -> Iterator[Fault]:
    for cycle in cycles(units):
        where = units.by_name[cycle[0]].at("上级")
        yield Fault("DJ111", where, {"cycle": " → ".join([*cycle, cycle[0]])}, "cycle")


def _namesakes(units: Units) -> Iterator[Fault]:
    """Names and short names that two units share; the later one is pointed at."""
    first: dict[str, Entry[Unit]] = {}
    for entry in units.entries:
        for key, name in (("名称", entry.model.title), ("简称", entry.model.short_name)):
            if name is None:
                continue
            earlier = first.setdefault(name, entry)
            if earlier is not entry:
                related = Related("这个名称已经用在这里", earlier.place.entry)
                yield Fault("DJ111", entry.at(key), {"name": name}, "namesake", (related,))


RULE = Rule(
    code="DJ111",
    name="组织树有误",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("单位按上级逐级汇总，名称不重复", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "unknown": Sentence("上级“{name}”不在组织台账里", "改成登记过的名称或简称；没有上级的，删去这一行"),
        "unknown_near": Sentence("上级“{name}”不在组织台账里", "是不是“{near}”？"),
        "itself": Sentence("“{name}”的上级写成了自己", "改成真正的上级；没有上级的，删去这一行"),
        "cycle": Sentence("上下级成了环：{cycle}", "其中至少有一个上级写错了，逐个核对"),
        "namesake": Sentence("“{name}”已是另一个单位的名称或简称", "改名或改简称；同一个单位登记了两次的，删去一条"),
        "dissolved": Sentence("撤销日期 {dissolved} 早于成立日期 {founded}", "核对两个日期"),
    },
    check=check,
)
