"""`report 责任链`: duties by unit, 责任书 up and down the tree, gaps, burdens, leading groups with their offices."""

from collections.abc import Iterator

from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.reports.accountability import TYPES, Accountability, Duty, Link, accountability
from dangjian_cli.reports.chain import Signed
from dangjian_cli.reports.request import Request

_LINKS = (
    Column("单位"),
    *(Column(type_.value) for type_ in TYPES),
    Column("与上级签"),
    Column("与下级签", "number"),
    Column("缺口", "free"),
)
_LETTERS = (
    Column("编号"),
    Column("甲方"),
    Column("乙方"),
    Column("层级"),
    Column("时限"),
    Column("签订日期"),
    Column("现状"),
    Column("写到的任务", "free"),
)
_NAMED = 3


def accountability_report(request: Request) -> Document:
    """The document of the year in which the period ends."""
    report = accountability(request.situation, request.period, request.scope)
    return Document(f"{request.name}：{report.year}年责任链", (), tuple(_blocks(report)))


def _blocks(report: Accountability) -> Iterator[Block]:
    yield Paragraph(_headline(report))
    if report.links:
        yield Heading("各单位的责任和责任书")
        note = "责任类型下写项数和牵头的人，取自责任清单；分解到各单位的，各单位都算一项。"
        yield Table(_LINKS, tuple(_link(report, link) for link in report.links), note=note)
    if broken := [link for link in report.links if link.gap is not None or link.missing]:
        yield Heading(f"缺口：{len(broken)} 个单位")
        yield Table((Column("单位"), Column("缺什么", "free")), tuple((link.unit, _lack(link)) for link in broken))
    if report.letters:
        yield Heading("责任书")
        yield Table(_LETTERS, tuple(_letter(report, one) for one in report.letters))
    if report.burdens:
        yield Heading("一年签了几份的")
        columns = (Column("乙方"), Column("份数", "number"))
        yield Table(columns, report.burdens, note="内容相近的可以合并，没有文件依据的不签。")
    yield from _leading_groups(report)


def _headline(report: Accountability) -> str:
    if not report.kept:
        return f"工作区没有{report.year}年的责任书台账，签订情况不列。要列的，新建一个“台账: 责任书”的文件，一份一条。"
    late = f"，其中过了时限 {report.late} 份" if report.late else ""
    count, broken = len(report.letters) - report.dropped, sum(link.gap is not None for link in report.links)
    unsigned = count - report.signed
    dropped = f"；决定不签 {report.dropped} 份" if report.dropped else ""
    return (
        f"{report.year}年责任书 {count} 份，已签 {report.signed} 份，没有签 {unsigned} 份{late}{dropped}；"
        f"与直接上级没有责任书的 {broken} 个单位。"
    )


def _link(report: Accountability, link: Link) -> tuple[Cell, ...]:
    down = len(link.downward)
    return (
        "　" * link.depth + link.unit,
        *(_duty(link.duties.get(type_)) for type_ in TYPES),
        "、".join(_signed(report, one) for one in link.upward) or None,
        down or None,
        _lack(link) or None,
    )


def _duty(duty: Duty | None) -> str | None:
    if duty is None:
        return None
    more = "等" if len(duty.persons) > _NAMED else ""
    named = "、".join(duty.persons[:_NAMED]) + more
    return f"{duty.count} 项" + (f"（{named}）" if named else "")


def _signed(report: Accountability, one: Signed) -> str:
    model, standing = one.entry.model, report.stood[one.entry.model.id]
    unsigned = "不签" if one.dropped else "逾期没有签" if standing.overdue else "没有签"
    said = standing.done_on or unsigned
    return f"{model.category or ''}{said}"


def _lack(link: Link) -> str:
    lacks = []
    if link.gap is not None:
        others = f"（只有与{'、'.join(link.gap.others)}的）" if link.gap.others else ""
        lacks.append(f"与上级{link.gap.superior}没有责任书{others}")
    if link.missing:
        lacks.append(f"责任清单里没有一岗双责的班子成员：{'、'.join(link.missing)}")
    return "；".join(lacks)


def _letter(report: Accountability, one: Signed) -> tuple[Cell, ...]:
    model, standing = one.entry.model, report.stood[one.entry.model.id]
    return (
        model.id,
        model.first_party or one.above,
        model.title,
        model.level,
        standing.wording,
        standing.done_on,
        standing.word,
        "、".join(model.tasks),
    )


def _leading_groups(report: Accountability) -> Iterator[Block]:
    if not report.leading_groups:
        return
    yield Heading("领导小组")
    columns = (Column("名称"), Column("组长"), Column("副组长"), Column("办公室"), Column("成员单位", "free"))
    yield Table(
        columns,
        tuple(
            (one.name, "、".join(one.head), "、".join(one.deputies), one.office, "、".join(one.members))
            for one in report.leading_groups
        ),
    )
