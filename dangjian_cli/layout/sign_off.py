"""签审对比: the frozen figures of every signed period beside those of the same day now, and what changed since."""

from collections.abc import Iterator, Sequence

from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.status import headline
from dangjian_cli.models.sign_off import SignedTally
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.figures import Figures
from dangjian_cli.reports.request import Request
from dangjian_cli.review.signed import Signed, changed_since, in_force, sign_offs
from dangjian_cli.review.signing import Reviewed, frozen, request_now, reviewed

_FIGURES = (
    Column("口径"),
    Column("项目"),
    Column("签审时", "number"),
    Column("现在", "number"),
    Column("增减", "number"),
)
_SIGNED = (
    Column("期间"),
    Column("更正"),
    Column("范围"),
    Column("签审人"),
    Column("统计日"),
    Column("条目", "number"),
    Column("改过", "number"),
)
_CHANGED = (Column("编号"), Column("变化"), Column("签审时"), Column("现在"), Column("名称", "free"))


def sign_off_comparison(request: Request) -> Document:
    """The document: every sign-off in a line, then those whose period has days in common with the one asked for."""
    title, signed = f"{request.name}：签审对比", sign_offs(request.situation.book)
    if not signed:
        return Document(title, (), (Paragraph("还没有签审过。签审一个季度：dangjian sign 2026Q3 --by 姓名"),))
    asked, situation = request.period, request.situation
    shown = [one for one in signed if one.period.start < asked.end and asked.start < one.period.end]
    told = (block for one in shown for block in _blocks(situation, one))
    return Document(title, (), (_overview(situation, signed), *told))


def _overview(situation: Situation, signed: Sequence[Signed]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    compared = in_force(situation.book)
    for one in signed:
        header, entries = one.header, len(one.ledger.entries)
        changed = sum(1 for _ in changed_since(situation.book, one)) if one in compared else None
        number = f"更正{one.number}" if one.number else ""
        rows.append((one.period.name, number, one.scope, header.by or "", one.day, entries, changed))
    return Table(_SIGNED, tuple(rows), note="逐项的数字只列所问期间的；另有更正的，以更正为准，不再比较条目。")


def _blocks(situation: Situation, signed: Signed) -> Iterator[Block]:
    header, now = signed.header, request_now(situation, signed)
    amended = f"，第 {signed.number} 次更正：{header.reason or '没有写理由'}" if signed.number else ""
    yield Heading(f"{signed.period.label}（{signed.scope}）{f'更正{signed.number}' if signed.number else ''}")
    yield Paragraph(f"签审人 {header.by or '没有写'}，统计日 {signed.day.isoformat()}{amended}。")
    if signed not in in_force(situation.book):
        yield Paragraph("已经另有更正，以更正为准；这一份不再比较条目。")
    yield Table(_FIGURES, tuple(_compared(signed, now.completion.figures)), note="现在：按同一统计日重算。")
    if signed in in_force(situation.book):
        yield from _changed(situation, signed, {one.id: one for one in reviewed(now)})


def _compared(signed: Signed, now: Figures) -> Iterator[tuple[Cell, ...]]:
    """Each count that was or is not 0."""
    figures = signed.header.figures
    then = (figures.matters, figures.occurrences) if figures is not None else (None, None)
    for role, old, tally in zip(("事项", "期次"), then, (now.matters, now.occurrences), strict=True):
        new = frozen(tally)
        for name, info in SignedTally.model_fields.items():
            before, after = getattr(old, name, None) or 0, getattr(new, name) or 0
            if before or after or name == "total":
                yield (role, info.alias or name, before, after, after - before)


def _changed(situation: Situation, signed: Signed, now: dict[str, Reviewed]) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for since in changed_since(situation.book, signed):
        entry = since.entry.model
        id_ = entry.entry_id or ""
        word = now[id_].word if id_ in now else "不在本期"
        what, word = ("改过", word) if since.now is not None else ("不在了", "")
        rows.append((id_, what, entry.word or "", word, entry.title))
    yield Heading(f"签审以后改过的条目：{len(rows)} 个", 2)
    kept = f"签审过的 {len(signed.ledger.entries)} 个条目都没有改过。"
    yield Table(_CHANGED, tuple(rows)) if rows else Paragraph(kept)


def signing_document(request: Request, as_of_note: str, by: str, closing: str) -> Document:
    """What `sign` says: the figures, how many entries they are made of, and what is written where."""
    day = f"{request.situation.today.isoformat()}{as_of_note}"
    meta = (("统计日", day), ("范围", request.scope.label), ("签审人", by))
    blocks = (
        *headline(request.completion.figures),
        Paragraph(f"记下条目 {len(reviewed(request))} 个的摘要。{closing}"),
    )
    return Document(f"{request.name}：{request.period.label}签审", meta, blocks)
