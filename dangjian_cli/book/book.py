"""Book: the whole workspace as one immutable value."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
from dangjian_cli.book.units import Units
from dangjian_cli.dates.workdays import Calendar
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.later import Later
from dangjian_cli.models.settings import Settings

if TYPE_CHECKING:
    from dangjian_cli.book.requirements import Packs

N = TypeVar("N", bound=EntryModel)


class Book(NamedTuple):
    """Every ledger of the workspace. `calendar` and `packs` are built when first asked for: few deadlines need them."""

    settings: Settings
    ledgers: tuple[Ledger, ...]
    units: Units
    by_id: Mapping[str, tuple[Ledger, Entry[EntryModel]]]
    files: frozenset[PurePosixPath]
    unread_files: tuple[PurePosixPath, ...]
    calendar: Callable[[], Calendar]
    packs: Callable[[], "Packs"]

    def each(self, model: type[N] | Later[N]) -> Iterator[tuple[Ledger, Entry[N]]]:
        """Every entry of a model, with its ledger, in the order of the files."""
        for ledger in self.ledgers:
            for entry in ledger.of(model):
                yield ledger, entry

    @property
    def unread(self) -> tuple[UnreadEntry, ...]:
        """All that is known but not counted."""
        return tuple(unread for ledger in self.ledgers for unread in ledger.unread)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year that any ledger is for."""
        spans = [ledger.header.years for ledger in self.ledgers if ledger.header.years]
        return (min(span.first for span in spans), max(span.last for span in spans)) if spans else None
