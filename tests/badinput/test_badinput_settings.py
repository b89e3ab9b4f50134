"""dangjian.yaml: without it, or with one that cannot be used, nothing can be done, and the reason is said."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from badinput_workspace import SETTINGS, WITNESS, WITNESS_FAULT, count, findings, hidden, lay_out, run_here, spots

COMMANDS = ("check", "status", "list", "config")

UNUSABLE: dict[str, tuple[bytes | str, str]] = {
    "empty": ("", "是空的"),
    "only comments": ("# 设置\n", "是空的"),
    "a list": ("- 格式: 1\n", "没有键和值"),
    "a text": ("格式\n", "没有键和值"),
    "a newer format": (SETTINGS.replace("1", "2", 1), "格式是 2，本版本只认得 1"),
    "a format of 5,000 digits": (SETTINGS.replace("1", "9" * 5000, 1), "本版本只认得 1"),
    "a format before the first": (SETTINGS.replace("1", "0", 1), "格式是 0"),
    "a format in words": (SETTINGS.replace("1", "一", 1), "没有“格式: 1”"),
    "no format": (SETTINGS.partition("\n")[2], "没有“格式: 1”"),
    "a full-width colon": (SETTINGS.replace(": ", "：", 1), "第 1 行写得不对"),
    "two formats": (SETTINGS.replace("名称", "格式: 2\n名称", 1), "第 2 行写得不对"),
    "a conflict": (f"<<<<<<< HEAD\n{SETTINGS}=======\n{SETTINGS}>>>>>>> theirs\n", "第 1 行写得不对"),
    "50,000 brackets": ("[" * 50_000, "第 1 行写得不对"),
    "GBK": (SETTINGS.encode("gbk"), "不是 UTF-8"),
    "UTF-16": (SETTINGS.encode("utf-16"), "不是 UTF-8"),
    "5 MB": (SETTINGS + "#" * 5_000_000, "太大"),
}


def _assert_refused(root: Path, words: str) -> None:
    for command in COMMANDS:
        shown = run_here([command], root)
        assert (shown.code, shown.stdout) == (2, ""), command
        assert words in shown.stderr
        assert re.fullmatch(r"错误：.+\n改法：.+\n", shown.stderr)
        assert len(shown.stderr) < 300
        assert hidden(shown.stderr) == []
        assert set(re.findall(r"[A-Za-z]{2,}", shown.stderr)) <= {"dangjian", "yaml", "UTF", "init"}
    assert run_here(["doctor"], root).code == 0


@pytest.mark.parametrize("name", UNUSABLE)
def test_settings_that_cannot_be_used(name: str, tmp_path: Path) -> None:
    """Every command stops with 2 and says what is wrong with dangjian.yaml and what to do; `doctor` reports it."""
    content, words = UNUSABLE[name]
    root = lay_out(tmp_path)
    (root / "dangjian.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    _assert_refused(root, words)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "是一个文件夹"),
    "a dangling link": (lambda path: path.symlink_to("没有.yaml"), "断了的链接"),
    "a link to itself": (lambda path: path.symlink_to("dangjian.yaml"), "绕成了圈的链接"),
    "a pipe": (os.mkfifo, "特殊文件"),
    "an endless device": (lambda path: path.symlink_to("/dev/zero"), "特殊文件"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有这样的文件")
@pytest.mark.parametrize("name", UNREADABLE)
def test_settings_that_are_no_file(name: str, tmp_path: Path) -> None:
    """The same; it is not said that there is no workspace."""
    make, words = UNREADABLE[name]
    root = lay_out(tmp_path)
    (root / "dangjian.yaml").unlink()
    make(root / "dangjian.yaml")
    _assert_refused(root, words)


@pytest.mark.parametrize("other", [None, "dangjian.yml"])
def test_no_settings_no_workspace(other: str | None, tmp_path: Path) -> None:
    """A folder of ledgers alone is not guessed to be a workspace."""
    root = lay_out(tmp_path / "台账")
    (root / "dangjian.yaml").unlink()
    (tmp_path / ".git").mkdir()  # nothing above is asked
    if other is not None:
        (root / other).write_text(SETTINGS, encoding="utf-8")
    _assert_refused(root, "不在台账工作区里")


FAULTY = {
    "open bracket": ("排除: [旧/**\n", "4:5 DJ015", True),
    "open quotation": ('排除: "旧\n', "4:5 DJ015", True),
    "exclusion as a mapping": ("排除: {旧: 新}\n", "4:5 DJ024", True),
    "days in words": ("临期天数: 半月\n", "4:7 DJ024", True),
    "days beyond all bounds": ("临期天数: 99999999999\n", "4:7 DJ024", True),
    "unknown key": ("不认得: 1\n", "4:1 DJ003", False),
    "unknown severity": ("级别: {DJ003: 没有}\n", "4:13 DJ025", False),
    "zero byte": ("备\0注: 1\n", "4:2 DJ020", False),
}


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_setting_is_told_and_its_default_holds(name: str, tmp_path: Path) -> None:
    """The rest works; a report says so when its figures depend on what was left out."""
    line, expected, matters = FAULTY[name]
    root = lay_out(tmp_path)
    (root / "dangjian.yaml").write_text(SETTINGS + line, encoding="utf-8")
    found = findings(run_here(["check", ".", "--format", "json"], root))
    assert spots(found, "dangjian.yaml") == expected.split(", ")
    assert spots(found, WITNESS) == [WITNESS_FAULT]
    figures = count(root)
    assert figures.code == int(matters)
    assert ("dangjian.yaml" in figures.first_line) is matters
    assert figures.total == 3


@pytest.mark.parametrize("day", ["2026-02-30", "今天", "[2026-09-30]"])
def test_lost_day_of_the_figures_is_said(day: str, tmp_path: Path) -> None:
    """Without its 统计日 the report counts on another day: the first line says that something is missing."""
    root = lay_out(tmp_path)
    (root / "dangjian.yaml").write_text(SETTINGS.replace("2026-09-30", day), encoding="utf-8")
    figures = count(root)
    assert figures.code == 1
    assert "dangjian.yaml" in figures.first_line


@pytest.mark.parametrize("pattern", ["*a" * 30, "**/" * 30 + "x", "[", "{", "**/[!", "(", "\\", "a" * 5000, "?" * 300])
def test_no_pattern_takes_long_or_fails(pattern: str, tmp_path: Path) -> None:
    """排除 is typed by people: what is no pattern matches nothing, and none keeps the machine busy for long."""
    folder = tmp_path / Path(*["a"] * 40)
    root = lay_out(tmp_path)
    folder.mkdir(parents=True)
    (folder / ("a" * 60 + "b.yaml")).write_text("台账: 任务清单\n条目: []\n", encoding="utf-8")
    (root / "dangjian.yaml").write_text(f"{SETTINGS}排除: ['{pattern}']\n", encoding="utf-8")
    shown = run_here(["check", ".", "--format", "json"], root)
    assert spots(findings(shown), WITNESS) == [WITNESS_FAULT]
    assert (shown.code, shown.stderr) == (1, "")
