"""延期不合规：到期以后才申请、没有批准、没有新时限。

为什么
    延期要在到期以前申请，写明新时限，经领导批准。没有批准日期或新时限的，不起作
    用，仍按原时限算；到期以后才申请的，批准后按新时限算，但手续不合规。

错误
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      时限: 6月底前
      延期:
        - {申请日期: 2026-07-05, 新时限: 9月底前, 批准人: 张某, 批准日期: 2026-07-08}

正确
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      时限: 6月底前
      延期:
        - {申请日期: 2026-06-20, 新时限: 9月底前, 批准人: 张某, 批准日期: 2026-06-25}

怎么改
    日期写错了的，改过来；缺什么补什么。确是到期以后才申请的，请批准人书面说明，
    并在行末写“# 忽略 DJ709：原因”。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import Postponement
from dangjian_cli.obligations.deadlines import Deadlines, deadlines_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.wordings import due
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.matters:
        if entry.model.postponements:
            reader = deadlines_of(situation.book, ledger, entry.model)
            for index, postponement in enumerate(entry.model.postponements):
                yield from _incomplete(entry, index, postponement)
                yield from _late(entry, index, postponement, reader)


def _incomplete(entry: Entry[Matter], index: int, postponement: Postponement) -> Iterator[Fault]:
    asked = (
        ("新时限", postponement.new_deadline),
        ("批准人", postponement.approver),
        ("批准日期", postponement.approved_on),
    )
    missing = "、".join(key for key, value in asked if value is None)
    if missing:
        yield Fault("DJ709", entry.at("延期", index), {"missing": missing}, "incomplete")


def _late(entry: Entry[Matter], index: int, postponement: Postponement, reader: Deadlines) -> Iterator[Fault]:
    """Asked for after the deadline that was then in force."""
    asked = postponement.asked_on
    then = due(entry.model, reader, asked, without=index) if asked is not None else None
    if asked is not None and then is not None and asked > then:
        values = {"asked": asked.isoformat(), "due": then.isoformat()}
        yield Fault("DJ709", entry.at("延期", index, "申请日期"), values, "late")


RULE = Rule(
    code="DJ709",
    name="延期不合规",
    family=Family.CLOSING,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("督查办法一般做法：到期前申请延期，经审批给出新时限", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "late": Sentence(
            "{asked} 才申请延期，当时的时限 {due} 已过",
            "日期写错了的改过来；确是到期以后才申请的，在行末写“# 忽略 DJ709：原因”",
        ),
        "incomplete": Sentence(
            "这次延期没有写{missing}，不合规", "在这次延期里补上{missing}；没有批准的，批准以后再记"
        ),
    },
    check=check,
)
