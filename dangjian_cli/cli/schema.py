"""`dangjian schema`: the JSON Schemas that give editors completion and checks while typing."""

from pathlib import Path
from typing import Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.options import Colour, OutputFile, Quiet
from dangjian_cli.cli.output import Output


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="种类",
            help="台账种类，如 任务清单；设置文件是 dangjian；通用清单写台账文件，按它的栏目生成；不写则列出全部种类",
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="文件夹", help="把全部结构文件写进这个文件夹，只写有变化的"),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="文件夹", help="核对这个文件夹里的结构文件是不是最新，不是则以 1 退出"),
    ] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """生成结构文件（JSON Schema），供编辑器补全和提示。"""
    out = Output(output, quiet, color)
    if kind is not None and kind.lower().endswith((".yaml", ".yml")):
        out.answer(_of_ledger(Path(kind), out, alone=write is None and check is None))
        return EXIT_CLEAN
    texts = _texts()
    if write is not None and check is not None:
        raise UsageError("--write 和 --check 只能写一个", "--write 写入文件夹，--check 只核对")
    if kind is not None and kind not in texts:
        near = closest(kind, texts)
        raise UsageError(f"没有“{kind}”这种台账", f"是不是“{near}”？" if near else f"种类有：{names(texts)}")
    wanted = texts if kind is None else {kind: texts[kind]}
    if write is not None:
        return _write(wanted, write, out)
    if check is not None:
        return _check(wanted, check, out)
    out.answer("".join(f"{name}\n" for name in texts) if kind is None else texts[kind])
    return EXIT_CLEAN


def _texts() -> dict[str, str]:
    from dangjian_cli.models.json_schema import schemas
    from dangjian_cli.render.json import render

    return {name: render(schema) for name, schema in schemas().items()}


def _of_ledger(file: Path, out: Output, *, alone: bool) -> str:
    """The schema of one ledger, with the columns that it declares itself."""
    from dangjian_cli.cli.opening import open_session
    from dangjian_cli.models.json_schema import ledger_schema
    from dangjian_cli.render.json import render

    if not alone:
        raise UsageError("--write 和 --check 管各种台账的结构文件，不管一本台账的", "一本台账的用 --output 存")
    ledger = open_session((file,), out).ledger_in(file)
    if ledger is None:
        raise UsageError(f"{file} 不是一本台账", "写明一个台账文件；读不出来的，先看 dangjian check")
    return render(ledger_schema(ledger.kind))


def _stale(texts: dict[str, str], folder: Path) -> dict[Path, str]:
    """The files of the folder that are not what the models say, with what they should be."""
    from dangjian_cli.models.json_schema import file_name

    if not folder.is_dir():
        raise UsageError(f"找不到文件夹 {folder}", "请先建好文件夹，或核对路径")
    meant = {folder / file_name(name): text for name, text in texts.items()}
    return {path: text for path, text in meant.items() if not path.is_file() or path.read_bytes() != text.encode()}


def _write(texts: dict[str, str], folder: Path, out: Output) -> int:
    stale = _stale(texts, folder)
    for path, text in stale.items():
        Output(path, quiet=True).answer(text)
    out.hint(f"写了 {len(stale)} 个结构文件" if stale else "结构文件已是最新")
    return EXIT_CLEAN


def _check(texts: dict[str, str], folder: Path, out: Output) -> int:
    stale = _stale(texts, folder)
    out.answer("".join(f"{path} 不是最新，请运行 dangjian schema --write {folder}\n" for path in stale))
    return EXIT_OBJECTIONS if stale else EXIT_CLEAN
