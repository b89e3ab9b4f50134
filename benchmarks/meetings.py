"""Organisational life of generated units: what a year's meetings look like up to the day of the figures."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.canonical import Value, mapping
from benchmarks.histories import AS_OF
from benchmarks.phrases import Phrases

_COMMITTEE, _PARTY_DAY, _MEMBERS = "支委会", "主题党日", "党员大会"


def ledger(committee: str, branches: tuple[str, ...], number: int, random: Random) -> str:
    """The 组织生活 ledger of one 机关党委 and its branches: one line a meeting, as it is typed."""
    phrases = Phrases(random)
    header: dict[str, Value] = {
        "台账": "组织生活",
        "名称": f"{committee}2026年组织生活",
        "年度": "2026",
        "单位": committee,
        "备注": phrases.way(),
        "记录单位": list(branches),
    }
    lines: list[str] = []
    for branch in branches:
        members = random.randint(12, 45)
        for types, day in _year(random):
            size = 5 if types == [_COMMITTEE] else members
            present = size - random.randint(0, size // 5)
            lines.append(
                f"  - {{编号: ZS-{number:03}-{len(lines) + 1:04}, 类型: [{', '.join(types)}], 日期: {day}, "
                f"主题: {phrases.step()}, 责任单位: {branch}, 应到: {size}, 实到: {present}}}\n"
            )
    return f"{mapping(header, '')}条目:\n{''.join(lines)}"


def _year(random: Random) -> Iterator[tuple[list[str], date]]:
    """Meetings in the order of their days; a few months are missed."""
    for month in range(1, AS_OF.month + 1):
        first = date(2026, month, 1)
        if random.random() < 0.96:
            yield [_COMMITTEE], first + timedelta(days=random.randint(0, 9))
        quarterly = month % 3 == 0 and random.random() < 0.95
        if random.random() < 0.96:
            yield [_MEMBERS, _PARTY_DAY] if quarterly else [_PARTY_DAY], first + timedelta(days=random.randint(10, 27))
