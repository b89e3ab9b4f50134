"""What the tests of rules work with: fixtures read, workspaces laid out, rules run over them.

A fixture `djNNN.yaml` holds one or several files, parted by lines `--- # 文件: 名称.yaml`; a name that ends in `/` is a folder.
Of a fixture of two versions the
old one lies in the folder `旧/`. What needs a workspace of its own stands in a further fixture `djNNN.CASE.yaml`. A fixture is laid out byte for byte beside the files of `standard/`, unless it brings its own of the same name. What is expected
stands at the end of the offending line (`# 期望: DJ205`, with a column `# 期望: DJ205@9`) or, where comments would
disturb, in `djNNN.expect`: lines `行:列 DJ004` or `文件:行:列 DJ004`. The severity is that of the rule unless another
is named: `DJ202（警告）`; words that the message or the remedy must hold may follow: `DJ207「逾期 92 天」`. Two findings on
one line are named twice.
"""

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.load import load
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Fault, Place
from dangjian_cli.models.kinds import KINDS
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.review.review import Review
from dangjian_cli.review.snapshot import Snapshot
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Stage
from dangjian_cli.rules.diagnose import Diagnoser
from dangjian_cli.rules.run import run

HERE = Path(__file__).parent
STANDARD = HERE / "standard"
OLD = PurePosixPath("旧")
_SEPARATOR = re.compile(rb"^--- # \xe6\x96\x87\xe4\xbb\xb6: *([^\r\n]+?)[ \t]*\r?\n", re.MULTILINE)
_EXPECTED = re.compile(r"# 期望: *(.+?)\s*$")
_CODE = r"(DJ[0-9]{3})(?:@([0-9]+))?(?:（(错误|警告|提示)）)?(?:「([^」]+)」)?"
_SIDECAR_LINE = re.compile(rf"(?:(.+):)?([0-9]+):([0-9]+) {_CODE}")
_SEVERITY = {rule.code: rule.severity.label for rule in RULES}


class Spot(NamedTuple):
    """Where a finding is expected or was found, and how grave; column 0 stands for any."""

    file: str
    line: int
    column: int
    severity: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What all rules and all readers say about a workspace."""

    faults: tuple[Fault, ...]
    diagnostics: tuple[Diagnostic, ...]

    def of(self, code: str) -> tuple[Diagnostic, ...]:
        """The findings of one code."""
        return tuple(one for one in self.diagnostics if one.code == code)


@dataclass(frozen=True, slots=True)
class Fixture:
    """The files of one fixture, the places where its code is expected, and what is to be said there."""

    code: str
    files: Mapping[str, bytes]
    expected: Counter[Spot]
    said: tuple[tuple[Spot, str], ...]


def codes_with_fixture() -> list[str]:
    """The codes that have a fixture."""
    return sorted(path.stem.upper() for path in HERE.glob("dj[0-9][0-9][0-9].yaml"))


def fixtures() -> list[str]:
    """The name of every fixture: `dj204`, `dj204.no_organisation`."""
    return sorted(path.name.removesuffix(".yaml") for path in HERE.glob("dj[0-9][0-9][0-9]*.yaml"))


def read_fixture(name: str) -> Fixture:
    """The fixture of that name."""
    code, path = name[:5].upper(), HERE / f"{name}.yaml"
    first, *rest = _SEPARATOR.split(path.read_bytes())
    files = {name.decode(): text for name, text in zip(rest[::2], rest[1::2], strict=True)}
    if first or not files:
        files = {path.name: first, **files}
    sidecar = path.with_suffix(".expect")
    found = _sidecar(sidecar, code, next(iter(files))) if sidecar.exists() else _inline(files, code)
    said = tuple((spot, words) for spot, words in found if words)
    return Fixture(code, files, Counter(spot for spot, _ in found), said)


Expected = list[tuple[Spot, str]]
"""Spots, each with the words that are to be said there, if any."""


def _sidecar(path: Path, code: str, first: str) -> Expected:
    expected: Expected = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _SIDECAR_LINE.fullmatch(line)
        assert match, f"{path.name}：看不懂这一行：{line}"
        assert match[4] == code, f"{path.name}：{match[4]} 应写在它自己的文件里"
        spot = Spot(match[1] or first, int(match[2]), int(match[3]), match[6] or _SEVERITY[code])
        expected.append((spot, match[7] or ""))
    return expected


def _inline(files: Mapping[str, bytes], code: str) -> Expected:
    expected: Expected = []
    for name, content in files.items():
        for number, line in enumerate(content.decode("utf-8", errors="replace").split("\n"), start=1):
            if match := _EXPECTED.search(line):
                for found in re.finditer(_CODE, match[1]):
                    if found[1] == code:
                        spot = Spot(name, number, int(found[2] or 0), found[3] or _SEVERITY[code])
                        expected.append((spot, found[4] or ""))
    return expected


def lay_out(root: Path, files: Mapping[str, bytes]) -> None:
    """Make a workspace of the standard files and these; a file of the same name replaces the standard one."""
    shutil.copytree(STANDARD, root, dirs_exist_ok=True)
    for name, content in files.items():
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def examine(root: Path) -> Outcome:
    """Run everything, alerts included, over the workspace on its 统计日."""
    former = _former(root)
    loaded = load(root)
    day = loaded.book.settings.as_of
    assert day is not None, "例子的 dangjian.yaml 要写统计日"
    stages = frozenset(Stage)
    situation = Situation(loaded.book, day)
    faults = [*loaded.faults, *run(RULES, situation, loaded.sources.values(), stages)]
    sources = dict(loaded.sources)
    if former is not None:
        before = load(former)
        review = Review(Snapshot(Situation(before.book, day), None), Snapshot(situation, None))
        faults += [fault for rule in RULES if rule.judge is not None for fault in rule.judge(review)]
        # A finding about what is gone stands in the old text, under the name that the fixture gives it.
        faults = [_in_old_text(fault) for fault in faults]
        sources |= {OLD / path: source._replace(path=OLD / path) for path, source in before.sources.items()}
    diagnoser = Diagnoser(RULES, stages, loaded.book.settings, sources)
    return Outcome(tuple(faults), diagnoser.diagnose(faults))


def _former(root: Path) -> Path | None:
    """The old version of a workspace of which a fixture holds two: the standard files and those of the folder 旧."""
    if not (root / OLD).is_dir():
        return None
    former = root.with_name(root.name + "-old")
    shutil.copytree(STANDARD, former, dirs_exist_ok=True)
    shutil.copytree(root / OLD, former, dirs_exist_ok=True)
    shutil.rmtree(root / OLD)
    return former


def _in_old_text(fault: Fault) -> Fault:
    where = fault.where
    if isinstance(where, Place) and where.revision is not None:
        return fault._replace(where=where._replace(file=OLD / where.file, revision=None))
    return fault


def spot_of(one: Diagnostic, expected: Counter[Spot]) -> Spot:
    """Where the finding is; without the column on lines for which the fixture names none."""
    file, start, severity = one.primary.file.as_posix(), one.primary.span.start, one.severity.label
    anywhere = Spot(file, start.line, 0, severity)
    return anywhere if anywhere in expected else Spot(file, start.line, start.column, severity)


def entry_starts(content: str) -> list[int]:
    """The lines on which entries begin."""
    return [number for number, line in enumerate(content.split("\n"), start=1) if re.match(r"\s*-\s+\{?\s*编号", line)]


def example_ledger(example: str) -> Mapping[str, bytes]:
    """An example of a page as files: a whole ledger as it is, entries under a header of the kind that they are of.

    `# 统计日 2026-11-15` or `# 设置 键: 值` on its first line is for dangjian.yaml; further files follow as in a fixture.
    """
    if found := re.match(r"# (?:统计日|设置) (.+)\n", example):
        day = found[1] if found[0].startswith("# 统计日") else "2026-09-30"
        more = "" if found[0].startswith("# 统计日") else found[1] + "\n"
        settings = f"格式: 1\n统计日: {day}\n{more}".encode()
        return {**example_ledger(example[found.end() :]), "dangjian.yaml": settings}
    if example.startswith("台账:"):
        first, *rest = _SEPARATOR.split(example.encode())
        return {"示例.yaml": first} | {name.decode(): text for name, text in zip(rest[::2], rest[1::2], strict=True)}
    for kind in KINDS:
        if re.search(rf"^(?:  |- {{编号: [^,]+, ){kind.title_key}:", example, re.MULTILINE):
            header = f"台账: {kind.name}\n名称: 示例\n年度: 2026\n单位: 市直机关工委\n条目:\n"
            file = "组织.yaml" if kind.name == "组织" else "示例.yaml"
            return {file: (header + example).encode()}
    raise AssertionError(f"看不出这段例子是哪种台账：{example}")
