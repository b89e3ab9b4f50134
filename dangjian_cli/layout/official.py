"""What official documents carry around their text, from dangjian.yaml (公文)."""

from dataclasses import replace
from datetime import date

from dangjian_cli.document.document import Document, Letter
from dangjian_cli.document.numbering import numbered
from dangjian_cli.models.settings import Settings


def official(document: Document, name: str, settings: Settings, day: date, addressee: str | None = None) -> Document:
    """The document of this name as a letter: headings numbered, signed on the day, to whom dangjian.yaml says."""
    said = settings.letter
    issuer = said.issuer if said is not None else None
    letter = Letter(
        issuer=issuer,
        number=said.numbers.get(name) if said is not None else None,
        addressee=(said.addressees.get(name) if said is not None else None) or addressee,
        signer=(said.signer if said is not None else None) or issuer or settings.name,
        signed_on=day,
    )
    return replace(document, blocks=numbered(document.blocks), letter=letter)
