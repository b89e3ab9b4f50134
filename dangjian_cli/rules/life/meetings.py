"""The records of meetings and the waivers that the rules of organisational life (DJ3xx) look at."""

from collections.abc import Iterator

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.life import Exemption, LifeHeader, Meeting
from dangjian_cli.obligations.situation import Situation


def meetings(situation: Situation) -> Iterator[tuple[Ledger, Entry[Meeting]]]:
    """Every record, in the order of the files."""
    return situation.book.each(Meeting)


def life_headers(book: Book) -> Iterator[tuple[Ledger, LifeHeader]]:
    """Every 组织生活 ledger with its header."""
    for ledger in book.ledgers:
        if isinstance(ledger.header, LifeHeader):
            yield ledger, ledger.header


def exemptions(book: Book) -> Iterator[tuple[Ledger, Exemption, Place]]:
    """Every 豁免 and where it stands."""
    for ledger, header in life_headers(book):
        for index, exemption in enumerate(header.exemptions):
            yield ledger, exemption, ledger.place("豁免", index)
