"""佐证的路径在工作区里找不到。

为什么
    佐证写了“路径”，就是说材料放在这个工作区里。文件改了名、忘了放进来，检查时打
    不开。

错误
    - 编号: RW-2026-001
      任务: 组织专题学习
      完成日期: 2026-03-28
      佐证: [{名称: 读书班方案, 路径: 佐证/方案.pdf}]

正确
    - 编号: RW-2026-001
      任务: 组织专题学习
      完成日期: 2026-03-28
      佐证: [{名称: 读书班方案, 路径: 佐证/读书班方案.txt}]

怎么改
    路径从工作区（dangjian.yaml 所在的文件夹）写起，用 / 分隔；材料不放在工作区
    里的，改写“位置”或“文号”。
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath

from dangjian_cli.base.text import closest
from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    files = _Files(situation.book.files)
    for _, entry in situation.matters:
        for written, place in _paths(entry):
            path = PurePosixPath(written.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in written:
                yield Fault("DJ223", place, {"path": written}, "outside")
            elif not files.has(path):
                near = files.near(path)
                yield Fault("DJ223", place, {"path": written, "near": near or ""}, "near" if near else "")


def _paths(entry: Entry[Matter]) -> Iterator[tuple[str, Place]]:
    for index, evidence in enumerate(entry.model.evidence):
        if evidence.path is not None:
            yield evidence.path, entry.at("佐证", index, "路径")
    for number, occurrence in enumerate(entry.model.occurrences):
        for index, evidence in enumerate(occurrence.evidence):
            if evidence.path is not None:
                yield evidence.path, entry.at("期次", number, "佐证", index, "路径")


class _Files:
    """The files of the workspace. A folder with files in it may be named too."""

    def __init__(self, files: frozenset[PurePosixPath]) -> None:
        self._files = files

    def has(self, path: PurePosixPath) -> bool:
        return path in self._files or path in self._folders

    def near(self, path: PurePosixPath) -> str | None:
        """A file of the same folder with a name that is near."""
        return closest(path.as_posix(), self._by_folder.get(path.parent, ()))

    @cached_property
    def _folders(self) -> frozenset[PurePosixPath]:
        return frozenset(folder for file in self._files for folder in file.parents)

    @cached_property
    def _by_folder(self) -> dict[PurePosixPath, list[str]]:
        by_folder: dict[PurePosixPath, list[str]] = {}
        for file in self._files:
            by_folder.setdefault(file.parent, []).append(file.as_posix())
        return by_folder


RULE = Rule(
    code="DJ223",
    name="佐证路径不存在",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("路径指工作区内的文件", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("工作区里没有“{path}”", "核对文件名；路径从 dangjian.yaml 所在的文件夹写起"),
        "near": Sentence("工作区里没有“{path}”", "是不是“{near}”？"),
        "outside": Sentence("“{path}”不在工作区里", "把材料放进工作区再写路径，或改写“位置”"),
    },
    check=check,
)
