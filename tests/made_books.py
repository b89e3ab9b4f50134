"""Books made from plain data, and strategies that make such data: ledgers as offices keep them, in every state."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from hypothesis import strategies as st

from dangjian_cli.book.book import Book
from dangjian_cli.book.load import load
from dangjian_cli.book.packs import calendar_of, packs_of
from dangjian_cli.book.units import build_units
from dangjian_cli.book.validate import validate
from dangjian_cli.models.settings import Settings
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parsed import ParsedFile

UNITS = ["工委", "办公室", "组织部", "甲支部", "乙支部"]
ORGANISATION: dict[str, Any] = {
    "台账": "组织",
    "单位组": {"各党支部": {"类别": "党支部"}},
    "条目": [
        {"编号": "ZZ-1", "名称": "工委", "类别": "机关工委"},
        {"编号": "ZZ-2", "名称": "办公室", "类别": "内设机构", "上级": "工委"},
        {"编号": "ZZ-3", "名称": "组织部", "类别": "内设机构", "上级": "工委"},
        {"编号": "ZZ-4", "名称": "甲支部", "类别": "党支部", "上级": "组织部"},
        {"编号": "ZZ-5", "名称": "乙支部", "类别": "党支部", "上级": "组织部", "成立日期": "2026-05-01"},
    ],
}


def book_of(*ledgers: dict[str, Any], organisation: dict[str, Any] = ORGANISATION, **settings_keys: Any) -> Book:
    """A book of the organisation and these ledgers; every one of them must be free of faults of shape."""
    made = []
    for number, data in enumerate((organisation, *ledgers)):
        source = SourceFile(PurePosixPath(f"{number}.yaml"), "")
        validated = validate(ParsedFile(source, dict(data)))
        assert validated.faults == (), validated.faults
        assert validated.ledger is not None
        made.append(validated.ledger)
    by_id = {entry.model.id: (ledger, entry) for ledger in made for entry in ledger.entries}
    settings = Settings.model_validate({"格式": "1", **settings_keys})
    return Book(
        settings,
        tuple(made),
        build_units(tuple(made)),
        by_id,
        frozenset(),
        (),
        calendar_of(made),
        packs_of(made, settings),
    )


def written(folder: Path, **texts: str) -> Book:
    """The book of a workspace with these ledgers, each in a file of its name."""
    for name, text in {"dangjian": "格式: 1\n", **texts}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return load(folder).book


def situation_of(day: date, *ledgers: dict[str, Any]) -> Situation:
    """That book on a day."""
    return Situation(book_of(*ledgers), day)


def owed_of(*ledgers: dict[str, Any], **organisation: Any) -> dict[str, Obligation]:
    """Everything that the ledgers owe, by id."""
    situation = Situation(book_of(*ledgers, **organisation), date(2026, 9, 30))
    return {one.id: one for one in situation.register.obligations}


def tasks(*entries: dict[str, Any], **header: Any) -> dict[str, Any]:
    """A 任务清单 of 2026 of the 工委."""
    return {"台账": "任务清单", "名称": "要点", "年度": "2026", "单位": "工委", **header, "条目": list(entries)}


DAYS = st.dates(date(2025, 6, 1), date(2027, 3, 31))
_TEXT_DAY = DAYS.map(date.isoformat)
DEADLINES = st.sampled_from(
    ["6月底前", "一季度", "三季度", "年底前", "9月15日前", "2028年底前", "2025年12月20日前", "长期坚持", "适时", "每月底前", "每季度末",
     "立行立改", "6月底前完成并长期坚持", "12月31日", "每半年"]
)  # fmt: skip


@st.composite
def entries(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """One entry in any state an office can bring it into."""
    made: dict[str, Any] = {"编号": f"RW-{number}", "任务": f"第{number}项"}
    optional: dict[str, st.SearchStrategy[Any]] = {
        "时限": DEADLINES,
        "开始": _TEXT_DAY,
        "责任单位": st.lists(st.sampled_from([*UNITS, "各党支部", "外单位"]), min_size=1, max_size=2),
        "牵头领导": st.sampled_from(["张某", "李某"]),
        "责任人": st.lists(st.sampled_from(["王某", "赵某"]), min_size=1, max_size=2, unique=True),
        "专项": st.lists(st.sampled_from(["甲专项", "乙专项"]), min_size=1, max_size=2, unique=True),
        "完成日期": _TEXT_DAY,
        "进展": st.lists(st.fixed_dictionaries({"日期": _TEXT_DAY, "进度": st.integers(0, 100).map(str)}), max_size=2),
        "延期": st.lists(
            st.fixed_dictionaries({"新时限": DEADLINES}, optional={"批准日期": _TEXT_DAY, "申请日期": _TEXT_DAY}),
            max_size=2,
        ),
        "暂缓": st.fixed_dictionaries({"自": _TEXT_DAY}, optional={"至": _TEXT_DAY}),
        "取消": st.fixed_dictionaries({"日期": _TEXT_DAY}),
        "结转": st.fixed_dictionaries({"日期": _TEXT_DAY}),
        "节点": st.lists(st.fixed_dictionaries({"时限": DEADLINES}, optional={"完成日期": _TEXT_DAY}), max_size=2),
        "分解到": st.sampled_from([["各党支部"], ["办公室", "甲支部"]]),
        "回头看": st.lists(
            st.fixed_dictionaries({"日期": _TEXT_DAY, "结论": st.sampled_from(["巩固", "反弹"])}), max_size=2
        ),
        "期次": st.lists(
            st.fixed_dictionaries(
                {"期": st.sampled_from(["2026-03", "2026Q1", "2026Q3", "2026H1"])}, optional={"完成日期": _TEXT_DAY}
            ),
            max_size=2,
        ),
    }
    for key in draw(st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=7)):
        made[key] = draw(optional[key])
    return made


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, Any]:
    """A 任务清单 of up to eight entries; some name another one as 上级任务."""
    count = draw(st.integers(0, 8))
    made = [draw(entries(number)) for number in range(count)]
    for entry in made[1:]:
        if draw(st.booleans()):
            entry["上级任务"] = "RW-0"
    return tasks(*made, 基准日="2026-03-20")
