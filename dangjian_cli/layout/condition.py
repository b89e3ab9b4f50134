"""台账体检: how good the ledgers are: findings by rule, by ledger and by unit, and what is filled in of each field."""

from collections import Counter
from collections.abc import Callable, Iterator

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.models.entry import Matter
from dangjian_cli.reports.findings import Finding, attributed
from dangjian_cli.reports.request import Request
from dangjian_cli.rules import RULES

_BY_RULE = (Column("规则"), Column("级别"), Column("处数", "number"), Column("名称", "free"))
_COUNTS = tuple(Column(severity.label, "number") for severity in Severity)
_FIELDS: tuple[tuple[str, Callable[[Matter], object]], ...] = (
    ("责任单位", lambda one: one.units),
    ("责任人", lambda one: one.owners),
    ("牵头领导", lambda one: one.leader),
    ("措施", lambda one: one.measures),
    ("时限或频次", lambda one: one.deadline or one.frequency),
    ("依据", lambda one: one.basis),
    ("进展", lambda one: one.progress),
    ("佐证（完成的）", lambda one: one.evidence),
)


def condition(request: Request) -> Document:
    """The document: what `check --alerts` finds, counted."""
    title = f"{request.name}：台账体检"
    return Document(title, (), tuple(_blocks(request)))


def _blocks(request: Request) -> Iterator[Block]:
    found = [
        one
        for one in attributed(request.situation, request.diagnostics)
        if request.scope.covers(one.unit, one.diagnostic.primary.file)
    ]
    book = request.situation.book
    counts = Counter(one.diagnostic.severity for one in found)
    told = "、".join(f"{severity.label} {counts[severity]} 处" for severity in Severity)
    entries = sum(ledger.known for ledger in book.ledgers)
    yield Paragraph(
        f"{len(book.ledgers)} 本台账，{entries} 个条目：{told}；没有读入的文件 {len(book.unread_files)} 个，"
        f"有误未计的条目 {len(book.unread)} 个。逐处的位置和改法见 dangjian check --alerts。"
    )
    if found:
        yield Heading("按规则")
        yield _by_rule(found)
        yield Heading("按台账")
        yield _counted(
            "台账", Counter((one.diagnostic.primary.file.as_posix(), one.diagnostic.severity) for one in found)
        )
        yield Heading("按单位")
        yield _counted("单位", Counter((one.unit, one.diagnostic.severity) for one in found), _ordered(request))
    yield Heading("填写情况")
    yield _filled(request)


def _by_rule(found: list[Finding]) -> Table:
    names = {rule.code: rule.name for rule in RULES}
    counts = Counter((one.diagnostic.code, one.diagnostic.severity) for one in found)
    rows = [
        (code, severity.label, count, names[code])
        for (code, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][0]))
    ]
    return Table(_BY_RULE, tuple(rows))


def _ordered(request: Request) -> Callable[[str], tuple[int, str]]:
    order = request.situation.book.units.order
    return lambda name: (order.get(name, len(order)), name)


def _counted(
    title: str,
    counts: "Counter[tuple[str, Severity]]",
    key: Callable[[str], tuple[int, str]] = lambda name: (0, name),
) -> Table:
    names = sorted({name for name, _ in counts}, key=key)
    rows: list[tuple[Cell, ...]] = [(name, *(counts[name, severity] for severity in Severity)) for name in names]
    return Table((Column(title), *_COUNTS), tuple(rows))


def _filled(request: Request) -> Table:
    """How many entries that owe something have a field filled in; of evidence those that are done count."""
    matters = [
        expansion.entry.model
        for expansion in request.situation.register.expansions
        if not expansion.placeholder and request.scope.covers(expansion.unit, expansion.ledger.file)
    ]
    rows: list[tuple[Cell, ...]] = []
    for name, get in _FIELDS:
        asked = [one for one in matters if one.done_on is not None] if name.startswith("佐证") else matters
        filled = sum(bool(get(one)) for one in asked)
        rows.append((name, filled, len(asked), Ratio(filled, len(asked))))
    columns = (Column("栏目"), Column("填了", "number"), Column("应填", "number"), Column("占比", "number"))
    return Table(columns, tuple(rows))
