"""报告或自查项目写的查询、栏目、规则不存在，或者通用清单的栏目声明得不对。

为什么
    自己写的报告和自查项目是数据：查询写错了、栏目或规则编号写错了，那一项就列不出来，
    或者总是空的，让人以为没有问题。通用清单的“栏目”也是声明：列名重复、和各种台账
    通用的键同名、选项没有写词、几列时限没有说清按哪一列考核，条目就没有办法核对。

错误
    台账: 报告
    名称: 硬任务
    条目:
      - {编号: BG-1, 标题: 硬任务, 查询: "硬任务 状态:逾其", 栏目: "编号、单位、事项"}

正确
    台账: 报告
    名称: 硬任务
    条目:
      - {编号: BG-1, 标题: 硬任务, 查询: "硬任务 状态:逾期", 栏目: "编号、单位、事项"}

怎么改
    查询的写法同 dangjian list；栏目写错了会列出可写的全部栏目；规则编号见
    dangjian rules。一项自查项目写“查询”或“规则”。通用清单的栏目一行一列：
    {列: 层级, 类型: 选项, 选项: [省级, 市级], 必填: 是}；类型有 文字、日期、数字、
    整数、是否、选项、单位、编号、时限。
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from dangjian_cli.base.text import closest, names
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.book.forms import checklists_of
from dangjian_cli.book.settings import SETTINGS_FILE
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.checklist import CheckItem
from dangjian_cli.models.report_form import Section
from dangjian_cli.obligations.own import own_columns
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.query.match import Context, test_of
from dangjian_cli.query.tokens import QueryError
from dangjian_cli.reports.columns import SHOWN
from dangjian_cli.reports.request import DAYS
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.own_columns import SENTENCES, declarations


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    context = Context.of(book, situation.today.year)
    own = frozenset(column.name or "" for _, column in own_columns(book))
    for ledger in book.ledgers:
        for section in ledger.of(Section):
            yield from _query(section, "查询", section.model.query, context)
            yield from _columns(section, own)
        for item in ledger.of(CheckItem):
            yield from _query(item, "查询", item.model.query, context)
            yield from _query(item, "占", item.model.of, context)
            yield from _codes(item)
    yield from _chosen(book)
    yield from declarations(book)


def _query(entry: Entry[Section] | Entry[CheckItem], key: str, text: str | None, context: Context) -> Iterator[Fault]:
    if text is None:
        return
    try:
        test_of(text.replace(DAYS, "30"), context)
    except QueryError as error:
        yield Fault("DJ032", entry.at(key), {"message": error.message, "advice": error.help}, "query")


def _columns(entry: Entry[Section], own: frozenset[str]) -> Iterator[Fault]:
    named = (("栏目", entry.model.columns), ("排序", tuple(name.lstrip("-－") for name in entry.model.sort)))
    for key, columns in named:
        for name in columns:
            if name not in SHOWN and name not in own:
                near = closest(name, (*SHOWN, *own))
                values = {"name": name, "near": near or "", "known": names(SHOWN)}
                yield Fault("DJ032", entry.at(key), values, "column_near" if near else "column")


def _codes(entry: Entry[CheckItem]) -> Iterator[Fault]:
    from dangjian_cli.rules import RULES

    item = entry.model
    if item.of is not None and item.query is None:
        yield Fault("DJ032", entry.key("占"), {"title": item.title}, "share")
    for pattern in item.codes:
        if not any(fnmatchcase(rule.code, pattern) for rule in RULES):
            yield Fault("DJ032", entry.at("规则"), {"code": pattern}, "code")


def _chosen(book: Book) -> Iterator[Fault]:
    name = book.settings.checklist
    if name is not None and name not in (lists := checklists_of(book)):
        near = closest(name, lists)
        values = {"name": name, "known": "、".join(lists), "near": near or ""}
        where = Place(SETTINGS_FILE).at("自查项目")
        yield Fault("DJ032", where, values, "list_near" if near else "list")


RULE = Rule(
    code="DJ032",
    name="报告、自查项目或栏目不起作用",
    family=Family.TEXT,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("写了的报告、自查项目和栏目要能用", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "query": Sentence("查询写得不对：{message}", "{advice}"),
        "column": Sentence("没有“{name}”这一栏", "栏目有：{known}"),
        "column_near": Sentence("没有“{name}”这一栏", "是不是“{near}”？"),
        "share": Sentence("“{title}”写了“占”，没有写“查询”", "补上“查询”，或删去“占”"),
        "code": Sentence("没有“{code}”这条规则", "规则编号见 dangjian rules"),
        "list": Sentence("没有“{name}”这份自查项目", "现有的：{known}"),
        "list_near": Sentence("没有“{name}”这份自查项目", "是不是“{near}”？"),
        **SENTENCES,
    },
    check=check,
)
