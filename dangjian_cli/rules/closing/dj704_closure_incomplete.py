"""已经批准的销号，手续不全。

为什么
    销号要由责任人以外的人核查，再由领导批准。自己核查自己、缺了核查人或批准人、
    日期前后颠倒，这样的销号经不起复核。只查已经写了批准日期的；还在申请、核查中
    的不报。

错误
    - 编号: ZG-2026-01
      问题: 档案管理不规范
      责任人: 周某
      完成日期: 2026-07-15
      销号: {核查人: 周某, 核查日期: 2026-07-17, 批准人: 张某, 批准日期: 2026-07-20}

正确
    - 编号: ZG-2026-01
      问题: 档案管理不规范
      责任人: 周某
      完成日期: 2026-07-15
      销号: {核查人: 赵某, 核查日期: 2026-07-17, 批准人: 张某, 批准日期: 2026-07-20}

怎么改
    按“完成、申请、核查、批准”的先后补齐；自己核查的，换人重新核查、批准。
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import Closure
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.matters:
        for done_on, closure, place in _closures(entry):
            if closure.approved_on is not None:
                yield from _incomplete(closure, place)
                yield from _self_checked(entry.model.owners, closure, place)
                yield from _out_of_order(done_on, closure, place)


def _closures(entry: Entry[Matter]) -> Iterator[tuple[date | None, Closure, Place]]:
    model = entry.model
    if model.closure is not None:
        yield model.done_on, model.closure, entry.at("销号")
    for index, past in enumerate(model.past_rounds):
        if past.closure is not None:
            yield past.done_on, past.closure, entry.at("历次", index, "销号")


def _incomplete(closure: Closure, place: Place) -> Iterator[Fault]:
    asked = (("核查人", closure.checker), ("核查日期", closure.checked_on), ("批准人", closure.approver))
    missing = [key for key, value in asked if value is None]
    if missing:
        yield Fault("DJ704", place.at("批准日期"), {"missing": "、".join(missing)}, "incomplete")


def _self_checked(owners: tuple[str, ...], closure: Closure, place: Place) -> Iterator[Fault]:
    for checker in (closure.checker or "").split("、"):
        if checker in owners:
            yield Fault("DJ704", place.at("核查人"), {"checker": checker}, "self_checked")


def _out_of_order(done_on: date | None, closure: Closure, place: Place) -> Iterator[Fault]:
    """Every date against the one before it in the procedure; equal days are in order."""
    dates = (
        ("完成日期", done_on),
        ("申请日期", closure.asked_on),
        ("核查日期", closure.checked_on),
        ("批准日期", closure.approved_on),
    )
    known = [(key, day) for key, day in dates if day is not None]
    for (before, earlier), (key, day) in pairwise(known):
        if day < earlier:
            values = {"key": key, "day": day.isoformat(), "before": before, "earlier": earlier.isoformat()}
            yield Fault("DJ704", place.at(key), values, "out_of_order")


RULE = Rule(
    code="DJ704",
    name="销号手续不全",
    family=Family.CLOSING,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("淄博市博山区整改销号六步：验收、公示、审签、复核之后才销号", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "incomplete": Sentence("销号已批准，缺{missing}", "在“销号”里补上{missing}；手续没有办完的，先删去批准日期"),
        "self_checked": Sentence("核查人“{checker}”就是责任人", "换责任人以外的人核查，改写核查人和核查日期"),
        "out_of_order": Sentence("{key} {day} 早于{before} {earlier}", "按完成、申请、核查、批准的先后核对日期"),
    },
    check=check,
)
