"""扣分、加分、评定、否决没有依据，不予扣分没有批准。

为什么
    每一分都要说得清从哪里来：没有依据的扣分、加分和评定不计入，没有批准的不予扣分不起
    作用。一票否决属于清理规范的事项，方案里没有写明上级文件的文号，就不起作用。

错误
    台账: 考核评分
    名称: 第三季度评分
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q3
        扣分:
          - {事由: 迟报材料, 分值: 1}

正确
    台账: 考核评分
    名称: 第三季度评分
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q3
        扣分:
          - {事由: 迟报材料, 分值: 1, 依据: 市机党通〔2026〕7号}

怎么改
    写上依据的文件、文号或测评表编号；没有依据的，删去这一笔。不予扣分写全理由、批准人
    和批准日期。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.index import IndexHeader
from dangjian_cli.models.kinds import INDEXES, SCORE_SHEETS
from dangjian_cli.models.score_sheet import Excuse
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.reports.score_sheets import Sheet


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    if all(ledger.kind not in (INDEXES, SCORE_SHEETS) for ledger in book.ledgers):
        return
    from dangjian_cli.reports.score_sheets import sheets_by_unit

    allowed = False
    for ledger in book.ledgers:
        header = ledger.header
        if isinstance(header, IndexHeader) and header.veto is not None:
            if header.veto.basis is None:
                yield Fault("DJ805", ledger.place("一票否决"), variant="veto_index")
            else:
                allowed = True
    for sheets in sheets_by_unit(book).values():
        for sheet in sheets:
            yield from _records(sheet)
            yield from _waivers(sheet)
            yield from _veto(sheet, allowed=allowed)


def _records(sheet: "Sheet") -> Iterator[Fault]:
    model = sheet.model
    given = [("扣分", at, one.cause, one.basis, one.points) for at, one in enumerate(model.deductions)]
    given += [("加分", at, one.cause, one.basis, one.points) for at, one in enumerate(model.bonuses)]
    given += [
        ("评定", at, one.content, one.basis, one.number if one.points is None else one.points)
        for at, one in enumerate(model.judgements)
    ]
    for key, at, cause, basis, points in given:
        values = {"key": key, "cause": cause or "没有写事由"}
        if key in sheet.entry.lost:
            continue
        if basis is None:
            yield Fault("DJ805", sheet.entry.at(key, at), values)
        elif points is None:
            yield Fault("DJ805", sheet.entry.at(key, at), values, "points")


def _waivers(sheet: "Sheet") -> Iterator[Fault]:
    """不予扣分 of a deduction, and of entries that are not counted."""
    for at, one in enumerate(sheet.model.deductions):
        if one.excuse is not None:
            yield from _waiver(one.excuse, sheet.entry.at("扣分", at, "不予扣分"))
    for at, each in enumerate(sheet.model.leniencies):
        yield from _waiver(each, sheet.entry.at("不予扣分", at))


def _waiver(excuse: Excuse, place: Place) -> Iterator[Fault]:
    given = {"理由": excuse.reason, "批准人": excuse.approver, "批准日期": excuse.approved_on}
    missing = [key for key, value in given.items() if value is None]
    if missing:
        yield Fault("DJ805", place, {"missing": "、".join(missing)}, "waiver")


def _veto(sheet: "Sheet", *, allowed: bool) -> Iterator[Fault]:
    veto = sheet.model.veto
    if veto is None:
        return
    if veto.basis is None:
        yield Fault("DJ805", sheet.entry.at("否决"), {"key": "否决", "cause": veto.cause or "没有写事由"})
    elif not allowed:
        yield Fault("DJ805", sheet.entry.at("否决"), variant="veto")


RULE = Rule(
    code="DJ805",
    name="扣分或否决没有依据",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("有依据才扣分；“一票否决”事项 2019 年起清理规范，写明文号才用", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("{key}“{cause}”没有写依据，不计入", "写上依据的文件、文号或测评表编号；没有依据的，删去"),
        "points": Sentence("{key}“{cause}”没有写分值，不计入", "写上几分；计数的内容写“数值”"),
        "waiver": Sentence("不予扣分没有写{missing}，不起作用", "写全理由、批准人和批准日期"),
        "veto": Sentence("考核方案没有一票否决，这一笔不起作用", "上级文件规定了的，在考核方案里写“一票否决”和文号"),
        "veto_index": Sentence("一票否决没有写依据文号，不起作用", "写上规定它的上级文件和文号；没有的，删去这一行"),
    },
    check=check,
)
