"""Tables that are made to fit a screen."""

from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.text import width
from dangjian_cli.document.document import Cell, Column, Table, shown
from dangjian_cli.render.columns import GAP, fit

TEXT = st.text("落实三会一课制度，（）“”RW-2026é \u0301", max_size=40) | st.text("/-a9", min_size=30, max_size=90)
NUMBERS = (
    "总数",
    "完成",
    "按期完成",
    "逾期完成",
    "推进中",
    "未启动",
    "逾期",
    "临期",
    "暂缓",
    "完成率",
    "按期率",
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table: text columns, number columns, perhaps a free one at the end, perhaps a total."""
    texts = draw(st.integers(1, 3))
    numbers = draw(st.integers(0, 12))
    free = draw(st.booleans())
    titles = st.text("单位编号责任人逾期天数", min_size=1, max_size=6)
    columns = (
        *(Column(draw(titles)) for _ in range(texts)),
        *(Column(draw(titles), "number") for _ in range(numbers)),
        *([Column(draw(titles), "free")] if free else []),
    )
    row = st.tuples(
        *(TEXT | st.none() for _ in range(texts)),
        *(st.integers(0, 99999) for _ in range(numbers)),
        *([TEXT | st.none()] if free else []),
    )
    return Table(columns, tuple(draw(st.lists(row, max_size=4))), draw(st.none() | row))


@given(tables(), st.integers(40, 130))
def test_every_sheet_fits_the_screen(table: Table, limit: int) -> None:
    """Columns with their gaps are never wider than the screen, nor a line wider than its column."""
    for sheet in fit(table, limit):
        assert sum(sheet.widths) + GAP * (len(sheet.widths) - 1) <= limit
        for row in sheet.all_rows:
            for size, cell in zip(sheet.widths, row.cells, strict=True):
                assert all(width(line) <= size for line in cell.split("\n"))


def _letters(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")


@given(tables(), st.integers(40, 130))
def test_no_cell_is_lost_or_cut_off(table: Table, limit: int) -> None:
    """Over all sheets each row has every cell once; the first cell in each sheet; free text perhaps below."""
    sheets = fit(table, limit)
    for number, row in enumerate(table.rows):
        found: list[str] = []
        for index, sheet in enumerate(sheets):
            cells = sheet.rows[number].cells
            assert _letters(cells[0]) == _letters(sheets[0].rows[number].cells[0])
            found.extend(cells if index == 0 else cells[1:])
        found.extend(sheet.rows[number].below for sheet in sheets if sheet.header.below)
        expected = ["-" if cell is None else shown(cell) for cell in row]
        if any(sheet.header.below for sheet in sheets) and row[-1] is None:
            expected[-1] = ""
        assert [_letters(cell) for cell in found] == [_letters(cell) for cell in expected]


def test_a_wide_table_of_numbers_is_continued_evenly() -> None:
    """Twelve figures for units with long names: two sheets of about as many columns, names unbroken."""
    row: tuple[Cell, ...] = ("市统计局机关党委第一党支部", *range(11))
    table = Table((Column("单位"), *(Column(title, "number") for title in NUMBERS)), (row,))
    sheets = fit(table, 80)
    assert [sheet.header.cells[1:] for sheet in sheets] == [NUMBERS[:6], NUMBERS[6:]]
    assert [sheet.rows[0].cells[0] for sheet in sheets] == ["市统计局机关党委第一党支部"] * 2


def test_titles_of_numbers_are_folded_before_names_are() -> None:
    """Where room is short, four-character titles take two lines, so that the unit stays on one."""
    columns = (
        Column("单位"),
        *(Column(title, "number") for title in ("按期完成", "逾期完成", "推进中", "未启动")),
    )
    (sheet,) = fit(Table(columns, (("市统计局机关党委第一党支部", 1, 2, 3, 4),)), 52)
    assert sheet.header.cells == ("单位", "按期\n完成", "逾期\n完成", "推进\n中", "未启\n动")
    assert sheet.rows[0].cells[0] == "市统计局机关党委第一党支部"


def test_free_text_takes_what_is_left() -> None:
    """The free column is wrapped under itself while the other columns keep their width."""
    table = Table((Column("编号"), Column("事项", "free")), (("RW-2026-005", "落实三会一课制度" * 8),))
    (sheet,) = fit(table, 60)
    assert sheet.widths == (11, 47)
    assert sheet.rows[0].cells[1].count("\n") == 2


def test_free_text_without_room_goes_below_its_row() -> None:
    """When every other column is at its narrowest and free text still has no room, it stands below."""
    columns = (Column("编号"), Column("单位"), Column("责任人"), Column("时限"), Column("事项", "free"))
    row = (
        "RW-2026-007#2026Q2",
        "市统计局机关党委",
        "周某周某周某",
        "6月底前完成",
        "抽查三会一课落实情况通报",
    )
    (sheet,) = fit(Table(columns, (row, (*row[:-1], None)), ("合计", "", "", "", None)), 70)
    assert [each.below for each in sheet.all_rows] == ["事项", "抽查三会一课落实情况通报", "", ""]
    assert len(sheet.columns) == 4


def test_a_missing_figure_is_a_dash_but_nothing_in_the_total() -> None:
    """None in a row shows as -, so that no cell looks forgotten; a total of names does not exist."""
    (sheet,) = fit(Table((Column("单位"), Column("责任人")), (("工委", None),), ("合计", None)), None)
    assert [row.cells for row in sheet.all_rows] == [("单位", "责任人"), ("工委", "-"), ("合计", "")]
