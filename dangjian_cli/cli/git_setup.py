"""`dangjian git-setup`: what a repository gains from knowing ledgers, said beforehand, local to it, taken back again.

Hunk headers of diffs carry the 编号; merges go entry by entry; Chinese file names are printed as they are.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN
from dangjian_cli.cli.editing import Where
from dangjian_cli.cli.opening import root_of
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.own_files import Yes, agree, read_text, write_text
from dangjian_cli.cli.program import on_path, program_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dangjian_cli.source.git import Repository

_ID = r"^ *- *\{?编号: *([^,}]*)"
_BEFORE = "dangjian.quotepathbefore"
"""Our own key: what core.quotePath was (empty: nothing), so that it can be put back."""
_USE = "diff=dangjian merge=dangjian"


def command(
    paths: Where = None,
    remove: Annotated[bool, typer.Option("--remove", help="把接入时写的都去掉，恢复原样")] = False,
    yes: Yes = False,
    quiet: Quiet = False,
) -> int:
    """把工作区接入所在的 git 仓库。"""
    from dangjian_cli.source.git import repository
    from dangjian_cli.source.git_setup import change, common_folder, own_settings

    out = Output(quiet=quiet)
    place = repository(root_of(paths or ()))
    attributes = common_folder(place) / "info" / "attributes"
    held = read_text(attributes)
    after = _attributes(held, place, remove=remove)
    last = remove and _USE not in after
    own = own_settings(place)
    wanted = _removed(own) if last else {} if remove else _wanted(own)
    changes = [(name, value) for name, value in wanted.items() if own.get(name.lower()) != value]
    lines = [_line(name, value) for name, value in changes if name != _BEFORE]
    lines += [f"  属性 .git/info/attributes：{line}\n" for line in _difference(held, after)]
    if not lines:
        out.answer("没有要去掉的\n" if remove else "已经接入，没有要改的\n")
        return EXIT_CLEAN
    out.answer(f"只改这个仓库自己的设置，不改台账，也不改别的仓库：\n{''.join(lines)}")
    agree(yes, "要去掉吗" if remove else "要这样接入吗")
    change(place, changes)
    write_text(attributes, after)
    out.answer("已去掉\n" if remove else "已接入\n")
    if not remove and not on_path():
        out.hint("命令 dangjian 不在 PATH 里，写的是解释器的完整路径；程序搬了地方，请再运行一次 dangjian git-setup")
    return EXIT_CLEAN


def _wanted(own: "Mapping[str, str]") -> dict[str, str | None]:
    driver = f"{program_words().replace('%', '%%')} merge-driver -- %O %A %B %P"
    found: dict[str, str | None] = {
        "core.quotePath": "false",
        "diff.dangjian.xfuncname": _ID,
        "merge.dangjian.name": "按编号合并党建台账",
        "merge.dangjian.driver": driver,
    }
    if own.get("core.quotepath") != "false" and _BEFORE not in own:
        found[_BEFORE] = own.get("core.quotepath", "")
    return found


def _removed(own: "Mapping[str, str]") -> dict[str, str | None]:
    found: dict[str, str | None] = dict.fromkeys(
        name
        for name in ("diff.dangjian.xfuncname", "merge.dangjian.name", "merge.dangjian.driver", _BEFORE)
        if name in own
    )
    if _BEFORE in own and own.get("core.quotepath") == "false":
        found["core.quotePath"] = own[_BEFORE] or None
    return found


_USES = {
    "core.quotepath": "中文文件名照原样显示",
    "diff.dangjian.xfuncname": "对比时每一段的开头写明编号",
    "merge.dangjian.name": "合并方式的名称",
    "merge.dangjian.driver": "合并时按编号、按栏目合并",
}


def _line(name: str, value: str | None) -> str:
    use = _USES[name.lower()]
    return f"  设置 {name} = {value}（{use}）\n" if value is not None else f"  去掉设置 {name}（{use}）\n"


def _patterns(place: "Repository") -> list[str]:
    """The lines of attributes for the ledgers of the workspace."""
    prefix = place.prefix.as_posix() if place.prefix.parts else ""
    for char in "\\*?[":
        prefix = prefix.replace(char, f"\\{char}")
    below = f"/{prefix}/**/" if prefix else ""
    return [f"{_quoted(f'{below}*.{suffix}')} {_USE}" for suffix in ("yaml", "yml")]


def _quoted(pattern: str) -> str:
    if not any(char in pattern for char in ' "\\\t#!'):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _attributes(held: str, place: "Repository", *, remove: bool) -> str:
    ours = _patterns(place)
    if remove:
        return "".join(line for line in held.splitlines(keepends=True) if line.rstrip("\r\n") not in ours)
    missing = [line for line in ours if line not in held.splitlines()]
    glue = "" if not held or held.endswith("\n") or not missing else "\n"
    return held + glue + "".join(f"{line}\n" for line in missing)


def _difference(before: str, after: str) -> list[str]:
    old, new = before.splitlines(), after.splitlines()
    return [f"加一行 {line}" for line in new if line not in old] + [f"去掉 {line}" for line in old if line not in new]
