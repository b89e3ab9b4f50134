"""`dangjian inspect PERIOD`: the self-inspection of a period, as a report and as a bundle of files to send."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Force,
    Only,
    OutputFile,
    Quiet,
    Rev,
    Unit,
    Where,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import ENDINGS, FORMATS, DocumentFormat, Page, require_free
from dangjian_cli.cli.report import Wanted
from dangjian_cli.cli.span import parted, quarter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dangjian_cli.cli.session import Session
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value
    from dangjian_cli.reports.inspection import Inspection

BUNDLE: tuple[DocumentFormat, ...] = ("word", "excel", "html", "json")
"""The formats of `--write`."""

_DIGEST = "输入摘要.txt"


def command(
    period: Annotated[
        str | None,
        typer.Argument(metavar="期间", help="自查哪段时间，如 2026Q3、2026H1、三季度；不写为统计日所在的季度"),
    ] = None,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="路径", help="工作区，或其中的文件；不写为当前位置")
    ] = None,
    unit: Unit = None,
    only: Only = None,
    where: Where = None,
    checklist: Annotated[
        str | None,
        typer.Option("--checklist", metavar="名称", help="用哪一份自查项目，如 五规范；不写看 dangjian.yaml"),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="文件夹", help="把 Word、Excel、网页、json 和输入摘要一起写进这个文件夹"),
    ] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """自查：尚未开展、尚未完成、需要总结提高的，自查项目和三色自评，任务清单与时间对照表。"""
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    require_free(output, chosen, force=force)
    span, named = parted(period, paths or ())
    session = open_session(named, out, rev)
    wanted = Wanted(session, span or quarter(session, as_of), 30, unit, only, where, as_of)
    inspection, document = _inspected(wanted, checklist)
    page = wanted.page(inspection.request, document)
    page = replace(page, values=lambda: _values(inspection))
    if write is not None:
        _write_bundle(session, page, inspection, write, out, force=force)
    if write is None or output is not None:
        page.publish(chosen, out)
    return session.exit_code() if inspection.in_order else EXIT_OBJECTIONS


def _values(inspection: "Inspection") -> "Mapping[str, Value]":
    from dangjian_cli.layout.inspection_json import inspection_values

    return {"inspection": inspection_values(inspection)}


def _inspected(wanted: Wanted, checklist: str | None) -> "tuple[Inspection, Document]":
    from dangjian_cli.book.forms import checklists_of
    from dangjian_cli.layout.inspection import inspection_document, inspection_of
    from dangjian_cli.query.tokens import QueryError

    lists = checklists_of(wanted.session.loaded.book)
    if checklist is not None and checklist not in lists:
        near = closest(checklist, lists)
        raise UsageError(f"没有“{checklist}”这份自查项目", f"是不是“{near}”？" if near else f"现有的：{names(lists)}")
    try:
        inspection = inspection_of(wanted.request(), checklist)
        return inspection, inspection_document(inspection)
    except QueryError as error:
        raise UsageError(f"自查项目的查询写得不对：{error.message}", error.help) from error


def _write_bundle(
    session: "Session", page: Page, inspection: "Inspection", folder: Path, out: Output, *, force: bool
) -> None:
    """The report in every format to send, and what it was made from."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 是文件，不是文件夹", "--write 后面写一个文件夹")
    name = f"自查报告-{inspection.request.period.name}"
    files = {format: folder / f"{name}{ENDINGS[format]}" for format in BUNDLE}
    if not force and (there := [file for file in (*files.values(), folder / _DIGEST) if file.exists()]):
        raise UsageError(f"{there[0]} 已经有了，没有覆盖", "换一个文件夹；确实要覆盖的，加上 --force")
    contents = {format: page.content(format, out) for format in BUNDLE}
    folder.mkdir(parents=True, exist_ok=True)
    for format, content in contents.items():
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        Output(files[format], quiet=True).save(data)
    Output(folder / _DIGEST, quiet=True).answer(_digest(session, inspection))
    out.hint(f"已写入 {folder}：{len(files) + 1} 个文件")


def _digest(session: "Session", inspection: "Inspection") -> str:
    """What the report was made from: every file with the SHA-256 of its bytes, so that anyone can check it."""
    import hashlib

    from dangjian_cli import __version__

    request = inspection.request
    lines = [
        f"dangjian {__version__}",
        f"统计日 {request.situation.today.isoformat()}",
        f"期间 {request.period.name}",
        f"范围 {request.scope.label}",
        f"自查项目 {inspection.checklist.name}",
        "",
        "读入的文件（SHA-256，路径）：",
    ]
    sources = sorted(session.loaded.sources.items(), key=lambda item: item[0].as_posix())
    lines += [f"{hashlib.sha256(source.raw).hexdigest()}  {file.as_posix()}" for file, source in sources]
    return "\n".join(lines) + "\n"
