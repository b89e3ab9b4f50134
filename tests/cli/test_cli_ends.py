"""Every way a run ends: exit codes, streams, encodings."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runner import Result, run_here
from toybox import TOYS

TOYBOX = [sys.executable, str(Path(__file__).with_name("toybox.py"))]


def test_a_run_that_cannot_do_its_work() -> None:
    """A DangjianError becomes two lines on stderr and its exit code; control characters are spelled out, lines joined."""
    result = run_here(["failing", "known"], commands=TOYS)
    assert result == Result("", "错误：设置\\x1b[31m写错 了\n改法：改成 格式: 1\n", 2)


def test_a_remedy_is_optional() -> None:
    """An error without a remedy is one line."""
    assert run_here(["failing", "silent"], commands=TOYS).stderr == "错误：没有办法\n"


def test_a_file_that_the_system_refuses() -> None:
    """An error of the system about a file is told in Chinese with a remedy; it is no bug."""
    name = "没有" * 200
    result = run_here(["failing", "file"], commands=TOYS)
    assert result == Result("", f"错误：用不了 {name}：名字太长\n改法：换一个短一些的名字\n", 2)


def test_our_own_bug() -> None:
    """Any other exception is exit code 70 and says, without a traceback, how to report it."""
    assert run_here(["failing", "system"], commands=TOYS) == run_here(["failing", "bug"], commands=TOYS)
    assert run_here(["failing", "bug"], commands=TOYS) == Result(
        "",
        "错误：程序自身出错，不是台账的问题\n改法：在同一条命令后面加上 --debug 再运行一次，把显示的内容发给维护者\n",
        70,
    )


def test_debug_shows_the_traceback_of_a_bug() -> None:
    """With `--debug` the traceback comes first."""
    result = run_here(["failing", "bug", "--debug"], commands=TOYS)
    assert result.code == 70
    assert result.stderr.startswith("Traceback (most recent call last):\n")
    assert "ValueError: invalid literal for int() with base 10: ''\n错误：程序自身出错" in result.stderr
    assert result.stderr.endswith("改法：请把上面的内容和所用的命令发给维护者\n")


def test_interrupt() -> None:
    """Ctrl-C is exit code 130."""
    assert run_here(["failing", "interrupt"], commands=TOYS) == Result("", "已中断\n", 130)


def test_ctrl_c_in_a_real_process() -> None:
    """A process that gets SIGINT while it works ends with 130 and no traceback."""
    process = subprocess.Popen(
        [*TOYBOX, "flood", "--seconds", "20"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no thread; a shell's `&` ignores it
    )
    time.sleep(4)  # past its start, on a busy machine as well
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr.decode()) == (130, "已中断\n")


def buffering(unbuffered: str) -> dict[str, str]:
    """The environment with Python's own buffering of stdout on (`""`) or off (`"1"`)."""
    return {**os.environ, "PYTHONUNBUFFERED": unbuffered}


def test_a_reader_that_goes_away() -> None:
    """When whoever reads closes the pipe, as `| head -1` does, the run ends with 141 and says nothing."""
    process = subprocess.Popen(
        [*TOYBOX, "flood"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=buffering(""),
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().decode() == "第几行不要紧，只要很多\n"
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_reader_that_is_gone_before_the_end() -> None:
    """A short answer stays in the buffer until the end; that the pipe is closed by then is 141 as well."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [*TOYBOX, "--version"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=buffering(""), check=False, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["flood", "--help"])
def test_a_full_disk(command: str, unbuffered: str) -> None:
    """When stdout cannot be written the run ends with 2 and a sentence, whether it fails early or at the end."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*TOYBOX, command],
            stdout=full,
            stderr=subprocess.PIPE,
            env=buffering(unbuffered),
            check=False,
            timeout=60,
        )
    assert done.stderr.decode() == "错误：结果没有写完：磁盘满了\n改法：用 --output 换一个地方存放\n"
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
        ({"LANG": "C", "LC_ALL": "", "PYTHONUTF8": "0"}, "utf-8"),
        ({"PYTHONIOENCODING": "gbk"}, "gbk"),
    ],
)
def test_any_encoding(environment: dict[str, str], encoding: str) -> None:
    """Help and refusals come out under a C locale and on a GBK console; what GBK lacks is spelled out."""
    environment = {**os.environ, **environment}
    done = subprocess.run([*TOYBOX, "--help"], env=environment, capture_output=True, check=True, timeout=60)
    assert "各种参数各有一个" in done.stdout.decode(encoding)
    done = subprocess.run(
        [*TOYBOX, "everything", "--format", "𠮷"], env=environment, capture_output=True, check=False, timeout=60
    )
    shown = done.stderr.decode(encoding)
    assert shown.startswith("错误：选项 --format 不能是“" + ("\\U00020bb7" if encoding == "gbk" else ""))
    assert done.returncode == 2
