"""Entry, Ledger, UnreadEntry: what Book holds and rules see."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Generic, NamedTuple, TypeVar

from dangjian_cli.diagnostics.diagnostic import Location, Place, Step
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Header
from dangjian_cli.models.kinds import Kind
from dangjian_cli.models.later import Later

M_co = TypeVar("M_co", bound=EntryModel, covariant=True)
N = TypeVar("N", bound=EntryModel)


class Entry(NamedTuple, Generic[M_co]):
    """One entry and where it stands. `written` maps a key to the synonym that the file has for it.

    `counted` is False when a faulty key bears facts: the entry is shown and checked, but counts as 有误未计. `lost` are
    the keys whose values were left out as faulty: they were reported, and nothing may be said of their absence.
    """

    model: M_co
    place: Place
    written: Mapping[str, str] = {}
    counted: bool = True
    lost: frozenset[str] = frozenset()

    def at(self, *steps: Step) -> Place:
        """The value at a key of the entry, or below it."""
        return self.place.at(*self._as_written(steps))

    def key(self, *steps: Step) -> Place:
        """The key itself."""
        return self.place.key(*self._as_written(steps))

    def _as_written(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return (self.written.get(str(steps[0]), steps[0]), *steps[1:]) if self.written else steps


class UnreadEntry(NamedTuple):
    """An entry that is known but not counted (有误未计): broken, or faulty in a key that bears facts."""

    id: str | None
    title: str | None
    unit: str | None
    where: Place | Location


class Ledger(NamedTuple):
    """One file: its kind, its header, its entries. `lost` are header keys that were left out."""

    file: PurePosixPath
    kind: Kind
    header: Header
    entries: tuple[Entry[EntryModel], ...]
    unread: tuple[UnreadEntry, ...] = ()
    lost: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """名称, or the file's name without its ending."""
        return self.header.name or self.file.stem

    @property
    def known(self) -> int:
        """How many entries the file has, read or not."""
        return sum(entry.counted for entry in self.entries) + len(self.unread)

    def place(self, *steps: Step) -> Place:
        """A value of the header."""
        return Place(self.file, steps)

    def of(self, model: type[N] | Later[N]) -> Iterator[Entry[N]]:
        """The entries of one model."""
        made = self.kind.entry
        if model.covers(made) if isinstance(model, Later) else issubclass(made, model):
            yield from self.entries  # type: ignore[misc]  # narrowed by the test of their kind
