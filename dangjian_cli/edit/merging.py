"""Merging two versions of a ledger that come from one: entry by entry by 编号, field by field, record by record.

The result is our text with the least change. A piece that only one side touched is that side's, as written; in one that
both touched the lines are merged, and where that does not give the data wanted our text is revised. What clashes is put
between the marks of git, as little as can be: a field, else an entry. The result is proven: with either side kept
everywhere, reading it yields the data worked out.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.edit.merge_fields import Clash, Outcome, both, settled, taken
from dangjian_cli.edit.merge_lines import OURS, marked, merged_lines, resolved
from dangjian_cli.edit.merge_pieces import ID_KEY, NotMergeableError, Piece, Pieces, assembled, taken_apart
from dangjian_cli.edit.merge_snippet import clean, header_snippet
from dangjian_cli.edit.merge_values import ordered
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data

Token = tuple[str, str]


class Merged(NamedTuple):
    """The merged text (no BOM, our line ends), what clashes in it, and where comments of theirs were left behind."""

    text: str
    clashes: tuple[Clash, ...]
    left_behind: tuple[str, ...]


def merge(base: SourceFile, ours: SourceFile, theirs: SourceFile) -> Merged:
    """One ledger of two that come from `base`. Raises NotMergeableError where that cannot be done and proven."""
    return _Merge((ours, theirs), *(taken_apart(side) for side in (base, ours, theirs))).merged()


class _Merge:
    """One merge: three ledgers taken apart, the texts of all entries with their dashes in our column."""

    def __init__(self, sources: Sequence[SourceFile], base: Pieces, ours: Pieces, theirs: Pieces) -> None:
        self._sources = sources
        self._like = sources[0]
        self._sides = base, ours, theirs
        self._column = (ours if ours.entries else theirs).column
        self._base, self._ours, self._theirs = (self._by_token(side) for side in self._sides)
        nameless = [{token for token in side if token[0] != "id"} for side in (self._base, self._ours, self._theirs)]
        if not nameless[0] == nameless[1] == nameless[2]:
            raise NotMergeableError(f"改过的条目里有的没有“{ID_KEY}”，或编号重复")

    def _by_token(self, side: Pieces) -> dict[Token, Piece]:
        by = self._column - side.column
        return {piece.token: piece.moved(by) for piece in side.entries}

    def merged(self) -> Merged:
        """The result, proven."""
        head, tail = self._head(), self._tail()
        outcomes = {token: self._entry(token) for token in {**self._ours, **self._theirs}}
        kept = {token: outcome for token, outcome in outcomes.items() if outcome is not None}
        order = ordered([*self._base], [*self._ours], [*self._theirs], set(kept))
        text = assembled(head.text, [kept[token].text for token in order], tail)
        self._prove(text, head, [kept[token] for token in order])
        clashes = (*head.clashes, *(clash for token in order for clash in kept[token].clashes))
        left = ("台账头",) * head.left_behind + tuple(token[1] for token in order if kept[token].left_behind)
        return Merged(self._as_ours(text), clashes, left)

    def _as_ours(self, text: str) -> str:
        if self._like.text and not self._like.text.endswith("\n"):
            text = text.removesuffix("\n")
        return text.replace("\n", "\r\n") if self._like.newline == "\r\n" else text

    def _tail(self) -> str:
        base, ours, theirs = (side.tail for side in self._sides)
        tail = taken(base, ours, theirs)
        if tail is None:
            tail = merged_lines(base, ours, theirs)
        if tail is None and not any(side.strip() for side in (base, ours, theirs)):
            return ours
        if tail is None:
            raise NotMergeableError("条目后面的内容两方都改了")
        return tail

    def _head(self) -> Outcome:
        """What stands above the entries."""
        base, ours, theirs = self._sides
        wanted = settled(base.header, ours.header, theirs.header)
        text = taken(base.head, ours.head, theirs.head)
        if text is None and any(side.tail.strip() and side.header for side in self._sides):
            text = merged_lines(base.head, ours.head, theirs.head)
        if text is not None:
            return Outcome(text, wanted[0], wanted[0])
        snippets = [header_snippet(self._like, side.head, side.header) for side in self._sides]
        outcome = both(None, snippets, wanted)
        if outcome is None:
            raise NotMergeableError("台账头两方都改了")
        return outcome

    def _entry(self, token: Token) -> Outcome | None:
        """One entry; None when it is gone."""
        base, ours, theirs = (side.get(token) for side in (self._base, self._ours, self._theirs))
        if base is not None and (ours is None or theirs is None):
            return self._deleted(base, ours, theirs)
        if ours is None or theirs is None:
            one = ours or theirs
            return Outcome(one.text, one.written, one.written) if one is not None else None
        text = taken(base.text if base is not None else None, ours.text, theirs.text)
        if text is not None:
            return Outcome(text, text.strip(), text.strip())
        outcome = self._changed(base, ours, theirs)
        return outcome if outcome is not None else _undecided(base, ours, theirs)

    def _deleted(self, base: Piece, ours: Piece | None, theirs: Piece | None) -> Outcome | None:
        """An entry that one side took out; the other may have changed it."""
        one = ours or theirs
        if one is None or one.same(base):
            return None
        return _undecided(base, ours, theirs)

    def _changed(self, base: Piece | None, ours: Piece, theirs: Piece) -> Outcome | None:
        """An entry that both sides wrote anew; None when it is to be decided as a whole."""
        if base is None:
            return Outcome(ours.text, ours.written, ours.written) if ours.same(theirs) else None
        if base.data is None or ours.data is None or theirs.data is None:
            text = merged_lines(base.text, ours.text, theirs.text)
            return Outcome(text, text.strip(), text.strip()) if text is not None else None
        snippets = [one.snippet for one in (base, ours, theirs)]
        return both(ours.token[1], snippets, settled(base.data, ours.data, theirs.data))

    def _prove(self, text: str, head: Outcome, entries: Sequence[Outcome]) -> None:
        """Reading the text with either side kept gives what was worked out."""
        self._prove_side(resolved(text, "ours"), head.ours, [one.ours for one in entries])
        if OURS in text:
            self._prove_side(resolved(text, "theirs"), head.theirs, [one.theirs for one in entries])

    @cached_property
    def _known(self) -> Counter[str]:
        """The faults that our side and theirs bring along."""
        return Counter(fault.code for side in self._sources for fault in parse(side).faults)

    def _prove_side(self, text: str, header: Data | None, entries: Sequence[Data | None]) -> None:
        result = self._like._replace(text=text, newline="\n")
        pieces, wanted = taken_apart(result), [one for one in entries if one is not None]
        fitting = zip(pieces.entries, wanted, strict=False)
        if pieces.header != header or len(pieces.entries) != len(wanted) or not all(_says(*each) for each in fitting):
            raise NotMergeableError("合并以后读出来不对")
        whole = parse(result)
        if not clean(whole):
            if Counter(fault.code for fault in whole.faults) - self._known:
                raise NotMergeableError("合并以后读出来有新的错误")
            return
        listed = whole.data.get(LIST_KEY, []) if isinstance(whole.data, dict) else []
        tokens = [(piece.token, one) for piece, one in zip(pieces.entries, wanted, strict=True)]
        if len(listed) != len(tokens) or not all(_is(*each) for each in zip(listed, tokens, strict=True)):
            raise NotMergeableError("合并以后读出来不对")


def _says(piece: Piece, wanted: Data) -> bool:
    """Whether an entry is as it was taken, or says what was worked out."""
    return piece.written == wanted if isinstance(wanted, str) else piece.data == wanted


def _is(read: Data, wanted: tuple[Token, Data]) -> bool:
    """Whether reading the whole ledger found at this place what reading the entry alone did."""
    (kind, id_), content = wanted
    if not isinstance(content, str):
        return read == content
    return kind != "id" or (isinstance(read, dict) and read.get(ID_KEY) == id_)


def _undecided(base: Piece | None, ours: Piece | None, theirs: Piece | None) -> Outcome:
    """A whole entry to be decided."""
    one = ours or theirs
    assert one is not None
    content: list[Data | None] = [
        None if side is None else side.written if side.data is None else side.data for side in (base, ours, theirs)
    ]
    text = marked(ours.text if ours is not None else "", theirs.text if theirs is not None else "")
    return Outcome(
        text, ours.written if ours else None, theirs.written if theirs else None, (Clash(one.token[1], None, *content),)
    )
