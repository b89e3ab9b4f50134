"""Counts the worked example again from the plain YAML: nothing of dangjian_cli is used here.

Of the many ways to write a deadline only those are read that the counted entries use; another one stops the test.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

START, DAY = date(2026, 7, 1), date(2026, 9, 30)
_DIGITS = {"一": 1, "二": 2, "三": 3, "3": 3, "四": 4}
_FESTIVALS = {"七一前": date(2026, 6, 30), "国庆节前": date(2026, 9, 30), "元旦前": date(2026, 12, 31)}
_WHOLE_YEAR = ("年底前", "年内", "下半年", "全年")
_RECURRING = re.compile(r"每|不少于")
_UNDATED = ("长期坚持", "适时", "根据上级安排", "春节前", "接到通知", "收到后", "会后")
"""Without a day, or with one that lies before the quarter and is reckoned in working days."""


class _Plain(yaml.SafeLoader):
    """Every scalar is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name is PyYAML's


@dataclass(frozen=True)
class Owed:
    """One matter: whose, of which ledger, by when, done when."""

    kind: str
    unit: str
    due: date | None
    done: date | None
    entry: dict[str, Any]

    @property
    def held(self) -> bool:
        """Suspended, cancelled or carried over on the day."""
        pause = self.entry.get("暂缓")
        paused = pause is not None and _day(pause["自"]) <= DAY and ("至" not in pause or _day(pause["至"]) >= DAY)
        return paused or any(key in self.entry and _day(self.entry[key]["日期"]) <= DAY for key in ("取消", "结转"))

    @property
    def in_quarter(self) -> bool:
        """Counted in the quarter's total."""
        return not self.held and self.due is not None and START <= self.due <= DAY

    @property
    def on_time(self) -> bool:
        """Done by its deadline."""
        return self.done is not None and self.due is not None and self.done <= self.due

    @property
    def overdue(self) -> bool:
        """Past its deadline and open, in the quarter or before it."""
        return not self.held and self.due is not None and self.due < DAY and self.done is None


class Example:
    """The ledgers of the worked example."""

    def __init__(self, folder: Path) -> None:
        self.files = [yaml.load(path.read_text("utf-8"), _Plain) for path in sorted(folder.glob("*.yaml"))]
        units = [entry for one in self._of("组织") for entry in one["条目"]]
        self.names = {name: unit["名称"] for unit in units for name in (unit["名称"], unit.get("简称", ""))}
        self.above = {unit["名称"]: self.names.get(unit.get("上级", "")) for unit in units}
        self.groups: dict[str, Any] = next(one["单位组"] for one in self._of("组织"))
        self.sheets = {e["单位"]: e for one in self._of("考核评分") for e in one["条目"] if e["期"] == "2026Q3"}
        self.owed = [*self._matters(), *self._placeholders()]

    def _of(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.files if one.get("台账") == kind]

    def below(self, unit: str) -> set[str]:
        """The unit and those under it."""
        found = {unit}
        while more := {name for name, above in self.above.items() if above in found} - found:
            found |= more
        return found

    def _matters(self) -> Iterator[Owed]:
        for ledger in self.files:
            if ledger.get("台账") in ("任务清单", "责任清单", "问题整改", "督办事项", "责任书"):
                for entry in ledger["条目"]:
                    if not _RECURRING.search(entry.get("时限", "") + entry.get("频次", "")):
                        yield self._matter(ledger, entry)

    def _matter(self, ledger: dict[str, Any], entry: dict[str, Any]) -> Owed:
        named = entry.get("责任单位", ledger["单位"])
        if ledger["台账"] == "责任书":
            named = entry["甲方"].split(" ")[0]  # who has it signed
        name = listed(named)[0]
        # 甲方 may be a person of the unit: 市信访局党支部书记
        unit = self.names.get(name) or next(
            (full for short, full in self.names.items() if short and name.startswith(short)), name
        )
        done = entry.get("签订日期") if ledger["台账"] == "责任书" else entry.get("完成日期")
        wordings = [
            one["新时限"] for one in entry.get("延期", ()) if "批准日期" in one and _day(one["批准日期"]) <= DAY
        ]
        due = _due((wordings or [entry.get("时限", "长期坚持")])[-1], ledger, entry)
        finished = _day(done) if done is not None and _day(done) <= DAY else None
        relapsed = [_day(each["日期"]) for each in entry.get("回头看", ()) if each.get("结论") == "反弹"]
        reopened = finished is not None and any(finished <= each <= DAY for each in relapsed)
        return Owed(ledger["台账"], unit, due, None if reopened else finished, entry)

    def _placeholders(self) -> Iterator[Owed]:
        """What units owe of tasks that are shared out and that they did not register."""
        taken = {
            (one["上级任务"], self.names.get(listed(one.get("责任单位", ledger["单位"]))[0]))
            for ledger in self.files
            for one in ledger.get("条目", ())
            if "上级任务" in one
        }
        for ledger in self._of("任务清单"):
            for entry in ledger["条目"]:
                for name in entry.get("分解到", ()):
                    for member in self.groups.get(name, [name]):
                        unit = self.names.get(member, member)
                        if (entry["编号"], unit) not in taken:
                            yield Owed("任务清单", unit, _due(entry["时限"], ledger, entry), None, _inherited(entry))

    def meetings(self, units: set[str], kind: str, months: int) -> tuple[int, int]:
        """Periods of the quarter with such a meeting in time, and periods that demand one."""
        hits = asked = 0
        for ledger in self._of("组织生活"):
            if ledger["年度"] != "2026":
                continue
            for branch in set(ledger["记录单位"]) & units:
                if not branch.endswith("支部"):
                    continue
                for first in range(7, 10, months):
                    span = {f"2026-{month:02}" for month in range(first, first + months)}
                    label = f"2026-{first:02}" if months == 1 else "2026Q3"
                    held = any(
                        _held_in(meeting, span, label)
                        for meeting in ledger["条目"]
                        if meeting["责任单位"] == branch and kind in meeting["类型"]
                    )
                    hits += held
                    asked += held or not _exempt(ledger, branch, kind, {label, "2026Q3"})
        return hits, asked


def _held_in(meeting: dict[str, Any], span: set[str], label: str) -> bool:
    """Whether a meeting was held in a period and by its end."""
    in_time = meeting["日期"][:7] in span
    return in_time and meeting.get("期", label) == label


def _exempt(ledger: dict[str, Any], branch: str, kind: str, labels: set[str]) -> bool:
    return any(one["单位"] == branch and kind in one["类型"] and one["期"] in labels for one in ledger.get("豁免", ()))


def _inherited(entry: dict[str, Any]) -> dict[str, Any]:
    """What a placeholder has of the task above: its tags and what holds it back, no facts."""
    kept = ("编号", "类别", "专项", "硬任务", "暂缓", "取消", "结转", "融合业务")
    return {key: value for key, value in entry.items() if key in kept}


def listed(names: str | list[str]) -> list[str]:
    """A list of names, also where it is written as one text."""
    return names if isinstance(names, list) else re.split("[、，]", names)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _end(month: int, year: int = 2026) -> date:
    return date(year, month, monthrange(year, month)[1])


def _due(text: str, ledger: dict[str, Any], entry: dict[str, Any]) -> date | None:
    """The last day of a deadline; AssertionError for a wording that is not known here."""
    year = int(re.match(r"\d{4}", ledger["年度"])[0])  # type: ignore[index]
    text = re.sub("^力争|必须|完成$", "", text)
    if match := re.match(r"(20\d\d)年", text):  # 2026年底前 leaves 底前
        year, text = int(match[1]), text[5:]
    if text in _FESTIVALS:
        return _FESTIVALS[text].replace(year=year)
    if text in (*_WHOLE_YEAR, "底前"):
        return date(year, 12, 31)
    if text == "上半年":
        return date(year, 6, 30)
    if text.startswith(_UNDATED):
        return None
    if text.startswith(("立行立改", "反馈后")):
        return _relative(text, entry.get("开始") or ledger.get("基准日"), ledger.get("基准日"))
    if match := re.fullmatch(r"(20\d\d)[./-](\d+)[./-](\d+)", text):
        return date(*map(int, match.groups()))
    if match := re.fullmatch(r"(?:第|1-)?([一二三四3])季度末?前?", text):
        return _end(3 * _DIGITS[match[1]], year)
    return _in_month(text, year)


def _relative(text: str, begun: str | None, base: str | None) -> date | None:
    """So long after the work began, or after the day that the ledger counts from."""
    if text.startswith("立行立改"):
        return _day(begun) + timedelta(days=15) if begun else None
    match = re.fullmatch(r"反馈后(\d+)个(工作日|月)内", text)
    assert match is not None, text
    assert base is not None
    after = _months_after if match[2] == "月" else _weekdays_after
    return after(_day(base), int(match[1]))


def _in_month(text: str, year: int) -> date:
    match = re.fullmatch(r"(?:\d+月?[-—])?(\d+)月(.*)", text)
    assert match is not None, text
    month, rest = int(match[1]), re.sub("(之|以)?前$", "", match[2])
    if day := re.fullmatch(r"(\d+)日", rest):
        return date(year, month, int(day[1]))
    if rest in ("上旬", "中旬"):
        return date(year, month, 10 if rest == "上旬" else 20)
    if text == "11月前":
        return _end(10, year)
    assert rest in ("", "底", "末", "份"), text
    return _end(month, year)


def _months_after(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _weekdays_after(day: date, count: int) -> date:
    """Without holidays: near enough to say in which quarter it lies."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def points(worth: str, share: Fraction) -> Fraction:
    """Points of a share, to two decimals, half up."""
    return Fraction(int(Fraction(worth) * min(share, Fraction(1)) * 100 + Fraction(1, 2)), 100)
