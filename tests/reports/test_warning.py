"""Lights: each obligation has one, the levels are those of the scheme, and only they change with it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from made_books import DAYS, book_of, ledgers, tasks

from dangjian_cli.book.schemes import DEFAULT, schemes_of
from dangjian_cli.dates.period import Period
from dangjian_cli.models.vocabulary import SupervisionLevel
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.issuing import proposals
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.warning import Warnings, warnings, worst_first

DAY = date(2026, 9, 30)
SHIPPED = schemes_of(book_of())


def report(*ledgers: dict[str, Any], scheme: str = DEFAULT, day: date = DAY) -> Warnings:
    book = book_of(*ledgers)
    return warnings(Situation(book, day), Period.of_year(day.year), Scope(), schemes_of(book)[scheme])


def lights(found: Warnings) -> dict[str, str]:
    return {light.obligation.id: light.name for light in found.lights}


def test_the_schemes_that_are_shipped() -> None:
    """Four, each with its basis, levels of rising 督办级别, a demand and days for the answer."""
    assert set(SHIPPED) == {"三灯", "三色督办单", "递进三单", "三卡"}
    for scheme in SHIPPED.values():
        order = [list(SupervisionLevel).index(level.supervision) for level in scheme.levels if level.supervision]
        assert order == sorted(set(order))
        assert len(order) == len(scheme.levels)
        assert all(level.demand and level.next_step and level.reply_days for level in scheme.levels)
        assert scheme.basis


def test_cards_answer_within_seven_ten_and_fifteen_days() -> None:
    """丹凤县 2013 [B]."""
    assert [level.reply_days for level in SHIPPED["三卡"].levels] == [7, 10, 15]


@given(ledgers(), DAYS)
def test_every_obligation_has_one_light(ledger: dict[str, Any], day: date) -> None:
    """The counts of the lights are those of the list; red is what `status` lists as overdue; green and grey say nothing."""
    book = book_of(ledger)
    situation, period = Situation(book, day), Period.of_year(day.year)
    found = warnings(situation, period, Scope(), SHIPPED[DEFAULT])
    assert len(found.lights) == len(lights(found))
    for role in Role:
        told = sum(found.counts(name).get(role, 0) for name in worst_first(found.scheme))
        assert told == sum(light.obligation.role is role for light in found.lights)
    red = {light.obligation.id for light in found.lights if light.name == "红灯"}
    assert red == {one.obligation.id for one in completion(situation, period, Scope()).overdue}
    for light in found.lights:
        assert bool(light.reasons) == (light.level is not None)


@given(ledgers(), DAYS)
def test_another_scheme_changes_levels_and_nothing_else(ledger: dict[str, Any], day: date) -> None:
    """Cards for lamps: the same obligations, the same reasons, in order or not as before."""
    book = book_of(ledger)
    situation, period = Situation(book, day), Period.of_year(day.year)
    lamps, cards = (warnings(situation, period, Scope(), SHIPPED[name]) for name in ("三灯", "三卡"))
    told = [
        {light.obligation.id: (light.reasons, light.level is None, light.grey) for light in one.lights}
        for one in (lamps, cards)
    ]
    assert told[0] == told[1]


def sheet(**fields: Any) -> dict[str, Any]:
    return {"单号": "督1", "日期": "2026-08-03", "级别": "提醒", "回复时限": "7日内", **fields}


LATE = {"任务": "甲", "时限": "7月底前"}


def test_sheets_go_up_by_one_level() -> None:
    """递进三单: blue; after a blue one whose time is over orange; after an orange one red; red stays red."""
    chains = [[], [sheet()], [sheet(), sheet(级别="督办")], [sheet(级别="重点督办")]]
    entries = [{**LATE, "编号": f"RW-{n}", "督办": chain} for n, chain in enumerate(chains)]
    found = report(tasks(*entries), scheme="递进三单")
    assert lights(found) == {"RW-0": "蓝单", "RW-1": "橙单", "RW-2": "红单", "RW-3": "蓝单"}
    issued, waiting = proposals(found, book_of(tasks(*entries)))
    assert {one.light.obligation.id: one.level.title for one in issued} == {
        "RW-0": "蓝单",
        "RW-1": "橙单",
        "RW-2": "红单",
        "RW-3": "红单",
    }
    assert waiting == ()


def test_no_sheet_while_one_is_out() -> None:
    """One whose time has not passed is waited for; one that was answered, or has no day, is not."""
    entries = [
        {**LATE, "编号": "RW-0", "督办": [sheet(日期="2026-09-28")]},
        {**LATE, "编号": "RW-1", "督办": [sheet(日期="2026-09-28", 回复日期="2026-09-29")]},
        {**LATE, "编号": "RW-2", "督办": [{"单号": "无日期"}]},
        {**LATE, "编号": "RW-3", "督办": [sheet(日期="2026-10-28")]},
    ]
    found = report(tasks(*entries))
    issued, waiting = proposals(found, book_of(tasks(*entries)))
    assert [one.light.obligation.id for one in waiting] == ["RW-0"]
    assert [one.light.obligation.id for one in issued] == ["RW-1", "RW-2", "RW-3"]


@pytest.mark.parametrize(
    ("numbers", "first"),
    [
        ([], "DB-2026-001"),
        (["督〔2026〕9号"], "督〔2026〕10号"),
        (["DB-2026-007", "DB-2026-012"], "DB-2026-013"),
        (["督〔2025〕40号", "没有号"], "DB-2026-001"),
    ],
)
def test_numbers_go_on(numbers: list[str], first: str) -> None:
    """From the highest of the year, in its own form."""
    entries = [{**LATE, "编号": "RW-0", "督办": [{"单号": number} for number in numbers]}]
    issued, _ = proposals(report(tasks(*entries)), book_of(tasks(*entries)))
    assert issued[0].number == first


def own_scheme(*levels: dict[str, Any]) -> dict[str, Any]:
    return {
        "台账": "预警方案",
        "名称": "本市",
        "条目": [{"编号": f"级-{n}", **level} for n, level in enumerate(levels)],
    }


def test_an_own_scheme_with_its_thresholds() -> None:
    """Days, points and shares of an office's own; the gravest level that fits is given."""
    scheme = own_scheme(
        {"名称": "关注", "条件": "临期、反弹", "临期天数": "30"},
        {"名称": "落后", "条件": "序时滞后", "序时差": "5"},
        {"名称": "太慢", "条件": "进度不足", "进度低于": "20"},
        {"名称": "久拖", "条件": "逾期", "逾期天数": "60"},
    )
    year = {"时限": "年底前", "开始": "2026-01-01"}
    made = tasks(
        {"编号": "soon", "任务": "甲", "时限": "10月30日前", "进展": [{"日期": "2026-09-01", "进度": "99"}]},
        {"编号": "later", "任务": "甲", "时限": "10月31日前", "开始": "2026-09-01"},
        {"编号": "behind", "任务": "甲", **year, "进展": [{"日期": "2026-09-01", "进度": "60"}]},
        {"编号": "even", "任务": "甲", **year, "进展": [{"日期": "2026-09-01", "进度": "70"}]},
        {"编号": "slow", "任务": "甲", **year, "进展": [{"日期": "2026-09-01", "进度": "10"}]},
        {"编号": "late", "任务": "甲", "时限": "8月底前"},
        {"编号": "long", "任务": "甲", "时限": "7月底前"},
        {
            "编号": "back",
            "任务": "甲",
            "时限": "年底前",
            "完成日期": "2026-06-01",
            "回头看": [{"日期": "2026-07-01", "结论": "反弹"}],
        },
    )
    found = report(made, scheme, scheme="本市")
    assert lights(found) == {
        "soon": "关注", "later": "绿", "behind": "落后", "even": "绿", "slow": "太慢", "late": "绿", "long": "久拖", "back": "关注",
    }  # fmt: skip
    reasons = {light.obligation.id: "；".join(light.reasons) for light in found.lights}
    assert reasons["behind"] == "时间过 74%，进度 60%"
    assert reasons["slow"] == "时间过 74%，进度 10%；进度 10%"
    assert reasons["back"] == "7月1日 回头看反弹，重新整改"
    assert next(light.colour for light in found.lights if light.obligation.id == "long") == "久拖"


def test_a_scheme_without_levels_warns_of_nothing() -> None:
    """Its file says what is wrong with it; everything else goes on."""
    found = report(tasks({**LATE, "编号": "RW-1"}), {"台账": "预警方案", "名称": "空", "条目": []}, scheme="空")
    assert lights(found) == {"RW-1": "绿"}
    assert proposals(replace(found, lights=()), book_of()) == ((), ())
