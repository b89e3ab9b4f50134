"""`doctor`: is the workspace set up as it should be? Findings about the set-up, not about single entries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dangjian_cli.book.book import Book
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.unit_record import UnitRecord
from dangjian_cli.models.vocabulary import PackScope
from dangjian_cli.obligations.demands import unrecorded

_NAMED = 5
STALE_AS_OF_DAYS = 31
"""A fixed 统计日 older than this is mentioned while the workspace is still being edited."""


class Verdict(Enum):
    """How a point of the examination came out."""

    FINE = "正常"
    ATTENTION = "注意"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the examination: what, how it came out, what was seen, what to do."""

    subject: str
    verdict: Verdict
    seen: str
    remedy: str | None = None


def examine(book: Book, today: date, last_edit: date | None) -> tuple[Point, ...]:
    """Examine a workspace; `last_edit` is the newest day on which one of its files was changed."""
    return (
        *_files(book),
        *_organisation(book),
        *_as_of(book, today, last_edit),
        *_calendar(book),
        *_years(book),
        *_life(book, book.settings.as_of or today),
    )


def _files(book: Book) -> Iterator[Point]:
    counts = Counter(ledger.kind.name for ledger in book.ledgers)
    entries = sum(ledger.known for ledger in book.ledgers)
    kinds = "、".join(f"{kind} {count}" for kind, count in counts.items())
    yield Point(
        "台账",
        Verdict.FINE if book.ledgers else Verdict.ATTENTION,
        f"{len(book.ledgers)} 本，{entries} 个条目（{kinds}）" if kinds else "没有台账",
        None if book.ledgers else "用 dangjian init 生成模板",
    )
    if book.unread_files or book.unread:
        seen = [f"{len(book.unread_files)} 个文件没有读入"] if book.unread_files else []
        seen += [f"{len(book.unread)} 个条目有误未计"] if book.unread else []
        yield Point("读入", Verdict.ATTENTION, "，".join(seen), "运行 dangjian check，按提示改正")
    else:
        yield Point("读入", Verdict.FINE, "全部文件和条目都已读入")


def _organisation(book: Book) -> Iterator[Point]:
    units = sum(1 for _ in book.each(Unit))
    if units:
        yield Point("组织", Verdict.FINE, f"{units} 个单位")
    else:
        yield Point(
            "组织",
            Verdict.ATTENTION,
            "没有组织台账，单位名称无从核对",
            "新建一个“台账: 组织”的文件，登记各单位",
        )


def _as_of(book: Book, today: date, last_edit: date | None) -> Iterator[Point]:
    fixed = book.settings.as_of
    if fixed is None:
        yield Point("统计日", Verdict.FINE, "没有固定，按当天统计")
        return
    age = (today - fixed).days
    stale = age > STALE_AS_OF_DAYS and last_edit is not None and last_edit > fixed
    yield Point(
        "统计日",
        Verdict.ATTENTION if stale else Verdict.FINE,
        f"dangjian.yaml 固定为 {fixed}" + (f"，距今 {age} 天，而台账还在改" if stale else ""),
        "更新或删去 dangjian.yaml 的“统计日”" if stale else None,
    )


def _calendar(book: Book) -> Iterator[Point]:
    years = book.years
    if years is None:
        return
    calendar = book.calendar()
    missing = [str(year) for year in range(years[0], years[1] + 1) if not calendar.published(year)]
    if missing:
        yield Point(
            "工作日历",
            Verdict.ATTENTION,
            f"{'、'.join(missing)} 年的放假安排未收录，工作日按周一至周五推算",
            "公布后在工作区加一个“台账: 工作日历”的文件",
        )
    else:
        yield Point("工作日历", Verdict.FINE, f"{years[0]} 至 {years[1]} 年都已收录")


def _years(book: Book) -> Iterator[Point]:
    without = [
        ledger.file.as_posix() for ledger in book.ledgers if _dated(ledger.kind.entry) and ledger.header.years is None
    ]
    if without:
        yield Point(
            "年度",
            Verdict.ATTENTION,
            f"{len(without)} 本台账没有写年度：{'、'.join(without[:3])}",
            "在文件头写上“年度: 2026”",
        )


def _life(book: Book, day: date) -> Iterator[Point]:
    """Units on which rule packs make demands that no ledger would record: they are not counted, and named here."""
    everywhere = book.settings.packs is not None and book.settings.packs.scope is PackScope.ALL
    missing = unrecorded(book, day.year)
    if not missing:
        return
    counted = "三会一课等按期次计数，缺期会列为逾期" if everywhere else "三会一课等没有计数"
    yield Point(
        "组织生活",
        Verdict.ATTENTION,
        f"{len(missing)} 个组织{day.year}年未建组织生活台账，{counted}：{'、'.join(missing[:_NAMED])}"
        + (" 等" if len(missing) > _NAMED else ""),
        "新建一个“台账: 组织生活”的文件，或在已有的一本里写上“记录单位”",
    )


def _dated(model: type) -> bool:
    return issubclass(model, Matter | Meeting | UnitRecord)
