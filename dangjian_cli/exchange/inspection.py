"""What `check` would say of a ledger with the rows of a sheet in it, told by the cells of the sheet."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from dangjian_cli.book.load import Loaded
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Severity
from dangjian_cli.exchange.incoming import Incoming
from dangjian_cli.exchange.table import Problem
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules import RULES
from dangjian_cli.rules.diagnose import Diagnoser
from dangjian_cli.rules.looking import looking
from dangjian_cli.rules.run import CHECKED, run
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate

_CELLS = (
    (re.compile("删去这一行"), "空着这一格"),
    (re.compile("补上这一行：([^:]+): ……"), r"填上“\1”"),
    (re.compile("补一行“([^:”]+)(?:: [^”]*)?”"), r"填上“\1”"),
)
_BY_CODE = {rule.code: rule for rule in RULES}


def said(fault: Fault) -> tuple[str, str]:
    """What a fault says and what to do, in Chinese."""
    sentence = _BY_CODE[fault.code].sentence(fault)
    return sentence.message, _of_cells(sentence.help or "")


def _of_cells(help: str) -> str:
    """A remedy that speaks of the lines of a ledger, for someone who has a sheet: a line there is a cell here."""
    for line, cell in _CELLS:
        help = line.sub(cell, help)
    return help


def inspect(
    loaded: Loaded, today: date, path: PurePosixPath, origins: Mapping[int, Incoming]
) -> list[tuple[Incoming, Problem]]:
    """The findings of `check` in the rows of a ledger that came from a sheet; all else is none of its business.

    Of a row with values that could not be read only errors in the others are told: what is missing may be among them.
    `loaded` is the workspace with the new text of the ledger in it.
    """
    source = loaded.sources[path]
    diagnoser = Diagnoser(RULES, CHECKED, loaded.book.settings, loaded.sources)
    faults = [*loaded.faults, *run(looking(loaded.book), Situation(loaded.book, today), [source], CHECKED)]
    found: list[tuple[Incoming, Problem]] = []
    for fault in faults:
        severity = diagnoser.severity(fault, _BY_CODE[fault.code], path) if fault.where.file == path else None
        if severity is not None:
            message, help = said(fault)
            found += [
                (row, row.at(key or next(iter(row.table.columns)), message, help, grave=severity is Severity.ERROR))
                for row, key in _origin(fault, source, origins)
                if not row.lost or (key is not None and key not in row.lost and severity is Severity.ERROR)
            ]
    return found


def _origin(fault: Fault, source: SourceFile, origins: Mapping[int, Incoming]) -> Iterator[tuple[Incoming, str | None]]:
    """The row that a fault is about, and the key where it is about one."""
    where = fault.where
    if isinstance(where, Place):
        if len(where.path) > 1 and where.path[0] == LIST_KEY and (row := origins.get(int(where.path[1]))) is not None:
            yield row, str(where.path[2]) if len(where.path) > 2 else None
        return
    places = {Place(source.path, (LIST_KEY, at)): row for at, row in origins.items()}
    for place, span in locate(source, places).items():
        if span.start <= where.span.start <= span.end:
            yield places[place], None
