"""`report 组织树`: the tree with its numbers, then kinds, groups and leading groups."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.models.organisation import ChangeType
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.reports.organisation import Changed, Contacts, Node, Organisation, Staffed, organisation
from dangjian_cli.reports.request import Request

_COLUMNS = (
    Column("组织"),
    Column("类别"),
    Column("正式党员", "number"),
    Column("预备党员", "number"),
    Column("支委", "number"),
    Column("书记"),
    Column("本届起"),
    Column("届满"),
)


def organisation_report(request: Request) -> Document:
    """The document; the tree is that of the day, 变动 those of the period."""
    report = organisation(request.situation, request.scope, request.period)
    return Document(f"{request.name}：组织树", (), tuple(_blocks(report, request.period.label)))


def _blocks(report: Organisation, period: str) -> Iterator[Block]:
    if not report.nodes:
        yield Paragraph("没有登记组织。新建一个“台账: 组织”的文件，逐个登记单位。")
        return
    kinds = "、".join(f"{kind.value} {report.kinds[kind]} 个" for kind in UnitKind if report.kinds.get(kind))
    yield Paragraph(
        f"共 {len(report.nodes)} 个单位：{kinds}。正式党员 {report.members} 人，预备党员 {report.probationary} 人"
        "（上级写了党员数的，下级不重复加）。"
    )
    yield Table(_COLUMNS, tuple(_row(node) for node in report.nodes))
    if report.gone:
        yield Paragraph(f"统计日不在的单位（还没有成立，或已经撤销）：{'、'.join(report.gone)}。")
    if report.groups:
        yield Heading("单位组")
        rows = tuple((name, len(members), "、".join(members)) for name, members in report.groups.items())
        yield Table((Column("单位组"), Column("个数", "number"), Column("单位", "free")), rows)
    if report.leading_groups:
        yield Heading("领导小组")
        columns = (Column("名称"), Column("组长"), Column("副组长"), Column("办公室"), Column("成员单位", "free"))
        yield Table(
            columns,
            tuple(
                (one.name, "、".join(one.head), "、".join(one.deputies), one.office, "、".join(one.members))
                for one in report.leading_groups
            ),
        )
    yield from _contacts(report.contacts)
    yield from _staffed(report.staffed)
    yield from _changes(report.changes, period)


def _contacts(contacts: Contacts) -> Iterator[Block]:
    if not contacts.named:
        return
    leaders = {one.leader for one in contacts.named}
    units = {unit for one in contacts.named for unit in one.units}
    yield Heading(f"联系点：{len(leaders)} 位领导联系 {len(units)} 个单位")
    columns = (Column("联系领导"), Column("个数", "number"), Column("说明"), Column("联系单位", "free"))
    yield Table(
        columns, tuple((one.leader, len(one.units), one.remark, "、".join(one.units)) for one in contacts.named)
    )
    if contacts.left:
        yield Paragraph(f"还没有领导联系的直属党组织：{'、'.join(contacts.left)}。")


def _staffed(staffed: Sequence[Staffed]) -> Iterator[Block]:
    if staffed:
        yield Heading("专职党务力量")
        columns = (Column("单位"), Column("专职党务", "number"), Column("机关人数", "number"), Column("占比", "number"))
        note = "专职党务工作人员一般占机关工作人员的百分之一至百分之二，依据见 dangjian rules DJ108。"
        yield Table(columns, tuple((one.unit, one.party_staff, one.staff, one.share) for one in staffed), note=note)


def _changes(changes: Sequence[Changed], period: str) -> Iterator[Block]:
    if not changes:
        return
    counts = Counter(one.change.type for one in changes)
    told = "、".join(f"{kind.value} {counts[kind]} 个" for kind in ChangeType if counts[kind])
    yield Heading(f"{period}组织变动" + (f"：{told}" if told else ""))
    columns = (Column("日期"), Column("组织"), Column("变动"), Column("批复文号"), Column("说明", "free"))
    rows = tuple((one.change.day, one.unit, one.change.type, one.change.approval, one.change.note) for one in changes)
    yield Table(columns, rows)


def _row(node: Node) -> tuple[str | int | None, ...]:
    unit = node.unit
    return (
        "　" * node.depth + unit.title,
        unit.kind.value if unit.kind is not None else None,
        unit.full_members,
        unit.probationary_members,
        unit.committee_size,
        unit.secretary,
        unit.term_began.isoformat() if unit.term_began is not None else None,
        node.ends,
    )
