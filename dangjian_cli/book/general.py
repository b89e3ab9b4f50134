"""What is particular of the entries of a 通用清单: columns that must be filled, keys that no column stands for."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dangjian_cli.book.shape import Shaped
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.general import COLUMNS_KEY
from dangjian_cli.models.kinds import Kind
from dangjian_cli.models.own_kind import matter_names
from dangjian_cli.syntax.parsed import Data


class Sifted(NamedTuple):
    """An entry without the keys that cannot be judged or do not belong here, and what is to be said of these."""

    item: Mapping[str, Data]
    faults: tuple[Fault, ...]


def sift(kind: Kind, item: Mapping[str, Data], place: Place, header_lost: frozenset[str]) -> Sifted:
    """Take out what belongs to entries that are owed, where these are records.

    Of a 栏目 that could not be read nothing is known: keys that it may declare are passed over, it was told once.
    """
    known = {info.alias for info in kind.entry.model_fields.values()} | set(kind.synonyms)
    blind = COLUMNS_KEY in header_lost and not kind.entry.OWN
    misplaced = frozenset() if issubclass(kind.entry, Matter) else matter_names() - known
    left_out = {key for key in item if key in misplaced or (blind and key not in known)}
    kept = {key: value for key, value in item.items() if key not in left_out}
    faults = (Fault("DJ003", place.key(key), {"key": key}, "of_matter") for key in item if key in misplaced)
    return Sifted(kept if left_out else item, () if blind else tuple(faults))


def told(kind: Kind, shaped: Shaped[EntryModel], place: Place, *, broken: bool) -> Iterator[Fault]:
    """The faults of an entry, where a column could be declared with that remedy; then the columns left empty.

    In a `broken` file a column may be among what could not be read: nothing is said of keys that none stands for.
    """
    for fault in shaped.faults:
        if not (fault.code == "DJ003" and not fault.variant and _is_top(fault, place)):
            yield fault
        elif not broken:
            yield Fault("DJ003", fault.where, fault.values, "undeclared")
    if shaped.model is None:
        return
    for name, column in kind.entry.OWN.items():
        key, value = column.name or "", getattr(shaped.model, name)
        if not column.required or key in shaped.lost:
            continue
        if value is None or value == ():
            yield Fault("DJ023", place.entry, {"key": key}, "missing")
        elif isinstance(value, str) and not value.strip():
            yield Fault("DJ023", place.at(shaped.written.get(key, key)), {"key": key}, "blank")


def _is_top(fault: Fault, place: Place) -> bool:
    return isinstance(fault.where, Place) and len(fault.where.path) == len(place.path) + 1
