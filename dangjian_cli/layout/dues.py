"""`report 党费收缴公示`: branches with their sums, then period by period, what was spent, and what is not recorded."""

from collections.abc import Iterator

from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.obligations.dues import Account
from dangjian_cli.reports.dues import DuesReport, Sums, UnitDues, dues
from dangjian_cli.reports.request import Request

_SUMS = tuple(Column(title, "number") for title in ("应收", "实收", "差额", "补交", "上缴", "支出"))
_BY_UNIT = (Column("组织"), Column("期数", "number"), *_SUMS, Column("最近公示"))
_BY_PERIOD = (Column("组织"), Column("期"), *_SUMS, Column("上缴日期"), Column("公示日期"), Column("说明", "free"))
_SPENT = (Column("组织"), Column("日期"), Column("金额", "number"), Column("审批人"), Column("用途", "free"))
_MISSING = (Column("组织"), Column("缺几个月", "number"), Column("月份", "free"))


def dues_report(request: Request) -> Document:
    """The document of the period."""
    report = dues(request.situation, request.period, request.scope)
    return Document(f"{request.name}：{request.period.label}党费收缴使用情况", (), tuple(_blocks(report)))


def _blocks(report: DuesReport) -> Iterator[Block]:
    if not report.units:
        yield Paragraph("这段时间没有党费的记录。")
    else:
        yield Paragraph(_headline(report))
        yield Heading("各组织")
        total: tuple[Cell, ...] = ("合计", len(report.accounts), *_amounts(report.sums), None)
        note = "金额单位：元。只记各组织的合计，不记个人。"
        yield Table(_BY_UNIT, tuple(_unit(one) for one in report.units), total, note)
        yield Heading("各期")
        yield Table(_BY_PERIOD, tuple(_account(one) for one in report.accounts))
    if report.expenses:
        yield Heading(f"支出：{len(report.expenses)} 笔")
        rows = tuple(
            (one.unit, spent.day, spent.amount, spent.approver, spent.purpose) for one, spent in report.expenses
        )
        yield Table(_SPENT, rows, ("合计", None, report.sums.spent, None, None))
    if report.gaps:
        yield Heading(f"没有记录：{len(report.gaps)} 个组织")
        missing = (
            (gap.keeping.unit, len(gap.months), "、".join(each.name for each in gap.months)) for gap in report.gaps
        )
        yield Table(_MISSING, tuple(missing))


def _headline(report: DuesReport) -> str:
    found = report.sums
    published = sum(one.published_on is not None for one in report.units)
    return (
        f"{len(report.units)} 个组织，应收 {found.due:f} 元，实收 {found.received:f} 元，差额 {found.short:f} 元，"
        f"补交 {found.arrears:f} 元，上缴 {found.handed_in:f} 元，支出 {found.spent:f} 元；"
        f"公示过的 {published} 个，没有公示的 {len(report.units) - published} 个。"
    )


def _amounts(found: Sums) -> tuple[Cell, ...]:
    return (found.due, found.received, found.short, found.arrears, found.handed_in, found.spent)


def _unit(one: UnitDues) -> tuple[Cell, ...]:
    return (one.unit, len(one.accounts), *_amounts(one.sums), one.published_on)


def _account(one: Account) -> tuple[Cell, ...]:
    model = one.model
    amounts = (model.due, model.received, one.short, one.arrears, model.handed_in, one.spent)
    return (one.unit, one.period.name, *amounts, model.handed_in_on, model.published_on, model.note)
