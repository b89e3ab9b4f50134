"""`show`: one entry as a document."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.plain import filled
from dangjian_cli.layout.shared import notices
from dangjian_cli.layout.show_index import of_indicator, of_sheet
from dangjian_cli.models.admission import Case
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.index import Indicator
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.score_sheet import ScoreSheet
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.columns import word
from dangjian_cli.reports.demand_explanation import DemandExplanation
from dangjian_cli.reports.explained import Explained
from dangjian_cli.reports.explanation import Explanation, Kin

TITLE = frozenset({"id", "title"})
"""The attributes that stand in the title of the page."""

_FIELDS = (Column("栏目"), Column("内容", "free"))
_PERIODS = (Column("编号"), Column("截止"), Column("完成日期"), Column("现状"))
_STAGES = (Column("编号"), Column("时限"), Column("截止"), Column("完成日期"), Column("现状"), Column("节点", "free"))
_KIN = (Column("编号"), Column("单位"), Column("截止"), Column("现状"), Column("事项", "free"))


def show(explanation: Explanation, book: Book, asked: str, place: str, as_of: str) -> Document:
    """The document of one entry. `place` is file and line; `asked` may be one obligation of the entry."""
    owed = explanation.owed(asked)
    model = explanation.entry.model
    of_entry = not owed or isinstance(model, Meeting) or (isinstance(model, Case) and asked == model.id)
    title = title_of(explanation.entry.model) if of_entry else owed[0].obligation.title
    return Document(
        title=f"{asked} {title}".rstrip(),
        meta=(("台账", explanation.ledger.name), ("位置", place), ("统计日", as_of)),
        blocks=(*_unread(explanation, place), *_blocks(explanation, book, asked)),
        notices=notices(book),
    )


def show_demand(explanation: DemandExplanation, book: Book, asked: str, place: str, as_of: str) -> Document:
    """The document of what a rule pack demands of a unit: all its periods, or the one asked for."""
    owed = explanation.owed(asked)
    title = owed[0].obligation.title if len(owed) == 1 else ""
    ledgers = dict.fromkeys(one.obligation.ledger for one in owed)
    return Document(
        title=f"{asked} {title}".rstrip(),
        meta=(("台账", "、".join(ledgers)), ("位置", place), ("统计日", as_of)),
        blocks=(*_standing(owed), Heading("规定"), Table(_FIELDS, tuple(demand_fields(explanation.demand)))),
        notices=notices(book),
    )


def demand_fields(demand: Demand) -> Iterator[tuple[str, str]]:
    """What is demanded, of whom, and on what it rests."""
    item = demand.item
    yield "单位", demand.unit
    yield "规定", item.model.title
    if item.model.frequency:
        yield "频次", item.model.frequency
    yield "依据", item.basis.shown
    if item.since is not None:
        yield "生效日期", item.since.isoformat()
    yield "规则项", f"{item.model.id}（规则包：{item.pack}）"


def show_unread(unread: UnreadEntry, book: Book, place: str, as_of: str) -> Document:
    """The document of an entry that is known but could not be read."""
    return Document(
        title=f"{unread.id} {unread.title or ''}".rstrip(),
        meta=(("位置", place), ("统计日", as_of)),
        blocks=_uncounted("这个条目有错误，读不出来", place),
        notices=notices(book),
    )


def _unread(explanation: Explanation, place: str) -> tuple[Block, ...]:
    return () if explanation.entry.counted else _uncounted("这个条目有一处读不出来", place)


def _uncounted(reason: str, place: str) -> tuple[Block, ...]:
    file = place.rsplit(":", 1)[0]
    text = f"{reason}，没有计入任何统计。\n错在哪里、怎么改，见 dangjian check {file}"
    return (Heading("现状：有误未计"), Paragraph(text))


def _blocks(explanation: Explanation, book: Book, asked: str) -> Iterator[Block]:
    model = explanation.entry.model
    if explanation.recurring and not explanation.obligations:
        yield Heading("现状：没有应办的期")
        yield Paragraph("按期考核，而从开始到结束，台账年度之内一期也没有；请核对年度、开始、结束和频次")
    owed = explanation.owed(asked)
    many = isinstance(model, Case) and len(owed) > 1
    yield from _filled(owed) if isinstance(model, Meeting) else _steps(owed) if many else _standing(owed)
    share = any(one.obligation.placeholder for one in owed)
    yield Heading(f"上级任务 {model.id} 的内容" if share else "内容")
    yield Table(_FIELDS, tuple(_fields(model)))
    if isinstance(model, Unit):
        yield from _unit(model, book)
    elif isinstance(model, Indicator):
        yield from of_indicator(model, book)
    elif isinstance(model, ScoreSheet):
        yield from of_sheet(model)
    if share:
        own = explanation.obligations
        yield Heading("上级任务")
        yield Table(_KIN, (_kin(Kin(model.id, own[0].obligation.unit, title_of(model), False, own)),))
    elif explanation.parent is not None:
        yield Heading("上级任务")
        yield Table(_KIN, (_kin(explanation.parent),))
    if explanation.children and not share:
        yield Heading(_children(explanation))
        yield Table(_KIN, tuple(_kin(child) for child in explanation.children))


def _standing(owed: Sequence[Explained]) -> Iterator[Block]:
    """One obligation with all its reasons; periods as a table with a summary; a matter, then its stages."""
    periods = [one for one in owed if one.obligation.role is Role.OCCURRENCE]
    if len(periods) > 1:
        yield Heading("现状：按期次考核")
        yield Paragraph(_summary(periods))
        yield Table(_PERIODS, tuple(_period(one) for one in periods))
        return
    for first in owed[:1]:
        yield Heading(f"现状：{word(first.standing)}")
        yield Paragraph("\n".join(first.reasons))
    if stages := owed[1:]:
        yield Heading(f"节点 {len(stages)} 个，完成 {_done(stages)} 个")
        yield Table(_STAGES, tuple(_stage(one, owed[0].obligation.title) for one in stages))


def _filled(owed: Sequence[Explained]) -> Iterator[Block]:
    """The periods that the record of a meeting counts for."""
    if owed:
        yield Heading(f"算到 {len(owed)} 期")
        yield Table(_PERIODS, tuple(_period(one) for one in owed))
    else:
        yield Heading("没有算到任何一期")
        yield Paragraph("同一期已有更早的记录，或这一类没有规定多久一次；规定见 dangjian rules --packs")


def _steps(owed: Sequence[Explained]) -> Iterator[Block]:
    """The steps of a case of 发展党员."""
    yield Heading(f"今年有期限的节点 {len(owed)} 个，办了 {_done(owed)} 个")
    yield Table(_PERIODS, tuple(_period(one) for one in owed))


def _summary(periods: Sequence[Explained]) -> str:
    words = Counter(one.standing.word for one in periods)
    counted = "、".join(f"{name} {count} 期" for name, count in words.items())
    return f"按“{periods[0].obligation.recurrence}”考核，共 {len(periods)} 期：{counted}"


def _period(one: Explained) -> tuple[Cell, ...]:
    return (one.obligation.id, one.standing.due, one.standing.done_on, word(one.standing))


def _stage(one: Explained, whole: str) -> tuple[Cell, ...]:
    obligation, standing = one.obligation, one.standing
    name = obligation.title.removeprefix(whole).removeprefix("：")
    return (obligation.id, standing.wording or None, standing.due, standing.done_on, word(standing), name)


def title_of(model: EntryModel) -> str:
    """The title of an entry, whatever its kind calls it."""
    title = getattr(model, "title", "")
    if not title and isinstance(model, Meeting):
        return "、".join(model.types)
    return title if isinstance(title, str) else ""


def _done(ones: Sequence[Explained]) -> int:
    return sum(one.standing.phase is Phase.DONE for one in ones)


def _children(explanation: Explanation) -> str:
    done = explanation.children_done
    parts = [f"下级任务 {len(explanation.children)} 个条目"]
    if done.denominator:
        parts.append(f"事项 {done.denominator} 项、完成 {done.numerator} 项，按下级计进度 {done.percent()}")
    return "：".join(parts)


def _kin(kin: Kin) -> tuple[Cell, ...]:
    title = kin.title + ("（未登记，按上级任务代列）" if kin.placeholder else "")
    if kin.matter is not None:
        return (kin.id, kin.unit, kin.matter.standing.due, word(kin.matter.standing), title)
    return (kin.id, kin.unit, None, f"{len(kin.obligations)} 期，完成 {_done(kin.obligations)} 期", title)


def _fields(model: EntryModel) -> Iterator[tuple[str, str]]:
    """Every field that the ledger fills but those of the title; the records of a list one below the other."""
    for key, texts in filled(model, TITLE):
        yield from ((key if number == 0 else "", text) for number, text in enumerate(texts))


def _unit(unit: Unit, book: Book) -> Iterator[Block]:
    if below := book.units.children.get(unit.title):
        yield Heading(f"直接下级 {len(below)} 个")
        yield Paragraph("、".join(below))
    yield Paragraph(f"它的应办事项：dangjian list --unit {unit.short_name or unit.title}")
