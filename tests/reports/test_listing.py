"""What `list` selects: words of the standing, units, persons, periods, counts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_books import situation_of, tasks

from dangjian_cli.cli.list import Word
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.query.fields import persons
from dangjian_cli.reports.listing import Wanted, listing
from dangjian_cli.reports.scope import Scope

NOW = date(2026, 9, 30)
BOTH = frozenset({Role.MATTER, Role.OCCURRENCE})
ENTRIES: list[dict[str, Any]] = [
    {"编号": "done", "任务": "甲", "时限": "6月底前", "完成日期": "2026-06-01", "责任人": "王某"},
    {"编号": "late", "任务": "甲", "时限": "6月底前", "完成日期": "2026-07-01", "牵头领导": "王某"},
    {"编号": "over", "任务": "甲", "时限": "6月底前", "进展": [{"日期": "2026-06-01"}], "盯办人": "王某"},
    {"编号": "soon", "任务": "甲", "时限": "10月底前", "开始": "2026-10-01"},
    {"编号": "near", "任务": "甲", "时限": "10月1日前"},
    {"编号": "free", "任务": "甲", "时限": "长期坚持"},
    {"编号": "some", "任务": "甲", "时限": "适时"},
    {"编号": "held", "任务": "甲", "时限": "6月底前", "暂缓": {"自": "2026-03-01"}, "进展": [{"日期": "2026-02-01"}]},
    {"编号": "gone", "任务": "甲", "时限": "6月底前", "取消": {"日期": "2026-03-01"}, "完成日期": "2026-02-01"},
    {"编号": "next", "任务": "甲", "时限": "6月底前", "结转": {"日期": "2026-03-01"}},
    {"编号": "year", "任务": "甲", "时限": "年底前", "节点": [{"名称": "一", "时限": "6月底前"}]},
    {"编号": "half", "任务": "甲", "时限": "每半年"},
]


def listed(
    words: tuple[Word, ...] = (), person: str | None = None, period: Period | None = None, roles: frozenset[Role] = BOTH
) -> list[str]:
    situation = situation_of(NOW, tasks(*ENTRIES))
    if person is not None:
        situation = replace(situation, chosen=lambda owed, _: person in persons(owed))
    wanted = Wanted(Scope(), period, frozenset(word.value for word in words), roles)
    return [one.obligation.id for one in listing(situation, wanted)]


SELECTED = {
    Word.NOT_STARTED: ["soon", "near", "free", "some", "year", "half#2026H1", "half#2026H2"],
    Word.IN_PROGRESS: ["over"],
    Word.DONE: ["done", "late"],
    Word.ON_TIME: ["done"],
    Word.LATE: ["late"],
    Word.OVERDUE: ["over", "half#2026H1"],
    Word.SOON: ["near"],
    Word.NOT_OPEN: ["soon"],
    Word.NOT_DUE: ["near", "year", "half#2026H2"],
    Word.NO_DEADLINE: ["free"],
    Word.UNASSESSABLE: ["some"],
    Word.SUSPENDED: ["held"],
    Word.CANCELLED: ["gone"],
    Word.CARRIED: ["next"],
    Word.EXEMPT: [],
}


@pytest.mark.parametrize("word", Word)
def test_every_word_selects(word: Word) -> None:
    """Phase, timing or the word shown; what is held is selected by its hold alone: 逾期 finds nothing cancelled."""
    assert listed((word,)) == SELECTED[word]


def test_several_words_select_either() -> None:
    """--standing may be given more than once."""
    assert listed((Word.SOON, Word.SUSPENDED)) == ["near", "held"]


def test_a_person_in_any_part() -> None:
    """Responsible, leading or watching."""
    assert listed(person="王某") == ["done", "late", "over"]
    assert listed(person="王") == []


def test_periods() -> None:
    """Without a period every year of the workspace; with one what belongs to it, undated entries by their ledger."""
    assert len(listed()) == len(ENTRIES) + 1
    assert listed(period=Period.of_quarter(2026, 4)) == ["soon", "near", "free", "some", "year", "half#2026H2"]
    assert listed(period=Period.of_year(2027)) == []


def test_stages_on_request() -> None:
    """节点 only when asked for."""
    assert listed((Word.OVERDUE,), roles=frozenset(Role)) == ["over", "year/1", "half#2026H1"]
