"""The day from which a comparison or a history is asked for: a date, 上周, 上月, 上季度, 年初."""

from datetime import date, timedelta

from dangjian_cli.base.errors import UsageError

_WORDS = ("上周", "上月", "上季度", "年初")


def day_of(text: str, today: date) -> date:
    """The first day of what is meant; UsageError for anything else."""
    from dangjian_cli.dates.written_date import DateFault, read_date

    match text:
        case "上周":
            return today - timedelta(days=today.weekday() + 7)
        case "上月":
            return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
        case "上季度":
            first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
            last = first - timedelta(days=1)
            return date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
        case "年初":
            return date(today.year, 1, 1)
    read = read_date(text)
    if isinstance(read, DateFault):
        raise UsageError(f"选项 --since：“{text}”不是日期", f"写成 2026-07-01，或 {'、'.join(_WORDS)}")
    return read
