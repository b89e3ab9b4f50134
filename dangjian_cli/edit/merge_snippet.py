"""One entry, or the header, as a small ledger of its own: what is asked of its text and changed in it."""

import re
from collections import Counter
from functools import cached_property

from dangjian_cli.diagnostics.diagnostic import Place, Step
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data, ParsedFile
from dangjian_cli.syntax.revise import NotRevisedError, revise
from dangjian_cli.syntax.writing import entry_lines

_FRAME = f"台账: 任务清单\n{LIST_KEY}:\n"
"""What makes a ledger of one entry."""
_HARMLESS = frozenset({"DJ002", "DJ006", "DJ027"})
"""Faults of a text that is read as it stands all the same."""
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_REMARK = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


def clean(parsed: ParsedFile) -> bool:
    """Whether the data hold all that stands in the text."""
    return not parsed.unread and not parsed.omitted and all(fault.code in _HARMLESS for fault in parsed.faults)


class Snippet:
    """A part of a ledger; `path` leads to its mapping, `frame` is the text put above it."""

    def __init__(
        self, like: SourceFile, text: str, frame: str, path: tuple[Step, ...], data: dict[str, Data] | None = None
    ) -> None:
        self.text = text
        self._known = data
        self._frame = frame
        self._path = path
        self._source = like._replace(text=frame + text, newline="\n", bom=False)

    @cached_property
    def data(self) -> dict[str, Data] | None:
        """The data; None where they cannot be trusted, or there is not exactly one entry."""
        if self._known is not None:
            return self._known
        parsed = parse(self._source)
        if not clean(parsed) or not isinstance(parsed.data, dict):
            return None
        if not self._path:
            return parsed.data
        listed = parsed.data.get(LIST_KEY)
        one = listed[0] if isinstance(listed, list) and len(listed) == 1 else None
        return one if isinstance(one, dict) else None

    def bearing(self, text: str) -> "Snippet":
        """Another text in its place."""
        return Snippet(self._source, text, self._frame, self._path)

    def revised(self, wanted: dict[str, Data]) -> "Snippet | None":
        """The smallest change that gives it these data; None where that would do harm."""
        if self.data == wanted:
            return self
        held = parse(self._source).data
        if not isinstance(held, dict):
            return None
        try:
            text = revise(self._source, {**held, LIST_KEY: [wanted]} if self._path else wanted)
        except NotRevisedError:
            return None
        return self.bearing(text[len(self._frame) :])

    def anew(self, wanted: dict[str, Data]) -> "Snippet | None":
        """The entry in canonical form, in its place; a header is not written anew."""
        dash = re.search(r"^(?P<above>(?:[ ]*\n)*)(?P<indent>[ ]*)- ", self.text)
        if not self._path or dash is None:
            return None
        lines = entry_lines(wanted).splitlines()
        return self.bearing(dash["above"] + "".join(f"{dash['indent']}{line[2:]}\n" for line in lines))

    def lines_of(self, key: str, before: str = "") -> tuple[int, int] | None:
        """The lines of a key with its value, from 0; None where it is not there, or where more than blanks stand in
        front of it (`before`: than that).
        """
        if self.data is None or key not in self.data:
            return None
        place = Place(self._source.path, self._path)
        spans = locate(self._source, [place.key(key), place.at(key)])
        start, end = spans[place.key(key)].start, spans[place.at(key)].end
        lines = self._source.text.split("\n")
        if lines[start.line - 1][: start.column - 1].strip() not in ("", before):
            return None
        last = end.line - 1 if end.column == 1 else end.line
        while last > start.line and re.match(r"\s*(?:#|$)", lines[last - 1]):
            last -= 1
        above = self._frame.count("\n")
        return start.line - 1 - above, last - above

    def behind(self, key: str, other: "Snippet") -> tuple[int, int] | None:
        """Where a key would stand that only the other has: behind the key it follows there."""
        keys = [*(other.data or {})]
        for before in reversed(keys[: keys.index(key)] if key in keys else keys):
            if (found := self.lines_of(before, "-")) is not None:
                return found[1], found[1]
        return None

    def remarks(self) -> Counter[str]:
        """The comments in the text."""
        return Counter(found.rstrip() for found in _REMARK.findall(_QUOTED.sub("", self.text)))


def entry_snippet(like: SourceFile, text: str) -> Snippet:
    """An entry."""
    return Snippet(like, text, _FRAME, (LIST_KEY, 0))


def header_snippet(like: SourceFile, text: str, data: dict[str, Data]) -> Snippet:
    """What stands above the list of entries."""
    return Snippet(like, text, "", (), data)
