"""The careful reading of one file: nodes with places, every mistake, what was left out. `parse` and `locate` share it,
so their paths agree.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.clash import leave_out_clash
from dangjian_cli.syntax.mistakes.characters import characters
from dangjian_cli.syntax.mistakes.conflicts import conflicts, without_conflicts
from dangjian_cli.syntax.mistakes.finding import Finding
from dangjian_cli.syntax.mistakes.silent import lost_texts
from dangjian_cli.syntax.nodes import Mapping, Pair, Scalar, scalars
from dangjian_cli.syntax.pieces import next_content
from dangjian_cli.syntax.progress import Piece
from dangjian_cli.syntax.recover import recover
from dangjian_cli.syntax.settle import Path, settle

Stretches = Sequence[tuple[int, int]]
"""Starts and ends, sorted, without overlap."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, with places. `root` is None when it is no mapping or nothing of it could be read."""

    lines: Lines
    """Of the text as the parser saw it: the offsets are those of the source."""
    root: Mapping | None
    seen: tuple[Pair, ...]
    """The pairs of the top as they were read, before anything was left out."""
    findings: tuple[Finding, ...]
    unread: tuple[Piece, ...]
    omitted: tuple[Path, ...]
    bare: tuple[Path, ...]


def read(text: str) -> Reading:
    """Read a text with care."""
    seen = characters(text)
    original = Lines.of(seen.text)
    clashes = conflicts(original)
    lines = Lines(without_conflicts(original, clashes), original.starts) if clashes else original
    recovered = recover(lines)
    if not (recovered.pairs or recovered.findings or clashes):
        recovered.findings.append(_nothing(lines))
    seen_pairs = tuple(recovered.pairs)
    for clash in clashes:
        leave_out_clash(original, recovered, clash)
    pairs = [pair for pair in recovered.pairs if not _is_lost(pair, recovered.lost)]
    settled = settle(lines, pairs, seen.replaced)
    named = {piece.start: piece for piece in (*recovered.unread, *settled.unread)}
    unread = tuple(named[start] for start in sorted(named))
    findings = (*seen.findings, *(clash.finding for clash in clashes), *recovered.findings, *settled.findings)
    return Reading(
        lines,
        settled.root if pairs else None,
        seen_pairs,
        (*findings, *_lost_texts(lines.text, seen_pairs, unread, findings)),
        unread,
        (*((key,) for key in recovered.lost if key), *settled.omitted),
        tuple(settled.bare),
    )


def stretch_at(stretches: Stretches, offset: int) -> tuple[int, int] | None:
    """The stretch in which the offset lies."""
    index = bisect_right(stretches, (offset, sys.maxsize)) - 1
    found = stretches[index] if index >= 0 else None
    return found if found is not None and offset < found[1] else None


def _nothing(lines: Lines) -> Finding:
    """DJ021: nothing, or nothing but comments."""
    commented = next_content(lines, 1) > lines.count and bool(lines.text.strip())
    return Finding("DJ021", "only_comments" if commented else "empty", 0, 0)


def spoken(pairs: Iterable[Pair]) -> Stretches:
    """The stretches of all scalars: a `#` within one is no comment."""
    return tuple(sorted((one.start, one.end) for pair in pairs for node in pair for one in scalars(node)))


def _is_lost(pair: Pair, lost: Sequence[str]) -> bool:
    return isinstance(pair[0], Scalar) and pair[0].value in lost


def _lost_texts(
    text: str, pairs: Sequence[Pair], unread: Sequence[Piece], findings: Sequence[Finding]
) -> Iterable[Finding]:
    """DJ017 for comments glued to a word, but where another finding says so already or the piece was not read."""
    candidates = lost_texts(text)
    values = spoken(pairs) if candidates else ()
    pieces = sorted((piece.start, piece.end) for piece in unread)
    told = {finding.start for finding in findings}
    for finding in candidates:
        at = finding.start
        if at not in told and stretch_at(values, at) is None and stretch_at(pieces, at) is None:
            yield finding
