"""同一个对象一年签的责任书多了。

为什么
    责任书签得多，责任并不因此更实：2019 年起中央要求清理规范签订责任状。同一个乙方
    一年满三份（规则包“责任书份数上限”），在最后一份上提示一次。只提示，不算错；该不该
    签，看有没有文件依据。

错误
    台账: 责任书
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: QD-2026-01, 乙方: 市信访局党支部, 类别: 党建工作, 时限: 2月底前}
      - {编号: QD-2026-02, 乙方: 市信访局党支部, 类别: 党风廉政, 时限: 3月底前}
      - {编号: QD-2026-03, 乙方: 市信访局党支部, 类别: 意识形态, 时限: 3月底前}

正确
    台账: 责任书
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: QD-2026-01, 乙方: 市信访局党支部, 类别: 党建、意识形态, 时限: 2月底前}
      - {编号: QD-2026-02, 乙方: 市信访局党支部, 类别: 党风廉政, 时限: 3月底前}

怎么改
    内容相近的合并成一份；没有文件依据的不签，写“取消”和理由。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Related, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.chain import Signed, commitments, years_kept
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

_SHOWN = 3


def check(situation: Situation) -> Iterator[Fault]:
    for year in years_kept(situation):
        by_party: dict[str, list[Signed]] = {}
        for one in commitments(situation):
            if one.covers(year) and not one.dropped:
                title = one.entry.model.title
                by_party.setdefault(situation.book.units.canonical(title), []).append(one)
        yield from _too_many(situation, by_party, year)


def _too_many(situation: Situation, by_party: dict[str, list[Signed]], year: int) -> Iterator[Fault]:
    if not any(len(ones) > 1 for ones in by_party.values()):
        return
    bound = situation.book.packs().limit(Limit.COMMITMENTS_MOST, situation.today)
    for ones in by_party.values():
        if bound is not None and len(ones) >= max(bound.number, 2):
            *others, last = (one.entry for one in ones)
            values: Values = {"party": last.model.title, "year": year, "count": len(ones)}
            related = tuple(Related(f"“{one.model.id}”写在这里", one.at("乙方")) for one in others[:_SHOWN])
            yield Fault("DJ605", last.at("乙方"), values, related=related)


RULE = Rule(
    code="DJ605",
    name="责任书过多",
    family=Family.ACCOUNTABILITY,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis(
        "2019年9月中央层面专项工作机制会议（报道）：全面清理规范签订责任状事项；几份起提示由规则包定", Confidence.READ
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{party}”{year}年有 {count} 份责任书", "内容相近的合并成一份；没有文件依据的不签，写“取消”和理由")
    },
    check=check,
)
