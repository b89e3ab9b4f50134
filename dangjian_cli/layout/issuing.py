"""`warn --issue`: a 督办单 for each matter, and the line that records it. Nothing is written: the clerk does that."""

from collections.abc import Iterator, Mapping, Sequence

from dangjian_cli.book.book import Book
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.shared import notices
from dangjian_cli.obligations.obligation import UNASSIGNED
from dangjian_cli.reports.issuing import Proposal, Waiting
from dangjian_cli.reports.warning import Warnings
from dangjian_cli.syntax.writing import flow_mapping, flow_scalar

_BLANK = "＿＿＿＿＿＿"
_COLUMNS = (Column("栏目"), Column("内容", "free"))


def issuing_document(
    report: Warnings,
    issued: Sequence[Proposal],
    waiting: Sequence[Waiting],
    book: Book,
    told: tuple[tuple[tuple[str, str], ...], Mapping[Place, str]],
) -> Document:
    """The sheets. `told` are what all reports say on top, and where entries stand: file and line."""
    meta, where = told
    title = f"督办单 {len(issued)} 张（{report.scheme.name}）"
    return Document(title, meta, tuple(_blocks(issued, waiting, where)), notices(book))


def _blocks(issued: Sequence[Proposal], waiting: Sequence[Waiting], where: Mapping[Place, str]) -> Iterator[Block]:
    if not issued:
        yield Paragraph("没有要发的督办单。")
    for sheet in issued:
        yield Heading(f"{sheet.level.title} {sheet.number}")
        yield sheet_table(sheet)
        yield Paragraph(_record(sheet, where))
    yield from waiting_blocks(waiting)


def waiting_blocks(waiting: Sequence[Waiting]) -> Iterator[Block]:
    """What has a sheet that is still to be answered."""
    if waiting:
        yield Heading(f"已经发过、还没有到回复时限的 {len(waiting)} 件，不再发")
        columns = (Column("编号"), Column("单号"), Column("回复时限"), Column("事项", "free"))
        yield Table(
            columns,
            tuple(
                (one.light.obligation.entry_id, one.number, one.reply_by, one.light.obligation.title) for one in waiting
            ),
        )


def sheet_table(sheet: Proposal) -> Table:
    """One 督办单."""
    return Table(_COLUMNS, tuple(_fields(sheet)))


def _fields(sheet: Proposal) -> Iterator[tuple[str, str]]:
    """The parts of a 督办单 (三明、尧都、达州 [A/B]); the signature stays blank."""
    obligation = sheet.light.obligation
    entry = sheet.light.entry
    origin = getattr(entry.model, "origin", None) if entry is not None else None
    yield "单号", sheet.number
    yield "级别", "、".join(word for word in (sheet.level.title, sheet.level.supervision) if word)
    yield "事项", f"{obligation.entry_id} {entry.model.title if entry is not None else obligation.title}"
    if origin:
        yield "来源", str(origin)
    yield "承办单位", obligation.unit
    if obligation.owners:
        yield "责任人", "、".join(obligation.owners)
    for number, light in enumerate(sheet.lights):
        part = f"{light.obligation.id}：" if len(sheet.lights) > 1 else ""
        yield "情况" if number == 0 else "", part + "；".join(light.reasons)
    yield "办理要求", sheet.demand
    due = sheet.light.standing.due
    yield "完成时限", due.isoformat() if due is not None else sheet.light.standing.wording
    yield "发出日期", sheet.issued_on.isoformat()
    yield "回复时限", sheet.reply_by.isoformat() if sheet.reply_by is not None else _BLANK
    yield "签发人", _BLANK
    yield "回复情况", _BLANK


def _record(sheet: Proposal, where: Mapping[Place, str]) -> str:
    """The YAML that records the sheet, and where it goes."""
    fields = {"单号": sheet.number, "日期": sheet.issued_on.isoformat()}
    if sheet.level.supervision is not None:
        fields["级别"] = sheet.level.supervision.value
    fields["要求"] = sheet.demand
    if sheet.reply_by is not None:
        fields["回复时限"] = sheet.reply_by.isoformat()
    line = f"- {flow_mapping(fields)}"
    entry = sheet.light.entry
    if entry is None:
        return f"签发后登记：在督办事项台账的“条目”里加一条\n{_new_entry(sheet, line)}"
    place = where[entry.place.entry]
    if entry.model.supervisions:
        return f"签发后登记：{place} 的条目 {entry.model.id}，在“督办”里加一行\n      {line}"
    return f"签发后登记：{place} 的条目 {entry.model.id}，加两行\n    督办:\n      {line}"


def _new_entry(sheet: Proposal, line: str) -> str:
    """What no entry stands for (三会一课, 换届, a share that nobody registered) becomes a 督办事项."""
    obligation, due = sheet.light.obligation, sheet.light.standing.due
    rows = [f"  - 编号: {flow_scalar(sheet.number)}", f"    事项: {flow_scalar(obligation.title)}"]
    if obligation.unit != UNASSIGNED:
        rows.append(f"    责任单位: [{flow_scalar(obligation.unit)}]")
    if due is not None:
        rows.append(f"    时限: {due.isoformat()}")
    return "\n".join((*rows, "    督办:", f"      {line}"))
