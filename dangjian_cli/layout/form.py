"""A declared report as a document: its headings with their counts, its tables, its roadmaps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dangjian_cli.book.forms import Form
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.document.chart import Lane, Roadmap, Tone
from dangjian_cli.document.document import Block, Document, Heading, Paragraph
from dangjian_cli.layout.official import official
from dangjian_cli.layout.shared import counted, table_of
from dangjian_cli.models.declared import SectionShape
from dangjian_cli.obligations.obligation import Hold
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing
from dangjian_cli.reports.columns import word
from dangjian_cli.reports.listing import Listed
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.sections import Filled, filled


def form_document(request: Request, form: Form) -> Document:
    """The document of a declared report. Raises QueryError when one of its queries cannot be read."""
    title = put(form.header.title or "{工作区}：{期间}" + form.name, _words(request))
    document = Document(title, (), tuple(form_blocks(request, form)))
    return official(document, form.name, request) if form.header.official else document


def _words(request: Request) -> Mapping[str, str]:
    return {
        "工作区": request.name,
        "期间": request.period.label,
        "天数": str(request.days),
        "范围": request.scope.label,
    }


def put(text: str, words: Mapping[str, str]) -> str:
    """The text with each `{word}` replaced; any other brace stays as it is."""
    for name, value in words.items():
        text = text.replace("{" + name + "}", value)
    return text


def form_blocks(request: Request, form: Form, level: int = 1) -> Iterator[Block]:
    """What stands below the title; `level` is that of the sections' headings."""
    sections, words = filled(request, form), _words(request)
    if form.header.opening:
        # What stands in several sections is one matter all the same.
        roles = {one.obligation.id: one.obligation.role for each in sections for one in each.listed}
        count = counted(roles.values()) or "0 项"
        yield Paragraph(put(form.header.opening, {**words, "件数": count}))
    for each in sections:
        count = counted(one.obligation.role for one in each.listed)
        title = put(each.section.title, words)
        yield Heading(f"{title}：{count}" if count else title, level)
        if not each.listed:
            yield Paragraph(each.section.nothing or "没有。")
        elif each.section.shape is SectionShape.ROADMAP:
            yield roadmap(title, each.listed, request.situation, request.period)
        else:
            yield from _tables(each, level + 1)


def _tables(each: Filled, level: int) -> Iterator[Block]:
    for part in each.parts:
        if part.name is not None:
            yield Heading(f"{_named(part.name)}：{counted(one.obligation.role for one in part.listed)}", level)
        yield table_of(part.listed, each.columns)


def _named(group: str) -> str:
    """A month is read as one: 2026年7月, not 2026-07, which a number before it would spoil."""
    period = read_period(group, 0) if group[:1].isdigit() else None
    return period.label if period is not None else group


def roadmap(title: str, listed: Sequence[Listed], situation: Situation, period: Period) -> Roadmap:
    """路线图: what has a deadline, unit by unit in the order of the tree, along the period.

    What was due before it and is still open makes the road begin earlier.
    """
    units = situation.book.units
    dated = [(one, one.standing.due) for one in listed if one.standing.due is not None]
    dated.sort(
        key=lambda each: (units.order.get(each[0].obligation.unit, len(units.order)), each[0].obligation.unit, each[1])
    )
    first = min((due for _, due in dated), default=period.start)
    last = max((due for _, due in dated), default=period.last)
    lanes = tuple(_lane(one, due) for one, due in dated)
    return Roadmap(title, min(first, period.start), max(last, period.last), situation.today, lanes)


def _lane(one: Listed, due: date) -> Lane:
    owed = one.obligation
    hard = "【硬任务】" if owed.hard else ""
    label = f"{hard}{owed.title}" + (f"（{'、'.join(owed.owners)}）" if owed.owners else "")
    return Lane(label, owed.unit, owed.opens, due, tone(one.standing), word(one.standing))


def tone(standing: Standing) -> Tone:
    """The colour of a standing: held back, done in time, late, overdue, due soon, under way."""
    if standing.hold is not Hold.NONE:
        return Tone.QUIET
    if standing.phase is Phase.DONE:
        return Tone.GOOD
    if standing.overdue:
        return Tone.BAD
    return Tone.CAUTION if standing.soon else Tone.PLAIN
