"""`--output`, `--format`, `--color`, `--quiet`, dates and progress, through a command that uses them all."""

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import Result, run_here
from toybox import TOYS

from dangjian_cli.cli.output import Output

TOYBOX = [sys.executable, str(Path(__file__).with_name("toybox.py"))]


def run(line: str, folder: Path) -> Result:
    """Run `everything` with these words."""
    return run_here(["everything", *line.split()], folder, TOYS)


def test_a_file_gets_the_answer_and_stdout_nothing(tmp_path: Path) -> None:
    """`--output` writes the answer as UTF-8, says so on stderr, and leaves no other file."""
    result = run("--output 结果.txt", tmp_path)
    assert result == Result("", "已写入 结果.txt\n这是提示\n", 1)
    assert (tmp_path / "结果.txt").read_bytes().decode() == run("-q", tmp_path).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["结果.txt"]


def test_quiet_says_nothing_beside_the_answer(tmp_path: Path) -> None:
    """`--quiet` leaves stderr empty."""
    assert run("--output 结果.txt --quiet", tmp_path) == Result("", "", 1)


def test_a_dash_means_stdout(tmp_path: Path) -> None:
    """`--output -` is stdout."""
    assert run("--output - -q", tmp_path) == run("-q", tmp_path)


@pytest.mark.parametrize(
    ("words", "format"),
    [("-o 甲.csv", "csv"), ("-o 甲.JSON", "json"), ("-o 甲.txt", "text"), ("-o 甲.csv -f json", "json")],
)
def test_the_extension_picks_the_format(words: str, format: str, tmp_path: Path) -> None:
    """Without `--format` the file's extension decides; csv files begin with the mark that Excel needs."""
    run(words, tmp_path)
    (written,) = tmp_path.iterdir()
    assert f"格式 {format}\n" in written.read_text("utf-8")
    assert written.read_bytes().startswith(b"\xef\xbb\xbf") == (format == "csv")


@pytest.mark.parametrize("name", ["甲.md", "甲.docx", "甲"])
def test_an_extension_that_says_nothing(name: str, tmp_path: Path) -> None:
    """An unknown extension, or one of a format that the command lacks, is refused with the formats it has."""
    result = run(f"-o {name}", tmp_path)
    assert result.stderr.splitlines() == [
        f"错误：从文件名 {name} 看不出要哪种格式",
        "改法：用 --format 写明：text、json、csv；或换用相应的扩展名",
    ]
    assert result.code == 2
    assert not list(tmp_path.iterdir())


def test_an_existing_file_is_replaced_whole(tmp_path: Path) -> None:
    """The file keeps its permissions; a symbolic link stays a link to it."""
    kept = tmp_path / "结果.txt"
    kept.write_text("旧的，而且很长" * 1000)
    kept.chmod(0o640)
    (tmp_path / "链接.txt").symlink_to("结果.txt")
    run("-o 链接.txt", tmp_path)
    assert kept.read_text().startswith("路径 \n")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert (tmp_path / "链接.txt").is_symlink()


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """/dev/null stays what it is."""
    assert run("-o /dev/null -f text -q", tmp_path).code == 1
    assert Path("/dev/null").is_char_device()


def test_a_text_with_a_broken_file_name_is_written(tmp_path: Path) -> None:
    """A lone surrogate, as file names that are no UTF-8 give, is spelled out."""
    Output(tmp_path / "甲", quiet=True).answer("名\udce7称")
    assert (tmp_path / "甲").read_text() == "名\\udce7称"


@pytest.mark.parametrize(
    ("name", "message", "help"),
    [
        ("文件夹", "文件夹 是文件夹，不能当文件写", "在后面写上文件名，如 --output 结果.csv"),
        ("没有/结果.txt", "用不了 没有/结果.txt：没有这个文件或文件夹", "请核对路径"),
        ("文件/结果.txt", "用不了 文件/结果.txt：没有这个文件或文件夹", "请核对路径"),
        ("长" * 200, f"用不了 {'长' * 200}：名字太长", "换一个短一些的名字"),
        ("/dev/full", "用不了 /dev/full：磁盘满了", "清理磁盘，或换一个位置"),
        ("/sys/结果.txt", "用不了 /sys/结果.txt：没有权限，或文件正被别的软件占用", None),
    ],
)
def test_a_place_that_cannot_be_written(name: str, message: str, help: str | None, tmp_path: Path) -> None:
    """Each obstacle is told in Chinese with its remedy, and what was there before stays."""
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "文件").write_text("原样")
    result = run(f"-f text -o {name}", tmp_path)
    assert result.code == 2
    assert result.stderr.splitlines()[0].startswith(f"错误：{message}")
    assert help is None or result.stderr.splitlines()[1] == f"改法：{help}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["文件", "文件夹"]
    assert (tmp_path / "文件").read_text() == "原样"


def test_a_file_that_grows_too_large(tmp_path: Path) -> None:
    """Whatever else keeps a file from being written is told without its cause, and no half file stays."""
    (tmp_path / "甲.txt").write_text("原样")
    script = 'ulimit -f 1; "$0" "$1" flood -o 甲.txt'
    command = ["bash", "-c", script, *TOYBOX]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.stderr.decode() == "错误：用不了 甲.txt：系统不允许\n改法：换一个位置再试\n"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("甲.txt", "原样")]


def test_a_loop_of_links_is_replaced(tmp_path: Path) -> None:
    """A symbolic link that leads nowhere is no reason to stop."""
    (tmp_path / "甲.txt").symlink_to("甲.txt")
    assert run("-q -o 甲.txt", tmp_path).code == 1
    assert (tmp_path / "甲.txt").read_text().startswith("路径 ")


def test_dates_and_periods(tmp_path: Path) -> None:
    """`--as-of` and `--period` are read; a period without a year takes the year it is told."""
    answer = run("--as-of 2026-09-30 --period 三季度", tmp_path).stdout
    assert "统计日 2026-09-30\n" in answer
    assert "期间 2026-07-01 2026-10-01\n" in answer


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ("--as-of 2026-02-30", "选项 --as-of：没有“2026-02-30”这一天", "请改成实际的日期；该月最后一天是 2026-02-28"),
        ("--as-of 2026.9.30", "选项 --as-of：日期“2026.9.30”不是规范写法", "请写成 2026-09-30"),
        ("--as-of 2026-09", "选项 --as-of：日期“2026-09”不完整，要有年、月、日", "请写成 年-月-日，如 2026-06-30"),
        ("--as-of 昨天", "选项 --as-of：“昨天”不是日期", "请写成 年-月-日，如 2026-06-30"),
        ("--as-of 86400", "选项 --as-of：“86400”不是日期", "请写成 年-月-日，如 2026-06-30"),
        (
            "--period 适时",
            "“适时”不是期间",
            "请写成 2026、2026H1、2026Q3、2026-09，或 上半年、三季度、9月",
        ),
    ],
)
def test_days_that_are_none(words: str, message: str, help: str, tmp_path: Path) -> None:
    """A day that does not exist is told apart from a text that is no date."""
    assert run(words, tmp_path) == Result("", f"错误：{message}\n改法：{help}\n", 2)


def _plain_environment() -> dict[str, str]:
    """This process's, without the size that pytest-xdist tells its workers in place of the terminal's own."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


def on_a_terminal(words: list[str], environment: dict[str, str] | None = None, columns: int = 100) -> tuple[str, str]:
    """What a process shows on stdout and on stderr when both are terminals of 100 columns."""
    screens = [pty.openpty() for _ in range(2)]
    for screen, _ in screens:
        subprocess.run(["stty", "cols", str(columns)], stdin=screen, check=True)
    process = subprocess.Popen(
        [*TOYBOX, *words],
        stdout=screens[0][1],
        stderr=screens[1][1],
        env={**_plain_environment(), "TERM": "xterm", **(environment or {})},
    )
    for _, end in screens:
        os.close(end)
    shown = [_read_all(screen) for screen, _ in screens]
    process.wait(timeout=60)
    return shown[0], shown[1]


def _read_all(screen: int) -> str:
    parts = []
    try:
        while part := os.read(screen, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(screen)
    return b"".join(parts).decode()


@pytest.mark.parametrize(
    ("words", "environment", "colour"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_and_width_on_a_terminal(words: list[str], environment: dict[str, str], colour: bool) -> None:
    """A terminal is coloured unless it, NO_COLOR or `--color` says no; the answer knows its width."""
    stdout, _ = on_a_terminal(["everything", *words], environment)
    assert f"屏幕 (100, {colour})" in stdout


def test_no_colour_and_no_width_elsewhere(tmp_path: Path) -> None:
    """A pipe has no width and no colour unless it is asked for; a file never has."""
    assert "屏幕 (None, False)" in run("", tmp_path).stdout
    assert "屏幕 (None, True)" in run("--color always", tmp_path).stdout
    run("--color always -o 结果.txt", tmp_path)
    assert "屏幕 (None, False)" in (tmp_path / "结果.txt").read_text()


def test_help_is_as_wide_as_the_terminal() -> None:
    """On a narrow terminal the lines of the help are broken earlier, on a wide one at 100 columns."""
    narrow, _ = on_a_terminal(["everything", "--help"], columns=50)
    wide, _ = on_a_terminal(["everything", "--help"], columns=200)
    assert "名字长（不写为 无）" in narrow
    assert len(narrow.splitlines()) > len(wide.splitlines())


def test_progress_of_long_work_is_shown_on_a_terminal(tmp_path: Path) -> None:
    """After a second of work stderr shows how far it is, user text untouched, and takes it away in the end."""
    words = ["flood", "--seconds", "2", "-o", str(tmp_path / "甲.txt")]
    _, stderr = on_a_terminal(words)
    assert "正在处理[重点]" in stderr
    assert "20/20" in stderr


@pytest.mark.parametrize("words", [["flood"], ["flood", "--seconds", "1.5", "--quiet"]])
def test_no_progress_of_short_work_or_when_quiet(words: list[str], tmp_path: Path) -> None:
    """Work that is done at once shows no progress, nor does any with `--quiet`."""
    _, stderr = on_a_terminal([*words, "-o", str(tmp_path / "甲.txt")])
    assert "正在处理" not in stderr


def test_no_progress_in_a_pipe(tmp_path: Path) -> None:
    """stderr that is no terminal holds hints alone."""
    words = ["flood", "--seconds", "1.3", "-o", "甲.txt"]
    assert run_here(words, tmp_path, TOYS).stderr == "已写入 甲.txt\n"
