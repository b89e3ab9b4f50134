"""What rule packs demand, and which meetings fill it (b6 points 15 and 16)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import book_of

from dangjian_cli.book.book import Book
from dangjian_cli.models.fields import Years
from dangjian_cli.models.vocabulary import MeetingType
from dangjian_cli.obligations.demands import demands, periods_asked, unrecorded
from dangjian_cli.obligations.obligation import Hold, Obligation
from dangjian_cli.obligations.records import meant, records_of
from dangjian_cli.obligations.standing import Phase, stand

YEAR = Years(2026, 2026)


def organisation(*units: dict[str, Any]) -> dict[str, Any]:
    return {"台账": "组织", "条目": [{"编号": f"ZZ-{n}", **unit} for n, unit in enumerate(units)]}


def life(*meetings: dict[str, Any], **header: Any) -> dict[str, Any]:
    made = [{"编号": f"ZS-{header.get('年度', '2026')}-{n}", **one} for n, one in enumerate(meetings)]
    return {"台账": "组织生活", "年度": "2026", "单位": "甲", **header, "条目": made}


def pack(*items: dict[str, Any], **header: Any) -> dict[str, Any]:
    return {"台账": "规则包", "名称": "本地", **header, "条目": list(items)}


BRANCH = {"名称": "甲", "类别": "党支部", "支委数": "3"}


def owed(book: Book, label: str, years: Years = YEAR) -> dict[str, Obligation]:
    """The periods of one demand, by the part of the id behind the #."""
    found = [one for one in demands(book, years) if one.id.endswith(f"/{label}")]
    return {each.id.rpartition("#")[2]: each for one in found for each in one.obligations}


def done(book: Book, label: str, day: date = date(2026, 12, 31)) -> dict[str, str]:
    """The periods that are done, with the day."""
    stood = {name: stand(each, day, 15) for name, each in owed(book, label).items()}
    return {name: str(at.done_on) for name, at in stood.items() if at.phase is Phase.DONE}


def branch(*meetings: dict[str, Any], **header: Any) -> Book:
    return book_of(life(*meetings, **header), organisation=organisation(BRANCH))


def test_a_meeting_fills_the_period_of_its_date_or_the_one_it_names() -> None:
    """期 wins over the date; the first meeting of a period counts; a second one fills no other."""
    book = branch(
        {"类型": "支委会", "日期": "2026-03-25"},
        {"类型": "支委会", "日期": "2026-03-03", "期": "2026-02"},
        {"类型": "支委会", "日期": "2026-03-20"},
        {"类型": "支委会", "日期": "2026-05-08", "期": "5月"},
    )
    assert done(book, "支委会") == {"2026-02": "2026-03-03", "2026-03": "2026-03-20", "2026-05": "2026-05-08"}


def test_a_meeting_of_several_types_counts_for_each() -> None:
    """A quarter that is named is too long for the monthly type: of that one the date says the month."""
    book = branch({"类型": ["党员大会", "主题党日"], "日期": "2026-04-02", "期": "2026Q1"})
    assert done(book, "党员大会") == {"2026Q1": "2026-04-02"}
    assert done(book, "主题党日") == {"2026-04": "2026-04-02"}


def test_a_meeting_for_last_year_fills_nothing_of_this_one() -> None:
    """补开 in January, 期: 2025: the year itself is another one, for each of its types."""
    book = branch({"类型": ["组织生活会", "民主评议"], "日期": "2026-01-12", "期": "2025"})
    assert done(book, "组织生活会") == {}
    assert done(book, "民主评议") == {}


def test_a_record_without_a_day_is_work_in_progress() -> None:
    """b6 point 15: a record of the period, and not done."""
    book = branch({"类型": "党员大会", "期": "2026Q2"})
    assert stand(owed(book, "党员大会")["2026Q2"], date(2026, 6, 1), 15).phase is Phase.IN_PROGRESS


def test_a_later_meeting_is_not_seen_yet() -> None:
    """On a day before it, the period is open."""
    book = branch({"类型": "党员大会", "日期": "2026-06-18"})
    assert done(book, "党员大会", date(2026, 6, 17)) == {}
    assert done(book, "党员大会", date(2026, 6, 18)) == {"2026Q2": "2026-06-18"}


def test_waived_periods_are_exempt() -> None:
    """A waiver covers the periods that lie within it, of its types, of its unit."""
    waived = [
        {"类型": ["主题党日"], "期": "三季度", "理由": "防汛"},
        {"单位": "乙", "类型": "支委会", "期": "2026", "理由": "不在"},
    ]
    book = branch(豁免=waived)
    day = date(2026, 12, 31)
    exempt = {name for name, one in owed(book, "主题党日").items() if stand(one, day, 15).hold is Hold.EXEMPT}
    assert exempt == {"2026-07", "2026-08", "2026-09"}
    assert all(stand(one, day, 15).hold is Hold.NONE for one in owed(book, "支委会").values())


def test_demands_fall_in_full_periods_of_the_unit() -> None:
    """From 成立日期 to 撤销日期; what is not whole is not asked."""
    unit = {**BRANCH, "成立日期": "2026-02-10", "撤销日期": "2026-09-29"}
    book = book_of(life(), organisation=organisation(unit))
    assert list(owed(book, "党员大会")) == ["2026Q2"]
    assert list(owed(book, "主题党日")) == [f"2026-{month:02}" for month in range(3, 9)]
    assert owed(book, "组织生活会") == {}


def test_demands_need_a_ledger_that_would_record_them() -> None:
    """One of that year: of the unit, of a unit named in 记录单位 or in an entry; a cell is kept with its branch."""
    units = organisation(
        BRANCH, {**BRANCH, "名称": "乙"}, {**BRANCH, "名称": "丙"}, {"名称": "小组", "类别": "党小组", "上级": "甲"}
    )
    asked = {
        "none": book_of(organisation=units),
        "other year": book_of(life(年度="2025"), organisation=units),
        "header": book_of(life(), organisation=units),
        "named": book_of(life(单位="总部", 记录单位="乙"), organisation=units),
        "entry": book_of(
            life({"类型": "联席会议", "日期": "2026-01-05", "责任单位": ["丙", "乙"]}, 单位="总部"), organisation=units
        ),
        "everywhere": book_of(organisation=units, 规则包={"适用": "全部"}),
    }
    found = {name: sorted({one.unit for one in demands(book, YEAR)}) for name, book in asked.items()}
    assert found == {
        "none": [],
        "other year": [],
        "header": ["小组", "甲"],
        "named": ["乙"],
        "entry": ["丙", "乙"],
        "everywhere": ["丙", "乙", "小组", "甲"],
    }
    assert unrecorded(asked["header"], 2026) == ("乙", "丙")


def test_conditions_and_kinds() -> None:
    """支委会 only where there is a committee; a lecture by the secretary only of committees, and only his counts."""
    units = organisation(
        {"名称": "甲", "类别": "党支部"}, {"名称": "党委", "类别": "机关党委"}, {"名称": "处室", "类别": "内设机构"}
    )
    lecture = {"类型": "党课", "日期": "2026-05-05", "主讲角色": "班子成员"}
    book = book_of(life(lecture, 单位="党委", 记录单位="甲、处室"), organisation=units)
    labels = {
        one.unit: {each.id.partition("/")[2] for each in demands(book, YEAR) if each.unit == one.unit}
        for one in demands(book, YEAR)
    }
    assert labels == {
        "甲": {"党员大会", "主题党日", "组织生活会", "民主评议", "谈心谈话"},
        "党委": {"书记党课", "党员干部大会"},
    }
    assert done(book, "书记党课") == {}
    spoken = book_of(life({**lecture, "主讲角色": "书记"}, 单位="党委"), organisation=units)
    assert done(spoken, "书记党课") == {"2026": "2026-05-05"}


def test_a_workspace_switches_a_demand_on_and_off() -> None:
    """党课 has no frequency in what we ship; a local pack gives one from its own day on."""
    item = {"编号": "GD-党课", "名称": "党课", "类型": "党课", "频次": "每季度", "适用": "党支部"}
    both = [life(), life(年度="2025")]
    book = book_of(*both, pack(item, 生效日期="2026-01-01"), organisation=organisation(BRANCH))
    assert owed(branch(), "党课") == {}
    assert list(owed(book, "党课")) == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert owed(book, "党课", Years(2025, 2025)) == {}
    off = book_of(*both, organisation=organisation(BRANCH), 规则包={"停用": {"GD-主题党日": "另有规定"}})
    assert owed(off, "主题党日") == {}


def test_a_new_version_takes_over_at_a_period() -> None:
    """Quarterly until June, monthly from July: each period by the version that holds throughout it."""
    item = {"编号": "BD-1", "名称": "研究", "类型": "专题研究", "频次": "每季度", "停止日期": "2026-06-30"}
    later = {**item, "编号": "BD-1", "频次": "每月", "生效日期": "2026-07-01", "停止日期": "2026-09-30"}
    book = book_of(life(), pack(item, later), organisation=organisation(BRANCH))
    found = [
        each.id.rpartition("#")[2] for one in demands(book, YEAR) if "专题研究" in one.id for each in one.obligations
    ]
    assert sorted(found) == ["2026-07", "2026-08", "2026-09", "2026Q1", "2026Q2"]


def test_of_two_items_that_demand_the_same_the_local_one_counts() -> None:
    """DJ317 says so; nothing is demanded twice."""
    item = {"编号": "BD-1", "名称": "大会", "类型": "党员大会", "频次": "每半年", "适用": "党支部"}
    book = book_of(life(), pack(item), organisation=organisation(BRANCH))
    assert list(owed(book, "党员大会")) == ["2026H1", "2026H2"]


@pytest.mark.parametrize(
    ("type_", "count"), [(MeetingType.COMMITTEE, 12), (MeetingType.LIFE_MEETING, 1), (MeetingType.OTHER, 0)]
)
def test_periods_that_are_asked(type_: MeetingType, count: int) -> None:
    """Twelve months, one year, nothing."""
    assert len(periods_asked(branch(), YEAR, type_)) == count


MEETINGS = st.lists(
    st.fixed_dictionaries(
        {
            "类型": st.lists(
                st.sampled_from(["支委会", "主题党日", "党员大会", "联席会议"]), min_size=1, max_size=3, unique=True
            )
        },
        optional={
            "日期": st.dates(date(2025, 11, 1), date(2027, 2, 1)).map(date.isoformat),
            "期": st.sampled_from(["2026-02", "2026Q1", "2026", "2025-12", "上半年", "乱写"]),
        },
    ),
    max_size=12,
)


@given(MEETINGS)
def test_every_meeting_fills_at_most_one_period_of_a_type(meetings: list[dict[str, Any]]) -> None:
    """Never more periods filled than meetings held; each place of a record stands for one period; all lie in the year."""
    book = branch(*meetings)
    for label in ("支委会", "主题党日", "党员大会"):
        periods = owed(book, label)
        records = [one.place for one in periods.values() if one.place.file.name != "0.yaml"]
        held = sum(label in one["类型"] for one in meetings)
        assert len(records) == len(set(records)) <= held
        assert len(periods) == (4 if label == "党员大会" else 12)
        assert all(one.opens is not None and one.opens.year == 2026 for one in periods.values())


@given(MEETINGS)
def test_what_a_meeting_means_contains_its_day_or_what_it_names(meetings: list[dict[str, Any]]) -> None:
    """No meeting is counted for a period that it has nothing to do with."""
    book = branch(*meetings)
    for (_, type_), ones in records_of(book).held.items():
        occurrences = tuple(
            each
            for version in [one for one in demands(book, YEAR) if one.item.model.type is type_]
            for each in _occurrences(book, version.item.model.frequency or "")
        )
        for one in ones:
            for each in meant(occurrences, one):
                day = one.entry.model.day
                by_day = day is not None and each.period.contains(day)
                by_name = one.named is not None and each.period.contains(one.named.start)
                assert by_day or by_name


def _occurrences(book: Book, frequency: str) -> Any:
    from dangjian_cli.dates.deadline import read_frequency

    recurrence = read_frequency(frequency)
    assert recurrence is not None
    return recurrence.occurrences(2026, 2026, None, None, book.calendar)
