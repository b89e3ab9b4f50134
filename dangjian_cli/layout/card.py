"""三色自评卡 (祁门县2025 [B]): a row a unit, a column an item, then what was found; never a basis for assessment."""

from collections.abc import Iterator

from dangjian_cli.document.chart import HeatCell, HeatMap, HeatRow, Tone
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.inspection import NOT_FOR_ASSESSMENT, card_blocks, inspection_of
from dangjian_cli.reports.inspection import GREEN, RED, YELLOW, Inspection, UnitCard
from dangjian_cli.reports.request import Request

_TONES = {GREEN: Tone.GOOD, YELLOW: Tone.CAUTION, RED: Tone.BAD}
_HITS = (Column("单位"), Column("自查项目"), Column("编号"), Column("责任人"), Column("情况", "free"))


def self_assessment(request: Request) -> Document:
    """The document. Raises QueryError when a query of the checklist cannot be read."""
    inspection = inspection_of(request)
    title = f"{request.name}：{request.period.label}三色自评卡（{NOT_FOR_ASSESSMENT}）"
    return Document(title, (), tuple(_blocks(inspection)))


def _blocks(inspection: Inspection) -> Iterator[Block]:
    yield from card_blocks(inspection)
    if inspection.cards:
        yield Heading("单位与项目")
        yield _matrix(inspection)
    hits = [(card.unit, result, hit) for card in inspection.cards for result in card.wrong for hit in result.hits]
    if hits:
        yield Heading(f"没有做好的：{len(hits)} 处")
        rows = tuple((unit, result.item.title, hit.id, "、".join(hit.owners), hit.text) for unit, result, hit in hits)
        yield Table(_HITS, rows)
    else:
        yield Paragraph("没有做好的 0 处。")


def _matrix(inspection: Inspection) -> HeatMap:
    """The number of things not in order under every item; its last column is the colour of the unit."""
    items = [result.item for result in inspection.items]
    columns = tuple(str(number) for number, _ in enumerate(items, start=1))
    legend = "；".join(f"{number} {item.title}" for number, item in enumerate(items, start=1))
    rows = tuple(
        HeatRow(inspection.request.situation.book.units.short(card.unit), _cells(inspection, card))
        for card in inspection.cards
    )
    return HeatMap("没有做好的处数", "单位", (*columns, "颜色"), rows, f"{legend}。√ 没有发现问题")


def _cells(inspection: Inspection, card: UnitCard) -> tuple[HeatCell, ...]:
    found = {result.item.id: len(result.hits) for result in card.wrong}
    cells = (
        HeatCell(str(count), Tone.BAD) if (count := found.get(result.item.id, 0)) else HeatCell("√", Tone.GOOD)
        for result in inspection.items
    )
    return (*cells, HeatCell(card.colour, _TONES[card.colour]))
