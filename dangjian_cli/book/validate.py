"""One parsed file becomes a ledger: header and every entry validated alone, faults collected, nothing lost in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dangjian_cli.base.text import closest
from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
from dangjian_cli.book.shape import Shaped, shape
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Place, Step
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.kinds import KIND_BY_NAME, KIND_KEY, LIST_KEY, Kind
from dangjian_cli.syntax.parsed import Data, ParsedFile, Unread

_HEADER_FACTS = frozenset({"年度", "单位", "基准日"})
_NO_SYNONYMS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Validated:
    """A ledger (None when its kind is not known) and the faults of its shape."""

    ledger: Ledger | None
    faults: tuple[Fault, ...]


def validate(parsed: ParsedFile) -> Validated:
    """Validate one file. Faults of the text itself are the parser's and not repeated here."""
    place = Place(parsed.source.path, revision=parsed.source.revision)
    if not isinstance(parsed.data, dict):
        return Validated(None, ())
    kind = _kind(parsed.data.get(KIND_KEY))
    if kind is None:
        return Validated(None, (_kind_fault(parsed.data, place),))
    return _Reader(parsed, parsed.data, kind, place).read()


def _kind(name: Data | None) -> Kind | None:
    return KIND_BY_NAME.get(name) if isinstance(name, str) else None


def _kind_fault(data: Mapping[str, Data], place: Place) -> Fault:
    name = data.get(KIND_KEY)
    known = "、".join(KIND_BY_NAME)
    if not isinstance(name, str):
        return Fault("DJ022", place, {"known": known}, "missing")
    near = closest(name, KIND_BY_NAME)
    values = {"kind": name, "known": known, "near": near or ""}
    return Fault("DJ022", place.at(KIND_KEY), values, "near" if near else "unknown")


class _Reader:
    """Reads one file of a known kind."""

    def __init__(self, parsed: ParsedFile, data: dict[str, Data], kind: Kind, place: Place) -> None:
        self.parsed = parsed
        self.data = data
        self.kind = kind
        self.place = place
        self.faults: list[Fault] = []
        self.unread: list[UnreadEntry] = [_broken(piece, parsed) for piece in parsed.unread]
        self.omitted = _by_entry(parsed.omitted)

    def read(self) -> Validated:
        elements = self.data.pop(LIST_KEY, None)
        header = shape(self.kind.header, self.data, self.place, _NO_SYNONYMS)
        self.faults += header.faults
        lost = header.lost | {str(path[0]) for path in self.parsed.omitted if len(path) == 1}
        if header.model is None or not isinstance(elements, list):
            self._no_list(elements)
            elements = []
        entries = [entry for index, item in enumerate(elements) if (entry := self._entry(index, item, lost))]
        if header.model is None:
            return Validated(None, tuple(self.faults))
        ledger = Ledger(
            PurePosixPath(self.place.file),
            self.kind,
            header.model,
            tuple(entries),
            tuple(self.unread),
            frozenset(lost),
        )
        return Validated(ledger, tuple(self.faults))

    def _no_list(self, elements: Data | None) -> None:
        if self.parsed.unread or (LIST_KEY,) in self.parsed.omitted:
            return
        if elements is None:
            self.faults.append(Fault("DJ021", self.place, {"key": LIST_KEY}, "no_entries"))
        elif not isinstance(elements, list):
            self.faults.append(Fault("DJ021", self.place.at(LIST_KEY), {"key": LIST_KEY}, "entries_not_list"))

    def _entry(self, index: int, item: Data, header_lost: frozenset[str]) -> Entry[EntryModel] | None:
        place = self.place.at(LIST_KEY, index)
        if not isinstance(item, dict):
            self.faults.append(Fault("DJ024", place, {"key": LIST_KEY, "value": str(item)[:20]}, "entry_not_mapping"))
            self.unread.append(UnreadEntry(None, None, None, place))
            return None
        shaped: Shaped[EntryModel] = shape(self.kind.entry, item, place, self.kind.synonyms)
        self.faults += shaped.faults
        self.faults += self._misread(index, item, place)
        lost = shaped.lost | self.omitted.get(index, frozenset())
        counted = shaped.model is not None and not (lost & self.kind.fact_keys or header_lost & _HEADER_FACTS)
        if not counted:
            self.unread.append(self._unread(item, place, lost))
        return Entry(shaped.model, place, shaped.written, counted) if shaped.model else None

    def _unread(self, item: Mapping[str, Data], place: Place, lost: frozenset[str]) -> UnreadEntry:
        units = item.get("责任单位")
        first = units[0] if isinstance(units, list) and units else units
        unit = first.split("、")[0] if isinstance(first, str) and "责任单位" not in lost else None
        if "责任单位" not in item and "责任单位" not in lost and isinstance(self.data.get("单位"), str):
            unit = str(self.data["单位"])
        id_, title = item.get("编号"), item.get(self.kind.title_key)
        return UnreadEntry(
            id_ if isinstance(id_, str) else None,
            title if isinstance(title, str) else None,
            unit,
            place.entry,
        )

    def _misread(self, index: int, item: Mapping[str, Data], place: Place) -> Iterator[Fault]:
        """DJ006: bare values of text fields that other programs would read as something else."""
        if not self.parsed.bare:
            return
        for path in self.parsed.bare:
            if path[:2] == (LIST_KEY, index) and len(path) > 2 and _is_text(self.kind, path[2:]):
                value = _value(item, path[2:])
                yield Fault("DJ006", place.at(*path[2:]), {"key": str(path[2]), "value": value})


def _is_text(kind: Kind, path: tuple[Step, ...]) -> bool:
    """Whether the field at the path takes text as it stands."""
    from dangjian_cli.models.describe import takes_text

    return takes_text(kind.entry, path)


def _value(item: Mapping[str, Data], path: tuple[Step, ...]) -> str:
    node: Data = dict(item)
    for step in path:
        if (isinstance(node, dict) and isinstance(step, str)) or (isinstance(node, list) and isinstance(step, int)):
            node = node[step]
    return str(node)


def _broken(piece: Unread, parsed: ParsedFile) -> UnreadEntry:
    return UnreadEntry(piece.id, None, None, Location(parsed.source.path, piece.span, parsed.source.revision))


def _by_entry(omitted: tuple[tuple[Step, ...], ...]) -> Mapping[int, frozenset[str]]:
    """Top keys of entries whose values the parser had to leave out, by index of the entry."""
    lost: dict[int, set[str]] = {}
    for path in omitted:
        if len(path) > 2 and path[0] == LIST_KEY and isinstance(path[1], int):
            lost.setdefault(path[1], set()).add(str(path[2]))
    return {index: frozenset(keys) for index, keys in lost.items()}
