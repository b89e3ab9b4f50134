"""Read the user file. A fault in it stops the command: it would else count for the wrong unit."""

from dangjian_cli.base.errors import WorkspaceError
from dangjian_cli.book.shape import shape
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Place
from dangjian_cli.models.mine import Mine
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse

_SAMPLE = "写成两行：单位: 工委办公室；责任人: 周某。用不着的一行可以不写"


def read_mine(source: SourceFile, shown: str) -> Mine:
    """What the user file says; `shown` is its name for the user. Raises WorkspaceError with the line that is wrong."""
    parsed = parse(source)
    if any(fault.variant in ("empty", "only_comments") for fault in parsed.faults):
        return Mine()
    if parsed.faults or not isinstance(parsed.data, dict):
        raise WorkspaceError(_where(shown, source, parsed.faults), _SAMPLE)
    shaped = shape(Mine, parsed.data, Place(source.path), {})
    if shaped.faults or shaped.model is None:
        raise WorkspaceError(_where(shown, source, shaped.faults), _SAMPLE)
    return shaped.model


def _where(shown: str, source: SourceFile, faults: tuple[Fault, ...]) -> str:
    if not faults:
        return f"用户文件 {shown} 写得不对"
    where = faults[0].where
    span = where.span if isinstance(where, Location) else locate(source, [where])[where]
    return f"用户文件 {shown} 第 {span.start.line} 行写得不对"
