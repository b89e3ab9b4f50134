"""`dangjian import`: a sheet becomes entries of a ledger. Nothing is written unless asked, nor what is wrong."""

import difflib
import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UnreadablePathError, UsageError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Colour, OutputFile, Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dangjian_cli.cli.session import Session
    from dangjian_cli.exchange.columns import Titles
    from dangjian_cli.exchange.incoming import Incoming
    from dangjian_cli.exchange.landing import Landing, Target
    from dangjian_cli.exchange.table import Problem, Table
    from dangjian_cli.exchange.workbook import Grid
    from dangjian_cli.models.kinds import Kind
    from dangjian_cli.syntax.parsed import Data

Format = Literal["text", "json"]
_SOME = 8
"""Cells that a hint names."""
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
    from dangjian_cli.exchange.handout import header_of
    from dangjian_cli.exchange.table import table_of

    out = Output(output, quiet, color)
    session = open_session(() if to is None else (_standing(to),), out)
    wanted = _Wanted(file, kind, sheet, mapping)
    every = wanted.read()
    grids = wanted.grids(every)
    chosen, titles = wanted.kind_and_titles(session, grids)
    tables = [table for grid in grids if (table := table_of(grid, chosen, titles, loosely=suggest)) is not None]
    if not tables:
        raise _no_header(file, chosen, grids)
    if suggest:
        from dangjian_cli.exchange.mappings import suggestion

        out.answer(suggestion(tables, chosen, file.stem))
        return EXIT_CLEAN
    target = _target(
        session, chosen, to, _header(tables, file, {"名称": name, "年度": year, "单位": unit}, header_of(every, chosen))
    )
    result = _Import(session, target, tables)
    landing, problems = result.run()
    if marked is not None:
        _mark(marked, tables, problems, out)
    wrong = any(one.grave for _, one in problems)
    new = landing.added + landing.changed > 0
    written = write and new and (only_valid or not wrong)
    out.answer(_told(file, session, target, tables, landing, problems, preview=not written))
    if written:
        _write(session, target, landing, file)
    out.hint(_next_step(written=written, wrong=wrong, new=new))
    return EXIT_OBJECTIONS if wrong else EXIT_CLEAN


def _standing(to: Path) -> Path:
    """The ledger itself, or of one that is to be made, its folder."""
    if to.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"--to 写台账文件，{to} 不是", "台账以 .yaml 结尾，如 --to 任务清单-2026.yaml")
    return to if to.exists() else to.parent


class _Wanted(NamedTuple):
    """What of which file is to be read as what."""

    file: Path
    kind: str | None
    sheet: str | None
    mapping: str | None

    def read(self) -> "tuple[Grid, ...]":
        """Every sheet of the file."""
        from dangjian_cli.exchange.workbook import MAX_BYTES, read_workbook

        try:
            with self.file.open("rb") as stream:
                return read_workbook(stream.read(MAX_BYTES + 1), self.file.name)
        except FileNotFoundError as error:
            raise UnreadablePathError(f"找不到 {self.file}", "请核对路径") from error
        except OSError as error:
            raise obstacle(self.file, error) from error

    def grids(self, grids: "tuple[Grid, ...]") -> "tuple[Grid, ...]":
        """The sheets asked for."""
        from dangjian_cli.exchange.handout import OWN_SHEETS

        if self.sheet is None:
            return tuple(grid for grid in grids if grid.name not in OWN_SHEETS)
        chosen = tuple(grid for grid in grids if grid.name == self.sheet)
        if not chosen:
            near = closest(self.sheet, [grid.name for grid in grids])
            help = f"是不是“{near}”？" if near else f"有：{names(grid.name for grid in grids)}"
            raise UsageError(f"{self.file.name} 里没有“{self.sheet}”这张表", help)
        return chosen

    def kind_and_titles(self, session: "Session", grids: "Sequence[Grid]") -> "tuple[Kind, Titles]":
        """By the mapping, by what was typed, else by the titles of the sheets."""
        from dangjian_cli.exchange.columns import Titles
        from dangjian_cli.exchange.mappings import own_titles
        from dangjian_cli.exchange.table import matched
        from dangjian_cli.models.kinds import KIND_BY_NAME, KINDS

        if self.mapping is not None:
            own = own_titles(session.loaded.book, self.mapping)
            return own.kind, own.titles
        if self.kind is not None:
            if self.kind not in KIND_BY_NAME:
                near = closest(self.kind, KIND_BY_NAME)
                raise UsageError(
                    f"没有“{self.kind}”这种台账", f"是不是“{near}”？" if near else f"种类有：{names(KIND_BY_NAME)}"
                )
            return KIND_BY_NAME[self.kind], Titles.of(KIND_BY_NAME[self.kind])
        fit = [(sum(matched(grid, kind, Titles.of(kind)) for grid in grids), kind) for kind in KINDS]
        best = max(count for count, _ in fit)
        likely = [kind for count, kind in fit if count == best and count]
        if len(likely) != 1:
            raise UsageError(
                f"从 {self.file.name} 的表头看不出是哪一种台账",
                "用 --kind 写明，如 --kind 任务清单；表头是自己的叫法的，先用 --kind 加 --suggest 拟一份对应表",
            )
        return likely[0], Titles.of(likely[0])


def _no_header(file: Path, kind: "Kind", grids: "Sequence[Grid]") -> UsageError:
    empty = all(not grid.rows for grid in grids)
    what = "是空表" if empty else f"前 20 行里没有找到{kind.name}的表头（至少要有“{kind.title_key}”一列）"
    return UsageError(f"{file.name} {what}", "请核对文件；表头是自己的叫法的，写一份对应表，用 --map 指明")


def _header(
    tables: "Sequence[Table]", file: Path, typed: "Mapping[str, object]", told: "Mapping[str, Data]"
) -> "dict[str, Data]":
    """What a new ledger says above its entries: as typed, else as the sheet tells, else by its title and its year."""
    given = {key: str(value) for key, value in typed.items() if value is not None}
    title = next((table.title for table in tables if table.title), file.stem)
    header: dict[str, Data] = {"名称": title, **told, **given}
    year = re.search(r"(?:19|20)[0-9]{2}", str(header["名称"]))
    if "年度" not in header and year is not None:
        header = {"名称": header.pop("名称"), "年度": year[0], **header}
    return header


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


class _Import(NamedTuple):
    """One import: rows are read, land in the ledger, and are looked at there."""

    session: "Session"
    target: "Target"
    tables: "Sequence[Table]"

    def run(self) -> "tuple[Landing, list[tuple[str, Problem]]]":
        """What the ledger would hold without the rows that are wrong, and every problem with the sheet it is in."""
        from dangjian_cli.exchange.incoming import incoming
        from dangjian_cli.exchange.inspection import said

        rows: list[Incoming] = []
        told: list[tuple[str, Problem]] = []
        for table in self.tables:
            found, problems = incoming(self._with_unit(table), self.target.kind, said)
            rows += found
            told += [(table.grid.name, one) for one in problems]
        landing, there = self._landed(rows)
        told += there
        bad = {(sheet, one.row) for sheet, one in told if one.grave}
        if bad:  # once more without the rows that are wrong: this is what can be written
            landing, there = self._landed([row for row in rows if (row.table.grid.name, row.row) not in bad])
            told += there
        return landing, sorted(set(told), key=lambda each: (each[0], each[1]))

    def _landed(self, rows: "Sequence[Incoming]") -> "tuple[Landing, list[tuple[str, Problem]]]":
        from dangjian_cli.book.load import load
        from dangjian_cli.exchange.inspection import inspect
        from dangjian_cli.exchange.landing import land
        from dangjian_cli.source.git import ids_on_branches
        from dangjian_cli.source.source_file import SourceFile
        from dangjian_cli.syntax.revise import NotRevisedError

        target = self.target
        try:
            landing = land(self.session.loaded.book, target, rows, ids_on_branches(self.session.root))
        except NotRevisedError as error:
            raise UsageError(f"{target.path} 不能自动改：{error}", "先用 dangjian fmt 整理这个文件，再导入") from error
        source = target.source if target.source is not None else SourceFile(target.path, "")
        loaded = load(self.session.root, source._replace(text=landing.text))
        there = inspect(loaded, self.session.day(None), target.path, landing.origins)
        return landing, [(row.table.grid.name, one) for row, one in (*landing.problems, *there)]

    def _with_unit(self, table: "Table") -> "Table":
        """A sheet that is called by a unit and has no column for it is about that unit."""
        unit = self.session.loaded.book.units.resolve(table.grid.name)
        if unit is None or "责任单位" in table.places:
            return table
        return table.with_constant("责任单位", unit, self.target.kind)


def _told(
    file: Path,
    session: "Session",
    target: "Target",
    tables: "Sequence[Table]",
    landing: "Landing",
    problems: "Sequence[tuple[str, Problem]]",
    *,
    preview: bool,
) -> str:
    lines = [line for table in tables for line in _about(file, table, target.kind.name)]
    for sheet, one in problems:
        if one.grave:
            lines += [f"错误 {file.name}{one.place(sheet)} {one.message}", f"  改法：{one.help}"]
    lines += _hints(file, problems)
    rows, wrong = sum(len(table.rows) for table in tables), len({(s, one.row) for s, one in problems if one.grave})
    lines += [
        "",
        f"{rows} 行：新增 {landing.added} 条，修改 {landing.changed} 条，不变 {landing.same} 条，有错 {wrong} 行",
    ]
    if preview:
        lines += ["", *_difference(session, target, landing)]
    return "\n".join(lines).strip("\n") + "\n"


def _hints(file: Path, problems: "Sequence[tuple[str, Problem]]") -> "Iterator[str]":
    """What is no error, each once with all its cells: the rows come in all the same."""
    from dangjian_cli.exchange.workbook import cell_name

    cells: dict[tuple[str, str], list[str]] = {}
    for sheet, one in problems:
        if not one.grave:
            cells.setdefault((sheet, one.message), []).append(cell_name(one.row, one.column))
    for (sheet, message), found in cells.items():
        more = f" 等 {len(found)} 处" if len(found) > _SOME else ""
        yield f"提示 {file.name}[{sheet}!{names(found[:_SOME])}{more}] {message}"


def _about(file: Path, table: "Table", kind: str) -> "Iterator[str]":
    from dangjian_cli.exchange.workbook import cell_name

    yield f"{file.name}[{table.grid.name}]：{kind}，第 {table.header + 1} 行是表头，{len(table.rows)} 行"
    if table.unknown:
        titles = names(f"{title}（{cell_name(table.header, at)}）" for at, title in table.unknown)
        yield f"  没有读入的列：{titles}"
    if table.left_out:
        yield f"  不算条目的行：{names(f'{text}（第 {row + 1} 行）' for row, text in table.left_out)}"


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


def _next_step(*, written: bool, wrong: bool, new: bool) -> str:
    if written:
        return "已写入；要退回，运行 dangjian undo"
    if wrong:
        return "没有写入。按上面的单元格改好表格，再导入一次；先收没有错的行，加 --only-valid --write"
    return "这是预览，没有写入；确认无误后加上 --write" if new else "没有要写入的"
