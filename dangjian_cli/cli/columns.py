"""Reading --columns and --sort: names of columns, parted by commas or 、; a query's other names for them do as well."""

import re

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.layout.listing import USUAL
from dangjian_cli.query.fields import BY_NAME
from dangjian_cli.reports.columns import SHOWN

_PARTS = re.compile("[,，、 ]+")


def chosen_columns(text: str | None) -> tuple[str, ...]:
    """The columns asked for, else the usual ones; UsageError for one that there is not."""
    return tuple(_known(name, "--columns") for name in _parts(text)) if text is not None else USUAL


def sort_keys(text: str | None) -> tuple[tuple[str, bool], ...]:
    """The columns to sort by, each with whether downwards; UsageError for one that there is not."""
    if text is None:
        return ()
    return tuple((_known(name.lstrip("-－"), "--sort"), name[:1] in "-－") for name in _parts(text))


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text.strip()) if part]


def _known(name: str, option: str) -> str:
    if name in SHOWN:
        return name
    field = BY_NAME.get(name)
    for same in (field.name, *field.synonyms) if field is not None else ():
        if same in SHOWN:
            return same
    near = closest(name, SHOWN)
    raise UsageError(f"选项 {option}：没有“{name}”这一栏", f"是不是“{near}”？" if near else f"可写：{names(SHOWN)}")
