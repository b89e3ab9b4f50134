"""The columns (栏目) that a list may have: what each shows of an obligation, and what it is sorted by."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from dangjian_cli.document.document import Cell, Column, Ratio
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import Evidence, Progress, Result
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.obligations.obligation import Hold, Role
from dangjian_cli.obligations.standing import Phase, Standing
from dangjian_cli.reports.listing import Listed, ListedEntry

_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


class Shown(NamedTuple):
    """A column that may be asked for: title and kind, what it shows, what it is sorted by where that differs."""

    column: Column
    cell: Callable[[Listed], Cell]
    key: Callable[[Listed], Cell] | None = None


def word(standing: Standing) -> str:
    """The one word of a standing, with its days where it has any: 逾期 30 天, 逾期完成（晚 3 天）."""
    if standing.hold is not Hold.NONE or not standing.days_late:
        return standing.word
    if standing.phase is Phase.DONE:
        return f"{standing.word}（晚 {standing.days_late} 天）"
    return f"{standing.word} {standing.days_late} 天"


def _tagged(dimension: str) -> Callable[[Listed], Cell]:
    return lambda one: "、".join(tag.value for tag in one.obligation.tags if tag.dimension == dimension)


def _of_entry(get: Callable[[Matter, date], Cell]) -> Callable[[Listed], Cell]:
    """What the entry says, as far as it is seen on the day; nothing for what rule packs demand."""
    return lambda one: get(one.entry.model, one.day) if one.entry is not None else None


def _of_problem(get: Callable[[Rectification], Cell]) -> Callable[[Listed], Cell]:
    return _of_entry(lambda model, day: get(model) if isinstance(model, Rectification) else None)


def told_evidence(evidence: Iterable[Evidence]) -> str:
    """佐证 in words: the name, with its 文号 and where it lies."""
    told = []
    for one in evidence:
        name, *rest = [part for part in (one.name, one.number, one.location, one.path) if part] or ("",)
        told.append(name + (f"（{'，'.join(rest)}）" if rest else ""))
    return "；".join(one for one in told if one)


def told_results(results: Iterable[Result]) -> str:
    """成果 in words."""
    return "；".join(one.told for one in results if one.told)


def _achieved(model: Matter, _: date) -> Ratio | None:
    """完成值 ÷ 目标值; None where there is no such figure, or where less is better."""
    target, reached = model.target, model.reached
    if target is None or reached is None or target.at_most or not target.amount:
        return None
    share = Fraction(reached) / Fraction(target.amount)
    return Ratio(share.numerator, share.denominator)


def _per_mille(listed: Listed) -> int | None:
    """What 达成率 is sorted by."""
    share = _achieved(listed.entry.model, listed.day) if listed.entry is not None else None
    return 1000 * share.numerator // share.denominator if share is not None else None


def evidence_of(listed: Listed) -> tuple[Evidence, ...]:
    """The evidence of what is listed: of a period that of its 期次, else that of the entry."""
    if listed.entry is None:
        return ()
    if listed.obligation.role is Role.OCCURRENCE:
        period = listed.obligation.id.rpartition("#")[2]
        return tuple(e for record in listed.entry.model.occurrences if record.period == period for e in record.evidence)
    return listed.entry.model.evidence if listed.obligation.role is Role.MATTER else ()


def _seen(day: date | None, today: date) -> bool:
    return day is None or day <= today


def last_progress(model: Matter, today: date) -> Progress | None:
    """The newest 进展 known on the day."""
    known = [one for one in model.progress if _seen(one.day, today)]
    return max(known, key=lambda one: one.day or date.min, default=None)


def _progress(model: Matter, today: date) -> str | None:
    last = last_progress(model, today)
    return f"{last.day or ''} {last.text or ''}".strip() or None if last is not None else None


def _revisit(model: Matter, today: date) -> str | None:
    known = [one for one in model.revisits if _seen(one.day, today)]
    last = max(known, key=lambda one: one.day or date.min, default=None)
    return f"{last.day or ''} {last.result or ''}".strip() or None if last is not None else None


def _sheet(model: Matter, today: date) -> str | None:
    known = [one for one in model.supervisions if _seen(one.day, today)]
    return "、".join(one.number or "（没有单号）" for one in known) or None


def _closure(name: str) -> Callable[[Listed], Cell]:
    """A date or a name of the 销号, where its day is not after today."""

    def get(model: Matter, today: date) -> Cell:
        value = getattr(model.closure, name) if model.closure is not None else None
        return None if isinstance(value, date) and value > today else value

    return _of_entry(get)


SHOWN: Mapping[str, Shown] = {
    shown.column.title: shown
    for shown in (
        Shown(Column("编号"), lambda one: one.obligation.id),
        Shown(Column("口径"), lambda one: one.obligation.role.value),
        Shown(Column("种类"), lambda one: one.obligation.kind),
        Shown(Column("台账"), lambda one: one.obligation.ledger),
        Shown(Column("单位"), lambda one: one.obligation.unit),
        Shown(Column("参与单位"), lambda one: "、".join(one.obligation.partners)),
        Shown(
            Column("截止"), lambda one: one.standing.due or one.standing.wording or None, lambda one: one.standing.due
        ),
        Shown(
            Column("时限"),
            lambda one: one.standing.wording + ("（延期）" if one.standing.postponed else "") or None,
            lambda one: one.standing.due,
        ),
        Shown(Column("现状"), lambda one: word(one.standing)),
        Shown(Column("完成日期"), lambda one: one.standing.done_on),
        Shown(Column("开始"), lambda one: one.obligation.opens),
        Shown(Column("逾期天数", "number"), lambda one: one.standing.days_late if one.standing.overdue else None),
        Shown(Column("剩余天数", "number"), lambda one: one.standing.days_left),
        Shown(Column("进度", "number"), lambda one: one.standing.progress),
        Shown(Column("佐证", "number"), lambda one: one.obligation.evidence),
        Shown(Column("牵头领导"), lambda one: one.obligation.leader),
        Shown(Column("责任人"), lambda one: "、".join(one.obligation.owners)),
        Shown(Column("盯办人"), lambda one: one.obligation.watcher),
        Shown(Column("类别"), _tagged("类别")),
        Shown(Column("专项"), _tagged("专项")),
        Shown(Column("来源"), _tagged("来源")),
        Shown(Column("主体"), _tagged("主体")),
        Shown(Column("责任类型"), _tagged("责任类型")),
        Shown(Column("依据"), _tagged("依据")),
        Shown(Column("共建单位"), _tagged("共建单位")),
        Shown(Column("频次"), lambda one: one.obligation.recurrence),
        Shown(Column("上级任务"), lambda one: one.obligation.parent),
        Shown(Column("硬任务"), lambda one: "是" if one.obligation.hard else None),
        Shown(Column("事项", "free"), lambda one: one.obligation.title),
        Shown(Column("措施", "free"), _of_entry(lambda model, _: model.measures)),
        Shown(Column("目标", "free"), _of_entry(lambda model, _: model.aim)),
        Shown(Column("融合业务"), _of_entry(lambda model, _: model.integration)),
        Shown(Column("存在不足", "free"), _of_entry(lambda model, _: model.shortcomings)),
        Shown(Column("经验做法", "free"), _of_entry(lambda model, _: model.lessons)),
        Shown(Column("目标值", "number"), _of_entry(lambda model, _: model.target.text if model.target else None)),
        Shown(Column("完成值", "number"), _of_entry(lambda model, _: model.reached)),
        Shown(Column("计量单位"), _of_entry(lambda model, _: model.measure)),
        Shown(Column("达成率", "number"), _of_entry(_achieved), _per_mille),
        Shown(Column("成果", "free"), _of_entry(lambda model, _: told_results(model.results) or None)),
        Shown(Column("最近进展", "free"), _of_entry(_progress)),
        Shown(Column("佐证材料", "free"), lambda one: told_evidence(evidence_of(one)) or None),
        Shown(Column("督办单"), _of_entry(_sheet)),
        Shown(Column("回头看"), _of_entry(_revisit)),
        Shown(Column("反弹日期"), lambda one: one.standing.relapsed_on),
        Shown(Column("问题类别"), _of_problem(lambda problem: problem.problem_category)),
        Shown(Column("整改类型"), _of_problem(lambda problem: problem.type)),
        Shown(Column("原因", "free"), _of_problem(lambda problem: problem.cause)),
        Shown(Column("销号申请"), _closure("asked_on")),
        Shown(Column("核查人"), _closure("checker")),
        Shown(Column("核查日期"), _closure("checked_on")),
        Shown(Column("批准人"), _closure("approver")),
        Shown(Column("销号日期"), lambda one: one.standing.closed_on),
        Shown(Column("暂缓理由"), lambda one: one.standing.hold_reason or None),
    )
}
"""Every column by its title."""


def shown(name: str) -> Shown:
    """The column of this title; one that we do not have is a column that some ledger declares itself (通用清单)."""
    return SHOWN[name] if name in SHOWN else Shown(Column(name), _own(name), _own_key(name))


def _own(name: str) -> Callable[[Listed], Cell]:
    """The values that entries have in it."""
    said = _tagged(name)
    return lambda one: said(one) or None


def _own_key(name: str) -> Callable[[Listed], Cell]:
    """Numbers are sorted by size (to the millionth, as they may be written), all else by its text."""
    said = _own(name)

    def key(one: Listed) -> Cell:
        text = said(one)
        is_number = isinstance(text, str) and _NUMBER.fullmatch(text)
        return int(Decimal(str(text)) * 10**6) if is_number else text

    return key


def in_order(entries: Sequence[ListedEntry], keys: Sequence[tuple[str, bool]]) -> tuple[ListedEntry, ...]:
    """Entries and records sorted in the same way, an entry by the first of what was found of it."""
    by_listed = {id(one.listed[0]): one for one in entries}
    return tuple(by_listed[id(one)] for one in ordered([one.listed[0] for one in entries], keys))


def ordered(listed: Sequence[Listed], keys: Sequence[tuple[str, bool]]) -> tuple[Listed, ...]:
    """Sorted by columns, each upwards or (True) downwards; what has no value comes last either way."""
    found = list(listed)
    for name, downwards in reversed(keys):
        column = shown(name)
        get = column.key or column.cell
        present = [one for one in found if get(one) is not None]
        absent = [one for one in found if get(one) is None]
        found = sorted(present, key=lambda one: _sortable(get(one)), reverse=downwards) + absent
    return tuple(found)


def _sortable(cell: Cell) -> tuple[int, str]:
    """Numbers by size, all else by its text: dates are ISO."""
    return (cell, "") if isinstance(cell, int) else (0, str(cell))
