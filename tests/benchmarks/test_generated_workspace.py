"""The workspaces that `make bench` measures are ledgers as offices have them: of every kind, with every key, clean when they should be."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import get_args

import pytest
from pydantic import BaseModel

from benchmarks import generate
from benchmarks.canonical import Value, entry
from benchmarks.entries import ORDER
from benchmarks.faults import FAULTS, Planted
from dangjian_cli.book.load import Loaded, load
from dangjian_cli.diagnostics.diagnostic import Diagnostic
from dangjian_cli.models.entry import Header
from dangjian_cli.models.organisation import OrganisationHeader, Unit
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.models.responsibility import Responsibility, ResponsibilityHeader
from dangjian_cli.models.task import Task
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules import RULES
from dangjian_cli.rules.diagnose import Diagnoser
from dangjian_cli.rules.run import CHECKED, run
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

_ENTRIES = (Task, Rectification, Responsibility)
_MODELS = (*_ENTRIES, Unit, Header, ResponsibilityHeader, OrganisationHeader)


@pytest.fixture(scope="module")
def thousand() -> generate.Workspace:
    return generate.workspace(1000)


def test_same_numbers_same_bytes() -> None:
    """The same seed gives the same texts, another one gives others."""
    assert generate.workspace(60, 7) == generate.workspace(60, 7)
    assert generate.workspace(60, 7).files != generate.workspace(60, 8).files


@pytest.mark.parametrize("items", [20, 99, 1000, 10_000, 100_000])
def test_sizes_of_files(items: int) -> None:
    """There are as many files as hundreds of entries; each holds 20 to 500, together exactly as many as were asked for."""
    sizes = generate.sizes(items, 1)
    assert sum(sizes) == items
    assert len(sizes) == max(1, round(items / 100))
    assert min(sizes) >= generate.SMALLEST
    assert max(sizes) <= generate.LARGEST


def test_few_entries_lie_in_one_file() -> None:
    """Fewer entries than the smallest file holds make one small file."""
    assert generate.sizes(1, 1) == (1,)
    assert generate.workspace(1).ledgers == ("任务清单-2026-0001.yaml",)


def test_an_entry_has_about_a_kilobyte(thousand: generate.Workspace) -> None:
    """Entries have 0.9 to 1.1 kB on average, and as many were written as were asked for."""
    texts = [thousand.files[name] for name in thousand.ledgers]
    assert sum(text.count("\n  - 编号: ") for text in texts) == 1000
    assert 900 < sum(len(text.encode()) for text in texts) / 1000 < 1100


def test_every_key_is_in_use(thousand: generate.Workspace) -> None:
    """Every key of every kind of entry, of its records and of the headers stands somewhere in a thousand entries."""
    written = set(re.findall(r"([\w]+): ?", "\n".join(thousand.files.values())))
    known = {key for model in _MODELS for key in _keys(model)}
    assert known - written == set()


def test_the_order_of_keys_knows_every_key() -> None:
    """The canonical order names the keys of entries, all of them and no others."""
    assert set(ORDER) == {info.alias for model in _ENTRIES for info in model.model_fields.values()}
    assert len(set(ORDER)) == len(ORDER)


def test_canonical_text_reads_back() -> None:
    """What is written is read again as it was, also values that need quotes."""
    fields: dict[str, Value] = {
        "编号": "RW-1",
        "任务": "甲: 乙",
        "措施": '说"好" #1',
        "责任单位": ["甲", "乙"],
        "进展": [{"日期": "2026-01-02", "内容": "[一]、{二}, 三"}, {"内容": "- 四"}],
        "佐证": ["纪要", {"名称": "报告", "位置": "柜1-2"}],
        "销号": {"核查人": "张某"},
    }
    parsed = parse(SourceFile(PurePosixPath("甲.yaml"), "条目:\n" + entry(fields), None, "\n", False))
    assert (parsed.data, parsed.faults) == ({"条目": [fields]}, ())


def test_without_faults_there_is_no_finding(thousand: generate.Workspace, tmp_path: Path) -> None:
    """`check` finds nothing in a workspace without planted faults, but for what two ledgers say alike by chance."""
    generate.write(tmp_path, thousand.files)
    loaded = load(tmp_path)
    assert loaded.book.unread == ()
    found = [one for one in _findings(loaded) if one.code != "DJ901"]
    assert [f"{one.primary.file}:{one.primary.span.start.line} {one.code}" for one in found] == []


def test_branches_with_organisational_life(tmp_path: Path) -> None:
    """Every branch has its year of meetings, in ledgers without a finding, and owes what rule packs demand."""
    made = generate.workspace(20, 5, branches=30)
    generate.write(tmp_path, made.files)
    loaded = load(tmp_path)
    assert _findings(loaded) == ()
    assert loaded.book.settings.as_of is not None
    demands = Situation(loaded.book, loaded.book.settings.as_of).register.demands
    assert len({one.unit for one in demands if one.item.model.id == "GD-主题党日"}) >= 30


def test_planted_faults_are_found(tmp_path: Path) -> None:
    """Every planted fault is found under its code, in the lines of the entry that it was planted in; each fault occurs."""
    made = generate.workspace(600, 3, faults=0.4)
    generate.write(tmp_path, made.files)
    found = {(str(one.primary.file), one.code, one.primary.span.start.line) for one in _findings(load(tmp_path))}
    missed = [one for one in made.planted if not found & set(_expected(one, made.files[one.file]))]
    assert missed == []
    assert {one.fault for one in made.planted} == set(FAULTS)


def _expected(planted: Planted, text: str) -> Iterator[tuple[str, str, int]]:
    lines = text.splitlines()
    first = lines.index(f"  - 编号: {planted.id}")
    for number in range(first, len(lines)):
        if number > first and lines[number].startswith("  - 编号:"):
            return
        yield planted.file, planted.fault.code, number + 1


def _findings(loaded: Loaded) -> tuple[Diagnostic, ...]:
    settings = loaded.book.settings
    assert settings.as_of is not None
    situation = Situation(loaded.book, settings.as_of)
    faults = [*loaded.faults, *run(RULES, situation, loaded.sources.values(), CHECKED)]
    return tuple(Diagnoser(RULES, CHECKED, settings, loaded.sources).diagnose(faults))


def _keys(model: type[BaseModel]) -> Iterator[str]:
    """The keys of a model and of the records in it."""
    for info in model.model_fields.values():
        yield info.alias or ""
        for record in _records(info.annotation):
            yield from _keys(record)


def _records(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _records(argument)
