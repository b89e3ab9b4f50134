"""`dangjian add`: a new entry at the end of a ledger, with the next id."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.editing import Changed, DryRun, Where, record
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session
    from dangjian_cli.exchange.incoming import Incoming
    from dangjian_cli.exchange.table import Table
    from dangjian_cli.models.kinds import Kind


def command(
    ledger: Annotated[str, typer.Argument(metavar="种类或台账", help="台账的种类，如 任务清单；有几本的，写台账文件")],
    title: Annotated[str, typer.Argument(metavar="名称", help="任务、问题或事项的内容")],
    paths: Where = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="责任单位，几个的用顿号隔开")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="姓名", help="责任人")] = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="姓名", help="牵头领导")] = None,
    deadline: Annotated[str | None, typer.Option("--deadline", metavar="时限", help="时限，如 6月底前")] = None,
    measures: Annotated[str | None, typer.Option("--measures", metavar="措施", help="措施")] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="键=值", help="别的键，如 --set 类别=组织建设；可写多次", show_default=False),
    ] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记一个新条目：编号自动接着编。"""
    out = Output(quiet=quiet)
    given = {"责任单位": unit, "责任人": owner, "牵头领导": leader, "时限": deadline, "措施": measures}
    values = {key: value for key, value in given.items() if value is not None} | _set(fields or ())

    def plan() -> Changed:
        session = open_session(paths or (), out)
        target = _ledger(session, ledger)
        return _changed(session, target, {target.kind.title_key: title, **values})

    return record(plan, "登记", out, dry_run=dry_run)


def _set(fields: "list[str] | tuple[str, ...]") -> dict[str, str]:
    pairs = {}
    for field in fields:
        key, equals, value = field.replace("＝", "=").partition("=")
        if not equals or not key.strip():
            raise UsageError(f"选项 --set：“{field}”要写成 键=值", "如 --set 类别=组织建设")
        pairs[key.strip()] = value.strip()
    return pairs


def _ledger(session: "Session", wanted: str) -> "Ledger":
    """The ledger named, or the only one of the kind and of the year of the day."""
    from dangjian_cli.models.kinds import KIND_BY_NAME

    ledgers = session.loaded.book.ledgers
    if wanted in KIND_BY_NAME:
        year = session.day(None).year
        found = [one for one in ledgers if one.kind.name == wanted and _of_year(one, year)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UsageError(f"工作区里没有 {year} 年的{wanted}", "先用 dangjian init 或 dangjian import 建一本")
        listed = "".join(f"\n  {session.displayed(one.file)}" for one in found)
        raise UsageError(f"{year} 年的{wanted}有 {len(found)} 本", f"写明登记到哪一本：{listed}")
    by_file = {str(session.displayed(one.file)): one for one in ledgers}
    given = Path(wanted).as_posix()
    if given not in by_file:
        near = closest(wanted, [*KIND_BY_NAME, *by_file])
        raise UsageError(
            f"没有“{wanted}”这种台账，也没有这个文件", f"是不是“{near}”？" if near else names(KIND_BY_NAME)
        )
    return by_file[given]


def _of_year(ledger: "Ledger", year: int) -> bool:
    years = ledger.header.years
    return years is None or years.first <= year <= years.last


def _changed(session: "Session", ledger: "Ledger", values: dict[str, str]) -> Changed:
    """The entry is read as a row of a sheet would be, and looked at in its ledger before anything is written."""
    from dangjian_cli.edit.write import Change
    from dangjian_cli.exchange.incoming import incoming
    from dangjian_cli.exchange.inspection import said
    from dangjian_cli.exchange.landing import Target
    from dangjian_cli.exchange.running import Runway
    from dangjian_cli.syntax.revise import NotRevisedError

    rows, problems = incoming(_table(ledger.kind, values), ledger.kind, said)
    if problems:
        raise UsageError(problems[0].message, problems[0].help)
    source = session.loaded.sources[ledger.file]
    target = Target(ledger.file, ledger.kind, {}, source, ledger)
    try:
        landing, there = Runway.of(session.root, session.loaded, session.day(None), target).landed(rows)
    except NotRevisedError as error:
        raise UsageError(f"{ledger.file} 不能自动改：{error}", "请打开文件，直接加这一条") from error
    _require_new(ledger, landing.added, rows)
    if wrong := next((one for _, one in there if one.grave), None):
        raise UsageError(wrong.message, wrong.help)
    change = Change(ledger.file, source.raw, source.bearing(landing.text))
    return Changed(session, landing.ids[0], change, source.text, landing.text)


def _require_new(ledger: "Ledger", added: int, rows: "list[Incoming]") -> None:
    if not added:
        title = rows[0].data.get(ledger.kind.title_key, "")
        raise UsageError(f"{ledger.file} 里已经有“{title}”", "是同一件事的，不用再登记；不是的，名称写得不同一些")


def _table(kind: "Kind", values: dict[str, str]) -> "Table":
    """What was typed as a sheet of one row."""
    from dangjian_cli.exchange.columns import columns_of
    from dangjian_cli.exchange.table import Row, Table
    from dangjian_cli.exchange.workbook import Grid

    columns = {column.key: column for column in columns_of(kind.entry)}
    for key in values:
        if key not in columns or key == "编号":
            near = closest(key, columns)
            raise UsageError(f"{kind.name}的条目没有“{key}”这个键", f"是不是“{near}”？" if near else names(columns))
    grid = Grid("登记", (tuple(values), tuple(values.values())))
    places = {key: at for at, key in enumerate(values)}
    own = {key: columns[key] for key in values}
    return Table(grid, "", 0, tuple(values), places, own, (Row(1, {**values}),), (), (), ())
