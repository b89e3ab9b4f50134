"""`show`: one entry as a document."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.plain import plain
from dangjian_cli.layout.shared import notices
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.explanation import Explained, Explanation

_FIELDS = (Column("栏目"), Column("内容", "free"))
_OWED = (Column("编号"), Column("口径"), Column("截止"), Column("现状"), Column("原因", "free"))
_RELATED = (Column("编号"), Column("单位"), Column("截止"), Column("现状"), Column("事项", "free"))


def show(explanation: Explanation, book: Book, asked: str, place: str, as_of: str) -> Document:
    """The document of one entry. `place` is file and line; `asked` may be one obligation of the entry."""
    model = explanation.entry.model
    return Document(
        title=f"{model.id} {_title(model)}".rstrip(),
        meta=(("台账", explanation.ledger.name), ("位置", place), ("统计日", as_of)),
        blocks=tuple(_blocks(explanation, asked)),
        notices=notices(book),
    )


def _blocks(explanation: Explanation, asked: str) -> Iterator[Block]:
    owed = [one for one in explanation.obligations if asked in (explanation.entry.model.id, one.obligation.id)]
    if not explanation.entry.counted:
        yield Paragraph("这个条目有误，没有计入任何统计；请先运行 dangjian check 改正。")
    for one in owed[:1] if len(owed) == 1 else ():
        yield Heading(f"现状：{one.standing.word}")
        yield Paragraph("\n".join(one.reasons))
    if len(owed) > 1:
        yield Heading("现状")
        yield Table(_OWED, tuple(_owed(one) for one in owed))
    yield Heading("内容")
    yield Table(_FIELDS, tuple(_fields(explanation.entry.model)))
    if explanation.parent is not None:
        yield Heading("上级任务")
        yield Table(_RELATED, (_related(explanation.parent),))
    if explanation.children:
        yield Heading(f"下级任务 {len(explanation.children)} 项，完成 {_done(explanation.children)} 项")
        yield Table(_RELATED, tuple(_related(child) for child in explanation.children))


def _title(model: EntryModel) -> str:
    title = getattr(model, "title", "")
    return title if isinstance(title, str) else ""


def _done(children: Sequence[Explained]) -> int:
    return sum(child.standing.phase is Phase.DONE for child in children)


def _owed(one: Explained) -> tuple[str | date | None, ...]:
    role = one.obligation.role
    return (one.obligation.id, role.value, one.standing.due, one.standing.word, "；".join(one.reasons))


def _related(one: Explained) -> tuple[str | date | None, ...]:
    obligation, standing = one.obligation, one.standing
    note = "（未分解到位，代列）" if obligation.placeholder else ""
    return (obligation.id, obligation.unit, standing.due, standing.word, obligation.title + note)


def _fields(model: EntryModel) -> Iterator[tuple[str, str]]:
    """Every field that the ledger fills, in the order of the model, under its Chinese key."""
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if name not in ("id", "title") and value is not None and value != ():
            yield info.alias or name, plain(value)


def show_value(explanation: Explanation) -> Mapping[str, Value]:
    """The entry, its obligations and relations as plain values."""
    model = explanation.entry.model
    return {
        "id": model.id,
        "title": _title(model),
        "kind": explanation.ledger.kind.name,
        "ledger": explanation.ledger.name,
        "counted": explanation.entry.counted,
        "fields": dict(_fields(model)),
        "obligations": [_owed_value(one) for one in explanation.obligations],
        "parent": _owed_value(explanation.parent) if explanation.parent else None,
        "children": [_owed_value(child) for child in explanation.children],
    }


def _owed_value(one: Explained) -> Mapping[str, Value]:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "unit": obligation.unit,
        "title": obligation.title,
        "due": standing.due,
        "phase": standing.phase.value,
        "timing": standing.timing.value,
        "hold": standing.hold.value,
        "word": standing.word,
        "days_late": standing.days_late,
        "progress": standing.progress,
        "done_on": standing.done_on,
        "reasons": list(one.reasons),
    }
