"""What a digest of a signed entry covers: everything that was known on the day, however written, and nothing later."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import book_of, entries, situation_of, tasks

sys.path += [str(Path(__file__).parents[1] / room) for room in ("exchange", "edit")]

import made_entries
from scribbling import Scribe

from dangjian_cli.book.validate import validate
from dangjian_cli.dates.period import Period
from dangjian_cli.edit.formatting import formatted
from dangjian_cli.edit.signing import Signing
from dangjian_cli.models.kinds import (
    APPRAISALS,
    COMMITMENTS,
    KINDS,
    LIFE,
    RECTIFICATIONS,
    RESPONSIBILITIES,
    SUPERVISION,
    TASKS,
)
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.models.sign_off import ALL_UNITS, SignedTally
from dangjian_cli.models.task import Task
from dangjian_cli.reports.tally import Tally
from dangjian_cli.review.as_known import as_known, digest
from dangjian_cli.review.signed import changed_since, in_force
from dangjian_cli.review.signing import frozen, request_of
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

DAY = date(2026, 6, 30)
LATER = st.dates(DAY + timedelta(1), date(2027, 3, 1)).map(date.isoformat)
BEFORE = "2026-06-01"
_OWED = (TASKS, RESPONSIBILITIES, RECTIFICATIONS, SUPERVISION, COMMITMENTS, APPRAISALS)


def of(**keys: Any) -> str:
    """The digest of a task."""
    return digest(Task.model_validate({"编号": "RW-1", "任务": "修订制度", **keys}), DAY)


def digests(text: str, file: str) -> list[str]:
    """Those of the entries of a file, read as a workspace reads it."""
    parsed = parse(SourceFile(PurePosixPath(file), text))
    ledger = validate(parsed).ledger
    assert ledger is not None
    return [digest(entry.model, DAY) for entry in ledger.entries]


@given(st.data(), st.integers(0, 10**9), st.sampled_from([*_OWED, LIFE]))
def test_the_digest_does_not_depend_on_the_writing(data: st.DataObject, seed: int, kind: Any) -> None:
    """Keys in any order, any style of lists, comments, another file, the form of `fmt`: the same digest."""
    made = data.draw(st.lists(made_entries.entries(kind.entry), min_size=1, max_size=3))
    first, second = (Scribe(random.Random(seed + more)).ledger(kind.name, made) for more in (0, 1))
    sources = [SourceFile(PurePosixPath("甲.yaml"), text) for text in (first, second)]
    if any(parse(source).faults for source in sources):
        return
    expected = digests(first, "甲.yaml")
    assert digests(second, "乙/别的.yaml") == expected
    assert digests(formatted(sources[0]), "甲.yaml") == expected


_WORK: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "进展": st.fixed_dictionaries({"日期": LATER, "内容": st.just("后来做的")}, optional={"进度": st.just("80")}),
    "期次": st.fixed_dictionaries({"期": st.just("2026Q4"), "完成日期": LATER}, optional={"说明": st.just("补")}),
    "延期": st.fixed_dictionaries(
        {"新时限": st.just("12月底前")}, optional={"申请日期": LATER, "理由": st.just("忙"), "批准人": st.just("李某")}
    ).flatmap(lambda one: LATER.map(lambda day: {**one, "批准日期": day})),
    "督办": st.fixed_dictionaries({"日期": LATER, "要求": st.just("限期办结")}, optional={"回复日期": LATER}),
    "回头看": st.fixed_dictionaries({"日期": LATER, "结论": st.sampled_from(["巩固", "反弹"])}),
    "节点": st.just({}),
}
_ONCE: dict[str, st.SearchStrategy[Any]] = {
    "暂缓": st.fixed_dictionaries({"自": LATER, "理由": st.just("等批复")}),
    "取消": st.fixed_dictionaries({"日期": LATER, "理由": st.just("合并"), "批准人": st.just("李某")}),
    "结转": st.fixed_dictionaries({"日期": LATER, "至": st.just("RW-9")}),
    "销号": st.fixed_dictionaries({"申请日期": LATER, "核查人": st.just("李某")}, optional={"核查日期": LATER}),
}


def _relapsed(data: dict[str, Any]) -> bool:
    return any(one["结论"] == "反弹" for one in data.get("回头看", []))


@st.composite
def worked_on(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """An entry after more work, all of it on days after the sign-off."""
    now = {**data}
    for key in draw(st.lists(st.sampled_from(sorted({**_WORK, **_ONCE})), unique=True)):
        if key in _ONCE and key not in now:
            now[key] = draw(_ONCE[key])
        elif key == "节点":
            now[key] = [one if "完成日期" in one else {**one, "完成日期": draw(LATER)} for one in now.get(key, [])]
        elif key in _WORK:
            now[key] = [*now.get(key, []), draw(_WORK[key])]
    if "完成日期" not in now:
        now |= {"完成日期": draw(LATER), "佐证": [{"名称": "报告"}], "经验做法": "早做准备", "状态": "已完成"}
    elif now["完成日期"] <= DAY.isoformat() and draw(st.booleans()) and not _relapsed(data):
        past = {key: now.pop(key) for key in ("完成日期", "销号") if key in now}  # what `revisit 反弹` does
        now["历次"] = [*now.get("历次", []), {**past, "反弹日期": draw(LATER)}]
        if draw(st.booleans()):
            now["完成日期"] = draw(LATER)
    return now


@given(st.data())
def test_later_work_is_no_change(data: st.DataObject) -> None:
    """Whatever is recorded for days after the sign-off, the digest stays."""
    before = data.draw(entries(1))
    now = data.draw(worked_on(before))
    old, new = Task.model_validate(before), Task.model_validate(now)
    assert as_known(new, DAY) == as_known(old, DAY)
    assert digest(new, DAY) == digest(old, DAY)


@given(st.data(), st.sampled_from(_OWED))
def test_what_was_known_is_covered(data: st.DataObject, kind: Any) -> None:
    """Of everything that was known on the day nothing can be taken away or reworded unseen."""
    made = data.draw(made_entries.entries(kind.entry))
    known = as_known(kind.entry.model_validate(made), DAY)
    again = kind.entry.model_validate(known)
    assert as_known(again, DAY) == known
    for key in known.keys() - {"编号", kind.title_key, "完成日期"}:
        without = {name: value for name, value in known.items() if name != key}
        assert digest(kind.entry.model_validate(without), DAY) != digest(again, DAY), key
    reworded = kind.entry.model_validate({**known, kind.title_key: f"{known[kind.title_key]}改"})
    assert digest(reworded, DAY) != digest(again, DAY)


DONE = {"完成日期": BEFORE, "佐证": [{"名称": "报告"}], "销号": {"申请日期": BEFORE}}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({}, {"完成日期": BEFORE}),
        (DONE, {**DONE, "完成日期": "2026-06-02"}),
        (DONE, {key: DONE[key] for key in ("佐证", "销号")}),
        (DONE, {**DONE, "佐证": [{"名称": "另一份"}]}),
        (DONE, {**DONE, "销号": {"申请日期": "2026-06-03"}}),
        ({}, {"责任人": "李某"}),
        ({"时限": "6月底前"}, {"时限": "9月底前"}),
        ({}, {"进展": [{"日期": BEFORE, "内容": "补记"}]}),
        ({"进展": [{"日期": BEFORE, "进度": "50"}]}, {"进展": [{"日期": BEFORE, "进度": "60"}]}),
        ({}, {"延期": [{"申请日期": BEFORE, "新时限": "9月底前", "批准日期": BEFORE}]}),
        ({}, {"取消": {"日期": BEFORE}}),
        ({}, {"取消": {"日期": DAY.isoformat()}}),
        ({}, {"进展": [{"日期": DAY.isoformat(), "内容": "当天记的"}]}),
        ({"节点": [{"名称": "甲"}]}, {"节点": [{"名称": "甲", "完成日期": DAY.isoformat()}]}),
        ({"期次": [{"期": "2026-05", "完成日期": BEFORE}]}, {"期次": [{"期": "2026-05", "完成日期": "2026-06-02"}]}),
        ({"节点": [{"名称": "甲"}]}, {"节点": [{"名称": "乙"}]}),
        ({}, {"督办": [{"日期": BEFORE, "级别": "督办"}]}),
        (DONE, {**DONE, "回头看": [{"日期": BEFORE, "结论": "反弹"}]}),
    ],
    ids=str,
)
def test_facts_of_before_are_changes(before: dict[str, Any], now: dict[str, Any]) -> None:
    """Rewriting, adding or taking away what lies before the day, or bears none."""
    assert of(**before) != of(**now)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({}, {"完成日期": "2026-07-01", "佐证": [{"名称": "报告"}], "经验做法": "早做", "完成值": "30"}),
        ({"进度": "40"}, {"进度": "60"}),
        ({"节点": [{"名称": "甲"}]}, {"节点": [{"名称": "甲", "完成日期": "2026-07-03"}]}),
        (
            {"督办": [{"日期": BEFORE, "单号": "一"}]},
            {"督办": [{"日期": BEFORE, "单号": "一", "回复日期": "2026-07-03"}]},
        ),
        ({"暂缓": {"自": BEFORE}}, {"暂缓": {"自": BEFORE, "至": "2026-07-09"}}),
        (
            {"延期": [{"申请日期": BEFORE, "新时限": "9月底前"}]},
            {"延期": [{"申请日期": BEFORE, "新时限": "9月底前", "批准人": "李某", "批准日期": "2026-07-03"}]},
        ),
        (
            DONE,
            {"佐证": DONE["佐证"], "历次": [{"完成日期": BEFORE, "销号": DONE["销号"], "反弹日期": "2026-08-01"}]},
        ),
        (
            {**DONE, "回头看": [{"日期": "2026-06-20", "结论": "反弹"}]},
            {
                "佐证": [{"名称": "另一份"}],
                "回头看": [{"日期": "2026-06-20", "结论": "反弹"}],
                "历次": [{"完成日期": BEFORE, "销号": DONE["销号"], "反弹日期": "2026-06-20"}],
                "完成日期": "2026-07-20",
            },
        ),
    ],
    ids=str,
)
def test_work_goes_on(before: dict[str, Any], now: dict[str, Any]) -> None:
    """What the next quarter brings is no change of the one that was signed."""
    assert of(**before) == of(**now)


def test_a_meeting_is_covered_whole() -> None:
    """Nobody works on a meeting that was held."""
    held = {"编号": "ZS-1", "类型": "党课", "日期": BEFORE, "应到": "9", "实到": "9"}
    proven = {**held, "佐证": [{"名称": "记录本"}]}
    assert digest(Meeting.model_validate(held), DAY) != digest(Meeting.model_validate(proven), DAY)


def test_the_digest_is_the_one_written_down_years_ago() -> None:
    """Files of earlier versions must stay comparable: the form of what is digested may never change."""
    one = {"编号": "ZG-1", "问题": "会风不严", "责任单位": "办公室、组织部", "硬任务": "是", "目标值": "≥32", **DONE}
    assert digest(Rectification.model_validate(one), DAY) == "dc6a3f7988926651"


def test_every_count_can_be_frozen() -> None:
    """The names of a sign-off are those of a tally; what lies outside the period is no figure of it."""
    names = set(Tally.__slots__)
    assert set(SignedTally.model_fields) == names - {"outside", "unread"}
    tally = Tally(total=9, done=4, done_on_time=3, done_late=1, exempt=2, outside=70)
    data = frozen(tally)
    assert (data.total, data.exempt, data.suspended, data.overdue) == (9, 2, None, 0)


@given(st.lists(st.integers(1, 6), unique=True, min_size=1).flatmap(lambda ids: st.tuples(*map(entries, ids))))
def test_what_is_signed_is_read_back_unchanged(made: tuple[dict[str, Any], ...]) -> None:
    """The file of any period is free of faults, in the form of `fmt`, and nothing has changed since."""
    ledger = tasks(*made)
    situation = situation_of(DAY, ledger)
    text = Signing(request_of(situation, Period.of_quarter(2026, 2), ALL_UNITS), "张某").text()
    source = SourceFile(PurePosixPath("签审/2026Q2.yaml"), text)
    if not text.endswith("条目:\n"):
        parsed = parse(source)
        validated = validate(parsed)
        assert (parsed.faults, validated.faults) == ((), ())
        assert formatted(source) == text
        assert isinstance(parsed.data, dict)
        book = book_of(ledger, parsed.data)
        assert [since for signed in in_force(book) for since in changed_since(book, signed)] == []


def test_kinds_that_owe_are_all_here() -> None:
    """A new kind that somebody owes has to be thought of here."""
    from dangjian_cli.models.entry import Matter

    assert {kind.name for kind in KINDS if issubclass(kind.entry, Matter)} == {kind.name for kind in _OWED}
