"""What happened to an entry until the day of the figures: dates that agree, in every standing there is."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.canonical import Value
from benchmarks.phrases import Phrases

AS_OF = date(2026, 9, 30)
"""统计日 of every generated workspace."""

Fields = dict[str, Value]
_QUARTERS = ("一", "二", "三", "四")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in the words of an office, and the day it means."""

    wording: str
    day: date


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a ledger. One that spans several must write the year into every deadline."""

    first: int
    last: int

    @property
    def text(self) -> str:
        """As 年度 is written."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def due(self, random: Random, month: int | None = None) -> Due:
        """A deadline within the years, in one of the usual wordings."""
        year = random.randint(self.first, self.last)
        month = month or random.randint(2, 12)
        last = _last_day(year, month)
        day = date(year, month, random.randint(2, 27))
        ends = [
            Due(f"{month}月底前", last),
            Due(f"{month}月{day.day}日前", day),
            Due(f"{month}月末", last),
            Due(f"{month}月中旬前", date(year, month, 20)),
        ]
        if month % 3 == 0:
            ends.append(Due(f"{_QUARTERS[month // 3 - 1]}季度", last))
        if month in (6, 12):
            ends.append(Due("上半年" if month == 6 else "年底前", last))
        due = random.choice(ends)
        if self.first != self.last:
            due = Due(f"{year}年{due.wording}", due.day) if due.wording != "年底前" else Due(f"{year}年12月底前", last)
        return due if random.random() > 0.2 else Due(day.isoformat(), day)


class History:
    """Writes the dated part of one entry. `owners` may not check their own close-out."""

    def __init__(self, random: Random, years: Years, owners: list[str], proofs: tuple[str, ...]) -> None:
        self._random = random
        self._phrases = Phrases(random)
        self._years = years
        self._owners = owners
        self._proofs = proofs

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random.random() < share

    def dated(self, due: Due, opened: date) -> Fields:
        """An entry with one deadline: done in time or late, open, postponed, put off, cancelled."""
        last = min(due.day, AS_OF)
        if last <= opened + timedelta(days=20):
            return self.open(opened, AS_OF) if self.chance(0.4) and opened < AS_OF else self._untouched()
        past = due.day <= AS_OF
        kind = self._random.choices(
            ("done", "late", "open", "untouched", "postponed", "suspended", "cancelled"),
            (60, 12, 12, 4, 6, 3, 3) if past else (15, 0, 45, 30, 2, 5, 3),
        )[0]
        match kind:
            case "done":
                return self._done(self._between(opened + timedelta(days=15), last), opened)
            case "late" if due.day < AS_OF:
                return self._done(
                    self._between(due.day + timedelta(days=1), min(AS_OF, due.day + timedelta(days=40))), opened
                )
            case "postponed":
                return self.open(opened, last) | {"延期": [self._postponement(due, last)]}
            case "suspended":
                return {"暂缓": self._suspension(self._between(opened, last))}
            case "cancelled":
                day = self._between(opened, last)
                return {
                    "取消": {"日期": day.isoformat(), "理由": self._phrases.reason(), "批准人": self._phrases.person()}
                }
            case "untouched":
                return self._untouched()
            case _:
                return self.open(opened, last)

    def open(self, opened: date, until: date) -> Fields:
        """Work in progress: one to four steps, never at 100 percent."""
        days = sorted({self._between(opened, until) for _ in range(self._random.randint(1, 4))})
        share, steps = 0, list[Value]()
        for day in days:
            share = min(90, share + self._random.randint(5, 30))
            step: Fields = {"日期": day.isoformat(), "内容": self._phrases.step(), "进度": str(share)}
            steps.append(step | ({"填报": self._phrases.person()} if self.chance(0.5) else {}))
        fields: Fields = {"进展": steps}
        return fields | ({"状态": "推进中"} if self.chance(0.1) else {})

    def milestones(self, due: date, opened: date) -> list[Value]:
        """Two or three stages before the deadline; the last is never done, so that nothing looks finished."""
        days = sorted({self._between(opened, due) for _ in range(3)})
        stages: list[Value] = []
        for index, day in enumerate(days):
            stage: Fields = {"名称": self._phrases.stage(), "时限": day.isoformat()}
            if index < len(days) - 1 and day <= AS_OF:
                stage["完成日期"] = day.isoformat()
            stages.append(stage)
        return stages

    def occurrences(self, months: int, since: date, until: date) -> list[Value]:
        """The record of every period of so many months that ended in between, but for a few that were missed."""
        records: list[Value] = []
        for year in range(self._years.first, self._years.last + 1):
            for month in range(months, 13, months):
                end = _last_day(year, month)
                if since <= end <= min(until, AS_OF) and self.chance(0.85):
                    record: Fields = {
                        "期": _period(year, month, months),
                        "完成日期": self._between(end - timedelta(days=20), end).isoformat(),
                    }
                    if self.chance(0.15):
                        record |= {"说明": self._phrases.way(), "佐证": [self._phrases.evidence()]}
                    records.append(record)
        return records

    def closed(self, done: date) -> Fields:
        """销号 as far as it got, and 回头看 two months after."""
        asked, checked, approved = (done + timedelta(days=days) for days in (5, 12, 18))
        closure: Fields = {"申请日期": asked.isoformat()}
        if asked > AS_OF:
            return {}
        if checked <= AS_OF:
            closure |= {"核查人": self._outsider(), "核查日期": checked.isoformat(), "意见": self._phrases.way()}
        if approved > AS_OF:
            return {"销号": closure}
        fields: Fields = {"销号": closure | {"批准人": self._phrases.person(), "批准日期": approved.isoformat()}}
        revisited = approved + timedelta(days=60)
        if revisited <= AS_OF and self.chance(0.6):
            fields["回头看"] = [
                {
                    "日期": revisited.isoformat(),
                    "结论": self._random.choice(("巩固", "需深化")),
                    "说明": self._phrases.way(),
                }
            ]
        return fields

    def relapsed(self, opened: date, until: date) -> Fields:
        """Closed once, relapsed, at work again."""
        done = self._between(opened, opened + (until - opened) / 3)
        relapse = self._between(done + timedelta(days=20), until)
        checked, approved = done + timedelta(days=5), done + timedelta(days=9)
        closure: Fields = {"申请日期": done.isoformat(), "核查人": self._outsider(), "核查日期": checked.isoformat(),
                           "批准人": self._phrases.person(), "批准日期": approved.isoformat()}  # fmt: skip
        return self.open(relapse, AS_OF) | {
            "回头看": [{"日期": relapse.isoformat(), "结论": "反弹", "说明": self._phrases.way()}],
            "历次": [{"完成日期": done.isoformat(), "销号": closure, "反弹日期": relapse.isoformat()}],
        }

    def supervision(self, day: date) -> Value:
        """One sheet of 督办, answered or not."""
        reply = day + timedelta(days=10)
        sheet: Fields = {
            "单号": f"督〔{day.year}〕{self._random.randint(1, 99)}号", "日期": day.isoformat(),
            "级别": self._random.choice(("提醒", "督办", "重点督办")), "要求": self._phrases.way(),
            "回复时限": reply.isoformat(),
        }  # fmt: skip
        return sheet | ({"回复日期": reply.isoformat()} if reply <= AS_OF else {})

    def _done(self, day: date, opened: date) -> Fields:
        fields = self.open(opened, day) if self.chance(0.5) else {}
        fields |= {
            "完成日期": day.isoformat(),
            "佐证": [self._evidence() for _ in range(self._random.choice((1, 1, 2)))],
        }
        fields.pop("状态", None)
        return fields | ({"状态": "已完成"} if self.chance(0.1) else {})

    def _untouched(self) -> Fields:
        return {"状态": "未启动"} if self.chance(0.1) else {}

    def _evidence(self) -> Value:
        name, kind = self._phrases.evidence(), self._random.random()
        if kind < 0.15:
            return name
        if kind < 0.5:
            return {"名称": name, "文号": self._phrases.number(self._years.first)}
        return (
            {"名称": name, "位置": self._phrases.shelf()}
            if kind < 0.9
            else {"名称": name, "路径": self._random.choice(self._proofs)}
        )

    def _postponement(self, due: Due, last: date) -> Fields:
        asked = min(last, due.day) - timedelta(days=10)
        approved = asked + timedelta(days=self._random.randint(1, 8))
        return {
            "申请日期": asked.isoformat(), "新时限": (due.day + timedelta(days=45)).isoformat(),
            "理由": self._phrases.reason(),
            "批准人": self._phrases.person(), "批准日期": approved.isoformat(),
        }  # fmt: skip

    def _suspension(self, since: date) -> Fields:
        fields: Fields = {"自": since.isoformat()}
        if self.chance(0.5):
            fields["至"] = (since + timedelta(days=90)).isoformat()
        return fields | {"理由": self._phrases.reason(), "批准人": self._phrases.person()}

    def _outsider(self) -> str:
        while (person := self._phrases.person()) in self._owners:
            pass
        return person

    def _between(self, first: date, last: date) -> date:
        return first + timedelta(days=self._random.randint(0, max(0, (last - first).days)))


def _last_day(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def _period(year: int, month: int, months: int) -> str:
    return {1: f"{year}-{month:02}", 3: f"{year}Q{month // 3}", 6: f"{year}H{month // 6}"}[months]
