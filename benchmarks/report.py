"""What was measured as a Document: the tables, and the aims of the project with what was reached."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version

from benchmarks.schedule import Measured
from benchmarks.subjects import ASSESSED, LARGE, LIVELY
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table

_PACKAGES = ("check-jsonschema", "yamllint", "PyYAML", "pydantic", "typer")
_MIB = 1024 * 1024


class Results:
    """Looks figures up by name and size."""

    def __init__(self, measured: Sequence[Measured]) -> None:
        self.measured = measured

    def find(self, name: str, items: int) -> Measured | None:
        """What was measured of a subject; None when it was not."""
        for one in self.measured:
            if one.subject.name == name and one.subject.items == items:
                return one
        return None

    def ratio(self, name: str, items: int, base: str, base_items: int | None = None) -> Decimal | None:
        """How many times as long the first takes as the second."""
        one, other = self.find(name, items), self.find(base, items if base_items is None else base_items)
        return _decimal(one.median / other.median, 2) if one and other else None


def document(measured: Sequence[Measured], seed: int) -> Document:
    """All of it."""
    results = Results(measured)
    blocks = [*_sizes(results), *_start_up(results), *_aims(results)]
    return Document("测速结果", (("种子", str(seed)), *_machine()), tuple(blocks))


def _machine() -> Iterator[tuple[str, str]]:
    yield "Python", platform.python_version()
    yield "处理器核数", str(os.cpu_count())
    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _sizes(results: Results) -> Iterator[Block]:
    yield Heading("同样的文件，各用各的程序")
    yield Paragraph(
        "每次都是新起的进程，轮流运行；Python 程序都已编译过字节码。倍数是中位数除以同样条数的 dangjian check。"
    )
    columns = (
        Column("条目", "number"), Column("次数", "number"), Column("中位数（秒）", "number"),
        Column("最快（秒）", "number"), Column("处理器（秒）", "number"),
        Column("每条（微秒）", "number"), Column("内存峰值（MiB）", "number"), Column("倍数", "number"),
        Column("程序", "free"),
    )  # fmt: skip
    rows = tuple(_row(results, one) for one in results.measured if one.subject.items)
    yield Table(columns, rows)


def _row(results: Results, one: Measured) -> tuple[Cell, ...]:
    items = one.subject.items
    return (
        items,
        len(one.samples),
        _decimal(one.median, 3),
        _decimal(one.best, 3),
        _decimal(one.processor, 3),
        round(1_000_000 * one.median / items),
        one.peak // _MIB,
        results.ratio(one.subject.name, items, "dangjian check"),
        one.subject.name,
    )


def _start_up(results: Results) -> Iterator[Block]:
    yield Heading("启动")
    columns = (
        Column("次数", "number"), Column("中位数（毫秒）", "number"), Column("最快（毫秒）", "number"),
        Column("内存峰值（MiB）", "number"),
        Column("程序", "free"),
    )  # fmt: skip
    started = [one for one in results.measured if not one.subject.items]
    yield Table(
        columns,
        tuple(
            (len(one.samples), round(1000 * one.median), round(1000 * one.best), one.peak // _MIB, one.subject.name)
            for one in started
        ),
    )


@dataclass(frozen=True, slots=True)
class _Aim:
    """Something that must be reached. `reached` is None when it was not measured."""

    text: str
    limit: Decimal
    reached: Decimal | None
    at_least: bool = False

    def row(self) -> tuple[Cell, ...]:
        if self.reached is None:
            return self.limit, None, "未测", self.text
        met = self.reached >= self.limit if self.at_least else self.reached <= self.limit
        return self.limit, self.reached, "达到" if met else "未达到", self.text


def _aims(results: Results) -> Iterator[Block]:
    yield Heading("要求")
    check, large, huge = "dangjian check", LARGE, 10 * LARGE
    growth = results.ratio(check, huge, check, large)
    peak = results.find(check, huge)
    aims = (
        _Aim(
            "校验1万条：check-jsonschema 是它的几倍（不少于）",
            Decimal(15),
            results.ratio("check-jsonschema", large, check),
            True,
        ),
        _Aim("校验1万条：yamllint 是它的几倍（不少于）", Decimal(15), results.ratio("yamllint", large, check), True),
        _Aim("10万条是1万条的几倍（不超过；成正比为10）", Decimal(11), growth),
        _Aim("校验10万条的内存峰值，GB（不超过）", Decimal("1.2"), _decimal(peak.peak / 1e9, 2) if peak else None),
        *(
            _Aim(
                f"1万条加500个支部的组织生活：{command} 是 check 的几倍（不超过）",
                Decimal("2.5"),
                results.ratio(f"dangjian {command}（组织生活）", large, "dangjian check（组织生活）"),
            )
            for command in LIVELY
        ),
        *(
            _Aim(
                f"500个支部各46项考核内容：{command} 是 status 的几倍（不超过）",
                Decimal(2),
                results.ratio(f"dangjian {command}（考核）", large, "dangjian status（考核）"),
            )
            for command in ASSESSED
        ),
        *(
            _Aim(
                f"1万条：{command} 是 check 的几倍（不超过）", limit, results.ratio(f"dangjian {command}", large, check)
            )
            for command, limit in (("diff --no-figures", Decimal("0.35")), ("diff", Decimal("1.4")))
        ),
        _Aim(
            "1万条：inspect 出齐各种格式，减去 2 秒，是 status 的几倍（不超过）",
            Decimal(3),
            _less(results, "dangjian inspect --write", 2, "dangjian status"),
        ),
        _Aim(
            "--help 是 import typer 的几倍（不超过）",
            Decimal("1.5"),
            results.ratio("dangjian --help", 0, "import typer"),
        ),
        _Aim(
            "校验20条是 import typer, yaml, pydantic 的几倍（不超过）",
            Decimal("1.8"),
            results.ratio("dangjian check 20条", 0, "import typer, yaml, pydantic"),
        ),
    )
    columns = (Column("要求", "number"), Column("实测", "number"), Column("结论"), Column("事项", "free"))
    yield Table(columns, tuple(aim.row() for aim in aims))


def _less(results: Results, name: str, seconds: float, base: str) -> Decimal | None:
    """How many times the base a command takes beyond some seconds."""
    one, other = results.find(name, LARGE), results.find(base, LARGE)
    return _decimal((one.median - seconds) / other.median, 2) if one is not None and other is not None else None


def _decimal(value: float, places: int) -> Decimal:
    return Decimal(f"{value:.{places}f}")
