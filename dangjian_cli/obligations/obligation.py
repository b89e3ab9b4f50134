"""Obligation: something one unit owes by one date. It holds histories, never verdicts; `standing.stand` reads them."""

from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years

UNASSIGNED = "（未写责任单位）"
"""The group of what names no unit."""

UNATTRIBUTED = "（未能归属）"
"""The group of unread entries whose unit could not be read."""


class Role(StrEnum):
    """口径: the three counts that are never added together."""

    MATTER = "事项"
    OCCURRENCE = "期次"
    MILESTONE = "节点"


class Hold(StrEnum):
    """Why an obligation is not asked for, or 无."""

    NONE = "无"
    SUSPENDED = "暂缓"
    CANCELLED = "已取消"
    CARRIED = "已结转"
    EXEMPT = "豁免"


class DueFrom(NamedTuple):
    """A deadline and the day since when it holds (None: from the start)."""

    since: date | None
    due: date | None
    wording: str
    assessable: bool = True
    provisional: bool = False
    """Computed with a year whose working days are not published yet (工作日历未公布)."""


class Completion(NamedTuple):
    """Done on a day, or (False) found undone again on it."""

    day: date
    done: bool


class Step(NamedTuple):
    """Something was done: when (None: on no stated day), and how far the work then was."""

    day: date | None
    percent: int | None


class Held(NamedTuple):
    """A hold from a day (None: always) until a day inclusive (None: for good)."""

    since: date | None
    until: date | None
    hold: Hold
    reason: str


class Tag(NamedTuple):
    """A value of a dimension by which reports may group: 类别, 专项, 来源."""

    dimension: str
    value: str


class Obligation(NamedTuple):
    """What one unit owes by one date.

    `id` is the 编号 of a matter, `编号#期` of an occurrence, `编号/n` of a milestone, `编号@单位` of a placeholder.
    `office` is the unit that keeps the ledger `ledger` (its file: `source`); `years` are the ledger's. `place` is where
    the obligation stands, which may be another file: what a unit has not done stands at the unit.
    """

    id: str
    entry_id: str
    role: Role
    kind: str
    ledger: str
    source: PurePosixPath
    years: Years | None
    office: str
    title: str
    unit: str
    partners: tuple[str, ...]
    leader: str | None
    owners: tuple[str, ...]
    watcher: str | None
    hard: bool
    tags: tuple[Tag, ...]
    parent: str | None
    recurrence: str | None
    opens: date | None
    deadlines: tuple[DueFrom, ...]
    completions: tuple[Completion, ...]
    steps: tuple[Step, ...]
    holds: tuple[Held, ...]
    closures: tuple[date, ...]
    evidence: int
    claimed_done: bool
    """The ledger says 已完成 or 100 without a date: never counted, mentioned once."""
    placeholder: bool
    place: Place
    revisits: tuple[date, ...] = ()
    """The days of 回头看."""

    @property
    def wording(self) -> str:
        """The deadline as the ledger has it."""
        return self.deadlines[0].wording


class Expansion(NamedTuple):
    """What one entry, or a unit's missing share of one, is owed as. `id` is that of the matter, if it were one."""

    id: str
    ledger: Ledger
    entry: Entry[Matter]
    unit: str
    recurring: bool
    placeholder: bool
    obligations: tuple[Obligation, ...]
