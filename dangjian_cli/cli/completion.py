"""Completion by the Tab key: the shells' protocol, and the two options of `dangjian` that set it up.

Typer's classes speak with the shells. Three things are ours: every sentence is Chinese; help texts reach zsh
and PowerShell without rich, which takes longer than a Tab should; PowerShell's execution policy is left
alone (Typer's own set-up would lower it).
"""

from pathlib import Path
from typing import Final

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.shell_completion import CompletionItem, ShellComplete
from typer.core import TyperOption

from dangjian_cli.base.errors import EXIT_CLEAN, DangjianError, UsageError
from dangjian_cli.cli.output import write_stdout

VARIABLE: Final = "_DANGJIAN_COMPLETE"
"""Set by the shells' scripts when they ask for completions."""
_PROGRAM: Final = "dangjian"


def answer(program: Command, instruction: str) -> int:
    """Write the completions that a shell asked for; the exit code."""
    from typer._completion_classes import BashComplete, PowerShellComplete, ZshComplete

    class Bash(BashComplete):
        def get_completion_args(self) -> tuple[list[str], str]:
            args, incomplete = super().get_completion_args()
            # bash takes `--format=j` for three words.
            return (args[:-1] if args[-1:] == ["="] else args), incomplete

    class Zsh(ZshComplete):
        def format_completion(self, item: CompletionItem) -> str:
            words = [item.value, *([item.help] if item.help else [])]
            return ":".join(f'"{_zsh_quoted(word)}"' for word in words)

    class PowerShell(PowerShellComplete):
        def format_completion(self, item: CompletionItem) -> str:
            return f"{item.value}:::{item.help or ' '}"

    shells: dict[str, type[ShellComplete]] = {
        "complete_bash": Bash,
        "complete_zsh": Zsh,
        "complete_powershell": PowerShell,
    }
    if instruction not in shells:
        raise UsageError(f"不支持这种补全：{instruction}", "支持 bash、zsh 和 PowerShell：dangjian --show-completion")
    write_stdout(shells[instruction](program, {}, _PROGRAM, VARIABLE).complete() + "\n")
    return EXIT_CLEAN


def _zsh_quoted(word: str) -> str:
    for char, spelled in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", "\\\\:")):
        word = word.replace(char, spelled)
    return word


def _shell() -> str:
    """The shell that runs us: bash, zsh, powershell or pwsh."""
    from typer._completion_shared import _get_shell_name

    found = _get_shell_name()
    if found not in ("bash", "zsh", "powershell", "pwsh"):
        raise UsageError("不支持这种命令行的补全", "请在 bash、zsh 或 PowerShell 里运行")
    return found


def _show(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from typer._completion_shared import get_completion_script

        script = get_completion_script(prog_name=_PROGRAM, complete_var=VARIABLE, shell=_shell())
        write_stdout(script + "\n")
        raise typer.Exit


def _install(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(f"已写入 {_installed(_shell())}。重新打开命令行后，按 Tab 键可以补全命令和选项。\n")
        raise typer.Exit


def _installed(shell: str) -> str:
    from typer._completion_shared import install_bash, install_zsh

    if shell in ("powershell", "pwsh"):
        raise DangjianError(
            "PowerShell 的补全要手工加上",
            "运行 dangjian --show-completion >> $PROFILE，再重新打开 PowerShell",
        )
    install = install_bash if shell == "bash" else install_zsh
    try:
        path = install(prog_name=_PROGRAM, complete_var=VARIABLE, shell=shell)
    except (OSError, UnicodeError):
        raise DangjianError(
            f"没能改写 {shell} 的配置文件",
            f"请自己把 dangjian --show-completion 的输出加到 ~/.{shell}rc 末尾",
        ) from None
    return f"~/{path.relative_to(Path.home()).as_posix()}"


OPTIONS: Final = (
    TyperOption(
        param_decls=["--install-completion"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_install,
        help="让命令行按 Tab 键补全 dangjian 的命令和选项",
    ),
    TyperOption(
        param_decls=["--show-completion"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show,
        help="显示补全脚本，自己加到配置文件里",
    ),
)
