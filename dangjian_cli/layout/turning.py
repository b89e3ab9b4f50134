"""What the turn of the year tells: what is carried over, what comes along, which ledgers, what to look at."""

from collections.abc import Iterator, Sequence

from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.shared import Displayed
from dangjian_cli.reports.turning import Look, Moved, Turning

_IDS = (Column("原编号"), Column("新编号"), Column("单位"))
_MOVED = (*_IDS, Column("原时限"), Column("新时限"), Column("事项", "free"))
_ALONG = (*_IDS, Column("时限或频次"), Column("事项", "free"))
_LEDGERS = (
    Column("种类"),
    Column("新立或续写"),
    Column("结转", "number"),
    Column("沿用", "number"),
    Column("台账", "free"),
)
_LOOKS = (Column("哪一条"), Column("为什么", "free"))
_APART = (Column("种类"), Column("上一年的台账", "free"))
_OPEN = "（待写）"


def turning(told: Turning, workspace: str, displayed: Displayed, note: str) -> Document:
    """The document; `note` says where the day comes from."""
    meta = (("统计日", f"{told.day.isoformat()}{note}"),)
    return Document(f"{workspace}：开 {told.year} 年", meta, tuple(_blocks(told, displayed)))


def _blocks(told: Turning, displayed: Displayed) -> Iterator[Block]:
    yield Paragraph(_summary(told))
    if told.carried:
        yield Heading(f"结转：{len(told.carried)} 条")
        rows = tuple((one.old, one.new, one.unit, one.before, one.wording or _OPEN, one.title) for one in told.carried)
        yield Table(_MOVED, rows, note=_note(told))
    if told.repeated:
        yield Heading(f"沿用：{len(told.repeated)} 条")
        note = "按期次考核的条目，期次的完成情况不带过来；不再要求的，写入以后删去。"
        yield Table(_ALONG, tuple(_along(told.repeated)), note=note)
    if told.ledgers:
        yield Heading("台账")
        yield Table(_LEDGERS, tuple(_ledgers(told, displayed)))
    if told.looks:
        yield Heading("请看一看")
        yield Table(_LOOKS, tuple((_about(one, displayed), one.why) for one in told.looks))
    if told.apart:
        yield Heading("请自行另立")
        rows_apart = tuple((kind, displayed(file).as_posix()) for kind, file in told.apart)
        yield Table(_APART, rows_apart, note="是不是每年都要、要哪些，由单位定；这里没有照抄。")


def _summary(told: Turning) -> str:
    if not told.news:
        return f"{told.year} 年没有要开的：没有办完的都已结转，该沿用的都有了，台账也都在。"
    new = sum(one.is_new for one in told.ledgers)
    parts = [f"结转没有办完的 {len(told.carried)} 条", f"沿用按期次考核的 {len(told.repeated)} 条"]
    parts.append(f"新立台账 {new} 本，续写 {len(told.ledgers) - new} 本")
    text = "，".join(parts) + "。"
    return text + f"有 {len(told.undated)} 条的时限要重新定。" if told.undated else text


def _note(told: Turning) -> str | None:
    """Why a deadline is open, and how it is set."""
    if not told.undated:
        return None
    return (
        f"（待写）的，原时限已过、说的是 {told.year} 年以前或者不是日期，不能照抄：统一定一个的，加 --deadline，如 "
        "--deadline 3月底前；也可以写入以后逐条填。没填以前校验会指出（DJ206；通用清单里必填的是 DJ023），"
        "统计时单列为不可考核。"
    )


def _about(look: Look, displayed: Displayed) -> str:
    return look.about if isinstance(look.about, str) else displayed(look.about).as_posix()


def _along(repeated: Sequence[Moved]) -> Iterator[tuple[str, ...]]:
    for one in repeated:
        yield one.old, one.new, one.unit, one.wording or "", one.title


def _ledgers(told: Turning, displayed: Displayed) -> Iterator[tuple[str | int, ...]]:
    for one in told.ledgers:
        state = "新立" if one.is_new else "续写"
        yield one.kind, state, one.carried, one.repeated, displayed(one.file).as_posix()
