"""A workspace becomes a book: every file is read, and one that cannot be read hides no other."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from dangjian_cli.base.errors import WorkspaceError
from dangjian_cli.book.load import Loaded, load
from dangjian_cli.models.kinds import TASKS
from dangjian_cli.models.task import Task
from dangjian_cli.source.source_file import SourceFile

SETTINGS = "格式: 1\n名称: 例子\n统计日: 2026-09-30\n"


def ledger(*ids: str, years: str = "2026") -> str:
    """A 任务清单 with these 编号."""
    entries = "".join(f"  - {{编号: {id_}, 任务: 任务{id_}}}\n" for id_ in ids)
    return f"台账: 任务清单\n年度: {years}\n条目:\n{entries or '  []'}\n"


def workspace(root: Path, files: dict[str, str], settings: str = SETTINGS) -> Path:
    """A folder with dangjian.yaml and these files."""
    for name, text in {"dangjian.yaml": settings, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    """File and code of every fault."""
    return [(fault.where.file.as_posix(), fault.code) for fault in loaded.faults]


def test_every_ledger_is_in_the_book_in_the_order_of_the_paths(tmp_path: Path) -> None:
    """Entries are found by model and by 编号; other files are known by their path; sources are kept for excerpts."""
    root = workspace(
        tmp_path, {"乙.yaml": ledger("B", years="2027"), "2026/甲.yaml": ledger("A"), "佐证/材料.txt": "x"}
    )
    loaded = load(root)
    book = loaded.book
    assert [one.file.as_posix() for one in book.ledgers] == ["2026/甲.yaml", "乙.yaml"]
    assert [(where.kind, entry.model.id) for where, entry in book.each(Task)] == [(TASKS, "A"), (TASKS, "B")]
    assert book.by_id["B"][0].file.as_posix() == "乙.yaml"
    assert PurePosixPath("佐证/材料.txt") in book.files
    assert (book.years, book.unread, book.unread_files, loaded.faults) == ((2026, 2027), (), (), ())
    assert sorted(path.as_posix() for path in loaded.sources) == ["2026/甲.yaml", "dangjian.yaml", "乙.yaml"]
    assert book.settings.as_of == date(2026, 9, 30)


def test_of_two_entries_with_one_number_the_first_is_meant(tmp_path: Path) -> None:
    """DJ005 is a rule's; here nothing is lost."""
    book = load(workspace(tmp_path, {"乙.yaml": ledger("A"), "甲.yaml": ledger("A")})).book
    assert len(list(book.each(Task))) == 2
    assert book.by_id["A"][0].file.as_posix() == "乙.yaml"


def test_a_workspace_without_ledgers_has_no_years(tmp_path: Path) -> None:
    """Nothing is wrong with an empty workspace."""
    loaded = load(workspace(tmp_path, {}))
    assert (loaded.book.ledgers, loaded.book.years, loaded.faults) == ((), None, ())


def test_what_cannot_be_read_is_named_and_hides_nothing(tmp_path: Path) -> None:
    """A file in another encoding, one of no known kind, a folder with the name of a ledger: the fourth is read."""
    root = workspace(tmp_path, {"好.yaml": ledger("A"), "杂.yaml": "会议纪要: 一\n"})
    (root / "码.yaml").write_bytes(ledger("B").encode("gb18030"))
    (root / "夹.yaml").mkdir()
    loaded = load(root)
    assert sorted(codes(loaded)) == [("夹.yaml", "DJ027"), ("杂.yaml", "DJ022"), ("码.yaml", "DJ001")]
    assert sorted(path.as_posix() for path in loaded.book.unread_files) == ["夹.yaml", "杂.yaml", "码.yaml"]
    assert list(loaded.book.by_id) == ["A"]


def test_an_entry_that_cannot_be_counted_is_in_the_list_of_the_book(tmp_path: Path) -> None:
    """The book gathers what its ledgers could not count."""
    root = workspace(tmp_path, {"甲.yaml": ledger("A") + "  - {编号: B, 任务: 乙, 完成日期: 无}\n"})
    assert [entry.id for entry in load(root).book.unread] == ["B"]


def test_excluded_files_are_not_ours(tmp_path: Path) -> None:
    """排除 takes patterns."""
    root = workspace(tmp_path, {"甲.yaml": ledger("A"), "旧/乙.yaml": "会议纪要"}, SETTINGS + "排除: [旧/**]\n")
    assert load(root).faults == ()


def test_standard_input_stands_in_for_a_file(tmp_path: Path) -> None:
    """Also for one that is not there yet."""
    root = workspace(tmp_path, {"甲.yaml": ledger("A")})
    for name in ("甲.yaml", "新.yaml"):
        loaded = load(root, SourceFile(PurePosixPath(name), ledger("X")))
        assert "X" in loaded.book.by_id
        assert ("A" in loaded.book.by_id) is (name == "新.yaml")
        assert loaded.sources[PurePosixPath(name)].text == ledger("X")


def test_progress_is_told_after_every_file(tmp_path: Path) -> None:
    """How many are done, of how many."""
    told: list[tuple[int, int]] = []
    load(
        workspace(tmp_path, {"甲.yaml": ledger("A"), "乙.yaml": ledger("B")}),
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 2), (2, 2)]


def test_a_faulty_setting_is_reported_and_its_default_holds(tmp_path: Path) -> None:
    """One wrong number does not stop the work."""
    loaded = load(workspace(tmp_path, {}, SETTINGS + "临期天数: 半月\n级别: {DJ201: 错误}\n"))
    assert codes(loaded) == [("dangjian.yaml", "DJ024")]
    assert loaded.book.settings.soon_days == 15
    assert loaded.book.settings.severities["DJ201"].value == "错误"


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("", "是空的"),
        ("- 格式\n", "没有键和值"),
        ("格式：1\n", "第 1 行"),
        ("格式: 0\n", "格式是 0"),
        ("名称: 例子\n", "没有“格式: 1”"),
        ("格式: 一\n", "没有“格式: 1”"),
        ("格式: 2\n", "格式是 2"),
    ],
)
def test_without_settings_that_make_sense_nothing_can_be_done(settings: str, word: str, tmp_path: Path) -> None:
    """The one thing that is an exception, and it says what to write."""
    with pytest.raises(WorkspaceError) as stopped:
        load(workspace(tmp_path, {"甲.yaml": ledger("A")}, settings))
    assert word in stopped.value.message
    assert stopped.value.help


def test_settings_that_cannot_be_read_stop_the_work(tmp_path: Path) -> None:
    """Without them nobody knows which files belong to the workspace."""
    (tmp_path / "dangjian.yaml").write_bytes("格式: 1\n名称: 例子单位的台账\n".encode("gb18030"))
    with pytest.raises(WorkspaceError, match="不是 UTF-8"):
        load(tmp_path)


def test_working_days_are_shipped_and_a_workspace_may_add_a_year(tmp_path: Path) -> None:
    """2026 is ours; a 工作日历 of the workspace adds 2031 or takes the place of 2026."""
    own = "台账: 工作日历\n年度: {year}\n依据: 本地安排\n条目:\n  - {{编号: J{year}, 名称: 元旦, 自: {year}-01-01, 至: {year}-01-09}}\n"
    plain = load(workspace(tmp_path / "甲", {})).book.calendar()
    added = load(workspace(tmp_path / "乙", {"历.yaml": own.format(year=2031)})).book.calendar()
    replaced = load(workspace(tmp_path / "丙", {"历.yaml": own.format(year=2026)})).book.calendar()
    assert plain.add_workdays(date(2025, 12, 31), 1).day < replaced.add_workdays(date(2025, 12, 31), 1).day
    assert not replaced.add_workdays(date(2026, 1, 1), 1).provisional
    assert plain.add_workdays(date(2031, 1, 1), 1).provisional
    assert not added.add_workdays(date(2031, 1, 1), 1).provisional


def test_a_calendar_without_a_year_cannot_be_placed(tmp_path: Path) -> None:
    """It is left out; the shipped years stay."""
    text = "台账: 工作日历\n条目:\n  - {编号: J1, 名称: 元旦, 自: 2026-01-01, 至: 2026-01-09}\n"
    plain = load(workspace(tmp_path / "甲", {})).book.calendar()
    other = load(workspace(tmp_path / "乙", {"历.yaml": text})).book.calendar()
    assert plain.add_workdays(date(2025, 12, 31), 1) == other.add_workdays(date(2025, 12, 31), 1)
