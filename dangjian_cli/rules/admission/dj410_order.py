"""节点日期先后颠倒，或者没有写照哪一版细则办。

为什么
    一步接一步，后一步的日期早于前一步，必有一个写错了。期限照细则的版本算，没有写版本
    的，一样也不算。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 申请: 2026-07-01, 谈话: 2026-06-20}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 申请: 2026-06-20, 谈话: 2026-07-01}

怎么改
    核对两个日期，改正写错的一个；版本写 2014 或 2026，拿不准的问上级党委。
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.admission import Case
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.admission.steps import cases_of
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for entry in cases_of(situation.book):
        case = entry.model
        if case.edition is None:
            yield Fault("DJ410", entry.place.entry, {"id": case.id}, "edition")
        for (before, first), (after, second) in _pairs(case, Reckoning(situation.book, case).probation_ends):
            if second < first:
                values = {"id": case.id, "before": before, "first": first.isoformat()}
                yield Fault("DJ410", entry.at(after), {**values, "after": after, "second": second.isoformat()})


_Dated = tuple[str, date]


def _pairs(case: Case, ends: date | None) -> Iterator[tuple[_Dated, _Dated]]:
    """Days of which the second must not come first."""
    days = dict(case.happened())
    stages = [(key, days[key]) for key in _STAGES if key in days]
    yield from pairwise(stages)
    loose = [("审批", "宣誓", case.sworn), ("公示起", "公示止", case.notice_to)]
    yield from (((one, days[one]), (two, day)) for one, two, day in loose if one in days and day is not None)
    if case.activist is not None:
        yield from ((("积极分子", case.activist), ("考察", day)) for day in case.reviews)
    if ends is not None and case.full_assembly is not None:
        yield ("预备期满", ends), ("转正大会", case.full_assembly)


_STAGES = ("申请", "谈话", "积极分子", "发展对象", "预审", "大会", "审批", "转正大会", "转正审批")


RULE = Rule(
    code="DJ410",
    name="节点倒序或没写细则版本",
    family=Family.ADMISSION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("一步接一步；期限照写明的版本算", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("{id}：“{after}”{second} 早于“{before}”{first}", "核对两个日期，改正写错的一个"),
        "edition": Sentence("{id} 没有写照哪一版细则办，期限不算", "补一行“细则版本: 2026”；照旧版办的写 2014"),
    },
    check=check,
)
