"""Reading: what a deadline's text means in its ledger, and what to tell the writer when it means nothing sure."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from dangjian_cli.base.text import names
from dangjian_cli.dates.recurrence import Recurrence


class Kind(Enum):
    """What a deadline is."""

    DUE = "有时限"
    RECURRING = "频次"
    LASTING = "无时限"
    UNASSESSABLE = "不可考核"


class Ambiguity(Enum):
    """What can be read in two ways (DJ217); one of them was taken."""

    BEFORE_SPAN = "前"
    """6月前, 2027年前: before it begins, or by its end?"""
    UP_TO_SPAN = "到"
    """到2026年: when it begins, or by its end?"""
    LOST_ZERO = "丢了0"
    """6.3, 2026.1: perhaps 6.30 and 2026.10, shortened by a spreadsheet."""
    MONTH_OR_MONTHS = "月内"
    """3月内: within March, or within three months?"""
    MISSING_MONTH = "没有月份"
    """中旬, 25日前: of which month? No reading is taken."""
    MISSING_YEAR = "没有年份"
    """6月底 in a ledger of several years."""
    OPEN_END = "没有止日"
    """12月-"""


class Reason(Enum):
    """Why a deadline cannot be assessed."""

    VAGUE = "没有日期"
    NO_BASE_DATE = "没有基准日"
    """反馈后1个月内: counted from 基准日 only."""
    NO_START = "没有起始日"
    """立行立改, 一个月内: counted from 开始 or 基准日."""
    NONEXISTENT_DATE = "日期不存在"
    """DJ007"""
    NO_CALENDAR = "节日日期未公布"
    MOVABLE = "每年日期不同"
    PLACEHOLDER = "占位符"
    """DJ011"""
    NO_YEAR = "不知年份"
    MISSING_MONTH = "没有月份"
    ONLY_START = "没有止日"
    REVERSED = "起止颠倒"
    EMPTY = "没有内容"
    NOT_UNDERSTOOD = "读不懂"


class Reading(NamedTuple):
    """What a deadline means.

    DUE: `due` is the last day still on time, `opens` the first day of the work, `then_lasting` that the task goes on
    after it (…并长期坚持). RECURRING: `recurrence`, and `opens` and `due` bound it where the text does (3月起每月…).
    LASTING: no `due`. UNASSESSABLE: `reason` says why (DJ221; for PLACEHOLDER DJ011, for NONEXISTENT_DATE DJ007; with
    an `ambiguity` DJ217). `provisional`: working days of a year without a published calendar were computed.
    `piece` is the words concerned, `options` what to write instead.
    """

    kind: Kind
    opens: date | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    then_lasting: bool = False
    provisional: bool = False
    ambiguity: Ambiguity | None = None
    reason: Reason | None = None
    piece: str = ""
    options: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it is one day and nothing else can be said about it."""
        return self.kind is Kind.DUE and self.due is not None and self.ambiguity is None and self.reason is None

    @property
    def sentence(self) -> str | None:
        """What is unclear or wrong, in one Chinese sentence; None when all is well."""
        if self.ambiguity:
            taken = f"；现按 {self.due.isoformat()} 计" if self.due else ""
            return _AMBIGUITIES[self.ambiguity].format(piece=self.piece) + taken
        return _REASONS[self.reason].format(piece=self.piece) if self.reason else None

    @property
    def advice(self) -> str | None:
        """What to type instead, in one Chinese sentence; None when all is well."""
        if self.options:
            return "请写“" + "”或“".join(self.options) + "”"
        return _ADVICE[self.reason] if self.reason else None


_AMBIGUITIES = {
    Ambiguity.BEFORE_SPAN: "“{piece}”可以指开始之前，也可以指结束之前",
    Ambiguity.UP_TO_SPAN: "“{piece}”可以指开始之时，也可以指结束之时",
    Ambiguity.LOST_ZERO: "“{piece}”可能丢了末尾的 0",
    Ambiguity.MONTH_OR_MONTHS: "“{piece}”可以指这个月之内，也可以指几个月之内",
    Ambiguity.MISSING_MONTH: "“{piece}”没写是哪个月",
    Ambiguity.MISSING_YEAR: "台账跨几个年度，“{piece}”没写是哪一年",
    Ambiguity.OPEN_END: "“{piece}”没写到什么时候为止",
}

_REASONS = {
    Reason.VAGUE: "“{piece}”没有具体日期，无法考核",
    Reason.NO_BASE_DATE: "“{piece}”要从某一天算起，而没有写明那一天",
    Reason.NO_START: "“{piece}”要从某一天算起，而没有写明那一天",
    Reason.NONEXISTENT_DATE: "没有“{piece}”这个日期",
    Reason.NO_CALENDAR: "“{piece}”要看当年的节假日安排，而工作日历里没有",
    Reason.MOVABLE: "“{piece}”每年日期不同，不能逐年推算",
    Reason.PLACEHOLDER: "“{piece}”是占位符，还没有填写",
    Reason.NO_YEAR: "“{piece}”没写年份，台账也没有可用的年度",
    Reason.MISSING_MONTH: "“{piece}”没写是哪个月",
    Reason.ONLY_START: "“{piece}”只写了从什么时候开始，没写到什么时候为止",
    Reason.REVERSED: "“{piece}”的止日早于起日",
    Reason.EMPTY: "时限没有内容",
    Reason.NOT_UNDERSTOOD: "读不懂“{piece}”",
}

_EXAMPLES = names(("6月底前", "2026年6月30日前", "三季度", "每季度末"))
_ADVICE = {
    Reason.VAGUE: f"请写明日期或频次，如 {_EXAMPLES}",
    Reason.NO_BASE_DATE: "请在台账头写“基准日”，如 2026-03-20；各条的日期不同的，直接写算好的日期",
    Reason.NO_START: "请在本条写“开始”，或在台账头写“基准日”，如 2026-03-20；也可以直接写日期",
    Reason.NONEXISTENT_DATE: "请改成实际的日期",
    Reason.NO_CALENDAR: "请直接写日期，或者补上当年的工作日历",
    Reason.MOVABLE: "请写固定的日期，如 每年1月底前；或在各年台账里分别写",
    Reason.PLACEHOLDER: f"请填上实际的时限，如 {_EXAMPLES}",
    Reason.NO_YEAR: "请写上年份，如 2026年6月底前，或者在台账头写“年度”",
    Reason.MISSING_MONTH: "请写上月份，如 6月中旬、6月25日前",
    Reason.ONLY_START: "请写上止日，如 3月启动，12月底前完成",
    Reason.REVERSED: "请核对起止日期，跨年的写上年份，如 2026年11月至2027年2月",
    Reason.EMPTY: f"请写明日期或频次，如 {_EXAMPLES}",
    Reason.NOT_UNDERSTOOD: f"请换一种写法，如 {_EXAMPLES}",
}
