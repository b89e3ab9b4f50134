"""Snapshot: a workspace at one moment, as plain data beside its situation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.written import Written, entry_data
from dangjian_cli.obligations.attribution import units_with_a_share
from dangjian_cli.obligations.matter import expand
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.source.revision import Revision

Data = Mapping[str, Written]


class Item(NamedTuple):
    """One entry of a snapshot: where it stands, its model and (`data`) what a ledger would hold for it."""

    file: PurePosixPath
    ledger: Ledger
    entry: Entry[EntryModel]

    @property
    def id(self) -> str:
        """编号."""
        return self.entry.model.id

    @property
    def data(self) -> Data:
        """The filled fields under their keys."""
        return entry_data(self.entry.model)


@dataclass(frozen=True)
class Snapshot:
    """A workspace in a revision; None: as it is in the work tree, or staged.

    `files` are those that are compared: what is the same on both sides need not be looked at. None: all.
    """

    situation: Situation
    revision: Revision | None
    files: frozenset[PurePosixPath] | None = None

    def _is_compared(self, file: PurePosixPath) -> bool:
        return self.files is None or file in self.files

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every entry that could be read, by 编号; of two with one 编号 the first is meant (DJ005)."""
        found: dict[str, Item] = {}
        for item in self._items():
            found.setdefault(item.id, item)
        return found

    def _items(self) -> Iterator[Item]:
        for ledger in self.situation.book.ledgers:
            if self._is_compared(ledger.file):
                for entry in ledger.entries:
                    yield Item(ledger.file, ledger, entry)

    @cached_property
    def _shares(self) -> Mapping[str, frozenset[str]]:
        return units_with_a_share(self.situation.book)

    def owed(self, item: Item) -> tuple[Obligation, ...]:
        """What an entry is owed as (its own share, without placeholders); nothing for what nobody owes."""
        if not isinstance(item.entry.model, Matter):
            return ()
        entry = cast("Entry[Matter]", item.entry)
        shares = self._shares.get(item.id, frozenset())
        expansions = expand(self.situation.book, item.ledger, entry, shares)
        return next((each.obligations for each in expansions if not each.placeholder), ())

    @cached_property
    def headers(self) -> Mapping[PurePosixPath, Data]:
        """The header of every ledger that could be read."""
        ledgers = (ledger for ledger in self.situation.book.ledgers if self._is_compared(ledger.file))
        return {ledger.file: entry_data(ledger.header) for ledger in ledgers}

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """编号 that are known but could not be read."""
        unread = (one for one in self.situation.book.unread if self._is_compared(one.where.file))
        return frozenset(one.id for one in unread if one.id is not None)

    @property
    def unread_files(self) -> frozenset[PurePosixPath]:
        """Files that could not be read at all: what stands in them is neither there nor gone."""
        return frozenset(file for file in self.situation.book.unread_files if self._is_compared(file))
