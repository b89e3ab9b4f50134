"""公示的工作日不够。

为什么
    公示一般不少于五个工作日，首尾两天都算，节假日和调休照工作日历。当年的放假安排还
    没有公布的，按周一至周五暂算。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 公示起: 2026-07-01, 公示止: 2026-07-06}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 公示起: 2026-07-01, 公示止: 2026-07-07}

怎么改
    日期写错的改正；确实不够的，重新公示或补足天数。期限据转述，请对照正式文本。
"""

from collections.abc import Iterator
from datetime import timedelta

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.admission.steps import cases_of
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for entry in cases_of(situation.book):
        case = entry.model
        first, last = case.notice_from, case.notice_to
        if first is None or last is None or last < first:
            continue
        bound = Reckoning(situation.book, case).bound(Limit.ADMISSION_NOTICE, first)
        calendar = situation.book.calendar()
        days = (first + timedelta(days=number) for number in range(min((last - first).days, _LONGEST) + 1))
        worked = sum(calendar.is_workday(day) for day in days)
        if bound is not None and worked < bound.number:
            values: Values = {"id": case.id, "days": worked, "least": bound.number, "basis": bound.item.basis.shown}
            known = calendar.published(first.year) and calendar.published(last.year)
            yield Fault("DJ404", entry.at("公示止"), values, "" if known else "provisional")


_LONGEST = 60
"""Days beyond which nobody needs to count."""


RULE = Rule(
    code="DJ404",
    name="公示天数不够",
    family=Family.ADMISSION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第十三条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("{id}：公示 {days} 个工作日，少于 {least} 个", "核对日期；不够的补足。依据：{basis}"),
        "provisional": Sentence(
            "{id}：公示 {days} 个工作日（放假安排没有公布，暂算），少于 {least} 个",
            "核对日期；不够的补足。依据：{basis}",
        ),
    },
    check=check,
)
