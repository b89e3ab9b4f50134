"""`dangjian hook install|remove`: a pre-commit hook that checks what is staged. Only our own hook is ever touched."""

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, DangjianError
from dangjian_cli.cli.editing import Where
from dangjian_cli.cli.opening import root_of
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.own_files import Yes, agree, read_text, write_text
from dangjian_cli.cli.program import program_words

if TYPE_CHECKING:
    from dangjian_cli.source.git import Repository

Action = Literal["install", "remove"]

_MARK = "# dangjian hook install 写的，"
_HEAD = f"""#!/bin/sh
{_MARK}提交以前检查已经暂存的台账；dangjian hook remove 去掉它。
staged() {{
    [ -f "$1/dangjian.yaml" ] || return 0
    @程序@ check --staged -- "$1" && return 0
    echo '台账有错误，没有提交。改好再 git add、git commit；确实要先提交的：git commit --no-verify' >&2
    exit 1
}}
"""
_WORKSPACE = re.compile(r"^staged (?P<path>'.*|[^\s(].*)$", re.MULTILINE)


def command(
    action: Annotated[Action, typer.Argument(metavar="动作", help="install 装上，remove 去掉")],
    paths: Where = None,
    yes: Yes = False,
    quiet: Quiet = False,
) -> int:
    """装上或去掉提交前的检查。"""
    from dangjian_cli.source.git import repository

    out = Output(quiet=quiet)
    place = repository(root_of(paths or ()))
    hook = _folder(place) / "pre-commit"
    shown = _shown(hook, place)
    workspace = place.prefix.as_posix()
    if action == "remove":
        return _remove(hook, shown, workspace, out)
    known = _known(hook, shown, workspace)
    text = _text([*dict.fromkeys((*known, workspace))])
    if text == read_text(hook):
        out.answer(f"已经装好了：{shown}\n")
        return EXIT_CLEAN
    out.answer(f"写入 {shown}：每次提交以前运行 dangjian check --staged，有错误就不提交\n")
    agree(yes, "要装上吗")
    write_text(hook, text, 0o755)
    out.answer("已装上\n")
    return EXIT_CLEAN


def _remove(hook: Path, shown: str, workspace: str, out: Output) -> int:
    if not os.path.lexists(hook):
        out.answer("没有装过，没有要去掉的\n")
        return EXIT_CLEAN
    if not _ours(hook):
        raise DangjianError(f"{shown} 不是 dangjian 写的，没有动", "要去掉其中的 dangjian check，请直接改这个文件")
    left = [one for one in _workspaces(read_text(hook)) if one != workspace]
    write_text(hook, _text(left) if left else "", 0o755)
    out.answer(f"已去掉：{shown}\n" if not left else f"已从 {shown} 里去掉这个工作区\n")
    return EXIT_CLEAN


def _known(hook: Path, shown: str, workspace: str) -> list[str]:
    """The workspaces that the hook checks already; DangjianError when it is somebody else's."""
    if not os.path.lexists(hook):
        return []
    if not _ours(hook):
        line = f"dangjian check --staged {shlex.quote(workspace)} || exit 1"
        raise DangjianError(f"已经有别的提交前检查 {shown}，没有动它", f"在它里面加一行：{line}")
    return _workspaces(read_text(hook))


def _ours(hook: Path) -> bool:
    return not hook.is_symlink() and hook.is_file() and _MARK in read_text(hook)[:200]


def _workspaces(text: str) -> list[str]:
    return [shlex.split(found["path"])[0] for found in _WORKSPACE.finditer(text)]


def _text(workspaces: list[str]) -> str:
    lines = (f"staged {shlex.quote(one)}\n" for one in workspaces)
    return _HEAD.replace("@程序@", program_words()) + "".join(lines)


def _folder(place: "Repository") -> Path:
    """Where git looks for hooks; DangjianError when that lies outside of the repository."""
    from dangjian_cli.source.git_setup import common_folder, hooks_setting, top

    common, setting = common_folder(place), hooks_setting(place)
    if not setting:
        return common / "hooks"
    root = top(place)
    try:
        folder = Path(os.path.abspath(root / Path(setting).expanduser()))  # noqa: PTH100 -- `..` is no link here
    except RuntimeError:
        folder = Path(setting)
    inside = [Path(os.path.realpath(one)) for one in (root, common)]
    if not any(Path(os.path.realpath(folder)).is_relative_to(one) for one in inside):
        raise DangjianError(
            f"git 的设置 core.hooksPath 指到仓库外面：{setting}",
            "那里的检查是几个仓库共用的，没有动；要装的，先 git config core.hooksPath .git/hooks",
        )
    return folder


def _shown(hook: Path, place: "Repository") -> str:
    """The hook as seen from the top of the work tree."""
    from dangjian_cli.source.git_setup import top

    try:
        return Path(os.path.relpath(hook, top(place))).as_posix()
    except ValueError:  # another drive on Windows
        return hook.name
