"""减负: what could be entered, filled in or kept less; figures, each with the list behind it."""

from collections.abc import Iterator

from dangjian_cli.base.text import names
from dangjian_cli.document.chart import Figure, Figures
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.reports.burden import Burden, burden
from dangjian_cli.reports.request import Request

_BASIS = (
    "本报告只列可以少记、少填、少存的，不要求多做什么，也不给单位排名。依据：《整治形式主义为基层减负若干规定》"
    "（2024年），不得频繁要求基层填表报材料，同类材料最多报一次（据转述，请对照正式文本）。"
)
_TWICE = (
    Column("先登记的"),
    Column("所在台账"),
    Column("又登记的"),
    Column("所在台账"),
    Column("单位"),
    Column("事项", "free"),
)
_OVERLAPS = (Column("台账"), Column("重复", "number"), Column("另一本台账", "free"))
_FIELDS = (
    Column("种类"),
    Column("条目", "number"),
    Column("起初要填", "number"),
    Column("可以填", "number"),
    Column("平均填了", "number"),
)
_PRINTED = (Column("种类"), Column("栏目"), Column("填了", "number"), Column("条目", "number"))
_IDLE = (Column("种类"), Column("文件"), Column("为什么", "free"))
_EVIDENCE = (Column("编号"), Column("单位"), Column("份数", "number"), Column("事项", "free"))
_LETTERS = (Column("乙方"), Column("年度", "number"), Column("份数", "number"), Column("编号", "free"))


def burden_report(request: Request) -> Document:
    """The document."""
    return Document(f"{request.name}：减负", (), tuple(_blocks(burden(request))))


def _blocks(report: Burden) -> Iterator[Block]:
    yield Paragraph(_BASIS)
    yield _figures(report)
    yield from _twice(report)
    yield from _fields(report)
    if report.idle:
        yield Heading(f"没有数字用到的台账：{len(report.idle)} 本")
        rows = tuple((one.ledger.kind.name, one.ledger.file.as_posix(), one.why) for one in report.idle)
        yield Table(_IDLE, rows, note="确实用不着的，可以不再记；别处要用的，照旧留着。")
    if report.evidence:
        yield Heading(f"佐证多的：{len(report.evidence)} 处")
        evidence = tuple((one.id, one.unit, one.number, one.entry.model.title) for one in report.evidence)
        yield Table(_EVIDENCE, evidence, note=f"超过 {report.evidence[0].most} 份的；留下最能说明问题的一两份就够。")
    if report.commitments:
        yield Heading(f"责任书多的：{len(report.commitments)} 个对象")
        letters = tuple(
            (one.party, one.year, len(one.letters), names(each.entry.model.id for each in one.letters))
            for one in report.commitments
        )
        yield Table(_LETTERS, letters, note="内容相近的可以合并，没有文件依据的不签。")


def _figures(report: Burden) -> Figures:
    entries = sum(one.entries for one in report.fields)
    printed = sum(count for one in report.fields for _, count in one.printed)
    return Figures(
        (
            Figure("登记了两遍的", len(report.duplicates), note=f"{entries} 个条目里"),
            Figure("只供查看的栏目", printed, note="填了几处，没有数字用到"),
            Figure("没有数字用到的台账", len(report.idle), note="本"),
            Figure("佐证多的", len(report.evidence), note="处"),
            Figure("责任书多的", len(report.commitments), note="个对象"),
        )
    )


def _twice(report: Burden) -> Iterator[Block]:
    if not report.duplicates:
        return
    yield Heading(f"登记了两遍的：{len(report.duplicates)} 条")
    rows = tuple(
        (
            one.first.id,
            one.first.ledger.file.as_posix(),
            one.again.id,
            one.again.ledger.file.as_posix(),
            one.again.unit,
            one.again.entry.model.title,
        )
        for one in report.duplicates
    )
    yield Table(_TWICE, rows, note="只留一处；两处都要列的，写“上级任务”，就不算两遍。逐条的位置见 dangjian check。")
    yield Heading("内容重复的台账")
    overlaps = tuple((one.first.file.as_posix(), one.count, one.again.file.as_posix()) for one in report.overlaps)
    yield Table(_OVERLAPS, overlaps)


def _fields(report: Burden) -> Iterator[Block]:
    if not report.fields:
        return
    yield Heading("各种台账填多少栏")
    rows = tuple((one.kind, one.entries, one.needed, one.offered, one.filled) for one in report.fields)
    note = "起初要填：登记时校验会问的几栏；完成日期、佐证等办成了再记。可以填：台账认得的全部栏目，用不着的不填。"
    yield Table(_FIELDS, rows, note=note)
    printed = [(one, key, count) for one in report.fields for key, count in one.printed]
    if printed:
        yield Heading("只供查看的栏目")
        listed = tuple((one.kind, key, count, one.entries) for one, key, count in printed)
        yield Table(_PRINTED, listed, note="没有一个数字用到它们；对办事有用的留着，没有用的可以不填。")
