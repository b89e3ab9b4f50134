"""The schemas in an editor: yaml-language-server completes our keys and values, explains them and underlines mistakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_client import Editor, Suggestion, editor
from language_server import Unavailable, server_command
from tools import unavailable

ROOT = Path(__file__).parents[2]
LEDGERS = sorted((ROOT / "ledgers").glob("*.yaml"))
SCHEMAS = sorted(path for path in (ROOT / "schemas").glob("*.schema.json") if path.name != "dangjian.schema.json")
DRAFT = """\
# yaml-language-server: $schema=../schemas/任务清单.schema.json
台账: 任务清单
名称: 2026年要点任务分解表
年度: 2026
单位: 市直机关工委
条目:
  - 编号: RW-2026-001
    任务: 制定学习计划
    状态:_
    备住: 键写错了
____
""".replace("_", " ")
DRAFT_FILE = ROOT / "ledgers" / "未保存的任务清单.yaml"
"""Open in the editor and not on the disk."""


@pytest.fixture(scope="session")
def window() -> Iterator[Editor]:
    """An editor with the language server, in the repository; skipped where there is none, unless it is required."""
    try:
        command = server_command()
    except Unavailable as reason:
        unavailable("node", str(reason))
    with editor(command, ROOT) as opened:
        yield opened


@pytest.fixture(scope="session")
def draft(window: Editor) -> Path:
    """A ledger that someone is writing: an entry with an empty 状态, a misspelt key and an empty line."""
    window.open(DRAFT_FILE, DRAFT)
    window.diagnostics(DRAFT_FILE)
    return DRAFT_FILE


def _labels(found: list[Suggestion]) -> list[str]:
    return [one.label for one in found]


def test_keys_are_completed_within_an_entry(window: Editor, draft: Path) -> None:
    """Our keys pop up with their Chinese descriptions, those that the entry has already are left out."""
    found = {one.label: one for one in window.complete(draft, 11, 5)}
    assert {"责任单位", "责任人", "时限", "措施", "完成日期", "佐证"} <= found.keys()
    assert not {"编号", "任务", "状态", "台账", "条目"} & found.keys()
    for key in ("责任单位", "时限"):
        assert found[key].insert.startswith(f"{key}:")
        assert _is_chinese(found[key].documentation)


def test_values_are_completed_for_a_state(window: Editor, draft: Path) -> None:
    """The eight words of 状态, and no other word that a ledger may hold."""
    found = set(_labels(window.complete(draft, 9, 9)))
    words = {"未启动", "推进中", "基本完成", "已完成", "已销号", "长期坚持", "暂缓", "已取消"}
    assert words <= found
    assert {label for label in found - words if _is_chinese(label)} == set()


def test_half_typed_key_is_completed(window: Editor) -> None:
    """With the first character typed, its keys remain."""
    file = ROOT / "ledgers" / "写了一半的任务清单.yaml"
    window.open(file, DRAFT.replace("    备住: 键写错了\n    \n", "    责\n"))
    assert {"责任单位", "责任人"} <= set(_labels(window.complete(file, 10, 6)))


def test_unknown_key_is_underlined(window: Editor, draft: Path) -> None:
    """At the key itself, as `check` places DJ003."""
    (one,) = window.diagnostics(draft)
    assert (one.line, one.column) == (10, 5)
    assert "备住" in one.message


def test_key_explains_itself(window: Editor, draft: Path) -> None:
    """The pointer on a key shows what the schema says of it, in Chinese."""
    suggested = {one.label: one.documentation for one in window.complete(draft, 11, 5)}
    file = ROOT / "ledgers" / "解释.yaml"
    window.open(file, DRAFT.replace("状态: ", "时限: 6月底前"))
    assert suggested["时限"] in window.hover(file, 9, 6)


@pytest.mark.parametrize("schema", SCHEMAS, ids=[path.name.partition(".")[0] for path in SCHEMAS])
def test_every_kind_completes_its_header_and_its_entries(schema: Path, window: Editor) -> None:
    """A new file of any kind: the keys at its top, then those of an entry."""
    kind = schema.name.partition(".")[0]
    file = ROOT / "ledgers" / f"新的{kind}.yaml"
    window.open(file, f"# yaml-language-server: $schema=../schemas/{schema.name}\n台账: {kind}\n\n条目:\n  - \n")
    assert {"名称", "年度", "单位"} <= set(_labels(window.complete(file, 3, 1)))
    assert "编号" in "、".join(_labels(window.complete(file, 5, 5)))


def test_nothing_is_underlined_in_the_worked_example(window: Editor) -> None:
    """Every file of ledgers/ as it stands; with a key that no ledger has, that key and nothing else."""
    with_wrong_key = {path.with_name(f"改过的{path.name}"): path for path in LEDGERS}
    for copy, path in with_wrong_key.items():
        text = path.read_text(encoding="utf-8")
        window.open(path, text)
        window.open(copy, f"{text}没有的键: 1\n")
    assert {path.name: window.diagnostics(path) for path in LEDGERS} == {path.name: [] for path in LEDGERS}
    for copy, path in with_wrong_key.items():
        (one,) = window.diagnostics(copy)
        assert "没有的键" in one.message, path.name
        assert one.line == len(path.read_text(encoding="utf-8").split("\n"))


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)
