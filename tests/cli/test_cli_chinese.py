"""The Chinese layer over Typer: help, aliases, refusals."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import Result, run_here
from toybox import TOYS


def run(line: str, folder: Path | None = None) -> Result:
    """Run one line of words with the toys for commands."""
    return run_here(line.split(), folder, TOYS)


def refusal(line: str) -> list[str]:
    """What stderr says when nothing was done."""
    result = run(line)
    assert (result.code, result.stdout) == (2, "")
    return result.stderr.splitlines()


def test_help_names_every_command_once_with_its_alias() -> None:
    """`--help` shows each command on one line: English name, Chinese name, what it does."""
    page = run("--help")
    assert page.code == 0
    assert page.stderr == ""
    commands = page.stdout[page.stdout.index("命令：\n") :].splitlines()[1:6]
    assert commands == [
        "  everything  全都有  各种参数各有一个",
        "  needy       有必填  有必填的参数和选项",
        "  failing     会失败  以各种情形失败",
        "  pair        成对写  两个词一起写",
        "  flood       写很多  写很多行",
    ]


def test_help_of_a_command_tells_everything_in_chinese() -> None:
    """A command's page holds the synopsis, each parameter with its choices, range and default, and the examples."""
    assert run("everything --help").stdout == HELP_OF_EVERYTHING


HELP_OF_EVERYTHING = """\
用法：dangjian everything [选项] [路径…]

各种参数各有一个

参数：
  路径  工作区、其中的文件夹或文件；不写为当前位置

选项：
  -f, --format 格式           输出格式；不写时看 --output 的扩展名（可选：text、
                              json、csv）
  --as-of 日期                统计日，如 2026-09-30；不写时用 dangjian.yaml 里的
                              统计日，那里也没写就用今天
  --period 期间               只看这段时间，如 2026、2026Q3、上半年；不写为统计
                              日所在的年
  --most 数                   最多几条（1–99；不写为 10）
  --count 数                  几次
  --share 比例                几成
  --tag 标签                  可以写几次（可选：甲、乙）
  --wide, --narrow            这个选项的说明写得很长，长到八十列的屏幕上一行放不
                              下，要折到第二行去，再接着写完
  --a-name-that-is-long 很长的值
                              名字长（不写为 无）
  -o, --output 文件           把结果写进文件，不显示在屏幕上
  -q, --quiet                 只给结果，不显示提示和进度
  --color 何时                颜色：自动、总是、从不（可选：auto、always、
                              never；不写为 auto）
  --debug                     程序自身出错时，把技术细节也显示出来，便于报告问题
  -h, --help                  显示这份帮助

例如：
  dangjian everything 甲.yaml
"""


def test_the_synopsis_shows_what_must_be_written() -> None:
    """Required arguments and options stand in the synopsis without brackets and are marked 必填."""
    page = run("needy -h").stdout
    assert page.startswith("用法：dangjian needy --level 级别 [选项] 编号\n")
    assert "  编号  条目编号（必填）\n" in page
    assert "  -l, --level 级别  级别（必填）\n" in page


@pytest.mark.parametrize("line", ["help everything", "帮助 全都有", "全都有 --help", "everything -h"])
def test_help_can_be_asked_for_in_several_ways(line: str) -> None:
    """`help`, `帮助`, `--help` and `-h` show the same page, whichever of its names a command is called by."""
    assert run(line) == run("everything --help")


@pytest.mark.parametrize("line", ["", "--debug", "--"])
def test_without_a_command_the_help_goes_to_stderr(line: str) -> None:
    """Nothing was asked, so stdout stays empty, the help stands on stderr and the exit code is 2."""
    result = run(line)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == run("--help").stdout


def test_an_alias_is_the_command() -> None:
    """The Chinese name runs the same command, and its refusals call it by the English one."""
    assert run("全都有 甲 乙") == run("everything 甲 乙")
    assert "用法见 dangjian everything --help" in run("全都有 --nonsense").stderr


def test_help_imports_no_command() -> None:
    """`dangjian --help` costs what Typer costs: no command is imported, nor rich, pydantic or yaml."""
    script = (
        "import sys; from dangjian_cli.cli import COMMANDS, main; main(['--help'])\n"
        "unwanted = {'rich', 'pydantic', 'yaml', *(command.module for command in COMMANDS)}\n"
        "print(sorted(unwanted & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_version() -> None:
    """`--version` prints the name and the version."""
    assert run("--version") == Result("dangjian 0.1.0\n", "", 0)


def test_the_value_that_a_command_returns_is_the_exit_code() -> None:
    """A command that returns nothing exits with 0."""
    assert run("everything").code == 1
    assert run("needy 甲 --level 高") == Result("", "", 0)


def test_values_arrive_as_typed() -> None:
    """Paths, numbers, lists and flags reach the command."""
    answer = run("everything 甲 乙 --most 3 --count -2 --share 0.5 --tag 甲 --tag 乙 --wide -q").stdout
    assert "路径 甲、乙\n" in answer
    assert "数 (3, -2, 0.5)\n" in answer
    assert "标签 ['甲', '乙']\n" in answer
    assert "宽 (True, '无')\n" in answer
    assert run("everything -- --most").stdout.startswith("路径 --most\n")


@pytest.mark.parametrize(
    ("line", "message", "help"),
    [
        ("everythin", "没有“everythin”这个命令", "是不是 everything（全都有）？全部命令：dangjian --help"),
        ("NEEDY x", "没有“NEEDY”这个命令", "是不是 needy（有必填）？全部命令：dangjian --help"),
        ("ｎｅｅｄｙ x", "没有“ｎｅｅｄｙ”这个命令", "是不是 needy（有必填）？全部命令：dangjian --help"),
        ("全部有", "没有“全部有”这个命令", "是不是 everything（全都有）？全部命令：dangjian --help"),
        ("唱歌", "没有“唱歌”这个命令", "全部命令：dangjian --help"),
        ("--versoin", "没有“--versoin”这个选项", "是不是 --version？用法见 dangjian --help"),
        (
            "--format json everything",
            "没有“--format”这个选项",
            "命令的选项写在命令后面，如 dangjian check --format；全部命令：dangjian --help",
        ),
        (
            "everything --fromat json",
            "没有“--fromat”这个选项",
            "是不是 --format？用法见 dangjian everything --help",
        ),
        (
            "everything --ＦＯＲＭＡＴ json",
            "没有“--ＦＯＲＭＡＴ”这个选项",
            "是不是 --format？用法见 dangjian everything --help",
        ),
        ("everything -x", "没有“-x”这个选项", "用法见 dangjian everything --help"),
        ("everything --xyzzy", "没有“--xyzzy”这个选项", "用法见 dangjian everything --help"),
        (
            "everything --format",
            "选项 --format 后面没有写格式",
            "写成 --format text；用法见 dangjian everything --help",
        ),
        (
            "everything --output --quiet",
            "选项 --output 后面没有写文件",
            "写成 --output 文件；用法见 dangjian everything --help",
        ),
        (
            "everything -o -q",
            "选项 -o 后面没有写文件",
            "写成 -o 文件；用法见 dangjian everything --help",
        ),
        ("everything --format jsno", "选项 --format 不能是“jsno”", "是不是 json？可以写：text、json、csv"),
        ("everything --format 表", "选项 --format 不能是“表”", "可以写：text、json、csv"),
        ("everything --tag 甲 --tag 丙", "选项 --tag 不能是“丙”", "可以写：甲、乙"),
        ("everything --most 100", "选项 --most 不能是“100”", "要写 1 到 99 的整数"),
        ("everything --most 十", "选项 --most 不能是“十”", "要写 1 到 99 的整数"),
        ("everything --count 1.5", "选项 --count 不能是“1.5”", "要写整数，如 10"),
        ("everything --share 半", "选项 --share 不能是“半”", "用法见 dangjian everything --help"),
        ("everything --quiet=yes", "选项 --quiet 后面不用写值", "只写 --quiet"),
        ("failing 睡觉", "情形不能是“睡觉”", "可以写：bug、interrupt、known、silent、file、system"),
        (
            "needy",
            "没有写编号",
            "写成 dangjian needy --level 级别 [选项] 编号；用法见 dangjian needy --help",
        ),
        (
            "needy 甲",
            "没有写选项 --level",
            "写成 dangjian needy --level 级别 [选项] 编号；用法见 dangjian needy --help",
        ),
        (
            "needy 甲 乙 丙 -l 高",
            "多写了“乙”、“丙”",
            "写成 dangjian needy --level 级别 [选项] 编号；用法见 dangjian needy --help",
        ),
        (
            "everything ——format json",
            "“——format”开头的横线不是英文的减号",
            "请换成英文输入法，写成 --format",
        ),
        (
            "everything －－ｆｏｒｍａｔ=json",
            "“－－ｆｏｒｍａｔ=json”开头的横线不是英文的减号",
            "请换成英文输入法，写成 --format",
        ),
        ("pair 甲", "命令的写法不对", "用法见 dangjian pair --help"),
        ("everything －q", "“－q”开头的横线不是英文的减号", "请换成英文输入法，写成 -q"),
    ],
)
def test_refusals(line: str, message: str, help: str) -> None:
    """Each mistake is told in two Chinese lines: what is wrong, and what to type instead."""
    assert refusal(line) == [f"错误：{message}", f"改法：{help}"]


def test_a_dash_that_is_no_option_is_left_alone() -> None:
    """A file name may begin with a Chinese dash, and behind `--` everything is a name."""
    assert "路径 ——附件.yaml\n" in run("everything ——附件.yaml").stdout
    assert "路径 ——format\n" in run("everything -- ——format").stdout
    assert "路径 ——\n" in run("everything ——").stdout
