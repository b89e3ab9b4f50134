"""The entry that is edited, and what all that is recorded in it shares: records, and what makes no sense for it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import names
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.vocabulary import RevisitResult
from dangjian_cli.syntax.parsed import Data


class Subject(NamedTuple):
    """The entry that is edited, the data that its file holds for it, and which part of it is meant.

    `part` is empty, `#2026-09` for a period, `/3` for the third 节点.
    """

    ledger: Ledger
    entry: Entry[Matter]
    data: Mapping[str, Data]
    part: str = ""

    @property
    def id(self) -> str:
        """编号 with the part."""
        return f"{self.entry.model.id}{self.part}"

    def key(self, key: str) -> str:
        """What the file calls a key."""
        return self.entry.written.get(key, key)

    def holding(self, **fields: Data) -> dict[str, Data]:
        """The data with these keys set."""
        return {**self.data, **{self.key(key): value for key, value in fields.items()}}

    def records(self, key: str) -> list[Data]:
        """The records under a key, as they stand."""
        held = self.data.get(self.key(key), [])
        return [*held] if isinstance(held, list) else [held]

    def record(self, key: str) -> dict[str, Data]:
        """The one record under a key."""
        held = self.data.get(self.key(key))
        return {**held} if isinstance(held, dict) else {}


Operation = Callable[[Subject], dict[str, Data]]
"""Gives the new data of the entry. Raises UsageError when it makes no sense."""


def relapse_of(model: Matter) -> date | None:
    """The day on which a revisit found that what was done has not lasted; None when it has (b6)."""
    if model.done_on is None:
        return None
    days = [one.day for one in model.revisits if one.result is RevisitResult.RELAPSED and one.day is not None]
    return max((day for day in days if day >= model.done_on), default=None)


def reopened(subject: Subject, relapse: date) -> dict[str, Data]:
    """What did not last becomes a 历次: the matter is open again, and its 销号 begins anew (b6)."""
    closure = subject.record("销号")
    past: dict[str, Data] = {"完成日期": subject.data.get(subject.key("完成日期"), "")}
    past |= {"销号": {**closure}} if closure else {}
    data = subject.holding(历次=[*subject.records("历次"), {**past, "反弹日期": relapse.isoformat()}])
    for key in ("完成日期", "销号"):
        data.pop(subject.key(key), None)
    return data


def given(**fields: str | None) -> dict[str, Data]:
    """A record of those that were given."""
    return {key: value for key, value in fields.items() if value is not None}


def require_whole(subject: Subject, where: str) -> None:
    """What belongs to the entry is not recorded at a part of it."""
    if subject.part:
        raise UsageError(f"{where}，不记在 {subject.id} 上", f"写条目的编号：{subject.entry.model.id}")


def require_open(subject: Subject) -> None:
    """What is done, cancelled or carried over is not worked on."""
    model = subject.entry.model
    if model.done_on is not None and relapse_of(model) is None:
        help = f"看一看：dangjian show {model.id}；写错的，直接改台账"
        raise UsageError(f"{model.id} 已经登记完成，日期 {model.done_on}", help)
    require_valid(subject)


def require_valid(subject: Subject) -> None:
    """What is cancelled or carried over is not followed any more."""
    model = subject.entry.model
    over = [
        what
        for what, is_so in (("已经取消", model.cancellation is not None), ("已经结转", model.carry_over is not None))
        if is_so
    ]
    if over:
        raise UsageError(f"{model.id} {names(over)}", f"看一看：dangjian show {model.id}；写错的，直接改台账")
