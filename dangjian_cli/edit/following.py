"""close, revisit, supervise: 销号 in three steps by different people, 回头看, 督办."""

import re
from datetime import date

from dangjian_cli.base.errors import UsageError
from dangjian_cli.edit.subject import Operation, Subject, given, reopened, require_valid, require_whole
from dangjian_cli.models.vocabulary import RevisitResult, SupervisionLevel
from dangjian_cli.syntax.parsed import Data

_PEOPLE = re.compile(r"[、,，;；]")


def close_asked(day: date) -> Operation:
    """销号, first step: asked for, once the matter is done."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "销号记在条目上")
        if subject.entry.model.done_on is None:
            raise UsageError(f"{subject.id} 还没有完成，不能申请销号", f"先登记：dangjian done {subject.id}")
        if subject.record("销号"):
            raise UsageError(f"{subject.id} 已经申请过销号", "下一步是核查：dangjian close 编号 --check --by 姓名")
        return subject.holding(销号=given(申请日期=day.isoformat()))

    return apply


def close_checked(day: date, by: str, opinion: str | None) -> Operation:
    """销号, second step: checked by someone who is not responsible for the matter."""

    def apply(subject: Subject) -> dict[str, Data]:
        record = _closing(subject, by, "核查人", day, "申请日期")
        if "核查日期" in record or "核查人" in record:
            raise UsageError(f"{subject.id} 已经核查过", "下一步是批准：dangjian close 编号 --approve --by 姓名")
        return subject.holding(销号={**record, **given(核查人=by, 核查日期=day.isoformat(), 意见=opinion)})

    return apply


def close_approved(day: date, by: str) -> Operation:
    """销号, last step: approved; from then on the matter is 已销号."""

    def apply(subject: Subject) -> dict[str, Data]:
        record = _closing(subject, by, "批准人", day, "核查日期")
        if "核查日期" not in record:
            raise UsageError(f"{subject.id} 还没有核查，不能批准销号", "先核查：dangjian close 编号 --check --by 姓名")
        if "批准日期" in record:
            raise UsageError(f"{subject.id} 已经销号", "不用再做")
        return subject.holding(销号={**record, **given(批准人=by, 批准日期=day.isoformat())})

    return apply


def _closing(subject: Subject, by: str, role: str, day: date, after: str) -> dict[str, Data]:
    """The 销号 so far; refuses who is responsible himself, and a day before the step that comes before."""
    require_whole(subject, "销号记在条目上")
    require_valid(subject)
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
        require_whole(subject, "回头看记在条目上")
        if subject.entry.model.done_on is None:
            raise UsageError(f"{subject.id} 还没有完成，谈不上回头看", f"先登记：dangjian done {subject.id}")
        if day < subject.entry.model.done_on:
            raise UsageError(f"{day} 还没有完成，{subject.entry.model.done_on} 才完成", "--date 写完成以后的日期")
        record = given(日期=day.isoformat(), 结论=result.value, 说明=note)
        opened = subject
        if result is RevisitResult.RELAPSED:
            opened = subject._replace(data=reopened(subject, day))
        return opened.holding(回头看=[*subject.records("回头看"), record])

    return apply


def supervise(day: date, number: str, level: SupervisionLevel, demand: str, reply_by: str | None) -> Operation:
    """督办: one sheet for one matter."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "督办记在条目上")
        require_valid(subject)
        record = given(单号=number, 日期=day.isoformat(), 级别=level.value, 要求=demand, 回复时限=reply_by)
        return subject.holding(督办=[*subject.records("督办"), record])

    return apply
