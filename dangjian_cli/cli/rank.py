"""`dangjian rank PERIOD`: who leads and who lags in each group, how places moved, and the figures that say why."""

from dataclasses import replace
from typing import Annotated

import typer

from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, Force, OutputFile, Quiet, Rev, Unit, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import FORMATS, DocumentFormat, require_free
from dangjian_cli.cli.report import Wanted
from dangjian_cli.cli.score import AskedIndex, Scheme, ScoredPaths, ScoredPeriod
from dangjian_cli.cli.span import parted, quarter


def command(
    period: ScoredPeriod = None,
    paths: ScoredPaths = None,
    unit: Unit = None,
    scheme: Scheme = None,
    issue: Annotated[
        bool, typer.Option("--issue", help="拟出落后单位的督办建议，连同登记它的命令；不改动任何文件")
    ] = False,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """赛马比拼：分组名次、升降、领跑和落后的原因；内部掌握，批准了才公开。"""
    from dangjian_cli.layout.rank import rank_document
    from dangjian_cli.layout.rank_json import rank_values
    from dangjian_cli.reports.ranking import rank

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    require_free(output, chosen, force=force)
    span, named = parted(period, paths or ())
    session = open_session(named, out, rev)
    wanted = Wanted(session, span or quarter(session, as_of), 30, unit, None, None, as_of)
    asked = AskedIndex.of(session, scheme)
    request = wanted.request()
    ranking = rank(request.situation, request.period, asked.sort, asked.name)
    document = rank_document(ranking, request.situation, request.scope, request.name, issue=issue)
    page = replace(wanted.page(request, document), values=lambda: {"ranking": rank_values(ranking, request.scope)})
    page.publish(chosen, out)
    return session.exit_code()
