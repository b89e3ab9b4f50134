"""对应表 of the workspace: an office's own titles; and the draft of one for a sheet."""

from collections.abc import Iterable
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.book.book import Book
from dangjian_cli.exchange.columns import AMBIGUOUS, Titles, columns_of, plain_title
from dangjian_cli.exchange.table import Table
from dangjian_cli.models.kinds import KIND_BY_NAME, KIND_KEY, LIST_KEY, MAPPINGS, Kind
from dangjian_cli.models.mapping import UNUSED, ColumnTitle, MappingHeader
from dangjian_cli.syntax.writing import flow_mapping, header_lines

_OWN_WORDS = {"完成时间": "完成日期"}
"""What a title that may mean two things most likely means: a proposal for whoever writes the mapping."""


class OwnTitles(NamedTuple):
    """A mapping: the kind it is for, titles to keys, titles that are left out."""

    kind: Kind
    keys: dict[str, str]
    unused: frozenset[str]

    def titles_for(self, kind: Kind) -> Titles:
        """Together with what we know of the kind: that of the mapping, with the columns of one ledger."""
        return Titles.of(kind, self.keys, self.unused)


def own_titles(book: Book, name: str) -> OwnTitles:
    """The mapping of this name. UsageError when there is none, or it is for no kind."""
    ledgers = {ledger.name: ledger for ledger in book.ledgers if ledger.kind is MAPPINGS}
    if name not in ledgers:
        near = closest(name, ledgers)
        help = f"是不是“{near}”？" if near else f"现有：{names(ledgers)}" if ledgers else "用 --suggest 先拟一份"
        raise UsageError(f"工作区里没有“{name}”这份对应表", help)
    ledger = ledgers[name]
    header = ledger.header
    kind = KIND_BY_NAME.get(header.target or "") if isinstance(header, MappingHeader) else None
    if kind is None:
        raise UsageError(f"对应表“{name}”没有写清给哪一种台账用", "在台账头写“种类: 任务清单”这样一行")
    entries = [entry.model for entry in ledger.of(ColumnTitle)]
    keys = {one.title: one.key for one in entries if one.key is not None and one.key != UNUSED}
    return OwnTitles(kind, keys, frozenset(one.title for one in entries if one.key == UNUSED))


def suggestion(tables: Iterable[Table], kind: Kind, name: str) -> str:
    """The draft of a mapping for the titles that mean no key, as a ledger to be completed and saved."""
    known = [column.key for column in columns_of(kind.entry)]
    lines = []
    titles = dict.fromkeys(title for table in tables for title in _doubtful(table))
    for number, title in enumerate(titles, start=1):
        key = _OWN_WORDS.get(plain_title(title)) or closest(plain_title(title), known)
        fields = {"编号": f"DY-{number}", "列名": title, "键": key or UNUSED}
        lines.append(f"  - {flow_mapping({**fields})}{'' if key else '   # 没有相近的键：写上键，或留着“不用”'}\n")
    header = header_lines({KIND_KEY: MAPPINGS.name, "名称": name, "种类": kind.name})
    return f"{header}{LIST_KEY}:{'' if lines else ' []'}\n{''.join(lines)}"


def _doubtful(table: Table) -> Iterable[str]:
    yield from (title for _, title in table.unknown)
    yield from (title for title in table.named if plain_title(title) in AMBIGUOUS)
