"""`init --with`: ready-made ledgers (表彰、制度 …), in a new workspace or one more in an existing one."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import DangjianError, UsageError
from dangjian_cli.base.text import closest, names

EVERY = "全部"
_PARTS = re.compile("[,，、;； ]+")
PLAIN_NAME = re.compile(r"[\w（）()〔〕·—-]+")
"""Names that stand in YAML without quotes, alone and in a list."""


def _complete(incomplete: str) -> list[str]:
    from dangjian_cli.book.ready_made import READY_MADE

    return [name for name in (*READY_MADE, EVERY) if name.startswith(incomplete)]


With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="台账",
        help="另建哪些现成的台账：表彰、制度、风险点、创建达标、活动、承诺、特色品牌，或 全部；"
        "在已有的工作区里就只加这些",
        autocompletion=_complete,
        show_default=False,
    ),
]


class OwnLedger(NamedTuple):
    """A ledger to be written: which one, the name of its file, what it is for, its text."""

    name: str
    file: str
    use: str
    text: str


def asked_for(texts: list[str] | None) -> tuple[str, ...]:
    """The ready-made ledgers asked for, in the order asked; UsageError for a name that there is not."""
    from dangjian_cli.book.ready_made import READY_MADE

    asked = [part for text in texts or () for part in _PARTS.split(text) if part]
    if texts and not asked:
        raise UsageError("选项 --with：没有写是哪些台账", f"有：{names((*READY_MADE, EVERY))}")
    for name in asked:
        if name != EVERY and name not in READY_MADE:
            near = closest(name, (*READY_MADE, EVERY))
            help = f"是不是“{near}”？" if near else f"有：{names((*READY_MADE, EVERY))}"
            raise UsageError(f"选项 --with：没有“{name}”这种现成的台账", help)
    return tuple(READY_MADE) if EVERY in asked else tuple(dict.fromkeys(asked))


def own_ledgers(chosen: tuple[str, ...], year: int, unit: str) -> list[OwnLedger]:
    """The files of the ledgers."""
    from dangjian_cli.book.ready_made import READY_MADE, ledger_text

    return [
        OwnLedger(name, f"{name}-{year}.yaml", READY_MADE[name], ledger_text(name, str(year), unit)) for name in chosen
    ]


class Standing(NamedTuple):
    """What a new ledger of an existing workspace says at its head."""

    year: int
    unit: str


def standing(root: Path, name: str | None, year: int | None, day: date) -> Standing:
    """Unit and year of the workspace, where they were not typed: the topmost unit, the year of the day."""
    from dangjian_cli.book.load import load

    book = load(root).book
    unit = name if name is not None else next(iter(book.units.roots()), None)
    if unit is None:
        raise UsageError("看不出新台账的填报单位：组织台账里还没有单位", "用 --name 写明，如 --name 市直机关工委")
    if not PLAIN_NAME.fullmatch(unit):
        raise UsageError(f"单位名称“{unit}”不能直接写进台账", "用 --name 写明，只用汉字、字母、数字、括号和横线")
    if name is not None and book.units.entries and book.units.resolve(name) is None:
        near = closest(name, book.units.known_names())
        raise UsageError(f"没有“{name}”这个单位", f"是不是“{near}”？" if near else "先在组织台账里登记它")
    return Standing(year or (book.settings.as_of or day).year, book.units.canonical(unit))


def refuse_existing(folder: Path, ledgers: list[OwnLedger]) -> None:
    """Nothing is overwritten: one that is there stops all."""
    existing = [one.file for one in ledgers if (folder / one.file).exists() or (folder / one.file).is_symlink()]
    if existing:
        rest = [one.name for one in ledgers if one.file not in existing]
        help = "要登记的，用 dangjian add 加进去；另立一本的，用 --year 换年度"
        if rest:
            help = f"只加还没有的，写 --with {'、'.join(rest)}"
        raise DangjianError(f"已经有 {names(existing)}，没有写入任何文件", help)
