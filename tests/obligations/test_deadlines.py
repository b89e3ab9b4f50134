"""What the reader of a ledger remembers is what reading anew would say."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian_cli.dates.deadline import DeadlineContext, read_deadline
from dangjian_cli.dates.workdays import Calendar
from dangjian_cli.obligations.deadlines import Deadlines

WORDS = (
    "2026-06-30 6月底前 2026年3月 三季度 3月启动 12月底前完成 一个月内 反馈后1个月内 立行立改 长期坚持 每季度末 每月25日前 "
    "3月起 2027年前 6.3 中旬 适时 15个工作日内 ， 并 。"
).split(" ")
CALENDAR = Calendar.of(())
DAY = st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1))
YEARS = st.sampled_from([(None, None), (2026, 2026), (2025, 2027)])


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join), YEARS, DAY, DAY)
def test_a_deadline_remembered_without_its_beginning_is_the_one_read_with_it(
    wording: str, years: tuple[int | None, int | None], base: date | None, start: date | None
) -> None:
    """开始 tells when the work opens, and what a length of time is counted from; nothing else of a certain day."""
    context = DeadlineContext(*years, base, start, CALENDAR)
    assert Deadlines(context).read(wording) == read_deadline(wording, context)
