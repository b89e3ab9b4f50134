"""Read dangjian.yaml. Without it there is no workspace; a faulty key in it is reported and its default holds."""

from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.errors import WorkspaceError
from dangjian_cli.book.shape import excerpt, shape
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Place
from dangjian_cli.models.settings import FORMAT, Settings
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.source.tree import Tree
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import ParsedFile

SETTINGS_FILE = PurePosixPath("dangjian.yaml")

_FIGURES = frozenset({"统计日", "排除", "临期天数", "立行立改天数"})
"""Keys without which reports count other entries, or count them on another day."""

_UNREADABLE = {
    "forbidden": "没有权限读 dangjian.yaml",
    "folder": "dangjian.yaml 是一个文件夹",
    "special": "dangjian.yaml 是管道、设备一类的特殊文件",
    "vanished": "dangjian.yaml 是断了的链接，或者刚被移走",
    "link_loop": "dangjian.yaml 是绕成了圈的链接",
}
_SAMPLE = "可用 dangjian init 在别的文件夹生成一份对照"


class ReadSettings(NamedTuple):
    """The settings and what is wrong with them. `complete` is False when a key that figures depend on was left out."""

    settings: Settings
    faults: tuple[Fault, ...]
    complete: bool


def open_settings(tree: Tree) -> tuple[SourceFile, ReadSettings]:
    """dangjian.yaml of the workspace. Raises WorkspaceError, with the reason, when it cannot be used at all."""
    source = tree.read(SETTINGS_FILE)
    if isinstance(source, Fault):
        raise WorkspaceError(*_cannot_be_read(source))
    return source, _settings(parse(source))


def _settings(parsed: ParsedFile) -> ReadSettings:
    if not isinstance(parsed.data, dict):
        raise WorkspaceError(*_says_nothing(parsed))
    _require_known_format(parsed.data.get("格式"))
    shaped = shape(Settings, parsed.data, Place(parsed.source.path), {})
    if shaped.model is None:
        raise WorkspaceError(*_says_nothing(parsed, "dangjian.yaml 里没有“格式: 1”"))
    lost = shaped.lost | {str(path[0]) for path in parsed.omitted}
    return ReadSettings(shaped.model, (*parsed.faults, *shaped.faults), not lost & _FIGURES)


def _cannot_be_read(fault: Fault) -> tuple[str, str]:
    """What is wrong and what to do. The sentences of the codes stand above this room."""
    if fault.code == "DJ001":
        return "dangjian.yaml 不是 UTF-8 编码", f"用编辑器打开，另存为 UTF-8；文字看不清的，{_SAMPLE}"
    if fault.code == "DJ019":
        return "dangjian.yaml 太大，不像设置文件", f"换上这个工作区自己的设置文件；{_SAMPLE}"
    return _UNREADABLE.get(fault.variant, "dangjian.yaml 读不了"), f"换上能打开的文件；{_SAMPLE}"


def _says_nothing(parsed: ParsedFile, otherwise: str = "dangjian.yaml 里没有键和值") -> tuple[str, str]:
    """The first place at which the text goes wrong, if it does."""
    first_lines = "第一行应是“格式: 1”，第二行“名称: 单位名称”"
    for fault in parsed.faults:
        if fault.variant in ("empty", "only_comments"):
            return "dangjian.yaml 是空的", first_lines
        if fault.code not in ("DJ002", "DJ021") and isinstance(fault.where, Location):
            return f"dangjian.yaml 第 {fault.where.span.start.line} 行写得不对，设置没有读入", first_lines
    return otherwise, first_lines


def _require_known_format(number: object) -> None:
    if not (isinstance(number, str) and number.isascii() and number.isdigit()) or number == str(FORMAT):
        return
    newer = len(number) > len(str(FORMAT)) or int(number) > FORMAT
    raise WorkspaceError(
        f"这个工作区的格式是 {excerpt(number)}，本版本只认得 {FORMAT}",
        "请换用新版本的 dangjian，或把“格式”改回 1（先备份）" if newer else "把“格式”改成 1",
    )
