"""No English word reaches a user: every command, every class of mistake, as a call and as a process."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runner import ROOT, Result, run_here, run_process
from typer._click.core import Parameter
from typer._click.types import IntParamType
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperOption

from dangjian_cli.cli import COMMANDS
from dangjian_cli.cli.chinese import DEBUG, HELP, Command
from dangjian_cli.cli.options import read_as_of
from dangjian_cli.rules import RULES

GOLDEN = ROOT / "tests" / "data" / "golden" / "ledgers"

ALLOWED = {
    "dangjian": "the program's name",
    "help": "what people type to get help",
    "Word": "the name of a program",
    "docx": "what files of Word end with",
    "Tab": "the name of a key",
    "bash": "the name of a shell",
    "zsh": "the name of a shell",
    "PowerShell": "the name of a shell",
    "Python": "the name of a program",
    "WPS": "the name of a program",
    "xlsx": "what files of Excel end with",
    "ics": "what files of calendars end with",
    "Git": "the name of a program",
    "git": "a command to be typed",
    "Excel": "the name of a program",
    "YAML": "the name of a format",
    "UTF": "the name of an encoding",
    "GBK": "the name of an encoding",
    "GB": "the name of an encoding, before its number",
    "ANSI": "the name of an encoding, as editors call it",
    "Unicode": "the name of an encoding, as editors call it",
    "BOM": "the name of a mark that editors show",
    "CRLF": "the name of a line end that editors show",
    "LF": "the name of a line end that editors show",
    "Windows": "the name of a system",
    "iconv": "a command to be typed",
    "HEAD": "what Git writes into a file in conflict",
    "MiB": "a unit",
    "yes": "a value that other software takes for a truth",
    "XX": "a placeholder left in a ledger",
    "zr": "an anchor in a page's wrong example",
}
"""Words of ASCII letters that may be shown, each with its reason. Beside them: commands, options and their values."""

PATTERNS = (
    r"DJ[0-9x]{3}",
    r"[\w./*-]*\.(yaml|yml|json|jsonl|csv|md|txt|pdf|gitattributes|editorconfig)\b",  # file names
    r"\b[0-9a-f]{16}\b",  # digests of signed entries
    r"(?<![\w-])(git-setup|merge-driver|install|remove)(?![\w-])",  # commands of ours, and what one of them is told
    r"\bgit(?![a-z])(?: -{0,2}[a-z-]+){0,2}",  # commands of Git to be typed
    r"%[OABP]\b",  # what Git puts in
    r"\b[A-Z]{2}-([0-9][0-9-]*|(?=[一-鿿]))",  # ids of entries and their prefixes, of items of rule packs
)


def parameters(command: Command) -> list[Parameter]:
    """What the command can be told, `--debug` and `--help` among it."""
    return [*command.load().params, DEBUG, HELP]


OPTIONS = sorted(
    {name for command in COMMANDS for param in parameters(command) for name in (*param.opts, *param.secondary_opts)}
    | {"--version", "--install-completion", "--show-completion"},
    key=len,
    reverse=True,
)


VALUES = {
    str(choice)
    for command in COMMANDS
    for param in parameters(command)
    if isinstance(param.type, TyperChoice)
    for choice in param.type.choices
}
"""What is typed behind an option, `--format sarif`: names like those of commands and options."""


def english(shown: str, typed: list[str]) -> set[str]:
    """The English words in what was shown, what the user typed himself left out."""
    for own in sorted((word for word in typed if re.search("[A-Za-z]", word)), key=len, reverse=True):
        shown = shown.replace(own, " ")
    for pattern in PATTERNS:
        shown = re.sub(pattern, " ", shown)
    for option in OPTIONS:
        shown = shown.replace(option, " ")
    words = set(re.findall(r"[A-Za-z]{2,}", shown))
    return words - ALLOWED.keys() - VALUES - {command.name for command in COMMANDS}


def required(command: Command) -> list[str]:
    """Words that make the command complete."""
    words: list[str] = []
    for param in parameters(command):
        if param.required:
            words += [*param.opts[:1], "值"] if isinstance(param, TyperOption) else ["值"]
    return words


def mistakes(command: Command) -> Iterator[list[str]]:
    """Every class of mistake, for every parameter that it can be made with."""
    names = [command.name, command.alias]
    complete = required(command)
    yield [command.name[:-1] + "x"]
    yield [command.alias[:-1] + "错"]
    for name in names:
        yield [name, *complete, "--no-such-option"]
        yield [name, *complete, "-Z"]
        yield [name, *complete]
    if complete:
        yield names[:1]
    yield [command.name, *complete, *["多余"] * 9]
    for param in parameters(command):
        yield from _mistakes_with(param, [command.name, *complete])


def _mistakes_with(param: Parameter, words: list[str]) -> Iterator[list[str]]:
    if isinstance(param, TyperArgument):
        for path in ("没有/这里.yaml", ".", "", "长" * 300):  # all within the test's own folder
            yield [*words, path]
        return
    for option in param.opts:
        yield [*words, option.replace("--", "——", 1) if option.startswith("--") else f"－{option[1:]}"]
        if len(option) > 4:
            yield [*words, option[:-2] + option[-1]]
    option = max(param.opts, key=len)
    assert isinstance(param, TyperOption)
    if param.is_flag:
        yield [*words, f"{option}=是"]
        return
    yield [*words, option]
    yield [*words, option, "--quiet"]
    for bad in _bad_values(param):
        yield [*words, option, bad]


def _bad_values(param: TyperOption) -> Iterator[str]:
    yield "不对的值"
    yield ""
    if isinstance(param.type, TyperChoice):
        yield str(param.type.choices[0])[:-1] + "x"
    if isinstance(param.type, IntParamType):
        yield from ("1.5", "-1", "99999999999999999999")
    if getattr(param.type, "func", None) is read_as_of:
        yield from ("2026-02-30", "86400", "2026.9.30", "2026-09", "０", "²")
    if param.metavar in ("文件", "文件夹"):
        yield from (".", "没有/结果.txt", "/proc/不能写.txt", "结果.没有这种", "长" * 300)


CASES = [case for command in COMMANDS for case in mistakes(command)]


def complaint(result: Result, typed: list[str]) -> str:
    """What breaks the contract, or nothing."""
    words = english(result.stdout + result.stderr, typed)
    if result.code not in (0, 1, 2) or words or "Traceback" in result.stderr:
        return f"{str(typed)[:200]} → {result.code} {sorted(words)}\n{result.stderr}"
    if result.code == 2 and not re.fullmatch("错误：.+\n(改法：.+\n)?", result.stderr):
        return f"{typed} → not two lines:\n{result.stderr}"
    return ""


def test_the_allow_list_is_short() -> None:
    """At most forty words may be English, each with its reason."""
    assert len(ALLOWED) <= 40
    assert all(ALLOWED.values())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_mistakes(command: Command, tmp_path: Path) -> None:
    """Whatever is mistyped in an empty folder, the answer is Chinese, two lines long, and no bug."""
    complaints = [complaint(run_here(case, tmp_path), case) for case in mistakes(command)]
    assert "\n".join(filter(None, complaints)) == ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_mistakes_in_a_workspace(command: Command, tmp_path: Path) -> None:
    """The same in a workspace, where the command gets further before it fails."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    # A workspace is called by the name of its folder, which is the user's.
    complaints = [complaint(run_here(case, tmp_path), [*case, tmp_path.name]) for case in mistakes(command)]
    assert "\n".join(filter(None, complaints)) == ""


@pytest.mark.parametrize("case", CASES[:: max(1, len(CASES) // 25)], ids=" ".join)
def test_mistakes_as_a_process(case: list[str], tmp_path: Path) -> None:
    """A sample of the same mistakes, made by a process: nothing else writes to its streams."""
    folders = [tmp_path / "一", tmp_path / "二"]
    for folder in folders:
        folder.mkdir()
    result = run_process(case, folders[0])
    assert complaint(result, case) == ""
    assert result == run_here(case, folders[1])


@pytest.mark.parametrize("words", [[], *([command.name] for command in COMMANDS)], ids=str)
def test_help(words: list[str]) -> None:
    """Every page of help is Chinese, and names no parameter without a word of its own for the value."""
    page = run_here([*words, "--help"])
    assert page.code == 0
    assert english(page.stdout, []) == set()
    for param in parameters(next(one for one in COMMANDS if one.name == words[0])) if words else ():
        assert param.metavar or getattr(param, "is_flag", False), param.name
        assert getattr(param, "help", None), param.name


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_pages_of_rules(code: str) -> None:
    """Every rule explains itself in Chinese."""
    assert english(run_here(["rules", code]).stdout, []) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--format", "concise", "--alerts"],
        ["status"],
        ["status", "--format", "markdown", "--by", "责任人"],
        ["list", "--milestones"],
        ["list", "--format", "csv"],
        ["show", "RW-2026-005"],
        ["config"],
        ["doctor"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_answers(words: list[str]) -> None:
    """What the commands answer about real ledgers is Chinese too."""
    result = run_here(words, GOLDEN)
    assert result.code in (0, 1)
    assert english(result.stdout + result.stderr, words) == set()
