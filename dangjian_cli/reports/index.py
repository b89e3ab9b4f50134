"""考核方案 as a tree: dimensions, indicators, contents; what is wrong with it; which one a unit is assessed by.

What is wrong with an index is found here once: `check` reports it (DJ801, DJ802, DJ808), and scoring leaves out the
contents it concerns, so that nothing is scored by a line that cannot be read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.index import IndexHeader, IndexSort, Indicator, Method

FULL_MARKS = 100
MISSING_MOST = 20
"""Percent of 满分 that 缺项 may take up before a unit is no longer compared, where the index says nothing [约]."""
DEEPEST = 3
"""Levels of an index: 维度, 指标, 内容."""

IDLE = "idle"
"""The trouble of a key that the method does not read: the content is scored all the same."""


class Level(Enum):
    """The levels, by what a line has below it."""

    DIMENSION = "维度"
    INDICATOR = "指标"
    CONTENT = "内容"


@dataclass(frozen=True, eq=False)
class Line:
    """One line of an index with those below it."""

    entry: Entry[Indicator]
    depth: int
    below: "tuple[Line, ...]" = ()

    @property
    def model(self) -> Indicator:
        """What the file says."""
        return self.entry.model

    @property
    def level(self) -> Level:
        """A line with 计分 or 标准分 that has nothing below is a content; another at the top is a dimension."""
        if not self.below and (self.model.method is not None or self.model.worth is not None or self.depth == DEEPEST):
            return Level.CONTENT
        return Level.DIMENSION if self.depth == 1 else Level.INDICATOR

    @cached_property
    def worth(self) -> Fraction:
        """What can be had here: 标准分 of a content; of what is above, that of all contents below."""
        if self.level is Level.CONTENT:
            return Fraction(self.model.worth or 0)
        return sum((line.worth for line in self.below), Fraction(0))

    def walk(self) -> "Iterator[Line]":
        """The line and all below it, as written."""
        yield self
        for line in self.below:
            yield from line.walk()


class Content(NamedTuple):
    """A content that can be scored, and where it stands; `indicator` is None directly below a dimension."""

    entry: Entry[Indicator]
    dimension: Line
    indicator: Line | None
    worth: Fraction

    @property
    def model(self) -> Indicator:
        """What the file says."""
        return self.entry.model


class Trouble(NamedTuple):
    """Something that makes a line unusable: which entry, which of its keys (None: the entry), in which words."""

    entry: Entry[Indicator]
    variant: str
    key: str | None = None
    values: Mapping[str, str] = {}


_NEEDS: Mapping[Method, tuple[str, ...]] = {
    Method.SHARE: ("其中",),
    Method.COUNT: ("目标",),
    Method.DEDUCTED: ("查询", "每件"),
}
_USES: Mapping[str, frozenset[Method]] = {
    "查询": frozenset(Method) - {Method.JUDGED},
    "口径": frozenset(Method) - {Method.JUDGED},
    "范围": frozenset(Method) - {Method.JUDGED},
    "只看本级": frozenset(Method) - {Method.JUDGED},
    "其中": frozenset({Method.SHARE}),
    "目标": frozenset({Method.COUNT}),
    "满分线": frozenset({Method.COMPLETION, Method.ON_TIME, Method.CLOSURE, Method.SHARE}),
    "每件": frozenset({Method.DEDUCTED}),
}
"""The keys that only some methods read: written elsewhere they would do nothing."""


def _given(model: Indicator) -> Mapping[str, object]:
    found = {
        "查询": model.query,
        "口径": model.role,
        "范围": model.reach,
        "只看本级": model.own_only,
        "其中": model.part,
        "目标": model.aim,
        "满分线": model.full_at,
        "每件": model.each,
    }
    return {key: value for key, value in found.items() if value is not None}


@dataclass(frozen=True, eq=False)
class Index:
    """One 考核方案."""

    ledger: Ledger
    header: IndexHeader
    roots: tuple[Line, ...]
    troubles: tuple[Trouble, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.ledger.name

    @property
    def sort(self) -> IndexSort:
        """考核 unless it says 竞赛."""
        return self.header.sort or IndexSort.ASSESSMENT

    @property
    def full_marks(self) -> Fraction:
        """满分."""
        return Fraction(self.header.full_marks) if self.header.full_marks is not None else Fraction(FULL_MARKS)

    @property
    def since(self) -> date:
        """The first day on which it is in force."""
        years = self.header.years
        return self.header.since or (date(years.first, 1, 1) if years is not None else date.min)

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day, by its own header."""
        years = self.header.years
        return self.since <= day and (years is None or day.year <= years.last)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line that hangs in the tree, as written."""
        return tuple(line for root in self.roots for line in root.walk())

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """The contents that can be scored, in the order of the tree."""
        unusable = frozenset(self.unusable)
        return tuple(
            Content(line.entry, root, between, line.worth)
            for root in self.roots
            for line, between in _below(root)
            if line.level is Level.CONTENT and line.entry.counted and line.model.id not in unusable
        )

    @property
    def missing_most(self) -> Fraction:
        """缺项上限, in percent of 满分."""
        most = self.header.missing_most
        return Fraction(most if most is not None else MISSING_MOST)

    @property
    def whole(self) -> Fraction:
        """The 标准分 of all contents, whether they can be scored or not; it ought to be 满分."""
        return sum((root.worth for root in self.roots), Fraction(0))

    @property
    def uneven(self) -> tuple[Line, ...]:
        """The lines whose 权重 is not the sum of what stands below."""
        weighed = (line for line in self.lines if line.below and line.model.weight is not None)
        return tuple(line for line in weighed if Fraction(line.model.weight or 0) != line.worth)

    @property
    def unusable(self) -> tuple[str, ...]:
        """The lines that are written in such a way that they cannot be scored."""
        return tuple(dict.fromkeys(one.entry.model.id for one in self.troubles if one.variant != IDLE))

    @cached_property
    def offered(self) -> Fraction:
        """The 标准分 of all contents that can be scored."""
        return sum((content.worth for content in self.contents), Fraction(0))

    @cached_property
    def dimensions(self) -> tuple[Line, ...]:
        """The top lines that have contents."""
        named = {content.dimension.model.id for content in self.contents}
        return tuple(root for root in self.roots if root.model.id in named)

    def counted(self, level: Level) -> int:
        """How many lines of a level there are."""
        return sum(line.level is level for line in self.lines)


def _below(root: Line) -> Iterator[tuple[Line, Line | None]]:
    """Every line below (or at) a top line with the indicator that it belongs to."""
    yield root, None
    for line in root.below:
        yield line, None
        for each in line.walk():
            if each is not line:
                yield each, line


def index_of(ledger: Ledger, header: IndexHeader) -> Index:
    """Read the tree out of a 考核方案."""
    entries = list(ledger.of(Indicator))
    known = {entry.model.id: entry for entry in reversed(entries)}
    children: dict[str, list[Entry[Indicator]]] = {}
    tops: list[Entry[Indicator]] = []
    for entry in entries:
        parent = entry.model.parent
        if parent is not None and parent in known:
            children.setdefault(parent, []).append(entry)
        elif parent is None and "上级" not in entry.lost:
            tops.append(entry)

    def line(entry: Entry[Indicator], depth: int) -> Line:
        deeper = children.get(entry.model.id, ()) if depth <= DEEPEST else ()
        return Line(entry, depth, tuple(line(one, depth + 1) for one in deeper))

    roots = tuple(line(entry, 1) for entry in tops)
    stray = tuple(_circling(entries, tops, children, known))
    return Index(ledger, header, roots, tuple(_troubles(roots, stray)))


def _circling(
    entries: Sequence[Entry[Indicator]],
    tops: Sequence[Entry[Indicator]],
    children: Mapping[str, Sequence[Entry[Indicator]]],
    known: Mapping[str, object],
) -> Iterator[Entry[Indicator]]:
    """Entries that hang on each other and on no top."""
    reached = {entry.model.id for entry in tops}
    waiting = list(reached)
    while waiting:
        found = {entry.model.id for entry in children.get(waiting.pop(), ())} - reached
        reached |= found
        waiting.extend(found)
    for entry in entries:
        if entry.model.id not in reached and entry.model.parent in known:
            yield entry


def _troubles(roots: tuple[Line, ...], stray: tuple[Entry[Indicator], ...]) -> Iterator[Trouble]:
    for entry in stray:
        yield Trouble(entry, "circle", "上级", {"parent": entry.model.parent or ""})
    for line in (line for root in roots for line in root.walk()):
        if line.depth > DEEPEST:
            yield Trouble(line.entry, "deep", "上级")
        elif line.below:
            if line.model.method is not None:
                yield Trouble(line.entry, "above", "计分")
        else:
            yield from _of_content(line.entry)


def _of_content(entry: Entry[Indicator]) -> Iterator[Trouble]:
    """What a content lacks or has too much; what was left out as faulty was reported before."""
    model = entry.model
    if model.method is None:
        if "计分" not in entry.lost:
            yield Trouble(entry, "no_method")
        return
    if model.worth is None and "标准分" not in entry.lost:
        yield Trouble(entry, "no_worth")
    given = _given(model)
    for key in _NEEDS.get(model.method, ()):
        if key not in given and key not in entry.lost:
            yield Trouble(entry, "needs", None, {"method": model.method.value, "key": key})
    for key in given:
        if model.method not in _USES[key]:
            methods = "、".join(method.value for method in Method if method in _USES[key])
            yield Trouble(entry, IDLE, key, {"method": model.method.value, "key": key, "methods": methods})
    if model.aim is not None and model.aim == 0:
        yield Trouble(entry, "zero", "目标")
    if model.full_at is not None and model.full_at == 0:
        yield Trouble(entry, "zero", "满分线")
