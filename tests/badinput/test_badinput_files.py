"""What a file system may hold instead of a readable file: told in one finding, and nothing else suffers."""

import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from badinput_cases import GOOD
from badinput_workspace import (
    BAD,
    WITNESS,
    WITNESS_ENTRIES,
    WITNESS_FAULT,
    Shown,
    count,
    findings,
    hidden,
    lay_out,
    run_here,
    run_process,
    spots,
)


def _folder(root: Path) -> None:
    (root / BAD).mkdir()
    (root / BAD / "内.yaml").write_text(GOOD, encoding="utf-8")


def _socket(root: Path) -> None:
    with chdir(root), socket.socket(socket.AF_UNIX) as bound:  # the path of a socket must be short
        bound.bind(BAD)


def _two_links(root: Path) -> None:
    (root / BAD).symlink_to("坏链接.yaml")
    (root / "坏链接.yaml").symlink_to(BAD)


def _foreign_folder(root: Path) -> None:
    outside = root.with_name(f"{root.name}-外")
    outside.mkdir()
    (outside / "外.yaml").write_text(GOOD, encoding="utf-8")
    (root / "链接").symlink_to(outside)


def _bytes_in_folder_name(root: Path) -> None:
    folder = os.path.join(os.fsencode(root), b"\xb5\xb3\xbd\xa8")  # noqa: PTH118 -- a name that is no text
    os.mkdir(folder)  # noqa: PTH102 -- the same
    shutil.copy(os.fsencode(root / WITNESS), os.path.join(folder, b"a.yaml"))  # noqa: PTH118 -- the same


def _named(name: bytes) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        with open(os.path.join(os.fsencode(root), name), "wb") as stream:  # noqa: PTH118, PTH123 -- the same
            stream.write(GOOD.encode())

    return make


UNREADABLE: dict[str, tuple[Callable[[Path], None], dict[str, str]]] = {
    "folder": (_folder, {BAD: "文件夹"}),
    "dangling link": (lambda root: (root / BAD).symlink_to("没有.yaml"), {BAD: "断了的链接"}),
    "link to itself": (lambda root: (root / BAD).symlink_to(BAD), {BAD: "绕成了圈"}),
    "links to each other": (_two_links, {BAD: "绕成了圈", "坏链接.yaml": "绕成了圈"}),
    "pipe": (lambda root: os.mkfifo(root / BAD), {BAD: "管道"}),
    "socket": (_socket, {BAD: "管道"}),
    "endless device": (lambda root: (root / BAD).symlink_to("/dev/zero"), {BAD: "管道"}),
    "linked folder elsewhere": (_foreign_folder, {"链接": "指向文件夹的链接"}),
    "name in GBK": (_named("任务.yaml".encode("gbk")), {r"\udcc8\udcce\udcce\udcf1.yaml": "显示不出"}),
    "folder named in GBK": (_bytes_in_folder_name, {r"\udcb5\udcb3\udcbd\udca8/a.yaml": "显示不出"}),
    "name with a line end": (_named("甲\n乙.yaml".encode()), {r"甲\x0a乙.yaml": "显示不出"}),
    "name that sets a window title": (_named(b"a\x1b]0;b\x07.yaml"), {r"a\x1b]0;b\x07.yaml": "显示不出"}),
}
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有这样的文件")


@on_unix
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_readable_file_is_named(name: str, tmp_path: Path) -> None:
    """One finding for each, at the first line of its path; the witness is told and counted; nothing hangs."""
    make, expected = UNREADABLE[name]
    root = lay_out(tmp_path / "台账")
    make(root)
    shown = run_process(["check", ".", "--format", "json"], root, timeout=20)
    found = [one for one in findings(shown) if one.file != WITNESS]
    assert {one.file: one.spot for one in found} == dict.fromkeys(expected, "1:1 DJ027")
    for one in found:
        assert expected[one.file] in one.words
    assert spots(findings(shown), WITNESS) == [WITNESS_FAULT]
    assert (shown.code, shown.stderr) == (1, "")
    figures = count(root)
    inside = 3 if name == "folder" else 0  # a folder with the name of a file is walked through all the same
    assert figures.total == WITNESS_ENTRIES + inside
    assert figures.code == 1
    assert figures.first_line.startswith(f"注意：数据不完整：{len(expected)} 个文件没有读入（")
    assert sorted(str(one["path"]) for one in figures.unread) == sorted(expected)


@on_unix
@pytest.mark.parametrize("name", ["dangling link", "link to itself", "pipe", "socket", "endless device"])
def test_what_is_no_readable_file_cannot_be_named(name: str, tmp_path: Path) -> None:
    """Named on the command line it is what the work was to be done on: exit code 2 and the remedy, at once."""
    root = lay_out(tmp_path)
    UNREADABLE[name][0](root)
    shown = run_process(["check", BAD], root, timeout=20)
    assert (shown.code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"错误：{BAD} 读不了\n改法：")


@pytest.mark.parametrize(
    "word", ["\udcff.yaml", "甲\n乙.yaml", "x" * 300 + ".yaml", f"{WITNESS}/内.yaml", "\x1b.yaml", "~"]
)
def test_path_that_leads_nowhere(word: str, tmp_path: Path) -> None:
    """Bytes that are no text, a line end, a name that is too long, a file used as a folder: exit code 2, one line."""
    for command in ("check", "status", "list"):
        shown = run_here([command, word], lay_out(tmp_path))
        assert (shown.code, shown.stdout) == (2, "")
        assert re.fullmatch("错误：.+\n改法：.+\n", shown.stderr)
        assert hidden(shown.stderr) == []


@on_unix
@pytest.mark.parametrize("target", ["..", ".", "../夹"])
def test_folders_linked_in_a_circle_are_walked_once(target: str, tmp_path: Path) -> None:
    """What a link within the workspace leads to is read where it stands: nothing is missing, nothing counts twice."""
    root = lay_out(tmp_path)
    (root / "夹").mkdir()
    (root / "夹" / "好.yaml").write_text(GOOD, encoding="utf-8")
    (root / "夹" / "圈").symlink_to(target)
    shown = run_here(["check", ".", "--format", "json"], root)
    assert [(one.file, one.spot) for one in findings(shown)] == [(WITNESS, WITNESS_FAULT)]
    figures = count(root)
    assert (figures.total, figures.code) == (WITNESS_ENTRIES + 3, 0)


@on_unix
def test_linked_file_elsewhere_is_read(tmp_path: Path) -> None:
    """A link to a file is followed."""
    root = lay_out(tmp_path / "台账")
    (tmp_path / "外.yaml").write_text(GOOD, encoding="utf-8")
    (root / "链接.yaml").symlink_to(tmp_path / "外.yaml")
    assert count(root).total == WITNESS_ENTRIES + 3


@on_unix
@pytest.mark.parametrize(
    "name",
    ["CON.yaml", "aux.yml", "nul.YAML", "COM1.2026.yaml", "甲:乙.yaml", "甲?.yaml", "甲\\乙.yaml", "甲<乙>.yaml"],
)
def test_name_that_windows_cannot_have_is_a_warning(name: str, tmp_path: Path) -> None:
    """A colleague on Windows could not even clone the repository; the ledger itself is read and counted."""
    root = lay_out(tmp_path, GOOD, name)
    shown = run_here(["check", name, "--format", "json"], root)
    assert [(one.file, one.spot, one.severity) for one in findings(shown)] == [(name, "1:1 DJ027", "warning")]
    assert (shown.code, shown.stderr) == (0, "")
    assert run_here(["check", name, "--strict"], root).code == 1
    figures = count(root)
    assert (figures.total, figures.code) == (WITNESS_ENTRIES + 3, 0)


@on_unix
@pytest.mark.parametrize("name", ["a\u202elmay.yaml", "a\u200b.yaml", "\ue000.yaml", " 甲 .yaml", "a'b\".yaml"])
def test_odd_name_reaches_no_terminal_raw(name: str, tmp_path: Path) -> None:
    """A name may turn the direction of what follows: its characters are spelled out in every text."""
    root = lay_out(tmp_path, GOOD.replace("责任人", "责任仁"), name)
    for command in (["check", "."], ["check", ".", "--format", "concise"], ["status", "."], ["list", "."]):
        shown = run_here(command, root)
        assert hidden(shown.stdout + shown.stderr) == [], command
        assert shown.code in (0, 1)
    assert count(root).total == WITNESS_ENTRIES + 3


@pytest.fixture
def locked_workspace() -> Iterator[Path]:
    """A workspace that everybody may read but for one file and one folder; rights do not bind root, so leave root."""
    root = lay_out(Path(tempfile.mkdtemp()), GOOD)
    run_here(["check", "."], root)  # whatever is imported later may lie where only root may read
    (root / "锁住").mkdir(mode=0)
    (root / BAD).chmod(0)
    root.chmod(0o755)
    if was_root := os.geteuid() == 0:
        os.seteuid(65534)
    yield root
    if was_root:
        os.seteuid(0)
    (root / "锁住").chmod(0o700)
    shutil.rmtree(root)


@on_unix
def test_file_and_folder_without_permission(locked_workspace: Path) -> None:
    """Both are named with the remedy, and the rest is checked and counted."""
    shown = run_here(["check", ".", "--format", "json"], locked_workspace)
    found = findings(shown)
    assert [(one.file, one.spot) for one in found] == [
        (BAD, "1:1 DJ027"),
        (WITNESS, WITNESS_FAULT),
        ("锁住", "1:1 DJ027"),
    ]
    assert all("权限" in one.words or "打不开" in one.words for one in found if one.file != WITNESS)
    assert (shown.code, shown.stderr) == (1, "")
    figures = count(locked_workspace)
    assert (figures.total, figures.code) == (WITNESS_ENTRIES, 1)
    assert figures.first_line.startswith("注意：数据不完整：2 个文件没有读入（")


_MEANWHILE = """
import os, sys
def hook(event, arguments):
    if event == "open" and not done and os.fspath(arguments[0] or "").endswith("先.yaml"):
        done.append(True)
        {deed}
done = []
sys.addaudithook(hook)
from dangjian_cli.cli import main
sys.exit(main(sys.argv[1:]))
"""
DEEDS = {
    "deleted": ('os.remove("坏.yaml")', "DJ027", "找不到了"),
    "replaced by a folder": ('os.remove("坏.yaml"); os.mkdir("坏.yaml")', "DJ027", "文件夹"),
    "replaced by a pipe": ('os.remove("坏.yaml"); os.mkfifo("坏.yaml")', "DJ027", "管道"),
    "emptied": ('os.truncate("坏.yaml", 0)', "DJ021", "文件是空的"),
    "grown to 300 MB": ('os.truncate("坏.yaml", 300 * 1024 * 1024)', "DJ019", "上限"),
    "cut in a character": ('os.truncate("坏.yaml", 1)', "DJ001", "中间断了"),
}


@on_unix
@pytest.mark.parametrize("deed", DEEDS)
def test_file_that_changes_between_finding_and_reading_it(deed: str, tmp_path: Path) -> None:
    """The file is there when the folder is listed and another when it is read: one finding, the rest is checked."""
    script, code, words = DEEDS[deed]
    root = lay_out(tmp_path, GOOD)
    (root / "先.yaml").write_text(GOOD.replace("RW-2026-", "RW-2027-"), encoding="utf-8")
    program = (sys.executable, "-c", _MEANWHILE.format(deed=script))
    shown = _check_while(program, root, "坏.yaml", "先.yaml")
    found = findings(shown)
    assert spots(found, WITNESS) == [WITNESS_FAULT]
    (one,) = [one for one in found if one.file == BAD]
    assert one.spot.endswith(code)
    assert words in one.words
    assert (shown.code, shown.stderr) == (1, "")


def _check_while(program: tuple[str, ...], root: Path, late: str, early: str) -> Shown:
    """Ledgers are read in the order of their names: what is to change must come after what sets it off."""
    assert early < late
    return run_process(["check", ".", "--format", "json"], root, program, timeout=20)


def test_files_deleted_by_another_program(tmp_path: Path) -> None:
    """While half of two hundred files vanish at any moment, each is checked, or named as vanished, or never seen."""
    root = lay_out(tmp_path)
    for number in range(200):
        text = GOOD.replace("RW-2026-", f"RW-{number:03}-").replace("    责任人", "    责任仁", 1)
        (root / f"账{number:03}.yaml").write_text(text, encoding="utf-8")
    code = 'import os, time\nfor number in range(199, 99, -1):\n    os.remove(f"账{number:03}.yaml"); time.sleep(0.004)'
    deleting = (sys.executable, "-c", _BESIDE.format(code=code))
    shown = run_process(["check", ".", "--format", "json"], root, deleting, timeout=60)
    found = findings(shown)
    assert (shown.code, shown.stderr) == (1, "")
    assert spots(found, WITNESS) == [WITNESS_FAULT]
    for number in range(200):
        told = [one for one in spots(found, f"账{number:03}.yaml") if not one.endswith("DJ901")]  # all say the same
        assert told == ["11:5 DJ003"] or (number >= 100 and told in ([], ["1:1 DJ027"]))


_BESIDE = """
import subprocess, sys
from dangjian_cli.cli import main
beside = subprocess.Popen([sys.executable, "-c", {code!r}])
try:
    sys.exit(main(sys.argv[1:]))
finally:
    beside.wait()
"""
