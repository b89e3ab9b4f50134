"""`dangjian score PERIOD`: what every unit scores by the 考核方案 in force, with the trail behind every point."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.editing import DryRun
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, Force, Only, OutputFile, Quiet, Rev, Unit, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import FORMATS, DocumentFormat, Page, require_free
from dangjian_cli.cli.report import Wanted
from dangjian_cli.cli.span import parted, quarter

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.models.index import IndexSort

ScoredPeriod = Annotated[
    str | None,
    typer.Argument(metavar="期间", help="哪段时间，如 2026Q3、2026、三季度；不写为统计日所在的季度"),
]
ScoredPaths = Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置")]
Scheme = Annotated[
    str | None,
    typer.Option("--scheme", metavar="方案", help="按哪份考核方案：写名称，或写 竞赛；不写为 考核 一类的"),
]


def command(
    period: ScoredPeriod = None,
    paths: ScoredPaths = None,
    unit: Unit = None,
    only: Only = None,
    scheme: Scheme = None,
    trail: Annotated[bool, typer.Option("--trail", help="各单位都列出每一分怎样来的")] = False,
    settle: Annotated[
        bool, typer.Option("--settle", help="核定：把各单位的总分记进考核评分的“核定”，以后改过的由 diff 指出")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="姓名", help="核定人，同 --settle 一起写")] = None,
    dry_run: DryRun = False,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """考核得分：各单位各项内容的得分，每一分怎样来的；不写 --settle 就不改动任何文件。"""
    if settle and (trail or rev is not None or format is not None or output is not None):
        raise UsageError(
            "--settle 写进台账，--trail、--rev、--format、--output 用不上", "去掉它们；先看得分的，不写 --settle"
        )
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    require_free(output, chosen, force=force)
    span, named = parted(period, paths or ())
    session = open_session(named, out, rev)
    wanted = Wanted(session, span or quarter(session, as_of), 30, unit, only, None, as_of)
    asked = AskedIndex.of(session, scheme)
    if settle:
        from dangjian_cli.cli.settling import settle_scores

        return settle_scores(wanted, asked, by, out, dry_run=dry_run)
    if by is not None or dry_run:
        raise UsageError("--by 和 --dry-run 只同 --settle 一起用", "要核定，写 --settle --by 姓名")
    page = scored_page(wanted, asked, trail=trail)
    page.publish(chosen, out)
    return session.exit_code()


@dataclass(frozen=True, slots=True)
class AskedIndex:
    """Which indexes: those of a sort, or the one of a name."""

    sort: "IndexSort"
    name: str | None = None

    @classmethod
    def of(cls, session: "Session", text: str | None) -> "AskedIndex":
        """What `--scheme` asks for. UsageError when there is none of that name."""
        from dangjian_cli.models.index import IndexSort
        from dangjian_cli.reports.assessing import indexes

        if text is None:
            return cls(IndexSort.ASSESSMENT)
        known = {index.name: index for index in indexes(session.loaded.book)}
        if not known:
            raise UsageError("工作区里没有考核方案", "怎样写见 dangjian template 考核方案、dangjian schema 考核方案")
        if text in known:
            return cls(known[text].sort, text)
        sorts = {index.sort.value: index.sort for index in known.values()}
        if text in sorts:
            return cls(sorts[text])
        near = closest(text, [*known, *sorts])
        help = f"是不是“{near}”？" if near else f"可写：{names([*known, *sorts])}"
        raise UsageError(f"没有“{text}”这份考核方案", help)


def scored_page(wanted: Wanted, asked: AskedIndex, *, trail: bool) -> Page:
    """The page of the scores asked for."""
    from dataclasses import replace

    from dangjian_cli.layout.score import chosen, score_document
    from dangjian_cli.layout.score_json import score_values
    from dangjian_cli.reports.scoring import score

    request = wanted.request()
    scores = score(request.situation, request.period, asked.sort, asked.name)
    cards = chosen(scores, request.scope)
    document = score_document(scores, request.scope, request.name, trails=trail)
    page = wanted.page(request, document)
    return replace(page, values=lambda: {"scores": score_values(scores, cards)})
