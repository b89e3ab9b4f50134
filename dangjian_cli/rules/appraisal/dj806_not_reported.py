"""书记没有述职。

为什么
    机关基层党组织书记每年向上级党组织述职、接受评议考核。登记了而过了时限、没有述职日
    期的，报；一年已经过去，台账里没有这位书记的，也报。只查记了述职评议的那一级：台账
    单位的下级，和已经登记的单位的同级；全年都在、写了书记的机关党委、党总支、党支部、
    联合党支部才查。

错误
    - {编号: SP-01, 述职人: 支部书记 魏某, 单位: 市统计局党支部, 时限: 3月底前}

正确
    - {编号: SP-01, 述职人: 支部书记 魏某, 单位: 市统计局党支部, 时限: 3月底前, 日期: 2026-03-20}

怎么改
    述了的，补上“日期”；书面述职的也算，“方式”写书面；没有述的，补述。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.appraisals import not_reported
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import faults, overdue_code, report


def check(situation: Situation) -> Iterator[Fault]:
    late = [one for one in report(situation).overdue if overdue_code(situation, one) == "DJ806"]
    yield from faults("DJ806", situation, late)
    for year, unit in not_reported(situation):
        yield Fault("DJ806", situation.book.units.by_name[unit].at("书记"), {"year": year}, "absent")


RULE = Rule(
    code="DJ806",
    name="书记没有述职",
    family=Family.APPRAISAL,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis(
        "机关基层组织工作条例第三十九条：机关基层党组织书记每年向上级党组织述职、接受评议考核", Confidence.READ
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "还没有述职：时限“{wording}”，{due} 到期，逾期 {days} 天",
            "述了的，补上“日期”，书面的也算；没有述的，补述",
        ),
        "absent": Sentence(
            "{year}年的述职评议台账里没有这位书记", "述了的，补登一条，书面的也算；不归这里评议的，忽略并写明原因"
        ),
    },
    check=check,
)
