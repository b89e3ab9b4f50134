"""What each command records in an entry: pure functions from the data that a file holds to those that it is to hold.

What makes no sense is refused with the reason and what to do instead. Keys keep the names that the file has for them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import names
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.vocabulary import RevisitResult, SupervisionLevel
from dangjian_cli.obligations.deadlines import Deadlines
from dangjian_cli.obligations.wordings import due
from dangjian_cli.syntax.parsed import Data

_PEOPLE = re.compile(r"[、,，;；]")
_EVIDENCE = re.compile(r"(?P<key>名称|文号|位置|路径)[:：=](?P<value>.*?)(?=\s+(?:名称|文号|位置|路径)[:：=]|$)")


class Subject(NamedTuple):
    """The entry that is edited, the data that its file holds for it, and which part of it is meant.

    `part` is empty, `#2026-09` for a period, `/3` for the third 节点.
    """

    ledger: Ledger
    entry: Entry[Matter]
    data: Mapping[str, Data]
    part: str = ""

    @property
    def id(self) -> str:
        """编号 with the part."""
        return f"{self.entry.model.id}{self.part}"

    def key(self, key: str) -> str:
        """What the file calls a key."""
        return self.entry.written.get(key, key)

    def holding(self, **fields: Data) -> dict[str, Data]:
        """The data with these keys set."""
        return {**self.data, **{self.key(key): value for key, value in fields.items()}}

    def records(self, key: str) -> list[Data]:
        """The records under a key, as they stand."""
        held = self.data.get(self.key(key), [])
        return [*held] if isinstance(held, list) else [held]

    def record(self, key: str) -> dict[str, Data]:
        """The one record under a key."""
        held = self.data.get(self.key(key))
        return {**held} if isinstance(held, dict) else {}


Operation = Callable[[Subject], dict[str, Data]]
"""Gives the new data of the entry. Raises UsageError when it makes no sense."""


def progress(day: date, text: str, percent: int | None, reporter: str | None) -> Operation:
    """进展: what was done on a day, and how far the work then was."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "进展记在条目上")
        _require_open(subject)
        record = _record(日期=day.isoformat(), 内容=text, 进度=None if percent is None else str(percent), 填报=reporter)
        return subject.holding(进展=[*subject.records("进展"), record])

    return apply


def done(day: date, evidence: Sequence[str], note: str | None) -> Operation:
    """完成日期 of the entry, of one of its periods, or of one of its 节点, with what proves it."""

    def apply(subject: Subject) -> dict[str, Data]:
        if subject.part.startswith("#"):
            return _period_done(subject, day, evidence, note)
        if subject.part.startswith("/"):
            return _milestone_done(subject, day, evidence)
        _require_open(subject)
        if note is not None:
            raise UsageError("--note 只用于期次", "一般条目的情况用 dangjian progress 登记")
        proofs = _proofs({"佐证": subject.records("佐证")}, evidence)
        relapse = relapse_of(subject.entry.model)
        opened = subject if relapse is None else subject._replace(data=_reopened(subject, relapse))
        return opened.holding(完成日期=day.isoformat(), **proofs)

    return apply


def relapse_of(model: Matter) -> date | None:
    """The day on which a revisit found that what was done has not lasted; None when it has (b6)."""
    if model.done_on is None:
        return None
    days = [one.day for one in model.revisits if one.result is RevisitResult.RELAPSED and one.day is not None]
    return max((day for day in days if day >= model.done_on), default=None)


def _reopened(subject: Subject, relapse: date) -> dict[str, Data]:
    """What did not last becomes a 历次: the matter is open again, and its 销号 begins anew (b6)."""
    closure = subject.record("销号")
    past: dict[str, Data] = {"完成日期": subject.data.get(subject.key("完成日期"), "")}
    past |= {"销号": {**closure}} if closure else {}
    data = subject.holding(历次=[*subject.records("历次"), {**past, "反弹日期": relapse.isoformat()}])
    for key in ("完成日期", "销号"):
        data.pop(subject.key(key), None)
    return data


def _period_done(subject: Subject, day: date, evidence: Sequence[str], note: str | None) -> dict[str, Data]:
    years = subject.ledger.header.years
    year = years.first if years is not None and years.first == years.last else None
    wanted = read_period(subject.part[1:], year)
    records = subject.records("期次")
    new = _record(完成日期=day.isoformat(), 说明=note)
    for at, record in enumerate(records):
        if isinstance(record, dict) and read_period(str(record.get("期", "")), year) == wanted:
            if "完成日期" in record:
                raise UsageError(f"{subject.id} 已经登记过完成，日期 {record['完成日期']}", "日期写错的，直接改台账")
            if note is not None and "说明" in record:
                raise UsageError(f"{subject.id} 已经有说明“{record['说明']}”", "不写 --note，或直接改台账")
            records[at] = {**record, **new, **_proofs(record, evidence)}
            break
    else:
        records.append({"期": subject.part[1:], **new, **_proofs({}, evidence)})
    return subject.holding(期次=records)


def _proofs(record: Mapping[str, Data], evidence: Sequence[str]) -> dict[str, Data]:
    """佐证 with what was there before; nothing when none is added."""
    held = record.get("佐证", [])
    return {"佐证": [*(held if isinstance(held, list) else [held]), *map(proof, evidence)]} if evidence else {}


def _milestone_done(subject: Subject, day: date, evidence: Sequence[str]) -> dict[str, Data]:
    if evidence:
        raise UsageError("节点不单独写佐证", "佐证写在条目上：登记条目完成时用 --evidence")
    records = subject.records("节点")
    at = int(subject.part[1:]) - 1
    record = records[at]
    if not isinstance(record, dict) or "完成日期" in record:
        raise UsageError(f"节点 {subject.id} 已经登记过完成", "日期写错的，直接改台账")
    records[at] = {**record, "完成日期": day.isoformat()}
    return subject.holding(节点=records)


def postpone(wording: str, reader: Callable[[Subject], Deadlines], record: Mapping[str, str | None]) -> Operation:
    """延期: a new deadline with its reason and who approved it; `reader` says what deadlines of the entry mean."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "延期记在条目上")
        _require_open(subject)
        read = reader(subject).read(wording)
        before = due(subject.entry.model, reader(subject))
        if read.due is None or read.recurrence is not None:
            raise UsageError(
                f"新时限“{wording}”定不下是哪一天：{read.sentence or '不是一个日期'}",
                read.advice or "写成 10月底前、2026年10月31日前 这样",
            )
        if before is not None and read.due <= before:
            raise UsageError(f"新时限 {read.due} 不晚于现在的时限 {before}", "写比原来晚的日期；提前的，直接改“时限”")
        new = _record(申请日期=record.get("申请日期"), 新时限=wording)
        new |= _record(**{key: record.get(key) for key in ("理由", "批准人", "批准日期")})
        return subject.holding(延期=[*subject.records("延期"), new])

    return apply


def suspend(since: date, until: date | None, reason: str, approver: str) -> Operation:
    """暂缓: from a day, until a day or until further notice."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "暂缓记在条目上")
        _require_open(subject)
        if until is not None and until < since:
            raise UsageError(f"暂缓到 {until}，早于开始的 {since}", "核对 --from 和 --to")
        if subject.record("暂缓"):
            raise UsageError(f"{subject.id} 已经写有暂缓", "改起止日期的，直接改台账")
        end = None if until is None else until.isoformat()
        return subject.holding(暂缓=_record(自=since.isoformat(), 至=end, 理由=reason, 批准人=approver))

    return apply


def cancel(day: date, reason: str, approver: str) -> Operation:
    """取消."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "取消记在条目上")
        _require_open(subject)
        return subject.holding(取消=_record(日期=day.isoformat(), 理由=reason, 批准人=approver))

    return apply


def close_asked(day: date) -> Operation:
    """销号, first step: asked for, once the matter is done."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "销号记在条目上")
        if subject.entry.model.done_on is None:
            raise UsageError(f"{subject.id} 还没有完成，不能申请销号", f"先登记：dangjian done {subject.id}")
        if subject.record("销号"):
            raise UsageError(f"{subject.id} 已经申请过销号", "下一步是核查：dangjian close 编号 --check --by 姓名")
        return subject.holding(销号=_record(申请日期=day.isoformat()))

    return apply


def close_checked(day: date, by: str, opinion: str | None) -> Operation:
    """销号, second step: checked by someone who is not responsible for the matter."""

    def apply(subject: Subject) -> dict[str, Data]:
        record = _closing(subject, by, "核查人", day, "申请日期")
        if "核查日期" in record or "核查人" in record:
            raise UsageError(f"{subject.id} 已经核查过", "下一步是批准：dangjian close 编号 --approve --by 姓名")
        return subject.holding(销号={**record, **_record(核查人=by, 核查日期=day.isoformat(), 意见=opinion)})

    return apply


def close_approved(day: date, by: str) -> Operation:
    """销号, last step: approved; from then on the matter is 已销号."""

    def apply(subject: Subject) -> dict[str, Data]:
        record = _closing(subject, by, "批准人", day, "核查日期")
        if "核查日期" not in record:
            raise UsageError(f"{subject.id} 还没有核查，不能批准销号", "先核查：dangjian close 编号 --check --by 姓名")
        if "批准日期" in record:
            raise UsageError(f"{subject.id} 已经销号", "不用再做")
        return subject.holding(销号={**record, **_record(批准人=by, 批准日期=day.isoformat())})

    return apply


def _closing(subject: Subject, by: str, role: str, day: date, after: str) -> dict[str, Data]:
    """The 销号 so far; refuses who is responsible himself, and a day before the step that comes before."""
    _require_whole(subject, "销号记在条目上")
    _require_valid(subject)
    record = subject.record("销号")
    if "申请日期" not in record:
        raise UsageError(f"{subject.id} 还没有申请销号", "先申请：dangjian close 编号 --apply")
    own = [name for name in _PEOPLE.split(by) if _bare(name) in map(_bare, subject.entry.model.owners)]
    if own:
        raise UsageError(
            f"{own[0]} 是 {subject.entry.model.id} 的责任人，不能当{role}",
            f"{role}换一个人：自己不核查、不批准自己的事",
        )
    if str(record.get(after, "")) > day.isoformat():
        raise UsageError(f"{day} 早于{after} {record[after]}", "核对 --date")
    return record


def _bare(name: str) -> str:
    return "".join(name.split())


def revisit(day: date, result: RevisitResult, note: str | None) -> Operation:
    """回头看: whether what was done has lasted."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "回头看记在条目上")
        if subject.entry.model.done_on is None:
            raise UsageError(f"{subject.id} 还没有完成，谈不上回头看", f"先登记：dangjian done {subject.id}")
        if day < subject.entry.model.done_on:
            raise UsageError(f"{day} 还没有完成，{subject.entry.model.done_on} 才完成", "--date 写完成以后的日期")
        record = _record(日期=day.isoformat(), 结论=result.value, 说明=note)
        opened = subject
        if result is RevisitResult.RELAPSED:
            opened = subject._replace(data=_reopened(subject, day))
        return opened.holding(回头看=[*subject.records("回头看"), record])

    return apply


def supervise(day: date, number: str, level: SupervisionLevel, demand: str, reply_by: str | None) -> Operation:
    """督办: one sheet for one matter."""

    def apply(subject: Subject) -> dict[str, Data]:
        _require_whole(subject, "督办记在条目上")
        _require_valid(subject)
        record = _record(单号=number, 日期=day.isoformat(), 级别=level.value, 要求=demand, 回复时限=reply_by)
        return subject.holding(督办=[*subject.records("督办"), record])

    return apply


def proof(text: str) -> Data:
    """佐证 as typed: a name, or `名称:通知 文号:市机党〔2026〕5号`."""
    found = {match["key"]: match["value"].strip() for match in _EVIDENCE.finditer(text)}
    return {**found} if found else {"名称": text}


def _record(**fields: str | None) -> dict[str, Data]:
    return {key: value for key, value in fields.items() if value is not None}


def _require_whole(subject: Subject, where: str) -> None:
    if subject.part:
        raise UsageError(f"{where}，不记在 {subject.id} 上", f"写条目的编号：{subject.entry.model.id}")


def _require_open(subject: Subject) -> None:
    """What is done, cancelled or carried over is not worked on."""
    model = subject.entry.model
    if model.done_on is not None and relapse_of(model) is None:
        help = f"看一看：dangjian show {model.id}；写错的，直接改台账"
        raise UsageError(f"{model.id} 已经登记完成，日期 {model.done_on}", help)
    _require_valid(subject)


def _require_valid(subject: Subject) -> None:
    """What is cancelled or carried over is not followed any more."""
    model = subject.entry.model
    over = [
        what
        for what, is_so in (("已经取消", model.cancellation is not None), ("已经结转", model.carry_over is not None))
        if is_so
    ]
    if over:
        raise UsageError(f"{model.id} {names(over)}", f"看一看：dangjian show {model.id}；写错的，直接改台账")
