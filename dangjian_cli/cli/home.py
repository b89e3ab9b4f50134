"""`dangjian` alone at a terminal: what is due this week, what is late, and the commands that one needs next."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from datetime import date

    from dangjian_cli.cli.session import Session
    from dangjian_cli.document.document import Block, Document
    from dangjian_cli.reports.listing import Listed

_SHOWN = 10
_WEEK = timedelta(days=6)
_NEXT = (
    ("dangjian progress 编号 内容", "记一次进展"),
    ("dangjian done 编号", "登记完成"),
    ("dangjian list @名称", "常用查询；不写查询列出全部"),
    ("dangjian warn", "哪些不正常、为什么、下一步"),
    ("dangjian status", "完成和逾期概况"),
    ("dangjian check", "校验台账"),
    ("dangjian --help", "全部命令"),
)


def home() -> bool:
    """Show the page; False where nobody sits at a terminal, or there is no workspace that can be read here."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    out = Output()
    try:
        session = open_session((), out)
        document = _document(session)
    except DangjianError:
        return False
    out.answer(session.drawn(document, "text", out))
    return True


def _document(session: "Session") -> "Document":
    from dangjian_cli.document.document import Document
    from dangjian_cli.obligations.obligation import Role
    from dangjian_cli.reports.listing import Wanted, listing

    asked = Asked.of(None, None, None, None)
    situation = session.whole_situation(None, asked)
    scope = session.scope(situation, None, None, asked)
    day = situation.today
    roles = frozenset({Role.MATTER, Role.OCCURRENCE})
    found = listing(situation, Wanted(scope, None, frozenset(), roles))
    late = [one for one in found if one.standing.overdue]
    soon = [one for one in found if _due_within(one, day)]
    meta = (("统计日", f"{day.isoformat()}{session.as_of_note(None)}"), ("范围", scope.label))
    name = situation.settings.name or "台账"
    return Document(name, meta, tuple(_blocks(late, soon)))


def _due_within(one: "Listed", day: "date") -> bool:
    """Whether it falls due within the seven days from today on, and is not done."""
    left, due = one.standing.days_left, one.standing.due
    return left is not None and due is not None and due <= day + _WEEK


def _blocks(late: "list[Listed]", soon: "list[Listed]") -> "list[Block]":
    from dangjian_cli.document.document import Column, Heading, Paragraph, Table

    blocks: list[Block] = [Heading(f"七天内到期：{len(soon)} 项")]
    if soon:
        columns = (Column("编号"), Column("截止"), Column("单位"), Column("责任人"), Column("事项", "free"))
        rows = [
            (
                one.obligation.id,
                one.standing.due,
                one.obligation.unit,
                "、".join(one.obligation.owners),
                one.obligation.title,
            )
            for one in sorted(soon, key=lambda one: str(one.standing.due))[:_SHOWN]
        ]
        blocks.append(Table(columns, tuple(rows)))
    else:
        blocks.append(Paragraph("没有。"))
    if len(soon) > _SHOWN:
        blocks.append(Paragraph(f"还有 {len(soon) - _SHOWN} 项：dangjian list '剩余天数<=6'"))
    if late:
        blocks.append(Paragraph(f"已经逾期 {len(late)} 项：dangjian list 状态:逾期"))
    return [*blocks, Heading("接着可以"), Table((Column("命令"), Column("做什么", "free")), _NEXT)]
