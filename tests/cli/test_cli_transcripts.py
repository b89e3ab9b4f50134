"""The transcripts beside this file: what stands in them is what `dangjian` shows, to the character."""

from pathlib import Path

import pytest
from cli_transcript import commands, replay

from dangjian_cli.cli import COMMANDS

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.md"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, accept: bool) -> None:
    """Every block of the file, run again in a fresh folder, shows the same (`pytest --accept` rewrites the file)."""
    now = replay(path.read_text("utf-8"))
    if accept:
        path.write_text(now, "utf-8")
    assert now == path.read_text("utf-8")


def test_every_command_has_a_transcript() -> None:
    """A command that no transcript runs is missing from the manual."""
    shown = {words[1] for path in TRANSCRIPTS for words in commands(path.read_text("utf-8")) if len(words) > 1}
    assert {command.name for command in COMMANDS} - shown == set()


def test_a_transcript_shows_everything(tmp_path: Path) -> None:
    """stdout, stderr, new files and the exit code are all in it; what stood there before is not."""
    text = "文\n```console\n$ dangjian --version\n旧的\n$ dangjian chekc\n```\n文\n"
    assert replay(text) == (
        "文\n```console\n$ dangjian --version\ndangjian 0.1.0\n$ dangjian chekc\n〔标准错误〕\n"
        "错误：没有“chekc”这个命令\n改法：是不是 check（校验）？全部命令：dangjian --help\n〔退出码 2〕\n```\n文\n"
    )
    init = replay("```console\n$ dangjian init 新 --name 甲 --year 2026 -q\n```\n")
    assert "〔新文件 新/dangjian.yaml〕\n# 工作区的设置。" in init


def test_a_command_may_read_a_file() -> None:
    """What stands behind `<` is its standard input."""
    block = (
        "```console tests/data/golden/ledgers\n$ dangjian check - --stdin-path 新.yaml -f concise < 组织.yaml\n```\n"
    )
    assert "新.yaml" in replay(block)


@pytest.mark.parametrize("body", ["ls\n", "$ ls\n", ""])
def test_a_block_that_is_no_transcript(body: str) -> None:
    """A block that does not begin with a command, or runs another program, is an error of the transcript."""
    with pytest.raises(ValueError):
        replay(f"```console\n{body}```\n")


def test_commands_of_a_block_share_a_folder() -> None:
    """The second command sees what the first one wrote; of a changed file the lines are shown."""
    block = "```console\n$ dangjian init --name 甲 --year 2026 -q\n$ dangjian init --name 乙 --year 2026 -q\n```\n"
    assert "错误：已经有 dangjian.yaml、" in replay(block)
    rewritten = "```console\n$ dangjian rules -o 甲.txt -q\n$ dangjian rules DJ205 -o 甲.txt -q\n```\n"
    assert "〔改了 甲.txt〕\n-" in replay(rewritten)
    assert "\n+DJ205 " in replay(rewritten)
