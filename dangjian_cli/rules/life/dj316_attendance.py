"""人数不合理：实到多于应到；支委会到会不足半数。

为什么
    实到多于应到，两个数必有一个写错了，到会率也跟着错。支部委员会会议须有半数以上
    委员到会方可进行，不足半数的会议是否有效，要核实。

错误
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [支委会], 日期: 2026-07-08, 应到: 3, 实到: 1}

正确
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [支委会], 日期: 2026-07-08, 应到: 3, 实到: 2}

怎么改
    核对应到、实到；支委会确实不足半数的，改期另开。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.training import Training
from dangjian_cli.models.vocabulary import MeetingType
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.life.meetings import meetings


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in meetings(situation):
        expected, present = entry.model.expected, entry.model.present
        if expected is None or present is None:
            continue
        if present > expected:
            yield Fault("DJ316", entry.at("实到"), {"present": present, "expected": expected})
        elif present < expected and MeetingType.COMMITTEE in entry.model.types:
            yield from _quorum(situation, entry, expected, present)

    for _, course in situation.book.each(Training):
        asked, came = course.model.expected, course.model.trained
        if asked is not None and came is not None and came > asked:
            yield Fault("DJ316", course.at("实训"), {"present": came, "expected": asked}, "trained")


def _quorum(situation: Situation, entry: Entry[Meeting], expected: int, present: int) -> Iterator[Fault]:
    """A committee of which too few came (支部工作条例第十二条 [A]: half or more)."""
    bound = situation.book.packs().limit(Limit.ATTENDANCE_PERCENT, entry.model.day or situation.today)
    if bound is not None and present * 100 < expected * bound.number:
        values = {"present": present, "expected": expected, "share": bound.number}
        yield Fault("DJ316", entry.at("实到"), values, "quorum", severity=WARNING)


RULE = Rule(
    code="DJ316",
    name="人数不合理",
    family=Family.LIFE,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("中国共产党支部工作条例（试行）第十二条：支部委员会会议须有半数以上委员到会", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence("实到 {present} 人，多于应到 {expected} 人", "核对应到和实到，改正写错的一个"),
        "trained": Sentence("实训 {present} 人，多于应训 {expected} 人", "核对应训和实训，改正写错的一个"),
        "quorum": Sentence(
            "支委会应到 {expected} 人、实到 {present} 人，不足 {share}%", "核对人数；确实不足半数的，改期另开"
        ),
    },
    check=check,
)
