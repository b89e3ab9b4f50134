"""`dangjian doctor`: is this machine and this workspace set up as it should be?"""

import platform
import shutil
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from dangjian_cli import __version__
from dangjian_cli.base.clock import BEIJING, today
from dangjian_cli.base.errors import EXIT_CLEAN, NoWorkspaceError, WorkspaceError
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, Colour, OutputFile, Paths, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dangjian_cli.reports.health import Point

Format = Literal["text", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown")


def command(
    paths: Paths = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """诊断运行环境和工作区：版本、编码、台账、组织、统计日、工作日历。"""
    from dangjian_cli.layout.health import health_document, health_values

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    points = (*_machine(), *_workspace(paths or (), out))
    if chosen == "json":
        from dangjian_cli.render.json import render

        out.answer(render(health_values(points)))
    else:
        out.answer(draw(health_document(points), chosen, out))
    return EXIT_CLEAN


def _workspace(paths: "Sequence[Path]", out: Output) -> "tuple[Point, ...]":
    """The workspace; that there is none, or none that can be read, is a finding and no reason to stop."""
    from dangjian_cli.reports.health import Point, Verdict, examine

    try:
        session = open_session(paths, out)
    except (NoWorkspaceError, WorkspaceError) as error:
        return (Point("工作区", Verdict.ATTENTION, error.message, error.help),)
    return examine(session.loaded.book, today(), _last_edit(session))


def _machine() -> "Iterator[Point]":
    """What the machine offers: versions, the fast YAML reader, the encoding of the screen, git."""
    import yaml

    from dangjian_cli.reports.health import Point, Verdict

    yield Point("版本", Verdict.FINE, f"dangjian {__version__}，Python {platform.python_version()}")
    if yaml.__with_libyaml__:
        yield Point("读取", Verdict.FINE, "使用快速的 YAML 读取部件")
    else:
        yield Point("读取", Verdict.ATTENTION, "没有快速的 YAML 读取部件，台账多时会慢", "重新安装 PyYAML 的二进制包")
    encoding = (sys.stdout.encoding or "").upper()
    known = encoding.replace("-", "") in ("UTF8", "GBK", "GB18030", "CP936", "GB2312")
    remedy = None if known else "换用 UTF-8 或 GBK 的终端"
    yield Point("终端编码", Verdict.FINE if known else Verdict.ATTENTION, encoding or "未知", remedy)
    if shutil.which("git"):
        yield Point("Git", Verdict.FINE, "已安装")
    else:
        yield Point("Git", Verdict.ATTENTION, "没有安装；校验和汇总不受影响", "要保存台账的历次修改，请安装 Git")


def _last_edit(session: Session) -> date | None:
    """The newest day on which a ledger was changed."""
    times = [(session.root / file).stat().st_mtime for file in session.loaded.sources if (session.root / file).exists()]
    return datetime.fromtimestamp(max(times), BEIJING).date() if times else None
