"""`dangjian list`: what is owed, one a line; asked for in the query language."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Only,
    OutputFile,
    Person,
    Quiet,
    Rev,
    Unit,
    Where,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.reports.listing import Listed, ListedEntry, Wanted

Format = Literal["text", "json", "jsonl", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "jsonl", "csv", "markdown")
_PATH_STARTS = (".", "/", "~", "\\")
_PATH_ENDS = (".yaml", ".yml")


class Word(StrEnum):
    """The words of a standing that may be asked for."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"
    ON_TIME = "按期完成"
    LATE = "逾期完成"
    OVERDUE = "逾期"
    SOON = "临期"
    NOT_OPEN = "未到开始"
    NOT_DUE = "未到期"
    NO_DEADLINE = "无时限"
    UNASSESSABLE = "不可考核"
    SUSPENDED = "暂缓"
    CANCELLED = "已取消"
    CARRIED = "已结转"
    EXEMPT = "豁免"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="查询或路径", help="查询，如 '单位:市委办+ 状态:逾期 时限:2026Q3'；是文件、文件夹的，当作路径"
        ),
    ] = None,
    standing: Annotated[
        list[Word] | None,
        typer.Option("--standing", metavar="现状", help="只列这种现状的，可写多次", show_default=False),
    ] = None,
    unit: Unit = None,
    only: Only = None,
    person: Person = None,
    where: Where = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="期间", help="只列这段时间的，如 2026、2026Q3、上半年；不写为全部年度"),
    ] = None,
    milestones: Annotated[bool, typer.Option("--milestones", help="连同节点一起列")] = False,
    entries: Annotated[bool, typer.Option("--entries", help="一个条目一行，不逐期逐节点列")] = False,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="栏目", help="列哪些栏目，如 编号,单位,截止,责任人,进度,事项")
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="栏目", help="按什么排，如 截止、-逾期天数（加 - 是倒序）"),
    ] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """列出应办事项：事项和期次，各自的截止日期、现状、责任人。"""
    from dangjian_cli.cli.columns import chosen_columns, sort_keys
    from dangjian_cli.obligations.obligation import Role
    from dangjian_cli.reports.columns import in_order, ordered
    from dangjian_cli.reports.listing import Wanted, by_entry, listing, recorded

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    if entries and columns is not None:
        raise UsageError("--entries 有自己的栏目，不能再写 --columns", "去掉其中一个")
    query, paths = _parted(words or ())
    session = open_session(paths, out, rev)
    shown, keys = chosen_columns(columns, session.loaded.book), sort_keys(sort, session.loaded.book)
    asked = Asked.of(" ".join(part for part in (query, where) if part) or None, person, unit, only)
    span = session.period(period, session.day(as_of)) if period is not None else None
    situation = session.situation(as_of, span, asked) if span is not None else session.whole_situation(as_of, asked)
    wanted = Wanted(
        scope=session.scope(situation, unit, only, asked),
        period=span,
        words=frozenset(word.value for word in standing or ()),
        roles=frozenset(Role) if milestones else frozenset({Role.MATTER, Role.OCCURRENCE}),
    )
    listed = ordered(listing(situation, wanted), keys)
    also = recorded(situation, wanted)
    if not listed and (hint := _nothing(session, query, len(also), entries=entries)) is not None:
        out.hint(hint)
    day = f"{situation.today.isoformat()}{session.as_of_note(as_of)}"
    found = in_order((*by_entry(session.loaded.book, listed), *also), keys) if entries else None
    page = _Page(session, listed, _meta(wanted, day), shown, found)
    out.answer(page.rendered(chosen, situation.today, out), bom=chosen == "csv")
    return session.exit_code()


def _nothing(session: Session, query: str, records: int, *, entries: bool) -> str | None:
    """What to say when nothing is owed of what was asked for."""
    from dangjian_cli.cli.elsewhere import seen_elsewhere

    if records:
        return None if entries else f"另有 {records} 条记录，不是应办事项；加 --entries 就列出来"
    if (elsewhere := seen_elsewhere(session, query)) is not None:
        return elsewhere
    return "没有符合查询的。栏目写成 栏目:值；不带冒号的，按文字在编号和事项里找" if query else None


def _parted(words: "Sequence[str]") -> tuple[str, list[Path]]:
    """The query and the paths among what was typed: what is there, or looks like a file, is a path."""
    query: list[str] = []
    paths: list[str] = []
    for word in words:
        (paths if _is_path(word) else query).append(word)
    return " ".join(query), [Path(word) for word in paths]


def _is_path(word: str) -> bool:
    if word.startswith(_PATH_STARTS) or word.lower().endswith(_PATH_ENDS):
        return True
    try:
        return Path(word).exists()
    except (OSError, ValueError):  # too long, or with a character that no name has
        return False


def _meta(wanted: "Wanted", day: str) -> tuple[tuple[str, str], ...]:
    span = wanted.period.label if wanted.period is not None else "全部年度"
    return (("统计日", day), ("期间", span), ("范围", wanted.scope.label))


class _Page(NamedTuple):
    """What was found, and how it is shown."""

    session: Session
    listed: "Sequence[Listed]"
    meta: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    entries: "tuple[ListedEntry, ...] | None"
    """Given when the answer is by entry: those of what was found, and the records beside them."""

    def rendered(self, chosen: Format, day: date, out: Output) -> str:
        """The answer in the format asked for."""
        from dangjian_cli.layout.listing import entries_document, listing_document

        book = self.session.loaded.book
        if chosen in ("json", "jsonl"):
            return self._values(chosen, day, out)
        if self.entries is not None:
            return self.session.drawn(entries_document(self.entries, book, self.meta), chosen, out)
        return self.session.drawn(listing_document(self.listed, book, self.meta, self.columns), chosen, out)

    def _values(self, chosen: Format, day: date, out: Output) -> str:
        """JSON needs the line of every entry: its files are read again with positions."""
        from dangjian_cli.layout.listing import entries_values, listing_values
        from dangjian_cli.layout.shared import unread_values
        from dangjian_cli.render.json import render, render_lines

        session, book = self.session, self.session.loaded.book
        if self.entries is not None:
            lines = session.lines(one.first.place for one in self.entries)
            values = entries_values(self.entries, book, lines, session.displayed)
        else:
            lines = session.lines(one.obligation.place for one in self.listed)
            values = listing_values(self.listed, lines, session.displayed)
        if chosen == "jsonl":
            session.warn(out)
            return render_lines(values)
        name = "entries" if self.entries is not None else "obligations"
        return render({"as_of": day, name: values, "unread": unread_values(book, session.displayed)})
