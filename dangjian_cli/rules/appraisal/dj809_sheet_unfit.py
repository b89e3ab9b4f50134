"""考核评分与考核方案对不上。

为什么
    评定的内容不在考核这个单位的方案里，或者是由台账算的，写了也不算；同一单位同一期写了
    两条，不知道按哪一条。

错误
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 组织建设}
      - {编号: KH-1.1, 名称: 组织生活, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 党员大会, 上级: KH-1.1, 标准分: 10, 计分: 按期率, 口径: 期次, 查询: "事项:党员大会"}
    --- # 文件: 评分.yaml
    台账: 考核评分
    名称: 第三季度评分
    年度: 2026
    条目:
      - {编号: PF-1, 单位: 市统计局党支部, 期: 2026Q3, 评定: [{内容: KH-1.1.1, 得分: 9, 依据: 测评表1}]}

正确
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 组织建设}
      - {编号: KH-1.1, 名称: 组织生活, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 组织生活质量, 上级: KH-1.1, 标准分: 10, 计分: 人工评定}
    --- # 文件: 评分.yaml
    台账: 考核评分
    名称: 第三季度评分
    年度: 2026
    条目:
      - {编号: PF-1, 单位: 市统计局党支部, 期: 2026Q3, 评定: [{内容: KH-1.1.1, 得分: 9, 依据: 测评表1}]}

怎么改
    人工评定的内容写“得分”，计数的写“数值”，由台账算的不写。同一单位同一期的合成一条。
    不予扣分写应办事项的编号，见 dangjian score 期间 --unit 单位 的失分明细。
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dangjian_cli.base.text import closest
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.index import IndexSort, Indicator, Method
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.reports.index import Index
    from dangjian_cli.reports.score_sheets import Sheet


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    from dangjian_cli.reports.score_sheets import sheets_by_unit

    assessed = _Assessed(situation)
    for sheets in sheets_by_unit(book).values():
        periods: set[object] = set()
        for sheet in sheets:
            yield from _period(sheet, periods)
            yield from _contents(sheet, assessed)
            yield from _leniencies(situation, sheet)


class _Assessed:
    """By which contents each unit is assessed in each period, in the assessment and in competitions."""

    def __init__(self, situation: Situation) -> None:
        from dangjian_cli.reports.assessing import indexes

        self.book = situation.book
        self.indexes = indexes(situation.book)
        self.known = frozenset(line.model.id for index in self.indexes for line in index.lines)
        self._by_period: dict[Period, list[Mapping[str, Index]]] = {}
        self._contents: dict[int, dict[str, Indicator]] = {
            id(index): {content.model.id: content.model for content in index.contents} for index in self.indexes
        }

    def of(self, unit: str, period: Period) -> Mapping[str, Indicator]:
        """The contents of a unit by id; none when nothing assesses it."""
        from dangjian_cli.reports.assessing import in_force

        if period not in self._by_period:
            sorts = (tuple(one for one in self.indexes if one.sort is sort) for sort in IndexSort)
            self._by_period[period] = [in_force(self.book, found, period) for found in sorts]
        indicators: dict[str, Indicator] = {}
        for by_unit in self._by_period[period]:
            if unit in by_unit:
                indicators |= self._contents[id(by_unit[unit])]
        return indicators


def _period(sheet: "Sheet", before: set[object]) -> Iterator[Fault]:
    if sheet.model.period is None:
        if "期" not in sheet.entry.lost:
            yield Fault("DJ809", sheet.entry.place.entry, variant="no_period")
    elif sheet.period is not None:
        if sheet.period in before:
            yield Fault("DJ809", sheet.entry.at("期"), {"unit": sheet.unit, "period": sheet.period.name}, "sheet_twice")
        before.add(sheet.period)


def _contents(sheet: "Sheet", assessed: _Assessed) -> Iterator[Fault]:
    """Everything that a sheet says of contents, against the indexes that assess its unit in its period."""
    if sheet.period is None:
        return
    indicators, known = assessed.of(sheet.unit, sheet.period), assessed.known
    if not indicators:
        if assessed.book.units.resolve(sheet.unit) is not None:  # a unit that nobody knows is told by DJ204
            there = assessed.book.units.exists(sheet.unit, sheet.period.last)
            values = {"unit": sheet.unit, "period": sheet.period.name}
            yield Fault("DJ809", sheet.entry.at("期"), values, "no_index" if there else "no_unit")
        return
    yield from _named_ones(sheet, indicators, known)


def _named_ones(sheet: "Sheet", indicators: Mapping[str, Indicator], known: frozenset[str]) -> Iterator[Fault]:
    seen = set[tuple[str, str]]()
    for key, at, content in _named(sheet):
        place = sheet.entry.at(key, at)
        if content is None:
            if key != "扣分":
                yield Fault("DJ809", place, {"key": key}, "no_content")
        elif content not in indicators:
            if content in known:  # what exists nowhere is told by DJ026
                yield Fault("DJ809", place.at("内容"), {"content": content, "unit": sheet.unit}, "elsewhere")
        elif key != "扣分" and (key, content) in seen:
            yield Fault("DJ809", place.at("内容"), {"key": key, "content": content}, "twice")
        else:
            seen.add((key, content))
            if key == "评定":
                yield from _fitting(sheet, at, indicators)


def _named(sheet: "Sheet") -> Iterator[tuple[str, int, str | None]]:
    """Every record that may name a content: its key, its place in the list, the content."""
    model = sheet.model
    yield from (("评定", at, one.content) for at, one in enumerate(model.judgements))
    yield from (("自评", at, one.content) for at, one in enumerate(model.own))
    yield from (("扣分", at, one.content) for at, one in enumerate(model.deductions))


def _fitting(sheet: "Sheet", at: int, indicators: Mapping[str, Indicator]) -> Iterator[Fault]:
    """A judgement of what is computed, or in the wrong key."""
    one = sheet.model.judgements[at]
    indicator = indicators[one.content or ""]
    values = {"content": indicator.id, "title": indicator.title}
    if not indicator.by_hand:
        method = indicator.method.value if indicator.method is not None else ""
        yield Fault("DJ809", sheet.entry.at("评定", at, "内容"), {**values, "method": method}, "computed")
    elif indicator.method is Method.COUNT and one.number is None and one.points is not None:
        yield Fault("DJ809", sheet.entry.at("评定", at, "得分"), values, "number")
    elif indicator.method is Method.JUDGED and one.points is None and one.number is not None:
        yield Fault("DJ809", sheet.entry.at("评定", at, "数值"), values, "points")


def _leniencies(situation: Situation, sheet: "Sheet") -> Iterator[Fault]:
    """不予扣分 that names no obligation: it would have no effect."""
    for at, one in enumerate(sheet.model.leniencies):
        if one.entry is None:
            yield Fault("DJ809", sheet.entry.at("不予扣分", at), variant="no_entry")
        elif one.entry not in situation.once(_ids):
            near = closest(one.entry, situation.once(_ids))
            values = {"entry": one.entry, "near": near or ""}
            where = sheet.entry.at("不予扣分", at, "条目")
            yield Fault("DJ809", where, values, "unknown_near" if near else "unknown", severity=WARNING)


def _ids(situation: Situation) -> frozenset[str]:
    """Every id by which something that is owed may be named."""
    owed = situation.register.obligations
    return frozenset(each for one in owed for each in (one.id, one.entry_id))


RULE = Rule(
    code="DJ809",
    name="考核评分对不上方案",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("评分对得上方案才计", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_period": Sentence("没有写是哪一期的评分", "写“期”，如 2026Q3"),
        "sheet_twice": Sentence("{unit} {period} 的评分前面已经有一条", "两条合成一条"),
        "no_index": Sentence(
            "{period} 没有考核 {unit} 的方案", "在考核方案的“适用对象”里写上它，并核对“施行日期”不晚于这一期的第一天"
        ),
        "no_unit": Sentence(
            "{period} 期末已经没有 {unit} 这个单位，不评分", "删去这一条；单位还在的，核对组织台账的成立日期和撤销日期"
        ),
        "no_content": Sentence("{key}没有写是哪项内容", "写“内容”，填考核方案里的编号"),
        "elsewhere": Sentence("“{content}”不是考核 {unit} 的内容", "填这个单位的方案里有计分的那一级的编号"),
        "twice": Sentence("“{content}”的{key}写了两次，后一次不计", "留下对的那一次"),
        "computed": Sentence("“{content} {title}”由台账按{method}计算，评定不起作用", "删去这一笔；台账记错的，改台账"),
        "number": Sentence("“{content} {title}”是计数的，写“数值”才计", "把“得分”改成“数值”，填数出来的数"),
        "points": Sentence("“{content} {title}”是人工评定的，写“得分”才计", "把“数值”改成“得分”"),
        "no_entry": Sentence("不予扣分没有写是哪个条目", "写“条目”，填应办事项的编号"),
        "unknown": Sentence(
            "没有“{entry}”这个应办事项，不予扣分不起作用", "编号见 dangjian score 期间 --unit 单位 的失分明细"
        ),
        "unknown_near": Sentence("没有“{entry}”这个应办事项，不予扣分不起作用", "是不是“{near}”？"),
    },
    check=check,
)
