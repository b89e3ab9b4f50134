"""The turn of the year: nothing is lost, nothing is counted twice, nothing is guessed, and a second turn finds nothing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import ORGANISATION, ledgers

from dangjian_cli.base.errors import UsageError
from dangjian_cli.book.load import Loaded, load
from dangjian_cli.dates.period import Period
from dangjian_cli.edit.formatting import formatted
from dangjian_cli.edit.year_asked import Wanted
from dangjian_cli.edit.year_entry import FACTS
from dangjian_cli.edit.year_moving import owing
from dangjian_cli.edit.year_turn import Turn, turn
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.scope import Scope
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.writing import entry_lines, header_lines

LAST_DAY = date(2026, 12, 31)
YEAR = Years(2027, 2027)


def text_of(ledger: Mapping[str, Any]) -> str:
    """A ledger as a file holds it."""
    entries = "".join(entry_lines(entry) for entry in ledger["条目"])
    header = header_lines({key: value for key, value in ledger.items() if key != "条目"})
    return f"{header}条目:\n{entries}" if entries else f"{header}条目: []\n"


def lay_out(folder: Path, **texts: str) -> Loaded:
    """A workspace of the organisation and these files."""
    for name, text in {"dangjian": "格式: 1\n", "组织": text_of(ORGANISATION), **texts}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load(folder)


def turned(loaded: Loaded, **asked: Any) -> Turn:
    """The turn to 2027."""
    return turn(loaded.book, loaded.sources, Wanted(**{"year": 2027, "day": LAST_DAY, **asked}))


def after(folder: Path, found: Turn) -> Loaded:
    """The workspace as the turn leaves it."""
    also = [(one.source or SourceFile(one.path, ""))._replace(text=one.text) for one in found.files]
    return load(folder, also=also)


def tasks(*entries: str, **header: str) -> str:
    """A 任务清单 of 2026."""
    head = {"台账": "任务清单", "名称": "2026年要点", "年度": "2026", "单位": "工委", "编号前缀": "RW-2026-", **header}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"{lines}条目:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def entry(loaded: Loaded, id_: str) -> Matter:
    """One entry."""
    model = loaded.book.by_id[id_][1].model
    assert isinstance(model, Matter)
    return model


def balanced(loaded: Loaded, day: date, year: int) -> bool:
    """条目数 ＋ 应分解而未分解数 ＝ 总数 ＋ 各单列数 ＋ 按期次考核的条目数."""
    report = completion(Situation(loaded.book, day), Period.of_year(year), Scope())
    matters, equation = report.figures.matters, report.equation
    return equation.entries + equation.undelegated == matters.total + matters.apart + equation.recurring


@given(ledger=ledgers(), day=st.dates(date(2026, 1, 1), date(2027, 3, 1)))
def test_a_turn_keeps_the_books(ledger: dict[str, Any], day: date) -> None:
    """Both years balance; the new year has exactly what was carried over and what recurs; the old one has nothing open;
    no unit owes again what it has done; a second turn finds nothing.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = lay_out(folder, 要点=text_of(ledger))
        found = turned(before, day=day)
        then = after(folder, found)
        assert then.faults == before.faults
        assert balanced(then, day, 2026)
        assert balanced(then, day, 2027)
        told = found.told
        mine = [one for one in Situation(then.book, day).register.expansions if one.ledger.header.years == YEAR]
        own = [one for one in mine if not one.placeholder]
        assert [one.id for one in own if not one.recurring] == [one.new for one in told.carried]
        assert [one.id for one in own if one.recurring] == [one.new for one in told.repeated]
        old = [one for one in then.book.ledgers if one.header.years == Years(2026, 2026)]
        assert owing(Situation(then.book, day).register.expansions, old, day).unfinished == ()
        _assert_no_share_twice(before, day, found, len([one for one in mine if one.placeholder and not one.recurring]))
        again = turn(then.book, then.sources, Wanted(2027, day))
        assert not again.told.news
        assert again.files == ()


def _assert_no_share_twice(before: Loaded, day: date, found: Turn, now: int) -> None:
    old = [one for one in before.book.ledgers if one.kind.name == "任务清单"]
    owed = owing(Situation(before.book, day).register.expansions, old, day)
    carried = {one.old for one in found.told.carried}
    assert now <= sum(len(one.shares) for one in owed.unfinished if one.id in carried)


@given(ledger=ledgers())
def test_a_new_ledger_is_in_its_canonical_form(ledger: dict[str, Any]) -> None:
    """`fmt` finds nothing to change in a ledger that the turn has opened, and a fact is nowhere in it."""
    with TemporaryDirectory() as name:
        found = turned(lay_out(Path(name), 要点=text_of(ledger)))
        for one in found.files:
            if one.source is None:
                source = SourceFile(one.path, one.text)
                assert formatted(source) == one.text
                assert not any(f"\n    {key}:" in one.text for key in FACTS)


def test_every_key_of_a_matter_is_a_fact_or_goes_along() -> None:
    """A new key of matters must be put on one side: what happened stays behind, what is asked goes along."""
    along = (
        "编号 措施 目标 类别 专项 依据 上级任务 牵头领导 责任单位 配合单位 共建单位 责任人 盯办人 开始 结束 时限 频次 硬任务 融合业务 目标值 "
        "计量单位 节点 分解到 暂缓 备注"
    )
    keys = {info.alias for name, info in Matter.model_fields.items() if name != "title"}
    assert keys == set(along.split()) | FACTS


def test_old_entries_change_by_one_line(tmp_path: Path) -> None:
    """The text of an old ledger gains a 结转 in each unfinished entry, comments and all else stay."""
    text = (
        "台账: 任务清单\n年度: 2026\n单位: 工委\n条目:\n"
        "  - 编号: RW-2026-001 # 硬骨头\n    任务: 甲\n    时限: 6月底前\n\n  - 编号: RW-2026-002\n    任务: 乙\n    完成日期: 2026-05-01\n"
    )
    found = turned(lay_out(tmp_path, 要点=text))
    (old,) = [one for one in found.files if one.source is not None]
    note = "    结转: {日期: 2026-12-31, 至: RW-2027-001}\n"
    assert old.text == text.replace("    时限: 6月底前\n", f"    时限: 6月底前\n{note}")


@pytest.mark.parametrize(
    ("wording", "kept"),
    [
        ("9月底前", None),
        ("2027年3月底前", "2027年3月底前"),
        ("次年1月底前", "2027-01-31"),
        ("长期坚持", "长期坚持"),
        ("适时", None),
        ("立行立改", None),
        ("2026年底前", None),
    ],
)
def test_a_deadline_goes_along_only_with_its_meaning(tmp_path: Path, wording: str, kept: str | None) -> None:
    """What would mean another day in the new year is left to be set; what was wanted for all is written then."""
    loaded = lay_out(tmp_path, 要点=tasks(f"编号: RW-2026-001, 任务: 甲, 时限: {wording}"))
    assert turned(loaded).told.carried[0].wording == kept
    assert turned(loaded, usual="5月底前").told.carried[0].wording == (kept or "5月底前")
    one = turned(loaded, deadlines={"RW-2026-001": "4月底前"}, usual="5月底前")
    assert one.told.carried[0].wording == (kept or "4月底前")


@pytest.mark.parametrize(("usual", "due"), [(None, None), ("3月底前", "3月底前")])
def test_a_deadline_of_a_name_of_its_own_is_written_under_it(
    tmp_path: Path, usual: str | None, due: str | None
) -> None:
    """A 通用清单 keeps its columns, one a line; 践诺时限 is set like any 时限, and no 时限 stands beside it."""
    header = "台账: 通用清单\n名称: 承诺\n年度: 2026\n单位: 工委\n编号前缀: CN-2026-\n"
    columns = "栏目:\n  - {列: 践诺时限, 类型: 时限, 必填: 是}\n  - {列: 公开方式, 类型: 文字}\n条目:\n"
    entries = "  - {编号: CN-2026-001, 事项: 甲, 践诺时限: 6月底前, 公开方式: 公示栏}\n"
    found = turned(lay_out(tmp_path, 承诺=header + columns + entries), usual=usual)
    new = next(one for one in found.files if one.source is None)
    assert columns in new.text
    assert "\n    时限:" not in new.text
    assert [one.wording for one in found.told.carried] == [due]
    then = after(tmp_path, found)
    assert entry(then, "CN-2027-001").deadline == due
    assert [fault.code for fault in then.faults] == ([] if due else ["DJ023"])


def test_an_approved_postponement_is_the_deadline(tmp_path: Path) -> None:
    """A 新时限 in the new year that was approved is the 时限 of the new entry; one that was not is none."""
    postponed = "延期: [{新时限: 2027年2月底前, 批准日期: 2026-11-01}]"
    loaded = lay_out(
        tmp_path,
        要点=tasks(
            f"编号: RW-2026-001, 任务: 甲, 时限: 6月底前, {postponed}",
            f"编号: RW-2026-002, 任务: 乙, 时限: 6月底前, {postponed.replace(', 批准日期: 2026-11-01', '')}",
        ),
    )
    assert [one.wording for one in turned(loaded).told.carried] == ["2027年2月底前", None]


def test_references_among_entries_follow(tmp_path: Path) -> None:
    """上级任务 names the new parent where it comes along, across files; another one stays as it is."""
    loaded = lay_out(
        tmp_path,
        要点=tasks("编号: RW-2026-001, 任务: 总, 时限: 6月底前"),
        支部=tasks(
            "编号: ZB-2026-001, 任务: 分, 责任单位: 甲支部, 上级任务: RW-2026-001, 时限: 6月底前",
            "编号: ZB-2026-002, 任务: 分二, 责任单位: 甲支部, 上级任务: GH-1, 时限: 6月底前",
            编号前缀="ZB-2026-",
            名称="2026年支部",
        ),
        规划=tasks("编号: GH-1, 任务: 规划, 时限: 2028年底前", 年度="2026-2028", 编号前缀="GH-", 名称="规划"),
    )
    then = after(tmp_path, turned(loaded))
    assert entry(then, "ZB-2027-001").parent == "RW-2027-001"
    assert entry(then, "ZB-2027-002").parent == "GH-1"
    assert entry(then, "GH-1").carry_over is None


def test_what_was_shared_out_is_asked_of_those_who_have_not_done_it(tmp_path: Path) -> None:
    """分解到 keeps the unit whose share is open and the one that registered none; the one that is done is left out."""
    loaded = lay_out(
        tmp_path,
        要点=tasks(
            "编号: RW-2026-001, 任务: 总, 时限: 6月底前, 分解到: [办公室, 甲支部, 组织部]",
            "编号: RW-2026-002, 任务: 办, 责任单位: 办公室, 上级任务: RW-2026-001, 时限: 6月底前, 完成日期: 2026-05-01",
            "编号: RW-2026-003, 任务: 甲, 责任单位: 甲支部, 上级任务: RW-2026-001, 时限: 6月底前",
        ),
    )
    then = after(tmp_path, turned(loaded, usual="3月底前"))
    assert entry(then, "RW-2027-001").delegated_to == ("甲支部", "组织部")
    undelegated = {one.unit for one in Situation(then.book, LAST_DAY).register.expansions if one.placeholder}
    assert undelegated == {"组织部"}


def test_a_done_parent_leaves_shares_that_are_told(tmp_path: Path) -> None:
    """A share that nobody registered cannot be carried over when its parent is done: it is named."""
    loaded = lay_out(
        tmp_path, 要点=tasks("编号: RW-2026-001, 任务: 总, 时限: 6月底前, 分解到: [甲支部], 完成日期: 2026-05-01")
    )
    assert [one.about for one in turned(loaded).told.looks] == ["RW-2026-001@甲支部"]


def test_numbers_keep_their_shape_and_clash_with_none(tmp_path: Path) -> None:
    """Digits and what stands before them stay (D of D08); numbers of other branches are not given again."""
    loaded = lay_out(
        tmp_path,
        要点=tasks("编号: RW-2026-D08, 任务: 甲, 时限: 6月底前", "编号: RW-2026-0007, 任务: 乙, 时限: 6月底前"),
    )
    wanted = Wanted(2027, LAST_DAY)
    found = turn(loaded.book, loaded.sources, wanted, ("RW-2027-0001", "RW-2027-D01"))
    assert [one.new for one in found.told.carried] == ["RW-2027-D02", "RW-2027-0002"]


def test_without_a_prefix_the_numbers_show_it(tmp_path: Path) -> None:
    """A ledger without 编号前缀 gets the one that its entries begin with, the year moved on, and says it from now on."""
    loaded = lay_out(tmp_path, 要点=tasks("编号: XX-2026-1, 任务: 甲, 时限: 6月底前", 编号前缀=""))
    found = turned(loaded)
    assert found.told.carried[0].new == "XX-2027-1"
    assert "编号前缀: XX-2027-\n" in found.files[-1].text


def test_names_move_on_and_document_numbers_do_not(tmp_path: Path) -> None:
    """File, 名称 and 编号前缀 say the new year; a document number, 依据, 基准日 and 应列项数 are of the old one."""
    text = tasks(
        "编号: RW-2026-1, 任务: 甲, 时限: 6月底前",
        名称="关于2025年度述职和2026年要点（市机党〔2026〕6号）",
        依据="[《要点》]",
        基准日="2026-03-01",
    )
    (tmp_path / "2026").mkdir()
    loaded = lay_out(tmp_path, **{"2026/要点": text})
    new = turned(loaded).files[-1]
    assert new.path == PurePosixPath("2027/要点.yaml")
    assert new.text.startswith(
        "台账: 任务清单\n名称: 关于2026年度述职和2027年要点（市机党〔2026〕6号）\n年度: 2027\n单位: 工委\n编号前缀: RW-2027-\n条目:\n"
    )


def test_a_year_that_was_begun_goes_on(tmp_path: Path) -> None:
    """A ledger of the new year that is there takes the entries behind its own; what recurs and is there is not doubled."""
    loaded = lay_out(
        tmp_path,
        要点=tasks(
            "编号: RW-2026-001, 任务: 甲, 时限: 6月底前",
            "编号: RW-2026-002, 任务: 每季度通报, 频次: 每季度",
            "编号: RW-2026-003, 任务: 每月调度, 频次: 每月",
        ),
        明年=tasks(
            "编号: RW-2027-001, 任务: 新任务, 时限: 6月底前",
            "编号: RW-2027-002, 任务: 每季度通报, 频次: 每季度",
            年度="2027",
            编号前缀="RW-2027-",
            名称="明年的",
        ),
    )
    found = turned(loaded)
    assert [one.new for one in found.told.carried] == ["RW-2027-003"]
    assert [(one.old, one.new) for one in found.told.repeated] == [("RW-2026-003", "RW-2027-004")]
    assert [str(one.path) for one in found.files] == ["要点.yaml", "明年.yaml"]
    then = after(tmp_path, found)
    assert not turn(then.book, then.sources, Wanted(2027, LAST_DAY)).told.news


def test_entries_of_years_before_go_along_and_what_recurred_then_does_not(tmp_path: Path) -> None:
    """往年未了 is carried over too, into the ledger of the same name; recurring entries are those of last year alone."""
    loaded = lay_out(
        tmp_path,
        **{
            "要点-2025": tasks(
                "编号: RW-2025-001, 任务: 旧, 时限: 6月底前",
                "编号: RW-2025-002, 任务: 每月, 频次: 每月",
                年度="2025",
                编号前缀="RW-2025-",
            ),
            "要点-2026": tasks("编号: RW-2026-001, 任务: 新, 时限: 6月底前"),
        },
    )
    found = turned(loaded)
    assert [(one.old, one.new) for one in found.told.carried] == [
        ("RW-2025-001", "RW-2027-001"),
        ("RW-2026-001", "RW-2027-002"),
    ]
    assert found.told.repeated == ()
    assert [str(one.file) for one in found.told.ledgers] == ["要点-2027.yaml"]


@pytest.mark.parametrize(
    ("texts", "asked", "message"),
    [
        ({"要点": tasks("编号: A-1, 任务: 甲", 年度="")}, {}, "没有写了年度的台账"),
        ({"要点": tasks("编号: A-1, 任务: 甲")}, {"year": 2025}, "2025 年接不上"),
        ({"要点": tasks("编号: A-1, 任务: 甲")}, {"year": 2030}, "2030 年接不上"),
        (
            {"甲": tasks("编号: A-1, 任务: 甲"), "乙": tasks("编号: A-2, 任务: 乙", 年度="2027")},
            {"year": 2026},
            "2026 年接不上",
        ),
        ({"要点": tasks("编号: A-1, 任务: 甲")}, {"day": date(2025, 12, 31)}, "还在 2026 年以前"),
        ({"要点": tasks("编号: A-1, 任务: 甲, 完成日期: 2026-02-30")}, {}, "1 个条目读不出来（A-1）"),
        ({"要点": tasks("编号: A-1, 任务: 甲"), "坏": "["}, {}, "个文件没有读入（坏.yaml）"),
        (
            {"要点": tasks("编号: A-1, 任务: 甲"), "要点-2027": "台账: 党费\n年度: 2027\n条目: []\n"},
            {},
            "已经有 要点-2027",
        ),
        ({"要点": tasks("编号: A-1, 任务: 甲")}, {"usual": "每月"}, "定不下是哪一天"),
        ({"要点": tasks("编号: A-1, 任务: 甲")}, {"usual": "2026年底前"}, "在 2027 年以前"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, texts: dict[str, str], asked: dict[str, Any], message: str
) -> None:
    """A year that does not follow, a day before it, ledgers that cannot be read, a deadline that is none: refused."""
    loaded = lay_out(tmp_path, **texts)
    with pytest.raises(UsageError) as refused:
        turned(loaded, **asked)
    assert message in refused.value.message
    assert refused.value.help


def test_what_recurs_no_more_is_told(tmp_path: Path) -> None:
    """An entry with a 结束 in the old year, and one whose wording names that year, are not taken along, and named."""
    loaded = lay_out(
        tmp_path,
        要点=tasks(
            "编号: A-2026-1, 任务: 甲, 频次: 每月, 结束: 2026-10-31",
            "编号: A-2026-2, 任务: 乙, 频次: 每月, 时限: 2026年11月底前",
            "编号: A-2026-3, 任务: 丙, 频次: 每月, 开始: 2026-04-01",
            "编号: A-2026-4, 任务: 丁, 频次: 每月, 取消: {日期: 2026-05-01}",
            编号前缀="A-2026-",
        ),
    )
    found = turned(loaded)
    assert [one.old for one in found.told.repeated] == ["A-2026-3"]
    assert [one.about for one in found.told.looks] == ["A-2026-1", "A-2026-2"]
    assert entry(after(tmp_path, found), "A-2027-1").start is None


def test_line_ends_stay(tmp_path: Path) -> None:
    """A workspace of CRLF files gets ledgers with CRLF."""
    text = tasks("编号: RW-2026-001, 任务: 甲, 时限: 6月底前").replace("\n", "\r\n")
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    (tmp_path / "要点.yaml").write_bytes(text.encode())
    found = turned(load(tmp_path))
    assert all(one.after.count(b"\r\n") == one.after.count(b"\n") > 0 for one in found.files)
