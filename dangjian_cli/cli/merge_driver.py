"""`dangjian merge-driver BASE OURS THEIRS NAME`: what git calls for a ledger that both sides of a merge have changed.

The result is written into OURS, as git wants it. Whatever happens, git's own merge by lines is the least that is done.
"""

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UnreadablePathError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.base.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dangjian_cli.edit.merge_fields import Clash
    from dangjian_cli.edit.merging import Merged
    from dangjian_cli.source.source_file import SourceFile
    from dangjian_cli.syntax.parsed import Data

_LABELS = ("我方", "原来", "对方")
_WIDEST = 60
"""Characters of a value that are shown."""


def command(
    base: Annotated[Path, typer.Argument(metavar="原来的文件", help="分开以前的内容（%O）")],
    ours: Annotated[Path, typer.Argument(metavar="我方的文件", help="我方的内容，结果也写在这里（%A）")],
    theirs: Annotated[Path, typer.Argument(metavar="对方的文件", help="对方的内容（%B）")],
    name: Annotated[str, typer.Argument(metavar="台账", help="台账在仓库里的路径（%P），只用来说明")],
) -> int:
    """按编号合并一份台账。"""
    shown = PurePosixPath(name or "台账")
    merged = _by_entries(base, ours, theirs, shown)
    if isinstance(merged, str):
        return _by_lines(base, ours, theirs, f"{shown} {merged}，改按文本逐行合并")
    result, like = merged
    _write(ours, like.bearing(result.text))
    _say(*_told(result, shown))
    return EXIT_OBJECTIONS if result.clashes else EXIT_CLEAN


def _by_entries(base: Path, ours: Path, theirs: Path, shown: PurePosixPath) -> "tuple[Merged, SourceFile] | str":
    """The merged ledger and our side of it, or why there is none."""
    from dangjian_cli.edit.merge_pieces import NotMergeableError
    from dangjian_cli.edit.merging import merge
    from dangjian_cli.source.files import read
    from dangjian_cli.source.source_file import SourceFile

    sides = []
    for side, label in zip((base, ours, theirs), ("分开以前", "我方", "对方"), strict=True):
        source = read(side.absolute().parent, PurePosixPath(side.name))
        if not isinstance(source, SourceFile):
            return f"{label}的内容读不了（{source.code}）"
        sides.append(source._replace(path=shown))
    try:
        return merge(*sides), sides[1]
    except NotMergeableError as error:
        return f"不能按编号合并：{error}"
    except Exception:  # git would keep our side alone as the result: theirs would be lost
        if "--debug" in sys.argv:
            raise
        return "按编号合并时程序出错"


def _by_lines(base: Path, ours: Path, theirs: Path, why: str) -> int:
    """git's own merge, with the reason."""
    from dangjian_cli.source.git import merged_text

    found = merged_text(ours, base, theirs, _LABELS)
    if found is None:
        raise UnreadablePathError(
            f"{why}也没有成功", "不是文本，或文件不在了；用 git checkout --ours 或 --theirs 选一份"
        )
    text, clashes = found
    _write(ours, text)
    _say(f"提示：{why}")
    if clashes:
        _say("冲突：两方改了同样的几行，已经用 <<<<<<< 标出", _REMEDY)
    return EXIT_OBJECTIONS if clashes else EXIT_CLEAN


def _write(ours: Path, data: bytes) -> None:
    from dangjian_cli.edit.write import swap

    try:
        swap(ours, data, ours.stat().st_mode & 0o777)
    except OSError as error:
        raise obstacle(ours, error) from error


def _say(*lines: str) -> None:
    from dangjian_cli.render.flow import plain

    sys.stderr.write("".join(f"{plain(line)}\n" for line in lines))


_REMEDY = "改法：在标记 <<<<<<< 和 >>>>>>> 之间留下对的一份，删去标记行，再运行 dangjian check 和 git add"
_TWO_OF_ONE_NUMBER = "同一件事的留一份；两件事的都留下，删去标记行，再运行 dangjian fix --renumber 换一个编号"


def _told(result: "Merged", shown: PurePosixPath) -> "Iterator[str]":
    for clash in result.clashes:
        yield f"冲突 {shown} {_what(clash)}"
        if clash.key is not None:
            yield f"  原来：{_value(clash.base)}"
        yield f"  我方：{_value(clash.ours)}"
        yield f"  对方：{_value(clash.theirs)}"
    if any(clash.key is None and clash.base is None for clash in result.clashes):
        yield f"改法：编号相同的：{_TWO_OF_ONE_NUMBER}"
    if result.clashes:
        yield _REMEDY
    if result.left_behind:
        yield f"提示：{shown} {names(result.left_behind)}：对方改的注释没有带过来，要的请从对方那里抄"


def _what(clash: "Clash") -> str:
    where = clash.id or "台账头"
    if clash.key is not None:
        return f"{where} 的“{clash.key}”：两方改得不一样"
    if clash.base is None:
        return f"{where}：两方各写了一条，编号相同，内容不同"
    if clash.ours is None or clash.theirs is None:
        who = ("我方", "对方") if clash.ours is None else ("对方", "我方")
        return f"{where}：{who[0]}删去了，{who[1]}改过"
    return f"{where}：两方都改了，写法特别，要整条来定"


def _value(value: "Data | None") -> str:
    from dangjian_cli.render.flow import one_line
    from dangjian_cli.syntax.writing import flow

    if value is None:
        return "（没有）"
    text = one_line(value if isinstance(value, str) else flow(value))
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…"
