"""考核方案有写得不对、用不上的地方。

为什么
    内容没有写怎样计分、查询写错了、缺了要用的数，这一项就评不出来；方案没有适用对象，
    或者两份方案同一天施行、考核同一个单位，就不知道按哪一份。

错误
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 学习任务办结, 上级: KH-1.1, 标准分: 10, 计分: 完成率, 查询: "状态:逾其"}

正确
    台账: 考核方案
    名称: 考核办法
    年度: 2026
    适用对象: [市统计局党支部]
    满分: 10
    条目:
      - {编号: KH-1, 名称: 政治建设}
      - {编号: KH-1.1, 名称: 学习, 上级: KH-1}
      - {编号: KH-1.1.1, 名称: 学习任务办结, 上级: KH-1.1, 标准分: 10, 计分: 完成率, 查询: "类别:学习"}

怎么改
    维度、指标、内容三级，内容写标准分和计分：完成率、按期率、销号率、比率（另写“其
    中”）、计数（另写“目标”）、逐件扣分（另写“查询”和“每件”）、人工评定。查询的写
    法同 dangjian list。
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dangjian_cli.base.text import closest
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.reports.index import Index


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    from dangjian_cli.reports.assessing import indexes

    found = indexes(book)
    for index in found:
        yield from _troubles(index)
        yield from _queries(situation, index)
        yield from _names(situation, index)
    yield from _twice(situation, found)


def _troubles(index: "Index") -> Iterator[Fault]:
    from dangjian_cli.reports.index import IDLE

    for entry, variant, key, values in index.troubles:
        place = entry.place.entry if key is None else entry.at(key)
        yield Fault("DJ808", place, values, variant, severity=WARNING if variant == IDLE else None)


def _queries(situation: Situation, index: "Index") -> Iterator[Fault]:
    from dangjian_cli.query.match import Context, test_of
    from dangjian_cli.query.tokens import QueryError

    book = situation.book
    context = Context.of(book, situation.today.year)
    for line in index.lines:
        for key, text in (("查询", line.model.query), ("其中", line.model.part)):
            if text is not None:
                try:
                    test_of(text, context)
                except QueryError as error:
                    values = {"message": error.message, "advice": error.help}
                    yield Fault("DJ808", line.entry.at(key), values, "query")


def _names(situation: Situation, index: "Index") -> Iterator[Fault]:
    """适用对象 and 分组: units, groups or kinds."""
    units, header, ledger = situation.book.units, index.header, index.ledger
    if not header.applies_to and "适用对象" not in ledger.lost:
        yield Fault("DJ808", ledger.place("台账"), variant="nobody", severity=WARNING)
    if not units.entries:
        return
    named: list[tuple[str, Place]] = [(name, ledger.place("适用对象", at)) for at, name in enumerate(header.applies_to)]
    for at, group in enumerate(header.groups):
        named += [(name, ledger.place("分组", at, "单位", each)) for each, name in enumerate(group.units)]
    for name, place in named:
        if units.named(name) is None:
            near = closest(name, units.known_names())
            yield Fault("DJ808", place, {"name": name, "near": near or ""}, "unit_near" if near else "unit")


def _twice(situation: Situation, found: "tuple[Index, ...]") -> Iterator[Fault]:
    """Two indexes of one sort that begin on one day and assess the same unit."""
    from dangjian_cli.reports.assessing import assessed_by

    before: dict[tuple[object, ...], Index] = {}
    for index in found:
        for unit in assessed_by(situation.book, index):
            other = before.setdefault((index.sort, index.since, unit), index)
            if other is not index:
                values = {"unit": unit, "other": other.name, "day": index.since.isoformat()}
                key = "施行日期" if index.header.since is not None else "台账"
                yield Fault("DJ808", index.ledger.place(key), values, "twice")
                break


RULE = Rule(
    code="DJ808",
    name="考核方案不能用",
    family=Family.APPRAISAL,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("考核方案写了的要能评", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "circle": Sentence("上级“{parent}”绕成了圈，这一项不在方案里", "看清哪一项是上级，改正“上级”"),
        "deep": Sentence("方案只有维度、指标、内容三级，这一项在第四级", "改写“上级”，或并入上一级的内容"),
        "above": Sentence("有下级的不写计分，它的分由下级合计", "删去“计分”，或者把下级移走"),
        "no_method": Sentence("内容没有写怎样计分，不评", "写“计分”，如 完成率、按期率、人工评定；维度和指标要有下级"),
        "no_worth": Sentence("内容没有写标准分，不评", "写“标准分”"),
        "needs": Sentence("计分是“{method}”，没有写“{key}”，不评", "写上“{key}”"),
        "idle": Sentence("计分是“{method}”，“{key}”不起作用", "删去它；只有 {methods} 才用它"),
        "zero": Sentence("不能是 0", "写大于 0 的数"),
        "query": Sentence("查询写得不对：{message}", "{advice}"),
        "nobody": Sentence("考核方案没有写适用对象，不考核任何单位", "写“适用对象”：单位、单位组或组织类别"),
        "unit": Sentence("没有“{name}”这个单位、单位组或组织类别", "单位名称见 dangjian report 组织树"),
        "unit_near": Sentence("没有“{name}”这个单位、单位组或组织类别", "是不是“{near}”？"),
        "twice": Sentence("“{unit}”同时由“{other}”考核，两份方案都从 {day} 施行", "错开“施行日期”，或者分清“适用对象”"),
    },
    check=check,
)
