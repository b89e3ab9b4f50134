"""签审过的条目，后来改了。

为什么
    一个季度签审过，数字就报出去了。以后把那时的事实改掉、删掉，报过的数字就对不上，
    而且看不出来。签审文件里记着每个条目的摘要，不用 Git 也能对出来。统计日以后新记的
    进展、完成、延期不算改动。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: RW-1, 任务: 修订制度汇编, 责任人: 张某, 时限: 9月底前, 完成日期: 2026-06-20}
    --- # 文件: 签审/2026Q2.yaml
    台账: 签审
    期间: 2026Q2
    签审人: 李某
    统计日: 2026-06-30
    条目:
      - {编号: QS-2026Q2-0001, 条目编号: RW-1, 名称: 修订制度汇编, 摘要: 487d3eea82d592bd, 现状: 临期}

正确
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: RW-1, 任务: 修订制度汇编, 责任人: 张某, 时限: 6月底前, 完成日期: 2026-07-02}
    --- # 文件: 签审/2026Q2.yaml
    台账: 签审
    期间: 2026Q2
    签审人: 李某
    统计日: 2026-06-30
    条目:
      - {编号: QS-2026Q2-0001, 条目编号: RW-1, 名称: 修订制度汇编, 摘要: 487d3eea82d592bd, 现状: 临期}

怎么改
    改错了的，改回签审时的内容。确实要改的，用 dangjian sign 期间 --amend --reason 理由
    另出一份更正，原来的签审文件不动。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.sign_off import ALL_UNITS
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.review.signed import Since


def check(situation: Situation) -> Iterator[Fault]:
    from dangjian_cli.review.signed import changed_since, in_force

    for signed in in_force(situation.book):
        for since in changed_since(situation.book, signed):
            yield _fault(since)


def _fault(since: "Since") -> Fault:
    signed, entry = since.signed, since.entry.model
    unit = "" if signed.scope == ALL_UNITS else f" --unit {signed.scope}"
    values = {
        "id": entry.entry_id or "",
        "title": entry.title,
        "period": signed.period.name,
        "day": signed.day.isoformat(),
        "amend": f"dangjian sign {signed.period.name}{unit} --amend --by 姓名 --reason 理由",
    }
    if since.now is None:
        return Fault("DJ764", since.entry.at("条目编号"), values, "gone")
    told = Related(f"{signed.period.name} 签审过", since.entry.place.entry)
    return Fault("DJ764", since.now.place.entry, values, "changed", (told,))


RULE = Rule(
    code="DJ764",
    name="签审以后改过",
    family=Family.CHANGE,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("签审过的季度只比较，不重写", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "changed": Sentence(
            "{period} 签审（统计日 {day}）以后，条目 {id} 改过", "改错了的，改回签审时的内容；确实要改的：{amend}"
        ),
        "gone": Sentence(
            "{period} 签审（统计日 {day}）过的条目 {id}“{title}”不在了",
            "放回去，不办了的用 dangjian cancel 登记取消；编号改过的，改回原来的编号；确实要改的：{amend}",
        ),
    },
    check=check,
)
