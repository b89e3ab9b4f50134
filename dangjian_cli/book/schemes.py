"""The warning schemes: those we ship and those of the workspace, which come first."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.packs import shipped
from dangjian_cli.models.scheme import Level, SchemeHeader
from dangjian_cli.models.vocabulary import SupervisionLevel

DEFAULT = "三灯"


class Scheme(NamedTuple):
    """A scheme: its levels from the lightest to the gravest."""

    name: str
    basis: str
    levels: tuple[Level, ...]

    def above(self, level: SupervisionLevel | None) -> Level | None:
        """The level whose sheet follows one of this 督办级别: the next graver one, else the gravest."""
        order = list(SupervisionLevel)
        graver = [
            one
            for one in self.levels
            if one.supervision is not None and (level is None or order.index(one.supervision) > order.index(level))
        ]
        return graver[0] if graver else self.levels[-1] if self.levels else None


def schemes_of(book: Book) -> Mapping[str, Scheme]:
    """Every scheme by its name."""
    found = {scheme.name: scheme for ledger in shipped("schemes") for scheme in _scheme(ledger)}
    return found | {scheme.name: scheme for ledger in book.ledgers for scheme in _scheme(ledger)}


def _scheme(ledger: Ledger) -> Iterator[Scheme]:
    if isinstance(ledger.header, SchemeHeader):
        levels = tuple(entry.model for entry in ledger.of(Level))
        yield Scheme(ledger.name, "、".join(ledger.header.basis), levels)
