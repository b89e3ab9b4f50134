"""剩余时间 of `status`: days to the end of the period, what is open, and the pace that takes."""

from datetime import date
from decimal import Decimal

from made_books import book_of, tasks

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Paragraph
from dangjian_cli.layout.status import status
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.scope import Scope

BOOK = book_of(
    tasks(
        {"编号": "1", "任务": "甲", "时限": "6月底前", "完成日期": "2026-06-01"},
        {"编号": "2", "任务": "乙", "时限": "9月底前"},
        {"编号": "3", "任务": "丙", "时限": "年底前"},
    )
)


def reported(day: date, period: Period) -> Completion:
    return completion(Situation(BOOK, day), period, Scope())


def told(day: date) -> list[str]:
    page = status(reported(day, Period.of_year(2026)), BOOK, "")
    return [block.text for block in page.blocks if isinstance(block, Paragraph) and block.text.startswith("距")]


def test_time_left_and_pace() -> None:
    """Two matters in 61 days are one every 30."""
    left = reported(date(2026, 10, 31), Period.of_year(2026)).remaining
    assert left is not None
    assert (left.days, left.open, left.pace) == (61, 2, Decimal("1.0"))
    assert told(date(2026, 10, 31)) == ["距 2026-12-31 还有 61 天，未办结的事项 2 项，每 30 天要办结 1.0 项"]


def test_no_pace_for_the_last_month_and_nothing_when_the_period_is_over() -> None:
    """Neither on the last day nor in a period in which all is done."""
    assert told(date(2026, 12, 1)) == ["距 2026-12-31 还有 30 天，未办结的事项 2 项"]
    assert told(date(2026, 12, 31)) == []
    half = reported(date(2026, 6, 2), Period(date(2026, 1, 1), date(2026, 7, 1)))
    assert half.figures.matters.total == half.figures.matters.done
    assert half.remaining is None
