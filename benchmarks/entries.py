"""The entries of one generated ledger: tasks, rectifications and responsibilities with every key that there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.canonical import Value
from benchmarks.histories import AS_OF, Due, Fields, History, Years
from benchmarks.phrases import CAMPAIGNS, CATEGORIES, Phrases

ORDER = (
    "编号", "任务", "问题", "责任", "主体", "责任类型", "问题类别", "来源", "整改类型", "原因", "措施", "目标",
    "类别", "专项",
    "依据", "上级任务", "牵头领导", "责任单位", "配合单位", "责任人", "盯办人", "开始", "结束", "时限", "频次",
    "硬任务",
    "融合业务", "目标值", "完成值", "计量单位", "节点", "期次", "分解到", "适用对象", "进展", "进度", "延期",
    "暂缓", "取消",
    "结转", "完成日期", "佐证", "存在不足", "经验做法", "督办", "销号", "回头看", "历次", "状态", "备注",
)  # fmt: skip
"""The keys of an entry in their canonical order."""

BEARERS = ("党组织", "书记", "班子成员", "支部")
_TYPES = ("主体责任", "第一责任", "一岗双责", "直接责任", "指导责任", "监督责任")
_PROBLEM_CATEGORIES = ("组织设置", "换届", "组织生活", "发展党员", "党费", "作风", "制度", "融合", "其他")
_ORIGINS = ("巡视巡察", "督查", "审计", "述职点评", "民主评议", "自查", "群众反映", "上级要点", "会议议定", "领导批示")
_RECURRENCES = {
    1: ("每月", "每月25日前", "每月至少1次"),
    3: ("每季度末", "每季度1次", "长期坚持，每季度末评估"),
    6: ("每半年", "每半年一次"),
}
_FREQUENCIES = {1: "每月1次", 3: "每季度1次", 6: "每半年1次"}
_FACTS = ("销号", "回头看", "督办", "延期", "期次", "节点", "暂缓", "取消", "结转", "完成值")
"""Keys beside which 状态 would have to say something else than 未启动, 推进中 or 已完成."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the entries of one file share. `successors` are the 编号 that entries of a past year are carried over to."""

    kind: str
    years: Years
    base: date | None
    unit: str
    members: tuple[str, ...]
    group: tuple[str, tuple[str, ...]]
    prefix: str
    proofs: tuple[str, ...]
    successors: tuple[str, ...]


class Scribe:
    """Writes the entries of one sheet."""

    def __init__(self, sheet: Sheet, random: Random) -> None:
        self._sheet = sheet
        self._random = random
        self._phrases = Phrases(random)
        self._owners = self._phrases.persons(2)
        self._history = History(random, sheet.years, self._owners, sheet.proofs)
        self._opened = date(sheet.years.first, 1, 4)

    def entries(self, size: int) -> Iterator[Fields]:
        """So many entries. The first and some others are passed down to a group of units: their parts follow them."""
        group, units = self._sheet.group
        passed = "适用对象" if self._sheet.kind == "责任清单" else "分解到"
        number = 0
        while number < size:
            number += 1
            if size - number >= len(units) and (number == 1 or self._history.chance(0.01)):
                due = self._sheet.years.due(self._random, 11)
                parent = self._entry(number, due)
                yield _ordered(parent | {passed: [group]})
                for unit in units:
                    number += 1
                    part: Fields = {"上级任务": str(parent["编号"]), "责任单位": [unit]}
                    yield _ordered(self._entry(number, due) | part)
            else:
                yield _ordered(self._entry(number, None))

    def _entry(self, number: int, due: Due | None) -> Fields:
        self._owners[:] = self._phrases.persons(self._random.choice((1, 1, 2)))
        fields: Fields = {"编号": f"{self._sheet.prefix}{number:04}"}
        fields |= self._substance(number) | self._people() | self._extras(number)
        fields |= self._timing() if due is None else self._dated(due)
        if any(key in fields for key in _FACTS):
            fields.pop("状态", None)
        return fields

    def _substance(self, number: int) -> Fields:
        """Title, measures, and what only this kind of ledger has. No two titles are alike: nothing is entered twice."""
        told = f"（{int(self._sheet.prefix.split('-')[-2])}之{number}）"
        match self._sheet.kind:
            case "问题整改":
                own: Fields = {"问题": self._phrases.problem() + told, "原因": self._phrases.cause()}
                own |= {"问题类别": self._pick(_PROBLEM_CATEGORIES), "来源": self._pick(_ORIGINS)}
            case "责任清单":
                own = {"责任": self._phrases.duty() + told, "主体": self._pick(BEARERS), "责任类型": self._pick(_TYPES)}
                own |= {"来源": self._phrases.document(self._sheet.years.first)} if self._history.chance(0.3) else {}
            case _:
                own = {"任务": self._phrases.task() + told}
                own |= {"来源": self._phrases.document(self._sheet.years.first)} if self._history.chance(0.3) else {}
        return own | {"措施": self._phrases.measures(), "目标": self._phrases.aim(), "类别": self._pick(CATEGORIES)}

    def _people(self) -> Fields:
        fields: Fields = {"牵头领导": self._phrases.person(), "责任人": list(self._owners)}
        units = self._random.sample(self._sheet.members, self._random.choice((3, 3, 3, 4)))
        fields["责任单位"] = list(units[2:])
        if self._history.chance(0.45):
            fields["配合单位"] = list(units[:2])
        if self._history.chance(0.25):
            fields["盯办人"] = self._phrases.person()
        return fields

    def _extras(self, number: int) -> Fields:
        """What only some entries have."""
        year, phrases = self._sheet.years.first, self._phrases
        choices: list[tuple[float, str, Value]] = [
            (0.6, "依据", [phrases.document(year)]),
            (0.3, "专项", list(self._random.sample(CAMPAIGNS, self._random.choice((1, 2))))),
            (0.08, "硬任务", self._pick(("是", "是", "否"))),
            (0.1, "融合业务", phrases.business()),
            (0.1, "存在不足", phrases.shortcoming()),
            (0.1, "经验做法", phrases.lesson()),
            (0.1, "备注", phrases.way()),
        ]
        if number > 10:
            choices.append((0.08, "上级任务", f"{self._sheet.prefix}{self._random.randint(1, number - 1):04}"))
        return {key: value for share, key, value in choices if self._history.chance(share)}

    def _timing(self) -> Fields:
        kind = self._random.random()
        if kind < 0.15:
            return self._recurring()
        if kind < 0.2:
            return self._lasting()
        if self._sheet.base is not None and kind < 0.5:
            return self._after_base(self._sheet.base)
        return self._dated(self._sheet.years.due(self._random))

    def _dated(self, due: Due) -> Fields:
        opened = self._opened
        fields: Fields = {"时限": due.wording}
        if self._history.chance(0.35) and opened + timedelta(days=60) < due.day:
            opened += timedelta(days=self._random.randint(0, 30))
            fields["开始"] = opened.isoformat()
        return fields | self._type("限期整改") | self._course(due, opened)

    def _after_base(self, base: date) -> Fields:
        months = self._random.choice((1, 2, 3, 6))
        wordings = (
            (f"反馈后{months}个月内", months * 29 - 1, "限期整改"),  # never after the day, February or not
            ("反馈后15个工作日内", 20, "限期整改"),
            ("立行立改", 14, "立行立改"),
        )
        wording, days, type_ = self._random.choice(wordings)
        return {"时限": wording} | self._type(type_) | self._course(Due(wording, base + timedelta(days=days)), base)

    def _course(self, due: Due, opened: date) -> Fields:
        """What happened, with the records that go with it."""
        history, rectified = self._history, self._sheet.kind == "问题整改"
        last = min(due.day, AS_OF)
        if rectified and last > opened + timedelta(days=60) and history.chance(0.05):
            return history.relapsed(opened, last)
        if self._sheet.successors and history.chance(0.05):
            return {"结转": {"日期": f"{self._sheet.years.last}-12-31", "至": self._pick(self._sheet.successors)}}
        fields = history.dated(due, opened)
        done = fields.get("完成日期")
        if isinstance(done, str):
            closing = history.chance(0.75 if rectified else 0.06)
            fields |= history.closed(date.fromisoformat(done)) if closing else {}
        elif not {"进展", "状态", "取消"} & fields.keys() and history.chance(0.4):
            fields["进度"] = str(self._random.randint(1, 8) * 10)
        if history.chance(0.06) and last > opened + timedelta(days=30):
            fields["督办"] = [history.supervision(last - timedelta(days=15))]
        if history.chance(0.1) and due.day > opened + timedelta(days=60):
            fields["节点"] = history.milestones(due.day, opened)
        return fields | (self._target(done is not None) if history.chance(0.15) else {})

    def _target(self, done: bool) -> Fields:
        amount = self._random.randint(4, 60)
        text = self._pick((f"{amount}", f"不少于{amount}", f"≥{amount}", "100%"))
        aim = 100 if text == "100%" else amount
        reached = aim if done else aim // 2
        return {"目标值": text, "完成值": str(reached), "计量单位": self._pick(("人次", "次", "件", "个支部"))}

    def _recurring(self) -> Fields:
        months = self._random.choice((1, 3, 3, 6))
        fields: Fields = {"时限": self._pick(_RECURRENCES[months])}
        if self._history.chance(0.2):
            fields = {"时限": f"{self._sheet.years.last}-12-20", "频次": _FREQUENCIES[months]}
        since, until = self._sheet.base or self._opened, date(self._sheet.years.last, 12, 31)
        if self._history.chance(0.3):
            fields["开始"] = since.isoformat()
        if self._history.chance(0.15):
            until = date(self._sheet.years.last, 11, 30)
            fields["结束"] = until.isoformat()
        fields["期次"] = self._history.occurrences(months, since, until)
        return fields | self._type("长期坚持")

    def _lasting(self) -> Fields:
        until = date(self._sheet.years.last, 12, 20)
        fields: Fields = {"时限": "长期坚持", "节点": self._history.milestones(until, self._opened)}
        return fields | self._type("长期坚持")

    def _type(self, type_: str) -> Fields:
        return {"整改类型": type_} if self._sheet.kind == "问题整改" else {}

    def _pick(self, choices: tuple[str, ...]) -> str:
        return self._random.choice(choices)


def _ordered(fields: Fields) -> Fields:
    return {key: fields[key] for key in ORDER if fields.get(key, []) != []}
