"""What is wrong with the columns that a 通用清单 declares (part of DJ032)."""

from collections.abc import Iterator, Mapping

from dangjian_cli.book.book import Book
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.general import COLUMNS_KEY, GeneralHeader
from dangjian_cli.models.own_column import Misdeclared, OwnColumn, misdeclared
from dangjian_cli.rules.base import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "own_none": Sentence(
        "没有写“栏目”，这本台账没有自己的列",
        "在台账头写“栏目:”，下面一行一列，如 - {{列: 层级, 类型: 选项, 选项: [省级, 市级]}}；用不着的，删去这本台账",
    ),
    "own_nameless": Sentence("第 {number} 个栏目没有写列名", "补上“列: ……”"),
    "own_common": Sentence(
        "“{name}”每个条目都可以写，不用在栏目里声明", "删去这一列；意思不同的，换一个列名，如 其他{name}"
    ),
    "own_taken": Sentence("“{name}”不能做列名：它在各种台账里已有固定的意思", "换一个列名，如 有关{name}"),
    "own_twice": Sentence("“{name}”和第 {number} 个栏目重名", "删去一个，或换一个列名"),
    "own_no_options": Sentence("“{name}”是选项，没有写可以选哪些", "补上 选项: [甲, 乙]；不限定写法的，类型改成 文字"),
    "own_options_idle": Sentence("“{name}”写了选项，类型却是{type}", "类型改成 选项，或删去“选项”"),
    "own_options_twice": Sentence("“{name}”的选项有重复的或空的", "每个词只写一次"),
    "own_several_idle": Sentence("“{name}”是{type}，不能多选", "删去“多选”；只有选项、单位、编号可以写几个"),
    "own_deadlines": Sentence("有几列时限（{names}），要说清按哪一列考核", "在按它考核的那一列写 考核: 是，其余的不写"),
    "own_counted_idle": Sentence("“{name}”是{type}，不能按它考核", "“考核: 是”只写在类型是 时限 的列上"),
}


def _follows(wrong: Misdeclared, column: OwnColumn) -> bool:
    """Whether this is so only because a name or a type could not be read, which was told."""
    return column.name is None if wrong.variant == "own_nameless" else column.type is None


def declarations(book: Book) -> Iterator[Fault]:
    """Faults of every 栏目 of the workspace, each at the key that causes it."""
    for ledger in book.ledgers:
        header = ledger.header
        if not isinstance(header, GeneralHeader):
            continue
        if not header.columns and COLUMNS_KEY not in ledger.lost:
            yield Fault("DJ032", ledger.place("台账"), {}, "own_none")
        from dangjian_cli.models.own_kind import common_names, taken_names

        for wrong in misdeclared(header.columns, taken_names(), common_names(ledger.kind)):
            if COLUMNS_KEY in ledger.lost and _follows(wrong, header.columns[wrong.at]):
                continue
            steps = (COLUMNS_KEY, wrong.at) if wrong.key is None else (COLUMNS_KEY, wrong.at, wrong.key)
            yield Fault("DJ032", ledger.place(*steps), wrong.values, wrong.variant)
