"""Completion by the Tab key, with the real program and real shells."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_runner import PROGRAM, Result, run_here, run_process
from toybox import TOYS

PATH = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
COMPLETE = """
eval "$(dangjian --show-completion)"
COMP_WORDS=(dangjian "$@") COMP_CWORD=$#
_dangjian_completion dangjian
printf '%s\\n' "${COMPREPLY[@]}"
"""


def in_shell(shell: str, script: str, *words: str, home: Path | None = None) -> str:
    """What a script prints when this shell runs it; it must print nothing on stderr."""
    environment = {**os.environ, "PATH": PATH, "HOME": str(home or os.environ.get("HOME", "/"))}
    command = [shell, "-c", script, shell, *words]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    return done.stdout.decode()


def completed(*words: str) -> list[str]:
    """What bash offers for the last of these words."""
    return in_shell("bash", COMPLETE, *words).split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["校"], ["校验"]),
        (["--ve"], ["--version"]),
        (["status", "--fo"], ["--format"]),
        (["概况", "--fo"], ["--format"]),
        (["status", "--format", "m"], ["markdown"]),
        (["status", "--format", "=", "m"], ["markdown"]),
        (["list", "--standing", "逾"], ["逾期完成", "逾期"]),
        (["rules", "DJ20"], ["DJ201", "DJ202", "DJ203", "DJ204", "DJ205", "DJ206", "DJ207", "DJ208", "DJ209"]),
        (["nonsense", ""], []),
    ],
)
def test_bash(words: list[str], offered: list[str]) -> None:
    """bash completes commands, Chinese aliases, options, choices and codes of rules."""
    assert completed(*words) == offered


def test_bash_offers_every_command_once_when_nothing_is_typed() -> None:
    """Before the first letter the English names are offered, not both names of each command."""
    offered = completed("")
    assert "check" in offered
    assert "校验" not in offered


def protocol(shell: str, words: str, incomplete: str = "") -> list[str]:
    """What the program answers to a shell's script."""
    environment = {
        "_DANGJIAN_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": incomplete,
    }
    result = run_process([], environment=environment)
    assert (result.stderr, result.code) == ("", 0)
    return result.stdout.splitlines()


def test_powershell() -> None:
    """PowerShell gets each word with what it does."""
    assert protocol("powershell", "dangjian ch", "ch") == [
        "check:::校验：逐条指出台账里错在哪里、怎么改；不改动任何文件"
    ]
    assert protocol("powershell", "dangjian status --format m", "m") == ["markdown::: "]


def test_zsh() -> None:
    """zsh gets each word with what it does, quoted for its `_arguments`; without any, its own file names."""
    assert protocol("zsh", "dangjian sh") == [
        '_arguments \'*: :(("show":"查看：一个条目的内容、现状和原因、上级和下级"))\''
    ]
    assert protocol("zsh", "dangjian check ledg") == ["_files"]


@pytest.mark.skipif(not shutil.which("zsh"), reason="没有安装 zsh")
def test_zsh_takes_the_answer() -> None:
    """A real zsh evaluates the answer without complaint and hands the words to `_arguments`."""
    ask = 'env _TYPER_COMPLETE_ARGS="$1" _DANGJIAN_COMPLETE=complete_zsh dangjian'
    script = f'_arguments() {{ print -r -- "$1" }}; eval "$({ask})"'
    assert '"校验":"校验：' in in_shell("zsh", script, "dangjian 校")


def test_help_texts_are_quoted_for_zsh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes, colons and dollars in a text do not break the shell's code."""
    monkeypatch.setenv("_DANGJIAN_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "dangjian odd")
    from dangjian_cli.cli.chinese import Command

    odd = (Command("odd", "怪", "toy_needy", "a:b \"c\" 'd' $e `f`"),)
    answer = run_here([], commands=odd).stdout
    assert answer == '_arguments \'*: :(("odd":"怪：a\\\\:b ""c"" \'\'d\'\' \\$e \\`f\\`"))\'\n'


def test_an_unknown_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request of no shell that we know is refused in Chinese."""
    monkeypatch.setenv("_DANGJIAN_COMPLETE", "complete_tcsh")
    assert run_here([], commands=TOYS) == Result(
        "",
        "错误：不支持这种补全：complete_tcsh\n改法：支持 bash、zsh 和 PowerShell：dangjian --show-completion\n",
        2,
    )


def test_completion_is_quick_to_start() -> None:
    """Completing a command's name imports neither rich nor any command."""
    script = (
        "import sys; from dangjian_cli.cli import main; main([]);"
        "print([name for name in sys.modules if name in ('rich', 'pydantic', 'yaml', 'dangjian_cli.cli.check')])"
    )
    environment = {**os.environ, "_DANGJIAN_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "dangjian ch"}
    done = subprocess.run([PROGRAM.with_name("python"), "-c", script], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_installing_for_bash(tmp_path: Path) -> None:
    """`--install-completion` adds one line to ~/.bashrc; a bash that reads it completes."""
    (tmp_path / ".bashrc").write_text("# 原有的设置\n")
    said = in_shell("bash", "dangjian --install-completion; true", home=tmp_path)
    assert said == "已写入 ~/.bash_completions/dangjian.sh。重新打开命令行后，按 Tab 键可以补全命令和选项。\n"
    assert (tmp_path / ".bashrc").read_text().startswith("# 原有的设置\n")
    script = COMPLETE.replace('eval "$(dangjian --show-completion)"', "source ~/.bashrc")
    assert in_shell("bash", script, "sta", home=tmp_path) == "status\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "pwsh", "fish"])
def test_what_cannot_be_installed(shell: str, tmp_path: Path) -> None:
    """A settings file that cannot be changed, PowerShell (whose policy we leave alone), other shells: each is told."""
    (tmp_path / ".bashrc").write_bytes("# 国标码".encode("gbk"))
    (tmp_path / ".zshrc").mkdir()
    disguised = tmp_path / shell
    disguised.symlink_to("/bin/bash")
    environment = {**os.environ, "PATH": PATH, "HOME": str(tmp_path)}
    command = [str(disguised), "-c", "dangjian --install-completion; echo $?"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    assert done.stdout == b"2\n"
    expected = {"pwsh": "PowerShell 的补全要手工加上", "fish": "不支持这种命令行的补全"}
    assert done.stderr.decode().splitlines()[0] == (f"错误：{expected.get(shell, f'没能改写 {shell} 的配置文件')}")
    assert done.stderr.decode().splitlines()[1].startswith("改法：")
