"""责任清单的项数与应列项数不符。

为什么
    上级明确了清单要列多少项的（如党组织 13 项、书记 17 项），漏录一项很难看出
    来。台账头写上“应列项数”，由程序去数。按“主体”分别写的，分别数；只写一个数
    的，数全部条目。

错误
    台账: 责任清单
    名称: 机关党组织政治建设责任清单
    年度: 2026
    单位: 市直机关工委
    应列项数: {党组织: 2}
    条目:
      - {编号: ZR-2026-01, 责任: 每半年专题研究机关党建, 主体: 党组织, 时限: 每半年}

正确
    台账: 责任清单
    名称: 机关党组织政治建设责任清单
    年度: 2026
    单位: 市直机关工委
    应列项数: {党组织: 2}
    条目:
      - {编号: ZR-2026-01, 责任: 每半年专题研究机关党建, 主体: 党组织, 时限: 每半年}
      - {编号: ZR-2026-02, 责任: 每年听取书记述职, 主体: 党组织, 时限: 12月底前}

怎么改
    对照印发的清单补录漏掉的条目，给没写“主体”的条目补上；应列项数变了的，改台账
    头。
"""

from collections import Counter
from collections.abc import Iterator

from dangjian_cli.book.entries import Ledger
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.responsibility import Responsibility, ResponsibilityHeader
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger in situation.book.ledgers:
        if isinstance(ledger.header, ResponsibilityHeader):
            expected = ledger.header.expected_count
            if isinstance(expected, int) and expected != ledger.known:
                yield Fault("DJ211", ledger.place("应列项数"), {"expected": expected, "found": ledger.known})
            elif isinstance(expected, dict) and ledger.known == len(ledger.entries):
                yield from _by_bearer(ledger, expected)


def _by_bearer(ledger: Ledger, expected: dict[str, int]) -> Iterator[Fault]:
    """Count by 主体; only when every entry was read, for an unread one may be anybody's."""
    found = Counter(entry.model.bearer for entry in ledger.of(Responsibility))
    unnamed = found[None]
    for bearer, count in expected.items():
        if found[bearer] != count:
            values: Values = {"bearer": bearer, "expected": count, "found": found[bearer], "unnamed": unnamed}
            yield Fault("DJ211", ledger.place("应列项数", bearer), values, "bearer_unnamed" if unnamed else "bearer")


RULE = Rule(
    code="DJ211",
    name="项数与应列项数不符",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("人民日报2023年2月17日：衢州列出13项党组织和17项书记任务清单", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence("应列 {expected} 项，实有 {found} 项", "补录漏掉的条目，或更正“应列项数”"),
        "bearer": Sentence("“{bearer}”应列 {expected} 项，实有 {found} 项", "补录漏掉的条目，或更正“应列项数”"),
        "bearer_unnamed": Sentence(
            "“{bearer}”应列 {expected} 项，实有 {found} 项；另有 {unnamed} 项没有写主体",
            "给没写主体的条目补上“主体: ……”，再看够不够数",
        ),
    },
    check=check,
)
