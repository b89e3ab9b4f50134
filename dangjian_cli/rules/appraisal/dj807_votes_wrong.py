"""述职评议的票数对不上。

为什么
    各档票数相加就是参评数，对不上的，等次就没有依据。写的等次与按票数算的不同，也提
    醒：算法在台账头的“等次”里，不写的按本工具的约定，综合了别的得分的，改台账头或者
    忽略并写明原因。

错误
    - 编号: SP-01
      述职人: 支部书记 魏某
      单位: 市统计局党支部
      评议票数: {好: 20, 较好: 5, 一般: 1, 差: 0}
      参评数: 28

正确
    - 编号: SP-01
      述职人: 支部书记 魏某
      单位: 市统计局党支部
      评议票数: {好: 20, 较好: 5, 一般: 1, 差: 0}
      参评数: 26

怎么改
    核对原始票，改正票数或者参评数。参评数写有效票，弃权和废票不算在内。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.appraisal import Appraisal
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.appraisals import computed_grade, scale_of
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.book.each(Appraisal):
        if entry.model.votes and "评议票数" not in entry.lost:
            yield from _votes(ledger, entry)


def _votes(ledger: Ledger, entry: Entry[Appraisal]) -> Iterator[Fault]:
    model, scale = entry.model, scale_of(ledger)
    names = [grade.name for grade in scale]
    if unknown := [name for name in model.votes if name not in names]:
        values: Values = {"unknown": "、".join(unknown), "names": "、".join(names)}
        yield Fault("DJ807", entry.at("评议票数"), values, "word")
        return
    total = sum(model.votes.values())
    if model.voters is not None and model.voters != total:
        yield Fault("DJ807", entry.at("参评数"), {"total": total, "voters": model.voters})
        return
    computed = computed_grade(scale, model)
    if model.grade is not None and computed is not None and computed != model.grade:
        values = {"grade": model.grade, "computed": computed}
        yield Fault("DJ807", entry.at("等次"), values, "grade", severity=WARNING)


RULE = Rule(
    code="DJ807",
    name="评议票数不符",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("各档票数相加等于参评数；按票数定等次的算法可改", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("各档票数合计 {total}，参评数写的是 {voters}", "核对原始票，改正票数或者参评数"),
        "word": Sentence(
            "评议票数里的“{unknown}”不是这本台账的等次（{names}）", "改成已有的等次；另有一套的，写进台账头的“等次”"
        ),
        "grade": Sentence(
            "写的等次是“{grade}”，按票数算是“{computed}”",
            "核对票数和等次；不只按票数定的，忽略这一条并写明原因",
        ),
    },
    check=check,
)
