"""从时限看不出哪天到期。

为什么
    “适时”“按上级要求”没有日期，“长期坚持”没有止日，都说不清到没到期，只能单列，
    不进完成率。长期坚持的事，要么写频次（每季度末），要么分出有时限的节点。立行
    立改、反馈后1个月内，要有起算的日子。按期考核的，台账要写年度，不然不知道有哪
    几期。时限、频次、节点的时限、延期的新时限都查。占位符（X月、待定）由 DJ011
    报，不存在的日期由 DJ007 报。

错误
    - 编号: RW-2026-001
      任务: 推动党建与业务融合
      时限: 长期坚持

正确
    - 编号: RW-2026-001
      任务: 推动党建与业务融合
      时限: 长期坚持，每季度末通报

怎么改
    写明日期或频次；长期坚持的，加上频次或节点；立行立改的，在本条写“开始”或在台
    账头写“基准日”。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.deadline import read_frequency
from dangjian_cli.dates.reading import Kind, Reading, Reason
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.deadlines import deadlines_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.wordings import Stated
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in situation.wordings:
        if one.entry.counted and not _reported_elsewhere(one.reading):
            yield from _about_deadline(one)
    for ledger, entry in situation.counted:
        if entry.model.frequency is not None:
            yield from _about_frequency(situation, ledger, entry, entry.model.frequency)


def _about_deadline(one: Stated) -> Iterator[Fault]:
    if one.reading.kind is Kind.UNASSESSABLE:
        yield Fault("DJ221", one.place, one.values, "nested" if one.part else "")
    elif one.part and one.reading.due is None:
        yield Fault("DJ221", one.place, {"part": one.part}, "no_day")
    elif not one.part and _lasting_only(one.entry, one.reading):
        yield Fault("DJ221", one.place, variant="lasting")
    elif not one.part and one.reading.kind is Kind.RECURRING and one.ledger.header.years is None:
        yield Fault("DJ221", one.place, {"wording": one.entry.model.deadline or ""}, "no_year")


def _about_frequency(situation: Situation, ledger: Ledger, entry: Entry[Matter], frequency: str) -> Iterator[Fault]:
    if read_frequency(frequency) is not None:
        if ledger.header.years is None:
            yield Fault("DJ221", entry.at("频次"), {"wording": frequency}, "no_year")
    elif not _reported_elsewhere(deadlines_of(situation.book, ledger, entry.model).read(frequency)):
        yield Fault("DJ221", entry.at("频次"), {"frequency": frequency}, "frequency")


def _reported_elsewhere(reading: Reading) -> bool:
    """Ambiguous wordings are DJ217, placeholders DJ011, days that do not exist DJ007."""
    return reading.ambiguity is not None or reading.reason in (Reason.PLACEHOLDER, Reason.NONEXISTENT_DATE)


def _lasting_only(entry: Entry[Matter], reading: Reading) -> bool:
    return reading.kind is Kind.LASTING and not entry.model.milestones and entry.model.frequency is None


RULE = Rule(
    code="DJ221",
    name="时限不可考核",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市直机关党建工作交流会讲话：明确时限要求", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("{sentence}", "{advice}"),
        "nested": Sentence("{part}：{sentence}", "{advice}"),
        "no_day": Sentence("{part}定不下日期", "写一个日期，如 6月底前、2026年6月30日前"),
        "lasting": Sentence(
            "只写了长期坚持，没有频次也没有节点，无法考核", "加上频次，如 长期坚持，每季度末通报；或分出有时限的“节点”"
        ),
        "no_year": Sentence("“{wording}”要按期考核，而台账没有写年度，不知道有哪几期", "在台账头补一行“年度: 2026”"),
        "frequency": Sentence("频次“{frequency}”看不出多久一次", "写成 每月、每季度1次、半年一次 这样的"),
    },
    check=check,
)
