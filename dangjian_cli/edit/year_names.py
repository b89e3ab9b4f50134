"""The year in what ledgers are called: file names, 名称 and 编号前缀 that say it say the new one."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from dangjian_cli.models.fields import Years
from dangjian_cli.syntax.parsed import Data

_ONE = r"(?<![0-9〔\[﹝])(?:19|20)[0-9]{2}(?![0-9])"
_TO = "(?:年度?)?[至到—–－~～-]+"
_YEAR = re.compile(f"{_ONE}(?P<span>{_TO}(?:19|20)[0-9]{{2}}(?![0-9]))?")
"""A year, or a span of years; that of a document number (市机党〔2026〕6号) is left alone: nobody knows next year's."""

LEFT_BEHIND = frozenset({"依据", "基准日", "备注", "应列项数", "豁免"})
"""Keys of a header that speak of the old year alone."""


def turned(text: str, years: Years, year: int) -> str:
    """A name with its years moved on by as many as the ledger's. Its own span (2024-2026) becomes the new year; in the
    name of a ledger of one year a span is that of a plan, and stays.
    """
    if years.first != years.last:
        return re.sub(rf"(?<![0-9]){years.first}{_TO}{years.last}(?![0-9])", str(year), text)
    return _YEAR.sub(lambda found: found[0] if found["span"] else str(int(found[0]) + year - years.last), text)


def years_named(text: str) -> tuple[int, ...]:
    """The years that a text names, each by itself."""
    return tuple(int(found[0]) for found in _YEAR.finditer(text) if not found["span"])


def turned_path(file: PurePosixPath, years: Years, year: int) -> PurePosixPath:
    """Where the ledger of the new year lies; a name that says no year gets it behind."""
    path = PurePosixPath(turned(str(file), years, year))
    return path if path != file else file.with_name(f"{file.stem}-{year}{file.suffix}")


def turned_header(header: Mapping[str, Data], years: Years, year: int) -> dict[str, Data]:
    """The header of the ledger of the new year."""
    new: dict[str, Data] = {key: value for key, value in header.items() if key not in LEFT_BEHIND}
    for key in ("名称", "编号前缀"):
        if isinstance(value := new.get(key), str):
            new[key] = turned(value, years, year)
    return {**new, "年度": str(year)}
