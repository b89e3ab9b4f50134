"""Sheets of a 通用清单: which columns they have is said by a ledger, or by the header that came out with them."""

from collections.abc import Sequence

from dangjian_cli.base.errors import UsageError
from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.ready_made import READY_MADE
from dangjian_cli.exchange.handout import HEADER_SHEET, header_of
from dangjian_cli.exchange.workbook import Grid
from dangjian_cli.models.kinds import GENERAL, KIND_KEY, Kind
from dangjian_cli.models.own_kind import declared_kind


def own_kind_meant(grids: Sequence[Grid], typed: str | None, ledger: Ledger | None, file: str) -> Kind | None:
    """The kind of the ledger that is to take the sheets in, where that is a 通用清单; None where it is another kind.

    UsageError when it can be none but a 通用清单, and nothing says which columns it has.
    """
    if typed not in (None, GENERAL.name, *READY_MADE):
        return None
    if ledger is not None:
        return ledger.kind if ledger.kind.name == GENERAL.name else None
    if typed in (None, GENERAL.name) and _says_general(grids):
        return declared_kind(header_of(grids, GENERAL))
    name = typed if typed in READY_MADE else next((grid.name for grid in grids if grid.name in READY_MADE), None)
    if name is not None:
        raise UsageError(
            f"{file} 是{name}台账的表，要写明导入到哪一本",
            f"写 --to 台账文件，如 --to {name}-2026.yaml；还没有的，先用 dangjian init --with {name} 建一本",
        )
    if typed == GENERAL.name:
        raise UsageError(
            "通用清单的栏目在台账里声明，从表格看不出来",
            "先建好台账，在台账头写明“栏目”，再用 --to 导入到里面；现成的几种用 dangjian init --with 表彰 建",
        )
    return None


def _says_general(grids: Sequence[Grid]) -> bool:
    """Whether what stood above the entries of an exported ledger says that it is one."""
    rows = (row[:2] for grid in grids if grid.name == HEADER_SHEET for row in grid.rows)
    return any(tuple(row) == (KIND_KEY, GENERAL.name) for row in rows)
