"""One parsed file becomes a ledger: header and every entry validated alone, faults collected, nothing lost silently."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.base.text import closest
from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
from dangjian_cli.book.shape import Elsewhere, Shaped, excerpt, shape
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Place, Step
from dangjian_cli.models.describe import takes_text
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.fields import NAME_SEPARATOR
from dangjian_cli.models.kinds import GENERAL, KIND_BY_NAME, KIND_KEY, LIST_KEY, Kind, kind_of
from dangjian_cli.models.shelf import UNIT_RECORD
from dangjian_cli.syntax.parsed import Data, ParsedFile, Unread

_UNIT_KEY = "责任单位"
_HEADER_FACTS = frozenset({"年度", "单位", "基准日"})
_NO_SYNONYMS: Mapping[str, str] = {}


class Validated(NamedTuple):
    """A ledger (None when its kind is not known) and the faults of its shape."""

    ledger: Ledger | None
    faults: tuple[Fault, ...]


def validate(parsed: ParsedFile) -> Validated:
    """Validate one file. Faults of the text itself are the parser's and not repeated here."""
    place = Place(parsed.source.path, revision=parsed.source.revision)
    if not isinstance(parsed.data, dict):
        return Validated(None, ())
    kind = kind_of(parsed.data)
    if kind is None:
        known = (KIND_KEY,) in parsed.omitted
        return Validated(None, () if known else (_kind_fault(parsed.data, place),))
    return _Reader(parsed, parsed.data, kind, place).read()


def _kind_fault(data: Mapping[str, Data], place: Place) -> Fault:
    name = data.get(KIND_KEY)
    known = "、".join(KIND_BY_NAME)
    if not isinstance(name, str):
        return Fault("DJ022", place if name is None else place.at(KIND_KEY), {"known": known}, "missing")
    near = closest(name, KIND_BY_NAME)
    values = {"kind": name, "known": known, "near": near or ""}
    return Fault("DJ022", place.at(KIND_KEY), values, "near" if near else "unknown")


class _Reader:
    """Reads one file of a known kind."""

    def __init__(self, parsed: ParsedFile, data: dict[str, Data], kind: Kind, place: Place) -> None:
        self.parsed = parsed
        self.data: dict[str, Data] = data
        self.list_key = _list_key(data, kind)
        self.above = {key: value for key, value in data.items() if key != self.list_key}
        self.elements = data.get(self.list_key)
        self.kind = kind
        self.unit_key = "单位" if UNIT_RECORD.covers(kind.entry) else _UNIT_KEY
        self.place = place
        self.faults: list[Fault] = []
        self.unread: list[UnreadEntry] = [_broken(piece, parsed) for piece in parsed.unread]
        self.omitted = _by_entry(parsed.omitted)
        self.of_header = Elsewhere(kind.header, "of_header")

    def read(self) -> Validated:
        """The ledger, with the entries that could be read."""
        header = shape(self.kind.header, self.above, self.place, _NO_SYNONYMS, Elsewhere(self.kind.entry, "of_entry"))
        self.faults += header.faults
        if header.model is None:
            return Validated(None, tuple(self.faults))
        lost = header.lost | {str(path[0]) for path in self.parsed.omitted if path[0] != LIST_KEY}
        entries: list[Entry[EntryModel]] = []
        if self.list_key == LIST_KEY and isinstance(self.elements, list):
            entries = [entry for index, item in enumerate(self.elements) if (entry := self._entry(index, item, lost))]
        else:
            self._no_list()
        self.faults += self._misread()
        ledger = Ledger(self.place.file, self.kind, header.model, tuple(entries), tuple(self.unread), frozenset(lost))
        return Validated(ledger, tuple(self.faults))

    def _no_list(self) -> None:
        """DJ021, unless a fault of the text took the list away; what stands where it should stand is not counted."""
        where = self.place.at(self.list_key)
        if self.list_key != LIST_KEY:
            key = self.place.key(self.list_key)
            self.faults.append(Fault("DJ021", key, {"written": self.list_key, "key": LIST_KEY}, "list_key"))
        elif self.elements is not None:
            self.faults.append(Fault("DJ021", where, {"key": LIST_KEY}, "entries_not_list"))
        elif not self.parsed.unread and (LIST_KEY,) not in self.parsed.omitted:
            self.faults.append(Fault("DJ021", self.place, {"key": LIST_KEY}, "no_entries"))
        if isinstance(self.elements, list):
            self.unread += [self._known(item, where.at(index)) for index, item in enumerate(self.elements)]
        elif self.elements is not None:
            self.unread.append(self._known(self.elements, where))

    def _known(self, item: Data, where: Place) -> UnreadEntry:
        """What is known of something that could not be read as an entry."""
        pair = item if isinstance(item, dict) else {}
        return UnreadEntry(_text(pair.get("编号")), _text(pair.get(self.kind.title_key)), None, where)

    def _entry(self, index: int, item: Data, header_lost: frozenset[str]) -> Entry[EntryModel] | None:
        place = self.place.at(LIST_KEY, index)
        if not isinstance(item, dict):
            self.faults.append(Fault("DJ024", place, {"key": LIST_KEY, "value": excerpt(item)}, "entry_not_mapping"))
            self.unread.append(self._known(item, place))
            return None
        shaped = self._shaped(item, place, header_lost)
        lost = shaped.lost | self.omitted.get(index, frozenset())
        counted = shaped.model is not None and not (lost & self.kind.fact_keys or header_lost & _HEADER_FACTS)
        if not counted:
            self.unread.append(self._unread(item, shaped, place, lost))
        return Entry(shaped.model, place, self.kind.written(shaped.written), counted, lost) if shaped.model else None

    def _shaped(self, item: Mapping[str, Data], place: Place, header_lost: frozenset[str]) -> Shaped[EntryModel]:
        """The entry against its model; in a 通用清单 more is to be said, for its columns are its own."""
        above = self.of_header
        if self.kind.name != GENERAL.name:
            shaped = shape(self.kind.entry, item, place, self.kind.synonyms, above)
            if shaped.faults:
                self.faults += shaped.faults
            return shaped
        from dangjian_cli.book.general import sift, told
        from dangjian_cli.models.general import COLUMNS_KEY

        broken = COLUMNS_KEY in header_lost or any(piece.id is None for piece in self.parsed.unread)
        sifted = sift(self.kind, item, place, header_lost)
        shaped = shape(self.kind.entry, sifted.item, place, self.kind.synonyms, above)
        self.faults += (*sifted.faults, *told(self.kind, shaped, place, broken=broken))
        return shaped

    def _unread(
        self, item: Mapping[str, Data], shaped: Shaped[EntryModel], place: Place, lost: frozenset[str]
    ) -> UnreadEntry:
        """What is known of an entry that cannot be counted; without a unit when that is the very key at fault."""
        written = self.kind.written(shaped.written)
        id_, title, units = (item.get(written.get(key, key)) for key in ("编号", self.kind.title_key, self.unit_key))
        unit: Data | None = None
        if self.kind.entry.OWN_NAMES.get(self.unit_key, self.unit_key) not in lost:
            first = units[0] if isinstance(units, list) and units else units
            unit = first.split(NAME_SEPARATOR)[0].strip() if isinstance(first, str) else self.above.get("单位")
        return UnreadEntry(_text(id_), _text(title), _text(unit), place.entry)

    def _misread(self) -> Iterator[Fault]:
        """DJ006: bare values of text fields that other programs would read as something else."""
        for path in sorted(self.parsed.bare, key=str):
            if path[0] == LIST_KEY:
                keys = tuple(self.kind.synonyms.get(str(step), step) for step in path[2:3]) + path[3:]
                is_text = takes_text(self.kind.entry, keys)
            else:
                is_text = takes_text(self.kind.header, path)
            if is_text:
                key = next(step for step in reversed(path) if isinstance(step, str))
                yield Fault("DJ006", self.place.at(*path), {"key": key, "value": str(_value(self.data, path))})


def _list_key(data: Mapping[str, Data], kind: Kind) -> str:
    """条目; where there is none, the unknown key that holds a list of mappings instead."""
    if LIST_KEY in data:
        return LIST_KEY
    header = {info.alias for info in kind.header.model_fields.values()}
    lists = ((key, value) for key, value in data.items() if key not in header and isinstance(value, list))
    return next((key for key, value in lists if any(isinstance(item, dict) for item in value)), LIST_KEY)


def _value(node: Data, path: Sequence[Step]) -> Data:
    """The value at a path of the data."""
    for step in path:
        if isinstance(node, dict) and isinstance(step, str):
            node = node[step]
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step]
    return node


def _text(value: Data | None) -> str | None:
    return value if isinstance(value, str) else None


def _broken(piece: Unread, parsed: ParsedFile) -> UnreadEntry:
    return UnreadEntry(piece.id, None, None, Location(parsed.source.path, piece.span, parsed.source.revision))


def _by_entry(omitted: tuple[tuple[Step, ...], ...]) -> Mapping[int, frozenset[str]]:
    """Top keys of entries whose values the parser had to leave out, by index of the entry."""
    lost: dict[int, set[str]] = {}
    for path in omitted:
        if len(path) > 2 and path[0] == LIST_KEY and isinstance(path[1], int):
            lost.setdefault(path[1], set()).add(str(path[2]))
    return {index: frozenset(keys) for index, keys in lost.items()}
