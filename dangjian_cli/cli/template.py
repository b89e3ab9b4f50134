"""`dangjian template`: a sheet to fill in, with what each column wants, words to choose from, and examples."""

from pathlib import Path
from typing import Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, NoWorkspaceError, UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

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
)
"""Kinds that offices fill in as sheets."""


def _complete(incomplete: str) -> list[str]:
    return [name for name in _FILLED_IN if name.startswith(incomplete)]


def command(
    kind: Annotated[str, typer.Argument(metavar="种类", help="哪一种台账，如 任务清单", autocompletion=_complete)],
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
    from dangjian_cli.exchange.handout import template
    from dangjian_cli.exchange.sheets import workbook_of
    from dangjian_cli.models.kinds import KIND_BY_NAME

    if kind not in _FILLED_IN:
        near = closest(kind, _FILLED_IN)
        raise UsageError(f"没有“{kind}”的模板", f"是不是“{near}”？" if near else f"有：{names(_FILLED_IN)}")
    target = output if output is not None else Path(f"{kind}-模板.xlsx")
    if target.suffix.lower() != ".xlsx":
        raise UsageError(f"模板存成 xlsx，{target.name} 不是", "文件名以 .xlsx 结尾")
    if output is None and target.exists():
        raise UsageError(f"已经有 {target}", "用 --output 换一个文件名")
    try:
        book = open_session((path,) if path is not None else (), Output(quiet=quiet)).loaded.book
    except NoWorkspaceError:
        if path is not None:
            raise
        book = None
    Output(target, quiet).save(workbook_of(*template(KIND_BY_NAME[kind], book)))
    return EXIT_CLEAN
