"""`dangjian history`: the figures from commit to commit, the life of an entry, ledgers that nobody touches."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Force,
    Only,
    OutputFile,
    PeriodText,
    Quiet,
    Unit,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import FORMATS, DocumentFormat, Page, require_free
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from dangjian_cli.dates.period import Period
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value
    from dangjian_cli.obligations.situation import Known
    from dangjian_cli.reports.scope import Scope
    from dangjian_cli.review.history import Chapter, Moment, State, Step
    from dangjian_cli.source.git import Repository
    from dangjian_cli.source.revision import Revision


class By(StrEnum):
    """How far apart the points are; the words of dates.period.Grain."""

    WEEK = "周"
    MONTH = "月"
    QUARTER = "季度"


def command(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置")] = None,
    by: Annotated[By, typer.Option("--by", metavar="间隔", help="周、月或季度")] = By.MONTH,
    item: Annotated[
        str | None, typer.Option("--item", metavar="编号", help="只看这个条目：每次改动是谁、改了什么")
    ] = None,
    stale: Annotated[
        int, typer.Option("--stale", metavar="天数", min=1, max=3660, help="列出多少天没有更新的台账")
    ] = 60,
    period: PeriodText = None,
    unit: Unit = None,
    only: Only = None,
    as_of: AsOf = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """趋势：从提交的历史里算各月的完成和逾期，看一个条目的来历。"""
    from dangjian_cli.source.git import repository
    from dangjian_cli.source.revision import log, revision

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    require_free(output, chosen, force=force)
    session = open_session(paths or (), out)
    place = repository(session.root)
    past = _Past(session, place, log(place, revision(place, "HEAD").id, "--first-parent"), as_of, out)
    page = past.life(item) if item is not None else past.trend(period, by, unit, only, stale)
    page.publish(chosen, out)
    return EXIT_CLEAN


class _Past(NamedTuple):
    """The commits of a repository, the newest first, and what is asked of them."""

    session: Session
    place: "Repository"
    commits: "tuple[Revision, ...]"
    as_of: date | None
    out: Output

    def trend(self, period: str | None, by: By, unit: str | None, only: str | None, stale: int) -> Page:
        """The figures at the end of every week, month or quarter."""
        from dangjian_cli.dates.period import Grain
        from dangjian_cli.layout.history import trend_document
        from dangjian_cli.review.history import moments, untouched
        from dangjian_cli.source.revision import last_touched

        session, day = self.session, self.session.day(self.as_of)
        span = session.period(period, day)
        situation = session.situation(self.as_of, span)
        scope = session.scope(situation, unit, only)
        steps = tuple(self._steps(moments(span, Grain(by.value), self.commits, day), span, scope))
        ledgers = [ledger.file for ledger in situation.book.ledgers]
        old = untouched(last_touched(self.place), ledgers, day, stale)
        name = situation.settings.name or "台账"
        return self._page(
            trend_document(f"{name}：{span.label}趋势", steps, old, stale),
            (("期间", span.label), ("范围", scope.label)),
        )

    def _steps(self, wanted: "tuple[Moment, ...]", span: "Period", scope: "Scope") -> "Iterator[Step]":
        """Every file is read once, whatever the number of commits that have it."""
        from dangjian_cli.book.load import Memo, load
        from dangjian_cli.models.fields import Years
        from dangjian_cli.obligations.situation import Situation
        from dangjian_cli.review.history import step
        from dangjian_cli.source.revision import at_commit

        memo: Memo = {}
        years = Years(span.start.year, span.last.year)
        known: Known | None = None
        with self.out.progress("读取历史") as told:
            for number, moment in enumerate(wanted, start=1):
                book = load(at_commit(self.place, moment.revision), memo=memo).book
                like = partial(_known, known) if known is not None else None
                situation = Situation(book, moment.day, years, like=like)
                yield step(situation, moment, span, scope)
                known = situation.known()
                told(number, len(wanted))

    def life(self, id_: str) -> Page:
        """Every commit that changed an entry, the oldest first; the work tree last."""
        from dangjian_cli.layout.history import life_document
        from dangjian_cli.review.history import life

        chapters = tuple(life(self._states(id_)))
        if not chapters:
            known = self.session.loaded.book.by_id
            near = closest(id_, known)
            raise UsageError(f"历史里没有“{id_}”这个条目", f"是不是“{near}”？" if near else "编号见 dangjian list")
        there = self.session.loaded.book.by_id.get(id_)
        title = str(getattr(there[1].model, "title", "")) if there is not None else _title(chapters)
        return self._page(life_document(id_, title, chapters), ())

    def _states(self, id_: str) -> "Iterator[State]":
        from dangjian_cli.models.written import entry_data
        from dangjian_cli.review.history import State
        from dangjian_cli.review.tracing import trace

        yield from trace(self.place, tuple(reversed(self.commits)), id_)
        known = self.session.loaded.book.by_id.get(id_)
        yield State(None, (known[0].file, entry_data(known[1].model)) if known is not None else None)

    def _page(self, document: "Document", meta: tuple[tuple[str, str], ...]) -> Page:
        day = self.session.day(self.as_of)
        told = ("统计日", f"{day.isoformat()}{self.session.as_of_note(self.as_of)}")
        head: Mapping[str, Value] = {"as_of": day, "commits": len(self.commits)}
        return Page(self.session, replace(document, meta=(told, *meta)), head)


def _known(known: "Known") -> "Known":
    return known


_TITLES = frozenset(("任务", "责任", "问题", "事项", "主题", "名称", "标题", "列名", "乙方", "述职人"))


def _title(chapters: "tuple[Chapter, ...]") -> str:
    """The title that the entry had last."""
    for chapter in reversed(chapters):
        for field in chapter.fields:
            if field.key in _TITLES and isinstance(field.new, str):
                return field.new
    return ""
