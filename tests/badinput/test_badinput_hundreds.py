"""A ledger of 300 items with one broken line: one diagnostic, 299 items counted, the first line says which one is not."""

from pathlib import Path

import pytest
from badinput_workspace import HEAD, SETTINGS, Count, Finding, count, entry, findings, run_here

pytestmark = pytest.mark.untraced

BROKEN_LINES = {
    "full-width colon": ("责任人: ", "责任人：", "DJ004"),
    "no space after the colon": ("责任人: ", "责任人:", "DJ004"),
    "open quotation mark": ("分两步走", '"分两步走', "DJ015"),
    "open bracket": ("工委办公室", "[工委办公室", "DJ015"),
    "second colon": ("制定学习计划", "计划: 学习", "DJ016"),
    "value that begins with a sign": ("张某", "@张某", "DJ016"),
    "tab": ("    牵头领导", "\t牵头领导", "DJ014"),
    "ideographic spaces": ("    牵头领导", "　　牵头领导", "DJ014"),
    "full-width dash": ("  - 编号", "  － 编号", "DJ014"),
    "day that does not exist": ("    时限", "    完成日期: 2026-02-30\n    时限", "DJ007"),
    "misspelt key of a fact": ("时限", "时线", "DJ003"),
    "conflict within the entry": (
        "    责任人: 张某\n",
        "<<<<<<< HEAD\n    责任人: 张某\n=======\n    责任人: 李某\n>>>>>>> theirs\n",
        "DJ029",
    ),
}
WHERE = {"first": 1, "in the middle": 150, "last": 300}


def examine(root: Path, broken: int, old: str, new: str) -> tuple[list[Finding], Count]:
    """What `check` and `status` say of the 300 with one line of entry `broken` replaced."""
    wrong = entry(broken).replace(old, new)
    assert wrong != entry(broken)
    text = HEAD + "".join(wrong if number == broken else entry(number) for number in range(1, 301))
    (root / "dangjian.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "组织.yaml").write_text(
        "台账: 组织\n条目:\n  - {编号: Z1, 名称: 市直机关工委, 类别: 机关工委}\n"
        "  - {编号: Z2, 名称: 工委办公室, 类别: 内设机构, 上级: 市直机关工委}\n",
        encoding="utf-8",
    )
    (root / "任务.yaml").write_text(text, encoding="utf-8")
    return findings(run_here(["check", ".", "--format", "json"], root)), count(root)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("mistake", BROKEN_LINES)
def test_one_broken_line_among_300_items(mistake: str, where: str, tmp_path: Path) -> None:
    """One diagnostic, 299 items counted, the first line of `status` says that one was not, and which."""
    old, new, code = BROKEN_LINES[mistake]
    found, figures = examine(tmp_path, WHERE[where], old, new)
    (one,) = found
    assert one.spot.endswith(code)
    line = int(one.spot.partition(":")[0])
    first = 6 + 7 * (WHERE[where] - 1)
    assert first <= line < first + 7
    assert figures.total == 299
    assert figures.code == 1
    id_ = f"RW-2026-{WHERE[where]:03}"
    assert figures.first_line.startswith(f"注意：数据不完整：1 个条目有误，没有计入（{id_}）")
    assert [(piece["id"], piece["path"]) for piece in figures.unread] == [(id_, "任务.yaml")]
