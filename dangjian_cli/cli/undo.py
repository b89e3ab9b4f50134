"""`dangjian undo`: the last thing that was written is taken back."""

from dangjian_cli.base.errors import EXIT_CLEAN
from dangjian_cli.base.text import names
from dangjian_cli.cli.editing import Where
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

_NAMED = 8
"""Files that are named; after the turn of a year there are dozens."""


def command(paths: Where = None, quiet: Quiet = False) -> int:
    """撤销最近一次由 dangjian 写入的改动。"""
    from dangjian_cli.edit.write import locked

    out = Output(quiet=quiet)
    session = open_session(paths or (), out)
    with locked(session.root) as writer:
        label, files = writer.undo()
    listed = names(str(session.displayed(file)) for file in files[:_NAMED])
    more = f" 等 {len(files)} 个" if len(files) > _NAMED else ""
    out.answer(f"已撤销：{label}\n改回的文件：{listed}{more}\n")
    return EXIT_CLEAN
