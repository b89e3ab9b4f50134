"""The columns that ledgers declare themselves (通用清单) as fields of queries: 层级:市级, 金额>=1000."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.own_column import OwnColumn
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.own import own_columns
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.query.fields import BY_NAME, Field, Sort


def own_fields(book: Book) -> dict[str, Field]:
    """One field a name. Where ledgers declare it differently it is text, and of words all are known."""
    declared: dict[str, list[tuple[Ledger, OwnColumn]]] = {}
    for ledger, column in own_columns(book):
        if column.name and column.name not in BY_NAME:
            declared.setdefault(column.name, []).append((ledger, column))
    return {
        name: BY_NAME["时限"]
        if all(ledger.kind.entry.OWN_NAMES.get("时限") == name for ledger, _ in columns)
        else _field(name, [column for _, column in columns], book)
        for name, columns in declared.items()
    }


class _Said(NamedTuple):
    """What an entry says in a column."""

    name: str

    def texts(self, owed: Obligation, _: Standing) -> tuple[str, ...]:
        """The values as they are written."""
        return tuple(tag.value for tag in owed.tags if tag.dimension == self.name)

    def yes(self, owed: Obligation, at: Standing) -> tuple[str, ...]:
        """是, where it says so."""
        return tuple(text for text in self.texts(owed, at) if text == "是")

    def number(self, owed: Obligation, at: Standing) -> Decimal | None:
        """The number."""
        return next((Decimal(text) for text in self.texts(owed, at)), None)

    def day(self, owed: Obligation, at: Standing) -> date | None:
        """The day."""
        return next((date.fromisoformat(text) for text in self.texts(owed, at)), None)


def _field(name: str, columns: list[OwnColumn], book: Book) -> Field:
    said = _Said(name)
    sorts = {column.sort for column in columns}
    match sorts.pop() if len(sorts) == 1 else ColumnType.TEXT:
        case ColumnType.DAY:
            return Field(name, Sort.DAY, day=said.day)
        case ColumnType.NUMBER | ColumnType.INTEGER:
            return Field(name, Sort.NUMBER, number=said.number)
        case ColumnType.YES_NO:
            return Field(name, Sort.FLAG, said.yes)
        case ColumnType.CHOICE:
            words = frozenset(word for column in columns for word in column.words)
            return Field(name, Sort.WORDS, said.texts, words=words)
        case ColumnType.UNIT:
            canonical = book.units.canonical
            return Field(name, Sort.UNIT, lambda owed, at: tuple(map(canonical, said.texts(owed, at))))
        case ColumnType.TEXT | ColumnType.REFERENCE | ColumnType.DEADLINE:
            return Field(name, Sort.TEXT, said.texts)
