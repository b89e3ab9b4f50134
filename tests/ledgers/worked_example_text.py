"""The worked example as plain text: read with yaml alone, so that these tests do not lean on what they check."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import cast

import yaml

ROOT = Path(__file__).parents[2] / "ledgers"
MECHANISMS = Path(__file__).with_name("mechanisms.yaml")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Node = str | list["Node"] | dict[str, "Node"]
Record = dict[str, Node]


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of 条目 with the name and the header of its file."""

    file: str
    header: Record
    fields: Record

    @property
    def id(self) -> str:
        return self.text("编号")

    @property
    def kind(self) -> str:
        return str(self.header["台账"])

    @property
    def title(self) -> str:
        return self.text("任务") or self.text("责任") or self.text("问题") or self.text("名称")

    @property
    def years(self) -> str:
        return str(self.header["年度"])

    @property
    def finished(self) -> bool:
        """Done, or taken off the list by a dated decision."""
        return any(key in self.fields for key in (self.done_key, "取消", "结转"))

    def text(self, key: str) -> str:
        """A single value; empty where the key is absent."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def names(self, key: str) -> list[str]:
        """A list of names; empty where the key is absent."""
        value = self.fields.get(key, [])
        return [str(name) for name in value] if isinstance(value, list) else [str(value)]

    def record(self, key: str) -> dict[str, str]:
        """A nested mapping; empty where the key is absent."""
        return cast("dict[str, str]", self.fields.get(key, {}))

    def records(self, key: str) -> list[dict[str, str]]:
        """A list of nested mappings; empty where the key is absent."""
        return cast("list[dict[str, str]]", self.fields.get(key, []))

    @property
    def due(self) -> date | None:
        """The day of the plain wordings N月底前 and N月N日前; None for all others, which other tests read."""
        year = int(self.years[:4])
        if found := re.fullmatch(r"([0-9]{1,2})月底前", self.text("时限")):
            month = int(found[1])
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        if found := re.fullmatch(r"([0-9]{1,2})月([0-9]{1,2})日前", self.text("时限")):
            return date(year, int(found[1]), int(found[2]))
        return None

    @property
    def done_key(self) -> str:
        """What this kind of ledger calls 完成日期."""
        return {"责任书": "签订日期", "述职评议": "日期"}.get(self.kind, "完成日期")

    @property
    def done_on(self) -> date | None:
        """完成日期 as a day."""
        text = self.text(self.done_key)
        return date.fromisoformat(text) if text else None


@cache
def read(path: Path) -> Record:
    """A file as mappings, lists and texts."""
    return cast("Record", yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of every ledger, in the order of the files' names."""
    paths = [path for path in sorted(ROOT.glob("**/*.yaml")) if path.name != "dangjian.yaml"]
    return tuple(
        Entry(path.name, {key: value for key, value in read(path).items() if key != "条目"}, fields)
        for path in paths
        for fields in cast("list[Record]", read(path)["条目"])
    )


def of_kind(kind: str) -> list[Entry]:
    """The entries of one kind of ledger."""
    return [entry for entry in entries() if entry.kind == kind]


@cache
def by_id() -> dict[str, Entry]:
    """Every entry by its 编号."""
    return {entry.id: entry for entry in entries()}


def own(kind: str) -> list[Entry]:
    """The entries of one kind that are not children of another."""
    return [entry for entry in of_kind(kind) if "上级任务" not in entry.fields]


def leaves(node: Node, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Every text of a tree with the keys above it."""
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in leaves(value, (*path, key))]
    if isinstance(node, list):
        return [leaf for value in node for leaf in leaves(value, path)]
    return [(path, node)]
