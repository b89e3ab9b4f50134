"""postpone, suspend, cancel: a later deadline, a pause, an end."""

from collections.abc import Callable, Mapping
from datetime import date

from dangjian_cli.base.errors import UsageError
from dangjian_cli.edit.subject import Operation, Subject, given, require_open, require_whole
from dangjian_cli.obligations.deadlines import Deadlines
from dangjian_cli.obligations.wordings import due
from dangjian_cli.syntax.parsed import Data


def postpone(wording: str, reader: Callable[[Subject], Deadlines], record: Mapping[str, str | None]) -> Operation:
    """延期: a new deadline with its reason and who approved it; `reader` says what deadlines of the entry mean."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "延期记在条目上")
        require_open(subject)
        read = reader(subject).read(wording)
        before = due(subject.entry.model, reader(subject))
        if read.due is None or read.recurrence is not None:
            raise UsageError(
                f"新时限“{wording}”定不下是哪一天：{read.sentence or '不是一个日期'}",
                read.advice or "写成 10月底前、2026年10月31日前 这样",
            )
        if before is not None and read.due <= before:
            raise UsageError(f"新时限 {read.due} 不晚于现在的时限 {before}", "写比原来晚的日期；提前的，直接改“时限”")
        new = given(申请日期=record.get("申请日期"), 新时限=wording)
        new |= given(**{key: record.get(key) for key in ("理由", "批准人", "批准日期")})
        return subject.holding(延期=[*subject.records("延期"), new])

    return apply


def suspend(since: date, until: date | None, reason: str, approver: str) -> Operation:
    """暂缓: from a day, until a day or until further notice."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "暂缓记在条目上")
        require_open(subject)
        if until is not None and until < since:
            raise UsageError(f"暂缓到 {until}，早于开始的 {since}", "核对 --from 和 --to")
        if subject.record("暂缓"):
            raise UsageError(f"{subject.id} 已经写有暂缓", "改起止日期的，直接改台账")
        end = None if until is None else until.isoformat()
        return subject.holding(暂缓=given(自=since.isoformat(), 至=end, 理由=reason, 批准人=approver))

    return apply


def cancel(day: date, reason: str, approver: str) -> Operation:
    """取消."""

    def apply(subject: Subject) -> dict[str, Data]:
        require_whole(subject, "取消记在条目上")
        require_open(subject)
        return subject.holding(取消=given(日期=day.isoformat(), 理由=reason, 批准人=approver))

    return apply
