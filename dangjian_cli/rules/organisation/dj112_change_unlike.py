"""变动里写的设立、撤销，与成立日期、撤销日期对不上。

为什么
    一个组织在不在，看“成立日期”和“撤销日期”；“变动”记的是批复文号和经过。两处写得
    不一样，组织树里还在的，变动里已经撤销了。

错误
    - 编号: ZZ-06
      名称: 防汛突击队临时党支部
      成立日期: 2026-07-10
      变动: [{日期: 2026-07-10, 类型: 设立}, {日期: 2026-09-18, 类型: 撤销, 批复文号: 市机党〔2026〕81号}]

正确
    - 编号: ZZ-06
      名称: 防汛突击队临时党支部
      成立日期: 2026-07-10
      撤销日期: 2026-09-18
      变动: [{日期: 2026-07-10, 类型: 设立}, {日期: 2026-09-18, 类型: 撤销, 批复文号: 市机党〔2026〕81号}]

怎么改
    核对批复，两处写同一天；还没有写“撤销日期”的，补上。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.organisation import ChangeType, Unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for entry in situation.book.units.entries:
        for index, change in enumerate(entry.model.changes):
            if change.type not in (ChangeType.SET_UP, ChangeType.DISSOLVED):
                continue
            key, written = _of(entry.model, change.type)
            if change.day is None:
                if written is None and change.type is ChangeType.DISSOLVED:
                    yield Fault("DJ112", entry.at("变动", index, "类型"), {}, "undated")
                continue
            at = entry.at("变动", index, "日期")
            values: Values = {"day": change.day.isoformat(), "type": change.type.value, "key": key}
            if written is not None and written != change.day:
                yield Fault("DJ112", at, {**values, "written": written.isoformat()})
            elif written is None and change.type is ChangeType.DISSOLVED:
                yield Fault("DJ112", at, values, "absent")


def _of(unit: Unit, type_: ChangeType) -> tuple[str, date | None]:
    return ("成立日期", unit.founded) if type_ is ChangeType.SET_UP else ("撤销日期", unit.dissolved)


RULE = Rule(
    code="DJ112",
    name="变动与成立、撤销日期不一致",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("同一件事只有一个日期", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("变动里 {day} {type}，{key}写的是 {written}", "核对批复，两处写同一天"),
        "undated": Sentence(
            "变动里写了撤销，没有写是哪一天，也没有写撤销日期", "核对批复，变动里补上日期，再补一行“撤销日期: ……”"
        ),
        "absent": Sentence("变动里 {day} {type}，没有写{key}", "补一行“{key}: {day}”"),
    },
    check=check,
)
