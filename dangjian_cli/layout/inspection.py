"""自查报告 in official form: what was done, the three questions, what is wrong, what comes next, the timetable."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dangjian_cli.book.forms import DEFAULT_CHECKLIST, checklists_of, forms_of
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.document.numbering import ANNEX
from dangjian_cli.layout.form import form_blocks
from dangjian_cli.layout.official import official, titled
from dangjian_cli.layout.shared import counted, table_of
from dangjian_cli.layout.status import by_unit
from dangjian_cli.reports.figures import Figures
from dangjian_cli.reports.inspection import Answer, Figure, Inspection, Question, UnitCard, figures
from dangjian_cli.reports.request import Request

NAME = "自查报告"
TIMETABLE = "任务清单与时间对照表"
EIGHT_CHECKS = "八查"
_OPEN = ("编号", "单位", "时限", "现状", "责任人", "事项", "措施")
_BLANK = "＿" * 20
_ITEMS = (Column("自查项目"), Column("没有做好", "number"), Column("单位数", "number"), Column("涉及的单位", "free"))
_CARDS = (Column("单位"), Column("没有做好", "number"), Column("颜色"), Column("哪些项", "free"))
_GAPS = (Column("自查项目"), Column("单位"), Column("编号"), Column("责任人"), Column("情况", "free"))
NOT_FOR_ASSESSMENT = "自评结果不作考核依据"


def inspection_of(request: Request, asked: str | None = None) -> Inspection:
    """The inspection by the checklist asked for, else the one that dangjian.yaml names (DJ032 says when it is not)."""
    lists = checklists_of(request.situation.book)
    name = asked or request.situation.settings.checklist or DEFAULT_CHECKLIST
    return Inspection(request, lists.get(name) or lists[DEFAULT_CHECKLIST])


def self_inspection(request: Request) -> Document:
    """The document of the report."""
    return inspection_document(inspection_of(request))


def inspection_document(inspection: Inspection) -> Document:
    """The same of an inspection already made. Raises QueryError when a declared query cannot be read."""
    request = inspection.request
    title = titled(request, "党建工作自查报告")
    document = Document(title, (), tuple(_blocks(inspection)), annexes=tuple(_annexes(inspection)))
    return official(document, NAME, request)


def _blocks(inspection: Inspection) -> Iterator[Block]:
    yield Paragraph(_opening(inspection))
    yield Heading("工作开展情况")
    yield from _work(inspection)
    yield Heading("存在问题")
    yield from _problems(inspection)
    yield Heading("下一步打算")
    yield from _next(inspection)
    names = [f"{question.value}清单" for question, _ in _listed(inspection)] + [TIMETABLE]
    yield Paragraph(f"{ANNEX}：" + "　".join(f"{number}.{name}" for number, name in enumerate(names, start=1)))


def _annexes(inspection: Inspection) -> Iterator[Block]:
    """The lists that the text speaks of, the timetable last; each with its number."""
    for number, (question, answers) in enumerate(_listed(inspection), start=1):
        yield Heading(f"{_annex(number)}{question.value}清单（{_count(answers)}）")
        yield table_of([answer.listed for answer in answers], _OPEN)
    yield Heading(f"{_annex(len(_listed(inspection)) + 1)}{TIMETABLE}")
    form = forms_of(inspection.request.situation.book)[TIMETABLE]
    yield from form_blocks(inspection.request, form, level=2)


def _listed(inspection: Inspection) -> list[tuple[Question, tuple[Answer, ...]]]:
    """The questions whose answers are lists of their own."""
    asked = (Question.NOT_STARTED, Question.UNFINISHED)
    return [(question, inspection.answers[question]) for question in asked if inspection.answers[question]]


def _annex(number: int) -> str:
    return f"{ANNEX}{number}："


def _opening(inspection: Inspection) -> str:
    request = inspection.request
    day, total = request.situation.today, request.completion.figures
    return (
        f"截至{day.year}年{day.month}月{day.day}日，对{request.period.label}应办的{_totals(total)}逐项自查，"
        f"涉及 {len(inspection.units)} 个单位。"
    )


def _totals(total: Figures) -> str:
    parts = [f"事项 {total.matters.total} 项"] if total.matters.total else []
    parts += [f"期次 {total.occurrences.total} 期"] if total.occurrences.total else []
    return "、".join(parts) or "事项 0 项"


def _work(inspection: Inspection) -> Iterator[Block]:
    request = inspection.request
    report = request.completion
    yield Heading("总体情况", 2)
    yield Paragraph("\n".join(_figures(report.figures)))
    table = by_unit(report)
    if table.rows:
        yield table
    lists = checklists_of(request.situation.book)
    if EIGHT_CHECKS in lists:
        yield Heading("对照检查", 2)
        yield from _eight(figures(request, lists[EIGHT_CHECKS], inspection.findings))


def _figures(total: Figures) -> Iterator[str]:
    matters, periods = total.matters, total.occurrences
    if matters.total:
        yield (
            f"事项 {matters.total} 项：完成 {matters.done} 项，完成率 {matters.completion_rate.percent()}；到期 "
            f"{matters.due} 项，按期率 {matters.on_time_rate.percent()}；逾期 {matters.overdue} 项，临期 "
            f"{matters.due_soon} 项，推进中 {matters.in_progress} 项，未启动 {matters.not_started} 项。"
        )
    if periods.total:
        yield (
            f"期次 {periods.total} 期：完成 {periods.done} 期，完成率 {periods.completion_rate.percent()}；"
            f"逾期 {periods.overdue} 期，临期 {periods.due_soon} 期。"
        )
    if matters.rectifications:
        yield (
            f"问题整改 {matters.rectifications} 项：已销号 {matters.closed} 项，待销号 {matters.awaiting_closure} 项，"
            f"销号率 {matters.closure_rate.percent()}。"
        )
    if not (matters.total or periods.total):
        yield "这段时间应办的事项和期次都是 0。"


def _eight(lines: Sequence[Figure]) -> Iterator[Block]:
    """One heading for each check; every figure with the query that finds what it counts."""
    for group, members in groupby(lines, key=lambda line: line.item.group or line.item.title):
        yield Heading(group, 3)
        yield Paragraph("\n".join(_line(one) for one in members))


def _line(one: Figure) -> str:
    item = one.item
    if one.value is None:
        return f"由单位填写：{_BLANK}"
    if isinstance(one.value, Ratio):
        value = f"{one.value.numerator}/{one.value.denominator}，{one.value.percent()}"
    else:
        value = str(one.value)
    source = f"查询 {item.query}" if item.query is not None else f"规则 {'、'.join(item.codes)}"
    return f"{item.title} {value}（{source}）"


def _problems(inspection: Inspection) -> Iterator[Block]:
    for question, answers in inspection.answers.items():
        yield Heading(f"{question.value}：{_count(answers) or '0 项'}", 2)
        if not answers:
            yield Paragraph(f"没有{question.value}的。" if question is not Question.IMPROVE else "没有要总结提高的。")
        elif question is Question.IMPROVE:
            yield _remarked(answers)
        else:
            at = [listed for listed, _ in _listed(inspection)].index(question) + 1
            yield Paragraph(f"{_by_unit(answers)}清单见附件{at}。")
    yield from _wrong(inspection)


def _count(answers: Sequence[Answer]) -> str:
    return counted(answer.listed.obligation.role for answer in answers)


def _by_unit(answers: Sequence[Answer]) -> str:
    """How many of each unit: a unit without any gets no word."""
    parts = []
    for unit, members in groupby(answers, key=lambda answer: answer.listed.obligation.unit):
        of_unit = list(members)
        late = sum(answer.listed.standing.overdue for answer in of_unit)
        parts.append(f"{unit} {_count(of_unit)}" + (f"（逾期 {late}）" if late else ""))
    return "；".join(parts) + "。"


def _remarked(answers: Sequence[Answer]) -> Table:
    columns = (Column("编号"), Column("单位"), Column("责任人"), Column("事项"), Column("要总结的", "free"))
    return Table(
        columns,
        tuple(
            (
                one.listed.obligation.id,
                one.listed.obligation.unit,
                "、".join(one.listed.obligation.owners),
                one.listed.obligation.title,
                "；".join(one.remarks),
            )
            for one in answers
        ),
    )


def _wrong(inspection: Inspection) -> Iterator[Block]:
    wrong = [result for result in inspection.items if result.hits]
    total = len(inspection.checklist.items)
    yield Heading(f"自查项目：{total} 项中 {len(wrong)} 项没有做好", 2)
    yield Table(
        _ITEMS,
        tuple(
            (
                result.item.title,
                len(result.hits),
                len({hit.unit for hit in result.hits}),
                "、".join(dict.fromkeys(hit.unit for hit in result.hits)),
            )
            for result in inspection.items
        ),
    )
    counts = "、".join(f"{severity.label} {inspection.count(severity)} 处" for severity in Severity)
    yield Paragraph(f"台账校验（连同预警）：{counts}。")
    yield Heading("三色自评", 2)
    yield from card_blocks(inspection)


def card_blocks(inspection: Inspection) -> Iterator[Block]:
    """三色自评: how many units of each colour, then unit by unit."""
    checklist, cards = inspection.checklist, inspection.cards
    counts = {colour: sum(card.colour == colour for card in cards) for colour in ("绿", "黄", "红")}
    bounds = f"0–{checklist.yellow - 1} 项绿、{checklist.yellow}–{checklist.red - 1} 项黄、{checklist.red} 项及以上红"
    told = "，".join(f"{colour} {count} 个" for colour, count in counts.items())
    yield Paragraph(
        f"{len(cards)} 个单位：{told}。没有做好的项数 {bounds}（{checklist.name}，{checklist.basis}）。"
        f"{NOT_FOR_ASSESSMENT}。"
    )
    yield Table(_CARDS, tuple(_card(card) for card in cards))


def _card(card: UnitCard) -> tuple[str | int, ...]:
    items = "、".join(f"{result.item.title} {len(result.hits)}" for result in card.wrong)
    return (card.unit, len(card.wrong), card.colour, items)


def _next(inspection: Inspection) -> Iterator[Block]:
    answers = inspection.answers
    todo = [*answers[Question.NOT_STARTED], *answers[Question.UNFINISHED]]
    if todo:
        people = {owner for answer in todo for owner in answer.listed.obligation.owners}
        unnamed = sum(not answer.listed.obligation.owners for answer in todo)
        yield Paragraph(
            f"尚未开展和尚未完成的{_count(todo)}，由 {len(people)} 名责任人按附件所列的措施和时限办理"
            + (f"；{unnamed} 件没有写责任人，先落实到人。" if unnamed else "。")
        )
    gaps = [(result, hit) for result in inspection.items for hit in result.hits if result.item.codes]
    if gaps:
        yield Paragraph(f"台账本身要补正的 {len(gaps)} 处，由下列责任人补正。")
        rows = tuple((result.item.title, hit.unit, hit.id, "、".join(hit.owners), hit.text) for result, hit in gaps)
        yield Table(_GAPS, rows)
    if not todo and not gaps:
        yield Paragraph("没有未办结的事项，也没有要补正的，0 件。")
