"""整改措施与问题几乎是同一句话。

为什么
    “会议记录不规范”的措施写成“规范会议记录”，只是把问题倒过来说，没有说怎么改，
    这就是文字整改。措施与问题的用字有七成以上相同时提示（“加强”“切实”“整改”一类
    的词不算）。

错误
    - 编号: ZG-2026-01
      问题: 会议记录不规范
      措施: 进一步规范会议记录

正确
    - 编号: ZG-2026-01
      问题: 会议记录不规范
      措施: 统一记录本，组织委员每月抽查一次

怎么改
    写清谁用什么办法、改到什么程度。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.likeness import likeness, same

_ALIKE = 0.7
"""From here on measures say nothing new [约]. Honest measures stay at or below 0.5 (0.28 in the worked example)."""


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.book.each(Rectification):
        problem, measures = entry.model.title, entry.model.measures
        if measures is None or same(problem, measures):
            continue  # DJ205 says so
        if likeness(problem, measures) >= _ALIKE:
            yield Fault("DJ708", entry.at("措施"), related=(Related("问题是这样写的", entry.at("问题")),))


RULE = Rule(
    code="DJ708",
    name="措施与问题雷同",
    family=Family.CLOSING,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis("红河州：防止文字整改", Confidence.READ),
    page=__doc__ or "",
    sentences={"": Sentence("措施只是把问题换了个说法", "写清谁用什么办法、改到什么程度")},
    check=check,
)
