"""Reading --columns and --sort: names of columns, parted by commas or 、; a query's other names for them do as well."""

import re
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.layout.listing import USUAL
from dangjian_cli.obligations.own import own_columns
from dangjian_cli.query.fields import BY_NAME
from dangjian_cli.reports.columns import SHOWN

if TYPE_CHECKING:
    from dangjian_cli.book.book import Book

_PARTS = re.compile("[,，、 ]+")


def chosen_columns(text: str | None, book: "Book") -> tuple[str, ...]:
    """The columns asked for, else the usual ones; UsageError for one that there is not."""
    return tuple(_known(name, "--columns", book) for name in _parts(text)) if text is not None else USUAL


def sort_keys(text: str | None, book: "Book") -> tuple[tuple[str, bool], ...]:
    """The columns to sort by, each with whether downwards; UsageError for one that there is not."""
    if text is None:
        return ()
    return tuple((_known(name.lstrip("-－"), "--sort", book), name[:1] in "-－") for name in _parts(text))


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text.strip()) if part]


def _known(name: str, option: str, book: "Book") -> str:
    if name in SHOWN:
        return name
    field = BY_NAME.get(name)
    for same in (field.name, *field.synonyms) if field is not None else ():
        if same in SHOWN:
            return same
    own = dict.fromkeys(column.name or "" for _, column in own_columns(book))
    if name in own:
        return name
    near = closest(name, (*SHOWN, *own))
    known = names((*SHOWN, *own))
    raise UsageError(f"选项 {option}：没有“{name}”这一栏", f"是不是“{near}”？" if near else f"可写：{known}")
