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
_NAME = re.compile(r"(?=.*[^\W\d_])\w[\w（）()〔〕·—-]*")


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


class NewFile(NamedTuple):
    """A file to be written: its name in the workspace, what it is for, its text."""

    name: str
    use: str
    text: str


def is_plain_name(name: str) -> bool:
    """Whether the name of a unit stands in YAML without quotes, alone and in a list: not null, true or 2026."""
    from dangjian_cli.syntax.writing import line_scalar

    return _NAME.fullmatch(name) is not None and line_scalar(name) == name


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


def own_ledgers(chosen: tuple[str, ...], year: int, unit: str) -> list[NewFile]:
    """The file of each of the ledgers."""
    from dangjian_cli.book.ready_made import READY_MADE, ledger_text

    return [NewFile(f"{name}-{year}.yaml", READY_MADE[name], ledger_text(name, str(year), unit)) for name in chosen]


class Standing(NamedTuple):
    """What a new ledger of an existing workspace says at its head."""

    year: int
    unit: str


def standing(root: Path, name: str | None, year: int | None, day: date) -> Standing:
    """Unit and year of the workspace, where they were not typed: the topmost unit, the year of the day."""
    from dangjian_cli.book.load import load

    book = load(root).book
    there = (unit for unit in book.units.roots() if book.units.exists(unit, day))
    unit = name if name is not None else next(there, None)
    if unit is None:
        raise UsageError("看不出新台账的填报单位：组织台账里没有现有的单位", "用 --name 写明，如 --name 市直机关工委")
    if not is_plain_name(unit):
        raise UsageError(f"单位名称“{unit}”不能直接写进台账", "用 --name 写明，汉字之外只用字母、数字、括号和横线")
    if name is not None and book.units.entries and book.units.resolve(name) is None:
        near = closest(name, book.units.known_names())
        raise UsageError(f"没有“{name}”这个单位", f"是不是“{near}”？" if near else "先在组织台账里登记它")
    return Standing(year or (book.settings.as_of or day).year, book.units.canonical(unit))


def refuse_existing(folder: Path, chosen: tuple[str, ...], ledgers: list[NewFile]) -> None:
    """Nothing is overwritten: one that is there stops all."""
    existing = [one.name for one in ledgers if (folder / one.name).exists() or (folder / one.name).is_symlink()]
    if existing:
        rest = [name for name, one in zip(chosen, ledgers, strict=True) if one.name not in existing]
        help = "要登记的，用 dangjian add 加进去；另立一本的，用 --year 换年度"
        if rest:
            help = f"只加还没有的，写 --with {'、'.join(rest)}"
        raise DangjianError(f"已经有 {names(existing)}，没有写入任何文件", help)
