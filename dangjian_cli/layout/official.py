"""What official documents carry around their text, from dangjian.yaml (公文)."""

from dataclasses import replace

from dangjian_cli.document.document import Document, Letter
from dangjian_cli.document.numbering import numbered
from dangjian_cli.reports.request import Request


def office(request: Request) -> str:
    """Who reports: the one unit asked for, else the 署名 or 发文机关 of dangjian.yaml, else the workspace."""
    if len(request.scope.tops) == 1:
        return request.scope.tops[0]
    said = request.situation.settings.letter
    return (said.signer or said.issuer if said is not None else None) or request.name


def titled(request: Request, subject: str) -> str:
    """`市直机关工委2026年第三季度督查通报`; a name that is that of the ledgers stands before a colon."""
    who = office(request)
    return f"{who}{'：' if who == request.name else ''}{request.period.label}{subject}"


def official(document: Document, name: str, request: Request, addressee: str | None = None) -> Document:
    """The document of this name as a letter: headings numbered, signed on the day, to whom dangjian.yaml says.

    A report of one unit is signed by that unit: it has no red head and no number of the committee.
    """
    said = request.situation.settings.letter
    own = len(request.scope.tops) == 1
    letter = Letter(
        issuer=said.issuer if said is not None and not own else None,
        number=said.numbers.get(name) if said is not None and not own else None,
        addressee=(said.addressees.get(name) if said is not None else None) or addressee,
        signer=office(request),
        signed_on=request.situation.today,
    )
    return replace(document, blocks=numbered(document.blocks), letter=letter)
