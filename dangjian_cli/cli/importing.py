"""`dangjian import`: a sheet becomes entries of a ledger. Nothing is written unless asked, nor what is wrong."""

import difflib
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UnreadablePathError, UsageError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.base.text import closest
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Colour, OutputFile, Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session
    from dangjian_cli.exchange.landing import Landing, Target
    from dangjian_cli.exchange.table import Problem, Table
    from dangjian_cli.exchange.workbook import Grid
    from dangjian_cli.models.kinds import Kind
    from dangjian_cli.reports.importing import Imported
    from dangjian_cli.syntax.parsed import Data

_NEW_LINES = 60
"""Lines of the preview of a new file; the whole of it is seen in the file."""


def command(
    file: Annotated[Path, typer.Argument(metavar="表格", help="Excel、WPS 或 csv 文件")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="台账", help="导入到哪个台账文件；没有的新建", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="种类", help="台账种类；不写时按表头看")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="表名", help="只读这一张；不写为全部可见的")] = None,
    mapping: Annotated[str | None, typer.Option("--map", metavar="对应表", help="表头按这份对应表认")] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="只拟一份对应表，供改好后存进工作区")] = False,
    name: Annotated[str | None, typer.Option("--name", metavar="名称", help="新台账的名称；不写用表的标题")] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="年度", min=1949, max=9999, help="新台账的年度；不写看名称里的年份")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="新台账的填报单位")] = None,
    write: Annotated[bool, typer.Option("--write", help="没有错就写入；不写只是预览")] = False,
    only_valid: Annotated[bool, typer.Option("--only-valid", help="有错的行先不要，其余的照收")] = False,
    marked: Annotated[
        Path | None,
        typer.Option("--annotated", metavar="文件", help="把原表存一份，末列写明每行的问题", show_default=False),
    ] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """把办公室的表格读成台账：先预览，每处问题说到单元格。"""
    from dangjian_cli.exchange.choosing import new_header
    from dangjian_cli.exchange.handout import header_of
    from dangjian_cli.exchange.mappings import suggestion
    from dangjian_cli.exchange.outcome import outcome

    out = Output(output, quiet, color)
    session = open_session(() if to is None else (_standing(to),), out)
    every = _read(file, sheet)
    ledger = session.ledger_in(to) if to is not None else None
    chosen, tables = _tables(session, file.name, _Asked(sheet, kind, mapping, suggest, ledger), every)
    if suggest:
        out.answer(suggestion(tables, chosen, file.stem))
        return EXIT_CLEAN
    typed = {"名称": name, "年度": year, "单位": unit}
    target = _target(session, chosen, to, new_header(tables, file.stem, typed, header_of(every, chosen)))
    landing, problems = _landed(session, target, tables)
    if marked is not None:
        _mark(marked, tables, problems, out)
    result = outcome(file.name, chosen, every if sheet is None else (), tables, landing, problems)
    written = write and result.news and (only_valid or not result.has_errors)
    out.answer(_told(session, target, landing, result, out, preview=not written))
    if written:
        _write(session, target, landing, file)
    out.hint(_next_step(result, written=written))
    return EXIT_OBJECTIONS if result.has_errors else EXIT_CLEAN


def _standing(to: Path) -> Path:
    """The ledger itself, or of one that is to be made, its folder."""
    if to.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"--to 写台账文件，{to} 不是", "台账以 .yaml 结尾，如 --to 任务清单-2026.yaml")
    return to if to.exists() else to.parent


def _read(file: Path, sheet: str | None) -> "tuple[Grid, ...]":
    """Every sheet of the file."""
    from dangjian_cli.exchange.unfit import MAX_BYTES
    from dangjian_cli.exchange.workbook import read_workbook

    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadablePathError(f"找不到 {file}", "请核对路径") from error
    except OSError as error:
        raise obstacle(file, error) from error
    return read_workbook(data, file.name, sheet)


class _Asked(NamedTuple):
    """What was said of the sheets: which one, which kind of ledger, whose titles; whether titles may be unknown.

    `ledger` is the one into which they go, where it is there.
    """

    sheet: str | None
    kind: str | None
    mapping: str | None
    loosely: bool
    ledger: "Ledger | None"


def _tables(session: "Session", file: str, asked: _Asked, every: "tuple[Grid, ...]") -> "tuple[Kind, list[Table]]":
    """The tables of the sheets that are meant, and the kind of ledger that they are."""
    from dangjian_cli.exchange.choosing import Told, chosen_grids, kind_and_titles, no_header
    from dangjian_cli.exchange.own_columns import own_kind_meant
    from dangjian_cli.exchange.table import table_of

    grids = chosen_grids(every, asked.sheet, file)
    general = own_kind_meant(every, asked.kind, asked.ledger, file)
    kind, titles = kind_and_titles(session.loaded.book, grids, file, Told(asked.kind, asked.mapping, general))
    found = (table_of(grid, kind, titles, loosely=asked.loosely) for grid in grids)
    tables = [table for table in found if table is not None]
    if not tables:
        raise no_header(file, kind, grids)
    return kind, tables


def _target(session: "Session", kind: "Kind", to: Path | None, header: "dict[str, Data]") -> "Target":
    """The ledger that is named; without one a new one that says kind and year."""
    from dangjian_cli.exchange.landing import Target
    from dangjian_cli.models.kinds import KIND_KEY

    above = {KIND_KEY: kind.name, **header}
    units, unit = session.loaded.book.units, header.get("单位")
    if isinstance(unit, str) and units.entries and units.resolve(unit) is None:
        near = closest(unit, units.known_names())
        raise UsageError(f"没有“{unit}”这个单位", f"是不是“{near}”？" if near else "先在组织台账里登记它")
    if to is None:
        path = PurePosixPath(f"{kind.name}-{header.get('年度', '')}.yaml".replace("-.", "."))
        if path in session.loaded.sources:
            raise UsageError(f"已经有 {path}", f"导入到里面，写 --to {session.displayed(path)}；另立一本，写别的文件名")
        return Target(path, kind, above)
    path = PurePosixPath(Path(os.path.abspath(to)).relative_to(session.root).as_posix())  # noqa: PTH100
    source = session.loaded.sources.get(path)
    if source is None:
        if to.exists():
            raise UnreadablePathError(f"{to} 读不了", "原因见 dangjian check")
        return Target(path, kind, above)
    ledger = next((each for each in session.loaded.book.ledgers if each.file == path), None)
    if ledger is None or ledger.kind is not kind:
        what = f"是{ledger.kind.name}" if ledger is not None else "还读不出来"
        raise UsageError(f"{to} {what}，表格是{kind.name}", "换一个台账，或用 --kind 写明种类")
    return Target(path, kind, above, source, ledger)


def _landed(
    session: "Session", target: "Target", tables: "Sequence[Table]"
) -> "tuple[Landing, list[tuple[str, Problem]]]":
    from dangjian_cli.exchange.running import Runway
    from dangjian_cli.syntax.revise import NotRevisedError

    try:
        return Runway.of(session.root, session.loaded, session.day(None), target).imported(tables)
    except NotRevisedError as error:
        raise UsageError(f"{target.path} 不能自动改：{error}", "先用 dangjian fmt 整理这个文件，再导入") from error


def _told(
    session: "Session", target: "Target", landing: "Landing", result: "Imported", out: Output, *, preview: bool
) -> str:
    from dangjian_cli.layout.importing import imported
    from dangjian_cli.render.terminal import render

    text = render(imported(result), out.width, out.colour)
    changes = _difference(session, target, landing) if preview and result.news else []
    return text + "".join(f"{line}\n" for line in ("", *changes) if changes)


def _difference(session: "Session", target: "Target", landing: "Landing") -> list[str]:
    before = target.source.text.splitlines() if target.source is not None else []
    shown = str(session.displayed(target.path))
    old = shown if target.source is not None else "（新文件）"
    lines = list(difflib.unified_diff(before, landing.text.splitlines(), old, shown, lineterm="", n=1))
    if target.source is None and len(lines) > _NEW_LINES:
        return [*lines[:_NEW_LINES], f"……另有 {len(lines) - _NEW_LINES} 行"]
    return lines


def _write(session: "Session", target: "Target", landing: "Landing", file: Path) -> None:
    from dangjian_cli.edit.write import Change, locked
    from dangjian_cli.source.source_file import SourceFile

    source = target.source if target.source is not None else SourceFile(target.path, "")
    before = target.source.raw if target.source is not None else None
    with locked(session.root) as writer:
        writer.write([Change(target.path, before, source.bearing(landing.text))], f"导入 {file.name}")


def _mark(marked: Path, tables: "Sequence[Table]", problems: "Sequence[tuple[str, Problem]]", out: Output) -> None:
    from dangjian_cli.exchange.sheets import annotated

    by_sheet: dict[str, list[Problem]] = {}
    for sheet, one in problems:
        by_sheet.setdefault(sheet, []).append(one)
    Output(marked, out.quiet).save(annotated(tables, by_sheet))


def _next_step(result: "Imported", *, written: bool) -> str:
    if written:
        return "已写入；要退回，运行 dangjian undo"
    if result.has_errors:
        return "没有写入。按上面的单元格改好表格，再导入一次；先收没有错的行，加 --only-valid --write"
    return "这是预览，没有写入；确认无误后加上 --write" if result.news else "没有要写入的"
