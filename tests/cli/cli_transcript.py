"""Transcripts: Markdown files whose console blocks are run and compared, all of what is seen.

    ```console tests/data/golden/ledgers
    $ dangjian check 任务清单.yaml
    whatever stdout shows
    〔标准错误〕
    whatever stderr shows
    〔新文件 结果.csv〕
    its text
    〔退出码 1〕
    ```

Behind `console` stands the workspace, a folder of the repository: its files are copied into an empty current folder
for each block, or, with a slash at its end (`ledgers/`), the folder itself; `除去 C-*` behind it leaves files out.
Without a name the folder stays empty. The commands of a block run one after another in the same folder; one may read a
file with `< FILE`. Marks in 〔〕 stand only where there is something to show: 〔标准错误〕, 〔新文件 …〕, 〔改了 …〕 (the
lines taken away and added), 〔删了 …〕, 〔末行没有换行〕 and, unless it is 0, 〔退出码 …〕. A carriage return shows as ␍, the mark at the head of a csv
file as 〔BOM〕.
"""

import difflib
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from cli_runner import ROOT, Result, run_here

from dangjian_cli.edit.write import STATE

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})console(?: (?P<workspace>\S+)(?: 除去 (?P<without>\S+))?)?\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"〔(标准错误|新文件 .*|改了 .*|删了 .*|末行没有换行|退出码 \d+)〕")


def replay(text: str) -> str:
    """The same Markdown with every block as it comes out now."""
    return _BLOCK.sub(_replayed, text)


def commands(text: str) -> Iterator[list[str]]:
    """The words of every command in the blocks, `dangjian` first."""
    for block in _BLOCK.finditer(text):
        yield from (shlex.split(line[2:]) for line in block["body"].splitlines() if line.startswith("$ "))


def _replayed(block: re.Match[str]) -> str:
    lines = [line for line in block["body"].splitlines() if line.startswith("$ ")]
    if not block["body"].startswith("$ "):
        raise ValueError(f"a console block begins with a command: {block[0][:60]}")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _copy(block["workspace"], block["without"], folder)
        shown = "".join(f"{line}\n{_shown(_run(line, folder), block['fence'])}" for line in lines)
    return block[0][: block.start("body") - block.start()] + shown + block["fence"]


def _copy(workspace: str | None, without: str | None, folder: Path) -> None:
    if workspace is None:
        return
    source = ROOT / workspace
    left_out = shutil.ignore_patterns(without) if without else None
    shutil.copytree(
        source, folder / source.name if workspace.endswith("/") else folder, ignore=left_out, dirs_exist_ok=True
    )


def _run(line: str, folder: Path) -> tuple[Result, Mapping[str, str]]:
    """Run `dangjian …`; what it showed, and for each file that changed its mark and text."""
    program, *words = shlex.split(line[2:])
    if program != "dangjian":
        raise ValueError(f"a transcript runs dangjian only: {line}")
    before = _files(folder)
    stdin = b""
    if words[-2:-1] == ["<"]:
        stdin = (folder / words.pop()).read_bytes()
        words.pop()
    result = run_here(words, folder, stdin=stdin)
    after = _files(folder)
    changes = {f"新文件 {name}": after[name] for name in after.keys() - before.keys()}
    changes |= {
        f"改了 {name}": _difference(before[name], after[name])
        for name in sorted(after.keys() & before.keys())
        if after[name] != before[name]
    }
    changes |= {f"删了 {name}": "" for name in before.keys() - after.keys()}
    return result, changes


def _difference(before: str, after: str) -> str:
    """The lines taken away and added."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return "".join(f"{line}\n" for line in lines if not line.startswith("@@"))


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", errors="backslashreplace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and STATE not in path.relative_to(folder).parts and path.suffix != ".xlsx"
    }


def _shown(run: tuple[Result, Mapping[str, str]], fence: str) -> str:
    result, changes = run
    parts = [("", result.stdout), ("标准错误", result.stderr), *sorted(changes.items())]
    shown = "".join(_part(mark, text, fence) for mark, text in parts if text or mark.startswith(("新", "改", "删")))
    return shown + (f"〔退出码 {result.code}〕\n" if result.code else "")


def _part(mark: str, text: str, fence: str) -> str:
    text = text.replace("\r", "␍").replace("\ufeff", "〔BOM〕")
    for line in text.split("\n"):
        if line.startswith(("$ ", fence)) or _MARK.fullmatch(line):
            raise ValueError(f"this line cannot be told from the marks of a transcript: {line}")
    if text and not text.endswith("\n"):
        text += "\n〔末行没有换行〕\n"
    return f"〔{mark}〕\n{text}" if mark else text
