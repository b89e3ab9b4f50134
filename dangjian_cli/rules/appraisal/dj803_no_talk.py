"""述职评议等次低，没有约谈。

为什么
    综合评价为“一般”和“差”的，一般要约谈，把差在哪里当面说清。述职评议满三十天（规
    则包“约谈天数”）还没有约谈日期，就报。哪些等次要约谈，在台账头的“约谈等次”里改；
    没有写等次的，按票数算。

错误
    - 编号: SP-01
      述职人: 支部书记 魏某
      单位: 市统计局党支部
      日期: 2026-03-20
      等次: 一般

正确
    - 编号: SP-01
      述职人: 支部书记 魏某
      单位: 市统计局党支部
      日期: 2026-03-20
      等次: 一般
      约谈: {日期: 2026-04-02, 谈话人: 陈某}

怎么改
    约谈过的，补上“约谈”的日期和谈话人；没有约谈的，安排约谈；等次写错的，改正等次。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.appraisal import Appraisal
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.appraisals import grade_of, needs_talk, talk_due, talked
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.book.each(Appraisal):
        model = entry.model
        if model.done_on is None or not needs_talk(ledger, model) or talked(model, situation.today):
            continue
        due = talk_due(situation, model)
        if due is not None and due < situation.today:
            values: Values = {"grade": grade_of(ledger, model) or "", "due": due.isoformat()}
            yield Fault("DJ803", entry.at("等次") if model.grade else entry.place.entry, values)


RULE = Rule(
    code="DJ803",
    name="等次低没有约谈",
    family=Family.APPRAISAL,
    stage=Stage.DATED,
    severity=ERROR,
    basis=Basis(
        "基层党建述职会讲话：综合评价为“一般”和“差”的要进行约谈；办法的条款未核，多少天内由规则包定，可改",
        Confidence.REPORTED,
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "等次为“{grade}”，到 {due} 还没有约谈",
            "约谈过的，补上“约谈”的日期和谈话人；没有约谈的，安排约谈",
        )
    },
    check=check,
)
