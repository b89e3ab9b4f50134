"""The worked example is real input: enough of it, each piece its own, every mechanism of the source documents in it."""

import re
from collections import Counter
from datetime import date
from functools import cache

import chinese_calendar
import pytest
import yaml
from worked_example_text import DAY, MECHANISMS, ROOT, by_id, entries, leaves, of_kind, own, read

from dangjian_cli.book.ready_made import READY_MADE, ledger_text
from dangjian_cli.models.kinds import KINDS

AS_OF = str(read(ROOT / "dangjian.yaml")["统计日"])
PERSON_KEYS = {"责任人", "牵头领导", "盯办人", "批准人", "核查人", "书记", "班子成员", "组长", "副组长", "填报"}
WORK = ("任务清单", "问题整改", "责任清单", "督办事项")
NOT_YEARLY = {
    "组织": "one ledger that goes on, with the days of what changed",
    "发展党员": "a case takes years and stays in its ledger",
    "考核方案": "holds for 2025-2026 until it is replaced",
    "通用清单": "the ready-made ones were begun in 2026",
    "述职评议": "that of 2026 is held in January 2027",
    "签审": "of a quarter; sign-offs began with 2026Q2",
    **dict.fromkeys(("规则包", "预警方案", "对应表", "报告", "自查项目", "工作日历"), "a declaration that goes on"),
}
"""Kinds of which one year is enough, each with the reason."""
PLANS_AHEAD = {"开始", "结束", "时限", "新时限", "回复时限", "任务结束日期", "至", "撤销日期"}


def _mechanisms() -> list[dict[str, str]]:
    rows = read(MECHANISMS)["机制"]
    assert isinstance(rows, list)
    return [{key: str(value) for key, value in row.items()} for row in rows if isinstance(row, dict)]


def _short_titles() -> dict[str, str]:
    titles = read(MECHANISMS)["短题"]
    assert isinstance(titles, dict)
    return {file: str(title) for file, title in titles.items()}


def _citation(row: dict[str, str]) -> str:
    return f"{_short_titles()[row['来源文件']]}（{row['机制']}）"


def _cited() -> set[str]:
    """Every 依据 of an entry that begins with the short title of a source document."""
    titles = tuple(f"{title}（" for title in _short_titles().values())
    return {basis for entry in entries() for basis in entry.names("依据") if basis.startswith(titles)}


@cache
def _unit_names() -> tuple[str, ...]:
    """Names, short names and groups of units, the longest first."""
    names = {name for unit in of_kind("组织") for name in (unit.title, unit.text("简称")) if name}
    groups = read(ROOT / "组织.yaml")["单位组"]
    assert isinstance(groups, dict)
    return tuple(sorted(names | set(groups), key=lambda name: (-len(name), name)))


def _bare(title: str) -> str:
    """A title without digits and unit names."""
    for name in _unit_names():
        title = title.replace(name, "")
    return re.sub(r"[0-9]", "", title)


def test_the_organisation_is_a_tree_of_at_least_twenty_units_of_every_kind_in_use() -> None:
    """At least 20 units, the kinds that a city's working committee meets, and one root for all that have a superior."""
    units = of_kind("组织")
    assert len(units) >= 20
    kinds = (
        "机关工委 党组(党委) 机关党委 党总支 党支部 联合党支部 临时党支部 功能型党支部 党小组 机关纪委 内设机构 单位"
    )
    assert {unit.text("类别") for unit in units} == set(kinds.split())
    names = {unit.title for unit in units}
    assert {unit.text("上级") for unit in units if unit.text("上级")} <= names
    assert [unit.title for unit in units if not unit.text("上级")] == ["市直机关工委"]


def test_branches_add_up_to_their_committee() -> None:
    """The members of a committee's own branches are its members; a temporary branch counts nobody twice."""
    units = of_kind("组织")
    for parent in (unit for unit in units if unit.text("类别") in ("机关党委", "党总支")):
        branches = [unit for unit in units if unit.text("上级") == parent.title and unit.text("类别") == "党支部"]
        for key in ("正式党员数", "预备党员数"):
            assert sum(int(branch.text(key)) for branch in branches) == int(parent.text(key)), parent.title


def test_there_are_as_many_tasks_problems_and_responsibilities_as_the_issue_asks_for() -> None:
    """200 tasks, 60 problems, 60 responsibilities that are not children of another; some that are."""
    assert len(own("任务清单")) >= 200
    assert len(own("问题整改")) >= 60
    assert len(own("责任清单")) >= 60
    assert sum("上级任务" in entry.fields for entry in entries()) >= 12


def test_thirteen_responsibilities_are_the_organisations_and_seventeen_the_secretaries() -> None:
    """The list of 衢州: 13 for party organisations, 17 for secretaries, announced in its header."""
    lists = [entry for entry in of_kind("责任清单") if entry.header.get("应列项数") == {"党组织": "13", "书记": "17"}]
    assert Counter(entry.text("主体") for entry in lists) == {"党组织": 13, "书记": 17}


def test_every_kind_of_responsibility_is_there() -> None:
    """第一责任, 一岗双责, 直接责任, 指导责任 of seed 002, and the two around them."""
    kinds = {entry.text("责任类型") for entry in of_kind("责任清单")}
    assert kinds == {"主体责任", "第一责任", "一岗双责", "直接责任", "指导责任", "监督责任"}


def test_every_kind_of_ledger_is_kept() -> None:
    """The example shows all that the tool knows: the difference names the kind that nothing shows."""
    assert {kind.name for kind in KINDS} == {entry.kind for entry in entries()}


@pytest.mark.parametrize("kind", sorted({*(kind.name for kind in KINDS)} - set(NOT_YEARLY)))
def test_each_kind_that_is_kept_by_the_year_covers_both_years(kind: str) -> None:
    """2025 and 2026, in separate files."""
    assert {"2025", "2026"} <= {entry.years for entry in of_kind(kind)}


def test_what_is_not_kept_by_the_year_is_a_kind_with_a_reason() -> None:
    """No kind is left out by a name that does not exist any more."""
    assert set(NOT_YEARLY) <= {kind.name for kind in KINDS}
    assert all(NOT_YEARLY.values())


def test_the_index_has_five_dimensions_fifteen_indicators_and_forty_six_contents() -> None:
    """指数考评 of 衢州: counted from the lines themselves, as its header says; the weights are 100."""
    lines = [entry for entry in of_kind("考核方案") if entry.header["名称"] == "市直机关党建指数考评办法"]
    contents = {entry.id for entry in lines if entry.text("计分")}
    dimensions = {entry.id for entry in lines if not entry.text("上级")}
    indicators = {entry.id for entry in lines if entry.text("上级") in dimensions}
    assert len(contents) + len(dimensions) + len(indicators) == len(lines)
    assert {entry.text("上级") for entry in lines if entry.id in contents} == indicators
    counted = "/".join(str(len(each)) for each in (dimensions, indicators, contents))
    assert counted == lines[0].header["结构"] == "5/15/46"
    assert sum(int(entry.text("权重")) for entry in lines if entry.id in dimensions) == 100
    assert len({entry.text("计分") for entry in lines if entry.id in contents}) == 7


def test_twenty_units_are_judged_in_each_of_four_quarters() -> None:
    """Each unit once a quarter, always the same units; somebody has a bonus, a deduction, and one that is waived."""
    sheets = of_kind("考核评分")
    judged = Counter((entry.text("期"), entry.text("单位")) for entry in sheets)
    assert set(judged.values()) == {1}
    quarters = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")
    by_quarter = [{unit for period, unit in judged if period == quarter} for quarter in quarters]
    assert {period for period, _ in judged} == set(quarters)
    assert all(units == by_quarter[0] for units in by_quarter)
    assert len(by_quarter[0]) == 20
    assert all(any(entry.records(key) for entry in sheets) for key in ("评定", "自评", "加分", "扣分"))
    assert any(one.get("不予扣分") for entry in sheets for one in entry.records("扣分"))


def test_no_two_entries_are_the_same_work() -> None:
    """Titles stay apart when digits and unit names are taken out: none comes from a template."""
    bare = Counter(_bare(entry.title) for kind in ("任务清单", "问题整改", "责任清单") for entry in own(kind))
    assert [title for title, count in bare.items() if count > 1] == []


def test_no_two_entries_have_the_same_measures() -> None:
    """How the work is done is written for each piece of work."""
    bare = Counter(_bare(entry.text("措施")) for entry in entries() if entry.kind in WORK)
    assert [text for text, count in bare.items() if count > 1] == []


def test_numbers_are_unique_and_references_resolve() -> None:
    """One 编号 once; 上级任务 and 结转 point at entries; units stand in 组织.yaml."""
    assert len(by_id()) == len(entries())
    named = set(_unit_names())
    for entry in entries():
        for key in ("责任单位", "配合单位", "分解到", "适用对象"):
            assert set(entry.names(key)) <= named, entry.id
        assert {entry.text("上级任务"), entry.record("结转").get("至", "")} - {""} <= set(by_id()), entry.id


def test_all_rows_of_the_mechanism_table_are_decided() -> None:
    """167 rows; those that set no task say why, the others need no excuse."""
    rows = _mechanisms()
    assert len(rows) == len({(row["来源文件"], row["机制"]) for row in rows}) == 167
    assert {row["设任务"] for row in rows} == {"是", "否"}
    assert all(bool(row.get("理由")) == (row["设任务"] == "否") for row in rows)


def test_every_mechanism_that_sets_a_task_is_cited_and_no_other() -> None:
    """Each 是 row stands in the 依据 of an entry, in its exact form; no citation names a row that is not there."""
    wanted = {_citation(row) for row in _mechanisms() if row["设任务"] == "是"}
    assert sorted(wanted - _cited()) == []
    assert sorted(_cited() - wanted) == []


def test_persons_have_no_given_names() -> None:
    """Every person is a 张某."""
    found = {
        text
        for entry in entries()
        for path, text in [*leaves(entry.fields), *leaves({"领导小组": entry.header.get("领导小组", [])})]
        if path[-1] in PERSON_KEYS
    }
    assert [name for name in sorted(found) if not re.fullmatch("[一-龥]某", name)] == []
    assert len(found) >= 30


def test_nothing_happened_after_the_day_of_account() -> None:
    """Facts are not later than 统计日; only plans may be."""
    late = [
        (entry.id, path, text)
        for entry in entries()
        for path, text in leaves(entry.fields)
        if DAY.fullmatch(text) and path[-1] not in PLANS_AHEAD and text > AS_OF
    ]
    assert late == []


def test_offices_work_on_working_days() -> None:
    """Every dated fact lies on a working day of the State Council's calendar; a calendar itself says which do not."""
    wrong = [
        (entry.id, path, text)
        for entry in entries()
        for path, text in leaves(entry.fields)
        if DAY.fullmatch(text)
        and entry.kind not in ("组织", "工作日历")
        and path[-1] not in PLANS_AHEAD
        and not chinese_calendar.is_workday(date.fromisoformat(text))
    ]
    assert wrong == []


def test_document_numbers_belong_to_one_document() -> None:
    """A 文号 names one piece of evidence, except where two entries rest on the same document."""
    numbers: dict[str, set[str]] = {}
    for entry in entries():
        for evidence in entry.records("佐证"):
            if "文号" in evidence:
                numbers.setdefault(evidence["文号"], set()).add(evidence["名称"])
    assert {number: names for number, names in numbers.items() if len(names) > 1} == {}


def test_files_have_schema_lines_and_chinese_names_with_the_year() -> None:
    """The first line names the schema of the kind; the name says kind and year. What `sign` wrote is as it wrote it."""
    for path in sorted(set(ROOT.glob("**/*.yaml")) - set(ROOT.glob("签审/*.yaml"))):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        kind = str(read(path).get("台账", "dangjian"))
        assert first == f"# yaml-language-server: $schema=../schemas/{kind}.schema.json", path.name
        if kind not in ("dangjian", "组织"):
            names = "|".join(READY_MADE) if kind == "通用清单" else kind
            assert re.fullmatch(rf"({names})-20[0-9]{{2}}.*\.yaml", path.name), path.name


def test_every_ready_made_ledger_is_kept_with_its_columns() -> None:
    """表彰, 制度, 风险点 and the others: each in a file of its own, five entries or more but for the brands, each citing
    a source document; the columns are those that `init --with` gives, so that the example shows what a clerk gets.
    """
    assert {entry.file.split("-")[0] for entry in of_kind("通用清单")} == set(READY_MADE)
    for name in READY_MADE:
        kept = [entry for entry in of_kind("通用清单") if entry.file == f"{name}-2026.yaml"]
        assert len(kept) >= (3 if name == "特色品牌" else 5), name
        assert all(entry.names("依据") for entry in kept), name
        shipped = yaml.load(ledger_text(name, "2026", "市直机关工委"), Loader=yaml.BaseLoader)
        assert kept[0].header["栏目"] == shipped["栏目"], name
        assert Counter(entry.text("事项") for entry in kept).most_common(1)[0][1] == 1, name


def test_nested_records_take_one_line_each() -> None:
    """A fact registered is one line in the file: progress, occurrences, postponements and their like."""
    nested = "进展 期次 延期 节点 督办 回头看 历次 换届准备 变动 评定 自评 加分 扣分 不予扣分".split()
    for path in sorted(ROOT.glob("**/*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        written = sum(line.startswith("      - {") and line.endswith("}") for line in lines)
        own_entries = [entry for entry in entries() if entry.file == path.name]
        assert written == sum(len(entry.records(key)) for entry in own_entries for key in nested), path.name
