"""预警方案不存在，或者其中一级不起作用。

为什么
    dangjian.yaml 里的“预警方案”写方案的名称，没有这个方案就没法预警。方案里的一级没有写“条
    件”，永远给不出去；“上一级别”只在条件是“督办未办结”时才用得着。

错误
    台账: 预警方案
    名称: 本市三单
    条目:
      - {编号: 单-蓝, 名称: 蓝单, 颜色: 蓝}

正确
    台账: 预警方案
    名称: 本市三单
    条目:
      - {编号: 单-蓝, 名称: 蓝单, 颜色: 蓝, 条件: 临期}

怎么改
    方案名称写对；每一级写上“条件”：逾期、临期、序时滞后、进度不足、反弹、督办未办结。
"""

from collections.abc import Iterator

from dangjian_cli.base.text import closest
from dangjian_cli.book.schemes import schemes_of
from dangjian_cli.book.settings import SETTINGS_FILE
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.scheme import Level
from dangjian_cli.models.vocabulary import Trigger
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    book, name = situation.book, situation.settings.scheme
    for ledger in book.ledgers:
        for entry in ledger.of(Level):
            if not entry.model.triggers and "条件" not in entry.lost:
                yield Fault("DJ710", entry.place.entry, {"level": entry.model.title}, "no_trigger")
            elif entry.model.former is not None and Trigger.UNANSWERED not in entry.model.triggers:
                yield Fault("DJ710", entry.key("上一级别"), {"level": entry.model.title}, "former")
    if name is not None and name not in (schemes := schemes_of(book)):
        near = closest(name, schemes)
        values = {"name": name, "known": "、".join(schemes), "near": near or ""}
        where = Place(SETTINGS_FILE).at("预警方案")
        yield Fault("DJ710", where, values, "unknown_near" if near else "unknown")


RULE = Rule(
    code="DJ710",
    name="预警方案不起作用",
    family=Family.CLOSING,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("一级预警写明什么时候给", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_trigger": Sentence("“{level}”没有写条件，永远给不出去", "补一行“条件”，如 逾期、临期、序时滞后"),
        "former": Sentence(
            "“{level}”的条件里没有“督办未办结”，上一级别用不上", "条件里加上“督办未办结”，或删去上一级别"
        ),
        "unknown": Sentence("没有“{name}”这个预警方案", "现有的方案：{known}"),
        "unknown_near": Sentence("没有“{name}”这个预警方案", "是不是“{near}”？"),
    },
    check=check,
)
