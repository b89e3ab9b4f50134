"""`report 述职评议`: votes and grades, criticism with its rectification, talks, who has not reported."""

from collections.abc import Iterator

from dangjian_cli.book.entries import Ledger
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.appraisals import Appraisals, Appraised, Raised, appraisals, scale_of, talked
from dangjian_cli.reports.request import Request

_RAISED = (
    Column("单位"),
    Column("整改编号"),
    Column("时限"),
    Column("现状"),
    Column("完成日期"),
    Column("销号日期"),
    Column("点评问题", "free"),
)
_TALKS = (
    Column("单位"),
    Column("述职人"),
    Column("等次"),
    Column("约谈期限"),
    Column("约谈日期"),
    Column("谈话人"),
    Column("现状", "free"),
)


def appraisal_report(request: Request) -> Document:
    """The document of the year in which the period ends: what is due in it, or is of it."""
    report = appraisals(request.situation, request.period, request.scope)
    return Document(f"{request.name}：{request.period.last.year}年述职评议", (), tuple(_blocks(report)))


def _blocks(report: Appraisals) -> Iterator[Block]:
    if not report.groups:
        yield Paragraph("这一年没有述职评议。要登记的，新建一个“台账: 述职评议”的文件，一位书记一条。")
        return
    yield Paragraph(_headline(report))
    for ledger, ones in report.groups:
        yield Heading(ledger.name)
        yield _votes(ledger, ones)
    yield from _problems(report)
    if talks := report.talks:
        yield Heading("约谈")
        yield Table(_TALKS, tuple(_talk(report, one) for one in talks))
    if report.absent:
        yield Heading(f"没有述职记录：{len(report.absent)} 个")
        rows = tuple((f"{year}年", unit) for year, unit in report.absent)
        yield Table((Column("年度"), Column("单位", "free")), rows)


def _headline(report: Appraisals) -> str:
    everybody, raised = report.everybody, report.raised
    done = sum(one.standing.phase is Phase.DONE for one in everybody)
    put_right = sum(one.standing is not None and one.standing.phase is Phase.DONE for one in raised)
    unlisted = sum(one.rectification is None for one in raised)
    held = sum(talked(one.entry.model, report.day) for one in report.talks)
    return (
        f"{len(everybody)} 位书记，已述职 {done} 位；点评问题 {len(raised)} 个，已整改 {put_right} 个，"
        f"没有建账 {unlisted} 个；应约谈 {len(report.talks)} 位，已约谈 {held} 位。"
    )


def _votes(ledger: Ledger, ones: tuple[Appraised, ...]) -> Table:
    scale = scale_of(ledger)
    names = [grade.name for grade in scale]
    columns = (
        Column("单位"),
        Column("述职人"),
        Column("方式"),
        Column("日期"),
        *(Column(name, "number") for name in names),
        Column("参评数", "number"),
        Column(f"{names[0]}票占比", "number"),
        Column("按票数"),
        Column("等次"),
        Column("现状", "free"),
    )
    return Table(columns, tuple(_appraised(one, names) for one in ones), note=_scale_note(ledger))


def _appraised(one: Appraised, names: list[str]) -> tuple[Cell, ...]:
    model = one.entry.model
    voters = model.voters or sum(model.votes.values())
    return (
        one.unit,
        model.title,
        model.form.value if model.form is not None else None,
        one.standing.done_on,
        *(model.votes.get(name) for name in names),
        voters or None,
        Ratio(model.votes.get(names[0], 0), voters) if model.votes and voters else None,
        one.computed,
        model.grade,
        one.standing.word,
    )


def _scale_note(ledger: Ledger) -> str:
    """How the votes make a grade, so that nobody takes a convention for a regulation."""
    scale = scale_of(ledger)
    parts = []
    for index, grade in enumerate(scale):
        counted = grade.counted or tuple(one.name for one in scale[: index + 1])
        if grade.share is None:
            parts.append(f"其余为{grade.name}")
        else:
            parts.append(f"{'、'.join(counted)}票合计不少于 {grade.share}% 为{grade.name}")
    own = "台账头写的" if getattr(ledger.header, "scale", ()) else "本工具的约定，可在台账头的“等次”里改"
    return f"按票数（{own}）：{'；'.join(parts)}。"


def _problems(report: Appraisals) -> Iterator[Block]:
    if report.raised:
        yield Heading("点评问题和整改")
        yield Table(_RAISED, tuple(_raised(one) for one in report.raised))
    if report.unlinked:
        yield Heading("整改台账里另有的")
        note = "来源写的是述职点评，而没有哪一条点评写了它的整改编号。"
        yield Table(_RAISED, tuple(_raised(one) for one in report.unlinked), note=note)


def _raised(one: Raised) -> tuple[Cell, ...]:
    standing = one.standing
    word = standing.word if standing is not None else "有误未计" if one.rectification is not None else "没有建账"
    return (
        one.unit,
        one.id,
        standing.wording if standing is not None else None,
        word,
        standing.done_on if standing is not None else None,
        standing.closed_on if standing is not None else None,
        one.text,
    )


def _talk(report: Appraisals, one: Appraised) -> tuple[Cell, ...]:
    model = one.entry.model
    held = talked(model, report.day)
    late = one.talk_due is not None and one.talk_due < report.day
    return (
        one.unit,
        model.title,
        model.grade or one.computed,
        one.talk_due,
        model.talk.day if held and model.talk is not None else None,
        model.talk.by if held and model.talk is not None else None,
        "已约谈" if held else "过期没有约谈" if late else "应约谈",
    )
