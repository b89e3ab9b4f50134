"""What an editor sends over standard input may be as bad as any file."""

import subprocess
import sys
from pathlib import Path

import pytest
from badinput_cases import CASES, GOOD, Case
from badinput_workspace import BAD, PROGRAM, Shown, findings, lay_out, spots

TEXTS = {name: case for name, case in CASES.items() if isinstance(case.content, str) and "DJ027" not in case.spots}
SAMPLE = sorted(TEXTS)[:: len(TEXTS) // 12]
"""Every tenth: the reading is the same as that of a file."""


def check(root: Path, sent: bytes) -> Shown:
    """`dangjian check -` in place of the bad file."""
    command: list[str | Path] = [PROGRAM, "check", "-", "--stdin-path", BAD, "--format", "json"]
    done = subprocess.run(command, cwd=root, input=sent, capture_output=True, check=False, timeout=20)
    return Shown(done.stdout.decode(), done.stderr.decode(), done.returncode)


@pytest.mark.parametrize("name", SAMPLE)
def test_bad_text_is_checked_like_a_file(name: str, tmp_path: Path) -> None:
    """The same findings as those on a file with this content; the file on the disk is not looked at."""
    case: Case = TEXTS[name]
    assert isinstance(case.content, str)
    shown = check(lay_out(tmp_path, GOOD), case.content.encode())
    assert spots(findings(shown)) == [spot for spot in case.spots.split(", ") if spot]
    assert shown.stderr == ""


@pytest.mark.parametrize("sent", [GOOD.encode("gbk"), b"\xff\xfe" + GOOD.encode("utf-16-le"), GOOD.encode()[:-5]])
def test_what_is_no_text_cannot_be_checked(sent: bytes, tmp_path: Path) -> None:
    """There is no file that the finding could point to: exit code 2 and the remedy."""
    shown = check(lay_out(tmp_path), sent)
    assert (shown.code, shown.stdout) == (2, "")
    assert shown.stderr == "错误：标准输入不是 UTF-8 文本\n改法：请先转成 UTF-8 再送入\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有这个设备")
def test_what_never_ends_is_refused(tmp_path: Path) -> None:
    """At the limit of a file, in time and memory."""
    root = lay_out(tmp_path)
    with Path("/dev/zero").open("rb") as endless:
        command: list[str | Path] = [PROGRAM, "check", "-", "--stdin-path", BAD]
        done = subprocess.run(command, cwd=root, stdin=endless, capture_output=True, check=False, timeout=20)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "标准输入超过上限 4 MiB" in done.stderr.decode()
