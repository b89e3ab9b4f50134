"""A ledger that goes out as a sheet comes back as it was."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_entries import entries
from soak import campaign

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.units import build_units
from dangjian_cli.book.validate import validate
from dangjian_cli.exchange.columns import Titles
from dangjian_cli.exchange.handout import HEADER_SHEET, whole
from dangjian_cli.exchange.incoming import incoming
from dangjian_cli.exchange.inspection import said
from dangjian_cli.exchange.landing import Landing, Target, land
from dangjian_cli.exchange.sheets import workbook_of
from dangjian_cli.exchange.table import table_of
from dangjian_cli.exchange.workbook import read_workbook
from dangjian_cli.models.kinds import KIND_BY_NAME, Kind
from dangjian_cli.models.settings import Settings
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.writing import entry_lines, header_lines

pytestmark = pytest.mark.untraced

PATH = PurePosixPath("台账.yaml")


def ledger_of(text: str) -> Ledger:
    parsed = parse(SourceFile(PATH, text))
    found = validate(parsed)
    assert not parsed.faults
    assert not found.faults, found.faults
    assert found.ledger is not None
    return found.ledger


def book_of(*ledgers: Ledger) -> Book:
    by_id = {entry.model.id: (ledger, entry) for ledger in ledgers for entry in ledger.entries}
    settings = Settings.model_validate({"格式": "1"})
    return Book(settings, ledgers, build_units(ledgers), by_id, frozenset(), (), lambda: None, lambda: None)  # type: ignore[arg-type,return-value]


def landed(data: bytes, kind: Kind, book: Book, target: Target) -> Landing:
    (grid,) = [grid for grid in read_workbook(data, "台账.xlsx") if grid.name != HEADER_SHEET]
    table = table_of(grid, kind, Titles.of(kind))
    assert table is not None
    rows, problems = incoming(table, kind, said)
    assert problems == []
    return land(book, target, rows)


@pytest.mark.parametrize(
    "name",
    ["任务清单", "责任清单", "问题整改", "督办事项", "组织生活", "组织", "党费", "教育培训", "责任书", "述职评议"],
)
@campaign(17)
@given(data=st.data())
def test_what_goes_out_comes_back(name: str, data: st.DataObject) -> None:
    """Every key that there is, with texts that look like formulas, lists, quotes: into a new ledger, and into the old."""
    kind = KIND_BY_NAME[name]
    made: list[dict[str, Any]] = data.draw(st.lists(entries(kind.entry), min_size=1, max_size=3))
    made = [
        {**entry, "编号": f"XX-2026-{at:03}", kind.title_key: f"{entry.get(kind.title_key, '')}甲{at}"}
        for at, entry in enumerate(made)
    ]
    header = {"台账": name, "名称": "台账", "年度": "2026"}
    text = header_lines({**header}) + "条目:\n" + "".join(entry_lines(entry) for entry in made)
    ledger = ledger_of(text)
    sheet = workbook_of(whole(ledger), {})
    fresh = landed(sheet, kind, book_of(), Target(PATH, kind, {**header}))
    assert [entry.model for entry in ledger_of(fresh.text).entries] == [entry.model for entry in ledger.entries]
    again = landed(sheet, kind, book_of(ledger), Target(PATH, kind, {}, SourceFile(PATH, text), ledger))
    assert (again.text, again.added, again.changed, again.same) == (text, 0, 0, len(made))


def test_the_same_ledger_gives_the_same_bytes() -> None:
    """No clock in the file."""
    ledger = ledger_of("台账: 任务清单\n名称: 台账\n条目:\n  - 编号: RW-1\n    任务: 甲\n")
    assert workbook_of(whole(ledger), {}) == workbook_of(whole(ledger), {})


def test_a_changed_cell_changes_one_line() -> None:
    """What the sheet has no column for stays, an emptied cell takes its key away."""
    text = "台账: 任务清单\n名称: 台账\n年度: 2026\n条目:\n  - 编号: RW-1\n    任务: 甲\n    时限: 6月底前   # 原话\n    备注: 乙\n"
    ledger = ledger_of(text)
    csv = "编号,任务,时限,备注\nRW-1,甲,7月底前,\n,丙,年底前,\n".encode()
    kind = KIND_BY_NAME["任务清单"]
    (grid,) = read_workbook(csv, "表.csv")
    table = table_of(grid, kind, Titles.of(kind))
    assert table is not None
    rows, problems = incoming(table, kind, said)
    assert problems == []
    result = land(book_of(ledger), Target(PATH, kind, {}, SourceFile(PATH, text), ledger), rows)
    assert (result.added, result.changed, result.same) == (1, 1, 0)
    assert result.text == (
        "台账: 任务清单\n名称: 台账\n年度: 2026\n条目:\n  - 编号: RW-1\n    任务: 甲\n    时限: 7月底前   # 原话\n"
        "  - 编号: RW-2\n    任务: 丙\n    时限: 年底前\n"
    )
