"""督办单 as a document to be signed: one sheet for each matter that the warning scheme calls for."""

from collections.abc import Iterator
from dataclasses import replace

from dangjian_cli.book.schemes import DEFAULT, schemes_of
from dangjian_cli.document.document import Block, Document, Heading, Paragraph
from dangjian_cli.layout.issuing import sheet_table, waiting_blocks
from dangjian_cli.layout.official import official
from dangjian_cli.reports.issuing import proposals
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.warning import Warnings, warnings

NAME = "督办单"


def supervision_sheets(request: Request) -> Document:
    """The sheets; how each is recorded in the ledger, `dangjian warn --issue` says."""
    situation = request.situation
    schemes = schemes_of(situation.book)
    scheme = schemes.get(situation.settings.scheme or DEFAULT) or schemes[DEFAULT]
    report = warnings(situation, request.period, request.scope, scheme)
    document = Document(f"督办单（{scheme.name}）", (), tuple(_blocks(request, report)))
    return official(document, NAME, replace(request, scope=Scope()))


def _blocks(request: Request, report: Warnings) -> Iterator[Block]:
    issued, waiting = proposals(report, request.situation.book)
    yield Paragraph(f"拟发督办单 {len(issued)} 张，一事一单；签发后用 dangjian supervise 登记。")
    for sheet in issued:
        yield Heading(f"{sheet.level.title} {sheet.number}")
        yield sheet_table(sheet)
    yield from waiting_blocks(waiting)
