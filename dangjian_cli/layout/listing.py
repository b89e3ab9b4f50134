"""`list`: obligations, one a row; and as plain values for scripts."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from pathlib import PurePosixPath

from dangjian_cli.book.book import Book
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.document.document import Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.shared import Displayed, counted, notices, table_of
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.standing import Timing
from dangjian_cli.reports.columns import shown, word
from dangjian_cli.reports.listing import Listed, ListedEntry

USUAL = ("编号", "口径", "单位", "截止", "现状", "责任人", "事项")
_RECORD = "记录"
"""What stands for the obligations of an entry that owes none."""
_RECORD_COLUMNS = (Column("编号"), Column("种类"), Column("单位"))
_ENTRY_COLUMNS = (*_RECORD_COLUMNS, Column("应办"), Column("现状"))


def listing_document(
    listed: Sequence[Listed], book: Book, meta: tuple[tuple[str, str], ...], columns: Sequence[str] = USUAL
) -> Document:
    """The table, with the count of its rows in each of the counts that are never added together."""
    return Document(f"应办事项：{_how_many(listed)}", meta, (table_of(listed, columns),), notices(book))


def entries_document(found: Sequence[ListedEntry], book: Book, meta: tuple[tuple[str, str], ...]) -> Document:
    """One row an entry: how many of what it owes were asked for, and how they stand."""
    own = _own_columns(found, book)
    only_records = bool(found) and all(one.record for one in found)
    columns = _RECORD_COLUMNS if only_records else _ENTRY_COLUMNS
    titles = (*columns, *(Column(name) for name in own), Column("事项", "free"))
    rows = []
    for one in found:
        how = () if only_records else (_owed(one), None if one.record else _standings(one.listed))
        said = (shown(name).cell(one.listed[0]) for name in own)
        rows.append((one.id, one.first.kind, one.first.unit, *how, *said, one.title))
    return Document(_entries_title(found), meta, (Table(titles, tuple(rows)),), notices(book))


def _owed(one: ListedEntry) -> str:
    return _RECORD if one.record else counted(each.obligation.role for each in one.listed)


def _entries_title(found: Sequence[ListedEntry]) -> str:
    owed = counted(each.obligation.role for one in found if not one.record for each in one.listed)
    records = sum(one.record for one in found)
    parts = [owed] * bool(owed) + [f"{_RECORD} {records} 条"] * bool(records)
    return f"条目 {len(found)} 个：{'、'.join(parts) or '没有符合条件的'}"


def _own_columns(found: Sequence[ListedEntry], book: Book) -> tuple[str, ...]:
    """The columns that the ledger declares itself, where all that was found is of one ledger."""
    files = {one.first.source for one in found}
    ledger = next((each for each in book.ledgers if files == {each.file}), None)
    return tuple(column.name or "" for column in ledger.kind.entry.OWN.values()) if ledger is not None else ()


def _how_many(listed: Sequence[Listed]) -> str:
    return counted(one.obligation.role for one in listed) or "没有符合条件的"


def _standings(listed: Sequence[Listed]) -> str:
    if len(listed) == 1:
        return word(listed[0].standing)
    counts = Counter(one.standing.word for one in listed)
    return "、".join(f"{name} {count}" for name, count in counts.items())


def entries_values(
    found: Sequence[ListedEntry], book: Book, lines: Mapping[Place, int], displayed: Displayed
) -> list[Mapping[str, Value]]:
    """One object an entry, with the words of what it owes counted."""
    declared = {each.file: {column.name for column in each.kind.entry.OWN.values()} for each in book.ledgers}
    return [
        {
            "id": one.id,
            "kind": one.first.kind,
            "title": one.title,
            "unit": one.first.unit,
            "record": one.record,
            "owed": {
                role.value: sum(each.obligation.role is role for each in one.listed if not one.record) for role in Role
            },
            "words": {} if one.record else dict(Counter(each.standing.word for each in one.listed)),
            "own": _own_values(one.first, declared.get(one.first.place.file, ())),
            "path": displayed(one.first.place.file),
            "line": lines[one.first.place],
        }
        for one in found
    ]


def _own_values(owed: Obligation, declared: Container[str | None]) -> Mapping[str, Value]:
    """What stands in the columns that the entry's ledger declares itself."""
    said: dict[str, Value] = {}
    for tag in (each for each in owed.tags if each.dimension in declared):
        said[tag.dimension] = f"{said[tag.dimension]}、{tag.value}" if tag.dimension in said else tag.value
    return said


def listing_values(
    listed: Sequence[Listed], lines: Mapping[Place, int], displayed: Displayed
) -> list[Mapping[str, Value]]:
    """One object an obligation. `lines` gives the line of each place, `displayed` a path as the user sees it."""
    return [_value(one, lines[one.obligation.place], displayed(one.obligation.place.file)) for one in listed]


def _value(one: Listed, line: int, path: PurePosixPath) -> Mapping[str, Value]:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "kind": obligation.kind,
        "title": obligation.title,
        "unit": obligation.unit,
        "partners": list(obligation.partners),
        "leader": obligation.leader,
        "owner": "、".join(obligation.owners) or None,
        "opens": obligation.opens,
        "due": standing.due,
        "due_text": standing.wording or None,
        "assessable": standing.timing is not Timing.UNASSESSABLE,
        "recurrence": obligation.recurrence,
        "phase": standing.phase.value,
        "timing": standing.timing.value,
        "hold": standing.hold.value,
        "word": standing.word,
        "days_late": standing.days_late,
        "progress": standing.progress,
        "done_on": standing.done_on,
        "path": path,
        "line": line,
    }
