"""A workspace with one bad file in it, and `dangjian` run on it from outside.

Beside the bad file stand the organisation and a witness: a ledger with one known fault and three entries that count.
Whatever is wrong with the bad file, the witness is reported and counted.
"""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import chdir
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from dangjian_cli.cli import main

PROGRAM = Path(sys.executable).with_name("dangjian")
BAD, WITNESS = "坏.yaml", "见证.yaml"
SETTINGS = "格式: 1\n名称: 市直机关党建台账\n统计日: 2026-09-30\n"
HEAD = "台账: 任务清单\n名称: 例子\n年度: 2026\n单位: 市直机关工委\n条目:\n"
FIRST_EXTRA_LINE = 20
"""Of a ledger of HEAD and whole entries: the line of what `entry` adds to the second one."""
ORGANISATION = """\
台账: 组织
名称: 市直机关党组织与内设机构
年度: 2026
单位: 市直机关工委
条目:
  - {编号: ZZ-01, 名称: 市直机关工委, 类别: 机关工委}
  - {编号: ZZ-02, 名称: 工委办公室, 类别: 内设机构, 上级: 市直机关工委}
  - {编号: ZZ-03, 名称: 工委组织部, 类别: 内设机构, 上级: 市直机关工委}
"""


def entry(number: int, extra: str = "") -> str:
    """An entry of seven lines to which nothing can be objected, and what is added below them."""
    lines = (
        f"- 编号: RW-2026-{number:03}",
        f"  任务: 第{number}项，制定学习计划",
        "  措施: 分两步走",
        "  牵头领导: 陈某",
        "  责任单位: 工委办公室",
        "  责任人: 张某",
        "  时限: 12月底前",
    )
    return "".join(f"  {line}\n" for line in lines) + extra


def three(extra: str = "") -> str:
    """A ledger of three such entries; the second one with something added."""
    return HEAD + entry(1) + entry(2, extra) + entry(3)


WITNESS_FAULT = "20:5 DJ003"
WITNESS_ENTRIES = 3
_WITNESS_TEXT = HEAD + entry(901) + entry(902, "    备住: 键写错了\n") + entry(903)


def lay_out(root: Path, bad: bytes | str | None = None, name: str = BAD) -> Path:
    """Make the workspace; `bad` is the content of the bad file, None for none."""
    root.mkdir(parents=True, exist_ok=True)
    for file, text in (("dangjian.yaml", SETTINGS), ("组织.yaml", ORGANISATION), (WITNESS, _WITNESS_TEXT)):
        (root / file).write_text(text, encoding="utf-8", newline="")
    if bad is not None:
        (root / name).write_bytes(bad.encode() if isinstance(bad, str) else bad)
    return root


class Shown(NamedTuple):
    """Everything that a run shows, and what the process cost (0 for a run in this one)."""

    stdout: str
    stderr: str
    code: int
    seconds: float = 0.0
    mebibytes: float = 0.0


def run_here(argv: Sequence[str], folder: Path) -> Shown:
    """Run in this process, from that folder, as in a pipe."""
    out, err = BytesIO(), BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = TextIOWrapper(BytesIO(), encoding="utf-8")
    sys.stdout = TextIOWrapper(out, encoding="utf-8", newline="")
    sys.stderr = TextIOWrapper(err, encoding="utf-8", newline="", write_through=True)
    try:
        with chdir(folder):
            code = main(argv)
        return Shown(out.getvalue().decode(), err.getvalue().decode(), code)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def run_process(
    argv: Sequence[str | Path], folder: Path, program: Sequence[str | Path] = (PROGRAM,), timeout: float = 60
) -> Shown:
    """Run the installed program (or another) as users do; its processor time and its peak of memory are measured."""
    measured = (sys.executable, "-S", "-c", _MEASURE)
    done = subprocess.run(
        [*measured, *program, *argv],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=timeout,
    )
    stderr, _, cost = done.stderr.decode().rpartition("\n")
    seconds, mebibytes = (float(number) for number in cost.split())
    return Shown(done.stdout.decode(), stderr, done.returncode, seconds, mebibytes)


_MEASURE = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
cost = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stderr.write(f"\\n{cost.ru_utime + cost.ru_stime} {cost.ru_maxrss / (1024 * 1024 if sys.platform == 'darwin' else 1024)}")
sys.exit(code if code >= 0 else 128 - code)
"""


class Finding(NamedTuple):
    """What matters here of a finding."""

    file: str
    spot: str
    """`行:列 代码`."""
    severity: str
    words: str
    """The sentences that the user reads."""


def findings(shown: Shown) -> list[Finding]:
    """The findings of a `check --format json`."""
    found = json.loads(shown.stdout)["diagnostics"]
    return [
        Finding(
            one["path"],
            f"{one['start']['line']}:{one['start']['column']} {one['code']}",
            one["severity"],
            "\n".join((one["message"], one["help"] or "", one["basis"] or "")),
        )
        for one in found
    ]


def spots(found: Sequence[Finding], file: str = BAD) -> list[str]:
    """Where the findings of one file stand."""
    return [one.spot for one in found if one.file == file]


class Count(NamedTuple):
    """What `status --format json` counted and what it names as unread."""

    total: int
    unread: tuple[Mapping[str, object], ...]
    code: int
    first_line: str
    """Of the text."""


def count(root: Path) -> Count:
    """Run `status` for a machine and for a reader; the two agree on the exit code, and neither says more on stderr."""
    for_machines, for_readers = run_here(["status", ".", "--format", "json"], root), run_here(["status", "."], root)
    assert (for_machines.stderr, for_readers.stderr) == ("", "")
    assert for_machines.code == for_readers.code
    figures = json.loads(for_machines.stdout)
    first_line = for_readers.stdout.partition("\n")[0]
    return Count(figures["matters"]["total"], tuple(figures["unread"]), for_readers.code, first_line)


def hidden(text: str) -> list[str]:
    """The characters that control a terminal, or the direction or the width of what follows."""
    return [char for char in text if char != "\n" and unicodedata.category(char) in _HIDDEN]


_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
