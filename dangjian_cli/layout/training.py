"""`report 教育培训`: hours per head and coverage by unit, then every training."""

from collections.abc import Iterator

from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.models.training import Audience
from dangjian_cli.obligations.training import Course
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.training import TrainingReport, coverage, training

_BY_UNIT = (
    Column("组织"),
    Column("次数", "number"),
    Column("应训人次", "number"),
    Column("实训人次", "number"),
    Column("覆盖率", "number"),
    Column("党员人均学时", "number"),
    Column("书记和班子成员人均学时", "number"),
)
_EACH = (
    Column("组织"),
    Column("期"),
    Column("学时", "number"),
    Column("应训", "number"),
    Column("实训", "number"),
    Column("对象"),
    Column("主题", "free"),
)
_NOTE = (
    "人均学时＝学时乘以实训人数，加起来，除以人数（组织台账的党员数，应训更多的按应训）；覆盖率＝实训人次÷应训人次。"
)


def training_report(request: Request) -> Document:
    """The document of the period."""
    report = training(request.situation, request.period, request.scope)
    return Document(f"{request.name}：{request.period.label}教育培训", (), tuple(_blocks(report)))


def _blocks(report: TrainingReport) -> Iterator[Block]:
    if not report.units:
        yield Paragraph("这段时间没有教育培训的记录。")
        return
    yield Paragraph(_headline(report))
    yield Heading("各组织")
    yield Table(
        _BY_UNIT,
        tuple(
            (one.unit, len(one.courses), one.coverage.denominator, one.coverage.numerator, one.coverage, *hours)
            for one in report.units
            for hours in [(one.hours, one.leader_hours)]
        ),
        note=_NOTE,
    )
    yield Heading("各次")
    yield Table(_EACH, tuple(_course(one) for one in report.courses))


def _headline(report: TrainingReport) -> str:
    whole = coverage(report.courses)
    members, leaders = report.least
    asked = f"党员每年一般不少于 {members:f} 学时" if members is not None else "没有启用党员学时的规定"
    asked += f"，书记和班子成员不少于 {leaders:f} 学时" if leaders is not None else ""
    return (
        f"{len(report.units)} 个组织，培训 {len(report.courses)} 次，应训 {whole.denominator} 人次，"
        f"实训 {whole.numerator} 人次，覆盖率 {whole.percent()}。{asked}，依据见 dangjian rules --packs。"
    )


def _course(one: Course) -> tuple[Cell, ...]:
    model = one.model
    who = "、".join(model.audiences or (Audience.MEMBERS,))
    return (one.unit, one.period.name, model.hours, model.expected, model.trained, who, model.title)
