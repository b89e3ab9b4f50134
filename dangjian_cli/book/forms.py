"""What is declared as data for reports and inspections: what we ship; the workspace adds, or replaces by name."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.packs import shipped
from dangjian_cli.models.checklist import CheckItem, ChecklistHeader
from dangjian_cli.models.report_form import FormHeader, Section

DEFAULT_CHECKLIST = "十三项"
_YELLOW, _RED = 3, 7


class Form(NamedTuple):
    """A report: its header and its sections in order."""

    name: str
    header: FormHeader
    sections: tuple[Section, ...]


class Checklist(NamedTuple):
    """A checklist. From `yellow` items not in order a unit is 黄, from `red` 红."""

    name: str
    basis: str
    yellow: int
    red: int
    items: tuple[CheckItem, ...]


_T = TypeVar("_T", Form, Checklist)


def forms_of(book: Book | None) -> Mapping[str, Form]:
    """Every declared report by its name; without a workspace those that we ship."""
    own = book.ledgers if book is not None else ()
    return _by_name((_form(ledger) for ledger in shipped("reports")), (_form(ledger) for ledger in own))


def checklists_of(book: Book) -> Mapping[str, Checklist]:
    """Every checklist by its name."""
    ours = (_checklist(ledger) for ledger in shipped("checklists"))
    return _by_name(ours, (_checklist(ledger) for ledger in book.ledgers))


def _by_name(*sources: Iterable[_T | None]) -> dict[str, _T]:
    return {one.name: one for source in sources for one in source if one is not None}


def _form(ledger: Ledger) -> Form | None:
    if not isinstance(ledger.header, FormHeader):
        return None
    return Form(ledger.name, ledger.header, tuple(entry.model for entry in ledger.of(Section)))


def _checklist(ledger: Ledger) -> Checklist | None:
    header = ledger.header
    if not isinstance(header, ChecklistHeader):
        return None
    yellow = header.yellow if header.yellow is not None else _YELLOW
    red = header.red if header.red is not None else _RED
    items = tuple(entry.model for entry in ledger.of(CheckItem))
    return Checklist(ledger.name, "、".join(header.basis), yellow, red, items)
