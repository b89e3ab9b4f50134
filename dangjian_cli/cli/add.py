"""`dangjian add`: a new entry at the end of a ledger, with the next id."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.editing import Changed, DryRun, Where, record
from dangjian_cli.cli.entering import entered, ledger_meant
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import Answers, asks

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session
    from dangjian_cli.models.entry import Entry

_QUESTIONS = {
    "责任单位": "责任单位（几个的用顿号隔开；直接回车就不写）",
    "时限": "时限，如 6月底前（直接回车就不写）",
}
"""What an office has to fill in, and how it is asked for at a terminal."""


def command(
    ledger: Annotated[str, typer.Argument(metavar="种类或台账", help="台账的种类，如 任务清单；有几本的，写台账文件")],
    title: Annotated[
        str | None, typer.Argument(metavar="名称", help="任务、问题或事项的内容", show_default=False)
    ] = None,
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
    stages: Annotated[
        str | None, typer.Option("--stages", metavar="模板", help="按节点模板写上节点，如 四个一同、贯彻落实闭环")
    ] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记一个新条目：编号自动接着编。"""
    out = Output(quiet=quiet)
    given = {"责任单位": unit, "责任人": owner, "牵头领导": leader, "时限": deadline, "措施": measures}
    values = {key: value for key, value in given.items() if value is not None} | _set(fields or ())
    if stages is not None and "节点" in values:
        raise UsageError("--stages 和 --set 节点= 只写一个", "照模板的写 --stages，自己列的写 --set 节点=")

    answers = Answers()

    def plan() -> Changed:
        session = open_session(paths or (), out)
        target = ledger_meant(session, ledger)
        planned = {**values, "节点": _stages(session, stages)} if stages is not None else values
        return entered(session, target, _completed(target, title, planned, answers))

    return record(plan, "登记", out, dry_run=dry_run)


def _completed(ledger: "Ledger", title: str | None, values: dict[str, str], answers: Answers) -> dict[str, str]:
    """With what someone at the terminal adds; the title must be there, an empty answer leaves the rest open."""
    key = ledger.kind.title_key
    if title is None or not title.strip():
        title = answers.needed(None, f"{key}，如 dangjian add {ledger.kind.name} 组织专题学习", key)
    entry = ledger.kind.entry
    completed = {key: title} | {entry.OWN_NAMES.get(name, name): value for name, value in values.items()}
    if asks():
        offered = {info.alias for info in entry.model_fields.values()}
        for missing, question in {**_QUESTIONS, **_own_questions(entry)}.items():
            if missing in offered and missing not in completed and (answer := answers.to(question)):
                completed[missing] = answer
    return completed


def _stages(session: "Session", name: str) -> str:
    """The stages of a template as the cell of a sheet would hold them."""
    from dangjian_cli.book.stages import stages_of
    from dangjian_cli.syntax.writing import flow

    templates = stages_of(session.loaded.book.settings)
    if name not in templates:
        near = closest(name, templates)
        raise UsageError(f"没有“{name}”这个节点模板", f"是不是“{near}”？" if near else f"现有的：{names(templates)}")
    if not templates[name]:
        raise UsageError(f"节点模板“{name}”里没有节点", "在 dangjian.yaml 的“节点模板”里写上，如 [准备, 实施, 总结]")
    return "\n".join(flow({"名称": stage}) for stage in templates[name])


def _own_questions(entry: "type[Entry]") -> dict[str, str]:
    """What a 通用清单 declares to be needed, and how it is asked for."""
    needed = [column for column in entry.OWN.values() if column.name and column.required]
    hints = {column: "、".join(column.words) if column.sort.value == "选项" else column.note for column in needed}
    return {column.name or "": f"{column.name}（{hints[column] or column.sort.value}）" for column in needed}


def _set(fields: "list[str] | tuple[str, ...]") -> dict[str, str]:
    pairs = {}
    for field in fields:
        key, equals, value = field.replace("＝", "=").partition("=")
        if not equals or not key.strip():
            raise UsageError(f"选项 --set：“{field}”要写成 键=值", "如 --set 类别=组织建设")
        pairs[key.strip()] = value.strip()
    return pairs
