"""`dangjian template`: a sheet to fill in, with what each column wants, words to choose from, and examples."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, NoWorkspaceError, UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dangjian_cli.cli.session import Session
    from dangjian_cli.exchange.sheets import Sheet

    Notes = Mapping[str, Sequence[str]]

_OWN = ("表彰", "制度", "风险点", "创建达标", "活动", "承诺", "特色品牌")
"""Ready-made ledgers with columns of their own."""
_FILLED_IN = (
    "组织",
    "任务清单",
    "责任清单",
    "问题整改",
    "督办事项",
    "责任书",
    "述职评议",
    "组织生活",
    "党费",
    "教育培训",
    "发展党员",
    "考核方案",
    "考核评分",
    *_OWN,
)
"""Kinds that offices fill in as sheets."""


def _complete(incomplete: str) -> list[str]:
    return [name for name in _FILLED_IN if name.startswith(incomplete)]


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="种类", help="哪一种台账，如 任务清单、表彰；自己定了栏目的，写台账文件", autocompletion=_complete
        ),
    ],
    path: Annotated[
        Path | None, typer.Argument(metavar="路径", help="工作区；有的话，单位可以从下拉里选", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="文件", help="存成哪个 xlsx；不写为 种类-模板.xlsx", show_default=False),
    ] = None,
    quiet: Quiet = False,
) -> int:
    """生成供填写的 Excel 模板：填写说明、下拉、示例。"""
    from dangjian_cli.exchange.sheets import workbook_of

    is_file = kind.lower().endswith((".yaml", ".yml"))
    if kind not in _FILLED_IN and not is_file:
        near = closest(kind, _FILLED_IN)
        own = "通用清单的栏目自己定：写是哪一种，如 表彰；已有台账的，写台账文件"
        help = own if kind == "通用清单" else f"是不是“{near}”？" if near else f"有：{names(_FILLED_IN)}"
        raise UsageError(f"没有“{kind}”的模板", help)
    stem = Path(kind).stem if is_file else kind
    target = output if output is not None else Path(f"{stem}-模板.xlsx")
    if target.suffix.lower() != ".xlsx":
        raise UsageError(f"模板存成 xlsx，{target.name} 不是", "文件名以 .xlsx 结尾")
    if output is None and target.exists():
        raise UsageError(f"已经有 {target}", "用 --output 换一个文件名")
    try:
        session = open_session(
            [where for where in (Path(kind) if is_file else None, path) if where], Output(quiet=quiet)
        )
    except NoWorkspaceError:
        if path is not None or is_file:
            raise
        session = None
    Output(target, quiet).save(workbook_of(*_sheets(kind, session, is_file=is_file)))
    return EXIT_CLEAN


def _sheets(kind: str, session: "Session | None", *, is_file: bool) -> "tuple[Sequence[Sheet], Notes]":
    """The sheets of a kind, of a ready-made ledger, or of the ledger in a file."""
    from dangjian_cli.exchange.handout import Sample, template
    from dangjian_cli.models.kinds import KIND_BY_NAME

    book = session.loaded.book if session is not None else None
    if kind in _OWN:
        from dangjian_cli.book.ready_made import ready_made

        made = ready_made(kind)
        return template(made.kind, book, Sample(kind, made.about, made.examples))
    if not is_file or session is None:
        return template(KIND_BY_NAME[kind], book)
    ledger = session.ledger_in(Path(kind))
    if ledger is None:
        raise UsageError(f"{kind} 不是一本台账", "写明一个台账文件；读不出来的，先看 dangjian check")
    return template(ledger.kind, book, Sample(ledger.kind.name, (ledger.name,), ()))
