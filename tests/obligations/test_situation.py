"""A situation takes over what was worked out of another state of the workspace, and no more than that."""

from dataclasses import replace
from datetime import date

from made_books import book_of, tasks

from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.situation import Situation

BOOK = book_of(tasks(*({"编号": f"RW-{n}", "任务": f"事{n}", "责任单位": "甲支部", "时限": "9月底前"} for n in (1, 2))))
TODAY = Situation(BOOK, date(2026, 9, 30))


def test_the_same_years_of_the_same_workspace_are_worked_out_once() -> None:
    june = replace(TODAY, today=date(2026, 6, 30), like=TODAY.known)
    assert june.register is TODAY.register
    before = replace(TODAY, today=date(2025, 12, 31), horizon=Years(2025, 2025), like=TODAY.known)
    assert before.register is not TODAY.register
    assert before.register.expansions == TODAY.register.expansions


def test_what_a_query_left_out_is_there_for_who_asks_for_everything() -> None:
    narrowed = replace(TODAY, chosen=lambda owed, _: owed.id == "RW-1")
    assert [one.id for one in narrowed.register.obligations if one.id.startswith("RW")] == ["RW-1"]
    everything = replace(TODAY, today=date(2026, 6, 30), like=narrowed.known)
    assert [one.id for one in everything.register.obligations if one.id.startswith("RW")] == ["RW-1", "RW-2"]
