"""日期先后不对。

为什么
    完成早于开始、开始晚于时限、节点晚于整项任务，一定有一个日期写错了。比的是有
    效时限：延期批准了的，按新时限比。

错误
    - 编号: RW-2026-001
      任务: 创建标准化规范化示范党支部
      时限: 9月底前
      节点:
        - {名称: 验收, 时限: 10月20日前}

正确
    - 编号: RW-2026-001
      任务: 创建标准化规范化示范党支部
      时限: 9月底前
      节点:
        - {名称: 验收, 时限: 9月20日前}

怎么改
    核对两个日期，改正写错的那一个；任务确已延期的，补记一条“延期”。
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import MEETING
from dangjian_cli.obligations.deadlines import Deadlines, deadlines_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.wordings import due, milestone_label
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.models.life import Meeting


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.counted:
        model = entry.model
        yield from _own_dates(entry)
        if model.start is not None or model.milestones:
            reader = deadlines_of(situation.book, ledger, model)
            limit = due(model, reader)
            if limit is not None:
                yield from _against_deadline(entry, limit, reader)

    for ledger, meeting in situation.book.each(MEETING):
        yield from _without_unit(situation, ledger, meeting)


def _without_unit(situation: Situation, ledger: Ledger, meeting: "Entry[Meeting]") -> Iterator[Fault]:
    """A meeting of a unit before it was founded, or after it was dissolved."""
    from dangjian_cli.obligations.records import holders

    day = meeting.model.day
    for name in holders(situation.book, ledger, meeting.model) if day is not None else ():
        unit = situation.book.units.get(name)
        if unit is None or day is None:
            continue
        values = {"day": day.isoformat(), "unit": name}
        if unit.founded is not None and day < unit.founded:
            yield Fault("DJ222", meeting.at("日期"), {**values, "founded": unit.founded.isoformat()}, "not_founded")
        elif unit.dissolved is not None and day > unit.dissolved:
            yield Fault("DJ222", meeting.at("日期"), {**values, "dissolved": unit.dissolved.isoformat()}, "dissolved")


def _own_dates(entry: Entry[Matter]) -> Iterator[Fault]:
    """Pairs of days of which the second must not come first."""
    model = entry.model
    if model.start is not None and model.done_on is not None and model.done_on < model.start:
        values = {"done": model.done_on.isoformat(), "start": model.start.isoformat()}
        yield Fault("DJ222", entry.at("完成日期"), values, "done_before_start")
    if model.start is not None and model.stop is not None and model.stop < model.start:
        values = {"stop": model.stop.isoformat(), "start": model.start.isoformat()}
        yield Fault("DJ222", entry.at("结束"), values, "stop_before_start")
    held = model.suspension
    if held is not None and held.since is not None and held.until is not None and held.until < held.since:
        values = {"until": held.until.isoformat(), "since": held.since.isoformat()}
        yield Fault("DJ222", entry.at("暂缓", "至"), values, "suspension")


def _against_deadline(entry: Entry[Matter], limit: date, reader: Deadlines) -> Iterator[Fault]:
    start = entry.model.start
    if start is not None and start > limit:
        values = {"start": start.isoformat(), "due": limit.isoformat()}
        yield Fault("DJ222", entry.at("开始"), values, "start_after_due")
    for index, milestone in enumerate(entry.model.milestones):
        last = reader.read(milestone.deadline).due if milestone.deadline is not None else None
        if last is not None and last > limit:
            values = {
                "milestone": milestone_label(entry.model, index),
                "last": last.isoformat(),
                "due": limit.isoformat(),
            }
            yield Fault("DJ222", entry.at("节点", index, "时限"), values, "milestone")


RULE = Rule(
    code="DJ222",
    name="日期先后不对",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("先开始、后完成；开始和节点都在时限之内", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "done_before_start": Sentence("完成日期 {done} 早于开始 {start}", "核对两个日期，改正写错的那一个"),
        "stop_before_start": Sentence("结束 {stop} 早于开始 {start}", "核对两个日期，改正写错的那一个"),
        "suspension": Sentence("暂缓到 {until} 为止，却从 {since} 才开始", "核对两个日期，改正写错的那一个"),
        "start_after_due": Sentence("开始 {start} 晚于时限 {due}", "核对开始和时限；任务确已延期的，补记一条“延期”"),
        "not_founded": Sentence(
            "日期 {day} 时，{unit}还没有成立（{founded} 成立）", "核对日期；成立日期写错的，改组织台账"
        ),
        "dissolved": Sentence(
            "日期 {day} 时，{unit}已经撤销（{dissolved} 撤销）", "核对日期；撤销日期写错的，改组织台账"
        ),
        "milestone": Sentence(
            "{milestone}的时限 {last} 晚于整项任务的时限 {due}", "核对两个时限；任务确已延期的，补记一条“延期”"
        ),
    },
    check=check,
)
