"""Ledgers as sheets: a template to fill in, and a whole ledger that comes back unchanged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.exchange.cells import cell_of, data_of
from dangjian_cli.exchange.columns import Column, Holds, columns_of
from dangjian_cli.exchange.sheets import Heading, Sheet
from dangjian_cli.exchange.workbook import Grid
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.kinds import KIND_KEY, LIST_KEY, Kind
from dangjian_cli.models.written import entry_data
from dangjian_cli.syntax.parsed import Data

HEADER_SHEET = "台账头"
NOTES_SHEET = "填写说明"
EXAMPLE_SHEET = "示例"
OWN_SHEETS = frozenset({HEADER_SHEET, NOTES_SHEET, EXAMPLE_SHEET})
"""Sheets of ours that hold no entries."""
_UNIT_KEYS = frozenset({"责任单位", "配合单位", "分解到", "适用对象"})
_HOW = {
    Holds.DAY: "写成 2026-06-30",
    Holds.NUMBER: "只写数字",
    Holds.PERCENT: "0 到 100",
    Holds.YES_NO: "写 是 或 否",
    Holds.NAMES: "有几个的，用顿号隔开",
    Holds.WORDS: "有几个的，用顿号隔开",
    Holds.TEXTS: "一行一项",
    Holds.RECORDS: "一行一条，如 {日期: 2026-06-10, 内容: 印发方案}",
    Holds.RECORD: "如 {日期: 2026-06-10, 理由: 机构调整}",
}
_RARE = frozenset(
    "历次 期次 节点 督办 回头看 延期 暂缓 取消 结转 销号 状态 盯办人 专项 依据 上级任务 开始 结束 频次 融合业务 进展"
    " 进度 完成值 分解到 存在不足 经验做法 共建单位 成果 曾用名 撤销日期 换届延期 换届准备 议定事项"
    " 覆盖单位数 任务结束日期".split()
)
"""Keys that come later, or rarely: not in a template; a column for them may be added all the same."""
_NO_TASK = frozenset("措施 目标 责任人 配合单位 牵头领导 硬任务 融合业务 目标值 计量单位 节点 备注".split())
_RARE_IN: Mapping[str, frozenset[str]] = {
    "责任书": _NO_TASK | {"责任单位"},
    "通用清单": _NO_TASK,
    "述职评议": _NO_TASK | {"类别"},
}
"""The same for kinds whose entries are no tasks."""
_EXAMPLES: Mapping[str, Sequence[Mapping[str, str]]] = {
    "任务清单": (
        {
            "编号": "RW-2026-001", "任务": "组织党的创新理论专题学习", "措施": "制发学习计划，举办专题读书班",
            "牵头领导": "张某", "责任单位": "工委宣传部", "责任人": "李某", "时限": "一季度",
        },
        {
            "任务": "每季度通报学习情况", "责任单位": "工委宣传部、工委办公室", "责任人": "李某、王某",
            "时限": "每季度末", "硬任务": "是",
        },
    ),
    "问题整改": (
        {
            "问题": "支部会议记录不规范", "原因": "没有统一的格式", "措施": "印发记录格式，逐月抽查",
            "责任单位": "工委组织部", "责任人": "王某", "时限": "6月底前", "整改类型": "限期整改",
        },
    ),
    "责任书": (
        {
            "乙方": "市科技局党总支", "甲方": "市直机关工委", "层级": "工委与直属党组织", "类别": "党建目标",
            "时限": "2月底前", "签订日期": "2026-02-26", "内容要素": "主体、任务、追责",
        },
    ),
    "述职评议": (
        {
            "述职人": "党总支书记 章某", "单位": "市科技局党总支", "方式": "现场", "时限": "年底前",
            "日期": "2026-12-18", "评议票数": "{好: 28, 较好: 13, 一般: 5, 差: 1}", "参评数": "47", "等次": "较好",
            "点评问题": "{内容: 党务分工一人多头, 整改编号: ZG-2027-01}",
        },
    ),
    "组织生活": (
        {
            "主题": "党的创新理论专题党课", "类型": "主题党日、党课", "日期": "2026-03-20",
            "责任单位": "市科技局机关党支部", "应到": "35", "实到": "33", "主讲角色": "书记",
        },
    ),
    "组织": (
        {"名称": "市科技局机关党支部", "类别": "党支部", "上级": "市科技局党总支", "正式党员数": "35", "支委数": "3"},
    ),
    "考核方案": (
        {"编号": "KH-1", "名称": "组织建设", "权重": "100"},
        {"编号": "KH-1.1", "名称": "组织生活", "上级": "KH-1", "权重": "100"},
        {
            "编号": "KH-1.1.1", "名称": "主题党日按月开展", "上级": "KH-1.1", "标准分": "60", "计分": "按期率",
            "查询": "事项:主题党日", "口径": "期次",
        },
        {
            "编号": "KH-1.1.2", "名称": "组织生活质量", "上级": "KH-1.1", "标准分": "40", "计分": "人工评定",
            "评分标准": "列席 1 次，议题明确、发言有内容各 20 分",
        },
    ),
    "考核评分": (
        {
            "单位": "市科技局机关党支部", "期": "2026Q3",
            "评定": "{内容: KH-1.1.2, 得分: 32, 依据: 列席记录第3号, 评定人: 工委组织部, 日期: 2026-09-28}",
            "加分": "{事由: 做法获省级转发, 分值: 2, 依据: 省直机关工委通报第7期, 日期: 2026-09-29}",
        },
    ),
}  # fmt: skip


class Sample(NamedTuple):
    """A 通用清单 to be filled in: what it is called, what is said of it, entries that show how."""

    name: str
    about: tuple[str, ...]
    entries: Sequence[Mapping[str, Data]]


def template(
    kind: Kind, book: Book | None, sample: Sample | None = None
) -> tuple[tuple[Sheet, ...], Mapping[str, Sequence[str]]]:
    """The sheet to fill in, examples of it, and a page that says how; units to choose from where a book has them.

    A `sample` says of a 通用清单 what we know of other kinds.
    """
    entries = sample.entries if sample is not None else ()
    own = {column.name for column in kind.entry.OWN.values()}
    shown = own | {key for entry in entries for key in entry}
    rare = (_RARE | _RARE_IN.get(kind.name, frozenset())) - shown
    columns = [column for column in columns_of(kind.entry) if column.key not in rare]
    headings = tuple(_heading(column, kind, book) for column in columns)
    examples = tuple(tuple(row.get(column.key, "") for column in columns) for row in _EXAMPLES.get(kind.name, ()))
    examples += tuple(tuple(_cell(entry.get(column.key), column) for column in columns) for entry in entries)
    name, about = (sample.name, sample.about) if sample is not None else (kind.name, ())
    sheets = [Sheet(name, headings, ())]
    if examples:
        sheets.append(Sheet(EXAMPLE_SHEET, headings, examples))
    return tuple(sheets), {NOTES_SHEET: (*(about or (f"{name}：{kind.summary}",)), *_notes(columns))}


def _notes(columns: Sequence[Column]) -> Iterator[str]:
    yield "在前一张表里填写，一行一条；表头不要改名，列可以删、可以换位置；红字的列必填。编号空着的，导入时自动编。"
    yield "填好后运行：dangjian import 这个文件 --to 台账文件。先预览，没有错再加 --write。"
    yield ""
    for column in columns:
        about = column.description.removeprefix(column.key).lstrip("，：；")
        yield "：".join(
            part for part in (column.key, "；".join(filter(None, (about, _how(column), _choices(column))))) if part
        )


def _how(column: Column) -> str:
    return (
        "一行一份，写名称；有文号的写 {名称: 通知, 文号: 市机党〔2026〕5号}"
        if column.key == "佐证"
        else _HOW.get(column.holds, "")
    )


def _choices(column: Column) -> str:
    return "可写：" + "、".join(column.words) if column.words else ""


def _heading(column: Column, kind: Kind, book: Book | None) -> Heading:
    words = column.words if column.holds is Holds.WORD else ("是", "否") if column.holds is Holds.YES_NO else ()
    own = next((one for one in kind.entry.OWN.values() if one.name == column.key), None)
    if (column.key in _UNIT_KEYS or (own is not None and own.sort is ColumnType.UNIT)) and book is not None:
        words = tuple(book.units.order)
    note = "；".join(part for part in (column.description, _how(column)) if part)
    required = column.key == kind.title_key or (own is not None and bool(own.required))
    return Heading(column.key, note, required, words, column.holds is Holds.DAY)


def whole(ledger: Ledger, titles: Mapping[str, str] | None = None) -> tuple[Sheet, ...]:
    """A ledger as sheets: its entries under every key that one of them uses, and what stands above them.

    `titles` are others' names of keys; only the keys that they name go out then.
    """
    data = [entry_data(entry.model) for entry in ledger.entries]
    used = {key for entry in data for key in entry} | {ledger.kind.title_key}
    columns = [column for column in columns_of(ledger.kind.entry) if column.key in used]
    if titles is not None:
        by_key = {column.key: column for column in columns_of(ledger.kind.entry)}
        columns = [by_key[key] for key in titles if key in by_key]
    names = titles or {}
    headings = tuple(
        Heading(names.get(column.key, column.key), column.description, column.key == ledger.kind.title_key)
        for column in columns
    )
    rows = [tuple(_cell(entry.get(column.key), column) for column in columns) for entry in data]
    entries = Sheet(ledger.kind.name, headings, rows)
    return (entries,) if titles is not None else (entries, _header_sheet(ledger))


def header_of(grids: Iterable[Grid], kind: Kind) -> dict[str, Data]:
    """What stood above the entries of a ledger that was exported; nothing of any other sheet."""
    columns = {column.key: column for column in columns_of(kind.header)}
    found: dict[str, Data] = {}
    for grid in grids:
        for key, value in (row[:2] for row in grid.rows if grid.name == HEADER_SHEET and len(row) > 1):
            data = data_of(value, columns[str(key)]) if str(key) in columns and key != KIND_KEY else None
            if data is not None:
                found[str(key)] = data
    return found


def _cell(value: Data | None, column: Column) -> str:
    return "" if value is None else cell_of(value, column)


def _header_sheet(ledger: Ledger) -> Sheet:
    columns = {column.key: column for column in columns_of(ledger.kind.header)}
    header = entry_data(ledger.header)
    rows = [(key, _cell(value, columns[key])) for key, value in header.items() if key != LIST_KEY]
    return Sheet(HEADER_SHEET, (Heading("键"), Heading("值")), rows)
