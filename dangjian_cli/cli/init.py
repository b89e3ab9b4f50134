"""`dangjian init`: a new workspace with commented templates, nothing overwritten, nothing half-written.

In a workspace that is there, and without `--name`, it opens the next year (turning.py).
"""

import os
from contextlib import suppress
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from dangjian_cli.base.clock import today
from dangjian_cli.base.errors import EXIT_CLEAN, DangjianError, UsageError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.base.text import names, width
from dangjian_cli.cli import turning
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.own_ledgers import (
    NewFile,
    With,
    asked_for,
    is_plain_name,
    own_ledgers,
    refuse_existing,
    standing,
)
from dangjian_cli.source.files import SETTINGS_NAME, find_root

_TEMPLATES = (
    (SETTINGS_NAME, SETTINGS_NAME, "设置"),
    ("组织.yaml", "组织.yaml", "单位和上下级"),
    ("任务清单.yaml", "任务清单-@年度@.yaml", "年度任务"),
    ("责任清单.yaml", "责任清单-@年度@.yaml", "党组织、书记、班子成员的责任"),
    ("问题整改.yaml", "问题整改-@年度@.yaml", "问题、任务、责任、整改四张清单"),
    ("gitattributes", ".gitattributes", "换行的约定，供 Git 用"),
    ("editorconfig", ".editorconfig", "缩进和编码的约定，供编辑器用"),
)
"""Template, name of the file, what it is for. Templates have no dot in front: it would make them work."""


def command(
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="单位名称", help="新建：填报单位的全称，如 市直机关工委", show_default=False),
    ] = None,
    folder: Annotated[
        Path,
        typer.Argument(metavar="文件夹", help="在哪里建；没有就新建；不写为当前文件夹", show_default=False),
    ] = Path(),
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="年度", min=1949, max=2099, help="新建：台账的年度，不写为今年；开新年度：下一年"
        ),
    ] = None,
    as_of: turning.Day = None,
    deadline: turning.Deadline = None,
    no_recurring: turning.NoRecurring = False,
    diff: turning.Difference = False,
    write: turning.Write = False,
    also: With = None,
    quiet: Quiet = False,
) -> int:
    """Write the files of a workspace that do not exist yet, add ready-made ledgers to one, or open its next year."""
    out, asked = Output(quiet=quiet), turning.Asked(as_of, deadline, no_recurring, diff, write)
    chosen = asked_for(also)
    if chosen and (root := find_root(folder)) is not None:
        asked.require_none()
        _require_root(folder, root)
        return _add(root, chosen, name, year, out)
    if name is None:
        _require_workspace(folder)
        return turning.turn_year(folder, year, asked, out)
    asked.require_none()
    if not is_plain_name(name):
        raise UsageError(
            f"单位名称不能写成“{name}”", "写单位的全称；汉字之外只用字母、数字、括号和横线，不要空格、顿号和引号"
        )
    wanted = _filled(str(year or today().year), name)
    wanted += own_ledgers(chosen, year or today().year, name)
    kept = [file.name for file in wanted if file.name.startswith(".") and (folder / file.name).exists()]
    new = [file for file in wanted if file.name not in kept]
    _refuse_conflicts(folder, new)
    _write_all(folder, new)
    out.answer(_listing("已建好工作区：", new))
    if kept:
        out.hint(f"原有的 {names(kept)} 没有动")
    place = "" if folder == Path() else f" {folder}"
    out.hint(f"接着在 组织.yaml 里登记单位，再登记任务；登记完运行 dangjian check{place}")
    return EXIT_CLEAN


def _require_workspace(folder: Path) -> None:
    """Without a name there is nothing to found: there must be a workspace whose next year can be opened."""
    if find_root(folder) is None:
        raise UsageError(
            "没有写选项 --name",
            "新建工作区，写成 dangjian init --name 单位名称；开新年度，在工作区里运行 dangjian init --year 新年度",
        )


def _require_root(folder: Path, root: Path) -> None:
    """What is added to a workspace lies at its top: a folder within it that was named would be passed over."""
    if folder not in (Path(), root) and Path(os.path.abspath(folder)) != root:  # noqa: PTH100 -- as find_root has it
        raise UsageError(f"{folder} 在工作区里面，现成的台账建在工作区的顶层", "不写文件夹，在工作区里运行")


def _add(root: Path, chosen: tuple[str, ...], name: str | None, year: int | None, out: Output) -> int:
    """Only the ledgers asked for, in a workspace that is there: one edit like every other, and undone like it."""
    from dangjian_cli.edit.write import Change, locked

    head = standing(root, name, year, today())
    new = own_ledgers(chosen, *head)
    refuse_existing(root, chosen, new)
    changes = [Change(PurePosixPath(file.name), None, file.text.encode()) for file in new]
    with locked(root) as writer:
        writer.write(changes, f"新立 {names(chosen)}台账")
    out.answer(_listing("已加进工作区：", new))
    out.hint(f"台账写的是{head.unit}、{head.year} 年；接着登记，如 dangjian add {chosen[0]} 名称")
    return EXIT_CLEAN


def _filled(year: str, unit: str) -> list[NewFile]:
    def fill(text: str) -> str:
        return text.replace("@年度@", year).replace("@单位@", unit)

    templates = files("dangjian_cli") / "data" / "templates"
    return [
        NewFile(fill(name), use, fill((templates / template).read_text(encoding="utf-8")))
        for template, name, use in _TEMPLATES
    ]


def _refuse_conflicts(folder: Path, new: list[NewFile]) -> None:
    paths = [folder / file.name for file in new]
    existing = [path.name for path in paths if path.exists() or path.is_symlink()]
    if existing:
        raise DangjianError(f"已经有 {names(existing)}，没有写入任何文件", "换一个文件夹，或先把这些文件移到别处")
    if find_root(folder) is not None:
        raise DangjianError("上级文件夹已经是工作区，里面不能再建一个", "直接在那个工作区里加台账文件，或换一个文件夹")


def _write_all(folder: Path, new: list[NewFile]) -> None:
    """Write every file, or leave none behind."""
    written: list[Path] = []
    new_folders = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in new:
            with (folder / file.name).open("x", encoding="utf-8", newline="\n") as stream:
                written.append(folder / file.name)
                stream.write(file.text)
    except OSError as error:
        for path in written:
            with suppress(OSError):
                path.unlink()
        for path in new_folders:
            with suppress(OSError):
                path.rmdir()
        raise obstacle(folder, error) from error


def _listing(title: str, new: list[NewFile]) -> str:
    column = max(width(file.name) for file in new) + 2
    lines = [f"  {file.name}{' ' * (column - width(file.name))}{file.use}\n" for file in new]
    return f"{title}\n" + "".join(lines)
