"""Any text is read: the grammar is total, and what it returns is consistent."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import DeadlineContext, Kind, Reason, read_deadline, read_frequency
from dangjian_cli.dates.resolve import resolve
from dangjian_cli.dates.wording.parse import LONGEST, parse

FRAGMENTS = (
    "2026年 26年 6月 13月 0月 底 前 末 初 中 上旬 中旬 上半年 三季度 第 每 每月 每季度 每年 每周 每两周 次 1次 不少于 各 全年 年内 "
    "至 到 - ~ — 、 ， ； 起 启动 后 内 之日起 反馈 个月 3个月 15个工作日 10日 31日 30 2月 29日 长期坚持 立行立改 适时 按要求 "
    "周五 最后一个 工作日 2026-06-30 6.3 2026.1 20260630 202606 6/30 年 月 日 即日 截至 力争 期间 （ ） Q3 H1 W05 X月 TBD 待定 农历 "
    "春节 七一 元旦 国庆 次年 次月 本月 今年 一 二 十 两 廿 各 半年 半月 旬 学期 隔周 首月 末月 第一个月 结束 9999 〇 O 完成 印发方案 32项 前3天 10天内 0"
).split(" ")
WORDINGS = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
DAY = st.one_of(st.none(), st.dates())
YEAR = st.integers(1, 9999)


def context(years: tuple[int, int] | None, base: date | None, start: date | None) -> DeadlineContext:
    first, last = years or (None, None)
    return DeadlineContext(first, last, base, start, shipped_calendar)


CONTEXTS = st.builds(
    context, st.one_of(st.none(), st.tuples(YEAR, YEAR).map(lambda two: (min(two), max(two)))), DAY, DAY
)


def check(text: str, given_context: DeadlineContext) -> None:
    reading = read_deadline(text, given_context)
    assert (reading.reason is not None) is (reading.kind is Kind.UNASSESSABLE)
    assert (reading.recurrence is not None) is (reading.kind is Kind.RECURRING)
    assert (reading.sentence is not None) is (reading.reason is not None or reading.ambiguity is not None)
    assert (reading.advice is not None) is (reading.sentence is not None)
    if reading.kind is Kind.DUE:
        assert reading.due is not None
        assert reading.opens is not None
        assert reading.opens <= reading.due or reading.opens == given_context.start
    assert read_deadline(text, given_context) == reading


@settings(deadline=None)
@given(st.text(max_size=40), CONTEXTS)
def test_any_text_gives_a_reading_or_a_reason(text: str, given_context: DeadlineContext) -> None:
    """Whatever characters a cell holds, reading it ends in a reading or in a reason, the same one each time."""
    check(text, given_context)
    read_frequency(text)


@settings(deadline=None, max_examples=400)
@given(WORDINGS, CONTEXTS)
def test_any_mixture_of_deadline_words_gives_a_reading_or_a_reason(text: str, given_context: DeadlineContext) -> None:
    """However the words of the grammar are strung together, reading them does not fail."""
    check(text, given_context)


@settings(deadline=None, max_examples=200)
@given(WORDINGS)
def test_a_frequency_that_is_read_can_be_expanded(text: str) -> None:
    """Every frequency the grammar yields gives distinct occurrences in due order, none open after it is due."""
    recurrence = read_frequency(text)
    if recurrence is None:
        return
    found = recurrence.occurrences(2026, 2027, None, None, shipped_calendar)
    assert len({each.name for each in found}) == len(found)
    assert all(each.opens <= each.due for each in found)


def test_a_page_of_text_is_no_deadline() -> None:
    """A text longer than any deadline is not read at all, however much of it looks like dates."""
    reading = read_deadline("6月底前" * LONGEST, context((2026, 2026), None, None))
    assert reading.reason is Reason.NOT_UNDERSTOOD


def test_full_width_and_spaces_do_not_change_a_meaning() -> None:
    """A wording means the same however it was typed: full-width, with spaces, with Chinese numerals, in brackets."""
    spellings = [
        "2026年6月30日前",
        "２０２６年６月３０日前",
        "2026 年 6 月 30 日 前",
        "二〇二六年六月三十日前",
        "（2026年）6月30日（前）",
    ]
    readings = {read_deadline(text, context((2026, 2026), None, None)) for text in spellings}
    assert len(readings) == 1


@settings(deadline=None)
@given(st.dates(), CONTEXTS)
def test_a_day_written_out_is_what_the_grammar_says_it_is(day: date, given_context: DeadlineContext) -> None:
    """Read without the grammar, which takes its time."""
    text = day.isoformat()
    assert read_deadline(text, given_context) == resolve(parse(text), given_context)
